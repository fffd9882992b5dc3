//! The lines of a chronicle → its events: what stands between two headings, whole.
//!
//! A file of any size goes through in windows. An event that the window's end cuts is held back with what is
//! known above it and goes on in the next. Nothing is lost: text before the first heading is the title if it looks
//! like one and an undated event if not, and a text without any heading is one undated event.

use std::rc::Rc;

use super::clean::Joiner;
use super::event::{Draft, EventDate};
use super::furniture::Part;
use super::headings::Grammar;
use super::lines::{Line, Role};
use super::look::{Look, Shape, look};
use super::place::places;
use super::preamble::{Lead, lead};
use super::profile::Profile;
use super::report::{Ledger, Why};
use super::scan::{Begin, Fate, Scan, State, View};
use super::sources::Source;
use super::titles::ends_with_date;
use crate::date::{self, Calendar, Context};
use crate::error::Result;
use crate::lang::morph::Analyzer;

/// What opened an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opener {
    Date(Shape),
    Item,
    Grammar(Grammar),
}

/// Splits one source, window by window.
pub struct Splitter<'s> {
    source: &'s Source,
    context: Context,
    joiner: Joiner<'s>,
    profile: Option<Profile>,
    /// The event that the last window cut, as if it began this one.
    resume: Option<Begin>,
    /// The page that the window begins on.
    page: Option<u64>,
    /// The page numbers of the window, with their lines.
    pages: Vec<(usize, u64)>,
    /// The title that the file gives itself.
    pub title: Option<String>,
    /// How often each form of heading opened an event.
    openers: Vec<(Opener, u64)>,
    /// Whether each line is a paragraph, as in HTML.
    blocks: bool,
}

impl<'s> Splitter<'s> {
    /// A splitter for a source; `blocks` where each line is a paragraph of its own.
    pub fn new(source: &'s Source, words: &'s Analyzer, blocks: bool) -> Splitter<'s> {
        let calendar = source.calendar.as_deref().and_then(Calendar::from_name).unwrap_or_default();
        Splitter {
            source,
            context: Context { own: None, calendar },
            joiner: Joiner::new(words),
            profile: None,
            resume: None,
            page: None,
            pages: Vec::new(),
            title: None,
            openers: Vec::new(),
            blocks,
        }
    }

    /// Splits a window and hands on its events; how many lines were used up. The rest must begin the next window.
    ///
    /// # Errors
    /// Whatever `sink` fails with.
    pub fn window(
        &mut self,
        lines: &[Line<'_>],
        last: bool,
        ledger: &mut Ledger<'_>,
        sink: &mut dyn FnMut(Draft) -> Result<()>,
    ) -> Result<usize> {
        let looks: Vec<Look<'_>> = lines.iter().map(|line| look(line, &self.context)).collect();
        let profile = match self.profile.take() {
            Some(profile) => profile,
            None => Profile::learn(lines, &looks, self.blocks, self.source),
        };
        let named = self.source.title.clone().or_else(|| self.title.clone()).unwrap_or_default();
        let own = lines.iter().find(|line| !line.text.trim().is_empty()).map_or("", |line| &line.text);
        let parts = profile.pages.parts(lines, &looks, &format!("{named} {own}"));
        let places = places(lines, &looks, &parts, &profile, self.blocks);
        self.pages = pages_of(&parts);
        let view = View { lines, looks: &looks, parts: &parts, places: &places };
        // Doubts of lines that come again in the next window must not count twice.
        let mut trial = Ledger::new(None);
        let first = self.resume.is_none();
        let resume = self.resume.take();
        let scan = Scan::run(&view, &profile, resume.clone(), &mut trial);
        let (mut begins, mut fates) = (scan.begins, scan.fates);
        if profile.grammar == Grammar::End {
            self.by_ends(&view, &mut begins, &fates, first);
        }
        if first {
            self.preamble(&view, &profile, &mut begins, &mut fates);
        }
        let done = if last { begins.len() } else { begins.len().saturating_sub(1) };
        let used =
            if last { lines.len() } else { begins.last().filter(|_| done > 0).map_or(0, |begin| begin.at) };
        if used == 0 {
            // Too little to tell: the caller comes back with more.
            self.resume = resume;
            self.profile = Some(profile);
            return Ok(0);
        }
        let seen = |line: u64| lines[..used].last().is_some_and(|end| line <= end.number);
        for doubt in trial.doubts.iter().filter(|doubt| seen(doubt.line)) {
            ledger.doubt(doubt.line, &doubt.text, doubt.why);
        }
        ledger.doubtful += trial.doubtful.saturating_sub(trial.doubts.len() as u64);
        let joined_before = self.joiner.repairs;
        let start = begins.first().map_or(used, |begin| begin.at);
        for at in 0..start {
            self.gone(&view, &fates, at, ledger);
        }
        for number in 0..done {
            let end = begins.get(number + 1).map_or(used, |next| next.at);
            self.count_opener(&view, &profile, &begins[number]);
            let draft = self.event(&view, &profile, &fates, &mut begins[number], end, ledger);
            if !draft.text.is_empty() || draft.date.is_some() {
                sink(draft)?;
            }
        }
        let mut mended = self.joiner.repairs;
        mended.lines_joined -= joined_before.lines_joined;
        mended.words_joined -= joined_before.words_joined;
        mended.blanks -= joined_before.blanks;
        ledger.repairs.add(&mended);
        self.page = self.pages.iter().rev().find(|(at, _)| *at < used).map(|(_, page)| *page).or(self.page);
        if !last {
            self.resume = begins.pop().map(|mut begin| {
                begin.head = fates[begin.at..=begin.body.0].to_vec();
                begin.body.0 -= begin.at;
                begin.at = 0;
                begin
            });
        }
        self.profile = Some(profile);
        Ok(used)
    }

    /// The forms that opened events, the commonest first.
    pub fn heading(&self) -> Option<String> {
        let mut named: Vec<(String, u64)> = Vec::new();
        for (opener, count) in &self.openers {
            let name = match opener {
                Opener::Date(shape) => super::headings::name(*shape),
                Opener::Item => "item".to_string(),
                Opener::Grammar(grammar) => grammar.name().to_string(),
            };
            match named.iter_mut().find(|(known, _)| *known == name) {
                Some((_, all)) => *all += count,
                None => named.push((name, *count)),
            }
        }
        named.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let names: Vec<String> = named.into_iter().take(4).map(|(name, _)| name).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    fn count_opener(&mut self, view: &View<'_, '_>, profile: &Profile, begin: &Begin) {
        let near = (begin.at + 3).min(view.looks.len()).max(begin.body.0 + 1);
        let shape = (begin.at..near).find_map(|at| view.looks[at].heading.as_ref().map(|(_, shape)| *shape));
        let opener = match (profile.grammar, shape) {
            (Grammar::Start, Some(shape)) if begin.date.is_some() || shape.form != date::Form::Relative => {
                Opener::Date(shape)
            }
            (Grammar::Start, _) if view.looks[begin.body.0].marker.1 > 0 => Opener::Item,
            (Grammar::Start | Grammar::Whole, _) => return,
            (grammar, _) => Opener::Grammar(grammar),
        };
        match self.openers.iter_mut().find(|(known, _)| *known == opener) {
            Some((_, count)) => *count += 1,
            None => self.openers.push((opener, 1)),
        }
    }

    /// Events that end with their date in brackets.
    fn by_ends(&self, view: &View<'_, '_>, begins: &mut Vec<Begin>, fates: &[Fate], first: bool) {
        let mut open: Option<usize> = None;
        let after = begins.first().filter(|_| !first).map_or(0, |begin| {
            open = Some(begin.at);
            begin.body.0
        });
        begins.clear();
        let begin = |at: usize, date| Begin {
            at,
            body: (at, view.looks[at].marker.1),
            date,
            section: None,
            after: State { begun: true, ..State::default() },
            head: Vec::new(),
        };
        let body = (after..view.lines.len()).filter(|at| fates[*at] == Fate::Body);
        for at in body {
            if view.places[at].gap
                && let Some(from) = open.take()
            {
                begins.push(begin(from, None));
            }
            let from = *open.get_or_insert(at);
            let text = &view.lines[at].text;
            if ends_with_date(text)
                && let Some(found) = date::at_end(text, &self.context)
                && let Some(span) = found.span
            {
                let words = found.words.trim_matches(['(', ')']).to_string();
                begins.push(begin(from, Some((span, words))));
                open = None;
            }
        }
        begins.extend(open.map(|from| begin(from, None)));
        // What has no date and looks like a title belongs to the preamble.
        let title = |begin: &Begin| {
            begin.date.is_none()
                && super::sections::is_like(&view.looks[begin.at], &view.lines[begin.at].text)
        };
        while first && begins.first().is_some_and(title) {
            begins.remove(0);
        }
    }

    /// What stands above the first heading: a title, or text that must not be lost.
    fn preamble(
        &mut self,
        view: &View<'_, '_>,
        profile: &Profile,
        begins: &mut Vec<Begin>,
        fates: &mut [Fate],
    ) {
        let end = begins.first().map_or(view.lines.len(), |begin| begin.at);
        let Lead { title, section, text, head: above } =
            lead(view, fates, end, begins.is_empty() && profile.grammar == Grammar::Whole);
        for at in &title {
            fates[*at] = Fate::Gone(Why::Title);
        }
        if let Some(at) = section {
            fates[at] = Fate::Gone(Why::Section);
            let words: Rc<str> = view.lines[at].text.trim().into();
            for begin in begins.iter_mut().take_while(|begin| begin.section.is_none()) {
                begin.section = Some(words.clone());
                begin.after.section = Some(words.clone());
            }
        }
        let titles = || (0..end).filter(|at| fates[*at] == Fate::Gone(Why::Title));
        let marked = titles().any(|at| view.lines[at].role == Role::Title);
        let called = titles()
            .filter(|at| if marked { view.lines[*at].role == Role::Title } else { !view.looks[*at].ends });
        let mut words: Vec<&str> = called.map(|at| view.lines[at].text.trim()).collect();
        if marked {
            words.truncate(1);
        }
        if !words.is_empty() {
            let words = words.join(" ");
            self.title = Some(words.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        let name = above.map(|at| {
            fates[at] = Fate::Gone(Why::Section);
            view.lines[at].text.trim().into()
        });
        if let Some(at) = text {
            let after = State { begun: true, ..State::default() };
            let head = Vec::new();
            begins.insert(0, Begin { at, body: (at, 0), date: None, section: name, after, head });
        }
    }

    /// Notes a line that is no part of a body.
    fn gone(&self, view: &View<'_, '_>, fates: &[Fate], at: usize, ledger: &mut Ledger<'_>) {
        if let Fate::Gone(why) = fates[at] {
            ledger.take(view.lines[at].number, &view.lines[at].text, why);
        }
    }

    fn event(
        &mut self,
        view: &View<'_, '_>,
        profile: &Profile,
        fates: &[Fate],
        begin: &mut Begin,
        end: usize,
        ledger: &mut Ledger<'_>,
    ) -> Draft {
        let (mut first, mut last) = (begin.at, begin.at);
        if fates[begin.at] != Fate::Body && fates[begin.at] != Fate::Gone(Why::Heading) {
            first = begin.body.0;
        }
        self.joiner.reserve(view.lines[begin.at..end].iter().map(|line| line.text.len() + 1).sum());
        for at in begin.at..end {
            if fates[at] != Fate::Body {
                self.gone(view, fates, at, ledger);
                continue;
            }
            let (line, mut part) = (&view.lines[at], &*view.lines[at].text);
            if at == begin.body.0 && begin.body.1 > 0 {
                let head = &part[..begin.body.1];
                let why = if view.looks[at].marker.1 == begin.body.1 { Why::Marker } else { Why::Heading };
                ledger.take(line.number, head, why);
                part = &part[begin.body.1..];
            }
            self.joiner.line(part, &view.looks[at], &view.places[at], profile.width.is_none());
            self.joiner.repairs.lines_joined += line.more;
            last = at;
        }
        Draft {
            text: self.joiner.take(),
            date: begin.date.take().map(|(span, text)| EventDate { text, span }),
            section: begin.section.as_deref().map(str::to_string),
            page: self.page_of(profile, begin.body.0),
            line: view.lines[first].number,
            line_end: view.lines[last.max(first)].number + view.lines[last.max(first)].more,
            ..Draft::default()
        }
    }

    /// The printed page that an event begins on.
    fn page_of(&self, profile: &Profile, body: usize) -> Option<String> {
        let below = self.pages.partition_point(|(at, _)| *at < body);
        let before = below.checked_sub(1).map(|above| self.pages[above].1).or(self.page);
        let page = if profile.pages.on_top {
            before.or_else(|| {
                self.pages.first().map(|(_, page)| page.saturating_sub(1)).filter(|page| *page > 0)
            })
        } else {
            self.pages.get(below).map(|(_, page)| *page).or_else(|| before.map(|page| page + 1))
        };
        page.map(|page| page.to_string())
    }
}

fn pages_of(parts: &[Part]) -> Vec<(usize, u64)> {
    let number = |part: &Part| match part {
        Part::Number(number) | Part::Head(Some(number)) => Some(*number),
        _ => None,
    };
    parts.iter().enumerate().filter_map(|(at, part)| Some((at, number(part)?))).collect()
}
