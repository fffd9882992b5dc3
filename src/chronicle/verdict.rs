//! A date at the beginning of a line → whether it opens an event there.
//!
//! A strong heading opens one wherever a sentence may begin; a date that is the beginning of a sentence only in a
//! file whose events begin so, or where it fits into the order of days. In doubt the text is kept together.

use super::headings::{Strength, strength};
use super::look::{Join, Marker, Shape};
use super::place::Fresh;
use super::profile::is_carrier;
use super::scan::{Fate, Scan};
use super::titles::name_above;
use crate::date::{Form, Heading};

/// Why a date stays in the text.
const LEFT: &str = "a date that begins a paragraph was left in its event";

/// What became of a candidate.
pub(super) enum Verdict {
    /// It opens an event, or heads further dates.
    Open,
    /// It is part of the text.
    No,
    /// It was left in the text, but might be a heading.
    Doubt(&'static str),
}

/// Whether the text below the date is surely its own: a day, a life.
fn says_a_day(shape: Shape) -> bool {
    !matches!(
        shape.form,
        Form::YearIl
            | Form::Year
            | Form::YearAlone
            | Form::Month
            | Form::MonthYear
            | Form::YearMonth
            | Form::Century
            | Form::Millennium
            | Form::Decade
            | Form::YearPart
            | Form::Season
    )
}

impl Scan<'_, '_> {
    /// Whether the heading of a line opens anything, by how much it says and where it stands.
    pub(super) fn verdict(
        &self,
        at: usize,
        heading: &Heading<'_>,
        shape: Shape,
        strength: Strength,
    ) -> Verdict {
        let place = &self.view.places[at];
        let under_heading = self.waiting.is_some_and(|(_, over, _)| says_a_day(over));
        match strength {
            Strength::None => Verdict::No,
            // A dash close to its date is a list's only beside others like it.
            _ if matches!(shape.marker, Marker::Dash | Marker::Bullet)
                && self.view.lines[at].text[..heading.from].ends_with(['-', '–', '—', '*', '+'])
                && self.profile.count(shape) < 2
                && !self.profile.items.contains(&shape.marker) =>
            {
                Verdict::No
            }
            Strength::Stretch => {
                let dated = self.profile.sentences || self.profile.mixed;
                let enough = if self.profile.parted { Fresh::Paragraph } else { Fresh::Sentence };
                let whole = place.room || place.gap;
                let sure = dated && !under_heading && place.fresh >= enough && whole;
                match sure {
                    true if self.fits(at, heading, shape) => Verdict::Open,
                    true => Verdict::Doubt(LEFT),
                    false => Verdict::No,
                }
            }
            Strength::Bare => {
                let whole = (place.room && !place.wrapped) || place.gap;
                if self.name_over(at, shape).is_some() {
                    return Verdict::Open;
                }
                let usual = if self.profile.dated && super::bare::is_bare(shape) && whole {
                    true
                } else if shape.form == Form::InParentheses {
                    self.profile.brackets
                } else if super::bare::is_early(heading, shape) {
                    self.profile.early_years || self.profile.count(shape) >= 2
                } else {
                    self.profile.bare_years
                };
                let ok = usual && place.fresh >= Fresh::Sentence;
                if ok && self.fits(at, heading, shape) { Verdict::Open } else { Verdict::No }
            }
            Strength::Strong if heading.range && self.short_years(heading, shape) => Verdict::No,
            Strength::Day => {
                let fits = match shape.form {
                    Form::DayAlone => self.state.carry.month.is_some() && self.profile.days,
                    _ => self.state.carry.year.or(self.profile.year).is_some(),
                };
                let enough = if shape.form == Form::Month { Fresh::Sentence } else { Fresh::Short };
                if fits && place.fresh >= enough { Verdict::Open } else { Verdict::No }
            }
            Strength::Strong => match place.fresh {
                Fresh::Paragraph => Verdict::Open,
                Fresh::Sentence if self.weak_year(heading, shape) => {
                    Verdict::Doubt("a year in the middle of a paragraph was left in its event")
                }
                Fresh::Sentence => Verdict::Open,
                Fresh::Short if shape.join == Join::Alone && self.profile.count(shape) < 2 => Verdict::No,
                Fresh::Short => Verdict::Open,
                Fresh::Middle if place.before.is_some_and(|last| self.view.looks[last].cut) => Verdict::No,
                Fresh::Middle
                    if !self.profile.punctuated
                        && self.profile.count(shape) >= 3
                        && self.fits(at, heading, shape) =>
                {
                    Verdict::Open
                }
                Fresh::Middle => Verdict::No,
            },
            Strength::Sentence => {
                let enough = if self.profile.parted { Fresh::Paragraph } else { Fresh::Sentence };
                let before = place.before.map(|last| &self.view.looks[last]);
                let broken = !place.gap
                    && self.state.begun
                    && self.profile.punctuated
                    && before.is_some_and(|last| {
                        // Behind the heading of a section nothing is broken.
                        let headed = last.heading.is_none()
                            && last.width <= 60
                            && place.before.is_some_and(|above| {
                                self.view.places[above].gap
                                    && self.begins.last().is_some_and(|event| event.body.0 < above)
                            });
                        !last.ends
                            && !headed
                            && last.heading.is_none_or(|(_, shape)| shape.join != Join::Alone)
                    });
                // The first line of all, without a full stop, is a title even if it begins with a date.
                let title = before.is_none() && !self.profile.sentences && !self.view.looks[at].ends;
                // Below a title that no blank line parts from it.
                let first = !self.state.begun && self.profile.sentences && place.fresh == Fresh::Short;
                if (place.fresh < enough && !first) || under_heading || broken || title {
                    return Verdict::No;
                }
                let day = heading.partial.day().is_some();
                if place.wrapped && !place.gap && !self.profile.begins_sentences(shape.form) {
                    return Verdict::Doubt(LEFT);
                }
                let bare = shape.marker == Marker::Bare && (place.room || place.gap);
                if self.profile.dated && !self.profile.sentences && bare {
                    let ok = self.fits(at, heading, shape);
                    return if ok { Verdict::Open } else { Verdict::Doubt(LEFT) };
                }
                if self.profile.mixed && !self.profile.sentences && (place.room || self.profile.brief) {
                    let ok = self.fits(at, heading, shape);
                    return if ok { Verdict::Open } else { Verdict::Doubt(LEFT) };
                }
                if self.profile.sentences {
                    let ok = self.fits(at, heading, shape) || (day && !place.wrapped);
                    return if ok { Verdict::Open } else { Verdict::Doubt(LEFT) };
                }
                let usual = self.profile.knows_form(shape.form)
                    || (self.profile.single && place.fresh == Fresh::Paragraph);
                let whole = !place.wrapped || place.gap;
                if usual && whole && day && self.fits(at, heading, shape) {
                    Verdict::Open
                } else {
                    Verdict::Doubt(LEFT)
                }
            }
            Strength::Weak => {
                let ok = self.profile.partial_sentences
                    && self.state.carry.year.is_some()
                    && place.fresh >= Fresh::Sentence;
                let ok = ok || self.lost_its_dash(at, heading, shape);
                if ok && heading.partial.from.years.is_none() { Verdict::Open } else { Verdict::No }
            }
        }
    }

    /// `18 oktyabr dövlət …` among lines `20 noyabr – …;` under the heading of a year: where the line above ends
    /// as the other items do, or is that heading.
    fn lost_its_dash(&self, at: usize, heading: &Heading<'_>, shape: Shape) -> bool {
        let usual = Shape { join: Join::Dash, ..shape };
        let dated = shape.form == Form::DayMonth && self.state.carry.year.is_some();
        if !dated || self.profile.count(usual) < 3 || !self.fits(at, heading, shape) {
            return false;
        }
        /// So many lines either way show how items end.
        const AROUND: usize = 60;
        let closes = |line: usize| self.view.lines[line].text.trim_end().ends_with(';');
        let over =
            |line: usize| self.view.looks[line].heading.is_some_and(|(over, shape)| is_carrier(&over, shape));
        let Some(last) = self.view.places[at].before else { return false };
        let around = at.saturating_sub(AROUND)..self.view.looks.len().min(at + AROUND);
        let (mut closed, mut open) = (0usize, 0usize);
        for other in around.filter(|other| *other != at) {
            let item = self.view.looks[other].heading.is_some_and(|(_, shape)| shape == usual);
            if let Some(above) = self.view.places[other].before.filter(|above| item && !over(*above)) {
                closed += usize::from(closes(above));
                open += usize::from(!closes(above));
            }
        }
        over(last) || (closes(last) && closed >= 2 && closed > open)
    }

    /// The name above a life span that the text follows without a line's end, as in a file of such names.
    pub(super) fn name_over(&self, at: usize, shape: Shape) -> Option<usize> {
        let life = shape.form == Form::InParentheses && shape.join != Join::Alone && self.profile.named;
        let name = life.then(|| name_above(self.view.looks, self.view.places, at)).flatten()?;
        (self.fates[name] == Fate::Body && self.waiting.is_none()).then_some(name)
    }

    /// Years of two digits, in a file that has no other years with dashes.
    fn short_years(&self, heading: &Heading<'_>, shape: Shape) -> bool {
        let short =
            shape.form == Form::Year && heading.partial.year().is_some_and(|year| (0..100).contains(&year));
        short && self.profile.count(shape) < 3
    }

    /// A bare year with a dash behind the end of a full line, in a file that has it nowhere else.
    fn weak_year(&self, heading: &Heading<'_>, shape: Shape) -> bool {
        matches!(shape.form, Form::Year)
            && !heading.range
            && self.profile.count_any_marker(shape) < 2
            && self.profile.parted
    }

    /// Whether the date lies between the events before and after it.
    fn fits(&self, at: usize, heading: &Heading<'_>, shape: Shape) -> bool {
        let Some(span) = self.date(heading, shape) else { return true };
        if self.state.last.is_some_and(|last| span.to < last) {
            return false;
        }
        // Years begin anew under the next day of the page.
        if self.state.page_day.is_some() {
            return true;
        }
        /// So many lines ahead the next heading is looked for.
        const AHEAD: usize = 400;
        let next = self.view.looks[at + 1..].iter().take(AHEAD).enumerate().filter_map(|(step, look)| {
            let (heading, shape) = look.heading.as_ref()?;
            let opens = match strength(heading, *shape) {
                Strength::Strong => self.profile.count(*shape) >= 2,
                Strength::Sentence => self.profile.sentences || self.profile.mixed,
                _ => false,
            };
            let fresh = self.view.places[at + 1 + step].fresh >= Fresh::Sentence;
            heading.span.filter(|_| opens && fresh && shape.join != Join::Alone)
        });
        next.take(1).all(|next| span.from <= next.to)
    }
}
