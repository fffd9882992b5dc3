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
use super::place::{Fresh, Place, is_spread, places};
use super::sources::Source;
use crate::date::{self, Context, Form};

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
    /// The only year that the title names.
    pub year: Option<i64>,
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
        let candidates = profile.candidates(looks, &parts, &places);
        profile.year = title_year(lines, looks, source.title.as_deref());
        profile.weigh(looks, &parts, &places, &candidates);
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
                full: heading.partial.from.years.is_some(),
                carrier: is_carrier(heading, *shape),
            })
        })
        .collect()
    }

    fn weigh(&mut self, looks: &[Look<'_>], parts: &[Part], places: &[Place], candidates: &[Candidate]) {
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
        let filled = || {
            (0..looks.len())
                .filter(|at| !looks[*at].blank && !looks[*at].separator && parts[*at] == Part::Text)
        };
        let paragraphs =
            filled().filter(|at| places[*at].fresh >= enough && !places[*at].wrapped).count().max(1);
        let begins = filled().filter(|at| places[*at].fresh >= enough && !places[*at].wrapped);
        self.bare_years = bare::are_usual(looks, begins);
        let sentences = count(&|c| c.strength == Strength::Sentence && c.fresh >= enough);
        self.sentences = sentences > strong
            && ((sentences >= 3 && sentences * 20 >= paragraphs * 7)
                || (sentences >= 2 && sentences * 2 >= paragraphs)
                || sentences == paragraphs);
        let carriers = count(&|c| c.carrier && fresh(c));
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
        for marker in [Marker::Bullet, Marker::Dash, Marker::Number] {
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
            self.items = vec![Marker::Bullet, Marker::Dash, Marker::Number];
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
                    self.items = vec![Marker::Bullet, Marker::Dash, Marker::Number];
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

/// The line above a date that stands alone, if it looks like the name or title of the same event.
pub fn name_above(looks: &[Look<'_>], places: &[Place], at: usize) -> Option<usize> {
    let before = places[at].before?;
    let look = &looks[before];
    let near = !places[at].gap && look.heading.is_none() && !look.ends && !look.small && look.width <= 80;
    (near && places[before].fresh == Fresh::Paragraph && places[before].gap).then_some(before)
}

/// The only year that the first lines name, above all dates.
fn title_year(lines: &[Line<'_>], looks: &[Look<'_>], title: Option<&str>) -> Option<i64> {
    let first = lines.iter().zip(looks).filter(|(_, look)| !look.blank).take(3).take_while(|(_, look)| {
        let weak = |found: &(date::Heading<'_>, Shape)| match strength(&found.0, found.1) {
            Strength::Weak => true,
            Strength::Sentence => !look.ends,
            _ => false,
        };
        look.heading.as_ref().is_none_or(weak)
    });
    let words = first.map(|(line, _)| &*line.text).chain(title);
    let mut years: Vec<i64> = Vec::new();
    for number in
        words.flat_map(|text| text.split(|c: char| !c.is_ascii_digit())).filter(|number| number.len() == 4)
    {
        years.extend(number.parse::<i64>().ok().filter(|year| (1000..2100).contains(year)));
    }
    years.dedup();
    match years[..] {
        [year] => Some(year),
        _ => None,
    }
}

/// Whether lines really go on in the next one: a sentence that is broken off goes on with a small letter.
fn is_wrapped(looks: &[Look<'_>], width: usize) -> bool {
    let filled: Vec<&Look<'_>> = looks.iter().filter(|look| !look.blank).collect();
    let (mut goes_on, mut full, mut tight, mut loose) = (0usize, 0usize, 0usize, 0usize);
    for pair in filled.windows(2) {
        let cut = pair[0].cut && !pair[1].separator;
        if cut || (!pair[0].ends && pair[1].small && !pair[0].separator) {
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

/// `MİRZƏ FƏTƏLİ AXUNDZADƏ (1812-1878)`: a name in capitals with its life, above what is told of it.
pub fn is_named_life(text: &str) -> bool {
    let Some(open) = text.rfind('(').filter(|_| text.len() < 160 && text.trim_end().ends_with(')')) else {
        return false;
    };
    let mut letters = text[..open].chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && letters.all(crate::lang::case::is_upper)
        && date::at_end(text, &Context::default())
            .is_some_and(|heading| heading.span.is_some() && heading.range)
}

/// Whether a line closes with a date in brackets.
pub fn ends_with_date(text: &str) -> bool {
    let tail = text.trim_end();
    let closes = tail.ends_with(')') || tail.ends_with(").") || tail.ends_with(");") || tail.ends_with("),");
    closes && date::at_end(text, &Context::default()).is_some_and(|heading| heading.span.is_some())
}
