//! Whether a mark is what its reason says, as far as the typed words can tell.

use salname::lang::foreign::{self, Lang};
use salname::lang::morph::{Analyzer, Scratch};
use salname::lang::unify::unify;
use salname::lang::words::words;
use salname::search::{Hit, Mark, Why};

/// The typed words with all that they can be.
pub struct Typed {
    forms: Vec<String>,
    lemmas: Vec<String>,
}

impl Typed {
    pub fn new(typed: &str, analyzer: &Analyzer) -> Typed {
        let (mut forms, mut all) = (Vec::new(), Vec::new());
        for word in words(typed) {
            forms.push(unify(word.surface(typed)));
            all.extend(lemmas(word.surface(typed), analyzer));
        }
        Typed { forms, lemmas: all }
    }

    fn has_form(&self, text: &str) -> bool {
        self.forms.contains(&unify(text))
    }

    fn has_lemma(&self, text: &str, analyzer: &Analyzer) -> bool {
        lemmas(text, analyzer).iter().any(|lemma| self.lemmas.contains(lemma))
    }
}

/// What a word can be: its lemmas, and its stems in the other languages.
fn lemmas(text: &str, analyzer: &Analyzer) -> Vec<String> {
    let mut scratch = Scratch::new();
    let mut found: Vec<String> = Vec::new();
    for word in words(text) {
        found.extend(analyzer.word_lemmas(text, &word, &mut scratch).iter().map(str::to_string));
        found.extend(foreign::terms(word.surface(text), &Lang::FOREIGN));
    }
    found
}

/// What is wrong with the marks of a hit, if anything.
pub fn wrong(hit: &Hit, typed: &Typed, analyzer: &Analyzer) -> Vec<String> {
    let all: Vec<&Mark> = hit.snippet.marks.iter().chain(&hit.title_marks).chain(&hit.date_marks).collect();
    if all.is_empty() {
        return vec!["no mark".into()];
    }
    let tell = |mark: &&Mark| {
        let why = untrue(mark, typed, analyzer)?;
        Some(format!("{:?} is marked as {}, but {why}", mark.text, mark.why.name()))
    };
    all.iter().copied().filter_map(|mark| tell(&mark)).collect()
}

fn untrue(mark: &Mark, typed: &Typed, analyzer: &Analyzer) -> Option<&'static str> {
    let count = words(&mark.text).count();
    match mark.why {
        Why::Exact if !typed.has_form(&mark.text) => Some("nobody typed that form"),
        Why::Ending if !typed.has_lemma(&mark.text, analyzer) => Some("no typed word has its lemma"),
        Why::Phrase if count < 2 => Some("it is one word"),
        Why::Exact | Why::Ending | Why::Phrase | Why::Date => None,
        _ if count == 1 && typed.has_form(&mark.text) => Some("it was typed so"),
        _ => None,
    }
}
