//! Lines → which of them belong to the printed page and not to the text: page numbers, running heads.
//!
//! A lone number is the number of a page or a year that stands above its events; the numbers of a file together
//! tell which. A running head recurs beside page numbers, or interrupts sentences again and again.

use std::collections::{HashMap, HashSet};

use super::early;
use super::lines::{Line, Role};
use super::look::{Join, Look, Shape};
use crate::date::{Form, Heading};
use crate::lang::case::{is_letter, lower_char};

/// Longest running head, in characters.
const LONGEST: usize = 90;
/// So many filled lines away from a page's end a running head may stand.
const REACH: usize = 2;

/// What a line is to the printed page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A line of the text, or a blank one.
    Text,
    /// The number of a page.
    Number(u64),
    /// A running head or foot, with its page number if it has one.
    Head(Option<u64>),
}

/// What a file shows of its printed pages.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// Running heads, without figures and in small letters.
    heads: HashSet<String>,
    /// How their first words begin and how long they are, to rule out nearly all other lines at a glance.
    starts: HashMap<Start, Vec<usize>>,
    /// Lone numbers of this size are pages: below 1000, and from there.
    small_pages: bool,
    /// Some of those below 1000 are years all the same, by the dates alone around them.
    lone_years: bool,
    large_pages: bool,
    /// Large numbers between marks are years: `— 1918 —`.
    dressed_years: bool,
    /// Lone numbers up to 31 are days under the heading of a month.
    days: bool,
    /// Page numbers stand above their page.
    pub on_top: bool,
}

/// The first bytes of the first word.
type Start = [u8; 4];

fn start_of(text: &str) -> Start {
    let bytes = text.as_bytes();
    let word = bytes.iter().position(|b| b.is_ascii_alphabetic() || *b >= 0xC3).unwrap_or(bytes.len());
    let mut start = [0; 4];
    for (to, from) in start.iter_mut().zip(&bytes[word..]) {
        *to = *from;
    }
    start
}

/// What was seen of a line that may be a running head.
#[derive(Default)]
struct Seen {
    count: usize,
    /// How often beside the number of a page, or in the middle of a sentence.
    beside: usize,
    figures: HashSet<u64>,
    starts: HashSet<(Start, usize)>,
}

/// Whether a line begins or ends with a figure, but for the marks around it.
fn shows_figure(text: &str) -> bool {
    let marks = |b: &&u8| matches!(**b, b' ' | b'-' | b'|' | b'[' | b']' | b'\t' | 0x80..=0xFF);
    let bytes = text.as_bytes();
    bytes.iter().find(|b| !marks(b)).is_some_and(u8::is_ascii_digit)
        || bytes.iter().rev().find(|b| !marks(b)).is_some_and(u8::is_ascii_digit)
}

/// A line without its figures and marks, in small letters, for comparing running heads.
fn letters_of(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'a'..='z' => out.push(letter),
            ' ' | '\t' if !out.is_empty() && !out.ends_with(' ') => out.push(' '),
            '\0'..='@' | '['..='`' | '{'..='~' => {}
            _ if is_letter(letter) => out.push(lower_char(letter)),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The page number before or behind a running head.
fn figure_of(text: &str) -> Option<u64> {
    let trimmed = text.trim();
    let number = |word: Option<&str>| {
        let word = word?.trim_matches(['-', '–', '—', '|', '·', '[', ']']);
        ((1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()))
            .then(|| word.parse().ok())
            .flatten()
    };
    number(trimmed.split_whitespace().next_back()).or_else(|| number(trimmed.split_whitespace().next()))
}

/// Whether numbers count pages: most of them one or two more than the one before.
pub fn count_up(numbers: &[u64]) -> bool {
    let steps = numbers.windows(2).filter(|pair| matches!(pair[1].checked_sub(pair[0]), Some(1 | 2))).count();
    numbers.len() >= 2 && steps * 2 >= numbers.len() - 1
}

fn not_alone((_, shape): (Heading<'_>, Shape)) -> bool {
    shape.join != Join::Alone
}

impl Pages {
    /// Learns from the lines; `title` is what the file calls itself.
    pub fn learn(lines: &[Line<'_>], looks: &[Look<'_>], months_alone: bool) -> Pages {
        let mut pages = Pages { days: months_alone, ..Pages::default() };
        pages.learn_numbers(looks);
        pages.learn_heads(lines, looks);
        pages.learn_side(lines, looks);
        pages
    }

    fn learn_numbers(&mut self, looks: &[Look<'_>]) {
        let (mut small, mut large) = (Vec::new(), Vec::new());
        let (mut breaks_small, mut breaks_large) = (0, 0);
        let mut before: Option<&Look<'_>> = None;
        let filled: Vec<&Look<'_>> = looks.iter().filter(|look| !look.blank).collect();
        for (at, look) in filled.iter().enumerate() {
            if let Some((number, false)) = look.lone {
                let next = filled.get(at + 1);
                let breaks = before
                    .is_some_and(|before| !before.ends && before.lone.is_none() && before.heading.is_none())
                    && next.is_none_or(|next| next.small);
                let (numbers, broken) = if number < 1000 {
                    (&mut small, &mut breaks_small)
                } else {
                    (&mut large, &mut breaks_large)
                };
                numbers.push(number);
                *broken += usize::from(breaks);
            }
            before = Some(look);
        }
        let dressed = |look: &&Look<'_>| look.lone.filter(|(number, sure)| *sure && *number >= 1000);
        let dressed: Vec<u64> =
            looks.iter().filter_map(|look| dressed(&look)).map(|(number, _)| number).collect();
        self.dressed_years = dressed.iter().all(|number| *number < 2200) && !count_up(&dressed);
        let climbs = small.windows(2).all(|pair| pair[0] <= pair[1]);
        let ancient = small.len() >= 4
            && climbs
            && !count_up(&small)
            && breaks_small == 0
            && small.iter().all(|n| *n > 30);
        // Days under months begin anew each month; the numbers of pages count up through all of them.
        self.days &= small.len() != 1 && !(climbs && count_up(&small));
        self.small_pages = !ancient;
        self.lone_years = !ancient && !small.is_empty() && !early::lone_years(looks).is_empty();
        self.large_pages = large.iter().any(|n| *n >= 2200)
            || (count_up(&large) && breaks_large * 3 > large.len())
            || (large.len() < 3 && breaks_large > 0);
    }

    fn learn_heads(&mut self, lines: &[Line<'_>], looks: &[Look<'_>]) {
        let filled: Vec<usize> = (0..lines.len()).filter(|at| !looks[*at].blank).collect();
        let mut seen: HashMap<String, Seen> = HashMap::new();
        let mut others = Vec::new();
        for (place, &at) in filled.iter().enumerate() {
            let (line, look) = (&lines[at], &looks[at]);
            if !self.may_be_head(line, look) {
                continue;
            }
            let near = |other: usize| self.breaks_page(&lines[other], &looks[other]);
            let beside = (1..=REACH).any(|step| {
                place.checked_sub(step).is_some_and(|other| near(filled[other]))
                    || filled.get(place + step).is_some_and(|other| near(*other))
            }) || line.top;
            let before = place.checked_sub(1).map(|other| &looks[filled[other]]);
            let interrupts = before.is_some_and(|before| {
                !before.ends && before.heading.is_none() && look.width * 10 < before.width * 9
            }) && filled.get(place + 1).is_some_and(|next| looks[*next].small);
            let figure = if shows_figure(&line.text) { figure_of(&line.text) } else { None };
            if !beside && !interrupts && figure.is_none() {
                others.push(at);
                continue;
            }
            let seen = seen.entry(letters_of(&line.text)).or_default();
            seen.count += 1;
            seen.beside += usize::from(beside || interrupts);
            seen.figures.extend(figure);
            seen.starts.insert((start_of(&line.text), line.text.len()));
        }
        seen.retain(|text, seen| seen.beside + seen.figures.len() >= 2 && text.chars().count() >= 4);
        if seen.is_empty() {
            return;
        }
        // The same words elsewhere speak against it.
        let starts: HashSet<Start> =
            seen.values().flat_map(|seen| seen.starts.iter().map(|(start, _)| *start)).collect();
        for at in others.into_iter().filter(|at| starts.contains(&start_of(&lines[*at].text))) {
            if let Some(seen) = seen.get_mut(&letters_of(&lines[at].text)) {
                seen.count += 1;
            }
        }
        for (text, seen) in seen {
            let (count, figures) = (seen.count, seen.figures.len());
            if count >= 2 && (seen.beside * 2 >= count || (figures >= 2 && figures == count)) {
                self.heads.insert(text);
                for (start, len) in seen.starts {
                    self.starts.entry(start).or_default().push(len);
                }
            }
        }
    }

    fn learn_side(&mut self, lines: &[Line<'_>], looks: &[Look<'_>]) {
        let filled: Vec<usize> = (0..lines.len()).filter(|at| !looks[*at].blank).collect();
        let is_page = |at: &usize| {
            matches!(self.part_of(&lines[*at], &looks[*at]), Part::Number(_) | Part::Head(Some(_)))
        };
        let first = filled.iter().take(2).any(is_page);
        let last = filled.iter().rev().take(2).any(is_page);
        let behind_feed = lines.iter().zip(looks).filter(|(line, _)| line.top);
        let on_top = behind_feed
            .filter(|(line, look)| matches!(self.part_of(line, look), Part::Number(_) | Part::Head(Some(_))));
        self.on_top = (first && !last) || on_top.count() >= 2;
    }

    fn may_be_head(&self, line: &Line<'_>, look: &Look<'_>) -> bool {
        line.role == Role::Plain
            && !look.separator
            && look.lone.is_none()
            && look.width <= LONGEST
            && !look.ends
            && !look.small
            && look.heading.as_ref().is_none_or(|(heading, _)| {
                heading.partial.from.day.is_none() || heading.form == Form::DayAlone
            })
    }

    fn breaks_page(&self, line: &Line<'_>, look: &Look<'_>) -> bool {
        line.top || matches!(self.number_of(look), Part::Number(_))
    }

    fn number_of(&self, look: &Look<'_>) -> Part {
        match look.lone {
            Some((number, true)) if number >= 1000 && self.dressed_years => Part::Text,
            Some((number, true)) => Part::Number(number),
            Some((number, false)) if number <= 31 && self.days => Part::Text,
            Some((number, false)) if number < 1000 && self.small_pages => Part::Number(number),
            Some((number, false)) if number >= 1000 && self.large_pages => Part::Number(number),
            _ => Part::Text,
        }
    }

    /// Whether the line begins as a running head does and is about as long.
    fn starts_so(&self, text: &str) -> bool {
        /// Figures and blanks by which two of the same words differ, in bytes.
        const NEAR: usize = 12;
        !self.starts.is_empty()
            && self
                .starts
                .get(&start_of(text))
                .is_some_and(|lengths| lengths.iter().any(|len| text.len().abs_diff(*len) <= NEAR))
    }

    fn part_of(&self, line: &Line<'_>, look: &Look<'_>) -> Part {
        if line.role != Role::Plain {
            return Part::Text;
        }
        match self.number_of(look) {
            Part::Text if self.may_be_head(line, look) && self.starts_so(&line.text) => {
                let text = letters_of(&line.text);
                if self.heads.contains(&text) { Part::Head(figure_of(&line.text)) } else { Part::Text }
            }
            part => part,
        }
    }

    /// What each line is.
    pub fn parts(&self, lines: &[Line<'_>], looks: &[Look<'_>], title: &str) -> Vec<Part> {
        let mut parts: Vec<Part> =
            lines.iter().zip(looks).map(|(line, look)| self.part_of(line, look)).collect();
        if self.lone_years {
            early::lone_years(looks).into_iter().for_each(|at| parts[at] = Part::Text);
        }
        self.spare_title(lines, &mut parts);
        self.single_heads(lines, looks, title, &mut parts);
        parts
    }

    /// The first time that a running head stands above all else it is the title.
    fn spare_title(&self, lines: &[Line<'_>], parts: &mut [Part]) {
        if lines.first().is_none_or(|line| line.number != 1) {
            return;
        }
        let first = lines.iter().position(|line| !line.text.trim().is_empty());
        if let Some(part) =
            first.and_then(|at| parts.get_mut(at)).filter(|part| matches!(part, Part::Head(None)))
        {
            *part = Part::Text;
        }
    }

    /// A short line alone beside a page number, in the middle of a sentence: the head of that page only.
    fn single_heads(&self, lines: &[Line<'_>], looks: &[Look<'_>], title: &str, parts: &mut [Part]) {
        let filled: Vec<usize> = (0..lines.len()).filter(|at| !looks[*at].blank).collect();
        let title = letters_of(title);
        for place in 1..filled.len() {
            let at = filled[place];
            let (before, next) = (filled[place - 1], filled.get(place + 1).copied());
            let beside = matches!(parts[before], Part::Number(_))
                || next.is_some_and(|next| matches!(parts[next], Part::Number(_)));
            if !(beside || lines[at].top)
                || parts[at] != Part::Text
                || !self.may_be_head(&lines[at], &looks[at])
            {
                continue;
            }
            let own = letters_of(&lines[at].text);
            let named = own.chars().count() > 3 && !title.is_empty() && title.contains(&own);
            let text_before = filled[..place].iter().rev().find(|at| parts[**at] == Part::Text);
            let text_next = filled[place + 1..].iter().find(|at| parts[**at] == Part::Text);
            let interrupts = !looks[at].cut
                && text_before.is_some_and(|at| !looks[*at].ends && looks[*at].heading.is_none_or(not_alone))
                && text_next.is_some_and(|at| looks[*at].small);
            // Short, whole and between the number of a page and the text of the next: no part of either.
            let lonely = beside
                && lines[at].top
                && text_next
                    .is_some_and(|next| looks[at].width * 2 < looks[*next].width && !looks[*next].small);
            if (named && filled.len() > 8) || interrupts || lonely {
                parts[at] = Part::Head(figure_of(&lines[at].text));
            }
        }
    }
}
