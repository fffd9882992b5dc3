//! A line → what can be seen of it alone: its date, its list marker, how it begins and ends.

use super::lines::{Line, Role};
pub use super::marker::Marker;
use super::marker::{is_separator, lone_number, marker};
use crate::date::{self, After, Context, Form, Heading};
use crate::lang::alphabet::is_hyphen;
use crate::lang::case::{is_letter, is_upper};

/// What joins a date at the beginning of a line to the text behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Join {
    /// A dash.
    Dash,
    /// A colon.
    Colon,
    /// A tab or several blanks: a table.
    Gap,
    /// A full stop.
    Stop,
    /// Nothing: the date stands alone on its line.
    Alone,
    /// A word, without even a blank.
    Glued,
    /// A comma or a semicolon.
    Comma,
    /// Words: the date is part of a sentence.
    Words,
}

/// The form of a heading, as far as a chronicle keeps to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shape {
    /// The list marker before it.
    pub marker: Marker,
    /// The form of the date.
    pub form: Form,
    /// What follows it.
    pub join: Join,
}

/// What can be seen of a line alone.
#[derive(Debug, Clone)]
pub struct Look<'l> {
    /// Nothing but blanks.
    pub blank: bool,
    /// A line of ornament.
    pub separator: bool,
    /// The entry of a table of contents, with dots before its page.
    pub leader: bool,
    /// A number alone, and whether marks stand around it that no year has.
    pub lone: Option<(u64, bool)>,
    /// The list marker, and where the text behind it begins.
    pub marker: (Marker, usize),
    /// The date it begins with.
    pub heading: Option<(Heading<'l>, Shape)>,
    /// Length in characters.
    pub width: usize,
    /// Whether a sentence or an item ends with it.
    pub ends: bool,
    /// Whether a colon ends it.
    pub colon: bool,
    /// Whether it begins with a small letter.
    pub small: bool,
    /// Whether it begins with a capital.
    pub large: bool,
    /// Whether it breaks off within a word.
    pub cut: bool,
}

/// Looks at a line.
pub fn look<'l>(line: &'l Line<'_>, context: &Context) -> Look<'l> {
    let text: &str = &line.text;
    let trimmed = text.trim();
    let mut look = Look {
        blank: trimmed.is_empty(),
        separator: false,
        leader: false,
        lone: None,
        marker: (Marker::Bare, 0),
        heading: None,
        width: 0,
        ends: false,
        colon: false,
        small: false,
        large: false,
        cut: false,
    };
    if look.blank {
        return look;
    }
    let bytes = trimmed.as_bytes();
    let last_row = if line.tail == 0 { trimmed } else { text.get(line.tail..).unwrap_or(trimmed).trim() };
    look.width = length(last_row);
    look.separator = is_separator(trimmed);
    if look.separator {
        return look;
    }
    let first = trimmed.chars().next().unwrap_or(' ');
    look.lone = if trimmed.len() < 24 { lone_number(trimmed) } else { None };
    look.marker = marker(text);
    let last = trimmed.chars().next_back().unwrap_or(' ');
    look.ends = ends_sentence(trimmed, last);
    look.colon = last == ':';
    look.cut = (is_hyphen(last) || last == '\u{AD}' || last == '¬')
        && trimmed[..trimmed.len() - last.len_utf8()].ends_with(char::is_alphanumeric);
    look.large = is_upper(first);
    look.small = !look.large && is_letter(first);
    look.leader = bytes.last().is_some_and(u8::is_ascii_digit) && super::contents::has_leader(trimmed);
    if !look.leader && may_be_date(trimmed, first) {
        look.heading = date::at_start(text, context).map(|heading| {
            let dressed = is_dressed(text, trimmed, &heading);
            let join = if dressed { Join::Alone } else { join(text, &heading) };
            if look.marker.0 == Marker::Bare && !dressed {
                look.marker = close_marker(text, &heading).unwrap_or(look.marker);
            }
            let bare = heading.from < look.marker.1 || dressed;
            let marker = if bare { Marker::Bare } else { look.marker.0 };
            (heading, Shape { marker, form: heading.form, join })
        });
        if let Some((heading, shape)) = &mut look.heading
            && let Some(whole) = year_then_day(text, heading, *shape, context)
        {
            (*heading, *shape) = whole;
        }
        if let Some((heading, shape)) = &mut look.heading {
            // `5. I Şah Abbas`: an item whose first word is a numeral, not the fifth of January.
            let numeral = shape.form == Form::DayInFigures && matches!(shape.join, Join::Words | Join::Glued);
            if heading.from < look.marker.1 && shape.form != Form::DayAlone && !numeral {
                look.marker = (Marker::Bare, 0);
            }
            if shape.form == Form::DayAlone
                && shape.join == Join::Dash
                && let Some(days) = super::bare::days(text, heading)
            {
                *heading = days;
            }
        }
        if look.heading.is_none() && first.is_ascii_digit() {
            look.heading = super::bare::heading(text, text.len() - text.trim_start().len());
        }
    }
    if line.role == Role::Item && look.marker.0 == Marker::Bare {
        look.marker.0 = Marker::Bullet;
        if let Some((_, shape)) = &mut look.heading {
            shape.marker = Marker::Bullet;
        }
    }
    look
}

/// The mark of a list with no blank between it and a date: `-10 noyabr 2020-ci il`, `8.12 sentyabr 1723`.
fn close_marker(text: &str, heading: &Heading<'_>) -> Option<(Marker, usize)> {
    let before = text[..heading.from].trim_start();
    let digits = before.bytes().take_while(u8::is_ascii_digit).count();
    let marker = match (digits, &before[digits..]) {
        (0, "-" | "–" | "—") => Marker::Dash,
        (0, "*" | "+") => Marker::Bullet,
        (1..=3, ".") => Marker::Number,
        _ => return None,
    };
    Some((marker, heading.from))
}

/// How many characters a text has: the first byte of each.
fn length(text: &str) -> usize {
    // In so small pieces that many bytes are counted at a time.
    let piece = |bytes: &[u8]| usize::from(bytes.iter().map(|b| u8::from(b & 0xC0 != 0x80)).sum::<u8>());
    text.as_bytes().chunks(255).map(piece).sum()
}

/// Whether nothing but marks stands around a date: `— 1918 —`, `=== 28 may ===`, `1918-ci il:`.
fn is_dressed(text: &str, trimmed: &str, heading: &Heading<'_>) -> bool {
    let behind = text[heading.from + heading.len..].trim();
    if heading.form == Form::DayAlone || behind.is_empty() {
        return false;
    }
    match behind {
        ":" => true,
        "." => matches!(heading.form, Form::YearIl | Form::Month | Form::MonthYear | Form::YearMonth),
        _ => {
            let ornament = |c: char| {
                c.is_whitespace()
                    || matches!(c, '-' | '–' | '—' | '=' | '*' | '~' | '•' | '·' | '#' | '_' | '|' | ']')
            };
            trimmed.starts_with(|c: char| ornament(c) || c == '[') && behind.chars().all(ornament)
        }
    }
}

/// `1920-ci il. 27 aprel. …`: a year and a day of it, each with a mark of its own.
fn year_then_day<'l>(
    text: &'l str,
    year: &Heading<'l>,
    shape: Shape,
    context: &Context,
) -> Option<(Heading<'l>, Shape)> {
    let parted = matches!(shape.join, Join::Stop | Join::Comma | Join::Colon | Join::Gap | Join::Dash);
    if !matches!(shape.form, Form::YearIl | Form::Year) || !parted || year.range {
        return None;
    }
    let end = year.from + year.len;
    let rest = text[end..]
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ':' | '–' | '—' | '-'));
    let skipped = text.len() - rest.len();
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let day = date::at_start(rest, context).filter(|day| day.form == Form::DayMonth && day.from == 0)?;
    let after = join(rest, &day);
    if !matches!(after, Join::Dash | Join::Colon | Join::Stop | Join::Gap) {
        return None;
    }
    let mut partial = day.partial;
    partial.from.years = year.partial.from.years;
    let len = skipped + day.len - year.from;
    let span = date::complete(&partial, &date::Carry::default());
    let words = text.get(year.from..year.from + len)?;
    let whole = Heading {
        span,
        partial,
        len,
        words,
        form: Form::YearDayMonth,
        range: day.range,
        after: day.after,
        ..*year
    };
    Some((whole, Shape { form: Form::YearDayMonth, join: after, ..shape }))
}

/// A first test that nearly every line of running text fails, so that only the others are read for a date.
fn may_be_date(text: &str, first: char) -> bool {
    /// Within so many bytes a date in small letters shows a figure or a dash.
    const NEAR: usize = 40;
    const SHOWN: [bool; 256] = {
        let (mut shown, mut byte) = ([false; 256], 0);
        while byte < 256 {
            shown[byte] = matches!(byte as u8, b'0'..=b'9' | b'-' | b':' | b'\t' | 0xE2);
            byte += 1;
        }
        shown
    };
    match first {
        '0'..='9' | '(' | '-' | '*' | '–' | '—' | '=' | '~' | '[' => true,
        // A figure that a scan has damaged: `l934-cü il`.
        'l' | 'I' | 'O' if text[1..].starts_with(|c: char| c.is_ascii_digit()) => true,
        first if is_letter(first) => {
            let bytes = text.as_bytes();
            let small = !is_upper(first) && bytes.len() >= NEAR;
            (!small || bytes[..NEAR].iter().any(|b| SHOWN[usize::from(*b)])) && date::may_open(text)
        }
        '"' | '«' | '“' | '„' | '\'' => false,
        _ => true,
    }
}

fn join(text: &str, heading: &Heading<'_>) -> Join {
    let behind = &text[heading.from + heading.len..];
    match heading.after {
        // The ending of a number, not a dash: `2020-ciildə`.
        After::Dash
            if behind.starts_with('-')
                && behind[1..].starts_with(|c: char| c.is_alphabetic() && !is_upper(c)) =>
        {
            Join::Words
        }
        After::Dash => Join::Dash,
        After::Colon => Join::Colon,
        After::Stop => Join::Stop,
        After::Comma => Join::Comma,
        // Justified text has several blanks everywhere.
        After::Gap if !behind.starts_with('\t') && (heading.when || behind.trim().contains("  ")) => {
            Join::Words
        }
        After::Gap => Join::Gap,
        // The wrapping put the rest of the sentence on the next line.
        After::LineEnd if heading.when => Join::Words,
        After::LineEnd => Join::Alone,
        After::Text => {
            let figures = heading.words.ends_with(|c: char| c.is_ascii_digit());
            let day =
                matches!(heading.form, Form::DayMonthYear | Form::Dotted | Form::RomanMonth | Form::Iso);
            let opens = |c: char| is_upper(c) || matches!(c, '"' | '«' | '“' | '„' | '―');
            match behind.chars().next() {
                Some(next) if next.is_alphabetic() => Join::Glued,
                // A table whose cells only a blank parts.
                _ if figures && day && behind.trim_start().starts_with(opens) => Join::Gap,
                _ => Join::Words,
            }
        }
    }
}

/// Whether the text ends where a sentence or the item of a list may.
fn ends_sentence(text: &str, last: char) -> bool {
    match last {
        '.' | '!' | '?' | ';' | '…' | ':' => true,
        '"' | '»' | '”' | '’' | ')' | '\'' | '“' | ']' => {
            let inner = text.trim_end_matches(['"', '»', '”', '’', ')', '\'', '“', ']']);
            inner.ends_with(['.', '!', '?', ';', '…', ':'])
        }
        _ => false,
    }
}
