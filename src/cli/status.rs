//! `salname status`: where the index is, what is in it, and what changed since.

use serde_json::json;

use super::args::Status;
use super::exit::Exit;
use super::home::{Home, changed_inside};
use super::term::Term;
use crate::error::Result;
use crate::query::Notice;

/// Runs the command.
pub fn run(args: &Status, home: &Home, term: &mut Term) -> Result<Exit> {
    let generation = home.store.current()?;
    if args.verify {
        home.verify()?;
    }
    let manifest = &generation.manifest;
    let changed = changed_inside(manifest);
    let has_changed = |file: &str| changed.iter().any(|source| source.file == file);
    let exit = if changed.is_empty() { Exit::Done } else { Exit::Nothing };
    if args.json {
        let sources: Vec<_> = manifest
            .sources
            .iter()
            .map(|source| {
                json!({
                    "id": source.id,
                    "title": source.title,
                    "file": source.file,
                    "events": source.events,
                    "changed": has_changed(&source.file),
                })
            })
            .collect();
        let status = json!({
            "schema": "salname.status/1",
            "index": home.store.dir().display().to_string(),
            "format": manifest.format,
            "built": manifest.built,
            "events": manifest.events,
            "dated": manifest.dated,
            "sources": sources,
        });
        term.answer(&format!("{status}\n"))?;
        return Ok(exit);
    }
    let speech = term.speech;
    let label = |english, azerbaijani| speech.pick(english, azerbaijani);
    let mut out = format!(
        "{}: {} ({} {}, salname {}, {} {})\n",
        label("index", "indeks"),
        home.store.dir().display(),
        label("format", "format"),
        manifest.format,
        manifest.salname,
        label("built", "quruldu"),
        manifest.built,
    );
    let undated = manifest.events - manifest.dated;
    out.push_str(&format!(
        "{} {} ({} {}, {undated} {})\n",
        manifest.events,
        label("events", "hadisə"),
        manifest.dated,
        label("dated", "tarixli"),
        label("undated", "tarixsiz"),
    ));
    for source in &manifest.sources {
        let mark = if has_changed(&source.file) { label(" · changed", " · dəyişib") } else { "" };
        let title = source.title.as_deref().map_or(String::new(), |title| format!(" · {title}"));
        out.push_str(&format!("   {:>6}  {}{title} · {}{mark}\n", source.events, source.id, source.file));
    }
    if args.verify {
        out.push_str(label("every file is as it was published\n", "bütün fayllar dərc olunduğu kimidir\n"));
    }
    term.answer(&out)?;
    if !changed.is_empty() {
        term.notice(&Notice::Stale { files: changed.len() });
    }
    Ok(exit)
}
