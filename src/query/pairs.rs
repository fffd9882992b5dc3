//! A Turkish, English or Russian word, or another Azerbaijani one → the words that the chronicles have for it.
//!
//! The table is `data/pairs.tsv`. A typed word is compared in its own spelling and by its lemmas (`antlaşması`), then
//! by its stem in the language of the row (`treaties`): here `rust-stemmers` does what it was made for.

use rust_stemmers::{Algorithm, Stemmer};

use crate::lang::unify::unify;

/// The table, compiled by the build script: sorted by the typed word.
mod built {
    include!(concat!(env!("OUT_DIR"), "/pairs.rs"));

    /// How many rows there are.
    pub fn count() -> usize {
        ENDS.len()
    }

    /// The columns of a row.
    pub fn row(number: usize) -> (&'static str, &'static str, &'static str) {
        let from = if number == 0 { 0 } else { ENDS[number - 1] as usize };
        let row = &TEXT[from..ENDS[number] as usize];
        let (typed, rest) = row.split_once('\t').unwrap_or((row, ""));
        let (meanings, language) = rest.rsplit_once('\t').unwrap_or((rest, ""));
        (typed, meanings, language)
    }
}

/// The Azerbaijani words for a typed one, each of one or more words, the best first. `lemmas` are those of the
/// typed word by the Azerbaijani rules; `ours` says that the lexicon has it, so that no foreign stem is looked for.
pub fn meanings(typed: &str, lemmas: &[String], ours: bool) -> Vec<&'static str> {
    let unified = unify(typed);
    let mut found: Vec<Row> = Vec::new();
    for word in std::iter::once(&unified).chain(lemmas.iter().filter(|lemma| **lemma != unified)) {
        found.extend(rows(|other| other == word, |other| other < word.as_str()));
    }
    if found.is_empty() && !ours && unified.chars().count() > 4 {
        let stems = LANGUAGES.map(|language| stem(language, &unified));
        let same_stem = |row: &Row| {
            let at = LANGUAGES.iter().position(|language| *language == row.language);
            at.is_some_and(|at| {
                let stem = stem(row.language, row.typed);
                stem.chars().count() > 3 && stem == stems[at]
            })
        };
        let start: String = unified.chars().take(2).collect();
        found = rows(|other| other.starts_with(&start), |other| *other < *start).filter(same_stem).collect();
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

/// A row of the table.
struct Row {
    typed: &'static str,
    meanings: &'static str,
    language: &'static str,
}

/// The rows of the typed words that `is` takes, which stand together; `before` tells those that come earlier.
fn rows(is: impl Fn(&str) -> bool, before: impl Fn(&str) -> bool) -> impl Iterator<Item = Row> {
    let (mut from, mut to) = (0, built::count());
    while from < to {
        let middle = (from + to) / 2;
        if before(built::row(middle).0) { from = middle + 1 } else { to = middle }
    }
    let row = |number| {
        let (typed, meanings, language) = built::row(number);
        Row { typed, meanings, language }
    };
    (from..built::count()).map(row).take_while(move |row| is(row.typed))
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

#[cfg(test)]
mod tests {
    use super::{built, meanings, unify};

    #[test]
    fn the_table_is_well_formed() {
        for number in 0..built::count() {
            let (typed, meanings, language) = built::row(number);
            assert!(["tr", "en", "ru", "az"].contains(&language), "{typed}");
            assert!(!meanings.trim().is_empty() && !typed.contains(' '), "{typed}");
            assert_eq!(unify(typed), typed);
        }
        assert!(built::count() > 2000);
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
