//! The lemmas of one word in a buffer that is used again and again.

/// How many lemmas a word may have in the index.
pub const MOST: usize = 3;

/// Up to three lemmas, the likeliest first.
#[derive(Debug, Clone, Default)]
pub struct Lemmas {
    /// The lemmas, one behind the other; before them the word that they are remembered for, if any.
    text: String,
    begin: u32,
    ends: [u32; MOST],
    len: u8,
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
        self.begin = 0;
        self.len = 0;
        self.known = false;
    }

    /// How many lemmas there are.
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// Whether there is none; never after an analysis of a word that is not empty.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The lemma at a place, 0 the likeliest.
    pub fn get(&self, at: usize) -> Option<&str> {
        let from = if at == 0 { self.begin } else { *self.ends.get(at - 1)? };
        (at < self.len()).then(|| &self.text[from as usize..self.ends[at] as usize])
    }

    /// The likeliest lemma; empty where there is none.
    pub fn first(&self) -> &str {
        self.get(0).unwrap_or("")
    }

    /// All lemmas, the likeliest first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// Whether the first lemma rests on a listed stem; otherwise it was guessed.
    pub fn known(&self) -> bool {
        self.known
    }

    /// The word that these lemmas are remembered for; empty where none is.
    pub(super) fn word(&self) -> &str {
        &self.text[..self.begin as usize]
    }

    /// Takes the lemmas of `word` from another buffer.
    pub(super) fn remember(&mut self, word: &str, lemmas: &Lemmas) {
        self.clear();
        self.text.push_str(word);
        self.begin = word.len() as u32;
        self.known = lemmas.known;
        self.len = lemmas.len;
        self.text.push_str(&lemmas.text[lemmas.begin as usize..]);
        self.ends = lemmas.ends.map(|end| end.wrapping_sub(lemmas.begin).wrapping_add(self.begin));
    }

    pub(super) fn set_known(&mut self, known: bool) {
        self.known = known;
    }

    /// Forgets all but the likeliest.
    pub(super) fn keep_first(&mut self) {
        if self.len > 1 {
            self.len = 1;
            self.text.truncate(self.ends[0] as usize);
        }
    }

    /// Adds a lemma given in pieces, unless it is there already or too many are.
    pub(super) fn push(&mut self, pieces: &[&str]) {
        if self.len() == MOST {
            return;
        }
        let from = self.text.len();
        for piece in pieces {
            self.text.push_str(piece);
        }
        let mut begin = self.begin as usize;
        let fresh = &self.text[from..];
        let known = self.ends[..self.len()].iter().any(|end| {
            let same = &self.text[begin..*end as usize] == fresh;
            begin = *end as usize;
            same
        });
        if known || fresh.is_empty() {
            self.text.truncate(from);
        } else {
            self.ends[self.len()] = self.text.len() as u32;
            self.len += 1;
        }
    }
}
