//! What must hold for the words of any text, in any language that is known beforehand.
#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use salname::lang::filter::AzTokenizer;
use salname::lang::foreign::Lang;
use salname::lang::morph::Lemmas;
use salname::lang::sentences::sentences;
use salname::lang::words::{Shape, words};
use tantivy_tokenizer_api::{TokenStream, Tokenizer};

thread_local! {
    /// It has met all words of the inputs before.
    static TOKENIZER: RefCell<AzTokenizer> = RefCell::default();
}

fuzz_target!(|text: &str| {
    let mut at = 0;
    let all: Vec<_> = words(text).collect();
    for word in &all {
        assert!(word.from >= at && word.from < word.stem_to && word.stem_to <= word.to, "words go forward");
        assert!(text.get(word.from..word.to).is_some() && text.get(word.from..word.stem_to).is_some());
        at = word.to;
    }
    let mut at = 0;
    for sentence in sentences(text) {
        assert!(sentence.start >= at && text.get(sentence.clone()).is_some(), "sentences go forward");
        at = sentence.end;
    }
    TOKENIZER.with_borrow_mut(|tokenizer| {
        let analyzer = tokenizer.analyzer().clone();
        let mut lemmas = Lemmas::new();
        let mut form = String::new();
        let mut stream = tokenizer.token_stream(text);
        let mut position = usize::MAX;
        while stream.advance() {
            let token = stream.token();
            assert!(!token.text.trim().is_empty(), "an empty lemma");
            if token.position == position {
                continue;
            }
            assert_eq!(token.position, position.wrapping_add(1), "each word has a position");
            position = token.position;
            let word = &all[position];
            assert_eq!((token.offset_from, token.offset_to), (word.from, word.to));
            let own: Vec<&str> = stream.lemmas().iter().collect();
            analyzer.lemmas_of(word.surface(text), &mut form, &mut lemmas);
            assert_eq!(lemmas.is_empty(), form.is_empty());
            // What was met before changes nothing.
            if word.shape == Shape::Plain {
                assert_eq!(own, lemmas.iter().collect::<Vec<_>>());
            }
            analyzer.parses(&form);
            own.iter().for_each(|lemma| assert!(analyzer.bases(lemma).iter().all(|base| !base.is_empty())));
        }
        assert_eq!(position.wrapping_add(1), all.len(), "each word has a lemma");
        for language in [Lang::Tr, Lang::Ru, Lang::En] {
            let mut other = tokenizer.for_language(language);
            let mut stream = other.token_stream(text);
            while stream.advance() {
                assert!(!stream.token().text.trim().is_empty(), "an empty stem");
            }
        }
    });
});
