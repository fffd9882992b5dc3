//! A unified word → its lemmas, with the steps taken.
//!
//! The lexicon gives the stems, the suffix tables what may follow each; all readings are kept and ordered, and a
//! guesser reads what no list knows. What a word's lemmas are depends on its letters alone, so that the index
//! and a query typed in lower case always agree. Everything is compiled into static tables by the build script.
//!
//! ```
//! use salname::lang::morph::{Analyzer, Lemmas};
//!
//! let analyzer = Analyzer::new();
//! let mut lemmas = Lemmas::new();
//! analyzer.lemmas("1501", &mut lemmas);
//! assert_eq!(lemmas.first(), "1501");
//! ```

use super::{alphabet, case};

mod analyzer;
mod bases;
mod candidate;
mod check;
mod choose;
mod codes;
mod data;
mod derivatives;
mod dots;
mod guess;
mod lemmas;
mod lookup;
mod parse;
pub mod row;
mod scratch;
mod shape;
mod stem;
mod tables;
mod trie;

pub use analyzer::{Analyzer, LexiconError};
pub use check::{Change, check_rows};
pub use lemmas::{Lemmas, MOST};
pub use parse::{Level, Parse, Suffix};
pub use row::Pos;
pub use scratch::Scratch;
