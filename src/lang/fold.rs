//! A word typed on any keyboard → the words it may stand for.
//!
//! Two tiers, because the second holds many words for one:
//!
//! * [`spellings`]: a keyboard without ə ı ö ü ç ş ğ leaves e for ə, i for ı and so on (`gence`, `muqavilesinin`).
//!   Try these whenever the word as typed is not the only thing the reader can have meant.
//! * [`far_spellings`]: `sh ch gh kh zh`, `oe ue`, w for ş, a for ə, q ↔ g ↔ k, c ↔ j, h ↔ x, Turkish word ends,
//!   English exonyms (`shusha`, `ganja`, `karabag`, `baku`). Try these only if neither the word as typed nor its
//!   near spellings are in the index: many of them are other words (`hal` for `xal`).
//!
//! Folding finds, it does not rank: `şən` and `sən` stay two words for whoever types them rightly. The lexicon and
//! the term dictionary decide which spelling is a word; nothing folded is indexed.

use super::keyboard::{Spelled, far, near, spell};

/// Longest list of near spellings that is tried for one word. Twelve doubtful letters fill it.
pub const MOST: usize = 4096;

/// Longest list of far spellings.
pub const MOST_FAR: usize = 2048;

/// Every near spelling that `word` (unified) may stand for, other than itself, the likeliest first.
pub fn spellings(word: &str) -> Vec<String> {
    spell(word, &[near()], MOST).into_iter().map(|Spelled { text, .. }| text).collect()
}

/// The spellings that only the habits of other languages explain, the likeliest first.
pub fn far_spellings(word: &str) -> Vec<String> {
    let spelled = spell(word, &[near(), far()], MOST_FAR);
    spelled.into_iter().filter(|spelled| spelled.far).map(|Spelled { text, .. }| text).collect()
}

pub use super::alphabet::folded_letter;

/// The word as a keyboard without our letters would type it: one letter for each class.
pub fn folded(word: &str) -> String {
    word.chars().map(folded_letter).collect()
}

#[cfg(test)]
mod tests {
    use super::{MOST, MOST_FAR, far_spellings, folded, spellings};
    use proptest::prelude::*;

    #[test]
    fn golden_rows() {
        let table = include_str!("../../tests/golden/letters-keyboard.tsv");
        for row in table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [typed, tier, meant] = cells[..] else { panic!("row: {row}") };
            let near = spellings(typed).iter().any(|spelling| spelling == meant);
            let far = far_spellings(typed).iter().any(|spelling| spelling == meant);
            let found = if near {
                "near"
            } else if far {
                "far"
            } else {
                "never"
            };
            assert_eq!(found, tier, "row: {row}");
        }
    }

    #[test]
    fn likelier_spellings_come_first() {
        let first = |typed: &str| spellings(typed).into_iter().next().unwrap();
        assert_eq!(first("gence"), "gənçə");
        let place = |typed: &str, meant: &str| spellings(typed).iter().position(|one| one == meant);
        assert!(place("gence", "gəncə") < place("gence", "gencə"));
    }

    #[test]
    fn a_word_without_doubtful_letters_has_no_near_spelling() {
        assert!(spellings("qara").is_empty());
        assert!(spellings("").is_empty() && far_spellings("").is_empty());
        assert!(!spellings("gence").iter().any(|spelling| spelling.starts_with('ğ')));
    }

    proptest! {
        #[test]
        fn a_folded_word_is_among_its_spellings(word in "[bdfghxjkqlmnprştvyzaeəıiouöüçğ]{1,9}") {
            prop_assume!(!word.starts_with('ğ'));
            let typed = folded(&word);
            prop_assert!(typed == word || spellings(&typed).contains(&word), "{typed} for {word}");
        }

    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn lists_are_bounded(word in "[a-zəıöüçşğ]{0,60}") {
            prop_assert!(spellings(&word).len() <= MOST && far_spellings(&word).len() <= MOST_FAR);
        }
    }
}
