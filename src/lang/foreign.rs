//! A passage → its language, and a foreign word → its stem in a term space of its own.
//!
//! Chronicles of Azerbaijan quote Turkish, Russian and English. A passage that is one of these for sure has its
//! words stemmed by the chain of that language (rust-stemmers); the stems stand in the index beside the Azerbaijani
//! lemmas under a prefix (`tr:`, `ru:`, `en:`) that no word can have, so they never collide with one. A query word
//! knows no passage: it runs through every chain that the index holds.
//!
//! What tells the languages: the script; ə q x, which Turkish lacks; function words and endings. A word that two
//! languages have speaks for neither. Too little evidence is Azerbaijani. A sentence that is not sure of itself takes
//! the language of its paragraph, so a name or a date does not change it.

use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};

use super::alphabet::is_apostrophe;
use super::case::{is_upper, lower_char};
use super::density::doubtful;
use super::ours::Count;
use super::passage::{Evidence, Script};
use super::script::{Origin, is_cyrillic_word, origin};
use super::tongues::{AZ, EN, RU, TR};
use super::unify::{is_silent, unify_into};

/// A language of the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Lang {
    /// Azerbaijani, in any script.
    #[default]
    Az,
    /// Turkish.
    Tr,
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Lang {
    /// The languages that have a chain of their own.
    pub const FOREIGN: [Lang; 3] = [Lang::Tr, Lang::Ru, Lang::En];

    /// The code by which sources and events name it.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Az => "az",
            Lang::Tr => "tr",
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }

    /// The language of a code; `None` for one that has no chain here.
    pub fn of_code(code: &str) -> Option<Lang> {
        [Lang::Az, Lang::Tr, Lang::Ru, Lang::En].into_iter().find(|lang| lang.code() == code)
    }

    /// What its stems begin with in the index; nothing for Azerbaijani. A colon is in no word.
    pub const fn prefix(self) -> &'static str {
        match self {
            Lang::Az => "",
            Lang::Tr => "tr:",
            Lang::Ru => "ru:",
            Lang::En => "en:",
        }
    }
}

/// Whether a term of the index is a foreign stem.
pub fn is_foreign_term(term: &str) -> bool {
    Lang::FOREIGN.iter().any(|lang| term.starts_with(lang.prefix()))
}

/// A language with how well the passage proves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Guess {
    /// The language.
    pub lang: Lang,
    /// Whether the passage alone proves it. Short ones rarely do.
    pub sure: bool,
    /// Words that speak for az, tr, ru and en.
    pub counts: [u32; 4],
    /// All words.
    pub words: u32,
}

/// Fewest words that must speak for a foreign language before it is sure.
const FEWEST: u32 = 3;
/// Their share among all words, at least one in so many. Turkish and English have one in three.
const ONE_IN: u32 = 6;

/// The language of a passage.
pub fn language(text: &str) -> Guess {
    let evidence = Evidence::of(text);
    let words = evidence.latin + evidence.cyrillic + evidence.arabic;
    let cyrillic = |lang, sure| Guess {
        lang,
        sure,
        counts: [evidence.azerbaijani + evidence.old_font, 0, evidence.russian, 0],
        words,
    };
    match evidence.script() {
        Script::AzCyrillic | Script::OldFont => cyrillic(Lang::Az, true),
        Script::Russian => cyrillic(Lang::Ru, evidence.russian >= 2),
        Script::Cyrillic => {
            let rather = evidence.russian > evidence.azerbaijani + evidence.old_font;
            let mut letters = text.split(|c: char| !c.is_alphabetic());
            let signs = evidence.azerbaijani == 0 && letters.any(|word| origin(word) == Origin::Russian);
            let russian = rather || signs && evidence.old_font == 0 && evidence.third == 0;
            cyrillic(if russian { Lang::Ru } else { Lang::Az }, false)
        }
        Script::Latin | Script::Garbled => latin(text),
        Script::Arabic | Script::None => Guess { words, ..Guess::default() },
    }
}

/// The language of a passage in Latin letters.
fn latin(text: &str) -> Guess {
    let mut guess = Guess::default();
    let mut word = String::new();
    // German and Polish have `in`, `was`, `to`: English must show one of its commonest words.
    let mut english = false;
    for surface in text.split(|c: char| !c.is_alphabetic() && !is_silent(c)) {
        // What an apostrophe sets off is an ending: Kars'ta.
        let surface = surface.split(is_apostrophe).next().unwrap_or_default();
        if surface.is_empty() {
            continue;
        }
        word.clear();
        unify_into(surface, &mut word);
        guess.words += 1;
        english |= matches!(word.as_str(), "the" | "of" | "and");
        if let Some(lang) = speaks_for(&word) {
            guess.counts[lang as usize] += 1;
        }
    }
    let [az, tr, _, en] = guess.counts;
    // Azerbaijani typed without its letters has `ve`, `ile`, `her` too: Turkish must show a letter of its own.
    let turkish = text.contains(['ı', 'ğ', 'ş', 'ç', 'ö', 'ü', 'İ', 'Ş', 'Ç', 'Ö', 'Ü', 'Ğ']);
    let (foreign, lang) = match (turkish && tr >= en, english) {
        (true, _) => (tr, Lang::Tr),
        (false, true) => (en, Lang::En),
        (false, false) => (0, Lang::Az),
    };
    let proved = foreign >= FEWEST && foreign * ONE_IN >= guess.words && foreign >= 3 * az;
    // Eight words of Azerbaijani without ə, q and x are one passage in thousands.
    let without = guess.words >= 8 && !text.contains(['ə', 'Ə', 'q', 'Q', 'x', 'X', 'ә', 'Ә', 'ǝ', 'ä', '@']);
    let shown =
        || text.split(char::is_whitespace).filter(|word| word.contains(['ı', 'ğ', 'ş', 'Ğ', 'Ş'])).count();
    let plainly_turkish =
        turkish && without && tr >= az && (tr >= 2 && shown() > 0 || guess.words >= 12 && shown() >= 3);
    if plainly_turkish {
        return Guess { lang: Lang::Tr, sure: true, ..guess };
    }
    if proved {
        Guess { lang, sure: true, ..guess }
    } else {
        Guess { lang: Lang::Az, sure: az >= 2 && az > 2 * foreign, ..guess }
    }
}

/// The one language that a unified Latin word speaks for.
fn speaks_for(word: &str) -> Option<Lang> {
    if word.contains('ə') {
        return Some(Lang::Az);
    }
    let english = || if word.contains('ı') { EN.has(&word.replace('ı', "i")) } else { EN.has(word) };
    match (AZ.has(word), TR.has(word)) {
        (true, false) => return Some(Lang::Az),
        (false, true) => return Some(Lang::Tr),
        (true, true) => return None,
        (false, false) if english() => return Some(Lang::En),
        _ => {}
    }
    let long = word.chars().count() >= 5;
    if long && EN.ends(word) {
        Some(Lang::En)
    } else if word.ends_with('q') || word.contains('q') && !word.contains("qu") {
        Some(Lang::Az)
    } else if long && !word.contains(['q', 'x']) && TR.ends(word) {
        Some(Lang::Tr)
    } else {
        None
    }
}

/// The passages of a text in one language each, in order, covering all of it.
///
/// A line is a paragraph; within it every sentence is asked.
pub fn passages(text: &str) -> Vec<(Range<usize>, Lang)> {
    let mut out: Vec<(Range<usize>, Lang)> = Vec::new();
    let mut add = |range: Range<usize>, lang| match out.last_mut() {
        _ if range.is_empty() => {}
        Some((before, same)) if *same == lang => before.end = range.end,
        _ => out.push((range, lang)),
    };
    let mut done = 0;
    for line in doubtful(text) {
        add(done..line.start, Lang::Az);
        for (range, lang) in paragraph(&text[line.clone()]) {
            add(line.start + range.start..line.start + range.end, lang);
        }
        done = line.end;
    }
    add(done..text.len(), Lang::Az);
    out
}

/// The sentences of one line with their languages.
fn paragraph(line: &str) -> Vec<(Range<usize>, Lang)> {
    let mut sentences: Vec<(Range<usize>, Guess)> = sentences(line)
        .into_iter()
        .map(|range| {
            let sentence = &line[range.clone()];
            let guess = if is_plainly_ours(sentence) || Count::of(sentence).is_surely_ours() {
                Guess { sure: true, ..Guess::default() }
            } else {
                language(sentence)
            };
            (range, guess)
        })
        .collect();
    if sentences.iter().all(|(_, guess)| guess.sure) {
        return sentences.into_iter().map(|(range, guess)| (range, guess.lang)).collect();
    }
    let whole = if Count::of(line).may_be_foreign() { language(line) } else { Guess::default() };
    let mut last = sentences.iter().find(|(_, guess)| guess.sure).map_or(whole, |(_, guess)| *guess);
    for (range, guess) in &mut sentences {
        if guess.sure {
            last = *guess;
            continue;
        }
        let neighbour = if last.sure { last.lang } else { whole.lang };
        // A Latin sentence among Russian ones is not Russian, nor the reverse.
        if fits(&line[range.clone()], neighbour) {
            guess.lang = neighbour;
        }
    }
    sentences.into_iter().map(|(range, guess)| (range, guess.lang)).collect()
}

/// Whether the sentence could be in the language by its script, and nothing in it says otherwise.
fn fits(sentence: &str, lang: Lang) -> bool {
    let evidence = Evidence::of(sentence);
    match lang {
        Lang::Az => evidence.russian == 0,
        Lang::Ru => evidence.cyrillic > 0 && evidence.cyrillic >= evidence.latin && evidence.azerbaijani == 0,
        Lang::Tr | Lang::En => evidence.latin >= evidence.cyrillic && !sentence.contains(['ə', 'Ə']),
    }
}

/// Whether every thirtieth byte or more is a ə: no sentence of another language comes near, so nothing else is asked.
pub fn is_plainly_ours(sentence: &str) -> bool {
    sentence.len() >= 20 && sentence.matches(['ə', 'Ə']).count() * 30 >= sentence.len()
}

/// Sentences in the rough, covering all of the line: a stop, white space, and a capital or a quotation mark.
fn sentences(line: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut stopped = false;
    let mut spaced = false;
    for (at, letter) in line.char_indices() {
        if stopped && spaced && (is_upper(letter) || matches!(letter, '«' | '“' | '"' | '„' | '(')) {
            out.push(from..at);
            from = at;
        }
        if letter.is_whitespace() {
            spaced = true;
        } else {
            // A letter before the stop is an initial: N. Nərimanov.
            let initial = || line[..at].chars().rev().take_while(|c| c.is_alphabetic()).count() < 2;
            let closing = stopped && !spaced && matches!(letter, '»' | '”' | '"' | ')');
            stopped = closing || matches!(letter, '!' | '?' | '…') || letter == '.' && !initial();
            spaced = false;
        }
    }
    if from < line.len() {
        out.push(from..line.len());
    }
    out
}

/// Appends the stem of a word in the term space of a foreign language; false, and nothing, where the word can't be
/// of that language or the language is Azerbaijani.
///
/// `word` is as it stands in the text, without an ending that an apostrophe sets off.
pub fn stem(lang: Lang, word: &str, out: &mut String) -> bool {
    let mut lower = String::with_capacity(word.len());
    match lang {
        Lang::Az => return false,
        Lang::Tr => unify_into(word, &mut lower),
        // The possessive of English is set off by an apostrophe too.
        Lang::En => {
            let word = word
                .strip_suffix(['s', 'S'])
                .and_then(|word| word.strip_suffix(is_apostrophe))
                .unwrap_or(word);
            unify_plainly(word, &mut lower);
        }
        Lang::Ru => unify_plainly(word, &mut lower),
    }
    if !lower.chars().any(char::is_alphabetic) || (lang == Lang::Ru) != is_cyrillic_word(&lower) {
        return false;
    }
    if lang == Lang::Ru && origin(&lower) == Origin::Azerbaijani {
        return false;
    }
    let algorithm = match lang {
        Lang::Tr => Algorithm::Turkish,
        Lang::Ru => Algorithm::Russian,
        _ => Algorithm::English,
    };
    let stem = Stemmer::create(algorithm).stem(&lower);
    out.push_str(lang.prefix());
    out.push_str(if stem.is_empty() { &lower } else { &stem });
    true
}

/// Unified with I → i, as English and Russian have it, and ё → е, as Russian is mostly printed.
fn unify_plainly(word: &str, out: &mut String) {
    let start = out.len();
    if word.is_ascii() {
        out.extend(word.chars().filter(|c| !is_silent(*c)).map(|c| c.to_ascii_lowercase()));
        return;
    }
    let plain: String =
        word.chars().map(|c| if matches!(c, 'I' | 'İ') { 'i' } else { lower_char(c) }).collect();
    unify_into(&plain, out);
    if out[start..].contains('ё') {
        let printed = out[start..].replace('ё', "е");
        out.truncate(start);
        out.push_str(&printed);
    }
}

/// The terms that a word typed alone may have in the given chains, one a chain at most.
pub fn terms(word: &str, chains: &[Lang]) -> Vec<String> {
    let stemmed = |lang: &Lang| {
        let mut term = String::new();
        stem(*lang, word, &mut term).then_some(term)
    };
    chains.iter().filter_map(stemmed).collect()
}

/// Russian function words that prove no passage, being too short or like one of ours, and rank nothing either.
const SHORT_RUSSIAN: [&str; 34] = [
    "и", "а", "но", "да", "я", "ты", "то", "та", "те", "эта", "эти", "эту", "ни", "же", "б", "о", "про",
    "ради", "вот", "тут", "там", "кто", "чей", "мой", "моя", "наш", "ваш", "им", "ими", "ней", "нём", "нем",
    "мне", "нас",
];

/// Whether the word is a function word of the language, which ranks nothing.
pub fn is_function_word(lang: Lang, word: &str) -> bool {
    let mut lower = String::with_capacity(word.len());
    match lang {
        Lang::Az | Lang::Tr => unify_into(word, &mut lower),
        Lang::Ru | Lang::En => unify_plainly(word, &mut lower),
    }
    match lang {
        Lang::Az => AZ.has(&lower),
        Lang::Tr => TR.has(&lower),
        Lang::Ru => RU.has(&lower) || SHORT_RUSSIAN.contains(&lower.as_str()),
        Lang::En => EN.has(&lower),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, language, passages, stem, terms};
    use proptest::prelude::*;

    const CORPUS: &str = include_str!("../../corpus/qafqaz-1917-1923.txt");

    fn golden(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
        let rows = table.lines().filter(|row| !row.is_empty() && !row.starts_with('#'));
        rows.map(|row| row.split_once('\t').unwrap_or_else(|| panic!("row: {row}")))
    }

    #[test]
    fn golden_rows_of_languages() {
        for (said, text) in golden(include_str!("../../tests/golden/languages.tsv")) {
            let guess = language(text);
            let sure = if guess.sure { "" } else { "?" };
            assert_eq!(format!("{}{sure}", guess.lang.code()), said, "{text} {guess:?}");
        }
    }

    #[test]
    fn golden_rows_of_stems() {
        for (word, expected) in golden(include_str!("../../tests/golden/stems.tsv")) {
            assert_eq!(terms(word, &Lang::FOREIGN).join(" "), expected, "{word}");
        }
    }

    #[test]
    fn the_chronicle_is_ours_throughout() {
        assert_eq!(passages(CORPUS), [(0..CORPUS.len(), Lang::Az)]);
    }

    #[test]
    fn passages_of_several_languages_are_told_apart() {
        let pieces = [
            (Lang::Az, "Sülh haqqında xəbər şəhərə axşam çatdı. "),
            (
                Lang::Tr,
                "Heyet, antlaşma için gerekli olan belgeleri yanında getirmiş ve görüşmelere hemen başlamıştır. \
                       Görüşmeler Kars'ta sürdü. ",
            ),
            (Lang::Az, "Ertəsi gün qəzetlər bunu yazdı. "),
            (Lang::Ru, "Посол сообщил, что переговоры начались в городе после полудня. Карс. "),
            (Lang::En, "The delegates were met by the mayor of the town. "),
            (Lang::Az, "Nümayəndələr axşam geri qayıtdılar.\n1918. "),
        ];
        let text: String = pieces.iter().map(|(_, piece)| *piece).collect();
        let found: Vec<(Lang, &str)> =
            passages(&text).into_iter().map(|(at, lang)| (lang, &text[at])).collect();
        assert_eq!(found, pieces);
    }

    proptest! {
        #[test]
        fn passages_cover_the_text(text in "[A-Za-zəşıа-яәһА-Я .!?«»\\n'1]{0,120}") {
            let found = passages(&text);
            let mut at = 0;
            for (range, _) in &found {
                prop_assert_eq!(range.start, at);
                prop_assert!(range.end > range.start);
                at = range.end;
            }
            prop_assert_eq!(at, text.len());
        }

        #[test]
        fn a_stem_is_never_empty(word in "\\PC{0,12}") {
            for lang in Lang::FOREIGN {
                let mut out = String::new();
                if stem(lang, &word, &mut out) {
                    prop_assert!(out.len() > 3 && out.starts_with(lang.prefix()));
                } else {
                    prop_assert!(out.is_empty());
                }
            }
        }
    }
}
