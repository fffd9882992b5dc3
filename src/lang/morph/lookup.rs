//! A word → its readings by listed stems, and by what regular derivation makes of them.

use super::alphabet::Vowel;
use super::candidate::{Candidate, Candidates, Source, Spelling};
use super::codes::{Coded, code};
use super::data::{DERIVATIONS, Entry, Lexicon, run};
use super::row::Pos;
use super::shape::{ENDINGS, Ending, VOWELS, is_back, spell};
use super::stem::{Chain, start};

/// What a stem made by rule costs against a listed one.
const MADE_COST: u8 = 1;
/// What a rare stem costs.
const RARE_COST: u8 = 3;

/// Adds the readings whose stem a lexicon lists.
pub(super) fn listed(lexicon: Lexicon<'_>, coded: &Coded, out: &mut Candidates) {
    let codes = coded.codes();
    let own = matches!(lexicon, Lexicon::Own(_));
    lexicon.prefixes(codes, |letters, entry| {
        let rest = &codes[letters..];
        let spelling = Spelling::Pool { own, place: entry.lemma };
        let mut add = |cost, source| {
            let Entry { start, pos, from, .. } = entry;
            out.push(Candidate {
                spelling,
                letters: letters as u8,
                start: start as u8,
                cost,
                rank: 0,
                pos,
                source,
                from,
            });
        };
        if entry.fixed() {
            if rest.is_empty() {
                add(0, Source::Fixed);
            }
            return;
        }
        // One letter is a stem only when it is the word: the forms of `o` have rows of their own.
        if letters == 1 && !rest.is_empty() {
            return;
        }
        let Some(cost) = run(entry.start, rest) else { return };
        let doubt = 2 * u8::from(is_international(&codes[..letters], rest))
            + u8::from(is_plural(&codes[..letters], rest, entry.pos))
            + u8::from(!entry.thing() && is_action(&codes[..letters], rest, entry.pos));
        let source = if entry.made() { Source::Made } else { Source::Listed };
        let made = if entry.made() { MADE_COST } else { 0 };
        let rare = if entry.rare() { RARE_COST } else { 0 };
        add(cost + made + rare + doubt, source);
    });
}

/// Whether a noun in -ma stands before -sı: tutulması is rather what befalls one than an eclipse.
fn is_action(stem: &[u8], rest: &[u8], pos: Pos) -> bool {
    const ENDS: [[u8; 2]; 2] = [[code('m'), code('a')], [code('m'), code('ə')]];
    pos == Pos::Noun && ENDS.iter().any(|end| stem.ends_with(end)) && rest.first() == Some(&code('s'))
}

/// Whether a verb in -l stands before -ar: qaralar is rather several black ones than what will blacken.
fn is_plural(stem: &[u8], rest: &[u8], pos: Pos) -> bool {
    const ENDS: [[u8; 2]; 2] = [[code('a'), code('r')], [code('ə'), code('r')]];
    pos == Pos::Verb
        && stem.len() > 3
        && stem.last() == Some(&code('l'))
        && ENDS.iter().any(|end| rest.starts_with(end))
}

/// Whether -ik stands behind a t or an r: terroristik and barometrik are adjectives, not what we are.
fn is_international(stem: &[u8], rest: &[u8]) -> bool {
    const IK: [u8; 2] = [code('i'), code('k')];
    rest == IK && stem.len() > 3 && stem.last().is_some_and(|last| *last == code('t') || *last == code('r'))
}

/// Adds the readings whose stem is a regular derivation of a listed one.
pub(super) fn derived(lexicon: Lexicon<'_>, coded: &Coded, out: &mut Candidates) {
    let codes = coded.codes();
    lexicon.prefixes(codes, |letters, entry| {
        let rest = &codes[letters..];
        if entry.fixed() || entry.rare() || rest.len() < 2 || letters < 2 {
            return;
        }
        let verb = entry.pos == Pos::Verb;
        if !verb && !matches!(Chain::of(entry.pos), Chain::Noun | Chain::Adjective | Chain::Name)
            || entry.pos == Pos::Pronoun
        {
            return;
        }
        let (class, ending) = unpack(entry.start);
        for (from_verb, pos, shape) in DERIVATIONS {
            if *from_verb != verb {
                continue;
            }
            // Most shapes begin with a letter of their own: no need to spell them to see that they don't fit.
            let first = shape.chars().next().map_or(0, code);
            if first != 0 && rest.first() != Some(&first) {
                continue;
            }
            // Rüstəmli is a place of its own: Rüstəmli-yə is no dative of a Rüstəmlik.
            if *pos == Pos::Noun
                && *shape == "lIK"
                && matches!(entry.pos, Pos::Given | Pos::Family | Pos::Name)
            {
                continue;
            }
            let Some(hard) = spell(shape, class, ending) else { continue };
            for spelled in [Some(hard), hard.softened()].into_iter().flatten() {
                let Some(rest) = rest.strip_prefix(spelled.letters()) else { continue };
                let ending = spelled.ending;
                let start = start(Chain::of(*pos), spelled.class, ending);
                let Some(cost) = run(start, rest) else { continue };
                out.push(Candidate {
                    spelling: Spelling::Cut {
                        harden: ending == Ending::Soft,
                        infinitive: (*pos == Pos::Verb).then(|| is_back(spelled.class)),
                    },
                    letters: (letters + spelled.letters().len()) as u8,
                    start: start as u8,
                    cost: cost + MADE_COST,
                    rank: 0,
                    pos: *pos,
                    source: Source::Made,
                    from: 0,
                });
            }
        }
    });
}

/// The vowel class and the ending of a start.
pub(super) fn unpack(start: usize) -> (Vowel, Ending) {
    (VOWELS[start / 4 % 4], ENDINGS[start % 4])
}
