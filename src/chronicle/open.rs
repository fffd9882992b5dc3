//! A line whose date or mark of a list opens an event → where the event and its body begin.

use super::furniture::Part;
use super::headings::{Grammar, Strength, is_stretch, strength};
use super::lines::Role;
use super::look::{Join, Marker, Shape};
use super::marker::item_number;
use super::place::Fresh;
use super::report::{Ledger, Why};
use super::scan::{Begin, Fate, Scan, State};
use super::sections::{is_like, section_before};
use super::titles::is_named_life;
use super::verdict::Verdict;
use crate::date::{self, Carry, Form, Heading, Span};

impl Scan<'_, '_> {
    /// Tries to read the line as the heading of an event or of further headings.
    pub(super) fn heading(&mut self, at: usize, ledger: &mut Ledger<'_>) -> bool {
        let early = self.early_year(at);
        let Some((heading, shape)) = early.or_else(|| self.read(at)) else { return false };
        if self.is_title(at, shape) {
            return false;
        }
        let place = &self.view.places[at];
        let strength = strength(&heading, shape);
        if let Some(allowed) = self.profile.allowed(shape) {
            if !allowed || place.fresh == Fresh::Middle {
                return false;
            }
        } else if early.is_some() {
            if !self.opens_early(at, shape) {
                return false;
            }
        } else {
            match self.verdict(at, &heading, shape, strength) {
                Verdict::Open => {}
                Verdict::No => return false,
                Verdict::Doubt(why) => {
                    ledger.doubt(self.view.lines[at].number, &self.view.lines[at].text, why);
                    return false;
                }
            }
        }
        // The day that heads a page of years.
        let bare_day =
            heading.partial.from.years.is_none() && heading.partial.day().is_some() && !heading.range;
        if self.profile.day_page && bare_day && self.state.carry.year.is_none() {
            let (month, day) = (heading.partial.month(), heading.partial.day());
            if let (Some(month), Some(day)) = (month, day) {
                self.drop_waiting();
                self.state.page_day = Some((month, day));
                self.state.last = None;
                self.state.over = None;
                let whole = !self.state.begun && !self.fates[..at].contains(&Fate::Body);
                self.fates[at] = Fate::Gone(if whole { Why::Title } else { Why::Heading });
                return true;
            }
        }
        if shape.join == Join::Alone {
            self.alone(at, &heading, shape);
            return true;
        }
        let span = self.date(&heading, shape);
        self.open(at, &heading, shape, span);
        true
    }

    /// Whether the first line of all is a title that names its time: `1990-cı ilin yanvarı: gündəlik`.
    fn is_title(&self, at: usize, shape: Shape) -> bool {
        let look = &self.view.looks[at];
        let first =
            !self.state.begun && self.view.places[at].before.is_none() && self.profile.forced.is_none();
        if self.is_under_title(at, shape) {
            return true;
        }
        if !first || look.ends || shape.join == Join::Alone || self.profile.count(shape) >= 2 {
            return false;
        }
        let below = (at + 1..self.view.looks.len())
            .find(|below| !self.view.looks[*below].blank && self.view.parts[*below] == Part::Text);
        let usual = |below: usize| {
            self.view.looks[below].heading.is_some_and(|(heading, shape)| {
                strength(&heading, shape) == Strength::Strong && self.profile.count(shape) >= 2
            })
        };
        below.is_some_and(|below| self.view.places[below].gap && usual(below))
    }

    /// Whether a stretch of time stands below the title without a blank line: `XVIII–XIX əsrlər`.
    fn is_under_title(&self, at: usize, shape: Shape) -> bool {
        let place = &self.view.places[at];
        let months = self.view.looks[at]
            .heading
            .is_some_and(|(heading, _)| heading.range && heading.partial.day().is_none());
        let stretch = (months
            || matches!(shape.form, Form::Century | Form::Decade | Form::Millennium | Form::Year))
            && shape.join == Join::Alone
            && self.profile.count(shape) < 2;
        // With text right below it, it may head that text.
        let below = (at + 1..self.view.looks.len())
            .find(|below| !self.view.looks[*below].blank && self.view.parts[*below] == Part::Text)
            .filter(|below| !self.view.places[*below].gap);
        let over = below.is_some_and(|below| {
            let look = &self.view.looks[below];
            look.heading.is_none() && look.ends && look.lone.is_none()
        });
        stretch
            && !over
            && !self.state.begun
            && !place.gap
            && place.before.is_some_and(|above| {
                self.fates[above] == Fate::Body
                    && is_like(&self.view.looks[above], &self.view.lines[above].text)
                    && self.view.looks[above].heading.is_none()
            })
    }

    /// Begins an event at a line with its heading.
    pub(super) fn open(&mut self, at: usize, heading: &Heading<'_>, shape: Shape, span: Option<Span>) {
        if !self.waiting_holds(heading, span) {
            self.drop_waiting();
        }
        let text: &str = &self.view.lines[at].text;
        let body = match shape.join {
            // The date is part of the sentence, and stays in it; so does one that cannot be placed in time.
            Join::Words | Join::Comma
                if shape.form != Form::InParentheses && shape.form != Form::Year
                    || text[heading.from + heading.len..].starts_with('-') =>
            {
                heading.from
            }
            _ if span.is_none() && shape.form == Form::DayAlone => 0,
            _ if span.is_none() => self.view.looks[at].marker.1,
            _ => behind_heading(text, heading),
        };
        if let Some(span) = span {
            let lent = Carry::of(&span);
            if heading.partial.from.years.is_some() && lent.year.is_some() && self.state.page_day.is_none() {
                let month = self.state.carry.month.filter(|_| lent.year == self.state.carry.year);
                self.state.carry = Carry { year: lent.year, month, day: None };
            }
            self.state.last = Some(span.from);
        }
        if shape.join != Join::Alone && shape.form != Form::DayAlone {
            self.state.over = None;
        }
        let words = match shape.form {
            Form::InParentheses => heading.words.trim_matches(['(', ')']),
            _ => heading.words,
        };
        let date = span.map(|span| (span, words.trim().to_string()));
        // A name above the date belongs to the event, and all between them.
        let named = self.name_over(at, shape);
        self.begin(Begin {
            at: named.unwrap_or(at),
            body: named.map_or((at, body), |name| (name, 0)),
            date,
            section: None,
            after: State::default(),
            head: Vec::new(),
        });
    }

    pub(super) fn begin(&mut self, mut begin: Begin) {
        let above = section_before(
            self.view,
            &self.fates,
            begin.at,
            self.begins.last(),
            self.profile,
            self.state.begun,
        );
        if !above.is_empty() {
            let words: Vec<&str> = above.iter().map(|at| self.view.lines[*at].text.trim()).collect();
            self.state.section = Some(words.join(" ").into());
            above.iter().for_each(|at| self.fates[*at] = Fate::Gone(Why::Section));
        }
        begin.section = self.state.section.clone();
        let opener = &self.view.looks[begin.body.0];
        if matches!(opener.marker.0, Marker::Number | Marker::Paren) && begin.body.1 > 0 {
            self.state.item = item_number(&self.view.lines[begin.body.0].text);
        }
        self.state.nested = None;
        self.state.begun = true;
        self.state.sectioned = false;
        begin.after = self.state.clone();
        self.begins.push(begin);
    }

    /// A name in capitals with its life behind it.
    pub(super) fn named_life(&mut self, at: usize) -> bool {
        let text: &str = &self.view.lines[at].text;
        if !self.view.places[at].gap || self.profile.forced.is_some() || !is_named_life(text) {
            return false;
        }
        // The title of the whole may name its years too.
        let next = (at + 1..self.view.looks.len())
            .find(|next| self.fates[*next] == Fate::Body && !self.view.looks[*next].blank);
        let heads = next.is_some_and(|next| {
            self.view.looks[next]
                .heading
                .is_none_or(|(_, shape)| matches!(shape.join, Join::Words | Join::Comma))
        });
        let Some(found) = date::at_end(text, &date::Context::default()).filter(|_| heads) else {
            return false;
        };
        self.drop_waiting();
        let date = found.span.map(|span| (span, found.words.trim_matches(['(', ')']).to_string()));
        self.begin(Begin {
            at,
            body: (at, 0),
            date,
            section: None,
            after: State::default(),
            head: Vec::new(),
        });
        true
    }

    /// The item of a list that has no date of its own.
    pub(super) fn item(&mut self, at: usize) -> bool {
        let look = &self.view.looks[at];
        let listed = look.marker.0 != Marker::Bare && self.profile.items.contains(&look.marker.0);
        if !listed || self.view.places[at].fresh == Fresh::Middle || self.profile.forced.is_some() {
            return false;
        }
        if self.is_nested(at) || self.is_deeper(at) || self.is_above_all(at) {
            return false;
        }
        // `- 1920-ci ildən …`: the stretch of time that the item itself begins with.
        let own = look.heading.filter(|(heading, shape)| is_stretch(heading, *shape));
        let own = own.and_then(|(heading, _)| Some((heading.span?, heading.words.trim().to_string())));
        let over = || self.state.over.as_ref().map(|(span, words)| (*span, words.to_string()));
        let date = own.or_else(over);
        let first = self.waiting.take().map_or(at, |(above, ..)| above);
        self.begin(Begin {
            at: first,
            body: (at, look.marker.1),
            date,
            section: None,
            after: State::default(),
            head: Vec::new(),
        });
        true
    }

    /// Whether an item without a date stands above the headings of sections under which the dated ones begin.
    fn is_above_all(&self, at: usize) -> bool {
        let dated = |at: usize| {
            let (heading, shape) = self.view.looks[at].heading?;
            (strength(&heading, shape) != Strength::None).then_some(shape.join == Join::Alone)
        };
        let below = |at: &usize| self.view.lines[*at].role == Role::Section || dated(*at).is_some();
        !self.state.begun
            && self.state.over.is_none()
            && self.profile.grammar == Grammar::Start
            && (at + 1..self.view.lines.len()).find(below).is_some_and(|below| dated(below) != Some(false))
    }

    /// Whether an item is set in deeper than the one whose date opened the event above.
    fn is_deeper(&self, at: usize) -> bool {
        let indent = |at: usize| {
            let text = &self.view.lines[at].text;
            text.len() - text.trim_start().len()
        };
        self.begins.last().is_some_and(|event| {
            let opener = &self.view.looks[event.at];
            let dated = opener.heading.is_some_and(|(_, shape)| shape.marker != Marker::Bare);
            dated && event.date.is_some() && !self.state.sectioned && indent(at) >= indent(event.at) + 2
        })
    }

    /// Whether an item without a date belongs to a list inside the event above: one that a colon introduces, or
    /// whose numbers don't go on from those of the events.
    fn is_nested(&mut self, at: usize) -> bool {
        let (marker, place) = (self.view.looks[at].marker.0, &self.view.places[at]);
        let numbered = matches!(marker, Marker::Number | Marker::Paren);
        let number = numbered.then(|| item_number(&self.view.lines[at].text)).flatten();
        let goes_on = self.state.nested.is_some_and(|(of, last)| {
            of == marker && last.map(|last| last + 1) == number.filter(|_| last.is_some())
        });
        let introduced = self.state.begun
            && number.is_none_or(|number| number == 1)
            && place.before.is_some_and(|last| {
                self.fates[last] == Fate::Body
                    && !self.view.places[last].gap
                    && self.view.lines[last].text.trim_end().ends_with(':')
            });
        let back = self.state.item.zip(number).is_some_and(|(last, number)| number <= last);
        let nested = goes_on || introduced || (back && !place.gap && !self.state.sectioned);
        if nested {
            self.state.nested = Some((marker, number));
        }
        nested
    }
}

/// Where the text behind a heading begins: behind the date and the dash, colon or stop that joins it.
fn behind_heading(text: &str, heading: &Heading<'_>) -> usize {
    let end = heading.from + heading.len;
    let rest = text[end..].trim_start();
    let rest = match rest.chars().next() {
        _ if date::is_quoted(rest) => rest,
        Some(
            mark
            @ ('-' | '–' | '—' | '−' | '―' | ':' | '.' | '|' | '‒' | '\u{2010}' | '\u{2011}' | '→' | '⇒'),
        ) => {
            // A dash may be doubled, and a full stop stand before it: `1918-ci il. – `.
            let rest = rest[mark.len_utf8()..].trim_start();
            rest.strip_prefix(['-', '–', '—', ':', '|', '>']).unwrap_or(rest).trim_start()
        }
        _ => rest,
    };
    text.len() - rest.len()
}
