//! The analyzer: the built-in lexicon with a user's own rows beside it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::candidate::{Candidate, Candidates, Source};
use super::choose::{candidates, choose};
use super::codes::Coded;
use super::data::Lexicon;
use super::dots::{self, Spare};
use super::lemmas::Lemmas;
use super::lemmas::MOST;
use super::parse::{self, Parse};
use super::scratch::Scratch;
use super::stem::{Stem, stems};
use super::tables::{Packed, pack};
use super::{bases, derivatives, row};
use crate::lang::script::{is_cyrillic_word, latin_readings};
use crate::lang::unify::unify_into;
use crate::lang::words::{Shape, Word};

/// Finds the lemmas of words. Cheap to clone and to share between threads.
#[derive(Debug, Clone, Default)]
pub struct Analyzer {
    own: Option<Arc<Packed>>,
    /// Tells the caches of different word lists apart.
    pub(super) number: u64,
}

/// A row of a user's lexicon that can't be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct LexiconError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

static NUMBERS: AtomicU64 = AtomicU64::new(1);

impl Analyzer {
    /// The analyzer with the lexicon that comes with the crate.
    pub fn new() -> Analyzer {
        Analyzer::default()
    }

    /// The analyzer with further rows, one a line: `headword pos [flags…]`, `#` before a comment.
    ///
    /// A row adds a stem; it wins over a listed one where it explains more letters of a word.
    ///
    /// # Errors
    /// The first row that can't be read, with its line.
    pub fn with_words(rows: &str) -> Result<Analyzer, LexiconError> {
        let mut own: Vec<Stem> = Vec::new();
        for (at, line) in rows.lines().enumerate() {
            let error = |reason| LexiconError { line: at + 1, reason };
            let Some(row) = row::read(line).map_err(error)? else { continue };
            if let Some(wrong) = row.head.chars().find(|letter| super::codes::code(*letter) == 0) {
                return Err(error(format!("`{wrong}` is no letter of the alphabet")));
            }
            if row.head.chars().count() > super::codes::LONGEST {
                return Err(error("the headword is too long".to_owned()));
            }
            stems(&row, &mut own);
        }
        let packed = pack(&own, &[]).map_err(|reason| LexiconError { line: 0, reason })?;
        Ok(Analyzer { own: Some(Arc::new(packed)), number: NUMBERS.fetch_add(1, Ordering::Relaxed) })
    }

    pub(super) fn own(&self) -> Option<Lexicon<'_>> {
        self.own.as_deref().map(Lexicon::Own)
    }

    /// Writes the lemmas of a word given in its [unified](crate::lang::unify) form, the likeliest first.
    ///
    /// At least one for a word that is not empty; a word that can't be read is its own lemma. Allocates nothing
    /// once `out` has grown to the usual size.
    pub fn lemmas(&self, unified: &str, out: &mut Lemmas) {
        out.clear();
        if is_cyrillic_word(unified) {
            return self.lemmas_of_cyrillic(unified, out);
        }
        match Coded::of(unified) {
            Some(coded) if coded.codes().len() > 1 => choose(unified, &coded, self.own(), out),
            _ => out.push(&[unified]),
        }
    }

    /// The lemmas of a word as it stands in a text, and its unified form: see [`Analyzer::lemmas`].
    ///
    /// A capital I of an unknown word is tried as İ too: `Iran`, `FIFA`, `XIX`.
    pub fn lemmas_of(&self, word: &str, form: &mut String, out: &mut Lemmas) {
        self.read(word, form, out, &mut Spare::default());
    }

    pub(super) fn read(&self, word: &str, form: &mut String, out: &mut Lemmas, spare: &mut Spare) {
        form.clear();
        unify_into(word, form);
        self.lemmas(form, out);
        dots::restore(self, word, form, out, spare);
    }

    /// Cyrillic words are read in today's letters, so that a query in either script meets a text in the other.
    fn lemmas_of_cyrillic(&self, unified: &str, out: &mut Lemmas) {
        let known = |word: &str| self.reads(word, |found, _| found.source != Source::Guessed);
        let mut of_reading = Lemmas::new();
        for reading in latin_readings(unified, known) {
            // A letter of another Cyrillic alphabet has no Latin reading; a soft sign alone leaves too little of a word.
            let too_short = reading.chars().count() < 2 && unified.chars().count() > 1;
            if is_cyrillic_word(&reading) || too_short {
                continue;
            }
            self.lemmas(&reading, &mut of_reading);
            for lemma in of_reading.iter().take(MOST - out.len().min(MOST)) {
                if !out.iter().any(|there| there == lemma) {
                    out.push(&[lemma]);
                }
            }
        }
        if out.is_empty() {
            out.push(&[unified]);
        }
    }

    /// The lemmas of a word of a text: of a number its digits, of a word with an ending set off its stem.
    ///
    /// `scratch` remembers the words met lately; keep one a thread.
    pub fn word_lemmas<'s>(&self, text: &str, word: &Word, scratch: &'s mut Scratch) -> &'s Lemmas {
        let stem = word.stem(text);
        match word.shape {
            Shape::Plain => scratch.look_up(self, stem),
            Shape::Parted if self.reads_whole(stem, scratch) => scratch.look_up(self, stem),
            Shape::Number | Shape::Parted => scratch.as_it_is(stem),
        }
        scratch.lemmas()
    }

    /// Whether a list has the word itself, not only something that it may be a form of.
    fn reads_whole(&self, stem: &str, scratch: &mut Scratch) -> bool {
        scratch.unify(stem);
        self.lists(scratch.form()) || scratch.dotted(stem).is_some_and(|dotted| self.lists(dotted))
    }

    fn lists(&self, unified: &str) -> bool {
        self.reads(unified, |found, letters| {
            usize::from(found.letters) == letters && found.source != Source::Guessed && found.cost < 3
        })
    }

    /// Whether one of the readings of a word, given with the number of its letters, is such a one.
    fn reads(&self, unified: &str, such: impl Fn(&Candidate, usize) -> bool) -> bool {
        let Some(coded) = Coded::of(unified) else { return false };
        let letters = coded.codes().len();
        let mut found = Candidates::new();
        candidates(&coded, self.own(), &mut found);
        found.iter().any(|found| such(found, letters))
    }

    /// Every reading of a word with its suffixes named, the likeliest first.
    pub fn parses(&self, unified: &str) -> Vec<Parse> {
        parse::parses(unified, self.own())
    }

    /// What a lemma is regularly derived from: the active of a passive, the noun behind -lı or -çı (level 2).
    ///
    /// `edilmək` → `etmək`; at most four, the nearest first, none for a simple word.
    pub fn bases(&self, lemma: &str) -> Vec<String> {
        bases::bases(self, lemma)
    }

    /// What regular derivation may make of a lemma: `öldürmək` → `öldürülmək` and others. Not all of them exist;
    /// ask [`bases`](Self::bases) of one that does whether it leads back.
    pub fn derivatives(&self, lemma: &str) -> Vec<String> {
        derivatives::derivatives(lemma)
    }

    /// Whether the lexicon lists the lemma.
    pub fn is_known(&self, lemma: &str) -> bool {
        bases::listed(self, lemma).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{Analyzer, LexiconError};
    use crate::lang::morph::Lemmas;

    fn first(analyzer: &Analyzer, form: &str) -> String {
        let mut lemmas = Lemmas::new();
        analyzer.lemmas(form, &mut lemmas);
        lemmas.first().to_owned()
    }

    #[test]
    fn rows_of_the_user_add_stems() {
        let analyzer = Analyzer::with_words("# mine\nzorbəçək n soft\nVarqanta place\n").unwrap();
        assert_eq!(first(&analyzer, "zorbəçəyində"), "zorbəçək");
        assert_eq!(first(&analyzer, "varqantada"), "varqanta");
        assert_eq!(first(&analyzer, "müqavilələrinin"), "müqavilə");
        assert!(analyzer.is_known("varqanta") && !Analyzer::new().is_known("varqanta"));
    }

    #[test]
    fn a_wrong_row_is_named_by_its_line() {
        let error = |rows| Analyzer::with_words(rows).unwrap_err();
        let reason = "`xyz` is no part of speech".to_owned();
        assert_eq!(error("alma n\nalma xyz"), LexiconError { line: 2, reason });
        assert_eq!(error("yaz v").line, 1);
        assert_eq!(error("alma n sfot").to_string(), "line 1: `sfot` is no flag");
        assert_eq!(error("мир n").line, 1);
    }

    #[test]
    fn readings_name_their_suffixes() {
        let parses = Analyzer::new().parses("müqavilələrinin");
        let steps: Vec<_> =
            parses[0].suffixes.iter().map(|step| (step.name, step.spelled.as_str())).collect();
        assert_eq!(parses[0].lemma, "müqavilə");
        assert_eq!(steps, [("plural", "lər"), ("possessive-3", "i"), ("genitive", "nin")]);
        assert!(parses[0].known);
    }
}
