//! The terminal: where answers and remarks go, and how they are decorated.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::Path;

use super::args::Colour;
use crate::error::{Error, Result};
use crate::query::Notice;
use crate::view::errors;
use crate::view::style::{Decoration, harmless};
use crate::view::words::{Speech, notice};

/// Standard output for the answer, standard error for the conversation.
pub struct Term {
    out: BufWriter<StdoutLock<'static>>,
    /// How the answer is decorated.
    pub decoration: Decoration,
    /// The language of labels and remarks.
    pub speech: Speech,
    quiet: bool,
}

impl Term {
    /// Looks at the streams and the environment.
    pub fn new(colour: Colour, quiet: bool) -> Term {
        let terminal = io::stdout().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let coloured = match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => terminal && !plain,
        };
        let width = terminal.then(|| textwrap::termwidth().clamp(40, 120));
        let decoration = Decoration { colour: coloured, width };
        Term { out: BufWriter::new(io::stdout().lock()), decoration, speech: speech(), quiet }
    }

    /// Writes a part of the answer.
    pub fn answer(&mut self, text: &str) -> Result<()> {
        self.out.write_all(text.as_bytes()).map_err(Error::io("write", Path::new("standard output")))
    }

    /// Hands everything on.
    pub fn flush(&mut self) -> Result<()> {
        self.out.flush().map_err(Error::io("write", Path::new("standard output")))
    }

    /// Says something beside the answer.
    pub fn remark(&mut self, text: &str) {
        if !self.quiet {
            // The answer so far comes first where both go to one screen.
            let _ = self.out.flush();
            let _ = writeln!(io::stderr(), "{text}");
        }
    }

    /// Says a notice.
    pub fn notice(&mut self, found: &Notice) {
        let label = self.speech.pick("note", "qeyd");
        let text = harmless(&notice(found, self.speech));
        self.remark(&format!("{label}: {text}"));
    }

    /// Whether progress can be shown.
    pub fn shows_progress(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }
}

/// The language of the messages: `SALNAME_LANG`, else the locale.
pub fn speech() -> Speech {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["SALNAME_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| set(name));
    match locale {
        Some(locale) if locale.starts_with("az") => Speech::Azerbaijani,
        _ => Speech::English,
    }
}

/// Prints an error with its hint, whatever else was asked for.
pub fn complain(error: &Error) {
    let speech = speech();
    let mut stderr = io::stderr();
    let _ = writeln!(
        stderr,
        "{}: {}",
        speech.pick("error", "xəta"),
        harmless_lines(&errors::message(error, speech))
    );
    if let Error::NothingToIngest { why, .. } = error {
        for line in why {
            let _ = writeln!(stderr, "   {}", harmless(line));
        }
    }
    if let Some(hint) = errors::hint(error, speech) {
        let _ = writeln!(stderr, "{}: {}", speech.pick("hint", "məsləhət"), harmless(&hint));
    }
}

/// Makes each line harmless and keeps the line breaks (a parser's message points with them).
fn harmless_lines(text: &str) -> String {
    text.lines().map(harmless).collect::<Vec<_>>().join("\n")
}
