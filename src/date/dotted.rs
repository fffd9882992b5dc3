//! Turns dates in figures into a date as said: `13.10.1921`, `13/10/1921`, `17.VII.1487`, `1921-10-13`.

use super::lex::Kind;
use super::parse::{Form, Mode, Parsed, Parser};
use super::partial::{Stamp, Years};
use super::words::{Case, Sense};

impl Parser<'_> {
    /// A date in figures that begins at `at`.
    pub(super) fn dotted(&self, at: usize) -> Option<Parsed> {
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
            return None;
        }
        let last = separator(bytes, end, mark)?;
        let (third, third_digits, end) = figures(bytes, last)?;
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
