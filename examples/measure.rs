//! Development figures of the analyzer: recall on word pairs, frequent forms unexplained, words a second.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a tool for the developer's terminal")]

use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

use salname::lang::morph::{Analyzer, Lemmas, Scratch};
use salname::lang::unify::unify;
use salname::lang::words::words;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().unwrap_or_else(|| "../shared/data".to_owned());
    let unexplained = arguments.next();
    let analyzer = Analyzer::new();
    match fs::read_to_string(format!("{data}/unimorph-dev.tsv")) {
        Ok(text) => pairs(&analyzer, &text),
        Err(_) => println!("word pairs left out: no {data}/unimorph-dev.tsv"),
    }
    match fs::read_to_string(format!("{data}/forms-by-frequency.txt")) {
        Ok(text) => {
            forms(&analyzer, &text, unexplained.as_deref());
            let real = arguments.next().map(|path| fs::read_to_string(path).unwrap());
            speed(&analyzer, "forms drawn by frequency", &prose(&text));
            if let Some(real) = real {
                speed(&analyzer, "real text", &real.repeat(10));
            }
        }
        Err(_) => println!("forms left out: no {data}/forms-by-frequency.txt"),
    }
}

fn first(analyzer: &Analyzer, form: &str, out: &mut Lemmas) -> String {
    analyzer.lemmas(&unify(form), out);
    out.first().to_owned()
}

fn pairs(analyzer: &Analyzer, text: &str) {
    let mut counts: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    let mut out = Lemmas::new();
    let mut wrong = Vec::new();
    for line in text.lines() {
        let mut fields = line.split('\t');
        let (Some(lemma), Some(form), Some(tags)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        if lemma.contains(' ') || form.contains(' ') || !tags.starts_with(['N', 'V']) {
            continue;
        }
        let class = if tags.starts_with('V') { "verbs" } else { "nouns" };
        let base = first(analyzer, lemma, &mut out);
        let got = first(analyzer, form, &mut out);
        let any = out.iter().any(|one| one == base);
        let count = counts.entry(class).or_default();
        count[0] += 1;
        count[1] += usize::from(got == base);
        count[2] += usize::from(got == unify(lemma));
        count[3] += usize::from(any);
        if got != base {
            wrong.push(format!("{form} {got} {base}"));
        }
    }
    for (class, [all, recall, exact, any]) in counts {
        let share = |count: usize| 100.0 * count as f64 / all as f64;
        println!(
            "{class}: {all} pairs, recall {:.2} (any {:.2}), exact {:.2}",
            share(recall),
            share(any),
            share(exact)
        );
    }
    for line in &wrong {
        println!("  {line}");
    }
}

fn forms(analyzer: &Analyzer, text: &str, file: Option<&str>) {
    let mut out = Lemmas::new();
    let (mut all, mut unknown, mut short) = (0usize, Vec::new(), 0usize);
    let mut top = [0usize; 3];
    for form in text.lines() {
        let unified = unify(form);
        analyzer.lemmas(&unified, &mut out);
        all += 1;
        for lemma in out.iter() {
            let letters = lemma.chars().count();
            if letters == 0 || letters == 1 && lemma != "o" && unified.chars().count() > 1 {
                short += 1;
                println!("  one-letter lemma: {form} → {lemma}");
            }
        }
        if !out.known() && unified.chars().all(char::is_alphabetic) && unified.chars().count() > 2 {
            for (at, limit) in [10_000, 50_000, usize::MAX].into_iter().enumerate() {
                top[at] += usize::from(all <= limit);
            }
            unknown.push(format!("{form}\t{}", out.iter().collect::<Vec<_>>().join(" ")));
        }
    }
    println!(
        "forms: {all}, unexplained {} ({} of the first 10,000, {} of the first 50,000), short lemmas {short}",
        top[2], top[0], top[1]
    );
    if let Some(file) = file {
        fs::write(file, unknown.join("\n")).unwrap();
    }
}

/// A text with the frequencies of prose: the form of rank r about N / r times, in a fixed shuffle.
fn prose(text: &str) -> String {
    let forms: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    let mut seed = 7u64;
    for _ in 0..400_000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let unit = (seed >> 33) as f64 / (1u64 << 31) as f64;
        let rank = ((forms.len() as f64).powf(unit) - 1.0) as usize;
        out.push_str(forms[rank.min(forms.len() - 1)]);
        out.push(' ');
    }
    out
}

fn speed(analyzer: &Analyzer, name: &str, text: &str) {
    println!("--- {name}");
    let mut scratch = Scratch::new();
    let mut best = f64::MAX;
    let mut count = 0usize;
    for _ in 0..5 {
        count = 0;
        let begin = Instant::now();
        for word in words(text) {
            count += analyzer.word_lemmas(text, &word, &mut scratch).len().min(1);
        }
        best = best.min(begin.elapsed().as_secs_f64());
    }
    let begin = Instant::now();
    let split = words(text).map(|word| word.to).max();
    println!("splitting alone: {:.0} a second {split:?}", count as f64 / begin.elapsed().as_secs_f64());
    let mut form = String::new();
    let begin = Instant::now();
    for word in words(text) {
        form.clear();
        salname::lang::unify::unify_into(word.surface(text), &mut form);
    }
    println!("splitting and unifying: {:.0} a second", count as f64 / begin.elapsed().as_secs_f64());
    let ours = count as f64 / best;
    let mut lemmas = Lemmas::new();
    let begin = Instant::now();
    for word in words(text) {
        analyzer.lemmas(&unify(word.surface(text)), &mut lemmas);
    }
    let uncached = count as f64 / begin.elapsed().as_secs_f64();
    let stemmer = rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::Turkish);
    let begin = Instant::now();
    let mut letters = 0;
    for word in words(text) {
        letters += stemmer.stem(&unify(word.surface(text))).len();
    }
    let turkish = count as f64 / begin.elapsed().as_secs_f64();
    assert!(letters > 0);
    println!(
        "words a second: {ours:.0} (without the cache {uncached:.0}), Turkish stemmer {turkish:.0}, ratio {:.1}",
        ours / turkish
    );
}
