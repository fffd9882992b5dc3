//! `salname timeline`: how many events a query finds in each stretch of time.

use serde_json::json;

use super::args::{TimeUnit, Timeline};
use super::exit::Exit;
use super::home::{Home, changed};
use super::search::{names, narrowed, read};
use super::term::Term;
use crate::error::Result;
use crate::query::Notice;
use crate::search::{self, By};
use crate::view::human;

/// Runs the command.
pub fn run(args: &Timeline, home: &Home, term: &mut Term) -> Result<Exit> {
    let options = narrowed(&args.which)?;
    let query = read(&args.query.join(" "), &args.which);
    let names = names(&args.which)?;
    let by = args.by.map(|by| match by {
        TimeUnit::Day => By::Day,
        TimeUnit::Month => By::Month,
        TimeUnit::Year => By::Year,
        TimeUnit::Decade => By::Decade,
        TimeUnit::Century => By::Century,
    });
    let index = home.open_or_build(term)?;
    let found = search::timeline(&query, &options, by, &index, &names)?;
    let empty = found.bars.is_empty() && found.undated == 0;
    if args.json {
        let bars: Vec<_> = found
            .bars
            .iter()
            .map(|bar| json!({ "from": bar.from.to_string(), "to": bar.to.to_string(), "hits": bar.hits }))
            .collect();
        let answer = json!({
            "schema": "salname.timeline/1",
            "by": found.by.name(),
            "bars": bars,
            "undated": found.undated,
        });
        term.answer(&format!("{answer}\n"))?;
    } else {
        term.answer(&human::timeline(&found, term.speech))?;
        query.notices.iter().for_each(|notice| term.notice(notice));
        let stale = changed(&index.manifest).len();
        if stale > 0 {
            term.notice(&Notice::Stale { files: stale });
        }
    }
    if empty {
        term.remark(term.speech.pick("nothing was found", "heç nə tapılmadı"));
    }
    Ok(if empty { Exit::Nothing } else { Exit::Done })
}
