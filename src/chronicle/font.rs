//! Lines in a font of the nineties → the same lines in today's letters (`Азярбайъан` → `Azərbaycan`).
//!
//! The beginning of a file tells whether it is in such a font as a whole; then each paragraph is asked by its own
//! words, so that a Russian quotation stays Russian. A file that is none keeps its letters but for paragraphs that
//! prove themselves. What the catalogue says of the font goes before all evidence. Letters that readers of PDF
//! files garble stay as delivered: index words alone are put right.

use std::borrow::Cow;

use super::event::Draft;
use super::lines::Line;
use super::sources::Source;
use crate::lang::lookalike::is_cyrillic;
use crate::lang::oldfont::{decode, has_cyrillic, is_decoded, restore_latin1, undo_latin1};
use crate::lang::passage::Evidence;

/// Stands between the lines of a paragraph while it is asked: no word and no font has it.
const BETWEEN: &str = "\u{1E}";

/// What is known of the letters of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Font {
    /// What the catalogue says: in an old font throughout, or in none.
    said: Option<bool>,
    /// Whether the beginning of the file proves an old font for all of it.
    whole: bool,
    /// Whether bytes of windows-1251 were stored as if they were Latin-1: `Àçÿðáàéúàí`.
    latin1: bool,
}

impl Font {
    /// Judges a file by its beginning.
    pub fn of(beginning: &str, source: &Source) -> Font {
        let said = source.font.as_deref().map(|font| !matches!(font, "none" | "no" | ""));
        let restored = if said == Some(false) { None } else { undo_latin1(beginning) };
        let text = restored.as_deref().unwrap_or(beginning);
        let whole = said != Some(false) && has_cyrillic(text) && Evidence::of(text).is_old_font();
        Font { said, whole, latin1: restored.is_some() }
    }

    /// A paragraph in today's letters, as many characters as before; `None` leaves it as it is.
    fn paragraph(&self, text: &str) -> Option<String> {
        let restored = self.latin1.then(|| restore_latin1(text)).filter(|restored| restored != text);
        let text = restored.as_deref().unwrap_or(text);
        let decodes = match self.said {
            Some(said) => said,
            None => {
                has_cyrillic(text)
                    && Evidence::may_be_old_font(text)
                    && is_decoded(&Evidence::of(text), self.whole)
            }
        };
        if decodes && text.contains(is_cyrillic) { Some(decode(text)) } else { restored }
    }

    /// Puts lines right, paragraph by paragraph; which lines were, by their numbers. With `blocks` each line is a
    /// paragraph, else they end at a blank one.
    pub fn lines(&self, lines: &mut [Line<'_>], blocks: bool) -> Vec<u64> {
        let mut right = Vec::new();
        if !self.latin1 && !lines.iter().any(|line| has_cyrillic(&line.text)) {
            return right;
        }
        for paragraph in lines.split_inclusive_mut(|line| blocks || line.text.trim().is_empty()) {
            if !self.latin1 && !paragraph.iter().any(|line| has_cyrillic(&line.text)) {
                continue;
            }
            // Wrapped lines are too short to be asked one by one.
            let text = paragraph.iter().map(|line| &*line.text).collect::<Vec<_>>().join(BETWEEN);
            let Some(decoded) = self.paragraph(&text) else { continue };
            for (line, decoded) in paragraph.iter_mut().zip(decoded.split(BETWEEN)) {
                if line.text != decoded {
                    right.push(line.number);
                    line.tail = same_place(&line.text, line.tail, decoded);
                    line.text = Cow::Owned(decoded.to_string());
                }
            }
        }
        right
    }

    /// Puts a ready event right; whether its text was.
    pub fn draft(&self, draft: &mut Draft) -> bool {
        if draft.lang.as_deref().is_some_and(|lang| lang != "az") {
            return false;
        }
        let text = self.paragraph(&draft.text);
        let other = Font { whole: self.whole || text.is_some(), ..*self };
        for part in [&mut draft.title, &mut draft.section].into_iter().flatten() {
            if let Some(right) = other.paragraph(part) {
                *part = right;
            }
        }
        let decoded = text.is_some();
        if let Some(text) = text {
            draft.text = text;
        }
        decoded
    }
}

/// The byte of `new` behind as many characters as stand before byte `at` of `old`.
fn same_place(old: &str, at: usize, new: &str) -> usize {
    let before = old.get(..at).map_or(0, |before| before.chars().count());
    new.char_indices().nth(before).map_or(new.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::{Font, Line, Source};
    use crate::lang::oldfont::encode;

    const OURS: &str = "Şəhərin böyük məktəbi açıldı və uşaqlar dərsə başladı. Ağsaqqallar da gəlmişdi.";
    const RUSSIAN: &str = "Договор был подписан после долгих переговоров, а войска вышли из города.";

    #[track_caller]
    fn check(lines: &[&str], font: Option<&str>, expected: &[&str]) {
        let source = Source { font: font.map(str::to_string), ..Source::default() };
        let found = Font::of(&lines.join("\n"), &source);
        let mut own: Vec<Line<'_>> = (1..)
            .zip(lines)
            .map(|(number, line)| Line { number, text: (*line).into(), ..Line::default() })
            .collect();
        let right = found.lines(&mut own, false);
        let got: Vec<&str> = own.iter().map(|line| &*line.text).collect();
        assert_eq!(got, expected);
        assert_eq!(right.len(), lines.iter().zip(expected).filter(|(one, other)| one != other).count());
    }

    #[test]
    fn an_old_font_is_read_and_other_cyrillic_stays() {
        let stored = encode(OURS);
        check(&[&stored, "", RUSSIAN], None, &[OURS, "", RUSSIAN]);
        check(&[RUSSIAN, "", RUSSIAN], None, &[RUSSIAN, "", RUSSIAN]);
        let cyrillic = crate::lang::script::to_cyrillic(OURS);
        check(&[&cyrillic], None, &[&cyrillic]);
        // A passage in a file of today's letters.
        check(&[OURS, OURS, OURS, "", &stored], None, &[OURS, OURS, OURS, "", OURS]);
    }

    #[test]
    fn what_the_catalogue_says_goes_first() {
        check(&["Бакы"], Some("az-1251"), &["Bakı"]);
        let stored = encode(OURS);
        check(&[&stored], Some("none"), &[&stored]);
    }

    #[test]
    fn letters_of_a_wrong_code_page_come_back() {
        let shift = |c: char| match c {
            'А'..='я' => char::from_u32(c as u32 - 0x410 + 0xC0).unwrap_or(c),
            c => c,
        };
        let garbled: String = encode(OURS).chars().map(shift).collect();
        check(&[&garbled], None, &[OURS]);
        let garbled: String = RUSSIAN.chars().map(shift).collect();
        check(&[&garbled], None, &[RUSSIAN]);
    }
}
