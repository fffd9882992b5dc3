//! What a question asks for is not what it tells: in `hansı ildə quruldu` the year is wanted, not the word `il`.

use super::plan::Slot;
use crate::lang::script::to_latin;

/// Question words that stand before a noun.
const ASKING: [&str; 4] = ["nə", "hansı", "neçənci", "neçə"];
/// Nouns that name the kind of answer.
const KINDS: [&str; 14] = [
    "vaxt", "zaman", "il", "tarix", "gün", "ay", "əsr", "dövr", "yer", "səbəb", "məqsəd", "cür", "qədər",
    "şəkil",
];

/// Whether a word of these lemmas is what the word before it asks for.
pub fn is_asked_for(before: &Slot, lemmas: &[String]) -> bool {
    ASKING.contains(&to_latin(&before.unified).as_str())
        && lemmas.iter().any(|lemma| KINDS.contains(&lemma.as_str()))
}
