//! `salname ingest`: rebuilds the index and publishes it, or says what it would hold.

use super::args::Ingest;
use super::exit::Exit;
use super::home::{CORPUS, Home, given, holder};
use super::term::Term;
use crate::error::{Error, Result};
use crate::index::manifest::Input;
use crate::view::report;

/// Runs the command.
pub fn run(args: &Ingest, home: &Home, term: &mut Term) -> Result<Exit> {
    let mut inputs = inputs(args, home)?;
    if let Some(encoding) = &args.encoding {
        inputs.iter_mut().for_each(|input| input.encoding = Some(encoding.clone()));
    }
    let summary = if args.dry_run {
        home.read(&inputs, term, |_| Ok(()))?
    } else {
        let lock = home.store.lock(&holder(), false)?;
        home.say_what_is_lost(term);
        home.build(&lock, &inputs, term)?
    };
    let written = report::ingest(&summary, term.speech);
    match &args.report {
        Some(path) if path.as_os_str() == "-" => term.answer(&report::json(&summary)?)?,
        Some(path) => {
            std::fs::write(path, report::json(&summary)?).map_err(Error::io("write", path))?;
            term.answer(&written)?;
        }
        None => term.answer(&written)?,
    }
    term.flush()?;
    let speech = term.speech;
    for doubt in summary.files.iter().flat_map(|file| report::doubts(file, speech)) {
        term.remark(&format!("{}: {doubt}", speech.pick("doubt", "şübhə")));
    }
    match report::skipped(&summary, term.speech) {
        Some(skipped) => {
            term.remark(&skipped);
            Ok(Exit::Partly)
        }
        None => Ok(Exit::Done),
    }
}

/// The paths named; else those that the index was built from; else the chronicles that come with the program.
fn inputs(args: &Ingest, home: &Home) -> Result<Vec<Input>> {
    let mut inputs = if !args.paths.is_empty() {
        given(&args.paths)
    } else if home.store.exists() {
        home.store.inputs()?
    } else if std::path::Path::new(CORPUS).is_dir() || !args.add.is_empty() {
        if args.add.is_empty() { given(&[CORPUS.into()]) } else { Vec::new() }
    } else {
        return Err(Error::NothingToIngest {
            from: format!("{CORPUS}/, which is not here"),
            why: Vec::new(),
        });
    };
    for added in given(&args.add) {
        if !inputs.iter().any(|known| known.absolute == added.absolute) {
            inputs.push(added);
        }
    }
    Ok(inputs)
}
