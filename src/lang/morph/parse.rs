//! A word → every reading with its suffixes named: the slow path behind `analyze`.

use super::alphabet::Vowel;
use super::candidate::{Candidate, Candidates, Source, write};
use super::choose::candidates;
use super::codes::Coded;
use super::data::{ARCS, ENDS, FIRST, Lexicon};
use super::lemmas::Lemmas;
use super::lookup::unpack;
use super::row::Pos;
use super::shape::{Ending, spell};

/// What a reading rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A row for exactly this form.
    Fixed,
    /// A listed stem.
    Listed,
    /// A regular derivation of a listed stem.
    Derived,
    /// The endings alone.
    Guessed,
}

/// One suffix of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suffix {
    /// Its name, as in the suffix tables.
    pub name: &'static str,
    /// As it is spelled in the word.
    pub spelled: String,
}

/// One reading of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parse {
    /// The lemma.
    pub lemma: String,
    /// The part of speech of the stem; of a guessed stem, a name or a verb.
    pub pos: Pos,
    /// The suffixes in their order.
    pub suffixes: Vec<Suffix>,
    /// Whether a list knows the stem.
    pub known: bool,
    /// What the reading rests on.
    pub level: Level,
    /// How much rarer it is than its rivals, 0 for the usual; of a guess the doubt.
    pub cost: u8,
}

/// All readings, the likeliest first; none for a word that is too long or has no letter.
pub(super) fn parses(word: &str, own: Option<Lexicon<'_>>) -> Vec<Parse> {
    let Some(coded) = Coded::of(word) else { return Vec::new() };
    let mut out: Vec<Parse> = Vec::new();
    let mut found = Candidates::new();
    candidates(&coded, own, &mut found);
    for candidate in found.iter() {
        let mut lemmas = Lemmas::new();
        write(candidate, word, &coded, own.unwrap_or(Lexicon::Built), &mut lemmas);
        let level = match candidate.source {
            Source::Fixed => Level::Fixed,
            Source::Listed => Level::Listed,
            Source::Made => Level::Derived,
            Source::Guessed => Level::Guessed,
        };
        let parse = Parse {
            lemma: lemmas.first().to_owned(),
            pos: candidate.pos,
            suffixes: suffixes(word, &coded, candidate),
            known: level != Level::Guessed,
            level,
            cost: candidate.cost,
        };
        if !out.contains(&parse) {
            out.push(parse);
        }
    }
    out
}

/// The cheapest chain that spells the rest of the word.
fn suffixes(word: &str, coded: &Coded, candidate: &Candidate) -> Vec<Suffix> {
    if candidate.source == Source::Fixed {
        return Vec::new();
    }
    let (class, ending) = unpack(usize::from(candidate.start));
    let rest = &coded.codes()[usize::from(candidate.letters)..];
    let Some(first) = FIRST.get(usize::from(candidate.start / 16)) else { return Vec::new() };
    let mut search = Search { best: None, path: Vec::new() };
    search.walk(*first, class, ending, rest, 0);
    let mut at = usize::from(candidate.letters);
    let mut out = Vec::new();
    for (name, letters) in search.best.map_or_else(Vec::new, |(_, path)| path) {
        let spelled = word[coded.bytes(at)..coded.bytes(at + letters)].to_owned();
        out.push(Suffix { name, spelled });
        at += letters;
    }
    out
}

type Path = Vec<(&'static str, usize)>;

struct Search {
    best: Option<(u8, Path)>,
    path: Path,
}

impl Search {
    fn walk(&mut self, state: u16, class: Vowel, ending: Ending, rest: &[u8], cost: u8) {
        if self.best.as_ref().is_some_and(|(best, _)| *best <= cost) {
            return;
        }
        let end = ENDS.get(usize::from(state)).copied().unwrap_or(0);
        if rest.is_empty() && end > 0 && ending != Ending::Soft {
            let cost = cost + end - 1;
            if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
                self.best = Some((cost, self.path.clone()));
            }
        }
        for arc in ARCS.iter().filter(|arc| arc.from == state) {
            let Some(spelled) = spell(arc.shape, class, ending) else { continue };
            let named = !spelled.letters().is_empty();
            for spelled in [Some(spelled), spelled.softened().filter(|_| named)].into_iter().flatten() {
                let Some(rest) = rest.strip_prefix(spelled.letters()) else { continue };
                if named {
                    self.path.push((arc.name, spelled.letters().len()));
                }
                self.walk(arc.to, spelled.class, spelled.ending, rest, cost + arc.cost);
                if named {
                    self.path.pop();
                }
            }
        }
    }
}
