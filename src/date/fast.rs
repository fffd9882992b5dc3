//! The commonest dates at the beginning of a line, read byte by byte: `13 oktyabr 1921 – …`, `1921-ci il –`,
//! `1921-ci il oktyabrın 13-də …`.
//!
//! Nothing here is read otherwise than the grammar reads it; the tests hold the two against each other. What is
//! written in any other way, or might go on, is left to the grammar.

use super::begin::may_open;
use super::calendar::Calendar;
use super::lex::{Kind, Piece, dash};
use super::parse::{Form, Parsed, Parser};
use super::partial::{Partial, Stamp, Years};
use super::words::{Case, Reading, Sense};

const MONTHS: [&str; 12] = [
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr",
    "dekabr",
];

const CYRILLIC: [&str; 12] = [
    "јанвар",
    "феврал",
    "март",
    "апрел",
    "мај",
    "ијун",
    "ијул",
    "август",
    "сентјабр",
    "октјабр",
    "нојабр",
    "декабр",
];

/// The date that opens the text at `at`, if it is one of the commonest; `parser` reads a heading.
pub(super) fn fast(parser: &Parser<'_>, at: usize) -> Option<Parsed> {
    let (text, calendar) = (parser.lexer.text, parser.calendar);
    let bytes = text.as_bytes();
    let (value, digits) = figures(bytes, at)?;
    let end = at + digits;
    let years = || Some(Years::one(value)).filter(|_| digits == 4 && value >= 1000);
    match bytes.get(end) {
        Some(b' ') if digits <= 2 && (1..=31).contains(&value) => {
            let (month, to) = month(text, end + blanks(bytes, end))?;
            let stamp = Stamp { month: Some(month), day: Some(value as u8), ..Stamp::default() };
            if is_closed(text, to) || ends_day(parser, to) {
                return Some(parsed(stamp, Form::DayMonth, to, Case::Bare, calendar));
            }
            let year_at = to + blanks(bytes, to);
            let (year, 4) = figures(bytes, (year_at > to).then_some(year_at)?)? else {
                return None;
            };
            let stamp = Stamp { years: Some(Years::one(year)).filter(|_| likely(year)), ..stamp };
            let closed = || {
                // The ending of a number may stand behind a dash: 1921 - ci il.
                let bare = || matches!(parser.piece(year_at).kind, Kind::Number { case: Case::Bare, .. });
                is_closed(text, year_at + 4) || (ends_day(parser, year_at + 4) && bare())
            };
            (stamp.years.is_some() && closed())
                .then(|| parsed(stamp, Form::DayMonthYear, year_at + 4, Case::Bare, calendar))
        }
        Some(b'-') => {
            let years = years().filter(|years| likely(years.from))?;
            let rest = ["-ci il", "-cı il", "-cu il", "-cü il"]
                .iter()
                .find_map(|il| text[end..].strip_prefix(il))?;
            year_with_il(text, text.len() - rest.len(), years, calendar)
        }
        _ => {
            let stamp = Stamp { years: years().filter(|years| likely(years.from)), ..Stamp::default() };
            let mark = bytes.get(end).is_none_or(|b| *b == b' ');
            (mark && stamp.years.is_some() && is_closed(text, end))
                .then(|| parsed(stamp, Form::Year, end, Case::Bare, calendar))
        }
    }
}

/// Behind `1921-ci il`: nothing, `də …`, `in 9 fevralında …`, ` oktyabrın 13-də …`.
fn year_with_il(text: &str, at: usize, years: Years, calendar: Calendar) -> Option<Parsed> {
    let bytes = text.as_bytes();
    let stamp = Stamp { years: Some(years), ..Stamp::default() };
    if is_closed(text, at) {
        return Some(parsed(stamp, Form::YearIl, at, Case::Bare, calendar));
    }
    let rest = &text[at..];
    if rest.starts_with("də ") {
        let to = at + "də".len();
        return is_word(text, to).then(|| parsed(stamp, Form::YearIl, to, Case::Loc, calendar));
    }
    let genitive = rest.starts_with("in ");
    let at = if genitive { at + 3 } else { at + usize::from(rest.starts_with(' ')) };
    if at == text.len() - rest.len() {
        return None;
    }
    // in 9 fevralında
    if let Some((day, digits)) = figures(bytes, at) {
        let blank = bytes.get(at + digits) == Some(&b' ');
        let (month, to) = month(text, at + digits + 1).filter(|_| genitive && blank && digits <= 2)?;
        let rest = &text[to..];
        let to = text.len() - ["ında", "ində", "unda"].iter().find_map(|case| rest.strip_prefix(case))?.len();
        let stamp = Stamp { month: Some(month), day: Some(day as u8), ..stamp };
        return ((1..=31).contains(&day) && is_word(text, to))
            .then(|| parsed(stamp, Form::YearDayMonth, to, Case::Loc, calendar));
    }
    // oktyabrın 13-də
    let (month, to) = month(text, at)?;
    let rest = &text[to..];
    let rest = ["ın ", "in ", "un "].iter().find_map(|case| rest.strip_prefix(case))?;
    let at = text.len() - rest.len();
    let (day, digits) = figures(bytes, at)?;
    let rest = &text[at + digits..];
    let to = text.len() - ["-da", "-də"].iter().find_map(|case| rest.strip_prefix(case))?.len();
    let stamp = Stamp { month: Some(month), day: Some(day as u8), ..stamp };
    ((1..=31).contains(&day) && digits <= 2 && is_word(text, to))
        .then(|| parsed(stamp, Form::YearMonthDay, to, Case::Loc, calendar))
}

fn parsed(from: Stamp, form: Form, to: usize, case: Case, calendar: Calendar) -> Parsed {
    let partial = Partial { from, calendar, ..Partial::default() };
    Parsed { partial, form, to, case, relative: false, range: false }
}

fn likely(year: i64) -> bool {
    (1000..2200).contains(&year)
}

/// One to four figures, and how many.
fn figures(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let digits = bytes.get(at..)?.iter().take(5).take_while(|b| b.is_ascii_digit()).count();
    let value = bytes[at..at + digits].iter().fold(0, |value, b| value * 10 + i64::from(b - b'0'));
    (1..=4).contains(&digits).then_some((value, digits))
}

/// How many blanks stand at `at`: several in justified text.
fn blanks(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|b| **b == b' ').count()
}

/// A month without an ending, and where it ends.
fn month(text: &str, at: usize) -> Option<(u8, usize)> {
    let bytes = text.as_bytes().get(at..)?;
    let first = bytes.first()?.to_ascii_lowercase();
    let names = if first < 0x80 { &MONTHS } else { &CYRILLIC };
    let (index, name) = names.iter().enumerate().find(|(_, name)| {
        first == name.as_bytes()[0]
            && bytes.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
    })?;
    Some((index as u8 + 1, at + name.len()))
}

/// Whether the date ends at `at`: with the line, a full stop, a colon or a dash between blanks, behind which no
/// other date may begin.
fn is_closed(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let mark = at + blanks(bytes, at);
    match bytes.get(mark) {
        None => mark == at,
        Some(b'.' | b':') => mark == at && bytes.get(at + 1) == Some(&b' '),
        Some(_) => {
            let Some(width) = dash(bytes, mark).filter(|_| mark > at) else { return false };
            bytes.get(mark + width) == Some(&b' ') && is_word(text, mark + width)
        }
    }
}

/// Whether a dash between blanks stands at `at`, and no day behind it that might end an interval: the words are
/// read only up to the first that no date has.
fn ends_day(parser: &Parser<'_>, at: usize) -> bool {
    let bytes = parser.lexer.text.as_bytes();
    let mark = at + blanks(bytes, at);
    let Some(width) = dash(bytes, mark).filter(|_| mark > at) else { return false };
    let next = mark + width;
    if bytes.get(next) != Some(&b' ') {
        return false;
    }
    let stops = |at: usize| parser.piece(at).kind == Kind::Other && parser.month(at).is_none();
    let piece = parser.piece(next);
    match piece.kind {
        Kind::Other => true,
        Kind::Word(Reading { sense, .. }) => match sense {
            // What they point at no heading knows.
            Sense::This | Sense::Previous | Sense::Following => true,
            // bazar ertəsi, whose second word is in no list
            Sense::Weekday => false,
            // sentyabrın 8-də Bakıda …: a day, but no end of an interval
            Sense::Month(_) => match parser.piece(piece.to) {
                Piece {
                    kind: Kind::Number { value: 1..=31, digits: 1..=2, case: Case::Loc }, to, ..
                } => stops(to),
                _ => stops(piece.to),
            },
            _ => stops(piece.to),
        },
        Kind::Number { value: 1..=31, digits: 1..=2, case: Case::Bare } => {
            parser.month(piece.to).is_some_and(|(_, _, to)| stops(to))
        }
        Kind::Number { digits: 4, case: Case::Ordinal, .. } => {
            parser.sense(piece.to, Sense::Year).is_some_and(stops)
        }
        _ => false,
    }
}

/// Whether a blank stands at `at`, and behind it a word that no date goes on with.
fn is_word(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let from = at + blanks(bytes, at);
    let Some(&first) = bytes.get(from) else { return false };
    let next = |step: usize| bytes.get(from + step).map_or(b' ', |b| b | 0x20);
    // - ci il, bazar, cümə, çərşənbə, şənbə, köhnə and yeni üslubla, tarixdə, və, on any keyboard
    let goes_on = match (first | 0x20, next(1)) {
        (b'b', b'a') => next(2) == b'z',
        (b't', b'a') => next(2) == b'r',
        (b'c', b'e' | b'u' | b'i' | 0xE3 | 0xE4)
        | (b's' | b'y', b'e')
        | (b'k', b'o' | 0xE3)
        | (b'v', b'e' | 0xE9 | 0xE6) => true,
        _ => false,
    };
    let letter = match bytes[from..] {
        [b'"' | b'a'..=b'z' | b'A'..=b'Z', ..] | [0xC2, 0xAB, ..] | [0xE2, 0x80, 0x9C | 0x9E, ..] => true,
        // But for Ç and Ş, with which a day of the week may begin.
        [0xC3, next, ..] => !matches!(next, 0x87 | 0xA7),
        [0xC4 | 0xC6 | 0xC9, ..] => true,
        // А to п but for Б В К С Т Ч Ш, with which the same words begin.
        [0xD0, next @ 0x90..=0xBF, ..] => {
            !matches!(next, 0x91 | 0x92 | 0x9A | 0xA1 | 0xA2 | 0xA7 | 0xA8 | 0xB1 | 0xB2 | 0xBA)
        }
        _ => false,
    };
    from > at && letter && !goes_on && !may_open(&text[from..])
}

#[cfg(test)]
mod tests {
    use super::{CYRILLIC, MONTHS, fast};
    use crate::date::calendar::Calendar;
    use crate::date::lex::{Lexer, Memo};
    use crate::date::parse::{Mode, Parsed, Parser};
    use crate::date::partial::Carry;

    /// What a reader of headings makes of the text, with nothing read before.
    fn read(text: &str, reader: impl Fn(&Parser<'_>) -> Option<Parsed>) -> Option<String> {
        let lexer = Lexer { text, lines: true, memo: &Memo::default() };
        let (mode, calendar) = (Mode::Heading, Calendar::Gregorian);
        let (base, base_day) = (Carry::default(), None);
        let parser = Parser { lexer, mode, calendar, base, base_day, bce: false, depth: 0 };
        reader(&parser).map(|parsed| format!("{parsed:?}"))
    }

    #[test]
    fn the_grammar_reads_the_same() {
        let genitives = ["ın", "in", "un", "ın "];
        let behind = [
            "",
            " ",
            " – ",
            " – Bakı",
            " - Gəncədə 1920-ci il",
            " – may",
            " – 17 iyun",
            " — on beş",
            ":",
            ": iclas",
            ".",
            ". Saziş",
            ".5",
            " Saziş",
            " nəfər",
            " 1921",
            ", şənbə – X",
            " (8 mart) – X",
            " – əsr",
            " – VIII əsr",
            "-də",
            "-da Qars",
            "də Qars",
            "də qədər",
            "də və",
            " 15-də Qars",
            "ın 13-də Qars",
            "ın 13-də və 14-də",
            " ayı",
            "ında Qars",
            "ından Qars",
            " qədər",
            " tarixdə",
            " il",
            " illər",
            " e.ə.",
            "/24",
            "ci",
            " min il əvvəl",
            " il sonra",
            "-1922 – X",
            " –1922",
            "– X",
            "–X",
            " küçəsi",
            " - ci ildə",
            " – cı il",
            " - cü Qars",
            "  – X",
            "\tX",
            " gecəsi",
            " axşam saatı",
            "  –  Qars",
            "  –  17  iyun",
            "  Qars",
            "  1921  –  Qars",
            " – Гарс",
            " – Бакыда",
            " – мајын 5-дә",
            " – сентјабрын",
            " – əvvəl",
            " – ики",
            " – он беш",
            " – ијунун",
            " – еранын",
            " – эвв",
            " – һәмин",
            " – Шәнбә",
            " – әсрин",
            " – ахшам",
            " – илин",
            " – гәдәр",
            " – апрелин",
            " – XV",
            " – Иранда 3",
            " – ҹи",
            " Гарс",
            " ил",
        ];
        // Words behind a dash that begin as a date does, and what may make one of them.
        let words = [
            "17",
            "1",
            "45",
            "3-də",
            "1922",
            "1922-ci ildə",
            "1922-ci ilin",
            "1922-ci illərdə",
            "122-ci ildə",
            "may",
            "mayda",
            "mayın",
            "17 may",
            "17 mayda",
            "17 Mayıs",
            "17 sentybr",
            "17-18 may",
            "17 V",
            "sentybr",
            "Sovet",
            "Bu",
            "həmin",
            "ötən",
            "iki",
            "iyirmi",
            "iyirmi iki",
            "on",
            "yeni",
            "köhnə",
            "yayda",
            "hicri",
            "təxminən",
            "bazar",
            "cümə",
            "bizim eramızın",
            "eramızdan əvvəl",
            "bundan",
            "min",
            "yüz",
            "il",
            "ilin",
            "ayın",
            "gün",
            "XX",
            "e.ə.",
            "ci",
            "cu",
            "də",
            "və",
            "секкиз",
            "мајын",
            "бу",
            "mayın 17-də",
            "may 17-də",
            "mayın 17",
            "mayın 45-də",
        ];
        let ends = [
            "",
            " Qars",
            ": Qars",
            " mart",
            " sentybr",
            " 3-də",
            " 5",
            " (5 mart)",
            " 1922",
            " il",
            " ildə",
            " ayı",
            " axşamı",
            " ertəsi",
            " günü",
            " və 18 may",
            ", 5 may",
            " – 5 may",
            " əvvəl",
            " sonra",
            " əsr",
            " üslubla 5 may",
            " küçəsi",
            " beşində",
            " sonunda",
            " секкизинде",
        ];
        let mut behind: Vec<String> = behind.map(String::from).to_vec();
        behind.extend(words.iter().flat_map(|word| ends.map(|end| format!(" – {word}{end}"))));
        let mut heads: Vec<String> =
            ["1921", "0921", "921", "2500", "1921-ci il", "1921-cü ilin", "1921-cı ildə"]
                .map(String::from)
                .to_vec();
        for month in CYRILLIC {
            heads.push(format!("13 {month}"));
            heads.push(format!("31 {month} 1921"));
        }
        for month in MONTHS {
            heads.push(format!("13 {month}"));
            heads.push(format!("31 {month} 1921"));
            heads.push(format!("7 {month} 921"));
            heads.push(format!("13  {month}"));
            heads.push(format!("13  {month}  1921"));
            heads.push(format!("1921-ci ilin 9 {month}"));
            heads.push(format!("1921-ci il 9 {month}"));
            for ending in genitives {
                heads.push(format!("1921-ci il {month}{ending} 13"));
                heads.push(format!("1921-ci ilin {month}{ending} 45"));
            }
        }
        let (mut count, mut cyrillic, mut wrong) = (0, 0, Vec::new());
        for head in &heads {
            for tail in &behind {
                let text = format!("{head}{tail}");
                let Some(found) = read(&text, |parser| fast(parser, 0)) else { continue };
                count += 1;
                cyrillic += u32::from(text.contains('р'));
                let meant = read(&text, |parser| parser.dated(0));
                if meant.as_deref() != Some(&found) {
                    wrong.push(format!("{text}\n  {found}\n  {meant:?}"));
                }
            }
        }
        assert!(count > 150 && cyrillic > 50, "{count} of them are read, {cyrillic} in Cyrillic");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
