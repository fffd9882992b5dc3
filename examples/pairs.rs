//! Figures of the analyzer on a table of pairs: `category<TAB>form<TAB>lemma`, exact, recall and precision.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a tool for the developer's terminal")]

use std::collections::{BTreeMap, HashMap};

use salname::lang::morph::{Analyzer, Scratch};
use salname::lang::words::words;

/// How a category fares: all, first lemma right, the same first lemma as the dictionary form, any lemma right.
type Count = [usize; 4];

fn main() {
    let analyzer = Analyzer::new();
    let mut scratch = Scratch::new();
    let mut lemmas = |form: &str| -> Vec<String> {
        let Some(word) = words(form).last() else { return vec![form.to_owned()] };
        analyzer.word_lemmas(form, &word, &mut scratch).iter().map(str::to_owned).collect()
    };
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let (mut by_gold, mut by_ours, mut by_both) = (HashMap::new(), HashMap::new(), HashMap::new());
    let mut wrong = Vec::new();
    for path in std::env::args().skip(1) {
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [category, form, lemma] = fields[..] else { continue };
            let (found, base) = (lemmas(form), lemmas(lemma));
            for key in [category, "ALL"] {
                let count = counts.entry(key.to_owned()).or_default();
                count[0] += 1;
                count[1] += usize::from(found[0] == lemma);
                count[2] += usize::from(found[0] == base[0]);
                count[3] += usize::from(found.iter().any(|one| one == lemma));
            }
            if found[0] != lemma {
                wrong.push(format!("{category}: {form} → {} not {lemma}", found.join(" ")));
            }
            *by_gold.entry(lemma.to_owned()).or_insert(0u64) += 1;
            *by_ours.entry(found[0].clone()).or_insert(0u64) += 1;
            *by_both.entry((lemma.to_owned(), found[0].clone())).or_insert(0u64) += 1;
        }
    }
    let pairs = |counts: &mut dyn Iterator<Item = &u64>| counts.map(|n| n * (n - 1) / 2).sum::<u64>() as f64;
    let (gold, ours, both) =
        (pairs(&mut by_gold.values()), pairs(&mut by_ours.values()), pairs(&mut by_both.values()));
    for (category, [all, exact, recall, any]) in &counts {
        let share = |count: &usize| 100.0 * *count as f64 / *all as f64;
        println!(
            "{category}: {all} pairs, exact {:.1}, recall {:.1}, any {:.1}",
            share(exact),
            share(recall),
            share(any)
        );
    }
    let (precision, recall) = (both / ours, both / gold);
    println!(
        "pairwise: precision {:.2}, recall {:.2}, F1 {:.2}",
        100.0 * precision,
        100.0 * recall,
        200.0 * precision * recall / (precision + recall)
    );
    for line in wrong {
        println!("  {line}");
    }
}
