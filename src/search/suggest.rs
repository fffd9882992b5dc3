//! A word that no event has → real words of the index like it, with counts.

use super::plan::{Plan, Slot};
use super::similar::similar;
use super::terms::Terms;
use crate::error::Result;
use crate::index::open::OpenIndex;
use crate::query::{Lookup, Notice};

/// How many words are offered.
const MOST: usize = 3;

/// A notice for each word of the plan that the index has in no form.
pub fn not_found(plan: &Plan, index: &OpenIndex) -> Result<Vec<Notice>> {
    let nothing = |slot: &&Slot| {
        slot.weight > 0.0
            && slot.word.how != Lookup::Initial
            && slot.alternatives.iter().all(|found| found.events == 0)
    };
    let mut notices = Vec::new();
    for slot in plan.slots.iter().filter(nothing) {
        let like = similar(&slot.unified, &[], Terms::new(index), MOST)?;
        notices.push(Notice::WordNotFound { word: slot.word.text.clone(), like });
    }
    Ok(notices)
}
