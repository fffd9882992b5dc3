//! How well the judged queries of `tests/judged` are answered, beside ready-made parts on the same events.
//!
//! Prints its tables (`cargo test judged -- --nocapture`) and fails under the floors below, which are set a little
//! under what was measured. `SALNAME_JUDGED=worst` prints the queries with the worst answers as well;
//! `SALNAME_BURIED=30000` sets the number of generated events (30,000 in an optimised build, fewer otherwise).

mod baselines;
mod collection;
mod marks;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;
use std::time::Instant;

use salname::chronicle::event::Event;
use salname::lang::morph::Analyzer;

use self::baselines::{Baseline, Words};
use self::collection::{
    Grades, Judged, Library, asked_for, corpus, generated, grades, other, queries, spellings,
};
use self::marks::{Typed, wrong};

/// Collections beside the bundled one, each with a chronicle of its own.
const OTHERS: [&str; 4] = ["1514-1995", "antiquity-2020", "1801-1994", "714bce-2020"];
/// Least nDCG@10 over all queries, and over each kind.
const FLOOR: f64 = 0.92;
const FLOORS: [(&str, f64); 16] = [
    ("abbreviation", 0.80),
    ("ascii", 0.93),
    ("capitals", 0.96),
    ("cyrillic", 0.96),
    ("date", 0.94),
    ("english", 0.88),
    ("inflected", 0.91),
    ("initials", 0.95),
    ("izafet", 0.89),
    ("keyword", 0.92),
    ("othername", 0.89),
    ("persons", 0.93),
    ("phrase", 0.94),
    ("question", 0.84),
    ("turkish", 0.80),
    ("typo", 0.87),
];
/// Most that another typing of the same query may lose.
const MOST_LOST_BY_TYPING: f64 = 0.01;
/// Most that the answers may lose among thousands of other events.
const MOST_LOST_BY_BURYING: f64 = 0.05;

static CORPUS: LazyLock<Vec<Event>> = LazyLock::new(corpus);
static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::of(&CORPUS.iter().collect::<Vec<_>>()));

/// Three figures of an answer.
#[derive(Default, Clone, Copy)]
struct Figures {
    ndcg: f64,
    mrr: f64,
    first: f64,
}

/// Judges ten ids against the grades of their query.
fn judge(ids: &[String], grades: &HashMap<String, u32>) -> Figures {
    let gain = |grade: u32, at: usize| (f64::from(1u32 << grade) - 1.0) / (at as f64 + 2.0).log2();
    let grade = |id: &String| grades.get(id).copied().unwrap_or(0);
    let got: f64 = ids.iter().take(10).enumerate().map(|(at, id)| gain(grade(id), at)).sum();
    let mut ideal: Vec<u32> = grades.values().copied().collect();
    ideal.sort_unstable_by(|one, other| other.cmp(one));
    let most: f64 = ideal.iter().take(10).enumerate().map(|(at, grade)| gain(*grade, at)).sum();
    let right = ids.iter().position(|id| grade(id) == 3);
    Figures {
        ndcg: got / most,
        mrr: right.map_or(0.0, |at| 1.0 / (at as f64 + 1.0)),
        first: f64::from(u8::from(right == Some(0))),
    }
}

fn mean(of: &[Figures]) -> Figures {
    let count = of.len().max(1) as f64;
    let sum = |pick: fn(&Figures) -> f64| of.iter().map(pick).sum::<f64>() / count;
    Figures { ndcg: sum(|f| f.ndcg), mrr: sum(|f| f.mrr), first: sum(|f| f.first) }
}

/// Answers all queries in one way.
fn run(queries: &[Judged], grades: &Grades, ids: impl Fn(&str) -> Vec<String>) -> Vec<Figures> {
    queries.iter().map(|query| judge(&ids(&query.typed), &grades[&query.qid])).collect()
}

/// Which half a query belongs to: FNV-1a of its id, so that a new query moves no other.
fn half(qid: &str) -> usize {
    let hash =
        qid.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 16) as usize & 1
}

#[test]
fn the_right_event_comes_first() {
    let (queries, grades) = (queries("queries.tsv"), grades("qrels.tsv"));
    let start = Instant::now();
    let ours = run(&queries, &grades, |typed| LIBRARY.ids(typed));
    let took = start.elapsed().as_secs_f64();
    let plain = Baseline::of(&CORPUS, Words::Default);
    let plain = run(&queries, &grades, |typed| plain.ids(typed));
    let stems = Baseline::of(&CORPUS, Words::TurkishStems);
    let stems = run(&queries, &grades, |typed| stems.ids(typed));

    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, query) in queries.iter().enumerate() {
        groups.entry(&query.kind).or_default().push(at);
    }
    println!("{} queries over {} events in {took:.1} s", queries.len(), CORPUS.len());
    println!("{:14}{:>5}{:>22}{:>22}{:>22}", "", "", "Salname", "BM25", "BM25, Turkish stems");
    println!("{:14}{:>5}{}", "kind", "n", format!("{:>8}{:>7}{:>7}", "nDCG@10", "MRR", "S@1").repeat(3));
    let line = |name: &str, at: &[usize]| {
        let of = |all: &[Figures]| mean(&at.iter().map(|at| all[*at]).collect::<Vec<_>>());
        let show = |all| {
            let Figures { ndcg, mrr, first } = of(all);
            format!("{ndcg:8.3}{mrr:7.3}{first:7.3}")
        };
        println!("{name:14}{:>5}{}{}{}", at.len(), show(&ours), show(&plain), show(&stems));
        of(&ours).ndcg
    };
    let mut low = Vec::new();
    for (kind, at) in &groups {
        let ndcg = line(kind, at);
        let floor = FLOORS.iter().find(|(name, _)| name == kind).expect("a floor for every kind").1;
        if ndcg < floor {
            low.push(format!("{kind}: {ndcg:.3} is under {floor}"));
        }
    }
    for number in [0, 1] {
        let own: Vec<usize> = (0..queries.len()).filter(|at| half(&queries[*at].qid) == number).collect();
        line(["first half", "second half"][number], &own);
    }
    let all = line("all", &(0..queries.len()).collect::<Vec<_>>());
    if all < FLOOR {
        low.push(format!("all: {all:.3} is under {FLOOR}"));
    }
    if asked_for("worst") {
        let mut order: Vec<usize> = (0..queries.len()).collect();
        order.sort_by(|one, other| ours[*one].ndcg.total_cmp(&ours[*other].ndcg));
        for at in order.into_iter().take(60) {
            let Judged { qid, kind, typed } = &queries[at];
            let got = LIBRARY.ids(typed);
            let want: Vec<&String> = grades[qid].iter().filter(|(_, g)| **g == 3).map(|(id, _)| id).collect();
            println!(
                "{:.2} {qid} {kind} | {typed} | {:?} for {want:?}",
                ours[at].ndcg,
                &got[..got.len().min(3)]
            );
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}

/// Three more chronicles with queries of their own. They were written blind, and have been looked at since.
#[test]
fn other_collections_are_answered_as_well() {
    for (folder, floor) in OTHERS.into_iter().zip([0.93, 0.96, 0.95, 0.92]) {
        let (library, queries, grades) = other(folder);
        let found = run(&queries, &grades, |typed| library.ids(typed));
        let Figures { ndcg, mrr, first } = mean(&found);
        println!("{folder:14}{:>5}{ndcg:8.3}{mrr:7.3}{first:7.3}", queries.len());
        if asked_for("worst") {
            for (query, figures) in queries.iter().zip(&found).filter(|(_, figures)| figures.ndcg < 0.7) {
                println!("{:.2} {} {} | {}", figures.ndcg, query.qid, query.kind, query.typed);
            }
        }
        assert!(ndcg >= floor, "{folder}: {ndcg:.3} is under {floor}");
    }
}

#[test]
fn every_typing_finds_the_same() {
    let (rows, grades) = (spellings(), grades("qrels.tsv"));
    let means: Vec<f64> = (1..=4)
        .map(|column| {
            let judged = |row: &Vec<String>| judge(&LIBRARY.ids(&row[column]), &grades[&row[0]]);
            mean(&rows.iter().map(judged).collect::<Vec<_>>()).ndcg
        })
        .collect();
    for (name, ndcg) in ["right", "ascii", "cyrillic", "capitals"].iter().zip(&means) {
        println!("{name:10} nDCG@10 {ndcg:.3}, {:+.3}", ndcg - means[0]);
        assert!(means[0] - ndcg <= MOST_LOST_BY_TYPING, "{name}: {ndcg:.3} beside {:.3}", means[0]);
    }
}

#[test]
fn every_hit_shows_why() {
    let analyzer = Analyzer::default();
    let mut all = Vec::new();
    let (mut hits, mut marks) = (0, 0);
    let mut check = |library: &Library, queries: Vec<Judged>| {
        for query in queries {
            let typed = Typed::new(&query.typed, &analyzer);
            for hit in library.search(&query.typed).hits {
                hits += 1;
                marks += hit.snippet.marks.len() + hit.title_marks.len() + hit.date_marks.len();
                for what in wrong(&hit, &typed, &analyzer) {
                    all.push(format!("{} {} | {} | {what}", query.qid, query.typed, hit.event.id));
                }
            }
        }
    };
    check(&LIBRARY, queries("queries.tsv"));
    for folder in OTHERS {
        let (library, queries, _) = other(folder);
        check(&library, queries);
    }
    println!("{hits} hits with {marks} marks");
    assert!(all.is_empty(), "{} of {hits} hits:\n{}", all.len(), all.join("\n"));
}

#[test]
fn burying_the_events_loses_little() {
    let usual = if cfg!(debug_assertions) { 3_000 } else { 30_000 };
    let count = std::env::var("SALNAME_BURIED").ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    let (queries, grades) = (queries("queries.tsv"), grades("qrels.tsv"));
    let start = Instant::now();
    let others = generated(&CORPUS, count);
    let buried = Library::of(&CORPUS.iter().chain(&others).collect::<Vec<_>>());
    let without = run(&queries, &grades, |typed| LIBRARY.ids(typed));
    let within = run(&queries, &grades, |typed| buried.ids(typed));
    let (alone, among) = (mean(&without).ndcg, mean(&within).ndcg);
    let took = start.elapsed().as_secs_f64();
    println!("nDCG@10 {alone:.3} alone, {among:.3} among {count} generated events ({took:.1} s)");
    if asked_for("worst") {
        for ((query, one), other) in queries.iter().zip(&without).zip(&within) {
            if one.ndcg - other.ndcg > 0.1 {
                let Judged { qid, kind, typed } = query;
                println!("{:.2} to {:.2} {qid} {kind} | {typed}", one.ndcg, other.ndcg);
            }
        }
    }
    assert!(alone - among <= MOST_LOST_BY_BURYING, "{alone:.3} falls to {among:.3}");
}
