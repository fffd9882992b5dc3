//! The catalogue of heading forms: how a line says that a new event begins.
//!
//! A form is a grammar for the beginning of a line. A date in the middle of a sentence opens nothing.

use super::event::EventDate;
use crate::date;

/// A heading at the beginning of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The date that it gives.
    pub date: EventDate,
    /// Bytes of the line that are heading: the date and the dash behind it.
    pub length: usize,
}

/// `13 oktyabr 1921 - `: a full date, then a dash.
pub fn dated_dash(line: &str) -> Option<Heading> {
    let found = date::at_start(line, &date::Context::default())?;
    let span = found.span.filter(|_| found.after == date::After::Dash)?;
    let behind = line[found.from + found.len..].trim_start();
    let body = behind.trim_start_matches(['-', '–', '—']).trim_start();
    Some(Heading {
        date: EventDate { text: found.words.trim().to_string(), span },
        length: line.len() - body.len(),
    })
}

/// A line of ornament that parts events: ` * * * `, `***`, `—————`.
pub fn is_separator(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace()).peekable();
    marks.peek().is_some()
        && marks.all(|c| matches!(c, '*' | '-' | '–' | '—' | '=' | '_' | '~' | '•' | '·' | '#'))
}
