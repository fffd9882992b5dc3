//! What the same events and queries give with ready-made parts: an OR of the typed words, scored by BM25.

use rust_stemmers::{Algorithm, Stemmer};
use salname::chronicle::event::Event;
use salname::lang::case::lower;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{
    IndexRecordOption, STORED, STRING, Schema, TantivyDocument, TextFieldIndexing, TextOptions, Value,
};
use tantivy::tokenizer::{LowerCaser, SimpleTokenizer, TextAnalyzer, WhitespaceTokenizer};
use tantivy::{Index, Searcher, Term};

/// How a baseline makes its words.
#[derive(Clone, Copy)]
pub enum Words {
    /// The engine's default: split at what is no letter or digit, lower case by Unicode.
    Default,
    /// The same split, Azerbaijani lower case, then the Turkish stemmer.
    TurkishStems,
}

/// An index of titles and bodies in one field.
pub struct Baseline {
    words: Words,
    index: Index,
    searcher: Searcher,
}

const TOKENIZER: &str = "baseline";

impl Baseline {
    pub fn of(events: &[Event], words: Words) -> Baseline {
        let mut schema = Schema::builder();
        let id = schema.add_text_field("id", STRING | STORED);
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(TOKENIZER)
            .set_index_option(IndexRecordOption::WithFreqs);
        let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let index = Index::create_in_ram(schema.build());
        let analyzer = match words {
            Words::Default => TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).build(),
            Words::TurkishStems => TextAnalyzer::builder(WhitespaceTokenizer::default()).build(),
        };
        index.tokenizers().register(TOKENIZER, analyzer);
        let mut writer = index.writer_with_num_threads(1, 50_000_000).expect("a writer");
        for event in events {
            let mut document = TantivyDocument::default();
            document.add_text(id, &event.id);
            let whole = format!("{} {}", event.title.as_deref().unwrap_or_default(), event.text);
            document.add_text(text, prepared(&whole, words));
            writer.add_document(document).expect("an event added");
        }
        writer.commit().expect("a commit");
        let searcher = index.reader().expect("a reader").searcher();
        Baseline { words, index, searcher }
    }

    /// The ids of the first ten.
    pub fn ids(&self, typed: &str) -> Vec<String> {
        let field = self.index.schema().get_field("text").expect("the text");
        let id = self.index.schema().get_field("id").expect("the id");
        let mut analyzer = self.index.tokenizers().get(TOKENIZER).expect("the tokenizer");
        let typed = prepared(typed, self.words);
        let mut stream = analyzer.token_stream(&typed);
        let mut terms: Vec<Box<dyn Query>> = Vec::new();
        stream.process(&mut |token| {
            let term = Term::from_field_text(field, &token.text);
            terms.push(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)));
        });
        let query = BooleanQuery::union(terms);
        let best = self.searcher.search(&query, &TopDocs::with_limit(10).order_by_score()).expect("hits");
        let name = |address| {
            let document: TantivyDocument = self.searcher.doc(address).expect("a document");
            document.get_first(id).and_then(|value| value.as_str()).unwrap_or_default().to_string()
        };
        best.into_iter().map(|(_, address)| name(address)).collect()
    }
}

fn prepared(text: &str, words: Words) -> String {
    match words {
        Words::Default => text.to_string(),
        Words::TurkishStems => {
            let stemmer = Stemmer::create(Algorithm::Turkish);
            let lowered = lower(text);
            let split = lowered.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            split.map(|word| stemmer.stem(word).into_owned()).collect::<Vec<_>>().join(" ")
        }
    }
}
