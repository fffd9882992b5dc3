//! A query and an index → how many of its hits fall in each day, month, year, decade or century.
//!
//! An event counts once, where it begins, so that the bars and the undated ones sum to the hits of the search.

use std::collections::BTreeMap;

use tantivy::{DocAddress, DocId};

use super::{Options, choose, filtered, planner, reading, run};
use crate::date::{Calendar, Day, YEAR_LIMIT};
use crate::error::{Error, Result};
use crate::index::open::OpenIndex;
use crate::query::Query;
use crate::query::names::Names;

/// How long a bar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// Ten years: 1920 to 1929.
    Decade,
    /// A hundred years: 1901 to 2000.
    Century,
}

/// A time with its hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The events that begin in it.
    pub hits: u64,
}

/// The bars that have hits, the earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// How long a bar is.
    pub by: By,
    /// The bars.
    pub bars: Vec<Bar>,
    /// Hits without a date.
    pub undated: u64,
}

impl By {
    /// Its name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            By::Day => "day",
            By::Month => "month",
            By::Year => "year",
            By::Decade => "decade",
            By::Century => "century",
        }
    }

    /// What gives a few dozen bars at most over so many days.
    fn suiting(days: i64) -> By {
        match days {
            ..=45 => By::Day,
            46..=1_500 => By::Month,
            1_501..=22_000 => By::Year,
            22_001..=220_000 => By::Decade,
            _ => By::Century,
        }
    }

    /// The bar that a day falls in. Years before our era are counted back from it: 331 BCE lies in 400 to 301 BCE.
    fn around(self, day: Day) -> (Day, Day) {
        let (year, month, _) = Calendar::Gregorian.civil(day);
        let first = |year: i64, month| Calendar::Gregorian.day(year, month, 1);
        let years = |length: i64, offset: i64| {
            let number = if year > 0 { year } else { 1 - year };
            let low = (number - offset).div_euclid(length) * length + offset;
            let (low, high) = (low.max(1), low + length - 1);
            if year > 0 { (low, high) } else { (1 - high, 1 - low) }
        };
        let (from, next) = match self {
            By::Day => return (day, day),
            By::Month if month == 12 => (first(year, 12), first(year + 1, 1)),
            By::Month => (first(year, month), first(year, month + 1)),
            By::Year | By::Decade | By::Century => {
                let (low, high) = match self {
                    By::Year => (year, year),
                    By::Decade => years(10, 0),
                    _ => years(100, 1),
                };
                (first(low.max(-YEAR_LIMIT), 1), first(high + 1, 1))
            }
        };
        (from.unwrap_or(day), next.map_or(day, |next| Day(next.0 - 1)))
    }
}

/// Counts the hits of a query by time; an empty query counts all events. Without `by`, what suits them.
///
/// # Errors
/// Only where the engine fails.
pub fn timeline(
    query: &Query,
    options: &Options,
    by: Option<By>,
    index: &OpenIndex,
    names: &Names,
) -> Result<Timeline> {
    let filters = filtered(query, options);
    let plan = planner::plan(query, index, names, options.strictness)?;
    let found = run::every(&plan, &filters, index)?;
    let days: Vec<Option<Day>> = if reading(&plan) {
        choose::days(&plan, found, index)?
    } else {
        days(&found, index)?.into_iter().map(|days| days.map(|(from, _)| from)).collect()
    };
    let dated = || days.iter().flatten();
    let by = by.unwrap_or_else(|| match (dated().min(), dated().max()) {
        (Some(first), Some(last)) => By::suiting(last.0 - first.0 + 1),
        _ => By::Year,
    });
    let mut bars: BTreeMap<Day, Bar> = BTreeMap::new();
    for day in dated() {
        let (from, to) = by.around(*day);
        bars.entry(from).or_insert(Bar { from, to, hits: 0 }).hits += 1;
    }
    let undated = days.iter().filter(|day| day.is_none()).count() as u64;
    Ok(Timeline { by, bars: bars.into_values().collect(), undated })
}

/// First and last day of each event, from the columns alone.
fn days(found: &[DocAddress], index: &OpenIndex) -> Result<Vec<Option<(Day, Day)>>> {
    let mut columns = Vec::new();
    for segment in index.searcher.segment_readers() {
        let column = |name| segment.fast_fields().i64(name).map_err(Error::engine("read the days"));
        columns.push((column("day_from")?, column("day_to")?));
    }
    let of = |address: &DocAddress| {
        let (from, to) = &columns[address.segment_ord as usize];
        let doc: DocId = address.doc_id;
        Some((Day(from.first(doc)?), Day(to.first(doc)?)))
    };
    Ok(found.iter().map(of).collect())
}

#[cfg(test)]
mod tests {
    use super::By;
    use crate::date::iso_day;

    #[track_caller]
    fn check(by: By, day: &str, expected: &str) {
        let (from, to) = by.around(iso_day(day).expect("a day"));
        assert_eq!(format!("{from}..{to}"), expected, "{day}");
    }

    #[test]
    fn bars_are_whole_times() {
        check(By::Day, "1921-10-13", "1921-10-13..1921-10-13");
        check(By::Month, "1920-02-13", "1920-02-01..1920-02-29");
        check(By::Month, "1920-12-31", "1920-12-01..1920-12-31");
        check(By::Year, "1921-10-13", "1921-01-01..1921-12-31");
        check(By::Decade, "1921-10-13", "1920-01-01..1929-12-31");
        check(By::Century, "1900-10-13", "1801-01-01..1900-12-31");
        check(By::Century, "1901-10-13", "1901-01-01..2000-12-31");
        check(By::Year, "-0331-10-01", "-0331-01-01..-0331-12-31");
        check(By::Decade, "-0331-10-01", "-0339-01-01..-0330-12-31");
        check(By::Century, "-0331-10-01", "-0400-01-01..-0301-12-31");
        check(By::Decade, "0005-10-01", "0001-01-01..0009-12-31");
        check(By::Century, "-0001-10-01", "-0100-01-01..-0001-12-31");
    }

    #[test]
    fn the_bars_suit_the_time() {
        assert_eq!(By::suiting(1), By::Day);
        assert_eq!(By::suiting(365), By::Month);
        assert_eq!(By::suiting(365 * 7), By::Year);
        assert_eq!(By::suiting(365 * 300), By::Decade);
        assert_eq!(By::suiting(365 * 3000), By::Century);
    }
}
