//! The lemmas of one word in a buffer that is used again and again.

/// How many lemmas a word may have in the index.
pub const MOST: usize = 3;

/// Up to three lemmas, the likeliest first.
#[derive(Debug, Clone, Default)]
pub struct Lemmas {
    text: String,
    ends: [usize; MOST],
    len: usize,
    known: bool,
}

impl Lemmas {
    /// An empty buffer.
    pub fn new() -> Lemmas {
        Lemmas::default()
    }

    /// Empties the buffer.
    pub fn clear(&mut self) {
        self.text.clear();
        self.len = 0;
        self.known = false;
    }

    /// How many lemmas there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none; never after an analysis of a word that is not empty.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The lemma at a place, 0 the likeliest.
    pub fn get(&self, at: usize) -> Option<&str> {
        let from = if at == 0 { 0 } else { *self.ends.get(at - 1)? };
        (at < self.len).then(|| &self.text[from..self.ends[at]])
    }

    /// The likeliest lemma; empty where there is none.
    pub fn first(&self) -> &str {
        self.get(0).unwrap_or("")
    }

    /// All lemmas, the likeliest first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len).filter_map(|at| self.get(at))
    }

    /// Whether the first lemma rests on a listed stem; otherwise it was guessed.
    pub fn known(&self) -> bool {
        self.known
    }

    /// Takes lemmas that stand one behind the other.
    pub(super) fn refill(&mut self, text: &str, ends: impl Iterator<Item = usize>) {
        self.text.clear();
        self.text.push_str(text);
        self.len = 0;
        for (place, end) in self.ends.iter_mut().zip(ends) {
            *place = end;
            self.len += 1;
        }
    }

    pub(super) fn set_known(&mut self, known: bool) {
        self.known = known;
    }

    /// Forgets all but the likeliest.
    pub(super) fn keep_first(&mut self) {
        if self.len > 1 {
            self.len = 1;
            self.text.truncate(self.ends[0]);
        }
    }

    /// Adds a lemma given in pieces, unless it is there already or too many are.
    pub(super) fn push(&mut self, pieces: &[&str]) {
        if self.len == MOST {
            return;
        }
        let from = self.text.len();
        for piece in pieces {
            self.text.push_str(piece);
        }
        let mut begin = 0;
        let fresh = &self.text[from..];
        let known = self.ends[..self.len].iter().any(|end| {
            let same = &self.text[begin..*end] == fresh;
            begin = *end;
            same
        });
        if known || fresh.is_empty() {
            self.text.truncate(from);
        } else {
            self.ends[self.len] = self.text.len();
            self.len += 1;
        }
    }
}
