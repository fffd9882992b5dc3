//! Turns the two writings of one day, old style and new, into a date as said: `23 fevral (8 mart) 1917`.
//!
//! Which of them stands first differs from book to book; only how far they lie apart tells that they are one day.

use super::calendar::Calendar;
use super::lex::{Kind, Piece};
use super::parse::{Parsed, Parser};
use super::partial::Stamp;
use super::words::{Reading, Sense};

impl Parser<'_> {
    /// `köhnə üslubla 25 oktyabr 1917`
    pub(super) fn styled(&self, piece: Piece, reading: Reading) -> Option<Parsed> {
        let to = self.sense(piece.to, Sense::Style)?;
        let calendar = if reading.sense == Sense::Old { Calendar::Julian } else { Calendar::Gregorian };
        Parser { calendar, ..*self }.dated(to)
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
    pub(super) fn style_behind(&self, at: usize) -> Option<(Calendar, usize)> {
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
}
