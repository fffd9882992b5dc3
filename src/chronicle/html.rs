//! A web page → lines: each heading, item, row and paragraph of its main text is one.
//!
//! The parser is that of html5ever, token by token, so that a page is never held as a tree. Menus, heads and
//! feet, forms, scripts and styles are no part of the text; what words they had is handed back as taken away.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::lines::{Line, Role};
use super::report::{Taken, Why};

/// Elements whose words are no text of the page.
const SKIPPED: [&str; 18] = [
    "script", "style", "nav", "header", "footer", "aside", "form", "button", "select", "noscript",
    "template", "svg", "iframe", "head", "menu", "dialog", "figure", "object",
];
/// Words in a class, an id or a role that say the same of any element.
const FURNITURE: [&str; 32] = [
    "nav",
    "navbar",
    "menu",
    "sidebar",
    "footer",
    "breadcrumb",
    "breadcrumbs",
    "toc",
    "editsection",
    "noprint",
    "share",
    "social",
    "comments",
    "cookie",
    "cookies",
    "advert",
    "banner",
    "catlinks",
    "navbox",
    "printfooter",
    "pagination",
    "related",
    "navigation",
    "search",
    "references",
    "reflist",
    "masthead",
    "contentinfo",
    "widget",
    "reklam",
    "copyright",
    "counter",
];
/// Elements that begin a line of their own.
const BLOCKS: [&str; 32] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "thead",
    "tbody",
    "caption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "hr",
    "br",
    "body",
    "html",
    "center",
    "address",
    "title",
    "details",
];
/// Elements that have no end.
const VOID: [&str; 12] =
    ["br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "wbr", "source"];

/// The lines of a page; what was left out goes to `taken`.
pub fn read(text: &str, taken: &mut Vec<Taken>) -> Vec<Line<'static>> {
    let lowered = |needle: &str| text.matches(needle).count();
    let main = if lowered("<main") == 1 {
        Some("main")
    } else if lowered("<article") == 1 {
        Some("article")
    } else {
        None
    };
    let sink = Sink(RefCell::new(Page { main, ..Page::default() }));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    // Tendrils are of 4 GB at most, and a long one is slow to cut.
    let mut rest = text;
    while !rest.is_empty() {
        let mut cut = rest.len().min(1 << 16);
        while !rest.is_char_boundary(cut) {
            cut += 1;
        }
        input.push_back(StrTendril::from_slice(&rest[..cut]));
        let _ = tokenizer.feed(&input);
        rest = &rest[cut..];
    }
    tokenizer.end();
    let mut page = tokenizer.sink.0.take();
    page.end_line();
    // Without a heading of its own the page is called as in its head.
    if !page.lines.iter().any(|line| line.role == Role::Title)
        && let Some((title, number)) = page.title.take()
    {
        page.taken.retain(|taken| taken.line != number || taken.text != title);
        page.lines.insert(0, Line { number, text: Cow::Owned(title), role: Role::Title, ..Line::default() });
    }
    taken.append(&mut page.taken);
    page.lines
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        self.0.borrow_mut().token(token, line)
    }
}

#[derive(Default)]
struct Page {
    /// The only element whose words count, if there is one.
    main: Option<&'static str>,
    /// How deep inside it the place is.
    inside: usize,
    /// Open elements that are left out, with how many of the same name are open inside.
    skip: Option<(String, usize)>,
    lines: Vec<Line<'static>>,
    taken: Vec<Taken>,
    /// The line that is being written, and where it began.
    open: String,
    began: u64,
    role: Role,
    in_title: bool,
    title: Option<(String, u64)>,
    /// Words left out, not yet handed back.
    left_out: String,
    left_from: u64,
    pre: bool,
    /// Whether the row had nothing but headings of columns so far.
    header_row: bool,
    in_row: bool,
}

impl Page {
    fn token(&mut self, token: Token, line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => return self.tag(&tag, line),
            Token::CharacterTokens(text) => self.words(&text, line),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn words(&mut self, text: &str, line: u64) {
        let out = self.skip.is_some() || (self.main.is_some() && self.inside == 0);
        if self.in_title {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.title.get_or_insert((words, line));
        }
        if out || self.in_title {
            if text.chars().any(char::is_alphanumeric) {
                if self.left_out.is_empty() {
                    self.left_from = line;
                }
                self.left_out.push_str(text.trim());
            }
            return;
        }
        if self.open.is_empty() && !text.trim().is_empty() {
            self.began = line;
        }
        let mut first = true;
        for part in text.split('\n') {
            if !first {
                if self.pre {
                    self.end_line();
                    self.began = line;
                } else if !self.open.is_empty() && !self.open.ends_with(' ') {
                    self.open.push(' ');
                }
            }
            first = false;
            let part = if self.open.is_empty() { part.trim_start_matches([' ', '\t', '\r']) } else { part };
            self.open.push_str(part);
        }
    }

    fn tag(&mut self, tag: &Tag, line: u64) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let start = tag.kind == TagKind::StartTag;
        if let Some((skipped, depth)) = &mut self.skip {
            if name == skipped && !tag.self_closing {
                if start {
                    *depth += 1;
                } else if *depth == 0 {
                    self.skip = None;
                    self.hand_back();
                } else {
                    *depth -= 1;
                }
            }
            if name == "title" {
                self.in_title = start;
            }
            return raw(name, start);
        }
        if name == "title" {
            self.in_title = start;
            self.hand_back();
            return raw(name, start);
        }
        if self.main == Some(name) {
            self.end_line();
            self.inside = if start { self.inside + 1 } else { self.inside.saturating_sub(1) };
        }
        if start && !VOID.contains(&name) && !tag.self_closing && (self.is_skipped(name) || furniture(tag)) {
            if BLOCKS.contains(&name) || SKIPPED.contains(&name) {
                self.end_line();
            }
            self.skip = Some((name.to_string(), 0));
            return raw(name, start);
        }
        match name {
            "td" | "th" => {
                self.header_row &= name == "th";
                if start && !self.open.trim().is_empty() {
                    self.open.truncate(self.open.trim_end().len());
                    self.open.push('\t');
                }
            }
            "sup" if start => {}
            _ if BLOCKS.contains(&name) => {
                self.end_line();
                self.began = line;
                self.role = match (name, start) {
                    ("h1", true) => Role::Title,
                    ("h2" | "h3" | "h4" | "h5" | "h6", true) => Role::Section,
                    ("li" | "tr" | "dt", true) => Role::Item,
                    // What follows in an item is no item of its own.
                    ("br", _) if self.role == Role::Item => Role::Plain,
                    ("br", _) => self.role,
                    _ => Role::Plain,
                };
                if name == "tr" {
                    self.header_row = start;
                    self.in_row = start;
                }
                if name == "pre" {
                    self.pre = start;
                }
            }
            _ => {}
        }
        raw(name, start)
    }

    /// The head of an article is its title.
    fn is_skipped(&self, name: &str) -> bool {
        SKIPPED.contains(&name) && !(name == "header" && self.inside > 0)
    }

    fn hand_back(&mut self) {
        if !self.left_out.is_empty() {
            let text = std::mem::take(&mut self.left_out);
            self.taken.push(Taken { line: self.left_from, text, why: Why::PagePart });
        }
    }

    fn end_line(&mut self) {
        self.hand_back();
        let text = std::mem::take(&mut self.open);
        let trimmed = text.trim();
        if !trimmed.is_empty() {
            let text = trimmed.replace('\u{A0}', " ");
            if self.header_row && self.in_row {
                self.taken.push(Taken { line: self.began, text, why: Why::PagePart });
                return;
            }
            self.lines.push(Line {
                number: self.began,
                text: Cow::Owned(text),
                role: self.role,
                ..Line::default()
            });
        }
    }
}

/// What the tokenizer must know to read the content of an element as it is.
fn raw(name: &str, start: bool) -> TokenSinkResult<()> {
    match name {
        "script" if start => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" if start => {
            TokenSinkResult::RawData(RawKind::Rawtext)
        }
        "title" | "textarea" if start => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

/// Whether an element says of itself that it is no text.
fn furniture(tag: &Tag) -> bool {
    tag.attrs.iter().any(|attribute| match &*attribute.name.local {
        "class" | "id" | "role" => {
            let value = attribute.value.to_ascii_lowercase();
            let mut words = value.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_'));
            words.any(|word| FURNITURE.contains(&word))
                || matches!(&*value, "header" | "site-header" | "page-header" | "head" | "top")
        }
        "hidden" => true,
        "style" => attribute.value.replace(' ', "").contains("display:none"),
        "aria-hidden" => &*attribute.value == "true",
        _ => false,
    }) && !matches!(&*tag.name, "body" | "html" | "main" | "article")
}
