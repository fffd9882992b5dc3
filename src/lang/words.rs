//! Text → words with their places: byte offsets, the part that endings hang on, and what joins them.
//!
//! A word here is what one position of the index holds. `cənub-şərqdə` is two joined words, `MK-nın` and
//! `1920-ci` are one whose stem ends before the hyphen, `olmadı.Həmin` and `11may` are two because extraction
//! loses spaces. Nothing is lower-cased or unified here: offsets always point into the text as delivered.

use super::alphabet::{is_apostrophe, is_hyphen, is_quote};
use super::case::is_upper;
use super::common;
use super::endings::{is_ending_as_written, is_ending_of_a_sign};
use super::unify::is_silent;

/// What a word is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Letters.
    Plain,
    /// Digits, with or without an ending behind them (`1920-ci`, `5-də`).
    Number,
    /// Letters with an ending set off by a hyphen or an apostrophe (`MK-nın`, `Bakı'nın`): `stem_to` says where.
    Parted,
}

/// One word of a text. All offsets are bytes into that text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub from: usize,
    /// One past the last byte, endings included.
    pub to: usize,
    /// Where the stem ends that an ending was set off from; `to` where none was.
    pub stem_to: usize,
    /// What it is made of.
    pub shape: Shape,
    /// Whether a hyphen joins it to the word before (`şərq` of `cənub-şərq`).
    pub joined: bool,
}

impl Word {
    /// The word as it stands in the text.
    pub fn surface<'t>(&self, text: &'t str) -> &'t str {
        &text[self.from..self.to]
    }

    /// The word without an ending that a hyphen or an apostrophe sets off.
    pub fn stem<'t>(&self, text: &'t str) -> &'t str {
        &text[self.from..self.stem_to]
    }
}

/// Walks over the words of a text.
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, last_to: usize::MAX }
}

/// The iterator behind [`words`].
#[derive(Debug, Clone)]
pub struct Words<'t> {
    text: &'t str,
    at: usize,
    last_to: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Other,
}

fn class(letter: char) -> Class {
    match letter {
        'a'..='z' | 'A'..='Z' | 'ə' | 'Ə' | 'ı' | 'İ' | 'ö' | 'ü' | 'ş' | 'ç' | 'ğ' => Class::Letter,
        '0'..='9' => Class::Digit,
        '\0'..='\u{7f}' => Class::Other,
        // A combining mark belongs to its letter; tokenizers that stop there split a decomposed ş.
        '\u{300}'..='\u{36F}' => Class::Letter,
        _ if letter.is_alphabetic() => Class::Letter,
        _ if letter.is_numeric() => Class::Digit,
        _ => Class::Other,
    }
}

impl Words<'_> {
    fn peek(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte < 0x80 { Some(byte as char) } else { self.text[at..].chars().next() }
    }

    fn class_at(&self, at: usize) -> Class {
        self.peek(at).map_or(Class::Other, class)
    }

    /// The end of the run of digits that begins at `at`.
    fn digits(&self, mut at: usize) -> usize {
        while let Some(digit) = self.peek(at).filter(|c| class(*c) == Class::Digit) {
            at += digit.len_utf8();
        }
        at
    }

    /// The end of the run of letters that begins at `at`, and where an apostrophe sets off an ending.
    fn letters(&self, from: usize) -> (usize, Option<usize>) {
        let (mut at, mut end) = (from, from);
        // Counted for words run together: `QarabağMuxtar` parts, `YouTube` and `McDonald` do not.
        let mut small = 0usize;
        let mut apostrophe = None;
        while let Some(letter) = self.peek(at) {
            let next = at + letter.len_utf8();
            if class(letter) == Class::Letter {
                // A Ģ is the ş of a PDF reader: olmuĢdur is one word.
                if is_upper(letter) && letter != 'Ģ' {
                    if small >= 3 && self.small_letters(next) >= 2 {
                        // A mark that stands at the seam belongs to neither word.
                        return (end, apostrophe.filter(|mark| *mark < end));
                    }
                    small = 0;
                } else {
                    small += 1;
                }
                at = next;
                end = at;
            } else if is_silent(letter) && at > from && self.class_at(next) == Class::Letter {
                if is_apostrophe(letter) {
                    apostrophe = Some(at);
                }
                at = next;
            } else if letter == '(' && at > from {
                match self.bracketed(at) {
                    Some(close) => at = close,
                    None => break,
                }
            } else {
                break;
            }
        }
        (at, apostrophe)
    }

    /// The end of a common word: letters of the alphabet, the first one a capital or not, then a blank or the like.
    ///
    /// Most words are such; whatever may join what follows to the word is left to the careful walk.
    fn common(&self, from: usize) -> Option<usize> {
        common::end(self.text.as_bytes(), from)
    }

    /// How many small letters stand at `at`, counted up to two.
    fn small_letters(&self, mut at: usize) -> usize {
        let mut count = 0;
        while let Some(letter) = self.peek(at).filter(|c| class(*c) == Class::Letter && !is_upper(*c)) {
            count += 1;
            if count == 2 {
                break;
            }
            at += letter.len_utf8();
        }
        count
    }

    /// The end of a bracketed letter inside an acronym: `(b)` of `RK(b)P`, with a capital on both sides.
    fn bracketed(&self, at: usize) -> Option<usize> {
        let before = self.text[..at].chars().next_back()?;
        let mut inside = self.text[at + 1..].char_indices();
        let (_, letter) = inside.next()?;
        let (close, bracket) = inside.next()?;
        let (after, capital) = inside.next()?;
        let acronym = class(letter) == Class::Letter && bracket == ')' && close > 0;
        let capitals = is_upper(before) == is_upper(capital) && class(capital) == Class::Letter;
        (acronym && capitals && class(before) == Class::Letter).then_some(at + 1 + after)
    }

    /// Where the ending behind a hyphen at `at` ends, if there is one; `sign`: behind a number or an acronym.
    fn hyphened_ending(&self, at: usize, sign: bool) -> Option<usize> {
        let hyphen = self.peek(at).filter(|c| is_hyphen(*c))?;
        let from = at + hyphen.len_utf8();
        if self.class_at(from) != Class::Letter {
            return None;
        }
        let (to, _) = self.letters(from);
        let ends = if sign { is_ending_of_a_sign } else { is_ending_as_written };
        ends(&self.text[from..to]).then_some(to)
    }

    /// Whether the letters from `from` to `to` are an ending after a closing quotation mark: `«Kaspi»nin`.
    fn ends_a_quotation(&self, from: usize, to: usize) -> bool {
        // A blank, a hyphen or nothing stands before nearly every word.
        match self.text.as_bytes()[..from].last() {
            Some(before) if *before == b'"' || *before >= 0x80 => {}
            _ => return false,
        }
        let mut before = self.text[..from].chars().rev();
        let closed =
            before.next().is_some_and(is_quote) && before.next().is_some_and(|c| class(c) != Class::Other);
        closed && is_ending_as_written(&self.text[from..to])
    }

    fn number(&self, from: usize) -> Word {
        let stem_to = self.digits(from);
        let mut to = stem_to;
        if let Some(end) = self.hyphened_ending(stem_to, true) {
            to = end;
        } else if self.class_at(stem_to) == Class::Letter {
            let (end, _) = self.letters(stem_to);
            if is_ending_as_written(&self.text[stem_to..end]) {
                to = end;
            }
        }
        Word { from, to, stem_to, shape: Shape::Number, joined: false }
    }

    fn lettered(&self, from: usize) -> Word {
        let (to, apostrophe) = self.letters(from);
        let stem = &self.text[from..to];
        let acronym =
            || stem.len() > 1 && stem.chars().all(|letter| is_upper(letter) || !letter.is_alphabetic());
        if let Some(end) = self.hyphened_ending(to, self.peek(to).is_some_and(is_hyphen) && acronym()) {
            return Word { from, to: end, stem_to: to, shape: Shape::Parted, joined: false };
        }
        // `Bakı'nın` has an ending there, `mə'dən` and `da'va` a letter of old spelling: the stem of a name is
        // three letters at least.
        if let Some(mark) = apostrophe {
            let tail = self.text[mark..].trim_start_matches(is_apostrophe);
            let tail = &tail[..tail.len() - (self.text.len() - to)];
            if self.text[from..mark].chars().count() >= 3 && is_ending_as_written(tail) {
                return Word { from, to, stem_to: mark, shape: Shape::Parted, joined: false };
            }
        }
        Word { from, to, stem_to: to, shape: Shape::Plain, joined: false }
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        loop {
            let from = self.at;
            if self.text.as_bytes().get(from) == Some(&b' ') {
                self.at += 1;
                continue;
            }
            let mut word = match self.common(from) {
                Some(to) => Word { from, to, stem_to: to, shape: Shape::Plain, joined: false },
                None => {
                    let letter = self.peek(from)?;
                    match class(letter) {
                        Class::Other => {
                            self.at += letter.len_utf8();
                            continue;
                        }
                        Class::Digit => self.number(from),
                        Class::Letter => self.lettered(from),
                    }
                }
            };
            self.at = word.to;
            if word.shape == Shape::Plain && self.ends_a_quotation(word.from, word.to) {
                continue;
            }
            // The hyphens take one byte or three.
            word.joined = matches!(from.wrapping_sub(self.last_to), 1 | 3)
                && self.text.get(self.last_to..from).is_some_and(|gap| {
                    let mut marks = gap.chars();
                    marks.next().is_some_and(is_hyphen) && marks.next().is_none()
                });
            self.last_to = word.to;
            return Some(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Shape, words};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = words(text).map(|word| word.surface(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[track_caller]
    fn check_stem(text: &str, stem: &str, shape: Shape) {
        let word = words(text).next().expect("a word");
        assert_eq!((word.stem(text), word.shape), (stem, shape), "{text}");
    }

    #[test]
    fn spaces_and_marks_part_words() {
        check("Bakıda, Şuşada.", &["Bakıda", "Şuşada"]);
        check("olmadı.Həmin", &["olmadı", "Həmin"]);
        check("N.Nərimanov", &["N", "Nərimanov"]);
        check("", &[]);
        check(" * * * ", &[]);
    }

    #[test]
    fn words_run_together_part_at_the_seam() {
        check("QarabağMuxtar Vilayəti", &["Qarabağ", "Muxtar", "Vilayəti"]);
        check("11may 28 oktyabr1911Məşhur", &["11", "may", "28", "oktyabr", "1911", "Məşhur"]);
        check("Qarabağ’Muxtar Qarabağ\u{AD}Muxtar", &["Qarabağ", "Muxtar", "Qarabağ", "Muxtar"]);
        check("YouTube McDonald AzTV", &["YouTube", "McDonald", "AzTV"]);
        check("olmuĢdur döyüĢçülər", &["olmuĢdur", "döyüĢçülər"]);
    }

    #[test]
    fn set_off_endings_belong_to_their_word() {
        check("1920-ci ilin 5-də MK-nın", &["1920-ci", "ilin", "5-də", "MK-nın"]);
        check("1905-1906-cı illər", &["1905", "1906-cı", "illər"]);
        check("«Xalq qəzeti»nin nömrəsi", &["Xalq", "qəzeti", "nömrəsi"]);
        check("1920-ҹи илдә ССРИ-нин 90-х годов", &["1920-ҹи", "илдә", "ССРИ-нин", "90-х", "годов"]);
        check("BMT-de 1920-de Rio-de-Janeyro", &["BMT-de", "1920-de", "Rio", "de", "Janeyro"]);
        check_stem("1920-ci", "1920", Shape::Number);
        check_stem("SSR-in", "SSR", Shape::Parted);
        check_stem("RK(b)P-nin", "RK(b)P", Shape::Parted);
        check_stem("Bakı’nın", "Bakı", Shape::Parted);
        check_stem("mə’dən", "mə’dən", Shape::Plain);
        check_stem("mə’lumat", "mə’lumat", Shape::Plain);
    }

    #[test]
    fn compounds_are_joined_words() {
        let text = "cənub-şərqdə Nyu-York qat-qat";
        check(text, &["cənub", "şərqdə", "Nyu", "York", "qat", "qat"]);
        let joined: Vec<bool> = words(text).map(|word| word.joined).collect();
        assert_eq!(joined, [false, true, false, true, false, true]);
    }

    #[test]
    fn decomposed_and_hidden_marks_stay_inside() {
        check("s\u{327}us\u{327}a müqa\u{AD}vilə", &["s\u{327}us\u{327}a", "müqa\u{AD}vilə"]);
    }
}
