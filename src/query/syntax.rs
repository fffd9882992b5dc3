//! The query language: a parser that cannot fail.
//!
//! Engines' own parsers take `Bakı'nın`, a lone quote or `1920-ci il: sülh` for errors; people paste such things.
//! Whatever has no meaning here is read as words, with a notice where a reader could be surprised.

use std::ops::Range;

use super::{DateRange, Item, Lookup, Notice, Query, Word, said};
use crate::date;
use crate::lang::alphabet::{QUOTES, is_quote};
use crate::lang::case::lower;
use crate::lang::words::{self, words};

/// Deepest nesting of parentheses; deeper ones are read as spaces.
const DEEPEST: usize = 8;
/// Longest query that is read, in bytes; the rest is left unread.
const LONGEST: usize = 10_000;
/// Where the value of a field ends that is not quoted.
const ENDS_A_VALUE: [char; 4] = [' ', '\t', '\n', ')'];

/// Reads a query.
pub fn parse(typed: &str) -> Query {
    let mut end = typed.len().min(LONGEST);
    while !typed.is_char_boundary(end) {
        end -= 1;
    }
    let mut parser = Parser { text: &typed[..end], at: 0, query: Query::default() };
    let items = parser.alternatives(0);
    let mut query = parser.query;
    query.typed = typed.to_string();
    query.items = said::dates(typed, items);
    query
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    query: Query,
}

/// What a group collects: items in a row, and the rows that `|` parts.
#[derive(Default)]
struct Row {
    items: Vec<Item>,
    /// Index of the item that waits for its alternative, after a `|`.
    or: bool,
}

impl Row {
    fn push(&mut self, item: Item) {
        let or = std::mem::take(&mut self.or);
        match self.items.last_mut() {
            Some(Item::Either(items)) if or => items.push(item),
            Some(last) if or => {
                let first = std::mem::replace(last, Item::Group(Vec::new()));
                *last = Item::Either(vec![first, item]);
            }
            _ => self.items.push(item),
        }
    }
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip(&mut self, letter: char) {
        self.at += letter.len_utf8();
    }

    /// Items up to the end or the closing parenthesis; `a | b` binds the two beside it.
    fn alternatives(&mut self, depth: usize) -> Vec<Item> {
        let mut row = Row::default();
        while let Some(letter) = self.peek() {
            match letter {
                '|' => {
                    self.skip(letter);
                    row.or = !row.items.is_empty();
                }
                ')' => {
                    self.skip(letter);
                    if depth > 0 {
                        return row.items;
                    }
                    self.note(Notice::LoneBracket);
                }
                '(' => {
                    self.skip(letter);
                    if depth >= DEEPEST || !self.rest().contains(')') {
                        self.note(Notice::LoneBracket);
                        continue;
                    }
                    let mut inside = self.alternatives(depth + 1);
                    match inside.len() {
                        0 => {}
                        1 => row.push(inside.remove(0)),
                        _ => row.push(Item::Group(inside)),
                    }
                }
                '-' | '−' if self.begins_a_word() => {
                    self.skip(letter);
                    match self.unit() {
                        found if found.is_empty() => self.note(Notice::NothingToExclude),
                        found => self.query.without.extend(found),
                    }
                }
                _ if letter.is_whitespace() => self.skip(letter),
                _ => self.unit().into_iter().for_each(|item| row.push(item)),
            }
        }
        row.items
    }

    /// Whether the mark at the cursor stands before a word and behind a space.
    fn begins_a_word(&self) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let after = self.rest().chars().nth(1);
        before.is_none_or(|c| c.is_whitespace() || c == '(')
            && after.is_some_and(|c| c.is_alphanumeric() || is_quote(c) || c == '=')
    }

    /// A phrase, a field with its value, or the words of one run without spaces. Always moves on.
    fn unit(&mut self) -> Vec<Item> {
        let Some(mut letter) = self.peek() else { return Vec::new() };
        let mut exact = false;
        if letter == '=' {
            self.skip(letter);
            exact = true;
            match self.peek() {
                Some(next) => letter = next,
                None => return Vec::new(),
            }
        }
        if let Some(inside) = self.quoted(letter) {
            return phrase(self.text, inside, exact);
        }
        if is_quote(letter) {
            self.skip(letter);
            self.note(Notice::LoneQuote);
            return Vec::new();
        }
        if !exact && let Some(items) = self.field() {
            return items;
        }
        let run = self.run();
        run_items(self.text, run, exact)
    }

    /// The inside of a quotation that opens at the cursor with `open`, if it closes.
    fn quoted(&mut self, open: char) -> Option<Range<usize>> {
        let (_, closers) = QUOTES.iter().find(|(mark, _)| *mark == open)?;
        let from = self.at + open.len_utf8();
        let (length, close) = self.text[from..].char_indices().find(|(_, mark)| closers.contains(mark))?;
        self.at = from + length + close.len_utf8();
        Some(from..from + length)
    }

    /// `name:value`, when the name is a field's.
    fn field(&mut self) -> Option<Vec<Item>> {
        let run_end = self.rest().find(char::is_whitespace).unwrap_or(self.rest().len());
        let run = &self.rest()[..run_end];
        let colon = run.find(':')?;
        let name = &run[..colon];
        if name.is_empty() || !name.chars().all(char::is_alphabetic) || colon + 1 == run.len() {
            return None;
        }
        let behind = &run[colon + 1..];
        let field = match lower(name).as_str() {
            "tarix" | "tarıx" | "date" => Field::Date,
            "mənbə" | "menbe" | "mənbe" | "source" => Field::Source,
            "başlıq" | "basliq" | "başlıg" | "başlıq̇" | "title" | "tıtle" => Field::Title,
            _ => {
                // `http://…` and `Şuşa:Qarabağ` have colons too; only a plain word behind it looks like a field.
                if behind.starts_with(char::is_alphanumeric) {
                    self.note(Notice::UnknownField { name: name.to_string() });
                }
                return None;
            }
        };
        let before = self.at;
        self.at += colon + 1;
        let value = match self.peek().and_then(|open| self.quoted(open)) {
            Some(inside) => inside,
            None => {
                let end = self.rest().find(ENDS_A_VALUE).unwrap_or(self.rest().len());
                self.at += end;
                self.at - end..self.at
            }
        };
        // A field of nothing would leave no event.
        if self.text[value.clone()].trim().is_empty() {
            self.at = before;
            return None;
        }
        Some(self.apply(field, value))
    }

    fn apply(&mut self, field: Field, range: Range<usize>) -> Vec<Item> {
        let value = &self.text[range.clone()];
        match field {
            Field::Source => {
                self.query.sources.push(value.to_string());
                Vec::new()
            }
            Field::Title => {
                phrase(self.text, range, false).into_iter().map(|item| Item::Title(Box::new(item))).collect()
            }
            Field::Date => match date_range(value) {
                Some(range) => {
                    self.query.dates.push(range);
                    Vec::new()
                }
                None => {
                    self.note(Notice::UnreadableDate { typed: value.to_string() });
                    run_items(self.text, range, false)
                }
            },
        }
    }

    /// Text up to a space, a bracket, a bar or a quotation mark that opens one.
    fn run(&mut self) -> Range<usize> {
        let from = self.at;
        while let Some(letter) = self.peek() {
            // A bracket inside an acronym, RK(b)P, belongs to it.
            let acronym = letter == '(' && self.at > from && closes_acronym(self.rest());
            if letter.is_whitespace() || letter == '|' || (is_quote(letter) && letter != '’' && letter != '‘')
            {
                break;
            }
            if acronym {
                let inside = self.rest().find(')').unwrap_or(0);
                self.at += inside + 1;
                continue;
            }
            if letter == '(' || letter == ')' {
                break;
            }
            self.skip(letter);
        }
        if self.at == from
            && let Some(letter) = self.peek()
        {
            self.skip(letter);
        }
        from..self.at
    }

    fn note(&mut self, notice: Notice) {
        if !self.query.notices.contains(&notice) {
            self.query.notices.push(notice);
        }
    }
}

enum Field {
    Date,
    Source,
    Title,
}

/// Whether `(b)P` stands here: one or two letters in brackets with a letter behind.
fn closes_acronym(rest: &str) -> bool {
    let mut letters = rest.chars().skip(1);
    letters.next().is_some_and(char::is_alphabetic)
        && letters.next() == Some(')')
        && letters.next().is_some_and(char::is_alphabetic)
}

/// The value of a field as it can be typed: quoted where it would end too early.
pub(super) fn as_value(value: &str) -> String {
    let quoted = value.contains(char::is_whitespace) || value.contains(')') || value.starts_with(is_quote);
    let fits = |(_, close): &&(char, &[char])| !value.contains(*close);
    match QUOTES.iter().find(fits).filter(|_| quoted) {
        Some((open, close)) => format!("{open}{value}{}", close[0]),
        None => value.to_string(),
    }
}

/// `1918..1920`, `..1920`, `1918..`, or one date.
pub fn date_range(value: &str) -> Option<DateRange> {
    let Some((from, to)) = value.split_once("..") else {
        let span = date::whole(value)?;
        return Some(DateRange::between(Some(span), Some(span)));
    };
    let end = |typed: &str| match typed.trim() {
        "" => Some(None),
        typed => date::whole(typed).map(Some),
    };
    let range = DateRange::between(end(from)?, end(to)?);
    (range != DateRange::default()).then_some(range)
}

/// The words of a quotation as a phrase; one word is a word.
fn phrase(typed: &str, range: Range<usize>, exact: bool) -> Vec<Item> {
    let how = if exact { Lookup::Exact } else { Lookup::Lemma };
    let mut found: Vec<Word> =
        words(&typed[range.clone()]).map(|word| read(typed, range.start, &word, how)).collect();
    match found.len() {
        0 => Vec::new(),
        1 => vec![Item::Word(found.remove(0))],
        _ => vec![Item::Phrase { words: found, exact }],
    }
}

/// The words of a run without spaces: `cənub-şərq` is two that stand in a row, `N.Nərimanov` an initial before a
/// name.
fn run_items(typed: &str, range: Range<usize>, exact: bool) -> Vec<Item> {
    let run = &typed[range.clone()];
    let how = match run.chars().next_back() {
        _ if exact => Lookup::Exact,
        Some('*') => Lookup::Beginning,
        Some('~') => Lookup::Similar,
        _ => Lookup::Lemma,
    };
    let found: Vec<_> = words(run).collect();
    let last = found.len().saturating_sub(1);
    let words: Vec<Word> = found
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let initial = run[word.to..].starts_with('.') && is_letter(word.surface(run));
            let how = match how {
                Lookup::Exact => how,
                _ if initial => Lookup::Initial,
                _ if at == last => how,
                _ => Lookup::Lemma,
            };
            read(typed, range.start, word, how)
        })
        .collect();
    if exact && words.len() > 1 {
        return vec![Item::Phrase { words, exact: true }];
    }
    words.into_iter().map(Item::Word).collect()
}

/// Whether a word is a single letter.
fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// A word that stands `at` bytes further on in the query as typed.
fn read(typed: &str, at: usize, word: &words::Word, how: Lookup) -> Word {
    let (from, to) = (at + word.from, at + word.to);
    Word { text: typed[from..to].to_string(), from, to, joined: word.joined, how }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::query::Notice;

    #[track_caller]
    fn check(typed: &str, read_as: &str) {
        assert_eq!(parse(typed).read_as(), read_as, "{typed}");
    }

    #[track_caller]
    fn check_notice(typed: &str, read_as: &str, notice: Notice) {
        let query = parse(typed);
        assert_eq!(query.read_as(), read_as, "{typed}");
        assert_eq!(query.notices, [notice], "{typed}");
    }

    #[test]
    fn words_and_phrases() {
        check("Qars müqaviləsi", "Qars müqaviləsi");
        for quoted in ["\"Qars sülhü\"", "«Qars sülhü»", "“Qars sülhü”", "„Qars sülhü“", "»Qars sülhü«"]
        {
            check(quoted, "\"Qars sülhü\"");
        }
        check("=müqaviləsi", "=müqaviləsi");
        check("=\"Qars müqaviləsi\"", "=\"Qars müqaviləsi\"");
        check("müharib* gulustan~", "müharib* gulustan~");
    }

    #[test]
    fn or_without_and_groups() {
        check("qars -rus", "qars -rus");
        check("qars | kars müqavilə", "(qars | kars) müqavilə");
        check("(qars müqavilə) | lozanna", "((qars müqavilə) | lozanna)");
        check("cənub-şərq", "cənub şərq");
        check("RK(b)P-nin plenumu", "RK(b)P-nin plenumu");
    }

    #[test]
    fn fields() {
        check("tarix:1918..1920 sülh", "sülh tarix:1918-01-01..1920-12-31");
        check("mənbə:qafqaz sülh", "sülh mənbə:qafqaz");
        check("başlıq:sülh", "başlıq:sülh");
        check("mənbə:\"iki söz\" sülh", "sülh mənbə:\"iki söz\"");
        check("mənbə:«\"iki\" söz» sülh", "sülh mənbə:«\"iki\" söz»");
    }

    #[test]
    fn a_field_of_nothing_is_a_word() {
        check("sülh mənbə:\"\"", "sülh mənbə");
        check("(sülh mənbə:)", "(sülh mənbə)");
        check("başlıq:« » tarix:\"\"", "başlıq tarix");
    }

    #[test]
    fn initials_stand_before_names() {
        check("N.Nərimanov", "N. Nərimanov");
        check("m.ə.rəsulzadə", "m. ə. rəsulzadə");
        check("N. Nərimanov", "N. Nərimanov");
        check("o vaxt", "o vaxt");
    }

    #[test]
    fn nothing_is_an_error() {
        check("Bakı'nın", "Bakı'nın");
        check("1920-ci il: sülh", "[1920-01-01..1920-12-31] sülh");
        check_notice("\"sülh", "sülh", Notice::LoneQuote);
        check_notice("sülh)", "sülh", Notice::LoneBracket);
        check_notice("yer:Bakı", "yer Bakı", Notice::UnknownField { name: "yer".into() });
        check_notice("tarix:dünən", "dünən", Notice::UnreadableDate { typed: "dünən".into() });
        check("", "");
        check("- | ( )", "");
    }
}
