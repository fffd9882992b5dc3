//! Lines → where each event begins, and what every other line is.
//!
//! One walk down the lines. A heading that stands alone waits for its text; a year, a month or a day of the year
//! that heads further dates is carried down to them. Nothing is decided on a heading's word alone: it must be of
//! a form that the file keeps to, begin as freshly as the others, and where it is weak fit into the order of days.

use super::colophon::is_grid;
use super::contents::{entry, heads_contents};
use super::furniture::Part;
use super::headings::{Grammar, Strength, strength};
use super::lines::{Line, Role};
use super::look::{Join, Look, Marker, Shape};
use super::place::{Fresh, Place};
use super::profile::Profile;
use super::report::{Ledger, Why};
use super::sections::{is_almanac, is_known, is_notes, is_year_lead};
use std::rc::Rc;

use crate::date::{self, Carry, Day, Form, Heading, Span, complete};

/// What is known at a place of the file from the lines above it.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The year and month that headings lend.
    pub carry: Carry,
    /// The day of the year that a page of one day lends.
    pub page_day: Option<(u8, u8)>,
    /// First day of the last event.
    pub last: Option<Day>,
    /// The section.
    pub section: Option<Rc<str>>,
    /// Whether a section was headed and nothing stood in it yet.
    pub sectioned: bool,
    /// Whether there was an event yet.
    pub begun: bool,
    /// Inside notes and lists of sources, which tell of no event.
    pub notes: bool,
    /// A heading alone that lends its date to the items below it.
    pub over: Option<(Span, Rc<str>)>,
    /// The number of the last item that opened an event.
    pub item: Option<u64>,
    /// The mark of a list inside the event, and its last number.
    pub nested: Option<(Marker, Option<u64>)>,
    /// Inside a table of contents: the last page it named.
    pub contents: Option<u64>,
    /// The last page number.
    pub page: Option<u64>,
}

/// Where an event begins.
#[derive(Debug, Clone)]
pub struct Begin {
    /// Its first line.
    pub at: usize,
    /// The line and byte where its body begins.
    pub body: (usize, usize),
    /// Its date, and the words of it.
    pub date: Option<(Span, String)>,
    /// The section it stands in.
    pub section: Option<Rc<str>>,
    /// What is known below its heading.
    pub after: State,
    /// What its first lines are, up to the one where the body begins.
    pub head: Vec<Fate>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Part of the body of the event it stands in.
    Body,
    /// Nothing to print.
    Blank,
    /// Taken away whole.
    Gone(Why),
}

/// The lines of a window with all that was seen of them.
pub struct View<'v, 't> {
    /// The lines.
    pub lines: &'v [Line<'t>],
    /// What each shows.
    pub looks: &'v [Look<'v>],
    /// What each is to the printed page.
    pub parts: &'v [Part],
    /// How each begins.
    pub places: &'v [Place],
}

/// Walks down the lines of one window.
pub struct Scan<'v, 't> {
    pub(super) view: &'v View<'v, 't>,
    pub(super) profile: &'v Profile,
    /// What is known so far.
    pub state: State,
    /// The events found.
    pub begins: Vec<Begin>,
    /// What each line is.
    pub fates: Vec<Fate>,
    /// A heading that stands alone and has no text yet: its line, its shape, its date if known.
    pub(super) waiting: Option<(usize, Shape, Option<Span>)>,
}

impl<'v, 't> Scan<'v, 't> {
    /// Finds the events of a window.
    pub fn run(
        view: &'v View<'v, 't>,
        profile: &'v Profile,
        resume: Option<Begin>,
        ledger: &mut Ledger<'_>,
    ) -> Scan<'v, 't> {
        let fates = vec![Fate::Body; view.lines.len()];
        let mut scan =
            Scan { view, profile, state: State::default(), begins: Vec::new(), fates, waiting: None };
        let mut from = 0;
        if let Some(begin) = resume {
            from = begin.body.0 + 1;
            scan.fates[..from].copy_from_slice(&begin.head);
            scan.state = begin.after.clone();
            scan.begins.push(begin);
        }
        for at in from..view.lines.len() {
            scan.line(at, ledger);
        }
        if let Some((at, ..)) = scan.waiting.take() {
            // Nothing came below it: its words are all there is.
            scan.unheaded(at);
        }
        scan
    }

    fn line(&mut self, at: usize, ledger: &mut Ledger<'_>) {
        let (line, look) = (&self.view.lines[at], &self.view.looks[at]);
        if look.blank {
            self.fates[at] = Fate::Blank;
            return;
        }
        let dated = look.heading.as_ref().is_some_and(|(heading, _)| heading.partial.from.years.is_some());
        if look.width < 120 && !dated && (is_almanac(&line.text) || self.ends_almanac(at)) {
            self.learn_day(at);
            self.fates[at] = Fate::Gone(Why::PagePart);
            return;
        }
        if dated
            && look.width < 160
            && memchr::memmem::find(line.text.as_bytes(), b"qvim").is_some()
            && is_year_lead(&line.text)
        {
            self.fates[at] = Fate::Gone(Why::PagePart);
            return;
        }
        match self.view.parts[at] {
            Part::Number(number) => {
                self.fates[at] = Fate::Gone(Why::Page);
                self.state.page = Some(number);
                return;
            }
            Part::Head(number) => {
                self.fates[at] = Fate::Gone(Why::RunningHead);
                self.state.page = number.or(self.state.page);
                return;
            }
            Part::Text => {}
        }
        if look.separator {
            self.fates[at] = Fate::Gone(Why::Separator);
            return;
        }
        match line.role {
            Role::Title => {
                self.title(at);
                return;
            }
            Role::Section => {
                self.section(at);
                return;
            }
            Role::Record => {
                self.drop_waiting();
                (self.state.over, self.state.sectioned) = (None, true);
                self.fates[at] = Fate::Gone(Why::Heading);
                return;
            }
            _ => {}
        }
        if self.state.page_day.is_some() && look.width < 60 && is_known(&line.text) {
            self.section(at);
            return;
        }
        if self.is_contents(at) {
            self.fates[at] = Fate::Gone(Why::PagePart);
            return;
        }
        let notes = self.state.begun
            && may_name(look)
            && self.view.places[at].fresh >= Fresh::Short
            && is_notes(&line.text);
        if notes && !self.opens_later(at) {
            self.state.notes = true;
        }
        if self.state.notes {
            self.fates[at] = Fate::Gone(Why::PagePart);
            return;
        }
        let opened = match self.profile.grammar {
            Grammar::Start => {
                self.heading(at, ledger)
                    || self.named_life(at)
                    || (look.marker.0 != Marker::Bare && !is_grid(&line.text) && self.item(at))
            }
            Grammar::Items => self.item(at),
            Grammar::End | Grammar::Whole => false,
        };
        if !opened && self.is_colophon(at) {
            self.fates[at] = Fate::Gone(Why::PagePart);
        } else if !opened {
            self.learn_day(at);
            self.text(at);
        }
    }

    /// Whether the line is the rest of what an almanac prints on every page.
    fn ends_almanac(&self, at: usize) -> bool {
        let place = &self.view.places[at];
        place.fresh == Fresh::Middle
            && at > 0
            && self.fates[at - 1] == Fate::Gone(Why::PagePart)
            && is_almanac(&self.view.lines[at - 1].text)
    }

    /// Whether the line belongs to a table of contents.
    fn is_contents(&mut self, at: usize) -> bool {
        let (text, look) = (&self.view.lines[at].text, &self.view.looks[at]);
        if may_name(look) && heads_contents(text) {
            self.state.contents = Some(0);
            return true;
        }
        self.state.contents = self.state.contents.and_then(|last| entry(look, text, last));
        look.leader || self.state.contents.is_some()
    }

    /// Whether a strong heading follows, so that notes cannot have begun.
    fn opens_later(&self, at: usize) -> bool {
        let dated = |look: &Look<'_>| {
            look.heading.as_ref().is_some_and(|(heading, shape)| {
                strength(heading, *shape) == Strength::Strong
                    && self.profile.count(*shape) >= 2
                    && shape.form != Form::DayAlone
                    // The links of a page: `• 17 oktyabr`.
                    && (shape.join != Join::Alone || shape.marker == Marker::Bare)
            })
        };
        self.view.looks[at + 1..]
            .iter()
            .zip(&self.view.lines[at + 1..])
            .take_while(|(_, line)| line.role != Role::Section)
            .any(|(look, _)| dated(look))
    }

    fn title(&mut self, at: usize) {
        self.drop_waiting();
        self.learn_day(at);
        self.state.notes = false;
        self.fates[at] = Fate::Gone(Why::Title);
    }

    fn section(&mut self, at: usize) {
        let text = self.view.lines[at].text.trim();
        // A date that heads the text below it, in a file that marks its headings.
        if let Some((heading, shape)) = &self.view.looks[at].heading
            && shape.join == Join::Alone
            && heading.form != Form::DayAlone
        {
            let (heading, shape) = (*heading, *shape);
            self.state.notes = false;
            self.alone(at, &heading, shape);
            return;
        }
        // In a file whose sections each begin with a date, they are its events.
        if let Some((heading, shape)) = &self.view.looks[at].heading
            && matches!(shape.join, Join::Dash | Join::Colon | Join::Gap)
            && self.profile.count(*shape) >= 2
            && !heading.range
        {
            let (heading, shape) = (*heading, *shape);
            self.state.notes = false;
            if let Some(span) = self.date(&heading, shape) {
                self.open(at, &heading, shape, Some(span));
                return;
            }
        }
        self.drop_waiting();
        self.state.over = None;
        self.state.notes = self.state.begun && is_notes(text) || is_notes(text) && !self.opens_later(at);
        self.state.section = Some(text.into());
        self.state.sectioned = true;
        self.fates[at] = Fate::Gone(Why::Section);
    }

    /// The date of a heading, with what the lines above lend.
    pub(super) fn date(&self, heading: &Heading<'_>, shape: Shape) -> Option<Span> {
        let year_only = matches!(shape.form, Form::Year | Form::YearAlone | Form::YearIl | Form::Bce);
        if heading.span.is_some() && (self.state.page_day.is_none() || !year_only) {
            return heading.span;
        }
        let carry = match self.state.page_day {
            Some((month, day)) if year_only && !heading.range => {
                Carry { year: self.state.carry.year, month: Some(month), day: Some(day) }
            }
            _ if year_only => Carry::default(),
            _ => {
                let near = self.profile.era.filter(|_| heading.partial.short.is_some());
                let year = self.state.carry.year.or(self.profile.year).or(near);
                Carry { day: None, year, ..self.state.carry }
            }
        };
        complete(&heading.partial, &carry)
    }

    /// The heading of a line; on a page of one day a small number is a year.
    pub(super) fn read(&self, at: usize) -> Option<(Heading<'v>, Shape)> {
        let look = &self.view.looks[at];
        let found = look.heading;
        let small = found.is_none_or(|(_, shape)| shape.form == Form::DayAlone);
        let marker = look.marker.0;
        let usual = Shape { marker, form: Form::Year, join: Join::Dash };
        if self.state.page_day.is_some() && self.profile.day_page && small && self.profile.count(usual) >= 2 {
            let text: &'v str = &self.view.lines[at].text;
            let from =
                if marker == Marker::Bare { text.len() - text.trim_start().len() } else { look.marker.1 };
            if let Some(heading) = super::bare::year(text, from) {
                return Some((heading, usual));
            }
        }
        found
    }

    /// The day of the year that a title names: `Tarixdə bu gün: 13 oktyabr`.
    fn learn_day(&mut self, at: usize) {
        let text: &str = &self.view.lines[at].text;
        if self.state.page_day.is_some() || self.state.begun || !self.profile.day_page || text.len() > 200 {
            return;
        }
        let numbers = text
            .char_indices()
            .filter(|(at, c)| c.is_ascii_digit() && !text[..*at].ends_with(|c: char| c.is_ascii_digit()));
        for (from, _) in numbers {
            let partial =
                date::at_start(&text[from..], &date::Context::default()).map(|heading| heading.partial);
            if let Some(partial) =
                partial.filter(|partial| partial.from.years.is_none() && partial.to.is_none())
                && let (Some(month), Some(day)) = (partial.month(), partial.day())
            {
                self.state.page_day = Some((month, day));
                return;
            }
        }
    }
}

/// Whether a line is short enough and begins as the heading of notes or of a table of contents does.
fn may_name(look: &Look<'_>) -> bool {
    look.width < 45 && look.heading.is_none() && !look.small && (!look.ends || look.colon)
}
