//! A word typed on a foreign keyboard → the words that may have been meant, the likeliest first.
//!
//! The rows of `data/keyboard.txt` say what a letter or a group may stand for and how unlikely that is. All ways
//! through the word are followed at once, letter by letter, and only the cheapest are carried on, so a long word
//! full of doubtful letters costs no more than the bound. This file knows nothing of which rows are tried when.

use std::sync::LazyLock;

use super::alphabet::is_vowel;
use super::script::latin_letter;

/// Where in the word a row holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Anywhere,
    First,
    Last,
    AfterVowel,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
struct Row {
    typed: &'static str,
    meant: &'static str,
    cost: u16,
    place: Place,
}

/// The rows of one tier, sorted by what was typed.
#[derive(Debug, Default)]
pub struct Tier(Vec<Row>);

static TIERS: LazyLock<[Tier; 3]> = LazyLock::new(|| {
    let mut tiers = [Tier::default(), Tier::default(), Tier::default()];
    for line in include_str!("data/keyboard.txt").lines() {
        // A test reads every row; at run time a bad one is only left out.
        if let Ok(Some((tier, row))) = read(line) {
            tiers[tier].0.push(row);
        }
    }
    tiers
});

/// Reads one line: the number of its tier with the row, nothing for a blank line, or what is wrong.
fn read(line: &'static str) -> Result<Option<(usize, Row)>, String> {
    let mut cells = line.split('#').next().unwrap_or_default().split_whitespace();
    let Some(tier) = cells.next() else { return Ok(None) };
    let tier = ["near", "far", "cyr"].iter().position(|name| *name == tier).ok_or("no such tier")?;
    let typed = cells.next().ok_or("what was typed is missing")?;
    let meant = cells.next().ok_or("what was meant is missing")?;
    let cost = cells.next().and_then(|cost| cost.parse().ok()).ok_or("the cost is no number")?;
    let place = match cells.next() {
        None => Place::Anywhere,
        Some("first") => Place::First,
        Some("last") => Place::Last,
        Some("after-vowel") => Place::AfterVowel,
        Some(other) => return Err(format!("no such place: {other}")),
    };
    let meant = if meant == "-" { "" } else { meant };
    Ok(Some((tier, Row { typed, meant, cost, place })))
}

/// One letter for one letter: a keyboard without ə ı ö ü ç ş ğ.
pub fn near() -> &'static Tier {
    &TIERS[0]
}

/// Digraphs and the habits of other languages.
pub fn far() -> &'static Tier {
    &TIERS[1]
}

/// One way to read what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelled {
    /// The word meant.
    pub text: String,
    /// How unlikely: the sum of the rows' costs.
    pub cost: u16,
    /// Whether a row of the second tier was needed.
    pub far: bool,
}

/// The cheapest readings of a typed word by the rows of one or two tiers, at most `most`, the word itself left out.
pub fn spell(word: &str, tiers: &[&Tier], most: usize) -> Vec<Spelled> {
    walk(word, tiers, most, |letter, out| out.push(letter))
}

/// The Latin words behind a lower-case Cyrillic one whose letters stand for others, the likeliest first.
pub fn cyrillic_spellings(word: &str) -> Vec<Spelled> {
    walk(word, &[&TIERS[2]], 256, latin_letter)
}

/// No list has a word of more letters with all its endings; the readings of a run of thousands would take minutes.
const LONGEST: usize = 48;

fn walk(word: &str, tiers: &[&Tier], most: usize, as_it_is: impl Fn(char, &mut String)) -> Vec<Spelled> {
    if word.chars().nth(LONGEST).is_some() {
        return Vec::new();
    }
    // lanes[n]: the readings of the first n bytes.
    let mut lanes: Vec<Vec<Spelled>> = vec![Vec::new(); word.len() + 1];
    lanes[0].push(Spelled { text: String::new(), cost: 0, far: false });
    for (at, letter) in word.char_indices() {
        let mut lane = std::mem::take(&mut lanes[at]);
        keep_cheapest(&mut lane, most);
        let rest = &word[at..];
        let next = at + letter.len_utf8();
        let behind_vowel =
            word[..at].chars().next_back().is_some_and(|c| is_vowel(c) || is_cyrillic_vowel(c));
        let mut said = false;
        for (number, tier) in tiers.iter().enumerate() {
            for row in tier.0.iter().filter(|row| rest.starts_with(row.typed)) {
                let end = at + row.typed.len();
                let here = match row.place {
                    Place::Anywhere => true,
                    Place::First => at == 0,
                    Place::Last => end == word.len(),
                    Place::AfterVowel => behind_vowel,
                };
                // ğ never begins a word.
                if !here || (at == 0 && row.meant.starts_with('ğ')) {
                    continue;
                }
                said |= row.typed == row.meant;
                for before in &lane {
                    let mut text = String::with_capacity(word.len() + 8);
                    text.push_str(&before.text);
                    text.push_str(row.meant);
                    let cost = before.cost.saturating_add(row.cost);
                    lanes[end].push(Spelled { text, cost, far: before.far || number > 0 });
                }
            }
        }
        if !said {
            for mut before in lane {
                as_it_is(letter, &mut before.text);
                lanes[next].push(before);
            }
        }
    }
    let mut out = lanes.pop().unwrap_or_default();
    out.retain(|spelled| spelled.text != word);
    keep_cheapest(&mut out, most);
    out
}

/// Orders readings by cost and then by letters, one of each, and drops what is beyond the bound.
fn keep_cheapest(readings: &mut Vec<Spelled>, most: usize) {
    readings.sort_unstable_by(|one, other| one.text.cmp(&other.text).then(one.cost.cmp(&other.cost)));
    readings.dedup_by(|later, first| later.text == first.text);
    readings.sort_by_key(|spelled| spelled.cost);
    readings.truncate(most);
}

const fn is_cyrillic_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ә' | 'ө' | 'ү')
}

#[cfg(test)]
mod tests {
    use super::{cyrillic_spellings, far, near, read, spell};

    #[test]
    fn a_word_without_end_is_not_spelled_out() {
        for letters in [48, 49, 10_000] {
            let count = spell(&"seki".repeat(letters / 4 + 1)[..letters], &[near(), far()], 64).len();
            let cyrillic = cyrillic_spellings(&"а".repeat(letters - 1).replacen('а', "ги", 1)).len();
            assert_eq!((count > 0, cyrillic > 0), (letters == 48, letters == 48), "{letters}");
        }
    }

    #[test]
    fn every_row_of_the_table_is_well_formed() {
        for (number, line) in include_str!("data/keyboard.txt").lines().enumerate() {
            if let Err(wrong) = read(line) {
                panic!("keyboard.txt:{}: {wrong}: {line}", number + 1);
            }
        }
    }
}
