//! What came of a file, for the report that `ingest` ends with.

use std::path::PathBuf;

use serde::Serialize;

use super::event::Event;
use super::read::Encoding;
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
    /// How sure that is, in percent.
    pub confidence: u8,
    /// How it is known: `named`, `declared`, `mark`, `valid`, `guessed`.
    pub known_by: &'static str,
    /// Its length in bytes.
    pub bytes: u64,
    /// CRC-32 of its content.
    #[serde(skip)]
    pub crc32: u32,
    /// The forms of heading that split it, if it was split.
    pub heading: Option<String>,
    /// Events in all.
    pub events: u64,
    /// Events with a date.
    pub dated: u64,
    /// Lines, or ready events, in a font of the nineties that were put into today's letters.
    pub old_font: u64,
    /// What was mended on the way and what was taken away.
    pub repairs: Repairs,
    /// Places where the splitter kept text together without being sure, the first few.
    pub doubts: Vec<Doubt>,
    /// How many such places there were.
    pub doubtful: u64,
    /// Corrections by hand that were applied.
    pub corrected: u64,
    /// Corrections that fit no event any more, each with the reason.
    pub unfit: Vec<String>,
}

/// A place where the text may be read in two ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// The line, from 1.
    pub line: u64,
    /// Its beginning.
    pub text: String,
    /// What was done, and why it may be wrong.
    pub why: &'static str,
}

/// What was mended in a text and taken away from it, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Repairs {
    /// Wrapped lines that were joined.
    pub lines_joined: u64,
    /// Words cut at a line's end that were mended.
    pub words_joined: u64,
    /// Runs of blanks that became one.
    pub blanks: u64,
    /// Lines of separators that were taken away.
    pub separators: u64,
    /// Page numbers that went to the events.
    pub page_numbers: u64,
    /// Running heads and feet that were taken away.
    pub running_heads: u64,
    /// Section headings that went to the events.
    pub sections: u64,
    /// Footnote marks that were taken away.
    pub footnote_marks: u64,
    /// Edit links and the like that were taken away.
    pub links: u64,
    /// Bullets and numbers of lists that were taken away.
    pub list_markers: u64,
    /// Tags and other marks of a page's code that were taken away.
    pub markup: u64,
    /// Menus, footers, notes and lists of sources: lines that were taken away.
    pub page_parts: u64,
    /// Bytes that stood for no character in the file's encoding.
    pub bad_bytes: u64,
}

/// What became of words that are not in the body of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The date heading of an event, or a year or month that is carried down.
    Heading,
    /// The title of the source.
    Title,
    /// The heading of a section.
    Section,
    /// The number of a page.
    Page,
    /// A running head or foot.
    RunningHead,
    /// A line of ornament.
    Separator,
    /// A footnote mark.
    Footnote,
    /// An edit link or the like.
    Link,
    /// The bullet or the number of a list.
    Marker,
    /// A tag or other code.
    Markup,
    /// A menu, a footer, the notes: a part of the page that tells of no event.
    PagePart,
}

/// Words that were taken away from the text, or put elsewhere than into the body of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// The line, from 1.
    pub line: u64,
    /// The words.
    pub text: String,
    /// What they were.
    pub why: Why,
}

/// Counts what is taken away and hands it to whoever wants to see it.
pub struct Ledger<'a> {
    show: Option<&'a mut dyn FnMut(Taken)>,
    /// Lines in an old font that were decoded.
    pub old_font: u64,
    /// The counts so far.
    pub repairs: Repairs,
    /// The first few doubts.
    pub doubts: Vec<Doubt>,
    /// All of them, counted.
    pub doubtful: u64,
}

impl<'a> Ledger<'a> {
    /// A ledger that only counts, or one that also shows.
    pub fn new(show: Option<&'a mut dyn FnMut(Taken)>) -> Ledger<'a> {
        Ledger { show, old_font: 0, repairs: Repairs::default(), doubts: Vec::new(), doubtful: 0 }
    }

    /// Takes words out of the text.
    pub fn take(&mut self, line: u64, text: &str, why: Why) {
        let repairs = &mut self.repairs;
        match why {
            Why::Heading | Why::Title => {}
            Why::Section => repairs.sections += 1,
            Why::Page => repairs.page_numbers += 1,
            Why::RunningHead => repairs.running_heads += 1,
            Why::Separator => repairs.separators += 1,
            Why::Footnote => repairs.footnote_marks += 1,
            Why::Link => repairs.links += 1,
            Why::Marker => repairs.list_markers += 1,
            Why::Markup => repairs.markup += 1,
            Why::PagePart => repairs.page_parts += 1,
        }
        if let Some(show) = &mut self.show {
            show(Taken { line, text: text.to_string(), why });
        }
    }

    /// Notes a doubt.
    pub fn doubt(&mut self, line: u64, text: &str, why: &'static str) {
        /// So many are kept with their text.
        const KEPT: usize = 20;
        self.doubtful += 1;
        if self.doubts.len() < KEPT {
            let text = text.trim().chars().take(60).collect();
            self.doubts.push(Doubt { line, text, why });
        }
    }
}

impl Repairs {
    /// Adds another count to this one.
    pub fn add(&mut self, other: &Repairs) {
        let Repairs {
            lines_joined,
            words_joined,
            blanks,
            separators,
            page_numbers,
            running_heads,
            sections,
            footnote_marks,
            links,
            list_markers,
            markup,
            page_parts,
            bad_bytes,
        } = other;
        self.lines_joined += lines_joined;
        self.words_joined += words_joined;
        self.blanks += blanks;
        self.separators += separators;
        self.page_numbers += page_numbers;
        self.running_heads += running_heads;
        self.sections += sections;
        self.footnote_marks += footnote_marks;
        self.links += links;
        self.list_markers += list_markers;
        self.markup += markup;
        self.page_parts += page_parts;
        self.bad_bytes += bad_bytes;
    }
}

impl FileReport {
    /// A report on a file that is about to be read.
    pub fn new(source: &Source, encoding: &Encoding) -> FileReport {
        FileReport {
            id: source.id.clone(),
            file: source.file.clone(),
            path: source.path.clone(),
            title: source.title.clone(),
            encoding: encoding.name,
            confidence: encoding.confidence,
            known_by: encoding.known_by,
            bytes: 0,
            crc32: 0,
            heading: None,
            events: 0,
            dated: 0,
            old_font: 0,
            repairs: Repairs::default(),
            doubts: Vec::new(),
            doubtful: 0,
            corrected: 0,
            unfit: Vec::new(),
        }
    }

    /// Counts one event.
    pub fn count(&mut self, event: &Event) {
        self.events += 1;
        self.dated += u64::from(event.date.is_some());
    }
}
