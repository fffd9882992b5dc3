//! All readings of a word → the lemmas for the index.
//!
//! The order is stated in [`Candidates::sort`]. A second lemma goes into the index only where the word is truly
//! two words: precision pays for every further one.

use super::candidate::{Candidate, Candidates, Source, Spelling, write};
use super::codes::{Coded, code};
use super::data::Lexicon;
use super::guess::{NEAR, guess, name_end};
use super::lemmas::Lemmas;
use super::lookup::{derived, listed};
use super::row::Pos;
use super::stem::Chain;

/// From this cost on a listed reading is so unlikely that derivation and guess are tried too.
const DOUBTFUL: u8 = 3;

/// The vowels of a possessive.
const HIGH: [u8; 4] = [code('ı'), code('i'), code('u'), code('ü')];

/// Adds all readings of a word to an empty list, sorted.
pub(super) fn candidates(coded: &Coded, own: Option<Lexicon<'_>>, found: &mut Candidates) {
    listed(Lexicon::Built, coded, found);
    if let Some(own) = own {
        listed(own, coded, found);
    }
    if found.least().is_none_or(|least| least >= DOUBTFUL) {
        derived(Lexicon::Built, coded, found);
        if let Some(own) = own {
            derived(own, coded, found);
        }
    }
    if found.least().is_none_or(|least| least > DOUBTFUL) {
        guess(coded, found);
    }
    found.sort(coded.codes().len());
}

/// Writes the lemmas of `word`.
pub(super) fn choose(word: &str, coded: &Coded, own: Option<Lexicon<'_>>, out: &mut Lemmas) {
    let mut found = Candidates::new();
    candidates(coded, own, &mut found);
    let lexicon = own.unwrap_or(Lexicon::Built);
    let mut readings = found.iter();
    let Some(best) = readings.next() else {
        out.push(&[word]);
        return;
    };
    out.set_known(best.source != Source::Guessed);
    write(best, word, coded, lexicon, out);
    let whole = usize::from(best.letters) == coded.codes().len();
    for other in readings {
        if keeps(best, other, whole, coded) {
            write(other, word, coded, lexicon, out);
        }
    }
    if best.from != 0 && whole {
        // tarixi is the adjective, and tarix with its possessive.
        if let Some(base) = found.iter().find(|c| {
            c.cost == 0 && matches!(c.spelling, Spelling::Pool { place, own: false } if place == best.from)
        }) {
            write(base, word, coded, lexicon, out);
        }
    }
}

/// Whether a further reading is worth a term in the index.
fn keeps(best: &Candidate, other: &Candidate, whole: bool, coded: &Coded) -> bool {
    match (best.source, other.source) {
        (Source::Fixed, other) => other == Source::Fixed,
        (Source::Guessed, Source::Guessed) => {
            // A surname in -yan or -zadə leaves no doubt about one that breaks off inside it.
            let end = |one: &Candidate| name_end(&coded.codes()[..usize::from(one.letters)]);
            other.rank <= best.rank + NEAR && other.pos == best.pos && (end(best) < 3 || end(other) > 0)
        }
        (Source::Guessed, _) => other.cost <= DOUBTFUL + 1,
        (_, Source::Listed) if other.cost == best.cost => {
            if whole {
                other.letters == best.letters
                    || (other.pos == Pos::Verb && other.letters >= 2)
                    || (other.letters + 1 == best.letters && may_be_a_form(best, other, coded))
            } else {
                other.letters == best.letters || other.letters >= 3 && parts_at_n(best, other, coded)
            }
        }
        _ => false,
    }
}

/// Whether a listed word may as well be a shorter one with a vowel behind it.
fn may_be_a_form(best: &Candidate, other: &Candidate, coded: &Coded) -> bool {
    let person = |pos| matches!(pos, Pos::Given | Pos::Family | Pos::Name);
    let high = coded.codes().last().is_some_and(|last| HIGH.contains(last));
    // Sabirə and Məmmədova are women's names, or the datives of Sabir and Məmmədov.
    person(best.pos) && person(other.pos)
        // şərqi and qızılı are adjectives, or nouns with their possessive.
        || best.pos == Pos::Adjective && matches!(Chain::of(other.pos), Chain::Noun | Chain::Name) && high
}

/// Whether two stems part at an n that is the one's own and the other's buffer: alman-ın, alma-nın; or at a y: qalay-a, qala-ya.
///
/// Other seams that tie (əsas-ı, əsa-sı) are not worth a term: the longer stem is nearly always the word.
fn parts_at_n(longer: &Candidate, shorter: &Candidate, coded: &Coded) -> bool {
    longer.letters == shorter.letters + 1
        && coded
            .codes()
            .get(usize::from(shorter.letters))
            .is_some_and(|at| *at == code('n') || *at == code('y'))
}
