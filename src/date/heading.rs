//! Turns the beginning of a line into the date that opens it, with the shape it is written in.
//!
//! Whether the line really is a heading is for the splitter to say: it knows how often each [`Form`] recurs and
//! what follows it. A date that lacks its year comes back as a [`Partial`], to be completed from a heading above.

use crate::lang::case::is_upper;

use super::fast::fast;
use super::find::Context;
use super::lex::{Kind, Lexer, Memo, dash};
use super::parse::{Form, Mode, Parsed, Parser};
use super::partial::{Carry, Partial, Stamp, complete};
use super::span::Span;
use super::words::Case;

/// A date that opens a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading<'t> {
    /// The days, where the date says its year.
    pub span: Option<Span>,
    /// What it says; see [`complete`].
    pub partial: Partial,
    /// Where the date begins, behind blanks, a bullet or the number of a list.
    pub from: usize,
    /// How many bytes it has, without the dash that may follow.
    pub len: usize,
    /// The date as it stands.
    pub words: &'t str,
    /// Its shape.
    pub form: Form,
    /// Whether it is an interval with two ends.
    pub range: bool,
    /// Whether its last word says when, as a sentence does: `aprelində`, `ilə qədər`.
    pub when: bool,
    /// What follows it.
    pub after: After,
}

/// What follows a date at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum After {
    /// A dash of any length.
    Dash,
    /// A colon.
    Colon,
    /// A full stop.
    Stop,
    /// A comma or a semicolon.
    Comma,
    /// A tab or several blanks: the cell of a table.
    Gap,
    /// Nothing: the line ends.
    LineEnd,
    /// Words.
    Text,
}

/// The date that opens the line or paragraph.
pub fn at_start<'t>(text: &'t str, context: &Context) -> Option<Heading<'t>> {
    let memo = Memo::default();
    let reader = Reader { text, parser: parser(text, context, &memo) };
    let (at, _) = reader.parser.lexer.blanks(0);
    if let Some(heading) = damaged(text, at, context) {
        return Some(heading);
    }
    if let Some(heading) = reader.date(at) {
        return Some(reader.in_list(at, &heading).unwrap_or(heading));
    }
    if text.as_bytes().get(at).is_none_or(u8::is_ascii_alphabetic) {
        return None;
    }
    if let Some(heading) = reader.close_to_dash(at) {
        return Some(heading);
    }
    if let Some(behind) = bullet(text, at) {
        return reader.date(behind).or_else(|| {
            let number = list_number(text, behind).and_then(|number| reader.date(number));
            number.or_else(|| reader.day_alone(behind))
        });
    }
    if let Some(heading) = list_number(text, at).and_then(|behind| reader.date(behind)) {
        return Some(heading);
    }
    reader.in_brackets(at).or_else(|| reader.glued(at)).or_else(|| reader.day_alone(at))
}

/// A date in damaged figures, which says its year and *il* or its day.
fn damaged<'t>(text: &'t str, at: usize, context: &Context) -> Option<Heading<'t>> {
    let (copy, blank) = super::damage::mended(text, at)?;
    let memo = Memo::default();
    let heading = Reader { text: &copy, parser: parser(&copy, context, &memo) }.date(at + blank)?;
    let said = heading.partial.from.day.is_some() || !matches!(heading.form, Form::Year | Form::YearAlone);
    let (from, len) = (heading.from - blank, heading.len + blank);
    let words = text.get(from..from + len).filter(|_| said && heading.span.is_some())?;
    Some(Heading {
        span: heading.span,
        partial: heading.partial,
        from,
        len,
        words,
        form: heading.form,
        range: heading.range,
        when: heading.when,
        after: heading.after,
    })
}

/// The date in brackets that closes the text: `… (474).`
pub fn at_end<'t>(text: &'t str, context: &Context) -> Option<Heading<'t>> {
    let body = text.trim_end().trim_end_matches(['.', ';', ',']);
    let open = body.strip_suffix(')')?.rfind('(')?;
    let memo = Memo::default();
    let reader = Reader { text, parser: parser(text, context, &memo) };
    reader.in_brackets(open).filter(|heading| heading.from + heading.len == body.len())
}

fn parser<'m>(text: &'m str, context: &Context, memo: &'m Memo) -> Parser<'m> {
    Parser {
        lexer: Lexer { text, lines: true, memo },
        mode: Mode::Heading,
        calendar: context.calendar,
        base: Carry::default(),
        base_day: None,
        bce: false,
        depth: 0,
    }
}

struct Reader<'t, 'm> {
    text: &'t str,
    parser: Parser<'m>,
}

impl<'t> Reader<'t, '_> {
    fn heading(&self, from: usize, parsed: &Parsed, form: Form, after: After) -> Heading<'t> {
        let full = parsed.partial.is_full();
        Heading {
            span: full.then(|| complete(&parsed.partial, &Carry::default())).flatten(),
            partial: parsed.partial,
            from,
            len: parsed.to - from,
            words: &self.text[from..parsed.to],
            form,
            range: parsed.range,
            when: matches!(parsed.case, Case::Loc | Case::Abl | Case::Until | Case::Dat),
            after,
        }
    }

    fn date(&self, at: usize) -> Option<Heading<'t>> {
        let quick = fast(&self.parser, at);
        let parsed = quick.or_else(|| self.parser.dated(at).filter(|parsed| !parsed.relative))?;
        let after = self.after(parsed.to);
        let form = match parsed.form {
            Form::Year => match after {
                After::Dash | After::Colon | After::Gap => Form::Year,
                After::LineEnd if parsed.range => Form::Year,
                After::LineEnd => Form::YearAlone,
                After::Stop if self.text[at..parsed.to].len() >= 4 => Form::Year,
                _ => return None,
            },
            Form::Month if parsed.partial.from.part.is_none() && parsed.case != Case::Loc => match after {
                After::Dash | After::Colon | After::LineEnd | After::Gap | After::Stop => Form::Month,
                _ => return None,
            },
            // dekabrında, wrapped from the line above, opens nothing.
            Form::Month if parsed.partial.from.part.is_none() && !self.text[at..].starts_with(is_upper) => {
                return None;
            }
            form => form,
        };
        let year = parsed.partial.year().filter(|_| matches!(form, Form::Year | Form::YearAlone));
        if year.is_some_and(|year| !(100..2200).contains(&year)) {
            return None;
        }
        let heading = self.heading(at, &parsed, form, after);
        // A day that no calendar has.
        (heading.span.is_some() || parsed.partial.from.years.is_none()).then_some(heading)
    }

    /// `8.12 sentyabr 1723`, `5. X əsrdə`: no day in figures but the number of a list, and a date that says more.
    fn in_list(&self, at: usize, figures: &Heading<'_>) -> Option<Heading<'t>> {
        let lacks = figures.form == Form::DayInFigures && figures.partial.from.years.is_none();
        let listed = || list_number(self.text, at).and_then(|behind| self.date(behind));
        let inner = lacks.then(|| listed().or_else(|| self.glued(at))).flatten()?;
        inner.partial.from.years.is_some().then_some(inner)
    }

    /// `3.1918-ci il mayın 28-də`: the number of a list without a blank behind it.
    fn glued(&self, at: usize) -> Option<Heading<'t>> {
        let bytes = self.text.as_bytes();
        let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let stop = (1..=2).contains(&digits) && bytes.get(at + digits) == Some(&b'.');
        let next =
            bytes.get(at + digits + 1).is_some_and(|b| b.is_ascii_digit() || matches!(b, b'I' | b'V' | b'X'));
        let heading = (stop && next).then(|| self.date(at + digits + 1)).flatten()?;
        let said = !matches!(heading.form, Form::Year | Form::YearAlone | Form::MonthYear);
        (heading.partial.from.years.is_some() && said).then_some(heading)
    }

    /// `-10 noyabr 2020-ci il`: the dash of a list without a blank behind it, before a day that no number can be.
    fn close_to_dash(&self, at: usize) -> Option<Heading<'t>> {
        let bytes = self.text.as_bytes();
        let behind = at + dash(bytes, at)?;
        bytes.get(behind).filter(|b| b.is_ascii_digit())?;
        let heading = self.date(behind)?;
        let said = heading.partial.day().is_some() || heading.form == Form::YearIl;
        (said && !matches!(heading.form, Form::DayAlone | Form::DayInFigures)).then_some(heading)
    }

    /// `10.` or `10 –` under the heading of a month.
    fn day_alone(&self, at: usize) -> Option<Heading<'t>> {
        let (day, case, to) = self.parser.day_number(at)?;
        let after = self.after(to);
        if case != Case::Bare
            || !matches!(after, After::Stop | After::Dash | After::Colon | After::LineEnd | After::Gap)
        {
            return None;
        }
        let parsed =
            self.parser.parsed(Stamp { day: Some(day), ..Stamp::default() }, Form::DayAlone, to, case);
        Some(self.heading(at, &parsed, Form::DayAlone, after))
    }

    /// `(1865-1944)`
    fn in_brackets(&self, at: usize) -> Option<Heading<'t>> {
        let open = self.parser.piece(at);
        if open.kind != Kind::Mark('(') {
            return None;
        }
        let inner = Parser { mode: Mode::Whole, ..self.parser };
        let mut parsed =
            inner.dated(open.to).filter(|parsed| !parsed.relative && parsed.partial.is_full())?;
        let close = self.parser.piece(parsed.to);
        if close.kind != Kind::Mark(')') || parsed.to < open.to + 3 {
            return None;
        }
        complete(&parsed.partial, &Carry::default())?;
        parsed.to = close.to;
        Some(self.heading(open.from, &parsed, Form::InParentheses, self.after(close.to)))
    }

    fn after(&self, at: usize) -> After {
        let bytes = self.text.as_bytes();
        let (next, ends) = self.parser.lexer.blanks(at);
        let Some(&byte) = bytes.get(next).filter(|_| ends == 0) else { return After::LineEnd };
        match byte {
            0xE2 if is_quoted(&self.text[next..]) => After::Text,
            _ if dash(bytes, next).is_some() || is_arrow(&bytes[next..]) => After::Dash,
            b':' => After::Colon,
            b'.' => After::Stop,
            b',' | b';' => After::Comma,
            b'=' | b'*' | b'~' | b'#' | b'_' | b'|' | b']' if is_ornament(&bytes[next..]) => After::LineEnd,
            _ if next >= at + 2 || bytes.get(at) == Some(&b'\t') => After::Gap,
            _ => After::Text,
        }
    }
}

/// Whether the bar that a mis-mapped font has for a quotation mark opens a quotation here: `―Əkinçi‖ qəzeti`.
pub fn is_quoted(text: &str) -> bool {
    /// So many characters are looked through for the mark that closes it.
    const NEAR: usize = 120;
    let Some(inner) = text.strip_prefix('―').filter(|inner| inner.starts_with(char::is_alphanumeric))
    else {
        return false;
    };
    inner.chars().take(NEAR).find(|c| matches!(c, '―' | '‖')) == Some('‖')
}

/// Whether an arrow stands here as a dash would: `28 may → …`
fn is_arrow(rest: &[u8]) -> bool {
    matches!(rest, [0xE2, 0x86, 0x92, ..] | [0xE2, 0x87, 0x92, ..] | [b'=', b'>', ..])
}

/// Whether nothing but marks is left of the line.
fn is_ornament(rest: &[u8]) -> bool {
    rest.iter().all(|b| matches!(b, b'=' | b'*' | b'~' | b'#' | b'_' | b'|' | b']' | b' ' | b'\t'))
}

/// Where the text behind a bullet or an ornament begins.
fn bullet(text: &str, at: usize) -> Option<usize> {
    let mark = text[at..].chars().next()?;
    let listed = matches!(
        mark,
        '•' | '·'
            | '●'
            | '▪'
            | '■'
            | '◦'
            | '►'
            | '‣'
            | '*'
            | '✓'
            | '»'
            | '\u{F0B7}'
            | '='
            | '~'
            | '['
    );
    if !listed && dash(text.as_bytes(), at).is_none() {
        return None;
    }
    // An ornament is the same mark again.
    let rest = text[at..].trim_start_matches(mark);
    let behind = rest.trim_start_matches([' ', '\t', '\u{A0}']);
    // A minus sign stands close to its number.
    (listed || behind.len() < rest.len()).then_some(text.len() - behind.len())
}

/// Where the text of a numbered line begins: `1. …`, `12) …`
fn list_number(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mark = bytes.get(at + digits).filter(|b| matches!(b, b'.' | b')'))?;
    let rest = text[at + digits + 1..].trim_start_matches([' ', '\t', '\u{A0}']);
    let spaced = rest.len() < text.len() - at - digits - 1;
    ((1..=4).contains(&digits) && (spaced || *mark == b')')).then_some(text.len() - rest.len())
}
