//! A word that no list explains → its likeliest stem, by the endings alone.
//!
//! Names above all: only number, possession, case, -dakı and -dır are taken off, under harmony, and three letters
//! with a vowel are left. How common each chain of endings is stands in the suffix tables, how likely a stem ends
//! where it does is learnt from the listed names, and the two are added up. Where two readings are nearly as
//! likely both are kept, so that they meet in the index.

use super::alphabet::Vowel;
use super::candidate::{Candidate, Candidates, Source, Spelling};
use super::codes::{Coded, code, vowel};
use super::data::{NAME_ENDS, run, surprise};
use super::row::Pos;
use super::shape::{Ending, is_back};
use super::stem::{Chain, start};

const A: u8 = code('a');
const SCHWA: u8 = code('ə');
const I: u8 = code('i');
const UE: u8 = code('ü');
const E: u8 = code('e');
const L: u8 = code('l');
const K: u8 = code('k');
const Q: u8 = code('q');
const Y: u8 = code('y');
const SOFT_G: u8 = code('ğ');

/// Second halves of surnames that carry a possessive.
const KIN: [[u8; 4]; 2] =
    [[code('o'), SOFT_G, code('l'), code('u')], [code('q'), code('ı'), code('z'), code('ı')]];

/// Eighths of a bit in one.
const BIT: u16 = 8;
/// How rare a stem of three letters is.
const SHORT: u16 = BIT;
/// What a stem that ends as names do is given for each letter of the ending, up to six.
const NAME: u16 = BIT + BIT / 2;
/// How much less is said of a word that nothing is taken off: what is asked about is mostly inflected.
const WHOLE: u16 = 6;
/// How rare a verb that no list knows is, the end of its stem counted in.
const VERB: u16 = 8 * BIT;
/// Of two guesses, the one within this distance of the better is kept too.
pub(super) const NEAR: u16 = 3 * BIT;

/// Adds the guessed readings, the word as it is among them.
pub(super) fn guess(coded: &Coded, out: &mut Candidates) {
    let codes = coded.codes();
    let mut add = |letters: usize, start: usize, cost: u8, rank: u16, spelling, pos| {
        // A word has 48 letters at most and there are 144 starts.
        let (letters, start) = (letters as u8, start as u8);
        out.push(Candidate { spelling, letters, start, cost, rank, pos, source: Source::Guessed, from: 0 });
    };
    let mut class = None;
    // How unlikely the letters of the stem are, up to the one in hand.
    let mut inside = 0u16;
    if coded.latin {
        for letters in 1..codes.len() {
            let (stem, rest) = codes.split_at(letters);
            let [before @ .., last] = stem else { continue };
            let shorter = inside;
            inside = inside.saturating_add(surprise(before, *last));
            class = vowel(*last).or(class);
            let Some(class) = class else { continue };
            if letters < 3 {
                continue;
            }
            for reading in noun(stem, rest, class).into_iter().flatten() {
                let cut = Spelling::Cut { harden: reading.hard.is_some(), infinitive: None };
                let end = match (reading.hard, reading.buffered) {
                    (Some(hard), _) => {
                        surprise(before, hard).saturating_add(shorter) + end_of(before, Some(hard))
                    }
                    (None, true) => shorter + end_of(before, None),
                    (None, false) => inside + end_of(stem, None),
                };
                let rank = end + u16::from(reading.cost) * BIT + if letters == 3 { SHORT } else { 0 };
                let letters = if reading.buffered { letters - 1 } else { letters };
                add(letters, reading.start, reading.cost, rank, cut, Pos::Name);
            }
            if let Some((start, cost)) = verb(rest, class, ending(stem)) {
                let spelling = Spelling::Cut { harden: false, infinitive: Some(is_back(class)) };
                let rank = inside + VERB + u16::from(cost) * BIT;
                add(letters, start, cost, rank, spelling, Pos::Verb);
            }
        }
        if let Some((last, before)) = codes.split_last() {
            inside = inside.saturating_add(surprise(before, *last)).saturating_add(end_of(codes, None));
        }
    }
    let spelling = Spelling::Cut { harden: false, infinitive: None };
    let start = start(Chain::Guess, class.unwrap_or(Vowel::BackPlain), ending(codes));
    add(codes.len(), start, 0, inside + WHOLE, spelling, Pos::Name);
}

/// How unlikely a stem ends there, with another last letter where one is given.
fn end_of(stem: &[u8], hard: Option<u8>) -> u16 {
    if let Some(hard) = hard {
        let [.., two, three] = *stem else { return 0 };
        return surprise(&[two, three, hard], 0);
    }
    surprise(stem, 0).saturating_sub(NAME * name_end(stem).min(6) as u16)
}

struct Reading {
    start: usize,
    cost: u8,
    /// The consonant that the ending has softened.
    hard: Option<u8>,
    /// Whether the last letter is the buffer y of a stem in e: tale-y-i.
    buffered: bool,
}

fn ending(stem: &[u8]) -> Ending {
    match stem.last().copied().and_then(vowel) {
        Some(_) => Ending::Vowel,
        None => Ending::Full,
    }
}

/// The letters of the longest ending of names that the stem has behind two letters or more, 0 for none.
pub(super) fn name_end(stem: &[u8]) -> usize {
    // Mirkazımlı is a word in -lı; what stands behind a vowel may as well be one in -l: şpatel-i.
    let derives = |end: &[u8]| {
        let before = stem.len().checked_sub(end.len() + 1).and_then(|at| stem.get(at));
        end.first() != Some(&L) || end.len() > 2 || before.is_some_and(|before| vowel(*before).is_none())
    };
    // Most differ in the last letter already.
    let like = |end: &&&[u8]| end.last() == stem.last() && stem.ends_with(end);
    let ends = NAME_ENDS.iter().filter(like).filter(|end| stem.len() > end.len() + 1);
    ends.filter(|end| derives(end)).map(|end| end.len()).max().unwrap_or(0)
}

/// The readings as a noun: as spelled, with the hard consonant restored, and without a buffer.
fn noun(stem: &[u8], rest: &[u8], class: Vowel) -> [Option<Reading>; 3] {
    // Mollaoğlu is declined as any name or as a possessed one: Mollaoğluya, Mollaoğluna.
    let kin = KIN.iter().any(|end| stem.ends_with(end));
    let owned = kin.then_some(start(Chain::Possessed, class, Ending::Vowel));
    let plain = [Some(start(Chain::Guess, class, ending(stem))), owned].into_iter().flatten();
    let plain =
        plain.filter_map(|start| run(start, rest).map(|cost| (start, cost))).min_by_key(|(_, cost)| *cost);
    let plain = plain.map(|(start, cost)| Reading { start, cost, hard: None, buffered: false });
    let syllables = stem.iter().filter(|code| vowel(**code).is_some()).count();
    let last_two = stem.len().checked_sub(2).map(|at| (stem[at], stem[at + 1]));
    let hard = match last_two {
        _ if syllables < 2 => None,
        Some((before, SOFT_G)) if vowel(before).is_some() && !is_mountain(stem) => Some(Q),
        // -yə is rather the dative of a stem in a vowel.
        Some((SCHWA | I | UE, Y)) if rest.first() != Some(&SCHWA) => Some(K),
        _ => None,
    };
    let start = start(Chain::Guess, class, Ending::Soft);
    let soft = hard.and_then(|hard| {
        run(start, rest).map(|cost| Reading { start, cost, hard: Some(hard), buffered: false })
    });
    let buffered = (matches!(last_two, Some((E, Y))) && stem.len() > 4).then(|| run(start, rest)).flatten();
    let buffered = buffered.map(|cost| Reading { start, cost, hard: None, buffered: true });
    [plain, soft, buffered]
}

/// -dağ, -bağ and -yağ keep their ğ: Qarabağ, Savalandağ.
fn is_mountain(stem: &[u8]) -> bool {
    match stem {
        [.., first, A, SOFT_G] => *first == code('d') || *first == code('b') || *first == code('y'),
        _ => false,
    }
}

/// The reading as a verb; only chains that nothing but a verb has.
fn verb(rest: &[u8], class: Vowel, ending: Ending) -> Option<(usize, u8)> {
    let start = start(Chain::GuessVerb, class, ending);
    run(start, rest).map(|cost| (start, cost))
}
