//! The text of a file as lines that know where they stand and what part of the page they are.

use std::borrow::Cow;

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
        let (above, below) = (&mut above[at - 1], &mut below[0]);
        if above.role != Role::Plain || below.role != Role::Plain || below.top || above.merged {
            continue;
        }
        let Some(glue) = cut_date(&above.text, &below.text) else { continue };
        let mut text = above.text.trim_end().to_string();
        text.push_str(glue);
        let tail = text.len();
        text.push_str(below.text.trim());
        *above = Line { text: Cow::Owned(text), more: above.more + 1, tail, ..std::mem::take(above) };
        *below = Line { number: below.number, merged: true, ..Line::default() };
    }
}

/// What joins the two, if a date at the beginning of the first goes on in the second.
fn cut_date(above: &str, below: &str) -> Option<&'static str> {
    let above = above.trim();
    let below = below.trim_start();
    if above.len() > 48 || below.is_empty() || !above.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let first = above.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = above.split_whitespace().next_back()?;
    let suffix =
        ["ci", "cı", "cu", "cü", "ҹи", "ҹы", "ҹу", "ҹү"].iter().any(|suffix| below.starts_with(suffix));
    let bare = word.trim_end_matches('-');
    let alone = first.split_whitespace().count();
    if word.ends_with('-') && suffix && !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit()) {
        return (alone <= 4).then_some("");
    }
    let begins_with_number = first.starts_with(|c: char| c.is_ascii_digit());
    let genitive = word.ends_with("ilin") || word == "илин";
    let year = first.split_whitespace().next().is_some_and(|word| word.contains('-') || word.len() == 4);
    let goes_on = below
        .starts_with(|c: char| c.is_ascii_digit() || (c.is_alphabetic() && !crate::lang::case::is_upper(c)));
    (begins_with_number && genitive && year && alone <= 3 && goes_on).then_some(" ")
}
