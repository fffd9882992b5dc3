//! The golden words: tests/golden/words/*.tsv, our own, by category, and what is still wrong with its reason.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests fail loudly and print their counts"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use salname::lang::morph::{Analyzer, Scratch};
use salname::lang::words::words;

struct Case {
    place: String,
    category: String,
    form: String,
    lemma: String,
    wanted: bool,
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/words")
}

fn cases() -> Vec<Case> {
    let mut files: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "fixme"))
        .collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let mut category = String::new();
        for (at, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            let place = format!("{}:{}", file.file_name().unwrap().to_string_lossy(), at + 1);
            if let Some(name) = line.strip_prefix("@ ") {
                category = name.to_owned();
                continue;
            }
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let (form, lemma) = line.split_once('\t').unwrap_or_else(|| panic!("{place}: no tab"));
            let (form, wanted) = match form.strip_prefix('!') {
                Some(form) => (form, false),
                None => (form, true),
            };
            let (form, lemma) = (form.to_owned(), lemma.to_owned());
            cases.push(Case { place, category: category.clone(), form, lemma, wanted });
        }
    }
    cases
}

/// The lemmas of a word of a text, with a hyphen or an apostrophe inside it or not.
fn lemmas(analyzer: &Analyzer, scratch: &mut Scratch, form: &str) -> Vec<String> {
    let found: Vec<_> = words(form).collect();
    assert_eq!(found.len(), 1, "{form} is one word");
    analyzer.word_lemmas(form, &found[0], scratch).iter().map(str::to_owned).collect()
}

/// What is accepted as wrong for now: the row as it stands in its table, then the reason.
fn fixme() -> BTreeMap<String, String> {
    let text = fs::read_to_string(folder().join("fixme.tsv")).unwrap_or_default();
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    rows.map(|line| {
        let mut fields = line.splitn(3, '\t');
        let row = format!("{}\t{}", fields.next().unwrap(), fields.next().unwrap_or(""));
        (row, fields.next().unwrap_or_else(|| panic!("fixme.tsv: {line}: no reason")).to_owned())
    })
    .collect()
}

#[test]
fn golden_words_get_their_lemmas() {
    let analyzer = Analyzer::new();
    let mut scratch = Scratch::new();
    let mut fixme = fixme();
    let mut counts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for case in cases() {
        let row = format!("{}{}\t{}", if case.wanted { "" } else { "!" }, case.form, case.lemma);
        assert!(seen.insert(row.clone()), "{}: {row} stands there twice", case.place);
        let found = lemmas(&analyzer, &mut scratch, &case.form);
        let right = match case.wanted {
            true => found[0] == case.lemma,
            false => !found.contains(&case.lemma),
        };
        let count = counts.entry(case.category.clone()).or_default();
        count[usize::from(!case.wanted)] += 1;
        let accepted = fixme.remove(&row).is_some();
        count[2] += usize::from(accepted);
        if right == accepted {
            let what = if accepted { "is right now, out of fixme.tsv with it" } else { "is wrong" };
            wrong.push(format!("{}: {row} {what}: {}", case.place, found.join(" ")));
        }
    }
    let mut all = [0; 3];
    for (category, count) in &counts {
        println!("{category}: {} positive, {} negative, {} known wrong", count[0], count[1], count[2]);
        all.iter_mut().zip(count).for_each(|(sum, one)| *sum += one);
    }
    println!("in all: {} positive, {} negative, {} known wrong", all[0], all[1], all[2]);
    wrong.extend(fixme.keys().map(|row| format!("fixme.tsv: {row} stands in no table")));
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}
