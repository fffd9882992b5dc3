//! The most promising events → their scores, as parts that add up.
//!
//! Phase two of a search. The engine's score counts words; a reader looks for the event where the words stand
//! together, as typed, at the beginning. The parts are all that the score is, so they explain it.

use super::matches::{Forms, Matches, Place};
use super::page::{Part, Why};
use super::plan::Plan;
use super::weights;
use crate::lang::lookalike::is_cyrillic;
use crate::lang::script::to_latin;
use crate::lang::unify::unify;
use crate::lang::words::{Word, words};

/// The words of a stored text, for comparing forms with what was typed.
pub struct Text<'t> {
    text: &'t str,
    /// Word n stands at position n of the index.
    pub words: Vec<Word>,
    typed: Vec<&'t str>,
}

impl<'t> Text<'t> {
    /// Splits a stored text anew; its words are in step with the index's positions.
    pub fn new(text: &'t str, plan: &'t Plan) -> Text<'t> {
        Text::split(text, words(text).collect(), plan)
    }

    /// A stored text whose words are known.
    pub fn split(text: &'t str, words: Vec<Word>, plan: &'t Plan) -> Text<'t> {
        let typed = plan.slots.iter().map(|slot| slot.unified.as_str()).collect();
        Text { text, words, typed }
    }
}

impl Text<'_> {
    /// Whether the form typed stands there, be it in another script.
    fn is_same_form(&self, slot: usize, position: u32) -> bool {
        if self.is_as_typed(slot, position) {
            return true;
        }
        let Some(word) = self.words.get(position as usize) else { return false };
        self.is_in_another_script(slot, position)
            && to_latin(&unify(word.surface(self.text))) == to_latin(self.typed[slot])
    }
}

/// Whether a word is in Cyrillic; `None` for one without letters.
fn is_in_cyrillic(unified: &str) -> Option<bool> {
    unified.chars().find(|c| c.is_alphabetic()).map(is_cyrillic)
}

impl Forms for Text<'_> {
    fn is_as_typed(&self, slot: usize, position: u32) -> bool {
        let Some(word) = self.words.get(position as usize) else { return false };
        unify(word.surface(self.text)) == self.typed[slot]
    }

    fn is_in_another_script(&self, slot: usize, position: u32) -> bool {
        let Some(word) = self.words.get(position as usize) else { return false };
        // The stem alone: what hangs on a number (1918-ҹи) says nothing about it.
        match (is_in_cyrillic(&unify(word.stem(self.text))), is_in_cyrillic(self.typed[slot])) {
            (Some(one), Some(other)) => one != other,
            _ => false,
        }
    }
}

/// Why a place matched, the form on the page being known.
pub fn why(plan: &Plan, slot: usize, place: Place, forms: &dyn Forms) -> Why {
    let Some(alternative) = plan.slots[slot].alternatives.get(place.alternative as usize) else {
        return Why::Ending;
    };
    match alternative.why {
        _ if forms.is_as_typed(slot, place.position) => Why::Exact,
        Why::Ending | Why::Spelling if forms.is_in_another_script(slot, place.position) => Why::Script,
        why => why,
    }
}

/// Scores one event, whose first sentence has `opening` words. The parts add up to its score.
pub fn parts(plan: &Plan, matches: &Matches, opening: u32, body: &Text<'_>, title: &Text<'_>) -> Vec<Part> {
    let values = values(plan, matches, opening, form(plan, matches, body, title), body.words.len());
    let parts = NAMES.into_iter().zip(values).map(|(name, value)| Part { name, value });
    parts.filter(|part| part.value > 0.0).collect()
}

/// What no event with these matches can score above, whatever the forms on the page and the length of the text.
pub fn bound(plan: &Plan, matches: &Matches, opening: u32) -> f64 {
    /// More than the rounding of all parts together.
    const ROUNDING: f64 = 0.001;
    let there = |slot: usize| !matches.body[slot].is_empty() || !matches.title[slot].is_empty();
    let form = plan.slots.iter().enumerate().filter(|(slot, _)| there(*slot)).map(|(_, slot)| slot.weight);
    let length = matches.body.iter().filter_map(|places| places.last()).map(|place| place.position + 1).max();
    sum(values(plan, matches, opening, form.sum(), length.unwrap_or(0) as usize).into_iter()) + ROUNDING
}

/// The parts there can be.
const NAMES: [&str; 9] =
    ["words", "nearness", "form", "frequency", "opening", "place", "title", "date", "brevity"];

/// The parts by their places in [`NAMES`], to four digits.
fn values(plan: &Plan, matches: &Matches, opening: u32, form: f64, length: usize) -> [f64; 9] {
    let found = found(plan, matches);
    // Only as far as the words are there: a short event with one of three words is not about them.
    let brevity = weights::BREVITY_HALF / (weights::BREVITY_HALF + length as f64);
    let weighs = plan.slots.iter().any(|slot| slot.weight > 0.0);
    [
        weights::WORDS * found,
        weights::NEARNESS * best_nearness(plan, matches),
        weights::FORM * form,
        weights::FREQUENCY * frequency(plan, &matches.body),
        weights::OPENING * in_opening(plan, matches, opening),
        weights::PLACE * place(plan, matches),
        weights::TITLE * in_title(plan, &matches.title),
        weights::TIME * of_the_time(plan, matches) + weights::NAMED * of_the_name(plan, matches),
        if weighs { weights::BREVITY * brevity * found } else { 0.0 },
    ]
    .map(|value| (value * 10_000.0).round() / 10_000.0)
}

/// The sum of the parts, free of the dust of floating-point addition.
pub fn total(parts: &[Part]) -> f64 {
    sum(parts.iter().map(|part| part.value))
}

fn sum(values: impl Iterator<Item = f64>) -> f64 {
    // The sum of nothing is -0.0, which would be printed so.
    (values.sum::<f64>() * 10_000.0).round() / 10_000.0 + 0.0
}

fn quality_of(plan: &Plan, slot: usize, place: &Place) -> f64 {
    let slot = &plan.slots[slot];
    let alternative = slot.alternatives.get(place.alternative as usize);
    alternative.map_or(0.0, |found| (found.quality() / slot.nearest).min(1.0))
}

/// What a word is worth that only the date of the event answers.
fn of_heading(matches: &Matches, slot: usize) -> f64 {
    if matches.by_heading(slot) { weights::HEADING } else { 0.0 }
}

/// Share of the query's weight that is found, each word by its nearest match.
fn found(plan: &Plan, matches: &Matches) -> f64 {
    let of = |slot: usize| {
        let places = matches.body[slot].iter().chain(&matches.title[slot]);
        places.map(|place| quality_of(plan, slot, place)).fold(of_heading(matches, slot), f64::max)
    };
    plan.slots.iter().enumerate().map(|(slot, word)| word.weight * of(slot)).sum()
}

/// How near the words stand in the body or in a given title, whichever is nearer.
fn best_nearness(plan: &Plan, matches: &Matches) -> f64 {
    nearness(plan, &matches.body).max(nearness(plan, &matches.title))
}

/// How near the words stand to each other, in the order typed: 1 for a row without a gap.
fn nearness(plan: &Plan, places: &[Vec<Place>]) -> f64 {
    let counted: Vec<usize> = (0..plan.slots.len()).filter(|slot| plan.slots[*slot].weight > 0.0).collect();
    let (mut sum, mut all) = (0.0, 0.0);
    for (at, one) in counted.iter().enumerate() {
        for other in &counted[at + 1..] {
            let weight = plan.slots[*one].weight * plan.slots[*other].weight;
            all += weight;
            sum += weight * pair_nearness(&places[*one], &places[*other], (other - one) as i64);
        }
    }
    if all > 0.0 { sum / all } else { 0.0 }
}

/// The nearest pair of places; `step` is how far apart the two words stand in the query.
fn pair_nearness(first: &[Place], second: &[Place], step: i64) -> f64 {
    let mut best: f64 = 0.0;
    let mut from = 0;
    for one_place in first {
        let one = i64::from(one_place.position);
        while from < second.len() && i64::from(second[from].position) < one - weights::NEARNESS_REACH {
            from += 1;
        }
        for other in &second[from..] {
            let distance = i64::from(other.position) - one;
            if distance > weights::NEARNESS_REACH {
                break;
            }
            if distance == 0 {
                // One name that answers both is as near as can be; else one word is taken twice.
                if near_as_one(one_place, other) {
                    return 1.0;
                }
                continue;
            }

            let away = if distance > 0 { (distance - step).abs() } else { distance.abs() + step };
            best = best.max(1.0 / (1.0 + away as f64 / weights::NEARNESS_HALF));
        }
    }
    best
}

/// Whether one stretch of text answers both words because it is another name of what they name.
fn near_as_one(one: &Place, other: &Place) -> bool {
    one.length == other.length && one.alternative > 0 && other.alternative > 0
}

/// Share of the query's weight that stands there in the very form typed.
fn form(plan: &Plan, matches: &Matches, body: &Text<'_>, title: &Text<'_>) -> f64 {
    let as_typed = |slot: usize| {
        matches.body[slot].iter().any(|place| body.is_same_form(slot, place.position))
            || matches.title[slot].iter().any(|place| title.is_same_form(slot, place.position))
    };
    plan.slots.iter().enumerate().filter(|(slot, _)| as_typed(*slot)).map(|(_, slot)| slot.weight).sum()
}

fn frequency(plan: &Plan, places: &[Vec<Place>]) -> f64 {
    let of = |slot: usize| {
        let times: f64 = places[slot].iter().map(|place| quality_of(plan, slot, place)).sum();
        times / (times + weights::FREQUENCY_HALF)
    };
    plan.slots.iter().enumerate().map(|(slot, word)| word.weight * of(slot)).sum()
}

/// How early the words come: 1 in a given title or at the very beginning.
fn place(plan: &Plan, matches: &Matches) -> f64 {
    let of = |slot: usize| {
        if !matches.title[slot].is_empty() {
            return 1.0;
        }
        let first = matches.body[slot].iter().find(|place| quality_of(plan, slot, place) > 0.5);
        first.map_or(0.0, |first| (1.0 - f64::from(first.position) / weights::PLACE_REACH).max(0.0))
    };
    plan.slots.iter().enumerate().map(|(slot, word)| word.weight * of(slot)).sum()
}

/// Share of the query's weight that stands in a given title or in the first sentence: what the event is about,
/// while later sentences tell what came of it.
fn in_opening(plan: &Plan, matches: &Matches, end: u32) -> f64 {
    let of = |slot: usize| {
        let title = matches.title[slot].iter();
        let first = matches.body[slot].iter().take_while(|place| place.position < end);
        title
            .chain(first)
            .map(|place| quality_of(plan, slot, place))
            .fold(of_heading(matches, slot), f64::max)
    };
    plan.slots.iter().enumerate().map(|(slot, word)| word.weight * of(slot)).sum()
}

/// Share of the query's weight that the event's time answers.
fn of_the_time(plan: &Plan, matches: &Matches) -> f64 {
    plan.dates.iter().zip(&matches.dates).map(|(said, answer)| said.weight * answer).sum()
}

/// Share of the query's weight that names what happened on the event's day.
fn of_the_name(plan: &Plan, matches: &Matches) -> f64 {
    matches.named.iter().map(|slot| plan.slots[*slot].weight).sum()
}

fn in_title(plan: &Plan, places: &[Vec<Place>]) -> f64 {
    let there = plan.slots.iter().enumerate().filter(|(slot, _)| !places[*slot].is_empty());
    there.map(|(_, slot)| slot.weight).sum()
}
