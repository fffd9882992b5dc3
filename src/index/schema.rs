//! The fields of the index: each one named here and nowhere else.

use tantivy::Index;
use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};

use crate::lang;
use crate::lang::filter::AzTokenizer;

/// The number of the fields below; a change of any raises it.
const FIELDS: u32 = 4;

/// The number of the index format. A change of the fields or of the analysis raises it.
pub const FORMAT: u32 = FIELDS + lang::VERSION;

/// The name under which the Azerbaijani chain is registered with the engine.
const TOKENIZER: &str = "salname";

/// The fields, ready for use.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// Lemmas of the body, with positions: position n is the n-th word that [`crate::lang::words::words`] gives.
    pub text: Field,
    /// Lemmas of a given title, with positions; empty where the title is cut from the body.
    pub title: Field,
    /// The whole event as JSON, stored only.
    pub event: Field,
    /// The event's id, one term.
    pub id: Field,
    /// The id of its source, one term.
    pub source: Field,
    /// The language of its text, one term.
    pub lang: Field,
    /// First day (0 is 1970-01-01), absent for undated events.
    pub day_from: Field,
    /// Last day.
    pub day_to: Field,
    /// Dates that the body mentions: `1920-06-15`, `1920-06`, `1920`, `~06-15`, one term each; and the event's own day
    /// of the year, `--06-15`.
    pub mention: Field,
    /// The number of words in the first sentence of the body.
    pub opening: Field,
}

/// Builds the schema with its fields.
pub fn schema() -> (Schema, Fields) {
    let mut schema = SchemaBuilder::new();
    let lemmas = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(TOKENIZER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions),
    );
    let fields = Fields {
        text: schema.add_text_field("text", lemmas.clone()),
        title: schema.add_text_field("title", lemmas),
        event: schema.add_text_field("event", STORED),
        id: schema.add_text_field("id", STRING),
        source: schema.add_text_field("source", STRING),
        lang: schema.add_text_field("lang", STRING),
        day_from: schema.add_i64_field("day_from", FAST),
        day_to: schema.add_i64_field("day_to", FAST),
        mention: schema.add_text_field("mention", STRING),
        opening: schema.add_u64_field("opening", FAST),
    };
    (schema.build(), fields)
}

/// Teaches the engine our chain. The same value analyses text and queries; a text has the acronyms of its names too.
pub fn register(index: &Index, chain: AzTokenizer) {
    let tokenizers: &TokenizerManager = index.tokenizers();
    tokenizers.register(TOKENIZER, TextAnalyzer::from(chain.with_acronyms()));
}
