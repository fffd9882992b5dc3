//! Which lines head a section of the text, and which sections tell of no event.

use std::sync::LazyLock;

use super::key::{Headings, key};
use super::look::{Look, Marker};
use super::place::Fresh;
use super::profile::Profile;
use super::scan::{Begin, Fate, View};
use crate::lang::case::is_upper;

/// Longest heading of a section, in characters.
const LONGEST: usize = 90;

/// Longest that needs no blank line above it.
const SHORT: usize = 60;

/// Headings of what follows the events of a page: notes, sources, links.
static NOTES: LazyLock<Headings> = LazyLock::new(|| {
    Headings::of(&[
        "qeydlər",
        "qeydlər və mənbələr",
        "mənbələr",
        "mənbə",
        "istinadlar",
        "ədəbiyyat",
        "istifadə olunmuş ədəbiyyat",
        "istifadə edilmiş ədəbiyyat",
        "ədəbiyyat siyahısı",
        "həmçinin bax",
        "xarici keçidlər",
        "izahlar",
        "biblioqrafiya",
        "istifadə olunmuş mənbələr",
        "istifadə edilmiş mənbələr",
        "əlaqəli məqalələr",
        "kaynakça",
        "kaynaklar",
        "notlar",
        "примечания",
        "литература",
        "references",
    ])
});

/// Headings that recur on pages of one day.
static KNOWN: LazyLock<Headings> = LazyLock::new(|| {
    Headings::of(&[
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
    ])
});

/// Whether it heads notes, sources or links.
pub fn is_notes(text: &str) -> bool {
    NOTES.has(text)
}

/// Whether it heads the events, births or deaths of a page of one day.
pub fn is_known(text: &str) -> bool {
    KNOWN.has(text)
}

/// What an almanac prints on every page: `İlin 301-ci günü`, `İlin sonuna 64 gün qalır`.
pub fn is_almanac(text: &str) -> bool {
    /// *gün* and *күн* as they are typed.
    const DAYS: [&str; 4] = ["gün", "gun", "GÜN", "ҝүн"];
    /// A number stands so close before it, in bytes: 301-ci günü, 64 gün.
    const NEAR: usize = 10;
    let bytes = text.trim_start().as_bytes();
    // İlin, Qriqori, Bu, Yulian, 301-ci, in any script.
    let begins = bytes
        .first()
        .is_some_and(|b| matches!(b, b'i' | b'I' | b'Q' | b'B' | b'Y' | b'0'..=b'9' | 0xC4 | 0xD0..=0xD3));
    if !begins || bytes.len() > 240 {
        return false;
    }
    // ҝ is of two bytes, of which the second is the rarer one.
    let counted = |hit: usize| {
        let at = hit - usize::from(bytes[hit] == 0x9D);
        DAYS.iter().any(|day| bytes[at..].starts_with(day.as_bytes()))
            && bytes[at.saturating_sub(NEAR)..at].iter().any(u8::is_ascii_digit)
    };
    if !memchr::memchr3_iter(b'g', b'G', 0x9D, bytes).any(counted) {
        return false;
    }
    let words = key(text);
    let figures = words.contains(|c: char| c.is_ascii_digit());
    let left = words.contains("ilin sonuna") || words.contains("ilin qurtarmasina");
    let counted = left && (words.contains("gun qalir") || words.contains("gun qalib"));
    let numbered = words.contains("ilin ") && ["-ci gunu", "-cu gunu"].iter().any(|end| words.contains(end));
    let short = words.split(' ').count() <= 6 || words.contains("teqvim");
    figures && (counted || (numbered && short))
}

/// What a page of one year begins with: `1920-ci il (MCMXX) — Qriqori təqvimi ilə bazar günü başlayan uzun il.`
pub fn is_year_lead(text: &str) -> bool {
    let words = key(text);
    words.contains("teqvimi")
        && words.contains(" ile ")
        && words.contains("baslayan")
        && words.contains(" il")
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
    // What a colon introduces belongs to the event: `… bunlardır:⏎1. …`.
    let introduced = view.places[first].before.is_some_and(|before| {
        view.lines[before].text.trim_end().ends_with(':')
            && view.looks[first].marker.0 != Marker::Bare
            && !view.places[first].gap
    });
    if introduced {
        return Vec::new();
    }
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
    let begins: String = text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    let named = key(&begins)
        .split(' ')
        .any(|word| matches!(word, "fesil" | "hisse" | "bolme" | "bolum" | "dovr" | "qlava"));
    roman || named || (first.len() <= 2 && first.bytes().all(|b| b.is_ascii_digit()) && !first.is_empty())
}
