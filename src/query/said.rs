//! Words of a query that say a date → the date: `13.10.1921`, `1918 sentyabr`, `e.ə. 331`, `XIX əsr`.
//!
//! People type dates shorter than chronicles write them: a bare `1918` beside other words is a year here. A
//! number below 100 alone (`26 Bakı komissarı`), a numeral alone (`II Nikolay`) or a month alone is no date.

use super::{Item, Lookup, When, Word};
use crate::date::{self, Precision, Span};
use crate::lang::unify::unify;

/// Most words of one date: `hicri 918-ci il səfər ayının 7-də` and the like.
const MOST_WORDS: usize = 7;

/// Replaces the runs of words that say a date; the longest date that begins at a word is taken.
pub fn dates(typed: &str, items: Vec<Item>) -> Vec<Item> {
    let mut out = Vec::with_capacity(items.len());
    let mut at = 0;
    while at < items.len() {
        match longest(typed, &items[at..]) {
            Some((count, date)) => {
                out.push(date);
                at += count;
            }
            None => {
                out.push(items[at].clone());
                at += 1;
            }
        }
    }
    out
}

/// The longest date at the beginning of these items, with the number of items it takes.
fn longest(typed: &str, items: &[Item]) -> Option<(usize, Item)> {
    let words: Vec<&Word> = items.iter().take(MOST_WORDS).map_while(plain).collect();
    (1..=words.len()).rev().find_map(|count| {
        let text = typed.get(words[0].from..words[count - 1].to)?;
        let when = said(text, &words[..count]).map(When::Days).or_else(|| day_of_year(text, count))?;
        Some((count, Item::Date { text: text.to_string(), when }))
    })
}

/// A word that no mark of the query language claims.
fn plain(item: &Item) -> Option<&Word> {
    match item {
        Item::Word(word) if matches!(word.how, Lookup::Lemma | Lookup::Initial) => Some(word),
        _ => None,
    }
}

fn said(text: &str, words: &[&Word]) -> Option<Span> {
    let span = date::whole(text)?;
    if span.precision == Precision::None {
        return None;
    }
    let digits = |word: &&Word| word.text.chars().take_while(char::is_ascii_digit).count();
    let year = words.iter().any(|word| (3..=4).contains(&digits(word)));
    let era = words.iter().any(|word| {
        let word = unify(&word.text);
        ["əsr", "yüzil", "minil", "eram", "hicri", "il"].iter().any(|stem| word.starts_with(stem))
    });
    let before_era = text.contains('.') && words.len() > 1 && span.from < date::Day(-719_162);
    (year || era || before_era).then_some(span)
}

/// `28 may`, `oktyabrın 13-ü`: that day of any year. In figures alone it would be a number.
fn day_of_year(text: &str, words: usize) -> Option<When> {
    let (month, day) = date::day_month(text).filter(|_| words > 1 && text.contains(char::is_alphabetic))?;
    Some(When::DayOfYear(month, day))
}

#[cfg(test)]
mod tests {
    use crate::query::parse;

    #[track_caller]
    fn check(typed: &str, read_as: &str) {
        assert_eq!(parse(typed).read_as(), read_as, "{typed}");
    }

    #[test]
    fn dates_are_read_beside_words() {
        check("13.10.1921", "[1921-10-13]");
        check("1918 sentyabr Bakı", "[1918-09-01..1918-09-30] Bakı");
        check("1921-ci ilin payızı sərhəd", "[1921-09-01..1921-11-30] sərhəd");
        check("e.ə. 331", "[-0331-01-01..-0331-12-31]");
        check("XIX əsr neft", "[1801-01-01..1900-12-31] neft");
        check("1806 Bakı", "[1806-01-01..1806-12-31] Bakı");
        check("28 may 1918", "[1918-05-28]");
        check("28 may bayramı", "[--05-28] bayramı");
        check("oktyabrın 13-ü", "[--10-13]");
    }

    #[test]
    fn other_numbers_are_words() {
        check("26 Bakı komissarı", "26 Bakı komissarı");
        check("II Nikolay", "II Nikolay");
        check("XI ordu", "XI ordu");
        check("mart hadisələri", "mart hadisələri");
        check("31 fevral", "31 fevral");
        check("13 nəfər", "13 nəfər");
        check("9.05", "9 05");
        check("\"28 may 1918\"", "\"28 may 1918\"");
    }
}
