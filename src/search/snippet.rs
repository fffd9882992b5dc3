//! An event and its matches → the sentences that show why it was found, with their marks.
//!
//! The best one to three sentences in a row: those that hold the most of the query, near together, in as little
//! text as will do. A snippet is a slice of the stored text, and a mark is a slice of the snippet.

use std::ops::Range;

use super::matches::{Matches, Place, rows};
use super::page::{Mark, Snippet, Why};
use super::plan::{Need, Plan};
use super::rescore::{Text, why};
use crate::lang::alphabet::is_hyphen;
use crate::lang::sentences::sentences;

/// Most sentences of a snippet, unless more are asked for.
const MOST_SENTENCES: usize = 3;
/// Longest snippet in characters; a longer sentence is cut at a clause or a word.
const LONGEST: usize = 400;
/// Characters kept before the first mark when a sentence is cut in front.
const BEFORE: usize = 80;

/// A stretch of the body to mark, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    bytes: Range<usize>,
    why: Why,
    /// The slots it answers, as a set of bits (the first 64 words of a query).
    slots: u64,
}

/// Makes the snippet of one event. `context` sentences more on either side of the best.
pub fn snippet(
    text: &str,
    plan: &Plan,
    matches: &Matches,
    body: &Text<'_>,
    context: Option<usize>,
) -> Snippet {
    let stretches = stretches(text, plan, &matches.body, body, &matches.mentions);
    let sentences = sentences(text);
    let best = best_window(&sentences, &stretches, plan);
    let Some(best) = best else { return Snippet::default() };
    let extra = context.unwrap_or(0);
    let first = best.start.saturating_sub(extra);
    let last = (best.end + extra).min(sentences.len());
    let mut range = sentences[first].start..sentences[last - 1].end;
    if context.is_none() {
        range = shortened(text, range, &stretches);
    }
    let marks = marks_within(text, &range, &stretches);
    Snippet { from: range.start, to: range.end, text: text[range].to_string(), marks }
}

/// Marks of a given title, in characters of it.
pub fn title_marks(title: &str, plan: &Plan, matches: &Matches, words: &Text<'_>) -> Vec<Mark> {
    let stretches = stretches(title, plan, &matches.title, words, &[]);
    marks_within(title, &(0..title.len()), &stretches)
}

/// Everything that may be marked, in order, not overlapping.
fn stretches(
    text: &str,
    plan: &Plan,
    places: &[Vec<Place>],
    forms: &Text<'_>,
    mentions: &[(Range<usize>, usize)],
) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = mentions
        .iter()
        .map(|(bytes, date)| Stretch { bytes: bytes.clone(), why: Why::Date, slots: date_bit(plan, *date) })
        .collect();
    for need in &plan.items {
        gather(text, need, plan, places, forms, &mut found);
    }
    // The longest and nearest first, so that a run swallows the words in it.
    found.sort_by(|one, other| {
        (one.bytes.start, std::cmp::Reverse(one.bytes.end), one.why).cmp(&(
            other.bytes.start,
            std::cmp::Reverse(other.bytes.end),
            other.why,
        ))
    });
    let mut out: Vec<Stretch> = Vec::new();
    for stretch in found {
        match out.last_mut() {
            Some(last) if stretch.bytes.start < last.bytes.end => last.slots |= stretch.slots,
            Some(last) if joins(text, last, &stretch) => {
                last.bytes.end = stretch.bytes.end;
                last.slots |= stretch.slots;
                last.why = Why::Phrase;
            }
            _ => out.push(stretch),
        }
    }
    out
}

/// Whether the second stretch goes on where the first ends, with the next word of the query.
fn joins(text: &str, last: &Stretch, next: &Stretch) -> bool {
    let gap = text.get(last.bytes.end..next.bytes.start).unwrap_or("?");
    // `N.Nərimanov` and `N. Nərimanov` are one name.
    let letter = text[last.bytes.clone()].rsplit('.').next().unwrap_or_default().trim().chars().count() == 1;
    let initial = letter && matches!(gap, "." | ". ");
    let beside = initial
        || !gap.is_empty() && gap.chars().all(|c| c == ' ' || is_hyphen(c)) && gap.chars().count() == 1;
    let order = 64 - last.slots.leading_zeros() == next.slots.trailing_zeros();
    beside && order && last.slots & next.slots == 0
}

fn gather(
    text: &str,
    need: &Need,
    plan: &Plan,
    places: &[Vec<Place>],
    forms: &Text<'_>,
    found: &mut Vec<Stretch>,
) {
    let span = |position: u32| {
        let word = forms.words.get(position as usize)?;
        (word.to <= text.len()).then_some(word.from..word.to)
    };
    let bit = |slot: usize| 1u64.checked_shl(slot as u32).unwrap_or(0);
    match need {
        Need::Slot(slot) | Need::Form(slot) => {
            // Stop words are marked only where nothing else was asked for.
            if plan.slots[*slot].weight == 0.0 {
                return;
            }
            for place in &places[*slot] {
                let why = why(plan, *slot, *place, forms);
                if matches!(need, Need::Form(_)) && why != Why::Exact {
                    continue;
                }
                let last = place.position + u32::from(place.length.max(1)) - 1;
                if let (Some(first), Some(last)) = (span(place.position), span(last)) {
                    found.push(Stretch { bytes: first.start..last.end, why, slots: bit(*slot) });
                }
            }
        }
        Need::Row { slots, exact } => {
            let length = slots.len() as u32;
            let bits = slots.clone().fold(0, |bits, slot| bits | bit(slot));
            for from in rows(slots.clone(), *exact, places, forms) {
                if let (Some(first), Some(last)) = (span(from), span(from + length - 1)) {
                    found.push(Stretch { bytes: first.start..last.end, why: Why::Phrase, slots: bits });
                }
            }
        }
        Need::Either(needs) | Need::All(needs) => {
            needs.iter().for_each(|need| gather(text, need, plan, places, forms, found));
        }
        Need::Title(need) => gather(text, need, plan, places, forms, found),
        // Its places come from the dates that the text tells of.
        Need::Date(_) => {}
    }
}

/// The run of sentences to show: the most weight covered, then runs, then the fewest sentences, then the first.
fn best_window(sentences: &[Range<usize>], stretches: &[Stretch], plan: &Plan) -> Option<Range<usize>> {
    let mut best: Option<(f64, Range<usize>)> = None;
    for first in 0..sentences.len() {
        for last in first + 1..=(first + MOST_SENTENCES).min(sentences.len()) {
            let range = sentences[first].start..sentences[last - 1].end;
            if last > first + 1 && range.len() > LONGEST * 2 {
                break;
            }
            let value = value(&range, stretches, plan) - 0.04 * (last - first) as f64;
            if best.as_ref().is_none_or(|(most, _)| value > *most + 1e-9) {
                best = Some((value, first..last));
            }
        }
    }
    best.map(|(_, window)| window)
}

/// The bit of a date, behind those of the slots.
fn date_bit(plan: &Plan, date: usize) -> u64 {
    1u64.checked_shl((plan.slots.len() + date) as u32).unwrap_or(0)
}

/// The weight of the words in the range, and a little for how they stand: a whole run beats its pieces.
fn value(range: &Range<usize>, stretches: &[Stretch], plan: &Plan) -> f64 {
    let weight = |slots: u64| -> f64 {
        let there = |slot: &usize| slots & 1u64.checked_shl(*slot as u32).unwrap_or(0) != 0;
        let words: f64 = (0..plan.slots.len()).filter(there).map(|slot| plan.slots[slot].weight).sum();
        let told = |date: &usize| slots & date_bit(plan, *date) != 0;
        let dates: f64 = (0..plan.dates.len()).filter(told).map(|date| plan.dates[date].weight).sum();
        words + dates
    };
    let mut covered = 0u64;
    let (mut longest_run, mut form): (f64, f64) = (0.0, 0.0);
    for stretch in inside(range, stretches) {
        longest_run = longest_run.max(weight(stretch.slots));
        if stretch.why == Why::Exact && stretch.slots & !covered != 0 {
            form += weight(stretch.slots);
        }
        covered |= stretch.slots;
    }
    weight(covered) + 0.3 * longest_run * longest_run + 0.05 * form
}

fn inside<'s>(range: &'s Range<usize>, stretches: &'s [Stretch]) -> impl Iterator<Item = &'s Stretch> {
    let from = stretches.partition_point(|stretch| stretch.bytes.end <= range.start);
    stretches[from..]
        .iter()
        .take_while(|stretch| stretch.bytes.start < range.end)
        .filter(|stretch| stretch.bytes.start >= range.start && stretch.bytes.end <= range.end)
}

/// Cuts a range that is too long, so that the first mark stays in sight; at a clause if one is near.
fn shortened(text: &str, range: Range<usize>, stretches: &[Stretch]) -> Range<usize> {
    if text[range.clone()].chars().count() <= LONGEST {
        return range;
    }
    let mark = inside(&range, stretches).next().map_or(range.start, |stretch| stretch.bytes.start);
    let before = text[range.start..mark].chars().count();
    let mut from = range.start;
    if before > BEFORE {
        let back = text[range.start..mark].char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
        from = cut_point(text, range.start + back, mark);
    }
    let Some((length, _)) = text[from..range.end].char_indices().nth(LONGEST) else { return from..range.end };
    let rest = &text[from..from + length];
    let must = inside(&(from..from + length), stretches).last().map_or(0, |stretch| stretch.bytes.end - from);
    let half = rest.len() / 2;
    let clause = rest.rfind([',', ';', ':']).filter(|at| *at >= half.max(must));
    let word = rest.rfind(' ').filter(|at| *at >= must);
    from..from + clause.or(word).unwrap_or(rest.len())
}

/// A place to begin between `from` and `to`: behind a clause, else behind a space.
fn cut_point(text: &str, from: usize, to: usize) -> usize {
    let slice = &text[from..to];
    let clause = slice.find([',', ';', ':']).map(|at| at + 1);
    let space = slice.find(' ').map(|at| at + 1);
    let at = from + clause.or(space).unwrap_or(0);
    at + (text[at..to].len() - text[at..to].trim_start().len())
}

fn marks_within(text: &str, range: &Range<usize>, stretches: &[Stretch]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let (mut at, mut characters) = (range.start, 0);
    for stretch in inside(range, stretches) {
        characters += text[at..stretch.bytes.start].chars().count();
        let marked = &text[stretch.bytes.clone()];
        let from = characters;
        characters += marked.chars().count();
        at = stretch.bytes.end;
        marks.push(Mark { from, to: characters, text: marked.to_string(), why: stretch.why });
    }
    marks
}
