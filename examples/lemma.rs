//! Prints the readings of the words given: `cargo run --no-default-features --example lemma -- müqavilələrinin`.
//! Without words it reads a text and prints each different form with its lemmas; `?` marks a guess.
#![allow(clippy::print_stdout, reason = "prints for the developer")]

use std::collections::BTreeSet;
use std::io::Read;

use salname::lang::morph::{Analyzer, Lemmas, Scratch};
use salname::lang::unify::unify;
use salname::lang::words::words;

fn main() -> std::io::Result<()> {
    let analyzer = Analyzer::new();
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if asked.is_empty() {
        return read_text(&analyzer);
    }
    let mut lemmas = Lemmas::new();
    for word in asked {
        let form = unify(&word);
        analyzer.lemmas(&form, &mut lemmas);
        println!(
            "{word}: {}  {:?}",
            lemmas.iter().collect::<Vec<_>>().join(" | "),
            analyzer.bases(lemmas.first())
        );
        for parse in analyzer.parses(&form) {
            let steps: Vec<String> =
                parse.suffixes.iter().map(|suffix| format!("{} {}", suffix.spelled, suffix.name)).collect();
            println!(
                "    {} {} {:?} {} · {}",
                parse.lemma,
                parse.pos.name(),
                parse.level,
                parse.cost,
                steps.join(" · ")
            );
        }
    }
    Ok(())
}

fn read_text(analyzer: &Analyzer) -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let mut scratch = Scratch::new();
    let mut seen = BTreeSet::new();
    for word in words(&text) {
        let surface = word.surface(&text);
        if seen.insert(unify(surface)) {
            let lemmas = analyzer.word_lemmas(&text, &word, &mut scratch);
            let all: Vec<&str> = lemmas.iter().collect();
            println!("{}{surface}\t{}", if lemmas.known() { "" } else { "?" }, all.join("|"));
        }
    }
    Ok(())
}
