//! Turns the words at one place of a text into a date as said: the grammar of absolute dates.
//!
//! Recursive descent over the pieces of [`lex`](super::lex), without a table of states: each function reads one
//! kind of beginning (a number, a month, a numeral, an era) and what may follow it. What points at another date
//! (`həmin ilin`, `iki gün sonra`) is read in [`relative`](super::relative), what joins two dates in
//! [`range`](super::range).

use super::calendar::{Calendar, YEAR_LIMIT, before_era};
use super::lex::{Kind, Lexer, Piece};
use super::partial::{Carry, Partial, Stamp, Years};
use super::span::Precision;
use super::words::{Case, Reading, Sense};

/// The shape in which a date is written. A chronicle keeps to one or two of them in its headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// `13 oktyabr 1921`
    DayMonthYear,
    /// `28 may`
    DayMonth,
    /// `iyunun 15-də`
    MonthDay,
    /// `oktyabrın 13-də 1921-ci ildə`, `may 28, 1918`
    MonthDayYear,
    /// `1921-ci il oktyabrın 13-də`
    YearMonthDay,
    /// `1918-ci ilin 9 fevralında`, `1918, 23 fevral`
    YearDayMonth,
    /// `1918-ci ilin fevralında`
    YearMonth,
    /// `oktyabr 1921`
    MonthYear,
    /// `Sentyabr`
    Month,
    /// `1813-cü il`
    YearIl,
    /// `1813 –`
    Year,
    /// `1813` alone on its line: a year, or a page number.
    YearAlone,
    /// `10.` under the heading of a month
    DayAlone,
    /// `13.10.1921`
    Dotted,
    /// `17.VII.1487`
    RomanMonth,
    /// `28.05` under the heading of a year
    DayInFigures,
    /// `1921-10-13`
    Iso,
    /// `1904-cü ilin payızı`
    Season,
    /// `1918-ci ilin sonu`
    YearPart,
    /// `1920-ci illər`
    Decade,
    /// `XIX əsr`
    Century,
    /// `II minillik`
    Millennium,
    /// `e.ə. 331`
    Bce,
    /// `400 min il əvvəl`
    YearsAgo,
    /// `hicri 918-ci il`, `918-ci il səfər ayının 7-də`
    Hijri,
    /// `(1865-1944)` alone on its line
    InParentheses,
    /// `həmin ilin dekabrında`
    Relative,
}

/// A date as read, with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parsed {
    pub(super) partial: Partial,
    pub(super) form: Form,
    pub(super) to: usize,
    /// The case of its last word, for ranges from an ablative to a dative.
    pub(super) case: Case,
    /// Whether it points at another date.
    pub(super) relative: bool,
    /// Whether it is an interval with two ends.
    pub(super) range: bool,
}

/// How much a bare number may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Running text: a bare number is no year.
    Running,
    /// The beginning of a line.
    Heading,
    /// What a user typed for a date.
    Whole,
}

/// Reads dates of one text.
#[derive(Clone, Copy)]
pub(super) struct Parser<'t> {
    pub(super) lexer: Lexer<'t>,
    pub(super) mode: Mode,
    pub(super) calendar: Calendar,
    /// What `həmin il` is; empty in headings.
    pub(super) base: Carry,
    /// The last day of that, for `bir gün sonra`.
    pub(super) base_day: Option<super::Day>,
    /// Inside a date before our era.
    pub(super) bce: bool,
    /// How many dates the one in hand stands in.
    pub(super) depth: u8,
}

/// No date has so many others inside; `1918-ci ilin 1918-ci ilin …` goes on without end.
const DEEPEST: u8 = 8;

/// A year with how it was written.
#[derive(Debug, Clone, Copy)]
pub(super) struct YearRead {
    pub(super) years: Years,
    pub(super) to: usize,
    pub(super) case: Case,
    /// Whether the word *il* is there.
    pub(super) il: bool,
    pub(super) range: bool,
}

impl<'t> Parser<'t> {
    pub(super) fn piece(&self, at: usize) -> Piece {
        self.lexer.piece(at)
    }

    /// The next piece, over the end of a wrapped line where a genitive leaves the date open.
    pub(super) fn after(&self, at: usize, case: Case) -> Piece {
        if case == Case::Gen { self.lexer.piece_over(at) } else { self.lexer.piece(at) }
    }

    pub(super) fn word(&self, at: usize) -> Option<(Reading, usize)> {
        match self.piece(at) {
            Piece { kind: Kind::Word(reading), to, .. } => Some((reading, to)),
            _ => None,
        }
    }

    /// The end of the next word if it has this sense.
    pub(super) fn sense(&self, at: usize, sense: Sense) -> Option<usize> {
        self.word(at).filter(|(reading, _)| reading.sense == sense).map(|(_, to)| to)
    }

    pub(super) fn parsed(&self, from: Stamp, form: Form, to: usize, case: Case) -> Parsed {
        let partial = Partial { from, calendar: self.calendar, ..Partial::default() };
        Parsed { partial, form, to, case, relative: false, range: false }
    }

    /// A date without what may join it to another one.
    pub(super) fn single(&self, at: usize) -> Option<Parsed> {
        if self.depth == DEEPEST {
            return None;
        }
        Parser { depth: self.depth + 1, ..*self }.alone(at)
    }

    fn alone(&self, at: usize) -> Option<Parsed> {
        let piece = self.piece(at);
        match piece.kind {
            Kind::Number { .. } => self.number(piece),
            Kind::Roman(_) => self.month_in_figures(piece.from).or_else(|| self.century(piece)),
            Kind::BeforeEra => self.before_era(piece.to),
            Kind::InEra => self.in_era(piece.to),
            Kind::Word(reading) => match reading.sense {
                Sense::Month(_) => self.month_first(piece, reading),
                Sense::Season(season) => self.season_first(season, reading, piece.to),
                Sense::Era => {
                    let to = self.sense(piece.to, Sense::Ago)?;
                    self.before_era(to)
                }
                Sense::OurEra => self.in_era(piece.to),
                Sense::Ours | Sense::New if self.era_follows(piece.to) => self.single(piece.to),
                Sense::Hijri => self.hijri(piece.to),
                Sense::About => {
                    let stop = self.lexer.text.as_bytes().get(piece.to) == Some(&b'.');
                    self.roughly(piece.to + usize::from(stop))
                }
                Sense::Old | Sense::New => self.styled(piece, reading),
                Sense::Weekday => self.weekday_first(piece),
                Sense::FromNow => self.single(piece.to).filter(|p| p.form == Form::YearsAgo),
                Sense::Count(_) | Sense::Hundred | Sense::Thousand => {
                    self.spelled_date(piece).or_else(|| self.relative(piece, reading))
                }
                _ => self.relative(piece, reading),
            },
            Kind::Mark('~' | '≈') => self.roughly(piece.to),
            Kind::Other => {
                let reading = self.misspelt(piece)?;
                self.month_first(piece, reading).filter(|p| p.partial.is_full())
            }
            _ => None,
        }
    }

    pub(super) fn roughly(&self, at: usize) -> Option<Parsed> {
        let mut parsed = self.single(at)?;
        parsed.partial.about = true;
        Some(parsed)
    }

    pub(super) fn era_follows(&self, at: usize) -> bool {
        self.word(at).is_some_and(|(reading, _)| matches!(reading.sense, Sense::Era | Sense::OurEra))
    }

    /// Whether digits go on behind a full stop, a comma or a colon: decimals, times, numbers of chapters.
    pub(super) fn is_split(&self, at: usize) -> bool {
        let bytes = self.lexer.text.as_bytes();
        match bytes.get(at) {
            Some(b'.' | b',' | b':') => bytes.get(at + 1).is_some_and(u8::is_ascii_digit),
            Some(b'%') => true,
            _ => false,
        }
    }

    /// A date that begins with a number.
    pub(super) fn number(&self, piece: Piece) -> Option<Parsed> {
        if let Some(parsed) = self.dotted(piece.from).or_else(|| self.month_in_figures(piece.from)) {
            return Some(parsed);
        }
        let Kind::Number { value, digits, case } = piece.kind else { return None };
        if self.is_split(piece.to) {
            // 1,5 milyon il əvvəl
            return self.years_ago(piece);
        }
        if (1..=31).contains(&value)
            && digits <= 2
            && let Some(parsed) = self.day_first(piece, value as u8, case)
        {
            return Some(parsed);
        }
        if let Some(parsed) = self.years_ago(piece).or_else(|| self.counted(piece)) {
            return Some(parsed);
        }
        if (case == Case::Ordinal || self.lexer.text.as_bytes().get(piece.to) == Some(&b'.'))
            && let Some(parsed) = self.century(piece)
        {
            return Some(parsed);
        }
        let year = self.year(piece)?;
        Some(self.year_first(year))
    }

    pub(super) fn before_era(&self, at: usize) -> Option<Parsed> {
        let mut parsed = Parser { bce: true, ..*self }.single(at)?;
        let year = parsed.partial.from.years?.from;
        if year > 0 {
            return None;
        }
        parsed.form = Form::Bce;
        Some(parsed)
    }

    pub(super) fn in_era(&self, at: usize) -> Option<Parsed> {
        let number = matches!(self.piece(at).kind, Kind::Number { .. });
        let mode = if number { Mode::Whole } else { self.mode };
        let parsed = Parser { bce: false, mode, ..*self }.single(at)?;
        parsed.partial.from.years.map(|_| parsed)
    }

    /// The astronomical year of a number, before our era where we are in it.
    pub(super) fn year_of(&self, number: i64) -> Option<i64> {
        if !(1..=YEAR_LIMIT).contains(&number) {
            return None;
        }
        Some(if self.bce { before_era(number) } else { number })
    }

    pub(super) fn decade(&self, from: i64, to: i64) -> Option<Years> {
        let (from, to) = if self.bce { (before_era(from + 9), before_era(to)) } else { (from, to + 9) };
        Some(Years { from, to, precision: Precision::Decade })
    }
}
