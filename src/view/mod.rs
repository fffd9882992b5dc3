//! Plain data → text: for people, for scripts, in two languages. Prints nothing itself.

pub mod csv;
pub mod errors;
pub mod human;
pub mod json;
pub mod report;
pub mod style;
pub mod words;
