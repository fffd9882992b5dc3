//! What a query asks of an index: for each word the lemmas that can answer it, and why; and what an event must have.

use std::ops::Range;

use super::page::Why;
use super::weights;
use crate::date::Day;
use crate::lang::acronym;
use crate::lang::unify::unify;
use crate::query::{Notice, When, Word};

/// How the matching is to be loosened or tightened, apart from the query itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Strictness {
    /// Only events with all the words.
    pub all: bool,
    /// No preference for events with all the words.
    pub any: bool,
    /// No other spellings.
    pub no_fold: bool,
    /// No other names.
    pub no_names: bool,
}

/// What to look up, and what an event must have.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The words: those wanted in the order typed, those to be without, then those of other names.
    pub slots: Vec<Slot>,
    /// The dates said in words.
    pub dates: Vec<Said>,
    /// What an event should have, over slots and dates.
    pub items: Vec<Need>,
    /// What it must not have.
    pub without: Vec<Need>,
    /// Notices that planning gave rise to.
    pub notices: Vec<Notice>,
    /// Whether an event must have all items, not only the strict ones.
    pub all: bool,
    /// Whether events with few of the words rank beside those with all.
    pub any: bool,
}

/// One word of the query.
#[derive(Debug, Clone)]
pub struct Slot {
    /// As typed.
    pub word: Word,
    /// As typed, unified, with its ending.
    pub unified: String,
    /// What answers it, the nearest to what was typed first.
    pub alternatives: Vec<Alternative>,
    /// Share of the query's weight, 0 to 1: rare words weigh more, stop words nothing.
    pub weight: f64,
    /// Whether a hyphen joins it to the word before.
    pub joined: bool,
    /// Quality of the nearest alternative: the index having nothing nearer, that one was meant.
    pub nearest: f64,
    /// The month that the word names: an event of that month answers it by its date.
    pub month: Option<u8>,
    /// The days of the event that the word belongs to the name of: what happened then answers it by its date.
    pub days: Vec<Day>,
}

impl Slot {
    /// A word with what answers it, not weighed yet.
    pub fn new(word: Word, alternatives: Vec<Alternative>) -> Slot {
        Slot {
            unified: unify(&word.text),
            joined: word.joined,
            word,
            alternatives,
            weight: 0.0,
            nearest: 1.0,
            month: None,
            days: Vec::new(),
        }
    }
}

/// A date said in words.
#[derive(Debug, Clone)]
pub struct Said {
    /// The time.
    pub when: When,
    /// Share of the query's weight, as of a slot.
    pub weight: f64,
}

/// Something in the text that answers a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// What it is.
    pub answer: Answer,
    /// Why it answers; `Ending` for the word's own lemmas, `Exact` being decided on the text.
    pub why: Why,
    /// Events of the index with it.
    pub events: u64,
    /// Steps of derivation away from the typed word.
    pub step: u8,
}

/// What answers a word.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A term of the index.
    Lemma(String),
    /// Other slots in a row: a name of several words.
    Row(Range<usize>),
    /// A first name's initial before the surname, or a first name where its initial was typed.
    Initial,
}

impl Alternative {
    /// How much a match of it is worth, 1 being the word itself.
    pub fn quality(&self) -> f64 {
        let quality = match self.lemma() {
            Some(lemma) if acronym::words_before(lemma) > 0 => weights::ACRONYM,
            _ => weights::quality(self.why),
        };
        quality * weights::STEP.powi(i32::from(self.step))
    }

    /// The term, where it is one.
    pub fn lemma(&self) -> Option<&str> {
        match &self.answer {
            Answer::Lemma(lemma) => Some(lemma),
            Answer::Row(_) | Answer::Initial => None,
        }
    }
}

/// What an event should have, as a tree over slots.
#[derive(Debug, Clone, PartialEq)]
pub enum Need {
    /// This slot.
    Slot(usize),
    /// This slot in the form typed.
    Form(usize),
    /// These slots in a row; with `exact`, in the forms typed.
    Row {
        /// The slots, in order.
        slots: Range<usize>,
        /// Whether endings must be as typed.
        exact: bool,
    },
    /// Any of these.
    Either(Vec<Need>),
    /// All of these.
    All(Vec<Need>),
    /// This, in the title.
    Title(Box<Need>),
    /// An event of this time, or one that tells of it.
    Date(usize),
}

impl Need {
    /// Whether an event without it is no hit: phrases, exact forms, groups and titles are meant so.
    pub fn is_strict(&self) -> bool {
        match self {
            Need::Slot(_) | Need::Date(_) => false,
            Need::Form(_) | Need::Row { .. } | Need::All(_) | Need::Title(_) => true,
            Need::Either(needs) => needs.iter().any(Need::is_strict),
        }
    }

    /// Whether the engine alone cannot tell, so that positions or the stored text must be read.
    pub fn needs_reading(&self) -> bool {
        match self {
            Need::Slot(_) | Need::Date(_) => false,
            Need::Form(_) | Need::Row { .. } => true,
            Need::Title(need) => need.needs_reading(),
            Need::Either(needs) | Need::All(needs) => needs.iter().any(Need::needs_reading),
        }
    }

    /// The slots it speaks of.
    pub fn slots(&self, out: &mut Vec<usize>) {
        match self {
            Need::Slot(slot) | Need::Form(slot) => out.push(*slot),
            Need::Row { slots, .. } => out.extend(slots.clone()),
            Need::Either(needs) | Need::All(needs) => needs.iter().for_each(|need| need.slots(out)),
            Need::Title(need) => need.slots(out),
            Need::Date(_) => {}
        }
    }
}
