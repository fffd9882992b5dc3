//! How much each word of a query weighs, and how near the nearest of its answers is.

use super::alternatives::lemmas;
use super::page::Why;
use super::plan::{Alternative, Answer, Said, Slot};
use super::{question, run, weights};
use crate::error::Result;
use crate::index::open::OpenIndex;
use crate::lang::foreign::{Lang, is_function_word};
use crate::lang::morph::Lemmas;
use crate::lang::script::{is_cyrillic_word, to_latin};
use crate::lang::stop::is_stop;
use crate::query::Lookup;

/// Shares the weight of the query out: by rarity, nothing for stop words unless there is nothing else, little
/// for initials. Says whether there was nothing else.
pub fn weigh(slots: &mut [Slot], dates: &mut [Said], index: &OpenIndex) -> Result<bool> {
    let all = index.searcher.num_docs();
    let mut stop: Vec<bool> = slots.iter().map(|slot| says_nothing(slot, index)).collect();
    for (at, pair) in slots.windows(2).enumerate() {
        stop[at + 1] |= question::is_asked_for(&pair[0], &lemmas(&index.chain, &pair[1].word.text));
    }
    let only_stop_words = dates.is_empty() && !slots.is_empty() && stop.iter().all(|stop| *stop);
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
    for date in dates.iter_mut() {
        let events = run::count_touching(&date.when, index)?;
        date.weight = weights::DATE * rarity(events, all).max(weights::LEAST_DATE);
    }
    share_compounds(slots);
    let sum: f64 = slots.iter().map(|slot| slot.weight).chain(dates.iter().map(|date| date.weight)).sum();
    if sum > 0.0 {
        slots.iter_mut().for_each(|slot| slot.weight /= sum);
        dates.iter_mut().for_each(|date| date.weight /= sum);
    }
    Ok(only_stop_words)
}

/// Notes how near the nearest alternative of each word is that was likely meant.
pub fn measure(slots: &mut [Slot], index: &OpenIndex) {
    let analyzer = index.chain.analyzer();
    let is_known = |found: &Alternative| found.lemma().is_some_and(|lemma| analyzer.is_known(lemma));
    for slot in slots {
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

/// Whether a verb only carries the noun before it.
pub fn carries(verb: &str) -> bool {
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
