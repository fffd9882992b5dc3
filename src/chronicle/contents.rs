//! Tables of contents: lines that name a part of the book and the page where it begins.

use std::sync::LazyLock;

use super::key::Headings;
use super::look::Look;

static HEADS: LazyLock<Headings> = LazyLock::new(|| {
    Headings::of(&[
        "mündəricat",
        "mündəricə",
        "kitabın mündəricatı",
        "içindəkilər",
        "kitabın içindəkilər",
        "başlıqlar",
        "içindekiler",
        "содержание",
        "оглавление",
        "contents",
    ])
});

/// Headings of what an author says before the events.
static PREFACES: LazyLock<Headings> = LazyLock::new(|| {
    Headings::of(&[
        "ön söz",
        "önsöz",
        "ön söz əvəzi",
        "sözönü",
        "giriş",
        "müqəddimə",
        "başlanğıc",
        "müəllifdən",
        "redaksiyadan",
        "redaktordan",
        "tərtibçidən",
        "oxuculara",
    ])
});

/// Whether it heads a table of contents.
pub fn heads_contents(text: &str) -> bool {
    HEADS.has(text)
}

/// Whether it heads a preface.
pub fn heads_preface(text: &str) -> bool {
    PREFACES.has(text)
}

/// The page number at the end of a line, and what stands before it.
fn page(text: &str) -> Option<(&str, u64)> {
    let text = text.trim_end();
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (before, number) = text.split_at(text.len() - digits);
    let page = (1..=3).contains(&digits).then(|| number.parse().ok()).flatten()?;
    Some((before, page))
}

/// `Ön söz ......... 3`: dots lead to the number of a page.
pub fn has_leader(text: &str) -> bool {
    let Some((before, _)) = page(text) else { return false };
    let words = before.trim_end_matches(['.', '…', '·', '_', ' ', '\t', '\u{A0}']);
    let marks = before[words.len()..].chars().map(|c| match c {
        '…' => 3,
        '.' | '·' | '_' => 1,
        _ => 0,
    });
    marks.sum::<usize>() >= 4
}

/// Whether a line below the heading of a table of contents is one of its entries: its page, if it names one not
/// before `last`, or at least its number.
pub fn entry(look: &Look<'_>, text: &str, last: u64) -> Option<u64> {
    let trimmed = text.trim();
    if has_leader(trimmed) {
        return Some(page(trimmed).map_or(last, |(_, page)| page));
    }
    if look.ends || look.cut || look.width > 90 {
        return None;
    }
    if let Some((before, page)) = page(trimmed)
        && page >= last
        && before.ends_with([' ', '\t'])
        && before.contains(char::is_alphabetic)
    {
        return Some(page);
    }
    // `2.1 Doğumlar`
    let number = trimmed.split_whitespace().next()?;
    let parts = number.split('.').all(|part| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()));
    let name = trimmed[number.len()..].trim_start();
    let named = name.chars().next().is_some_and(crate::lang::case::is_upper);
    (parts && named && look.heading.is_none() && look.width <= 60).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::{has_leader, heads_contents};

    #[test]
    fn dots_lead_to_a_page() {
        for line in
            ["Ön söz ........ 3", "Birinci hissə . . . . . 15", "Ədəbiyyat……40", "1918-ci il ______ 7"]
        {
            assert!(has_leader(line), "{line}");
        }
        for line in ["Onlar gözlədilər... 3 gün keçdi", "Qiymət 3.50", "Sonra ... 12", "12", ""] {
            assert!(!has_leader(line), "{line}");
        }
        assert!(heads_contents("MÜNDƏRİCAT") && heads_contents("Mündəricat:") && !heads_contents("Bakı"));
    }
}
