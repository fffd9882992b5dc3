//! The tables of dates, of texts without dates, and what must hold for any text.

use super::{Context, Span, at_start, event_dates, find, whole};

const NO_CONTEXT: Context = Context { own: None, calendar: super::Calendar::Gregorian };

fn dates(span: &Span) -> String {
    let (from, to) = event_dates(span);
    to.map_or(from.clone(), |to| format!("{from}/{to}"))
}

fn said(span: Option<Span>) -> String {
    span.map_or("-".to_string(), |span| format!("{} {}", dates(&span), span.precision.name()))
}

/// The rows of a table with their line numbers.
fn rows(table: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(number, line)| (number + 1, line.split('\t').collect()))
}

fn report(table: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{table}: {} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// What the three readers make of a date alone; an empty text where all is as expected.
fn check(text: &str, expected: &str, readers: &str) -> String {
    let mut wrong = String::new();
    let mut note = |reader: &str, found: String| {
        if found != expected {
            wrong += &format!("  {reader}: {found}");
        }
    };
    if readers.contains('w') {
        note("whole", said(whole(text)));
    }
    if readers.contains('h') {
        for line in [format!("{text} – Şəhərdə məktəb açıldı."), format!("• {text}")] {
            let heading = at_start(&line, &NO_CONTEXT);
            note("heading", said(heading.and_then(|heading| heading.span)));
            let words = heading.map_or("", |heading| heading.words);
            if words != text {
                note("heading words", words.to_string());
            }
        }
    }
    if readers.contains('f') {
        let line = format!("Bu hadisə {text}, deyilənə görə, baş verdi.");
        let mut found = find(&line, &NO_CONTEXT);
        let first = found.next();
        note("found", said(first.map(|found| found.span)));
        if let Some(first) = first.filter(|first| first.words != text) {
            note("found words", first.words.to_string());
        }
        if let Some(more) = found.next() {
            note("found more", more.words.to_string());
        }
    }
    wrong
}

#[test]
fn every_form_has_its_days() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (number, row) in rows(include_str!("../../tests/golden/dates.tsv")) {
        let [text, days, precision, ..] = row[..] else {
            panic!("dates.tsv:{number}: three columns at least")
        };
        let readers = row.get(3).copied().unwrap_or("whf");
        let expected = format!("{days} {precision}");
        let found = check(text, &expected, readers);
        if !found.is_empty() {
            wrong.push(format!("dates.tsv:{number}: {text} → {expected}:{found}"));
        }
        count += 1;
    }
    assert!(count >= 300, "{count} rows");
    report("dates.tsv", &wrong);
}
