//! Questions to the term dictionary: how many events have a lemma, which lemmas begin so, which are alike.

use std::sync::Arc;

use tantivy::schema::Field;
use tantivy::{InvertedIndexReader, Searcher};
use tantivy_fst::Automaton;

use crate::error::{Error, Result};
use crate::index::open::OpenIndex;
use crate::lang::acronym;
use crate::lang::foreign::is_foreign_term;

/// A lemma of the index with the number of events that have it.
pub type Found = (String, u64);

/// The dictionaries of bodies and titles, over all segments.
#[derive(Clone, Copy)]
pub struct Terms<'s> {
    searcher: &'s Searcher,
    fields: &'s [Field],
}

impl<'s> Terms<'s> {
    /// The dictionaries of an index.
    pub fn new(index: &'s OpenIndex) -> Terms<'s> {
        Terms { searcher: &index.searcher, fields: &index.lemma_fields }
    }

    /// How many events have the lemma, in body or title. One that has it in both counts twice.
    pub fn events_with(&self, lemma: &str) -> Result<u64> {
        let mut events = 0;
        for dictionary in self.dictionaries() {
            let found = dictionary?.terms().get(lemma).map_err(Error::engine("look a word up"))?;
            events += found.map_or(0, |found| u64::from(found.doc_freq));
        }
        Ok(events)
    }

    fn dictionaries(&self) -> impl Iterator<Item = Result<Arc<InvertedIndexReader>>> {
        let segments = self.searcher.segment_readers().iter();
        segments
            .flat_map(|segment| self.fields.iter().map(|field| segment.inverted_index(*field)))
            .map(|opened| opened.map_err(Error::engine("open the dictionary")))
    }

    /// The lemmas that begin so, the most frequent first, `limit` at most.
    pub fn beginning(&self, beginning: &str, limit: usize) -> Result<Vec<Found>> {
        let mut found = Vec::new();
        for inverted in self.dictionaries() {
            let inverted = inverted?;
            let mut stream = inverted
                .terms()
                .range()
                .ge(beginning)
                .into_stream()
                .map_err(Error::engine("walk the dictionary"))?;
            while stream.advance() && stream.key().starts_with(beginning.as_bytes()) {
                add(&mut found, stream.key(), stream.value().doc_freq.into());
            }
        }
        Ok(most_frequent(found, limit))
    }

    /// The lemmas that an automaton accepts, the most frequent first, `limit` at most.
    pub fn accepted_by<A: Automaton>(&self, automaton: &A, limit: usize) -> Result<Vec<Found>>
    where
        A::State: Clone,
    {
        let mut found = Vec::new();
        for inverted in self.dictionaries() {
            let inverted = inverted?;
            let search = inverted.terms().search(automaton).into_stream();
            let mut stream = search.map_err(Error::engine("walk the dictionary"))?;
            while stream.advance() {
                add(&mut found, stream.key(), stream.value().doc_freq.into());
            }
        }
        Ok(most_frequent(found, limit))
    }
}

fn add(found: &mut Vec<Found>, key: &[u8], events: u64) {
    let Ok(lemma) = std::str::from_utf8(key) else { return };
    // Stems of other languages and acronyms are no words to offer or to take for what was typed.
    if is_foreign_term(lemma) || acronym::words_before(lemma) > 0 {
        return;
    }
    match found.iter_mut().find(|(known, _)| known == lemma) {
        Some((_, count)) => *count += events,
        None => found.push((lemma.to_string(), events)),
    }
}

fn most_frequent(mut found: Vec<Found>, limit: usize) -> Vec<Found> {
    found.sort_by(|(one, many), (other, more)| more.cmp(many).then_with(|| one.cmp(other)));
    found.truncate(limit);
    found
}
