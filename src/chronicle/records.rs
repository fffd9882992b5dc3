//! Records whose fields say what they are: `Tarix: 1961` above `Hadisə: …`. The labels go, the dates head the text.
//!
//! No list of labels is needed: the one that a date alone follows again and again names the date, and the one that
//! the next line begins with each time names what happened.

use std::borrow::Cow;
use std::collections::HashMap;

use super::lines::{Line, Role};
use super::report::{Taken, Why};
use crate::date;

/// The labels of a file of records.
#[derive(Debug, Clone)]
pub struct Fields {
    date: String,
    text: Option<String>,
}

/// The label that a line begins with, and what stands behind its colon.
fn label(text: &str) -> Option<(&str, &str)> {
    /// Longest label, in bytes.
    const LONGEST: usize = 32;
    let text = text.trim_start();
    let colon = memchr::memchr(b':', &text.as_bytes()[..text.len().min(LONGEST)])?;
    let (words, value) = (text[..colon].trim_end(), text[colon + 1..].trim());
    let plain = words.chars().all(|c| c.is_alphabetic() || c == ' ') && words.split(' ').count() <= 2;
    (plain && !words.is_empty() && !value.is_empty()).then_some((words, value))
}

impl Fields {
    /// Learns the labels from the beginning of a file; `None` where it has no records.
    pub fn learn(lines: &[Line<'_>]) -> Option<Fields> {
        /// Dates that must stand behind the same label.
        const ENOUGH: usize = 3;
        let mut dated: HashMap<&str, (usize, usize)> = HashMap::new();
        let filled = || lines.iter().filter(|line| line.role == Role::Plain && !line.text.trim().is_empty());
        for (name, value) in filled().filter_map(|line| label(&line.text)) {
            let (all, dates) = dated.entry(name).or_default();
            *all += 1;
            *dates += usize::from(value.len() < 80 && date::whole(value).is_some());
        }
        let (name, (all, _)) = dated
            .into_iter()
            .max_by_key(|(name, (_, dates))| (*dates, *name))
            .filter(|(_, (all, dates))| *dates >= ENOUGH && dates * 4 >= all * 3)?;
        let mut below: HashMap<&str, usize> = HashMap::new();
        let mut lines = filled().peekable();
        while let Some(line) = lines.next() {
            let next = lines.peek().and_then(|next| label(&next.text));
            if label(&line.text).is_some_and(|(label, _)| label == name)
                && let Some((next, _)) = next
            {
                *below.entry(next).or_default() += 1;
            }
        }
        let text =
            below.into_iter().filter(|(_, count)| count * 4 >= all * 3).map(|(text, _)| text.to_string());
        Some(Fields { date: name.to_string(), text: text.max() })
    }

    /// Takes the labels from the lines; a record without a date keeps the line where it should stand.
    pub fn strip(&self, lines: &mut [Line<'_>], taken: &mut Vec<Taken>) {
        for line in lines.iter_mut().filter(|line| line.role == Role::Plain) {
            let Some((name, value)) = label(&line.text) else { continue };
            if name == self.date && date::whole(value).is_none() {
                line.role = Role::Record;
                continue;
            }
            if name != self.date && self.text.as_deref() != Some(name) {
                continue;
            }
            let (name, value) = (format!("{name}:"), value.to_string());
            taken.push(Taken { line: line.number, text: name, why: Why::Marker });
            line.text = Cow::Owned(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fields;
    use crate::chronicle::lines::lines;

    fn learned(text: &str) -> Option<(String, Option<String>)> {
        let lines: Vec<_> = lines(text, 1).collect();
        Fields::learn(&lines).map(|fields| (fields.date, fields.text))
    }

    #[test]
    fn labels_are_known_by_what_follows_them() {
        let records = "Gün: 1 may 1901\nNə oldu: Körpü açıldı.\n\nGün: 1902\nNə oldu: Sel gəldi.\n\nGün: məlum deyil\n\
                       Nə oldu: Bazar köçdü.\n\nGün: 04.05.1903\nNə oldu: Su çəkildi.\n";
        assert_eq!(learned(records), Some(("Gün".to_string(), Some("Nə oldu".to_string()))));
        let lives =
            "Doğum tarixi: 1 may 1901\nVəfat tarixi: 2 may 1950\n1920 – Qeyd: dərs dedi.\nSaat: 12:30\n";
        assert_eq!(learned(lives), None);
        assert_eq!(learned("1918: 28 may 1918\n1919: 3 may 1919\n1920: 4 may 1920\n"), None);
    }
}
