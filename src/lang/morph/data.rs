//! The tables that the build script compiled, and the walks through them.

use super::codes::CODES;
use super::row::Pos;
use super::tables::{FIXED, LAST, MADE, RARE, THING, WIDTH};
use super::trie;

/// One step of the suffix tables, for naming what the automaton matched.
#[derive(Debug)]
pub(super) struct Arc {
    pub from: u16,
    pub to: u16,
    pub shape: &'static str,
    pub name: &'static str,
    pub cost: u8,
}

include!(concat!(env!("OUT_DIR"), "/suffixes.rs"));

static DFA: &[[u8; 2]] = include_bytes!(concat!(env!("OUT_DIR"), "/dfa.bin")).as_chunks().0;
static ACCEPT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/accept.bin"));
static TRIE: &[[u8; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/trie.bin")).as_chunks().0;
static ENTRIES: &[[u8; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/entries.bin")).as_chunks().0;
static LETTERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/letters.bin"));
static CONTEXTS: &[[u8; 2]] = include_bytes!(concat!(env!("OUT_DIR"), "/contexts.bin")).as_chunks().0;
static ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rows.bin"));
static LEMMAS: &str = include_str!(concat!(env!("OUT_DIR"), "/lemmas.txt"));

/// How unlikely a letter (0 is the end) is after the letters before it, in eighths of a bit.
pub(super) fn surprise(before: &[u8], next: u8) -> u16 {
    let [.., one, two, three] = *before else { return 0 };
    let [one, two, three, next] = [one, two, three, next].map(usize::from);
    let at = (one * CODES + two) * CODES + three;
    let row = CONTEXTS.get(at).map_or(0, |row| usize::from(u16::from_le_bytes(*row)));
    let cost = match row {
        0 => LETTERS.get((two * CODES + three) * CODES + next),
        _ => ROWS.get(row * CODES + next),
    };
    cost.copied().map_or(u16::from(u8::MAX), u16::from)
}

/// The cost of the cheapest chain of suffixes that spells `rest`; `None` where there is none.
pub(super) fn run(start: usize, rest: &[u8]) -> Option<u8> {
    let mut state = usize::from(*STARTS.get(start)?);
    for code in rest {
        state = usize::from(u16::from_le_bytes(*DFA.get(state * CODES + usize::from(*code))?));
        if state == DEAD {
            return None;
        }
    }
    ACCEPT.get(state)?.checked_sub(1)
}

/// The state that no chain leaves; the build numbers the first block so.
const DEAD: usize = 0;

fn number(numbers: &[[u8; 4]], at: usize) -> u32 {
    numbers.get(at).map_or(0xff, |number| u32::from_le_bytes(*number))
}

/// A packed lexicon: the one that comes with the crate or a user's own.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lexicon<'a> {
    Built,
    Own(&'a super::tables::Packed),
}

/// One reading of a stem.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Place of the lemma in the pool.
    pub lemma: u32,
    /// Number of the start, see [`super::stem::start`].
    pub start: usize,
    pub pos: Pos,
    flags: u32,
    /// Place of the base in the pool, 0 where there is none.
    pub from: u32,
}

impl Entry {
    pub fn made(&self) -> bool {
        self.flags & MADE != 0
    }
    pub fn rare(&self) -> bool {
        self.flags & RARE != 0
    }
    pub fn thing(&self) -> bool {
        self.flags & THING != 0
    }
    pub fn fixed(&self) -> bool {
        self.flags & FIXED != 0
    }
}

impl<'a> Lexicon<'a> {
    fn slot(self, at: usize) -> u32 {
        match self {
            Lexicon::Built => number(TRIE, at),
            Lexicon::Own(packed) => packed.trie.get(at).copied().unwrap_or(0xff),
        }
    }

    fn entry(self, at: usize) -> (Entry, bool) {
        let part = |offset| match self {
            Lexicon::Built => number(ENTRIES, at * WIDTH + offset),
            Lexicon::Own(packed) => packed.entries.get(at * WIDTH + offset).copied().unwrap_or(0),
        };
        let (lemma, second, from) = (part(0), part(1), part(2));
        let flags = second >> 16;
        let pos = Pos::ALL.get((second >> 8 & 0xff) as usize).map_or(Pos::Noun, |(pos, _)| *pos);
        let entry = Entry { lemma, start: (second & 0xff) as usize, pos, flags, from };
        (entry, flags & LAST != 0)
    }

    /// The text at a place in the pool.
    pub fn text(self, place: u32) -> &'a str {
        let pool = match self {
            Lexicon::Built => LEMMAS,
            Lexicon::Own(packed) => &packed.text,
        };
        let from = (place >> 8) as usize;
        pool.get(from..from + (place & 0xff) as usize).unwrap_or("")
    }

    /// Calls `found` with the length in letters and each entry of every key that the word begins with.
    pub fn prefixes(self, codes: &[u8], mut found: impl FnMut(usize, Entry)) {
        let mut node = trie::ROOT;
        for (at, code) in codes.iter().enumerate() {
            match trie::step(|slot| self.slot(slot), node, *code) {
                Some(next) => node = next,
                None => return,
            }
            let Some(mut index) = trie::value(|slot| self.slot(slot), node) else { continue };
            loop {
                let (entry, last) = self.entry(index as usize);
                found(at + 1, entry);
                if last {
                    break;
                }
                index += 1;
            }
        }
    }
}
