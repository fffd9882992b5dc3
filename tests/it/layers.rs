//! Modules import only what the table of ARCHITECTURE allows: an upward import fails here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::support::project;

/// What each module may use of ours. `error` is everyone's but the language library's.
fn allowed() -> BTreeMap<&'static str, Vec<&'static str>> {
    let below = |modules: &[&'static str]| modules.to_vec();
    BTreeMap::from([
        ("lang", below(&[])),
        ("date", below(&["lang"])),
        ("error", below(&[])),
        ("chronicle", below(&["error", "lang", "date"])),
        ("index", below(&["error", "lang", "date", "chronicle"])),
        ("query", below(&["error", "lang", "date"])),
        ("search", below(&["error", "lang", "date", "chronicle", "index", "query"])),
        ("view", below(&["error", "lang", "date", "chronicle", "index", "query", "search"])),
        ("cli", below(&["error", "lang", "date", "chronicle", "index", "query", "search", "view"])),
    ])
}

/// Crates that a layer must not touch.
const FORBIDDEN: [(&str, &[&str]); 6] = [
    ("lang", &["tantivy::", "clap", "serde"]),
    ("date", &["tantivy", "clap", "serde"]),
    ("chronicle", &["tantivy", "clap", "println!", "eprintln!"]),
    ("query", &["tantivy", "clap", "std::fs"]),
    ("search", &["clap", "println!", "std::fs"]),
    ("view", &["tantivy", "clap", "std::fs", "println!"]),
];

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

/// The module of ours that a path in the source names: `crate::date::Span` names `date`.
fn imports(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = Vec::new();
    for line in code {
        for (at, _) in line.match_indices("crate::") {
            let name: String =
                line[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.push(name);
        }
    }
    found
}

#[test]
fn imports_only_go_down() {
    let mut broken = Vec::new();
    let mut read = 0;
    for (module, may) in allowed() {
        let mut files = Vec::new();
        let folder = project().join("src").join(module);
        if folder.is_dir() {
            rust_files(&folder, &mut files);
        } else {
            files.push(project().join("src").join(format!("{module}.rs")));
        }
        for file in files {
            let text = std::fs::read_to_string(&file).expect("a source file");
            read += 1;
            let at = file.strip_prefix(project()).expect("ours").display().to_string();
            for name in imports(&text) {
                if name != module && !may.contains(&name.as_str()) {
                    broken.push(format!("{at} uses crate::{name}"));
                }
            }
            for (layer, words) in FORBIDDEN.iter().filter(|(layer, _)| *layer == module) {
                let code: Vec<&str> =
                    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
                for word in *words {
                    if code.iter().any(|line| {
                        line.contains(&format!("use {word}")) || (word.ends_with('!') && line.contains(word))
                    }) {
                        broken.push(format!("{at}: {layer} must not use {word}"));
                    }
                }
            }
        }
    }
    assert!(read > 40, "only {read} files were found");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn only_the_command_line_touches_the_world() {
    let mut files = Vec::new();
    rust_files(&project().join("src"), &mut files);
    for file in files {
        let at = file.strip_prefix(project()).expect("ours").to_path_buf();
        if at.starts_with("src/cli") || at == Path::new("src/main.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&file).expect("a source file");
        for word in ["println!(", "print!(", "std::env::var", "SystemTime::now", "process::exit"] {
            let used = text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(word));
            assert!(!used, "{} has {word}", at.display());
        }
    }
}
