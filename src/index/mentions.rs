//! The dates that an event's body tells of → index terms: a day, its month and its year.

use std::collections::BTreeSet;

use crate::chronicle::event::Event;
use crate::date::{self, Context, Precision, Span, YearText};

/// The terms of all dates in the body, resolved against the event's own date, each once.
pub fn of(event: &Event) -> BTreeSet<String> {
    let own = event.date.as_ref().map(|date| date.span);
    date::find(&event.text, &Context { own, ..Context::default() })
        .flat_map(|found| terms(&found.span))
        .collect()
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
