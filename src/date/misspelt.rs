//! Months with one typing error.

use super::ending::ending;
use super::words::{Reading, Sense};

/// The months that a typing error may be looked for in: short ones have too many neighbours.
const LONG_MONTHS: [(&[u8], u8); 8] = [
    (b"yanvar", 1),
    (b"fevral", 2),
    (b"aprel", 4),
    (b"avqust", 8),
    (b"sentyabr", 9),
    (b"oktyabr", 10),
    (b"noyabr", 11),
    (b"dekabr", 12),
];

/// A month at one typing error, with any ending: only to be asked behind a day or before a year.
pub fn misspelt_month(skeleton: &[u8]) -> Option<Reading> {
    let first = *skeleton.first()?;
    if skeleton.len() < 4 || skeleton.starts_with(b"yanar") {
        return None;
    }
    LONG_MONTHS.iter().filter(|(stem, _)| stem[0] == first).find_map(|(stem, month)| {
        (stem.len() - 1..=stem.len() + 1).rev().find_map(|len| {
            let (head, rest) = skeleton.split_at_checked(len)?;
            let (plural, case) = ending(rest)?;
            one_error(head, stem).then_some(Reading { sense: Sense::Month(*month), plural, case })
        })
    })
}

/// Whether one letter put in, left out, mistyped, or swapped with the next makes `word` out of `stem`.
fn one_error(word: &[u8], stem: &[u8]) -> bool {
    let same = word.iter().zip(stem).take_while(|(a, b)| a == b).count();
    let (word, stem) = (&word[same..], &stem[same..]);
    match (word, stem) {
        ([_, word @ ..], [_, stem @ ..]) if word == stem => true,
        ([a, b, word @ ..], [c, d, stem @ ..]) if (a, b) == (d, c) && word == stem => true,
        ([_, more @ ..], stem) if more == stem => true,
        (word, [_, less @ ..]) => word == less,
        _ => word.is_empty() && stem.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::misspelt_month;
    use crate::date::skeleton::Skeleton;
    use crate::date::words::Sense;

    #[test]
    fn months_with_one_error() {
        for (word, month) in
            [("sentybr", 9), ("oktyar", 10), ("oktaybrda", 10), ("noyabır", 11), ("dekbrın", 12)]
        {
            let skeleton = Skeleton::read(word, 0);
            let reading = misspelt_month(skeleton.letters());
            assert_eq!(reading.map(|r| r.sense), Some(Sense::Month(month)), "{word}");
        }
        for word in ["yanar", "kənd", "dekan", "apara", "nəfər", "federal", "yanvarski", "okt"] {
            assert_eq!(misspelt_month(Skeleton::read(word, 0).letters()), None, "{word}");
        }
    }
}
