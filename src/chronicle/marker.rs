//! What a line begins with or is, other than words: the mark of a list, an ornament, a number alone.

/// The mark of a list at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Marker {
    /// None.
    Bare,
    /// `•`, `*`, `►` …
    Bullet,
    /// `-`, `–` with a blank behind it.
    Dash,
    /// `1.`
    Number,
    /// `1)`
    Paren,
}

impl Marker {
    /// All that mark an item.
    pub const LISTS: [Marker; 4] = [Marker::Bullet, Marker::Dash, Marker::Number, Marker::Paren];
}

/// A line of ornament that parts events: ` * * * `, `***`, `—————`.
pub fn is_separator(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace()).peekable();
    marks.peek().is_some()
        && marks.all(|c| {
            matches!(
                c,
                '*' | '-'
                    | '–'
                    | '—'
                    | '='
                    | '_'
                    | '~'
                    | '•'
                    | '·'
                    | '#'
                    | '+'
                    | '.'
                    | '|'
                    | '─'
                    | '━'
                    | '◆'
                    | '❖'
                    | '⁂'
                    | '☆'
                    | '★'
            )
        })
}

/// The number of `12`, `- 12 -`, `[12]`, `səh. 12`, and whether it is surely that of a page.
pub fn lone_number(line: &str) -> Option<(u64, bool)> {
    let last = line.bytes().next_back().unwrap_or(b' ');
    // It ends with a figure or a mark.
    if last.is_ascii_alphabetic() || !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let named = ["Səhifə", "səhifə", "SƏHİFƏ", "səh.", "Səh.", "Page", "page", "Sayfa", "стр.", "Стр."];
    let rest = named.iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
    let sure = rest.len() < line.len();
    let dress =
        |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '[' | ']' | '|' | '~' | '·' | '•');
    let inner = rest.trim_matches(dress);
    let (before, behind) = (rest.starts_with(dress), rest.ends_with(dress));
    if !sure && before != behind {
        return None;
    }
    let inner = if sure { inner.split(['/', ' ']).next().unwrap_or(inner) } else { inner };
    let digits = (1..=4).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| inner.parse().ok()).flatten().map(|number| (number, sure || behind))
}

/// The list marker at the beginning of a line, and where the text behind it begins.
pub fn marker(text: &str) -> (Marker, usize) {
    let indent = text.len() - text.trim_start().len();
    let rest = &text[indent..];
    let Some(first) = rest.chars().next() else { return (Marker::Bare, 0) };
    let behind = |length: usize| {
        let tail = rest.get(length..)?.trim_start();
        (!tail.is_empty()).then_some((text.len() - tail.len(), tail.len() < rest.len() - length))
    };
    let found = match first {
        '•' | '·' | '●' | '▪' | '■' | '◦' | '►' | '‣' | '✓' | '○' | '□' | '➢' | '➤' | '\u{F0B7}'
        | '\u{F0A7}' => behind(first.len_utf8()).map(|(at, _)| (Marker::Bullet, at)),
        '*' | '+' => behind(1).filter(|(_, spaced)| *spaced).map(|(at, _)| (Marker::Bullet, at)),
        '-' | '–' | '—' => {
            behind(first.len_utf8()).filter(|(_, spaced)| *spaced).map(|(at, _)| (Marker::Dash, at))
        }
        '0'..='9' | '(' => {
            let open = usize::from(first == '(');
            let digits = rest[open..].bytes().take_while(u8::is_ascii_digit).count();
            let mark = rest.as_bytes().get(open + digits).copied();
            let ok = (1..=3).contains(&digits) && (mark == Some(b')') || (open == 0 && mark == Some(b'.')));
            behind(open + digits + 1)
                .filter(|(at, spaced)| ok && (*spaced || text[*at..].starts_with(char::is_alphabetic)))
                .map(|(at, _)| (if mark == Some(b'.') { Marker::Number } else { Marker::Paren }, at))
        }
        _ => None,
    };
    found.unwrap_or((Marker::Bare, 0))
}

/// The number that a list's item begins with.
pub fn item_number(text: &str) -> Option<u64> {
    let text = text.trim_start().trim_start_matches('(');
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text[..digits].parse().ok()
}
