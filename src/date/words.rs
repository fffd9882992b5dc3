//! Turns a skeleton into what the word means in a date: a month, a unit, a part, a pointing word, and its case.
//!
//! The words stand in `data/words.txt`; the case endings are here. The longest stem that leaves a known ending
//! wins, and a stem that takes no endings goes before one that does.

use std::sync::LazyLock;

use super::ending::ending;
pub use super::ending::{Case, case, is_ordinal};
pub use super::misspelt::misspelt_month;
use super::skeleton::Skeleton;
use crate::lang::lookalike::heal;
use crate::lang::script::to_latin;

/// What a word means in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// A month, from 1.
    Month(u8),
    /// A month of the Hijri calendar, from 1.
    HijriMonth(u8),
    /// *il*
    Year,
    /// *əsr, yüzil*
    Century,
    /// *minillik*
    Millennium,
    /// *onillik*
    Decade,
    /// *ay*
    MonthWord,
    /// *həftə*
    Week,
    /// *gün*
    Day,
    /// *şənbə*
    Weekday,
    /// *tarix*
    Date,
    /// Spring, summer, autumn, winter, from 0.
    Season(u8),
    /// *əvvəl, orta, son*, from 0.
    Edge(u8),
    /// *yarı*
    Half,
    /// *rüb*
    Quarter,
    /// *birinci*, from 1.
    Nth(u8),
    /// *həmin*
    This,
    /// *ötən*
    Previous,
    /// *növbəti*
    Following,
    /// *hər*
    Every,
    /// A number in words.
    Count(u8),
    /// *yüz*
    Hundred,
    /// *min*
    Thousand,
    /// *milyon*
    Million,
    /// *əvvəl, öncə, qabaq*
    Ago,
    /// *sonra*
    Later,
    /// *bundan*
    FromNow,
    /// *qədər, kimi*
    Until,
    /// *eramızdan*, which *əvvəl* follows
    Era,
    /// *eramızın*
    OurEra,
    /// *bizim*
    Ours,
    /// *hicri*
    Hijri,
    /// *qəməri*
    Lunar,
    /// *köhnə*
    Old,
    /// *yeni*
    New,
    /// *üslub*
    Style,
    /// *yaxın*
    Near,
    /// *təxminən*
    About,
    /// *və*
    And,
    /// Something that is counted.
    Quantity,
    /// Something that bears a date as its name.
    Named,
}

/// A word with its sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// What it means.
    pub sense: Sense,
    /// Whether it has the plural ending.
    pub plural: bool,
    /// Its case.
    pub case: Case,
}

struct Row {
    stem: Vec<u8>,
    sense: Sense,
    /// Takes no endings.
    whole: bool,
    /// The stem in its own letters, where other letters with the same skeleton are another word.
    strict: Option<String>,
}

struct Table {
    /// By the first letter of the stem, longest first.
    rows: [Vec<Row>; 26],
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("data/words.txt")));

impl Table {
    fn read(text: &str) -> Table {
        let mut rows: [Vec<Row>; 26] = Default::default();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(name), Some(value), Some(stems)) = (cells.next(), cells.next(), cells.next()) else {
                continue;
            };
            let Some(sense) = value.parse().ok().and_then(|value| sense(name, value)) else { continue };
            for word in stems.split(' ') {
                let (word, whole) = word.strip_suffix('.').map_or((word, false), |word| (word, true));
                let stem = Skeleton::read(word, 0).letters().to_vec();
                let Some(place) = stem.first().and_then(|first| rows.get_mut(usize::from(first - b'a')))
                else {
                    continue;
                };
                let strict = (name == "month-tr").then(|| word.to_string());
                place.push(Row { stem, sense, whole, strict });
                let bare = without_schwas(word, sense);
                if let Some(stem) = bare
                    && let Some(place) =
                        stem.first().and_then(|first| rows.get_mut(usize::from(first - b'a')))
                {
                    place.push(Row { stem, sense, whole, strict: None });
                }
            }
        }
        for place in &mut rows {
            place.sort_by_key(|row| (std::cmp::Reverse(row.stem.len()), !row.whole));
        }
        Table { rows }
    }
}

/// The skeleton of a stem in a text that lost every ə: əsr is `sr`, həmin `hmin`.
fn without_schwas(stem: &str, sense: Sense) -> Option<Vec<u8>> {
    let rest = stem.replace('ə', "");
    // What is left of a short word is another word or an abbreviation, unless only a numeral can precede it.
    let least = match sense {
        Sense::Century => 2,
        _ => 3,
    };
    let lost = Skeleton::read(&rest, 0).letters().to_vec();
    (rest.len() < stem.len() && lost.len() >= least).then_some(lost)
}

fn sense(name: &str, value: u8) -> Option<Sense> {
    Some(match name {
        "month" | "month-tr" => Sense::Month(value),
        "month-hijri" => Sense::HijriMonth(value),
        "year" => Sense::Year,
        "century" => Sense::Century,
        "millennium" => Sense::Millennium,
        "decade" => Sense::Decade,
        "month-word" => Sense::MonthWord,
        "week" => Sense::Week,
        "day" => Sense::Day,
        "weekday" => Sense::Weekday,
        "date" => Sense::Date,
        "season" => Sense::Season(value),
        "edge" => Sense::Edge(value),
        "half" => Sense::Half,
        "quarter" => Sense::Quarter,
        "nth" => Sense::Nth(value),
        "this" => Sense::This,
        "previous" => Sense::Previous,
        "following" => Sense::Following,
        "every" => Sense::Every,
        "count" => Sense::Count(value),
        "hundred" => Sense::Hundred,
        "thousand" => Sense::Thousand,
        "million" => Sense::Million,
        "ago" => Sense::Ago,
        "later" => Sense::Later,
        "from-now" => Sense::FromNow,
        "until" => Sense::Until,
        "era" => Sense::Era,
        "our-era" => Sense::OurEra,
        "ours" => Sense::Ours,
        "hijri" => Sense::Hijri,
        "lunar" => Sense::Lunar,
        "old" => Sense::Old,
        "new" => Sense::New,
        "style" => Sense::Style,
        "near" => Sense::Near,
        "about" => Sense::About,
        "and" => Sense::And,
        "quantity" => Sense::Quantity,
        "named" => Sense::Named,
        _ => return None,
    })
}

/// What the word means; `surface` is the word as typed.
pub fn read(skeleton: &[u8], surface: &str) -> Option<Reading> {
    let first = skeleton.first().filter(|letter| letter.is_ascii_lowercase())?;
    let rows = &TABLE.rows[usize::from(first - b'a')];
    rows.iter().find_map(|row| {
        if row.stem.get(1) != skeleton.get(1) && row.stem.len() > 1 {
            return None;
        }
        let rest = skeleton.strip_prefix(row.stem.as_slice())?;
        if row.strict.as_ref().is_some_and(|stem| !typed_so(stem, surface)) {
            return None;
        }
        let (plural, case) = if row.whole {
            (false, rest.is_empty().then_some(Case::Bare)?)
        } else if matches!(row.sense, Sense::Month(_)) && matches!(rest, b"ya" | b"ye") {
            // The Russian genitive: октября.
            (false, Case::Bare)
        } else if matches!(row.sense, Sense::Count(_) | Sense::Hundred) && is_ordinal(rest) {
            (false, Case::Ordinal)
        } else {
            ending(rest)?
        };
        Some(Reading { sense: row.sense, plural, case })
    })
}

/// Whether the letters were typed as in the stem, or in their plain ASCII form.
fn typed_so(stem: &str, surface: &str) -> bool {
    let lower = crate::lang::case::lower(&to_latin(&heal(surface)));
    let mut typed = lower.chars();
    stem.chars().all(|letter| {
        typed.next().is_some_and(|typed| {
            typed == letter
                || matches!((typed, letter), ('i', 'ı') | ('ı', 'i') | ('s', 'ş') | ('g', 'ğ') | ('u', 'ü'))
        })
    })
}

/// How a stem that may begin a date in running text does.
pub struct Beginning {
    /// The first letters of its skeleton.
    pub letters: [u8; 3],
    /// Whether it takes no endings.
    pub whole: bool,
    /// Whether it points at another date, as no heading does.
    pub points: bool,
}

/// All stems that may begin a date in running text.
pub fn beginnings() -> impl Iterator<Item = Beginning> {
    let begins = |sense: Sense| {
        matches!(
            sense,
            Sense::Month(_)
                | Sense::Year
                | Sense::MonthWord
                | Sense::This
                | Sense::Previous
                | Sense::Following
                | Sense::Count(_)
                | Sense::Thousand
                | Sense::Hundred
                | Sense::Weekday
                | Sense::Era
                | Sense::OurEra
                | Sense::Ours
                | Sense::Hijri
                | Sense::Old
                | Sense::New
                | Sense::Season(_)
                | Sense::About
                | Sense::FromNow
        )
    };
    TABLE.rows.iter().flatten().filter(move |row| begins(row.sense)).map(|row| {
        let letter = |index: usize| row.stem.get(index).copied().unwrap_or(0);
        let points = matches!(
            row.sense,
            Sense::This | Sense::Previous | Sense::Following | Sense::Year | Sense::MonthWord
        );
        Beginning {
            letters: [letter(0), letter(1), letter(2)],
            // A number in words that begins a date has no ending.
            whole: row.whole || matches!(row.sense, Sense::Count(_)),
            points,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Case, Sense, read};
    use crate::date::skeleton::Skeleton;

    #[track_caller]
    fn check(word: &str, expected: Option<(Sense, bool, Case)>) {
        let skeleton = Skeleton::read(word, 0);
        let reading = read(skeleton.letters(), word).map(|r| (r.sense, r.plural, r.case));
        assert_eq!(reading, expected, "{word}");
    }

    #[test]
    fn words_and_their_cases() {
        check("oktyabrın", Some((Sense::Month(10), false, Case::Gen)));
        check("Fevralında", Some((Sense::Month(2), false, Case::Loc)));
        check("октября", Some((Sense::Month(10), false, Case::Bare)));
        check("Ocak", Some((Sense::Month(1), false, Case::Bare)));
        check("Nisan", Some((Sense::Month(4), false, Case::Bare)));
        check("nişan", None);
        check("əkim", None);
        check("illərində", Some((Sense::Year, true, Case::Loc)));
        check("ilin", Some((Sense::Year, false, Case::Gen)));
        check("əvvəl", Some((Sense::Ago, false, Case::Bare)));
        check("əvvəllərində", Some((Sense::Edge(0), true, Case::Loc)));
        check("sonunadək", Some((Sense::Edge(2), false, Case::Until)));
        check("sonra", Some((Sense::Later, false, Case::Bare)));
        // A text that lost every ə.
        check("illrd", Some((Sense::Year, true, Case::Loc)));
        check("ildn", Some((Sense::Year, false, Case::Abl)));
        check("srin", Some((Sense::Century, false, Case::Gen)));
        check("srlrd", Some((Sense::Century, true, Case::Loc)));
        check("vvllrind", Some((Sense::Edge(0), true, Case::Loc)));
        check("hmin", Some((Sense::This, false, Case::Bare)));
        check("srhd", None);
        check("v", None);
        check("tk", None);
        check("martqala", None);
        check("mayor", None);
        check("illik", None);
        check("birlik", None);
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        for (number, line) in include_str!("data/words.txt").lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 3, "words.txt:{}", number + 1);
            let value = cells[1].parse().expect("a number");
            assert!(super::sense(cells[0], value).is_some(), "words.txt:{}: {}", number + 1, cells[0]);
            for stem in cells[2].split(' ') {
                assert!(!Skeleton::read(stem, 0).letters().is_empty(), "words.txt:{}: {stem}", number + 1);
            }
        }
    }
}
