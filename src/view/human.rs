//! Hits, events and analyses as a person reads them.

use super::style::{Decoration, harmless};
use super::words::Speech;
use crate::chronicle::event::{Event, display_title};
use crate::chronicle::report::{Taken, Why};
use crate::lang::case::lower;
use crate::lang::morph::Parse;
use crate::search::page::{Hit, Mark, Page};
use crate::search::{By, Timeline};

/// One hit: date and title, snippet, place and id.
pub fn hit(hit: &Hit, explain: bool, decoration: Decoration) -> String {
    let event = &hit.event;
    let number = format!("{:<3}", hit.rank);
    let mut head = number.clone();
    if let Some(date) = &event.date {
        head.push_str(&decoration.strong(&marked(&date.text, &hit.date_marks, decoration)));
        head.push_str(" · ");
    }
    head.push_str(&marked(&display_title(event), &hit.title_marks, decoration));
    let mut out = head;
    out.push('\n');
    let before = if hit.snippet.from > 0 { "… " } else { "" };
    let after = if hit.snippet.to < event.text.len() { " …" } else { "" };
    let snippet = format!("{before}{}{after}", marked(&hit.snippet.text, &hit.snippet.marks, decoration));
    out.push_str(&indented(&snippet, decoration));
    let place = decoration.quiet(&harmless(&format!("{}:{} · {}", event.file, event.line, event.id)));
    out.push_str(&format!("   {place}\n"));
    if explain {
        let parts: Vec<String> =
            hit.parts.iter().map(|part| format!("{} {:.2}", part.name, part.value)).collect();
        let sum = format!("{:.2} = {}", hit.score, parts.join(" + "));
        out.push_str(&format!("   {}\n", decoration.quiet(&sum)));
    }
    out
}

/// A text with its marks set off. A mark that ends with the date's own strong style keeps it.
fn marked(text: &str, marks: &[Mark], decoration: Decoration) -> String {
    let letters: Vec<char> = text.chars().collect();
    let slice = |from: usize, to: usize| -> String {
        letters.get(from..to.min(letters.len())).map(|part| part.iter().collect()).unwrap_or_default()
    };
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = 0;
    for mark in marks {
        out.push_str(&harmless(&slice(at, mark.from)));
        out.push_str(&decoration.mark(&harmless(&slice(mark.from, mark.to))));
        at = mark.to;
    }
    out.push_str(&harmless(&slice(at, letters.len())));
    out
}

/// A text three columns in, wrapped where the decoration says so.
fn indented(text: &str, decoration: Decoration) -> String {
    match decoration.width {
        Some(width) if width > 20 => {
            let options = textwrap::Options::new(width)
                .initial_indent("   ")
                .subsequent_indent("   ")
                .break_words(false);
            let mut out = textwrap::fill(text, options);
            out.push('\n');
            out
        }
        _ => format!("   {text}\n"),
    }
}

/// What stands under a page: how many there are and how to see more. Empty where all were shown.
pub fn more(page: &Page, skip: usize, speech: Speech) -> Option<String> {
    let shown = skip + page.hits.len();
    let left = page.total.saturating_sub(shown as u64);
    (left > 0 && !page.hits.is_empty()).then(|| match speech {
        Speech::English => {
            format!("{} of {} events shown; --skip {shown} for the next", page.hits.len(), page.total)
        }
        Speech::Azerbaijani => {
            format!("{} hadisədən {} göstərildi; davamı üçün --skip {shown}", page.total, page.hits.len())
        }
    })
}

/// Hits by time, a bar a line, its length to the scale of the longest.
pub fn timeline(timeline: &Timeline, speech: Speech) -> String {
    /// Columns of the longest bar.
    const LONGEST: u64 = 40;
    let most = timeline.bars.iter().map(|bar| bar.hits).max().unwrap_or(1);
    let year =
        |day: &str| day.strip_suffix("-01-01").or(day.strip_suffix("-12-31")).unwrap_or(day).to_string();
    let mut out = String::new();
    for bar in &timeline.bars {
        let (from, to) = (bar.from.to_string(), bar.to.to_string());
        let label = match timeline.by {
            By::Day => from,
            By::Month => from.strip_suffix("-01").unwrap_or(&from).to_string(),
            By::Year => year(&from),
            By::Decade | By::Century => format!("{}..{}", year(&from), year(&to)),
        };
        let length = (bar.hits * LONGEST).div_ceil(most) as usize;
        out.push_str(&format!("{label}  {} {}\n", "█".repeat(length), bar.hits));
    }
    if timeline.undated > 0 {
        out.push_str(&format!("{}  {}\n", speech.pick("undated", "tarixsiz"), timeline.undated));
    }
    out
}

/// One event, whole.
pub fn event(event: &Event, before: &[Event], after: &[Event], decoration: Decoration) -> String {
    let mut head = String::new();
    if let Some(date) = &event.date {
        head.push_str(&decoration.strong(&harmless(&date.text)));
    }
    if let Some(title) = &event.title {
        let gap = if head.is_empty() { "" } else { " · " };
        head.push_str(&format!("{gap}{}", harmless(title)));
    }
    let mut out = String::new();
    if !head.is_empty() {
        out.push_str(&format!("{head}\n\n"));
    }
    for paragraph in event.text.lines() {
        match decoration.width {
            Some(width) if width > 20 => out.push_str(&textwrap::fill(&harmless(paragraph), width)),
            _ => out.push_str(&harmless(paragraph)),
        }
        out.push('\n');
    }
    let mut place = format!("{}:{}", event.file, event.line);
    if event.line_end > event.line {
        place.push_str(&format!("–{}", event.line_end));
    }
    for more in [&event.section, &event.page].into_iter().flatten() {
        place.push_str(&format!(" · {more}"));
    }
    out.push_str(&format!("\n{}\n", decoration.quiet(&harmless(&format!("{place} · {}", event.id)))));
    for (arrow, neighbours) in [("←", before), ("→", after)] {
        for neighbour in neighbours {
            let line = format!("{arrow} {}  {}", neighbour.id, display_title(neighbour));
            out.push_str(&format!("{}\n", decoration.quiet(&harmless(&line))));
        }
    }
    out
}

/// One line a event: how a source splits.
pub fn event_line(event: &Event, decoration: Decoration) -> String {
    let date = event.date.as_ref().map_or("—", |date| date.text.as_str());
    let gap = " ".repeat(18usize.saturating_sub(date.chars().count()));
    format!(
        "{}{gap} {}  {}\n",
        decoration.strong(&harmless(date)),
        harmless(&display_title(event)),
        decoration.quiet(&harmless(&event.id))
    )
}

/// Something that was taken out of a text.
pub fn taken(file: &str, taken: &Taken, speech: Speech) -> String {
    let what = match taken.why {
        Why::Heading => speech.pick("heading", "başlıq"),
        Why::Title => speech.pick("title", "ad"),
        Why::Section => speech.pick("section", "bölmə"),
        Why::Page => speech.pick("page", "səhifə"),
        Why::RunningHead => speech.pick("running head", "kolontitul"),
        Why::Separator => speech.pick("separator", "ayırıcı"),
        Why::Footnote => speech.pick("footnote mark", "qeyd nişanı"),
        Why::Link => speech.pick("edit link", "redaktə keçidi"),
        Why::Marker => speech.pick("list marker", "siyahı nişanı"),
        Why::Markup => speech.pick("tag", "teq"),
        Why::PagePart => speech.pick("page furniture", "səhifə tərtibatı"),
    };
    harmless(&format!("{file}:{}: {what}: {}", taken.line, taken.text.trim()))
}

/// One word with its parses, the best first.
pub fn word(
    surface: &str,
    unified: &str,
    parses: &[Parse],
    decoration: Decoration,
    speech: Speech,
) -> String {
    let unified_note = if unified == lower(surface) { String::new() } else { format!(" ({unified})") };
    let mut out = format!("{}{unified_note}\n", decoration.strong(&harmless(surface)));
    for parse in parses {
        let steps: Vec<String> =
            parse.suffixes.iter().map(|suffix| format!("-{} {}", suffix.spelled, suffix.name)).collect();
        let unknown =
            if parse.known { "" } else { speech.pick("  (not in the lexicon)", "  (lüğətdə yoxdur)") };
        let steps = if steps.is_empty() { String::new() } else { format!("  {}", steps.join(" · ")) };
        out.push_str(&format!(
            "   → {} {}{steps}{unknown}\n",
            decoration.mark(&parse.lemma),
            parse.pos.name()
        ));
    }
    out
}
