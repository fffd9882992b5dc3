//! The text of a chronicle → its events: what stands between two headings, whole.
//!
//! Nothing is lost: text before the first heading is the title if it looks like one and an undated event if not,
//! and a text without any heading is one undated event.

use super::clean::{Joiner, page_width};
use super::event::Draft;
use super::headings::{Heading, dated_dash, is_separator};
use super::report::Repairs;
use super::sources::Source;
use crate::lang::morph::Analyzer;

/// Most lines of a title, and its longest line in characters.
const TITLE_LINES: usize = 4;
const TITLE_WIDTH: usize = 160;

/// A text in parts.
#[derive(Debug, Clone, Default)]
pub struct Split {
    /// The events, in the order of the text.
    pub drafts: Vec<Draft>,
    /// The title lines above the first heading.
    pub title: Option<String>,
    /// The form of heading that parted it.
    pub heading: Option<String>,
    /// What was mended on the way.
    pub repairs: Repairs,
}

/// Splits a text.
pub fn split(text: &str, source: &Source, words: &Analyzer) -> Split {
    let lines: Vec<&str> = text.lines().collect();
    let headings: Vec<(usize, Heading)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, dated_dash(line)?))).collect();
    let joiner = Joiner::new(page_width(lines.iter().copied()), words);
    let mut splitter = Splitter { lines: &lines, joiner, out: Split::default() };
    let first = headings.first().map_or(lines.len(), |(at, _)| *at);
    splitter.preamble(first, source, !headings.is_empty());
    for (number, (at, heading)) in headings.iter().enumerate() {
        let end = headings.get(number + 1).map_or(lines.len(), |(next, _)| *next);
        splitter.event(*at, end, heading);
    }
    let mut out = splitter.out;
    out.repairs.add(&splitter.joiner.repairs);
    out.heading = (!headings.is_empty()).then(|| "day month year -".to_string());
    out
}

struct Splitter<'t> {
    lines: &'t [&'t str],
    joiner: Joiner<'t>,
    out: Split,
}

impl Splitter<'_> {
    /// What stands above the first heading: a title, or text that must not be lost.
    fn preamble(&mut self, end: usize, source: &Source, headed: bool) {
        let filled: Vec<&str> =
            self.lines[..end].iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        let title_like = |line: &&str| {
            line.chars().count() <= TITLE_WIDTH && !line.ends_with(['.', ';', '!', '?', ':', ','])
        };
        if headed && filled.len() <= TITLE_LINES && filled.iter().all(title_like) {
            self.out.title = (!filled.is_empty()).then(|| filled.join(" "));
            return;
        }
        let _ = source;
        if let Some(draft) = self.body(0, end, 0) {
            self.out.drafts.push(draft);
        }
    }

    fn event(&mut self, at: usize, end: usize, heading: &Heading) {
        let mut draft = self.body(at, end, heading.length).unwrap_or_default();
        draft.date = Some(heading.date.clone());
        draft.line = at as u64 + 1;
        draft.line_end = draft.line_end.max(draft.line);
        self.out.drafts.push(draft);
    }

    /// The lines `from..to` as one body, the first without its first `skip` bytes.
    fn body(&mut self, from: usize, to: usize, skip: usize) -> Option<Draft> {
        let mut last = None;
        let mut first = None;
        for (at, line) in self.lines[from..to].iter().enumerate() {
            let rest = if at == 0 { &line[skip..] } else { line };
            if is_separator(rest) {
                self.out.repairs.separators += 1;
                self.joiner.line("", 0);
                continue;
            }
            self.joiner.line(rest, line.trim().chars().count());
            if !rest.trim().is_empty() {
                first.get_or_insert(from + at);
                last = Some(from + at);
            }
        }
        let text = self.joiner.take();
        let (first, last) = (first?, last?);
        Some(Draft { text, line: first as u64 + 1, line_end: last as u64 + 1, ..Draft::default() })
    }
}
