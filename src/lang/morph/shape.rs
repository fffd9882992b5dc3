//! The shape of an ending (`(y)AcAK`) → how it is spelled after a given stem.
//!
//! A is a/ə and I is ı/i/u/ü by harmony; a final K is q/k that turns to ğ/y before a vowel; (y) (n) (s) stand
//! after a vowel only and (I) after a consonant only; [n] [s] forbid the ending after a consonant. The build script compiles this file too.

use super::alphabet::Vowel;
use super::codes::{code, vowel};

/// How a stem ends, which decides what may follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ending {
    /// A vowel.
    Vowel,
    /// A consonant that anything may follow.
    Full,
    /// The form before a consonant, and alone: çörək, oğul, et.
    Hard,
    /// The form before a vowel, never alone: çörəy, oğl, ed.
    Soft,
}

/// All endings in the order of their numbers.
pub const ENDINGS: [Ending; 4] = [Ending::Vowel, Ending::Full, Ending::Hard, Ending::Soft];

/// All vowel classes in the order of their numbers.
pub const VOWELS: [Vowel; 4] = [Vowel::BackPlain, Vowel::FrontPlain, Vowel::BackRound, Vowel::FrontRound];

/// The longest spelling of a shape, in letters.
pub const SPELLED: usize = 14;

/// One spelling of a shape.
#[derive(Debug, Clone, Copy)]
pub struct Spelled {
    letters: [u8; SPELLED],
    len: usize,
    /// The class of the last vowel after it.
    pub class: Vowel,
    /// How the word ends after it. A final K is spelled q/k here, as `Hard`; see [`Spelled::softened`].
    pub ending: Ending,
}

impl Spelled {
    /// The letters as codes.
    pub fn letters(&self) -> &[u8] {
        &self.letters[..self.len]
    }

    /// The form of a final K before a vowel; `None` where the shape has no such K.
    pub fn softened(mut self) -> Option<Spelled> {
        if self.ending != Ending::Hard || self.len == 0 {
            return None;
        }
        self.letters[self.len - 1] = code(if is_back(self.class) { 'ğ' } else { 'y' });
        self.ending = Ending::Soft;
        Some(self)
    }

    fn push(&mut self, letter: char) -> Option<()> {
        let code = code(letter);
        *self.letters.get_mut(self.len)? = code;
        self.len += 1;
        match vowel(code) {
            Some(class) => {
                self.class = class;
                self.ending = Ending::Vowel;
            }
            None => self.ending = Ending::Full,
        }
        Some(())
    }
}

/// Whether suffixes take a, ı, u.
pub fn is_back(class: Vowel) -> bool {
    matches!(class, Vowel::BackPlain | Vowel::BackRound)
}

/// Spells `shape` after a stem; `None` where it can't stand there.
pub fn spell(shape: &str, class: Vowel, ending: Ending) -> Option<Spelled> {
    let mut out = Spelled { letters: [0; SPELLED], len: 0, class, ending };
    let mut rest = shape;
    if shape == "-" {
        return Some(out);
    }
    if let Some((buffer, after)) = shape.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        rest = after;
        match (buffer, ending) {
            ("I", Ending::Vowel) => {}
            ("I", _) => out.push(high(class))?,
            (_, Ending::Vowel) => out.push(buffer.chars().next()?)?,
            _ => {}
        }
    }
    if let Some((needed, after)) = shape.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        if ending != Ending::Vowel {
            return None;
        }
        out.push(needed.chars().next()?)?;
        rest = after;
    }
    let mut softens = false;
    for symbol in rest.chars() {
        softens = symbol == 'K';
        let letter = match symbol {
            'A' if is_back(out.class) => 'a',
            'A' => 'ə',
            'I' => high(out.class),
            'K' if is_back(out.class) => 'q',
            'K' => 'k',
            literal => literal,
        };
        out.push(letter)?;
    }
    if softens {
        out.ending = Ending::Hard;
    }
    let first = vowel(*out.letters().first()?).is_some();
    match ending {
        Ending::Hard if first => None,
        Ending::Soft if !first => None,
        // Two vowels never meet at a seam.
        Ending::Vowel if first => None,
        _ => Some(out),
    }
}

fn high(class: Vowel) -> char {
    match class {
        Vowel::BackPlain => 'ı',
        Vowel::FrontPlain => 'i',
        Vowel::BackRound => 'u',
        Vowel::FrontRound => 'ü',
    }
}
