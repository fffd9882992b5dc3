//! Files → events: finding and reading them, cleaning and splitting their text, naming what comes out.
//!
//! ```text
//! paths ─sources→ Source ─read→ text ─lines→ lines ─split→ drafts ─correct→ ids → Event
//!                                     ready events ─ready→ drafts ─┘
//! ```

pub mod bare;
pub mod clean;
pub mod colophon;
pub mod contents;
pub mod correct;
pub mod early;
pub mod encoding;
pub mod event;
pub mod font;
pub mod furniture;
pub mod headings;
pub mod html;
pub mod key;
pub mod lines;
pub mod look;
pub mod markdown;
pub mod marker;
pub mod marks;
pub mod open;
pub mod place;
pub mod preamble;
pub mod profile;
pub mod read;
pub mod ready;
pub mod records;
pub mod report;
pub mod scan;
pub mod sections;
pub mod sources;
pub mod split;
pub mod table;
pub mod titles;
pub mod verdict;
pub mod waiting;

use std::borrow::Cow;

use crate::error::Result;
use crate::lang::morph::Analyzer;
use correct::Corrector;
use event::{Draft, Event, Ids};
use font::Font;
use lines::{Line, Role};
use read::Text;
use records::Fields;
use report::{FileReport, Ledger, Taken, Why};
use sources::{Format, Source};
use split::Splitter;

/// How much text is looked at at a time.
const WINDOW: usize = 1 << 21;

/// Reads one source and hands its events on, in the order of the file.
///
/// # Errors
/// Where the file cannot be read as a chronicle; and whatever `sink` fails with.
pub fn events(
    source: &Source,
    words: &Analyzer,
    sink: impl FnMut(Event) -> Result<()>,
) -> Result<FileReport> {
    run(source, words, None, sink)
}

/// The same, and hands on what was taken out of the text and why.
///
/// # Errors
/// As [`events`].
pub fn explained(
    source: &Source,
    words: &Analyzer,
    mut taken: impl FnMut(Taken),
    sink: impl FnMut(Event) -> Result<()>,
) -> Result<FileReport> {
    run(source, words, Some(&mut taken), sink)
}

fn run(
    source: &Source,
    words: &Analyzer,
    show: Option<&mut dyn FnMut(Taken)>,
    mut sink: impl FnMut(Event) -> Result<()>,
) -> Result<FileReport> {
    let mut text = Text::open(source)?;
    let mut report = FileReport::new(source, &text.encoding);
    let mut ledger = Ledger::new(show);
    let mut ids = Ids::of(source);
    let mut corrector = Corrector::beside(source)?;
    let font = Font::of(&text.beginning(), source);
    let mut emit = |draft: Draft| {
        let event = ids.name(draft, source);
        report.count(&event);
        sink(event)
    };
    let mut keep = |draft: Draft| match &mut corrector {
        Some(corrector) => corrector.draft(draft, &mut emit),
        None => emit(draft),
    };
    let mut splitter = Splitter::new(source, words, source.format == Format::Html);
    match source.format {
        Format::Text => windows(&mut text, font, &mut splitter, &mut ledger, &mut keep, WINDOW)?,
        Format::Markdown | Format::Html => {
            let whole = text.whole()?;
            let mut taken = Vec::new();
            let mut lines = match source.format {
                Format::Html => html::read(&whole, &mut taken),
                _ => markdown::read(&whole, &mut taken),
            };
            ledger.old_font += font.lines(&mut lines, source.format == Format::Html).len() as u64;
            clean_marks(&mut lines, &mut taken);
            if let Some(fields) = Fields::learn(&lines) {
                fields.strip(&mut lines, &mut taken);
            }
            lines::join_cut_dates(&mut lines);
            taken.sort_by_key(|taken| taken.line);
            taken.iter().for_each(|taken| ledger.take(taken.line, &taken.text, taken.why));
            splitter.window(&lines, true, &mut ledger, &mut keep)?;
        }
        Format::JsonLines => {
            let mut number = 0;
            each_line(&mut text, |line| {
                number += 1;
                match ready::json_line(line, number, source, &mut ledger)? {
                    Some(mut draft) => {
                        ledger.old_font += u64::from(font.draft(&mut draft));
                        keep(draft)
                    }
                    None => Ok(()),
                }
            })?;
        }
        Format::Table => {
            let mut decoded = 0;
            let mut keep = |mut draft: Draft| {
                decoded += u64::from(font.draft(&mut draft));
                keep(draft)
            };
            table::rows(&mut text, source, &mut ledger, &mut keep)?;
            ledger.old_font += decoded;
        }
    }
    if let Some(corrector) = &mut corrector {
        corrector.finish(&mut emit)?;
    }
    if let Some(corrector) = corrector {
        report.corrected = corrector.applied;
        report.unfit = corrector.unfit;
    }
    report.title = source.title.clone().or_else(|| splitter.title.clone());
    report.heading = splitter.heading();
    report.old_font = ledger.old_font;
    report.repairs = ledger.repairs;
    report.repairs.bad_bytes = text.bad_bytes;
    report.doubts = ledger.doubts;
    report.doubtful = ledger.doubtful;
    report.bytes = text.bytes;
    report.crc32 = text.crc32();
    Ok(report)
}

/// Splits a text window by window.
fn windows(
    text: &mut Text,
    font: Font,
    splitter: &mut Splitter<'_>,
    ledger: &mut Ledger<'_>,
    keep: &mut dyn FnMut(Draft) -> Result<()>,
    size: usize,
) -> Result<()> {
    let mut window = String::new();
    let (mut first, mut want) = (1u64, size);
    let mut fields: Option<Option<Fields>> = None;
    loop {
        let more = text.fill(&mut window, want)?;
        let end = if more {
            memchr::memrchr(b'\n', window.as_bytes()).map_or(0, |at| at + 1)
        } else {
            window.len()
        };
        let mut taken = Vec::new();
        let mut lines: Vec<Line<'_>> = Vec::with_capacity(end / 64);
        lines.extend(lines::lines(&window[..end], first));
        let decoded = font.lines(&mut lines, false);
        clean_marks(&mut lines, &mut taken);
        if let Some(fields) = fields.get_or_insert_with(|| Fields::learn(&lines)) {
            fields.strip(&mut lines, &mut taken);
        }
        lines::join_cut_dates(&mut lines);
        let used = splitter.window(&lines, !more, ledger, keep)?;
        let last = first + used as u64;
        // Lines that are not used up come again.
        ledger.old_font += decoded.iter().filter(|line| **line < last).count() as u64;
        taken
            .iter()
            .filter(|taken| taken.line < last)
            .for_each(|taken| ledger.take(taken.line, &taken.text, taken.why));
        drop(lines);
        if !more {
            return Ok(());
        }
        let bytes =
            memchr::memchr_iter(b'\n', window.as_bytes()).nth(used.wrapping_sub(1)).map_or(0, |at| at + 1);
        window.drain(..bytes);
        first = last;
        // An event longer than the window: look farther each time.
        want =
            if used == 0 { window.len().max(size) } else { size.saturating_sub(window.len()).max(size / 4) };
    }
}

fn clean_marks(lines: &mut [Line<'_>], taken: &mut Vec<Taken>) {
    for line in lines {
        let before = taken.len();
        if let Some(cleaned) = marks::clean(&line.text, line.number, taken) {
            // Web pages set their edit links behind the headings of sections and nowhere else.
            let edited = taken[before..].last().is_some_and(|mark| mark.why == Why::Link);
            if edited && line.role == Role::Plain && !cleaned.ends_with(['.', ';', ',']) {
                line.role = Role::Section;
            }
            line.text = Cow::Owned(cleaned);
        }
    }
}

/// Hands on each line, however long the file.
fn each_line(text: &mut Text, mut line: impl FnMut(&str) -> Result<()>) -> Result<()> {
    let mut window = String::new();
    loop {
        let more = text.fill(&mut window, 1 << 18)?;
        let end = if more {
            memchr::memrchr(b'\n', window.as_bytes()).map_or(0, |at| at + 1)
        } else {
            window.len()
        };
        for part in window[..end].split_terminator('\n') {
            line(part)?;
        }
        window.drain(..end);
        if !more {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::report::Ledger;
    use super::sources::Source;
    use super::{Draft, Font, Splitter, Text, windows};
    use crate::lang::morph::Analyzer;

    fn drafts(source: &Source, words: &Analyzer, size: usize) -> Vec<Draft> {
        let mut drafts = Vec::new();
        let mut text = Text::open(source).expect("a text");
        let mut ledger = Ledger::new(None);
        let font = Font::of(&text.beginning(), source);
        let mut splitter = Splitter::new(source, words, false);
        let mut keep = |draft| {
            drafts.push(draft);
            Ok(())
        };
        windows(&mut text, font, &mut splitter, &mut ledger, &mut keep, size).expect("it splits");
        drafts
    }

    #[test]
    fn the_size_of_the_window_changes_nothing() {
        let words = Analyzer::new();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/qafqaz-1917-1923.txt");
        let source = Source { id: "q".into(), file: "q.txt".into(), path, ..Source::default() };
        let whole = drafts(&source, &words, 1 << 21);
        assert!(whole.len() > 100);
        for size in [9_000, 20_000, 70_000] {
            assert_eq!(drafts(&source, &words, size), whole, "{size}");
        }
    }

    #[test]
    fn an_old_font_is_read_the_same_in_any_window() {
        let words = Analyzer::new();
        let corpus = include_str!("../../corpus/qafqaz-1917-1923.txt");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("old.txt");
        std::fs::write(&path, crate::lang::oldfont::encode(corpus)).expect("a file");
        let source = Source { id: "q".into(), file: "q.txt".into(), path, ..Source::default() };
        let plain = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/qafqaz-1917-1923.txt");
        let expected = drafts(&Source { path: plain, ..source.clone() }, &words, 1 << 21);
        for size in [9_000, 70_000, 1 << 21] {
            assert_eq!(drafts(&source, &words, size), expected, "{size}");
        }
    }
}
