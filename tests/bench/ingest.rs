//! Events ingested a second: our chain and store beside tantivy with its whitespace tokenizer, on the same text.
//!
//! `cargo bench --bench ingest`. What is measured is the processor's time of all threads where the system tells it
//! (Linux, in steps of 10 ms), else the time that passed. The text is made of the bundled chronicle's sentences in another order, so its
//! vocabulary is smaller than that of a real archive of the size, for both alike.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use salname::chronicle::event::{Draft, Event, Ids};
use salname::chronicle::sources::Source;
use salname::index::write::Writer;
use salname::lang::filter::AzTokenizer;
use salname::lang::sentences::sentences;
use tantivy::indexer::NoMergePolicy;
use tantivy::schema::{IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{Index, TantivyDocument};

/// Events of one ingest: enough that opening and closing an index does not count.
const EVENTS: usize = 20_000;
/// Sentences of an event.
const SENTENCES: usize = 8;

/// Events of sentences drawn by a fixed sequence.
fn events() -> Vec<Event> {
    let text = include_str!("../../corpus/qafqaz-1917-1923.txt").replace('\n', " ");
    let all: Vec<&str> = sentences(&text).into_iter().map(|range| &text[range]).collect();
    let source = Source { id: "bench".into(), file: "bench.txt".into(), ..Source::default() };
    let mut ids = Ids::new("bench");
    let mut state = 1u64;
    let mut draw = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        all[(state >> 33) as usize % all.len()]
    };
    (0..EVENTS)
        .map(|_| {
            let text = (0..SENTENCES).map(|_| draw()).collect::<Vec<_>>().join(" ");
            ids.name(Draft { text, ..Draft::default() }, &source)
        })
        .collect()
}

fn ours(events: &[Event]) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut writer = Writer::create(folder.path(), AzTokenizer::default()).expect("a writer");
    for event in events {
        writer.add(event).expect("an event");
    }
    black_box(writer.finish().expect("an index"));
}

/// The engine alone: the same text stored and indexed with positions by one tokenizer.
fn engine(events: &[Event], tokenizer: TextAnalyzer) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("plain")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing) | STORED);
    let index = Index::create_in_dir(folder.path(), schema.build()).expect("an index");
    index.tokenizers().register("plain", tokenizer);
    let mut writer = index.writer_with_num_threads(1, 200_000_000).expect("a writer");
    writer.set_merge_policy(Box::new(NoMergePolicy));
    for event in events {
        let mut document = TantivyDocument::default();
        document.add_text(text, &event.text);
        writer.add_document(document).expect("an event");
    }
    writer.commit().expect("a commit");
    writer.wait_merging_threads().expect("an index");
}

/// A moment on the clock of the processor, or on the wall.
struct Clock(Option<Duration>, Instant);

impl Clock {
    fn now() -> Clock {
        Clock(Clock::used(), Instant::now())
    }

    /// What all threads of this process have used so far: the 14th and 15th field, in ticks of 10 ms.
    fn used() -> Option<Duration> {
        let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
        Some(Duration::from_millis(10 * ticks))
    }

    fn passed(&self) -> Duration {
        match (self.0, Clock::used()) {
            (Some(begin), Some(end)) => end.saturating_sub(begin),
            _ => self.1.elapsed(),
        }
    }
}

fn ingest(criterion: &mut Criterion) {
    let events = events();
    let bytes: usize = events.iter().map(|event| event.text.len()).sum();
    let mut group = criterion.benchmark_group("ingest");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(bytes as u64));
    let mut run = |name: &str, work: &dyn Fn()| {
        group.bench_function(name, |bench| {
            bench.iter_custom(|times| {
                let begin = Clock::now();
                (0..times).for_each(|_| work());
                begin.passed()
            });
        });
    };
    run("tantivy, white space", &|| engine(&events, TextAnalyzer::from(WhitespaceTokenizer::default())));
    run("tantivy, our chain", &|| engine(&events, TextAnalyzer::from(AzTokenizer::default())));
    run("salname", &|| ours(&events));
    group.finish();
}

criterion_group!(benches, ingest);
criterion_main!(benches);
