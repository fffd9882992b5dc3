//! Any text is split into words in order, and no word has an empty lemma.
#![no_main]

use libfuzzer_sys::fuzz_target;
use salname::lang::filter::AzTokenizer;
use tantivy_tokenizer_api::{TokenStream, Tokenizer};

fuzz_target!(|text: &str| {
    let mut tokenizer = AzTokenizer::default();
    let mut stream = tokenizer.token_stream(text);
    let mut at = 0;
    while stream.advance() {
        let token = stream.token();
        assert!(!token.text.is_empty());
        assert!(token.offset_from >= at && token.offset_from < token.offset_to);
        assert!(text.get(token.offset_from..token.offset_to).is_some());
        at = token.offset_from;
    }
});
