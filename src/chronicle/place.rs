//! Lines → how freshly each begins: after a blank line, after the end of a sentence, or in the middle of one.
//!
//! A date at the beginning of a line may be a heading, or words that the wrapping happened to put there.

use super::furniture::Part;
use super::lines::{Line, Role};
use super::look::{Join, Look, Marker};
use super::profile::Profile;

/// How a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fresh {
    /// In the middle of a sentence that the line before breaks off.
    Middle,
    /// After a line that ends no sentence but had room for another word.
    Short,
    /// After the end of a sentence.
    Sentence,
    /// After a blank line, a separator or a heading.
    Paragraph,
}

/// Where a line stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// How it begins.
    pub fresh: Fresh,
    /// The line of text before it.
    pub before: Option<usize>,
    /// Whether a blank line or a separator lies between.
    pub gap: bool,
    /// Whether the line before had no room for its first word, as far as that can be told.
    pub wrapped: bool,
    /// Whether it had room for that word by the exact width of the page.
    pub room: bool,
    /// Whether the line before ends no sentence but is too long to be a heading or an item.
    pub broken: bool,
}

/// Places all lines; furniture and blank lines get one too, which means nothing.
pub fn places(
    lines: &[Line<'_>],
    looks: &[Look<'_>],
    parts: &[Part],
    profile: &Profile,
    blocks: bool,
) -> Vec<Place> {
    let (width, spread) = (profile.width, profile.spread);
    let mut places = Vec::with_capacity(lines.len());
    let mut before: Option<usize> = None;
    let (mut gap, mut ornament, mut page) = (0usize, false, false);
    for at in 0..lines.len() {
        let look = &looks[at];
        page |= lines[at].top && before.is_some();
        let none =
            Place { fresh: Fresh::Middle, before, gap: gap > 0, wrapped: false, room: true, broken: false };
        if look.blank {
            gap += usize::from(!lines[at].merged);
            places.push(none);
            continue;
        }
        if look.separator {
            ornament = true;
            places.push(none);
            continue;
        }
        if parts[at] != Part::Text {
            page = true;
            places.push(none);
            continue;
        }
        let blank = gap > usize::from(spread);
        let place = match before {
            None => Place {
                fresh: Fresh::Paragraph,
                before,
                gap: true,
                wrapped: false,
                room: true,
                broken: false,
            },
            Some(last) => {
                let need = if width.is_some() { needed(&looks[last], &lines[at]) } else { 0 };
                let wrapped = width.is_some_and(|width| need + super::clean::SLACK > width);
                let room = width.is_none_or(|width| need <= width);
                let broken =
                    !looks[last].ends && width.is_some_and(|width| looks[last].width * 5 >= width * 3);
                let parted = lines[last].role != Role::Plain || lines[at].role != Role::Plain;
                let headed = looks[last].heading.as_ref().is_some_and(|(_, shape)| shape.join == Join::Alone);
                let fresh = if looks[last].cut && !ornament && !parted {
                    Fresh::Middle
                } else if parted || ornament || headed || (blank && !page) {
                    Fresh::Paragraph
                } else if page {
                    match looks[last].ends {
                        true if blank || !wrapped => Fresh::Paragraph,
                        true => Fresh::Sentence,
                        false if look.small || wrapped => Fresh::Middle,
                        false => Fresh::Short,
                    }
                } else if profile.indented
                    && looks[last].ends
                    && indent(&lines[at]) >= 2
                    && indent(&lines[at]) < 20
                {
                    Fresh::Paragraph
                } else if (profile.indented && indent(&lines[at]) == 0 && indent(&lines[last]) < 20)
                    || !(looks[last].ends
                        || !look.small
                        || blocks
                        || is_opened(look) && (width.is_none() || lines[at].text.contains('\t')))
                {
                    Fresh::Middle
                } else if looks[last].ends || width.is_none() {
                    Fresh::Sentence
                } else if wrapped {
                    Fresh::Middle
                } else {
                    Fresh::Short
                };
                Place { fresh, before, gap: blank || ornament, wrapped, room, broken }
            }
        };
        places.push(place);
        before = Some(at);
        (gap, ornament, page) = (0, false, false);
    }
    places
}

/// Whether a date with its own mark opens the line, as it does also in small letters.
fn is_opened(look: &Look<'_>) -> bool {
    look.heading.as_ref().is_some_and(|(_, shape)| matches!(shape.join, Join::Dash | Join::Colon | Join::Gap))
}

/// How wide a line would be with the first word of the next one.
fn needed(last: &Look<'_>, next: &Line<'_>) -> usize {
    let word = next.text.trim_start().bytes().take_while(|b| !matches!(b, b' ' | b'\t'));
    // The first byte of each character.
    last.width + 1 + word.filter(|b| b & 0xC0 != 0x80).count()
}

/// How many blanks a line begins with.
fn indent(line: &Line<'_>) -> usize {
    let blanks = line.text.len() - line.text.trim_start_matches([' ', '\u{A0}']).len();
    if line.text.starts_with('\t') { 4 } else { blanks }
}

/// Whether paragraphs begin with blanks and go on without: no small letter begins behind blanks.
pub fn is_indented(lines: &[Line<'_>], looks: &[Look<'_>]) -> bool {
    let (mut set_in, mut flush, mut small, mut broken) = (0usize, 0usize, 0usize, 0usize);
    for at in 1..lines.len() {
        if looks[at].blank || looks[at].separator || looks[at].lone.is_some() {
            continue;
        }
        match indent(&lines[at]) {
            0 => {
                flush += 1;
                broken += usize::from(!looks[at - 1].blank && !looks[at - 1].ends);
            }
            2..=12 => {
                set_in += 1;
                small += usize::from(looks[at].small);
            }
            _ => {}
        }
    }
    set_in >= 3 && set_in <= 3 * flush && flush <= 12 * set_in && small * 8 <= set_in && broken * 2 >= flush
}

/// Whether every line of the text stands apart from the next by one blank line, as in double spacing.
pub fn is_spread(lines: &[Line<'_>], looks: &[Look<'_>]) -> bool {
    let (mut pairs, mut single, mut open) = (0usize, 0usize, 0usize);
    let mut last: Option<usize> = None;
    for at in 0..lines.len() {
        if looks[at].blank {
            continue;
        }
        if let Some(before) = last.filter(|_| lines[at].role == Role::Plain) {
            pairs += 1;
            single += usize::from(at == before + 2);
            open += usize::from(
                at == before + 2
                    && !looks[before].ends
                    && looks[at].small
                    && looks[at].marker.0 == Marker::Bare,
            );
        }
        last = Some(at);
    }
    pairs >= 10 && single * 10 >= pairs * 9 && open * 4 >= pairs
}

/// Whether lines really go on in the next one: a sentence that is broken off goes on with a small letter.
pub fn is_wrapped(looks: &[Look<'_>], width: usize) -> bool {
    let filled: Vec<&Look<'_>> = looks.iter().filter(|look| !look.blank).collect();
    let (mut goes_on, mut full, mut tight, mut loose) = (0usize, 0usize, 0usize, 0usize);
    for pair in filled.windows(2) {
        let cut = pair[0].cut && !pair[1].separator;
        if cut || (!pair[0].ends && pair[1].small && !pair[0].separator && !is_opened(pair[1])) {
            goes_on += 1;
            full += usize::from(pair[0].width * 4 >= width * 3);
        } else if !pair[0].ends && pair[1].heading.is_none() && pair[1].marker.0 == Marker::Bare {
            // A line that breaks off nowhere near the edge is whole.
            let edge = pair[0].width * 8 >= width * 7;
            tight += usize::from(edge);
            loose += usize::from(!edge);
        }
    }
    if filled.len() < 4 {
        return goes_on > 0 || filled.len() < 2;
    }
    (goes_on > 0 && full * 2 >= goes_on) || (tight >= 2 && tight >= 2 * loose)
}
