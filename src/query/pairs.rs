//! A Turkish, English or Russian word, or another Azerbaijani one → the words that the chronicles have for it.
//!
//! The table is `data/pairs.tsv`. A typed word is compared in its own spelling and by its lemmas (`antlaşması`), then
//! by its stem in the language of the row (`treaties`): here `rust-stemmers` does what it was made for.

use rust_stemmers::{Algorithm, Stemmer};

use crate::lang::unify::unify;

const TABLE: &str = include_str!("data/pairs.tsv");

/// The Azerbaijani words for a typed one, each of one or more words, the best first. `lemmas` are those of the
/// typed word by the Azerbaijani rules.
pub fn meanings(typed: &str, lemmas: &[String]) -> Vec<&'static str> {
    let unified = unify(typed);
    let Some(first) = unified.chars().next() else { return Vec::new() };
    let near: Vec<Row> = rows().filter(|row| unify(row.typed).starts_with(first)).collect();
    let same = |row: &&Row| {
        let own = unify(row.typed);
        own == unified || lemmas.contains(&own)
    };
    let mut found: Vec<&Row> = near.iter().filter(same).collect();
    if found.is_empty() && unified.chars().count() > 4 {
        found = near.iter().filter(|row| row.has_stem_of(&unified)).collect();
    }
    let mut out: Vec<&'static str> = Vec::new();
    for meaning in found.iter().flat_map(|row| row.meanings.split('|')).map(str::trim) {
        if !meaning.is_empty() && !out.contains(&meaning) {
            out.push(meaning);
        }
    }
    out
}

struct Row {
    typed: &'static str,
    meanings: &'static str,
    language: &'static str,
}

impl Row {
    fn has_stem_of(&self, unified: &str) -> bool {
        let algorithm = match self.language {
            "tr" => Algorithm::Turkish,
            "en" => Algorithm::English,
            "ru" => Algorithm::Russian,
            _ => return false,
        };
        let stemmer = Stemmer::create(algorithm);
        // The stemmers expect the small letters of their own language: English has no dotless i.
        let read =
            |word: &str| if self.language == "en" { word.replace('ı', "i") } else { word.to_string() };
        let (own, typed) = (read(&unify(self.typed)), read(unified));
        let stem = stemmer.stem(&own);
        stem.chars().count() > 3 && stem == stemmer.stem(&typed)
    }
}

fn rows() -> impl Iterator<Item = Row> {
    TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).filter_map(|line| {
        let mut columns = line.split('\t');
        Some(Row { typed: columns.next()?, meanings: columns.next()?, language: columns.next()?.trim() })
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
            assert!(["tr", "en", "ru", "az"].contains(&row.language), "{}", row.typed);
            assert!(!row.meanings.trim().is_empty() && !row.typed.contains(' '), "{}", row.typed);
        }
    }

    #[test]
    fn words_of_other_languages_have_meanings() {
        assert!(meanings("antlaşma", &[]).contains(&"müqavilə"));
        assert!(meanings("antlaşması", &["antlaşma".into()]).contains(&"müqavilə"));
        assert!(meanings("treaties", &[]).contains(&"müqavilə"));
        assert!(meanings("treaty", &[]).contains(&"müqavilə"));
        assert!(meanings("войны", &[]).contains(&"müharibə"));
    }

    #[test]
    fn our_words_have_none() {
        assert!(meanings("qar", &[]).is_empty());
        assert!(meanings("", &[]).is_empty());
    }
}
