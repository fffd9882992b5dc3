//! Whether a text can be anything but Azerbaijani: one walk over its bytes, for nearly every line of an archive can't.
//!
//! A passage is foreign only where three words or more speak for another language and three times as many as for
//! ours ([`foreign`](super::foreign)). A word with a ə or a q speaks for ours, one with an x for no Turkish, and
//! nothing is English without its commonest words; so a count of words bounds what a closer look could find.

use super::tongues::NOT_OURS;
use super::unify::unify_into;

/// From so many words without ə, q and x on a passage is not ours by itself.
const PASSAGE: u32 = 8;

/// The words of a stretch of text in Latin letters.
#[derive(Debug, Clone, Copy, Default)]
pub struct Count {
    /// Words with a ə, or with a q that no u follows.
    ours: u32,
    /// Words that may speak for Turkish.
    turkish: u32,
    /// All words without ə, q and x.
    plain: u32,
    /// Whether there is a word with q or x that is not counted as ours.
    other: bool,
    /// Whether `the`, `of` or `and` is among them.
    english: bool,
    /// Whether there are letters that are not Latin.
    foreign_letters: bool,
}

impl Count {
    /// Counts the words of a text.
    pub fn of(text: &str) -> Count {
        let bytes = text.as_bytes();
        let mut count = Count::default();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let mut kind = KINDS[usize::from(byte)];
            if kind & LETTER == 0 {
                at += 1;
                count.foreign_letters |= kind == OTHER;
                continue;
            }
            let from = at;
            let mut word = 0;
            while kind & LETTER != 0 {
                word |= kind;
                at += 1;
                kind = bytes.get(at).map_or(0, |byte| KINDS[usize::from(*byte)]);
            }
            count.word(&bytes[from..at], word);
        }
        count
    }

    /// Whether the words that are not plainly ours could prove another language.
    pub fn may_be_foreign(self) -> bool {
        let unproved = self.ours == 0 && !self.other && self.plain >= PASSAGE;
        self.english || self.foreign_letters || unproved || self.turkish >= 3 && self.turkish >= 3 * self.ours
    }

    /// Whether the text is ours beyond doubt: two words say so, and more than any others could deny.
    pub fn is_surely_ours(self) -> bool {
        !self.may_be_foreign() && self.ours >= 2 && self.ours > 2 * self.turkish
    }
}

const LETTER: u8 = 1;
/// Begins a ə, or an ä or the like: a look at the next byte tells.
const SCHWA: u8 = 4;
const Q: u8 = 8;
const X: u8 = 16;
/// Cyrillic, Arabic and what is beyond them.
const OTHER: u8 = 32;

/// What a byte is to a word; those behind the first one of a letter are letters too.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut at = 0;
    while at < 256 {
        kinds[at] = match at as u8 {
            b'q' | b'Q' => LETTER | Q,
            b'x' | b'X' => LETTER | X,
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            0xC9 | 0xC6 | 0xC7 | 0xC3 | 0xD3 => LETTER | SCHWA,
            // Quotation marks and dashes are no letters; that their later bytes pass for a word only makes the
            // walk more careful.
            0xC2 | 0xE2 => 0,
            0xD0..=0xDF => OTHER,
            0x80..=0xFF => LETTER,
            _ => 0,
        };
        at += 1;
    }
    kinds
};

impl Count {
    fn word(&mut self, word: &[u8], kinds: u8) {
        if kinds & SCHWA != 0 && word.windows(2).any(is_schwa)
            || kinds & Q != 0 && !word.windows(2).any(is_qu)
        {
            self.ours += 1;
        } else if kinds & (Q | X) == 0 {
            self.plain += 1;
            self.turkish += u32::from(is_turkish(word));
            self.english |= word.len() <= 3 && is_english(word);
        } else {
            self.other = true;
        }
    }
}

/// Whether the word is a function word of Turkish or ends as Turkish words do; words in capitals are let pass.
fn is_turkish(word: &[u8]) -> bool {
    if word.last().is_some_and(u8::is_ascii_uppercase) {
        return true;
    }
    let (listed, ends) = (NOT_OURS.may_have(word), word.len() >= 5 && NOT_OURS.may_end(word));
    if !listed && !ends {
        return false;
    }
    let Ok(word) = std::str::from_utf8(word) else { return true };
    let mut lower = String::with_capacity(word.len());
    unify_into(word, &mut lower);
    NOT_OURS.has(&lower) || ends && lower.chars().count() >= 5 && NOT_OURS.ends(&lower)
}

/// ə Ə ǝ Ǝ ә Ә ä Ä: no language with a chain here has the last ones either.
fn is_schwa(two: &[u8]) -> bool {
    matches!(
        two,
        [0xC9, 0x99] | [0xC6, 0x8F | 0x8E] | [0xC7, 0x9D] | [0xD3, 0x98 | 0x99] | [0xC3, 0xA4 | 0x84]
    )
}

fn is_qu(two: &[u8]) -> bool {
    two.eq_ignore_ascii_case(b"qu")
}

fn is_english(word: &[u8]) -> bool {
    [&b"the"[..], b"of", b"and"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn azerbaijani_is_never_doubted() {
        for text in [
            "Bolşeviklərin gəlişi Bakıda gözlənilirdi",
            "1920-ci ilin aprelində N. Nərimanov Bakıya qayıtdı və hökumətə rəhbərlik etdi",
            "Ǝsgǝrlǝr yola düşdü, Gǝncǝyǝ çatdı",
            "Qırx qatır axşam yola çıxdı",
            "28 may",
        ] {
            assert!(!Count::of(text).may_be_foreign(), "{text}");
        }
    }

    #[test]
    fn what_may_be_foreign_is() {
        for text in [
            "The delegates were met by the mayor of the town",
            "Heyet için gerekli belgeleri yanında getirmek istiyor",
            "Böylece surların dışında ikinci bir çarşı daha açıldı",
            "Посол сообщил",
            "Quick quotes require quiet of the mind",
        ] {
            assert!(Count::of(text).may_be_foreign(), "{text}");
        }
    }

    #[test]
    fn two_words_and_little_else_are_sure() {
        assert!(Count::of("Gəncəyə çatdılar, şəhərdə qaldılar").is_surely_ours());
        assert!(!Count::of("Bakıda oldular").is_surely_ours());
    }
}
