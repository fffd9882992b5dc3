//! Turns a year, month and day of a calendar into a day number, and back.
//!
//! Chronicles reach from 400,000 years ago to today and mix three calendars, so the arithmetic is our own:
//! day 0 is 1970-01-01 of the proleptic Gregorian calendar, years are astronomical (0 is 1 BCE). In text there
//! is no year 0: 331 BCE is written `-0331`. The Hijri calendar is the tabular one of the civil epoch, which
//! may differ by a day or two from what an observer of the moon wrote.

use std::fmt;

/// A day: the number of days since 1970-01-01 (proleptic Gregorian).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// The calendars in which chronicles name days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Calendar {
    /// Today's calendar, also for the time before 1582.
    #[default]
    Gregorian,
    /// The old style: used here until 1918.
    Julian,
    /// The lunar calendar of the Hijra, tabular.
    Hijri,
}

impl Calendar {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Calendar::Gregorian => "gregorian",
            Calendar::Julian => "julian",
            Calendar::Hijri => "hijri",
        }
    }

    /// The calendar of that name in JSON or in `sources.toml`.
    pub fn from_name(name: &str) -> Option<Calendar> {
        [Calendar::Gregorian, Calendar::Julian, Calendar::Hijri].into_iter().find(|c| c.name() == name)
    }

    /// The day, or `None` where the month has no such day.
    pub fn day(self, year: i64, month: u8, day: u8) -> Option<Day> {
        let last = self.days_in_month(year, month)?;
        if day == 0 || day > last || year.abs() > YEAR_LIMIT {
            return None;
        }
        Some(match self {
            Calendar::Gregorian => gregorian(year, month, day),
            Calendar::Julian => julian(year, month, day),
            Calendar::Hijri => hijri(year, month, day),
        })
    }

    /// The year (astronomical), month and day.
    pub fn civil(self, day: Day) -> (i64, u8, u8) {
        match self {
            Calendar::Gregorian => gregorian_civil(day),
            Calendar::Julian => julian_civil(day),
            Calendar::Hijri => hijri_civil(day),
        }
    }

    /// How many days the month has; `None` where there is no such month.
    pub fn days_in_month(self, year: i64, month: u8) -> Option<u8> {
        let leap = match self {
            Calendar::Gregorian => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0),
            Calendar::Julian => year % 4 == 0,
            Calendar::Hijri => (11 * year + 14).rem_euclid(30) < 11,
        };
        let hijri = self == Calendar::Hijri;
        Some(match month {
            12 if hijri => 29 + u8::from(leap),
            1..=12 if hijri => 29 + month % 2,
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            _ => return None,
        })
    }
}

/// Years beyond it are no dates of a chronicle; within it nothing overflows.
pub const YEAR_LIMIT: i64 = 20_000_000;

/// Days from 1 March of year 0 to 1970-01-01.
const MARCH_EPOCH: i64 = 719_468;
/// The same in the Julian calendar, whose year 0 began two days earlier.
const JULIAN_MARCH_EPOCH: i64 = 719_470;
/// 1 Muharram 1, the 16th of July 622 of the Julian calendar.
const HIJRA: i64 = -492_148;

/// Day of the year counted from 1 March, so that the leap day is the last one.
fn day_from_march(month: u8, day: u8) -> i64 {
    let shifted = (i64::from(month) + 9) % 12;
    (153 * shifted + 2) / 5 + i64::from(day) - 1
}

fn month_from_march(day_of_year: i64) -> (u8, u8) {
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (month as u8, day as u8)
}

fn gregorian(year: i64, month: u8, day: u8) -> Day {
    let year = year - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + day_from_march(month, day);
    Day(era * 146_097 + day_of_era - MARCH_EPOCH)
}

fn gregorian_civil(day: Day) -> (i64, u8, u8) {
    let shifted = day.0 + MARCH_EPOCH;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let (month, day) = month_from_march(of_year);
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

fn julian(year: i64, month: u8, day: u8) -> Day {
    let year = year - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(4), year.rem_euclid(4));
    Day(era * 1461 + of_era * 365 + day_from_march(month, day) - JULIAN_MARCH_EPOCH)
}

fn julian_civil(day: Day) -> (i64, u8, u8) {
    let shifted = day.0 + JULIAN_MARCH_EPOCH;
    let (era, of_era) = (shifted.div_euclid(1461), shifted.rem_euclid(1461));
    let year_of_era = (of_era - of_era / 1460) / 365;
    let (month, day) = month_from_march(of_era - 365 * year_of_era);
    (era * 4 + year_of_era + i64::from(month <= 2), month, day)
}

fn hijri(year: i64, month: u8, day: u8) -> Day {
    let months = (59 * (i64::from(month) - 1) + 1).div_euclid(2);
    let years = (year - 1) * 354 + (3 + 11 * year).div_euclid(30);
    Day(HIJRA + years + months + i64::from(day) - 1)
}

fn hijri_civil(day: Day) -> (i64, u8, u8) {
    let mut year = (30 * (day.0 - HIJRA) + 10_646).div_euclid(10_631);
    // The estimate is exact but for rounding at the turn of a year.
    while hijri(year + 1, 1, 1) <= day {
        year += 1;
    }
    while hijri(year, 1, 1) > day {
        year -= 1;
    }
    let of_year = day.0 - hijri(year, 1, 1).0;
    let month = ((2 * of_year + 1) / 59 + 1).min(12);
    let first = (59 * (month - 1) + 1).div_euclid(2);
    let (month, first) =
        if of_year < first { (month - 1, (59 * (month - 2) + 1).div_euclid(2)) } else { (month, first) };
    (year, month as u8, (of_year - first + 1) as u8)
}

/// The astronomical year of a year before our era: 331 BCE is -330.
pub const fn before_era(year: i64) -> i64 {
    1 - year
}

/// A year as written in JSON: four digits at least, `-0331` before our era, never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearText(pub i64);

impl fmt::Display for YearText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 > 0 { write!(out, "{:04}", self.0) } else { write!(out, "-{:04}", 1 - self.0) }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = gregorian_civil(*self);
        write!(out, "{}-{month:02}-{day:02}", YearText(year))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Calendar, Day};

    #[track_caller]
    fn check(calendar: Calendar, civil: (i64, u8, u8), iso: &str) {
        let day = calendar.day(civil.0, civil.1, civil.2).expect("a day");
        assert_eq!(day.to_string(), iso);
        assert_eq!(calendar.civil(day), civil);
    }

    #[test]
    fn known_days() {
        assert_eq!(Calendar::Gregorian.day(1970, 1, 1), Some(Day(0)));
        check(Calendar::Gregorian, (1921, 10, 13), "1921-10-13");
        check(Calendar::Gregorian, (-330, 10, 1), "-0331-10-01");
        check(Calendar::Gregorian, (0, 2, 29), "-0001-02-29");
        check(Calendar::Gregorian, (-399_999, 1, 1), "-400000-01-01");
        check(Calendar::Julian, (1917, 10, 25), "1917-11-07");
        check(Calendar::Julian, (1582, 10, 5), "1582-10-15");
        check(Calendar::Julian, (1900, 2, 29), "1900-03-13");
        check(Calendar::Julian, (-43, 3, 15), "-0044-03-13");
        check(Calendar::Hijri, (1, 1, 1), "0622-07-19");
        check(Calendar::Hijri, (1400, 1, 1), "1979-11-21");
        check(Calendar::Hijri, (1445, 9, 1), "2024-03-11");
    }

    #[test]
    fn impossible_days() {
        assert_eq!(Calendar::Gregorian.day(1920, 6, 31), None);
        assert_eq!(Calendar::Gregorian.day(1900, 2, 29), None);
        assert_eq!(Calendar::Gregorian.day(1900, 13, 1), None);
        assert_eq!(Calendar::Gregorian.day(1900, 1, 0), None);
        assert_eq!(Calendar::Hijri.day(1400, 2, 30), None);
    }

    proptest! {
        #[test]
        fn days_survive_every_calendar(number in -200_000_000i64..2_000_000) {
            for calendar in [Calendar::Gregorian, Calendar::Julian, Calendar::Hijri] {
                let (year, month, day) = calendar.civil(Day(number));
                prop_assert_eq!(calendar.day(year, month, day), Some(Day(number)));
            }
        }

        #[test]
        fn the_next_day_follows(number in -200_000_000i64..2_000_000) {
            for calendar in [Calendar::Gregorian, Calendar::Julian, Calendar::Hijri] {
                prop_assert!(calendar.civil(Day(number)) < calendar.civil(Day(number + 1)));
            }
        }
    }
}
