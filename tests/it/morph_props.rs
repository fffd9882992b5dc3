//! What holds of the analysis of any text, and of every word of the lexicon.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests fail loudly and print their counts"
)]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use salname::lang::case::lower;
use salname::lang::filter::AzTokenizer;
use salname::lang::morph::{Analyzer, Lemmas, row};
use salname::lang::unify::unify;
use tantivy_tokenizer_api::{TokenStream, Tokenizer};

/// Letters of the language, endings and strangers, in an order that makes words.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[abcçdeəfgğhxıijkqlmnoöprsştuüvyz]{1,24}",
        "[a-zəıöüçşğ]{1,8}(lar|lər)?(ımız|imiz|ı|i|sı|si)?(nın|nin|da|də|dan|dən|ın|a|ə)?(dır|dir)?",
        "\\PC{0,40}",
        "[а-яәөүҹҝһ]{1,12}",
    ]
}

proptest! {
    #[test]
    fn every_word_has_lemmas_and_none_is_empty(word in word()) {
        let form = unify(&word);
        let mut lemmas = Lemmas::new();
        let analyzer = Analyzer::new();
        analyzer.lemmas(&form, &mut lemmas);
        prop_assert_eq!(lemmas.is_empty(), form.is_empty());
        for lemma in lemmas.iter() {
            prop_assert!(!lemma.is_empty());
            let letters = lemma.chars().count();
            prop_assert!(letters > 1 || lemma == "o" || form.chars().count() == 1, "{} → {}", form, lemma);
        }
        analyzer.parses(&form);
        analyzer.bases(&form);
    }

    #[test]
    fn any_text_is_tokenized_in_order(text in "\\PC{0,200}") {
        let mut tokenizer = AzTokenizer::default();
        let mut stream = tokenizer.token_stream(&text);
        let mut last = None;
        while stream.advance() {
            let token = stream.token();
            prop_assert!(text.get(token.offset_from..token.offset_to).is_some());
            prop_assert!(last.is_none_or(|last| token.position == last || token.position == last + 1));
            last = Some(token.position);
        }
    }
}

/// The rows of all lexicon files.
fn rows() -> Vec<row::Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang/data/lexicon");
    let mut rows = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        rows.extend(text.lines().filter_map(|line| row::read(line).unwrap()));
    }
    rows
}

/// Forms with a row of their own in the readings table: there the order was decided by hand.
fn decided() -> Vec<String> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang/data");
    let mut forms = Vec::new();
    for file in ["readings.txt", "pronouns.txt"] {
        let text = fs::read_to_string(data.join(file)).unwrap();
        forms.extend(
            text.lines().filter_map(|line| line.split('#').next()?.split_whitespace().next().map(lower)),
        );
    }
    forms
}

#[test]
fn a_headword_is_its_own_lemma() {
    let analyzer = Analyzer::new();
    let decided = decided();
    let mut lemmas = Lemmas::new();
    let mut wrong = Vec::new();
    let rows = rows();
    for row in &rows {
        if row.rare || row.same_as.is_some() || row.head.contains(['-', '(', '.', '/']) {
            continue;
        }
        let form = unify(&row.head);
        if decided.contains(&form) {
            continue;
        }
        analyzer.lemmas(&form, &mut lemmas);
        if lemmas.first() != form {
            wrong.push(format!("{form} → {}", lemmas.iter().collect::<Vec<_>>().join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} headwords:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
