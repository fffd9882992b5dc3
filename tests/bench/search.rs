//! A search over 100,000 events beside the engine's own on the same text and terms, in the same run.
//!
//! `cargo bench --bench search`. Read the ratios: our first phase (the query understood, counted, the best few dozen)
//! to the engine's ten best with their count, of the forms typed in an index of forms and of their lemmas in ours,
//! which more events have; and our page of ten (scored anew, snippets with marks) to the engine's ten best with its
//! snippets. Each kind of query takes turns among several, so that no cache of one answers all.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use salname::chronicle::event::{Draft, Event, Ids};
use salname::chronicle::sources::Source;
use salname::index::manifest::Manifest;
use salname::index::open::OpenIndex;
use salname::index::store::Store;
use salname::index::write::Writer;
use salname::lang::case::lower;
use salname::lang::filter::AzTokenizer;
use salname::lang::sentences::sentences;
use salname::query::names::Names;
use salname::query::syntax;
use salname::search::{Options, first_phase, search};
use tantivy::collector::{Count, TopDocs};
use tantivy::indexer::NoMergePolicy;
use tantivy::query::{BooleanQuery, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::tokenizer::{
    SimpleTokenStream, SimpleTokenizer, TextAnalyzer, Token, TokenFilter, TokenStream, Tokenizer,
};
use tantivy::{Index, Searcher, TantivyDocument, Term};

/// Events of the index.
const EVENTS: usize = 100_000;
/// Sentences of an event.
const SENTENCES: usize = 8;
/// Rare words there are, each in about as many events as a name of a village in an archive.
const RARE: u64 = 20_000;
/// Hits on a page.
const HITS: usize = 10;

/// Numbers in a fixed sequence.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// A word that no language has, the same for the same number.
fn rare(number: u64) -> String {
    const SYLLABLES: [&str; 20] = [
        "za", "vər", "qu", "mıl", "tə", "xor", "şe", "nab", "giz", "lü", "pa", "çıt", "do", "rəm", "ha",
        "küs", "be", "yan", "fo", "jır",
    ];
    let syllable = |at: u32| SYLLABLES[(number / 20u64.pow(at) % 20) as usize];
    format!("Q{}{}{}{}", syllable(0), syllable(1), syllable(2), syllable(3))
}

/// Events of sentences of the bundled chronicle in another order; half of them with a rare word.
fn events() -> impl Iterator<Item = Event> {
    let text = include_str!("../../corpus/qafqaz-1917-1923.txt").replace('\n', " ");
    let all: Vec<String> = sentences(&text).into_iter().map(|range| text[range].to_string()).collect();
    let source = Source { id: "bench".into(), file: "bench.txt".into(), ..Source::default() };
    let mut ids = Ids::new("bench");
    let mut draw = Draw(1);
    (0..EVENTS).map(move |number| {
        let mut text = String::new();
        for _ in 0..SENTENCES {
            text.push_str(&all[draw.below(all.len() as u64) as usize]);
            text.push(' ');
        }
        if number % 2 == 0 {
            // The smaller of two draws: some rare words are less rare than others.
            text.push_str(&rare(draw.below(RARE).min(draw.below(RARE))));
            text.push('.');
        }
        ids.name(Draft { text, ..Draft::default() }, &source)
    })
}

/// What tantivy offers by itself, with the one thing that it lacks: lower case as the language has it.
#[derive(Clone)]
struct AzLower;

impl TokenFilter for AzLower {
    type Tokenizer<T: Tokenizer> = Lowered;

    fn transform<T: Tokenizer>(self, _: T) -> Lowered {
        Lowered(SimpleTokenizer::default())
    }
}

#[derive(Clone)]
struct Lowered(SimpleTokenizer);

struct LoweredStream<'a>(SimpleTokenStream<'a>);

impl Tokenizer for Lowered {
    type TokenStream<'a> = LoweredStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> LoweredStream<'a> {
        LoweredStream(self.0.token_stream(text))
    }
}

impl TokenStream for LoweredStream<'_> {
    fn advance(&mut self) -> bool {
        let more = self.0.advance();
        if more {
            let token = self.0.token_mut();
            token.text = lower(&token.text);
        }
        more
    }

    fn token(&self) -> &Token {
        self.0.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.0.token_mut()
    }
}

/// The engine by itself.
struct Plain {
    searcher: Searcher,
    text: Field,
}

impl Plain {
    fn build(folder: &Path) -> Plain {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("azlower")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text =
            schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing) | STORED);
        let index = Index::create_in_dir(folder, schema.build()).expect("an index");
        let tokenizer = TextAnalyzer::builder(SimpleTokenizer::default()).filter(AzLower).build();
        index.tokenizers().register("azlower", tokenizer);
        let mut writer = index.writer_with_num_threads(1, 200_000_000).expect("a writer");
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for event in events() {
            let mut document = TantivyDocument::default();
            document.add_text(text, &event.text);
            writer.add_document(document).expect("an event");
        }
        writer.commit().expect("a commit");
        let segments = index.searchable_segment_ids().expect("segments");
        if segments.len() > 1 {
            writer.merge(&segments).wait().expect("one segment");
        }
        writer.wait_merging_threads().expect("an index");
        let reader = index.reader().expect("a reader");
        reader.reload().expect("the last state");
        Plain { searcher: reader.searcher(), text }
    }

    fn page(&self, query: &dyn Query) {
        let collectors = (TopDocs::with_limit(HITS).order_by_score(), Count);
        let (top, _) = self.searcher.search(query, &collectors).expect("an answer");
        let generator = SnippetGenerator::create(&self.searcher, query, self.text).expect("snippets");
        for (_, address) in top {
            let document: TantivyDocument = self.searcher.doc(address).expect("a document");
            let text = document.get_first(self.text).and_then(|value| value.as_str()).unwrap_or_default();
            black_box(generator.snippet(text));
        }
    }
}

fn best_with_count(searcher: &Searcher, query: &dyn Query) -> usize {
    let collectors = (TopDocs::with_limit(HITS).order_by_score(), Count);
    let (top, count) = searcher.search(query, &collectors).expect("an answer");
    black_box(top);
    count
}

/// Any of the terms that a tokenizer makes of the words; for a phrase, the first ones in a row.
fn terms(tokenizer: &mut impl Tokenizer, field: Field, typed: &str) -> Box<dyn Query> {
    let mut terms = Vec::new();
    let mut last = usize::MAX;
    let mut stream = tokenizer.token_stream(typed);
    while stream.advance() {
        let token = stream.token();
        if token.position != last || !typed.starts_with('"') {
            terms.push(Term::from_field_text(field, &token.text));
        }
        last = token.position;
    }
    if typed.starts_with('"') {
        return Box::new(PhraseQuery::new(terms));
    }
    let one = |term: Term| Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>;
    Box::new(BooleanQuery::union(terms.into_iter().map(one).collect()))
}

/// Our index of the same events, published as `salname ingest` does.
fn ours(folder: &Path) -> OpenIndex {
    let store = Store::at(folder);
    let lock = store.lock("bench", false).expect("the lock");
    let unpublished = lock.begin().expect("a generation");
    let chain = AzTokenizer::default();
    let mut writer = Writer::create(&unpublished.dir, chain.clone()).expect("a writer");
    for event in events() {
        writer.add(&event).expect("an event");
    }
    let written = writer.finish().expect("an index");
    let manifest = Manifest::of(written, &unpublished.dir).expect("a manifest");
    lock.publish(unpublished, &manifest).expect("published");
    OpenIndex::open(&store, chain).expect("an open index")
}

fn kinds() -> [(&'static str, Vec<String>); 4] {
    let owned = |typed: &[&str]| typed.iter().map(|typed| typed.to_string()).collect::<Vec<_>>();
    [
        (
            "common term",
            owned(&["Bakı", "hökumət", "Azərbaycan", "erməni", "ordu", "şəhər", "sovet", "parlament"]),
        ),
        ("rare term", (0..64).map(|number| rare(number * 97 + 11)).collect()),
        (
            "two common terms",
            owned(&[
                "Azərbaycan hökuməti",
                "Bakı şəhəri",
                "erməni ordu",
                "sovet Bakı",
                "ordu Gəncə",
                "türk ordusu",
            ]),
        ),
        (
            "phrase",
            owned(&[
                "\"Azərbaycan hökuməti\"",
                "\"Bakı şəhəri\"",
                "\"Xalq Cümhuriyyəti\"",
                "\"türk ordusu\"",
            ]),
        ),
    ]
}

fn searches(criterion: &mut Criterion) {
    let (one, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let plain = Plain::build(one.path());
    let index = ours(other.path());
    let names = Names::default();
    let (mut lower, mut chain) = (Lowered(SimpleTokenizer::default()), index.chain.clone());
    let options = Options { limit: HITS, ..Options::default() };
    for (kind, typed) in kinds() {
        let forms: Vec<_> = typed.iter().map(|typed| terms(&mut lower, plain.text, typed)).collect();
        let lemmas: Vec<_> = typed.iter().map(|typed| terms(&mut chain, index.fields.text, typed)).collect();
        let queries: Vec<_> = typed.iter().map(|typed| syntax::parse(typed)).collect();
        assert!(best_with_count(&plain.searcher, forms[0].as_ref()) > 0, "{}", typed[0]);
        assert!(best_with_count(&index.searcher, lemmas[0].as_ref()) > 0, "{}", typed[0]);
        let mut at = 0;
        let mut next = || {
            at += 1;
            at % typed.len()
        };
        let mut group = criterion.benchmark_group(kind);
        group.bench_function("tantivy, ten best and count", |bench| {
            bench.iter(|| best_with_count(&plain.searcher, forms[next()].as_ref()));
        });
        group.bench_function("tantivy, ten best and count of the lemmas", |bench| {
            bench.iter(|| best_with_count(&index.searcher, lemmas[next()].as_ref()));
        });
        group.bench_function("salname, first phase", |bench| {
            bench.iter(|| first_phase(&queries[next()], &options, &index, &names).expect("an answer"));
        });
        group.bench_function("tantivy, page with snippets", |bench| {
            bench.iter(|| plain.page(forms[next()].as_ref()));
        });
        group.bench_function("salname, page with snippets", |bench| {
            bench.iter(|| search(&queries[next()], &options, &index, &names).expect("an answer"));
        });
        group.finish();
    }
}

criterion_group!(benches, searches);
criterion_main!(benches);
