//! Turns the two writings of one day, old style and new, into a date as said: `23 fevral (8 mart) 1917`.
//!
//! Which of them stands first differs from book to book; only how far they lie apart tells that they are one day.

use super::calendar::Calendar;
use super::lex::{Kind, Piece};
use super::parse::{Parsed, Parser};
use super::partial::Stamp;
use super::words::{Reading, Sense};

/// The days of an interval in the other style, and where they end.
pub(super) struct OtherDays {
    pub(super) from: Stamp,
    pub(super) until: Stamp,
    pub(super) to: usize,
}

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

    /// `(28 aprel – 3 may)`, `(14–24)`: the same days, from one to another, in the other style.
    pub(super) fn other_days(&self, month: Option<u8>, day: u8, at: usize) -> Option<OtherDays> {
        let open = self.piece(at);
        (open.kind == Kind::Mark('(')).then_some(())?;
        let (first, _, to) = self.day_number(open.to)?;
        let own = self.month(to);
        let dash = self.piece(own.map_or(to, |(_, _, to)| to));
        (dash.kind == Kind::Dash).then_some(())?;
        let (last, _, to) = self.day_number(dash.to)?;
        let end = self.month(to);
        let close = self.piece(end.map_or(to, |(_, _, to)| to));
        (close.kind == Kind::Mark(')')).then_some(())?;
        let last_month = end.map(|(month, ..)| month).or(month);
        let first_month = own.map(|(month, ..)| month).or(last_month);
        let from = Stamp { day: Some(first), month: first_month, ..Stamp::default() };
        let until = Stamp { day: Some(last), month: last_month, ..Stamp::default() };
        // Any year and month will do to see how far the two lie apart.
        let place = |year: i64, month: Option<u8>, day| {
            Calendar::Julian.day(year, month.or(last_month).unwrap_or(5), day)
        };
        let turned = i64::from(first_month < month);
        let apart = place(1905 + turned, first_month, first)?.0 - place(1905, month, day)?.0;
        super::partial::is_offset(apart).then_some(OtherDays { from, until, to: close.to })
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
