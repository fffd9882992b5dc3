//! A Cyrillic word → the Latin words it may be: the alphabets of 1939–58 and 1958–91, told from Russian.
//!
//! Index words of Azerbaijani in Cyrillic become words in today's letters, so that a query in either script meets a
//! text in either. A lemma depends on the word alone, and `Бакы` or `совет` has no letter that tells Azerbaijani
//! from Russian. So a Cyrillic word always has its reading in today's letters, and is a Russian word besides unless
//! a letter rules that out; a passage that is Russian for sure narrows this with [`in_russian`], and what it keeps
//! is always among what the word typed alone gives.
//!
//! The table is one to one for 1958–91, so Latin → Cyrillic → Latin gives every word of the lexicon back. The
//! letters of 1939–58 (й э ю я) and of Russian loans (ё щ ц ъ ь) go one way. Perso-Arabic is left alone.

use super::alphabet::is_apostrophe;
use super::case::{is_upper, lower_char, upper_char};
use super::keyboard::{Spelled, cyrillic_spellings};
use super::lookalike::is_cyrillic;
use super::oldfont::decode;
use super::passage::is_old_font;

/// The alphabet of 1958–91 beside today's, lower case.
#[rustfmt::skip]
pub const TABLE: [(char, char); 32] = [
    ('а', 'a'), ('б', 'b'), ('в', 'v'), ('г', 'q'), ('ғ', 'ğ'), ('д', 'd'), ('е', 'e'), ('ә', 'ə'),
    ('ж', 'j'), ('з', 'z'), ('и', 'i'), ('ы', 'ı'), ('ј', 'y'), ('к', 'k'), ('ҝ', 'g'), ('л', 'l'),
    ('м', 'm'), ('н', 'n'), ('о', 'o'), ('ө', 'ö'), ('п', 'p'), ('р', 'r'), ('с', 's'), ('т', 't'),
    ('у', 'u'), ('ү', 'ü'), ('ф', 'f'), ('х', 'x'), ('һ', 'h'), ('ч', 'ç'), ('ҹ', 'c'), ('ш', 'ş'),
];

/// What the letters outside that alphabet become: those of 1939–58, then those of Russian loans, where
/// Azerbaijani writes ş for щ and s for ц (`Шербаков`, `сирк`) and drops the signs.
const OTHERS: [(char, &str); 11] = [
    ('й', "y"),
    ('э', "e"),
    ('ю', "yu"),
    ('я', "ya"),
    ('ё', "yo"),
    ('щ', "ş"),
    ('ц', "s"),
    ('ъ', ""),
    ('ь', ""),
    ('і', "i"),
    ('ї', "yi"),
];

/// Whether the letter belongs to Azerbaijani Cyrillic and not to Russian: ә ғ ҝ ө ү һ ҹ ј in either case.
pub const fn is_azerbaijani_letter(letter: char) -> bool {
    matches!(
        letter,
        'ә' | 'ғ' | 'ҝ' | 'ө' | 'ү' | 'һ' | 'ҹ' | 'ј' | 'Ә' | 'Ғ' | 'Ҝ' | 'Ө' | 'Ү' | 'Һ' | 'Ҹ' | 'Ј'
    )
}

/// Whether the letter belongs to Russian and to neither Azerbaijani alphabet. Only in names and loans of 1939–58.
pub const fn is_russian_letter(letter: char) -> bool {
    matches!(letter, 'ё' | 'щ' | 'ц' | 'ъ' | 'ь' | 'Ё' | 'Щ' | 'Ц' | 'Ъ' | 'Ь')
}

/// What the letters of a Cyrillic word say about its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A letter that Russian lacks: Azerbaijani.
    Azerbaijani,
    /// Nothing that Azerbaijani of 1958–91 lacks, nothing that Russian lacks: `Бакы`, `совет`.
    Either,
    /// й э ю я: Russian, or Azerbaijani before 1958.
    Early,
    /// ё щ ц ъ ь: Russian, if not an old font.
    Russian,
}

/// What the letters of a Cyrillic word say about its language.
pub fn origin(word: &str) -> Origin {
    let mut origin = Origin::Either;
    for letter in word.chars() {
        if is_azerbaijani_letter(letter) {
            return Origin::Azerbaijani;
        }
        if is_russian_letter(letter) {
            origin = Origin::Russian;
        } else if matches!(letter, 'й' | 'э' | 'ю' | 'я' | 'Й' | 'Э' | 'Ю' | 'Я') && origin == Origin::Either
        {
            origin = Origin::Early;
        }
    }
    origin
}

/// Whether one of the tables of this file has the letter, in either case.
pub fn is_table_letter(letter: char) -> bool {
    let lower = lower_char(letter);
    TABLE.iter().any(|(cyrillic, _)| *cyrillic == lower)
        || OTHERS.iter().any(|(cyrillic, _)| *cyrillic == lower)
}

/// Whether the word is Cyrillic: its first letter decides, since [`unify`](super::unify::unify) leaves no mixed words.
pub fn is_cyrillic_word(unified: &str) -> bool {
    unified.chars().find(|c| c.is_alphabetic()).is_some_and(is_cyrillic)
}

/// Appends today's letters for a Cyrillic letter of any case; other characters as they are.
pub fn latin_letter(letter: char, out: &mut String) {
    let lower = lower_char(letter);
    let upper = is_upper(letter);
    if let Some((_, latin)) = TABLE.iter().find(|(cyrillic, _)| *cyrillic == lower) {
        out.push(if upper { upper_char(*latin) } else { *latin });
    } else if let Some((_, latin)) = OTHERS.iter().find(|(cyrillic, _)| *cyrillic == lower) {
        let mut letters = latin.chars();
        if let Some(first) = letters.next() {
            out.push(if upper { upper_char(first) } else { first });
            out.extend(letters);
        }
    } else {
        out.push(letter);
    }
}

/// Azerbaijani Cyrillic in today's letters, case kept, apostrophes between letters dropped. Not for Russian text.
pub fn to_latin(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut inside = false;
    while let Some(letter) = letters.next() {
        if is_apostrophe(letter) && inside && letters.peek().copied().is_some_and(is_cyrillic) {
            continue;
        }
        inside = is_cyrillic(letter);
        latin_letter(letter, &mut out);
    }
    out
}

/// Today's letters in the Cyrillic of 1958–91, case kept. Letters without a counterpart (w) stay.
pub fn to_cyrillic(text: &str) -> String {
    let counterpart = |letter: char| {
        let lower = lower_char(letter);
        let cyrillic =
            TABLE.iter().find(|(_, latin)| *latin == lower).map_or(letter, |(cyrillic, _)| *cyrillic);
        if is_upper(letter) { upper_char(cyrillic) } else { cyrillic }
    };
    text.chars().map(counterpart).collect()
}

/// What one Cyrillic word may be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Readings {
    /// By the table of letters; empty for a word that is not Cyrillic.
    pub latin: String,
    /// Where the table gives no known word: with letters that Russian keyboards lack restored, or read as an old
    /// font, so that a known word comes out (`гечмиш` → geçmiş, `Азярбайъан` → azərbaycan).
    pub healed: Option<String>,
    /// Whether it may be a Russian word too.
    pub russian: bool,
}

impl Readings {
    /// The Latin forms, the likelier first.
    pub fn latin(&self) -> impl Iterator<Item = &str> {
        // A healed form is there only because it is known and the plain one is not.
        self.healed.as_deref().into_iter().chain(Some(self.latin.as_str()).filter(|form| !form.is_empty()))
    }
}

/// The readings of a [unified](super::unify::unify) word. `known` says whether a Latin word, with its endings, is in the lexicon.
pub fn readings(word: &str, known: impl Fn(&str) -> bool) -> Readings {
    if !is_cyrillic_word(word) {
        return Readings::default();
    }
    let latin = to_latin(word);
    let origin = origin(word);
    // What Russian spelling forbids is an old font even where the table happens to give a word (икинъи, ikini).
    let healed = if known(&latin) && !is_old_font(word) { None } else { heal(word, origin, known) };
    Readings { latin, healed, russian: origin != Origin::Azerbaijani }
}

/// The Latin forms of a Cyrillic word, at most two, the likelier first; none for a word that is not Cyrillic.
pub fn latin_readings(word: &str, known: impl Fn(&str) -> bool) -> Vec<String> {
    readings(word, known).latin().map(str::to_owned).collect()
}

/// Whether a word of a passage that is Russian for sure keeps its Latin readings: names do, so that `Şuşa` typed in
/// Latin letters meets `Шуша`; other words are Russian and nothing else.
pub fn in_russian(surface: &str) -> bool {
    origin(surface) == Origin::Azerbaijani || surface.chars().next().is_some_and(is_upper)
}

/// The likeliest known word behind letters that stand for others. Short words are too easily something else.
fn heal(word: &str, origin: Origin, known: impl Fn(&str) -> bool) -> Option<String> {
    let letters = word.chars().count();
    if matches!(origin, Origin::Early | Origin::Russian) && letters >= 3 {
        let decoded = decode(word);
        if known(&decoded) {
            return Some(decoded);
        }
    }
    if letters < 4 || known(&to_latin(word)) {
        return None;
    }
    cyrillic_spellings(word).into_iter().map(|Spelled { text, .. }| text).find(|spelling| known(spelling))
}

#[cfg(test)]
mod tests {
    use super::{Origin, latin_readings, origin, to_cyrillic, to_latin};
    use crate::lang::case::lower;
    use crate::lang::unify::unify;
    use std::collections::HashSet;
    use std::sync::LazyLock;

    fn headwords() -> impl Iterator<Item = &'static str> {
        crate::lang::test_lexicon::FILES
            .iter()
            .flat_map(|file| file.lines())
            .filter_map(|row| row.split('#').next()?.split_whitespace().next())
    }

    static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| headwords().map(lower).collect());

    fn known(word: &str) -> bool {
        KNOWN.contains(word)
    }

    #[test]
    fn golden_rows() {
        let table = include_str!("../../tests/golden/letters-cyrillic.tsv");
        for row in table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [word, kind, expected] = cells[..] else { panic!("row: {row}") };
            let unified = unify(word);
            let kinds = [
                ("az", Origin::Azerbaijani),
                ("either", Origin::Either),
                ("early", Origin::Early),
                ("ru", Origin::Russian),
            ];
            let found = kinds.iter().find(|(_, origin)| *origin == super::origin(&unified)).unwrap();
            assert_eq!(found.0, kind, "row: {row}");
            assert_eq!(latin_readings(&unified, known).join(" "), expected, "row: {row}");
        }
    }

    #[test]
    fn the_lexicon_comes_back_from_cyrillic() {
        let mut count = 0;
        for headword in headwords() {
            assert_eq!(to_latin(&to_cyrillic(headword)), headword);
            assert_ne!(origin(&to_cyrillic(headword)), Origin::Russian, "{headword}");
            let unified = unify(headword);
            assert_eq!(to_latin(&unify(&to_cyrillic(headword))), unified, "{headword}");
            count += 1;
        }
        assert!(count > 30_000, "{count} headwords");
    }

    #[test]
    fn whole_texts_keep_case_and_marks() {
        assert_eq!(to_latin("Ҝүлүстан мүгавиләси — 1813-ҹү ил."), "Gülüstan müqaviləsi — 1813-cü il.");
        assert_eq!(to_latin("мә'лумат, «Јени јол»"), "məlumat, «Yeni yol»");
        assert_eq!(to_latin("ИРӘВАН ШЫХЛЫ"), "İRƏVAN ŞIXLI");
    }
}
