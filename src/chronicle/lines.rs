//! The text of a file as lines that know where they stand and what part of the page they are.

use std::borrow::Cow;

use crate::lang::case::{is_letter, is_upper};

/// What part of a page a line is, as far as the file's format says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Nothing is said: plain text.
    #[default]
    Plain,
    /// The title of the whole: `<h1>`, `# …`, the front matter.
    Title,
    /// The heading of a section: `<h2>`, `## …`.
    Section,
    /// The item of a list.
    Item,
    /// A field without a date above the text of an event.
    Record,
}

/// A line of text.
#[derive(Debug, Clone, Default)]
pub struct Line<'t> {
    /// Its number in the file, from 1.
    pub number: u64,
    /// Its text, with nothing behind it.
    pub text: Cow<'t, str>,
    /// What it is.
    pub role: Role,
    /// Whether it is the first of a page, behind a form feed.
    pub top: bool,
    /// How many further printed lines it has, and where the last of them begins in its text.
    pub more: u64,
    /// Byte where the last printed line begins.
    pub tail: usize,
    /// Whether its words stand in the line above.
    pub merged: bool,
}

/// The lines of a piece of text that begins with line `first`.
pub fn lines(text: &str, first: u64) -> impl Iterator<Item = Line<'_>> {
    let feeds = memchr::memchr(0xC, text.as_bytes()).is_some();
    let mut at = 0;
    let parts = std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        at += end + 1;
        Some(&rest[..end])
    });
    let mut waits = false;
    parts.zip(first..).map(move |(line, number)| {
        let (text, top) = match feeds.then(|| line.find('\u{C}')).flatten() {
            None => (Cow::Borrowed(line), false),
            Some(at) if line[..at].trim().is_empty() => {
                (Cow::Borrowed(line[at..].trim_start_matches('\u{C}')), true)
            }
            Some(_) => (Cow::Owned(line.replace('\u{C}', " ")), false),
        };
        // A form feed on a line of its own is that of the next one.
        let top = top || std::mem::take(&mut waits);
        waits = top && text.trim().is_empty();
        Line { number, text, top: top && !waits, ..Line::default() }
    })
}

/// Joins a line that a date opens to the next one, where the wrapping cut the date: `1877-⏎ci il`, `1921-ci ilin⏎13 …`.
pub fn join_cut_dates(lines: &mut [Line<'_>]) {
    for at in 1..lines.len() {
        let (above, below) = lines.split_at_mut(at);
        let broken = at >= 2 && breaks_off(&above[at - 2].text);
        let (above, below) = (&mut above[at - 1], &mut below[0]);
        if above.role != Role::Plain || below.role != Role::Plain || below.top || above.merged {
            continue;
        }
        let Some(glue) = cut_date(&above.text, &below.text) else { continue };
        // A number alone within a sentence is that of a page, not the day of `7⏎may`.
        if broken && above.text.trim().bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let mut text = above.text.trim_end().to_string();
        text.push_str(glue);
        let tail = text.len();
        text.push_str(below.text.trim());
        *above = Line { text: Cow::Owned(text), more: above.more + 1, tail, ..std::mem::take(above) };
        *below = Line { number: below.number, merged: true, ..Line::default() };
    }
}

/// Whether a long line ends no sentence.
fn breaks_off(text: &str) -> bool {
    let text = text.trim_end();
    text.len() > 40 && !text.ends_with(['.', '!', '?', ';', ':', '…', '"', '»', '”', ')'])
}

/// What joins the two, if a date at the beginning of the first goes on in the second.
fn cut_date(above: &str, below: &str) -> Option<&'static str> {
    /// Longest line that may be all date, in bytes.
    const LONGEST: usize = 96;
    // Nearly every line of running text, at a glance.
    if above.as_bytes().first().is_some_and(u8::is_ascii_lowercase) {
        return None;
    }
    let above = above.trim();
    if above.len() > LONGEST {
        return None;
    }
    let first = above.trim_start_matches(|c: char| !c.is_alphanumeric());
    let dated = first.starts_with(|c: char| c.is_ascii_digit() || is_upper(c));
    if !dated || !above.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let below = below.trim_start();
    let lower = |c: char| is_letter(c) && !is_upper(c);
    if !below.starts_with(|c: char| c.is_ascii_digit() || lower(c)) {
        return None;
    }
    let word = above.rsplit(char::is_whitespace).next()?;
    let figures = word.trim_start_matches('(').trim_end_matches('-');
    let number = !figures.is_empty() && figures.bytes().all(|b| b.is_ascii_digit());
    let suffix =
        ["ci", "cı", "cu", "cü", "ҹи", "ҹы", "ҹу", "ҹү"].iter().any(|suffix| below.starts_with(suffix));
    if word.ends_with('-') && suffix && number {
        return goes_on(above, "", below).then_some("");
    }
    // `1921-ci ilin⏎13 …`, `X əsrin⏎80-ci …`, `(23 avqust 1514-cü⏎ildə)`, `9⏎fevralında`
    let genitive = ["in", "ın", "un", "ün", "ин", "ын"].iter().any(|ending| word.ends_with(ending));
    let ordinal = word.starts_with(|c: char| c.is_ascii_digit() || c == '(') && !number;
    let bracket = || {
        let bytes = above.as_bytes();
        memchr::memrchr2(b'(', b')', bytes).is_some_and(|at| bytes[at] == b'(')
    };
    let day = number && figures.len() <= 2;
    (genitive || ordinal || day || bracket()).then_some(())?;
    goes_on(above, " ", below).then_some(" ")
}

/// Whether the date that opens the first line ends in the second.
fn goes_on(above: &str, glue: &str, below: &str) -> bool {
    /// So much of the second line a date may take, in bytes.
    const NEAR: usize = 64;
    let mut end = below.len().min(NEAR);
    while !below.is_char_boundary(end) {
        end -= 1;
    }
    let joined = format!("{above}{glue}{}", &below[..end]);
    crate::date::at_start(&joined, &crate::date::Context::default())
        .is_some_and(|heading| heading.from + heading.len > above.len() + glue.len())
}
