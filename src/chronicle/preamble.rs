//! What stands above the first event → the title, the heading of the first section, or text of its own.
//!
//! A few short lines are a title, with the sentence or two that introduce a list. More than that is text, and text
//! is never lost: it becomes an undated event.

use super::contents::heads_preface;
use super::look::{Join, Marker, Shape};
use super::scan::{Fate, View};
use super::sections::{is_capitals, is_like};
use crate::date::{Form, Heading};

/// Most characters of a title with what introduces the list.
const LONGEST: usize = 400;
/// Most characters of the sentences among them.
const LEAD: usize = 200;
/// Most lines of it.
const LINES: usize = 8;

/// The lines above the first event, told apart.
#[derive(Debug, Default)]
pub struct Lead {
    /// Lines of the title.
    pub title: Vec<usize>,
    /// The heading of the section that the first event stands in.
    pub section: Option<usize>,
    /// Where text begins that is an event of its own.
    pub text: Option<usize>,
    /// The heading of that text.
    pub head: Option<usize>,
}

/// Looks through the lines before `end`; `alone` where no event follows.
pub fn lead(view: &View<'_, '_>, fates: &[Fate], end: usize, alone: bool) -> Lead {
    let filled: Vec<usize> = (0..end).filter(|at| fates[*at] == Fate::Body).collect();
    let top = filled.first().copied();
    let title_like = |at: &usize| {
        // `XIX–XX əsrlər` below a title says what it is about.
        let about = |shape: Shape| {
            shape.join == Join::Alone
                && matches!(shape.form, Form::Century | Form::Year | Form::YearIl | Form::Decade | Form::Bce)
        };
        let dated = view.looks[*at].heading.is_some_and(|(heading, shape)| {
            shape.join != Join::Words && !about(shape) && !are_months(&heading, shape)
        });
        let first = top == Some(*at);
        is_like(&view.looks[*at], &view.lines[*at].text) && (!dated || first)
            || in_brackets(&view.lines[*at].text)
    };
    let mut lead = Lead::default();
    let leading = filled.iter().take_while(|at| title_like(at)).count();
    let characters: usize = filled.iter().map(|at| view.looks[*at].width).sum();
    if alone {
        // A title must have text below it, parted by a blank line or longer than itself.
        let titled = leading > 0
            && leading < filled.len()
            && leading <= 3
            && (view.places[filled[leading]].gap
                || view.looks[filled[leading]].width > 2 * view.looks[filled[0]].width);
        let from = if titled { leading } else { 0 };
        lead.title = filled[..from].to_vec();
        lead.text = filled.get(from).copied();
        return lead;
    }
    let listed = filled.iter().filter(|at| view.looks[**at].marker.0 == Marker::Bullet).count();
    let sentences: usize = filled.iter().filter(|at| !title_like(at)).map(|at| view.looks[*at].width).sum();
    let dated = filled.iter().enumerate().any(|(place, at)| {
        let opens = place > 0 || view.looks[*at].ends;
        opens
            && !in_brackets(&view.lines[*at].text)
            && view.looks[*at]
                .heading
                .is_some_and(|(heading, shape)| heading.span.is_some() && !are_months(&heading, shape))
    });
    if characters <= LONGEST && sentences <= LEAD && !dated && filled.len() <= LINES && listed < 3 {
        lead.title = filled;
        // The last line, if it stands apart from a title above it, heads the first section.
        if lead.title.len() >= 2
            && let Some(last) =
                lead.title.last().copied().filter(|at| {
                    title_like(at) && view.places[*at].gap && !in_brackets(&view.lines[*at].text)
                })
        {
            lead.title.pop();
            lead.section = Some(last);
        }
        return lead;
    }
    let mut from = leading.min(filled.len().saturating_sub(1)).min(4);
    // A line that the next one goes on from is the beginning of the text, however long it is.
    while from > 0 && goes_on(view, filled[from - 1], filled[from]) {
        from -= 1;
    }
    lead.title = filled[..from].to_vec();
    lead.text = filled.get(from).copied();
    if lead.title.last().is_some_and(|at| heads_preface(&view.lines[*at].text)) {
        lead.head = lead.title.pop();
    }
    // A heading behind the last sentence is that of the first section.
    if let [.., before, last] = filled[from..] {
        let parted = view.places[last].gap || is_capitals(&view.lines[last].text);
        let heads = title_like(&last) && !in_brackets(&view.lines[last].text);
        lead.section = (parted && heads && view.looks[before].ends).then_some(last);
    }
    lead
}

/// `2020-ci il, sentyabr – dekabr`: the time that the whole is about.
fn are_months(heading: &Heading<'_>, shape: Shape) -> bool {
    let month = heading.partial.month().is_some() && heading.partial.day().is_none();
    heading.range && month && shape.join == Join::Alone
}

/// Whether the second line is the rest of a sentence that the first breaks off at the page's edge.
fn goes_on(view: &View<'_, '_>, first: usize, second: usize) -> bool {
    let (above, below) = (&view.looks[first], &view.places[second]);
    below.before == Some(first) && !below.gap && below.wrapped && !above.ends && view.looks[second].small
}

fn in_brackets(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('(') && text.ends_with(')')
}
