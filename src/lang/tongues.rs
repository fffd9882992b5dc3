//! The function words and endings of each language: the tables by which passages are told apart.
//!
//! Rows are in `data/languages/*.txt`; the Azerbaijani words are those of the stop list. A word says nothing where
//! two languages of one script have it.

use std::sync::LazyLock;

use super::oldfont::encode;

/// The words and endings of one language.
#[derive(Debug)]
pub struct Tongue {
    words: Vec<String>,
    endings: Vec<&'static str>,
}

impl Tongue {
    /// Reads a table: words and `-endings`, any number a line, `#` comments.
    fn read(table: &'static str) -> Tongue {
        let cells =
            || table.lines().filter_map(|line| line.split('#').next()).flat_map(str::split_whitespace);
        let mut words: Vec<String> =
            cells().filter(|cell| !cell.starts_with('-')).map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        Tongue { words, endings: cells().filter_map(|cell| cell.strip_prefix('-')).collect() }
    }

    /// Whether the lower-case word is a function word of the language.
    pub fn has(&self, word: &str) -> bool {
        self.words.binary_search_by(|known| known.as_str().cmp(word)).is_ok()
    }

    /// Whether the word ends as words of the language do, with two letters or more before that.
    pub fn ends(&self, word: &str) -> bool {
        self.endings
            .iter()
            .any(|ending| word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= 2))
    }
}

/// Azerbaijani: the stop list.
pub static AZ: LazyLock<Tongue> = LazyLock::new(|| Tongue::read(include_str!("data/stopwords.txt")));
/// Turkish.
pub static TR: LazyLock<Tongue> = LazyLock::new(|| Tongue::read(include_str!("data/languages/tr.txt")));
/// English.
pub static EN: LazyLock<Tongue> = LazyLock::new(|| Tongue::read(include_str!("data/languages/en.txt")));
/// Russian.
pub static RU: LazyLock<Tongue> = LazyLock::new(|| Tongue::read(include_str!("data/languages/ru.txt")));

/// Azerbaijani function words as an old font stores them, those alone that neither Russian nor true Azerbaijani
/// Cyrillic writes so.
pub static OLD_FONT: LazyLock<Tongue> = LazyLock::new(|| {
    let stored = AZ.words.iter().map(|word| encode(word));
    let marked =
        |word: &String| word.chars().count() > 1 && word.contains(['я', 'щ', 'ю', 'ц', 'ь', 'ъ', 'э']);
    let mut words: Vec<String> = stored.filter(marked).filter(|word| !RU.has(word)).collect();
    words.sort_unstable();
    Tongue { words, endings: Vec::new() }
});

#[cfg(test)]
mod tests {
    use super::{AZ, EN, OLD_FONT, RU, TR};

    #[test]
    fn the_tables_hold_what_they_should() {
        assert!(AZ.has("və") && TR.has("için") && EN.has("the") && RU.has("года") && OLD_FONT.has("вя"));
        assert!(!OLD_FONT.has("бир") && !RU.has("бу") && !EN.has("on"));
        for (tongue, letters) in [(&TR, "qxəw"), (&EN, "əıöüçşğ"), (&RU, "әғҝөүһҹј")] {
            let stray = tongue.words.iter().find(|word| word.contains(|c| letters.contains(c)));
            assert_eq!(stray, None);
        }
    }
}
