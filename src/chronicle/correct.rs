//! `corrections.toml` beside a source → splits and dates mended by hand, the same after every rebuild.
//!
//! ```toml
//! [[correction]]
//! file = "xanliqlar.txt"      # the file, as it is called in its folder
//! line = 41                   # the event that this line is in, or
//! id = "xanliqlar:1813"       # the event of this id
//! begins = "Oktyabrda"        # its first words, if it should be checked that it is still the same event
//! date = "1813-10-24"         # its date, in any form that a table takes; "" takes the date away
//! title = "Gülüstan"          # its title
//! merge = true                # it belongs to the event before it
//! split = "1814 – "           # a new event begins with these words of it
//! ```
//!
//! A correction that fits no event any more changes nothing and is reported.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::event::{Draft, EventDate, Ids};
use super::sources::Source;
use crate::date::{self, Context};
use crate::error::{Error, Result};

/// The name of the file with the corrections of its folder.
pub const CORRECTIONS: &str = "corrections.toml";

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Correction {
    file: String,
    line: Option<u64>,
    id: Option<String>,
    begins: Option<String>,
    date: Option<String>,
    title: Option<String>,
    #[serde(default)]
    merge: bool,
    split: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    correction: Vec<Correction>,
}

/// The corrections of one source, applied to its drafts one after the other.
#[derive(Debug)]
pub struct Corrector {
    open: Vec<Correction>,
    ids: Ids,
    held: Option<Draft>,
    /// How many were applied.
    pub applied: u64,
    /// Those that fit nothing, with the reason.
    pub unfit: Vec<String>,
}

impl Corrector {
    /// Reads what stands beside a source; `None` where nothing does.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for a table that cannot be read.
    pub fn beside(source: &Source) -> Result<Option<Corrector>> {
        let path = source.path.parent().unwrap_or(Path::new(".")).join(CORRECTIONS);
        if source.file == "-" || !path.is_file() {
            return Ok(None);
        }
        let text = fs::read_to_string(&path).map_err(Error::io("read", &path))?;
        let table: Table = toml::from_str(&text).map_err(|wrong| Error::Unreadable {
            path: path.display().to_string(),
            why: wrong.to_string().trim_end().to_string(),
            hint: Some("mend the table that the message names".into()),
        })?;
        let name = source.path.file_name().unwrap_or_default().to_string_lossy();
        let open: Vec<Correction> = table.correction.into_iter().filter(|one| one.file == name).collect();
        let ids = Ids::of(source);
        Ok((!open.is_empty()).then_some(Corrector { open, ids, held: None, applied: 0, unfit: Vec::new() }))
    }

    /// Takes the next draft and hands on those that are done.
    ///
    /// # Errors
    /// Whatever `sink` fails with.
    pub fn draft(&mut self, mut draft: Draft, sink: &mut dyn FnMut(Draft) -> Result<()>) -> Result<()> {
        let id = self.ids.id_of(&draft);
        let mut merged = false;
        let mut parts = Vec::new();
        let open = std::mem::take(&mut self.open);
        for one in open {
            let here = match (&one.id, one.line) {
                (Some(given), _) => *given == id,
                (None, Some(line)) => (draft.line..=draft.line_end).contains(&line),
                (None, None) => {
                    one.begins.as_ref().is_some_and(|begins| draft.text.starts_with(begins.as_str()))
                }
            };
            if !here {
                self.open.push(one);
                continue;
            }
            match apply(&one, &mut draft, &mut parts) {
                Ok(()) => {
                    self.applied += 1;
                    merged |= one.merge;
                }
                Err(why) => self.unfit.push(format!("{}: {why}", named(&one))),
            }
        }
        match (&mut self.held, merged) {
            (Some(held), true) => {
                held.text.push('\n');
                held.text.push_str(&draft.text);
                held.line_end = draft.line_end;
            }
            _ => {
                if let Some(done) = self.held.replace(draft) {
                    sink(done)?;
                }
            }
        }
        for part in parts {
            if let Some(done) = self.held.replace(part) {
                sink(done)?;
            }
        }
        Ok(())
    }

    /// Hands on the last draft and notes what fitted nothing.
    ///
    /// # Errors
    /// Whatever `sink` fails with.
    pub fn finish(&mut self, sink: &mut dyn FnMut(Draft) -> Result<()>) -> Result<()> {
        if let Some(done) = self.held.take() {
            sink(done)?;
        }
        for one in std::mem::take(&mut self.open) {
            self.unfit.push(format!("{}: there is no such event", named(&one)));
        }
        Ok(())
    }
}

fn named(one: &Correction) -> String {
    match (&one.id, one.line, &one.begins) {
        (Some(id), ..) => id.clone(),
        (_, Some(line), _) => format!("{} line {line}", one.file),
        (_, _, begins) => format!("{} {:?}", one.file, begins.as_deref().unwrap_or_default()),
    }
}

fn apply(one: &Correction, draft: &mut Draft, parts: &mut Vec<Draft>) -> std::result::Result<(), String> {
    if let Some(begins) = one.begins.as_ref().filter(|begins| !draft.text.starts_with(begins.as_str())) {
        return Err(format!("the event does not begin with {begins:?} any more"));
    }
    if let Some(at) = &one.split {
        let place = draft
            .text
            .find(at.as_str())
            .filter(|place| *place > 0)
            .ok_or(format!("{at:?} is not in the event"))?;
        let rest = draft.text.split_off(place);
        draft.text.truncate(draft.text.trim_end().len());
        let heading = date::at_start(&rest, &Context::default());
        let dated = heading.and_then(|heading| Some((heading.words.to_string(), heading.span?)));
        let date = dated.map(|(text, span)| EventDate { text, span });
        let part = Draft { id: None, title: None, text: rest, date, ..draft.clone() };
        parts.push(part);
    }
    // With a split, the date and the title are those of the new event.
    let draft = if one.split.is_some() { parts.last_mut().ok_or("nothing was split off")? } else { draft };
    if let Some(words) = &one.date {
        draft.date = match words.trim() {
            "" => None,
            words => {
                let span = date::iso(words)
                    .or_else(|| date::whole(words))
                    .ok_or(format!("no date can be read from {words:?}"))?;
                Some(EventDate { text: words.to_string(), span })
            }
        };
    }
    if let Some(title) = &one.title {
        draft.title = Some(title.clone());
    }
    Ok(())
}
