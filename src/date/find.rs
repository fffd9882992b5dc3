//! Turns running text into the dates that it mentions, each an interval of days with its words.
//!
//! A date begins at a digit, a numeral, a month, an era or a pointing word; one look at the first two bytes of
//! a word rules out nearly all others, so that text without dates costs little more than reading it. What a
//! mention leaves unsaid comes from the mention before it, else from the event's own date.

use super::begin::{candidate, word_end};
use super::calendar::{Calendar, Day};
use super::lex::{Kind, Lexer, Memo};
use super::parse::{Form, Mode, Parser};
use super::partial::{Carry, Stamp, complete};
use super::span::{Precision, Span};
use super::words::{Case, Reading, Sense};

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

impl<'t> Finder<'t> {
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
            depth: 0,
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

impl<'t> Iterator for Finder<'t> {
    type Item = Found<'t>;

    fn next(&mut self) -> Option<Found<'t>> {
        loop {
            let at = candidate(self.text, self.at)?;
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
