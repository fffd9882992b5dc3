//! The dates that an event's body tells of → index terms: a day, its month and its year.

use std::collections::BTreeSet;

use crate::chronicle::event::Event;
use crate::date::{self, Calendar, Context, Day, Precision, Span, YearText};

/// The terms of all dates in the body, resolved against the event's own date, and of the days of the year, each
/// once.
pub fn of(event: &Event) -> BTreeSet<String> {
    let own = event.date.as_ref().map(|date| date.span);
    let mut out = BTreeSet::new();
    out.extend(own.and_then(|own| day_of_year(&own)).map(|(month, day)| own_on(month, day)));
    for found in date::find(&event.text, &Context { own, ..Context::default() }) {
        out.extend(terms(&found.span));
        out.extend(day_of_year(&found.span).map(|(month, day)| told_on(month, day)));
    }
    out
}

/// The month and the day of a single day.
pub fn day_of_year(span: &Span) -> Option<(u8, u8)> {
    let (_, month, day) = Calendar::Gregorian.civil(span.from);
    (span.from == span.to).then_some((month, day))
}

/// The term of events of a day of the year.
pub fn own_on(month: u8, day: u8) -> String {
    format!("--{month:02}-{day:02}")
}

/// The term of events that tell of a day of the year.
pub fn told_on(month: u8, day: u8) -> String {
    format!("~{month:02}-{day:02}")
}

/// The terms of one date, the most exact first; none for what is vaguer than a year.
pub fn terms(span: &Span) -> Vec<String> {
    let (year, month, day) = span.calendar.civil(span.from);
    let year = YearText(year);
    match span.precision {
        Precision::Day if span.from == span.to => {
            vec![format!("{year}-{month:02}-{day:02}"), format!("{year}-{month:02}"), year.to_string()]
        }
        Precision::Day | Precision::Month => vec![format!("{year}-{month:02}"), year.to_string()],
        Precision::Season | Precision::Year => vec![year.to_string()],
        _ => Vec::new(),
    }
}

/// The terms that find every mention of a time that is asked for, and nothing beside it: its days, else its months,
/// else its years. None where there would be too many.
pub fn asked(span: &Span) -> Vec<String> {
    const MOST_DAYS: i64 = 27;
    const MOST_MONTHS: i64 = 24;
    const MOST_YEARS: i64 = 30;
    let civil = |day: Day| span.calendar.civil(day);
    let ((year, month, day), (last_year, last_month, _)) = (civil(span.from), civil(span.to));
    let (_, _, after) = civil(Day(span.to.0 + 1));
    if span.days() <= MOST_DAYS {
        let days = (span.from.0..=span.to.0).map(|day| civil(Day(day)));
        return days.map(|(year, month, day)| format!("{}-{month:02}-{day:02}", YearText(year))).collect();
    }
    let whole_months = day == 1 && after == 1;
    let months = (last_year - year) * 12 + i64::from(last_month) - i64::from(month) + 1;
    if whole_months && month == 1 && last_month == 12 && last_year - year < MOST_YEARS {
        return (year..=last_year).map(|year| YearText(year).to_string()).collect();
    }
    if whole_months && months <= MOST_MONTHS {
        let number = |at: i64| year * 12 + i64::from(month) - 1 + at;
        return (0..months)
            .map(|at| format!("{}-{:02}", YearText(number(at).div_euclid(12)), number(at).rem_euclid(12) + 1))
            .collect();
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::asked;
    use crate::date::whole;

    #[track_caller]
    fn check(typed: &str, first: &str, last: &str, count: usize) {
        let terms = asked(&whole(typed).unwrap());
        assert_eq!(terms.len(), count, "{typed}: {terms:?}");
        let ends = (terms.first().map(String::as_str), terms.last().map(String::as_str));
        assert_eq!(ends, (Some(first), Some(last)), "{typed}");
    }

    #[test]
    fn a_time_is_asked_for_by_its_own_parts() {
        check("13 oktyabr 1921", "1921-10-13", "1921-10-13", 1);
        check("oktyabr 1921", "1921-10", "1921-10", 1);
        check("1921-ci ilin payızı", "1921-09", "1921-11", 3);
        check("1921", "1921", "1921", 1);
        check("1918-1920", "1918", "1920", 3);
        assert!(asked(&whole("XIX əsr").unwrap()).is_empty());
    }
}
