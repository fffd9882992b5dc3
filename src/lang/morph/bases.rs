//! A lemma → what it is derived from (level 2): voice, -lı -sız -lıq -çı -laş, and the pairs that rows name.

use super::alphabet::Vowel;
use super::analyzer::Analyzer;
use super::codes::encode;
use super::data::Lexicon;
use super::row::Pos;
use super::stem::last_vowel;

/// How many bases a lemma may have.
const MOST: usize = 4;

/// Endings of derived nominals, the long ones first.
const NOMINAL: [&str; 7] = ["çIlIq", "sIzlIq", "lIlIq", "lIq", "çI", "sIz", "lI"];
/// What turns a nominal into a verb.
const VERBAL: [&str; 6] = ["sIzlAşdIr", "lAşdIr", "lAndIr", "lAş", "lAn", "lA"];
/// Voices, and the letters that an active stem may end in instead.
const VOICE: [&str; 9] = ["IşdIr", "dIr", "Il", "In", "Iş", "Ir", "n", "t", "ş"];

/// The part of speech and the named base of a lemma that a lexicon lists.
pub(super) fn listed(analyzer: &Analyzer, lemma: &str) -> Option<(Pos, Option<String>)> {
    let stem = lemma.strip_suffix("maq").or_else(|| lemma.strip_suffix("mək"));
    let mut found = None;
    for lexicon in [Some(Lexicon::Built), analyzer.own()].into_iter().flatten() {
        for (text, verb) in [(Some(lemma), false), (stem, true)] {
            let Some(text) = text else { continue };
            let codes = encode(text);
            lexicon.prefixes(&codes, |letters, entry| {
                let whole = letters == codes.len() && !entry.fixed() && !entry.made();
                if whole && (entry.pos == Pos::Verb) == verb && lexicon.text(entry.lemma) == lemma {
                    let from = (entry.from != 0).then(|| lexicon.text(entry.from).to_owned());
                    if found.is_none() || from.is_some() {
                        found = Some((entry.pos, from));
                    }
                }
            });
        }
    }
    found
}

/// The bases of a lemma, the nearest first.
pub(super) fn bases(analyzer: &Analyzer, lemma: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut work = vec![lemma.to_owned()];
    // Each base is shorter than what it comes from or named by a row, so two or three rounds reach the root.
    while let Some(lemma) = work.pop() {
        for base in step(analyzer, &lemma) {
            if out.len() < MOST && !out.contains(&base) && base != lemma {
                out.push(base.clone());
                work.push(base);
            }
        }
    }
    out.retain(|base| base != lemma);
    out
}

fn step(analyzer: &Analyzer, lemma: &str) -> Vec<String> {
    if let Some((_, Some(base))) = listed(analyzer, lemma) {
        return vec![base];
    }
    let infinitive = [("maq", true), ("mək", false)].into_iter().find_map(|(ending, back)| {
        lemma
            .strip_suffix(ending)
            .filter(|stem| last_vowel(stem).is_some_and(|class| super::shape::is_back(class) == back))
    });
    let mut out = Vec::new();
    if let Some(stem) = infinitive {
        for voice in VOICE {
            if let Some(shorter) = strip(stem, voice) {
                out.extend(verb(analyzer, shorter));
            }
            if !out.is_empty() {
                return out;
            }
        }
        for ending in VERBAL {
            if let Some(shorter) = strip(stem, ending) {
                out.extend(nominal(analyzer, shorter));
            }
            if !out.is_empty() {
                return out;
            }
        }
        return out;
    }
    for ending in NOMINAL {
        if let Some(shorter) = strip(lemma, ending) {
            out.extend(nominal(analyzer, shorter));
        }
        if !out.is_empty() {
            return out;
        }
    }
    out
}

/// The stem before an ending, where harmony holds.
fn strip<'t>(text: &'t str, ending: &str) -> Option<&'t str> {
    for (class, a, i) in [
        (Vowel::BackPlain, 'a', 'ı'),
        (Vowel::FrontPlain, 'ə', 'i'),
        (Vowel::BackRound, 'a', 'u'),
        (Vowel::FrontRound, 'ə', 'ü'),
    ] {
        let mut spelled = String::new();
        let mut inside = class;
        for symbol in ending.chars() {
            spelled.push(match symbol {
                'A' => a,
                'I' if inside != class => {
                    if super::shape::is_back(class) {
                        'ı'
                    } else {
                        'i'
                    }
                }
                'I' => i,
                'q' if !super::shape::is_back(class) => 'k',
                letter => letter,
            });
            if symbol == 'A' {
                inside = if super::shape::is_back(class) { Vowel::BackPlain } else { Vowel::FrontPlain };
            }
        }
        if let Some(stem) = text.strip_suffix(&spelled)
            && last_vowel(stem) == Some(class)
        {
            return Some(stem);
        }
    }
    None
}

/// The listed infinitives of a stem as it stands or with its t restored.
fn verb(analyzer: &Analyzer, stem: &str) -> Vec<String> {
    let infinitive = match last_vowel(stem) {
        Some(class) if super::shape::is_back(class) => "maq",
        Some(_) => "mək",
        None => return Vec::new(),
    };
    let mut found = vec![format!("{stem}{infinitive}")];
    if let Some(head) = stem.strip_suffix('d') {
        found.push(format!("{head}t{infinitive}"));
    }
    found.retain(|lemma| matches!(listed(analyzer, lemma), Some((Pos::Verb, _))));
    found
}

fn nominal(analyzer: &Analyzer, stem: &str) -> Option<String> {
    let known = listed(analyzer, stem).is_some_and(|(pos, _)| pos != Pos::Verb && pos != Pos::Pronoun);
    (known && stem.chars().count() >= 2).then(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::lang::morph::Analyzer;

    #[track_caller]
    fn check(lemma: &str, expected: &[&str]) {
        assert_eq!(Analyzer::new().bases(lemma), expected, "{lemma}");
    }

    #[test]
    fn voices_lead_to_the_active() {
        check("edilmək", &["etmək"]);
        check("imzalanmaq", &["imzalamaq", "imza"]);
        check("köçürmək", &["köçmək"]);
        check("verilmək", &["vermək"]);
    }

    #[test]
    fn derived_nouns_lead_to_their_base() {
        check("bakılı", &["bakı"]);
        check("işğalçı", &["işğal"]);
        check("müstəqillik", &["müstəqil"]);
    }

    #[test]
    fn simple_words_have_none() {
        for lemma in ["etmək", "bakı", "ekran", "almaq", "qars", "dəmir", "qızıl", "", "1920"] {
            check(lemma, &[]);
        }
    }
}
