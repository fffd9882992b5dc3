//! Whatever is typed is read as a query: its words stand where it says, and what it was read as reads the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use salname::query::{Item, Query, Word, parse};

/// What an item has inside; `false` for a date or a mark without its letter: what those are shown as reads as
/// something else.
fn holds_for(item: &Item, typed: &str) -> bool {
    let word = |word: &Word| {
        assert!(!word.text.is_empty());
        assert_eq!(typed.get(word.from..word.to), Some(&*word.text));
        word.text.starts_with(char::is_alphanumeric)
    };
    match item {
        Item::Word(one) => word(one),
        Item::Phrase { words, .. } => {
            assert!(words.len() > 1, "a phrase has words");
            words.iter().fold(true, |same, one| word(one) && same)
        }
        Item::Either(items) | Item::Group(items) => {
            assert!(items.len() > 1, "a group has items");
            items.iter().fold(true, |same, item| holds_for(item, typed) && same)
        }
        Item::Title(item) => holds_for(item, typed),
        Item::Date { text, .. } => {
            assert!(!text.is_empty());
            false
        }
    }
}

fn is_shown_as_typed(query: &Query) -> bool {
    query.items.iter().chain(&query.without).fold(true, |same, item| holds_for(item, &query.typed) && same)
}

fuzz_target!(|typed: &str| {
    let query = parse(typed);
    assert_eq!(query.typed, typed);
    let read_as = query.read_as();
    let again = parse(&read_as);
    if is_shown_as_typed(&query) & is_shown_as_typed(&again) {
        assert_eq!(again.read_as(), read_as);
    }
});
