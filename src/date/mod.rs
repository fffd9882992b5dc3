//! Words → intervals of days: the dates of a chronicle, in headings, in running text and as a user types them.
//!
//! [`at_start`] reads the date that opens a line, [`find`] all dates in a text, [`whole`] a date that somebody
//! typed. None of them fails: what is no date is `None`. It may use the letters of `lang` and nothing else.

mod begin;
mod calendar;
mod damage;
mod days;
mod dotted;
mod ending;
mod era;
mod fast;
mod find;
mod heading;
mod iso;
#[doc(hidden)]
pub mod law;
mod lex;
mod misspelt;
mod month;
mod numeral;
mod parse;
mod part;
mod partial;
mod range;
mod relative;
mod skeleton;
mod span;
mod spelled;
mod style;
mod typed;
mod words;
mod year;
mod year_tail;

pub use begin::may_open;
pub use calendar::{Calendar, Day, YEAR_LIMIT, YearText};
pub use find::{Context, Finder, Found, find};
pub use heading::{After, Heading, at_end, at_start, is_quoted};
pub use iso::{event_dates, from_event_dates, iso, iso_day, push_start};
pub use parse::Form;
pub use partial::{Carry, Partial, Stamp, Years, complete};
pub use span::{Part, Precision, Span};
pub use typed::{day_month, whole};

#[cfg(test)]
mod tests;
