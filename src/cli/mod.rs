//! Arguments → a command carried out. The only place that prints, reads the environment or the clock.

pub mod args;
pub mod exit;
pub mod term;

mod analyze;
mod check;
mod clock;
mod events;
mod home;
mod ingest;
mod on;
mod search;
mod show;
mod status;
mod timeline;

use clap::{CommandFactory, Parser};

use self::args::{Cli, Command};
use self::exit::Exit;
use self::home::Home;
use self::term::Term;
use crate::error::{Error, Result};

/// Runs the program with the arguments it was started with.
pub fn main() -> Exit {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(refused) => {
            // Help and version are answers; everything else is a wrong use.
            let wrong = refused.use_stderr();
            let _ = refused.print();
            return if wrong { Exit::Failed } else { Exit::Done };
        }
    };
    let mut term = Term::new(cli.color, cli.quiet);
    let outcome = Home::new(cli.index.clone(), cli.words.as_deref())
        .and_then(|home| guarded(|| run(&cli.command, &home, &mut term), &home));
    match outcome {
        Ok(exit) => exit,
        Err(Error::Io { source, .. }) if source.kind() == std::io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            term::complain(&error);
            Exit::of(&error)
        }
    }
}

fn run(command: &Command, home: &Home, term: &mut Term) -> Result<Exit> {
    let exit = match command {
        Command::Ingest(args) => ingest::run(args, home, term),
        Command::Search(args) => search::run(args, home, term),
        Command::Show(args) => show::run(args, home, term),
        Command::Events(args) => events::run(args, home, term),
        Command::Analyze(args) => analyze::run(args, home, term),
        Command::Timeline(args) => timeline::run(args, home, term),
        Command::On(args) => on::run(args, home, term),
        Command::Status(args) => status::run(args, home, term),
        Command::Completions(args) => {
            let mut script = Vec::new();
            clap_complete::generate(args.shell, &mut Cli::command(), "salname", &mut script);
            term.answer(&String::from_utf8_lossy(&script)).map(|()| Exit::Done)
        }
        Command::Man => {
            let mut page = Vec::new();
            let written = clap_mangen::Man::new(Cli::command()).render(&mut page);
            written.map_err(Error::engine("write the manual page"))?;
            term.answer(&String::from_utf8_lossy(&page)).map(|()| Exit::Done)
        }
    }?;
    term.flush()?;
    Ok(exit)
}

/// Runs a command so that a panic inside the engine, which damaged files can cause, ends as an error.
fn guarded(command: impl FnOnce() -> Result<Exit>, home: &Home) -> Result<Exit> {
    let default = std::panic::take_hook();
    let place = std::sync::Arc::new(std::sync::Mutex::new(String::new()));
    let seen = place.clone();
    std::panic::set_hook(Box::new(move |panic| {
        if let (Ok(mut seen), Some(at)) = (seen.lock(), panic.location()) {
            *seen = format!("{}:{}", at.file(), at.line());
        }
    }));
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(command));
    std::panic::set_hook(default);
    outcome.unwrap_or_else(|_| {
        // If the files are not what was published, they are the reason; otherwise it is our fault.
        home.verify()?;
        let at = place.lock().map(|at| at.clone()).unwrap_or_default();
        Err(Error::Usage {
            what: format!("this is a bug in salname (at {at})"),
            hint: "please report it with the command and the input that led to it".into(),
        })
    })
}
