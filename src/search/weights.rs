//! The weights of the second phase: every number that ranking is made of, with what it buys.
//!
//! A full match of every word, in a row, as typed, at the beginning of a short event scores about 18. The parts
//! are on one scale, so that each can be read beside the others in `--explain`.

use super::page::Why;

/// All words of the query found: what a hit is mostly made of.
pub const WORDS: f64 = 10.0;
/// An event of the time asked for: whoever names a day means that day, whatever else has the words.
pub const TIME: f64 = 19.0;
/// An event of the day of what was named: it is the event, and others only speak of it.
pub const NAMED: f64 = 6.0;
/// All words in the order typed with nothing between: lifts the treaty above the note that has both words.
pub const NEARNESS: f64 = 2.0;
/// Every word in the very form typed.
pub const FORM: f64 = 0.5;
/// Words that come back in the event are its subject.
pub const FREQUENCY: f64 = 2.4;
/// Words of the first lines are what the event is; those of the last are what it led to.
pub const PLACE: f64 = 1.4;
/// Words in the title or the first sentence: the event is about them, not after them.
pub const OPENING: f64 = 4.5;
/// A short event with the words is about them.
pub const BREVITY: f64 = 0.5;
/// Words of a given title.
pub const TITLE: f64 = 2.6;

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
/// A number below 100 counts this much of its rarity: days and ordinals are everywhere in other senses.
pub const SMALL_NUMBER: f64 = 0.4;
/// Verbs that only carry a noun (azad etmək, elan olunmaq) count this much of their rarity.
pub const LIGHT_VERB: f64 = 0.3;
/// Each step of derivation away from the typed word is worth this much of the one before.
pub const STEP: f64 = 0.8;
/// Weight of an initial before a surname, beside a rare word's 3 to 8: it must never drown the name.
pub const INITIAL: f64 = 0.4;
/// Least weight of a date said in words.
pub const LEAST_DATE: f64 = 1.5;
/// A date counts so much more than a word as rare: whoever says one means it.
pub const DATE: f64 = 1.5;
/// An event whose text tells of the date, beside one of that date itself.
pub const MENTION: f64 = 0.45;
/// An event whose time only touches the date, beside one that lies within.
pub const TOUCH: f64 = 0.6;
/// A word that only the date of an event answers (the month of `mart qırğını`, the name of what happened that day),
/// beside the word in its text.
pub const HEADING: f64 = 0.9;
/// A name that the words of the text themselves abbreviate so: nearer than other names of it.
pub const ACRONYM: f64 = 0.95;
/// Least weight of a word that nearly every event has, beside a rare one's 3 to 8.
pub const LEAST_RARITY: f64 = 0.3;

/// How much a match is worth by why it matched, 1 being the word itself.
pub const fn quality(why: Why) -> f64 {
    match why {
        Why::Phrase | Why::Exact | Why::Ending | Why::Date => 1.0,
        Why::Script => 0.98,
        Why::Spelling => 0.92,
        Why::Name => 0.85,
        Why::Word => 0.65,
        Why::Beginning => 0.9,
        Why::Derived => 0.75,
        Why::Similar => 0.85,
    }
}
