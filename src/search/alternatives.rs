//! A typed word → the lemmas of the index that can answer it, the nearest to what was typed first.

use std::collections::HashSet;

use super::page::Why;
use super::plan::{Alternative, Answer, Strictness};
use super::similar::{similar, slips};
use super::terms::Terms;
use crate::error::Result;
use crate::index::open::OpenIndex;
use crate::lang::filter::AzTokenizer;
use crate::lang::fold;
use crate::lang::foreign;
use crate::lang::morph::{Lemmas, Scratch};
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
        for stem in foreign::terms(&word.text, &own.terms.languages()?) {
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
                if !strictness.no_fold {
                    own.add_spellings(&unify(&word.text))?;
                }
                for (step, base) in lemmas.iter().take(1).flat_map(|lemma| derived(&index.chain, lemma)) {
                    own.add_step(&base, Why::Derived, step)?;
                }
            }
        }
        own.found.truncate(MOST);
        Ok(own)
    }

    /// What a word that is in the index in no way may have been meant to be.
    pub fn mistyped(typed: &str, index: &'i OpenIndex) -> Result<Vec<Alternative>> {
        let mut own = Alternatives { index, terms: Terms::new(index), found: Vec::new() };
        // Habits of other keyboards and languages (kh for x, k for q) are no slips, so they are asked first.
        own.add_likeliest(fold::far_spellings(typed))?;
        if own.found.is_empty() {
            own.add_similar(typed, MOST_SIMILAR)?;
        }
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

/// Words that a lemma is derived from, each with its steps away, and the verb of a noun in -ış or the noun of a verb:
/// `açılış` and `açılmaq` tell of the same.
fn derived(chain: &AzTokenizer, lemma: &str) -> Vec<(u8, String)> {
    let analyzer = chain.analyzer();
    let mut out: Vec<(u8, String)> = Vec::new();
    for ending in ["ış", "iş", "uş", "üş"] {
        if let Some(stem) = lemma.strip_suffix(ending) {
            let infinitive = if matches!(ending, "ış" | "uş") { "maq" } else { "mək" };
            out.push((0, format!("{stem}{infinitive}")));
        }
        if let Some(stem) = lemma.strip_suffix("maq").or(lemma.strip_suffix("mək")) {
            out.push((0, format!("{stem}{ending}")));
        }
    }
    out.retain(|(_, other)| analyzer.is_known(other));
    out.extend(analyzer.bases(lemma).into_iter().enumerate().map(|(step, base)| (step as u8, base)));
    out
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
