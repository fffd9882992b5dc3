//! Nothing is allocated for a word once the buffers have grown.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use std::fs;
use std::path::Path;

use allocation_counter::measure;
use salname::lang::morph::{Analyzer, Scratch};
use salname::lang::words::words;

/// Splits a text and asks for the lemmas of each word, as the tokenizer does. (Which language a passage is in is
/// asked once a text, not once a word.)
fn read(analyzer: &Analyzer, scratch: &mut Scratch, text: &str) -> usize {
    words(text).map(|word| analyzer.word_lemmas(text, &word, scratch).len()).sum()
}

#[test]
fn a_text_read_again_allocates_nothing() {
    let text = corpus();
    let (analyzer, mut scratch) = (Analyzer::default(), Scratch::new());
    assert!(read(&analyzer, &mut scratch, &text) > 10_000);
    let counted = measure(|| {
        read(&analyzer, &mut scratch, &text);
    });
    // Words with rare characters, such as the brackets of RK(b)P, take the slow way: one in a thousand.
    assert!(counted.count_total < 15, "{} allocations", counted.count_total);
}

#[test]
fn unknown_words_allocate_nothing_once_their_places_have_grown() {
    let (analyzer, mut scratch) = (Analyzer::default(), Scratch::new());
    // Made-up words, each met once: they are analysed, and take the places of others in the memory.
    let strange = |seed: usize| -> String {
        let syllables = ["qar", "zə", "mul", "tör", "ba", "nı", "şe", "lik", "dov", "gün"];
        let word = |n: usize| -> String {
            (0..4).map(|place| syllables[(n / 10usize.pow(place)) % 10]).chain(["ların "]).collect()
        };
        (0..10_000).map(|n| word(n * 7 + seed)).collect()
    };
    for seed in 0..12 {
        read(&analyzer, &mut scratch, &strange(seed));
    }
    let text = strange(100);
    let counted = measure(|| {
        read(&analyzer, &mut scratch, &text);
    });
    // A place that no word had before still grows; ten thousand words must not cost a hundredth of that.
    assert!(counted.count_total < 100, "{} allocations", counted.count_total);
}

fn corpus() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/qafqaz-1917-1923.txt")).unwrap()
}
