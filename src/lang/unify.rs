//! One spelling for each letter: an index word in lower case, composed, with today's schwa.
//!
//! The archive holds the same letter in many encodings: `ş` as one character or as s + a cedilla, `ə` as the
//! turned e of the phonetic alphabet or as the Cyrillic letter, a word with letters of another script that look
//! alike. Only index words pass through here; the text of a chronicle is stored as delivered. A word that is
//! Cyrillic throughout stays so: [`script`](super::script) reads it.

use unicode_normalization::UnicodeNormalization;

use super::alphabet::{LETTERS, SOFT_HYPHEN, capital, is_apostrophe, small_letter};
use super::case::lower_char;
use super::lookalike::{heal, is_cyrillic, is_mixed};
use super::schwa::means_schwa;
use super::script::is_azerbaijani_letter;

/// Whether the character leaves no trace in an index word: soft hyphens, zero-width marks, apostrophes.
pub fn is_silent(letter: char) -> bool {
    matches!(letter, SOFT_HYPHEN | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}') || is_apostrophe(letter)
}

/// Appends the unified form of `word` to `out`. Words of other scripts only change case.
pub fn unify_into(word: &str, out: &mut String) {
    let start = out.len();
    // Most words are in lower case but for the first letter: their bytes are the answer.
    let bytes = word.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let first = capital(byte(0), byte(1));
    let mut at = first;
    while at < bytes.len() {
        match small_letter(byte(at), byte(at + 1)) {
            0 => break,
            width => at += width,
        }
    }
    if at == bytes.len() && at > 0 {
        let (head, tail) = word.split_at(first);
        out.extend(head.chars().map(lower_char));
        out.push_str(tail);
        return;
    }
    for letter in word.chars() {
        match letter {
            'a'..='z' | 'ə' | 'ı' | 'ö' | 'ü' | 'ç' | 'ş' | 'ğ' | '0'..='9' => out.push(letter),
            'I' => out.push('ı'),
            'A'..='Z' => out.push(letter.to_ascii_lowercase()),
            'Ə' | 'Ǝ' | 'ǝ' => out.push('ə'),
            'İ' => out.push('i'),
            'Ö' => out.push('ö'),
            'Ü' => out.push('ü'),
            'Ç' => out.push('ç'),
            'Ş' | 'ș' | 'Ș' => out.push('ş'),
            'Ğ' => out.push('ğ'),
            _ => {
                out.truncate(start);
                return unify_slowly(word, out);
            }
        }
    }
}

/// The same for words with rare characters: decomposed letters, ligatures, silent marks, letters of two scripts.
fn unify_slowly(word: &str, out: &mut String) {
    // A pure Cyrillic word, the usual case here, only changes case.
    let plain = |c: char| matches!(c, 'А'..='я' | 'Ё' | 'ё') || is_azerbaijani_letter(c);
    if word.chars().all(plain) {
        return out.extend(word.chars().map(lower_char));
    }
    // So does a Latin word with the Cyrillic schwa: whole pages are typed so.
    let latin = |c: char| LETTERS.contains(&lower_char(c));
    if word.chars().all(|c| matches!(c, 'ә' | 'Ә') || latin(c)) {
        return out.extend(word.chars().map(|c| if latin(c) { lower_char(c) } else { 'ə' }));
    }
    let mut unified = pass(word);
    // A mark left over may compose with a letter that the pass changed; every pass has fewer of them.
    while unified.contains(|c| matches!(c, '\u{300}'..='\u{36F}')) {
        let again = pass(&unified);
        if again == unified {
            break;
        }
        unified = again;
    }
    out.push_str(&unified);
}

fn pass(word: &str) -> String {
    let mut letters = compose(word);
    if is_mixed(&letters) {
        letters = heal(&letters);
    }
    let unified: String = letters.chars().map(|letter| lower_char(today(letter))).collect();
    if unified.contains(['ä', 'æ']) && means_schwa(&unified) {
        return unified.replace(['ä', 'æ'], "ə");
    }
    unified
}

/// The word with its letters whole, without ligatures and marks that leave no trace.
fn compose(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    // Before composition: I + U+0307 composes to İ by itself, but i or ı + U+0307 (a lower-cased İ) does not.
    let visible = word.chars().filter(|c| !is_silent(*c)).flat_map(split_ligature);
    for letter in visible.nfc() {
        match letter {
            '\u{307}' if out.ends_with('ı') => {
                out.pop();
                out.push('i');
            }
            '\u{307}' if out.ends_with('i') => {}
            // The stress of encyclopedias: no Cyrillic letter of ours is written with it.
            '\u{300}' | '\u{301}' if out.ends_with(is_cyrillic) => {}
            // The Greek grave accent composes to an apostrophe.
            _ if is_silent(letter) => {}
            _ => out.push(letter),
        }
    }
    out
}

/// Today's letter for one that stands for it in the archive whatever the word: wrong schwas, a comma for a
/// cedilla, the circumflex of Turkish, and the three letters that PDF readers make of Ş ş İ.
const fn today(letter: char) -> char {
    match letter {
        'Ǝ' | 'ǝ' => 'ə',
        'ș' | 'Ș' | 'Ģ' | 'ġ' => 'ş',
        'Ġ' => 'i',
        'â' | 'Â' => 'a',
        'î' | 'Î' => 'i',
        'û' | 'Û' => 'u',
        other => other,
    }
}

/// The letters of a Latin typographic ligature (U+FB00–U+FB06), or the character itself.
fn split_ligature(letter: char) -> impl Iterator<Item = char> {
    let letters: [Option<char>; 3] = match letter {
        'ﬀ' => [Some('f'), Some('f'), None],
        'ﬁ' => [Some('f'), Some('i'), None],
        'ﬂ' => [Some('f'), Some('l'), None],
        'ﬃ' => [Some('f'), Some('f'), Some('i')],
        'ﬄ' => [Some('f'), Some('f'), Some('l')],
        'ﬅ' | 'ﬆ' => [Some('s'), Some('t'), None],
        other => [Some(other), None, None],
    };
    letters.into_iter().flatten()
}

/// The unified form of one word.
pub fn unify(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    unify_into(word, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::unify;
    use crate::lang::case;
    use icu_casemap::CaseMapper;
    use icu_locale_core::langid;
    use proptest::prelude::*;

    #[test]
    fn golden_rows() {
        let table = include_str!("../../tests/golden/letters-unify.tsv");
        for row in table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let mut cells = row.split('\t');
            let (Some(word), Some(expected)) = (cells.next(), cells.next()) else { panic!("row: {row}") };
            let word = word.replace("<307>", "\u{307}").replace("<327>", "\u{327}").replace("<AD>", "\u{AD}");
            let word =
                word.replace("<306>", "\u{306}").replace("<308>", "\u{308}").replace("<301>", "\u{301}");
            assert_eq!(unify(&word), expected, "row: {row}");
        }
    }

    proptest! {
        #[test]
        fn unify_is_idempotent_and_never_panics(word in "\\PC{0,24}") {
            let once = unify(&word);
            prop_assert_eq!(unify(&once), once);
        }

        #[test]
        fn unify_is_idempotent_on_mixed_words(
            word in "[a-zA-ZəƏǝğıİöşäÄæа-яА-ЯәӘһҺҹјЈүөі\u{301}\u{306}\u{307}\u{327}'ĢġĠ]{0,12}"
        ) {
            let once = unify(&word);
            prop_assert_eq!(unify(&once), once);
        }

        #[test]
        fn case_agrees_with_icu(text in "[A-Za-zƏəĞğİıÖöŞşÜüÇçА-Яа-яЁёҒғҜҝӨөҮүҺһҸҹЈјӘә0-9 .-]{0,24}") {
            let icu = CaseMapper::new();
            prop_assert_eq!(case::lower(&text), icu.lowercase_to_string(&text, &langid!("az")).into_owned());
            prop_assert_eq!(case::upper(&text), icu.uppercase_to_string(&text, &langid!("az")).into_owned());
        }
    }
}
