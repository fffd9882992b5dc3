//! Ready events, a JSON object a line → drafts.

use serde_json::{Map, Value};

use super::event::{Draft, EventDate};
use super::sources::Source;
use crate::date;
use crate::error::{Error, Result};

/// Reads every line that is not blank.
///
/// # Errors
/// [`Error::Unreadable`] naming the line that is no JSON object, or that has a value of a wrong type.
pub fn json_lines(text: &str, source: &Source) -> Result<Vec<Draft>> {
    let mut drafts = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = at as u64 + 1;
        let wrong = |why: String| Error::Unreadable {
            path: source.file.clone(),
            why: format!("line {number}: {why}"),
            hint: Some(r#"a line is an object such as {"date":"1921-10-13","text":"…"}"#.into()),
        };
        let row: Map<String, Value> =
            serde_json::from_str(line).map_err(|refused| wrong(format!("no JSON object ({refused})")))?;
        drafts.push(draft(row, number).map_err(wrong)?);
    }
    Ok(drafts)
}

/// One row of named values as a draft; what has no field here is kept as `extra`.
pub fn draft(mut row: Map<String, Value>, line: u64) -> std::result::Result<Draft, String> {
    let mut draft = Draft { line, line_end: line, ..Draft::default() };
    let text = take(&mut row, "text")?.ok_or("it has no \"text\"")?;
    draft.text = text;
    draft.id = take(&mut row, "id")?;
    draft.title = take(&mut row, "title")?;
    draft.lang = take(&mut row, "lang")?;
    draft.section = take(&mut row, "section")?;
    draft.page = take(&mut row, "page")?;
    let words = take(&mut row, "date_text")?;
    let one = take(&mut row, "date")?;
    let start = take(&mut row, "date_start")?;
    let end = take(&mut row, "date_end")?;
    let written = one.or(match (start, end) {
        (Some(start), Some(end)) => Some(format!("{start}/{end}")),
        (start, end) => start.or(end),
    });
    draft.date = match written {
        Some(written) => {
            let span = interval(&written).ok_or(format!("no date can be read from {written:?}"))?;
            Some(EventDate { text: words.unwrap_or(written), span })
        }
        None => words.and_then(|words| Some(EventDate { span: interval(&words)?, text: words })),
    };
    draft.extra = row;
    Ok(draft)
}

/// Takes a text out of the row; a number is written out, an empty text is none.
fn take(row: &mut Map<String, Value>, key: &str) -> std::result::Result<Option<String>, String> {
    match row.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(other) => Err(format!("{key:?} is {other}, not a text")),
    }
}

/// A cell with a date: in figures, an interval of two, or in words.
fn interval(written: &str) -> Option<date::Span> {
    date::iso(written.trim()).or_else(|| date::whole(written))
}
