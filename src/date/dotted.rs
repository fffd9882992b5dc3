//! Turns dates in figures into a date as said: `13.10.1921`, `13/10/1921`, `17.VII.1487`, `1921-10-13`.

use super::lex::{Kind, Piece, dash};
use super::parse::{Form, Mode, Parsed, Parser};
use super::partial::{Stamp, Years};
use super::words::{Case, Sense};

impl Parser<'_> {
    /// A date in figures that begins at `at`, or an interval of two that only the last one says whole.
    pub(super) fn dotted(&self, at: usize) -> Option<Parsed> {
        self.days_in_figures(at).or_else(|| self.day_of_figures(at))
    }

    /// `28-30.XI.1578`, `28.XI–2.XII.1578`, `28.11 – 02.12.1918`
    fn days_in_figures(&self, at: usize) -> Option<Parsed> {
        let bytes = self.lexer.text.as_bytes();
        let (day, digits, mut end) = figures(bytes, at)?;
        let mut month = None;
        if bytes.get(end) == Some(&b'.') {
            (month, end) = match figures(bytes, end + 1) {
                Some((month, 1..=2, end)) => (Some(month), end),
                Some(_) => return None,
                None => match self.lexer.piece(end + 1) {
                    Piece { kind: Kind::Roman(month), from, to } if from == end + 1 => (Some(month), to),
                    _ => return None,
                },
            };
        }
        if digits > 2 || !(1..=31).contains(&day) || month.is_some_and(|month| !(1..=12).contains(&month)) {
            return None;
        }
        let blank = usize::from(bytes.get(end) == Some(&b' '));
        let width = dash(bytes, end + blank)?;
        let second = end + blank + width;
        let spaced = blank > 0 || bytes.get(second) == Some(&b' ');
        let mut parsed = self.day_of_figures(second + usize::from(bytes.get(second) == Some(&b' ')))?;
        let until = parsed.partial.from;
        if parsed.form == Form::Iso || !parsed.partial.is_full() || parsed.partial.about {
            return None;
        }
        // 28 – 30.11.1918-ci ildə …: the day of a list and the beginning of its text.
        let closed = || matches!(self.piece(parsed.to).kind, Kind::Dash | Kind::End | Kind::Mark(_));
        if spaced && month.is_none() && (self.mode == Mode::Running || !closed()) {
            return None;
        }
        let from =
            Stamp { day: Some(day as u8), month: month.map(|month| month as u8).or(until.month), ..until };
        if (from.month, from.day) >= (until.month, until.day) {
            return None;
        }
        (parsed.partial.from, parsed.partial.to, parsed.range) = (from, Some(until), true);
        Some(parsed)
    }

    fn day_of_figures(&self, at: usize) -> Option<Parsed> {
        let bytes = self.lexer.text.as_bytes();
        let (first, first_digits, end) = figures(bytes, at)?;
        let mark = *bytes.get(end).filter(|b| matches!(b, b'.' | b'/' | b'-'))?;
        let middle = separator(bytes, end, mark)?;
        let (second, roman, end) = match figures(bytes, middle) {
            Some((value, 1..=2, end)) => (value, false, end),
            _ => match self.lexer.piece(middle) {
                piece if matches!(piece.kind, Kind::Roman(1..=12)) && piece.from == middle => {
                    let Kind::Roman(value) = piece.kind else { return None };
                    (value, true, piece.to)
                }
                _ => return None,
            },
        };
        let same = bytes.get(end) == Some(&mark);
        let mixed = roman && matches!(bytes.get(end), Some(b'.' | b'/' | b'-'));
        if !(same || mixed) {
            return self.day_in_figures(at, end);
        }
        let last = separator(bytes, end, mark)?;
        let Some((third, third_digits, end)) = figures(bytes, last) else {
            return self.day_in_figures(at, end);
        };
        if bytes.get(end).is_some_and(|b| *b == mark || *b == b'.')
            && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
        {
            return None;
        }
        let likely = |year: i64, digits: usize| digits == 4 && (500..2200).contains(&year);
        let (year, month, day, form) = if first_digits == 4 && third_digits <= 2 && !roman {
            (first, second, third, Form::Iso)
        } else if first_digits <= 2
            && (likely(third, third_digits) || (third_digits == 3 && (roman || self.mode != Mode::Running)))
        {
            (third, second, first, if roman { Form::RomanMonth } else { Form::Dotted })
        } else if first_digits <= 2 && third_digits == 2 && mark == b'.' && last == end - 2 {
            return self.short_year(first, second, third, roman, end);
        } else {
            return None;
        };
        // 10/13/1921 has its month first.
        let turned = month > 12 && day <= 12 && mark == b'/';
        let (month, day) = if turned { (day, month) } else { (month, day) };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || year == 0 {
            return None;
        }
        let stamp = Stamp {
            years: Some(Years::one(self.year_of(year)?)),
            month: Some(month as u8),
            day: Some(day as u8),
            ..Stamp::default()
        };
        let (case, to) = self.year_ending(if form == Form::Iso { end } else { last }, end);
        let mut parsed = self.parsed(stamp, form, to, case);
        parsed.partial.about = turned;
        Some(parsed)
    }

    /// `28.05.18`, in the century of the dates around it.
    fn short_year(&self, day: i64, month: i64, year: i64, roman: bool, to: usize) -> Option<Parsed> {
        let bytes = self.lexer.text.as_bytes();
        let hidden = bytes.get(to).is_some_and(u8::is_ascii_digit) || self.is_split(to);
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || self.mode == Mode::Whole || hidden {
            return None;
        }
        let stamp = Stamp { month: Some(month as u8), day: Some(day as u8), ..Stamp::default() };
        let form = if roman { Form::RomanMonth } else { Form::Dotted };
        let (case, to) = self.year_ending(to - 2, to);
        let mut parsed = self.parsed(stamp, form, to, case);
        parsed.partial.short = Some(year as u8);
        Some(parsed)
    }

    /// `28.05 –`, `28.V.`: a day at the beginning of a line, under the heading of its year.
    fn day_in_figures(&self, at: usize, to: usize) -> Option<Parsed> {
        let bytes = self.lexer.text.as_bytes();
        let (day, digits, end) = figures(bytes, at)?;
        (self.mode == Mode::Heading && digits <= 2 && bytes.get(end) == Some(&b'.')).then_some(())?;
        let month = match figures(bytes, end + 1) {
            Some((month, 2, end)) if end == to => month,
            Some(_) => return None,
            None => match self.lexer.piece(end + 1).kind {
                Kind::Roman(month) => month,
                _ => return None,
            },
        };
        let closed = matches!(bytes.get(to), None | Some(b' ' | b'\t' | b'.' | b':' | b'-' | 0xC2 | 0xE2));
        let figures = bytes.get(to) == Some(&b'.') && bytes.get(to + 1).is_some_and(u8::is_ascii_digit);
        if !closed || figures || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let stamp = Stamp { month: Some(month as u8), day: Some(day as u8), ..Stamp::default() };
        Some(self.parsed(stamp, Form::DayInFigures, to, Case::Bare))
    }

    /// `XII.1500`, and at the beginning of a line `05.1920`; also `XI-XII.1500`.
    pub(super) fn month_in_figures(&self, at: usize) -> Option<Parsed> {
        self.months_in_figures(at).or_else(|| self.month_of_figures(at))
    }

    fn months_in_figures(&self, at: usize) -> Option<Parsed> {
        let Piece { kind: Kind::Roman(month @ 1..=12), from, to } = self.lexer.piece(at) else { return None };
        let next = to + dash(self.lexer.text.as_bytes(), to)?;
        let mut parsed = self.month_of_figures(next).filter(|_| from == at)?;
        let until = parsed.partial.from;
        let roman = matches!(self.lexer.piece(next).kind, Kind::Roman(_));
        let from = Stamp { month: Some(month as u8), ..until };
        (roman && from.month < until.month).then_some(())?;
        (parsed.partial.from, parsed.partial.to, parsed.range) = (from, Some(until), true);
        Some(parsed)
    }

    fn month_of_figures(&self, at: usize) -> Option<Parsed> {
        let bytes = self.lexer.text.as_bytes();
        let (month, end) = match figures(bytes, at) {
            // 3.1918-ci il is the third of a list.
            Some((month, 2, end)) if self.mode != Mode::Running => (month, end),
            Some(_) => return None,
            None => match self.lexer.piece(at) {
                piece if piece.from == at => match piece.kind {
                    Kind::Roman(month) => (month, piece.to),
                    _ => return None,
                },
                _ => return None,
            },
        };
        let mark = *bytes.get(end).filter(|b| matches!(b, b'.' | b'/'))?;
        let last = end + 1;
        let (year, digits, to) = figures(bytes, last)?;
        let likely = digits == 4 && (500..2200).contains(&year) && (1..=12).contains(&month);
        let more = bytes.get(to) == Some(&mark) && bytes.get(to + 1).is_some_and(u8::is_ascii_digit);
        if !likely || more || self.bce {
            return None;
        }
        let stamp = Stamp { years: Some(Years::one(year)), month: Some(month as u8), ..Stamp::default() };
        let (case, to) = self.year_ending(last, to);
        Some(self.parsed(stamp, Form::MonthYear, to, case))
    }

    /// What hangs on the year: `-ci ildə`.
    fn year_ending(&self, year: usize, end: usize) -> (Case, usize) {
        let Kind::Number { case, .. } = self.lexer.piece(year).kind else { return (Case::Bare, end) };
        let to = self.lexer.piece(year).to.max(end);
        match self.word(to) {
            Some((reading, to)) if reading.sense == Sense::Year && !reading.plural => (reading.case, to),
            _ => (case, to),
        }
    }
}

fn figures(bytes: &[u8], at: usize) -> Option<(i64, usize, usize)> {
    let digits = bytes.get(at..)?.iter().take_while(|b| b.is_ascii_digit()).count();
    if !(1..=4).contains(&digits) {
        return None;
    }
    let value = bytes[at..at + digits].iter().fold(0, |value, b| value * 10 + i64::from(b - b'0'));
    Some((value, digits, at + digits))
}

/// Behind the separator, and behind one blank that may follow a full stop.
fn separator(bytes: &[u8], at: usize, mark: u8) -> Option<usize> {
    let spaced = mark == b'.' && bytes.get(at + 1) == Some(&b' ');
    Some(at + 1 + usize::from(spaced))
}
