//! Tells a written-out ending from a word: what may follow a number, an acronym or a closing quotation mark.
//!
//! `1920-ci`, `MK-nın`, `«Xalq qəzeti»nin`: the part behind the hyphen is a chain of endings and no word. The
//! chain is read under any harmony, because the vowel comes from how the number or acronym is read aloud
//! (`MK-nın` is em-ka, `BMT-nin` is be-em-te). A compound such as `cənub-şərq` has a word there and is left alone.

use super::case::{lower, lower_char};
use super::lookalike::is_cyrillic;
use super::script::to_latin;

/// The endings by the slot they take; a chain goes through the slots in order and may skip any.
const SLOTS: [&[&str]; 5] = [
    // Ordinals and derivation: `1920-ci`, `ABŞ-lı`, `SSRİ-çilik`.
    &[
        "cı", "ci", "cu", "cü", "ncı", "nci", "ncu", "ncü", "ıncı", "inci", "uncu", "üncü", "lı", "li", "lu",
        "lü", "lıq", "lik", "luq", "lük", "lığ", "liy", "luğ", "lüy", "sız", "siz", "suz", "süz", "çı", "çi",
        "çu", "çü",
    ],
    // Plural.
    &["lar", "lər"],
    // Possessive.
    &[
        "ı", "i", "u", "ü", "sı", "si", "su", "sü", "ım", "im", "um", "üm", "mız", "miz", "muz", "müz",
        "ımız", "imiz", "umuz", "ümüz", "nız", "niz", "nuz", "nüz",
    ],
    // Case, with the n of the third person and the y between vowels.
    &[
        "a", "ə", "ya", "yə", "na", "nə", "nı", "ni", "nu", "nü", "yı", "yi", "yu", "yü", "ın", "in", "un",
        "ün", "nın", "nin", "nun", "nün", "da", "də", "nda", "ndə", "dan", "dən", "ndan", "ndən", "la", "lə",
        "yla", "ylə", "ca", "cə", "dək", "adək", "ədək", "yadək", "yədək", "nadək", "nədək", "can", "dakı",
        "dəki", "ndakı", "ndəki", "kı", "ki",
    ],
    // Copula and question.
    &[
        "dır", "dir", "dur", "dür", "dırlar", "dirlər", "durlar", "dürlər", "dı", "di", "du", "dü", "ydı",
        "ydi", "ydu", "ydü", "mı", "mi", "mu", "mü", "sa", "sə",
    ],
];

/// Longest chain of endings worth reading, in bytes (`lərindəndir` is 13).
const LONGEST: usize = 20;

/// What Russian hangs on a number: `1920-й`, `90-х`, `1-го`.
const RUSSIAN: [&str; 12] = ["й", "я", "е", "го", "му", "м", "х", "ми", "ый", "ая", "ого", "ой"];

/// Whether a lower-case text is nothing but endings, in today's letters or in Cyrillic. The empty text is not.
pub fn is_ending(text: &str) -> bool {
    if text.is_empty() || text.len() > LONGEST {
        return false;
    }
    if text.starts_with(is_cyrillic) {
        return RUSSIAN.contains(&text) || chain(&to_latin(text), &SLOTS);
    }
    chain(text, &SLOTS)
}

/// The same for a text in any case (`SSRİ-NİN`); nothing is allocated.
pub fn is_ending_as_written(text: &str) -> bool {
    // A letter may take a byte more or less in the other case, and an i may carry its dot apart.
    if text.len() > LONGEST + 8 {
        return false;
    }
    if text.contains('\u{307}') {
        return is_ending(&lower(text));
    }
    lowered(text, lower_char)
}

/// The same for what hangs on a number or an acronym, where no word is looked for: also typed without ə (`BMT-de`).
pub fn is_ending_of_a_sign(text: &str) -> bool {
    let typed = |letter| match lower_char(letter) {
        'e' => 'ə',
        other => other,
    };
    is_ending_as_written(text) || text.len() <= LONGEST && lowered(text, typed)
}

fn lowered(text: &str, lower: impl Fn(char) -> char) -> bool {
    let mut room = [0; 2 * LONGEST];
    let mut len = 0;
    for letter in text.chars().map(lower) {
        let Some(free) = room.get_mut(len..len + letter.len_utf8()) else { return false };
        len += letter.encode_utf8(free).len();
    }
    std::str::from_utf8(&room[..len]).is_ok_and(is_ending)
}

fn chain(rest: &str, slots: &[&[&str]]) -> bool {
    if rest.is_empty() {
        return true;
    }
    let Some((slot, later)) = slots.split_first() else { return false };
    chain(rest, later)
        || slot.iter().any(|piece| rest.strip_prefix(piece).is_some_and(|rest| chain(rest, later)))
}

#[cfg(test)]
mod tests {
    use super::{is_ending, is_ending_of_a_sign};

    #[test]
    fn endings_are_endings() {
        for ending in ["ci", "nın", "də", "dən", "lərin", "dakı", "yə", "in", "lərindən", "dır", "cü", "la"]
        {
            assert!(is_ending(ending), "{ending}");
        }
    }

    #[test]
    fn acronyms_take_endings_without_schwa() {
        for ending in ["de", "DEN", "ye", "lerin", "nin", "də"] {
            assert!(is_ending_of_a_sign(ending), "{ending}");
        }
        for word in ["den-den", "le-la", "york", "der"] {
            assert!(!is_ending_of_a_sign(word), "{word}");
        }
        assert!(!is_ending("de"));
    }

    #[test]
    fn words_are_not() {
        for word in ["şərq", "qat", "York", "mart", "il", "Tiflis", "", "daşnak", "bolşevik", "dəniz"] {
            assert!(!is_ending(word), "{word}");
        }
    }
}
