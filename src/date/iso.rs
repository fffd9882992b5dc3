//! Turns an interval into the two dates of `events --format jsonl`, and reads them back.
//!
//! Each end is written in the coarsest form that is still exact: whole years as `1905`, whole months as
//! `1904-12`, else days; the second is left out where one date says it all. The numbers are Gregorian whatever
//! the calendar of the chronicle.

use std::fmt::Write as _;

use super::calendar::{Calendar, Day, YEAR_LIMIT, YearText};
use super::span::{Precision, Span};

/// `date_start` and `date_end` of an event: `("1921-10-13", None)`, `("1801", Some("1900"))`.
pub fn event_dates(span: &Span) -> (String, Option<String>) {
    let ends = Ends::of(span);
    let (mut from, mut to) = (String::with_capacity(10), String::with_capacity(10));
    ends.push(ends.first, &mut from);
    ends.push(ends.last, &mut to);
    if from == to { (from, None) } else { (from, Some(to)) }
}

/// Appends the first of the two dates.
pub fn push_start(span: &Span, out: &mut String) {
    let ends = Ends::of(span);
    ends.push(ends.first, out);
}

/// The two ends of an interval, and how much of them is said.
struct Ends {
    first: (i64, u8, u8),
    last: (i64, u8, u8),
    months: bool,
    years: bool,
}

impl Ends {
    fn of(span: &Span) -> Ends {
        let gregorian = Calendar::Gregorian;
        let first = gregorian.civil(span.from);
        let last = if span.to == span.from { first } else { gregorian.civil(span.to) };
        let exact = span.precision == Precision::Day;
        let months = !exact && first.2 == 1 && gregorian.days_in_month(last.0, last.1) == Some(last.2);
        Ends { first, last, months, years: months && first.1 == 1 && last.1 == 12 }
    }

    fn push(&self, (year, month, day): (i64, u8, u8), out: &mut String) {
        match year {
            1000..=9999 => {
                two(out, (year / 100) as u8);
                two(out, (year % 100) as u8);
            }
            // Writing to a string never fails.
            _ => drop(write!(out, "{}", YearText(year))),
        }
        if !self.years {
            out.push('-');
            two(out, month);
        }
        if !self.months {
            out.push('-');
            two(out, day);
        }
    }
}

/// Appends a number below 100 in two figures.
fn two(out: &mut String, number: u8) {
    out.push(char::from(b'0' + number / 10));
    out.push(char::from(b'0' + number % 10));
}

/// The interval of two dates as [`event_dates`] writes them.
pub fn from_event_dates(start: &str, end: Option<&str>) -> Option<Span> {
    let start = one(start)?;
    let Some(end) = end else { return Some(start) };
    let mut span = start.until(&one(end)?)?;
    span.precision = guess(&span);
    Some(span)
}

/// An ISO date or interval of a table: `1921-10-13`, `1921-10`, `-0331`, `1918-06-27/1918-07-01`.
pub fn iso(text: &str) -> Option<Span> {
    match text.split_once('/') {
        Some((from, to)) => from_event_dates(from.trim(), Some(to.trim())),
        None => one(text.trim()),
    }
}

/// How exactly an interval of whole years or months was probably said.
fn guess(span: &Span) -> Precision {
    let gregorian = Calendar::Gregorian;
    let (first, last) = (gregorian.civil(span.from), gregorian.civil(span.to));
    if span.precision == Precision::Month {
        let season = last.1 % 3 == 2 && first.1 % 3 == 0 && span.days() < 95;
        return if season { Precision::Season } else { Precision::Month };
    }
    if span.precision != Precision::Year {
        return span.precision;
    }
    let (from, years) = (first.0, last.0 - first.0 + 1);
    // Counted with a year 0, centuries begin a year after a full hundred on both sides of it (400 BCE is -399).
    let begins = |length: i64| (from - 1) % length == 0;
    match years {
        10 if from > 0 && from % 10 == 0 => Precision::Decade,
        _ if years > 0 && years % 1000 == 0 && begins(1000) => Precision::Millennium,
        _ if years > 0 && years % 100 == 0 && begins(100) => Precision::Century,
        _ => Precision::Year,
    }
}

/// One date: a year of four digits or more, a month, a day; a minus sign for years before our era.
fn one(text: &str) -> Option<Span> {
    let (minus, rest) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut pieces = rest.split('-');
    let digits = pieces.next()?;
    if !(4..=8).contains(&digits.len()) {
        return None;
    }
    let year = number(digits)?;
    if year == 0 || year > YEAR_LIMIT {
        return None;
    }
    let year = if minus { 1 - year } else { year };
    let mut part = || match pieces.next() {
        Some(piece) if piece.len() == 2 => number(piece).map(|n| Some(n as u8)),
        Some(_) => None,
        None => Some(None),
    };
    let (month, day) = (part()?, part()?);
    if pieces.next().is_some() {
        return None;
    }
    match (month, day) {
        (Some(month), Some(day)) => Span::day(Calendar::Gregorian, year, month, day),
        (Some(month), None) => {
            Span::months(Calendar::Gregorian, (year, month), (year, month), Precision::Month)
        }
        _ => Span::years(Calendar::Gregorian, year, year, Precision::Year),
    }
}

fn number(digits: &str) -> Option<i64> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// A day as [`Day`] writes it.
pub fn iso_day(text: &str) -> Option<Day> {
    one(text).filter(|span| span.precision == Precision::Day).map(|span| span.from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{event_dates, from_event_dates, iso, iso_day};
    use crate::date::calendar::Day;
    use crate::date::span::Precision;

    #[track_caller]
    fn check(start: &str, end: Option<&str>, precision: Precision) {
        let span = from_event_dates(start, end).expect(start);
        assert_eq!(event_dates(&span), (start.to_string(), end.map(str::to_string)));
        assert_eq!(span.precision, precision, "{start}");
    }

    #[test]
    fn dates_of_events_go_round() {
        check("1921-10-13", None, Precision::Day);
        check("1921-10", None, Precision::Month);
        check("1921", None, Precision::Year);
        check("-0331", None, Precision::Year);
        check("-0331-10-01", None, Precision::Day);
        check("0227", None, Precision::Year);
        check("1918-06-27", Some("1918-07-01"), Precision::Day);
        check("1905", Some("1906"), Precision::Year);
        check("1980", Some("1989"), Precision::Decade);
        check("1801", Some("1900"), Precision::Century);
        check("-0400", Some("-0301"), Precision::Century);
        check("-4000", Some("-2001"), Precision::Millennium);
        check("1904-12", Some("1905-02"), Precision::Season);
        check("1904-09", Some("1904-11"), Precision::Season);
        check("1918-03", Some("1918-04"), Precision::Month);
        check("-400000", Some("-350000"), Precision::Year);
    }

    #[test]
    fn intervals_of_tables() {
        assert_eq!(iso("1918-06-27/1918-07-01").map(|s| s.days()), Some(5));
        assert_eq!(iso("1918-07-01/1918-06-27"), None);
        for wrong in ["", "1921-1", "21", "1921-13", "1921-02-30", "0000", "1921-10-13-1", "x", "/", "1921-é"]
        {
            assert_eq!(iso(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn iso_days_go_round(number in -200_000_000i64..2_000_000) {
            prop_assert_eq!(iso_day(&Day(number).to_string()), Some(Day(number)));
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,14}", end in "[-0-9/–]{0,12}") {
            let _ = (iso(&text), iso(&end), from_event_dates(&end, Some(&text)));
        }
    }
}
