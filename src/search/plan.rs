//! A query and an index → a plan: for each word the lemmas of the index that can answer it, and why.

use std::collections::HashSet;
use std::ops::Range;

use super::page::Why;
use super::terms::Terms;
use super::weights;
use crate::error::Result;
use crate::index::open::OpenIndex;
use crate::lang::filter::AzTokenizer;
use crate::lang::fold;
use crate::lang::morph::Scratch;
use crate::lang::stop::is_stop;
use crate::lang::unify::unify;
use crate::lang::words::words;
use crate::query::{Item, Lookup, Notice, Query, Word};

/// Most lemmas that one word is looked up by.
const MOST_ALTERNATIVES: usize = 32;
/// Most lemmas that another spelling is taken for.
const MOST_SPELLINGS: usize = 6;

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
    /// The words, in the order typed; those to be without come last.
    pub slots: Vec<Slot>,
    /// What an event should have, over the slots.
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
    /// The lemmas to look up, the nearest to what was typed first.
    pub alternatives: Vec<Alternative>,
    /// Share of the query's weight, 0 to 1: rare words weigh more, stop words nothing.
    pub weight: f64,
}

/// A lemma that answers a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// The term of the index.
    pub lemma: String,
    /// Why it answers; `Ending` for the word's own lemmas, `Exact` being decided on the text.
    pub why: Why,
    /// Events of the index with it.
    pub events: u64,
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
}

impl Need {
    /// Whether an event without it is no hit: phrases, exact forms, groups and titles are meant so.
    pub fn is_strict(&self) -> bool {
        match self {
            Need::Slot(_) => false,
            Need::Form(_) | Need::Row { .. } | Need::All(_) | Need::Title(_) => true,
            Need::Either(needs) => needs.iter().any(Need::is_strict),
        }
    }

    /// Whether the engine alone cannot tell, so that positions or the stored text must be read.
    pub fn needs_reading(&self) -> bool {
        match self {
            Need::Slot(_) => false,
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
        }
    }
}

/// Plans a query over an index.
pub fn plan(query: &Query, index: &OpenIndex, strictness: Strictness) -> Result<Plan> {
    let mut planner = Planner { index, strictness, slots: Vec::new(), notices: Vec::new() };
    let items = query.items.iter().map(|item| planner.need(item)).collect::<Result<Vec<_>>>()?;
    let wanted = planner.slots.len();
    let without = query.without.iter().map(|item| planner.need(item)).collect::<Result<Vec<_>>>()?;
    let Planner { mut slots, mut notices, .. } = planner;
    weigh(&mut slots[..wanted], index.searcher.num_docs(), &mut notices);
    for slot in &mut slots[wanted..] {
        slot.weight = 0.0;
    }
    Ok(Plan { slots, items, without, notices, all: strictness.all, any: strictness.any })
}

struct Planner<'i> {
    index: &'i OpenIndex,
    strictness: Strictness,
    slots: Vec<Slot>,
    notices: Vec<Notice>,
}

impl Planner<'_> {
    fn need(&mut self, item: &Item) -> Result<Need> {
        Ok(match item {
            Item::Word(word) => {
                let slot = self.slot(word)?;
                if word.how == Lookup::Exact { Need::Form(slot) } else { Need::Slot(slot) }
            }
            Item::Phrase { words, exact } => {
                let from = self.slots.len();
                for word in words {
                    self.slot(word)?;
                }
                Need::Row { slots: from..self.slots.len(), exact: *exact }
            }
            Item::Either(items) => Need::Either(self.needs(items)?),
            Item::Group(items) => Need::All(self.needs(items)?),
            Item::Title(item) => Need::Title(Box::new(self.need(item)?)),
        })
    }

    fn needs(&mut self, items: &[Item]) -> Result<Vec<Need>> {
        items.iter().map(|item| self.need(item)).collect()
    }

    fn slot(&mut self, word: &Word) -> Result<usize> {
        let alternatives = self.alternatives(word)?;
        let unified = unify(&word.text);
        self.slots.push(Slot { word: word.clone(), unified, alternatives, weight: 0.0 });
        Ok(self.slots.len() - 1)
    }

    fn alternatives(&mut self, word: &Word) -> Result<Vec<Alternative>> {
        let terms = Terms::new(self.index);
        let mut found = Found { terms, alternatives: Vec::new() };
        let chain = &self.index.chain;
        let own = lemmas(chain, &word.text);
        for lemma in &own {
            found.add(lemma, Why::Ending)?;
        }
        match word.how {
            Lookup::Exact => {}
            Lookup::Beginning => {
                for (lemma, _) in terms.beginning(&unify(&word.text), MOST_ALTERNATIVES)? {
                    found.add(&lemma, Why::Beginning)?;
                }
            }
            Lookup::Similar => {
                for (lemma, _) in own.iter().take(1).flat_map(|lemma| similar(terms, lemma)).flatten() {
                    found.add(&lemma, Why::Similar)?;
                }
            }
            Lookup::Lemma => {
                self.other_spellings(word, &mut found)?;
                for base in own.iter().take(1).flat_map(|lemma| chain.analyzer().bases(lemma)) {
                    found.add(&base, Why::Derived)?;
                }
            }
        }
        found.alternatives.truncate(MOST_ALTERNATIVES);
        Ok(found.alternatives)
    }

    /// Adds what a word typed without our letters may stand for, as far as the index has it.
    fn other_spellings(&mut self, word: &Word, found: &mut Found<'_>) -> Result<()> {
        if self.strictness.no_fold {
            return Ok(());
        }
        let typed_right = !found.alternatives.is_empty();
        let chain = &self.index.chain;
        let mut others: Vec<Alternative> = Vec::new();
        let mut tried: HashSet<String> = HashSet::new();
        for spelling in fold::spellings(&unify(&word.text)) {
            for lemma in lemmas(chain, &spelling) {
                if tried.contains(&lemma) || found.has(&lemma) {
                    continue;
                }
                let events = found.terms.events_with(&lemma)?;
                if events > 0 {
                    others.push(Alternative { lemma: lemma.clone(), why: Why::Spelling, events });
                }
                tried.insert(lemma);
            }
        }
        // A lemma of the lexicon is a likelier meaning than a guess that the index happens to hold.
        let known = |other: &Alternative| chain.analyzer().is_known(&other.lemma);
        if others.iter().any(known) {
            others.retain(known);
        }
        others.sort_by(|one, other| other.events.cmp(&one.events).then_with(|| one.lemma.cmp(&other.lemma)));
        others.truncate(MOST_SPELLINGS);
        if !typed_right && !others.is_empty() {
            self.notices.push(Notice::OtherSpelling {
                word: word.text.clone(),
                found: others.iter().map(|other| other.lemma.clone()).collect(),
            });
        }
        found.alternatives.extend(others);
        Ok(())
    }
}

/// The alternatives of one word while they are being gathered.
struct Found<'s> {
    terms: Terms<'s>,
    alternatives: Vec<Alternative>,
}

impl Found<'_> {
    fn has(&self, lemma: &str) -> bool {
        self.alternatives.iter().any(|known| known.lemma == lemma)
    }

    /// Adds a lemma if the index has it and nothing nearer to what was typed gave it already.
    fn add(&mut self, lemma: &str, why: Why) -> Result<()> {
        if !self.has(lemma) {
            let events = self.terms.events_with(lemma)?;
            if events > 0 {
                self.alternatives.push(Alternative { lemma: lemma.to_string(), why, events });
            }
        }
        Ok(())
    }
}

/// The lemmas of a typed word; of a compound, of its last part.
pub fn lemmas(chain: &AzTokenizer, typed: &str) -> Vec<String> {
    let Some(word) = words(typed).last() else { return Vec::new() };
    let mut scratch = Scratch::new();
    chain.analyzer().word_lemmas(typed, &word, &mut scratch).iter().map(str::to_string).collect()
}

/// Lemmas of the index that differ by a letter or two; short words by none.
pub fn similar(terms: Terms<'_>, lemma: &str) -> Result<Vec<(String, u64)>> {
    let distance = match lemma.chars().count() {
        0..=3 => return Ok(Vec::new()),
        4..=6 => 1,
        _ => 2,
    };
    let mut found = terms.similar(lemma, distance, MOST_ALTERNATIVES)?;
    found.retain(|(other, _)| other != lemma);
    Ok(found)
}

/// Shares the weight of the query out: by rarity, nothing for stop words unless there is nothing else.
fn weigh(slots: &mut [Slot], events: u64, notices: &mut Vec<Notice>) {
    let stop: Vec<bool> = slots.iter().map(|slot| is_stop(&slot.unified)).collect();
    let only_stop_words = !slots.is_empty() && stop.iter().all(|stop| *stop);
    if only_stop_words {
        notices.push(Notice::OnlyStopWords);
    }
    for (slot, stop) in slots.iter_mut().zip(stop) {
        let known = slot.alternatives.iter().map(|other| other.events).max().unwrap_or(0);
        slot.weight = if stop && !only_stop_words { 0.0 } else { rarity(known, events) };
    }
    let sum: f64 = slots.iter().map(|slot| slot.weight).sum();
    if sum > 0.0 {
        slots.iter_mut().for_each(|slot| slot.weight /= sum);
    }
}

/// The inverse document frequency of BM25, never quite nothing.
fn rarity(with: u64, all: u64) -> f64 {
    let (with, all) = (with as f64, all as f64);
    (1.0 + (all - with + 0.5) / (with + 0.5)).ln().max(weights::LEAST_RARITY)
}
