//! Words analysed a second, from text to lemmas, beside rust-stemmers' Turkish on the same words.
//!
//! `cargo bench --bench words`. The text is the bundled chronicle, once: repeating it would flatter the cache.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rust_stemmers::{Algorithm, Stemmer};
use salname::lang::filter::AzTokenizer;
use salname::lang::foreign::passages;
use salname::lang::morph::{Analyzer, Scratch};
use salname::lang::unify::unify_into;
use salname::lang::words::words;
use tantivy_tokenizer_api::{TokenStream, Tokenizer};

fn analyse(criterion: &mut Criterion) {
    let text = include_str!("../../corpus/qafqaz-1917-1923.txt");
    let count = words(text).count() as u64;
    let mut group = criterion.benchmark_group("words");
    group.throughput(Throughput::Elements(count));
    group.bench_function("split and unified only", |bench| {
        let mut buffer = String::new();
        bench.iter(|| {
            for word in words(text) {
                buffer.clear();
                unify_into(word.surface(text), &mut buffer);
                black_box(&buffer);
            }
        });
    });
    group.bench_function("rust-stemmers Turkish", |bench| {
        let stemmer = Stemmer::create(Algorithm::Turkish);
        let mut buffer = String::new();
        bench.iter(|| {
            for word in words(text) {
                buffer.clear();
                unify_into(word.surface(text), &mut buffer);
                black_box(stemmer.stem(&buffer));
            }
        });
    });
    group.bench_function("lemmas alone", |bench| {
        let (analyzer, mut scratch) = (Analyzer::new(), Scratch::new());
        bench.iter(|| {
            for word in words(text) {
                black_box(analyzer.word_lemmas(text, &word, &mut scratch).first());
            }
        });
    });
    // What telling languages apart costs, which must stay within a twentieth of the lemmas alone.
    group.bench_function("passages", |bench| bench.iter(|| black_box(passages(text))));
    group.bench_function("salname lemmas", |bench| {
        let mut tokenizer = AzTokenizer::default();
        bench.iter(|| {
            let mut stream = tokenizer.token_stream(text);
            while stream.advance() {
                black_box(stream.token());
            }
        });
    });
    group.finish();
}

criterion_group!(benches, analyse);
criterion_main!(benches);
