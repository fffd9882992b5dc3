//! Lines as printed → paragraphs as written: wrapped lines joined, words cut at a line's end mended.
//!
//! The page was as wide as its longest lines. A line that could have taken the next line's first word but did not
//! ends its paragraph; any other is wrapped. What a hyphen at a line's end means is decided by the lexicon:
//! `müqa-⏎vilə` is one word, `cənub-⏎şərq` keeps its hyphen, `1877-⏎ci` too.

use std::sync::LazyLock;

use super::event::fingerprint;
use super::look::{Look, Marker};
use super::place::{Fresh, Place};
use super::report::Repairs;
use crate::lang::alphabet::is_hyphen;
use crate::lang::case::{is_upper, lower};
use crate::lang::endings::is_ending;
use crate::lang::morph::{Analyzer, Lemmas};
use crate::lang::unify::unify;

static DOUBLE: LazyLock<memchr::memmem::Finder<'static>> =
    LazyLock::new(|| memchr::memmem::Finder::new(b"  "));

/// Widest page that counts as wrapped, in characters. A text with longer lines has a paragraph on each.
const WIDEST: usize = 200;
/// Narrowest column that counts as one.
const NARROWEST: usize = 20;
/// Most letters of a word, its endings with it.
const LONGEST_WORD: usize = 64;
/// Characters by which a line may fall short of the page and still be full.
pub const SLACK: usize = 2;

/// The width that a text was wrapped at, from the lengths of its lines; `None` where each line is a paragraph.
pub fn page_width(lengths: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts = [0usize; WIDEST + 2];
    let mut all = 0;
    for length in lengths.filter(|length| *length > 0) {
        counts[length.min(WIDEST + 1)] += 1;
        all += 1;
    }
    if all == 0 || counts[WIDEST + 1] * 50 > all {
        return None;
    }
    // One overlong line does not make the page wider: the width is where several lines end.
    let mut longer = all / 50;
    let width = (1..=WIDEST).rev().find(|length| {
        let enough = counts[*length] > longer;
        longer = longer.saturating_sub(counts[*length]);
        enough
    })?;
    (width >= NARROWEST).then_some(width)
}

/// Joins lines into paragraphs, a newline between two.
pub struct Joiner<'a> {
    known: Known<'a>,
    text: String,
    /// What was mended.
    pub repairs: Repairs,
}

impl<'a> Joiner<'a> {
    /// A joiner that knows these words.
    pub fn new(words: &'a Analyzer) -> Joiner<'a> {
        let known = Known { words, asked: Vec::new() };
        Joiner { known, text: String::new(), repairs: Repairs::default() }
    }

    /// Makes room for so many bytes more.
    pub fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }

    /// Adds what stands on a line; `apart` where each line is a paragraph.
    pub fn line(&mut self, part: &str, look: &Look<'_>, place: &Place, apart: bool) {
        let part = part.trim();
        if part.is_empty() {
            return;
        }
        if self.text.is_empty() {
            self.push(part);
            return;
        }
        let cut = self.cut_word();
        let listed = look.marker.0 != Marker::Bare && cut.is_none();
        let goes_on = match place.fresh {
            Fresh::Middle => !listed || !place.gap,
            Fresh::Short => !apart && !listed && (!look.large || place.broken),
            Fresh::Sentence => !apart && place.wrapped && !listed,
            Fresh::Paragraph => false,
        };
        match (goes_on, cut) {
            (true, Some(from)) => self.join(from, part),
            (true, None) => {
                self.repairs.lines_joined += 1;
                self.text.push(' ');
                self.push(part);
            }
            (false, _) => {
                self.text.push('\n');
                self.push(part);
            }
        }
    }

    /// The paragraphs so far; starts anew.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Adds words, a run of blanks as one.
    fn push(&mut self, part: &str) {
        let bytes = part.as_bytes();
        let tabs = memchr::memchr(b'\t', bytes).is_some();
        let wide = |from: usize| match tabs {
            true => memchr::memchr2(b' ', b'\t', &bytes[from..]),
            false => DOUBLE.find(&bytes[from..]),
        };
        let (mut from, mut next) = (0, wide(0));
        self.repairs.blanks += u64::from(next.is_some());
        while let Some(at) = next.map(|at| from + at) {
            self.text.push_str(&part[from..at]);
            self.text.push(' ');
            from = at + bytes[at..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
            next = wide(from);
        }
        self.text.push_str(&part[from..]);
    }

    /// Where the part of a word begins that the text breaks off in with a hyphen.
    fn cut_word(&self) -> Option<usize> {
        let hyphen =
            self.text.chars().next_back().filter(|c| is_hyphen(*c) || matches!(c, '\u{AD}' | '¬'))?;
        let before = &self.text[..self.text.len() - hyphen.len_utf8()];
        if !before.chars().next_back()?.is_alphanumeric() {
            return None;
        }
        // Parts before another hyphen tell nothing, nor does what is longer than any word.
        let begin = before.char_indices().rev().take(LONGEST_WORD);
        let begin = begin.take_while(|(_, c)| !c.is_whitespace() && !is_hyphen(*c)).last();
        Some(begin.map_or(before.len(), |(at, _)| at))
    }

    /// Adds a line that goes on with the word that begins at `from`.
    fn join(&mut self, from: usize, line: &str) {
        self.repairs.lines_joined += 1;
        let right = &line[..line.find(|c: char| !c.is_alphabetic()).unwrap_or(line.len())];
        let hyphen = self.text.pop();
        let soft = matches!(hyphen, Some('\u{AD}' | '¬'));
        match hyphen.filter(|_| !soft && self.known.keeps_hyphen(&self.text[from..], right)) {
            Some(hyphen) => self.text.push(hyphen),
            None => self.repairs.words_joined += 1,
        }
        self.push(line);
    }
}

/// Knows of which words a hyphen is a part.
struct Known<'a> {
    words: &'a Analyzer,
    /// Words asked for before, by their fingerprints: the same ones are cut again and again.
    asked: Vec<(u128, bool)>,
}

impl Known<'_> {
    /// Whether the hyphen between the two parts belongs to the word.
    fn keeps_hyphen(&mut self, left: &str, right: &str) -> bool {
        let last_part = left.trim_start_matches(|c: char| !c.is_alphanumeric());
        let digits = last_part.chars().next_back().is_some_and(char::is_numeric);
        let capital = right.chars().next().is_none_or(is_upper);
        let shouted = last_part.chars().filter(|c| c.is_alphabetic()).all(is_upper);
        if digits || (capital && !(shouted && right.chars().count() > 1 && last_part.chars().count() > 1)) {
            return true;
        }
        if shouted && !capital {
            return is_ending(&unify(right));
        }
        if self.has(&[last_part, right].concat()) {
            return false;
        }
        right.chars().nth(2).is_some() && self.has(last_part) && self.has(right)
    }

    /// Whether the word is in the lexicon, with any endings.
    fn has(&mut self, word: &str) -> bool {
        /// How many words are remembered.
        const REMEMBERED: usize = 1 << 11;
        self.asked.resize(REMEMBERED, (0, false));
        let print = fingerprint(word);
        let slot = &mut self.asked[print as usize % REMEMBERED];
        if slot.0 != print {
            let mut lemmas = Lemmas::new();
            self.words.lemmas(&unify(&lower(word)), &mut lemmas);
            *slot = (print, lemmas.known());
        }
        slot.1
    }
}
