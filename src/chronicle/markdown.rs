//! Text with marks of Markdown → lines without them: headings, lists, tables, emphasis, links.
//!
//! The front matter gives the title; what else it says is no event and is taken away.

use std::borrow::Cow;

use super::lines::{Line, Role, lines};
use super::report::{Taken, Why};

/// The lines of a document; what its marks were goes to `taken`.
pub fn read<'t>(text: &'t str, taken: &mut Vec<Taken>) -> Vec<Line<'t>> {
    let mut out: Vec<Line<'t>> = lines(text, 1).collect();
    let mut titled = front_matter(&mut out, taken);
    let mut at = 0;
    while at < out.len() {
        let text = out[at].text.trim_end().to_string();
        let bare = text.trim_start();
        let level = bare.bytes().take_while(|b| *b == b'#').count();
        if (1..=6).contains(&level) && bare[level..].starts_with([' ', '\t']) {
            let words = bare[level..].trim().trim_end_matches('#').trim_end().to_string();
            out[at].role = if level == 1 { Role::Title } else { Role::Section };
            if level == 1 && titled {
                // The same title once more, or a part of the whole.
                let same =
                    out[..at].iter().any(|line| line.role == Role::Title && line.text == *words.as_str());
                out[at].role = if same { Role::Title } else { Role::Section };
            }
            titled |= level == 1;
            out[at].text = Cow::Owned(plain(&words, out[at].number, taken));
        } else if let Some(underline) =
            out.get(at + 1).map(|next| next.text.trim().to_string()).filter(|next| {
                !bare.is_empty()
                    && next.len() >= 3
                    && (next.bytes().all(|b| b == b'=')
                        || (next.bytes().all(|b| b == b'-')
                            && bare.len() < 80
                            && !bare.ends_with(['.', ';'])))
            })
        {
            out[at].role = if underline.starts_with('=') { Role::Title } else { Role::Section };
            out[at].text = Cow::Owned(plain(bare, out[at].number, taken));
            out[at + 1].text = Cow::Borrowed("");
        } else if bare.starts_with('|') || (bare.contains(" | ") && bare.ends_with('|')) {
            let cells: Vec<&str> = bare.trim_matches('|').split('|').map(str::trim).collect();
            let rule = cells
                .iter()
                .all(|cell| !cell.is_empty() && cell.bytes().all(|b| matches!(b, b'-' | b':' | b' ')));
            let header = out.get(at + 1).is_some_and(|next| {
                let next = next.text.trim();
                next.contains("--") && next.bytes().all(|b| matches!(b, b'-' | b':' | b' ' | b'|'))
            });
            if rule {
                out[at].text = Cow::Borrowed("");
            } else if header {
                taken.push(Taken { line: out[at].number, text: bare.to_string(), why: Why::PagePart });
                out[at].text = Cow::Borrowed("");
            } else {
                out[at].role = Role::Item;
                out[at].text = Cow::Owned(plain(&cells.join("\t"), out[at].number, taken));
            }
        } else if bare.contains(['*', '_', '`', '[', '\\', '>']) || bare.starts_with("![") {
            let quoted = text.trim_start().strip_prefix("> ").map(str::to_string);
            out[at].text = Cow::Owned(plain(&quoted.unwrap_or(text), out[at].number, taken));
        }
        at += 1;
    }
    out
}

/// Reads what stands between two rules at the very beginning; whether it gives a title.
fn front_matter(lines: &mut [Line<'_>], taken: &mut Vec<Taken>) -> bool {
    let rule = |line: &Line<'_>| matches!(line.text.trim(), "---" | "+++");
    if !lines.first().is_some_and(rule) {
        return false;
    }
    let Some(end) = lines.iter().skip(1).take(60).position(rule).map(|at| at + 1) else { return false };
    let mut titled = false;
    for line in &mut lines[..=end] {
        let text = line.text.trim().to_string();
        let value =
            text.strip_prefix("title").map(str::trim_start).and_then(|rest| rest.strip_prefix([':', '=']));
        if let Some(title) = value.filter(|_| !titled) {
            let title = title.trim().trim_matches(['"', '\'']).to_string();
            taken.push(Taken { line: line.number, text: "title".into(), why: Why::Markup });
            *line =
                Line { number: line.number, text: Cow::Owned(title), role: Role::Title, ..Line::default() };
            titled = true;
        } else {
            if text.chars().any(char::is_alphanumeric) {
                taken.push(Taken { line: line.number, text, why: Why::Markup });
            }
            line.text = Cow::Borrowed("");
        }
    }
    titled
}

/// A line without emphasis, links and escapes.
fn plain(text: &str, line: u64, taken: &mut Vec<Taken>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // What no bracket closes is no link; looked for once, for lines of nothing but marks.
    let closed = text.rfind(')').unwrap_or(0);
    let closes = |from: &str| text.len() - from.len() < closed;
    while let Some(at) = rest.find(['*', '_', '`', '[', '!', '\\']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mark = from.as_bytes()[0];
        let step = match mark {
            b'*' | b'_' | b'`' => emphasis(&out, from),
            b'\\' if from[1..].starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.push_str(&from[1..2]);
                Some(2)
            }
            b'[' if closes(from) => link(from).map(|(words, length)| {
                let inner = plain(words, line, taken);
                if inner.trim() == "Yuxarı qayıt"
                    || from[..length].contains("](#")
                        && inner.trim().len() < 40
                        && text.trim().len() == length
                {
                    taken.push(Taken { line, text: from[..length].to_string(), why: Why::Link });
                } else {
                    let address = from[words.len() + 2..length].to_string();
                    taken.push(Taken { line, text: address, why: Why::Markup });
                    out.push_str(&inner);
                }
                length
            }),
            b'!' if from[1..].starts_with('[') && closes(from) => link(&from[1..]).map(|(_, length)| {
                taken.push(Taken { line, text: from[..=length].to_string(), why: Why::Markup });
                length + 1
            }),
            _ => None,
        };
        let step = step.unwrap_or_else(|| {
            let literal = run_of(from).saturating_sub(MOST_MARKS).max(1);
            out.push_str(&from[..literal]);
            literal
        });
        rest = &from[step..];
    }
    out.push_str(rest);
    out
}

/// Most marks in a row that are emphasis.
const MOST_MARKS: usize = 3;
/// Most bytes between the brackets of a link.
const LONGEST_LINK: usize = 2000;

/// How often the first mark stands there.
fn run_of(text: &str) -> usize {
    text.bytes().take_while(|b| *b == text.as_bytes()[0]).count()
}

/// How many marks of emphasis stand here: none if they are a bullet or stand between blanks.
fn emphasis(before: &str, from: &str) -> Option<usize> {
    let mark = from.as_bytes()[0];
    let run = run_of(from);
    let opens = from[run..].starts_with(|c: char| !c.is_whitespace());
    let closes = before.ends_with(|c: char| !c.is_whitespace());
    let inside = mark == b'_'
        && before.ends_with(char::is_alphanumeric)
        && from[run..].starts_with(char::is_alphanumeric);
    ((opens || closes) && !inside && run <= MOST_MARKS).then_some(run)
}

/// `[words](address)`: the words, and how long it all is.
fn link(text: &str) -> Option<(&str, usize)> {
    let close = memchr::memchr(b']', &text.as_bytes()[..text.len().min(LONGEST_LINK)])?;
    let behind = text[close + 1..].strip_prefix('(')?;
    let end = behind.find(')')?;
    Some((&text[1..close], close + 1 + 1 + end + 1))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(plain(text, 1, &mut Vec::new()), expected);
    }

    #[test]
    fn emphasis_and_links_go() {
        check("**Qars** _sülhü_ `1921`", "Qars sülhü 1921");
        check("[Qars](a.md) ![şəkil](b.png) [1] (x)", "Qars  [1] (x)");
        check("[Qars](a.md", "[Qars](a.md");
        check("*****Qars", "**Qars");
    }

    #[test]
    fn a_line_of_marks_is_walked_over_once() {
        // A walk for each of them would take minutes.
        for mark in ["[", "[](", "![", "[a] ", "`"] {
            let line = mark.repeat(1 << 19);
            let kept = plain(&line, 1, &mut Vec::new());
            assert_eq!(kept.matches('a').count(), line.matches('a').count());
        }
    }
}
