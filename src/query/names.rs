//! The words of a query → other names of the same place, state, party, person or event.
//!
//! The table is `data/names.tsv`, and a user's own beside it. The longest name that the words make is taken, in any
//! of its readings; the parts of a name are then not names of their own: `Azərbaycan SSR` is no `Azərbaycan`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::lang::case::is_upper;
use crate::lang::fold::{folded, folded_letter};
use crate::lang::script::to_latin;
use crate::lang::unify::unify;
use crate::lang::words::words;

/// Longest name in words.
const LONGEST: usize = 8;

/// Names of the same things, a row each.
#[derive(Debug, Clone)]
pub struct Names {
    groups: Vec<Vec<Name>>,
    /// Where the names are that begin with a folded letter: group and place in it, in the order of the table.
    beginning: HashMap<char, Vec<(usize, usize)>>,
}

/// One name.
#[derive(Debug, Clone)]
pub struct Name {
    /// As the table has it, without its years.
    pub text: Cow<'static, str>,
    /// Its words, unified: split when first asked for, because a query asks for few.
    words: OnceLock<Vec<String>>,
}

/// Names that can stand for a run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Others {
    /// The first word of the run.
    pub from: usize,
    /// One past its last word.
    pub to: usize,
    /// The name as the tables write it, once for each reading.
    pub own: Vec<String>,
    /// The other names, those used today first.
    pub names: Vec<String>,
}

impl Others {
    /// Whether one of the two names the same as the other.
    pub fn is_another_name_of(&self, other: &Others) -> bool {
        other.names.iter().any(|name| self.own.contains(name))
    }
}

/// A row of a user's table that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// Line of the table, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub why: &'static str,
}

impl Default for Names {
    fn default() -> Names {
        // The rows that come with the program are checked by a test.
        Names::read(include_str!("data/names.tsv"))
            .unwrap_or(Names { groups: Vec::new(), beginning: HashMap::new() })
    }
}

impl Names {
    /// Reads a table: kind, names with ` | ` between them, a note; tabs between the three.
    ///
    /// # Errors
    /// The first row with fewer than two columns or fewer than two names.
    pub fn read(table: &'static str) -> Result<Names, Malformed> {
        Names::rows(table, Cow::Borrowed)
    }

    /// Adds a user's own table.
    ///
    /// # Errors
    /// As [`Names::read`].
    pub fn add(&mut self, table: &str) -> Result<(), Malformed> {
        let more = Names::rows(table, |name| Cow::Owned(name.to_string()))?;
        let behind = self.groups.len();
        self.groups.extend(more.groups);
        for (letter, places) in more.beginning {
            let places = places.into_iter().map(|(group, name)| (group + behind, name));
            self.beginning.entry(letter).or_default().extend(places);
        }
        Ok(())
    }

    fn rows<'t>(table: &'t str, keep: impl Fn(&'t str) -> Cow<'static, str>) -> Result<Names, Malformed> {
        let mut groups = Vec::new();
        let mut beginning: HashMap<char, Vec<(usize, usize)>> = HashMap::new();
        for (at, line) in table.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let malformed = |why| Malformed { line: at + 1, why };
            let names =
                line.split('\t').nth(1).ok_or(malformed("a tab is missing between kind and names"))?;
            let group: Vec<Name> = names
                .split(" | ")
                .map(|name| name.split_once(" [").map_or(name, |(name, _)| name).trim())
                .filter(|name| !name.is_empty())
                .map(|name| Name { words: OnceLock::new(), text: keep(name) })
                .collect();
            if group.len() < 2 {
                return Err(malformed("a row needs two names with \" | \" between them"));
            }
            for (at, name) in group.iter().enumerate() {
                if let Some(letter) = first_letter(&name.text) {
                    beginning.entry(letter).or_default().push((groups.len(), at));
                }
            }
            groups.push(group);
        }
        Ok(Names { groups, beginning })
    }

    /// The other names of what these words name. `lemmas` gives the lemmas of a word of the table: the last word of a
    /// name may carry an ending.
    pub fn others(&self, typed: &[Typed], lemmas: impl Fn(&str) -> Vec<String>) -> Vec<Others> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < typed.len() {
            let (length, own, names) = self.longest(&typed[at..], &lemmas);
            if length > 0 && !names.is_empty() {
                out.push(Others { from: at, to: at + length, own, names });
            }
            at += length.max(1);
        }
        out
    }

    /// The longest name at the beginning of these words: its length, itself, and the other names of all that are
    /// called so.
    fn longest(
        &self,
        typed: &[Typed],
        lemmas: &impl Fn(&str) -> Vec<String>,
    ) -> (usize, Vec<String>, Vec<String>) {
        let mut best = 0;
        let (mut own, mut names): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let begun = typed[0].beginnings().into_iter().filter_map(|letter| self.beginning.get(&letter));
        for (group, name) in begun.flatten() {
            let group = &self.groups[*group];
            let name = &group[*name];
            let length = name.words().len();
            let fits = length >= best.max(1) && length <= typed.len().min(LONGEST);
            if !fits || !name.is(&typed[..length], lemmas) {
                continue;
            }
            if length > best {
                best = length;
                own.clear();
                names.clear();
            }
            own.push(name.text.to_string());
            for other in group.iter().filter(|other| other.words() != name.words()) {
                if !names.iter().any(|known| *known == other.text) {
                    names.push(other.text.to_string());
                }
            }
        }
        // Two names of one thing can both be what was typed: `bolşevik` and `bolşeviklər` are one word.
        names.retain(|name| !own.contains(name));
        (best, own, names)
    }
}

/// A word of the query in the forms that names are compared in.
#[derive(Debug, Clone)]
pub struct Typed {
    unified: String,
    folded: String,
    meant: Vec<String>,
}

impl Typed {
    /// A word as typed, in any letters, and the lemmas that it may mean.
    pub fn new(word: &str, meant: Vec<String>) -> Typed {
        // An ending that a hyphen sets off is no part of the name: `AXC-nin`.
        let stem = words(word).last().map_or(word, |found| &word[..found.stem_to]);
        let unified = to_latin(&unify(stem));
        Typed { folded: folded(&unified), unified, meant }
    }

    /// The letters that a name of it may begin with, folded.
    fn beginnings(&self) -> Vec<char> {
        let words = std::iter::once(&self.folded).chain(&self.meant);
        let mut letters: Vec<char> =
            words.filter_map(|word| word.chars().next()).map(folded_letter).collect();
        letters.sort_unstable();
        letters.dedup();
        letters
    }
}

impl Name {
    fn words(&self) -> &[String] {
        self.words.get_or_init(|| split(&self.text))
    }

    /// Whether these words are the name. Abbreviations and short names must be typed as they are.
    fn is(&self, typed: &[Typed], lemmas: &impl Fn(&str) -> Vec<String>) -> bool {
        self.words().iter().zip(typed).all(|(own, typed)| {
            own == &typed.unified
                || (own.chars().count() > 3 && may_stand_for(&typed.unified, own))
                || (own.chars().count() > 3 && !self.is_abbreviation() && shares(own, &typed.meant, lemmas))
        })
    }

    fn is_abbreviation(&self) -> bool {
        self.words().len() == 1 && self.text.chars().filter(|c| is_upper(*c)).count() > 1
    }
}

/// The first letter of a name as a keyboard without our letters types it.
fn first_letter(name: &str) -> Option<char> {
    let word = words(name).next()?;
    unify(word.surface(name)).chars().next().map(folded_letter)
}

/// Whether a typed word is a name without some of our letters. One that has them means them: `görüş` is no Gorus.
fn may_stand_for(typed: &str, own: &str) -> bool {
    let mut letters = own.chars();
    // A capital I is read as ı, but a keyboard without our letters has no other.
    let fits =
        |own: char, typed: char| own == typed || folded_letter(own) == typed || (own, typed) == ('i', 'ı');
    let same = |typed: char| letters.next().is_some_and(|own| fits(own, typed));
    typed.chars().all(same) && letters.next().is_none()
}

/// Whether the first lemma of a word of the table is meant: `cümhuriyyəti` by the query's `cümhuriyyətinin`.
fn shares(own: &str, meant: &[String], lemmas: &impl Fn(&str) -> Vec<String>) -> bool {
    // The lemma of a word begins as the word does, so few need it.
    let start = own.chars().next();
    let likely = meant.iter().any(|lemma| lemma.chars().next() == start);
    // A name that reads as a form of a verb (`Edil`, the Volga) is not meant by that verb.
    let is_verb = |lemma: &str| lemma.ends_with("maq") || lemma.ends_with("mək");
    likely && lemmas(own).first().is_some_and(|lemma| !is_verb(lemma) && meant.contains(lemma))
}

fn split(name: &str) -> Vec<String> {
    words(name).map(|word| unify(word.surface(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Names, Typed};

    /// Stands in for the analyzer: an ending of the table below.
    fn lemmas(word: &str) -> Vec<String> {
        vec![
            ["nin", "də", "in", "i"]
                .iter()
                .find_map(|end| word.strip_suffix(end))
                .unwrap_or(word)
                .to_string(),
        ]
    }

    #[track_caller]
    fn check(typed: &[&str], expected: &[(usize, usize, &str)]) {
        let words: Vec<Typed> = typed.iter().map(|word| Typed::new(word, lemmas(word))).collect();
        let others = Names::default().others(&words, lemmas);
        for (others, (from, to, name)) in others.iter().zip(expected) {
            assert_eq!((others.from, others.to), (*from, *to), "{typed:?}");
            assert!(others.names.iter().any(|other| other == name), "{name} is not in {:?}", others.names);
        }
        assert_eq!(others.len(), expected.len(), "{typed:?}: {others:?}");
    }

    #[test]
    fn names_that_differ_by_an_ending_alone_are_no_others_of_each_other() {
        let typed = ["Rusiya", "Kommunist", "bolşeviklər", "Partiyası"];
        check(&typed, &[(0, 4, "RKP")]);
    }

    #[test]
    fn the_table_is_well_formed() {
        assert!(Names::read(include_str!("data/names.tsv")).is_ok());
        assert!(Names::default().groups.len() > 900);
    }

    #[test]
    fn other_names_are_found_both_ways() {
        check(&["Yelizavetpolda"], &[]);
        check(&["Yelizavetpol"], &[(0, 1, "Gəncə")]);
        check(&["gence"], &[(0, 1, "Kirovabad")]);
        check(&["AXC-nin", "parlamenti"], &[(0, 1, "Azərbaycan Xalq Cümhuriyyəti")]);
    }

    #[test]
    fn a_letter_that_is_typed_is_meant() {
        check(&["Iravan"], &[]);
        check(&["Irəvan"], &[(0, 1, "Erivan")]);
        check(&["gence"], &[(0, 1, "Kirovabad")]);
        check(&["görüş"], &[]);
    }

    #[test]
    fn the_longest_name_wins() {
        check(&["Azərbaycan", "Xalq", "Cümhuriyyəti"], &[(0, 3, "AXC")]);
    }

    #[test]
    fn two_names_of_one_place_know_each_other() {
        let typed = ["gəncə", "və", "Kirovabad", "Bakı"].map(|word| Typed::new(word, lemmas(word)));
        let others = Names::default().others(&typed, lemmas);
        assert!(others[0].is_another_name_of(&others[1]) && others[1].is_another_name_of(&others[0]));
        assert!(others[2..].iter().all(|other| !other.is_another_name_of(&others[0])));
    }

    #[test]
    fn a_malformed_row_is_named() {
        let mut names = Names::default();
        assert_eq!(names.add("place\tBakı\n").map_err(|wrong| wrong.line), Err(1));
        assert_eq!(names.add("# a note\nplace Bakı\n").map_err(|wrong| wrong.line), Err(2));
        assert!(names.add("place\tKənd | Köy\tmine\n").is_ok());
    }
}
