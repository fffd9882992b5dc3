//! A query and an index → a page of hits: plan, run, rescore, mark.
//!
//! ```text
//! Query ─plan→ Plan ─run→ candidates ─matches→ places ─rescore→ parts ─snippet→ marks ─→ Page
//! ```

pub mod page;
pub mod weights;

mod alternatives;
mod dates;
mod derived;
mod initials;
mod matches;
mod neighbours;
mod plan;
mod question;
mod rescore;
mod run;
mod similar;
mod snippet;
mod suggest;
mod terms;
mod timeline;

pub use neighbours::neighbours;
pub use page::{Hit, Mark, Page, Part, Snippet, Why};
pub use plan::Strictness;
pub use run::{Filters, Undated};
pub use timeline::{Bar, By, Timeline, timeline};

use std::cmp::Ordering;

use tantivy::{DocAddress, DocId};

use self::matches::Matches;
use self::plan::{Need, Plan};
use self::rescore::Text;
use crate::chronicle::event::Event;
use crate::error::{Error, Result};
use crate::index::open::OpenIndex;
use crate::query::names::Names;
use crate::query::{Notice, Query};

/// Most hits of one page.
pub const MOST_HITS: usize = 10_000;
/// Events that the second phase looks at beyond the page asked for.
const POOL: usize = 128;

/// What order the hits come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The best first.
    #[default]
    Relevance,
    /// The earliest first, undated ones last.
    Date,
    /// The latest first, undated ones last.
    DateDown,
}

/// How a query is to be answered.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Hits on the page.
    pub limit: usize,
    /// Hits before the page.
    pub skip: usize,
    /// Their order.
    pub sort: Sort,
    /// What narrows them down.
    pub filters: Filters,
    /// How the words are matched.
    pub strictness: Strictness,
    /// Sentences shown on either side of the best; `None` for the best alone, cut where it is long.
    pub context: Option<usize>,
}

/// Answers a query.
///
/// # Errors
/// [`Error::EmptyQuery`] where nothing is asked for; otherwise only where the engine fails.
pub fn search(query: &Query, options: &Options, index: &OpenIndex, names: &Names) -> Result<Page> {
    let filters = filtered(query, options);
    if query.is_empty() && filters.is_empty() {
        return Err(Error::EmptyQuery);
    }
    let plan = plan::plan(query, index, names, options.strictness)?;
    let mut page = Page { read_as: query.read_as(), notices: query.notices.clone(), ..Page::default() };
    page.notices.extend(plan.notices.iter().cloned());
    let limit = options.limit.min(MOST_HITS);
    if limit < options.limit {
        page.notices.push(Notice::LimitCut { limit });
    }
    let wanted = options.skip.saturating_add(limit);

    let reading = reading(&plan);
    let ranked = options.sort == Sort::Relevance && !plan.items.is_empty();
    let engine_query = run::engine_query(&plan, &filters, index);
    let mut candidates;
    if reading || !ranked || filters.day.is_some() {
        let every = run::every(engine_query.as_ref(), index)?;
        let every = timeline::on_day(every, filters.day, index)?;
        candidates = scored(&plan, every, reading, index)?;
        page.total = candidates.len() as u64;
    } else {
        page.total = run::count(engine_query.as_ref(), index)?;
        let pool = wanted.saturating_add(POOL).min(index.searcher.num_docs() as usize);
        let mut addresses = run::best(engine_query.as_ref(), index, pool)?;
        if page.total > pool as u64 && plan.items.len() > 1 {
            // Long events that repeat one word could keep one with all the words out of the pool.
            let whole = run::whole_query(&plan, &filters, index);
            addresses.extend(run::best(whole.as_ref(), index, pool)?);
            addresses.sort_unstable();
            addresses.dedup();
        }
        candidates = scored(&plan, addresses, false, index)?;
    }
    sort(&mut candidates, options.sort);
    add_notices(&mut page, &plan, &filters, &candidates, index)?;
    let shown = candidates.into_iter().enumerate().skip(options.skip).take(limit);
    page.hits = shown.map(|(at, candidate)| hit(at + 1, candidate, &plan, options)).collect();
    Ok(page)
}

/// The filters of the options and those that the query itself has.
fn filtered(query: &Query, options: &Options) -> Filters {
    let mut filters = options.filters.clone();
    filters.dates.extend(query.dates.iter().cloned());
    filters.sources.extend(query.sources.iter().cloned());
    filters
}

/// Whether only the text of an event can tell if it matches.
fn reading(plan: &Plan) -> bool {
    plan.items.iter().any(|need| (plan.all || need.is_strict()) && need.needs_reading())
        || plan.without.iter().any(Need::needs_reading)
}

/// An event with its places and its score.
struct Candidate {
    event: Event,
    matches: Matches,
    parts: Vec<Part>,
    score: f64,
}

/// Reads and scores events; with `reading`, leaves those out that lack what only the text can tell.
fn scored(
    plan: &Plan,
    mut addresses: Vec<DocAddress>,
    reading: bool,
    index: &OpenIndex,
) -> Result<Vec<Candidate>> {
    addresses.sort_unstable();
    let mut out = Vec::with_capacity(addresses.len());
    for (ordinal, segment) in index.searcher.segment_readers().iter().enumerate() {
        let own = addresses.iter().filter(|address| address.segment_ord as usize == ordinal);
        let docs: Vec<DocId> = own.map(|address| address.doc_id).collect();
        if docs.is_empty() {
            continue;
        }
        let all = matches::read(segment, index.fields.text, index.fields.title, plan, &docs)?;
        for (doc, mut matches) in docs.into_iter().zip(all) {
            let event = index.event(DocAddress::new(ordinal as u32, doc))?;
            let body = Text::new(&event.text, plan);
            let title = Text::new(event.title.as_deref().unwrap_or_default(), plan);
            initials::add(plan, &mut matches.body, &event.text, &body.words);
            (matches.dates, matches.mentions) = dates::answers(plan, &event);
            matches.months = dates::months(plan, &event);
            if reading && !fits(plan, &matches, &body, &title) {
                continue;
            }
            let parts = rescore::parts(plan, &matches, &body, &title);
            let score = rescore::total(&parts);
            out.push(Candidate { event, matches, parts, score });
        }
    }
    Ok(out)
}

/// Whether an event has all that is strictly asked for and nothing that is to be left out.
fn fits(plan: &Plan, matches: &Matches, body: &Text<'_>, title: &Text<'_>) -> bool {
    let strict = |need: &&Need| plan.all || need.is_strict();
    plan.items.iter().filter(strict).all(|need| matches::has(need, matches, body, title))
        && !plan.without.iter().any(|need| matches::has(need, matches, body, title))
}

fn sort(candidates: &mut [Candidate], order: Sort) {
    let day = |candidate: &Candidate| candidate.event.date.as_ref().map(|date| date.span.from);
    let by_date = |one: &Candidate, other: &Candidate, down: bool| match (day(one), day(other)) {
        (Some(one), Some(other)) if down => other.cmp(&one),
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    candidates.sort_by(|one, other| {
        let first = match order {
            Sort::Relevance => other.score.total_cmp(&one.score),
            Sort::Date => by_date(one, other, false),
            Sort::DateDown => by_date(one, other, true),
        };
        first.then_with(|| by_date(one, other, false)).then_with(|| one.event.id.cmp(&other.event.id))
    });
}

fn hit(rank: usize, candidate: Candidate, plan: &Plan, options: &Options) -> Hit {
    let Candidate { event, matches, parts, score } = candidate;
    let body = Text::new(&event.text, plan);
    let snippet = snippet::snippet(&event.text, plan, &matches, &body, options.context);
    let title_marks = event
        .title
        .as_deref()
        .map_or(Vec::new(), |title| snippet::title_marks(title, plan, &matches, &Text::new(title, plan)));
    let date_marks = date_marks(&event, &matches, options.filters.day.is_some());
    Hit { rank, score, parts, event, snippet, title_marks, date_marks }
}

/// The date as written, marked whole where it answers a date of the query.
fn date_marks(event: &Event, matches: &Matches, of_day: bool) -> Vec<Mark> {
    let answers = matches.dates.iter().any(|answer| *answer > 0.0) && matches.mentions.is_empty()
        || matches.dates.contains(&1.0)
        || !matches.months.is_empty()
        || of_day;
    match &event.date {
        Some(date) if answers => {
            let to = date.text.chars().count();
            vec![Mark { from: 0, to, text: date.text.clone(), why: Why::Date }]
        }
        _ => Vec::new(),
    }
}

/// Says what a reader could otherwise only guess: which words are nowhere, which filter emptied the list.
fn add_notices(
    page: &mut Page,
    plan: &Plan,
    filters: &Filters,
    candidates: &[Candidate],
    index: &OpenIndex,
) -> Result<()> {
    page.notices.extend(suggest::not_found(plan, index)?);
    if page.total == 0 && !filters.is_empty() && !plan.items.is_empty() {
        let free = run::engine_query(plan, &Filters::default(), index);
        let without_filters = run::count(free.as_ref(), index)?;
        if without_filters > 0 {
            page.notices.push(Notice::FilteredOut { without_filters });
        }
    }
    let counted: Vec<&Need> = plan.items.iter().filter(|need| run::weighs(need, plan)).collect();
    if page.total > 0 && counted.len() > 1 && !plan.all && !plan.any {
        let has_all = |candidate: &&Candidate| {
            let mut slots = Vec::new();
            counted.iter().all(|need| {
                if let Need::Date(date) = need {
                    return candidate.matches.dates.get(*date).is_some_and(|answer| *answer > 0.0);
                }
                slots.clear();
                need.slots(&mut slots);
                slots.iter().any(|slot| {
                    !candidate.matches.body[*slot].is_empty()
                        || !candidate.matches.title[*slot].is_empty()
                        || candidate.matches.months.contains(slot)
                })
            })
        };
        let whole = candidates.iter().filter(has_all).count();
        if (whole as u64) < page.total {
            page.notices.push(Notice::PartialHits { whole });
        }
    }
    Ok(())
}
