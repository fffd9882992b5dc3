//! Any text → nothing, or a panic where the readers of dates break what must hold for all texts.

use super::{
    Carry, Context, at_end, at_start, complete, day_month, event_dates, find, from_event_dates, iso, whole,
};

/// Panics where a text breaks what must hold: a fuzz target calls it with any text.
pub fn holds_for(text: &str) {
    for context in [Context::default(), Context { own: iso("1921-07-05"), ..Context::default() }] {
        let mut last = 0;
        for found in find(text, &context) {
            assert!(found.from >= last && found.to > found.from, "mentions go forward");
            assert_eq!(&text[found.from..found.to], found.words);
            assert!(found.span.from <= found.span.to, "spans are ordered");
            last = found.to;
            let (from, to) = event_dates(&found.span);
            let again = from_event_dates(&from, to.as_deref()).expect("dates are read back");
            assert_eq!((again.from, again.to), (found.span.from, found.span.to));
        }
        for heading in [at_start(text, &context), at_end(text, &context)].into_iter().flatten() {
            assert_eq!(&text[heading.from..heading.from + heading.len], heading.words);
            assert!(heading.span.is_none_or(|span| span.from <= span.to), "spans are ordered");
            let carry = Carry { year: Some(1918), month: Some(2), day: None };
            assert!(
                complete(&heading.partial, &carry).is_none_or(|span| span.from <= span.to),
                "spans are ordered"
            );
        }
    }
    assert!(whole(text).is_none_or(|span| span.from <= span.to), "spans are ordered");
    let _ = day_month(text);
}
