//! `salname events`: how a source splits, without building an index.

use super::args::{Events, ListFormat};
use super::exit::Exit;
use super::home::{CORPUS, Home, given};
use super::term::Term;
use crate::chronicle::report::Taken;
use crate::error::Result;
use crate::view::{human, json, report};

/// Runs the command.
pub fn run(args: &Events, home: &Home, term: &mut Term) -> Result<Exit> {
    let mut inputs = if args.paths.is_empty() { given(&[CORPUS.into()]) } else { given(&args.paths) };
    inputs.iter_mut().for_each(|input| input.encoding.clone_from(&args.encoding));
    let mut taken = Vec::new();
    let speech = term.speech;
    let show = |file: &str, what: Taken| {
        if args.explain {
            taken.push(human::taken(file, &what, speech));
        }
    };
    // The list itself shows how far it is.
    let summary = home.read_explained(&inputs, false, show, |event| {
        let line = match args.format {
            ListFormat::Human => human::event_line(&event, term.decoration),
            ListFormat::Jsonl => format!("{}\n", json::split_event(&event)),
        };
        term.answer(&line)
    })?;
    for line in taken {
        term.remark(&line);
    }
    if args.format == ListFormat::Human {
        term.flush()?;
        term.remark(report::ingest(&summary, term.speech).trim_end());
    }
    if let Some(skipped) = report::skipped(&summary, term.speech) {
        term.remark(&skipped);
        return Ok(Exit::Partly);
    }
    Ok(Exit::Done)
}
