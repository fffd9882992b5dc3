//! Hits as a table for spreadsheets.

use crate::chronicle::event::display_title;
use crate::error::{Error, Result};
use crate::search::page::Hit;

/// The hits with a header, as CSV (RFC 4180).
pub fn hits(hits: &[Hit]) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = "write a table";
    let header = ["rank", "score", "id", "date", "from", "to", "title", "snippet", "source", "file", "line"];
    writer.write_record(header).map_err(Error::engine(failed))?;
    for hit in hits {
        let event = &hit.event;
        let date = event.date.as_ref();
        let row = [
            hit.rank.to_string(),
            hit.score.to_string(),
            event.id.clone(),
            date.map(|date| date.text.clone()).unwrap_or_default(),
            date.map(|date| date.span.from.to_string()).unwrap_or_default(),
            date.map(|date| date.span.to.to_string()).unwrap_or_default(),
            display_title(event),
            hit.snippet.text.clone(),
            event.source.clone(),
            event.file.clone(),
            event.line.to_string(),
        ];
        writer.write_record(row).map_err(Error::engine(failed))?;
    }
    let bytes = writer.into_inner().map_err(|refused| Error::engine(failed)(refused.to_string()))?;
    String::from_utf8(bytes).map_err(Error::engine(failed))
}
