//! The tables of dates, of texts without dates, and what must hold for any text.

use proptest::prelude::*;

use super::{
    Carry, Context, Partial, Span, Stamp, Years, at_end, at_start, complete, day_month, event_dates, find,
    from_event_dates, whole,
};

const NO_CONTEXT: Context = Context { own: None, calendar: super::Calendar::Gregorian };

fn dates(span: &Span) -> String {
    let (from, to) = event_dates(span);
    to.map_or(from.clone(), |to| format!("{from}/{to}"))
}

fn said(span: Option<Span>) -> String {
    span.map_or("-".to_string(), |span| format!("{} {}", dates(&span), span.precision.name()))
}

/// The rows of a table with their line numbers.
fn rows(table: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(number, line)| (number + 1, line.split('\t').collect()))
}

fn report(table: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{table}: {} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// What the three readers make of a date alone; an empty text where all is as expected.
fn check(text: &str, expected: &str, readers: &str) -> String {
    let mut wrong = String::new();
    let mut note = |reader: &str, found: String| {
        if found != expected {
            wrong += &format!("  {reader}: {found}");
        }
    };
    if readers.contains('w') {
        note("whole", said(whole(text)));
    }
    if readers.contains('h') {
        for line in [format!("{text} – Şəhərdə məktəb açıldı."), format!("• {text}")] {
            let heading = at_start(&line, &NO_CONTEXT);
            note("heading", said(heading.and_then(|heading| heading.span)));
            let words = heading.map_or("", |heading| heading.words);
            if words != text {
                note("heading words", words.to_string());
            }
        }
    }
    if readers.contains('f') {
        let line = format!("Bu hadisə {text}, deyilənə görə, baş verdi.");
        let mut found = find(&line, &NO_CONTEXT);
        let first = found.next();
        note("found", said(first.map(|found| found.span)));
        if let Some(first) = first.filter(|first| first.words != text) {
            note("found words", first.words.to_string());
        }
        if let Some(more) = found.next() {
            note("found more", more.words.to_string());
        }
    }
    wrong
}

#[test]
fn dates_without_end_are_left_alone() {
    for piece in ["1918-ci ilin ", "e.ə. ", "b.e. ", "təxminən ", "bazar ertəsi, ", "~", "1918-ci ildən "]
    {
        let text = piece.repeat(5_000);
        super::law::holds_for(&text);
        super::law::holds_for(&format!("{text}28 may"));
    }
    assert_eq!(find("e.ə. təxminən 331-ci il", &Context::default()).count(), 1);
}

#[test]
fn every_form_has_its_days() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (number, row) in rows(include_str!("../../tests/golden/dates.tsv")) {
        let [text, days, precision, ..] = row[..] else {
            panic!("dates.tsv:{number}: three columns at least")
        };
        let readers = row.get(3).copied().unwrap_or("whf");
        let expected = format!("{days} {precision}");
        let found = check(text, &expected, readers);
        if !found.is_empty() {
            wrong.push(format!("dates.tsv:{number}: {text} → {expected}:{found}"));
        }
        count += 1;
    }
    assert!(count >= 300, "{count} rows");
    report("dates.tsv", &wrong);
}

/// The mentions in a text, as the table writes them.
fn mentions(text: &str, own: Option<Span>) -> String {
    let context = Context { own, ..NO_CONTEXT };
    let found: Vec<String> = find(text, &context)
        .map(|found| {
            let (lent, doubt) =
                (if found.relative { "~" } else { "" }, if found.span.certain { "" } else { "?" });
            format!("{} = {lent}{}{doubt}", found.words, dates(&found.span))
        })
        .collect();
    if found.is_empty() { "-".to_string() } else { found.join(" | ") }
}

fn own(cell: &str) -> Option<Span> {
    let (from, to) = cell.split_once('/').map_or((cell, None), |(from, to)| (from, Some(to)));
    from_event_dates(from, to)
}

#[test]
fn running_text_tells_its_dates() {
    let mut wrong = Vec::new();
    for (number, row) in rows(include_str!("../../tests/golden/mentions.tsv")) {
        let [text, event, expected] = row[..] else { panic!("mentions.tsv:{number}: three columns") };
        let found = mentions(text, own(event));
        if found != expected {
            wrong.push(format!("mentions.tsv:{number}: {text}\n  → {expected}\n    {found}"));
        }
    }
    report("mentions.tsv", &wrong);
}

#[test]
fn numbers_that_are_no_dates_stay_numbers() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (number, row) in rows(include_str!("../../tests/golden/no-dates.txt")) {
        let text = row.join("\t");
        for context in [None, own("1921-07-05")] {
            let found = mentions(&text, context);
            if found != "-" {
                wrong.push(format!("no-dates.txt:{number}: {text} → {found}"));
            }
        }
        count += 1;
    }
    assert!(count >= 300, "{count} rows");
    report("no-dates.txt", &wrong);
}

/// A stamp with underscores for what it lacks.
fn lacking(stamp: &Stamp) -> String {
    let two = |number: Option<u8>| number.map_or("__".to_string(), |number| format!("{number:02}"));
    let year = stamp.years.and_then(Years::single).map_or("____".to_string(), |year| format!("{year:04}"));
    match (stamp.month, stamp.day) {
        (None, None) => year,
        (month, None) => format!("{year}-{}", two(month)),
        (month, day) => format!("{year}-{}-{}", two(month), two(day)),
    }
}

#[test]
fn lines_begin_with_their_dates() {
    let mut wrong = Vec::new();
    for (number, row) in rows(include_str!("../../tests/golden/headings.tsv")) {
        let unmark = |cell: &str| cell.replace('⏎', "\n").replace('⇥', "\t");
        let line = unmark(row[0]);
        let found = at_start(&line, &NO_CONTEXT).map_or("-".to_string(), |heading| {
            assert_eq!(&line[heading.from..heading.from + heading.len], heading.words);
            let days = heading.span.map_or_else(
                || {
                    let Partial { mut from, to, .. } = heading.partial;
                    from.month = from.month.or(to.and_then(|to| to.month));
                    to.map_or(lacking(&from), |to| format!("{}/{}", lacking(&from), lacking(&to)))
                },
                |span| dates(&span),
            );
            format!("{days}\t{:?}\t{:?}\t{}", heading.form, heading.after, heading.words)
        });
        let expected = unmark(&row[1..].join("\t"));
        if found != expected {
            wrong.push(format!("headings.tsv:{number}: {line}\n  → {expected}\n    {found}"));
        }
    }
    report("headings.tsv", &wrong);
}

#[test]
fn headings_lend_what_the_lines_below_lack() {
    let read = |line: &str, carry: Carry| {
        let heading = at_start(line, &NO_CONTEXT).expect("a heading");
        complete(&heading.partial, &carry).map(|span| dates(&span))
    };
    let year = Carry { year: Some(1918), ..Carry::default() };
    assert_eq!(read("27 may – Məclis", year).as_deref(), Some("1918-05-27"));
    assert_eq!(read("28 may – 17 iyun – Sərgi", year).as_deref(), Some("1918-05-28/1918-06-17"));
    assert_eq!(read("23 fevral (8 mart) – Nümayiş", year).as_deref(), Some("1918-03-08"));
    assert_eq!(read("mart-aprel: səpin", year).as_deref(), Some("1918-03/1918-04"));
    assert_eq!(read("10. Məktəb", Carry { month: Some(9), ..year }).as_deref(), Some("1918-09-10"));
    assert_eq!(read("10. Məktəb", year), None);
    let day = Carry { year: None, month: Some(5), day: Some(28) };
    assert_eq!(read("1918 — Respublika", day).as_deref(), Some("1918-05-28"));
    assert_eq!(read("1918-ci il — Respublika", day).as_deref(), Some("1918-05-28"));
}

#[test]
fn a_year_may_close_its_line() {
    let read = |text: &str| {
        at_end(text, &NO_CONTEXT)
            .map(|heading| (heading.span.map(|span| dates(&span)), heading.words.to_string()))
    };
    assert_eq!(read("Səlib yürüşü: döyüş (474)."), Some((Some("0474".into()), "(474)".into())));
    assert_eq!(
        read("Saziş (13 oktyabr 1921)"),
        Some((Some("1921-10-13".into()), "(13 oktyabr 1921)".into()))
    );
    assert_eq!(read("Saziş (üç tərəf)."), None);
    assert_eq!(read("Saziş 474."), None);
    assert_eq!(read(")("), None);
}

#[test]
fn a_julian_source_is_read_as_such() {
    let julian = Context { calendar: super::Calendar::Julian, own: None };
    let day = |line: &str| at_start(line, &julian).and_then(|heading| heading.span).map(|span| dates(&span));
    assert_eq!(day("25 oktyabr 1917 – Bakıda").as_deref(), Some("1917-11-07"));
    assert_eq!(day("25 oktyabr (7 noyabr) 1917 – Bakıda").as_deref(), Some("1917-11-07"));
    assert_eq!(day("yeni üslubla 7 noyabr 1917 – Bakıda").as_deref(), Some("1917-11-07"));
    assert_eq!(day("29 fevral 1900 – Bakıda").as_deref(), Some("1900-03-13"));
}

#[test]
fn days_of_any_year() {
    for (text, expected) in [
        ("13 oktyabr", Some((10, 13))),
        ("oktyabrın 13-ü", Some((10, 13))),
        ("oktyabrın 13", Some((10, 13))),
        ("13-ü oktyabr", Some((10, 13))),
        ("13 OKTYABR", Some((10, 13))),
        ("13.10", Some((10, 13))),
        ("13/10", Some((10, 13))),
        ("--10-13", Some((10, 13))),
        ("29 fevral", Some((2, 29))),
        ("28 May", Some((5, 28))),
        ("8 mart", Some((3, 8))),
        ("30 fevral", None),
        ("13 oktyabr 1921", None),
        ("oktyabr", None),
        ("13", None),
        ("", None),
        ("13-14 oktyabr", None),
        ("sabah", None),
    ] {
        assert_eq!(day_month(text), expected, "{text}");
    }
}

#[test]
fn fields_take_one_date_and_nothing_else() {
    for text in [
        "",
        " ",
        "-",
        "--",
        "oktyabr",
        "13 oktyabr",
        "1918..1920",
        "0",
        "0000",
        "-0",
        "13.13.1921",
        "13 oktyabr 1921 x",
        "sülh",
        "həmin il",
        "bu gün",
        "1921-13",
        "1921-02-30x",
        "12345",
        "99999999999",
        "e.ə.",
        "XIIII",
        "31.13.1920",
        "é",
    ] {
        assert_eq!(said(whole(text)), "-", "{text}");
    }
}

proptest! {
    #[test]
    fn nothing_breaks_on_any_text(text in "\\PC{0,60}") {
        super::law::holds_for(&text);
    }

    #[test]
    fn nothing_breaks_on_what_looks_like_dates(pieces in prop::collection::vec(piece(), 0..12)) {
        super::law::holds_for(&pieces.concat());
    }

    #[test]
    fn every_day_is_read_as_written(number in -200_000i64..30_000) {
        let day = super::Day(number);
        let (year, month, of_month) = super::Calendar::Gregorian.civil(day);
        prop_assume!(year > 999);
        let name = MONTHS[usize::from(month) - 1];
        for text in [format!("{of_month} {name} {year}"), format!("{year}-ci il {name} ayının {of_month}-də"), day.to_string()] {
            prop_assert_eq!(whole(&text).map(|span| (span.from, span.to)), Some((day, day)));
        }
    }
}

const MONTHS: [&str; 12] = [
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr",
    "dekabr",
];

/// Pieces of dates and of their damage.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        " ",
        " ",
        " ",
        "\n",
        "-",
        "–",
        " - ",
        ".",
        ",",
        "(",
        ")",
        "/",
        ":",
        "-ci",
        "-cü il",
        "-də",
        " il",
        "ilin",
        "illər",
        "illərdə",
        "oktyabr",
        "oktyabrın",
        "martda",
        "may",
        "Şubat",
        "sentybr",
        "e.ə.",
        "b.e.",
        "m.ə",
        "XIX",
        "IV",
        "ХX",
        "əsr",
        "əsrin",
        "minillik",
        "sonunda",
        "birinci",
        "yarısı",
        "payızı",
        "qışında",
        "həmin",
        "ötən",
        "bir",
        "gün",
        "sonra",
        "əvvəl",
        "min",
        "milyon",
        "hicri",
        "səfər",
        "ayının",
        "köhnə",
        "üslubla",
        "eramızdan",
        "təxminən",
        "\u{307}",
        "ı",
        "İ",
        "ə",
        "@",
        "\u{AD}",
        "’",
        "é",
        "漢",
        "🙂",
    ];
    prop_oneof![
        prop::sample::select(words.to_vec()).prop_map(str::to_string),
        (0i64..40).prop_map(|n| n.to_string()),
        (0i64..2200).prop_map(|n| n.to_string()),
        any::<u64>().prop_map(|n| n.to_string()),
    ]
}
