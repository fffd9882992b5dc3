//! The words of a query → other names of the same place, state, party, person or event.
//!
//! The table is `data/names.tsv`, and a user's own beside it. The longest name that the words make is taken, in any
//! of its readings; the parts of a name are then not names of their own: `Azərbaycan SSR` is no `Azərbaycan`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use super::key::{key, plain_words};
use crate::date::Day;
use crate::lang::alphabet::folded_letter;
use crate::lang::case::is_upper;
use crate::lang::script::to_latin;
use crate::lang::unify::unify;
use crate::lang::words::words;

/// Longest name in words.
const LONGEST: usize = 8;

/// Names of the same things: the table that comes with the program, and a user's own.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Rows of a user's table.
    own: Vec<Vec<String>>,
    /// Where names of those rows are, by their keys: row and place in it.
    own_at: HashMap<u64, Vec<(usize, usize)>>,
}

/// The table that comes with the program, compiled by the build script.
mod built {
    use crate::date::{Calendar, Day};

    include!(concat!(env!("OUT_DIR"), "/names.rs"));

    /// A name by its number.
    pub fn name(number: usize) -> &'static str {
        let from = if number == 0 { 0 } else { NAME_ENDS[number - 1] as usize };
        &TEXT[from..NAME_ENDS[number] as usize]
    }

    /// See [`plain_words`](super::plain_words).
    pub fn plain_words(name: usize) -> usize {
        COUNTS[name].into()
    }

    /// The numbers of the names of a row.
    pub fn row(number: usize) -> Option<std::ops::Range<usize>> {
        let from = if number == 0 { 0 } else { ROW_ENDS[number - 1].into() };
        Some(from..usize::from(*ROW_ENDS.get(number)?))
    }

    /// The row that a name stands in.
    pub fn row_of(name: usize) -> super::Row<'static> {
        let row = ROW_ENDS.partition_point(|end| usize::from(*end) <= name);
        let names = self::row(row).into_iter().flatten().map(self::name).collect();
        let number = u16::try_from(row).unwrap_or(u16::MAX);
        super::Row { names, event: EVENTS.binary_search(&number).is_ok(), days: days(number) }
    }

    /// The days of the event of a row.
    pub fn days(row: u16) -> Vec<Day> {
        let from = DAYS.partition_point(|(other, _)| *other < row);
        let own = DAYS[from..].iter().take_while(|(other, _)| *other == row);
        own.filter_map(|(_, (year, month, day))| Calendar::Gregorian.day(*year, *month, *day)).collect()
    }

    /// The numbers of the names that begin so, in the order of the table.
    pub fn beginning(key: u64) -> impl Iterator<Item = usize> {
        let from = KEYS.partition_point(|other| *other < key);
        let to = KEYS.partition_point(|other| *other <= key);
        KEYED[from..to].iter().map(|number| usize::from(*number))
    }
}

/// One row of a table.
struct Row<'t> {
    names: Vec<&'t str>,
    /// Whether it is an event's.
    event: bool,
    /// The days of that event.
    days: Vec<Day>,
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
    /// The days of the events that are called so, where they are beyond doubt.
    pub days: Vec<Day>,
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

impl Names {
    /// Adds a user's own table: kind, names with ` | ` between them, a note; tabs between the three.
    ///
    /// # Errors
    /// The first row with fewer than two columns or fewer than two names.
    pub fn add(&mut self, table: &str) -> Result<(), Malformed> {
        for (at, line) in table.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let malformed = |why| Malformed { line: at + 1, why };
            let names =
                line.split('\t').nth(1).ok_or(malformed("a tab is missing between kind and names"))?;
            let row: Vec<String> = names
                .split(" | ")
                .map(|name| name.split_once(" [").map_or(name, |(name, _)| name).trim().to_string())
                .filter(|name| !name.is_empty())
                .collect();
            if row.len() < 2 {
                return Err(malformed("a row needs two names with \" | \" between them"));
            }
            for (at, name) in row.iter().enumerate() {
                self.own_at.entry(key(name)).or_default().push((self.own.len(), at));
            }
            self.own.push(row);
        }
        Ok(())
    }

    /// The other names of what these words name. `lemmas` gives the lemmas of a word of the table: the last word of a
    /// name may carry an ending.
    pub fn others(&self, typed: &[Typed], lemmas: impl Fn(&str) -> Vec<String>) -> Vec<Others> {
        // One word stands in many names.
        let known: RefCell<HashMap<String, Vec<String>>> = RefCell::default();
        let lemmas = |word: &str| {
            let mut known = known.borrow_mut();
            if !known.contains_key(word) {
                known.insert(word.to_string(), lemmas(word));
            }
            known[word].clone()
        };
        let mut out = Vec::new();
        self.scan(typed, 0..typed.len(), LONGEST, &lemmas, &mut out);
        out
    }

    /// Finds the names within a range of the words, of `most` words each.
    fn scan(
        &self,
        typed: &[Typed],
        range: Range<usize>,
        most: usize,
        lemmas: &impl Fn(&str) -> Vec<String>,
        out: &mut Vec<Others>,
    ) {
        let mut from = range.start;
        while from < range.end {
            let (found, event) = self.longest(typed, from..range.end, most, lemmas);
            let to = found.to;
            if to > from && !(found.names.is_empty() && found.days.is_empty()) {
                out.push(found);
            }
            // An event is called by what it is: `SSRİ-nin yaradılması` has the name of a state in it.
            if event && to > from + 1 {
                self.scan(typed, from..to, to - from - 1, lemmas, out);
            }
            from = to.max(from + 1);
        }
    }

    /// The longest name at the beginning of a range of the words, and the other names of all that are called so; and
    /// whether they are events.
    fn longest(
        &self,
        typed: &[Typed],
        range: Range<usize>,
        most: usize,
        lemmas: &impl Fn(&str) -> Vec<String>,
    ) -> (Others, bool) {
        let (from, most) = (range.start, most.min(range.len()));
        let typed = &typed[range];
        let (mut best, mut events) = (0, false);
        let (mut own, mut names): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let mut days = Vec::new();
        for place in typed[0].keys.iter().flat_map(|key| self.beginning(*key)) {
            let name = self.name(place);
            if !may_be(name, self.plain_words(place), typed) {
                continue;
            }
            let words = split(name);
            let length = words.len();
            let fits = length >= best.max(1) && length <= most;
            if !fits || !is(name, &words, &typed[..length], lemmas) {
                continue;
            }
            if length > best {
                (best, events) = (length, true);
                own.clear();
                names.clear();
                days.clear();
            }
            let row = self.row(place);
            events &= row.event;
            days.extend(row.days);
            own.push(name.to_string());
            for other in row.names.iter().filter(|other| split(other) != words) {
                if !names.iter().any(|known| known == other) {
                    names.push(other.to_string());
                }
            }
        }
        // Two names of one thing can both be what was typed: `bolşevik` and `bolşeviklər` are one word.
        names.retain(|name| !own.contains(name));
        (Others { from, to: from + best, own, names, days }, events)
    }

    /// The names that begin so.
    fn beginning(&self, key: u64) -> impl Iterator<Item = Place> {
        let own = self.own_at.get(&key).into_iter().flatten();
        built::beginning(key).map(Place::Built).chain(own.map(|(row, at)| Place::Own(*row, *at)))
    }

    fn name(&self, place: Place) -> &str {
        match place {
            Place::Built(number) => built::name(number),
            Place::Own(row, at) => &self.own[row][at],
        }
    }

    fn plain_words(&self, place: Place) -> usize {
        match place {
            Place::Built(number) => built::plain_words(number),
            Place::Own(..) => plain_words(self.name(place)),
        }
    }

    fn row(&self, place: Place) -> Row<'_> {
        match place {
            Place::Built(number) => built::row_of(number),
            Place::Own(row, _) => {
                let names = self.own[row].iter().map(String::as_str).collect();
                Row { names, event: false, days: Vec::new() }
            }
        }
    }
}

/// Where a name stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// Its number in the table that comes with the program.
    Built(usize),
    /// Row of a user's table and place in it.
    Own(usize, usize),
}

/// A word of the query in the forms that names are compared in.
#[derive(Debug, Clone)]
pub struct Typed {
    unified: String,
    meant: Vec<String>,
    /// How a name of it may begin.
    keys: Vec<u64>,
}

impl Typed {
    /// A word as typed, in any letters, and the lemmas that it may mean.
    pub fn new(word: &str, meant: Vec<String>) -> Typed {
        // An ending that a hyphen sets off is no part of the name: `AXC-nin`.
        let stem = words(word).last().map_or(word, |found| &word[..found.stem_to]);
        let unified = to_latin(&unify(stem));
        let mut keys: Vec<u64> = std::iter::once(&unified).chain(&meant).map(|word| key(word)).collect();
        keys.sort_unstable();
        keys.dedup();
        Typed { unified, meant, keys }
    }
}

/// Whether the words of a name begin as those typed do: few names need to be looked at closely.
fn may_be(name: &str, plain_words: usize, typed: &[Typed]) -> bool {
    plain_words == 0
        || plain_words <= typed.len() && {
            // The first one is how the name was come by.
            let mut both = name.split(' ').zip(typed).skip(1);
            both.all(|(own, typed)| typed.keys.contains(&key(own)))
        }
}

/// Whether these words are the name. Abbreviations and short names must be typed as they are.
fn is(name: &str, words: &[String], typed: &[Typed], lemmas: &impl Fn(&str) -> Vec<String>) -> bool {
    let abbreviation = words.len() == 1 && name.chars().filter(|c| is_upper(*c)).count() > 1;
    words.iter().zip(typed).all(|(own, typed)| {
        let long = own.chars().count() > 3;
        own == &typed.unified
            || long && may_stand_for(&typed.unified, own)
            || long && !abbreviation && shares(own, &typed.meant, lemmas)
    })
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
    use super::{Names, Typed, built};

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
    fn every_row_has_names_that_are_found_by_their_keys() {
        let mut number = 0;
        while let Some(row) = built::row(number) {
            assert!(row.len() > 1, "{:?}", built::name(row.start));
            for name in row.clone() {
                let words = super::split(built::name(name));
                assert_eq!(super::key(&words[0]), super::key(built::name(name)), "{words:?}");
            }
            number += 1;
        }
        assert!(number > 2000);
    }

    #[test]
    fn other_names_are_found_both_ways() {
        check(&["Yelizavetpolda"], &[]);
        check(&["Yelizavetpol"], &[(0, 1, "Gəncə")]);
        check(&["gence"], &[(0, 1, "Kirovabad")]);
        check(&["AXC-nin", "parlamenti"], &[(0, 1, "Azərbaycan Xalq Cümhuriyyəti")]);
    }

    #[test]
    fn an_event_has_names_in_its_name() {
        check(&["Gəncə", "üsyanı"], &[(0, 2, "Gəncə qiyamı"), (0, 1, "Yelizavetpol")]);
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
