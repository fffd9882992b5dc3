//! The words of a query → other names of the same place, state, party, person or event.
//!
//! The table is `data/names.tsv`, and a user's own beside it. The longest name that the words make is taken, in any
//! of its readings; the parts of a name are then not names of their own: `Azərbaycan SSR` is no `Azərbaycan`.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::lang::case::is_upper;
use crate::lang::fold::{folded, folded_letter};
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
    /// Its words: split when first asked for, because a query asks for few.
    words: OnceLock<Vec<Part>>,
}

/// A word of a name.
#[derive(Debug, Clone)]
struct Part {
    unified: String,
    folded: String,
    /// Its first lemma, looked up when first asked for.
    lemma: OnceLock<Option<String>>,
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

    /// The other names of what these words name. `lemmas` gives the lemmas of a word, by one lexicon as long as the
    /// names live: the last word of a name may carry an ending.
    pub fn others(&self, typed: &[&str], lemmas: impl Fn(&str) -> Vec<String>) -> Vec<Others> {
        let typed: Vec<Typed> = typed.iter().map(|word| Typed::new(word)).collect();
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
        let first = typed[0].folded.chars().next();
        let begun = first.and_then(|letter| self.beginning.get(&letter)).map_or(&[][..], Vec::as_slice);
        for (group, name) in begun {
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
            for other in group.iter().filter(|other| !other.is_the_same(name)) {
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
struct Typed {
    unified: String,
    folded: String,
    lemmas: OnceCell<Vec<String>>,
}

impl Typed {
    fn new(word: &str) -> Typed {
        // An ending that a hyphen sets off is no part of the name: `AXC-nin`.
        let stem = words(word).last().map_or(word, |found| &word[..found.stem_to]);
        let unified = unify(stem);
        Typed { folded: folded(&unified), unified, lemmas: OnceCell::new() }
    }
}

impl Name {
    fn words(&self) -> &[Part] {
        self.words.get_or_init(|| words(&self.text).map(|word| Part::new(word.surface(&self.text))).collect())
    }

    fn is_the_same(&self, other: &Name) -> bool {
        let (own, others) = (self.words().iter(), other.words().iter());
        own.map(|word| &word.unified).eq(others.map(|word| &word.unified))
    }

    /// Whether these words are the name. Abbreviations and short names must be typed as they are.
    fn is(&self, typed: &[Typed], lemmas: &impl Fn(&str) -> Vec<String>) -> bool {
        self.words().iter().zip(typed).all(|(own, typed)| {
            let long = || own.unified.chars().nth(3).is_some();
            own.unified == typed.unified
                || long()
                    && (own.folded == typed.folded || !self.is_abbreviation() && own.shares(typed, lemmas))
        })
    }

    fn is_abbreviation(&self) -> bool {
        self.words().len() == 1 && self.text.chars().filter(|c| is_upper(*c)).count() > 1
    }
}

impl Part {
    fn new(word: &str) -> Part {
        let unified = unify(word);
        Part { folded: folded(&unified), unified, lemma: OnceLock::new() }
    }

    /// Whether the first lemmas of the two agree: `cümhuriyyəti` of the table and `cümhuriyyətinin` of the query.
    fn shares(&self, typed: &Typed, lemmas: &impl Fn(&str) -> Vec<String>) -> bool {
        let same_start = self.unified.chars().next() == typed.unified.chars().next();
        let first = || self.lemma.get_or_init(|| lemmas(&self.unified).into_iter().next()).as_ref();
        let of_typed = || typed.lemmas.get_or_init(|| lemmas(&typed.unified));
        same_start && first().is_some_and(|lemma| of_typed().contains(lemma))
    }
}

/// The first letter of a name as a keyboard without our letters types it.
fn first_letter(name: &str) -> Option<char> {
    let word = words(name).next()?;
    unify(word.surface(name)).chars().next().map(folded_letter)
}

#[cfg(test)]
mod tests {
    use super::Names;

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
        let others = Names::default().others(typed, lemmas);
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
    fn the_longest_name_wins() {
        check(&["Azərbaycan", "Xalq", "Cümhuriyyəti"], &[(0, 3, "AXC")]);
    }

    #[test]
    fn two_names_of_one_place_know_each_other() {
        let others = Names::default().others(&["gəncə", "və", "Kirovabad", "Bakı"], lemmas);
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
