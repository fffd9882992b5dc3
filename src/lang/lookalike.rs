//! A word of two scripts → the same word in one: letters that only look right become the right ones.
//!
//! Scanned and retyped pages mix `а` and `a`, `с` and `c` without a trace for the eye. A word whose strangers all
//! have a twin in the script of the rest is healed by look; where some have none (`Бakı`), by sound. Pure words are
//! never touched, so Russian stays Russian.

use super::case::lower_char;
use super::script::{is_azerbaijani_letter, is_table_letter, latin_letter};

/// Cyrillic letters with the Latin ones that look like them. Lower case differs from upper: В looks like B, в does not.
/// к, м and т are here in lower case too: print tells them apart, but look and sound lead to the same letter.
#[rustfmt::skip]
const TWINS: [(char, char); 32] = [
    ('а', 'a'), ('е', 'e'), ('о', 'o'), ('р', 'p'), ('с', 'c'), ('х', 'x'), ('у', 'y'), ('і', 'i'),
    ('ј', 'j'), ('һ', 'h'), ('ѕ', 's'), ('ә', 'ə'), ('к', 'k'), ('м', 'm'), ('т', 't'), ('А', 'A'),
    ('В', 'B'), ('Е', 'E'), ('К', 'K'), ('М', 'M'), ('Н', 'H'), ('О', 'O'), ('Р', 'P'), ('С', 'C'),
    ('Т', 'T'), ('У', 'Y'), ('Х', 'X'), ('Ј', 'J'), ('Һ', 'H'), ('Ѕ', 'S'), ('Ә', 'Ə'), ('І', 'I'),
];

/// Letters of Ukrainian and Macedonian: a twin of Latin letters, but never meant in a Cyrillic word of ours.
const fn never_meant(letter: char) -> bool {
    matches!(letter, 'і' | 'І' | 'ѕ' | 'Ѕ')
}

fn latin_twin(letter: char) -> Option<char> {
    TWINS.iter().find(|(cyrillic, _)| *cyrillic == letter).map(|(_, latin)| *latin)
}

/// `H` is the Һ of `Һәсән` for a typist without that key, but the Н of `НЕФТ` for the eye.
fn cyrillic_twin(letter: char, azerbaijani: bool) -> Option<char> {
    match letter {
        'H' if azerbaijani => Some('Һ'),
        'ɵ' => Some('ө'),
        'Ɵ' => Some('Ө'),
        _ => TWINS
            .iter()
            .find(|(cyrillic, latin)| *latin == letter && !never_meant(*cyrillic))
            .map(|(cyrillic, _)| *cyrillic),
    }
}

/// Whether the character is a Cyrillic letter.
pub const fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}' | '\u{A640}'..='\u{A69F}')
}

/// Whether the character is a Latin letter.
pub const fn is_latin(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2AF}'
        | '\u{1E00}'..='\u{1EFF}' | '\u{2C60}'..='\u{2C7F}' | '\u{A720}'..='\u{A7FF}')
}

/// Whether the word has letters of both scripts.
pub fn is_mixed(word: &str) -> bool {
    word.chars().any(is_cyrillic) && word.chars().any(is_latin)
}

/// The word in one script. Letters in composed form, in any case; a pure word comes back as it is, and so does one
/// with letters of other languages, where nothing can be told.
pub fn heal(word: &str) -> String {
    let told = |c: char| !is_cyrillic(c) || matches!(lower_char(c), 'і' | 'ѕ') || is_table_letter(c);
    if !is_mixed(word) || !word.chars().all(told) {
        return word.to_owned();
    }
    let cyrillic = || word.chars().filter(|c| is_cyrillic(*c));
    let latin = || word.chars().filter(|c| is_latin(*c));
    let azerbaijani = word.chars().any(|c| is_azerbaijani_letter(c) || matches!(c, 'ə' | 'Ə'));
    let many_cyrillic = cyrillic().count() > latin().count();
    // In lower case k m t and к м т differ in print: they tell what the word is, and their twins are no mistake.
    let to_latin = cyrillic().all(|c| latin_twin(c).is_some() && !matches!(c, 'к' | 'м' | 'т'));
    let to_cyrillic =
        latin().all(|c| cyrillic_twin(c, azerbaijani).is_some() && !matches!(c, 'k' | 'm' | 't'));
    if to_cyrillic && (!to_latin || many_cyrillic) {
        return word.chars().map(|c| cyrillic_twin(c, azerbaijani).unwrap_or(c)).collect();
    }
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        match latin_twin(letter) {
            // In a word that is Cyrillic for the most part, р was meant as r, not as p.
            Some(twin) if !many_cyrillic || to_latin => out.push(twin),
            _ if is_cyrillic(letter) => latin_letter(letter, &mut out),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::heal;

    #[test]
    fn strangers_take_the_script_of_the_rest() {
        for (word, expected) in [
            ("Xоcаlı", "Xocalı"),
            ("dövlәt", "dövlət"),
            ("Бaкы", "Бакы"),
            ("Hәсән", "Һәсән"),
            ("hәјат", "һәјат"),
            ("HЕФТ", "НЕФТ"),
            ("Бakı", "Bakı"),
            ("НАТО", "НАТО"),
            ("Вakı", "Bakı"),
            ("аtа", "ata"),
            ("тахtа", "taxta"),
        ] {
            assert_eq!(heal(word), expected, "{word}");
        }
    }
}
