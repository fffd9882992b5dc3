//! Years of one to three figures that only their place among other dates proves: `84–96-cı illər`, a lone `313`.
//!
//! Such a number may be that of a page, of a day or of a list. It is a year where it lies between the dates above
//! and below it, in a text that has come no farther.

use super::bare::made;
use super::furniture::{Part, count_up};
use super::headings::{Strength, strength};
use super::look::{Join, Look, Shape};
use super::place::Fresh;
use super::scan::Scan;
use crate::date::{Calendar, Form, Heading, Years};

/// Numbers up to this one are days first.
const DAYS: u64 = 31;

/// The lines with a lone number of up to three figures that is a year by the order of the dates alone around it.
pub fn lone_years(looks: &[Look<'_>]) -> Vec<usize> {
    /// Dates alone on their lines that the layout must have.
    const ENOUGH: usize = 3;
    let lone = |at: usize| looks[at].lone.filter(|(number, _)| *number < 1000);
    let alone = |at: usize| {
        let (heading, shape) = looks[at].heading.as_ref()?;
        heading.span.filter(|_| shape.join == Join::Alone && lone(at).is_none())
    };
    let year = |day| Calendar::Gregorian.civil(day).0;
    let filled: Vec<usize> = (0..looks.len()).filter(|at| !looks[*at].blank).collect();
    if filled.iter().filter(|at| alone(**at).is_some()).count() < ENOUGH {
        return Vec::new();
    }
    // From below: the next year that stands alone.
    let mut next = vec![None; filled.len()];
    for place in (1..filled.len()).rev() {
        next[place - 1] = alone(filled[place]).map(|span| year(span.to)).or(next[place]);
    }
    let (mut last, mut years, mut pages) = (None, Vec::new(), Vec::new());
    for (place, &at) in filled.iter().enumerate() {
        let Some((number, dressed)) = lone(at) else {
            last = alone(at).map(|span| year(span.from)).or(last);
            continue;
        };
        let value = number as i64;
        let below = filled.get(place + 1).map(|below| &looks[*below]);
        let above = place.checked_sub(1).map(|above| filled[above]);
        let broken = below.is_none_or(|below| below.small || below.lone.is_some())
            || above.is_some_and(|above| looks[above].cut || alone(above).is_some());
        let from =
            last.map_or(value >= 100 && next[place].is_some_and(|next| next < 1000), |last| last <= value);
        let to = next[place].is_none_or(|next| value <= next);
        if number > DAYS && !dressed && !broken && from && to {
            last = Some(value);
            years.push((at, number));
        } else {
            pages.push(number);
        }
    }
    // The numbers of pages lie close together.
    if let (Some(first), Some(last)) = (pages.iter().min(), pages.iter().max()) {
        years.retain(|(_, number)| number + 3 < *first || *number > last + 3);
    }
    let numbers: Vec<u64> = years.iter().map(|(_, number)| *number).collect();
    if count_up(&numbers) { Vec::new() } else { years.into_iter().map(|(at, _)| at).collect() }
}

/// The ending `-ci il` with a plural and a case, and where it ends.
fn il(text: &str) -> Option<(usize, bool)> {
    let rest = text.trim_start().strip_prefix('-')?.trim_start();
    let rest = ["ci", "cı", "cu", "cü"].iter().find_map(|ending| rest.strip_prefix(ending))?;
    let rest = rest.trim_start().strip_prefix("il")?;
    let rest = rest.strip_prefix("lər").unwrap_or(rest);
    let case = rest.strip_prefix("də");
    let rest = case.unwrap_or(rest);
    (!rest.starts_with(char::is_alphabetic)).then_some((text.len() - rest.len(), case.is_some()))
}

/// A year of up to three figures or a range of such at the beginning of a line, whatever it may be.
fn short_year(text: &str, from: usize) -> Option<(Heading<'_>, Shape)> {
    let number = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3)
            .contains(&digits)
            .then(|| text[..digits].parse().ok())
            .flatten()
            .map(|year: i64| (digits, year))
    };
    let rest = text.get(from..)?;
    let (digits, first) = number(rest).filter(|(_, year)| *year > 0)?;
    let (mut end, mut last) = (digits, None);
    let dash = rest[digits..].trim_start();
    if let Some(mark) = dash.chars().next().filter(|c| matches!(c, '-' | '–' | '—')) {
        let second = dash[mark.len_utf8()..].trim_start();
        if let Some((digits, year)) = number(second) {
            end = rest.len() - second.len() + digits;
            last = Some(year).filter(|year| *year > first);
            last?;
        }
    }
    let (mut form, mut sentence) = (Form::Year, false);
    if let Some((to, case)) = il(&rest[end..]) {
        // 20–30-cu illər: decades.
        let decades = first % 10 == 0 && last.is_some_and(|last| last % 10 == 0);
        (end, form, sentence) = (end + to, Form::YearIl, case);
        (!decades).then_some(())?;
    }
    let behind = rest[end..].trim_start();
    let join = match behind.chars().next() {
        None => Join::Alone,
        Some('-' | '–' | '—') => Join::Dash,
        Some(':') => Join::Colon,
        Some(_) if rest[end..].starts_with('\t') || rest[end..].starts_with("  ") => Join::Gap,
        Some(_) if sentence && behind.len() < rest.len() - end => Join::Words,
        Some(_) => return None,
    };
    let (heading, shape) = made(text, from, end, Years::one(first), last.map(Years::one), join)?;
    Some((Heading { form, ..heading }, Shape { form, ..shape }))
}

impl<'v> Scan<'v, '_> {
    /// A year of up to three figures in a text that has not come farther yet, where nothing else says it is one.
    pub(super) fn early_year(&self, at: usize) -> Option<(Heading<'v>, Shape)> {
        let text: &'v str = &self.view.lines[at].text;
        if !text.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let unsure = self.view.looks[at].heading.is_none_or(|(heading, shape)| {
            let short = matches!(shape.form, Form::Year | Form::YearIl) && heading.range;
            shape.form == Form::DayAlone || (short && heading.partial.year().is_some_and(|year| year < 1000))
        });
        if !unsure || self.state.page_day.is_some() || self.state.carry.month.is_some() {
            return None;
        }
        if Calendar::Gregorian.civil(self.state.last?).0 >= 1000 {
            return None;
        }
        let found = short_year(text, text.len() - text.trim_start().len())?;
        self.lies_between(at, &found.0).then_some(found)
    }

    /// Whether such a year begins freshly enough.
    pub(super) fn opens_early(&self, at: usize, shape: Shape) -> bool {
        let fresh = self.view.places[at].fresh;
        match shape.join {
            Join::Words => fresh >= Fresh::Sentence && (self.profile.sentences || self.profile.mixed),
            _ => fresh >= Fresh::Short,
        }
    }

    /// Whether a date lies between the last event and the next heading, neither of which may be lacking.
    fn lies_between(&self, at: usize, heading: &Heading<'_>) -> bool {
        /// So many lines ahead the next heading is looked for.
        const AHEAD: usize = 60;
        let Some((span, last)) = heading.span.zip(self.state.last) else { return false };
        let ahead =
            (at + 1..self.view.looks.len()).take(AHEAD).filter(|at| self.view.parts[*at] == Part::Text);
        let next = ahead.filter_map(|at| {
            let (heading, shape) = self.view.looks[at].heading.as_ref()?;
            heading.span.filter(|_| strength(heading, *shape) == Strength::Strong)
        });
        last <= span.from && next.take(1).next().is_none_or(|next| span.from <= next.to)
    }
}
