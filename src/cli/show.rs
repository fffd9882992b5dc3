//! `salname show`: one event, whole, with its neighbours in time.

use super::args::Show;
use super::exit::Exit;
use super::home::Home;
use super::term::Term;
use crate::error::Result;
use crate::search;
use crate::view::{human, json};

/// Runs the command.
pub fn run(args: &Show, home: &Home, term: &mut Term) -> Result<Exit> {
    let index = home.open_or_build(term)?;
    let event = index.event(index.find(&args.id)?)?;
    let (before, after) = search::neighbours(&event, &index)?;
    let answer = if args.json {
        format!("{}\n", json::event(&event, &before, &after))
    } else {
        human::event(&event, &before, &after, term.decoration)
    };
    term.answer(&answer)?;
    Ok(Exit::Done)
}
