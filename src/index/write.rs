//! Events → one generation on disk, ending in a single segment.
//!
//! Rare terms are three to four times as fast in one segment as in six, so the build merges once at its end and
//! never before. One indexing thread: the order of documents is the order of the sources.

use std::path::Path;

use tantivy::directory::MmapDirectory;
use tantivy::indexer::NoMergePolicy;
use tantivy::schema::TantivyDocument;
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::tokenizer::{PreTokenizedString, TokenStream, Tokenizer};
use tantivy::{Index, IndexSettings, IndexWriter};

use super::mentions;
use super::schema::{Fields, register, schema};
use crate::chronicle::event::Event;
use crate::error::{Error, Result};
use crate::lang::filter::AzTokenizer;
use crate::lang::foreign::Lang;
use crate::lang::sentences::first;
use crate::lang::words::words;

/// Memory for postings before a segment is written out, in bytes.
const HEAP: usize = 200_000_000;

/// Zstandard's level for the stored events: the fastest one, which makes the index 3 % larger than the usual one.
const LEVEL: i32 = 1;

/// Writes the events of one generation.
pub struct Writer {
    writer: IndexWriter,
    index: Index,
    fields: Fields,
    chain: AzTokenizer,
    events: u64,
    dated: u64,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Events in all.
    pub events: u64,
    /// Events with a date.
    pub dated: u64,
}

/// How many words of a text begin in its first sentence.
fn opening(text: &str) -> u64 {
    let end = first(text).map_or(0, |range| range.end);
    words(text).take_while(|word| word.from < end).count() as u64
}

impl Writer {
    /// Starts an index in an empty folder.
    pub fn create(dir: &Path, chain: AzTokenizer) -> Result<Writer> {
        let (schema, fields) = schema();
        let directory = MmapDirectory::open(dir).map_err(Error::engine("open the new folder"))?;
        let settings = IndexSettings {
            docstore_compression: Compressor::Zstd(ZstdCompressor { compression_level: Some(LEVEL) }),
            ..IndexSettings::default()
        };
        let index = Index::builder()
            .schema(schema)
            .settings(settings)
            .open_or_create(directory)
            .map_err(Error::engine("start an index"))?;
        register(&index, chain.clone());
        let writer: IndexWriter =
            index.writer_with_num_threads(1, HEAP).map_err(Error::engine("start writing"))?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(Writer { writer, index, fields, chain, events: 0, dated: 0 })
    }

    /// Adds one event, with the dates that its body tells of.
    pub fn add(&mut self, event: &Event) -> Result<()> {
        let fields = &self.fields;
        let mut document = TantivyDocument::default();
        let stored = serde_json::to_string(event).map_err(Error::engine("store an event"))?;
        match Lang::of_code(&event.lang).filter(|language| *language != Lang::Az) {
            Some(language) => document.add_pre_tokenized_text(fields.text, self.tokens_of(event, language)),
            None => document.add_text(fields.text, &event.text),
        }
        if let Some(title) = &event.title {
            document.add_text(fields.title, title);
        }
        document.add_text(fields.event, stored);
        document.add_text(fields.id, &event.id);
        document.add_text(fields.source, &event.source);
        document.add_text(fields.lang, &event.lang);
        if let Some(date) = &event.date {
            document.add_i64(fields.day_from, date.span.from.0);
            document.add_i64(fields.day_to, date.span.to.0);
            self.dated += 1;
        }
        for mention in mentions::of(event) {
            document.add_text(fields.mention, mention);
        }
        document.add_u64(fields.opening, opening(&event.text));
        self.events += 1;
        // One at a time: the engine bounds what waits by the number of messages, whatever is in them.
        self.writer.add_document(document).map_err(Error::engine("add an event"))?;
        Ok(())
    }

    /// The tokens of a text that is said to be in another language throughout.
    fn tokens_of(&self, event: &Event, language: Lang) -> PreTokenizedString {
        let mut tokenizer = self.chain.for_language(language).with_acronyms();
        let mut stream = tokenizer.token_stream(&event.text);
        let mut tokens = Vec::new();
        stream.process(&mut |token| tokens.push(token.clone()));
        PreTokenizedString { text: String::new(), tokens }
    }

    /// Commits, merges into one segment, and lets go of the folder.
    pub fn finish(mut self) -> Result<Written> {
        self.writer.commit().map_err(Error::engine("commit the index"))?;
        let segments = self.index.searchable_segment_ids().map_err(Error::engine("list the segments"))?;
        if segments.len() > 1 {
            self.writer.merge(&segments).wait().map_err(Error::engine("merge the segments"))?;
            self.writer.garbage_collect_files().wait().map_err(Error::engine("remove merged segments"))?;
        }
        self.writer.wait_merging_threads().map_err(Error::engine("finish the index"))?;
        Ok(Written { events: self.events, dated: self.dated })
    }
}
