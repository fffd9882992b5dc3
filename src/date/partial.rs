//! Turns the pieces that a text gives of a date, filled up from what it leaves unsaid, into an interval of days.
//!
//! `6 avqust` has no year, a `10.` under the heading of a month has neither; a year heading, the event's own
//! date or the mention before has them. The pieces are kept apart until someone can complete them.

use super::calendar::Calendar;
use super::span::{Part, Precision, Span};

/// One or more whole years (astronomical: 331 BCE is -330).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Years {
    /// The first.
    pub from: i64,
    /// The last.
    pub to: i64,
    /// Year, decade, century or millennium.
    pub precision: Precision,
}

impl Years {
    /// One year.
    pub const fn one(year: i64) -> Years {
        Years { from: year, to: year, precision: Precision::Year }
    }

    /// The year, where it is a single one.
    pub fn single(self) -> Option<i64> {
        (self.from == self.to).then_some(self.from)
    }
}

/// What is said of one end of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Stamp {
    /// The year or years.
    pub years: Option<Years>,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
    /// Spring, summer, autumn, winter, from 0.
    pub season: Option<u8>,
    /// The part of it that is meant.
    pub part: Option<Part>,
}

/// A date as said, with what it lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Partial {
    /// The date, or the beginning of an interval.
    pub from: Stamp,
    /// The end of an interval.
    pub to: Option<Stamp>,
    /// The same day in the other style: `23 fevral (8 mart)`. The later one is Gregorian.
    pub other: Option<Stamp>,
    /// The calendar it is written in.
    pub calendar: Calendar,
    /// The last two figures of the year, where no more is said: `28.05.18`.
    pub short: Option<u8>,
    /// Whether it was said with a doubt (`təxminən`).
    pub about: bool,
}

/// What a heading, an event or a mention lends to the dates below or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Carry {
    /// The year (astronomical).
    pub year: Option<i64>,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
}

impl Carry {
    /// What an interval says for sure: its year if it is one, its month, its day.
    pub fn of(span: &Span) -> Carry {
        let (first, last) = (span.calendar.civil(span.from), span.calendar.civil(span.to));
        let year = (first.0 == last.0).then_some(first.0);
        let month = year.and((first.1 == last.1).then_some(first.1));
        let day = month.and((first.2 == last.2).then_some(first.2));
        Carry { year, month, day }
    }
}

impl Partial {
    /// The year, where one is said.
    pub fn year(&self) -> Option<i64> {
        self.from.years.and_then(Years::single)
    }

    /// The month, where one is said.
    pub fn month(&self) -> Option<u8> {
        self.from.month
    }

    /// The day of the month, where one is said.
    pub fn day(&self) -> Option<u8> {
        self.from.day
    }

    /// Whether it says its year, so that nothing need be lent.
    pub fn is_full(&self) -> bool {
        let years = self.from.years.or(self.to.and_then(|to| to.years));
        let month = self.from.month.or(self.to.and_then(|to| to.month));
        years.is_some() && (self.from.day.is_none() || month.is_some())
    }
}

/// The interval, with what is not said taken from `carry`; `None` where the year is still missing.
///
/// A year alone takes the month and the day from `carry` too: `1918 — …` on a page of the 28th of May. A day
/// that its month doesn't have leaves the month, in doubt.
pub fn complete(partial: &Partial, carry: &Carry) -> Option<Span> {
    let mut from = partial.from;
    let mut to = partial.to;
    let bare_year = from.years.is_some_and(|y| y.precision == Precision::Year)
        && from.season.is_none()
        && from.part.is_none();
    if from.month.is_none() && from.season.is_none() && to.is_none() {
        if from.day.is_some() {
            from.month = carry.month;
        } else if bare_year && from.years.and_then(Years::single).is_some() {
            (from.month, from.day) = (carry.month, carry.day);
        }
    }
    if let Some(end) = &mut to {
        inherit(&mut from, end, carry);
    }
    if from.years.is_none() {
        let near = carry.year?;
        from.years = Some(Years::one(partial.short.map_or(near, |short| nearest(short, near))));
    }
    let span = match (&partial.other, to) {
        (Some(other), None) => double(from, *other, partial.calendar),
        (_, Some(mut end)) => {
            // 28 dekabr 1918 – 5 yanvar: the end is in the next year.
            if end.years.is_none() {
                let year = from.years?.to;
                let turned = (end.month, end.day) < (from.month, from.day) && end.month.is_some();
                end.years = Some(Years::one(year + i64::from(turned)));
            }
            let first = interval(from, partial.calendar)?;
            match interval(end, partial.calendar).and_then(|end| first.until(&end)) {
                Some(span) => Some(span),
                None => Some(first.doubtful()),
            }
        }
        (None, None) => interval(from, partial.calendar),
    }?;
    Some(if partial.about { span.doubtful() } else { span })
}

/// The year with these last two figures that lies nearest to another one.
fn nearest(short: u8, near: i64) -> i64 {
    let year = near - near.rem_euclid(100) + i64::from(short);
    [year - 100, year, year + 100].into_iter().min_by_key(|year| (year - near).abs()).unwrap_or(year)
}

/// Gives the beginning what only the end of an interval says (`14-20 mart 1918`), and the other way round.
fn inherit(from: &mut Stamp, end: &mut Stamp, carry: &Carry) {
    if from.month.is_none() && from.day.is_some() {
        from.month = end.month.or(carry.month);
    }
    if end.month.is_none() && end.day.is_some() {
        end.month = from.month;
    }
    let Some(years) = end.years.filter(|_| from.years.is_none()) else { return };
    let single = years.precision == Precision::Year && years.from == years.to;
    let turned = single && from.month.is_some() && from.month > end.month && end.month.is_some();
    from.years = Some(if turned { Years::one(years.from - 1) } else { years });
}

/// The days of one stamp, whose years are known.
fn interval(stamp: Stamp, calendar: Calendar) -> Option<Span> {
    let years = stamp.years?;
    if let Some(season) = stamp.season {
        let first = season * 3 + 3;
        let (mut from, mut to) =
            (month_at(years.from, i64::from(first)), month_at(years.to, i64::from(first) + 2));
        if let Some(part) = stamp.part {
            let (a, b) = part.of(3);
            to = month_at(from.0, i64::from(from.1) + b);
            from = month_at(from.0, i64::from(from.1) + a);
        }
        return Span::months(calendar, from, to, Precision::Season);
    }
    match (stamp.month, stamp.day) {
        (Some(month), Some(day)) => Span::day(calendar, years.from, month, day).or_else(|| {
            let whole = Span::months(calendar, (years.from, month), (years.from, month), Precision::Month);
            whole.map(Span::doubtful)
        }),
        (Some(month), None) => {
            let whole = Span::months(calendar, (years.from, month), (years.to, month), Precision::Month)?;
            let Some(part) = stamp.part else { return Some(whole) };
            let (first, last) = part.of(whole.days());
            let (from, to) = (super::Day(whole.from.0 + first), super::Day(whole.from.0 + last));
            Some(Span { from, to, ..whole })
        }
        (None, Some(_)) => None,
        (None, None) => {
            let count = years.to - years.from + 1;
            match stamp.part {
                None => Span::years(calendar, years.from, years.to, years.precision),
                Some(part) if count == 1 => {
                    let (first, last) = part.of(12);
                    let month = |index: i64| (years.from, index as u8 + 1);
                    Span::months(calendar, month(first), month(last), years.precision)
                }
                Some(part) => {
                    let (first, last) = part.of(count);
                    Span::years(calendar, years.from + first, years.from + last, years.precision)
                }
            }
        }
    }
}

/// The month of a number that may run over the end of its year.
fn month_at(year: i64, month: i64) -> (i64, u8) {
    (year + (month - 1).div_euclid(12), ((month - 1).rem_euclid(12) + 1) as u8)
}

/// The Gregorian day of a double date: the later of the two.
fn double(from: Stamp, other: Stamp, calendar: Calendar) -> Option<Span> {
    let first = interval(from, calendar)?;
    let year = from.years?.from;
    let years =
        if other.years.is_some() { [other.years; 3] } else { [0, 1, -1].map(|d| Some(Years::one(year + d))) };
    for years in years {
        let second = interval(Stamp { years, month: other.month.or(from.month), ..other }, calendar)?;
        if is_offset(second.from.0 - first.from.0) {
            let later = if second.from > first.from { second } else { first };
            return Some(Span { calendar: Calendar::Gregorian, ..later });
        }
    }
    Some(first)
}

/// Whether two writings of one day may lie so far apart: 10 days after 1582, 13 in the twentieth century.
pub fn is_offset(days: i64) -> bool {
    (10..=13).contains(&days.abs())
}

#[cfg(test)]
mod tests {
    use super::{Carry, Partial, Stamp, Years, complete};
    use crate::date::iso::event_dates;

    #[track_caller]
    fn check(partial: Partial, carry: Carry, expected: &str) {
        let dates = complete(&partial, &carry).map(|span| event_dates(&span));
        let text = dates.map(|(from, to)| to.map_or(from.clone(), |to| format!("{from}/{to}")));
        assert_eq!(text.as_deref().unwrap_or("-"), expected);
    }

    fn stamp(year: i64, month: u8, day: u8) -> Stamp {
        let some = |n: u8| (n > 0).then_some(n);
        Stamp {
            years: (year != 0).then_some(Years::one(year)),
            month: some(month),
            day: some(day),
            ..Stamp::default()
        }
    }

    #[test]
    fn what_is_unsaid_is_lent() {
        let carry = Carry { year: Some(1918), month: Some(5), day: None };
        let day = |from| Partial { from, ..Partial::default() };
        check(day(stamp(0, 8, 6)), carry, "1918-08-06");
        check(day(stamp(0, 0, 10)), carry, "1918-05-10");
        check(day(stamp(0, 8, 6)), Carry::default(), "-");
        check(day(stamp(1920, 0, 0)), Carry { year: None, month: Some(5), day: Some(28) }, "1920-05-28");
        check(day(stamp(1920, 6, 31)), carry, "1920-06");
    }

    #[test]
    fn ranges_share_what_one_end_says() {
        let range = |from, to| Partial { from, to: Some(to), ..Partial::default() };
        check(range(stamp(0, 0, 14), stamp(1918, 3, 20)), Carry::default(), "1918-03-14/1918-03-20");
        check(range(stamp(0, 12, 28), stamp(1919, 1, 5)), Carry::default(), "1918-12-28/1919-01-05");
        check(range(stamp(1918, 12, 28), stamp(0, 1, 5)), Carry::default(), "1918-12-28/1919-01-05");
        check(
            range(stamp(0, 0, 14), stamp(0, 0, 20)),
            Carry { year: Some(1918), month: Some(3), day: None },
            "1918-03-14/1918-03-20",
        );
    }

    #[test]
    fn the_later_of_a_double_date_is_meant() {
        let double = |from, other| Partial { from, other: Some(other), ..Partial::default() };
        check(double(stamp(1917, 2, 23), stamp(0, 3, 8)), Carry::default(), "1917-03-08");
        check(double(stamp(1917, 3, 8), stamp(0, 2, 23)), Carry::default(), "1917-03-08");
        check(double(stamp(1905, 12, 20), stamp(0, 1, 2)), Carry::default(), "1906-01-02");
        check(double(stamp(1906, 1, 2), stamp(0, 12, 20)), Carry::default(), "1906-01-02");
        check(double(stamp(1905, 12, 12), stamp(0, 12, 24)), Carry::default(), "1905-12-24");
    }
}
