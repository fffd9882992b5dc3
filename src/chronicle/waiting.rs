//! Headings that stand alone on their lines: what they lend to the dates below them, and what text they head.
//!
//! Such a heading waits. Text below it makes it an event; dates below it that it contains complete themselves from
//! it; and where neither comes it headed a section.

use super::furniture::Part;
use super::headings::{Grammar, Strength, strength};
use super::lines::Role;
use super::look::{Join, Marker, Shape};
use super::profile::is_carrier;
use super::report::Why;
use super::scan::{Begin, Fate, Scan, State};
use super::sections::is_like;
use super::titles::name_above;
use crate::date::{Calendar, Carry, Form, Heading, Span};

impl Scan<'_, '_> {
    /// A date alone on its line: it waits for its text, and lends to the dates below it.
    pub(super) fn alone(&mut self, at: usize, heading: &Heading<'_>, shape: Shape) {
        let span = self.date(heading, shape);
        if !self.waiting_holds(heading, span) {
            self.drop_waiting();
        }
        if is_carrier(heading, shape) || shape.form == Form::DayAlone {
            let partial = &heading.partial;
            if let Some(year) = partial.year() {
                self.state.carry = Carry { year: Some(year), month: None, day: None };
            }
            if let (Some(month), None) = (partial.month(), partial.day()) {
                self.state.carry.month = Some(month);
            }
        } else if let Some(span) = span.filter(|span| {
            // `1918-ci il, birinci yarı`, `2020-ci il, sentyabr – dekabr`
            let year = |day| Calendar::Gregorian.civil(day).0;
            heading.partial.day().is_some() || year(span.from) == year(span.to)
        }) {
            self.state.carry.year = Carry::of(&span).year.or(self.state.carry.year);
        }
        self.state.notes = false;
        self.state.over = span.map(|span| (span, heading.words.trim().into()));
        self.fates[at] = Fate::Gone(Why::Heading);
        self.waiting = Some((at, shape, span));
    }

    /// Whether the heading that waits has this one under it.
    pub(super) fn waiting_holds(&mut self, heading: &Heading<'_>, span: Option<Span>) -> bool {
        let Some((_, _, over)) = &self.waiting else { return true };
        let holds = match (over, span) {
            (Some(over), Some(span)) => over.overlaps(&span),
            _ => true,
        } || heading.partial.from.years.is_none();
        if holds && let Some((above, shape, over)) = self.waiting.take() {
            let period = matches!(shape.form, Form::Century | Form::Millennium | Form::Decade);
            // A month that no year is known of is said nowhere else.
            let month = over.is_none() && shape.form == Form::Month;
            // `XX əsrin əvvəlləri` above all is a title, unless it is marked as the heading of a part.
            let first = !self.state.begun && !self.fates[..above].contains(&Fate::Body);
            let marked = self.view.lines[above].role == Role::Section;
            if period && first && !marked {
                self.fates[above] = Fate::Gone(Why::Title);
            } else if period || month {
                self.unheaded(above);
            }
        }
        holds
    }

    /// A heading above which nothing stands and below which no text came is a section.
    pub(super) fn drop_waiting(&mut self) {
        if let Some((at, ..)) = self.waiting.take() {
            self.unheaded(at);
        }
    }

    /// Makes a heading without text that of a section.
    pub(super) fn unheaded(&mut self, at: usize) {
        self.state.section = Some(self.view.lines[at].text.trim().into());
        self.fates[at] = Fate::Gone(Why::Section);
    }

    /// A line that opens nothing: it belongs to the heading that waits, else to the event above.
    pub(super) fn text(&mut self, at: usize) {
        if self.heads_part(at) {
            self.state.section = Some(self.view.lines[at].text.trim().into());
            self.fates[at] = Fate::Gone(Why::Section);
            return;
        }
        let Some((above, _, span)) = self.waiting.take() else {
            if self.state.sectioned && self.state.begun && self.profile.grammar == Grammar::Start {
                self.begin(Begin {
                    at,
                    body: (at, 0),
                    date: None,
                    section: None,
                    after: State::default(),
                    head: Vec::new(),
                });
            }
            return;
        };
        let words = self.view.lines[above].text.trim().to_string();
        let date = span.map(|span| {
            let words = self.view.looks[above]
                .heading
                .as_ref()
                .map_or(words, |(heading, _)| heading.words.trim().to_string());
            (span, words)
        });
        if date.is_none() {
            // A day without a year: nothing else says what it was.
            self.fates[above] = Fate::Body;
        }
        let mut first = above;
        let mut body = (at, 0);
        if date.is_none() {
            body = (above, 0);
        }
        if self.profile.named
            && let Some(name) = name_above(self.view.looks, self.view.places, above)
            && self.fates[name] == Fate::Body
        {
            first = name;
            body = (name, 0);
        }
        if let Some((span, _)) = &date {
            self.state.last = Some(span.from);
        }
        self.begin(Begin { at: first, body, date, section: None, after: State::default(), head: Vec::new() });
    }

    /// Whether a line below the heading of a year or a month names what the dated lines below it tell of.
    fn heads_part(&self, at: usize) -> bool {
        let Some((above, shape, _)) = self.waiting else { return false };
        let look = &self.view.looks[at];
        let over = self.view.looks[above].heading.is_some_and(|(heading, _)| is_carrier(&heading, shape));
        if !over || !is_like(look, &self.view.lines[at].text) || look.marker.0 != Marker::Bare {
            return false;
        }
        let below = (at + 1..self.view.looks.len())
            .find(|below| !self.view.looks[*below].blank && self.view.parts[*below] == Part::Text);
        below.and_then(|below| self.view.looks[below].heading).is_some_and(|(heading, below)| {
            let lacks = heading.partial.from.years.is_none() && strength(&heading, below) != Strength::None;
            match shape.form {
                Form::DayMonth => {
                    matches!(below.form, Form::Year | Form::YearIl) && below.join != Join::Alone
                }
                Form::Month | Form::MonthYear | Form::YearMonth => lacks && heading.partial.day().is_some(),
                _ => lacks,
            }
        })
    }
}
