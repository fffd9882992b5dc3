//! What a reader should know about how a query was read or answered. The words for it are `view`'s.

/// One notice, with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// A quotation mark without its partner was read as a space.
    LoneQuote,
    /// A bracket without its partner was read as a space.
    LoneBracket,
    /// `name:` before a word is no field; both were read as words.
    UnknownField {
        /// What stood before the colon.
        name: String,
    },
    /// A date filter that no date could be read from; it was read as words.
    UnreadableDate {
        /// What stood behind the colon.
        typed: String,
    },
    /// An option letter inside the query was read as a word.
    NothingToExclude,
    /// The query has only stop words, so they were searched.
    OnlyStopWords,
    /// Some of the hits have only some of the words.
    PartialHits {
        /// How many hits have them all.
        whole: usize,
    },
    /// No event has this word in any form.
    WordNotFound {
        /// The word as typed.
        word: String,
        /// Real words like it, with the number of events that have them.
        like: Vec<(String, u64)>,
    },
    /// A word was found under other spellings only.
    OtherSpelling {
        /// The word as typed.
        word: String,
        /// What was found for it.
        found: Vec<String>,
    },
    /// A name was also looked up by its other names.
    OtherNames {
        /// The name as typed.
        name: String,
        /// The other names that the index has.
        others: Vec<String>,
    },
    /// An event was found by the day of what was named: its text does not have the name.
    NamedDay {
        /// The name as typed.
        name: String,
        /// The day as the event has it.
        day: String,
    },
    /// No event has the word, so words like it were taken.
    ReadAsSimilar {
        /// The word as typed.
        word: String,
        /// What was taken, with the number of events.
        like: Vec<(String, u64)>,
    },
    /// Undated events were left out because of a date filter.
    UndatedLeftOut,
    /// The limit was cut to the largest that is served.
    LimitCut {
        /// That limit.
        limit: usize,
    },
    /// The filters, not the words, emptied the list.
    FilteredOut {
        /// How many events the words alone find.
        without_filters: u64,
    },
    /// Files of the index's sources changed since it was built.
    Stale {
        /// How many.
        files: usize,
    },
}

impl Notice {
    /// Its stable code, for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Notice::LoneQuote => "lone-quote",
            Notice::LoneBracket => "lone-bracket",
            Notice::UnknownField { .. } => "unknown-field",
            Notice::UnreadableDate { .. } => "unreadable-date",
            Notice::NothingToExclude => "nothing-to-exclude",
            Notice::OnlyStopWords => "only-stop-words",
            Notice::PartialHits { .. } => "partial-hits",
            Notice::WordNotFound { .. } => "word-not-found",
            Notice::OtherSpelling { .. } => "other-spelling",
            Notice::OtherNames { .. } => "other-names",
            Notice::NamedDay { .. } => "named-day",
            Notice::ReadAsSimilar { .. } => "read-as-similar",
            Notice::UndatedLeftOut => "undated-left-out",
            Notice::LimitCut { .. } => "limit-cut",
            Notice::FilteredOut { .. } => "filtered-out",
            Notice::Stale { .. } => "stale",
        }
    }
}
