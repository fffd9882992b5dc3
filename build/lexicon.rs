//! The lexicon files → the packed tables of stems.

use std::collections::HashSet;
use std::path::Path;

use crate::codes::{code, encode};
use crate::letters;
use crate::lines;
use crate::row::{self, Pos, Row};
use crate::stem::{Stem, stems};
use crate::tables::pack;

/// Reads all word lists and writes `trie.bin`, `entries.bin` and `lemmas.txt`.
pub fn compile(data: &Path, out: &Path) -> Result<(), String> {
    let mut listed: Vec<Stem> = Vec::new();
    for file in lines::files(&data.join("lexicon"))? {
        for line in lines::read(&file, true)? {
            let Some(row) = row::read(&line.text).map_err(|error| line.error(error))? else { continue };
            // `AK(b)P` is its own lemma without any table, and the words of a text have no stops in them.
            if row.pos == Pos::Abbreviation && row.head.contains(['(', '.', '/']) {
                continue;
            }
            if let Some(wrong) = row.head.chars().find(|c| code(*c) == 0 && *c != '-') {
                return Err(line.error(format!("`{wrong}` is no letter of the alphabet")));
            }
            for part in parts(row) {
                stems(&part, &mut listed);
                if let Some(feminine) = feminine(&part) {
                    stems(&feminine, &mut listed);
                }
            }
        }
    }
    // A headword of its own comes before another spelling of something else.
    listed.sort_by_key(|stem| stem.alias);
    // A listed verb stands for itself: the one that rule makes from another verb steps back.
    let verbs: HashSet<String> = listed
        .iter()
        .filter(|stem| stem.pos == Pos::Verb && !stem.made)
        .map(|stem| stem.key.clone())
        .collect();
    listed.retain(|stem| !stem.made || !verbs.contains(&stem.key));
    let mut fixed = Vec::new();
    for file in ["readings.txt", "pronouns.txt"] {
        for line in lines::read(&data.join(file), false)? {
            let mut fields = line.text.split_whitespace().map(crate::case::lower);
            let form = fields.next().unwrap_or_default();
            let lemmas: Vec<String> = fields.collect();
            if lemmas.is_empty() || lemmas.len() > 3 {
                return Err(line.error("needs a form and one to three lemmas"));
            }
            // The parts of a hyphenated form are words of their own.
            if form.contains('-') {
                continue;
            }
            if encode(&form).contains(&0) {
                return Err(line.error("the form has a letter outside the alphabet"));
            }
            if !fixed.iter().any(|(known, _)| *known == form) {
                fixed.push((form, lemmas));
            }
        }
    }
    letters::compile(&listed, out)?;
    let packed = pack(&listed, &fixed)?;
    lines::write_u32(&out.join("trie.bin"), &packed.trie)?;
    lines::write_u32(&out.join("entries.bin"), &packed.entries)?;
    lines::write(&out.join("lemmas.txt"), packed.text.as_bytes())
}

/// The woman's form of a surname in -ov or -yev.
fn feminine(row: &Row) -> Option<Row> {
    let surname = row.pos == Pos::Family
        && row.same_as.is_none()
        && ["ov", "ev"].iter().any(|end| row.head.ends_with(end));
    surname.then(|| Row { head: format!("{}a", row.head), ..row.clone() })
}

/// A hyphenated headword as its parts, since each part of a compound is a word of its own in a text.
fn parts(row: Row) -> Vec<Row> {
    if !row.head.contains('-') {
        return vec![row];
    }
    let heads: Vec<String> = row.head.split('-').map(str::to_owned).collect();
    let last = heads.len() - 1;
    let parts = heads.into_iter().enumerate().map(|(at, head)| Row {
        head,
        soft: row.soft && at == last,
        drop: row.drop && at == last,
        same_as: None,
        from: None,
        ..row.clone()
    });
    // Short parts (`de`, `la`) would explain too much; parts of common compounds are listed by themselves.
    parts.filter(|part| row.pos.is_name() && part.head.chars().count() >= 3).collect()
}
