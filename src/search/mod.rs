//! A query and an index → a page of hits: plan, run, rescore, mark.
//!
//! ```text
//! Query ─plan→ Plan ─run→ addresses ─matches→ places ─choose, rescore→ candidates ─snippet→ marks ─→ Page
//! ```

pub mod page;
pub mod weights;

mod alternatives;
mod choose;
mod compound;
mod dates;
mod derived;
mod initials;
mod matches;
mod neighbours;
mod plan;
mod planner;
mod pool;
mod question;
mod rescore;
mod run;
mod similar;
mod snippet;
mod suggest;
mod terms;
mod timeline;
mod weigh;

pub use neighbours::neighbours;
pub use page::{Hit, Mark, Page, Part, Snippet, Why};
pub use plan::Strictness;
pub use run::{Filters, Undated};
pub use timeline::{Bar, By, Timeline, timeline};

use tantivy::DocAddress;

use self::choose::Candidate;
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
    let plan = planner::plan(query, index, names, options.strictness)?;
    let mut page = Page { read_as: query.read_as(), notices: query.notices.clone(), ..Page::default() };
    page.notices.extend(plan.notices.iter().cloned());
    let limit = options.limit.min(MOST_HITS);
    if limit < options.limit {
        page.notices.push(Notice::LimitCut { limit });
    }
    let wanted = options.skip.saturating_add(limit);

    let reading = reading(&plan);
    let ranked = options.sort == Sort::Relevance && !plan.items.is_empty();
    let addresses;
    let every = reading || !ranked;
    if every {
        addresses = run::every(&plan, &filters, index)?;
    } else {
        let size = wanted.saturating_add(POOL).min(index.searcher.num_docs() as usize);
        let pool = pool::pool(&plan, &filters, size, index)?;
        page.total = pool.total;
        addresses = pool.events;
    }
    let counted: Vec<&Need> = plan.items.iter().filter(|need| run::weighs(need, &plan)).collect();
    let several = counted.len() > 1 && !plan.all && !plan.any;
    let whole = |matches: &Matches| several && counted.iter().all(|need| is_there(need, matches));
    let chosen = choose::choose(&plan, addresses, reading, options.sort, wanted, whole, index)?;
    if every {
        page.total = chosen.total as u64;
    }
    let partial = several && (chosen.whole as u64) < page.total;
    add_notices(&mut page, &plan, &filters, partial.then_some(chosen.whole), index)?;
    let shown = || chosen.hits.iter().skip(options.skip).take(limit);
    page.notices.extend(shown().find_map(|hit| named_day(hit, &plan)));
    let shown = chosen.hits.into_iter().enumerate().skip(options.skip).take(limit);
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

/// Whether an event has any of the words of a need, or is of its time.
fn is_there(need: &Need, matches: &Matches) -> bool {
    let found = |slot: &usize| !matches.is_silent(*slot) || matches.by_heading(*slot);
    match need {
        Need::Date(date) => matches.dates.get(*date).is_some_and(|answer| *answer > 0.0),
        Need::Slot(slot) => found(slot),
        need => {
            let mut slots = Vec::new();
            need.slots(&mut slots);
            slots.iter().any(found)
        }
    }
}

/// The first phase of a search alone: how many events the engine finds for a query, and the most promising of them.
/// For measuring.
///
/// # Errors
/// Where the engine fails.
pub fn first_phase(
    query: &Query,
    options: &Options,
    index: &OpenIndex,
    names: &Names,
) -> Result<(u64, Vec<DocAddress>)> {
    let plan = planner::plan(query, index, names, options.strictness)?;
    if reading(&plan) {
        let found = run::every(&plan, &options.filters, index)?;
        return Ok((found.len() as u64, found));
    }
    let pool = pool::pool(&plan, &options.filters, options.limit.saturating_add(POOL), index)?;
    Ok((pool.total, pool.events))
}

fn hit(rank: usize, candidate: Candidate, plan: &Plan, options: &Options) -> Hit {
    let Candidate { event, words, matches, parts, score } = candidate;
    let body = Text::split(&event.text, words, plan);
    let snippet = snippet::snippet(&event.text, plan, &matches, &body, options.context);
    let title_marks = event
        .title
        .as_deref()
        .map_or(Vec::new(), |title| snippet::title_marks(title, plan, &matches, &Text::new(title, plan)));
    let date_marks = date_marks(&event, &matches, options.filters.day.is_some());
    Hit { rank, score, parts, event, snippet, title_marks, date_marks }
}

/// The date as written, marked whole where it answers a date of the query, or a word that the text has not.
fn date_marks(event: &Event, matches: &Matches, of_day: bool) -> Vec<Mark> {
    let silent = |slot: &usize| matches.is_silent(*slot);
    let answers = matches.dates.iter().any(|answer| *answer > 0.0) && matches.mentions.is_empty()
        || matches.dates.contains(&1.0)
        || matches.months.iter().chain(&matches.named).any(silent)
        || of_day;
    match &event.date {
        Some(date) if answers => {
            let to = date.text.chars().count();
            vec![Mark { from: 0, to, text: date.text.clone(), why: Why::Date }]
        }
        _ => Vec::new(),
    }
}

/// Why an event is there that has only the day of what was named.
fn named_day(hit: &Candidate, plan: &Plan) -> Option<Notice> {
    let named = &hit.matches.named;
    let silent = named.iter().any(|slot| hit.matches.is_silent(*slot));
    let day = hit.event.date.as_ref().filter(|_| silent)?.text.clone();
    let name: Vec<&str> = named.iter().map(|slot| plan.slots[*slot].word.text.as_str()).collect();
    Some(Notice::NamedDay { name: name.join(" "), day })
}

/// Says what a reader could otherwise only guess: which words are nowhere, which filter emptied the list, how few
/// events have all the words.
fn add_notices(
    page: &mut Page,
    plan: &Plan,
    filters: &Filters,
    whole: Option<usize>,
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
    if let Some(whole) = whole {
        page.notices.push(Notice::PartialHits { whole });
    }
    Ok(())
}
