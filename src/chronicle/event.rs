//! One event of a chronicle, with all that is known of it: what the splitter makes and the index stores.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::sources::{Format, Source};
use crate::date::{Calendar, Day, Precision, Span, push_start};
use crate::lang::foreign::{Lang, passages};

/// An event: the text between two headings, as delivered, with where it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// `SOURCE:DATE`, with `.2` and so on for further events of that date; `SOURCE:x1` for undated ones; a ready
    /// event keeps its own.
    pub id: String,
    /// The title that the source gave it, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The body without its date heading: a wrapped line is one space, a paragraph one newline.
    pub text: String,
    /// When it was, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<EventDate>,
    /// The section heading it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The printed page it begins on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The language of the text: az, tr, ru, en.
    pub lang: String,
    /// The id of its source.
    pub source: String,
    /// The file as it was given.
    pub file: String,
    /// First line in that file, counted from 1.
    pub line: u64,
    /// Last line in that file.
    pub line_end: u64,
    /// Keys and columns of a ready event that have no field here.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extra: Map<String, Value>,
}

/// A date with the words that gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "StoredDate", try_from = "StoredDate")]
pub struct EventDate {
    /// As written: `13 oktyabr 1921`.
    pub text: String,
    /// The days it covers.
    pub span: Span,
}

/// A date as the index stores it.
#[derive(Serialize, Deserialize)]
struct StoredDate {
    text: String,
    from: i64,
    to: i64,
    precision: String,
    calendar: String,
    certain: bool,
}

impl From<EventDate> for StoredDate {
    fn from(EventDate { text, span }: EventDate) -> StoredDate {
        StoredDate {
            text,
            from: span.from.0,
            to: span.to.0,
            precision: span.precision.name().to_string(),
            calendar: span.calendar.name().to_string(),
            certain: span.certain,
        }
    }
}

impl TryFrom<StoredDate> for EventDate {
    type Error = String;

    fn try_from(stored: StoredDate) -> Result<EventDate, String> {
        let unknown = |what: &str| format!("{what} is unknown");
        let span = Span {
            from: Day(stored.from),
            to: Day(stored.to),
            precision: Precision::from_name(&stored.precision).ok_or_else(|| unknown(&stored.precision))?,
            calendar: Calendar::from_name(&stored.calendar).ok_or_else(|| unknown(&stored.calendar))?,
            certain: stored.certain,
        };
        Ok(EventDate { text: stored.text, span })
    }
}

/// A title for lists: the given one, else words cut from the beginning of the body.
pub fn display_title(event: &Event) -> String {
    /// Longest cut title, in characters: one line beside a date on an 80-column terminal.
    const LONGEST: usize = 60;
    if let Some(title) = &event.title {
        return title.clone();
    }
    let line = event.text.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= LONGEST {
        return line.trim_end_matches(['.', ';', ',', ':']).to_string();
    }
    let cut: String = line.chars().take(LONGEST).collect();
    // A clause is a better place to stop than a word, if enough stands before it.
    let clause = cut.rfind([',', ';', ':', '–', '—']).filter(|at| cut[..*at].chars().count() >= LONGEST / 2);
    let end = clause.or_else(|| cut.rfind(' ')).unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end_matches([' ', ',', ';', ':', '-', '–', '—']))
}

/// An event before it has an id: what splitting or a table row gives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// An id that the source itself gives.
    pub id: Option<String>,
    /// A title that the source gives.
    pub title: Option<String>,
    /// The body.
    pub text: String,
    /// The date.
    pub date: Option<EventDate>,
    /// The section heading above.
    pub section: Option<String>,
    /// The printed page.
    pub page: Option<String>,
    /// The language, where the source gives one.
    pub lang: Option<String>,
    /// First line, from 1.
    pub line: u64,
    /// Last line.
    pub line_end: u64,
    /// Further keys.
    pub extra: Map<String, Value>,
}

/// How many bytes pass the test; in so small pieces that many are tested at a time.
fn count(text: &str, test: impl Fn(u8) -> bool) -> usize {
    let piece = |bytes: &[u8]| usize::from(bytes.iter().map(|byte| u8::from(test(*byte))).sum::<u8>());
    text.as_bytes().chunks(255).map(piece).sum()
}

/// How many ә and Ә there are; many bytes are tested at a time here too.
fn count_cyrillic_schwas(text: &str) -> usize {
    let bytes = text.as_bytes();
    let pairs = bytes.chunks(255).zip(bytes.get(1..).unwrap_or_default().chunks(255));
    let schwas = |(one, next): (&[u8], &[u8])| {
        let is = |(one, next): (&u8, &u8)| u8::from((*one == 0xD3) & (next & 0xFE == 0x98));
        usize::from(one.iter().zip(next).map(is).sum::<u8>())
    };
    pairs.map(schwas).sum()
}

/// The language of a text that nothing else names: ours, unless another takes more than twice as much of it.
fn language_of(text: &str) -> Lang {
    /// So long a text is judged by its passages even if it has a few letters of ours, in bytes.
    const SHORT: usize = 300;
    // The first bytes of ə and Ə, which no other letter of the languages here begins with; q and x say half as much.
    let schwas = count(text, |byte| byte == 0xC9 || byte == 0xC6);
    let few = || {
        text.len() <= SHORT
            && (2 * schwas + count(text, |b| matches!(b | 0x20, b'q' | b'x'))) * 30 >= text.len()
    };
    if (schwas * 30 >= text.len() && text.len() >= 20) || few() {
        return Lang::Az;
    }
    // The same in Cyrillic, whose letters are of two bytes: Russian has none of them either.
    if count_cyrillic_schwas(text) * 45 >= text.len() && text.len() >= 20 {
        return Lang::Az;
    }
    let mut letters = [0; 4];
    for (range, lang) in passages(text) {
        letters[lang as usize] += text[range].chars().count();
    }
    let longest = Lang::FOREIGN.into_iter().max_by_key(|lang| letters[*lang as usize]).unwrap_or(Lang::Az);
    if letters[longest as usize] > 2 * letters[Lang::Az as usize] { longest } else { Lang::Az }
}

/// Gives the events of one source their ids: the same after every rebuild.
#[derive(Debug)]
pub struct Ids {
    source: String,
    undated: u64,
    /// Whether the source may give ids of its own.
    given: bool,
    /// How often each id was given, by its [`fingerprint`]: the ids themselves would be as long as the file.
    taken: HashMap<u128, u64, BuildHasherDefault<Spread>>,
}

/// A number for a text that no other text of an archive has.
pub(super) fn fingerprint(text: &str) -> u128 {
    const ODD: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f];
    let (mut one, mut other) = (text.len() as u64, ODD[1]);
    for eight in text.as_bytes().chunks(8) {
        let mut bytes = [0; 8];
        bytes[..eight.len()].copy_from_slice(eight);
        let word = u64::from_le_bytes(bytes);
        // Either half alone is a full mixing of all bytes so far.
        one = (one ^ word).wrapping_mul(ODD[0]);
        one ^= one >> 29;
        other = (other.rotate_left(23) ^ word).wrapping_mul(ODD[1]);
        other ^= other >> 31;
    }
    u128::from(one.wrapping_mul(ODD[1])) << 64 | u128::from(other.wrapping_mul(ODD[0]))
}

/// A fingerprint is spread over all values already.
#[derive(Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0 << 8 ^ u64::from(*byte));
    }

    fn write_u128(&mut self, fingerprint: u128) {
        self.0 = (fingerprint ^ fingerprint >> 64) as u64;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Ids {
    /// For a source.
    pub fn new(source: &str) -> Ids {
        Ids { source: source.to_string(), undated: 0, given: true, taken: HashMap::default() }
    }

    /// For a source, of whose ids only as many are remembered as need be: in a text that is split, one for each day.
    pub fn of(source: &Source) -> Ids {
        let given = matches!(source.format, Format::JsonLines | Format::Table);
        Ids { given, ..Ids::new(&source.id) }
    }

    /// The next id, for a draft.
    pub fn id_of(&mut self, draft: &Draft) -> String {
        let mut id = match &draft.id {
            Some(own) => own.clone(),
            None => {
                let mut id = String::with_capacity(self.source.len() + 16);
                id.push_str(&self.source);
                id.push(':');
                match &draft.date {
                    Some(date) => push_start(&date.span, &mut id),
                    None => {
                        self.undated += 1;
                        id.push('x');
                        id.push_str(&self.undated.to_string());
                        if !self.given {
                            return id;
                        }
                    }
                }
                id
            }
        };
        let plain = fingerprint(&id);
        let mut number = self.taken.get(&plain).copied().unwrap_or_default() + 1;
        if number > 1 {
            let length = id.len();
            loop {
                id.truncate(length);
                id.push('.');
                id.push_str(&number.to_string());
                // A source may have given such an id itself.
                if !self.given || !self.taken.contains_key(&fingerprint(&id)) {
                    break;
                }
                number += 1;
            }
            if self.given {
                self.taken.insert(fingerprint(&id), 1);
            }
        }
        self.taken.insert(plain, number);
        id
    }

    /// Makes a draft an event.
    pub fn name(&mut self, draft: Draft, source: &Source) -> Event {
        let given = draft.lang.clone().or_else(|| source.language.clone());
        Event {
            id: self.id_of(&draft),
            title: draft.title,
            lang: given.unwrap_or_else(|| language_of(&draft.text).code().into()),
            text: draft.text,
            date: draft.date,
            section: draft.section,
            page: draft.page,
            source: source.id.clone(),
            file: source.file.clone(),
            line: draft.line,
            line_end: draft.line_end,
            extra: draft.extra,
        }
    }
}
