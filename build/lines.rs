//! Data files → their rows with file and line, so that a wrong one can be named.

use std::fs;
use std::path::{Path, PathBuf};

/// A row that is neither blank nor comment.
pub struct Line {
    /// `file:line`.
    pub place: String,
    /// The row without its comment.
    pub text: String,
}

impl Line {
    /// The error of this row.
    pub fn error(&self, what: impl std::fmt::Display) -> String {
        format!("{}: {what}: `{}`", self.place, self.text)
    }
}

/// The rows of a file; none where it is missing and `needed` is not set.
pub fn read(path: &Path, needed: bool) -> Result<Vec<Line>, String> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(_) if !needed => return Ok(Vec::new()),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    let rows = text.lines().enumerate().map(|(at, line)| Line {
        place: format!("{}:{}", path.display(), at + 1),
        text: line.split('#').next().unwrap_or("").trim().to_owned(),
    });
    Ok(rows.filter(|line| !line.text.is_empty()).collect())
}

/// The text files of a folder in the order of their names.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    if let Ok(entries) = fs::read_dir(folder) {
        for entry in entries {
            let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a table of numbers, little-endian.
pub fn write_u32(path: &Path, numbers: &[u32]) -> Result<(), String> {
    let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    write(path, &bytes)
}

/// Writes a file.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
