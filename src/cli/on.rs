//! `salname on`: what happened on a day of the year, in any year.

use super::args::{Format, On};
use super::exit::Exit;
use super::home::{Home, changed};
use super::search::print;
use super::term::Term;
use crate::date;
use crate::error::{Error, Result};
use crate::query::names::Names;
use crate::query::{Notice, Query};
use crate::search::{self, Filters, Options, Sort};

/// Runs the command.
pub fn run(args: &On, home: &Home, term: &mut Term) -> Result<Exit> {
    let typed = args.day.join(" ");
    let Some((month, day)) = date::day_month(&typed) else {
        return Err(Error::Usage {
            what: format!("{typed:?} is no day of the year"),
            hint: "salname on \"13 oktyabr\"".into(),
        });
    };
    let format = args.shown.format();
    if format == Format::Trec {
        return Err(Error::Usage {
            what: "--format trec is for batches of queries".into(),
            hint: format!("salname on {} --json", crate::error::shell_word(&typed)),
        });
    }
    let filters = Filters { day: Some((month, day)), sources: args.source.clone(), ..Filters::default() };
    let options = Options {
        limit: args.shown.limit,
        skip: args.shown.skip,
        sort: Sort::Date,
        filters,
        ..Options::default()
    };
    let query = Query { typed: typed.clone(), ..Query::default() };
    let index = home.open_or_build(term)?;
    let mut page = search::search(&query, &options, &index, &Names::default())?;
    page.read_as = format!("--{month:02}-{day:02}");
    let stale = changed(&index.manifest).len();
    if stale > 0 {
        page.notices.push(Notice::Stale { files: stale });
    }
    if args.shown.count {
        term.answer(&format!("{}\n", page.total))?;
    } else {
        print(&page, &typed, format, false, &options, term)?;
    }
    Ok(if page.total == 0 { Exit::Nothing } else { Exit::Done })
}
