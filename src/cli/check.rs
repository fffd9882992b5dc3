//! `salname analyze --check`: what new lexicon rows change among the golden words.

use std::path::Path;

use super::exit::Exit;
use super::term::Term;
use crate::error::{Error, Result};
use crate::lang::morph::check_rows;

/// The golden words of the project, with the lemmas that they must get.
const GOLDEN: [&str; 5] = [
    include_str!("../../tests/golden/words/names.tsv"),
    include_str!("../../tests/golden/words/nouns.tsv"),
    include_str!("../../tests/golden/words/other.tsv"),
    include_str!("../../tests/golden/words/prose.tsv"),
    include_str!("../../tests/golden/words/verbs.tsv"),
];

/// Checks the rows of a file. A row that breaks a golden word makes the exit 1.
pub fn run(path: &Path, term: &mut Term) -> Result<Exit> {
    let rows = std::fs::read_to_string(path).map_err(Error::io("read", path))?;
    let golden = GOLDEN.iter().flat_map(|table| table.lines()).filter_map(positive);
    let changes = check_rows(&rows, golden).map_err(|wrong| Error::Unreadable {
        path: path.display().to_string(),
        why: wrong.to_string(),
        hint: Some("a row is: headword, part of speech, flags; src/lang/data/lexicon has examples".into()),
    })?;
    for change in &changes {
        let verdict = match (change.mends(), change.breaks()) {
            (true, _) => term.speech.pick("mended", "düzəlir"),
            (_, true) => term.speech.pick("broken", "pozulur"),
            _ => term.speech.pick("changed", "dəyişir"),
        };
        let line =
            format!("{verdict}: {}: {} → {} ({})\n", change.form, change.before, change.after, change.wanted);
        term.answer(&line)?;
    }
    if changes.is_empty() {
        term.answer(term.speech.pick("no golden word changes\n", "heç bir nümunə söz dəyişmir\n"))?;
    }
    let broken = changes.iter().any(|change| change.breaks() && !change.mends());
    Ok(if broken { Exit::Nothing } else { Exit::Done })
}

/// A row `form<TAB>lemma`; notes, categories and rows of what must not be are passed over.
fn positive(line: &'static str) -> Option<(&'static str, &'static str)> {
    let plain = !line.starts_with(['#', '@', '!']);
    line.split_once('\t').filter(|_| plain)
}
