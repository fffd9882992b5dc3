//! Turns the text at one place into the next piece that a date may be made of: a number, a numeral, a word, a mark.
//!
//! Nothing is allocated and nothing is kept: the reader of dates asks for the piece at a byte offset and may ask
//! again. Blanks before a piece are passed over; a line's end is one where a date may run over it.

use std::cell::Cell;

use super::skeleton::Skeleton;
use super::words::{self, Case, Reading, is_ordinal};
use crate::lang::case::is_letter;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Digits with the ending behind them: `1920-ci`, `15-də`.
    Number {
        /// Its value.
        value: i64,
        /// How many digits it has.
        digits: usize,
        /// The ending.
        case: Case,
    },
    /// A Roman numeral in capitals, with an ordinal ending or none.
    Roman(i64),
    /// A word that dates are made of.
    Word(Reading),
    /// *e.ə.* and the like.
    BeforeEra,
    /// *b.e.*, *y.e.*
    InEra,
    /// Any other word.
    Other,
    /// A dash or a hyphen.
    Dash,
    /// One of `( ) , . : ; /`, or any other mark.
    Mark(char),
    /// The end of the text, of the line or of the paragraph.
    End,
}

/// A piece with its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// First byte.
    pub from: usize,
    /// One past the last byte.
    pub to: usize,
}

/// Reads pieces of a text.
#[derive(Clone, Copy)]
pub struct Lexer<'t> {
    /// The text.
    pub text: &'t str,
    /// Whether a date ends where its line ends.
    pub lines: bool,
    /// The pieces read last.
    pub memo: &'t Memo,
}

/// How many pieces are remembered.
const PLACES: usize = 16;

/// The few pieces of a text read last: the grammar asks for the same one again and again.
#[derive(Clone)]
pub struct Memo {
    /// Where each was asked for, with how many lines it may lie ahead.
    keys: [Cell<usize>; PLACES],
    pieces: [Cell<Piece>; PLACES],
}

impl Default for Memo {
    fn default() -> Memo {
        const EMPTY: Piece = Piece { kind: Kind::End, from: 0, to: 0 };
        Memo { keys: [const { Cell::new(usize::MAX) }; PLACES], pieces: [const { Cell::new(EMPTY) }; PLACES] }
    }
}

/// How wide a blank at `at` is, and whether it ends a line.
fn blank(bytes: &[u8], at: usize) -> Option<(usize, bool)> {
    match bytes.get(at)? {
        b' ' | b'\t' | b'\r' => Some((1, false)),
        b'\n' => Some((1, true)),
        0xC2 if bytes.get(at + 1) == Some(&0xA0) => Some((2, false)),
        0xE2 if bytes.get(at + 1) == Some(&0x80) => match bytes.get(at + 2)? {
            0x80..=0x8B | 0xAF => Some((3, false)),
            _ => None,
        },
        _ => None,
    }
}

/// How wide a dash at `at` is.
pub fn dash(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        b'-' => Some(1),
        // U+2010–U+2015, U+2212
        0xE2 => match (bytes.get(at + 1)?, bytes.get(at + 2)?) {
            (0x80, 0x90..=0x95) | (0x88, 0x92) => Some(3),
            _ => None,
        },
        _ => None,
    }
}

impl<'t> Lexer<'t> {
    /// The end of the blanks at `at`, and how many lines end in them.
    pub fn blanks(&self, mut at: usize) -> (usize, usize) {
        let mut ends = 0;
        while let Some((width, end)) = blank(self.text.as_bytes(), at) {
            at += width;
            ends += usize::from(end);
        }
        (at, ends)
    }

    /// The piece at or behind `at`.
    pub fn piece(&self, at: usize) -> Piece {
        self.piece_within(at, if self.lines { 0 } else { 1 })
    }

    /// The same where a wrapped line may be passed (a genitive never ends a sentence).
    pub fn piece_over(&self, at: usize) -> Piece {
        self.piece_within(at, 1)
    }

    fn piece_within(&self, at: usize, lines: usize) -> Piece {
        let key = at << 1 | lines;
        let slot = at % PLACES;
        if self.memo.keys[slot].get() == key {
            return self.memo.pieces[slot].get();
        }
        let piece = self.read(at, lines);
        self.memo.keys[slot].set(key);
        self.memo.pieces[slot].set(piece);
        piece
    }

    fn read(&self, at: usize, lines: usize) -> Piece {
        let (from, ends) = self.blanks(at);
        if ends > lines {
            return Piece { kind: Kind::End, from: at, to: at };
        }
        let bytes = self.text.as_bytes();
        let Some(&byte) = bytes.get(from) else { return Piece { kind: Kind::End, from: at, to: at } };
        let mark = |kind, width: usize| Piece { kind, from, to: from + width };
        match byte {
            b'0'..=b'9' => self.number(from),
            b'a'..=b'z' | b'A'..=b'Z' => self.word(from),
            // An at sign stands for every schwa of an old scan.
            b'@' if bytes.get(from + 1).is_some_and(u8::is_ascii_alphabetic) => self.word(from),
            b'-' => mark(Kind::Dash, 1),
            0..0x80 => mark(Kind::Mark(byte as char), 1),
            _ => match (dash(bytes, from), self.text[from..].chars().next()) {
                (Some(width), _) => mark(Kind::Dash, width),
                (None, Some(letter)) if is_letter(letter) => self.word(from),
                (None, Some(other)) => mark(Kind::Mark(other), other.len_utf8()),
                (None, None) => Piece { kind: Kind::End, from: at, to: at },
            },
        }
    }

    fn number(&self, from: usize) -> Piece {
        let bytes = self.text.as_bytes();
        let digits = bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
        let end = from + digits;
        let mut value = 0i64;
        for digit in bytes[from..end].iter().take(10) {
            value = value * 10 + i64::from(digit - b'0');
        }
        let (case, to) = self.tail(end);
        Piece { kind: Kind::Number { value, digits, case }, from, to }
    }

    /// The ending behind a number: `-ci`, `- cü`, `-⏎ci`, ` ci`, `ci`, `-də`.
    pub(super) fn tail(&self, end: usize) -> (Case, usize) {
        let bytes = self.text.as_bytes();
        let next = bytes.get(end).copied().unwrap_or(b' ');
        if matches!(next, b',' | b'.' | b')' | b';' | b':' | b'/') {
            return (Case::Bare, end);
        }
        let (at, _) = self.blanks(end);
        let spaced = at > end;
        let hyphen = dash(bytes, at);
        let (letters, _) = hyphen.map_or((at, 0), |width| self.blanks(at + width));
        if !bytes.get(letters).is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0x80 || *b == b'@') {
            return (Case::Bare, end);
        }
        let word = Skeleton::read(self.text, letters);
        let skeleton = word.letters();
        if is_ordinal(skeleton) {
            return (Case::Ordinal, word.to);
        }
        // Words run together: 1921-ciildə.
        if !spaced && matches!(skeleton, [b'c', b'i' | b'u', b'i', b'l', ..]) {
            let width: usize = self.text[letters..].chars().take(2).map(char::len_utf8).sum();
            return (Case::Ordinal, letters + width);
        }
        let glued = !spaced && letters == at + hyphen.unwrap_or(0);
        match words::case(skeleton) {
            // Without a hyphen only the endings that are no words: 15də.
            Some(case @ (Case::Loc | Case::Abl)) if glued && skeleton.len() >= 2 => (case, word.to),
            Some(case) if glued && hyphen.is_some() && !skeleton.is_empty() => (case, word.to),
            _ => (Case::Bare, end),
        }
    }

    fn word(&self, from: usize) -> Piece {
        if let Some(piece) = self.roman(from) {
            return piece;
        }
        let word = Skeleton::read(self.text, from);
        // The abbreviations of the eras are of single letters.
        if let [_] = word.letters()
            && let Some(piece) = self.era(from)
        {
            return piece;
        }
        let to = if word.to > from { word.to } else { self.letter_end(from) };
        let kind = words::read(word.letters(), &self.text[from..to]).map_or(Kind::Other, Kind::Word);
        Piece { kind, from, to }
    }

    fn letter_end(&self, from: usize) -> usize {
        from + self.text[from..].chars().next().map_or(0, char::len_utf8)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Lexer, Memo};
    use crate::date::words::Case;

    #[track_caller]
    fn check(text: &str, kind: Kind, to: usize) {
        let piece = Lexer { text, lines: false, memo: &Memo::default() }.piece(0);
        assert_eq!((piece.kind, piece.to), (kind, to), "{text}");
    }

    #[test]
    fn numbers_carry_their_endings() {
        let number = |value, digits, case| Kind::Number { value, digits, case };
        for text in
            ["1988-ci il", "1988 - ci il", "1988- cü", "1988 ci il", "1988-\nci ildə", "1988cı", "1988–ci"]
        {
            let piece = Lexer { text, lines: true, memo: &Memo::default() }.piece(0);
            assert_eq!(piece.kind, number(1988, 4, Case::Ordinal), "{text}");
        }
        check("1921-ciildə", number(1921, 4, Case::Ordinal), 7);
        check("15-də", number(15, 2, Case::Loc), 6);
        check("8-i", number(8, 1, Case::Own), 3);
        check("1918 - Azərbaycan", number(1918, 4, Case::Bare), 4);
        check("14-20", number(14, 2, Case::Bare), 2);
        check("1879 –Amerika", number(1879, 4, Case::Bare), 4);
        check("99999999999999999999", number(9_999_999_999, 20, Case::Bare), 20);
    }

    #[test]
    fn roman_numerals_are_canonical() {
        check("XIX əsr", Kind::Roman(19), 3);
        check("ХIХ əsr", Kind::Roman(19), 5);
        check("XİX əsr", Kind::Roman(19), 4);
        check("XIXəsr", Kind::Roman(19), 3);
        check("XX-ci əsr", Kind::Roman(20), 5);
        check("IIII", Kind::Other, 4);
        check("Xan", Kind::Other, 3);
        check("VIP", Kind::Other, 3);
    }

    #[test]
    fn eras_are_abbreviated_in_many_ways() {
        check("e.ə. 331", Kind::BeforeEra, 5);
        check("e. ə. 331", Kind::BeforeEra, 6);
        check("b.e.ə. 331", Kind::BeforeEra, 7);
        check("m.ə. 331", Kind::BeforeEra, 5);
        check("e.ə 653", Kind::BeforeEra, 4);
        check("e.ə. V əsr", Kind::BeforeEra, 5);
        check("M.Ö. 331", Kind::BeforeEra, 5);
        check("b.e. 50", Kind::InEra, 4);
        check("e. a. b", Kind::Other, 1);
    }
}
