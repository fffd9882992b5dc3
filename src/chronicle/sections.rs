//! Which lines head a section of the text, and which sections tell of no event.

use super::look::{Look, Marker};
use super::place::Fresh;
use super::profile::Profile;
use super::scan::{Begin, Fate, View};
use crate::lang::case::{is_upper, lower};

/// Longest heading of a section, in characters.
const LONGEST: usize = 90;

/// Longest that needs no blank line above it.
const SHORT: usize = 60;

/// Headings of what follows the events of a page: notes, sources, links.
const NOTES: [&str; 22] = [
    "qeydlər",
    "qeydlər və mənbələr",
    "mənbələr",
    "mənbə",
    "istinadlar",
    "i̇stinadlar",
    "ədəbiyyat",
    "istifadə olunmuş ədəbiyyat",
    "i̇stifadə olunmuş ədəbiyyat",
    "ədəbiyyat siyahısı",
    "həmçinin bax",
    "xarici keçidlər",
    "i̇zahlar",
    "izahlar",
    "biblioqrafiya",
    "istifadə edilmiş mənbələr",
    "əlaqəli məqalələr",
    "kaynakça",
    "notlar",
    "примечания",
    "литература",
    "references",
];

/// Headings that recur on pages of one day.
const KNOWN: [&str; 10] = [
    "hadisələr",
    "doğumlar",
    "vəfatlar",
    "bayramlar",
    "bayramlar və xüsusi günlər",
    "mühüm hadisələr",
    "doğum günləri",
    "ölümlər",
    "əlamətdar günlər",
    "anadan olanlar",
];

fn bare(text: &str) -> String {
    lower(text.trim().trim_matches(['#', '*', '=', ':', '.', ' ', '—', '–', '-']))
}

/// Whether it heads notes, sources or links.
pub fn is_notes(text: &str) -> bool {
    text.len() < 90 && {
        let text = bare(text);
        NOTES.contains(&text.as_str())
    }
}

/// Whether it heads the events, births or deaths of a page of one day.
pub fn is_known(text: &str) -> bool {
    text.len() < 60 && KNOWN.contains(&bare(text).as_str())
}

/// What an almanac prints on every page: `İlin 301-ci günü`, `İlin sonuna 64 gün qalır`.
pub fn is_almanac(text: &str) -> bool {
    let begins =
        text.trim_start().starts_with(|c: char| matches!(c, 'İ' | 'I' | 'Q' | 'B' | 'Y' | '0'..='9'));
    if !begins || text.len() > 240 || !text.contains("gün") {
        return false;
    }
    let words = lower(text);
    let figures = words.chars().any(|c| c.is_ascii_digit());
    let counted =
        words.contains("ilin sonuna") && (words.contains("gün qalır") || words.contains("gün qalıb"));
    let numbered = words.contains("ilin ")
        && ["-ci günü", "-cı günü", "-cu günü", "-cü günü"].iter().any(|end| words.contains(end));
    let short = words.split_whitespace().count() <= 6 || words.contains("təqvim");
    figures && (counted || (numbered && short))
}

/// The lines above an event that head a section: short, alone, above a heading and no part of the event before.
pub fn section_before(
    view: &View<'_, '_>,
    fates: &[Fate],
    at: usize,
    event: Option<&Begin>,
    profile: &Profile,
    begun: bool,
) -> Vec<usize> {
    let mut block = section_block(view, fates, at, event, profile, begun);
    block.reverse();
    block
}

fn section_block(
    view: &View<'_, '_>,
    fates: &[Fate],
    at: usize,
    event: Option<&Begin>,
    profile: &Profile,
    begun: bool,
) -> Vec<usize> {
    /// Most lines of one.
    const LINES: usize = 3;
    let Some(event) = event.filter(|_| begun) else { return Vec::new() };
    let mut block = Vec::new();
    let mut below = at;
    while let Some(before) = view.places[below].before.filter(|before| fates[*before] == Fate::Body) {
        let parted = !block.is_empty() && view.places[below].gap;
        let like = is_like(&view.looks[before], &view.lines[before].text);
        if parted || !like || block.len() == LINES || before <= event.body.0 || before >= at {
            break;
        }
        block.push(before);
        below = before;
    }
    let (Some(first), Some(last)) = (block.last().copied(), block.first().copied()) else {
        return Vec::new();
    };
    let text = &view.lines[first].text;
    let known = is_known(text);
    let marked = is_capitals(text) || is_numbered(text) || known;
    // Without a blank line only behind a whole sentence that had room for it.
    let below = profile.punctuated
        && (!view.places[first].wrapped || is_capitals(text))
        && view.places[first].before.is_some_and(|last| view.looks[last].ends)
        && view.looks[first].width <= SHORT;
    let parted = view.places[first].gap || known || below;
    let alone = view.places[at].gap || marked || below;
    let trusted = profile.punctuated || marked;
    // The body above must be whole without it.
    let whole =
        view.places[first].before.is_some_and(|last| view.looks[last].ends) || is_capitals(text) || known;
    let fresh = view.places[first].fresh >= Fresh::Sentence && view.places[last].fresh >= Fresh::Short;
    if parted && alone && trusted && whole && (fresh || known) { block } else { Vec::new() }
}

/// Whether a line looks like the heading of a section.
pub fn is_like(look: &Look<'_>, text: &str) -> bool {
    let trimmed = text.trim();
    look.width <= LONGEST
        && (!look.ends || trimmed.ends_with(':'))
        && !look.small
        && !look.cut
        && !trimmed.ends_with([',', '-', '–', '—'])
        && matches!(look.marker.0, Marker::Bare | Marker::Number | Marker::Paren)
}

/// Whether all letters are capitals.
pub fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(is_upper)
}

/// `I. …`, `2. …`, `III fəsil`
fn is_numbered(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().trim_end_matches(['.', ')']);
    let roman = first.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L')) && !first.is_empty();
    let mut words = text.split_whitespace().take(3).map(|word| lower(word.trim_matches(['.', ':', ','])));
    let named =
        words.any(|word| matches!(word.as_str(), "fəsil" | "hissə" | "bölmə" | "bölüm" | "dövr" | "глава"));
    roman || named || (first.len() <= 2 && first.bytes().all(|b| b.is_ascii_digit()) && !first.is_empty())
}
