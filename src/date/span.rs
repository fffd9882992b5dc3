//! Turns years, months and days into an interval of days with its precision, and narrows it to a part.
//!
//! Every date of a chronicle is such an interval: `1795` is all days of 1795, a day is an interval of one. The
//! precision says how the writer put it, the calendar in which one, and `certain` is false where the reader
//! was left guessing (`31 iyun`, `təxminən 1500`). How it is written down is in [`iso`](super::iso).

pub use super::calendar::{Calendar, Day};

/// How exactly a date is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Precision {
    /// `13 oktyabr 1921`
    Day,
    /// `oktyabr 1921`
    Month,
    /// `1904-cü ilin payızı`
    Season,
    /// `1795`
    Year,
    /// `1920-ci illər`
    Decade,
    /// `XIX əsr`
    Century,
    /// `e.ə. IV minillik`, thousands of years ago
    Millennium,
    /// Nothing is known.
    #[default]
    None,
}

impl Precision {
    const ALL: [Precision; 8] = [
        Precision::Day,
        Precision::Month,
        Precision::Season,
        Precision::Year,
        Precision::Decade,
        Precision::Century,
        Precision::Millennium,
        Precision::None,
    ];

    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::Season => "season",
            Precision::Year => "year",
            Precision::Decade => "decade",
            Precision::Century => "century",
            Precision::Millennium => "millennium",
            Precision::None => "none",
        }
    }

    /// The precision of that name in JSON.
    pub fn from_name(name: &str) -> Option<Precision> {
        Precision::ALL.into_iter().find(|p| p.name() == name)
    }
}

/// An interval of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day, never before the first.
    pub to: Day,
    /// How exactly it was said.
    pub precision: Precision,
    /// The calendar it was written in; the days are the same days in any.
    pub calendar: Calendar,
    /// Whether it was said without doubt.
    pub certain: bool,
}

/// A part of a longer time. Beginning, middle and end are thirds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Part {
    /// Which one, from 0.
    pub index: u8,
    /// Of how many: 2, 3 or 4.
    pub of: u8,
}

impl Part {
    /// The first third.
    pub const BEGINNING: Part = Part { index: 0, of: 3 };
    /// The second third.
    pub const MIDDLE: Part = Part { index: 1, of: 3 };
    /// The last third.
    pub const END: Part = Part { index: 2, of: 3 };

    /// The part of `count` units (days, months or years): first and last, from 0.
    pub fn of(self, count: i64) -> (i64, i64) {
        let (index, of) = (i64::from(self.index), i64::from(self.of.max(1)));
        let edge = |i: i64| (2 * i * count + of) / (2 * of);
        let from = edge(index).min(count - 1);
        (from, (edge(index + 1) - 1).max(from))
    }
}

impl Span {
    /// One day.
    pub fn day(calendar: Calendar, year: i64, month: u8, day: u8) -> Option<Span> {
        let day = calendar.day(year, month, day)?;
        Some(Span { from: day, to: day, precision: Precision::Day, calendar, certain: true })
    }

    /// From the first day of one month to the last day of another.
    pub fn months(calendar: Calendar, from: (i64, u8), to: (i64, u8), precision: Precision) -> Option<Span> {
        let last = calendar.days_in_month(to.0, to.1)?;
        let (from, to) = (calendar.day(from.0, from.1, 1)?, calendar.day(to.0, to.1, last)?);
        (from <= to).then_some(Span { from, to, precision, calendar, certain: true })
    }

    /// From the first day of one year to the last day of another (astronomical years).
    pub fn years(calendar: Calendar, from: i64, to: i64, precision: Precision) -> Option<Span> {
        Span::months(calendar, (from, 1), (to, 12), precision)
    }

    /// Whether the two have a day in common.
    pub fn overlaps(&self, other: &Span) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Whether all days of the other lie in this one.
    pub fn contains(&self, other: &Span) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Whether the day lies in it.
    pub fn contains_day(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// How many days it has.
    pub fn days(&self) -> i64 {
        self.to.0 - self.from.0 + 1
    }

    /// The same interval, in doubt.
    pub fn doubtful(self) -> Span {
        Span { certain: false, ..self }
    }

    /// From the first day of this one to the last of the other; `None` where that runs backwards.
    pub fn until(&self, end: &Span) -> Option<Span> {
        (self.from <= end.to && self.from <= end.from).then_some(Span {
            from: self.from,
            to: end.to,
            precision: self.precision.max(end.precision),
            calendar: self.calendar,
            certain: self.certain && end.certain,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Calendar, Part, Precision, Span};

    #[track_caller]
    fn check(part: Part, count: i64, expected: (i64, i64)) {
        assert_eq!(part.of(count), expected);
    }

    #[test]
    fn parts_are_thirds_halves_and_quarters() {
        check(Part::BEGINNING, 12, (0, 3));
        check(Part::MIDDLE, 12, (4, 7));
        check(Part::END, 12, (8, 11));
        check(Part::BEGINNING, 100, (0, 32));
        check(Part::MIDDLE, 100, (33, 66));
        check(Part::END, 100, (67, 99));
        check(Part::END, 30, (20, 29));
        check(Part::END, 31, (21, 30));
        check(Part { index: 0, of: 2 }, 100, (0, 49));
        check(Part { index: 1, of: 2 }, 31, (16, 30));
        check(Part { index: 3, of: 4 }, 12, (9, 11));
    }

    #[test]
    fn spans_touch_and_hold_each_other() {
        let year = Span::years(Calendar::Gregorian, 1918, 1918, Precision::Year).expect("a year");
        let day = Span::day(Calendar::Gregorian, 1918, 5, 28).expect("a day");
        assert!(year.contains(&day) && year.overlaps(&day) && day.overlaps(&year) && !day.contains(&year));
        assert_eq!(year.days(), 365);
        assert_eq!(day.until(&year), None);
    }
}
