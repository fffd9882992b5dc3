//! Prints the readings of the words given: `cargo run --no-default-features --example lemma -- müqavilələrinin`.
#![allow(clippy::print_stdout, reason = "prints for the developer")]

use salname::lang::morph::{Analyzer, Lemmas};
use salname::lang::unify::unify;

fn main() {
    let analyzer = Analyzer::new();
    let mut lemmas = Lemmas::new();
    for word in std::env::args().skip(1) {
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
}
