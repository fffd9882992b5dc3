//! Lines that name something: the person above a life span, the year in a title, a date in brackets at the end.

use super::headings::{Strength, strength};
use super::lines::Line;
use super::look::{Join, Look, Shape};
use super::place::{Fresh, Place};
use crate::date::{self, Context};

/// The line above a date that stands alone, if it looks like the name or title of the same event.
pub fn name_above(looks: &[Look<'_>], places: &[Place], at: usize) -> Option<usize> {
    let before = places[at].before?;
    let look = &looks[before];
    let near = !places[at].gap && look.heading.is_none() && !look.ends && !look.small && look.width <= 80;
    (near && places[before].fresh == Fresh::Paragraph && places[before].gap).then_some(before)
}

/// The only year that the first lines name, above all dates.
pub fn title_year(lines: &[Line<'_>], looks: &[Look<'_>], title: Option<&str>) -> Option<i64> {
    let first = lines.iter().zip(looks).filter(|(_, look)| !look.blank).take(3).take_while(|(_, look)| {
        let weak = |found: &(date::Heading<'_>, Shape)| match strength(&found.0, found.1) {
            Strength::Weak => true,
            Strength::Sentence => !look.ends,
            // `2020-ci il, sentyabr – dekabr`
            Strength::Strong => {
                found.1.join == Join::Alone && found.0.range && found.0.partial.day().is_none()
            }
            _ => false,
        };
        look.heading.as_ref().is_none_or(weak)
    });
    let words = first.map(|(line, _)| &*line.text).chain(title);
    let mut years: Vec<i64> = Vec::new();
    for number in
        words.flat_map(|text| text.split(|c: char| !c.is_ascii_digit())).filter(|number| number.len() == 4)
    {
        years.extend(number.parse::<i64>().ok().filter(|year| (1000..2100).contains(year)));
    }
    years.dedup();
    match years[..] {
        [year] => Some(year),
        _ => None,
    }
}

/// `MİRZƏ FƏTƏLİ AXUNDZADƏ (1812-1878)`: a name in capitals with its life, above what is told of it.
pub fn is_named_life(text: &str) -> bool {
    let Some(open) = text.rfind('(').filter(|_| text.len() < 160 && text.trim_end().ends_with(')')) else {
        return false;
    };
    let mut letters = text[..open].chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && letters.all(crate::lang::case::is_upper)
        && date::at_end(text, &Context::default())
            .is_some_and(|heading| heading.span.is_some() && heading.range)
}

/// Whether a line closes with a date in brackets.
pub fn ends_with_date(text: &str) -> bool {
    let tail = text.trim_end();
    let closes = tail.ends_with(')') || tail.ends_with(").") || tail.ends_with(");") || tail.ends_with("),");
    closes && date::at_end(text, &Context::default()).is_some_and(|heading| heading.span.is_some())
}
