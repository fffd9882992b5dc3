//! Lines as printed → paragraphs as written: wrapped lines joined, words cut at a line's end mended.
//!
//! The page was as wide as its longest lines. A line that could have taken the next line's first word but did not
//! ends its paragraph; any other is wrapped. What a hyphen at a line's end means is decided by the lexicon:
//! `müqa-⏎vilə` is one word, `cənub-⏎şərq` keeps its hyphen, `1877-⏎ci` too.

use super::report::Repairs;
use crate::lang::alphabet::is_hyphen;
use crate::lang::case::is_upper;
use crate::lang::endings::is_ending;
use crate::lang::morph::Analyzer;
use crate::lang::unify::unify;

/// Widest page that counts as wrapped, in characters. A text with longer lines has a paragraph on each.
const WIDEST: usize = 200;
/// Narrowest column that counts as one.
const NARROWEST: usize = 20;
/// Characters by which a line may fall short of the page and still be full.
const SLACK: usize = 2;

/// The width that a text was wrapped at, in characters; `None` where each line is a paragraph.
pub fn page_width<'t>(lines: impl Iterator<Item = &'t str>) -> Option<usize> {
    let mut lengths: Vec<usize> =
        lines.map(|line| line.trim().chars().count()).filter(|length| *length > 0).collect();
    lengths.sort_unstable();
    let widest = *lengths.last()?;
    // One overlong line does not make the page wider: the width is where several lines end.
    let width = lengths[lengths.len() - 1 - lengths.len() / 50];
    (widest <= WIDEST && width >= NARROWEST).then_some(width)
}

/// Joins lines into paragraphs, a newline between two.
pub struct Joiner<'a> {
    width: Option<usize>,
    words: &'a Analyzer,
    text: String,
    /// Length of the last line, in characters, if a paragraph is open.
    open: Option<usize>,
    /// What was mended.
    pub repairs: Repairs,
}

impl<'a> Joiner<'a> {
    /// A joiner for a page of this width.
    pub fn new(width: Option<usize>, words: &'a Analyzer) -> Joiner<'a> {
        Joiner { width, words, text: String::new(), open: None, repairs: Repairs::default() }
    }

    /// Adds a line; `printed` is its whole length on the page, a heading before it included.
    pub fn line(&mut self, line: &str, printed: usize) {
        let line = line.trim();
        if line.is_empty() {
            self.open = None;
            return;
        }
        match self.open {
            Some(last) if self.goes_on(last, line) => self.join(line),
            _ => {
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.text.push_str(line);
            }
        }
        self.open = Some(printed);
    }

    /// The paragraphs so far; starts anew.
    pub fn take(&mut self) -> String {
        self.open = None;
        std::mem::take(&mut self.text)
    }

    /// Whether `line` goes on with the paragraph whose last line was `last` characters long.
    fn goes_on(&self, last: usize, line: &str) -> bool {
        let Some(width) = self.width else { return false };
        if self.cut_word().is_some() {
            return true;
        }
        let first = line.split_whitespace().next().unwrap_or_default().chars().count();
        let full = last + 1 + first + SLACK > width;
        // A line that breaks off in the middle of a sentence goes on whatever its length.
        let ended = self.text.ends_with(['.', '!', '?', ':', ';', '…', '"', '»', '”', ')']);
        let small = line.chars().next().is_some_and(|c| c.is_alphabetic() && !is_upper(c));
        full || (small && !ended)
    }

    /// The part of a word that the text breaks off in, without its hyphen.
    fn cut_word(&self) -> Option<&str> {
        let hyphen = self.text.chars().next_back().filter(|c| is_hyphen(*c) || *c == '\u{AD}')?;
        let before = &self.text[..self.text.len() - hyphen.len_utf8()];
        let word = before.rsplit(char::is_whitespace).next()?;
        word.chars().next_back().is_some_and(char::is_alphanumeric).then_some(word)
    }

    fn join(&mut self, line: &str) {
        self.repairs.lines_joined += 1;
        let Some(left) = self.cut_word().map(str::to_string) else {
            self.text.push(' ');
            self.text.push_str(line);
            return;
        };
        let right: String = line.chars().take_while(|c| c.is_alphabetic()).collect();
        if self.text.ends_with('\u{AD}') || !self.keeps_hyphen(&left, &right) {
            self.text.pop();
            self.repairs.words_joined += 1;
        }
        self.text.push_str(line);
    }

    /// Whether the hyphen between the two parts belongs to the word.
    fn keeps_hyphen(&self, left: &str, right: &str) -> bool {
        let last_part = left.rsplit(is_hyphen).next().unwrap_or(left);
        let digits = last_part.chars().next_back().is_some_and(char::is_numeric);
        let capital = right.chars().next().is_none_or(is_upper);
        let acronym =
            last_part.chars().filter(|c| c.is_alphabetic()).all(is_upper) && is_ending(&unify(right));
        if digits || capital || acronym {
            return true;
        }
        let known = |word: &str| is_word(self.words, word);
        if known(&format!("{last_part}{right}")) {
            return false;
        }
        known(last_part) && known(right)
    }
}

/// Whether the lexicon has the word or a stem of it; a guess by the endings is no evidence.
fn is_word(words: &Analyzer, word: &str) -> bool {
    words.parses(&unify(word)).iter().any(|parse| parse.known)
}
