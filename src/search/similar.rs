//! A mistyped word → the lemmas of the index that were meant.
//!
//! An automaton over the term dictionary keeps a row of edit costs for each beginning it walks, so the dictionary
//! is never read whole. A letter of the same class (e for ə) costs a quarter of an error, because a keyboard
//! without our letters is no error. What is typed may carry an ending that the lemma has not.

use tantivy_fst::Automaton;

use super::terms::{Found, Terms};
use crate::error::Result;
use crate::lang::alphabet::{LETTERS, folded_letter, is_vowel};
use crate::lang::endings::is_ending;
use crate::lang::fold::folded;

/// One wrong, missing, doubled or swapped letter.
const ERROR: u8 = 8;
/// A letter heard for another: `Gülüsdan`.
const HEARD: u8 = 7;
/// A letter of the same class.
const CLASS: u8 = 2;
/// Letters of the same class that come free beside the errors.
const CLASSES: u8 = 6;
/// Shortest stem that an ending is taken off from, in letters.
const STEM: usize = 4;
/// Shortest word whose inflected forms are tried with a slip, in letters.
const SLIPPED: usize = 5;
/// Lemmas that are looked at before the nearest are chosen.
const POOL: usize = 1000;

/// The lemmas nearest to a typed word (unified), `limit` at most; all of about the same distance. Nothing for
/// words of three letters and fewer, where everything is like everything. `meant` are lemmas whose inflected forms
/// are known to be one error away.
pub fn similar(typed: &str, meant: &[Found], terms: Terms<'_>, limit: usize) -> Result<Vec<Found>> {
    let Some(errors) = errors(typed) else { return Ok(Vec::new()) };
    // Two errors are only thought of where one explains nothing.
    for errors in 1..=errors {
        let found = within(errors, typed, meant, terms, limit)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

fn within(errors: u8, typed: &str, meant: &[Found], terms: Terms<'_>, limit: usize) -> Result<Vec<Found>> {
    let automaton = Like::new(typed, errors * ERROR + CLASSES);
    let mut found: Vec<(u8, Found)> = meant.iter().map(|meant| (ERROR, meant.clone())).collect();
    for (lemma, events) in terms.accepted_by(&automaton, POOL)? {
        if let Some((cost, _)) = found.iter_mut().find(|(_, (known, _))| *known == lemma) {
            *cost = automaton.cost(&lemma).min(*cost);
            continue;
        }
        let cost = automaton.cost(&lemma);
        // Two errors are too many where the first letter is one of them: that is another word.
        let same_start = folded(&lemma).chars().next() == folded(typed).chars().next();
        // `Nəriman` is no slip for `Nərimanov`: letters missing at the end make another word.
        let longer = lemma.chars().count() > typed.chars().count() + 1 && lemma.starts_with(typed);
        if lemma != typed && !longer && (same_start || cost <= ERROR + CLASS) {
            found.push((cost, (lemma, events)));
        }
    }
    found.sort_by(|(cost, one), (price, other)| (cost, other.1, &one.0).cmp(&(price, one.1, &other.0)));
    let nearest = found.first().map_or(0, |(cost, _)| *cost);
    found.retain(|(cost, _)| *cost <= nearest + CLASS);
    found.truncate(limit);
    Ok(found.into_iter().map(|(_, found)| found).collect())
}

/// The forms that are one slip away from a typed word (unified) of five letters or more: a letter left out, put
/// in, struck wrongly or swapped with the next. The first letter stands, because few mistype it.
pub fn slips(typed: &str) -> Vec<String> {
    let letters: Vec<char> = typed.chars().collect();
    if letters.len() < SLIPPED {
        return Vec::new();
    }
    let with = |from: usize, to: usize, between: &[char]| -> String {
        letters[..from].iter().chain(between).chain(&letters[to..]).collect()
    };
    let mut out = Vec::new();
    for at in 1..=letters.len() {
        out.extend(LETTERS.iter().map(|letter| with(at, at, &[*letter])));
        if at < letters.len() {
            out.push(with(at, at + 1, &[]));
            let others = LETTERS.iter().filter(|letter| **letter != letters[at]);
            out.extend(others.map(|letter| with(at, at + 1, &[*letter])));
        }
        if at + 1 < letters.len() {
            out.push(with(at, at + 2, &[letters[at + 1], letters[at]]));
        }
    }
    out
}

/// How many errors a word of this length may have.
fn errors(typed: &str) -> Option<u8> {
    match typed.chars().count() {
        0..=3 => None,
        4..=6 => Some(1),
        _ => Some(2),
    }
}

/// Accepts what is at most `most` away from the typed word, or from a beginning of it with an ending behind.
struct Like {
    typed: Vec<char>,
    folded: Vec<char>,
    /// Whether the lemma may stop here: at the end, or before an ending.
    may_stop: Vec<bool>,
    most: u8,
}

/// How far the walk is: costs of the row in hand and of the one before, and bytes of a letter not yet whole.
#[derive(Clone)]
struct Walk {
    row: Vec<u8>,
    before: Vec<u8>,
    last: Option<char>,
    bytes: [u8; 4],
    held: u8,
}

impl Like {
    fn new(typed: &str, most: u8) -> Like {
        let letters: Vec<char> = typed.chars().collect();
        let may_stop = (0..=letters.len())
            .map(|at| {
                let rest: String = letters[at..].iter().collect();
                let ending = || is_ending(&rest) || is_ending(&unfolded_ending(&rest));
                rest.is_empty() || (at >= STEM && ending() && agree(&letters[..at], &letters[at..]))
            })
            .collect();
        let folded = folded(typed).chars().collect();
        Like { typed: letters, folded, may_stop, most }
    }

    /// The row of costs after one more letter of the lemma.
    fn next_row(&self, walk: &Walk, letter: char) -> Vec<u8> {
        let plain = folded_letter(letter);
        let mut row = Vec::with_capacity(self.typed.len() + 1);
        row.push(walk.row[0].saturating_add(ERROR));
        for at in 1..=self.typed.len() {
            let own = self.typed[at - 1];
            let change = match own {
                _ if own == letter => 0,
                _ if self.folded[at - 1] == plain => CLASS,
                _ if sound_alike(self.folded[at - 1], plain) => HEARD,
                _ => ERROR,
            };
            let mut cost = walk.row[at - 1].saturating_add(change);
            cost = cost.min(walk.row[at].saturating_add(ERROR)).min(row[at - 1].saturating_add(ERROR));
            let swapped = at > 1
                && self.folded[at - 2] == plain
                && walk.last.map(folded_letter) == Some(self.folded[at - 1]);
            if swapped && let Some(before) = walk.before.get(at - 2) {
                cost = cost.min(before.saturating_add(ERROR));
            }
            row.push(cost);
        }
        row
    }

    /// The least cost of a lemma that is walked to its end.
    fn best(&self, row: &[u8]) -> u8 {
        let stops = row.iter().zip(&self.may_stop).filter(|(_, stop)| **stop);
        stops.map(|(cost, _)| *cost).min().unwrap_or(u8::MAX)
    }

    fn cost(&self, lemma: &str) -> u8 {
        let mut walk = self.start();
        for byte in lemma.bytes() {
            walk = self.accept(&walk, byte);
        }
        self.best(&walk.row)
    }
}

/// Whether an ending can follow a stem by harmony; a vowel that may stand for another (i for ı) follows anything.
fn agree(stem: &[char], ending: &[char]) -> bool {
    let back = |letter: &char| match letter {
        'a' | 'ı' => Some(true),
        'ə' | 'e' | 'ö' | 'ü' => Some(false),
        _ => None,
    };
    match (stem.iter().rev().find(|c| is_vowel(**c)), ending.iter().find(|c| is_vowel(**c))) {
        (Some(last), Some(first)) => back(last).zip(back(first)).is_none_or(|(one, other)| one == other),
        _ => true,
    }
}

/// Consonants that differ by voice alone, which ears mistake before fingers do.
fn sound_alike(one: char, other: char) -> bool {
    matches!(
        (one.min(other), one.max(other)),
        ('d', 't') | ('s', 'z') | ('b', 'p') | ('f', 'v') | ('g', 'k') | ('g', 'q') | ('k', 'q') | ('h', 'x')
    )
}

/// An ending typed without our letters, under front harmony: enough to see that it is one.
fn unfolded_ending(rest: &str) -> String {
    rest.replace('e', "ə")
}

impl Automaton for Like {
    type State = Walk;

    fn start(&self) -> Walk {
        let row = (0..=self.typed.len()).map(|at| (at as u8).saturating_mul(ERROR)).collect();
        Walk { row, before: Vec::new(), last: None, bytes: [0; 4], held: 0 }
    }

    fn is_match(&self, walk: &Walk) -> bool {
        walk.held == 0 && self.best(&walk.row) <= self.most
    }

    fn can_match(&self, walk: &Walk) -> bool {
        walk.row.iter().any(|cost| *cost <= self.most)
    }

    fn accept(&self, walk: &Walk, byte: u8) -> Walk {
        let mut next = walk.clone();
        let held = usize::from(next.held);
        next.bytes[held.min(3)] = byte;
        match std::str::from_utf8(&next.bytes[..=held.min(3)]).ok().and_then(|text| text.chars().next()) {
            Some(letter) => {
                next.row = self.next_row(walk, letter);
                next.before = walk.row.clone();
                next.last = Some(letter);
                next.held = 0;
            }
            None => next.held = (next.held + 1).min(3),
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, ERROR, Like, errors, slips};

    #[track_caller]
    fn check(typed: &str, lemma: &str, found: bool) {
        let errors = errors(typed).unwrap_or(0);
        let automaton = Like::new(typed, errors * ERROR + CLASSES);
        assert_eq!(automaton.cost(lemma) <= automaton.most, found, "{typed} and {lemma}");
    }

    #[test]
    fn one_slip_is_forgiven() {
        check("müqavlə", "müqavilə", true);
        check("müqaviləə", "müqavilə", true);
        check("müqaivlə", "müqavilə", true);
        check("muqavle", "müqavilə", true);
        check("müqavləsinin", "müqavilə", true);
        check("gülüstn", "gülüstan", true);
    }

    #[test]
    fn what_harmony_forbids_is_no_ending() {
        let cost = |typed: &str, lemma: &str| Like::new(typed, 2 * ERROR).cost(lemma);
        assert!(cost("gülüsdan", "gülüstan") < cost("gülüsdan", "gülüş"));
        assert!(cost("gülüsdən", "gülüş") < cost("gülüsdən", "gülüstan"));
        assert_eq!(cost("gulusden", "gülüş"), 2 * super::CLASS + super::CLASS);
    }

    #[test]
    fn a_slip_is_one_letter_and_never_the_first() {
        let forms = slips("edilmsi");
        for form in ["edilməsi", "edilsi", "edilmis", "edilmsa"] {
            assert!(forms.iter().any(|one| one == form), "{form}");
        }
        assert!(forms.iter().all(|form| form.starts_with('e')) && slips("qars").is_empty());
    }

    #[test]
    fn other_words_stay_other_words() {
        check("siberia", "liberties", false);
        check("qars", "qaz", false);
        check("məktub", "dəftər", false);
    }
}
