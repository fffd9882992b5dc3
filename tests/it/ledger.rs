//! No letter of a chronicle is lost or doubled: asked by the tests of layouts and by the fuzz target `split`.

use std::collections::BTreeMap;

use salname::chronicle::event::Event;
use salname::chronicle::read;
use salname::chronicle::report::Taken;
use salname::chronicle::sources::{Format, Source};
use salname::lang::oldfont;

/// The letters and figures of a text. Those of an old font, which is decoded letter by letter wherever a paragraph
/// proves it, are the same before and after; so are those of windows-1251 that were read as Latin-1.
fn letters(text: &str, latin1: bool) -> impl Iterator<Item = char> {
    let text = if latin1 { oldfont::restore_latin1(text) } else { text.to_string() };
    let all: Vec<char> = text.chars().map(oldfont::decode_letter).filter(|c| c.is_alphanumeric()).collect();
    all.into_iter()
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
    let latin1 = oldfont::undo_latin1(&text).is_some();
    let delivered: Vec<String> = text.lines().map(str::to_string).collect();
    if source.format == Format::Html {
        text = without_tags(&text);
    }
    let mut open: BTreeMap<char, i64> = BTreeMap::new();
    letters(&text, latin1).for_each(|letter| *open.entry(letter).or_default() += 1);
    let mut close =
        |text: &str| letters(text, latin1).for_each(|letter| *open.entry(letter).or_default() -= 1);
    for event in events {
        close(&event.text);
        if source.format == Format::Html {
            continue;
        }
        // The body stands in the lines that the event names, in this order.
        let lines =
            delivered.get(event.line as usize - 1..event.line_end as usize).ok_or("lines beyond the end")?;
        let mut from = lines.iter().flat_map(|line| letters(line, latin1));
        if let Some(lost) = letters(&event.text, latin1).find(|c| !from.any(|other| other == *c)) {
            return Err(format!(
                "{}: {lost:?} of {} is not in lines {}-{}",
                source.file, event.id, event.line, event.line_end
            ));
        }
    }
    taken.iter().for_each(|taken| close(&taken.text));
    open.retain(|_, count| *count != 0);
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("{}: letters lost (+) or doubled (-): {open:?}", source.file))
    }
}
