//! A typed word → the lemmas of the index that can answer it, the nearest to what was typed first.

use std::collections::HashSet;

use super::derived;
use super::page::Why;
use super::plan::{Alternative, Answer, Strictness};
use super::similar::{similar, slips};
use super::terms::Terms;
use crate::error::Result;
use crate::index::open::OpenIndex;
use crate::lang::acronym;
use crate::lang::case::is_upper;
use crate::lang::filter::AzTokenizer;
use crate::lang::fold;
use crate::lang::foreign;
use crate::lang::morph::{Lemmas, Scratch};
use crate::lang::script::to_latin;
use crate::lang::unify::unify;
use crate::lang::words::{Shape, words};
use crate::query::{Lookup, Word};

/// Most lemmas that one word is looked up by.
const MOST: usize = 32;
/// Most lemmas that another spelling is taken for.
const MOST_SPELLINGS: usize = 6;
/// Most lemmas that a mistyped word is taken for.
const MOST_SIMILAR: usize = 3;

/// The alternatives of one word while they are being gathered.
pub struct Alternatives<'i> {
    index: &'i OpenIndex,
    terms: Terms<'i>,
    /// What was found.
    pub found: Vec<Alternative>,
}

impl<'i> Alternatives<'i> {
    /// The alternatives of a word by its own letters: its lemmas, other spellings, what it is derived from.
    pub fn of(word: &Word, index: &'i OpenIndex, strictness: Strictness) -> Result<Alternatives<'i>> {
        let mut own = Alternatives { index, terms: Terms::new(index), found: Vec::new() };
        let lemmas = lemmas(&index.chain, &word.text);
        for lemma in &lemmas {
            own.add(lemma, Why::Ending)?;
        }
        // Passages in other languages have their stems in term spaces of their own.
        for stem in foreign::terms(&word.text, &index.languages) {
            own.add(&stem, Why::Ending)?;
        }
        match word.how {
            Lookup::Exact | Lookup::Initial => {}
            Lookup::Beginning => {
                for (lemma, _) in own.terms.beginning(&unify(&word.text), MOST)? {
                    own.add(&lemma, Why::Beginning)?;
                }
            }
            Lookup::Similar => own.add_similar(&unify(&word.text), MOST)?,
            Lookup::Lemma => {
                if !strictness.no_names {
                    own.add_acronym(word, &lemmas)?;
                }
                if !strictness.no_fold {
                    own.add_spellings(&unify(&word.text))?;
                    own.add_habits(&unify(&word.text))?;
                }
                if let Some(lemma) = lemmas.first() {
                    own.add_relatives(lemma)?;
                }
            }
        }
        own.found.truncate(MOST);
        Ok(own)
    }

    /// What a word that is in the index in no way may have been meant to be.
    pub fn mistyped(typed: &str, index: &'i OpenIndex) -> Result<Vec<Alternative>> {
        let mut own = Alternatives { index, terms: Terms::new(index), found: Vec::new() };
        // Habits of other keyboards and languages (kh for x, k for q) are no slips, so they are asked first; last
        // where our own letters show that the keyboard has them.
        let ours = typed.contains(['ə', 'ı', 'ö', 'ü', 'ç', 'ş', 'ğ']);
        for slips in [ours, !ours] {
            if own.found.is_empty() && slips {
                own.add_similar(typed, MOST_SIMILAR)?;
            } else if own.found.is_empty() {
                own.add_likeliest(fold::far_spellings(typed))?;
            }
        }
        Ok(own.found)
    }

    /// What a word typed by a foreign keyboard's habits stands for (`Turkmenchay`).
    pub fn habits(typed: &str, index: &'i OpenIndex) -> Result<Vec<Alternative>> {
        let mut own = Alternatives { index, terms: Terms::new(index), found: Vec::new() };
        own.add_likeliest(fold::far_spellings(typed))?;
        Ok(own.found)
    }

    fn add_similar(&mut self, typed: &str, most: usize) -> Result<()> {
        let meant = self.meant(typed)?;
        for (lemma, _) in similar(typed, &meant, self.terms, most)? {
            self.add(&lemma, Why::Similar)?;
        }
        Ok(())
    }

    /// The lemmas of the index whose inflected forms are one slip away: `edilmsi` is `edilməsi`, which is `edilmək`.
    fn meant(&self, typed: &str) -> Result<Vec<(String, u64)>> {
        let analyzer = self.index.chain.analyzer();
        let mut tried: HashSet<String> = HashSet::new();
        let mut meant = Vec::new();
        let mut found = Lemmas::new();
        for form in slips(typed) {
            analyzer.lemmas(&form, &mut found);
            for lemma in found.iter().filter(|lemma| *lemma != form) {
                if !tried.contains(lemma) && analyzer.is_known(lemma) {
                    tried.insert(lemma.to_string());
                    let events = self.terms.events_with(lemma)?;
                    if events > 0 {
                        meant.push((lemma.to_string(), events));
                    }
                }
            }
        }
        Ok(meant)
    }

    /// Adds a lemma if the index has it and nothing nearer to what was typed gave it already.
    pub fn add(&mut self, lemma: &str, why: Why) -> Result<()> {
        self.add_step(lemma, why, 0)
    }

    fn add_step(&mut self, lemma: &str, why: Why, step: u8) -> Result<()> {
        if !self.has(lemma) {
            let events = self.terms.events_with(lemma)?;
            if events > 0 {
                self.found.push(Alternative { answer: Answer::Lemma(lemma.to_string()), why, events, step });
            }
        }
        Ok(())
    }

    /// Adds the names in the texts that a word may be the acronym of: one in capitals, or one that no list knows.
    fn add_acronym(&mut self, word: &Word, lemmas: &[String]) -> Result<()> {
        let Some(typed) = words(&word.text).next().map(|typed| typed.stem(&word.text)) else { return Ok(()) };
        let analyzer = self.index.chain.analyzer();
        let capitals = typed.chars().all(is_upper);
        if capitals || !lemmas.iter().any(|lemma| analyzer.is_known(lemma)) {
            let lower = to_latin(&unify(typed));
            // A keyboard without our letters has one capital for ı and i.
            for lower in [lower.replace('ı', "i"), lower] {
                if let Some(term) = acronym::term(&lower) {
                    self.add(&term, Why::Name)?;
                }
            }
        }
        Ok(())
    }

    /// Adds what a foreign keyboard's habits stand for (`dashlari`), where nothing found so far is a word of ours.
    fn add_habits(&mut self, unified: &str) -> Result<()> {
        let analyzer = self.index.chain.analyzer();
        let known = |found: &Alternative| found.lemma().is_some_and(|lemma| analyzer.is_known(lemma));
        // Whoever has these letters types them, and a word that nobody has is looked at later.
        if self.found.is_empty() || self.found.iter().any(known) || unified.contains(['ə', 'q', 'x']) {
            return Ok(());
        }
        let from = self.found.len();
        self.add_likeliest(fold::far_spellings(unified))?;
        let mut at = 0;
        self.found.retain(|found| {
            at += 1;
            at <= from || known(found)
        });
        Ok(())
    }

    /// Adds words of the same root: `edilmək` is answered by `etmək`, `yaranmaq` by `yaradılmaq`.
    fn add_relatives(&mut self, lemma: &str) -> Result<()> {
        let analyzer = self.index.chain.analyzer();
        let bases = derived::bases(analyzer, lemma);
        for (step, base) in &bases {
            self.add_step(base, Why::Derived, *step)?;
        }
        self.add_derivatives(lemma, 0)?;
        // Two words of one verb tell of the same (`seçki`, `seçilmək`); two of one noun need not.
        let verb = bases.iter().map(|(_, base)| base).find(|base| derived::is_infinitive(base));
        if let Some(base) = verb {
            self.add_derivatives(base, 1)?;
        }
        Ok(())
    }

    fn add_derivatives(&mut self, lemma: &str, step: u8) -> Result<()> {
        let analyzer = self.index.chain.analyzer();
        for word in analyzer.derivatives(lemma) {
            if derived::leads_back(analyzer, &word, lemma, || Ok(self.terms.events_with(&word)? > 0))? {
                self.add_step(&word, Why::Derived, step)?;
            }
        }
        Ok(())
    }

    fn has(&self, lemma: &str) -> bool {
        self.found.iter().any(|known| known.lemma() == Some(lemma))
    }

    /// Adds what a word typed without our letters may stand for, as far as the index has it.
    fn add_spellings(&mut self, unified: &str) -> Result<()> {
        self.add_likeliest(fold::spellings(unified))
    }

    /// Adds the likeliest of some spellings: those whose lemma the lexicon knows, the most frequent first.
    fn add_likeliest(&mut self, spellings: Vec<String>) -> Result<()> {
        let mut others = self.spelled(spellings)?;
        // A lemma of the lexicon is a likelier meaning than a guess that the index happens to hold.
        let analyzer = self.index.chain.analyzer();
        let known = |other: &Alternative| other.lemma().is_some_and(|lemma| analyzer.is_known(lemma));
        if others.iter().any(known) {
            others.retain(known);
        }
        others.sort_by(|one, other| {
            other.events.cmp(&one.events).then_with(|| one.lemma().cmp(&other.lemma()))
        });
        others.truncate(MOST_SPELLINGS);
        self.found.extend(others);
        Ok(())
    }

    fn spelled(&self, spellings: Vec<String>) -> Result<Vec<Alternative>> {
        let mut tried: HashSet<String> = HashSet::new();
        let mut others = Vec::new();
        for lemma in spellings.iter().flat_map(|spelling| lemmas(&self.index.chain, spelling)) {
            if self.has(&lemma) || !tried.insert(lemma.clone()) {
                continue;
            }
            let events = self.terms.events_with(&lemma)?;
            if events > 0 {
                others.push(Alternative {
                    answer: Answer::Lemma(lemma),
                    why: Why::Spelling,
                    events,
                    step: 0,
                });
            }
        }
        Ok(others)
    }
}

/// The lemmas of a typed word; of a compound, of its last part.
pub fn lemmas(chain: &AzTokenizer, typed: &str) -> Vec<String> {
    let Some(word) = words(typed).last() else { return Vec::new() };
    if word.shape == Shape::Plain {
        // Without the cache of the other way: it would be filled anew for every query.
        let mut found = Lemmas::new();
        chain.analyzer().lemmas_of(word.surface(typed), &mut String::new(), &mut found);
        return found.iter().map(str::to_string).collect();
    }
    let mut scratch = Scratch::new();
    chain.analyzer().word_lemmas(typed, &word, &mut scratch).iter().map(str::to_string).collect()
}
