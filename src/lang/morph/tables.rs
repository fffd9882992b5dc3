//! Stems → the packed tables that words are looked up in: a trie of keys, the entries behind them, one pool of text.
//!
//! The build script packs the lexicon that comes with the crate, the analyzer a user's own rows.

use std::collections::HashMap;

use super::codes::encode;
use super::stem::{Stem, start};
use super::trie;

/// The last entry of its key.
pub const LAST: u32 = 1;
/// Made by rule, not listed.
pub const MADE: u32 = 2;
/// Another reading should win.
pub const RARE: u32 = 4;
/// The answer for exactly this form, before all analysis.
pub const FIXED: u32 = 8;

/// A noun in -ma that is a thing before an action.
pub const THING: u32 = 16;

/// How many numbers an entry takes: lemma, start and flags, base.
pub const WIDTH: usize = 3;

/// The packed tables.
#[derive(Debug, Clone, Default)]
pub struct Packed {
    /// The double array of keys.
    pub trie: Vec<u32>,
    /// The entries, [`WIDTH`] numbers each, those of one key in a row.
    pub entries: Vec<u32>,
    /// All lemmas.
    pub text: String,
}

/// Packs stems and fixed forms (form → lemmas, the first one first).
///
/// # Errors
/// The key that holds a letter outside the alphabet.
pub fn pack(stems: &[Stem], fixed: &[(String, Vec<String>)]) -> Result<Packed, String> {
    let mut packed = Packed::default();
    let mut places: HashMap<String, u32> = HashMap::new();
    let mut place = |lemma: &str, text: &mut String| -> u32 {
        if let Some(place) = places.get(lemma) {
            return *place;
        }
        let place = ((text.len() as u32) << 8) | lemma.len() as u32 & 0xff;
        text.push_str(lemma);
        places.insert(lemma.to_owned(), place);
        place
    };
    let mut keyed: Vec<(Vec<u8>, [u32; WIDTH])> = Vec::with_capacity(stems.len());
    for (form, lemmas) in fixed {
        for lemma in lemmas {
            keyed.push((encode(form), [place(lemma, &mut packed.text), FIXED << 16, 0]));
        }
    }
    for stem in stems {
        let flags = [(stem.made, MADE), (stem.rare, RARE), (stem.thing, THING)];
        let flags = flags.iter().filter(|(set, _)| *set).fold(0, |all, (_, flag)| all | flag);
        let start = start(stem.chain, stem.class, stem.ending) as u32;
        let from = stem.from.as_ref().map_or(0, |from| place(from, &mut packed.text));
        let entry =
            [place(&stem.lemma, &mut packed.text), start | ((stem.pos as u32) << 8) | (flags << 16), from];
        keyed.push((encode(&stem.key), entry));
    }
    if let Some((key, _)) = keyed.iter().find(|(key, _)| key.contains(&0)) {
        return Err(format!("a key of {} letters is outside the alphabet", key.len()));
    }
    // Stable: what was listed first stays first.
    keyed.sort_by(|one, other| one.0.cmp(&other.0));
    let mut keys: Vec<(Vec<u8>, u32)> = Vec::new();
    for (key, entry) in keyed {
        let at = (packed.entries.len() / WIDTH) as u32;
        let known = match keys.last() {
            Some((last, from)) if *last == key => packed.entries[*from as usize * WIDTH..]
                .chunks(WIDTH)
                .any(|known| known[0] == entry[0] && known[1] & !(LAST << 16) == entry[1]),
            _ => {
                close(&mut packed.entries);
                keys.push((key, at));
                false
            }
        };
        if !known {
            packed.entries.extend(entry);
        }
    }
    close(&mut packed.entries);
    packed.trie = trie::build(&keys);
    Ok(packed)
}

fn close(entries: &mut [u32]) {
    if let Some(at) = entries.len().checked_sub(WIDTH) {
        entries[at + 1] |= LAST << 16;
    }
}
