//! `ä` and `æ` → ə, where the word is Azerbaijani and no foreign name.
//!
//! From December 1991 to May 1992 the official letter was ä: `bäyänat`, `Gäncä`. The same letter stands in German,
//! Swedish and Finnish names, which stay as they are. The word alone decides, because a query has nothing else:
//!
//! * a word that has ə too is written in today's letters, so its ä is foreign (`Jägerdən` + ə);
//! * letters or groups that Azerbaijani does not write (w, sch, ck, tz, äu, å, ß …), two consonants before an ä in
//!   the first syllable (`Krämer`) or a doubled ä are foreign;
//! * native words and old loans have e in the first syllable only, so e behind ä is foreign (`Schäfer`, `Mälaren`),
//!   but for what a list names (`qäzet`, `säsvermä`).
//!
//! A short name that breaks none of these (`Pärnu`) is read as ə; index and query agree on it, so nothing is lost.

use super::alphabet::{LETTERS, is_vowel};

/// Groups of letters that no Azerbaijani word has.
const FOREIGN: [&str; 6] = ["sch", "ck", "tz", "ää", "aä", "äu"];

/// Beginnings of words that have e behind ə and are Azerbaijani all the same.
const WITH_E: [&str; 7] = ["qäzet", "bähreyn", "äleyh", "sänaye", "mingäçevir", "äksetd", "älverişli"];

/// What brings an e of its own to the end of a word: -yev (`Äliyev`), -bey- (`Rähimbeyov`), the verbs etmək and
/// vermək written together with a noun (`idaräetmä`, `säsvermä`).
const BRINGS_E: [&str; 4] = ["yev", "bey", "äetm", "verm"];

/// Whether every ä (or æ) of a lower-case, composed word stands for ə.
pub fn means_schwa(word: &str) -> bool {
    let plain = |c: char| LETTERS.contains(&c) || matches!(c, 'ä' | 'æ' | '0'..='9' | '-');
    let foreign = |group: &str| word.contains(group) && !word.starts_with("tää");
    if word.contains('ə') || !word.chars().all(plain) || FOREIGN.iter().any(|group| foreign(group)) {
        return false;
    }
    // The consonants before the first vowel, if that is ä.
    let is_schwa = |c: char| matches!(c, 'ä' | 'æ');
    let first = word.find(|c| is_vowel(c) || is_schwa(c)).unwrap_or(0);
    if word[first..].starts_with(is_schwa) && word[..first].chars().count() > 1 {
        return false;
    }
    if word.chars().count() < 2 {
        return false;
    }
    let behind = word.find(['ä', 'æ']).map_or("", |at| &word[at..]);
    let Some(at) = behind.find('e') else { return true };
    let before = behind[..at].char_indices().next_back().map_or(at, |(before, _)| before);
    WITH_E.iter().any(|known| word.starts_with(known))
        || BRINGS_E.iter().any(|group| behind[before..].starts_with(group))
}
