//! Text → comparable words: letters, case, tokens and lemmas of Azerbaijani.
//!
//! The part that other users of tantivy take. It needs nothing of the rest of the crate.

pub mod alphabet;
pub mod case;
pub mod endings;
pub mod unify;
pub mod words;
