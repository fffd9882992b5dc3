//! The tables of names and of word pairs → static ones, sorted by how their words begin.

use std::fmt::Write as _;
use std::path::Path;

use crate::key::{key, plain_words, small};
use crate::lines;

/// Writes `names.rs` and `pairs.rs`.
pub fn compile(data: &Path, out: &Path) -> Result<(), String> {
    names(&data.join("names.tsv"), out)?;
    pairs(&data.join("pairs.tsv"), out)
}

/// The columns of the rows that are neither blank nor comment.
fn rows(path: &Path) -> Result<Vec<(String, Vec<String>)>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let kept = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let columns = |line: &str| line.split('\t').map(str::to_owned).collect();
    Ok(kept.map(|(at, line)| (format!("{}:{}", path.display(), at + 1), columns(line))).collect())
}

/// All names end to end, where each ends, with which name each row ends, the names by their keys, the rows of
/// events, and the days of those that have any.
fn names(path: &Path, out: &Path) -> Result<(), String> {
    let (mut text, mut name_ends, mut row_ends) = (String::new(), Vec::new(), Vec::new());
    let mut keyed: Vec<(u64, usize)> = Vec::new();
    let (mut events, mut days, mut counts) = (Vec::new(), Vec::new(), Vec::new());
    for (place, columns) in rows(path)? {
        if columns[0] == "event" {
            events.push(row_ends.len());
        }
        for day in columns.get(3).map_or("", String::as_str).split_whitespace() {
            days.push((row_ends.len(), civil(day).ok_or(format!("{place}: {day} is no day"))?));
        }
        let names = columns.get(1).ok_or(format!("{place}: a tab is missing between kind and names"))?;
        for name in names.split(" | ") {
            // A former name may carry its years.
            let name = name.split_once(" [").map_or(name, |(name, _)| name).trim();
            if !name.is_empty() {
                keyed.push((key(name), name_ends.len()));
                text.push_str(name);
                name_ends.push(text.len());
                counts.push(plain_words(name));
            }
        }
        row_ends.push(name_ends.len());
    }
    keyed.sort();
    let (keys, numbers): (Vec<u64>, Vec<usize>) = keyed.into_iter().unzip();
    let mut code = format!("static TEXT: &str = {text:?};\n");
    for (name, kind, numbers) in [
        ("NAME_ENDS", "u32", &name_ends),
        ("ROW_ENDS", "u16", &row_ends),
        ("KEYED", "u16", &numbers),
        ("EVENTS", "u16", &events),
        ("COUNTS", "u8", &counts),
    ] {
        writeln!(code, "static {name}: &[{kind}] = &{numbers:?};").map_err(|error| error.to_string())?;
    }
    writeln!(code, "static DAYS: &[(u16, (i64, u8, u8))] = &{days:?};").map_err(|error| error.to_string())?;
    writeln!(code, "static KEYS: &[u64] = &{keys:?};").map_err(|error| error.to_string())?;
    lines::write(&out.join("names.rs"), code.as_bytes())
}

/// Year, month and day of `1921-10-13` or `-0331-10-01`.
fn civil(day: &str) -> Option<(i64, u8, u8)> {
    let (rest, last) = day.rsplit_once('-')?;
    let (year, month) = rest.rsplit_once('-')?;
    Some((year.parse().ok()?, month.parse().ok()?, last.parse().ok()?))
}

/// The rows sorted by the typed word, in lower case, and where each ends.
fn pairs(path: &Path, out: &Path) -> Result<(), String> {
    let mut sorted = Vec::new();
    for (place, columns) in rows(path)? {
        let [typed, meanings, language] = columns.as_slice() else {
            return Err(format!("{place}: a row is a word, its meanings and its language"));
        };
        sorted
            .push((typed.chars().map(small).collect::<String>(), format!("{meanings}\t{}", language.trim())));
    }
    // Rows of one word stay in the order of the table.
    sorted.sort_by(|one, other| one.0.cmp(&other.0));
    let (mut text, mut ends) = (String::new(), Vec::new());
    for (typed, rest) in sorted {
        text.push_str(&format!("{typed}\t{rest}"));
        ends.push(text.len());
    }
    let code = format!("static TEXT: &str = {text:?};\nstatic ENDS: &[u32] = &{ends:?};\n");
    lines::write(&out.join("pairs.rs"), code.as_bytes())
}
