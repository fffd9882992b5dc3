//! First names and their initials before a surname: `N.Nərimanov` and `Nəriman Nərimanov` find each other.
//!
//! An initial speaks only beside its surname. What stands there is decided on the text of the event.

use super::matches::{Place, settle};
use super::plan::{Answer, Plan, Slot};
use crate::lang::case::is_upper;
use crate::lang::unify::unify;
use crate::lang::words::Word;
use crate::query::Lookup;

/// Most words before a surname that can be its initials.
const MOST_BEFORE: usize = 3;

/// Adds the places of initials and of first names they stand for, and takes every other place of a typed initial
/// away. `words` are those of `text`, in step with the positions.
pub fn add(plan: &Plan, places: &mut [Vec<Place>], text: &str, words: &[Word]) {
    for slot in 0..plan.slots.len() {
        let wanted = &plan.slots[slot];
        let typed_initial = wanted.word.how == Lookup::Initial;
        if is_letter(wanted) {
            places[slot].retain(|place| {
                words.get(place.position as usize).is_none_or(|word| !is_initial(text, word))
            });
        }
        let number = wanted.alternatives.iter().position(|found| found.answer == Answer::Initial);
        let letter = wanted.unified.chars().next();
        let (Some(number), Some(letter)) = (number, letter) else {
            if typed_initial {
                places[slot].clear();
            }
            continue;
        };
        let fits = |word: &Word| {
            let surface = word.surface(text);
            let capital = surface.chars().next().is_some_and(is_upper);
            let initial = surface.chars().count() == 1;
            capital && (initial || typed_initial) && unify(surface).starts_with(letter)
        };
        let mut found = Vec::new();
        if let Some(surname) = surname(plan, slot) {
            for place in &places[surname] {
                let position = place.position.checked_sub((surname - slot) as u32);
                let before = position.and_then(|position| words.get(position as usize));
                if let (Some(position), Some(true)) = (position, before.map(fits)) {
                    found.push(Place { position, alternative: number as u16, length: 1 });
                }
            }
        }
        if typed_initial {
            places[slot].clear();
        }
        places[slot].extend(found);
        settle(&mut places[slot]);
    }
}

/// Whether a single letter was typed that is no initial.
pub fn is_letter(slot: &Slot) -> bool {
    slot.word.how != Lookup::Initial && slot.unified.chars().nth(1).is_none()
}

/// Whether a letter with a full stop stands before a name: whoever types `X qurultay` means the number.
fn is_initial(text: &str, word: &Word) -> bool {
    let behind = text.get(word.to..).unwrap_or_default();
    let name = behind.strip_prefix('.').map(str::trim_start);
    name.and_then(|name| name.chars().next()).is_some_and(is_upper)
}

/// The slots where the text may show an initial or a first name that the postings do not, with the letter.
pub fn open_slots(plan: &Plan) -> impl Iterator<Item = (usize, char)> + '_ {
    plan.slots.iter().enumerate().filter_map(|(slot, wanted)| {
        wanted.alternatives.iter().any(|found| found.answer == Answer::Initial).then_some(())?;
        Some((slot, wanted.unified.chars().next()?))
    })
}

/// Whether the surname of a slot stands where one of the single letters at `letters` is its initial.
pub fn may_add(plan: &Plan, places: &[Vec<Place>], slot: usize, letters: &[u32]) -> bool {
    let Some(surname) = surname(plan, slot) else { return false };
    let away = (surname - slot) as u32;
    let before = |place: &Place| place.position.checked_sub(away);
    places[surname].iter().filter_map(before).any(|position| letters.binary_search(&position).is_ok())
}

/// The slot of the surname that a first name or an initial stands before: the next that is no initial itself.
fn surname(plan: &Plan, slot: usize) -> Option<usize> {
    let behind = slot + 1..(slot + 1 + MOST_BEFORE).min(plan.slots.len());
    behind
        .into_iter()
        .find(|next| plan.slots[*next].word.how != Lookup::Initial && plan.slots[*next].weight > 0.0)
}
