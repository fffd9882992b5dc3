//! Any bytes are read as a chronicle or refused; no letter is lost, no id given twice. The first byte is the format.
#![no_main]

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use salname::chronicle::explained;
use salname::chronicle::sources::{Format, Source};
use salname::lang::morph::Analyzer;

#[path = "../../tests/it/ledger.rs"]
mod ledger;

static WORDS: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);
static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("salname-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder.join("made.txt")
});

fuzz_target!(|bytes: &[u8]| {
    let Some((format, bytes)) = bytes.split_first() else { return };
    let format = match format % 5 {
        0 => Format::Text,
        1 => Format::Markdown,
        2 => Format::Html,
        3 => Format::Table,
        _ => Format::JsonLines,
    };
    std::fs::write(&*FILE, bytes).expect("a file");
    let source = Source {
        id: "made".into(),
        file: "made.txt".into(),
        path: FILE.clone(),
        format,
        ..Source::default()
    };
    let (mut events, mut taken) = (Vec::new(), Vec::new());
    let kept = |event| {
        events.push(event);
        Ok(())
    };
    let Ok(report) = explained(&source, &WORDS, |one| taken.push(one), kept) else { return };
    assert_eq!(report.events, events.len() as u64);
    let ids: HashSet<&str> = events.iter().map(|event| &*event.id).collect();
    assert_eq!(ids.len(), events.len(), "ids are unique");
    for event in &events {
        assert!(event.line > 0 && event.line <= event.line_end, "lines are in order");
        assert!(event.date.as_ref().is_none_or(|date| date.span.from <= date.span.to), "spans are ordered");
    }
    // What words a page has shows only when its code is read.
    if matches!(format, Format::Text | Format::Markdown) {
        ledger::check(&source, &events, &taken).expect("nothing is lost");
    }
});
