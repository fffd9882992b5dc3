//! A Turkish, English or Russian word, or another Azerbaijani one → the words that the chronicles have for it.
//!
//! The table is `data/pairs.tsv`. A typed word is compared in its own spelling and by its lemmas (`antlaşması`), then
//! by its stem in the language of the row (`treaties`): here `rust-stemmers` does what it was made for.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use rust_stemmers::{Algorithm, Stemmer};

use crate::lang::unify::unify;

const TABLE: &str = include_str!("data/pairs.tsv");

/// The Azerbaijani words for a typed one, each of one or more words, the best first. `lemmas` are those of the
/// typed word by the Azerbaijani rules; `ours` says that the lexicon has it, so that no foreign stem is looked for.
pub fn meanings(typed: &str, lemmas: &[String], ours: bool) -> Vec<&'static str> {
    let unified = unify(typed);
    let Some(first) = unified.chars().next() else { return Vec::new() };
    let Some(near) = ROWS.get(&first) else { return Vec::new() };
    let same = |row: &&Row| row.unified == unified || lemmas.contains(&row.unified);
    let mut found: Vec<&Row> = near.iter().filter(same).collect();
    if found.is_empty() && !ours && unified.chars().count() > 4 {
        let stems = LANGUAGES.map(|language| stem(language, &unified));
        let same_stem = |row: &&Row| {
            let at = LANGUAGES.iter().position(|language| *language == row.language);
            at.is_some_and(|at| row.stem().chars().count() > 3 && row.stem() == stems[at])
        };
        found = near.iter().filter(same_stem).collect();
    }
    let mut out: Vec<&'static str> = Vec::new();
    for meaning in found.iter().flat_map(|row| row.meanings.split('|')).map(str::trim) {
        if !meaning.is_empty() && !out.contains(&meaning) {
            out.push(meaning);
        }
    }
    out
}

/// The languages whose words are compared by their stems.
const LANGUAGES: [&str; 3] = ["tr", "en", "ru"];

/// The rows by the first letter of the typed word, in the order of the table.
static ROWS: LazyLock<HashMap<char, Vec<Row>>> = LazyLock::new(|| {
    let mut all: HashMap<char, Vec<Row>> = HashMap::new();
    for row in rows() {
        if let Some(first) = row.unified.chars().next() {
            all.entry(first).or_default().push(row);
        }
    }
    all
});

struct Row {
    /// The typed word.
    unified: String,
    stem: OnceLock<String>,
    meanings: &'static str,
    language: &'static str,
}

impl Row {
    fn stem(&self) -> &str {
        self.stem.get_or_init(|| stem(self.language, &self.unified))
    }
}

/// The stem of a unified word in the language of a row; nothing for ours.
fn stem(language: &str, unified: &str) -> String {
    let algorithm = match language {
        "tr" => Algorithm::Turkish,
        "en" => Algorithm::English,
        "ru" => Algorithm::Russian,
        _ => return String::new(),
    };
    // The stemmers expect the small letters of their own language: English has no dotless i.
    let read = if language == "en" { unified.replace('ı', "i") } else { unified.to_string() };
    Stemmer::create(algorithm).stem(&read).into_owned()
}

fn rows() -> impl Iterator<Item = Row> {
    TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).filter_map(|line| {
        let mut columns = line.split('\t');
        let typed = columns.next()?;
        Some(Row {
            unified: unify(typed),
            stem: OnceLock::new(),
            meanings: columns.next()?,
            language: columns.next()?.trim(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{meanings, rows};

    #[test]
    fn the_table_is_well_formed() {
        let lines = super::TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        assert_eq!(lines.count(), rows().count());
        for row in rows() {
            assert!(["tr", "en", "ru", "az"].contains(&row.language), "{}", row.unified);
            assert!(!row.meanings.trim().is_empty() && !row.unified.contains(' '), "{}", row.unified);
        }
    }

    #[test]
    fn words_of_other_languages_have_meanings() {
        assert!(meanings("antlaşma", &[], false).contains(&"müqavilə"));
        assert!(meanings("antlaşması", &["antlaşma".into()], false).contains(&"müqavilə"));
        assert!(meanings("treaties", &[], false).contains(&"müqavilə"));
        assert!(meanings("treaty", &[], false).contains(&"müqavilə"));
        assert!(meanings("войны", &[], false).contains(&"müharibə"));
    }

    #[test]
    fn our_words_have_none() {
        // A word of ours is no form of an English one, though a stemmer may think so.
        assert!(meanings("treaties", &["treaties".into()], true).is_empty());
        assert!(meanings("qar", &[], false).is_empty());
        assert!(meanings("", &[], false).is_empty());
    }
}
