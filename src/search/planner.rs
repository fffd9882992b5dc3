//! A query and an index → a plan: what can answer each word, by its own letters, by other names and meanings.

use super::alternatives::{Alternatives, lemmas};
use super::page::Why;
use super::plan::{Alternative, Answer, Need, Plan, Said, Slot, Strictness};
use super::{compound, dates, weigh};
use crate::error::Result;
use crate::index::open::OpenIndex;
use crate::lang::foreign::{Lang, is_function_word};
use crate::lang::words::words;
use crate::query::names::{Names, Typed};
use crate::query::{Item, Lookup, Notice, Query, Word, numerals, pairs};

/// Most other names that one name is looked up by.
const MOST_NAMES: usize = 8;
/// Most words of ours that a foreign one is looked up by.
const MOST_MEANINGS: usize = 4;

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
    let Planner { mut slots, mut dates, mut notices, .. } = planner;
    let only_stop_words = weigh::weigh(&mut slots[..wanted], &mut dates, index)?;
    notices.extend(only_stop_words.then_some(Notice::OnlyStopWords));
    weigh::measure(&mut slots, index);
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
            Some((noun, verb)) if lemmas(&self.index.chain, verb).iter().any(|verb| weigh::carries(verb)) => {
                noun
            }
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
}
