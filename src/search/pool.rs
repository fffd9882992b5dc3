//! The words of a plan → the most promising events and how many there are, in one walk over their postings.
//!
//! Most queries are words and nothing else, each with its other lemmas and spellings, and their best events are
//! wanted twice: by any of the words and by all of them. A single walk scores both as the engine would (BM25), a
//! stretch of documents at a time, and counts on the way; a block of postings that can lift no event among the best
//! is counted alone. Fewer events than wanted need no score at all. A single term is left to the engine, which need
//! not even count; so is whatever else a query can ask for.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::Bm25Weight;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, SegmentReader, Term};

use super::plan::{Answer, Need, Plan};
use super::run::{self, Filters};
use crate::error::{Error, Result};
use crate::index::open::OpenIndex;

/// Documents of one stretch: their scores stay in the nearest cache.
const STRETCH: usize = 4096;
/// Repetitions of a word whose scores are worked out beforehand.
const FEW: usize = 4;
/// Documents with a word that make this worth the while.
const MANY: u32 = 2048;

/// What the first phase finds.
pub struct Pool {
    /// How many events match, exactly.
    pub total: u64,
    /// The most promising of them, in the order of the index.
    pub events: Vec<DocAddress>,
}

/// The best `size` events by any of the words, and as many by all of them.
pub fn pool(plan: &Plan, filters: &Filters, size: usize, index: &OpenIndex) -> Result<Pool> {
    let lists = Lists::of(plan, filters, index)?;
    if let Some(lists) = &lists
        && (lists.lists.len() > 1 || lists.most() <= size as u64)
    {
        return if lists.most() <= size as u64 { lists.every(index) } else { lists.walk(size, index) };
    }
    let query = run::engine_query(plan, filters, index);
    let mut events = run::best(query.as_ref(), index, size)?;
    if let Some(lists) = lists {
        // No event is ever deleted, so a term knows how many have it.
        events.sort_unstable();
        return Ok(Pool { total: lists.most(), events });
    }
    let total = run::count(query.as_ref(), index)?;
    if total > size as u64 && plan.items.len() > 1 {
        // Long events that repeat one word could keep one with all the words out of the pool.
        let whole = run::whole_query(plan, filters, index);
        events.extend(run::best(whole.as_ref(), index, size)?);
    }
    events.sort_unstable();
    events.dedup();
    Ok(Pool { total, events })
}

/// The postings of a plan that is words and nothing else.
struct Lists {
    lists: Vec<List>,
    /// The bits of all the words that weigh.
    all: u32,
}

/// One term with the words it answers, a bit each.
struct List {
    term: Term,
    words: u32,
    events: u64,
}

impl Lists {
    fn of(plan: &Plan, filters: &Filters, index: &OpenIndex) -> Result<Option<Lists>> {
        let others = plan.all || !filters.is_empty() || !plan.without.is_empty() || !plan.dates.is_empty();
        if others || !plan.items.iter().all(|need| matches!(need, Need::Slot(_))) {
            return Ok(None);
        }
        let mut lists: Vec<List> = Vec::new();
        let mut all = 0;
        let weighing = plan.items.iter().filter(|need| run::weighs(need, plan));
        for (number, need) in weighing.enumerate() {
            let (Need::Slot(slot), Some(bit)) = (need, 1u32.checked_shl(number as u32)) else {
                return Ok(None);
            };
            if !plan.slots[*slot].days.is_empty() {
                return Ok(None);
            }
            all |= bit;
            for alternative in &plan.slots[*slot].alternatives {
                let lemma = match &alternative.answer {
                    Answer::Lemma(lemma) => lemma,
                    Answer::Initial => continue,
                    Answer::Row(_) => return Ok(None),
                };
                for field in &index.lemma_fields {
                    let term = Term::from_field_text(*field, lemma);
                    if let Some(list) = lists.iter_mut().find(|list| list.term == term) {
                        list.words |= bit;
                        continue;
                    }
                    let events = index.searcher.doc_freq(&term).map_err(Error::engine("look a word up"))?;
                    if events > 0 {
                        lists.push(List { term, words: bit, events });
                    }
                }
            }
        }
        Ok(Some(Lists { lists, all }))
    }

    /// How many events there can be at most.
    fn most(&self) -> u64 {
        self.lists.iter().map(|list| list.events).sum()
    }

    /// Every event.
    fn every(&self, index: &OpenIndex) -> Result<Pool> {
        let mut events = Vec::with_capacity(self.most() as usize);
        for (ordinal, segment) in index.searcher.segment_readers().iter().enumerate() {
            for list in &self.lists {
                let Some(mut postings) = list.postings(segment, IndexRecordOption::Basic)? else { continue };
                while !postings.docs().is_empty() {
                    events.extend(postings.docs().iter().map(|doc| DocAddress::new(ordinal as u32, *doc)));
                    postings.advance();
                }
            }
        }
        events.sort_unstable();
        events.dedup();
        Ok(Pool { total: events.len() as u64, events })
    }

    fn walk(&self, size: usize, index: &OpenIndex) -> Result<Pool> {
        let mut total = 0;
        let (mut any, mut whole) = (Best::new(size), Best::new(size));
        let several = self.all.count_ones() > 1;
        for (ordinal, segment) in index.searcher.segment_readers().iter().enumerate() {
            let mut cursors = Vec::new();
            for list in &self.lists {
                cursors.extend(list.cursor(segment, index)?);
            }
            // The commonest last: by then the scores of the others tell which of its blocks matter.
            cursors.sort_by_key(|cursor| cursor.postings.doc_freq());
            let mut stretch = Stretch::new();
            while let Some(from) = cursors.iter().filter_map(Cursor::doc).min() {
                for at in 0..cursors.len() {
                    // Of several words, the best by all of them are too many to leave any out.
                    let after: f32 = cursors[at + 1..].iter().map(|cursor| cursor.weights.most).sum();
                    let bar = if several { f32::NEG_INFINITY } else { any.least - after };
                    cursors[at].add(from, bar, &mut stretch);
                }
                let event = |at: usize| DocAddress::new(ordinal as u32, from + at as DocId);
                total += stretch.count();
                stretch.above(any.least, 0, |at, score| any.offer(score, event(at)));
                if several {
                    stretch.above(whole.least, self.all, |at, score| whole.offer(score, event(at)));
                }
                stretch.clear();
            }
        }
        let mut events = any.events();
        if total > size as u64 && several {
            // Long events that repeat one word could keep one with all the words out of the pool.
            events.extend(whole.events());
        }
        events.sort_unstable();
        events.dedup();
        Ok(Pool { total, events })
    }
}

impl List {
    fn postings(
        &self,
        segment: &SegmentReader,
        option: IndexRecordOption,
    ) -> Result<Option<BlockSegmentPostings>> {
        let failed = "read the postings of a word";
        let inverted = segment.inverted_index(self.term.field()).map_err(Error::engine(failed))?;
        inverted.read_block_postings(&self.term, option).map_err(Error::engine(failed))
    }

    fn cursor(&self, segment: &SegmentReader, index: &OpenIndex) -> Result<Option<Cursor>> {
        let failed = "read the postings of a word";
        let Some(postings) = self.postings(segment, IndexRecordOption::WithFreqs)? else { return Ok(None) };
        let lengths = segment.get_fieldnorms_reader(self.term.field()).map_err(Error::engine(failed))?;
        let terms = std::slice::from_ref(&self.term);
        let weight = Bm25Weight::for_terms(&index.searcher, terms).map_err(Error::engine(failed))?;
        let weights = Weights::of(weight, postings.doc_freq());
        Ok(Some(Cursor { postings, at: 0, lengths, weights, words: self.words }))
    }
}

/// A place in the postings of a term.
struct Cursor {
    postings: BlockSegmentPostings,
    /// Place in the block in hand.
    at: usize,
    lengths: FieldNormReader,
    weights: Weights,
    words: u32,
}

/// What a term adds to the score of a document, by its length and how often it comes in it.
struct Weights {
    weight: Bm25Weight,
    /// More than it adds to any.
    most: f32,
    /// The usual ones, where they are many.
    few: Vec<[f32; 256]>,
}

impl Weights {
    fn of(weight: Bm25Weight, documents: u32) -> Weights {
        let mut few = vec![[0.0; 256]; if documents < MANY { 0 } else { FEW }];
        for (times, row) in (1..).zip(few.iter_mut()) {
            for (length, score) in (0..=u8::MAX).zip(row) {
                *score = weight.score(length, times);
            }
        }
        Weights { most: weight.max_score(), weight, few }
    }

    fn score(&self, length: u8, times: u32) -> f32 {
        match self.few.get((times as usize).wrapping_sub(1)) {
            Some(row) => row[usize::from(length)],
            None => self.weight.score(length, times),
        }
    }
}

impl Cursor {
    fn doc(&self) -> Option<DocId> {
        self.postings.docs().get(self.at).copied()
    }

    /// What the terms before must have lifted a document of the block above, for this one to lift it above the bar;
    /// nothing where this one can do so by itself.
    fn floor(&mut self, bar: f32) -> Option<f32> {
        if bar <= 0.0 {
            return None;
        }
        // Sums are rounded.
        let most = self.postings.block_max_score(&self.lengths, &self.weights.weight) * 1.0001;
        (most <= bar).then_some(bar - most)
    }

    /// Counts its documents of the stretch that begins at `from`, and scores those that it can lift above the bar.
    fn add(&mut self, from: DocId, bar: f32, stretch: &mut Stretch) {
        let end = from.saturating_add(STRETCH as DocId);
        while let Some(last) = self.postings.docs().last().copied() {
            let floor = self.floor(bar);
            let docs = &self.postings.docs()[self.at..];
            let inside = if last < end { docs.len() } else { docs.partition_point(|doc| *doc < end) };
            let both = docs[..inside].iter().zip(&self.postings.freqs()[self.at..]);
            if let Some(floor) = floor {
                for (doc, times) in both {
                    let at = (*doc - from) as usize % STRETCH;
                    stretch.words[at] |= self.words;
                    if stretch.scores[at] > floor {
                        stretch.scores[at] += self.weights.score(self.lengths.fieldnorm_id(*doc), *times);
                    }
                }
            } else {
                for (doc, times) in both {
                    let at = (*doc - from) as usize % STRETCH;
                    stretch.scores[at] += self.weights.score(self.lengths.fieldnorm_id(*doc), *times);
                    stretch.words[at] |= self.words;
                }
            }
            if inside < docs.len() {
                self.at += inside;
                return;
            }
            self.postings.advance();
            self.at = 0;
        }
    }
}

/// Scores of documents in a row, above 0, and which of the words each of them has.
struct Stretch {
    scores: Box<[f32; STRETCH]>,
    words: Box<[u32; STRETCH]>,
}

impl Stretch {
    fn new() -> Stretch {
        Stretch { scores: Box::new([0.0; STRETCH]), words: Box::new([0; STRETCH]) }
    }

    /// How many documents have any of the words.
    fn count(&self) -> u64 {
        self.words.iter().map(|words| u32::from(*words != 0)).sum::<u32>().into()
    }

    /// Documents with a score above `least` that have all of these words.
    fn above(&self, least: f32, wanted: u32, mut found: impl FnMut(usize, f32)) {
        let fits = |score: f32, words: u32| (score > least) & (words & wanted == wanted);
        // Few do, so eight are asked at once.
        let (scores, _) = self.scores.as_chunks::<8>();
        let (words, _) = self.words.as_chunks::<8>();
        for (number, (scores, words)) in scores.iter().zip(words).enumerate() {
            let all = scores.iter().zip(words);
            if all.clone().fold(false, |any, (score, words)| any | fits(*score, *words)) {
                for (at, (score, words)) in all.enumerate() {
                    if fits(*score, *words) {
                        found(number * 8 + at, *score);
                    }
                }
            }
        }
    }

    fn clear(&mut self) {
        self.scores.fill(0.0);
        self.words.fill(0);
    }
}

/// The best so far; of equal ones those that come first in the index.
struct Best {
    /// Sorted out when twice as many as wanted have come.
    found: Vec<(f32, DocAddress)>,
    size: usize,
    /// What an event must be above to be among them.
    least: f32,
}

impl Best {
    fn new(size: usize) -> Best {
        Best { found: Vec::with_capacity(size * 2), size, least: if size == 0 { f32::INFINITY } else { 0.0 } }
    }

    fn offer(&mut self, score: f32, event: DocAddress) {
        if score > self.least {
            self.found.push((score, event));
            if self.found.len() >= self.size * 2 {
                self.sort_out();
            }
        }
    }

    fn sort_out(&mut self) {
        if self.found.len() > self.size && self.size > 0 {
            let order = |(one, at): &(f32, DocAddress), (other, behind): &(f32, DocAddress)| {
                other.total_cmp(one).then_with(|| at.cmp(behind))
            };
            let (_, last, _) = self.found.select_nth_unstable_by(self.size - 1, order);
            self.least = last.0;
            self.found.truncate(self.size);
        }
    }

    fn events(mut self) -> Vec<DocAddress> {
        self.sort_out();
        self.found.into_iter().map(|(_, event)| event).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Lists, Pool, pool};
    use crate::chronicle::event::{Draft, Ids};
    use crate::chronicle::sources::Source;
    use crate::index::manifest::Manifest;
    use crate::index::open::OpenIndex;
    use crate::index::store::Store;
    use crate::index::write::Writer;
    use crate::lang::filter::AzTokenizer;
    use crate::query::names::Names;
    use crate::query::parse;
    use crate::search::plan::Strictness;
    use crate::search::planner::plan;
    use crate::search::run::{self, Filters};

    /// An index of more stretches than one, words of every rarity, lengths of all kinds.
    fn index(folder: &std::path::Path) -> OpenIndex {
        let words = ["ordu", "şəhər", "qoşun", "parlament", "hökumət", "sülh", "gəmi", "sovet", "dağ", "çay"];
        let store = Store::at(folder);
        let lock = store.lock("a test", true).expect("a lock");
        let unpublished = lock.begin().expect("a generation");
        let chain = AzTokenizer::default();
        let mut writer = Writer::create(&unpublished.dir, chain.clone()).expect("a writer");
        let source = Source { id: "s".into(), file: "s.txt".into(), ..Source::default() };
        let mut ids = Ids::new("s");
        let mut state = 7u64;
        let mut below = |end: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % end
        };
        for _ in 0..10_000 {
            let length = 1 + below(40);
            let word = |_| words[below(10).min(below(10)).min(below(10)) as usize];
            let text = (0..length).map(word).collect::<Vec<_>>().join(" ");
            writer.add(&ids.name(Draft { text, ..Draft::default() }, &source)).expect("an event");
        }
        let written = writer.finish().expect("an index");
        let manifest = Manifest::of(written, &unpublished.dir).expect("a manifest");
        lock.publish(unpublished, &manifest).expect("published");
        OpenIndex::open(&store, chain).expect("an index that opens")
    }

    #[test]
    fn one_walk_finds_what_the_engine_finds() {
        let folder = tempfile::tempdir().expect("a folder");
        let index = index(folder.path());
        let free = Filters::default();
        for typed in ["ordu", "ordu sovet", "çay gəmi", "ordu və sülh dağ", "parlament hökumət şəhər", "dağ"]
        {
            let plan = plan(&parse(typed), &index, &Names::default(), Strictness::default()).expect("a plan");
            let lists = Lists::of(&plan, &free, &index).expect("an index").expect("words alone");
            assert!(typed != "ordu" || lists.lists.len() > 1, "another word for it");
            let query = run::engine_query(&plan, &free, &index);
            for size in [0, 1, 138, 20_000] {
                let Pool { total, events } = lists.walk(size, &index).expect("a pool");
                assert_eq!(total, run::count(query.as_ref(), &index).expect("a count"), "{typed}");
                let whatever = pool(&plan, &free, size, &index).expect("a pool");
                assert_eq!((whatever.total, whatever.events), (total, events.clone()), "{typed} {size}");
                let mut best = run::best(query.as_ref(), &index, size).expect("the best");
                if total > size as u64 {
                    let whole = run::whole_query(&plan, &free, &index);
                    best.extend(
                        run::best(whole.as_ref(), &index, size).expect("the best with all the words"),
                    );
                }
                best.sort_unstable();
                best.dedup();
                // The sums of the engine can differ in the last bit, so an event at the brink may be another.
                let common = events.iter().filter(|event| best.binary_search(event).is_ok()).count();
                assert!(events.is_sorted() && events.len().abs_diff(best.len()) <= 2, "{typed} {size}");
                assert!(best.len() - common <= 2, "{typed} {size}: {common} of {}", best.len());
            }
        }
    }
}
