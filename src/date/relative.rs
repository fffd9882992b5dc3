//! Turns words that point at another date (`həmin ilin dekabrında`, `bir gün öncə`) into a date as said.
//!
//! The date they point at is the mention before or the event's own; the caller has chosen it. Without one they
//! say nothing, so a heading never reads them.

use super::calendar::{Calendar, Day};
use super::lex::{Kind, Piece};
use super::parse::{Form, Parsed, Parser, YearRead};
use super::partial::{Stamp, Years};
use super::words::{Case, Reading, Sense};

impl Parser<'_> {
    fn pointing(&self, stamp: Stamp, to: usize, case: Case) -> Parsed {
        Parsed { relative: true, ..self.parsed(stamp, Form::Relative, to, case) }
    }

    fn day_stamp(&self, day: Day) -> Stamp {
        let (year, month, day) = Calendar::Gregorian.civil(day);
        Stamp { years: Some(Years::one(year)), month: Some(month), day: Some(day), ..Stamp::default() }
    }

    /// A date that begins with a pointing word, a number in words, or a unit in the genitive.
    pub(super) fn relative(&self, piece: Piece, reading: Reading) -> Option<Parsed> {
        let near = match reading.sense {
            Sense::This => 0,
            Sense::Previous => -1,
            Sense::Following => 1,
            Sense::Year => return self.of_year(reading, piece.to, 0, true),
            Sense::MonthWord => return self.of_month(reading, piece.to, 0, true),
            Sense::Count(_) => return self.counted_in_words(piece),
            _ => return None,
        };
        let (unit, to) = self.word(piece.to)?;
        match unit.sense {
            Sense::Year if !unit.plural => self.of_year(unit, to, near, false),
            Sense::MonthWord if !unit.plural => self.of_month(unit, to, near, false),
            Sense::Day | Sense::Date if !unit.plural => {
                // Bu gün is today; o tarix may be any.
                let today = self.is_word(piece.from, b"bu") && unit.sense == Sense::Day;
                if today || (unit.sense == Sense::Date && (near != 0 || unit.case == Case::Bare)) {
                    return None;
                }
                let day = Day(self.base_day?.0 + near);
                Some(Parser { calendar: Calendar::Gregorian, ..*self }.pointing(
                    self.day_stamp(day),
                    to,
                    unit.case,
                ))
            }
            _ => None,
        }
    }

    /// *həmin ilin mayında*, *növbəti il*, and *ilin sonunadək*, which needs its tail.
    fn of_year(&self, unit: Reading, to: usize, near: i64, needs_tail: bool) -> Option<Parsed> {
        let years = Years::one(self.base.year?.checked_add(near)?);
        let stamp = Stamp { years: Some(years), ..Stamp::default() };
        if needs_tail && (unit.case != Case::Gen || unit.plural) {
            return None;
        }
        let year = YearRead { years, to, case: unit.case, il: true, range: false };
        match self.year_tail(stamp, year, Form::Relative) {
            Some(tail) => Some(Parsed { relative: true, form: Form::Relative, ..tail }),
            None => (!needs_tail).then(|| self.pointing(stamp, to, unit.case)),
        }
    }

    /// *həmin ayın 15-də*, *növbəti ay*, and *ayın 15-də*, which needs its tail.
    fn of_month(&self, unit: Reading, to: usize, near: i64, needs_tail: bool) -> Option<Parsed> {
        if needs_tail && (unit.case != Case::Gen || unit.plural) {
            return None;
        }
        let count = self.base.year?.checked_mul(12)? + i64::from(self.base.month?) - 1 + near;
        let (year, month) = (count.div_euclid(12), (count.rem_euclid(12) + 1) as u8);
        let stamp = Stamp { years: Some(Years::one(year)), ..Stamp::default() };
        let reading = Reading { sense: Sense::Month(month), ..unit };
        let tail = self.month_tail(stamp, month, reading, to, Form::Relative)?;
        let more = tail.to > to;
        (more || !needs_tail).then_some(Parsed { relative: true, form: Form::Relative, ..tail })
    }

    /// `3 gün sonra`, `5 il əvvəl`
    pub(super) fn counted(&self, piece: Piece) -> Option<Parsed> {
        let Kind::Number { value, digits: 1..=3, case: Case::Bare } = piece.kind else { return None };
        self.shifted(value, piece.to)
    }

    /// `bir gün öncə`, `on beş il sonra`
    fn counted_in_words(&self, piece: Piece) -> Option<Parsed> {
        let mut count = 0i64;
        let mut at = piece.from;
        while let Some((Reading { sense: Sense::Count(value), case: Case::Bare, .. }, to)) = self.word(at) {
            count += i64::from(value);
            at = to;
        }
        self.shifted(count, at)
    }

    fn shifted(&self, count: i64, at: usize) -> Option<Parsed> {
        let (unit, to) = self.word(at)?;
        if unit.plural || !matches!(unit.case, Case::Bare | Case::Own) || !(1..=300).contains(&count) {
            return None;
        }
        let (direction, to) = self.word(to)?;
        let count = match direction.sense {
            Sense::Ago => -count,
            Sense::Later => count,
            _ => return None,
        };
        let plain = Parser { calendar: Calendar::Gregorian, ..*self };
        match unit.sense {
            Sense::Day => Some(plain.pointing(self.day_stamp(Day(self.base_day?.0 + count)), to, Case::Bare)),
            Sense::Week => {
                let stamp = self.day_stamp(Day(self.base_day?.0 + 7 * count));
                let mut parsed = plain.pointing(stamp, to, Case::Bare);
                parsed.partial.about = true;
                Some(parsed)
            }
            Sense::MonthWord => {
                let months = self.base.year?.checked_mul(12)? + i64::from(self.base.month?) - 1 + count;
                let years = Some(Years::one(months.div_euclid(12)));
                let month = Some((months.rem_euclid(12) + 1) as u8);
                Some(self.pointing(Stamp { years, month, ..Stamp::default() }, to, Case::Bare))
            }
            Sense::Year => {
                let years = Some(Years::one(self.base.year?.checked_add(count)?));
                Some(self.pointing(Stamp { years, ..Stamp::default() }, to, Case::Bare))
            }
            _ => None,
        }
    }
}
