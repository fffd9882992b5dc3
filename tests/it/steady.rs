//! Nothing is allocated for a word once the buffers have grown.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use std::fs;
use std::path::Path;

use allocation_counter::measure;
use salname::lang::filter::AzTokenizer;
use tantivy_tokenizer_api::{TokenStream, Tokenizer};

fn read(tokenizer: &mut AzTokenizer, text: &str) -> usize {
    let mut stream = tokenizer.token_stream(text);
    let mut count = 0;
    while stream.advance() {
        count += 1;
    }
    count
}

#[test]
fn a_text_read_again_allocates_nothing() {
    let text = corpus();
    let mut tokenizer = AzTokenizer::default();
    assert!(read(&mut tokenizer, &text) > 10_000);
    let counted = measure(|| {
        read(&mut tokenizer, &text);
    });
    assert_eq!(counted.count_total, 0, "allocations");
}

#[test]
fn unknown_words_allocate_nothing_once_their_places_have_grown() {
    let mut tokenizer = AzTokenizer::default();
    // Made-up words, each met once: they are analysed, and take the places of others in the memory.
    let strange = |seed: usize| -> String {
        let syllables = ["qar", "zə", "mul", "tör", "ba", "nı", "şe", "lik", "dov", "gün"];
        let word = |n: usize| -> String {
            (0..4).map(|place| syllables[(n / 10usize.pow(place)) % 10]).chain(["ların "]).collect()
        };
        (0..10_000).map(|n| word(n * 7 + seed)).collect()
    };
    for seed in 0..12 {
        read(&mut tokenizer, &strange(seed));
    }
    let text = strange(100);
    let counted = measure(|| {
        read(&mut tokenizer, &text);
    });
    // A place that no word had before still grows; ten thousand words must not cost a hundredth of that.
    assert!(counted.count_total < 100, "{} allocations", counted.count_total);
}

fn corpus() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/qafqaz-1917-1923.txt")).unwrap()
}
