//! A unified word → letter codes, the alphabet that the word tables are built over.
//!
//! The build script compiles this file too: tables and words must agree on the codes.

use super::alphabet::{LETTERS, Vowel};

/// How many codes there are; 0 marks the end of a key and letters outside the alphabet.
pub const CODES: usize = 34;

/// The longest word that is analysed, in letters; longer ones are nobody's inflection.
pub const LONGEST: usize = 48;

const W: u8 = 33;

/// The code of a lower-case letter; 0 for a character that is none of ours.
pub const fn code(letter: char) -> u8 {
    if letter == 'w' {
        return W;
    }
    let mut at = 0;
    while at < LETTERS.len() {
        if LETTERS[at] as u32 == letter as u32 {
            return at as u8 + 1;
        }
        at += 1;
    }
    0
}

/// The codes of the code points up to U+017F and of ə, so that a letter costs one look-up.
const TABLE: [u8; 0x180] = {
    let mut table = [0; 0x180];
    let mut point = 0;
    while point < 0x180 {
        if let Some(letter) = char::from_u32(point) {
            table[point as usize] = code(letter);
        }
        point += 1;
    }
    table
};

const SCHWA: u8 = code('ə');

const VOWELS: [Option<Vowel>; CODES] = {
    let mut vowels = [None; CODES];
    let mut at = 0;
    while at < LETTERS.len() {
        vowels[at + 1] = Vowel::of(LETTERS[at]);
        at += 1;
    }
    vowels
};

/// The harmony class of a code; `None` for consonants.
pub fn vowel(code: u8) -> Option<Vowel> {
    VOWELS.get(usize::from(code)).copied().flatten()
}

/// The codes of a text of any length.
pub fn encode(text: &str) -> Vec<u8> {
    text.chars().map(code).collect()
}

/// A word as codes, with the byte where each letter ends.
#[derive(Debug, Clone, Copy)]
pub struct Coded {
    codes: [u8; LONGEST],
    ends: [u8; LONGEST],
    len: usize,
    /// Whether every letter is of the alphabet.
    pub ours: bool,
    /// Whether every letter is of the Latin script.
    pub latin: bool,
}

impl Coded {
    /// The codes of `word`; `None` where it is empty or too long.
    pub fn of(word: &str) -> Option<Coded> {
        let mut coded = Coded { codes: [0; LONGEST], ends: [0; LONGEST], len: 0, ours: true, latin: true };
        for (at, letter) in word.char_indices() {
            let point = letter as usize;
            let code = if letter == 'ə' { SCHWA } else { TABLE.get(point).copied().unwrap_or(0) };
            if code == 0 {
                coded.ours = false;
                coded.latin &= letter.is_alphabetic() && point < 0x250;
            }
            *coded.codes.get_mut(coded.len)? = code;
            coded.ends[coded.len] = u8::try_from(at + letter.len_utf8()).ok()?;
            coded.len += 1;
        }
        (coded.len > 0).then_some(coded)
    }

    /// All codes.
    pub fn codes(&self) -> &[u8] {
        &self.codes[..self.len]
    }

    /// The number of bytes that the first `letters` letters take.
    pub fn bytes(&self, letters: usize) -> usize {
        match letters {
            0 => 0,
            _ => usize::from(self.ends[letters - 1]),
        }
    }
}
