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
        let sure = if file.confidence < 100 { format!(" ({} %)", file.confidence) } else { String::new() };
        let corrected = match (file.corrected, speech) {
            (0, _) => String::new(),
            (count, Speech::English) => format!("; {count} corrections"),
            (count, Speech::Azerbaijani) => format!("; {count} düzəliş"),
        };
        let font = match (file.old_font, speech) {
            (0, _) => String::new(),
            (count, Speech::English) => format!("; old font decoded ({count} lines)"),
            (count, Speech::Azerbaijani) => format!("; köhnə şrift oxundu ({count} sətir)"),
        };
        let undated = file.events - file.dated;
        let counts = match speech {
            Speech::English => format!("{} events, {} dated, {undated} undated", file.events, file.dated),
            Speech::Azerbaijani => {
                format!("{} hadisə, {} tarixli, {undated} tarixsiz", file.events, file.dated)
            }
        };
        let repairs = repairs(&file.repairs, speech);
        let line =
            format!("{}: {counts}; {}{sure}{font}{heading}{repairs}{corrected}", file.file, file.encoding);
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
        (repairs.lines_joined, "lines joined", "sətir birləşdirildi"),
        (repairs.words_joined, "cut words mended", "kəsilmiş söz bərpa edildi"),
        (repairs.blanks, "runs of blanks closed", "artıq boşluq silindi"),
        (repairs.sections, "section headings", "bölmə başlığı"),
        (repairs.page_numbers, "page numbers", "səhifə nömrəsi"),
        (repairs.separators, "separators taken away", "ayırıcı çıxarıldı"),
        (repairs.running_heads, "running heads taken away", "kolontitul çıxarıldı"),
        (repairs.footnote_marks, "footnote marks taken away", "qeyd nişanı çıxarıldı"),
        (repairs.links, "edit links taken away", "redaktə keçidi çıxarıldı"),
        (repairs.list_markers, "list markers taken away", "siyahı nişanı çıxarıldı"),
        (repairs.markup, "tags taken away", "teq çıxarıldı"),
        (repairs.page_parts, "lines of page furniture taken away", "səhifə tərtibatı sətri çıxarıldı"),
        (repairs.bad_bytes, "bytes without a letter", "hərfi olmayan bayt"),
    ];
    let told = counted.iter().filter(|(count, ..)| *count > 0);
    told.map(|(count, english, azerbaijani)| format!("; {count} {}", speech.pick(english, azerbaijani)))
        .collect()
}

/// Where a file may have been read wrongly, and corrections that no longer fit, a line each.
pub fn doubts(file: &FileReport, speech: Speech) -> Vec<String> {
    let mut out: Vec<String> = file
        .doubts
        .iter()
        .map(|doubt| harmless(&format!("{}:{}: {} · {}", file.file, doubt.line, doubt.text, doubt.why)))
        .collect();
    if file.doubtful > file.doubts.len() as u64 {
        let more = file.doubtful - file.doubts.len() as u64;
        out.push(match speech {
            Speech::English => format!("{}: {more} more doubts", file.file),
            Speech::Azerbaijani => format!("{}: daha {more} şübhəli yer", file.file),
        });
    }
    out.extend(file.unfit.iter().map(|why| harmless(&format!("{}: {why}", file.file))));
    out
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
