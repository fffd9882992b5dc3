//! The weights of the second phase: every number that ranking is made of, with what it buys.
//!
//! A full match of every word, in a row, as typed, at the beginning of a short event scores about 18. The parts
//! are on one scale, so that each can be read beside the others in `--explain`.

use super::page::Why;

/// All words of the query found: what a hit is mostly made of.
pub const WORDS: f64 = 10.0;
/// All words in the order typed with nothing between: lifts the treaty above the note that has both words.
pub const NEARNESS: f64 = 4.0;
/// Every word in the very form typed.
pub const FORM: f64 = 1.0;
/// Words that come back in the event are its subject.
pub const FREQUENCY: f64 = 1.2;
/// Words of the first lines are what the event is; those of the last are what it led to.
pub const PLACE: f64 = 1.2;
/// A short event with the words is about them.
pub const BREVITY: f64 = 0.5;
/// Words of a given title.
pub const TITLE: f64 = 2.0;

/// Position at which [`PLACE`] has fallen to nothing, in words.
pub const PLACE_REACH: f64 = 80.0;
/// Words more between two words than in the query that halve their nearness.
pub const NEARNESS_HALF: f64 = 2.5;
/// Farthest distance between two words that still counts as near, in words.
pub const NEARNESS_REACH: i64 = 25;
/// Saturation of repeated words: at this many [`FREQUENCY`] is half.
pub const FREQUENCY_HALF: f64 = 1.5;
/// Length at which [`BREVITY`] is half, in words.
pub const BREVITY_HALF: f64 = 60.0;
/// Least weight of a word that nearly every event has, beside a rare one's 3 to 8.
pub const LEAST_RARITY: f64 = 0.3;

/// How much a match is worth by why it matched, 1 being the word itself.
pub const fn quality(why: Why) -> f64 {
    match why {
        Why::Phrase | Why::Exact | Why::Ending | Why::Date => 1.0,
        Why::Script => 0.98,
        Why::Spelling => 0.92,
        Why::Name => 0.85,
        Why::Word => 0.75,
        Why::Beginning => 0.9,
        Why::Derived => 0.6,
        Why::Similar => 0.55,
    }
}
