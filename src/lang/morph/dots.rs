//! A capital I that may stand for İ: `FIFA`, `Iran`, `XIX`, `ISTANBUL`.
//!
//! Keyboards without our letters have one capital for both vowels, and so have acronyms and Roman numerals
//! everywhere. The dotless reading is right where a list knows the word so (QIZIL); else the dotted one is tried.

use super::analyzer::Analyzer;
use super::lemmas::Lemmas;

/// What the dotted reading of a word is worth when no list knows either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// It is the word: a Roman numeral, an acronym, a name that begins with a capital İ.
    Dotted,
    /// A name in capitals may have either.
    Both,
}

/// The longest word in capitals that is rather an acronym.
const ACRONYM: usize = 4;

/// Whether the I of a word may be İ; nobody who writes İ or ı inside a word writes I for i there.
fn doubt(word: &str) -> Option<Doubt> {
    if is_capitalised(word) {
        return Some(Doubt::Dotted);
    }
    if !word.contains('I') || word.contains(['İ', 'ı']) {
        return None;
    }
    let small = word.chars().any(char::is_lowercase);
    let roman = || word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'));
    let short = || word.chars().count() <= ACRONYM;
    Some(if small || short() || roman() { Doubt::Dotted } else { Doubt::Both })
}

/// Whether only the first letter is a capital, and an I: `Istiqlalın`.
fn is_capitalised(word: &str) -> bool {
    word.strip_prefix('I').is_some_and(|rest| !rest.is_empty() && rest.chars().all(char::is_lowercase))
}

/// Room for a second reading, kept so that nothing is allocated for a word.
#[derive(Debug, Default)]
pub(super) struct Spare {
    form: String,
    lemmas: Lemmas,
}

impl Spare {
    /// The other reading of a word, where it may have one.
    pub(super) fn dotted(&mut self, word: &str, unified: &str) -> Option<&str> {
        doubt(word)?;
        // Behind a capital the small letters are what was meant.
        let letters = if is_capitalised(word) { 1 } else { usize::MAX };
        let dotted = |(at, letter)| if letter == 'ı' && at < letters { 'i' } else { letter };
        self.form.clear();
        self.form.extend(unified.chars().enumerate().map(dotted));
        Some(&self.form)
    }
}

/// Puts the dotted reading beside or in the place of that of an unknown word.
pub(super) fn restore(
    analyzer: &Analyzer,
    word: &str,
    form: &mut String,
    lemmas: &mut Lemmas,
    spare: &mut Spare,
) {
    if lemmas.known() {
        return;
    }
    let Some(doubt) = doubt(word) else { return };
    spare.dotted(word, form);
    analyzer.lemmas(&spare.form, &mut spare.lemmas);
    if spare.lemmas.known() || doubt == Doubt::Dotted {
        std::mem::swap(form, &mut spare.form);
        std::mem::swap(lemmas, &mut spare.lemmas);
        return;
    }
    // The likeliest of each: more would be guesses at a guess.
    if let Some(other) = spare.lemmas.get(0) {
        lemmas.keep_first();
        lemmas.push(&[other]);
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::morph::{Analyzer, Lemmas};

    #[track_caller]
    fn check(word: &str, expected: &[&str]) {
        let mut found = Lemmas::new();
        Analyzer::new().lemmas_of(word, &mut String::new(), &mut found);
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{word}");
    }

    #[test]
    fn acronyms_and_roman_numerals_have_the_dot() {
        for (word, lemma) in
            [("FIFA", "fifa"), ("FİFA", "fifa"), ("fifa", "fifa"), ("XIX", "xix"), ("II", "ii")]
        {
            check(word, &[lemma]);
        }
    }

    #[test]
    fn known_words_are_healed() {
        check("Iran", &["iran"]);
        check("ISTANBULDA", &["istanbul"]);
        check("Istifadəçilər", &["istifadəçi"]);
        check("Istiqlalın", &["istiqlal"]);
    }

    #[test]
    fn a_true_dotless_i_stays() {
        check("QIZILIN", &["qızıl"]);
        check("Işıqda", &["işıq"]);
        check("BAKI", &["bakı"]);
        check("İRANIN", &["iran"]);
    }

    #[test]
    fn an_unknown_name_in_capitals_has_both() {
        check("ZORVILQAN", &["zorvılqan", "zorvilqan"]);
    }
}
