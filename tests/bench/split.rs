//! Splitting and dating, a layout each, beside a plain check of the same bytes for UTF-8.
//!
//! `cargo bench --bench split`. The bodies are sentences of the bundled chronicle in another order; the headings are
//! those of the layout. A file is read from the cache of the disk, decoded, split and dated; nothing is indexed.

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use salname::chronicle;
use salname::chronicle::sources::{Format, Source};
use salname::lang::morph::Analyzer;
use salname::lang::script::to_cyrillic;
use salname::lang::sentences::sentences;

/// Bytes of a file: several windows of the reader.
const BYTES: usize = 8 << 20;

const MONTHS: [&str; 12] = [
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr",
    "dekabr",
];
const GENITIVES: [&str; 12] = [
    "yanvarın",
    "fevralın",
    "martın",
    "aprelin",
    "mayın",
    "iyunun",
    "iyulun",
    "avqustun",
    "sentyabrın",
    "oktyabrın",
    "noyabrın",
    "dekabrın",
];

/// Sentences drawn by a fixed sequence.
struct Words<'t> {
    all: Vec<&'t str>,
    state: u64,
}

impl<'t> Words<'t> {
    fn new(text: &'t str) -> Words<'t> {
        let all = sentences(text).into_iter().map(|range| text[range].trim());
        Words { all: all.filter(|sentence| !sentence.is_empty()).collect(), state: 1 }
    }

    fn draw(&mut self) -> &'t str {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.all[(self.state >> 33) as usize % self.all.len()]
    }

    /// So many sentences.
    fn some(&mut self, count: usize) -> String {
        (0..count).map(|_| self.draw()).collect::<Vec<_>>().join(" ")
    }
}

/// A day for each number, in order.
fn day(number: usize) -> (usize, usize, usize) {
    (1000 + number / 336 % 1000, number / 28 % 12, number % 28 + 1)
}

fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / width);
    let mut line = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if line > 0 && line + 1 + length > width {
            out.push('\n');
            line = 0;
        } else if line > 0 {
            out.push(' ');
            line += 1;
        }
        out.push_str(word);
        line += length;
    }
    out
}

/// Lines of a printed page: words cut at the edge, the blanks of full lines widened, a running head and a number
/// above each page.
fn printed(text: &str, width: usize, line: &mut usize) -> String {
    /// Lines of a page.
    const PAGE: usize = 40;
    let mut out = String::with_capacity(text.len() * 3 / 2);
    let mut end = |row: &str, full: bool| {
        if line.is_multiple_of(PAGE) {
            let page = *line / PAGE + 1;
            let head = if page.is_multiple_of(2) { "SALNAMƏ" } else { "Qafqaz tarixi" };
            out.write_fmt(format_args!("\u{C}{page}\n\n{head}\n\n")).expect("a string takes all");
        }
        *line += 1;
        let room = if full { width.saturating_sub(row.chars().count()) } else { 0 };
        for (number, word) in row.split(' ').enumerate() {
            out.push_str(if number == 0 { "" } else { " " });
            out.push_str(if (1..=room).contains(&number) { " " } else { "" });
            out.push_str(word);
        }
        out.push('\n');
    };
    let mut row = String::new();
    for word in text.split(' ') {
        let room = width.saturating_sub(row.chars().count() + 1);
        if word.chars().count() <= room {
            row.push_str(if row.is_empty() { "" } else { " " });
            row.push_str(word);
            continue;
        }
        // Cut before a consonant that a vowel follows, where enough of the word stands on both sides.
        let vowel = |c: char| "aeəıioöuüAEƏIİOÖUÜ".contains(c);
        let letters: Vec<(usize, char)> = word.char_indices().collect();
        let cut = (2..letters.len().saturating_sub(2).min(room)).rev().find(|&at| {
            letters.iter().all(|(_, c)| c.is_alphabetic())
                && !vowel(letters[at].1)
                && vowel(letters[at + 1].1)
        });
        let at = cut.map_or(0, |at| letters[at].0);
        if at > 0 {
            row.push(' ');
            row.push_str(&word[..at]);
            row.push('-');
        }
        end(&row, true);
        row = word[at..].to_string();
    }
    end(&row, false);
    out
}

/// Repeats what `event` writes of each event until the text is long enough.
fn chronicle_of(mut event: impl FnMut(usize, &mut Words<'_>, &mut String)) -> String {
    let corpus = include_str!("../../corpus/qafqaz-1917-1923.txt").replace('\n', " ");
    let mut words = Words::new(&corpus);
    let mut text = String::with_capacity(BYTES + 4096);
    text.push_str("Salnamə\n\n");
    for number in 0.. {
        if text.len() >= BYTES {
            break;
        }
        event(number, &mut words, &mut text);
    }
    text
}

fn layouts() -> Vec<(&'static str, Format, String)> {
    let put =
        |text: &mut String, line: std::fmt::Arguments<'_>| text.write_fmt(line).expect("a string takes all");
    let text = |event: &mut dyn FnMut(usize, &mut Words<'_>, &mut String)| chronicle_of(event);
    let mut line = 0;
    vec![
        (
            "dash",
            Format::Text,
            text(&mut |number, words, out| {
                let (year, month, day) = day(number);
                put(out, format_args!("{day} {} {year} – {}\n", MONTHS[month], words.some(4)));
            }),
        ),
        (
            "dash, wrapped",
            Format::Text,
            text(&mut |number, words, out| {
                let (year, month, day) = day(number);
                let body = format!("{day} {} {year} – {}", MONTHS[month], words.some(4));
                put(out, format_args!("{}\n", wrapped(&body, 66)));
            }),
        ),
        (
            "short sentences",
            Format::Text,
            text(&mut |number, words, out| {
                let (year, month, day) = day(number);
                put(out, format_args!("{year}-ci il {} {day}-də {}\n", GENITIVES[month], words.some(1)));
            }),
        ),
        (
            "sentences, wrapped",
            Format::Text,
            text(&mut |number, words, out| {
                let (year, month, day) = day(number);
                let body = format!("{year}-ci ilin {day} {}ında {}", MONTHS[month], words.some(3));
                put(out, format_args!("{}\n", wrapped(&body, 66)));
            }),
        ),
        (
            "days under years",
            Format::Text,
            text(&mut |number, words, out| {
                let (year, month, day) = day(number * 28);
                put(out, format_args!("{year}-ci il\n{day} {} – {};\n\n", MONTHS[month], words.some(1)));
            }),
        ),
        (
            "numbered",
            Format::Text,
            text(&mut |number, words, out| {
                let (year, month, day) = day(number);
                put(
                    out,
                    format_args!(
                        "{}. {day} {} {year}-ci ildə {}\n",
                        number + 1,
                        MONTHS[month],
                        words.some(2)
                    ),
                );
            }),
        ),
        (
            "alone",
            Format::Text,
            text(&mut |number, words, out| {
                let (year, month, day) = day(number);
                put(out, format_args!("{day}.{:02}.{year}\n{}\n\n", month + 1, words.some(2)));
            }),
        ),
        (
            "markdown",
            Format::Markdown,
            text(&mut |number, words, out| {
                let (year, month, day) = day(number);
                put(out, format_args!("- **{day} {} {year}** – {}\n", MONTHS[month], words.some(3)));
            }),
        ),
        (
            "html",
            Format::Html,
            text(&mut |number, words, out| {
                let (year, month, day) = day(number);
                put(out, format_args!("<p><b>{day} {} {year}</b> – {}</p>\n", MONTHS[month], words.some(3)));
            }),
        ),
        (
            "days under months",
            Format::Text,
            text(&mut |number, words, out| {
                let (year, month, day) = day(number * 4);
                if day == 1 {
                    put(out, format_args!("{} {year}\n\n", MONTHS[month]));
                }
                put(out, format_args!("{day}. {}\n", words.some(2)));
            }),
        ),
        (
            "years under days",
            Format::Text,
            text(&mut |number, words, out| {
                let (_, month, day) = day(number / 7);
                if number.is_multiple_of(7) {
                    put(out, format_args!("\n{day} {}\n\n", MONTHS[month]));
                }
                put(out, format_args!("{} – {}\n", 1800 + number % 7 * 30, words.some(1)));
            }),
        ),
        (
            "Cyrillic, wrapped",
            Format::Text,
            text(&mut |number, words, out| {
                let (year, month, day) = day(number);
                let body = to_cyrillic(&format!("{day} {} {year} – {}", MONTHS[month], words.some(3)));
                put(out, format_args!("{}\n", wrapped(&body, 66)));
            }),
        ),
        (
            "printed pages",
            Format::Text,
            text(&mut |number, words, out| {
                let (year, month, day) = day(number);
                let body = format!("{day} {} {year} – {}", MONTHS[month], words.some(4));
                put(out, format_args!("{}", printed(&body, 66, &mut line)));
            }),
        ),
        (
            "no headings",
            Format::Text,
            text(&mut |_, words, out| {
                put(out, format_args!("{}\n", words.some(6)));
            }),
        ),
    ]
}

fn read(path: &Path, format: Format, words: &Analyzer) -> u64 {
    let source = Source {
        id: "bench".into(),
        file: "bench.txt".into(),
        path: path.into(),
        format,
        ..Source::default()
    };
    let report = chronicle::events(&source, words, |event| {
        black_box(&event);
        Ok(())
    });
    report.expect("it splits").events
}

fn split(criterion: &mut Criterion) {
    let words = Analyzer::new();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bench.txt");
    let mut group = criterion.benchmark_group("split");
    group.sample_size(10);
    for (name, format, text) in layouts() {
        std::fs::write(&path, &text).expect("a file");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{name}: UTF-8 check"), |bench| {
            bench.iter(|| std::str::from_utf8(black_box(text.as_bytes())).is_ok());
        });
        group.bench_function(name, |bench| bench.iter(|| read(&path, format, &words)));
    }
    group.finish();
}

criterion_group!(benches, split);
criterion_main!(benches);
