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
    /// Endings by their last byte.
    by_last: Box<[Vec<&'static str>; 256]>,
    /// A bit for the hash of each word.
    hashes: Box<[u64; HASHES / 64]>,
}

/// How many different hashes words have: a listed one in fifty lights few of them.
const HASHES: usize = 8192;

/// A hash of a word in its bytes that a first letter in capitals does not change, where that is an ASCII one.
fn hash(word: &[u8]) -> usize {
    let Some((first, rest)) = word.split_first() else { return 0 };
    let mut hash = u32::from(*first | 0x20);
    for byte in rest {
        hash = hash.wrapping_mul(0x0100_0193) ^ u32::from(*byte);
    }
    (hash.wrapping_mul(0x9E37_79B1) >> 19) as usize % HASHES
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
        Tongue::new(words, cells().filter_map(|cell| cell.strip_prefix('-')).collect())
    }

    fn new(words: Vec<String>, endings: Vec<&'static str>) -> Tongue {
        let mut hashes = Box::new([0u64; HASHES / 64]);
        for word in &words {
            let at = hash(word.as_bytes());
            hashes[at / 64] |= 1 << (at % 64);
        }
        let mut by_last = Box::new([const { Vec::new() }; 256]);
        for &ending in &endings {
            if let Some(last) = ending.as_bytes().last() {
                by_last[usize::from(*last)].push(ending);
            }
        }
        Tongue { words, endings, by_last, hashes }
    }

    /// Whether a word in its bytes, capitals only at its beginning, may be listed: false says no.
    pub fn may_have(&self, word: &[u8]) -> bool {
        let at = hash(word);
        !word.first().is_some_and(u8::is_ascii) || self.hashes[at / 64] >> (at % 64) & 1 == 1
    }

    /// Whether a word in its bytes may end as words of the language do: false says no.
    pub fn may_end(&self, word: &[u8]) -> bool {
        word.last().is_some_and(|last| {
            self.by_last[usize::from(*last)].iter().any(|end| word.ends_with(end.as_bytes()))
        })
    }

    /// Whether the lower-case word is a function word of the language.
    pub fn has(&self, word: &str) -> bool {
        let at = hash(word.as_bytes());
        self.hashes[at / 64] >> (at % 64) & 1 == 1
            && self.words.binary_search_by(|known| known.as_str().cmp(word)).is_ok()
    }

    /// Whether the word ends as words of the language do, with two letters or more before that.
    pub fn ends(&self, word: &str) -> bool {
        let endings = word.as_bytes().last().map(|last| &self.by_last[usize::from(*last)]);
        endings
            .into_iter()
            .flatten()
            .any(|ending| word.strip_suffix(*ending).is_some_and(|stem| stem.chars().nth(1).is_some()))
    }
}

/// Azerbaijani: the stop list.
pub static AZ: LazyLock<Tongue> = LazyLock::new(|| Tongue::read(include_str!("data/stopwords.txt")));
/// Turkish.
pub static TR: LazyLock<Tongue> = LazyLock::new(|| Tongue::read(include_str!("data/languages/tr.txt")));
/// Turkish without the function words that Azerbaijani has too.
pub static NOT_OURS: LazyLock<Tongue> = LazyLock::new(|| {
    let words = TR.words.iter().filter(|word| !AZ.has(word)).cloned().collect();
    Tongue::new(words, TR.endings.clone())
});
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
    Tongue::new(words, Vec::new())
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
