//! What the reader typed → a [`Query`]: words, phrases, filters, and notices about what could not be used.

mod key;
pub mod names;
pub mod notice;
pub mod numerals;
pub mod pairs;
pub mod said;
pub mod syntax;

pub use notice::Notice;
pub use syntax::parse;

use crate::date::{Day, Span};
use crate::lang::{alphabet, case};

/// A query as read. It never fails to be read: what cannot be used is in the notices.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// Exactly what was typed.
    pub typed: String,
    /// What an event should hold, in the order typed.
    pub items: Vec<Item>,
    /// What an event must not hold.
    pub without: Vec<Item>,
    /// Only events of these sources; of all where it is empty.
    pub sources: Vec<String>,
    /// Only events that touch these days.
    pub dates: Vec<DateRange>,
    /// What was read in another way than it may have been meant.
    pub notices: Vec<Notice>,
}

/// Days that an event should touch, from the first to the last; open where an end is not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateRange {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
}

impl DateRange {
    /// From the first day of one date to the last day of another.
    pub fn between(from: Option<Span>, to: Option<Span>) -> DateRange {
        DateRange { from: from.map(|span| span.from), to: to.map(|span| span.to) }
    }
}

impl std::fmt::Display for DateRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(from) = self.from {
            write!(f, "{from}")?;
        }
        f.write_str("..")?;
        match self.to {
            Some(to) => write!(f, "{to}"),
            None => Ok(()),
        }
    }
}

/// One thing asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A word, in any form of it.
    Word(Word),
    /// Words in a row; with `exact`, in exactly these forms.
    Phrase {
        /// The words, in order.
        words: Vec<Word>,
        /// Whether endings must be as typed.
        exact: bool,
    },
    /// Any of these.
    Either(Vec<Item>),
    /// All of these: a group in parentheses.
    Group(Vec<Item>),
    /// This, in a given title.
    Title(Box<Item>),
    /// A date said in words or figures: it ranks events of that time first.
    Date {
        /// The words, as typed.
        text: String,
        /// What they say.
        when: When,
    },
}

/// A time said in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// These days.
    Days(Span),
    /// This month and day of any year.
    DayOfYear(u8, u8),
}

/// A word as typed, and how it is to be looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word as typed, without marks of the query language.
    pub text: String,
    /// First byte of it in the query as typed.
    pub from: usize,
    /// One past its last byte.
    pub to: usize,
    /// Whether a hyphen joins it to the word before.
    pub joined: bool,
    /// How it is looked up.
    pub how: Lookup,
}

/// How a word is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// Any ending: by lemma.
    Lemma,
    /// `=word`: this form only, letter case apart.
    Exact,
    /// `word*`: words that begin so.
    Beginning,
    /// `word~`: words that differ by a letter or two.
    Similar,
    /// `N.` before a name: any first name with that letter, before the name only.
    Initial,
}

impl Query {
    /// Every word asked for, those to be without left out.
    pub fn words(&self) -> Vec<&Word> {
        fn walk<'q>(item: &'q Item, out: &mut Vec<&'q Word>) {
            match item {
                Item::Word(word) => out.push(word),
                Item::Phrase { words, .. } => out.extend(words),
                Item::Either(items) | Item::Group(items) => items.iter().for_each(|item| walk(item, out)),
                Item::Title(item) => walk(item, out),
                Item::Date { .. } => {}
            }
        }
        let mut out = Vec::new();
        self.items.iter().for_each(|item| walk(item, &mut out));
        out
    }

    /// Whether it asks for nothing at all.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.without.is_empty() && self.sources.is_empty() && self.dates.is_empty()
    }

    /// The query as it was read, in the query language.
    pub fn read_as(&self) -> String {
        let mut parts: Vec<String> = self.items.iter().map(ToString::to_string).collect();
        parts.extend(self.without.iter().map(|item| format!("-{item}")));
        parts.extend(self.sources.iter().map(|source| format!("mənbə:{}", syntax::as_value(source))));
        parts.extend(self.dates.iter().map(|range| format!("tarix:{range}")));
        parts.join(" ")
    }
}

impl std::fmt::Display for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.how {
            Lookup::Lemma => write!(f, "{}", self.text),
            Lookup::Initial => write!(f, "{}.", self.text),
            Lookup::Exact => write!(f, "={}", self.text),
            Lookup::Beginning => write!(f, "{}*", self.text),
            Lookup::Similar => write!(f, "{}~", self.text),
        }
    }
}

impl std::fmt::Display for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        fn joined(items: &[Item], between: &str) -> String {
            items.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
        }
        match self {
            Item::Word(word) => write!(f, "{word}"),
            Item::Phrase { words, exact } => {
                let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
                write!(f, "{}\"{}\"", if *exact { "=" } else { "" }, words.join(" "))
            }
            Item::Either(items) => write!(f, "({})", joined(items, " | ")),
            Item::Group(items) => write!(f, "({})", joined(items, " ")),
            Item::Title(item) => write!(f, "başlıq:{item}"),
            Item::Date { when: When::Days(span), .. } if span.from == span.to => write!(f, "[{}]", span.from),
            Item::Date { when: When::Days(span), .. } => write!(f, "[{}..{}]", span.from, span.to),
            Item::Date { when: When::DayOfYear(month, day), .. } => write!(f, "[--{month:02}-{day:02}]"),
        }
    }
}
