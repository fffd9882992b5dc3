//! Words of one root, by the lexicon alone: what a lemma is derived from, and what leads back to it.

use crate::error::Result;
use crate::lang::morph::Analyzer;

/// Words that a lemma is derived from, each with its steps away, and the verb of a noun in -ış or the noun of a verb:
/// `açılış` and `açılmaq` tell of the same.
pub fn bases(analyzer: &Analyzer, lemma: &str) -> Vec<(u8, String)> {
    let mut out: Vec<(u8, String)> = Vec::new();
    for ending in ["ış", "iş", "uş", "üş"] {
        if let Some(stem) = lemma.strip_suffix(ending) {
            let infinitive = if matches!(ending, "ış" | "uş") { "maq" } else { "mək" };
            out.push((0, format!("{stem}{infinitive}")));
        }
        if let Some(stem) = lemma.strip_suffix("maq").or(lemma.strip_suffix("mək")) {
            out.push((0, format!("{stem}{ending}")));
        }
    }
    out.retain(|(_, other)| analyzer.is_known(other));
    out.extend(analyzer.bases(lemma).into_iter().enumerate().map(|(step, base)| (step as u8, base)));
    out
}

/// Whether a word is there and derived from the lemma: a chance likeness (`başlıq`, a heading, is no `baş`) is not.
pub fn leads_back(
    analyzer: &Analyzer,
    word: &str,
    lemma: &str,
    is_there: impl FnOnce() -> Result<bool>,
) -> Result<bool> {
    Ok(is_there()? && analyzer.bases(word).iter().any(|base| base == lemma))
}

/// Whether a lemma is a verb's.
pub fn is_infinitive(lemma: &str) -> bool {
    lemma.ends_with("maq") || lemma.ends_with("mək")
}
