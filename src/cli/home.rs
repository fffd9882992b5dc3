//! Where the index is and what it is built from: shared by the commands that need one.

use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use indicatif::{ProgressBar, ProgressStyle};

use super::clock;
use super::term::Term;
use crate::chronicle::event::Event;
use crate::chronicle::report::Taken;
use crate::chronicle::sources;
use crate::chronicle::{self};
use crate::error::{Error, Result};
use crate::index::manifest::{Input, Manifest, SourceEntry, WordList, checksum, modified, settled};
use crate::index::open::OpenIndex;
use crate::index::store::{Lock, Store};
use crate::index::write::Writer;
use crate::lang::filter::AzTokenizer;
use crate::lang::morph::Analyzer;
use crate::view::report::Summary;
use crate::view::words::Speech;

/// The chronicles that come with the program.
pub const CORPUS: &str = "corpus";

/// The index folder with the analysis that belongs to it.
pub struct Home {
    /// The folder.
    pub store: Store,
    /// The words.
    pub words: Analyzer,
    /// The user's own list of words among them.
    pub list: Option<WordList>,
    /// A list that the index was built with and that cannot be read any more.
    lost: Option<PathBuf>,
}

impl Home {
    /// For the index in this folder, with the words of a list: the one named, else that of the index.
    ///
    /// # Errors
    /// A list that is named and cannot be read.
    pub fn new(dir: PathBuf, named: Option<&Path>) -> Result<Home> {
        let store = Store::at(dir);
        if let Some(path) = named {
            let (words, list) = read_words(path)?;
            return Ok(Home { store, words, list: Some(list), lost: None });
        }
        let (mut words, mut list, mut lost) = (Analyzer::default(), None, None);
        if let Some(own) = store.word_list() {
            match read_words(&own.absolute) {
                Ok((read, found)) => (words, list) = (read, Some(found)),
                Err(_) => lost = Some(own.absolute),
            }
        }
        Ok(Home { store, words, list, lost })
    }

    /// The chain that analyses text and queries alike.
    pub fn chain(&self) -> AzTokenizer {
        AzTokenizer::new(self.words.clone())
    }

    /// Opens the index. Where there is none yet, builds it from the chronicles that come with the program, and
    /// says so.
    pub fn open_or_build(&self, term: &mut Term) -> Result<OpenIndex> {
        if !self.store.exists() && Path::new(CORPUS).is_dir() {
            let lock = self.store.lock(&holder(), true)?;
            // Another process may have built it while this one waited.
            if !self.store.exists() {
                let dir = self.store.dir().display().to_string();
                term.remark(term.speech.pick(
                    "no index yet: building it from corpus/",
                    "hələ indeks yoxdur: corpus/ qovluğundan qurulur",
                ));
                let summary = self.build(&lock, &given(&[CORPUS.into()]), term)?;
                let (events, seconds) = (summary.events(), summary.seconds);
                term.remark(&match term.speech {
                    Speech::English => {
                        format!("{events} events indexed in {seconds:.1} s, in {dir}")
                    }
                    Speech::Azerbaijani => {
                        format!("{events} hadisə {seconds:.1} saniyədə indeksləndi: {dir}")
                    }
                });
            }
        }
        let index = OpenIndex::open(&self.store, self.chain())?;
        // A query must be analysed as the text was.
        let checksum = |list: &Option<WordList>| list.as_ref().map(|list| list.crc32);
        if checksum(&index.manifest.words) != checksum(&self.list) {
            let list = self.list.as_ref().or(index.manifest.words.as_ref());
            return Err(Error::OtherWords {
                path: list.map(|list| list.absolute.clone()).unwrap_or_default(),
            });
        }
        Ok(index)
    }

    /// Says that the list of words the index was built with is gone, before it is built without.
    pub fn say_what_is_lost(&self, term: &mut Term) {
        let Some(path) = &self.lost else { return };
        let path = path.display();
        term.remark(&match term.speech {
            Speech::English => format!(
                "note: the word list {path} cannot be read any more; built without it (--words FILE names another)"
            ),
            Speech::Azerbaijani => {
                format!("qeyd: {path} söz siyahısı daha oxunmur; onsuz qurulur (başqası: --words FAYL)")
            }
        });
    }

    /// Reads the sources, builds a generation and publishes it.
    pub fn build(&self, lock: &Lock, inputs: &[Input], term: &Term) -> Result<Summary> {
        let begun = SystemTime::now();
        let unpublished = lock.begin()?;
        let mut writer = Writer::create(&unpublished.dir, self.chain())?;
        let mut summary = self.read(inputs, term, |event| writer.add(&event))?;
        let start = Instant::now();
        let written = writer.finish()?;
        let manifest = Manifest {
            built: clock::now(),
            inputs: inputs.to_vec(),
            words: self.list.clone(),
            sources: summary.files.iter().map(|file| entry(file, begun)).collect(),
            ..Manifest::of(written, &unpublished.dir)?
        };
        lock.publish(unpublished, &manifest)?;
        summary.seconds += start.elapsed().as_secs_f64();
        summary.published = true;
        Ok(summary)
    }

    /// Reads and splits the sources, and hands their events on.
    ///
    /// # Errors
    /// [`Error::NothingToIngest`] where no source gave an event.
    pub fn read(
        &self,
        inputs: &[Input],
        term: &Term,
        sink: impl FnMut(Event) -> Result<()>,
    ) -> Result<Summary> {
        self.read_explained(inputs, term.shows_progress(), |_, _| {}, sink)
    }

    /// The same, and hands on what was taken out of each file and why; `shows` a bar of progress or none.
    ///
    /// # Errors
    /// As [`Home::read`].
    pub fn read_explained(
        &self,
        inputs: &[Input],
        shows: bool,
        mut taken: impl FnMut(&str, Taken),
        mut sink: impl FnMut(Event) -> Result<()>,
    ) -> Result<Summary> {
        super::exit::on_interrupt();
        let start = Instant::now();
        let paths: Vec<(String, PathBuf)> = inputs.iter().map(place).collect();
        let encoding = inputs.iter().find_map(|input| input.encoding.as_deref());
        let (found, skipped) = sources::find(&paths, encoding)?;
        let mut summary = Summary { skipped, ..Summary::default() };
        let bar = progress(found.len(), shows);
        // What the receiver fails with is no fault of the file.
        let refused = std::cell::Cell::new(None);
        let mut sink = |event| {
            sink(event).map_err(|error| {
                refused.set(Some(error));
                Error::io("hand on", Path::new(""))(std::io::Error::other("refused"))
            })
        };
        for source in &found {
            bar.set_message(source.file.clone());
            let show = |what| taken(&source.file, what);
            let read = chronicle::explained(source, &self.words, show, &mut sink);
            if let Some(error) = refused.take() {
                return Err(error);
            }
            match read {
                Ok(report) if report.events == 0 => summary.skipped.push(sources::Skipped {
                    file: source.file.clone(),
                    why: "there is no text in it".into(),
                    hint: None,
                }),
                Ok(report) => summary.files.push(report),
                Err(Error::Unreadable { why, hint, .. }) => {
                    summary.skipped.push(sources::Skipped { file: source.file.clone(), why, hint });
                }
                Err(Error::Io { doing, source: refused, .. }) => summary.skipped.push(sources::Skipped {
                    file: source.file.clone(),
                    why: format!("cannot {doing} it: {refused}"),
                    hint: None,
                }),
                Err(other) => return Err(other),
            }
            bar.inc(1);
        }
        bar.finish_and_clear();
        summary.seconds = start.elapsed().as_secs_f64();
        if summary.events() == 0 {
            let from: Vec<&str> = inputs.iter().map(|input| input.given.as_str()).collect();
            return Err(Error::NothingToIngest {
                from: from.join(", "),
                why: summary.skipped.iter().map(skipped_line).collect(),
            });
        }
        Ok(summary)
    }

    /// Checks every file of the index in force.
    pub fn verify(&self) -> Result<()> {
        let generation = self.store.current()?;
        generation.manifest.check(&generation.dir, true)
    }
}

/// A user's own list of words.
fn read_words(path: &Path) -> Result<(Analyzer, WordList)> {
    let rows = std::fs::read_to_string(path).map_err(|refused| match refused.kind() {
        std::io::ErrorKind::NotFound => Error::MissingPath { path: path.to_path_buf() },
        _ => Error::io("read", path)(refused),
    })?;
    let words = Analyzer::with_words(&rows).map_err(|wrong| Error::Unreadable {
        path: path.display().to_string(),
        why: wrong.to_string(),
        hint: Some("a row is: headword, part of speech (n, v, adj …); # begins a comment".into()),
    })?;
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    Ok((words, WordList { absolute, crc32: checksum(path)?.1 }))
}

/// Where an input is now: as given if that still leads somewhere, else where it was.
fn place(input: &Input) -> (String, PathBuf) {
    let given = PathBuf::from(&input.given);
    let path = if input.given == "-" || given.exists() || !input.absolute.exists() {
        given
    } else {
        input.absolute.clone()
    };
    (input.given.clone(), path)
}

/// Paths as typed, with where they are.
pub fn given(paths: &[PathBuf]) -> Vec<Input> {
    let input = |path: &PathBuf| Input {
        given: path.display().to_string(),
        absolute: std::path::absolute(path).unwrap_or_else(|_| path.clone()),
        encoding: None,
    };
    paths.iter().map(input).collect()
}

/// Who builds, since when: for those who find the lock taken.
pub fn holder() -> String {
    format!("process {} since {}", std::process::id(), clock::now())
}

fn skipped_line(skipped: &sources::Skipped) -> String {
    match &skipped.hint {
        Some(hint) => format!("{}: {} · {hint}", skipped.file, skipped.why),
        None => format!("{}: {}", skipped.file, skipped.why),
    }
}

/// What the manifest keeps of a source that was read after `start`.
fn entry(report: &chronicle::report::FileReport, start: SystemTime) -> SourceEntry {
    SourceEntry {
        modified: std::fs::metadata(&report.path).ok().and_then(|file| settled(&file, start)),
        id: report.id.clone(),
        title: report.title.clone(),
        file: report.file.clone(),
        absolute: std::path::absolute(&report.path).unwrap_or_else(|_| report.path.clone()),
        bytes: report.bytes,
        crc32: report.crc32,
        events: report.events,
    }
}

/// The sources whose files are no longer what they were. Standard input cannot be asked.
pub fn changed(manifest: &Manifest) -> Vec<&SourceEntry> {
    manifest.sources.iter().filter(|source| differs(source, false)).collect()
}

/// The same after reading every file, also those whose length and time are what they were.
pub fn changed_inside(manifest: &Manifest) -> Vec<&SourceEntry> {
    manifest.sources.iter().filter(|source| differs(source, true)).collect()
}

fn differs(source: &SourceEntry, inside: bool) -> bool {
    if source.file == "-" {
        return false;
    }
    match std::fs::metadata(&source.absolute) {
        Ok(found) if found.len() == source.bytes => {
            // A search must not read whole sources only to say that they are the same.
            let untouched = source.modified.is_some() && source.modified == modified(&found);
            (inside || !untouched)
                && checksum(&source.absolute).map_or(true, |(_, crc32)| crc32 != source.crc32)
        }
        _ => true,
    }
}

fn progress(files: usize, shows: bool) -> ProgressBar {
    if !shows {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(files as u64).with_style(style)
}
