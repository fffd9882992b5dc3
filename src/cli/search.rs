//! `salname search`: one query or a batch of them, answered in the form asked for.

use std::io::BufRead;
use std::path::Path;

use super::args::{Format, Search, SortBy, UndatedArg, Which};
use super::exit::Exit;
use super::home::{Home, changed, holder};
use super::term::Term;
use crate::date::{self, Span};
use crate::error::{Error, Result};
use crate::index::open::OpenIndex;
use crate::query::names::Names;
use crate::query::{self, DateRange, Item, Lookup, Notice, Query};
use crate::search::{self, Filters, Options, Page, Sort, Strictness, Undated};
use crate::view::{csv, human, json};

/// Runs the command.
pub fn run(args: &Search, home: &Home, term: &mut Term) -> Result<Exit> {
    let options = options(args)?;
    let format = args.shown.format();
    if format == Format::Trec && args.batch.is_none() {
        return Err(Error::Usage {
            what: "--format trec needs --batch, because each line names its query".into(),
            hint: "salname search --batch queries.tsv --format trec".into(),
        });
    }
    if let Some(path) = &args.batch {
        return batch(path, args, format, &options, home, term);
    }
    let typed = args.query.join(" ");
    let query = read(&typed, &args.which);
    if query.is_empty() && options.filters.is_empty() {
        return Err(Error::EmptyQuery);
    }
    let mut index = home.open_or_build(term)?;
    let stale = changed(&index.manifest).len();
    if stale > 0 && args.refresh {
        let lock = home.store.lock(&holder(), true)?;
        home.say_what_is_lost(term);
        home.build(&lock, &home.store.inputs()?, term)?;
        drop(lock);
        index = home.open_or_build(term)?;
    }
    let names = names(&args.which)?;
    let mut page = search::search(&query, &options, &index, &names)?;
    if stale > 0 && !args.refresh {
        page.notices.push(Notice::Stale { files: stale });
    }
    if args.shown.count {
        term.answer(&format!("{}\n", page.total))?;
        if page.total == 0 {
            page.notices.iter().for_each(|notice| term.notice(notice));
        }
    } else {
        print(&page, &typed, format, args.explain, &options, term)?;
    }
    Ok(if page.total == 0 { Exit::Nothing } else { Exit::Done })
}

pub(super) fn print(
    page: &Page,
    typed: &str,
    format: Format,
    explain: bool,
    options: &Options,
    term: &mut Term,
) -> Result<()> {
    let speech = term.speech;
    match format {
        Format::Json => term.answer(&format!("{}\n", json::page(page, typed, explain, speech))),
        Format::Jsonl => {
            for hit in &page.hits {
                term.answer(&format!("{}\n", json::hit(hit, explain)))?;
            }
            term.answer(&format!("{}\n", json::end(page, typed, speech)))
        }
        Format::Csv => term.answer(&csv::hits(&page.hits)?),
        Format::Human | Format::Trec => {
            for hit in &page.hits {
                term.answer(&human::hit(hit, explain, term.decoration))?;
            }
            term.flush()?;
            page.notices.iter().for_each(|notice| term.notice(notice));
            if page.total == 0 && page.notices.is_empty() {
                term.remark(speech.pick("nothing was found", "heç nə tapılmadı"));
            }
            if let Some(more) = human::more(page, options.skip, speech) {
                term.remark(&more);
            }
            Ok(())
        }
    }
}

/// Answers a file of queries with one opened index.
fn batch(
    path: &Path,
    args: &Search,
    format: Format,
    options: &Options,
    home: &Home,
    term: &mut Term,
) -> Result<Exit> {
    if !matches!(format, Format::Jsonl | Format::Trec) {
        return Err(Error::Usage {
            what: "--batch answers in the forms jsonl and trec".into(),
            hint: "salname search --batch queries.tsv --format jsonl".into(),
        });
    }
    super::exit::on_interrupt();
    let index = home.open_or_build(term)?;
    let lines: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        let file = std::fs::File::open(path).map_err(|refused| match refused.kind() {
            std::io::ErrorKind::NotFound => Error::MissingPath { path: path.to_path_buf() },
            _ => Error::io("read", path)(refused),
        })?;
        Box::new(std::io::BufReader::new(file))
    };
    let names = names(&args.which)?;
    let mut found = false;
    for (at, line) in lines.lines().enumerate() {
        let line = line.map_err(Error::io("read", path))?;
        let number = (at + 1).to_string();
        let (qid, typed) = line.split_once('\t').unwrap_or((&number, &line));
        if typed.trim().is_empty() {
            continue;
        }
        let page = answer(typed, args, options, &index, &names)?;
        found |= page.total > 0;
        if format == Format::Trec {
            trec(qid, &page, term)?;
        } else {
            jsonl(qid, typed, &page, args, term)?;
        }
    }
    Ok(if found { Exit::Done } else { Exit::Nothing })
}

fn answer(typed: &str, args: &Search, options: &Options, index: &OpenIndex, names: &Names) -> Result<Page> {
    match search::search(&read(typed, &args.which), options, index, names) {
        // A line of punctuation asks for nothing; the lines after it still want their answers.
        Err(Error::EmptyQuery) => Ok(Page::default()),
        answered => answered,
    }
}

fn jsonl(qid: &str, typed: &str, page: &Page, args: &Search, term: &mut Term) -> Result<()> {
    let named = |mut value: serde_json::Value| {
        if let Some(object) = value.as_object_mut() {
            object.shift_insert(0, "qid".into(), qid.into());
        }
        format!("{value}\n")
    };
    for hit in &page.hits {
        term.answer(&named(json::hit(hit, args.explain)))?;
    }
    term.answer(&named(json::end(page, typed, term.speech)))
}

/// `qid Q0 id rank score salname`, scores strictly falling as trec_eval wants them.
fn trec(qid: &str, page: &Page, term: &mut Term) -> Result<()> {
    /// Less than any two different scores are apart.
    const STEP: f64 = 0.000_001;
    let mut last = f64::INFINITY;
    for hit in &page.hits {
        let score = hit.score.min(last - STEP);
        last = score;
        let id: String = hit.event.id.chars().map(|c| if c.is_whitespace() { '_' } else { c }).collect();
        term.answer(&format!("{qid} Q0 {id} {} {score:.6} salname\n", hit.rank))?;
    }
    Ok(())
}

/// The query as typed, with what the flags say of it.
pub(super) fn read(typed: &str, which: &Which) -> Query {
    let mut query = if which.phrase {
        let inside = typed.replace(['"', '«', '»', '“', '”', '„'], " ");
        query::parse(&format!("\"{inside}\""))
    } else {
        query::parse(typed)
    };
    query.typed = typed.to_string();
    if which.exact {
        query.items.iter_mut().for_each(make_exact);
    }
    for word in &which.without {
        query.without.extend(query::parse(word).items);
    }
    query
}

/// The names that come with the program, and the user's own.
pub(super) fn names(which: &Which) -> Result<Names> {
    let mut names = Names::default();
    if let Some(path) = &which.names {
        let table = std::fs::read_to_string(path).map_err(Error::io("read", path))?;
        names.add(&table).map_err(|wrong| Error::Unreadable {
            path: path.display().to_string(),
            why: format!("line {}: {}", wrong.line, wrong.why),
            hint: Some("a row is: kind, a tab, names with \" | \" between them, a tab, a note".into()),
        })?;
    }
    Ok(names)
}

fn make_exact(item: &mut Item) {
    match item {
        Item::Word(word) => word.how = Lookup::Exact,
        Item::Phrase { words, exact } => {
            *exact = true;
            words.iter_mut().for_each(|word| word.how = Lookup::Exact);
        }
        Item::Either(items) | Item::Group(items) => items.iter_mut().for_each(make_exact),
        Item::Title(item) => make_exact(item),
        Item::Date { .. } => {}
    }
}

fn options(args: &Search) -> Result<Options> {
    let sort = match args.sort {
        SortBy::Relevance => Sort::Relevance,
        SortBy::Date => Sort::Date,
        SortBy::DateDown => Sort::DateDown,
    };
    let narrowed = narrowed(&args.which)?;
    Ok(Options { limit: args.shown.limit, skip: args.shown.skip, sort, context: args.context, ..narrowed })
}

/// The filters and the strictness that flags ask for; the limit and the order are left to the caller.
pub(super) fn narrowed(which: &Which) -> Result<Options> {
    let day = |typed: &Option<String>| -> Result<Option<Span>> {
        let read =
            |typed: &String| date::whole(typed.trim()).ok_or_else(|| Error::BadDate { typed: typed.clone() });
        typed.as_ref().map(read).transpose()
    };
    let (from, to) = (day(&which.from)?, day(&which.to)?);
    let mut dates = Vec::new();
    let range = DateRange::between(from, to);
    if range.from.zip(range.to).is_some_and(|(from, to)| from > to) {
        return Err(Error::Usage {
            what: "--from is after --to".into(),
            hint: "give the earlier date to --from".into(),
        });
    }
    if range != DateRange::default() {
        dates.push(range);
    }
    let undated = match which.undated {
        None => Undated::Usual,
        Some(UndatedArg::Keep) => Undated::Keep,
        Some(UndatedArg::Only) => Undated::Only,
        Some(UndatedArg::Drop) => Undated::Drop,
    };
    Ok(Options {
        filters: Filters { dates, sources: which.source.clone(), undated, day: None },
        strictness: Strictness {
            all: which.all,
            any: which.any,
            no_fold: which.no_fold,
            no_names: which.no_names,
        },
        ..Options::default()
    })
}
