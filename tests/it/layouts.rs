//! Chronicles in every layout: their events, line by line, and proof that nothing of them is lost.
//!
//! `tests/golden/layouts` has a small chronicle of our own words for each layout and damage, with what must come
//! of it in `NAME.jsonl`. `SALNAME_GOLDEN=write` writes those files anew; read the difference before you keep it.

#![allow(clippy::print_stderr, reason = "says what was left out")]

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use salname::chronicle;
use salname::chronicle::event::Event;
use salname::chronicle::report::{FileReport, Taken};
use salname::chronicle::sources::{self, Format, Source};
use salname::date::event_dates;
use salname::lang::morph::Analyzer;
use serde_json::json;

use crate::ledger;

struct Read {
    events: Vec<Event>,
    taken: Vec<Taken>,
    report: FileReport,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn find(folder: &Path) -> Vec<Source> {
    let (sources, _) =
        sources::find(&[("layouts".to_string(), folder.to_path_buf())], None).expect("the folder is there");
    sources
}

fn read_all(source: &Source, words: &Analyzer) -> Read {
    let (mut events, mut taken) = (Vec::new(), Vec::new());
    let kept = |event| {
        events.push(event);
        Ok(())
    };
    let report = chronicle::explained(source, words, |one| taken.push(one), kept)
        .unwrap_or_else(|error| panic!("{}: {error}", source.file));
    Read { events, taken, report }
}

fn line(event: &Event) -> String {
    let date = event.date.as_ref().map(|date| {
        (event_dates(&date.span), date.text.clone(), date.span.precision.name(), date.span.calendar.name())
    });
    let (start, end) = date.as_ref().map_or((None, None), |date| (Some(date.0.0.clone()), date.0.1.clone()));
    json!({
        "id": event.id, "date_start": start, "date_end": end, "date_text": date.as_ref().map(|date| &date.1),
        "precision": date.as_ref().map_or("none", |date| date.2), "calendar": date.as_ref().map(|date| date.3),
        "title": event.title, "text": event.text, "section": event.section, "page": event.page, "lang": event.lang,
        "line": event.line, "line_end": event.line_end, "extra": event.extra,
    })
    .to_string()
}

#[test]
fn every_layout_gives_its_events() {
    let folder = root().join("tests/golden/layouts");
    let words = Analyzer::new();
    let write = std::env::var("SALNAME_GOLDEN").is_ok_and(|value| value == "write");
    let (mut wrong, mut count) = (Vec::new(), 0);
    for mut source in
        find(&folder).into_iter().filter(|source| source.path.extension().is_none_or(|kind| kind != "jsonl"))
    {
        count += 1;
        // The golden file beside it has the same stem.
        source.id = source.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let read = read_all(&source, &words);
        let report = &read.report;
        let head = json!({
            "title": report.title, "encoding": report.encoding, "heading": report.heading, "doubts": report.doubtful,
            "events": report.events, "dated": report.dated, "repairs": report.repairs,
        });
        let mut lines = vec![head.to_string()];
        lines.extend(read.events.iter().map(line));
        let got = lines.join("\n") + "\n";
        let golden = source.path.with_extension("jsonl");
        if write {
            std::fs::write(&golden, &got).expect("golden files can be written");
            continue;
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        for (number, (got, expected)) in
            got.lines().chain(std::iter::repeat("-")).zip(expected.lines()).enumerate()
        {
            if got != expected {
                wrong.push(format!(
                    "{}:{}\n  expected {expected}\n  got      {got}",
                    golden.display(),
                    number + 1
                ));
            }
        }
        if got.lines().count() > expected.lines().count() {
            wrong.push(format!(
                "{}: {} lines too few",
                golden.display(),
                got.lines().count() - expected.lines().count()
            ));
        }
    }
    assert!(count >= 20, "{count} layouts");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every letter of the source is in the body of an event or was taken away, once.
fn check_ledger(source: &Source, words: &Analyzer) -> Result<(), String> {
    let read = read_all(source, words);
    ledger::check(source, &read.events, &read.taken)
}

#[test]
fn nothing_is_lost() {
    let words = Analyzer::new();
    let mut wrong = Vec::new();
    for folder in ["tests/golden/layouts", "corpus", "../shared/source"] {
        let folder = root().join(folder);
        if !folder.is_dir() {
            eprintln!("left out: {} is not here", folder.display());
            continue;
        }
        let split = |source: &Source| matches!(source.format, Format::Text | Format::Markdown | Format::Html);
        for source in find(&folder).iter().filter(|source| split(source)) {
            wrong.extend(check_ledger(source, &words).err());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn fingerprint(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[test]
fn the_real_source_has_ten_events() {
    let folder = root().join("../shared/source");
    if !folder.is_dir() {
        eprintln!("left out: {} is not here", folder.display());
        return;
    }
    let words = Analyzer::new();
    let sources = find(&folder);
    let source = sources.first().expect("a source");
    let got: Vec<String> = read_all(source, &words)
        .events
        .iter()
        .map(|event| {
            let day = event.date.as_ref().map_or("-".to_string(), |date| event_dates(&date.span).0);
            format!("{day} {} {:016x}", event.text.chars().count(), fingerprint(&event.text))
        })
        .collect();
    assert_eq!(got, REAL);
}

/// Day, length and fingerprint of each body.
const REAL: [&str; 10] = [
    "1920-05-03 412 b21b140ac531538f",
    "1920-06-03 545 bee6a684897035ad",
    "1920-08-09 432 a032cdb1537b3dc3",
    "1920-08-10 675 9a06e48320c9bf80",
    "1920-12-01 439 78cda34a100b79cd",
    "1920-12-02 955 4c12af64fe309943",
    "1921-06-27 240 94b66f77074cc693",
    "1921-07-05 834 5ac28d89cb175719",
    "1921-07-17 541 7edeb8252658b606",
    "1921-10-13 600 c92ca37232041498",
];

/// Writes a chronicle to a file of its own and reads it.
fn read_text(text: &str, words: &Analyzer) -> (Source, tempfile::TempDir, Read) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made.txt");
    std::fs::write(&path, text).expect("a file");
    let source = Source { id: "made".into(), file: "made.txt".into(), path, ..Source::default() };
    let read = read_all(&source, words);
    (source, folder, read)
}

#[test]
fn a_long_file_gives_the_same_events_as_a_short_one() {
    let words = Analyzer::new();
    let mut text = String::from("Uzun salnamə\n\n");
    let mut expected = 0;
    for year in 1001..=1900 {
        for (month, name) in ["yanvar", "aprel", "oktyabr"].iter().enumerate() {
            let day = (year + month) % 27 + 1;
            text.push_str(&format!("{day} {name} {year} – Qalanın {year}-ci təmiri başlandı və ustalar divarın önünə toplaş-\ndılar.\n"));
            text.push_str(
                &"Daş uzaqdan gətirilirdi, yol pis idi, arabalar tez-tez sınırdı və ustalar gözləyirdilər.\n"
                    .repeat(15),
            );
            text.push_str("\n * * *\n");
            expected += 1;
        }
    }
    assert!(text.len() > 3 << 20, "more than one window: {}", text.len());
    let (source, _folder, read) = read_text(&text, &words);
    assert_eq!(read.events.len(), expected);
    assert!(
        read.events
            .iter()
            .all(|event| event.text.contains("toplaşdılar. Daş") || event.text.contains("toplaşdılar.\nDaş"))
    );
    assert!(read.events.iter().all(|event| event.line_end == event.line + 16));
    check_ledger(&source, &words).expect("nothing is lost");
}

const MENDED: &str = r#"
[[correction]]
file = "made.txt"
line = 1
date = "1920-05-04"
title = "Körpü"

[[correction]]
file = "made.txt"
id = "made:1921-06-05"
merge = true

[[correction]]
file = "made.txt"
begins = "Bazar"
split = "Elə o ay"
date = "1922-07"

[[correction]]
file = "made.txt"
line = 99
merge = true

[[correction]]
file = "other.txt"
line = 1
merge = true
"#;

#[test]
fn corrections_by_hand_survive_and_are_reported() {
    let words = Analyzer::new();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made.txt");
    let text = "3 may 1920 – Körpü tikildi.\n5 iyun 1921 – Yol çəkildi.\n7 iyul 1922 – Bazar açıldı. Elə o ay bağlandı.\n";
    std::fs::write(&path, text).expect("a file");
    std::fs::write(folder.path().join("corrections.toml"), MENDED).expect("a file");
    let (sources, skipped) =
        sources::find(&[("made".into(), folder.path().to_path_buf())], None).expect("a folder");
    assert!(skipped.is_empty() && sources.len() == 1, "the corrections are no source");
    let read = read_all(&sources[0], &words);
    let got: Vec<String> =
        read.events.iter().map(|event| format!("{} {:?} {}", event.id, event.title, event.text)).collect();
    assert_eq!(
        got,
        [
            "made:1920-05-04 Some(\"Körpü\") Körpü tikildi.\nYol çəkildi.",
            "made:1922-07-07 None Bazar açıldı.",
            "made:1922-07 None Elə o ay bağlandı.",
        ]
    );
    assert_eq!((read.report.corrected, read.report.unfit.len()), (3, 1));
}

#[test]
fn what_is_no_text_is_refused_with_a_hint() {
    let words = Analyzer::new();
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in [
        ("a.txt", &b"%PDF-1.7 x"[..]),
        ("b.txt", b"\x7fELF\0\0\x01\x02\0\0\0\xff\0"),
        ("c.txt", b"PK\x03\x04zip"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        let source = Source { id: "x".into(), file: name.into(), path, ..Source::default() };
        let refused = chronicle::events(&source, &words, |_| Ok(())).expect_err(name);
        assert!(refused.hint().is_some(), "{refused}");
    }
    let (sources, skipped) =
        sources::find(&[("layouts".into(), folder.path().to_path_buf())], None).expect("a folder");
    assert_eq!((sources.len(), skipped.len()), (3, 0));
}

#[test]
fn headings_can_be_named_by_hand() {
    let words = Analyzer::new();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made.txt");
    std::fs::write(&path, "1920 – Körpü tikildi.\n5 iyun 1921 – Yol çəkildi.\n7 iyul 1922 – Bazar açıldı.\n")
        .expect("a file");
    let count = |heading: Option<&str>| {
        let heading = heading.map(str::to_string);
        let source = Source {
            id: "made".into(),
            file: "made.txt".into(),
            path: path.clone(),
            heading,
            ..Source::default()
        };
        read_all(&source, &words).events.len()
    };
    assert_eq!((count(None), count(Some("year –")), count(Some("none"))), (3, 1, 1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn made_up_chronicles_lose_nothing(lines in proptest::collection::vec(a_line(), 0..40)) {
        let words = Analyzer::new();
        let text = lines.join("\n");
        let (source, _folder, read) = read_text(&text, &words);
        check_ledger(&source, &words).map_err(TestCaseError::fail)?;
        let mut ids: Vec<&String> = read.events.iter().map(|event| &event.id).collect();
        ids.sort();
        let all = ids.len();
        ids.dedup();
        prop_assert_eq!(ids.len(), all, "ids are unique");
        let (_, _folder, again) = read_text(&text, &words);
        prop_assert_eq!(read.events, again.events, "ids and all else are the same once more");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(
        bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..400),
            proptest::collection::vec(a_line(), 0..12).prop_map(|lines| lines.join("\n").into_bytes()),
            "[<>/a-dhlprtuv!&;#\"= \n12-]{0,300}".prop_map(String::into_bytes),
            "[-#*_\\[\\]()!|`>: a1ə\n.]{0,300}".prop_map(String::into_bytes),
        ],
    ) {
        let words = Analyzer::new();
        let folder = tempfile::tempdir().expect("a folder");
        for format in [Format::Text, Format::Markdown, Format::Html, Format::Table, Format::JsonLines] {
            let path = folder.path().join("made.txt");
            std::fs::write(&path, &bytes).expect("a file");
            let source = Source { id: "made".into(), file: "made.txt".into(), path, format, ..Source::default() };
            let _ = chronicle::events(&source, &words, |_| Ok(()));
        }
    }
}

/// Lines such as chronicles have, good and damaged.
fn a_line() -> impl Strategy<Value = String> {
    let pieces = [
        "3 may 1920 – Körpü tikildi.",
        "1921-ci il",
        "28 may",
        "1918 — Bəyannamə oxundu",
        "",
        "",
        " * * * ",
        "353",
        "- 12 -",
        "• 1901 – Bağ salındı;",
        "1. 9 sentyabr 1570-ci ildə anbar yandı",
        "və ustalar gözlədilər.",
        "Uzun bir gün idi, yol bağ-",
        "lanmışdı.",
        "1877-",
        "ci ilin 24 aprelində qar yağdı.",
        "Hadisələr",
        "Hadisələr[redaktə]",
        "e.ə. 331 – Döyüş oldu.[1]",
        "ƏLİ BƏY",
        "(1865-1944)",
        "Sel oldu (474).",
        "10. Bazar açıldı",
        "Mart",
        "Qeydlər",
        "İlin 301-ci günü",
        "\u{C}Baş söz  17",
        "<b>5 iyun 1920</b> – Yol&nbsp;çəkildi",
        "14-20 mart",
        "XIX əsr – Məktəblər açıldı",
        "6 Avqust - Toy oldu",
        "28 oktyabr1911Məşhur",
        "1804 Gəncə alındı",
    ];
    prop_oneof![
        8 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_string),
        1 => "[ a-zəışçöüğA-Z0-9.,;:()\\[\\]<>&*#|–-]{0,60}",
    ]
}
