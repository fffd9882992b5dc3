//! What stands inside a line but is none of its words: footnote marks, edit links, remains of a page's code.
//!
//! Only forms that no sentence has are taken away. A line without any is handed back as it was.

use std::sync::LazyLock;

use super::key::Headings;
use super::report::{Taken, Why};
use crate::lang::case::lower;

/// Words of links that web pages set behind a heading.
static LINKS: LazyLock<Headings> = LazyLock::new(|| {
    Headings::of(&[
        "redaktə",
        "mənbəni redaktə et",
        "redaktə et",
        "mənbəni dəyişdir",
        "dəyişdir",
        "düzəlt",
        "edit",
        "edit source",
        "değiştir",
        "kaynağı değiştir",
        "править",
        "править код",
    ])
});
/// Tags that are left over when a page was copied by hand.
const TAGS: [&str; 32] = [
    "a",
    "b",
    "i",
    "u",
    "p",
    "br",
    "hr",
    "em",
    "li",
    "ul",
    "ol",
    "td",
    "tr",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "div",
    "sup",
    "sub",
    "span",
    "font",
    "table",
    "tbody",
    "strong",
    "center",
    "small",
    "img",
    "o:p",
    "blockquote",
    "nobr",
];

/// A line without such marks; each goes to `taken`.
pub fn clean(line: &str, number: u64, taken: &mut Vec<Taken>) -> Option<String> {
    let bytes = line.as_bytes();
    memchr::memchr3(b'[', b'<', b'&', bytes).or_else(|| memchr::memchr(0xC2, bytes))?;
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    let mut changed = false;
    // Looked for once: a line may have a mark in every column.
    let mut comments = line.contains("-->");
    while let Some(at) = rest.find(['[', '<', '&', '¹', '²', '³']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = match rest.as_bytes()[0] {
            b'[' => bracket(rest).map(|(length, why)| (length, why, "")),
            b'<' => {
                let comment = rest.starts_with("<!--");
                let found = if comment && !comments { None } else { tag(rest, &out) };
                comments &= !comment || found.is_some();
                found.map(|(length, with)| (length, Why::Markup, with))
            }
            b'&' => entity(rest).map(|(length, with)| (length, Why::Markup, with)),
            _ => note_figure(rest, &out).map(|length| (length, Why::Footnote, "")),
        };
        let Some((length, why, with)) = found else {
            let step = rest.chars().next().map_or(1, char::len_utf8);
            out.push_str(&rest[..step]);
            rest = &rest[step..];
            continue;
        };
        changed = true;
        taken.push(Taken { line: number, text: rest[..length].to_string(), why });
        out.push_str(with);
        rest = &rest[length..];
        if why == Why::Link {
            out.truncate(out.trim_end().len());
        }
    }
    out.push_str(rest);
    changed.then_some(out)
}

/// Most bytes between the brackets of a mark.
const LONGEST_NOTE: usize = 80;
/// Most bytes of a tag.
const LONGEST_TAG: usize = 300;

/// `[1]`, `[a]`, `[redaktə]`: how long it is and what.
fn bracket(text: &str) -> Option<(usize, Why)> {
    let inner = &text[1..memchr::memchr(b']', &text.as_bytes()[..text.len().min(LONGEST_NOTE + 2)])?];
    let length = inner.len() + 2;
    let numbers = inner.strip_prefix('^').unwrap_or(inner);
    let figures = numbers.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '-' | '–' | ' ' | ';'));
    let small = figures && numbers.split(|c: char| !c.is_ascii_digit()).all(|number| number.len() <= 3);
    let letter = inner.len() == 1 && inner.starts_with(|c: char| c.is_ascii_lowercase());
    if (small && numbers.contains(|c: char| c.is_ascii_digit())) || letter {
        return Some((length, Why::Footnote));
    }
    let words = lower(inner);
    let noted =
        ["qeyd ", "note ", "mənbə göstərilməyib", "mənbə?"].iter().any(|known| words.starts_with(known));
    if noted && !words.contains('.') {
        return Some((length, Why::Footnote));
    }
    let all = words.split(['|', '/', '·']).all(|link| LINKS.has(link));
    all.then_some((length, Why::Link))
}

/// `<br>`, `</b>`, `<?php … ?>`: how long it is and what stands for it.
fn tag(text: &str, before: &str) -> Option<(usize, &'static str)> {
    if text.starts_with("<?") {
        return Some((text.find("?>").map_or(text.len(), |at| at + 2), ""));
    }
    if text.starts_with("<!--") {
        return Some((text.find("-->")? + 3, ""));
    }
    let end = memchr::memchr(b'>', &text.as_bytes()[..text.len().min(LONGEST_TAG)])?;
    let inner = text[1..end].trim_start_matches('/');
    let name = inner.split(|c: char| c.is_whitespace() || c == '/').next()?.to_ascii_lowercase();
    let breaks = matches!(name.as_str(), "br" | "p" | "li" | "td" | "th" | "div" | "tr" | "hr");
    let with = if breaks && !before.is_empty() { " " } else { "" };
    TAGS.contains(&name.as_str()).then_some((end + 1, with))
}

/// `&nbsp;`: how long it is and the character.
pub fn entity(text: &str) -> Option<(usize, &'static str)> {
    const NAMED: [(&str, &str); 14] = [
        ("&nbsp;", " "),
        ("&amp;", "&"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&laquo;", "«"),
        ("&raquo;", "»"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&hellip;", "…"),
        ("&rsquo;", "’"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&#39;", "'"),
    ];
    NAMED.iter().find(|(name, _)| text.starts_with(name)).map(|(name, with)| (name.len(), *with))
}

/// A small raised number behind the end of a sentence.
fn note_figure(text: &str, before: &str) -> Option<usize> {
    let end = before.chars().next_back()?;
    let length: usize =
        text.chars().take_while(|c| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')).map(char::len_utf8).sum();
    matches!(end, '.' | ',' | ';' | ':' | '!' | '?' | '"' | '»' | '”' | ')').then_some(length)
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let mut taken = Vec::new();
        let cleaned = clean(line, 1, &mut taken).unwrap_or(line.to_string());
        assert_eq!(cleaned, expected);
    }

    #[test]
    fn a_line_of_marks_is_walked_over_once() {
        // A walk for each of them would take minutes.
        for mark in ["[", "<", "<!--", "<p ", "&", "[^"] {
            let line = mark.repeat(1 << 20);
            check(&line, &line);
        }
    }

    #[test]
    fn marks_go_and_words_stay() {
        check("Məktəb açıldı[1], kitab çıxdı.[2][3]", "Məktəb açıldı, kitab çıxdı.");
        check("Hadisələr [redaktə]", "Hadisələr");
        check("Hadisələr[redaktə | mənbəni redaktə et]", "Hadisələr");
        check("Qanun [dekret] verildi", "Qanun [dekret] verildi");
        check("[1920] ildə", "[1920] ildə");
        check("Ev<br>tikildi <b>yenidən</b>&nbsp;", "Ev tikildi yenidən ");
        check("a < b və b > c", "a < b və b > c");
        check("<?php echo $x; ?>28 may", "28 may");
        check("Körpü salındı.² Yol çəkildi, 5 km² sahə", "Körpü salındı. Yol çəkildi, 5 km² sahə");
    }
}
