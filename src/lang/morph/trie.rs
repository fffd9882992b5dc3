//! Sorted keys → a double-array trie, and the walk through it.
//!
//! One number a slot: the low bits are the letter that leads there, the rest the base of its children. Every
//! node has a base of its own, so the letter alone tells whether a slot is its child. Code 0 leads to the
//! value of the key that ends there. The build script compiles this file too.

const FREE: u32 = 0xff;
/// The bits of the letter.
const LETTER: u32 = 0x3f;
/// Set where a key ends, so that a walk need not look for a value at every letter.
const ENDS: u32 = 0x40;

/// How many slots a search passes over before the holes among them are given up.
const PATIENCE: usize = 256;

/// Where the walk begins.
pub const ROOT: u32 = 0;

/// Packs keys (letter codes without 0), sorted and distinct, with their values below 2²⁴.
pub fn build(keys: &[(Vec<u8>, u32)]) -> Vec<u32> {
    let mut packer = Packer { slots: vec![FREE; 256], bases: vec![true; 1], first_free: 1 };
    packer.slots[0] = LETTER;
    let mut work = vec![(0usize, 0usize, keys.len(), 0usize)];
    while let Some((node, from, to, depth)) = work.pop() {
        let mut children: Vec<(u8, usize, usize)> = Vec::new();
        for (at, (key, _)) in keys.iter().enumerate().take(to).skip(from) {
            let label = key.get(depth).copied().unwrap_or(0);
            match children.last_mut() {
                Some((last, _, end)) if *last == label => *end = at + 1,
                _ => children.push((label, at, at + 1)),
            }
        }
        let base = packer.place(&children);
        let ends = if children.first().is_some_and(|child| child.0 == 0) { ENDS } else { 0 };
        packer.slots[node] = (packer.slots[node] & LETTER) | ends | ((base as u32) << 8);
        for (label, from, to) in children {
            let slot = base + usize::from(label);
            packer.slots[slot] = u32::from(label);
            if label == 0 {
                packer.slots[slot] |= keys[from].1 << 8;
            } else {
                work.push((slot, from, to, depth + 1));
            }
        }
    }
    // A walk may look up to one alphabet past the last slot.
    while packer.slots.last() == Some(&FREE) {
        packer.slots.pop();
    }
    packer.slots
}

struct Packer {
    slots: Vec<u32>,
    /// Bases taken: two nodes never share one.
    bases: Vec<bool>,
    first_free: usize,
}

impl Packer {
    fn place(&mut self, children: &[(u8, usize, usize)]) -> usize {
        let lowest = children.first().map_or(0, |child| usize::from(child.0));
        while self.slots.get(self.first_free).is_some_and(|slot| *slot != FREE) {
            self.first_free += 1;
        }
        let mut slot = self.first_free;
        let base = loop {
            if slot + 64 > self.slots.len() {
                self.slots.resize(slot + 256, FREE);
            }
            let base = slot.checked_sub(lowest);
            let fits = |base: usize| {
                !self.bases.get(base).copied().unwrap_or(false)
                    && children.iter().all(|child| self.slots[base + usize::from(child.0)] == FREE)
            };
            match base {
                Some(base) if base > 0 && fits(base) => break base,
                _ => slot += 1,
            }
        };
        if self.bases.len() <= base {
            self.bases.resize(base + 256, false);
        }
        self.bases[base] = true;
        // Holes that nothing fits into are left behind, or each search would begin with all of them.
        if slot > self.first_free + PATIENCE {
            self.first_free = slot - PATIENCE / 2;
        }
        // Marked at once so that no other node takes them.
        for child in children {
            self.slots[base + usize::from(child.0)] = u32::from(child.0);
        }
        base
    }
}

/// One step by a letter code from a slot's number.
pub fn step(get: impl Fn(usize) -> u32, node: u32, code: u8) -> Option<u32> {
    let slot = (get(node as usize) >> 8) + u32::from(code);
    (code != 0 && get(slot as usize) & LETTER == u32::from(code)).then_some(slot)
}

/// The value of the key that ends at a slot.
pub fn value(get: impl Fn(usize) -> u32, node: u32) -> Option<u32> {
    let slot = get(node as usize);
    if slot & ENDS == 0 {
        return None;
    }
    Some(get((slot >> 8) as usize) >> 8)
}
