//! The one integration test binary. One file a subject:
//!
//! - `answers`: the bundled chronicle and the real source answer as they should
//! - `bad_input`: every wrong use and broken file gets its message, hint and exit code
//! - `contract`: JSON, batches and marks are what scripts rely on
//! - `documents`: what README and the pages in `tests/cli` show is what the program prints
//! - `golden`, `morph_props`: words and their lemmas, by category and for any input
//! - `judged`: the right event comes first, in every way that people ask, and each hit shows why
//! - `layouts`: every layout splits as its golden file says, and no letter is lost
//! - `layers`: modules import only those below them
//! - `over_time`: timelines, days of the year, and words of one's own
//! - `safety`: generations, locks and damage
//! - `steady`: a word allocates nothing once the buffers have grown
//! - `small`: small chronicles with headings of several kinds
//! - `scripts`: a query in any letters meets a chronicle in any other

#![allow(clippy::print_stdout, reason = "a test says what it leaves out and how it did")]

mod answers;
mod bad_input;
mod contract;
mod documents;
mod golden;
mod judged;
mod layers;
mod layouts;
mod ledger;
mod morph_props;
mod over_time;
mod safety;
mod scripts;
mod small;
mod steady;
mod support;
