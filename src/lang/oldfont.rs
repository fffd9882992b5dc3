//! Text of the fonts of the nineties → today's letters: `Азярбайъан` → `Azərbaycan`.
//!
//! Those fonts drew Latin letters on the codes of windows-1251, so that converted files hold Cyrillic letters that
//! mean Latin ones. The table is one to one over the 32 letters of both alphabets: nothing is lost, a letter of the
//! text stays one letter, and [`encode`] takes it back. Whether a passage is in such a font is told by
//! [`passage`](super::passage); this file decides for whole texts, paragraph by paragraph.

use super::case::{is_letter, is_upper, lower_char, upper_char};
use super::passage::{Evidence, Script};

/// The Cyrillic letter in the file and the Latin one that the font drew. Checked against real strings.
#[rustfmt::skip]
pub const TABLE: [(char, char); 32] = [
    ('а', 'a'), ('б', 'b'), ('в', 'v'), ('г', 'q'), ('д', 'd'), ('е', 'e'), ('ж', 'j'), ('з', 'z'),
    ('и', 'i'), ('й', 'y'), ('к', 'k'), ('л', 'l'), ('м', 'm'), ('н', 'n'), ('о', 'o'), ('п', 'p'),
    ('р', 'r'), ('с', 's'), ('т', 't'), ('у', 'u'), ('ф', 'f'), ('х', 'x'), ('ц', 'ü'), ('ч', 'ç'),
    ('ш', 'ş'), ('щ', 'h'), ('ъ', 'c'), ('ы', 'ı'), ('ь', 'ğ'), ('э', 'g'), ('ю', 'ö'), ('я', 'ə'),
];

/// The Latin letter behind one of the file, in the same case; other characters as they are.
pub fn decode_letter(letter: char) -> char {
    if !matches!(letter, 'А'..='я') {
        return letter;
    }
    let lower = lower_char(letter);
    let latin = TABLE.iter().find(|(cyrillic, _)| *cyrillic == lower).map_or(lower, |(_, latin)| *latin);
    if is_upper(letter) { upper_char(latin) } else { latin }
}

/// A whole text in today's letters, character for character, without asking whether it is in an old font.
pub fn decode(text: &str) -> String {
    text.chars().map(decode_letter).collect()
}

/// Today's letters as such a font stores them.
pub fn encode(text: &str) -> String {
    let stored = |letter: char| {
        let lower = lower_char(letter);
        let cyrillic =
            TABLE.iter().find(|(_, latin)| *latin == lower).map_or(letter, |(cyrillic, _)| *cyrillic);
        if is_upper(letter) { upper_char(cyrillic) } else { cyrillic }
    };
    text.chars().map(stored).collect()
}

/// What became of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// The text, as many characters as before.
    pub text: String,
    /// How many paragraphs were decoded.
    pub paragraphs: u32,
    /// How sure the evidence is over the whole text, from 0 to 1; 1 where the source said so.
    pub score: f32,
}

/// Decodes a text whose evidence for an old font is strong; `None` leaves it as it is.
///
/// In a text that is one, a paragraph is decoded unless its own words speak for Russian or for true Azerbaijani
/// Cyrillic. In one that is not as a whole, only the paragraphs that prove it themselves are. `said` is for a source
/// that was declared to be in an old font: every Cyrillic letter is decoded.
pub fn decode_text(text: &str, said: bool) -> Option<Decoded> {
    if said {
        return Some(Decoded { text: decode(text), paragraphs: text.lines().count() as u32, score: 1.0 });
    }
    let whole = Evidence::of(text);
    if whole.old_font == 0 {
        return None;
    }
    let mut decoded =
        Decoded { text: String::with_capacity(text.len()), paragraphs: 0, score: whole.old_font_score() };
    for paragraph in paragraphs(text) {
        let own = if has_cyrillic(paragraph) { Evidence::of(paragraph) } else { Evidence::default() };
        if is_decoded(&own, whole.is_old_font()) {
            decoded.text.extend(paragraph.chars().map(decode_letter));
            decoded.paragraphs += 1;
            decoded.score = decoded.score.max(own.old_font_score());
        } else {
            decoded.text.push_str(paragraph);
        }
    }
    (decoded.paragraphs > 0).then_some(decoded)
}

/// Whether a paragraph with this evidence is to be decoded, in a text that is in an old font as a whole or not.
pub fn is_decoded(own: &Evidence, whole: bool) -> bool {
    let rather = own.old_font >= own.azerbaijani + own.russian + own.third;
    own.script() == Script::OldFont || whole && own.cyrillic > 0 && rather
}

/// Whether a text may have Cyrillic letters: a quick look at its bytes.
pub fn has_cyrillic(text: &str) -> bool {
    // U+0400–U+052F; the few further ones are in no chronicle.
    // Without a way out of the loop it takes many bytes at a time.
    text.bytes().fold(false, |any, byte| any | matches!(byte, 0xD0..=0xD4))
}

/// Runs of lines without a blank one, the line breaks with them: one wrapped line is too short to judge.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = 0;
        for line in rest.split_inclusive('\n') {
            end += line.len();
            if line.trim().is_empty() {
                break;
            }
        }
        let (paragraph, later) = rest.split_at(end);
        rest = later;
        Some(paragraph)
    })
}

/// windows-1251 bytes that were read as Latin-1 (`Àçÿðáàéúàí`) → the Cyrillic letters; `None` for other text.
///
/// At least nine letters of ten must be from `À`–`ÿ`, which no language written in Latin letters comes near.
pub fn undo_latin1(text: &str) -> Option<String> {
    let (mut high, mut letters) = (0u32, 0u32);
    for letter in text.chars().filter(|c| is_letter(*c)) {
        letters += 1;
        high += u32::from(matches!(letter, 'À'..='ÿ' | '¸' | '¨'));
    }
    if high < 12 || high * 10 < letters * 9 {
        return None;
    }
    Some(restore_latin1(text))
}

/// The same without asking, for a text whose surroundings prove it.
pub fn restore_latin1(text: &str) -> String {
    let restored = |letter: char| match letter {
        // × and ÷ among them are letters there.
        'À'..='ÿ' => char::from_u32(u32::from(letter) - 0xC0 + 0x410).unwrap_or(letter),
        '¸' => 'ё',
        '¨' => 'Ё',
        other => other,
    };
    text.chars().map(restored).collect()
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_text, encode, undo_latin1};
    use crate::lang::passage::{Evidence, Script, passage_script};
    use crate::lang::script::to_cyrillic;
    use proptest::prelude::*;

    const CORPUS: &str = include_str!("../../corpus/qafqaz-1917-1923.txt");

    #[test]
    fn golden_rows() {
        let table = include_str!("../../tests/golden/letters-passages.tsv");
        for row in table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [script, text] = cells[..] else { panic!("row: {row}") };
            assert_eq!(format!("{:?}", passage_script(text)), script, "row: {row} {:?}", Evidence::of(text));
            assert_eq!(decode_text(text, false).is_some(), script == "OldFont", "row: {row}");
        }
    }

    #[test]
    fn a_chronicle_in_an_old_font_comes_back() {
        let decoded = decode_text(&encode(CORPUS), false).unwrap();
        assert_eq!(decoded.text, CORPUS);
        assert!(decoded.score > 0.9, "{}", decoded.score);
    }

    #[test]
    fn paragraphs_of_the_chronicle_are_told_apart() {
        let (mut all, mut found, mut wrong) = (0, 0, 0);
        for paragraph in CORPUS.split("\n\n").filter(|paragraph| paragraph.split_whitespace().count() >= 12) {
            all += 1;
            found += u32::from(passage_script(&encode(paragraph)) == Script::OldFont);
            wrong += u32::from(passage_script(&to_cyrillic(paragraph)) != Script::AzCyrillic);
            wrong += u32::from(passage_script(paragraph) != Script::Latin);
        }
        assert!(all > 30 && found * 100 >= all * 99 && wrong == 0, "{found} of {all}, {wrong} wrong");
    }

    #[test]
    fn a_wrongly_read_file_comes_back() {
        let shown: String =
            encode("Azərbaycan Cümhuriyyəti")
                .chars()
                .map(|c| {
                    if matches!(c, 'А'..='я') {
                        char::from_u32(c as u32 - 0x410 + 0xC0).unwrap()
                    } else {
                        c
                    }
                })
                .collect();
        assert_eq!(decode(&undo_latin1(&shown).unwrap()), "Azərbaycan Cümhuriyyəti");
        assert_eq!(undo_latin1("Été à la française, naïveté où l’élève"), None);
    }

    #[test]
    fn what_the_source_says_counts() {
        assert_eq!(decode_text("Бакы", false), None);
        assert_eq!(decode_text("Бакы", true).unwrap().text, "Bakı");
    }

    proptest! {
        #[test]
        fn decoding_keeps_every_character(text in "[А-Яа-яёЁA-Za-z0-9 .,\\n]{0,60}") {
            prop_assert_eq!(decode(&text).chars().count(), text.chars().count());
            if let Some(decoded) = decode_text(&text, false) {
                prop_assert_eq!(decoded.text.chars().count(), text.chars().count());
            }
        }

        #[test]
        fn encoding_comes_back(text in "[a-zəıöüçşğA-ZƏİÖÜÇŞĞ ]{0,40}") {
            let text = text.replace(['w', 'W'], "v");
            prop_assert_eq!(decode(&encode(&text)), text);
        }
    }
}
