//! What an ingest did, as a person reads it.

use serde_json::json;

use super::style::harmless;
use super::words::Speech;
use crate::chronicle::report::{FileReport, Repairs};
use crate::chronicle::sources::Skipped;
use crate::error::{Error, Result};

/// What an ingest came to.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// A report for each file that was read.
    pub files: Vec<FileReport>,
    /// The files that were left out.
    pub skipped: Vec<Skipped>,
    /// Seconds from start to end.
    pub seconds: f64,
    /// Whether anything was published.
    pub published: bool,
}

impl Summary {
    /// Events in all.
    pub fn events(&self) -> u64 {
        self.files.iter().map(|file| file.events).sum()
    }

    /// Events with a date.
    pub fn dated(&self) -> u64 {
        self.files.iter().map(|file| file.dated).sum()
    }
}

/// The report that `ingest` ends with.
pub fn ingest(summary: &Summary, speech: Speech) -> String {
    let mut out = String::new();
    for file in &summary.files {
        let heading = file.heading.as_deref().map_or(String::new(), |form| format!(", {form}"));
        let undated = file.events - file.dated;
        let line = match speech {
            Speech::English => format!(
                "{}: {} events, {} dated, {undated} undated; {}{heading}{}",
                file.file,
                file.events,
                file.dated,
                file.encoding,
                repairs(&file.repairs, speech)
            ),
            Speech::Azerbaijani => format!(
                "{}: {} hadisə, {} tarixli, {undated} tarixsiz; {}{heading}{}",
                file.file,
                file.events,
                file.dated,
                file.encoding,
                repairs(&file.repairs, speech)
            ),
        };
        out.push_str(&harmless(&line));
        out.push('\n');
    }
    let (events, dated) = (summary.events(), summary.dated());
    let (files, undated, seconds) = (summary.files.len(), events - dated, summary.seconds);
    out.push_str(&match speech {
        Speech::English => {
            let noun = if files == 1 { "file" } else { "files" };
            let verb = if summary.published { "indexed" } else { "read, nothing written" };
            format!("{events} events ({dated} dated, {undated} undated) of {files} {noun} {verb} in {seconds:.1} s\n")
        }
        Speech::Azerbaijani => {
            let verb = if summary.published { "indeksləndi" } else { "oxundu, heç nə yazılmadı" };
            format!(
                "{files} fayldan {events} hadisə ({dated} tarixli, {undated} tarixsiz) {verb}, {seconds:.1} saniyə\n"
            )
        }
    });
    out
}

fn repairs(repairs: &Repairs, speech: Speech) -> String {
    let counted = [
        (repairs.lines_joined, speech.pick("lines joined", "sətir birləşdirildi")),
        (repairs.words_joined, speech.pick("cut words mended", "kəsilmiş söz bərpa edildi")),
        (repairs.separators, speech.pick("separators taken away", "ayırıcı çıxarıldı")),
    ];
    let told: Vec<String> = counted
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    if told.is_empty() { String::new() } else { format!("; {}", told.join(", ")) }
}

/// The files that were left out: a line, then a line for each with its hint.
pub fn skipped(summary: &Summary, speech: Speech) -> Option<String> {
    if summary.skipped.is_empty() {
        return None;
    }
    let all = summary.files.len() + summary.skipped.len();
    let count = summary.skipped.len();
    let mut out = match speech {
        Speech::English => format!("{count} of {all} files skipped"),
        Speech::Azerbaijani => format!("{all} fayldan {count} oxunmadı"),
    };
    for file in &summary.skipped {
        out.push_str(&format!("\n   {}", harmless(&format!("{}: {}", file.file, file.why))));
        if let Some(hint) = &file.hint {
            out.push_str(&format!(" · {}", harmless(hint)));
        }
    }
    Some(out)
}

/// The report as JSON.
pub fn json(summary: &Summary) -> Result<String> {
    let skipped: Vec<_> = summary
        .skipped
        .iter()
        .map(|file| json!({ "file": file.file, "why": file.why, "hint": file.hint }))
        .collect();
    let report = json!({
        "schema": "salname.ingest/1",
        "published": summary.published,
        "events": summary.events(),
        "dated": summary.dated(),
        "seconds": summary.seconds,
        "files": summary.files,
        "skipped": skipped,
    });
    serde_json::to_string_pretty(&report).map(|text| text + "\n").map_err(Error::engine("write the report"))
}
