//! How marked and quiet text is set off: colour on a terminal, ‹ › in a pipe.

use anstyle::{AnsiColor, Style};

/// A way to decorate. It changes decoration only, never words or order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decoration {
    /// Whether escape sequences are written.
    pub colour: bool,
    /// Columns to wrap at; `None` leaves lines whole.
    pub width: Option<usize>,
}

impl Decoration {
    /// For a pipe or a file.
    pub const PLAIN: Decoration = Decoration { colour: false, width: None };

    /// A marked stretch.
    pub fn mark(self, text: &str) -> String {
        if self.colour {
            paint(Style::new().bold().fg_color(Some(AnsiColor::Yellow.into())), text)
        } else {
            format!("‹{text}›")
        }
    }

    /// The name of a thing: a date, a lemma.
    pub fn strong(self, text: &str) -> String {
        if self.colour { paint(Style::new().bold(), text) } else { text.to_string() }
    }

    /// What a reader may pass over: places, ids.
    pub fn quiet(self, text: &str) -> String {
        if self.colour { paint(Style::new().dimmed(), text) } else { text.to_string() }
    }
}

fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Text of a chronicle made harmless for a terminal: control characters, escape sequences among them, become
/// visible; a line break becomes a space.
pub fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => ' ',
            c if c.is_control() => '\u{FFFD}',
            // Marks that turn the direction of a line would move the words around them.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            c => c,
        })
        .collect()
}
