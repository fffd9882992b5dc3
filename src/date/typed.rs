//! Turns what a user types for a date (`--from`, `tarix:`, a cell of a table) into an interval or a day of the year.

use super::calendar::{Calendar, before_era};
use super::iso::iso;
use super::lex::{Kind, Lexer, Memo};
use super::parse::{Mode, Parser};
use super::partial::{Carry, complete};
use super::span::{Precision, Span};

fn parser<'m>(text: &'m str, memo: &'m Memo) -> Parser<'m> {
    Parser {
        lexer: Lexer { text, lines: false, memo },
        mode: Mode::Whole,
        calendar: Calendar::Gregorian,
        base: Carry::default(),
        base_day: None,
        bce: false,
        depth: 0,
    }
}

/// The interval of a text that is one date and nothing else: `1828-02`, `13 oktyabr 1921`, `XVIII`, `e.ə. 331`.
pub fn whole(text: &str) -> Option<Span> {
    let text = text.trim();
    // Nobody means a year to come by five digits.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if text.is_empty() || text.len() > 120 || digits > 4 && digits == text.len() {
        return None;
    }
    iso(text).or_else(|| figures(text)).or_else(|| words(text)).or_else(|| {
        // A numeral alone is a century.
        let capitals = text.chars().map(|c| match c {
            'i' | 'ı' => 'I',
            'v' => 'V',
            'x' => 'X',
            'l' => 'L',
            other => other,
        });
        let numeral = capitals.clone().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'İ'));
        let end = text.rsplit([' ', '.']).next()?;
        let roman = Lexer { text: end, lines: false, memo: &Memo::default() }.piece(0);
        if numeral {
            words(&capitals.chain(" əsr".chars()).collect::<String>())
        } else if matches!(roman.kind, Kind::Roman(_)) && roman.to == end.len() {
            words(&format!("{text} əsr"))
        } else {
            None
        }
    })
}

/// A year, or a month and a year, in figures alone: `974`, `-331`, `02.1828`.
fn figures(text: &str) -> Option<Span> {
    let (minus, digits) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let number = |digits: &str| -> Option<i64> {
        let plain = (1..=7).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten().filter(|n| *n > 0)
    };
    if let Some((month, year)) = digits.split_once(['.', '/']).filter(|_| !minus) {
        let (month, year) = (number(month).filter(|n| *n <= 12)?, number(year).filter(|_| year.len() == 4)?);
        return Span::months(Calendar::Gregorian, (year, month as u8), (year, month as u8), Precision::Month);
    }
    let year = number(digits)?;
    if !minus && year > 9999 {
        return None;
    }
    let year = if minus { before_era(year) } else { year };
    Span::years(Calendar::Gregorian, year, year, Precision::Year)
}

fn words(text: &str) -> Option<Span> {
    let parsed = parser(text, &Memo::default()).dated(0)?;
    let rest = text[parsed.to..].trim_matches(['.', ' ']);
    if !rest.is_empty() || parsed.relative || !parsed.partial.is_full() {
        return None;
    }
    complete(&parsed.partial, &Carry::default())
}

/// The month and the day of `13 oktyabr`, `oktyabrın 13-ü`, `13.10`: a day of any year.
pub fn day_month(text: &str) -> Option<(u8, u8)> {
    let text = text.trim();
    let (month, day) = in_figures(text).or_else(|| {
        let parsed = parser(text, &Memo::default()).dated(0)?;
        let rest = text[parsed.to..].trim_matches(['.', ' ']);
        let partial = &parsed.partial;
        let lone = partial.from.years.is_none()
            && partial.to.is_none()
            && partial.other.is_none()
            && !parsed.relative;
        (rest.is_empty() && lone).then_some((partial.month()?, partial.day()?))
    })?;
    // Every leap year has the 29th of February.
    Calendar::Gregorian.day(2000, month, day).map(|_| (month, day))
}

fn in_figures(text: &str) -> Option<(u8, u8)> {
    let number =
        |digits: &str| digits.parse::<u8>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
    if let Some(iso) = text.strip_prefix("--") {
        let (month, day) = iso.split_once('-')?;
        return Some((number(month)?, number(day)?));
    }
    let (day, month) = text.trim_end_matches('.').split_once(['.', '/'])?;
    Some((number(month.trim())?, number(day.trim())?))
}
