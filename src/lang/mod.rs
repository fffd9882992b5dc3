//! Text → comparable words: letters, case, tokens and lemmas of Azerbaijani.
//!
//! The part that other users of tantivy take. It needs nothing of the rest of the crate.

pub mod acronym;
pub mod alphabet;
pub mod case;
mod common;
mod density;
pub mod endings;
pub mod filter;
pub mod fold;
pub mod foreign;
pub mod garble;
mod keyboard;
pub mod lookalike;
pub mod morph;
pub mod oldfont;
mod ours;
pub mod passage;
mod schwa;
pub mod script;
pub mod sentences;
pub mod stop;
#[cfg(test)]
mod test_lexicon;
mod tongues;
pub mod unify;
pub mod words;

/// The version of the analysis. It is part of the index format: an index built by another version must be
/// built again, because the lemmas of its words may differ.
pub const VERSION: u32 = 4;
