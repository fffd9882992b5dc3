//! What a generation consists of → a small JSON file, and the checks against it.
//!
//! The engine notices a damaged file late (a panic, a hang) or never (a wrong answer). So each generation lists
//! its files with lengths and checksums: lengths and the small files are checked at every open, the whole
//! content on demand.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::schema::FORMAT;
use super::write::Written;
use crate::error::{Error, Result};

/// The name of the manifest within a generation's folder.
pub const FILE: &str = "manifest.json";

/// Files up to this many bytes are read whole at every open (the engine's own metadata is among them).
const SMALL: u64 = 16 * 1024;

/// Bytes of a file that are in memory at once while its checksum is made.
const PIECE: u64 = 64 * 1024;

/// A generation: who built it, from what, and its files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`crate::index::schema::FORMAT`] of the program that built it.
    pub format: u32,
    /// Version of that program.
    pub salname: String,
    /// When it was built, as RFC 3339 in UTC.
    pub built: String,
    /// How many events it holds.
    pub events: u64,
    /// How many of them have a date.
    pub dated: u64,
    /// What `ingest` was given, to take again.
    pub inputs: Vec<Input>,
    /// The user's own list of words that its text was analysed with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<WordList>,
    /// The sources that were read, in order.
    pub sources: Vec<SourceEntry>,
    /// The files of the generation.
    pub files: Vec<FileEntry>,
}

/// A path that `ingest` was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// As typed: shown with every hit.
    pub given: String,
    /// Where it was, whatever folder the next command runs in.
    pub absolute: PathBuf,
    /// The encoding that was forced, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
}

/// A user's own list of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordList {
    /// Where the file was.
    pub absolute: PathBuf,
    /// CRC-32 of its content when it was read.
    pub crc32: u32,
}

/// One source file and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceEntry {
    /// The source's id.
    pub id: String,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The file as given.
    pub file: String,
    /// Where the file was.
    pub absolute: PathBuf,
    /// Its length in bytes when it was read.
    pub bytes: u64,
    /// CRC-32 of its content when it was read.
    pub crc32: u32,
    /// When it was last changed before that, in nanoseconds since 1970; absent where a later change could bear the
    /// same time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<u64>,
    /// How many events it gave.
    pub events: u64,
}

/// One file of the generation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Its name within the folder.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// CRC-32 of its content.
    pub crc32: u32,
}

impl Manifest {
    /// The manifest of what this program wrote into `dir`; from what and when is for the caller to say.
    pub fn of(written: Written, dir: &Path) -> Result<Manifest> {
        Ok(Manifest {
            format: FORMAT,
            salname: env!("CARGO_PKG_VERSION").to_string(),
            built: String::new(),
            events: written.events,
            dated: written.dated,
            inputs: Vec::new(),
            words: None,
            sources: Vec::new(),
            files: Manifest::list_files(dir)?,
        })
    }

    /// Lists the files that stand in `dir` now, the manifest itself left out. The lock files that the engine
    /// leaves behind are no part of a generation and are removed.
    pub fn list_files(dir: &Path) -> Result<Vec<FileEntry>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(dir).map_err(Error::io("read the folder", dir))? {
            let entry = entry.map_err(Error::io("read the folder", dir))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name == FILE || !entry.path().is_file() {
                continue;
            }
            if name.ends_with(".lock") {
                let path = entry.path();
                fs::remove_file(&path).map_err(Error::io("remove", &path))?;
                continue;
            }
            let (bytes, crc32) = checksum(&entry.path())?;
            files.push(FileEntry { name, bytes, crc32 });
        }
        files.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(files)
    }

    /// Checks lengths and small files against the folder; with `all`, the content of every file.
    pub fn check(&self, dir: &Path, all: bool) -> Result<()> {
        let damaged = |what: String| Error::Damaged { dir: dir.to_path_buf(), what };
        for file in &self.files {
            let path = dir.join(&file.name);
            let length = fs::metadata(&path).map_err(|_| damaged(format!("{} is missing", file.name)))?.len();
            if length != file.bytes {
                return Err(damaged(format!("{} has {length} bytes instead of {}", file.name, file.bytes)));
            }
            if (all || length <= SMALL) && checksum(&path)?.1 != file.crc32 {
                return Err(damaged(format!("{} has changed", file.name)));
            }
        }
        Ok(())
    }
}

/// When a file was last changed, in nanoseconds since 1970.
pub fn modified(file: &fs::Metadata) -> Option<u64> {
    let since = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    u64::try_from(since.as_nanos()).ok()
}

/// The time of a file's last change, if every change from `now` on will bear another one.
pub fn settled(file: &fs::Metadata, now: SystemTime) -> Option<u64> {
    let time = modified(file)?;
    // Some systems keep whole seconds, or every other one; the rest keep the time of the last tick of the kernel.
    let tick = Duration::from_millis(if time.is_multiple_of(1_000_000_000) { 2_000 } else { 100 });
    let now = now.duration_since(UNIX_EPOCH).ok()?;
    (Duration::from_nanos(time) + tick < now).then_some(time)
}

/// Length and CRC-32 of a file.
pub fn checksum(path: &Path) -> Result<(u64, u32)> {
    let mut file = fs::File::open(path).map_err(Error::io("open", path))?;
    let mut hasher = crc32fast::Hasher::new();
    let known = file.metadata().map_or(PIECE, |found| found.len().min(PIECE));
    // Room for one byte more: the end of a small file shows without growing.
    let mut piece = Vec::with_capacity(known as usize + 1);
    let mut length = 0;
    loop {
        piece.clear();
        (&mut file).take(PIECE).read_to_end(&mut piece).map_err(Error::io("read", path))?;
        hasher.update(&piece);
        length += piece.len() as u64;
        if (piece.len() as u64) < PIECE {
            return Ok((length, hasher.finalize()));
        }
    }
}
