//! Paths as given → the sources behind them, with what `sources.toml` says of each.
//!
//! A file that cannot be a chronicle is not passed over in silence: it is handed back with the reason.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::{Error, Result};

/// The name of the file that describes the sources of its folder.
pub const CATALOGUE: &str = "sources.toml";

/// A source to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The file's stem, or the id that the catalogue gives.
    pub id: String,
    /// The title that the catalogue gives.
    pub title: Option<String>,
    /// The path as given; `-` is standard input.
    pub file: String,
    /// Where the file is.
    pub path: PathBuf,
    /// What is in it.
    pub format: Format,
    /// The language that the catalogue gives.
    pub language: Option<String>,
    /// The encoding to read it with, if one was named.
    pub encoding: Option<String>,
    /// The calendar of its dates as written, if the catalogue names one.
    pub calendar: Option<String>,
    /// The forms of heading to split it by, if the catalogue names them.
    pub heading: Option<String>,
    /// The old font that it was typed in, if the catalogue names one; `none` where letters are to stay as they are.
    pub font: Option<String>,
    /// Who wrote or compiled it.
    pub author: Option<String>,
    /// The terms it is given under.
    pub licence: Option<String>,
}

/// How events stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Running text, to be split.
    #[default]
    Text,
    /// Text with marks of Markdown, to be split.
    Markdown,
    /// A web page, to be split.
    Html,
    /// A table of ready events with a header.
    Table,
    /// Ready events, a JSON object a line.
    JsonLines,
}

/// A file that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The path as given.
    pub file: String,
    /// The reason.
    pub why: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// One table of the catalogue.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Option<String>,
    file: String,
    title: Option<String>,
    author: Option<String>,
    licence: Option<String>,
    calendar: Option<String>,
    language: Option<String>,
    encoding: Option<String>,
    heading: Option<String>,
    font: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Catalogue {
    #[serde(default)]
    source: Vec<Entry>,
}

/// Looks through files and folders for sources. A folder is walked in order of names.
///
/// # Errors
/// [`Error::MissingPath`] for a path that is not there, [`Error::Unreadable`] for a broken catalogue.
pub fn find(inputs: &[(String, PathBuf)], encoding: Option<&str>) -> Result<(Vec<Source>, Vec<Skipped>)> {
    let mut sources = Vec::new();
    let mut skipped = Vec::new();
    for (given, path) in inputs {
        if given == "-" {
            sources.push(Source {
                id: "stdin".into(),
                file: "-".into(),
                path: path.clone(),
                encoding: encoding.map(str::to_string),
                ..Source::default()
            });
        } else if path.is_dir() {
            folder(given, path, encoding, &mut sources, &mut skipped)?;
        } else if path.exists() {
            let catalogue = catalogue(path.parent().unwrap_or(Path::new(".")))?;
            file(given.clone(), path.clone(), &catalogue, encoding, &mut sources, &mut skipped);
        } else {
            return Err(Error::MissingPath { path: PathBuf::from(given) });
        }
    }
    make_ids_unique(&mut sources);
    Ok((sources, skipped))
}

fn folder(
    given: &str,
    path: &Path,
    encoding: Option<&str>,
    sources: &mut Vec<Source>,
    skipped: &mut Vec<Skipped>,
) -> Result<()> {
    let hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let mut catalogues: HashMap<PathBuf, Catalogue> = HashMap::new();
    let walk =
        walkdir::WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(|entry| !hidden(entry));
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(refused) => {
                let file = refused.path().unwrap_or(path).display().to_string();
                skipped.push(Skipped { file, why: refused.to_string(), hint: None });
                continue;
            }
        };
        if !entry.file_type().is_file()
            || entry.file_name() == CATALOGUE
            || entry.file_name() == super::correct::CORRECTIONS
        {
            continue;
        }
        let parent = entry.path().parent().unwrap_or(path).to_path_buf();
        if !catalogues.contains_key(&parent) {
            catalogues.insert(parent.clone(), catalogue(&parent)?);
        }
        let within = entry.path().strip_prefix(path).unwrap_or(entry.path());
        let shown = Path::new(given).join(within).display().to_string();
        file(shown, entry.path().to_path_buf(), &catalogues[&parent], encoding, sources, skipped);
    }
    Ok(())
}

fn catalogue(folder: &Path) -> Result<Catalogue> {
    let path = folder.join(CATALOGUE);
    if !path.is_file() {
        return Ok(Catalogue::default());
    }
    let text = fs::read_to_string(&path).map_err(Error::io("read", &path))?;
    toml::from_str(&text).map_err(|wrong| Error::Unreadable {
        path: path.display().to_string(),
        why: wrong.to_string().trim_end().to_string(),
        hint: Some("mend the table that the message names".into()),
    })
}

fn file(
    given: String,
    path: PathBuf,
    catalogue: &Catalogue,
    encoding: Option<&str>,
    sources: &mut Vec<Source>,
    skipped: &mut Vec<Skipped>,
) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let format = match extension.as_str() {
        "txt" | "text" | "" => Format::Text,
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" | "xhtml" => Format::Html,
        "csv" | "tsv" | "tab" => Format::Table,
        "jsonl" | "ndjson" => Format::JsonLines,
        _ => {
            let (why, hint) = not_a_chronicle(&extension, &given);
            skipped.push(Skipped { file: given, why, hint });
            return;
        }
    };
    let entry = catalogue.source.iter().find(|entry| entry.file == name).cloned().unwrap_or_default();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    sources.push(Source {
        id: entry.id.unwrap_or_else(|| slug(&stem)),
        title: entry.title,
        file: given,
        path,
        format,
        language: entry.language,
        encoding: encoding.map(str::to_string).or(entry.encoding),
        calendar: entry.calendar,
        heading: entry.heading,
        font: entry.font,
        author: entry.author,
        licence: entry.licence,
    });
}

/// Why files of this kind are not read, and what turns them into text.
fn not_a_chronicle(extension: &str, given: &str) -> (String, Option<String>) {
    let given = crate::error::shell_word(given);
    match extension {
        "pdf" => (
            "a PDF is not text".into(),
            Some(format!("pdftotext -layout {given}, then ingest the .txt file")),
        ),
        "doc" | "docx" | "odt" | "rtf" => (
            "a word processor's file is not text".into(),
            Some(format!("pandoc -t plain --wrap=none -o chronicle.txt {given}, then ingest chronicle.txt")),
        ),
        _ => (format!("files ending in .{extension} are not read"), None),
    }
}

/// An id without spaces, so that it can be typed behind `mənbə:`.
fn slug(stem: &str) -> String {
    let id: String = stem.chars().map(|c| if c.is_whitespace() || c == ':' { '-' } else { c }).collect();
    if id.is_empty() { "source".into() } else { id }
}

/// Two files of one stem are told apart by their folder, then by a number.
fn make_ids_unique(sources: &mut [Source]) {
    let mut count: HashMap<String, usize> = HashMap::new();
    for source in sources.iter() {
        *count.entry(source.id.clone()).or_default() += 1;
    }
    let mut taken: HashMap<String, usize> = HashMap::new();
    for source in sources.iter_mut() {
        if count[&source.id] > 1
            && let Some(folder) = source.path.parent().and_then(Path::file_name)
        {
            source.id = format!("{}-{}", slug(&folder.to_string_lossy()), source.id);
        }
        let number = taken.entry(source.id.clone()).or_default();
        *number += 1;
        if *number > 1 {
            source.id = format!("{}-{number}", source.id);
        }
    }
}
