//! A lemma → what regular derivation may make of it: `öldürmək` → `öldürülmək`, `müstəqil` → `müstəqillik`.
//!
//! The way down from level 2. What comes out need not exist: whoever looks the words up in an index drops those that
//! it has not, and asks [`Analyzer::bases`](super::Analyzer::bases) whether the rest really lead back.

use super::alphabet::{Vowel, is_vowel};
use super::shape::is_back;
use super::stem::last_vowel;

/// Voices of a stem that ends in a consonant.
const CLOSED: [&str; 9] = ["Il", "In", "Iş", "dIr", "Ir", "Ar", "t", "dIrIl", "IşdIr"];
/// Voices of a stem that ends in a vowel.
const OPEN: [&str; 6] = ["n", "nIl", "t", "tIl", "ş", "l"];
/// What verbs make nouns of: `ölüm`, `açılış`, `seçki`, `tikinti`, `yanğın`.
const NOUNS: [&str; 10] = ["Im", "Iş", "In", "IntI", "kI", "gI", "ğIn", "qIn", "gIn", "kIn"];
/// What nominals make, but for -sız, which says the contrary.
const NOMINAL: [&str; 8] = ["lIq", "lI", "çI", "lA", "lAş", "lAn", "lAşdIr", "lAşdIrIl"];

/// The words that regular derivation may make of a lemma.
pub(super) fn derivatives(lemma: &str) -> Vec<String> {
    let mut out = Vec::new();
    match lemma.strip_suffix("maq").or_else(|| lemma.strip_suffix("mək")) {
        Some(stem) if last_vowel(stem).is_none() => {}
        Some(stem) => {
            let open = stem.ends_with(is_vowel);
            for ending in if open { &OPEN[..] } else { &CLOSED[..] } {
                let soft = ending.starts_with('I').then(|| soften(stem)).flatten();
                let stems = [Some(stem), soft.as_deref()].into_iter().flatten();
                out.extend(stems.map(|stem| infinitive(attach(stem, ending))));
            }
            // `yarat-` and `yaran-`, `dağıt-` and `dağıl-` have one root; `devir-` drops its vowel in `devril-`.
            let root = stem.strip_suffix('t').filter(|root| root.ends_with(is_vowel));
            let dropped = dropped(stem).map(|short| attach(&short, "Il"));
            let others = root.into_iter().flat_map(|root| [format!("{root}n"), format!("{root}l")]);
            out.extend(others.chain(dropped).map(infinitive));
            if !open {
                out.extend(NOUNS.map(|ending| attach(stem, ending)));
            }
        }
        None if last_vowel(lemma).is_some() => {
            for ending in NOMINAL {
                let word = attach(lemma, ending);
                out.push(if ending.starts_with("lA") { infinitive(word) } else { word });
            }
        }
        None => {}
    }
    out
}

/// The infinitive of a stem.
fn infinitive(stem: String) -> String {
    let ending = if last_vowel(&stem).is_some_and(is_back) { "maq" } else { "mək" };
    stem + ending
}

/// A stem of two syllables in -r without its last vowel.
fn dropped(stem: &str) -> Option<String> {
    let head = stem.strip_suffix('r')?;
    let short = head.strip_suffix(is_vowel)?;
    last_vowel(short).is_some().then(|| format!("{short}r"))
}

/// A stem in -t as it is before a vowel: `et-` → `ed-il-`.
fn soften(stem: &str) -> Option<String> {
    Some(format!("{}d", stem.strip_suffix('t')?))
}

/// A stem with an ending whose I, A and q follow its vowels.
fn attach(stem: &str, ending: &str) -> String {
    let mut word = stem.to_owned();
    for symbol in ending.chars() {
        let Some(class) = last_vowel(&word) else { continue };
        word.push(match (symbol, class) {
            ('A', class) => {
                if is_back(class) {
                    'a'
                } else {
                    'ə'
                }
            }
            ('I', Vowel::BackPlain) => 'ı',
            ('I', Vowel::FrontPlain) => 'i',
            ('I', Vowel::BackRound) => 'u',
            ('I', Vowel::FrontRound) => 'ü',
            ('q', class) if !is_back(class) => 'k',
            (letter, _) => letter,
        });
    }
    word
}

#[cfg(test)]
mod tests {
    use crate::lang::morph::Analyzer;

    /// Each leads down to the second word, and back.
    #[test]
    fn what_is_derived_leads_back() {
        let analyzer = Analyzer::new();
        for (base, made) in [
            ("etmək", "edilmək"),
            ("öldürmək", "öldürülmək"),
            ("köçmək", "köçürmək"),
            ("imzalamaq", "imzalanmaq"),
            ("qurmaq", "qurulmaq"),
            ("müstəqil", "müstəqillik"),
            ("milli", "milliləşdirilmək"),
            ("bakı", "bakılı"),
            ("yaratmaq", "yaranmaq"),
            ("dağıtmaq", "dağılmaq"),
            ("devirmək", "devrilmək"),
            ("çıxmaq", "çıxarmaq"),
            ("seçmək", "seçki"),
            ("tikmək", "tikinti"),
            ("yanmaq", "yanğın"),
        ] {
            assert!(analyzer.derivatives(base).contains(&made.to_owned()), "{base} → {made}");
            assert!(analyzer.bases(made).contains(&base.to_owned()), "{made} → {base}");
        }
    }

    #[test]
    fn words_without_a_vowel_have_none() {
        for lemma in ["", "bmt", "1920", "mək", "v"] {
            assert_eq!(Analyzer::new().derivatives(lemma), [""; 0], "{lemma}");
        }
    }
}
