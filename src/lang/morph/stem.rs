//! A lexicon row → the spellings of its stem and what may follow each.
//!
//! çörək is çörək before a consonant and çörəy before a vowel; oğul loses its u, et- is ed- there. A listed verb
//! brings its passive and causative along: stems of their own, ranked below listed ones.

use super::alphabet::{Vowel, is_vowel};
use super::row::{Pos, Row};
use super::shape::{Ending, is_back};

/// Which chain of suffixes a stem begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the states of the suffix tables, described there")]
pub enum Chain {
    Noun,
    Adjective,
    Adverb,
    Particle,
    Verb,
    Guess,
    GuessVerb,
    Possessed,
    Compound,
    Name,
}

#[allow(dead_code, reason = "the build script numbers the starts by it")]
/// Every chain with the state of the suffix tables that it begins in.
pub const CHAINS: [(Chain, &str); 10] = [
    (Chain::Noun, "N"),
    (Chain::Adjective, "A"),
    (Chain::Adverb, "D"),
    (Chain::Particle, "X"),
    (Chain::Verb, "V"),
    (Chain::Guess, "G"),
    (Chain::GuessVerb, "W"),
    (Chain::Possessed, "P3"),
    (Chain::Compound, "O"),
    (Chain::Name, "M"),
];

impl Chain {
    /// The chain of a part of speech.
    pub fn of(pos: Pos) -> Chain {
        match pos {
            Pos::Verb => Chain::Verb,
            Pos::Adjective => Chain::Adjective,
            Pos::Adverb | Pos::Postposition => Chain::Adverb,
            Pos::Conjunction | Pos::Particle | Pos::Interjection => Chain::Particle,
            Pos::Place | Pos::Given | Pos::Family | Pos::Name => Chain::Name,
            _ => Chain::Noun,
        }
    }
}

/// The chain of a row; an abbreviation without a vowel takes its endings behind a hyphen only.
fn chain(row: &Row) -> Chain {
    match row.pos {
        Pos::Abbreviation if last_vowel(&row.head).is_none() => Chain::Particle,
        pos => Chain::of(pos),
    }
}

/// The number of a start: chain, vowel class, ending.
pub fn start(chain: Chain, class: Vowel, ending: Ending) -> usize {
    (chain as usize * 4 + class as usize) * 4 + ending as usize
}

/// One spelling of a stem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stem {
    /// The letters that a word must begin with.
    pub key: String,
    /// The lemma.
    pub lemma: String,
    /// The part of speech.
    pub pos: Pos,
    /// The chain of suffixes that it begins.
    pub chain: Chain,
    /// The class of the vowel that decides the suffixes.
    pub class: Vowel,
    /// What may follow.
    pub ending: Ending,
    /// Made by rule, not listed.
    pub made: bool,
    /// Another reading should win.
    pub rare: bool,
    /// A noun in -ma that is no action.
    pub thing: bool,
    /// Another spelling of its lemma.
    pub alias: bool,
    /// What the lemma is derived from by no rule.
    pub from: Option<String>,
}

/// The class of the last vowel of a word.
pub fn last_vowel(word: &str) -> Option<Vowel> {
    word.chars().rev().find_map(Vowel::of)
}

/// How many vowels a word has.
pub fn syllables(word: &str) -> usize {
    word.chars().filter(|letter| is_vowel(*letter)).count()
}

/// All spellings of the stem of a row, those of its regular voices among them.
pub fn stems(row: &Row, out: &mut Vec<Stem>) {
    let stem = row.stem();
    let ends_in_vowel = stem.chars().next_back().is_some_and(is_vowel);
    let class = match last_vowel(stem).map(|class| harmony(class, row.back)) {
        Some(class) => class,
        None if row.pos == Pos::Verb => match row.head.ends_with("maq") {
            true => Vowel::BackPlain,
            false => Vowel::FrontPlain,
        },
        None => Vowel::BackPlain,
    };
    let lemma = row.same_as.clone().unwrap_or_else(|| row.head.clone());
    let mut push = |key: String, ending: Ending| {
        out.push(Stem {
            key,
            lemma: lemma.clone(),
            pos: row.pos,
            chain: chain(row),
            class,
            ending,
            made: false,
            rare: row.rare,
            thing: row.thing,
            alias: row.same_as.is_some(),
            from: row.from.clone(),
        });
    };
    push(
        stem.to_owned(),
        match ends_in_vowel {
            true => Ending::Vowel,
            false if row.soft || row.drop => Ending::Hard,
            false => Ending::Full,
        },
    );
    let mut softened = if row.drop { dropped(stem) } else { stem.to_owned() };
    if row.soft {
        softened = soften(&softened);
    }
    if softened != stem {
        push(softened, Ending::Soft);
    }
    if row.ybuf {
        push(format!("{stem}y"), Ending::Soft);
    }
    let kin = row.pos.is_name() && ["oğlu", "qızı"].iter().any(|end| row.head.ends_with(end));
    if row.izafet || kin {
        let base = Stem {
            key: row.head.clone(),
            lemma,
            pos: row.pos,
            chain: Chain::Possessed,
            class,
            ending: Ending::Vowel,
            made: false,
            rare: row.rare,
            thing: row.thing,
            alias: row.same_as.is_some(),
            from: None,
        };
        let key = unpossessed(&row.head);
        let ending = if key.ends_with(is_vowel) { Ending::Vowel } else { Ending::Full };
        out.push(Stem { key, chain: Chain::Compound, ending, ..base.clone() });
        out.push(base);
    }
    if row.pos == Pos::Verb && row.same_as.is_none() {
        voices(row, out);
    }
    if row.pos == Pos::People && row.same_as.is_none() && !row.rare {
        out.push(language(row, class));
    }
}

/// What a people speaks: gürcücə is a word of its own, and declined (rusca-dan); gürcü is its base.
fn language(row: &Row, class: Vowel) -> Stem {
    let (ending, class) = if is_back(class) { ("ca", Vowel::BackPlain) } else { ("cə", Vowel::FrontPlain) };
    let key = format!("{}{ending}", row.head);
    Stem {
        lemma: key.clone(),
        key,
        pos: Pos::Adverb,
        chain: Chain::Adverb,
        class,
        ending: Ending::Vowel,
        made: false,
        rare: false,
        thing: false,
        alias: false,
        from: Some(row.head.clone()),
    }
}

fn harmony(class: Vowel, back: Option<bool>) -> Vowel {
    match (back, class) {
        (Some(true), Vowel::FrontPlain) => Vowel::BackPlain,
        (Some(true), Vowel::FrontRound) => Vowel::BackRound,
        (Some(false), Vowel::BackPlain) => Vowel::FrontPlain,
        (Some(false), Vowel::BackRound) => Vowel::FrontRound,
        _ => class,
    }
}

/// The stem without its last vowel: oğul → oğl.
fn dropped(stem: &str) -> String {
    match stem.char_indices().rfind(|(_, letter)| is_vowel(*letter)) {
        Some((at, letter)) => format!("{}{}", &stem[..at], &stem[at + letter.len_utf8()..]),
        None => stem.to_owned(),
    }
}

/// The head of a compound without its possessive: dəmiryolu → dəmiryol, sacayağı → sacayaq, eşşəkarısı → eşşəkarı.
fn unpossessed(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.pop();
    match letters.as_slice() {
        [.., 'o', 'ğ', 'l'] => letters.insert(letters.len() - 1, 'u'),
        [.., before, 's'] if is_vowel(*before) => drop(letters.pop()),
        [.., before, last @ ('ğ' | 'y')] if is_vowel(*before) => {
            let hard = if *last == 'ğ' { 'q' } else { 'k' };
            letters.pop();
            letters.push(hard);
        }
        _ => {}
    }
    letters.into_iter().collect()
}

/// The stem with its last consonant voiced: çörək → çörəy, otaq → otağ, et → ed.
pub fn soften(stem: &str) -> String {
    let mut out = stem.to_owned();
    if let Some(soft) = match out.pop() {
        Some('k') => Some('y'),
        Some('q') => Some('ğ'),
        Some('t') => Some('d'),
        other => other,
    } {
        out.push(soft);
    }
    out
}

/// The regular passive and causative of a listed verb.
fn voices(row: &Row, out: &mut Vec<Stem>) {
    let stem = row.stem();
    let Some(class) = last_vowel(stem) else { return };
    let high = match class {
        Vowel::BackPlain => 'ı',
        Vowel::FrontPlain => 'i',
        Vowel::BackRound => 'u',
        Vowel::FrontRound => 'ü',
    };
    let long = syllables(stem) >= 2;
    let mut made: Vec<(String, bool)> = Vec::new();
    if stem.ends_with(is_vowel) {
        made.push((format!("{stem}n"), false));
        made.push((format!("{stem}t"), true));
        made.push((format!("{stem}d{high}l"), false));
    } else {
        let passive = |stem: &str| match stem.ends_with('l') {
            true => format!("{stem}{high}n"),
            false => format!("{stem}{high}l"),
        };
        let already =
            long && [format!("{high}l"), format!("{high}n")].iter().any(|voice| stem.ends_with(voice));
        if !already {
            made.push((passive(&if row.soft { soften(stem) } else { stem.to_owned() }), false));
        }
        made.push((format!("{stem}d{high}r"), false));
        made.push((format!("{stem}d{high}r{high}l"), false));
        if long && stem.ends_with(['l', 'r']) {
            made.push((format!("{stem}t"), true));
            made.push((format!("{stem}d{high}l"), false));
        }
    }
    let infinitive = if is_back(class) { "maq" } else { "mək" };
    for (key, soft) in made {
        let stem = |key: String, lemma: String, ending: Ending| Stem {
            key,
            lemma,
            pos: Pos::Verb,
            chain: Chain::Verb,
            class,
            ending,
            made: true,
            rare: row.rare,
            thing: row.thing,
            alias: false,
            from: None,
        };
        let lemma = format!("{key}{infinitive}");
        if soft {
            out.push(stem(soften(&key), lemma.clone(), Ending::Soft));
            out.push(stem(key, lemma, Ending::Hard));
        } else {
            out.push(stem(key, lemma, Ending::Full));
        }
    }
}
