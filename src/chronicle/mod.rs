//! Files → events: finding and reading them, cleaning and splitting their text, naming what comes out.
//!
//! ```text
//! paths ─sources→ Source ─read→ text ─clean→ lines ─split→ drafts ─ids→ Event
//!                                     ready events ─ready→ drafts ─┘
//! ```

pub mod clean;
pub mod event;
pub mod headings;
pub mod read;
pub mod ready;
pub mod report;
pub mod sources;
pub mod split;

use crate::error::Result;
use crate::lang::morph::Analyzer;
use event::{Event, Ids};
use report::FileReport;
use sources::{Format, Source};

/// Reads one source and hands its events on, in the order of the file.
///
/// # Errors
/// Where the file cannot be read as a chronicle; and whatever `sink` fails with.
pub fn events(
    source: &Source,
    words: &Analyzer,
    mut sink: impl FnMut(Event) -> Result<()>,
) -> Result<FileReport> {
    let delivered = read::read(source)?;
    let mut report = FileReport::new(source, &delivered);
    let mut ids = Ids::new(&source.id);
    let mut keep = |draft: event::Draft| {
        let event = ids.name(draft, source);
        report.count(&event);
        sink(event)
    };
    match source.format {
        Format::Text => {
            let split = split::split(&delivered.text, source, words);
            let split::Split { drafts, title, heading, repairs } = split;
            for draft in drafts {
                keep(draft)?;
            }
            report.title = source.title.clone().or(title);
            report.heading = heading;
            report.repairs = repairs;
        }
        Format::JsonLines => {
            for draft in ready::json_lines(&delivered.text, source)? {
                keep(draft)?;
            }
        }
    }
    Ok(report)
}
