//! What one thread keeps between words: the word in hand and the lemmas of words met lately.

use super::analyzer::Analyzer;
use super::dots::Spare;
use super::lemmas::Lemmas;
use crate::lang::script::{is_cyrillic_word, to_latin};
use crate::lang::unify::unify_into;

/// How many words are remembered; a power of two.
const SLOTS: usize = 32768;
/// The longest word that is remembered, in bytes.
const ROOM: usize = 80;

/// The working memory of a thread: a bounded cache and the buffers.
#[derive(Default)]
pub struct Scratch {
    form: String,
    lemmas: Lemmas,
    spare: Spare,
    /// Words as they stood in texts with their lemmas. The text of a slot grows to its usual size with the first
    /// words and is written over from then on.
    slots: Vec<Lemmas>,
    /// The slot that has the word in hand; where none has it, its lemmas are in the buffer.
    hand: Option<usize>,
    owner: u64,
}

impl std::fmt::Debug for Scratch {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Scratch").field("lemmas", self.lemmas()).finish_non_exhaustive()
    }
}

impl Clone for Scratch {
    /// A clone starts with an empty cache.
    fn clone(&self) -> Scratch {
        Scratch::new()
    }
}

impl Scratch {
    /// Empty memory; it grows to its full size (about three megabytes) with the words it meets.
    pub fn new() -> Scratch {
        Scratch::default()
    }

    /// The lemmas of the word in hand.
    pub fn lemmas(&self) -> &Lemmas {
        self.hand.and_then(|at| self.slots.get(at)).unwrap_or(&self.lemmas)
    }

    /// The unified form of a word, in the buffer.
    pub(super) fn unify(&mut self, word: &str) {
        self.form.clear();
        unify_into(word, &mut self.form);
    }

    /// The unified form in the buffer.
    pub(super) fn form(&self) -> &str {
        &self.form
    }

    /// The reading with a dot of the word in the buffer, where it may have one.
    pub(super) fn dotted(&mut self, word: &str) -> Option<&str> {
        self.spare.dotted(word, &self.form)
    }

    /// The word is its own lemma, in today's letters.
    pub(super) fn as_it_is(&mut self, word: &str) {
        self.unify(word);
        if let Some(dotted) = self.spare.dotted(word, &self.form) {
            self.form.clear();
            self.form.push_str(dotted);
        }
        if is_cyrillic_word(&self.form) {
            self.form = to_latin(&self.form);
        }
        self.hand = None;
        self.lemmas.clear();
        self.lemmas.push(&[&self.form]);
    }

    /// The lemmas of a word as it stands in a text, remembered or analysed.
    pub(super) fn look_up(&mut self, analyzer: &Analyzer, word: &str) {
        if self.slots.is_empty() || self.owner != analyzer.number {
            self.slots.clear();
            self.slots.resize_with(SLOTS, Lemmas::new);
            self.owner = analyzer.number;
        }
        let at = hash(word.as_bytes()) & (SLOTS - 1);
        self.hand = Some(at);
        if self.slots[at].word() == word {
            return;
        }
        analyzer.read(word, &mut self.form, &mut self.lemmas, &mut self.spare);
        if word.len() <= ROOM {
            self.slots[at].remember(word, &self.lemmas);
        } else {
            self.hand = None;
        }
    }
}

fn hash(bytes: &[u8]) -> usize {
    let mut hash: u64 = bytes.len() as u64;
    let mut mix = |word: u64| hash = (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    let (eights, rest) = bytes.as_chunks::<8>();
    for eight in eights {
        mix(u64::from_le_bytes(*eight));
    }
    mix(rest.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)));
    (hash >> 40) as usize
}
