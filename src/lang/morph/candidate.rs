//! One reading of a word before the choice: which stem, which lemma, how likely.

use super::codes::Coded;
use super::data::Lexicon;
use super::lemmas::Lemmas;
use super::row::Pos;

/// Where a reading comes from, the most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// A row for exactly this form.
    Fixed,
    /// A listed stem.
    Listed,
    /// The regular voice of a listed verb, or a regular derivation of a listed word.
    Made,
    /// No list knows the stem.
    Guessed,
}

/// How the lemma is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Spelling {
    /// It stands in the pool of a lexicon.
    Pool { own: bool, place: u32 },
    /// The first letters of the word, the last of them hardened if need be, with -maq or -mək for a verb.
    Cut { harden: bool, infinitive: Option<bool> },
}

/// One reading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub spelling: Spelling,
    /// Letters of the word that the stem takes.
    pub letters: u8,
    /// Number of the start of the suffix chain.
    pub start: u8,
    /// How much rarer than its rivals.
    pub cost: u8,
    /// Of a guess, how unlikely it is, in eighths of a bit.
    pub rank: u16,
    pub pos: Pos,
    pub source: Source,
    /// Place of the base, of a lexicon's own entry.
    pub from: u32,
}

/// How many readings are kept; the likeliest of a word are among the first and the last few.
const ROOM: usize = 16;

const EMPTY: Candidate = Candidate {
    spelling: Spelling::Cut { harden: false, infinitive: None },
    letters: 0,
    start: 0,
    cost: u8::MAX,
    rank: 0,
    pos: Pos::Name,
    source: Source::Guessed,
    from: 0,
};

/// The readings of a word.
#[derive(Debug)]
pub(super) struct Candidates {
    list: [Candidate; ROOM],
    len: usize,
}

impl Candidates {
    pub fn new() -> Candidates {
        Candidates { list: [EMPTY; ROOM], len: 0 }
    }

    pub fn push(&mut self, candidate: Candidate) {
        // Full: the shortest stems came first and are the least likely.
        if self.len == ROOM {
            self.list.rotate_left(1);
            self.len -= 1;
        }
        self.list[self.len] = candidate;
        self.len += 1;
    }

    pub fn iter(&self) -> impl Iterator<Item = &Candidate> {
        self.list[..self.len].iter()
    }

    /// The least cost so far.
    pub fn least(&self) -> Option<u8> {
        self.iter().map(|candidate| candidate.cost).min()
    }

    /// The stated order: answers for exactly this form, then the least cost, then the longest stem, then the list.
    ///
    /// Between stems of one cost a first name or surname yields to a word or place (Martın-da, mart-ı-nda), but
    /// not where it is the whole word.
    pub fn sort(&mut self, whole: usize) {
        if self.len < 2 {
            return;
        }
        self.list[..self.len].sort_by_key(|c| {
            // Of equal guesses the one that takes off more: then all forms of a word meet at its shortest.
            let letters = if c.source == Source::Guessed { c.letters } else { u8::MAX - c.letters };
            let person = usize::from(c.letters) < whole
                && c.source != Source::Guessed
                && matches!(c.pos, Pos::Given | Pos::Family | Pos::Name);
            // Guesses are made only where no listed reading is likely.
            (
                c.source != Source::Fixed,
                c.source != Source::Guessed,
                c.rank.max(u16::from(c.cost)),
                person,
                letters,
                c.source,
            )
        });
    }
}

/// Writes the lemma of a reading.
pub(super) fn write(candidate: &Candidate, word: &str, coded: &Coded, own: Lexicon<'_>, out: &mut Lemmas) {
    match candidate.spelling {
        Spelling::Pool { own: false, place } => out.push(&[Lexicon::Built.text(place)]),
        Spelling::Pool { own: true, place } => out.push(&[own.text(place)]),
        Spelling::Cut { harden, infinitive } => {
            let ending = match infinitive {
                None => "",
                Some(true) => "maq",
                Some(false) => "mək",
            };
            let stem = &word[..coded.bytes(usize::from(candidate.letters))];
            let hard = if harden { harden_last(stem) } else { None };
            match hard {
                Some((head, last)) => out.push(&[head, last, ending]),
                None => out.push(&[stem, ending]),
            }
        }
    }
}

fn harden_last(stem: &str) -> Option<(&str, &'static str)> {
    if let Some(head) = stem.strip_suffix('y') {
        Some((head, "k"))
    } else {
        stem.strip_suffix('ğ').map(|head| (head, "q"))
    }
}
