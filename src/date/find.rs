//! Turns running text into the dates that it mentions, each an interval of days with its words.
//!
//! A date begins at a digit, a numeral, a month, an era or a pointing word; one look at the first two bytes of
//! a word rules out nearly all others, so that text without dates costs little more than reading it. What a
//! mention leaves unsaid comes from the mention before it, else from the event's own date.

use std::sync::LazyLock;

use super::calendar::{Calendar, Day};
use super::lex::{Kind, Lexer, Memo};
use super::parse::{Form, Mode, Parser};
use super::partial::{Carry, Stamp, complete};
use super::skeleton::Skeleton;
use super::span::{Precision, Span};
use super::words::{Case, Reading, Sense, beginnings};

/// What a text lends to the dates in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Context {
    /// The date of the event that the text tells of.
    pub own: Option<Span>,
    /// The calendar in which its days are written.
    pub calendar: Calendar,
}

/// A date mentioned in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'t> {
    /// First byte.
    pub from: usize,
    /// One past the last byte.
    pub to: usize,
    /// The days that are meant.
    pub span: Span,
    /// The words as they stand.
    pub words: &'t str,
    /// Whether something of it came from another date.
    pub relative: bool,
}

/// All dates in running text, from left to right.
pub fn find<'t>(text: &'t str, context: &Context) -> Finder<'t> {
    let own = context.own.map(|span| Lent::of(&span));
    Finder { text, context: *context, at: 0, own, last: None, memo: Memo::default() }
}

/// The iterator behind [`find`].
#[derive(Clone)]
pub struct Finder<'t> {
    text: &'t str,
    context: Context,
    at: usize,
    /// The last mention that another one may point at, and where it ended.
    last: Option<(Lent, usize)>,
    own: Option<Lent>,
    memo: Memo,
}

/// What a date lends to those that point at it.
#[derive(Debug, Clone, Copy)]
struct Lent {
    carry: Carry,
    day: Option<Day>,
}

/// Farther back than this a mention lends nothing any more.
const REACH: usize = 400;

/// Bytes by what they are to the search for the beginning of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Gap,
    Digit,
    Letter,
    /// The first byte of a character of two, three or four bytes that is no letter.
    Wide(u8),
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Gap; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => Class::Digit,
            b'a'..=b'z' | b'A'..=b'Z' | b'@' => Class::Letter,
            0xC2 => Class::Wide(2),
            0xE2 | 0xEF => Class::Wide(3),
            0xF0..=0xFF => Class::Wide(4),
            0x80..=0xFF => Class::Letter,
            _ => Class::Gap,
        };
        byte += 1;
    }
    classes
};

/// How a date may begin, one bit for each way.
struct Beginnings {
    /// The first two bytes.
    pairs: Box<[u64; 1024]>,
    /// The first three letters of the skeletons of words.
    threes: [u64; 512],
}

/// Five bits a letter.
fn three_key(three: [u8; 3]) -> usize {
    three.iter().fold(0, |key, letter| key << 5 | usize::from(letter & 31))
}

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZəƏǝƎәӘıİîöÖüÜçÇşŞğĞâёЁабвгдежзийјклмнопрстуфхһчҹшщъыьэюяғҝөүіАБВГДЕЖЗИЙЈКЛМНОПРСТУФХҺЧҸШЩЪЫЬЭЮЯҒҜӨҮІ";
    let mut bits = Box::new([0u64; 1024]);
    let mut set = |first: u8, second: u8| {
        let key = usize::from(first) << 8 | usize::from(second);
        bits[key / 64] |= 1 << (key % 64);
    };
    let skeletons: Vec<(String, Vec<u8>)> = LETTERS
        .chars()
        .map(|letter| letter.to_string())
        .map(|letter| {
            let skeleton = Skeleton::read(&letter, 0).letters().to_vec();
            (letter, skeleton)
        })
        .collect();
    let mut threes = [0u64; 512];
    for (three, whole) in beginnings() {
        let [first, second, third] = three;
        // A stem of two letters ends there or goes on with an ending.
        let lasts: &[u8] = match (third, whole) {
            (0, true) => b"\0",
            (0, false) => b"\0adeiln",
            _ => &[third],
        };
        for &last in lasts {
            let key = three_key([first, second, last]);
            threes[key / 64] |= 1 << (key % 64);
        }
        for (letter, skeleton) in &skeletons {
            let bytes = letter.as_bytes();
            if skeleton.first() != Some(&first) || skeleton.get(1).is_some_and(|letter| *letter != second) {
                continue;
            }
            if let [lead, next, ..] = bytes {
                set(*lead, *next);
                continue;
            }
            if second == 0 {
                [b' ', b'\n', 0xC2].into_iter().for_each(|next| set(bytes[0], next));
            }
            for (other, skeleton) in &skeletons {
                if skeleton.first() == Some(&second) {
                    set(bytes[0], other.as_bytes()[0]);
                }
            }
            // A hidden or combining mark may stand between.
            [0xC2, 0xCC, 0xE2].into_iter().for_each(|next| set(bytes[0], next));
        }
    }
    for first in *b"IVX" {
        for next in
            [b'I', b'V', b'X', b'L', b' ', b'-', b'\n', 0xC2, 0xC4, 0xD0, 0xD3, 0xE2, b'e', b'y', b'.']
        {
            set(first, next);
        }
    }
    set(0xC4, 0xB0);
    set(0xD0, 0xA5);
    for first in *b"eEbBmMyY" {
        set(first, b'.');
    }
    Beginnings { pairs: bits, threes }
});

impl<'t> Finder<'t> {
    /// The next place where a date may begin, and whether it is a number.
    fn candidate(&self, mut at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let beginnings = &*BEGINNINGS;
        while let Some(&byte) = bytes.get(at) {
            match CLASSES[usize::from(byte)] {
                Class::Gap => at += 1,
                Class::Wide(width) => at += usize::from(width),
                Class::Digit => return Some(at),
                Class::Letter => {
                    let key =
                        usize::from(byte) << 8 | usize::from(bytes.get(at + 1).copied().unwrap_or(b' '));
                    if beginnings.pairs[key / 64] >> (key % 64) & 1 == 1 && self.may_begin(beginnings, at) {
                        return Some(at);
                    }
                    at = word_end(bytes, at);
                }
            }
        }
        None
    }

    fn may_begin(&self, beginnings: &Beginnings, at: usize) -> bool {
        let key = three_key(Skeleton::first_three(self.text, at));
        if beginnings.threes[key / 64] >> (key % 64) & 1 == 1 {
            return true;
        }
        let bytes = self.text.as_bytes();
        let era = bytes.get(at + 1) == Some(&b'.');
        era || matches!(bytes[at], b'I' | b'V' | b'X' | 0xC4 | 0xD0)
    }

    /// Whether a number at `at` hangs on something before it: a decimal, a time, a model, a telephone.
    fn hangs(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let Some(before) = at.checked_sub(1).map(|i| bytes[i]) else { return false };
        let earlier = at.checked_sub(2).map_or(b' ', |i| bytes[i]);
        match before {
            b'.' | b',' | b':' | b'/' => earlier.is_ascii_digit(),
            b'-' | b'_' => earlier.is_ascii_alphanumeric() || earlier >= 0x80,
            b'#' | b'$' | b'+' => true,
            _ => false,
        }
    }

    /// Where to go on behind a place that holds no date. What is said of every year (`hər ilin mayında`) is
    /// passed whole, or its month would be taken for one of this year.
    fn behind(&self, at: usize) -> usize {
        let parser =
            Parser { base: Carry { year: Some(1900), month: Some(1), day: None }, ..self.parser(at) };
        let unit = parser.word(at).is_some_and(|(reading, _)| {
            matches!(reading.sense, Sense::Year | Sense::MonthWord) && reading.case == Case::Gen
        });
        let every =
            if unit && self.is_counted(at) { parser.dated(at).map_or(at, |parsed| parsed.to) } else { at };
        word_end(self.text.as_bytes(), at).max(every).max(at + 1)
    }

    /// Whether the word at `at` is counted or said of every one: `hər ilin sonunda`, `3 ilin sonunda`.
    fn is_counted(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end();
        before.ends_with(|c: char| c.is_ascii_digit())
            || ["hər", "Hər", "neçə", "çox", "-ci", "-cı", "-cu", "-cü"]
                .iter()
                .any(|word| before.ends_with(word))
    }

    fn parser(&self, at: usize) -> Parser<'_> {
        let last = self.last.filter(|(_, to)| at - to < REACH || self.own.is_none()).map(|(lent, _)| lent);
        let mut base = last.or(self.own).map(|lent| lent.carry).unwrap_or_default();
        if let Some(far) = self.own.map(|lent| lent.carry)
            && (base.year.is_none() || (base.month.is_none() && base.year == far.year))
        {
            (base.year, base.month) = (far.year, far.month);
        }
        let base_day = last.and_then(|lent| lent.day).or_else(|| self.own.and_then(|lent| lent.day));
        Parser {
            lexer: Lexer { text: self.text, lines: false, memo: &self.memo },
            mode: Mode::Running,
            calendar: self.context.calendar,
            base,
            base_day,
            bce: false,
        }
    }

    /// Whether the place is inside brackets that opened not long before.
    fn in_brackets(&self, at: usize) -> bool {
        let bytes = &self.text.as_bytes()[at.saturating_sub(80)..at];
        bytes.iter().rev().find(|b| matches!(b, b'(' | b')')) == Some(&b'(')
    }

    fn date_at(&self, at: usize) -> Option<Found<'t>> {
        let piece = Lexer { text: self.text, lines: false, memo: &self.memo }.piece(at);
        if piece.kind == Kind::Other {
            return None;
        }
        let parser = self.parser(at);
        let parsed = match piece.kind {
            Kind::Other | Kind::Mark(_) | Kind::End | Kind::Dash => return None,
            Kind::Number { .. } if self.hangs(at) => return None,
            Kind::Number { .. } => parser
                .dated(at)
                .or_else(|| parser.short_decade(piece))
                .or_else(|| parser.in_brackets(at, at > 0 && self.text.as_bytes()[at - 1] == b'('))?,
            Kind::Word(Reading { sense: Sense::Year | Sense::MonthWord, case, .. })
                if case != Case::Gen || self.is_counted(at) =>
            {
                return None;
            }
            _ => parser.dated(at)?,
        };
        let full = parsed.partial.is_full();
        let carry = if full { Carry::default() } else { Carry { day: None, ..parser.base } };
        let span = complete(&parsed.partial, &carry)?;
        Some(Found {
            from: piece.from,
            to: parsed.to,
            span,
            words: &self.text[piece.from..parsed.to],
            relative: parsed.relative || !full,
        })
    }
}

impl Parser<'_> {
    /// `(1877-1920)`, `(1920)`: bare years that brackets prove.
    fn in_brackets(&self, at: usize, opened: bool) -> Option<super::parse::Parsed> {
        if !opened {
            return None;
        }
        let year = Parser { mode: Mode::Whole, ..*self }.year(self.piece(at)).filter(|year| !year.il)?;
        let closed = matches!(self.piece(year.to).kind, Kind::Mark(')' | ',' | ';'));
        let likely = |year: i64| (1000..2200).contains(&year);
        let range =
            year.range && (100..2200).contains(&year.years.from) && year.years.to - year.years.from < 400;
        if !closed || !(likely(year.years.from) || range) {
            return None;
        }
        let mut parsed = self.parsed(
            Stamp { years: Some(year.years), ..Stamp::default() },
            Form::Year,
            year.to,
            year.case,
        );
        parsed.range = year.range;
        Some(parsed)
    }
}

impl Lent {
    fn of(span: &Span) -> Lent {
        let mut carry = Carry::of(&Span { calendar: Calendar::Gregorian, ..*span });
        if carry.year.is_none() && span.days() < 100 {
            carry.year = Some(Calendar::Gregorian.civil(span.from).0);
        }
        let day = (span.precision == Precision::Day && span.from == span.to).then_some(span.from);
        Lent { carry, day }
    }
}

/// The end of the letters and digits at `at`.
fn word_end(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|b| matches!(CLASSES[usize::from(*b)], Class::Letter | Class::Digit)) {
        at += 1;
    }
    at
}

impl<'t> Iterator for Finder<'t> {
    type Item = Found<'t>;

    fn next(&mut self) -> Option<Found<'t>> {
        loop {
            let at = self.candidate(self.at)?;
            if let Some(found) = self.date_at(at).filter(|found| found.to > at) {
                self.at = found.to;
                let lends = found.span.precision <= Precision::Year && found.span.days() < 367;
                let lent = lends.then(|| Lent::of(&found.span)).filter(|lent| lent.carry.year.is_some());
                if lent.is_some() && !self.in_brackets(at) {
                    self.last = lent.map(|lent| (lent, found.to));
                }
                return Some(found);
            }
            self.at = self.behind(at);
        }
    }
}
