//! One spelling for each letter: an index word in lower case, composed, with today's schwa.
//!
//! The archive holds the same letter in many encodings: `ş` as one character or as s + a cedilla, `ə` as the
//! turned e of the phonetic alphabet or as the Cyrillic letter. Only index words pass through here; the text
//! of a chronicle is stored as delivered.

use unicode_normalization::UnicodeNormalization;

use super::alphabet::{SOFT_HYPHEN, is_apostrophe};
use super::case::lower_char;

/// Whether the character leaves no trace in an index word: soft hyphens, zero-width marks, apostrophes.
pub fn is_silent(letter: char) -> bool {
    matches!(letter, SOFT_HYPHEN | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}') || is_apostrophe(letter)
}

/// Appends the unified form of `word` to `out`. Letters of other scripts only change case.
pub fn unify_into(word: &str, out: &mut String) {
    let start = out.len();
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

/// The same for words with rare characters: decomposed letters, ligatures, silent marks, Cyrillic schwa.
fn unify_slowly(word: &str, out: &mut String) {
    let cyrillic = word.chars().any(|c| matches!(c, '\u{400}'..='\u{52F}') && !matches!(c, 'ә' | 'Ә'));
    // Before composition: I + U+0307 composes to İ by itself, but i or ı + U+0307 (a lower-cased İ) does not.
    let visible = word.chars().filter(|c| !is_silent(*c)).flat_map(split_ligature);
    for letter in visible.nfc() {
        let letter = match letter {
            'Ǝ' | 'ǝ' => 'ə',
            'Ә' | 'ә' if !cyrillic => 'ə',
            'ș' | 'Ș' => 'ş',
            '\u{307}' if out.ends_with('ı') => {
                out.pop();
                'i'
            }
            '\u{307}' if out.ends_with('i') => continue,
            other => lower_char(other),
        };
        out.push(letter);
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

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let unified = unify(word);
        assert_eq!(unified, expected, "{word}");
        assert_eq!(unify(&unified), unified, "unify is idempotent on {word}");
    }

    #[test]
    fn capitals_keep_the_two_i_apart() {
        check("QARABAĞIN", "qarabağın");
        check("İRƏVAN", "irəvan");
        check("I\u{307}rəvan", "irəvan");
        check("i\u{307}rəvan", "irəvan");
    }

    #[test]
    fn letters_in_pieces_are_composed() {
        check("s\u{327}u\u{308}s\u{327}ə", "şüşə");
        check("dag\u{306}", "dağ");
        check("c\u{327}ay", "çay");
        check("baș", "baş");
    }

    #[test]
    fn wrong_schwas_are_healed_in_latin_words_only() {
        check("Gǝncǝ", "gəncə");
        check("Gәncә", "gəncə");
        check("Ҝәнҹә", "ҝәнҹә");
    }

    #[test]
    fn silent_marks_are_dropped() {
        check("müqa\u{AD}vilə", "müqavilə");
        check("mə’lum", "məlum");
        check("ﬁkir", "fikir");
    }
}
