//! One line of a lexicon file → headword, part of speech, flags.
//!
//! The same reader serves the build script and the rows that a user gives at run time.

use super::case::lower;

/// What kind of word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Pos {
    Noun,
    Adjective,
    Adverb,
    Numeral,
    Pronoun,
    Postposition,
    Conjunction,
    Particle,
    Interjection,
    Verb,
    Place,
    People,
    Given,
    Family,
    Name,
    Abbreviation,
}

impl Pos {
    /// Every part of speech with its name in the lexicon files.
    pub const ALL: [(Pos, &'static str); 16] = [
        (Pos::Noun, "n"),
        (Pos::Adjective, "adj"),
        (Pos::Adverb, "adv"),
        (Pos::Numeral, "num"),
        (Pos::Pronoun, "pron"),
        (Pos::Postposition, "post"),
        (Pos::Conjunction, "conj"),
        (Pos::Particle, "part"),
        (Pos::Interjection, "intj"),
        (Pos::Verb, "v"),
        (Pos::Place, "place"),
        (Pos::People, "people"),
        (Pos::Given, "given"),
        (Pos::Family, "family"),
        (Pos::Name, "name"),
        (Pos::Abbreviation, "abbr"),
    ];

    /// The name in the lexicon files.
    pub fn name(self) -> &'static str {
        Pos::ALL.iter().find(|(pos, _)| *pos == self).map_or("n", |(_, name)| name)
    }

    /// Whether it names a person, place or people.
    pub fn is_name(self) -> bool {
        matches!(self, Pos::Place | Pos::People | Pos::Given | Pos::Family | Pos::Name)
    }
}

/// A row of the lexicon; words are in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The dictionary form.
    pub head: String,
    /// The part of speech.
    pub pos: Pos,
    /// k→y, q→ğ, t→d before a vowel.
    pub soft: bool,
    /// The last vowel drops before a vowel.
    pub drop: bool,
    /// y before the possessive and the genitive.
    pub ybuf: bool,
    /// A compound whose head carries the possessive: dəmiryolu, plural dəmiryolları.
    pub izafet: bool,
    /// A noun in -ma that is a thing before an action: açıqlaması.
    pub thing: bool,
    /// Another reading of the same letters should win.
    pub rare: bool,
    /// Harmony against the last vowel: `Some(true)` back, `Some(false)` front.
    pub back: Option<bool>,
    /// The headword that this one is another spelling of.
    pub same_as: Option<String>,
    /// The headword that this one is derived from.
    pub from: Option<String>,
}

/// Reads one line; `Ok(None)` for blank lines and comments.
///
/// # Errors
/// What is wrong with the row, without its place.
pub fn read(line: &str) -> Result<Option<Row>, String> {
    let mut fields = line.split('#').next().unwrap_or("").split_whitespace();
    let Some(head) = fields.next() else { return Ok(None) };
    let Some(pos) = fields.next() else { return Err(format!("`{head}` has no part of speech")) };
    let Some((pos, _)) = Pos::ALL.iter().find(|(_, name)| *name == pos) else {
        return Err(format!("`{pos}` is no part of speech"));
    };
    let mut row = Row {
        head: lower(head),
        pos: *pos,
        soft: false,
        drop: false,
        ybuf: false,
        izafet: false,
        thing: false,
        rare: false,
        back: None,
        same_as: None,
        from: None,
    };
    for flag in fields {
        match flag {
            "soft" => row.soft = true,
            "hard" => {}
            "drop" => row.drop = true,
            "ybuf" => row.ybuf = true,
            "izafet" => row.izafet = true,
            "thing" => row.thing = true,
            "rare" => row.rare = true,
            "back" => row.back = Some(true),
            "front" => row.back = Some(false),
            _ => match (flag.strip_prefix('='), flag.strip_prefix('<')) {
                (Some(head), _) if !head.is_empty() => row.same_as = Some(lower(head)),
                (_, Some(head)) if !head.is_empty() => row.from = Some(lower(head)),
                _ => return Err(format!("`{flag}` is no flag")),
            },
        }
    }
    if row.pos == Pos::Verb && !row.head.ends_with("maq") && !row.head.ends_with("mək") {
        return Err(format!("the verb `{}` does not end in -maq or -mək", row.head));
    }
    if row.soft && !row.stem().ends_with(['k', 'q', 't']) {
        return Err(format!("`{}` is soft but does not end in k, q or t", row.head));
    }
    if row.izafet && !row.head.ends_with(['ı', 'i', 'u', 'ü']) {
        return Err(format!("`{}` ends in no possessive", row.head));
    }
    Ok(Some(row))
}

impl Row {
    /// The headword without the ending of the infinitive.
    pub fn stem(&self) -> &str {
        match self.pos {
            Pos::Verb => {
                self.head.strip_suffix("maq").or_else(|| self.head.strip_suffix("mək")).unwrap_or(&self.head)
            }
            _ => &self.head,
        }
    }
}
