//! The judged queries, the bundled events and an index of them in a folder of its own.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use salname::chronicle::event::{Event, EventDate};
use salname::chronicle::{self, sources};
use salname::date;
use salname::index::manifest::Manifest;
use salname::index::open::OpenIndex;
use salname::index::store::Store;
use salname::index::write::Writer;
use salname::lang::filter::AzTokenizer;
use salname::lang::morph::Analyzer;
use salname::lang::sentences::sentences;
use salname::lang::words::words;
use salname::query::names::Names;
use salname::query::parse;
use salname::search::{self, Options, Page};

use crate::support::project;

/// A query with the way it is typed.
pub struct Judged {
    pub qid: String,
    pub kind: String,
    pub typed: String,
}

/// Grades of events, by the id of the query.
pub type Grades = HashMap<String, HashMap<String, u32>>;

/// A chronicle in a folder of `tests/judged`, its queries, and their grades by event.
pub fn other(folder: &str) -> (Library, Vec<Judged>, Grades) {
    let path = project().join("tests/judged").join(folder).join("chronicle.txt");
    let events = events_of("judged".into(), path);
    let by_line: HashMap<String, String> =
        events.iter().map(|event| (event.line.to_string(), event.id.clone())).collect();
    let grades = grades(&format!("{folder}/qrels.tsv"));
    let of_ids = |grades: HashMap<String, u32>| {
        grades.into_iter().map(|(line, grade)| (by_line[&line].clone(), grade)).collect()
    };
    let grades = grades.into_iter().map(|(qid, grades)| (qid, of_ids(grades))).collect();
    (Library::of(&events.iter().collect::<Vec<_>>()), queries(&format!("{folder}/queries.tsv")), grades)
}

fn rows(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(project().join("tests/judged").join(name)).expect("a table");
    let kept = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    kept.map(|line| line.split('\t').map(str::to_string).collect()).collect()
}

/// The queries of a table.
pub fn queries(name: &str) -> Vec<Judged> {
    let judged = |row: Vec<String>| {
        let [qid, kind, typed] = row.try_into().expect("three columns in queries.tsv");
        Judged { qid, kind, typed }
    };
    rows(name).into_iter().map(judged).collect()
}

/// The grades of a table.
pub fn grades(name: &str) -> Grades {
    let mut grades = Grades::new();
    for row in rows(name) {
        let [qid, id, grade] = row.try_into().expect("three columns in qrels.tsv");
        grades.entry(qid).or_default().insert(id, grade.parse().expect("a grade"));
    }
    grades
}

/// `spellings.tsv`: a qid, then the query in each of four typings.
pub fn spellings() -> Vec<Vec<String>> {
    rows("spellings.tsv")
}

/// The events of the chronicles that come with the program.
pub fn corpus() -> Vec<Event> {
    let events = events_of("corpus".into(), project().join("corpus"));
    assert!(events.len() > 500, "only {} events", events.len());
    events
}

fn events_of(name: String, path: PathBuf) -> Vec<Event> {
    let words = Analyzer::default();
    let (found, _) = sources::find(&[(name, path)], None).expect("sources");
    let mut events = Vec::new();
    for source in &found {
        let keep = |event| {
            events.push(event);
            Ok(())
        };
        chronicle::events(source, &words, keep).expect("a chronicle that can be read");
    }
    events
}

/// An index that goes when the test ends.
pub struct Library {
    _folder: tempfile::TempDir,
    index: OpenIndex,
    names: Names,
}

impl Library {
    pub fn of(events: &[&Event]) -> Library {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = Store::at(folder.path().join("index"));
        let chain = AzTokenizer::new(Analyzer::default());
        let lock = store.lock("a test", true).expect("a lock");
        let unpublished = lock.begin().expect("a generation");
        let mut writer = Writer::create(&unpublished.dir, chain.clone()).expect("a writer");
        for event in events {
            writer.add(event).expect("an event added");
        }
        let written = writer.finish().expect("an index");
        let manifest = Manifest::of(written, &unpublished.dir).expect("a manifest");
        lock.publish(unpublished, &manifest).expect("published");
        let index = OpenIndex::open(&store, chain).expect("an index that opens");
        Library { _folder: folder, index, names: Names::default() }
    }

    /// The first ten hits.
    pub fn search(&self, typed: &str) -> Page {
        let options = Options { limit: 10, ..Options::default() };
        search::search(&parse(typed), &options, &self.index, &self.names).expect("an answer")
    }

    pub fn ids(&self, typed: &str) -> Vec<String> {
        self.search(typed).hits.into_iter().map(|hit| hit.event.id).collect()
    }
}

/// Events that mean nothing, to bury the others in: lengths and sentences of the corpus, words drawn one by one
/// from those forms that at least `COMMON` of its events have, as often as they come there. Rare words and names
/// stay rare, as they do in a larger library. Dated in centuries that the corpus hardly tells of.
pub fn generated(corpus: &[Event], count: usize) -> Vec<Event> {
    const COMMON: usize = 4;
    let mut events_with: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut lengths: Vec<Vec<usize>> = Vec::new();
    let azerbaijani: Vec<&Event> = corpus.iter().filter(|event| event.lang == "az").collect();
    for (number, event) in azerbaijani.iter().enumerate() {
        for word in words(&event.text) {
            let seen = events_with.entry(word.surface(&event.text)).or_insert((0, usize::MAX));
            if seen.1 != number {
                *seen = (seen.0 + 1, number);
            }
        }
        let of = |range: &std::ops::Range<usize>| words(&event.text[range.clone()]).count().max(1);
        lengths.push(sentences(&event.text).iter().map(of).collect());
    }
    let drawn_from: Vec<&str> = azerbaijani
        .iter()
        .flat_map(|event| words(&event.text).map(|word| word.surface(&event.text)))
        .filter(|word| events_with[word].0 >= COMMON)
        .collect();
    let mut dice = Dice(1918);
    let mut one = |number: usize| {
        let mut text = String::new();
        for length in &lengths[dice.below(lengths.len())] {
            let words: Vec<&str> = (0..*length).map(|_| drawn_from[dice.below(drawn_from.len())]).collect();
            text.push_str(&words.join(" "));
            text.push_str(". ");
        }
        let year = 1520 + dice.below(200);
        let written = format!("{year}-ci il");
        let span = date::whole(&written).expect("a year");
        Event {
            id: format!("soz:{number}"),
            title: None,
            text: text.trim_end().to_string(),
            date: Some(EventDate { text: written, span }),
            section: None,
            page: None,
            lang: "az".into(),
            source: "soz".into(),
            file: "soz.txt".into(),
            line: number as u64 + 1,
            line_end: number as u64 + 1,
            extra: serde_json::Map::new(),
        }
    };
    (0..count).map(&mut one).collect()
}

/// The same numbers every time (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}

/// Where the switches of these tests are read: `SALNAME_JUDGED=worst` prints the worst queries.
pub fn asked_for(what: &str) -> bool {
    std::env::var("SALNAME_JUDGED").is_ok_and(|asked| asked.split(',').any(|one| one == what))
}
