//! Words of a heading as a key: one for every script, keyboard and case it may be written in.

use std::collections::HashSet;

use crate::lang::fold::folded;
use crate::lang::lookalike::heal;
use crate::lang::script::{is_cyrillic_word, to_latin};
use crate::lang::unify::unify;

/// Headings longer than this are none that a list holds, in bytes.
const LONGEST: usize = 120;

/// The words in small letters of ASCII, as far as there are any, without the marks around them.
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '@' | '-' | '\u{307}'))) {
        let word = word.trim_matches('-');
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        // Old scans have an at sign for every schwa.
        let word = heal(&word.replace('@', "ə"));
        let unified = unify(&word);
        let latin = if is_cyrillic_word(&unified) { to_latin(&unified) } else { unified };
        out.push_str(&folded(&latin));
    }
    out
}

/// A list of headings, to be asked with any writing of them.
pub struct Headings(HashSet<String>);

impl Headings {
    /// From the headings in their own spelling.
    pub fn of(words: &[&str]) -> Headings {
        Headings(words.iter().map(|words| key(words)).collect())
    }

    /// Whether the text is one of them.
    pub fn has(&self, text: &str) -> bool {
        text.len() <= LONGEST && self.0.contains(&key(text))
    }
}

#[cfg(test)]
mod tests {
    use super::{Headings, key};

    #[test]
    fn every_writing_of_a_heading_is_found() {
        let heads = Headings::of(&["Mündəricat", "ön söz", "istifadə olunmuş ədəbiyyat"]);
        for text in [
            "MÜNDƏRİCAT",
            "Munderic\u{430}t:",
            "Мүндәриҹат",
            "== Ön söz ==",
            "On soz",
            "İSTİFAD@ OLUNMUŞ @D@BİYYAT",
        ] {
            assert!(heads.has(text), "{text}: {}", key(text));
        }
        assert!(!heads.has("Mündəricatın sonu") && !heads.has(""));
    }
}
