//! What one thread keeps between words: the word in hand and the lemmas of words met lately.

use super::analyzer::Analyzer;
use super::lemmas::{Lemmas, MOST};

/// How many words are remembered; a power of two.
const SLOTS: usize = 8192;
/// The longest word with its lemmas that is remembered, in bytes: a slot takes two cache lines.
const ROOM: usize = 120;

/// A word and its lemmas, one behind the other.
#[derive(Clone, Copy)]
struct Slot {
    bytes: [u8; ROOM],
    /// Where the word and each lemma end.
    ends: [u8; MOST + 1],
    len: u8,
    known: bool,
}

const EMPTY: Slot = Slot { bytes: [0; ROOM], ends: [0; MOST + 1], len: 0, known: false };

/// The working memory of a thread: a bounded cache and the buffers.
#[derive(Default)]
pub struct Scratch {
    pub(super) form: String,
    lemmas: Lemmas,
    slots: Vec<Slot>,
    owner: u64,
}

impl std::fmt::Debug for Scratch {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Scratch")
            .field("form", &self.form)
            .field("lemmas", &self.lemmas)
            .finish_non_exhaustive()
    }
}

impl Clone for Scratch {
    /// A clone starts with an empty cache.
    fn clone(&self) -> Scratch {
        Scratch::new()
    }
}

impl Scratch {
    /// Empty memory; it grows to its full size (a megabyte) with the first word.
    pub fn new() -> Scratch {
        Scratch::default()
    }

    /// The unified form of the stem of the word in hand.
    pub fn form(&self) -> &str {
        &self.form
    }

    /// The lemmas of the word in hand.
    pub fn lemmas(&self) -> &Lemmas {
        &self.lemmas
    }

    pub(super) fn as_it_is(&mut self) {
        self.lemmas.clear();
        self.lemmas.push(&[&self.form]);
    }

    pub(super) fn look_up(&mut self, analyzer: &Analyzer) {
        if self.slots.is_empty() || self.owner != analyzer.number {
            self.slots.clear();
            self.slots.resize(SLOTS, EMPTY);
            self.owner = analyzer.number;
        }
        let slot = &mut self.slots[hash(self.form.as_bytes()) & (SLOTS - 1)];
        if slot.len > 0 && &slot.bytes[..usize::from(slot.ends[0])] == self.form.as_bytes() {
            slot.recall(&mut self.lemmas);
        } else {
            analyzer.lemmas(&self.form, &mut self.lemmas);
            slot.keep(&self.form, &self.lemmas);
        }
    }
}

impl Slot {
    fn keep(&mut self, form: &str, lemmas: &Lemmas) {
        self.len = 0;
        let mut at = 0;
        for (place, piece) in std::iter::once(form).chain(lemmas.iter()).enumerate() {
            let Some(room) = self.bytes.get_mut(at..at + piece.len()) else { return };
            room.copy_from_slice(piece.as_bytes());
            at += piece.len();
            self.ends[place] = at as u8;
        }
        self.len = lemmas.len() as u8;
        self.known = lemmas.known();
    }

    fn recall(&self, out: &mut Lemmas) {
        out.clear();
        let mut from = usize::from(self.ends[0]);
        for end in &self.ends[1..=usize::from(self.len)] {
            let to = usize::from(*end);
            out.push(&[std::str::from_utf8(&self.bytes[from..to]).unwrap_or_default()]);
            from = to;
        }
        out.set_known(self.known);
    }
}

fn hash(bytes: &[u8]) -> usize {
    let mut hash: u64 = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    (hash >> 40) as usize
}
