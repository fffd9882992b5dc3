//! Names of places that are written as one word or as two.

/// What names of rivers, mountains, lakes, castles and villages end in, with the possessive of the looser spelling.
const PLACES: [(&str, &str); 14] = [
    ("çay", "çayı"),
    ("dağ", "dağı"),
    ("göl", "gölü"),
    ("qala", "qalası"),
    ("kənd", "kəndi"),
    ("dərə", "dərəsi"),
    ("düz", "düzü"),
    ("bulaq", "bulağı"),
    ("təpə", "təpəsi"),
    ("su", "suyu"),
    ("körpü", "körpüsü"),
    ("abad", "abadı"),
    ("şəhər", "şəhəri"),
    ("oba", "obası"),
];
/// Fewest letters of the name before such a word.
const SHORTEST: usize = 3;

/// The two words that a name of one word may be written as; the place may carry an ending.
pub fn parts(word: &str) -> Vec<(String, String)> {
    let split = |(place, _): &(&str, &str)| {
        let at = word.rfind(place)?;
        let long = word[..at].chars().count() >= SHORTEST;
        long.then(|| (word[..at].to_string(), word[at..].to_string()))
    };
    PLACES.iter().filter_map(split).collect()
}

/// The one word that a name of two may be written as: `göy göl`, `kürək çayı` and their cases.
pub fn joined(first: &str, second: &str) -> Option<String> {
    let (place, rest) = PLACES.iter().find_map(|(bare, owned)| {
        let rest = second.strip_prefix(owned).map(|rest| (rest, true));
        let rest = rest.or_else(|| second.strip_prefix(bare).map(|rest| (rest, false)))?;
        // Behind the possessive a case begins with n: `çayının`, `çayında`.
        let rest = if rest.1 { rest.0.strip_prefix('n').unwrap_or(rest.0) } else { rest.0 };
        Some((*bare, rest))
    })?;
    let plain = rest.is_empty() || crate::lang::endings::is_ending(rest);
    (plain && first.chars().count() >= SHORTEST).then(|| format!("{first}{place}"))
}

#[cfg(test)]
mod tests {
    use super::{joined, parts};

    #[test]
    fn one_word_is_two() {
        assert_eq!(parts("kürəkçay"), [("kürək".to_string(), "çay".to_string())]);
        assert!(parts("çay").is_empty() && parts("su").is_empty() && parts("qarabağ").is_empty());
    }

    #[test]
    fn two_words_are_one() {
        assert_eq!(joined("göy", "göl").as_deref(), Some("göygöl"));
        assert_eq!(joined("kürək", "çayının").as_deref(), Some("kürəkçay"));
        assert_eq!(joined("kürək", "çayında").as_deref(), Some("kürəkçay"));
        assert_eq!(joined("qars", "müqaviləsi"), None);
    }
}
