//! Text → comparable words: letters, case, tokens and lemmas of Azerbaijani.
//!
//! The part that other users of tantivy take. It needs nothing of the rest of the crate.

pub mod alphabet;
pub mod case;
pub mod endings;
pub mod filter;
pub mod fold;
pub mod morph;
pub mod sentences;
pub mod stop;
pub mod unify;
pub mod words;

/// The version of the analysis. It is part of the index format: an index built by another version must be
/// built again, because the lemmas of its words may differ.
pub const VERSION: u32 = 1;
