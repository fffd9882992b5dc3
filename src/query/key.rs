//! The beginning of a word, by which tables are looked up.

use super::alphabet::folded_letter;
use super::case::lower_char;

/// The first two letters of the first word of a text, folded, as one number.
pub fn key(text: &str) -> u64 {
    let word = text.chars().skip_while(|letter| !letter.is_alphanumeric());
    let mut letters = word.take_while(|letter| letter.is_alphanumeric()).map(small).map(folded_letter);
    let mut next = || letters.next().map_or(0, u64::from);
    next() << 32 | next()
}

/// How many words a name of letters, digits and blanks has; 0 for one with other marks.
pub fn plain_words(name: &str) -> usize {
    let plain = name.chars().all(|letter| letter.is_alphanumeric() || letter == ' ');
    if plain { name.split(' ').count() } else { 0 }
}

/// The small letter, without the circumflex that unifying takes away.
pub fn small(letter: char) -> char {
    match lower_char(letter) {
        'â' => 'a',
        'î' => 'i',
        'û' => 'u',
        other => other,
    }
}
