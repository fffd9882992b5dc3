//! A query and an index → a plan: for each word the lemmas of the index that can answer it, and why.

use std::ops::Range;

use super::alternatives::{Alternatives, lemmas};
use super::compound;
use super::dates;
use super::page::Why;
use super::question;
use super::run;
use super::weights;
use crate::date::Day;
use crate::error::Result;
use crate::index::open::OpenIndex;
use crate::lang::acronym;
use crate::lang::foreign::{Lang, is_function_word};
use crate::lang::morph::Lemmas;
use crate::lang::script::{is_cyrillic_word, to_latin};
use crate::lang::stop::is_stop;
use crate::lang::unify::unify;
use crate::lang::words::words;
use crate::query::names::{Names, Typed};
use crate::query::{Item, Lookup, Notice, Query, When, Word, numerals, pairs};

/// Most other names that one name is looked up by.
const MOST_NAMES: usize = 8;
/// Most words of ours that a foreign one is looked up by.
const MOST_MEANINGS: usize = 4;

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
    fn new(word: Word, alternatives: Vec<Alternative>) -> Slot {
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

/// Plans a query over an index.
pub fn plan(query: &Query, index: &OpenIndex, names: &Names, strictness: Strictness) -> Result<Plan> {
    let mut planner =
        Planner { index, strictness, slots: Vec::new(), dates: Vec::new(), notices: Vec::new() };
    let items = query.items.iter().map(|item| planner.need(item)).collect::<Result<Vec<_>>>()?;
    let wanted = planner.slots.len();
    let without = query.without.iter().map(|item| planner.need(item)).collect::<Result<Vec<_>>>()?;
    if !strictness.no_names {
        planner.other_names(&items, names)?;
    }
    planner.mistyped(wanted)?;
    planner.weigh(wanted)?;
    planner.measure();
    let Planner { slots, dates, notices, .. } = planner;
    Ok(Plan { slots, dates, items, without, notices, all: strictness.all, any: strictness.any })
}

struct Planner<'i> {
    index: &'i OpenIndex,
    strictness: Strictness,
    slots: Vec<Slot>,
    dates: Vec<Said>,
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
            Item::Date { when, .. } => {
                self.dates.push(Said { when: *when, weight: 0.0 });
                Need::Date(self.dates.len() - 1)
            }
        })
    }

    fn needs(&mut self, items: &[Item]) -> Result<Vec<Need>> {
        items.iter().map(|item| self.need(item)).collect()
    }

    fn slot(&mut self, word: &Word) -> Result<usize> {
        let alternatives = Alternatives::of(word, self.index, self.strictness)?.found;
        let own = alternatives.iter().any(|found| found.why == Why::Ending);
        let spelled: Vec<String> = alternatives
            .iter()
            .filter(|found| found.why == Why::Spelling)
            .filter_map(|found| found.lemma().map(str::to_string))
            .collect();
        if !own && !spelled.is_empty() {
            self.notices.push(Notice::OtherSpelling { word: word.text.clone(), found: spelled });
        }
        let mut slot = Slot::new(word.clone(), alternatives);
        if word.how == Lookup::Lemma {
            slot.month = lemmas(&self.index.chain, &word.text).iter().find_map(|lemma| dates::month(lemma));
        }
        self.slots.push(slot);
        Ok(self.slots.len() - 1)
    }

    /// Adds other names and words of ours for foreign ones, and lets initials stand for first names.
    fn other_names(&mut self, items: &[Need], names: &Names) -> Result<()> {
        let mut at = 0;
        while at < items.len() {
            let run: Vec<usize> = items[at..].iter().map_while(|need| self.plain(need)).collect();
            at += run.len().max(1);
            self.initials(&run);
            self.compounds(&run)?;
            let typed: Vec<String> = run.iter().map(|slot| self.slots[*slot].word.text.clone()).collect();
            let words: Vec<Typed> = run.iter().map(|slot| self.typed(*slot)).collect();
            let others = names.others(&words, |word| lemmas(&self.index.chain, word));
            for found in &others {
                // Whoever types two names of one place means each by itself.
                if others.iter().any(|other| other.is_another_name_of(found)) {
                    continue;
                }
                let slots = &run[found.from..found.to];
                slots.iter().for_each(|slot| self.slots[*slot].days.extend(&found.days));
                let mut added = Vec::new();
                for name in found.names.iter().take(MOST_NAMES) {
                    self.add_words_of(slots, name)?;
                    if self.add_name(slots, name, Why::Name)? {
                        added.push(name.clone());
                    }
                }
                if !added.is_empty() {
                    let name = typed[found.from..found.to].join(" ");
                    self.notices.push(Notice::OtherNames { name, others: added });
                }
            }
            for (number, slot) in run.iter().enumerate() {
                // A word that is a name by itself has no meaning beside it.
                let named = others.iter().find(|found| (found.from..found.to).contains(&number));
                match named.map(|found| found.to - found.from) {
                    Some(1) => {}
                    Some(_) if !self.is_found(*slot) => self.alone(*slot, names)?,
                    _ => self.meanings(*slot)?,
                }
            }
        }
        Ok(())
    }

    /// The slot of a need that is a word looked up in any form.
    fn plain(&self, need: &Need) -> Option<usize> {
        match need {
            Need::Slot(slot) => {
                matches!(self.slots[*slot].word.how, Lookup::Lemma | Lookup::Initial).then_some(*slot)
            }
            _ => None,
        }
    }

    /// Where a name has as many words as the typed one, each word of it also answers the one in its place:
    /// `Mondros mütarekesi` is found where Mudros and barışıq stand apart.
    fn add_words_of(&mut self, slots: &[usize], name: &str) -> Result<()> {
        let own: Vec<&str> = words(name).map(|word| word.surface(name)).collect();
        // `Treaty of Kars` has its words in another order.
        let english = slots.iter().any(|slot| is_function_word(Lang::En, &self.slots[*slot].unified));
        if slots.len() > 1 && own.len() == slots.len() && !english {
            for (slot, word) in slots.iter().zip(own) {
                self.add_name(&[*slot], word, Why::Name)?;
            }
        }
        Ok(())
    }

    /// Names written as one word or as two: `Kürəkçay` is Kürək çayı, and Göy göl is Göygöl.
    fn compounds(&mut self, run: &[usize]) -> Result<()> {
        if self.strictness.no_fold {
            return Ok(());
        }
        for slot in run.iter().copied().filter(|slot| !self.is_found(*slot)).collect::<Vec<_>>() {
            let unified = self.slots[slot].unified.clone();
            for (name, place) in compound::parts(&unified) {
                self.add_name(&[slot], &format!("{name} {place}"), Why::Spelling)?;
            }
        }
        for pair in run.windows(2) {
            let [first, second] = [pair[0], pair[1]].map(|slot| self.slots[slot].unified.clone());
            if let Some(joined) = compound::joined(&first, &second) {
                self.add_name(pair, &joined, Why::Spelling)?;
            }
        }
        Ok(())
    }

    /// Whether the index has the word itself, and not only as a part of a name.
    fn is_found(&self, slot: usize) -> bool {
        self.slots[slot].alternatives.iter().any(|found| found.lemma().is_some())
    }

    /// A word as names are compared with it: by its own lemmas and those it is another spelling of.
    fn typed(&self, slot: usize) -> Typed {
        Typed::new(&self.slots[slot].word.text, self.meant(slot))
    }

    fn meant(&self, slot: usize) -> Vec<String> {
        let slot = &self.slots[slot];
        let mut meant = lemmas(&self.index.chain, &slot.word.text);
        let spelled = slot.alternatives.iter().filter(|found| found.why == Why::Spelling);
        meant.extend(spelled.filter_map(|found| found.lemma().map(str::to_string)));
        meant
    }

    /// What a foreign word within a name answers by itself: `Treaty of Kars` is also found where Qars and müqavilə
    /// stand apart.
    fn alone(&mut self, slot: usize, names: &Names) -> Result<()> {
        for found in names.others(&[self.typed(slot)], |word| lemmas(&self.index.chain, word)) {
            for name in found.names.iter().take(MOST_NAMES) {
                self.add_name(&[slot], name, Why::Name)?;
            }
        }
        self.meanings(slot)?;
        if !self.is_found(slot) && !self.strictness.no_fold {
            let unified = self.slots[slot].unified.clone();
            self.slots[slot].alternatives.extend(Alternatives::habits(&unified, self.index)?);
        }
        Ok(())
    }

    fn meanings(&mut self, slot: usize) -> Result<()> {
        let typed = self.slots[slot].word.text.clone();
        let analyzer = self.index.chain.analyzer();
        let ours = lemmas(&self.index.chain, &typed).iter().any(|lemma| analyzer.is_known(lemma));
        for meaning in pairs::meanings(&typed, &self.meant(slot), ours).into_iter().take(MOST_MEANINGS) {
            self.add_name(&[slot], self.bare(meaning), Why::Word)?;
        }
        if let Some(number) = numerals::in_words(&typed) {
            self.add_name(&[slot], &number, Why::Word)?;
        }
        Ok(())
    }

    /// A meaning without the verb that only carries it: `azad edilmə` is also told as *azad etdi*.
    fn bare<'m>(&self, meaning: &'m str) -> &'m str {
        match meaning.rsplit_once(' ') {
            Some((noun, verb)) if lemmas(&self.index.chain, verb).iter().any(|verb| carries(verb)) => noun,
            _ => meaning,
        }
    }

    /// Lets a name answer all of these slots. Says whether the index has it.
    fn add_name(&mut self, slots: &[usize], name: &str, why: Why) -> Result<bool> {
        let own: Vec<String> = words(name).map(|word| word.surface(name).to_string()).collect();
        let answer = match own.as_slice() {
            [] => return Ok(false),
            [one] => {
                let lemma = lemmas(&self.index.chain, one).into_iter().next().unwrap_or_default();
                (Answer::Lemma(lemma.clone()), super::terms::Terms::new(self.index).events_with(&lemma)?)
            }
            several => {
                let from = self.slots.len();
                for text in several {
                    let word = Word { text: text.clone(), from: 0, to: 0, joined: false, how: Lookup::Exact };
                    let alternatives = Alternatives::of(&word, self.index, self.strictness)?.found;
                    self.slots.push(Slot::new(word, alternatives));
                }
                let rarest =
                    |slot: &Slot| slot.alternatives.iter().map(|found| found.events).max().unwrap_or(0);
                let events = self.slots[from..].iter().map(rarest).min().unwrap_or(0);
                if events == 0 {
                    self.slots.truncate(from);
                }
                (Answer::Row(from..self.slots.len()), events)
            }
        };
        let (answer, events) = answer;
        if events == 0 {
            return Ok(false);
        }
        for slot in slots {
            let known = self.slots[*slot].alternatives.iter().any(|found| found.answer == answer);
            if !known {
                self.slots[*slot].alternatives.push(Alternative {
                    answer: answer.clone(),
                    why,
                    events,
                    step: 0,
                });
            }
        }
        Ok(true)
    }

    /// `N.Nərimanov` and `Nəriman Nərimanov` find each other: what stands before a surname is decided on the text.
    fn initials(&mut self, run: &[usize]) {
        for pair in run.windows(2) {
            let slot = &mut self.slots[pair[0]];
            if slot.unified.chars().next().is_some_and(char::is_alphabetic) {
                slot.alternatives.push(Alternative {
                    answer: Answer::Initial,
                    why: Why::Name,
                    events: 0,
                    step: 0,
                });
            }
        }
    }

    /// Words that the index has in no way are taken for mistyped ones, unless the lexicon knows them: a collection
    /// without `mənşə` has no answer to it, and `meşə` is none.
    fn mistyped(&mut self, wanted: usize) -> Result<()> {
        for slot in &mut self.slots[..wanted] {
            let nothing = slot.alternatives.iter().all(|found| found.answer == Answer::Initial);
            if slot.word.how != Lookup::Lemma || !nothing || self.strictness.no_fold {
                continue;
            }
            let analyzer = self.index.chain.analyzer();
            if lemmas(&self.index.chain, &slot.word.text).iter().any(|lemma| analyzer.is_known(lemma)) {
                continue;
            }
            let found = Alternatives::mistyped(&slot.unified, self.index)?;
            if !found.is_empty() {
                let like = found.iter().filter_map(|found| Some((found.lemma()?.to_string(), found.events)));
                self.notices
                    .push(Notice::ReadAsSimilar { word: slot.word.text.clone(), like: like.collect() });
                slot.alternatives.splice(0..0, found);
            }
        }
        Ok(())
    }

    /// Notes how near the nearest alternative of each word is that was likely meant.
    fn measure(&mut self) {
        let analyzer = self.index.chain.analyzer();
        let is_known = |found: &Alternative| found.lemma().is_some_and(|lemma| analyzer.is_known(lemma));
        for slot in &mut self.slots {
            let counted = slot.alternatives.iter().filter(|found| found.answer != Answer::Initial);
            let mut own = counted.clone().filter(|found| found.why == Why::Ending);
            // `qirgini` may stand in the index as somebody else's typing: what it stands for is meant all the same.
            let typing = own.all(|found| !is_known(found));
            let meant = |found: &&Alternative| typing && found.why == Why::Spelling && is_known(found);
            let likely = slot.alternatives.iter().find(meant).map(Alternative::quality);
            let best = likely.unwrap_or(counted.map(Alternative::quality).fold(0.0, f64::max));
            if best > 0.0 {
                slot.nearest = best;
            }
        }
    }

    /// Shares the weight of the query out: by rarity, nothing for stop words unless there is nothing else, little
    /// for initials.
    fn weigh(&mut self, wanted: usize) -> Result<()> {
        let all = self.index.searcher.num_docs();
        let slots = &mut self.slots[..wanted];
        let mut stop: Vec<bool> = slots.iter().map(|slot| says_nothing(slot, self.index)).collect();
        for (at, pair) in slots.windows(2).enumerate() {
            stop[at + 1] |= question::is_asked_for(&pair[0], &lemmas(&self.index.chain, &pair[1].word.text));
        }
        let only_stop_words = self.dates.is_empty() && !slots.is_empty() && stop.iter().all(|stop| *stop);
        if only_stop_words {
            self.notices.push(Notice::OnlyStopWords);
        }
        for (slot, stop) in slots.iter_mut().zip(stop) {
            let known = slot.alternatives.iter().map(|other| other.events).max().unwrap_or(0);
            slot.weight = match slot.word.how {
                Lookup::Initial => weights::INITIAL,
                _ if stop && !only_stop_words => 0.0,
                _ if is_light_verb(slot) => rarity(known, all) * weights::LIGHT_VERB,
                _ if is_small_number(&slot.unified) => rarity(known, all) * weights::SMALL_NUMBER,
                _ => rarity(known, all),
            };
        }
        for date in &mut self.dates {
            let events = run::count_touching(&date.when, self.index)?;
            date.weight = weights::DATE * rarity(events, all).max(weights::LEAST_DATE);
        }
        share_compounds(slots);
        let sum: f64 =
            slots.iter().map(|slot| slot.weight).chain(self.dates.iter().map(|date| date.weight)).sum();
        if sum > 0.0 {
            slots.iter_mut().for_each(|slot| slot.weight /= sum);
            self.dates.iter_mut().for_each(|date| date.weight /= sum);
        }
        Ok(())
    }
}

/// Whether a word is a function word: of ours, of Russian, or of another language and no word of ours.
fn says_nothing(slot: &Slot, index: &OpenIndex) -> bool {
    if is_stop(&to_latin(&slot.unified)) {
        return true;
    }
    let typed = &slot.word.text;
    if is_cyrillic_word(&slot.unified) {
        return is_function_word(Lang::Ru, typed);
    }
    let mut lemmas = Lemmas::new();
    index.chain.analyzer().lemmas(&slot.unified, &mut lemmas);
    !lemmas.known() && Lang::FOREIGN.iter().any(|lang| is_function_word(*lang, typed))
}

/// The parts of a compound (`sui-qəsd`) are one word between them.
fn share_compounds(slots: &mut [Slot]) {
    let mut from = 0;
    while from < slots.len() {
        let joined = |pair: &[Slot]| pair[0].word.to + 1 == pair[1].word.from && pair[1].joined;
        let more = slots[from..].windows(2).take_while(|pair| joined(pair)).count();
        for slot in &mut slots[from..=from + more] {
            slot.weight /= (more + 1) as f64;
        }
        from += more + 1;
    }
}

/// Whether the word is a verb that only carries a noun: the noun says what happened.
fn is_light_verb(slot: &Slot) -> bool {
    slot.alternatives.first().and_then(Alternative::lemma).is_some_and(carries)
}

fn carries(verb: &str) -> bool {
    matches!(verb, "etmək" | "edilmək" | "eləmək" | "olmaq" | "olunmaq" | "vermək" | "verilmək" | "qılmaq")
}

fn is_small_number(word: &str) -> bool {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits)
}

/// The inverse document frequency of BM25, never quite nothing.
fn rarity(with: u64, all: u64) -> f64 {
    let (with, all) = (with as f64, all as f64);
    (1.0 + (all - with + 0.5).max(0.5) / (with + 0.5)).ln().max(weights::LEAST_RARITY)
}
