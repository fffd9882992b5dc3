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
pub struct Headings {
    keys: HashSet<String>,
    /// The letters they begin with, a bit each.
    first: u32,
}

impl Headings {
    /// From the headings in their own spelling.
    pub fn of(words: &[&str]) -> Headings {
        let keys: HashSet<String> = words.iter().map(|words| key(words)).collect();
        let first = keys.iter().filter_map(|key| bit(*key.as_bytes().first()?)).fold(0, |all, bit| all | bit);
        Headings { keys, first }
    }

    /// Whether the text is one of them.
    pub fn has(&self, text: &str) -> bool {
        text.len() <= LONGEST && self.may_have(text) && self.keys.contains(&key(text))
    }

    /// A first look that nearly all lines fail: the letter or figure that the text begins with.
    fn may_have(&self, text: &str) -> bool {
        match text.bytes().find(|b| b.is_ascii_alphanumeric() || *b >= 0x80 || *b == b'@') {
            Some(b'0'..=b'9') | None => false,
            // Letters of two bytes are too many to tell apart here.
            Some(byte) => bit(byte).is_none_or(|bit| self.first & bit != 0),
        }
    }
}

/// The bit of a letter of ASCII.
fn bit(byte: u8) -> Option<u32> {
    byte.is_ascii_alphabetic().then(|| 1 << (byte & 31))
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
