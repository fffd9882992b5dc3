//! No letter of a chronicle is lost or doubled: asked by the tests of layouts and by the fuzz target `split`.

use std::collections::BTreeMap;

use salname::chronicle::event::Event;
use salname::chronicle::read;
use salname::chronicle::report::Taken;
use salname::chronicle::sources::{Format, Source};
use salname::lang::oldfont;

/// How often each letter and figure occurs.
fn letters(text: &str) -> BTreeMap<char, i64> {
    let mut counts = BTreeMap::new();
    text.chars().filter(|c| c.is_alphanumeric()).for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

fn add(counts: &mut BTreeMap<char, i64>, text: &str, sign: i64) {
    for (letter, count) in letters(text) {
        *counts.entry(letter).or_default() += sign * count;
    }
    counts.retain(|_, count| *count != 0);
}

/// A page's code without its tags, for the ledger.
fn without_tags(page: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in page.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    [
        ("&amp;", "&"),
        ("&nbsp;", " "),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&uuml;", "ü"),
        ("&quot;", "\""),
        ("&#246;", "ö"),
        ("&laquo;", "«"),
        ("&raquo;", "»"),
    ]
    .iter()
    .fold(out, |text, (name, with)| text.replace(name, with))
}

/// Every letter of the source is in the body of an event or was taken away, once.
pub fn check(source: &Source, events: &[Event], taken: &[Taken]) -> Result<(), String> {
    let mut text =
        read::Text::open(source).and_then(|mut text| text.whole()).map_err(|error| error.to_string())?;
    // An old font is decoded letter by letter before anything else.
    if let Some(decoded) = oldfont::decode_text(&text, source.font.is_some()) {
        text = decoded.text;
    }
    let delivered: Vec<String> = text.lines().map(str::to_string).collect();
    if source.format == Format::Html {
        text = without_tags(&text);
    }
    let mut open = letters(&text);
    for event in events {
        add(&mut open, &event.text, -1);
        if source.format == Format::Html {
            continue;
        }
        // The body stands in the lines that the event names, in this order.
        let lines =
            delivered.get(event.line as usize - 1..event.line_end as usize).ok_or("lines beyond the end")?;
        let mut from = lines.iter().flat_map(|line| line.chars()).filter(|c| c.is_alphanumeric());
        if let Some(lost) =
            event.text.chars().filter(|c| c.is_alphanumeric()).find(|c| !from.any(|other| other == *c))
        {
            return Err(format!(
                "{}: {lost:?} of {} is not in lines {}-{}",
                source.file, event.id, event.line, event.line_end
            ));
        }
    }
    taken.iter().for_each(|taken| add(&mut open, &taken.text, -1));
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("{}: letters lost (+) or doubled (-): {open:?}", source.file))
    }
}
