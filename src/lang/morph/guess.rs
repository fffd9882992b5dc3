//! A word that no list explains → its likeliest stem, by the endings alone.
//!
//! Names above all: only number, possession, case, -dakı and -dır are taken off, under harmony, and three letters
//! with a vowel are left. The suffix tables say how doubtful an ending is; the shape of the stem adds to that.
//! Where an ending may as well be the word's own, both readings are kept, so that they meet in the index.

use super::alphabet::Vowel;
use super::candidate::{Candidate, Candidates, Source, Spelling};
use super::codes::{Coded, code, vowel};
use super::data::{NAME_ENDS, commonness, run};
use super::row::Pos;
use super::shape::{Ending, is_back};
use super::stem::{Chain, start};

/// Above this a reading is not worth keeping.
const MOST_DOUBT: u8 = 3;
/// The doubt of the word as it is, without any ending.
const WHOLE: u8 = 2;

const A: u8 = code('a');
const SCHWA: u8 = code('ə');
const I: u8 = code('i');
const UE: u8 = code('ü');
const E: u8 = code('e');
const L: u8 = code('l');
const CH: u8 = code('ç');
const K: u8 = code('k');
const Y: u8 = code('y');
const SOFT_G: u8 = code('ğ');
const N: u8 = code('n');
const O: u8 = code('o');

/// Adds the guessed readings, the word as it is among them.
pub(super) fn guess(coded: &Coded, out: &mut Candidates) {
    let codes = coded.codes();
    let whole = whole_doubt(codes);
    let mut add = |letters: usize, start: usize, cost, spelling, pos| {
        // A word has 48 letters at most and there are 112 starts.
        let (letters, start) = (letters as u8, start as u8);
        // The whole word looks like a word with its ending on; it yields where it ties.
        let rank = match usize::from(letters) == codes.len() {
            true => cost * STEP + STRANGE,
            false => rank(codes, usize::from(letters), cost, spelling),
        };
        out.push(Candidate { spelling, letters, start, cost, rank, pos, source: Source::Guessed, from: 0 });
    };
    let mut class = None;
    if coded.latin {
        for letters in 1..codes.len() {
            class = vowel(codes[letters - 1]).or(class);
            let Some(class) = class else { continue };
            let (stem, rest) = codes.split_at(letters);
            for reading in noun(stem, rest, class).into_iter().flatten() {
                let cost = reading.cost;
                if cost <= MOST_DOUBT {
                    let spelling = Spelling::Cut { harden: reading.harden, infinitive: None };
                    let letters = if reading.buffered { letters - 1 } else { letters };
                    add(letters, reading.start, cost, spelling, Pos::Name);
                }
            }
            if let Some(reading) = verb(stem, rest, class) {
                let spelling = Spelling::Cut { harden: false, infinitive: Some(is_back(class)) };
                add(letters, reading.start, reading.cost, spelling, Pos::Verb);
            }
        }
    }
    let spelling = Spelling::Cut { harden: false, infinitive: None };
    let start = start(Chain::Guess, class.unwrap_or(Vowel::BackPlain), ending(codes));
    add(codes.len(), start, whole, spelling, Pos::Name);
}

/// What one step of doubt weighs against the commonness of the stem's end (eight steps for each doubling).
const STEP: u8 = 60;
/// The weight of a stem whose end no listed word has.
const STRANGE: u8 = 59;

/// The order among guesses: by doubt, then, where an n may be the stem's own or a buffer, by what stems end in.
fn rank(codes: &[u8], letters: usize, cost: u8, spelling: Spelling) -> u8 {
    let (stem, rest) = codes.split_at(letters);
    let at_n = rest.first() == Some(&N) || stem.last() == Some(&N);
    let common = match spelling {
        Spelling::Cut { harden: false, infinitive: None } if at_n => commonness(stem).min(STRANGE),
        _ => STRANGE / 2,
    };
    cost.saturating_mul(STEP).saturating_add(STRANGE - common)
}

struct Reading {
    start: usize,
    cost: u8,
    harden: bool,
    /// Whether the last letter is the buffer y of a stem in e: tale-y-i.
    buffered: bool,
}

fn ending(stem: &[u8]) -> Ending {
    match stem.last().copied().and_then(vowel) {
        Some(_) => Ending::Vowel,
        None => Ending::Full,
    }
}

/// How little the word looks like a form of a shorter one.
fn whole_doubt(codes: &[u8]) -> u8 {
    if ends_a_name(codes) { 1 } else { WHOLE }
}

/// Whether the stem ends as names do, with something before that.
fn ends_a_name(stem: &[u8]) -> bool {
    NAME_ENDS.iter().any(|end| stem.ends_with(end) && stem.len() > end.len() + 1)
}

/// Whether the stem breaks off before the last vowel of such an ending: Dostoyevsk-i.
fn cuts_a_name(stem: &[u8], next: u8) -> bool {
    NAME_ENDS.iter().any(|end| {
        end.split_last().is_some_and(|(last, before)| {
            end.len() > 2
                && *last == next
                && vowel(next).is_some()
                && stem.ends_with(before)
                && stem.len() > end.len()
        })
    })
}

/// The readings as a noun: as spelled, and with the hard consonant restored.
fn noun(stem: &[u8], rest: &[u8], class: Vowel) -> [Option<Reading>; 3] {
    if stem.len() < 3 {
        return [None, None, None];
    }
    let short = u8::from(stem.len() == 3);
    let plain_start = start(Chain::Guess, class, ending(stem));
    let plain = run(plain_start, rest).map(|cost| {
        let cost = if rest.first().is_some_and(|first| cuts_a_name(stem, *first)) {
            cost + 2
        } else if ends_a_name(stem) {
            0
        } else {
            cost + short + shape_doubt(stem, rest)
        };
        Reading { start: plain_start, cost, harden: false, buffered: false }
    });
    let syllables = stem.iter().filter(|code| vowel(**code).is_some()).count();
    let last_two = stem.len().checked_sub(2).map(|at| (stem[at], stem[at + 1]));
    let soft_start = start(Chain::Guess, class, Ending::Soft);
    let softened = syllables >= 2
        && match last_two {
            Some((before, SOFT_G)) => vowel(before).is_some() && !is_mountain(stem),
            // -yə is rather the dative of a stem in a vowel.
            Some((SCHWA | I | UE, Y)) => rest.first() != Some(&SCHWA),
            _ => false,
        };
    let soft = softened.then(|| run(soft_start, rest)).flatten();
    // The vowel before a softened k is not lengthened by a possessive: -ələyi is sure.
    let soft = soft.map(|cost| Reading {
        start: soft_start,
        cost: cost.saturating_sub(1),
        harden: true,
        buffered: false,
    });
    let buffered = matches!(last_two, Some((E, Y))) && stem.len() > 4;
    let buffered = buffered.then(|| run(soft_start, rest)).flatten();
    let buffered = buffered.map(|cost| Reading {
        start: soft_start,
        cost: cost.saturating_sub(1),
        harden: false,
        buffered: true,
    });
    [plain, soft, buffered]
}

/// -dağ, -bağ and -yağ keep their ğ: Qarabağ, Savalandağ.
fn is_mountain(stem: &[u8]) -> bool {
    match stem {
        [.., first, A, SOFT_G] => *first == code('d') || *first == code('b') || *first == code('y'),
        _ => false,
    }
}

/// How much commoner (eight steps for each doubling) an end must be to count as the word's own.
const OWN: u8 = 12;

/// What the shape of the stem and of a short ending adds to the doubt.
fn shape_doubt(stem: &[u8], rest: &[u8]) -> u8 {
    let mut doubt = 0;
    // Where the whole word ends as listed words do, a lone a or ə is rather its own.
    if let ([.., before, last], [one]) = (stem, rest)
        && matches!(*one, A | SCHWA)
        && commonness(stem) + OWN <= commonness(&[*before, *last, *one])
    {
        doubt += 1;
    }
    // -iya, -iyə end loans and names; -ni may be a name's own.
    if let ([.., I], [Y, A | SCHWA]) = (stem, rest) {
        doubt += 1;
    }
    if matches!(rest, [I, N] | [N, I]) {
        doubt += 1;
    }
    // Names in -on are many, in -o few: Vaşinqton-un.
    if let ([.., O], [N, ..]) = (stem, rest) {
        doubt += 1;
    }
    if let [.., before, last] = stem
        && vowel(*last).is_none()
        && vowel(*before).is_none()
        && before != last
        // qacarl-ı and dəmirç-i are no stems with an ending but words in -lı and -çi.
        && (!is_coda(*before) || *last == L || *last == CH)
    {
        doubt += 2;
    }
    doubt
}

/// Whether a consonant may stand before another one at the end of a word.
fn is_coda(before: u8) -> bool {
    ["r", "l", "n", "m", "s", "ş", "x", "f", "y", "v", "z", "h", "k", "p"]
        .iter()
        .any(|letter| letter.chars().next().map(code) == Some(before))
}

/// The reading as a verb; only chains that nothing but a verb has.
fn verb(stem: &[u8], rest: &[u8], class: Vowel) -> Option<Reading> {
    if stem.len() < 3 {
        return None;
    }
    let start = start(Chain::GuessVerb, class, ending(stem));
    let cost = run(start, rest)?;
    Some(Reading { start, cost: cost + shape_doubt(stem, &[K]).min(2), harden: false, buffered: false })
}
