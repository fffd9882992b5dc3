//! A word that no event has → real words of the index like it, with counts.

use super::plan::{Plan, similar};
use super::terms::{Found, Terms};
use crate::error::Result;
use crate::index::open::OpenIndex;
use crate::query::Notice;

/// How many words are offered.
const MOST: usize = 3;

/// A notice for each word of the plan that the index has in no form.
pub fn not_found(plan: &Plan, index: &OpenIndex) -> Result<Vec<Notice>> {
    let terms = Terms::new(index);
    let mut notices = Vec::new();
    for slot in plan.slots.iter().filter(|slot| slot.alternatives.is_empty() && slot.weight > 0.0) {
        let lemma = super::plan::lemmas(&index.chain, &slot.word.text);
        let typed = lemma.first().unwrap_or(&slot.unified);
        let mut like: Vec<Found> = similar(terms, typed)?;
        if like.is_empty() && typed != &slot.unified {
            like = similar(terms, &slot.unified)?;
        }
        like.truncate(MOST);
        notices.push(Notice::WordNotFound { word: slot.word.text.clone(), like });
    }
    Ok(notices)
}
