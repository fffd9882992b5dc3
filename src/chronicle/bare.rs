//! Years at the beginning of a line that only the rest of the file proves: `1804 Gəncə …`, `84-96 – …`.

use super::look::{Join, Look, Marker, Shape};
use crate::date::{After, Carry, Form, Heading, Partial, Stamp, Years, complete};
use crate::lang::case::is_upper;

/// The number of digits, and the number.
fn number(text: &str) -> Option<(usize, i64)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits).then(|| text[..digits].parse().ok()).flatten().map(|value| (digits, value))
}

/// `26-31 – …` under the heading of a month: days from one to another.
pub fn days<'t>(text: &'t str, first: &Heading<'t>) -> Option<Heading<'t>> {
    let behind = text.get(first.from + first.len..)?.trim_start();
    let mark = behind.chars().next().filter(|c| matches!(c, '-' | '–' | '—'))?;
    let second = behind[mark.len_utf8()..].trim_start();
    let (digits, last) = number(second).filter(|(digits, last)| *digits <= 2 && (1..=31).contains(last))?;
    let tail = second[digits..].trim_start();
    let after = match tail.chars().next() {
        Some('-' | '–' | '—') => After::Dash,
        Some('.') => After::Stop,
        Some(':') => After::Colon,
        _ => return None,
    };
    let end = Stamp { day: u8::try_from(last).ok(), ..Stamp::default() };
    let len = text.len() - second[digits..].len() - first.from;
    let partial = Partial { to: Some(end), ..first.partial };
    Some(Heading {
        partial,
        len,
        words: text.get(first.from..first.from + len)?,
        range: true,
        after,
        ..*first
    })
}

/// How long `62-ci il` is, if a dash follows it.
fn with_il(text: &str, digits: usize) -> Option<usize> {
    let suffix = text[digits..].trim_start().strip_prefix('-')?.trim_start();
    let rest = ["ci", "cı", "cu", "cü"].iter().find_map(|ending| suffix.strip_prefix(ending))?;
    let rest = rest.trim_start().strip_prefix("il")?;
    let dash = rest.trim_start_matches('.').trim_start();
    dash.starts_with(['-', '–', '—']).then_some(text.len() - rest.len())
}

/// `54 – …` on a page of one day: a year of one or two digits.
pub fn year<'t>(text: &'t str, from: usize) -> Option<Heading<'t>> {
    let (digits, year) = number(text.get(from..)?).filter(|(digits, year)| *digits <= 3 && *year > 0)?;
    text[from + digits..].trim_start().starts_with(['-', '–', '—']).then_some(())?;
    made(text, from, digits, Years::one(year), None, Join::Dash).map(|(heading, _)| heading)
}

/// A year that words follow without a mark, or a range of years of two or three digits.
pub fn heading(text: &str, from: usize) -> Option<(Heading<'_>, Shape)> {
    let rest = text.get(from..)?;
    let (digits, year) = number(rest)?;
    let behind = &rest[digits..];
    if digits == 4 && (1000..2100).contains(&year) {
        let words = behind.trim_start_matches(' ');
        let opens = words.starts_with(|c: char| is_upper(c) || matches!(c, '"' | '«' | '“' | '„'));
        let join = if words.len() == behind.len() { Join::Glued } else { Join::Words };
        return opens.then(|| made(text, from, digits, Years::one(year), None, join)).flatten();
    }
    if digits == 3 && year >= 100 && behind.starts_with(". ") {
        return made(text, from, digits, Years::one(year), None, Join::Stop);
    }
    if let Some(length) = with_il(rest, digits) {
        let (heading, shape) =
            made(text, from, length, Years::one(year), None, Join::Dash).filter(|_| year > 0)?;
        return Some((Heading { form: Form::YearIl, ..heading }, Shape { form: Form::YearIl, ..shape }));
    }
    let dash = behind.trim_start();
    let mark = dash.chars().next().filter(|c| matches!(c, '-' | '–' | '—'))?;
    let second = dash[mark.len_utf8()..].trim_start();
    let (more, last) = number(second)?;
    let tail = second[more..].trim_start();
    // The ending of a number is no dash: `84-96-cı illər`.
    let ending = tail.strip_prefix('-').is_some_and(|tail| tail.starts_with(char::is_alphabetic));
    if !(2..=3).contains(&digits) || year >= last || ending || !tail.starts_with(['-', '–', '—']) {
        return None;
    }
    let length = rest.len() - second[more..].len();
    made(text, from, length, Years::one(year), Some(Years::one(last)), Join::Dash)
}

/// The heading of a year, or of years from one to another.
pub fn made<'t>(
    text: &'t str,
    from: usize,
    len: usize,
    first: Years,
    last: Option<Years>,
    join: Join,
) -> Option<(Heading<'t>, Shape)> {
    let stamp = |years| Stamp { years: Some(years), ..Stamp::default() };
    let partial = Partial { from: stamp(first), to: last.map(stamp), ..Partial::default() };
    let span = complete(&partial, &Carry::default());
    let after = match join {
        Join::Dash => After::Dash,
        Join::Stop => After::Stop,
        _ => After::Text,
    };
    let words = text.get(from..from + len)?;
    let heading = Heading {
        span,
        partial,
        from,
        len,
        words,
        form: Form::Year,
        range: last.is_some(),
        when: false,
        after,
    };
    Some((heading, Shape { marker: Marker::Bare, form: Form::Year, join }))
}

/// Whether bare years that words follow are the headings of a file: many, rising, and first of their paragraphs.
pub fn are_usual(looks: &[Look<'_>], begins: impl Iterator<Item = usize>) -> bool {
    rise(looks, begins, |_, shape| is_bare(shape))
}

/// Whether `705. …` are years and not the numbers of a list, which count up one by one.
pub fn are_early(looks: &[Look<'_>], begins: impl Iterator<Item = usize> + Clone) -> bool {
    let years = begins.clone().filter_map(|at| {
        looks[at].heading.as_ref().filter(|(heading, shape)| is_early(heading, *shape))?.0.partial.year()
    });
    let years: Vec<i64> = years.collect();
    let counted = years.windows(2).filter(|pair| pair[1] - pair[0] == 1).count();
    counted * 2 < years.len() && rise(looks, begins, is_early)
}

fn rise(
    looks: &[Look<'_>],
    begins: impl Iterator<Item = usize>,
    test: impl Fn(&Heading<'_>, Shape) -> bool,
) -> bool {
    let (mut all, mut years) = (0usize, Vec::new());
    for at in begins {
        all += 1;
        if let Some((heading, shape)) = &looks[at].heading
            && test(heading, *shape)
        {
            years.extend(heading.partial.year());
        }
    }
    let rising = years.windows(2).filter(|pair| pair[0] <= pair[1]).count();
    years.len() >= 3 && years.len() * 5 >= all * 3 && rising * 5 >= (years.len() - 1) * 4
}

/// `705. …`: a year of three figures, or the number of a list.
pub fn is_early(heading: &Heading<'_>, shape: Shape) -> bool {
    shape.form == Form::Year
        && shape.join == Join::Stop
        && heading.partial.year().is_some_and(|year| year < 1000)
}

/// Whether the shape is that of a year which nothing but words follows.
pub fn is_bare(shape: Shape) -> bool {
    shape.form == Form::Year && matches!(shape.join, Join::Words | Join::Glued)
}
