//! A plan and some events → where each word of the query stands in them, read from postings positions.

use std::ops::Range;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::plan::{Answer, Need, Plan};
use crate::error::{Error, Result};
use crate::index::open::OpenIndex;
use crate::lang::acronym;

/// Most positions of one lemma in one event that are looked at. More tell nothing new.
const MOST_POSITIONS: usize = 256;

impl Matches {
    /// Whether neither body nor title has the slot.
    pub fn is_silent(&self, slot: usize) -> bool {
        self.body[slot].is_empty() && self.title[slot].is_empty()
    }

    /// Whether the date of the event answers the slot.
    pub fn by_heading(&self, slot: usize) -> bool {
        self.months.contains(&slot) || self.named.contains(&slot)
    }
}

/// A place where a slot matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The number of the word in the field.
    pub position: u32,
    /// Which alternative of the slot stands there.
    pub alternative: u16,
    /// How many words it takes: more than one for a name of several words.
    pub length: u16,
}

/// The matches of one event, a list of places for each slot, in order of position, one for each position.
#[derive(Debug, Clone, Default)]
pub struct Matches {
    /// In the body.
    pub body: Vec<Vec<Place>>,
    /// In a given title.
    pub title: Vec<Vec<Place>>,
    /// How well the event answers each date that was said, 0 to 1.
    pub dates: Vec<f64>,
    /// The words that name the month of the event.
    pub months: Vec<usize>,
    /// The words of the name of what happened on the day of the event.
    pub named: Vec<usize>,
    /// Where the body tells of a date that was said, in bytes, with the number of the date.
    pub mentions: Vec<(Range<usize>, usize)>,
}

/// Reads the matches of `docs` (ascending) from one segment.
pub fn read(segment: &SegmentReader, index: &OpenIndex, plan: &Plan, docs: &[DocId]) -> Result<Vec<Matches>> {
    let none = vec![Vec::new(); plan.slots.len()];
    let empty = Matches { body: none.clone(), title: none, ..Matches::default() };
    let mut all = vec![empty; docs.len()];
    let (body, title) = (index.fields.text, index.fields.title);
    read_field(segment, body, plan, docs, |doc, slot, place| all[doc].body[slot].push(place))?;
    if index.lemma_fields.contains(&title) {
        read_field(segment, title, plan, docs, |doc, slot, place| all[doc].title[slot].push(place))?;
    }
    for matches in &mut all {
        matches.body.iter_mut().chain(&mut matches.title).for_each(settle);
        add_rows(plan, &mut matches.body);
        add_rows(plan, &mut matches.title);
    }
    Ok(all)
}

/// Several lemmas of one word can stand at one position: the nearest to what was typed speaks for it.
pub fn settle(places: &mut Vec<Place>) {
    places.sort_unstable();
    places.dedup_by_key(|place| place.position);
}

/// Adds the places of names of several words, which are rows of other slots.
fn add_rows(plan: &Plan, places: &mut [Vec<Place>]) {
    for (slot, wanted) in plan.slots.iter().enumerate() {
        let mut found = Vec::new();
        for (number, alternative) in wanted.alternatives.iter().enumerate() {
            if let Answer::Row(row) = &alternative.answer {
                let (alternative, length) = (number as u16, row.len() as u16);
                let place = |position| Place { position, alternative, length };
                found.extend(rows(row.clone(), false, places, &Untold).map(place));
            }
        }
        if !found.is_empty() {
            places[slot].extend(found);
            settle(&mut places[slot]);
        }
    }
}

fn read_field(
    segment: &SegmentReader,
    field: Field,
    plan: &Plan,
    docs: &[DocId],
    mut found: impl FnMut(usize, usize, Place),
) -> Result<()> {
    let failed = "read the places of a word";
    let inverted = segment.inverted_index(field).map_err(Error::engine(failed))?;
    let mut positions = Vec::new();
    for (slot, wanted) in plan.slots.iter().enumerate() {
        for (number, alternative) in wanted.alternatives.iter().enumerate() {
            let Some(lemma) = alternative.lemma() else { continue };
            let term = Term::from_field_text(field, lemma);
            // An acronym stands at the last word of its name.
            let before = acronym::words_before(lemma);
            let postings = inverted
                .read_postings(&term, IndexRecordOption::WithFreqsAndPositions)
                .map_err(Error::engine(failed))?;
            let Some(mut postings) = postings else { continue };
            each_of(&mut postings, docs, |at, postings| {
                postings.positions(&mut positions);
                for position in positions.iter().take(MOST_POSITIONS) {
                    let (position, alternative) = (position.saturating_sub(before), number as u16);
                    found(at, slot, Place { position, alternative, length: before as u16 + 1 });
                }
            });
        }
    }
    Ok(())
}

/// Stops at those of `docs` (ascending) that the postings hold.
fn each_of(
    postings: &mut SegmentPostings,
    docs: &[DocId],
    mut found: impl FnMut(usize, &mut SegmentPostings),
) {
    for (at, doc) in docs.iter().enumerate() {
        if postings.doc() == TERMINATED {
            break;
        }
        if postings.doc() < *doc && postings.seek(*doc) != *doc {
            continue;
        }
        if postings.doc() == *doc {
            found(at, postings);
        }
    }
}

/// Where the terms stand in each of `docs` (ascending), in order of position.
pub fn positions(
    segment: &SegmentReader,
    field: Field,
    terms: &[String],
    docs: &[DocId],
) -> Result<Vec<Vec<u32>>> {
    let failed = "read the places of a word";
    let inverted = segment.inverted_index(field).map_err(Error::engine(failed))?;
    let mut all = vec![Vec::new(); docs.len()];
    let mut positions = Vec::new();
    for term in terms {
        let term = Term::from_field_text(field, term);
        let postings = inverted
            .read_postings(&term, IndexRecordOption::WithFreqsAndPositions)
            .map_err(Error::engine(failed))?;
        if let Some(mut postings) = postings {
            each_of(&mut postings, docs, |at, postings| {
                postings.positions(&mut positions);
                all[at].extend_from_slice(&positions);
            });
        }
    }
    all.iter_mut().for_each(|positions| positions.sort_unstable());
    Ok(all)
}

/// Whether a word at a position of the body stands in the form typed for a slot.
pub trait Forms {
    /// Compares the word at `position` with what was typed for `slot`.
    fn is_as_typed(&self, slot: usize, position: u32) -> bool;

    /// Whether one of the two is in Cyrillic and the other is not.
    fn is_in_another_script(&self, slot: usize, position: u32) -> bool;
}

/// Forms that were not read: only exact rows ask for them.
struct Untold;

impl Forms for Untold {
    fn is_as_typed(&self, _slot: usize, _position: u32) -> bool {
        false
    }

    fn is_in_another_script(&self, _slot: usize, _position: u32) -> bool {
        false
    }
}

/// Forms that were not read but may all be as typed.
pub struct Perhaps;

impl Forms for Perhaps {
    fn is_as_typed(&self, _slot: usize, _position: u32) -> bool {
        true
    }

    fn is_in_another_script(&self, _slot: usize, _position: u32) -> bool {
        true
    }
}

/// Whether an event has what is needed, in the body or in the title.
pub fn has(need: &Need, matches: &Matches, forms: &dyn Forms, title_forms: &dyn Forms) -> bool {
    match need {
        Need::Title(need) => satisfied(need, &matches.title, title_forms),
        Need::Date(date) => matches.dates.get(*date).is_some_and(|quality| *quality > 0.0),
        need => satisfied(need, &matches.body, forms) || satisfied(need, &matches.title, title_forms),
    }
}

fn satisfied(need: &Need, places: &[Vec<Place>], forms: &dyn Forms) -> bool {
    match need {
        Need::Slot(slot) => !places[*slot].is_empty(),
        Need::Form(slot) => places[*slot].iter().any(|place| forms.is_as_typed(*slot, place.position)),
        Need::Row { slots, exact } => rows(slots.clone(), *exact, places, forms).next().is_some(),
        Need::Either(needs) => needs.iter().any(|need| satisfied(need, places, forms)),
        Need::All(needs) => needs.iter().all(|need| satisfied(need, places, forms)),
        // Asked of the event as a whole, in `has`.
        Need::Title(_) | Need::Date(_) => false,
    }
}

/// The first positions of every run of these slots, one word behind the other.
pub fn rows<'p>(
    slots: Range<usize>,
    exact: bool,
    places: &'p [Vec<Place>],
    forms: &'p dyn Forms,
) -> impl Iterator<Item = u32> + 'p {
    let first = places.get(slots.start).map_or(&[][..], Vec::as_slice);
    first.iter().map(|place| place.position).filter(move |from| {
        slots.clone().enumerate().all(|(step, slot)| {
            let position = from + step as u32;
            places[slot].binary_search_by_key(&position, |place| place.position).is_ok()
                && (!exact || forms.is_as_typed(slot, position))
        })
    })
}
