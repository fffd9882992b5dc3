//! The events that the first phase found → the hits wanted, in order, with as few stored texts read as will do.
//!
//! To read a stored text costs more than all else in a search. Places and the length of the first sentence tell
//! what an event can score at most; texts are read from the highest such bound down, until no other event can come
//! in among the hits wanted. What only texts can tell (dates said in them, forms asked for) has all of them read.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use tantivy::{DocAddress, DocId, SegmentReader};

use super::alternatives::lemmas;
use super::matches::{self, Forms, Matches, Perhaps};
use super::page::Part;
use super::plan::{Answer, Need, Plan};
use super::rescore::{self, Text};
use super::{Sort, dates, initials};
use crate::chronicle::event::Event;
use crate::date::Day;
use crate::error::{Error, Result};
use crate::index::open::OpenIndex;
use crate::lang::case::upper_char;
use crate::lang::script::to_latin;
use crate::lang::words::Word;
use crate::query::Lookup;

/// An event with its places and its score.
pub struct Candidate {
    /// The event.
    pub event: Event,
    /// The words of its body.
    pub words: Vec<Word>,
    /// Where the words of the query stand.
    pub matches: Matches,
    /// What the score is made of.
    pub parts: Vec<Part>,
    /// Their sum.
    pub score: f64,
}

/// What was chosen.
pub struct Chosen {
    /// The first hits in order: as many as wanted, and more where they had to be read.
    pub hits: Vec<Candidate>,
    /// How many events remained to choose from.
    pub total: usize,
    /// How many of them have what `whole` asked for.
    pub whole: usize,
}

/// An event as far as it is known without its text.
struct Sketch {
    address: DocAddress,
    matches: Matches,
    /// Words in the first sentence.
    opening: u32,
    /// Its first day; undated events come last.
    day: Option<Day>,
    /// Whether the text may show places that the postings do not.
    open: bool,
}

/// Chooses among events. With `reading`, those that lack what only positions and texts can tell are left out.
pub fn choose(
    plan: &Plan,
    addresses: Vec<DocAddress>,
    reading: bool,
    order: Sort,
    wanted: usize,
    whole: impl Fn(&Matches) -> bool,
    index: &OpenIndex,
) -> Result<Chosen> {
    let (mut hits, mut rest) = fitting(plan, addresses, reading, index)?;
    let total = hits.len() + rest.len();
    let whole = hits.iter().filter(|hit| whole(&hit.matches)).count()
        + rest.iter().filter(|sketch| whole(&sketch.matches)).count();

    if order == Sort::Relevance && !plan.items.is_empty() {
        by_bound(plan, rest, wanted, &mut hits, index)?;
    } else {
        // Events of one day stand in the order of their ids, which only the stored events tell.
        rest.sort_by(|one, other| by_day(one.day, other.day, order));
        let last = rest.get(wanted.saturating_sub(1)).map(|sketch| sketch.day);
        let needed = last.map_or(rest.len(), |last| {
            rest.partition_point(|sketch| by_day(sketch.day, last, order) != Ordering::Greater)
        });
        rest.truncate(if wanted == 0 { 0 } else { needed });
        for sketch in rest {
            hits.push(read(plan, sketch, index)?);
        }
    }
    sort(&mut hits, order);
    Ok(Chosen { hits, total, whole })
}

/// The first days of those of the events that have what only positions and texts can tell.
pub fn days(plan: &Plan, addresses: Vec<DocAddress>, index: &OpenIndex) -> Result<Vec<Option<Day>>> {
    let (hits, rest) = fitting(plan, addresses, true, index)?;
    let of_hits = hits.iter().map(|hit| hit.event.date.as_ref().map(|date| date.span.from));
    Ok(of_hits.chain(rest.iter().map(|sketch| sketch.day)).collect())
}

/// The events whose texts had to be read, and the rest; with `reading`, without those that lack what is asked for.
fn fitting(
    plan: &Plan,
    mut addresses: Vec<DocAddress>,
    reading: bool,
    index: &OpenIndex,
) -> Result<(Vec<Candidate>, Vec<Sketch>)> {
    addresses.sort_unstable();
    let mut sketches = sketches(plan, &addresses, index)?;
    let texts = Texts::of(plan, reading);
    if texts.prefilter {
        sketches.retain(|sketch| fits(plan, &sketch.matches, &Perhaps, &Perhaps));
    }
    if !texts.all && !sketches.iter().any(|sketch| sketch.open) {
        return Ok((Vec::new(), sketches));
    }
    let (needed, rest): (Vec<Sketch>, Vec<Sketch>) =
        sketches.into_iter().partition(|sketch| texts.all || sketch.open);
    let mut hits = Vec::new();
    for sketch in needed {
        let candidate = read(plan, sketch, index)?;
        if !reading || !texts.all || candidate.fits(plan) {
            hits.push(candidate);
        }
    }
    Ok((hits, rest))
}

/// Reads events from the highest bound down, until the rest cannot come in among the hits wanted.
fn by_bound(
    plan: &Plan,
    rest: Vec<Sketch>,
    wanted: usize,
    hits: &mut Vec<Candidate>,
    index: &OpenIndex,
) -> Result<()> {
    let bound = |sketch: &Sketch| rescore::bound(plan, &sketch.matches, sketch.opening);
    let mut rest: Vec<Option<Sketch>> = rest.into_iter().map(Some).collect();
    // Few will be read, so they are not sorted throughout.
    let bounds = rest.iter().flatten().enumerate().map(|(at, sketch)| Bound(bound(sketch), at));
    let mut bounds: BinaryHeap<Bound> = bounds.collect();
    // The scores so far, highest first.
    let mut scores: Vec<f64> = hits.iter().map(|hit| hit.score).collect();
    scores.sort_by(|one, other| other.total_cmp(one));
    while let Some(Bound(bound, at)) = bounds.pop() {
        let enough = wanted == 0 || scores.get(wanted - 1).is_some_and(|last| *last > bound);
        if enough {
            break;
        }
        let Some(sketch) = rest[at].take() else { continue };
        let candidate = read(plan, sketch, index)?;
        debug_assert!(candidate.score <= bound, "{} > {bound}: {}", candidate.score, candidate.event.id);
        let at = scores.partition_point(|score| *score >= candidate.score);
        scores.insert(at, candidate.score);
        hits.push(candidate);
    }
    Ok(())
}

/// What an event can score at most, with its number. The highest is the greatest.
#[derive(PartialEq)]
struct Bound(f64, usize);

impl Eq for Bound {}

impl Ord for Bound {
    fn cmp(&self, other: &Bound) -> Ordering {
        self.0.total_cmp(&other.0).then_with(|| other.1.cmp(&self.1))
    }
}

impl PartialOrd for Bound {
    fn partial_cmp(&self, other: &Bound) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Which texts a plan cannot do without.
struct Texts {
    /// All.
    all: bool,
    /// Whether positions rule events out before any text is read.
    prefilter: bool,
}

impl Texts {
    fn of(plan: &Plan, reading: bool) -> Texts {
        let dated = !plan.dates.is_empty();
        let initials = plan.slots.iter().any(|slot| slot.word.how == Lookup::Initial);
        let strict = || plan.items.iter().filter(|need| plan.all || need.is_strict()).chain(&plan.without);
        let mut slots = Vec::new();
        strict().for_each(|need| need.slots(&mut slots));
        let initial = |slot: &usize| {
            let wanted = &plan.slots[*slot];
            let may_be = wanted.alternatives.iter().any(|found| found.answer == Answer::Initial);
            may_be || initials::is_letter(wanted)
        };
        let open = initials || slots.iter().any(initial);
        let forms = strict().any(asks_form);
        // What an event must not have is ruled out only for sure, by its forms.
        let unsure = plan.without.iter().any(asks_form);
        Texts {
            all: dated || initials || reading && (open || forms),
            prefilter: reading && !dated && !open && !unsure,
        }
    }
}

/// Whether a need speaks of the form on the page.
fn asks_form(need: &Need) -> bool {
    match need {
        Need::Slot(_) | Need::Date(_) => false,
        Need::Form(_) => true,
        Need::Row { exact, .. } => *exact,
        Need::Title(need) => asks_form(need),
        Need::Either(needs) | Need::All(needs) => needs.iter().any(asks_form),
    }
}

/// What the index tells of the events (ascending) without their texts.
fn sketches(plan: &Plan, addresses: &[DocAddress], index: &OpenIndex) -> Result<Vec<Sketch>> {
    let failed = "read what is known of an event";
    let mut out = Vec::with_capacity(addresses.len());
    for (ordinal, segment) in index.searcher.segment_readers().iter().enumerate() {
        let own = addresses.iter().filter(|address| address.segment_ord as usize == ordinal);
        let docs: Vec<DocId> = own.map(|address| address.doc_id).collect();
        if docs.is_empty() {
            continue;
        }
        let first_days = segment.fast_fields().i64("day_from").map_err(Error::engine(failed))?;
        let last_days = segment.fast_fields().i64("day_to").map_err(Error::engine(failed))?;
        let openings = segment.fast_fields().u64("opening").map_err(Error::engine(failed))?;
        let all = matches::read(segment, index, plan, &docs)?;
        let open = open(plan, &all, segment, &docs, index)?;
        for ((doc, mut matches), open) in docs.into_iter().zip(all).zip(open) {
            let day = first_days.first(doc).map(Day);
            let days = day.zip(last_days.first(doc).map(Day));
            (matches.named, matches.months) = dates::by_heading(plan, days);
            out.push(Sketch {
                address: DocAddress::new(ordinal as u32, doc),
                matches,
                opening: openings.first(doc).unwrap_or(0) as u32,
                day,
                open,
            });
        }
    }
    Ok(out)
}

/// For each of `docs`, whether a single letter stands there that the text may show to be an initial or none.
fn open(
    plan: &Plan,
    all: &[Matches],
    segment: &SegmentReader,
    docs: &[DocId],
    index: &OpenIndex,
) -> Result<Vec<bool>> {
    let mut open = vec![false; docs.len()];
    for (slot, letter) in initials::open_slots(plan) {
        let (small, great) = (letter.to_string(), upper_char(letter).to_string());
        let mut terms = lemmas(&index.chain, &small);
        terms.extend(lemmas(&index.chain, &great));
        terms.extend([to_latin(&small), small]);
        terms.sort();
        terms.dedup();
        let letters = matches::positions(segment, index.fields.text, &terms, docs)?;
        for ((open, matches), letters) in open.iter_mut().zip(all).zip(&letters) {
            *open |= initials::may_add(plan, &matches.body, slot, letters);
        }
    }
    let letters = |slot: &usize| initials::is_letter(&plan.slots[*slot]);
    for slot in (0..plan.slots.len()).filter(letters) {
        for (open, matches) in open.iter_mut().zip(all) {
            *open |= !matches.body[slot].is_empty();
        }
    }
    Ok(open)
}

/// Reads the text of an event and scores it.
fn read(plan: &Plan, sketch: Sketch, index: &OpenIndex) -> Result<Candidate> {
    let Sketch { address, mut matches, opening, .. } = sketch;
    let event = index.event(address)?;
    let body = Text::new(&event.text, plan);
    let title = Text::new(event.title.as_deref().unwrap_or_default(), plan);
    initials::add(plan, &mut matches.body, &event.text, &body.words);
    (matches.dates, matches.mentions) = dates::answers(plan, &event);
    let parts = rescore::parts(plan, &matches, opening, &body, &title);
    let score = rescore::total(&parts);
    let words = body.words;
    Ok(Candidate { event, words, matches, parts, score })
}

impl Candidate {
    /// Whether it has all that is strictly asked for and nothing that is to be left out.
    fn fits(&self, plan: &Plan) -> bool {
        let body = Text::new(&self.event.text, plan);
        let title = Text::new(self.event.title.as_deref().unwrap_or_default(), plan);
        fits(plan, &self.matches, &body, &title)
    }
}

fn fits(plan: &Plan, matches: &Matches, body: &dyn Forms, title: &dyn Forms) -> bool {
    let strict = |need: &&Need| plan.all || need.is_strict();
    plan.items.iter().filter(strict).all(|need| matches::has(need, matches, body, title))
        && !plan.without.iter().any(|need| matches::has(need, matches, body, title))
}

/// The earlier day first, or the later one; undated events last.
fn by_day(one: Option<Day>, other: Option<Day>, order: Sort) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if order == Sort::DateDown => other.cmp(&one),
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// Equal scores stand in the order of their days, equal days in that of their ids.
fn sort(hits: &mut [Candidate], order: Sort) {
    let day = |hit: &Candidate| hit.event.date.as_ref().map(|date| date.span.from);
    hits.sort_by(|one, other| {
        let first = match order {
            Sort::Relevance => other.score.total_cmp(&one.score),
            Sort::Date | Sort::DateDown => by_day(day(one), day(other), order),
        };
        let then = by_day(day(one), day(other), Sort::Date);
        first.then(then).then_with(|| one.event.id.cmp(&other.event.id))
    });
}
