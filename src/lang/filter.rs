//! Text → index terms: the one adapter between this library and tantivy.
//!
//! Each word of the text takes one position; two or three lemmas of one word share it, and so do their offsets,
//! which cover the word with its ending. On request the last word of a name in capitals also has the
//! [acronyms](super::acronym) of the name. Nothing is allocated for a word once the buffers have grown.
//!
//! ```
//! use salname::lang::filter::AzTokenizer;
//! use tantivy_tokenizer_api::{TokenStream, Tokenizer};
//!
//! let mut tokenizer = AzTokenizer::default();
//! let mut stream = tokenizer.token_stream("1920-ci il");
//! assert!(stream.advance());
//! assert_eq!(stream.token().text, "1920");
//! assert!(stream.advance());
//! assert_eq!((stream.token().text.as_str(), stream.token().position), ("il", 1));
//! ```

use tantivy_tokenizer_api::{Token, TokenStream, Tokenizer};

use std::ops::Range;

use super::acronym::Run;
use super::foreign::{Lang, passages, stem};
use super::morph::{Analyzer, Lemmas, Scratch};
use super::words::{Word, Words, words};

/// Splits Azerbaijani text into words and gives the lemmas of each.
#[derive(Debug, Clone, Default)]
pub struct AzTokenizer {
    analyzer: Analyzer,
    scratch: Scratch,
    token: Token,
    /// The language of the text, where it is known and not Azerbaijani.
    language: Option<Lang>,
    acronyms: bool,
}

impl AzTokenizer {
    /// A tokenizer with the given lexicon; `AzTokenizer::default()` has the one that comes with the crate.
    pub fn new(analyzer: Analyzer) -> AzTokenizer {
        AzTokenizer { analyzer, ..AzTokenizer::default() }
    }

    /// The same for a text that is known to be in another language: all of it also gets the stems of that language,
    /// but for passages that prove a third one.
    pub fn for_language(&self, language: Lang) -> AzTokenizer {
        let language = Some(language).filter(|language| *language != Lang::Az);
        AzTokenizer { language, ..self.clone() }
    }

    /// The same with the [acronyms](super::acronym) of names in capitals.
    pub fn with_acronyms(self) -> AzTokenizer {
        AzTokenizer { acronyms: true, ..self }
    }

    /// The analyzer that it asks.
    pub fn analyzer(&self) -> &Analyzer {
        &self.analyzer
    }
}

impl Tokenizer for AzTokenizer {
    type TokenStream<'a> = AzStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> AzStream<'a> {
        self.token.reset();
        AzStream {
            analyzer: &self.analyzer,
            scratch: &mut self.scratch,
            token: &mut self.token,
            words: words(text),
            text,
            word: None,
            next: 0,
            run: self.acronyms.then(Run::default),
            passed: 0,
            foreign: match self.language {
                Some(language) => in_language(text, language),
                None => foreign_passages(text),
            },
        }
    }
}

/// The tokens of one text.
#[derive(Debug)]
pub struct AzStream<'a> {
    analyzer: &'a Analyzer,
    scratch: &'a mut Scratch,
    token: &'a mut Token,
    words: Words<'a>,
    text: &'a str,
    word: Option<Word>,
    /// The lemma of the word in hand that comes next.
    next: usize,
    /// The name in capitals that the word ends.
    run: Option<Run>,
    /// Passages in other languages, in order.
    foreign: Vec<(Range<usize>, Lang)>,
    /// How many of them are behind the word in hand.
    passed: usize,
}

/// The passages that are not Azerbaijani; none, and nothing allocated, for nearly every text.
fn foreign_passages(text: &str) -> Vec<(Range<usize>, Lang)> {
    let mut foreign = passages(text);
    foreign.retain(|(_, language)| *language != Lang::Az);
    foreign
}

/// All passages of a text in another language; those that are not told apart are in that one.
fn in_language(text: &str, language: Lang) -> Vec<(Range<usize>, Lang)> {
    let mut all = passages(text);
    all.iter_mut().filter(|(_, found)| *found == Lang::Az).for_each(|(_, found)| *found = language);
    all
}

impl AzStream<'_> {
    /// The word that the current token comes from.
    pub fn word(&self) -> Option<&Word> {
        self.word.as_ref()
    }

    /// All lemmas of the word in hand.
    pub fn lemmas(&self) -> &Lemmas {
        self.scratch.lemmas()
    }
}

impl AzStream<'_> {
    /// Once a word, behind its lemmas: the stem of the passage's language, in a term space of its own.
    fn stem_of_its_language(&mut self) -> bool {
        let Some(word) = self.word.take() else { return false };
        let ahead = &self.foreign[self.passed..];
        self.passed += ahead.iter().take_while(|(range, _)| range.end <= word.from).count();
        match self.foreign.get(self.passed) {
            Some((range, language)) if range.start <= word.from => {
                self.token.text.clear();
                stem(*language, word.stem(self.text), &mut self.token.text)
            }
            _ => false,
        }
    }
}

impl AzStream<'_> {
    /// The next acronym of the name that the word ends.
    fn acronym(&mut self) -> bool {
        self.run.as_mut().is_some_and(|run| run.write(&mut self.token.text))
    }
}

impl TokenStream for AzStream<'_> {
    fn advance(&mut self) -> bool {
        loop {
            if self.word.is_some()
                && let Some(lemma) = self.scratch.lemmas().get(self.next)
            {
                self.token.text.clear();
                self.token.text.push_str(lemma);
                self.next += 1;
                return true;
            }
            if self.stem_of_its_language() || self.acronym() {
                return true;
            }
            let Some(word) = self.words.next() else { return false };
            self.analyzer.word_lemmas(self.text, &word, self.scratch);
            self.next = 0;
            if let Some(run) = &mut self.run {
                run.step(self.text, &word);
            }
            self.token.offset_from = word.from;
            self.token.offset_to = word.to;
            self.token.position = self.token.position.wrapping_add(1);
            self.word = Some(word);
        }
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::AzTokenizer;
    use tantivy_tokenizer_api::{TokenStream, Tokenizer};

    #[test]
    fn positions_count_words_and_offsets_cover_them() {
        let text = "MK-nın 1905-1906-cı illəri";
        let mut tokenizer = AzTokenizer::default();
        let mut stream = tokenizer.token_stream(text);
        let mut found = Vec::new();
        while stream.advance() {
            let token = stream.token();
            found.push((
                token.position,
                text[token.offset_from..token.offset_to].to_owned(),
                token.text.clone(),
            ));
        }
        let expected =
            [(0, "MK-nın", "mk"), (1, "1905", "1905"), (2, "1906-cı", "1906"), (3, "illəri", "il")];
        let expected: Vec<_> =
            expected.map(|(at, word, lemma)| (at, word.to_owned(), lemma.to_owned())).into();
        assert_eq!(found, expected);
    }
}
