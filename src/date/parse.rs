//! Turns the words at one place of a text into a date as said: the grammar of absolute dates.
//!
//! Recursive descent over the pieces of [`lex`](super::lex), without a table of states: each function reads one
//! kind of beginning (a number, a month, a numeral, an era) and what may follow it. What points at another date
//! (`həmin ilin`, `iki gün sonra`) is read in [`relative`](super::relative), what joins two dates in
//! [`range`](super::range).

use super::calendar::{Calendar, YEAR_LIMIT, before_era};
use super::lex::{Kind, Lexer, Piece};
use super::partial::{Carry, Partial, Stamp, Years};
use super::span::{Part, Precision};
use super::words::{Case, Reading, Sense, misspelt_month};

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
}

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
        let piece = self.piece(at);
        match piece.kind {
            Kind::Number { .. } => self.number(piece),
            Kind::Roman(_) => self.century(piece),
            Kind::BeforeEra => self.before_era(piece.to),
            Kind::InEra => self.in_era(piece.to),
            Kind::Word(reading) => match reading.sense {
                Sense::Month(_) => self.month_first(piece, reading),
                Sense::Season(season) => self.season_first(season, piece.to),
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
                Sense::FromNow => self.single(piece.to).filter(|p| p.form == Form::YearsAgo),
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

    fn roughly(&self, at: usize) -> Option<Parsed> {
        let mut parsed = self.single(at)?;
        parsed.partial.about = true;
        Some(parsed)
    }

    fn era_follows(&self, at: usize) -> bool {
        self.word(at).is_some_and(|(reading, _)| matches!(reading.sense, Sense::Era | Sense::OurEra))
    }

    /// `köhnə üslubla 25 oktyabr 1917`
    fn styled(&self, piece: Piece, reading: Reading) -> Option<Parsed> {
        let to = self.sense(piece.to, Sense::Style)?;
        let calendar = if reading.sense == Sense::Old { Calendar::Julian } else { Calendar::Gregorian };
        Parser { calendar, ..*self }.dated(to)
    }

    fn misspelt(&self, piece: Piece) -> Option<Reading> {
        let word = super::skeleton::Skeleton::read(self.lexer.text, piece.from);
        misspelt_month(word.letters())
    }

    /// A month, also with one typing error, at `at`.
    pub(super) fn month(&self, at: usize) -> Option<(u8, Reading, usize)> {
        let piece = self.piece(at);
        let reading = match piece.kind {
            Kind::Word(reading) => reading,
            Kind::Other => self.misspelt(piece)?,
            _ => return None,
        };
        match reading.sense {
            Sense::Month(month) => Some((month, reading, piece.to)),
            _ => None,
        }
    }

    /// A day of the month: its number, its ending, and where it ends.
    pub(super) fn day_number(&self, at: usize) -> Option<(u8, Case, usize)> {
        match self.piece(at) {
            Piece { kind: Kind::Number { value, digits, case }, to, .. }
                if (1..=31).contains(&value) && digits <= 2 && !self.is_split(to) =>
            {
                Some((value as u8, case, to))
            }
            _ => None,
        }
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
    fn number(&self, piece: Piece) -> Option<Parsed> {
        if let Some(parsed) = self.dotted(piece.from) {
            return Some(parsed);
        }
        let Kind::Number { value, digits, case } = piece.kind else { return None };
        if self.is_split(piece.to) {
            // 1,5 milyon il əvvəl
            return self.years_ago(piece);
        }
        if (1..=31).contains(&value) && digits <= 2 {
            if let Some(parsed) = self.day_first(piece, value as u8, case) {
                return Some(parsed);
            }
        }
        if let Some(parsed) = self.years_ago(piece).or_else(|| self.counted(piece)) {
            return Some(parsed);
        }
        if case == Case::Ordinal || self.lexer.text.as_bytes().get(piece.to) == Some(&b'.') {
            if let Some(parsed) = self.century(piece) {
                return Some(parsed);
            }
        }
        let year = self.year(piece)?;
        Some(self.year_first(year))
    }

    /// `13 oktyabr …`, `14-20 mart …`, `12/24 dekabr …`
    fn day_first(&self, piece: Piece, day: u8, case: Case) -> Option<Parsed> {
        if matches!(case, Case::Bare | Case::Own | Case::Ordinal) {
            if let Some((month, reading, to)) = self.month(piece.to) {
                return self.after_day_month(
                    Stamp { month: Some(month), day: Some(day), ..Stamp::default() },
                    reading,
                    to,
                );
            }
        }
        let next = self.piece(piece.to);
        let joined = match next.kind {
            Kind::Dash | Kind::Mark('/' | '(') => true,
            Kind::Word(Reading { sense: Sense::And, .. }) => true,
            _ => false,
        };
        if !joined {
            return None;
        }
        let (second, _, mut to) = self.day_number(next.to)?;
        if next.kind == Kind::Mark('(') {
            let close = self.piece(to);
            to = (close.kind == Kind::Mark(')')).then_some(close.to)?;
        }
        let (month, reading, to) = self.month(to)?;
        let first = Stamp { month: Some(month), day: Some(day), ..Stamp::default() };
        let end = Stamp { day: Some(second), ..first };
        let mut parsed = self.after_day_month(first, reading, to)?;
        if parsed.partial.to.is_some() {
            return None;
        }
        parsed.partial.from.month = Some(month);
        let apart = i64::from(second) - i64::from(day);
        if next.kind != Kind::Dash && super::partial::is_offset(apart) {
            parsed.partial.other = Some(Stamp { years: None, ..end });
        } else if apart > 0 && (next.kind == Kind::Dash || apart == 1) {
            parsed.partial.to = Some(Stamp { years: parsed.partial.from.years, ..end });
            parsed.range = true;
        } else {
            return None;
        }
        Some(parsed)
    }

    /// What may follow a day and a month: the other style, the year.
    fn after_day_month(&self, mut stamp: Stamp, reading: Reading, mut to: usize) -> Option<Parsed> {
        let mut case = reading.case;
        if let Some((word, end)) = self.word(to).filter(|(word, _)| word.sense == Sense::MonthWord) {
            (case, to) = (word.case, end);
        }
        if self.is_named(to) {
            return None;
        }
        let other = self.other_style(stamp, to);
        if let Some((_, end)) = other {
            to = end;
        }
        let mut form = Form::DayMonth;
        if let Some(year) = self.year_behind(to) {
            stamp.years = Some(year.years);
            (to, case, form) = (year.to, year.case, Form::DayMonthYear);
        }
        // 20 sentyabr (1994)
        let open = self.piece(to);
        if stamp.years.is_none() && open.kind == Kind::Mark('(') {
            let year = self.year_behind(open.to);
            let close = year.map(|year| self.piece(year.to)).filter(|close| close.kind == Kind::Mark(')'));
            if let (Some(year), Some(close)) = (year, close) {
                stamp.years = Some(year.years);
                (to, case, form) = (close.to, year.case, Form::DayMonthYear);
            }
        }
        let other = other.map(|(other, _)| other).or_else(|| {
            let (other, end) = self.other_style(stamp, to)?;
            to = end;
            Some(other)
        });
        let mut parsed = self.parsed(stamp, form, to, case);
        // 20 dekabr 1905 (2 yanvar 1906), and 28 dekabr (10 yanvar) 1906, where the year is the later one's.
        if let Some(other) = other {
            parsed.partial.other = Some(other);
            parsed.partial.calendar = Calendar::Gregorian;
        } else if let Some((calendar, end)) = self.style_behind(to) {
            (parsed.partial.calendar, parsed.to) = (calendar, end);
        }
        Some(parsed)
    }

    /// Whether a street, a square or a station follows that bears the date as its name.
    fn is_named(&self, at: usize) -> bool {
        self.word(at).is_some_and(|(reading, _)| reading.sense == Sense::Named)
    }

    /// `(8 mart)`, `/8 mart`, `(yeni üslubla 8 mart)`: the same day in the other style.
    pub(super) fn other_style(&self, stamp: Stamp, at: usize) -> Option<(Stamp, usize)> {
        let open = self.piece(at);
        let close = match open.kind {
            Kind::Mark('(') => true,
            Kind::Mark('/') => false,
            _ => return None,
        };
        let mut to = open.to;
        if let Some((reading, end)) =
            self.word(to).filter(|(r, _)| matches!(r.sense, Sense::Old | Sense::New))
        {
            let _ = reading;
            to = self.sense(end, Sense::Style)?;
        }
        let mut other = Stamp::default();
        if let Some((month, _, end)) = self.month(to) {
            let (day, _, end) = self.day_number(end)?;
            (other.month, other.day, to) = (Some(month), Some(day), end);
        } else {
            let (day, _, end) = self.day_number(to)?;
            (other.day, to) = (Some(day), end);
            other.month = match self.month(to) {
                Some((month, _, end)) => {
                    to = end;
                    Some(month)
                }
                None if close => stamp.month,
                None => return None,
            };
        }
        if let Some(year) = self.year_behind(to).filter(|_| close) {
            (other.years, to) = (Some(year.years), year.to);
        }
        if let Some((_, end)) = self.style_behind(to) {
            to = end;
        }
        if close {
            let close = self.piece(to);
            to = (close.kind == Kind::Mark(')')).then_some(close.to)?;
        }
        // Without a year any will do: the offset is the same but for the leap day.
        let year = stamp.years.map_or(1905, |years| years.from);
        let years = other.years.map_or(year, |years| years.from);
        let day = |stamp: Stamp, year: i64| Calendar::Julian.day(year, stamp.month?, stamp.day?);
        let first = day(stamp, year)?;
        let near = [years, years + 1, years - 1]
            .into_iter()
            .any(|year| day(other, year).is_some_and(|second| super::partial::is_offset(second.0 - first.0)));
        near.then_some((other, to))
    }

    /// `(köhnə üslubla)`, `köhnə üslubla` behind a date.
    fn style_behind(&self, at: usize) -> Option<(Calendar, usize)> {
        let open = self.piece(at);
        let bracket = open.kind == Kind::Mark('(');
        let (reading, to) = self.word(if bracket { open.to } else { at })?;
        let calendar = match reading.sense {
            Sense::Old => Calendar::Julian,
            Sense::New => Calendar::Gregorian,
            _ => return None,
        };
        let to = self.sense(to, Sense::Style)?;
        if !bracket {
            return Some((calendar, to));
        }
        let close = self.piece(to);
        (close.kind == Kind::Mark(')')).then_some((calendar, close.to))
    }

    /// A date that begins with a month: `oktyabrın 13-də`, `oktyabr 1921`, `mart-aprel`.
    fn month_first(&self, piece: Piece, reading: Reading) -> Option<Parsed> {
        let Sense::Month(month) = reading.sense else { return None };
        let mut parsed = self.month_tail(Stamp::default(), month, reading, piece.to, Form::Month)?;
        if parsed.form == Form::MonthDay && parsed.partial.to.is_none() {
            let other = self.other_style(parsed.partial.from, parsed.to);
            if let Some((other, to)) = other {
                (parsed.partial.other, parsed.to) = (Some(other), to);
            }
        }
        if let Some(year) = self.year_behind(parsed.to) {
            parsed.partial.from.years = Some(year.years);
            if let Some(to) = &mut parsed.partial.to {
                to.years = Some(year.years);
            }
            (parsed.to, parsed.case) = (year.to, year.case);
            parsed.form = if parsed.form == Form::MonthDay { Form::MonthDayYear } else { Form::MonthYear };
            if parsed.form == Form::MonthDayYear
                && parsed.partial.to.is_none()
                && parsed.partial.other.is_none()
            {
                if let Some((other, to)) = self.other_style(parsed.partial.from, parsed.to) {
                    (parsed.partial.other, parsed.to) = (Some(other), to);
                }
            }
            return Some(parsed);
        }
        if self.mode == Mode::Running && parsed.form == Form::Month && parsed.partial.from.part.is_none() {
            // A bare month is a name (mart hadisələri); a case makes it a time (martda, may ayından).
            let when = matches!(parsed.case, Case::Loc | Case::Abl | Case::Until);
            return when.then_some(parsed);
        }
        Some(parsed)
    }

    /// What may follow a month: its day or days, its part, a second month.
    pub(super) fn month_tail(
        &self,
        mut stamp: Stamp,
        month: u8,
        reading: Reading,
        mut to: usize,
        form: Form,
    ) -> Option<Parsed> {
        stamp.month = Some(month);
        let day_form = if stamp.years.is_some() { Form::YearMonthDay } else { Form::MonthDay };
        let mut case = reading.case;
        if let Some((word, end)) =
            self.word(to).filter(|(word, _)| word.sense == Sense::MonthWord && !word.plural)
        {
            (case, to) = (word.case, end);
        }
        let open = case == Case::Gen || (case == Case::Own && to > 0);
        if let Some((day, ending, end)) = self.day_number(self.after_blank(to, case)) {
            let tail = self.days_behind(day, ending, end, open, stamp.years.is_some());
            if let Some((last, ending, end)) = tail {
                stamp.day = Some(day);
                let mut parsed = self.parsed(stamp, day_form, end, ending);
                if let Some(last) = last {
                    parsed.partial.to = Some(Stamp { day: Some(last), ..stamp });
                    parsed.range = true;
                }
                return Some(parsed);
            }
        }
        if open {
            if let Some((part, ending, end)) = self.part(to) {
                stamp.part = Some(part);
                return Some(self.parsed(stamp, form, end, ending));
            }
        }
        let mut parsed = self.parsed(stamp, form, to, case);
        let dash = self.piece(to);
        if dash.kind == Kind::Dash {
            if let Some((second, reading, end)) = self.month(dash.to).filter(|(second, ..)| *second > month) {
                let months = self.word(end).filter(|(word, _)| word.sense == Sense::MonthWord);
                parsed.partial.to = Some(Stamp { month: Some(second), ..stamp });
                parsed.range = true;
                (parsed.case, parsed.to) = months.map_or((reading.case, end), |(word, end)| (word.case, end));
                // mart – aprel 5-də is no pair of months.
                if self.day_number(parsed.to).is_some() {
                    return Some(self.parsed(stamp, form, to, case));
                }
            }
        }
        Some(parsed)
    }

    /// Where to look for what a genitive leaves open, over the end of the line too.
    fn after_blank(&self, at: usize, case: Case) -> usize {
        if case != Case::Gen {
            return at;
        }
        let (to, ends) = self.lexer.blanks(at);
        if ends <= 1 { to } else { at }
    }

    /// The days behind a month: `13-də`, `30-31-də`, `13-ü`, or a bare `13` where that is clear.
    fn days_behind(
        &self,
        day: u8,
        ending: Case,
        to: usize,
        open: bool,
        after_year: bool,
    ) -> Option<(Option<u8>, Case, usize)> {
        let next = self.piece(to);
        if next.kind == Kind::Dash || matches!(next.kind, Kind::Word(Reading { sense: Sense::And, .. })) {
            if let Some((last, ending, end)) = self.day_number(next.to) {
                let clear = ending != Case::Bare || self.mode != Mode::Running;
                let apart = last.checked_sub(day).filter(|apart| *apart > 0)?;
                if clear && open && self.month(end).is_none() && (next.kind == Kind::Dash || apart == 1) {
                    return Some((Some(last), ending, end));
                }
            }
        }
        if ending == Case::Ordinal {
            // martın 8-ci günü
            let (word, end) = self.word(to)?;
            return (open && word.sense == Sense::Day).then_some((None, word.case, end));
        }
        if ending == Case::Bare && self.month(to).is_some() {
            return None;
        }
        // oktyabrın 13 də: the hyphen is lost.
        if ending == Case::Bare && open && (self.is_word(to, b"de") || self.is_word(to, b"da")) {
            return Some((None, Case::Loc, next.to));
        }
        if ending != Case::Bare {
            return open.then_some((None, ending, to));
        }
        let stops = match next.kind {
            Kind::End | Kind::Mark('.' | ',' | ';' | ')' | '(' | ':') | Kind::Dash => true,
            Kind::Word(Reading { sense: Sense::Date | Sense::Day, .. }) => true,
            _ => false,
        };
        let year = self.year_behind(to).is_some();
        (year || (stops && (open || after_year || self.mode == Mode::Whole))).then_some((
            None,
            Case::Bare,
            to,
        ))
    }

    /// `sonunda`, `birinci yarısında`, `II rübündə`
    pub(super) fn part(&self, at: usize) -> Option<(Part, Case, usize)> {
        let piece = self.lexer.piece_over(at);
        let index = match piece.kind {
            Kind::Word(reading) => match reading.sense {
                Sense::Edge(edge) if reading.case != Case::Bare && reading.case != Case::Gen => {
                    // İlin sonuna 64 gün qalır.
                    let counted = matches!(self.piece(piece.to).kind, Kind::Number { .. });
                    if reading.case == Case::Dat && counted {
                        return None;
                    }
                    return Some((Part { index: edge, of: 3 }, reading.case, piece.to));
                }
                Sense::Edge(2) if reading.case == Case::Bare => 4,
                Sense::Nth(nth) => nth,
                _ => return None,
            },
            Kind::Roman(value @ 1..=4) => value as u8,
            Kind::Number { value: value @ 1..=4, case: Case::Ordinal, .. } => value as u8,
            _ => return None,
        };
        let (reading, to) = self.word(piece.to)?;
        let of = match reading.sense {
            Sense::Half => 2,
            Sense::Quarter => 4,
            _ => return None,
        };
        Some((Part { index: index.clamp(1, of) - 1, of }, reading.case, to))
    }

    fn season_first(&self, season: u8, to: usize) -> Option<Parsed> {
        let year = self.year_behind(to)?;
        let stamp = Stamp { years: Some(year.years), season: Some(season), ..Stamp::default() };
        Some(self.parsed(stamp, Form::Season, year.to, year.case))
    }

    fn before_era(&self, at: usize) -> Option<Parsed> {
        let mut parsed = Parser { bce: true, ..*self }.single(at)?;
        let year = parsed.partial.from.years?.from;
        if year > 0 {
            return None;
        }
        parsed.form = Form::Bce;
        Some(parsed)
    }

    fn in_era(&self, at: usize) -> Option<Parsed> {
        let number = matches!(self.piece(at).kind, Kind::Number { .. });
        let mode = if number { Mode::Whole } else { self.mode };
        let parsed = Parser { bce: false, mode, ..*self }.single(at)?;
        parsed.partial.from.years.map(|_| parsed)
    }

    /// The astronomical year of a number, before our era where we are in it.
    pub(super) fn year_of(&self, number: i64) -> Option<i64> {
        if number < 1 || number > YEAR_LIMIT {
            return None;
        }
        Some(if self.bce { before_era(number) } else { number })
    }

    pub(super) fn decade(&self, from: i64, to: i64) -> Option<Years> {
        let (from, to) = if self.bce { (before_era(from + 9), before_era(to)) } else { (from, to + 9) };
        Some(Years { from, to, precision: Precision::Decade })
    }
}
