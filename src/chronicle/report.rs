//! What came of a file, for the report that `ingest` ends with.

use std::path::PathBuf;

use serde::Serialize;

use super::event::Event;
use super::read::Delivered;
use super::sources::Source;

/// What was done with one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// The source's id.
    pub id: String,
    /// The file as given.
    pub file: String,
    /// Where it is.
    #[serde(skip)]
    pub path: PathBuf,
    /// The title that the catalogue or the file gives.
    pub title: Option<String>,
    /// The encoding it was read with.
    pub encoding: &'static str,
    /// Its length in bytes.
    pub bytes: u64,
    /// CRC-32 of its content.
    #[serde(skip)]
    pub crc32: u32,
    /// The form of heading that split it, if it was split.
    pub heading: Option<String>,
    /// Events in all.
    pub events: u64,
    /// Events with a date.
    pub dated: u64,
    /// What was mended on the way.
    pub repairs: Repairs,
}

/// What was mended in a text, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Repairs {
    /// Wrapped lines that were joined.
    pub lines_joined: u64,
    /// Words cut at a line's end that were mended.
    pub words_joined: u64,
    /// Lines of separators that were taken away.
    pub separators: u64,
}

impl Repairs {
    /// Adds another count to this one.
    pub fn add(&mut self, other: &Repairs) {
        self.lines_joined += other.lines_joined;
        self.words_joined += other.words_joined;
        self.separators += other.separators;
    }
}

impl FileReport {
    /// A report on a file that was just read.
    pub fn new(source: &Source, delivered: &Delivered) -> FileReport {
        FileReport {
            id: source.id.clone(),
            file: source.file.clone(),
            path: source.path.clone(),
            title: source.title.clone(),
            encoding: delivered.encoding,
            bytes: delivered.bytes,
            crc32: delivered.crc32,
            heading: None,
            events: 0,
            dated: 0,
            repairs: Repairs::default(),
        }
    }

    /// Counts one event.
    pub fn count(&mut self, event: &Event) {
        self.events += 1;
        self.dated += u64::from(event.date.is_some());
    }
}
