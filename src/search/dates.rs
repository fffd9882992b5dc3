//! A date said in a query and an event → how well the event answers it, and where its text tells of it.

use std::ops::Range;

use super::plan::{Plan, Slot};
use super::weights;
use crate::chronicle::event::Event;
use crate::date::{self, Calendar, Context, Day, Span};
use crate::index::mentions;
use crate::query::When;

/// For each date of the plan, how well the event answers: by its own date, else by one that its body tells of;
/// and the places where it does, in bytes.
pub fn answers(plan: &Plan, event: &Event) -> (Vec<f64>, Vec<(Range<usize>, usize)>) {
    if plan.dates.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let own = event.date.as_ref().map(|date| date.span);
    let mut answers: Vec<f64> =
        plan.dates.iter().map(|said| own.map_or(0.0, |own| closeness(&said.when, &own))).collect();
    let mut mentions = Vec::new();
    for found in date::find(&event.text, &Context { own, ..Context::default() }) {
        for (number, said) in plan.dates.iter().enumerate() {
            // A mention must say as much as was asked: a century that the day lies in is no mention of the day.
            if contains(&said.when, &found.span) {
                answers[number] = answers[number].max(weights::MENTION);
                mentions.push((found.from..found.to, number));
            }
        }
    }
    (answers, mentions)
}

/// The number of the month that a lemma names.
pub fn month(lemma: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr",
        "noyabr", "dekabr",
    ];
    MONTHS.iter().position(|month| *month == lemma).map(|at| at as u8 + 1)
}

/// The words that the date of an event of these days answers: the name of what happened on that day; and its month,
/// which its heading says and its text need not.
pub fn by_heading(plan: &Plan, days: Option<(Day, Day)>) -> (Vec<usize>, Vec<usize>) {
    let Some((first, last)) = days else { return Default::default() };
    let civil = |day| Calendar::Gregorian.civil(day);
    let ((year, from, _), (last_year, to, _)) = (civil(first), civil(last));
    let month = ((year, from) == (last_year, to)).then_some(from);
    let slots = |answers: &dyn Fn(&Slot) -> bool| {
        (0..plan.slots.len()).filter(|slot| answers(&plan.slots[*slot])).collect::<Vec<usize>>()
    };
    let named = slots(&|slot| first == last && slot.days.contains(&first));
    (named, slots(&|slot| slot.month.is_some() && slot.month == month))
}

/// Whether a time lies within the one asked for.
fn contains(asked: &When, span: &Span) -> bool {
    match asked {
        When::Days(asked) => asked.contains(span),
        When::DayOfYear(month, day) => mentions::day_of_year(span) == Some((*month, *day)),
    }
}

/// How well a time answers the one asked for: 1 where it lies within, less where it only touches.
fn closeness(asked: &When, own: &Span) -> f64 {
    if contains(asked, own) {
        return 1.0;
    }
    let When::Days(asked) = asked else { return 0.0 };
    if !asked.overlaps(own) {
        return 0.0;
    }
    let common = (asked.to.0.min(own.to.0) - asked.from.0.max(own.from.0) + 1) as f64;
    weights::TOUCH * (0.5 + 0.5 * common / own.days() as f64)
}
