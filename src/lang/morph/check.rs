//! New rows of a lexicon → the words of a table that they change: what a person who adds a row should see.

use super::analyzer::{Analyzer, LexiconError};
use super::row;
use super::scratch::Scratch;
use crate::lang::words::words;

/// A word whose first lemma is another one with the new rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The word as it stands in the table.
    pub form: String,
    /// The lemma that the table wants for it.
    pub wanted: String,
    /// The first lemma today.
    pub before: String,
    /// The first lemma with the new rows.
    pub after: String,
}

impl Change {
    /// Whether the new rows make right what was wrong.
    pub fn mends(&self) -> bool {
        self.after == self.wanted
    }

    /// Whether the new rows make wrong what was right.
    pub fn breaks(&self) -> bool {
        self.before == self.wanted
    }
}

/// What new rows change: the words of a table (form and lemma), then the headwords of the rows themselves where
/// they are not read as their own lemma.
///
/// The rows are read beside the lexicon, so that of two equal readings the listed one still comes first.
///
/// # Errors
/// The first row that can't be read, with its line.
pub fn check_rows<'t>(
    rows: &str,
    golden: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> Result<Vec<Change>, LexiconError> {
    let (today, with) = (Analyzer::new(), Analyzer::with_words(rows)?);
    let (mut old, mut new) = (Scratch::new(), Scratch::new());
    let mut changes = Vec::new();
    for (form, wanted) in golden {
        let (before, after) = (first(&today, form, &mut old), first(&with, form, &mut new));
        if before != after {
            changes.push(Change { form: form.to_owned(), wanted: wanted.to_owned(), before, after });
        }
    }
    for row in rows.lines().filter_map(|line| row::read(line).ok().flatten()) {
        let after = first(&with, &row.head, &mut new);
        let wanted = row.same_as.unwrap_or_else(|| row.head.clone());
        if after != wanted {
            let before = first(&today, &row.head, &mut old);
            changes.push(Change { form: row.head, wanted, before, after });
        }
    }
    Ok(changes)
}

/// The first lemma of the last word of a form (`cənub-şərqdə` is two); empty where there is none.
fn first(analyzer: &Analyzer, form: &str, scratch: &mut Scratch) -> String {
    let last = words(form).last();
    last.map(|word| analyzer.word_lemmas(form, &word, scratch).first().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Change, check_rows};

    #[test]
    fn a_row_that_takes_words_from_others_is_told() {
        let golden = [("kitabdan", "kitab"), ("Zorbalanın", "zorbalan"), ("Bakıda", "bakı")];
        let changes = check_rows("# mine\nZorbalan family\nkita n\nBakıd name\n", golden).unwrap();
        let forms: Vec<_> =
            changes.iter().map(|change| (change.form.as_str(), change.after.as_str())).collect();
        assert_eq!(forms, [("Zorbalanın", "zorbalan")]);
        assert!(changes[0].mends() && !changes[0].breaks());
    }

    #[test]
    fn a_row_that_breaks_a_word_is_told_from_one_that_mends() {
        let changes = check_rows("qarsın n\n", [("qarsın", "qars"), ("evdə", "ev")]).unwrap();
        let expected = Change {
            form: "qarsın".to_owned(),
            wanted: "qars".to_owned(),
            before: "qars".to_owned(),
            after: "qarsın".to_owned(),
        };
        assert_eq!(changes, [expected]);
        assert!(changes[0].breaks());
    }

    #[test]
    fn a_headword_that_is_read_as_another_word_is_told() {
        let changes = check_rows("onun n\n", []).unwrap();
        assert_eq!((changes[0].wanted.as_str(), changes[0].after.as_str()), ("onun", "o"));
    }

    #[test]
    fn a_wrong_row_is_named_by_its_line() {
        assert_eq!(check_rows("alma n\nalma xyz\n", []).unwrap_err().line, 2);
    }
}
