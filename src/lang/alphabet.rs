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
