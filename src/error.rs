//! What can go wrong → one error type with a message and a hint that can be pasted.
//!
//! Messages are lower case, name the thing, and end without a full stop. A hint never loses the user's work.

use std::path::{Path, PathBuf};

/// The result of everything that can fail here.
pub type Result<T> = std::result::Result<T, Error>;

/// Why something could not be done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no index where one was looked for.
    #[error("no index in {dir:?}")]
    NoIndex {
        /// The folder that was looked in.
        dir: PathBuf,
    },
    /// The index was built by a program with another format.
    #[error("index was built by salname {version} (format {found}); this is format {expected}")]
    OldFormat {
        /// The program version that built it.
        version: String,
        /// Its format number.
        found: u32,
        /// The format number that this program reads.
        expected: u32,
    },
    /// The index was built with other words than those of this list.
    #[error("the index was built with other words than those of {path:?}")]
    OtherWords {
        /// The list.
        path: PathBuf,
    },
    /// Files of the index are missing, cut short or changed.
    #[error("the index in {dir:?} is damaged: {what}")]
    Damaged {
        /// The index folder.
        dir: PathBuf,
        /// Which file, and what is wrong with it.
        what: String,
    },
    /// Another process is writing this index.
    #[error("another ingest is running: {holder}")]
    Locked {
        /// Who holds the lock since when.
        holder: String,
    },
    /// A path that was named does not exist.
    #[error("there is no file or folder {path:?}")]
    MissingPath {
        /// The path as given.
        path: PathBuf,
    },
    /// There was no event in anything that was named.
    #[error("nothing to ingest in {from}")]
    NothingToIngest {
        /// What was looked through.
        from: String,
        /// Why the files there were left out, a line each.
        why: Vec<String>,
    },
    /// A file that is not a chronicle in a form that can be read.
    #[error("{path}: {why}")]
    Unreadable {
        /// The path as given.
        path: String,
        /// What it is, or where reading stopped.
        why: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// A query without a word, a date or a filter.
    #[error("the query is empty")]
    EmptyQuery,
    /// A date option that no date can be read from.
    #[error("{typed:?} is no date that can be read")]
    BadDate {
        /// What was typed.
        typed: String,
    },
    /// An id that no event has.
    #[error("no event has an id that begins with {id:?}")]
    NoSuchEvent {
        /// What was typed.
        id: String,
    },
    /// A beginning that several ids share.
    #[error("{id:?} begins the ids of several events: {}", examples.join(", "))]
    AmbiguousId {
        /// What was typed.
        id: String,
        /// The first few ids that begin so.
        examples: Vec<String>,
    },
    /// A wrong use of the program that the argument parser cannot see.
    #[error("{what}")]
    Usage {
        /// What is wrong.
        what: String,
        /// What would be right.
        hint: String,
    },
    /// The operating system refused something.
    #[error("cannot {doing} {path:?}: {source}")]
    Io {
        /// What was being done, as a verb.
        doing: &'static str,
        /// To which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The engine failed.
    #[error("the search engine failed to {doing}: {source}")]
    Engine {
        /// What was being done, as a verb with its object.
        doing: &'static str,
        /// What the engine said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Someone pressed Ctrl-C.
    #[error("interrupted; nothing was changed")]
    Interrupted,
}

impl Error {
    /// Wraps a refusal of the operating system.
    pub fn io(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Error {
        move |source| Error::Io { doing, path: path.to_path_buf(), source }
    }

    /// Wraps a failure of the engine.
    pub fn engine<E: Into<Box<dyn std::error::Error + Send + Sync>>>(
        doing: &'static str,
    ) -> impl FnOnce(E) -> Error {
        move |source| Error::Engine { doing, source: source.into() }
    }

    /// What the user can do about it: a command to paste, or a sentence.
    pub fn hint(&self) -> Option<String> {
        match self {
            Error::NoIndex { .. } => Some("salname ingest PATH".into()),
            Error::OldFormat { .. } => Some("salname ingest   (takes the same sources again)".into()),
            Error::OtherWords { path } => {
                Some(format!("salname ingest --words {}", shell_word(&path.display().to_string())))
            }
            Error::Damaged { .. } => Some("salname ingest   (builds it again from the same sources)".into()),
            Error::Locked { .. } => Some("wait for it to end, then try again".into()),
            Error::MissingPath { .. } => {
                Some("check the path; salname ingest takes files and folders".into())
            }
            Error::NothingToIngest { .. } => Some(
                "name a text file (.txt, .md), ready events (.jsonl), or a folder with such files".into(),
            ),
            Error::Unreadable { hint, .. } => hint.clone(),
            Error::EmptyQuery => Some("salname search \"Qars müqaviləsi\"".into()),
            Error::BadDate { .. } => {
                Some("a year, 1828-02, 1921-10-13, 13.10.1921, XVIII or \"e.ə. 331\" can be read".into())
            }
            Error::NoSuchEvent { .. } => Some("salname search lists ids behind its hits".into()),
            Error::AmbiguousId { examples, .. } => {
                examples.first().map(|id| format!("salname show {}", shell_word(id)))
            }
            Error::Usage { hint, .. } => Some(hint.clone()),
            Error::Io { .. } | Error::Engine { .. } | Error::Interrupted => None,
        }
    }
}

/// A word as a shell takes it: quoted where it holds anything but plain characters.
pub fn shell_word(word: &str) -> String {
    let plain =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '/' | '=' | ',' | '+' | '@');
    if !word.is_empty() && word.chars().all(plain) {
        word.to_string()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
