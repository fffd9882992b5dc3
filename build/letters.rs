//! The stems of the lexicon → how likely each letter follows three others, and where words end.
//!
//! The guesser weighs the readings of an unknown word by it: is Tanaka a name, or Tanak with a dative? A model of
//! three letters before each, smoothed by two, one and none (Witten and Bell). Costs are eighths of a bit.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use crate::codes::{CODES, encode};
use crate::lines;
use crate::row::Pos;
use crate::stem::Stem;

/// How much a name counts against a common word: what no list knows is mostly a name.
const NAMES: u32 = 3;

/// How often each letter (0 is the end) follows a context.
type Counts = BTreeMap<Vec<u8>, [u32; CODES]>;

/// Writes `letters.bin` (two letters before), `contexts.bin` and `rows.bin` (three letters before, where met).
pub fn compile(stems: &[Stem], out: &Path) -> Result<(), String> {
    let counts = count(stems);
    let mut pairs = Vec::with_capacity(CODES * CODES * CODES);
    let (mut index, mut rows) = (Vec::new(), vec![0u8; CODES]);
    for one in 0..CODES as u8 {
        for two in 0..CODES as u8 {
            let below = chances(&counts, &[one, two]);
            pairs.extend(below.iter().map(|chance| cost(*chance)));
            for three in 0..CODES as u8 {
                // The context is read from the left: `one` is the farthest letter.
                let context = [one, two, three];
                if counts.contains_key(&context[..]) {
                    index.extend(((rows.len() / CODES) as u16).to_le_bytes());
                    rows.extend(chances(&counts, &context).iter().map(|chance| cost(*chance)));
                } else {
                    index.extend(0u16.to_le_bytes());
                }
            }
        }
    }
    lines::write(&out.join("letters.bin"), &pairs)?;
    lines::write(&out.join("contexts.bin"), &index)?;
    lines::write(&out.join("rows.bin"), &rows)
}

fn count(stems: &[Stem]) -> Counts {
    let mut counts = Counts::new();
    let mut seen = HashSet::new();
    for stem in stems.iter().filter(|stem| stem.pos != Pos::Verb && stem.key == stem.lemma) {
        let mut codes = encode(&stem.key);
        if codes.len() < 4 || !seen.insert(codes.clone()) {
            continue;
        }
        codes.push(0);
        // Surnames in -ov are as many as all else: the endings of names say enough of them.
        let russian = ["ov", "ova", "ev", "eva"].iter().any(|end| stem.key.ends_with(end));
        let weight = if stem.pos.is_name() && !russian { NAMES } else { 1 };
        for at in 3..codes.len() {
            for width in 0..=3 {
                let row = counts.entry(codes[at - width..at].to_vec()).or_insert([0; CODES]);
                row[usize::from(codes[at])] += weight;
            }
        }
    }
    counts
}

/// The chance of each letter after a context, mixed with its chance after a shorter one.
fn chances(counts: &Counts, context: &[u8]) -> [f64; CODES] {
    let below = match context.split_first() {
        Some((_, shorter)) => chances(counts, shorter),
        None => [1.0 / CODES as f64; CODES],
    };
    let Some(row) = counts.get(context) else { return below };
    let sum: u32 = row.iter().sum();
    let kinds = row.iter().filter(|count| **count > 0).count() as f64;
    let mut mixed = [0.0; CODES];
    for (at, chance) in mixed.iter_mut().enumerate() {
        *chance = (f64::from(row[at]) + kinds * below[at]) / (f64::from(sum) + kinds);
    }
    mixed
}

fn cost(chance: f64) -> u8 {
    (-chance.log2() * 8.0).round().clamp(0.0, 255.0) as u8
}
