//! The index folder: generations, the pointer to the one in force, and the lock of whoever builds the next.
//!
//! ```text
//! index/current            the name of a generation and its manifest's checksum: replaced in one step
//! index/generation-7/      the engine's files and manifest.json; never changed once published
//! index/generation-6/      the one before, for readers that opened it just now
//! index/lock, lock.holder  held while a generation is being built; who holds it
//! ```
//!
//! A reader sees the old generation or the new one, whole. A build that dies leaves a folder that nothing points
//! to; the next build removes it.

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::manifest::{FILE, Manifest};
use super::schema::FORMAT;
use crate::error::{Error, Result};

const POINTER: &str = "current";
const LOCK: &str = "lock";
const HOLDER: &str = "lock.holder";
const PREFIX: &str = "generation-";

/// How often a reader follows the pointer anew when its generation vanishes under it.
const TRIES: usize = 3;

/// The folder that holds the index.
#[derive(Debug, Clone)]
pub struct Store {
    dir: PathBuf,
}

/// A published generation, checked.
#[derive(Debug, Clone)]
pub struct Generation {
    /// Its folder.
    pub dir: PathBuf,
    /// What it consists of.
    pub manifest: Manifest,
}

impl Store {
    /// The index in this folder, whether or not there is one yet.
    pub fn at(dir: impl Into<PathBuf>) -> Store {
        Store { dir: dir.into() }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Whether an index has ever been published here.
    pub fn exists(&self) -> bool {
        self.dir.join(POINTER).is_file()
    }

    /// The generation in force, its manifest read and its files checked (lengths and small files).
    ///
    /// # Errors
    /// [`Error::NoIndex`], [`Error::OldFormat`], [`Error::Damaged`].
    pub fn current(&self) -> Result<Generation> {
        let mut outcome = self.follow_pointer();
        for _ in 1..TRIES {
            match &outcome {
                // Another ingest may have removed the generation between two reads: the pointer tells anew.
                Err(Error::Damaged { .. }) => outcome = self.follow_pointer(),
                _ => break,
            }
        }
        outcome
    }

    fn follow_pointer(&self) -> Result<Generation> {
        let damaged = |what: &str| Error::Damaged { dir: self.dir.clone(), what: what.to_string() };
        let (name, checksum) = self.read_pointer()?;
        let dir = self.dir.join(name);
        let bytes = fs::read(dir.join(FILE)).map_err(|_| damaged("its manifest is missing"))?;
        if crc32fast::hash(&bytes) != checksum {
            return Err(damaged("its manifest has changed"));
        }
        // The format is read first and alone: an older manifest need not have today's keys.
        #[derive(serde::Deserialize)]
        struct Age {
            format: u32,
            salname: String,
        }
        let age: Age = serde_json::from_slice(&bytes).map_err(|_| damaged("its manifest cannot be read"))?;
        if age.format != FORMAT {
            return Err(Error::OldFormat { version: age.salname, found: age.format, expected: FORMAT });
        }
        let manifest: Manifest =
            serde_json::from_slice(&bytes).map_err(|_| damaged("its manifest cannot be read"))?;
        manifest.check(&dir, false)?;
        Ok(Generation { dir, manifest })
    }

    fn read_pointer(&self) -> Result<(String, u32)> {
        let path = self.dir.join(POINTER);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(missing) if missing.kind() == std::io::ErrorKind::NotFound => {
                return Err(Error::NoIndex { dir: self.dir.clone() });
            }
            Err(other) => return Err(Error::io("read", &path)(other)),
        };
        let mut parts = text.split_whitespace();
        let name = parts.next().filter(|name| number(name).is_some());
        let checksum = parts.next().and_then(|hex| u32::from_str_radix(hex, 16).ok());
        match (name, checksum) {
            (Some(name), Some(checksum)) => Ok((name.to_string(), checksum)),
            _ => Err(Error::Damaged { dir: self.dir.clone(), what: format!("{POINTER} cannot be read") }),
        }
    }

    /// The sources of the index in force even where its format is an old one, so that `ingest` can take the
    /// same again.
    pub fn inputs(&self) -> Result<Vec<super::manifest::Input>> {
        #[derive(serde::Deserialize)]
        struct Inputs {
            inputs: Vec<super::manifest::Input>,
        }
        let (name, _) = self.read_pointer()?;
        let path = self.dir.join(name).join(FILE);
        let bytes = fs::read(&path).map_err(Error::io("read", &path))?;
        let inputs: Inputs = serde_json::from_slice(&bytes).map_err(|_| Error::Damaged {
            dir: self.dir.clone(),
            what: "its manifest cannot be read".into(),
        })?;
        Ok(inputs.inputs)
    }

    /// The list of words that the index in force was built with, if any.
    pub fn word_list(&self) -> Option<super::manifest::WordList> {
        #[derive(serde::Deserialize)]
        struct Words {
            words: Option<super::manifest::WordList>,
        }
        let (name, _) = self.read_pointer().ok()?;
        let bytes = fs::read(self.dir.join(name).join(FILE)).ok()?;
        serde_json::from_slice::<Words>(&bytes).ok()?.words
    }

    /// Takes the build lock. `holder` is written beside it for others to read; with `wait`, waits for another
    /// holder to finish.
    ///
    /// # Errors
    /// [`Error::Locked`] when another process holds it and `wait` is false.
    pub fn lock(&self, holder: &str, wait: bool) -> Result<Lock> {
        fs::create_dir_all(&self.dir).map_err(Error::io("make the folder", &self.dir))?;
        let path = self.dir.join(LOCK);
        let file = File::options().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(Error::io("open", &path))?;
        let holder_path = self.dir.join(HOLDER);
        if wait {
            file.lock().map_err(Error::io("lock", &path))?;
        } else {
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let holder = fs::read_to_string(&holder_path).unwrap_or_default();
                    let holder = if holder.is_empty() { "unknown process".into() } else { holder };
                    return Err(Error::Locked { holder });
                }
                Err(TryLockError::Error(other)) => return Err(Error::io("lock", &path)(other)),
            }
        }
        fs::write(&holder_path, holder).map_err(Error::io("write", &holder_path))?;
        Ok(Lock { store: self.clone(), _file: file })
    }
}

/// The number of a generation's name.
fn number(name: &str) -> Option<u64> {
    name.strip_prefix(PREFIX)?.parse().ok()
}

/// The right to build and publish a generation; given back when dropped.
#[derive(Debug)]
pub struct Lock {
    store: Store,
    _file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A holder file that stays behind is only a stale sentence; the lock itself is the system's.
        let _ = fs::remove_file(self.store.dir.join(HOLDER));
    }
}

impl Lock {
    /// Makes the folder of the next generation, after removing what earlier builds left unfinished.
    pub fn begin(&self) -> Result<Unpublished> {
        let current = self.store.read_pointer().ok().and_then(|(name, _)| number(&name));
        let newest = self.generations()?.into_iter().max();
        for left in self.generations()?.into_iter().filter(|left| current.is_none_or(|now| *left > now)) {
            self.remove(left)?;
        }
        let next = newest.max(current).map_or(1, |newest| newest + 1);
        let dir = self.store.dir.join(format!("{PREFIX}{next}"));
        fs::create_dir(&dir).map_err(Error::io("make the folder", &dir))?;
        Ok(Unpublished { dir, published: false })
    }

    /// Writes the manifest of a finished generation and points readers to it; then removes all older ones but
    /// the one before.
    pub fn publish(&self, mut unpublished: Unpublished, manifest: &Manifest) -> Result<()> {
        let before = self.store.read_pointer().ok().and_then(|(name, _)| number(&name));
        let bytes = serde_json::to_vec_pretty(manifest).map_err(Error::engine("write the manifest"))?;
        write_synced(&unpublished.dir.join(FILE), &bytes)?;
        sync_folder(&unpublished.dir);

        let name = unpublished.dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let pointer = self.store.dir.join(POINTER);
        let line = format!("{name} {:08x}\n", crc32fast::hash(&bytes));
        let mut next =
            tempfile::NamedTempFile::new_in(&self.store.dir).map_err(Error::io("write beside", &pointer))?;
        next.write_all(line.as_bytes()).map_err(Error::io("write", &pointer))?;
        next.as_file().sync_all().map_err(Error::io("write", &pointer))?;
        next.persist(&pointer).map_err(|refused| Error::io("replace", &pointer)(refused.error))?;
        sync_folder(&self.store.dir);
        unpublished.published = true;

        let now = number(&name);
        for old in self.generations()? {
            if Some(old) != now && Some(old) != before {
                // A reader on some systems may still hold it open; the next ingest tries again.
                let _ = self.remove(old);
            }
        }
        Ok(())
    }

    fn generations(&self) -> Result<Vec<u64>> {
        let dir = &self.store.dir;
        let entries = fs::read_dir(dir).map_err(Error::io("read the folder", dir))?;
        Ok(entries.flatten().filter_map(|entry| number(&entry.file_name().to_string_lossy())).collect())
    }

    fn remove(&self, generation: u64) -> Result<()> {
        let dir = self.store.dir.join(format!("{PREFIX}{generation}"));
        fs::remove_dir_all(&dir).map_err(Error::io("remove the folder", &dir))
    }
}

/// A generation that is being built; its folder goes when it is dropped unpublished.
#[derive(Debug)]
pub struct Unpublished {
    /// Its folder.
    pub dir: PathBuf,
    published: bool,
}

impl Drop for Unpublished {
    fn drop(&mut self) {
        if !self.published {
            let _ = fs::remove_dir_all(&self.dir);
        }
    }
}

fn write_synced(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = File::create(path).map_err(Error::io("write", path))?;
    file.write_all(bytes).map_err(Error::io("write", path))?;
    file.sync_all().map_err(Error::io("write", path))
}

/// Makes names durable where the system can open a folder for that; elsewhere there is nothing to do.
fn sync_folder(dir: &Path) {
    if let Ok(folder) = File::open(dir) {
        let _ = folder.sync_all();
    }
}
