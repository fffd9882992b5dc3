//! A plan → the events that match it, counted, and the most promising few dozen of them.
//!
//! Phase one of a search. Words alone are a flat union of terms, so that the engine's block-max pruning stays on
//! (nested and dis-max queries lose it). Only where the engine cannot tell (words in a row, exact forms) are all
//! its answers read.

use std::ops::{Bound, Range};

use tantivy::collector::{Collector, Count, SegmentCollector, TopDocs};
use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, EmptyQuery, ExistsQuery, Occur, PhraseQuery,
    Query as EngineQuery, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader, Term};

use super::plan::{Answer, Need, Plan, Slot};
use crate::date::Day;
use crate::error::{Error, Result};
use crate::index::mentions;
use crate::index::open::OpenIndex;
use crate::query::{DateRange, Lookup, When};

/// What happens to undated events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Undated {
    /// Kept without a date filter, dropped with one.
    #[default]
    Usual,
    /// Kept.
    Keep,
    /// Nothing but them.
    Only,
    /// Dropped.
    Drop,
}

/// What narrows the events down, apart from words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filters {
    /// Each of these ranges must be touched.
    pub dates: Vec<DateRange>,
    /// Any of these sources.
    pub sources: Vec<String>,
    /// Undated events.
    pub undated: Undated,
    /// Only events of this month and day, in any year.
    pub day: Option<(u8, u8)>,
}

impl Filters {
    /// Whether they leave everything in.
    pub fn is_empty(&self) -> bool {
        self.dates.is_empty()
            && self.sources.is_empty()
            && self.day.is_none()
            && matches!(self.undated, Undated::Usual | Undated::Keep)
    }
}

/// Builds the engine's query for a plan. It finds every event that matches, and some that [`Need::needs_reading`]
/// must still be asked of.
pub fn engine_query(plan: &Plan, filters: &Filters, index: &OpenIndex) -> Box<dyn EngineQuery> {
    query(plan, filters, index, true)
}

/// The same where no score is wanted.
fn query(plan: &Plan, filters: &Filters, index: &OpenIndex, scored: bool) -> Box<dyn EngineQuery> {
    let strict = |need: &&Need| plan.all || need.is_strict();
    let required: Vec<&Need> = plan.items.iter().filter(strict).collect();
    let mut clauses: Vec<(Occur, Box<dyn EngineQuery>)> = Vec::new();

    // Words in a row are there one by one as well.
    let counts = |slot: usize| plan.slots[slot].weight > 0.0;
    let is_row = |need: &&Need| matches!(need, Need::Row { slots, .. } if slots.clone().any(counts));
    let implied = !scored && required.iter().any(is_row);

    let mut terms = scoring_terms(plan, index);
    terms.extend(plan.dates.iter().flat_map(|said| date_queries(&said.when, index)));
    let has_words = !plan.items.is_empty();
    let plain = required.is_empty() && plan.without.is_empty() && filters.is_empty();
    if has_words && plain {
        return union(terms);
    }
    if !implied {
        let found = if has_words { union(terms) } else { constant(Box::new(AllQuery)) };
        clauses.push((Occur::Must, found));
    }
    for need in required {
        clauses.push((Occur::Must, constant(need_query(need, plan, index, false))));
    }
    for need in plan.without.iter().filter(|need| !need.needs_reading()) {
        clauses.push((Occur::MustNot, need_query(need, plan, index, false)));
    }
    for filter in filter_queries(filters, index) {
        clauses.push((Occur::Must, constant(filter)));
    }
    Box::new(BooleanQuery::new(clauses))
}

/// The same for events that have every one of the words.
pub fn whole_query(plan: &Plan, filters: &Filters, index: &OpenIndex) -> Box<dyn EngineQuery> {
    let mut clauses: Vec<(Occur, Box<dyn EngineQuery>)> =
        vec![(Occur::Must, engine_query(plan, filters, index))];
    for need in plan.items.iter().filter(|need| weighs(need, plan)) {
        clauses.push((Occur::Must, constant(need_query(need, plan, index, false))));
    }
    Box::new(BooleanQuery::new(clauses))
}

/// Whether a need has any word that is not a stop word.
pub fn weighs(need: &Need, plan: &Plan) -> bool {
    let mut slots = Vec::new();
    need.slots(&mut slots);
    let counts = |slot: &Slot| slot.weight > 0.0 && slot.word.how != Lookup::Initial;
    matches!(need, Need::Date(_)) || slots.iter().any(|slot| counts(&plan.slots[*slot]))
}

/// The lemmas of all the words that count, in the body and in titles, each once.
fn scoring_terms(plan: &Plan, index: &OpenIndex) -> Vec<Box<dyn EngineQuery>> {
    let mut seen: Vec<&Answer> = Vec::new();
    let mut slots = Vec::new();
    plan.items.iter().for_each(|need| need.slots(&mut slots));
    // An initial alone is no reason to look at an event: it only speaks beside its surname.
    let counts = |slot: &&Slot| slot.weight > 0.0 && slot.word.how != Lookup::Initial;
    for slot in slots.iter().map(|slot| &plan.slots[*slot]).filter(counts) {
        for alternative in &slot.alternatives {
            if !seen.contains(&&alternative.answer) {
                seen.push(&alternative.answer);
            }
        }
    }
    let mut out: Vec<_> =
        seen.into_iter().flat_map(|answer| answer_queries(answer, plan, index, true)).collect();
    let mut days: Vec<Day> = slots.iter().flat_map(|slot| plan.slots[*slot].days.iter().copied()).collect();
    days.sort_unstable();
    days.dedup();
    out.extend(days.into_iter().map(|day| constant_of(DATED, on_day(day, index))));
    out
}

/// About the engine's score of one rare word.
const DATED: f32 = 6.0;

/// The events of a single day.
fn on_day(day: Day, index: &OpenIndex) -> Box<dyn EngineQuery> {
    let exactly = |field| {
        let term = Bound::Included(Term::from_field_i64(field, day.0));
        Box::new(RangeQuery::new(term.clone(), term)) as Box<dyn EngineQuery>
    };
    Box::new(BooleanQuery::intersection(vec![exactly(index.fields.day_from), exactly(index.fields.day_to)]))
}

/// What finds the events that an alternative stands in.
fn answer_queries(
    answer: &Answer,
    plan: &Plan,
    index: &OpenIndex,
    scored: bool,
) -> Vec<Box<dyn EngineQuery>> {
    match answer {
        Answer::Lemma(lemma) => term_queries(lemma, index, scored),
        Answer::Row(slots) => row_queries(slots.clone(), plan, index),
        Answer::Initial => Vec::new(),
    }
}

/// Words in a row, each by its first lemma: exact for the names that come from a table, because a lemma depends on
/// the word alone.
fn row_queries(slots: Range<usize>, plan: &Plan, index: &OpenIndex) -> Vec<Box<dyn EngineQuery>> {
    let lemmas: Vec<&str> =
        plan.slots[slots].iter().filter_map(|slot| slot.alternatives.first()?.lemma()).collect();
    let fields = index.lemma_fields.iter();
    fields
        .map(|field| lemmas.iter().map(|lemma| Term::from_field_text(*field, lemma)).collect::<Vec<Term>>())
        .filter(|terms| terms.len() > 1)
        .map(|terms| Box::new(PhraseQuery::new(terms)) as Box<dyn EngineQuery>)
        .collect()
}

/// Words in a row, each by any of its lemmas, unless that makes too many rows for the engine.
fn rows(
    slots: Range<usize>,
    plan: &Plan,
    index: &OpenIndex,
    title: bool,
) -> Option<Vec<Box<dyn EngineQuery>>> {
    /// More cost more than to read the positions.
    const MOST: usize = 16;
    let mut rows: Vec<Vec<&str>> = vec![Vec::new()];
    for slot in &plan.slots[slots.clone()] {
        let lemmas: Vec<&str> = slot.alternatives.iter().map(|found| found.lemma()).collect::<Option<_>>()?;
        if slots.len() < 2 || rows.len() * lemmas.len() > MOST {
            return None;
        }
        let mut longer = Vec::new();
        for row in &rows {
            longer.extend(lemmas.iter().map(|lemma| [row.as_slice(), &[*lemma]].concat()));
        }
        rows = longer;
    }
    let fields = index.lemma_fields.iter().copied().filter(|field| !title || *field == index.fields.title);
    let all = fields.flat_map(|field| {
        let terms = |row: &Vec<&str>| -> Vec<Term> {
            row.iter().map(|lemma| Term::from_field_text(field, lemma)).collect()
        };
        rows.iter().map(terms).collect::<Vec<_>>()
    });
    let there = |terms: &Vec<Term>| terms.iter().all(|term| index.searcher.doc_freq(term).unwrap_or(0) > 0);
    Some(all.filter(there).map(|terms| Box::new(PhraseQuery::new(terms)) as Box<dyn EngineQuery>).collect())
}

/// Events of a time, and events that tell of it. They weigh as a rare word, so that they are among the best.
fn date_queries(when: &When, index: &OpenIndex) -> Vec<Box<dyn EngineQuery>> {
    let mut out: Vec<Box<dyn EngineQuery>> = vec![constant_of(DATED, of(when, index))];
    let asked = match when {
        When::Days(span) => mentions::asked(span),
        When::DayOfYear(month, day) => vec![mentions::told_on(*month, *day)],
    };
    let told: Vec<Box<dyn EngineQuery>> = asked.into_iter().map(|term| mention_query(&term, index)).collect();
    if !told.is_empty() {
        out.push(constant_of(DATED / 2.0, union(told)));
    }
    out
}

/// How many events touch a time.
pub fn count_touching(when: &When, index: &OpenIndex) -> Result<u64> {
    count(of(when, index).as_ref(), index)
}

/// The events of a time.
fn of(when: &When, index: &OpenIndex) -> Box<dyn EngineQuery> {
    match when {
        When::Days(span) => touching(&DateRange { from: Some(span.from), to: Some(span.to) }, index),
        When::DayOfYear(month, day) => mention_query(&mentions::own_on(*month, *day), index),
    }
}

fn mention_query(term: &str, index: &OpenIndex) -> Box<dyn EngineQuery> {
    let term = Term::from_field_text(index.fields.mention, term);
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

fn term_queries(lemma: &str, index: &OpenIndex, scored: bool) -> Vec<Box<dyn EngineQuery>> {
    let record = if scored { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
    let of = |field: Field| -> Option<Box<dyn EngineQuery>> {
        let term = Term::from_field_text(field, lemma);
        let known = index.searcher.doc_freq(&term).unwrap_or(0) > 0;
        known.then(|| Box::new(TermQuery::new(term, record)) as Box<dyn EngineQuery>)
    };
    index.lemma_fields.iter().filter_map(|field| of(*field)).collect()
}

fn need_query(need: &Need, plan: &Plan, index: &OpenIndex, title: bool) -> Box<dyn EngineQuery> {
    let slot_query = |slot: usize| {
        let terms = plan.slots[slot].alternatives.iter().flat_map(|alternative| match alternative.lemma() {
            Some(lemma) if title => {
                let term = Term::from_field_text(index.fields.title, lemma);
                vec![Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn EngineQuery>]
            }
            _ => answer_queries(&alternative.answer, plan, index, false),
        });
        let days = plan.slots[slot].days.iter().filter(|_| !title).map(|day| on_day(*day, index));
        union(terms.chain(days).collect())
    };
    match need {
        Need::Slot(slot) | Need::Form(slot) => slot_query(*slot),
        Need::Row { slots, .. } => match rows(slots.clone(), plan, index, title) {
            Some(rows) => union(rows),
            None => Box::new(BooleanQuery::intersection(slots.clone().map(slot_query).collect())),
        },
        Need::Either(needs) => union(needs.iter().map(|need| need_query(need, plan, index, title)).collect()),
        Need::All(needs) => Box::new(BooleanQuery::intersection(
            needs.iter().map(|need| need_query(need, plan, index, title)).collect(),
        )),
        Need::Title(need) => need_query(need, plan, index, true),
        Need::Date(date) => union(date_queries(&plan.dates[*date].when, index)),
    }
}

fn filter_queries(filters: &Filters, index: &OpenIndex) -> Vec<Box<dyn EngineQuery>> {
    let fields = &index.fields;
    let dated = || Box::new(ExistsQuery::new("day_from".to_string(), false)) as Box<dyn EngineQuery>;
    let undated = || {
        let clauses: Vec<(Occur, Box<dyn EngineQuery>)> =
            vec![(Occur::Must, Box::new(AllQuery)), (Occur::MustNot, dated())];
        Box::new(BooleanQuery::new(clauses)) as Box<dyn EngineQuery>
    };
    let mut out: Vec<Box<dyn EngineQuery>> = Vec::new();
    for range in &filters.dates {
        let touches = touching(range, index);
        match filters.undated {
            Undated::Keep => out.push(union(vec![touches, undated()])),
            Undated::Only => {}
            Undated::Usual | Undated::Drop => out.push(touches),
        }
    }
    match filters.undated {
        Undated::Only => out.push(undated()),
        Undated::Drop => out.push(dated()),
        Undated::Usual | Undated::Keep => {}
    }
    if let Some((month, day)) = filters.day {
        out.push(mention_query(&mentions::own_on(month, day), index));
    }
    if !filters.sources.is_empty() {
        let of = |source: &String| {
            let term = Term::from_field_text(fields.source, source);
            Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn EngineQuery>
        };
        out.push(union(filters.sources.iter().map(of).collect()));
    }
    out
}

/// Events that begin before a range ends, and end after it begins.
fn touching(range: &DateRange, index: &OpenIndex) -> Box<dyn EngineQuery> {
    let mut both: Vec<Box<dyn EngineQuery>> = Vec::new();
    if let Some(last) = range.to {
        let last = Bound::Included(Term::from_field_i64(index.fields.day_from, last.0));
        both.push(Box::new(RangeQuery::new(Bound::Unbounded, last)));
    }
    if let Some(first) = range.from {
        let first = Bound::Included(Term::from_field_i64(index.fields.day_to, first.0));
        both.push(Box::new(RangeQuery::new(first, Bound::Unbounded)));
    }
    Box::new(BooleanQuery::intersection(both))
}

fn union(mut queries: Vec<Box<dyn EngineQuery>>) -> Box<dyn EngineQuery> {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

/// Takes scoring away, so that filters do not count as words.
fn constant(query: Box<dyn EngineQuery>) -> Box<dyn EngineQuery> {
    constant_of(0.0, query)
}

fn constant_of(score: f32, query: Box<dyn EngineQuery>) -> Box<dyn EngineQuery> {
    Box::new(ConstScoreQuery::new(query, score))
}

/// How many events match, exactly.
pub fn count(query: &dyn EngineQuery, index: &OpenIndex) -> Result<u64> {
    let found = index.searcher.search(query, &Count).map_err(Error::engine("count"))?;
    Ok(found as u64)
}

/// The `limit` best by the engine's own score, best first.
pub fn best(query: &dyn EngineQuery, index: &OpenIndex, limit: usize) -> Result<Vec<DocAddress>> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let top = index
        .searcher
        .search(query, &TopDocs::with_limit(limit).order_by_score())
        .map_err(Error::engine("search"))?;
    Ok(top.into_iter().map(|(_, address)| address).collect())
}

/// Every event that a plan finds, in the order of the index.
pub fn every(plan: &Plan, filters: &Filters, index: &OpenIndex) -> Result<Vec<DocAddress>> {
    let query = query(plan, filters, index, false);
    let mut found = index.searcher.search(query.as_ref(), &Every).map_err(Error::engine("search"))?;
    found.sort_unstable();
    Ok(found)
}

/// Gathers every event.
struct Every;

impl Collector for Every {
    type Fruit = Vec<DocAddress>;
    type Child = EveryOf;

    fn for_segment(&self, ordinal: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<EveryOf> {
        Ok(EveryOf { ordinal, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<DocAddress>>) -> tantivy::Result<Vec<DocAddress>> {
        Ok(segments.concat())
    }
}

/// Gathers every event of a segment.
struct EveryOf {
    ordinal: SegmentOrdinal,
    found: Vec<DocAddress>,
}

impl SegmentCollector for EveryOf {
    type Fruit = Vec<DocAddress>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.found.push(DocAddress::new(self.ordinal, doc));
    }

    fn harvest(self) -> Vec<DocAddress> {
        self.found
    }
}
