//! A table of ready events with a header (CSV, TSV) → drafts.
//!
//! The delimiter is the one that the header has most of. Columns that the contract does not name are kept.

use std::io::Read;

use serde_json::{Map, Value};

use super::event::Draft;
use super::read::Text;
use super::ready;
use super::report::Ledger;
use super::sources::Source;
use crate::error::{Error, Result};
use crate::lang::case::lower;

/// Columns of tables made by hand, under the names of the contract.
const ALIASES: [(&str, &str); 8] = [
    ("tarix", "date"),
    ("mətn", "text"),
    ("hadisə", "text"),
    ("başlıq", "title"),
    ("dil", "lang"),
    ("bölmə", "section"),
    ("səhifə", "page"),
    ("event", "text"),
];

/// Reads the rows.
///
/// # Errors
/// [`Error::Unreadable`] for a table without a column of text, or a row that cannot be read.
pub fn rows(
    text: &mut Text,
    source: &Source,
    ledger: &mut Ledger<'_>,
    sink: &mut dyn FnMut(Draft) -> Result<()>,
) -> Result<()> {
    let mut window = String::new();
    let more = text.fill(&mut window, 1 << 16)?;
    let wrong = |why: String, hint: &str| Error::Unreadable {
        path: source.file.clone(),
        why,
        hint: Some(hint.into()),
    };
    let delimiter = delimiter(window.lines().find(|line| !line.trim().is_empty()).unwrap_or_default());
    let mut failed = None;
    let input = Input { text, window, at: 0, more, failed: &mut failed };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(input);
    const HINT: &str = "the first line names the columns: id,date,title,text,lang";
    let names: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(column).collect(),
        Err(refused) => return Err(wrong(format!("no header can be read ({refused})"), HINT)),
    };
    if !names.iter().any(|name| name == "text") {
        return Err(wrong("the table has no column \"text\"".into(), HINT));
    }
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(refused) => return Err(wrong(format!("a row cannot be read ({refused})"), HINT)),
        }
        let line = record.position().map_or(0, csv::Position::line);
        let end = reader.position().line().saturating_sub(1).max(line);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut row = Map::new();
        for (at, cell) in record.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            let name = names
                .get(at)
                .filter(|name| !name.is_empty())
                .cloned()
                .unwrap_or_else(|| format!("column{}", at + 1));
            let name = if row.contains_key(&name) { format!("{name}{}", at + 1) } else { name };
            row.insert(name, Value::String(cell.trim().replace("\r\n", "\n")));
        }
        if !row.contains_key("text") {
            // A row whose text is empty: what it has for a title is all there is.
            let title = row.get("title").cloned().unwrap_or(Value::String(String::from("…")));
            row.insert("text".into(), title);
        }
        let mut draft =
            ready::draft(row, line, ledger).map_err(|why| wrong(format!("line {line}: {why}"), HINT))?;
        draft.line_end = end;
        sink(draft)?;
    }
    drop(reader);
    failed.map_or(Ok(()), Err)
}

fn column(name: &str) -> String {
    let name = lower(name.trim().trim_start_matches('\u{FEFF}'));
    ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, known)| (*known).to_string())
}

fn delimiter(header: &str) -> u8 {
    let count = |mark: u8| header.bytes().filter(|b| *b == mark).count();
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// Decoded text as bytes, for the reader of tables.
struct Input<'a> {
    text: &'a mut Text,
    window: String,
    at: usize,
    more: bool,
    failed: &'a mut Option<Error>,
}

impl Read for Input<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.window.len() && self.more {
            self.window.clear();
            self.at = 0;
            match self.text.fill(&mut self.window, 1 << 16) {
                Ok(more) => self.more = more,
                Err(failed) => {
                    *self.failed = Some(failed);
                    self.more = false;
                }
            }
        }
        let left = &self.window.as_bytes()[self.at..];
        let length = left.len().min(out.len());
        out[..length].copy_from_slice(&left[..length]);
        self.at += length;
        Ok(length)
    }
}
