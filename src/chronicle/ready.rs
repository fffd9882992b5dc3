//! Ready events, a JSON object a line → drafts.

use serde_json::{Map, Value};

use super::event::{Draft, EventDate};
use super::report::Ledger;
use super::sources::Source;
use crate::date;
use crate::error::{Error, Result};

/// Reads a line, `None` if it is blank.
///
/// # Errors
/// [`Error::Unreadable`] naming the line that is no JSON object, or that has a value of a wrong type.
pub fn json_line(line: &str, number: u64, source: &Source, ledger: &mut Ledger<'_>) -> Result<Option<Draft>> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    let wrong = |why: String| Error::Unreadable {
        path: source.file.clone(),
        why: format!("line {number}: {why}"),
        hint: Some(r#"a line is an object such as {"date":"1921-10-13","text":"…"}"#.into()),
    };
    let row: Map<String, Value> =
        serde_json::from_str(line).map_err(|refused| wrong(format!("no JSON object ({refused})")))?;
    draft(row, number, ledger).map(Some).map_err(wrong)
}

/// One row of named values as a draft; what has no field here is kept as `extra`.
pub fn draft(
    mut row: Map<String, Value>,
    line: u64,
    ledger: &mut Ledger<'_>,
) -> std::result::Result<Draft, String> {
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
    let read = |words: &str| date::iso(words).or_else(|| date::whole(words));
    draft.date = match written {
        Some(written) => match read(&written) {
            Some(span) => Some(EventDate { text: words.unwrap_or(written), span }),
            None => {
                ledger.doubt(line, &written, "no date can be read from this; it is kept under extra");
                row.insert("date".into(), Value::String(written));
                None
            }
        },
        None => words.and_then(|words| Some(EventDate { span: read(&words)?, text: words })),
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
