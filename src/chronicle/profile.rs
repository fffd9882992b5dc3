//! The first part of a file → how it is laid out: how wide, which forms of heading recur, what its pages look like.
//!
//! Every date at the beginning of a line is a candidate. A chronicle keeps to a few forms, and they begin
//! paragraphs; dates that running text happens to begin with are of other forms, in the middle of sentences, or
//! few. The counts decide, and what was chosen is named in the report.

use std::collections::{BTreeMap, HashMap};

use super::bare;
use super::clean::page_width;
use super::furniture::{Pages, Part};
use super::headings::{self, Grammar, Strength, strength};
use super::lines::{Line, Role};
use super::look::{Join, Look, Marker, Shape};
use super::place::{Fresh, Place, is_spread, is_wrapped, places};
use super::sources::Source;
use super::titles::{ends_with_date, is_named_life, name_above, title_year};
use crate::date::{self, Form};

/// What was learned of a file's layout.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// How events are parted.
    pub grammar: Grammar,
    /// Printed width in characters; `None` where each line is a paragraph.
    pub width: Option<usize>,
    /// Whether paragraphs begin with blanks.
    pub indented: bool,
    /// Whether lines are double spaced.
    pub spread: bool,
    /// What its pages look like.
    pub pages: Pages,
    /// The forms of strong headings, by how often they begin a line.
    strong: BTreeMap<Shape, usize>,
    /// Whether dates that begin a sentence are the headings.
    pub sentences: bool,
    /// Whether dates that begin a sentence head events beside others: nearly every paragraph begins with a date.
    pub mixed: bool,
    /// Whether nearly every paragraph begins with a date, most of them with a mark of their own behind it.
    pub dated: bool,
    /// Whether paragraphs are of few lines, so that a date at a line's start is rarely in the middle of one.
    pub brief: bool,
    /// The forms of such dates, by how often a line with room above it shows them.
    loose: BTreeMap<Form, usize>,
    /// Whether such dates without a year are, under the heading of a year.
    pub partial_sentences: bool,
    /// Whether blank lines part the events.
    pub parted: bool,
    /// Whether each paragraph is an event.
    pub single: bool,
    /// Whether events end with a full stop or a semicolon.
    pub punctuated: bool,
    /// Whether a day heads the years below it: a page of one day of the year.
    pub day_page: bool,
    /// Whether days stand as bare numbers under months.
    pub days: bool,
    /// List markers that open an event even without a date.
    pub items: Vec<Marker>,
    /// Whether a line above the date belongs to its event: the name of a person.
    pub named: bool,
    /// Whether bare years that words follow are headings.
    pub bare_years: bool,
    /// Whether dates in brackets head the events: `(1918) …`.
    pub brackets: bool,
    /// Whether three figures with a full stop are years.
    pub early_years: bool,
    /// The only year that the title names.
    pub year: Option<i64>,
    /// The year in the middle of those that headings say.
    pub era: Option<i64>,
    /// Forms named by hand, which alone are accepted.
    pub forced: Option<Vec<String>>,
}

/// One date at the beginning of a line.
struct Candidate {
    at: usize,
    shape: Shape,
    strength: Strength,
    fresh: Fresh,
    full: bool,
    carrier: bool,
    /// Whether the line above had no room for its first word.
    wrapped: bool,
}

/// A year, a month or a day of the year alone on its line, which the lines below complete.
pub fn is_carrier(heading: &date::Heading<'_>, shape: Shape) -> bool {
    shape.join == Join::Alone
        && !heading.range
        && matches!(
            shape.form,
            Form::YearIl
                | Form::Year
                | Form::YearAlone
                | Form::Month
                | Form::MonthYear
                | Form::YearMonth
                | Form::DayMonth
        )
}

/// Where notes and lists of sources at the end of a text begin.
fn body_end(lines: &[Line<'_>], looks: &[Look<'_>]) -> usize {
    let short = |at: &usize| !looks[*at].blank && looks[*at].width < 45 && looks[*at].heading.is_none();
    (lines.len() / 2..lines.len())
        .filter(short)
        .find(|at| super::sections::is_notes(&lines[*at].text))
        .unwrap_or(lines.len())
}

impl Profile {
    /// Learns from the first part of a file.
    pub fn learn(lines: &[Line<'_>], looks: &[Look<'_>], blocks: bool, source: &Source) -> Profile {
        let mut profile = Profile::default();
        if !blocks {
            let text =
                lines.iter().zip(looks).filter(|(line, look)| line.role == Role::Plain && !look.separator);
            profile.width =
                page_width(text.map(|(_, look)| look.width)).filter(|width| is_wrapped(looks, *width));
            profile.spread = is_spread(lines, looks);
            profile.indented = profile.width.is_some() && super::place::is_indented(lines, looks);
        }
        let alone = |form: &dyn Fn(Form) -> bool| {
            looks
                .iter()
                .filter(|l| l.heading.as_ref().is_some_and(|(_, s)| s.join == Join::Alone && form(s.form)))
                .count()
        };
        let months = alone(&|form| matches!(form, Form::Month | Form::MonthYear | Form::YearMonth));
        profile.days = months > 0;
        profile.pages = Pages::learn(lines, looks, profile.days);
        let parts = profile.pages.parts(lines, looks, "");
        let places = places(lines, looks, &parts, &profile, blocks);
        let end = body_end(lines, looks);
        let candidates = profile.candidates(&looks[..end], &parts, &places);
        profile.year = title_year(lines, looks, source.title.as_deref());
        let mut years: Vec<i64> = looks.iter().filter_map(|look| look.heading?.0.partial.year()).collect();
        years.sort_unstable();
        profile.era = years.get(years.len() / 2).copied();
        profile.weigh(end, looks, &parts, &places, &candidates);
        profile.ends(lines, looks, &parts, &places, &candidates);
        if let Some(names) = source.heading.as_deref() {
            profile.force(names);
        }
        profile
    }

    fn candidates(&self, looks: &[Look<'_>], parts: &[Part], places: &[Place]) -> Vec<Candidate> {
        let text = (0..looks.len()).filter(|at| parts[*at] == Part::Text);
        text.filter_map(|at| {
            let (heading, shape) = looks[at].heading.as_ref()?;
            Some(Candidate {
                at,
                shape: *shape,
                strength: strength(heading, *shape),
                fresh: places[at].fresh,
                wrapped: places[at].wrapped && !places[at].gap,
                full: heading.partial.from.years.is_some(),
                carrier: is_carrier(heading, *shape),
            })
        })
        .collect()
    }

    /// Counts what the lines before `end` show.
    fn weigh(
        &mut self,
        end: usize,
        looks: &[Look<'_>],
        parts: &[Part],
        places: &[Place],
        candidates: &[Candidate],
    ) {
        let count = |test: &dyn Fn(&Candidate) -> bool| candidates.iter().filter(|c| test(c)).count();
        let fresh = |c: &Candidate| c.fresh >= Fresh::Short;
        for c in candidates.iter().filter(|c| c.strength == Strength::Strong) {
            *self.strong.entry(c.shape).or_default() += usize::from(fresh(c));
        }
        let strong = count(&|c| c.strength == Strength::Strong && !c.carrier && c.fresh >= Fresh::Sentence);
        // Blank lines part the events if nearly all headings stand behind one.
        let heads: Vec<&Candidate> = candidates
            .iter()
            .filter(|c| matches!(c.strength, Strength::Strong | Strength::Sentence) && !c.carrier && fresh(c))
            .collect();
        let behind_blank = heads.iter().filter(|c| c.fresh == Fresh::Paragraph).count();
        self.parted = heads.len() >= 2 && behind_blank * 5 >= heads.len() * 4;
        let enough = if self.parted { Fresh::Paragraph } else { Fresh::Sentence };
        let filled =
            || (0..end).filter(|at| !looks[*at].blank && !looks[*at].separator && parts[*at] == Part::Text);
        let paragraphs =
            filled().filter(|at| places[*at].fresh >= enough && !places[*at].wrapped).count().max(1);
        let begins = filled().filter(|at| places[*at].fresh >= enough && !places[*at].wrapped);
        self.bare_years = bare::are_usual(looks, begins.clone());
        self.early_years = bare::are_early(looks, begins.clone());
        let bracketed = count(&|c| {
            c.shape.form == Form::InParentheses && c.strength == Strength::Bare && c.fresh >= enough
        });
        self.brackets = bracketed >= 3 && bracketed * 5 >= begins.clone().count() * 3;
        self.brief = filled().count() <= 4 * paragraphs;
        let sentences = count(&|c| c.strength == Strength::Sentence && c.fresh >= enough);
        self.sentences = sentences > strong
            && ((sentences >= 3 && sentences * 20 >= paragraphs * 7)
                || (sentences >= 2 && sentences * 2 >= paragraphs)
                || sentences == paragraphs);
        let carriers = count(&|c| c.carrier && fresh(c));
        let sure = |c: &&Candidate| c.fresh >= enough && !c.wrapped && !c.carrier;
        for c in candidates.iter().filter(sure).filter(|c| c.strength == Strength::Sentence) {
            *self.loose.entry(c.shape.form).or_default() += 1;
        }
        let loose: usize = self.loose.values().sum();
        let dated = loose + candidates.iter().filter(sure).filter(|c| c.strength == Strength::Strong).count();
        self.mixed =
            loose >= 3 && loose * 6 >= dated && dated * 5 >= paragraphs.saturating_sub(carriers + 1) * 4;
        self.learn_dated(looks, &begins.collect::<Vec<_>>(), candidates, enough);
        let weak = count(&|c| c.strength == Strength::Weak && !c.full && c.fresh >= Fresh::Sentence);
        let partial =
            count(&|c| c.strength == Strength::Strong && !c.full && !c.carrier && c.fresh >= Fresh::Sentence);
        self.partial_sentences =
            carriers > 0 && weak >= 2 && weak > partial && weak * 3 >= paragraphs - carriers.min(paragraphs);
        let main = if self.sentences { sentences } else { strong };
        self.single = main * 5 >= paragraphs.saturating_sub(carriers + 1) * 4;
        let before = |c: &&&Candidate| {
            places[c.at]
                .before
                .is_some_and(|last| looks[last].heading.as_ref().is_none_or(|(_, s)| s.join != Join::Alone))
        };
        let followed: Vec<_> = heads.iter().filter(before).collect();
        let ended =
            followed.iter().filter(|c| places[c.at].before.is_some_and(|last| looks[last].ends)).count();
        self.punctuated = ended * 3 >= followed.len() * 2;
        // A page of one day: years below, and the day above them with no year of its own.
        let years = count(&|c| {
            matches!(c.shape.form, Form::Year | Form::YearIl | Form::Bce)
                && c.shape.join != Join::Alone
                && fresh(c)
                && c.strength == Strength::Strong
        });
        let bare_days = count(&|c| {
            c.shape.form == Form::DayMonth
                && matches!(c.shape.join, Join::Alone | Join::Dash | Join::Colon)
                && fresh(c)
        });
        let year_heads = count(&|c| c.carrier && c.full);
        let alone = count(&|c| c.shape.form == Form::DayMonth && c.shape.join == Join::Alone && fresh(c));
        self.day_page =
            years >= 2 && year_heads == 0 && (years > 2 * bare_days || (alone >= 1 && years >= alone));
        self.learn_items(looks, parts, candidates);
        self.learn_names(looks, places, candidates);
    }

    /// Whether a date of any form opens nearly every paragraph, so that one of an unusual form does it too.
    fn learn_dated(&mut self, looks: &[Look<'_>], begins: &[usize], candidates: &[Candidate], enough: Fresh) {
        /// A paragraph that ends no sentence is longer than the heading of a section, in characters.
        const HEADING: usize = 60;
        let shortest = self.width.map_or(HEADING, |width| width * 2 / 3);
        let plain = |at: usize| looks[at].heading.is_none() && (looks[at].ends || looks[at].width > shortest);
        let others = begins.iter().filter(|at| plain(**at)).count();
        let dates = candidates.iter().filter(|c| c.fresh >= enough && !c.wrapped && !c.carrier);
        let (mut marked, mut loose, mut listed) = (0usize, 0usize, 0usize);
        for c in dates {
            match c.strength {
                Strength::Strong => marked += 1,
                Strength::Sentence | Strength::Stretch => loose += 1,
                Strength::Bare if bare::is_bare(c.shape) => loose += 1,
                _ => {}
            }
            listed += usize::from(c.shape.marker != Marker::Bare);
        }
        self.dated =
            marked >= 6 && 2 * marked >= 3 * loose && listed * 4 < marked && others * 4 <= marked + loose;
    }

    fn learn_items(&mut self, looks: &[Look<'_>], parts: &[Part], candidates: &[Candidate]) {
        let mut dated: HashMap<Marker, usize> = HashMap::new();
        for c in candidates.iter().filter(|c| c.shape.marker != Marker::Bare && c.strength != Strength::None)
        {
            *dated.entry(c.shape.marker).or_default() += 1;
        }
        let heads = candidates.iter().filter(|c| {
            c.strength == Strength::Strong && c.shape.join == Join::Alone && c.fresh >= Fresh::Short
        });
        let mut listed_under: HashMap<Marker, usize> = HashMap::new();
        let mut alone = 0usize;
        for c in heads {
            alone += 1;
            let below = (c.at + 1..looks.len()).find(|at| !looks[*at].blank && parts[*at] == Part::Text);
            if let Some(below) = below.filter(|below| looks[*below].marker.0 != Marker::Bare) {
                *listed_under.entry(looks[below].marker.0).or_default() += 1;
            }
        }
        for marker in Marker::LISTS {
            let all = (0..looks.len())
                .filter(|at| parts[*at] == Part::Text && looks[*at].marker.0 == marker)
                .count();
            let dated = dated.get(&marker).copied().unwrap_or_default();
            let under = listed_under.get(&marker).copied().unwrap_or_default();
            if (dated >= 2 && dated * 2 >= all) || (under >= 1 && under * 2 >= alone) {
                self.items.push(marker);
            }
        }
    }

    /// A name stands above nearly every life span, in a paragraph of its own with it.
    fn learn_names(&mut self, looks: &[Look<'_>], places: &[Place], candidates: &[Candidate]) {
        let alone = |c: &&Candidate| {
            c.strength == Strength::Strong && c.shape.join == Join::Alone && c.shape.marker == Marker::Bare
        };
        let (mut all, mut named) = (0usize, 0usize);
        for c in candidates.iter().filter(alone).filter(|c| !c.carrier) {
            all += 1;
            named += usize::from(name_above(looks, places, c.at).is_some());
        }
        self.named = named >= 2 && named * 3 >= all * 2;
    }

    /// Whether dates stand at the ends instead, or only items.
    fn ends(
        &mut self,
        lines: &[Line<'_>],
        looks: &[Look<'_>],
        parts: &[Part],
        places: &[Place],
        candidates: &[Candidate],
    ) {
        let opening = candidates.iter().filter(|c| match c.strength {
            _ if bare::is_bare(c.shape) => self.bare_years,
            Strength::Bare if c.shape.form == Form::InParentheses => self.brackets,
            Strength::Bare => self.early_years,
            Strength::Strong => c.fresh >= Fresh::Short,
            Strength::Sentence => self.sentences && c.fresh >= Fresh::Sentence,
            _ => false,
        });
        let text: Vec<usize> = (0..lines.len())
            .filter(|at| parts[*at] == Part::Text && !looks[*at].blank && !looks[*at].separator)
            .collect();
        let names = text.iter().filter(|at| places[**at].gap && is_named_life(&lines[**at].text)).count();
        let opening = opening.count() + names;
        let closing = text
            .iter()
            .filter(|at| ends_with_date(&lines[**at].text) && !is_named_life(&lines[**at].text))
            .count();
        let paragraphs =
            text.iter().filter(|at| places[**at].fresh >= Fresh::Sentence && !places[**at].wrapped).count();
        let items = text.iter().filter(|at| looks[**at].marker.0 != Marker::Bare).count();
        if closing >= 2 && closing > 2 * opening && closing * 2 >= paragraphs.saturating_sub(1) {
            self.grammar = Grammar::End;
        } else if opening == 0 && !self.partial_sentences && items >= 3 && items * 5 >= paragraphs * 3 {
            self.grammar = Grammar::Items;
            self.items = Marker::LISTS.to_vec();
        } else if opening == 0 && !self.partial_sentences {
            self.grammar = Grammar::Whole;
        }
    }

    fn force(&mut self, names: &str) {
        let names: Vec<String> =
            names.split(',').map(|name| name.trim().to_string()).filter(|n| !n.is_empty()).collect();
        for grammar in [Grammar::End, Grammar::Items, Grammar::Whole, Grammar::Start] {
            if names.iter().any(|name| name == grammar.name()) {
                self.grammar = grammar;
                if grammar == Grammar::Items {
                    self.items = Marker::LISTS.to_vec();
                }
                return;
            }
        }
        self.grammar = Grammar::Start;
        self.sentences |= names.iter().any(|name| name.ends_with('…'));
        self.partial_sentences |= self.sentences;
        self.forced = Some(names);
    }

    /// Whether hand-given forms allow this one; `None` where nothing was given.
    pub fn allowed(&self, shape: Shape) -> Option<bool> {
        let names = self.forced.as_ref()?;
        let name = headings::name(shape);
        Some(names.iter().any(|given| *given == name || name.strip_suffix(" –") == Some(given)))
    }

    /// Whether strong headings of a related form are usual here.
    pub fn knows_form(&self, form: Form) -> bool {
        let related = self.strong.iter().filter(|(shape, _)| headings::related(shape.form, form));
        related.map(|(_, count)| count).sum::<usize>() >= 2
    }

    /// Whether dates of this form begin sentences where no wrapping can have put them, as far as any do.
    pub fn begins_sentences(&self, form: Form) -> bool {
        let all: usize = self.loose.values().sum();
        all < 3
            || self.loose.keys().any(|known| headings::related(*known, form) || headings::alike(*known, form))
    }

    /// How often strong headings begin a line that are of this shape but for the list marker.
    pub fn count_any_marker(&self, shape: Shape) -> usize {
        let same = |other: &Shape| (other.form, other.join) == (shape.form, shape.join);
        self.strong.iter().filter(|(other, _)| same(other)).map(|(_, count)| count).sum()
    }

    /// How often strong headings of this shape begin a line.
    pub fn count(&self, shape: Shape) -> usize {
        self.strong.get(&shape).copied().unwrap_or_default()
    }
}
