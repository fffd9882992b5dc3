//! What a search gives back: a page of hits with their marks and the parts of their scores.

use crate::chronicle::event::Event;
use crate::query::Notice;

/// The answer to one query.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// How many events match, exactly.
    pub total: u64,
    /// The hits asked for, best first.
    pub hits: Vec<Hit>,
    /// How the query was read and answered, where a reader could be surprised.
    pub notices: Vec<Notice>,
    /// The query as read, in the query language.
    pub read_as: String,
}

/// One event that was found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// 1 for the first hit of the whole answer, whatever page it is on.
    pub rank: usize,
    /// The sum of `parts`.
    pub score: f64,
    /// What went into the score, most telling first.
    pub parts: Vec<Part>,
    /// The event, whole.
    pub event: Event,
    /// The sentences that show why it was found.
    pub snippet: Snippet,
    /// Marks in a given title, in characters of it.
    pub title_marks: Vec<Mark>,
    /// Marks in the date as written, in characters of it.
    pub date_marks: Vec<Mark>,
}

/// A part of a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// What it is for: `words`, `nearness`, `form` …
    pub name: &'static str,
    /// What it adds.
    pub value: f64,
}

/// Whole sentences of an event round the best match: a slice of its stored text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// First byte in the event's text.
    pub from: usize,
    /// One past the last byte.
    pub to: usize,
    /// The slice.
    pub text: String,
    /// The marks within it, in order, never overlapping.
    pub marks: Vec<Mark>,
}

/// A marked stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// First character (code point) in the marked text.
    pub from: usize,
    /// One past the last character.
    pub to: usize,
    /// The stretch itself.
    pub text: String,
    /// Why it matched.
    pub why: Why,
}

/// Why a word matched, from the nearest to what was typed to the farthest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Words in a row, as typed or with other endings.
    Phrase,
    /// The form that was typed.
    Exact,
    /// The same word with another ending.
    Ending,
    /// The same word in another script.
    Script,
    /// The same word in another spelling.
    Spelling,
    /// A word that the typed one is derived from.
    Derived,
    /// Another name of the same.
    Name,
    /// A word of another language for it.
    Word,
    /// A word that begins as typed.
    Beginning,
    /// A word that differs by a letter or two.
    Similar,
    /// A date.
    Date,
}

impl Why {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Why::Phrase => "phrase",
            Why::Exact => "exact",
            Why::Ending => "ending",
            Why::Script => "script",
            Why::Spelling => "spelling",
            Why::Derived => "derived",
            Why::Name => "name",
            Why::Word => "word",
            Why::Beginning => "beginning",
            Why::Similar => "similar",
            Why::Date => "date",
        }
    }
}
