//! The letters: the 32 of the alphabet with their vowel classes, and the marks that stand inside words.
//!
//! This is the only table of letters in the project. Source: the alphabet law of 1991, amended in 1992
//! (ä → ə). It knows nothing of scripts other than today's; see [`unify`](super::unify) for those.

/// The 32 letters in collation order.
pub const LETTERS: [char; 32] = [
    'a', 'b', 'c', 'ç', 'd', 'e', 'ə', 'f', 'g', 'ğ', 'h', 'x', 'ı', 'i', 'j', 'k', 'q', 'l', 'm', 'n', 'o',
    'ö', 'p', 'r', 's', 'ş', 't', 'u', 'ü', 'v', 'y', 'z',
];

/// The four classes of the last vowel, which decide every vowel of a suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Vowel {
    /// a, ı: suffixes take ı and a.
    BackPlain,
    /// e, ə, i: suffixes take i and ə.
    FrontPlain,
    /// o, u: suffixes take u and a.
    BackRound,
    /// ö, ü: suffixes take ü and ə.
    FrontRound,
}

impl Vowel {
    /// The class of a lower-case vowel; `None` for every other character.
    pub const fn of(letter: char) -> Option<Vowel> {
        match letter {
            'a' | 'ı' => Some(Vowel::BackPlain),
            'e' | 'ə' | 'i' => Some(Vowel::FrontPlain),
            'o' | 'u' => Some(Vowel::BackRound),
            'ö' | 'ü' => Some(Vowel::FrontRound),
            _ => None,
        }
    }
}

/// Whether a lower-case letter is a vowel.
pub const fn is_vowel(letter: char) -> bool {
    Vowel::of(letter).is_some()
}

/// The letter that a keyboard without our letters has for one of them.
pub const fn folded_letter(letter: char) -> char {
    match letter {
        'ə' => 'e',
        'ı' => 'i',
        'ö' => 'o',
        'ü' => 'u',
        'ç' => 'c',
        'ş' => 's',
        'ğ' => 'g',
        other => other,
    }
}

/// Apostrophes as typed, printed and transliterated (ʿayn and hamza marks of old spelling too).
pub const fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | 'ʿ' | 'ʾ' | '′' | '＇')
}

/// Hyphens that join parts of one word. Dashes between words are longer and are not among them.
pub const fn is_hyphen(mark: char) -> bool {
    matches!(mark, '-' | '\u{2010}' | '\u{2011}')
}

/// A soft hyphen: where a printed line may break; never part of the word.
pub const SOFT_HYPHEN: char = '\u{AD}';

/// The opening quotation marks with the ones that close them, in every style seen in the archive.
pub const QUOTES: [(char, &[char]); 8] = [
    ('"', &['"', '”', '“']),
    ('«', &['»']),
    ('»', &['«']),
    ('“', &['”', '“', '"']),
    ('”', &['”', '“', '"']),
    ('„', &['“', '”', '"']),
    ('‟', &['”', '"']),
    ('―', &['‖']),
];

/// Whether the mark can open a quotation.
pub fn is_quote(mark: char) -> bool {
    QUOTES.iter().any(|(open, close)| *open == mark || close.contains(&mark))
}

/// How many bytes the lower-case letter of the alphabet takes that begins with these two bytes; 0 where none does.
///
/// A table of the UTF-8 forms, so that most words are walked over without being decoded.
pub const fn small_letter(first: u8, second: u8) -> usize {
    match (first, second) {
        (b'a'..=b'z', _) => 1,
        (0xC3, 0xB6 | 0xBC | 0xA7) | (0xC4, 0x9F | 0xB1) | (0xC5, 0x9F) | (0xC9, 0x99) => 2,
        _ => 0,
    }
}

/// The same for a letter in upper case.
pub const fn capital(first: u8, second: u8) -> usize {
    match (first, second) {
        (b'A'..=b'Z', _) => 1,
        (0xC3, 0x96 | 0x9C | 0x87) | (0xC4, 0x9E | 0xB0) | (0xC5, 0x9E) | (0xC6, 0x8F) => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{LETTERS, capital, small_letter};
    use crate::lang::case::upper_char;

    #[test]
    fn the_bytes_are_those_of_the_letters() {
        let bytes = |letter: char| {
            let mut room = [0; 4];
            let text = letter.encode_utf8(&mut room);
            (text.len(), text.as_bytes()[0], text.as_bytes().get(1).copied().unwrap_or(b' '))
        };
        for letter in (0..=0xffff).filter_map(char::from_u32) {
            let (width, first, second) = bytes(letter);
            let small = LETTERS.contains(&letter) || letter == 'w';
            let large = letter == 'W' || LETTERS.iter().any(|small| upper_char(*small) == letter);
            assert_eq!(small_letter(first, second), if small { width } else { 0 }, "{letter}");
            assert_eq!(capital(first, second), if large { width } else { 0 }, "{letter}");
        }
    }
}
