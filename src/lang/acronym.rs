//! Names of several capitalised words → the acronyms that stand for them: *Bakı Xalq Komissarları Soveti* → BXKS.
//!
//! No table has every committee of a century. Official names have all their words in capitals, so the acronym of one
//! can be read off the text: it goes into the index beside the lemmas, in a term space of its own, at the place of the
//! last word. Runs of three to six words; two letters stand for too much (`Qara Yanvar`, any two names).

use super::case::{is_upper, lower_char};
use super::script::{is_cyrillic_word, to_latin};
use super::words::Word;

/// What the terms begin with; a full stop is in no word.
const PREFIX: char = '.';
/// Fewest and most letters of an acronym.
const FEWEST: usize = 3;
const MOST: usize = 6;

/// The term of an acronym as typed, in lower case; `None` for what is too short or too long for one.
pub fn term(lower: &str) -> Option<String> {
    let letters = lower.chars().count();
    let fits = (FEWEST..=MOST).contains(&letters) && lower.chars().all(char::is_alphabetic);
    fits.then(|| format!("{PREFIX}{lower}"))
}

/// How many words before the last one a term stands for; 0 for any other term.
pub fn words_before(term: &str) -> u32 {
    term.strip_prefix(PREFIX).map_or(0, |letters| letters.chars().count().saturating_sub(1) as u32)
}

/// The capitalised words that end at the word in hand.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    /// Their first letters in lower case, the last word's at the end.
    letters: [char; MOST],
    len: usize,
    /// Letters of the next term to give.
    next: usize,
    /// Where the last word ended.
    to: usize,
}

impl Run {
    /// Goes on to the next word of the text.
    pub(super) fn step(&mut self, text: &str, word: &Word) {
        let bytes = text.as_bytes();
        self.next = MOST + 1;
        // The capitals of nearly all texts: of ASCII, or of two bytes from C3 on.
        if !matches!(bytes[word.from], b'A'..=b'Z' | 0xC3..) {
            self.len = 0;
            return;
        }
        let Some(letter) = initial(&text[word.from..word.to]) else {
            self.len = 0;
            return;
        };
        let beside = word.from == self.to + 1 && matches!(bytes[self.to], b' ' | b'\n' | b'-');
        if !beside {
            self.len = 0;
        }
        if self.len == MOST {
            self.letters.copy_within(1.., 0);
            self.len -= 1;
        }
        self.letters[self.len] = letter;
        self.len += 1;
        // An ending that is set off closes the name: `BMT-nin Təhlükəsizlik Şurası`.
        self.to = word.stem_to;
        self.next = FEWEST;
    }

    /// Writes the next term that ends at the word in hand.
    pub(super) fn write(&mut self, out: &mut String) -> bool {
        if self.next < FEWEST || self.next > self.len {
            return false;
        }
        out.clear();
        out.push(PREFIX);
        out.extend(&self.letters[self.len - self.next..self.len]);
        self.next += 1;
        true
    }
}

/// The first letter of a capitalised word.
fn initial(word: &str) -> Option<char> {
    let first = word.chars().next().filter(|letter| is_upper(*letter))?;
    let lower = lower_char(first);
    if lower.is_ascii() || !is_cyrillic_word(&lower.to_string()) {
        return Some(lower);
    }
    to_latin(&lower.to_string()).chars().next()
}

#[cfg(test)]
mod tests {
    use super::{Run, term, words_before};
    use crate::lang::words::words;

    fn acronyms(text: &str) -> Vec<String> {
        let (mut run, mut out, mut found) = (Run::default(), String::new(), Vec::new());
        for word in words(text) {
            run.step(text, &word);
            while run.write(&mut out) {
                found.push(out.clone());
            }
        }
        found
    }

    #[test]
    fn names_in_capitals_have_acronyms() {
        assert_eq!(
            acronyms("aprelin 25-də Bakı Xalq Komissarları Soveti yaradıldı"),
            [".bxk", ".xks", ".bxks"]
        );
        assert_eq!(acronyms("Бакы Халг Комиссарлары"), [".bxk"]);
        assert_eq!(acronyms("İctimai Siyasi Şura"), [".isş"]);
        assert_eq!(acronyms("Rusiya Sosial-Demokrat Partiyası").last().map(String::as_str), Some(".rsdp"));
    }

    #[test]
    fn other_words_end_a_name() {
        assert!(acronyms("Bakı və Gəncə Soveti").is_empty());
        assert!(acronyms("Nəriman Nərimanov, Məşədi Əzizbəyov").is_empty());
        assert!(acronyms("Bakıya. Sovet Ordusu").is_empty());
        assert!(acronyms("BMT-nin Baş Məclisi").is_empty());
    }

    #[test]
    fn terms_tell_their_words() {
        assert_eq!(term("bxks").as_deref(), Some(".bxks"));
        assert_eq!((term("bm"), term("b1x")), (None, None));
        assert_eq!((words_before(".bxks"), words_before("bxks")), (3, 0));
    }
}
