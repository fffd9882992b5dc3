//! Text → sentences, as byte ranges that cover all of it but the white space between.
//!
//! A full stop ends a sentence before a space and a capital, a digit or a quotation mark, and between a small
//! letter and a capital where extraction lost the space. It does not after initials (`N.Nərimanov`), after
//! abbreviations (`km.`, `e.ə.`), or inside dates (`13.10.1921`). A line break always ends one.

use std::ops::Range;

use super::case::{is_upper, lower};

/// Abbreviations written with a full stop that a capital can follow. Grounds: the usual ones of reference books.
const ABBREVIATIONS: [&str; 30] = [
    "akad", "b.e.ə", "dos", "dr", "e.ə", "h", "hic", "ing", "km", "kv", "küç", "m", "m.ə", "mln", "mlrd",
    "məs", "müh", "nəşr", "nöm", "prof", "s", "səh", "t", "təq", "təv", "v", "vəf", "əs", "ş", "ər",
];

/// So many characters before a stop tell what it ends.
const LONGEST: usize = 64;

/// The sentences of a text: ranges of bytes, trimmed of white space, none empty.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    each(text, |sentence| {
        out.push(sentence);
        true
    });
    out
}

/// The first sentence of a text, without a look at the rest.
pub fn first(text: &str) -> Option<Range<usize>> {
    let mut found = None;
    each(text, |sentence| {
        found = Some(sentence);
        false
    });
    found
}

/// Hands the sentences on as long as `more` says so.
fn each(text: &str, mut more: impl FnMut(Range<usize>) -> bool) {
    let mut from = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let mut end = at + letter.len_utf8();
        let over = match letter {
            '\n' => true,
            '.' | '!' | '?' | '…' => {
                // Closing quotation marks and brackets, and further stops, belong to the sentence.
                while let Some((at, mark)) = letters.peek().copied() {
                    if !matches!(mark, '"' | '»' | '”' | ')' | '.' | '!' | '?' | '…') {
                        break;
                    }
                    end = at + mark.len_utf8();
                    letters.next();
                }
                ends_here(text, from, at, letter, end)
            }
            _ => false,
        };
        if over {
            if trimmed(text, from, end).is_some_and(|sentence| !more(sentence)) {
                return;
            }
            from = end;
        }
    }
    if let Some(sentence) = trimmed(text, from, text.len()) {
        more(sentence);
    }
}

/// The range without white space at its ends, unless that is all.
fn trimmed(text: &str, from: usize, to: usize) -> Option<Range<usize>> {
    let slice = &text[from..to];
    let trimmed = slice.trim();
    let start = from + (slice.len() - slice.trim_start().len());
    (!trimmed.is_empty()).then_some(start..start + trimmed.len())
}

/// Whether the stop at `at` (with what belongs to it ending at `end`) ends the sentence that began at `from`.
fn ends_here(text: &str, from: usize, at: usize, stop: char, end: usize) -> bool {
    let behind = &text[end..];
    let Some(next) = behind.chars().next() else { return true };
    // A run of letters and stops without a blank may have no end.
    let near = text[from..at].char_indices().rev().take(LONGEST).last();
    let near = near.map_or(at, |(begin, _)| from + begin);
    let before = text[near..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    if !next.is_whitespace() {
        // `olmadı.Həmin`: a space was lost. `N.Nərimanov`, `13.10.1921`, `e.ə` are not that.
        let small = before.chars().rev().take(3).filter(|c| c.is_alphabetic() && !is_upper(*c)).count();
        return small == 3 && is_upper(next) && end == at + stop.len_utf8();
    }
    let starts = behind.trim_start().chars().next();
    let opens = starts.is_none_or(|c| {
        is_upper(c) || c.is_numeric() || matches!(c, '"' | '«' | '“' | '„' | '(' | '-' | '–' | '—' | '•')
    });
    if stop != '.' {
        return opens;
    }
    if !opens {
        return false;
    }
    let word = before.trim_start_matches(|c: char| !c.is_alphanumeric());
    let initial = word.chars().count() == 1 && word.chars().all(is_upper);
    let initials =
        word.contains('.') && word.rsplit('.').next().is_some_and(|last| last.chars().count() == 1);
    // `5. Sentyabrda`: a number with a stop is a list mark or an ordinal only at the beginning.
    let list_mark = word.chars().all(char::is_numeric) && text[from..at].trim_start() == word;
    !(initial || initials || list_mark || ABBREVIATIONS.contains(&lower(word).as_str()))
}

#[cfg(test)]
mod tests {
    use super::{first, sentences};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
        assert_eq!(first(text), sentences(text).into_iter().next(), "{text}");
    }

    #[test]
    fn stops_end_sentences() {
        check("Sülh bağlandı. Qoşun qayıtdı!", &["Sülh bağlandı.", "Qoşun qayıtdı!"]);
        check("«Sülh!» dedi. Getdi.", &["«Sülh!» dedi.", "Getdi."]);
        check("Nəticə olmadı.Həmin ildə", &["Nəticə olmadı.", "Həmin ildə"]);
        check("Bir\nİki", &["Bir", "İki"]);
        check("", &[]);
    }

    #[test]
    fn initials_without_end_are_walked_over_once() {
        // A walk for each of them would take minutes.
        let text = "N.".repeat(1 << 19);
        check(&text, &[&text]);
    }

    #[test]
    fn other_stops_do_not() {
        check("N. Nərimanov və M.Ə. Rəsulzadə gəldi.", &["N. Nərimanov və M.Ə. Rəsulzadə gəldi."]);
        check("29 min kv. km. Bakı", &["29 min kv. km. Bakı"]);
        check("13.10.1921 tarixdə", &["13.10.1921 tarixdə"]);
        check("e.ə. 331 ildə", &["e.ə. 331 ildə"]);
    }
}
