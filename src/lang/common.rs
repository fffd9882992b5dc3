//! Common words, walked over byte by byte: nearly every word of a text is one.
//!
//! A table of states rather than tests of each letter: which letters take two bytes is as good as random, and a
//! processor that guesses wrong at every second word is three times as slow.

use super::alphabet::{capital, small_letter};

/// Before the first letter.
const START: u8 = 0;
/// Behind a letter.
const INSIDE: u8 = 1;
/// The word ends before this byte.
const END: u8 = 2;
/// Something that only the careful walk can judge.
const CAREFUL: u8 = 3;
/// Behind the first byte of a letter that begins the word; one for each such byte.
const FIRST: u8 = 4;
/// Behind that of a later letter.
const LATER: u8 = FIRST + LEADS.len() as u8;
const STATES: usize = LATER as usize + LEADS.len();

/// The first bytes of our letters of two bytes.
const LEADS: [u8; 5] = [0xC3, 0xC4, 0xC5, 0xC6, 0xC9];

static NEXT: [[u8; 256]; STATES] = {
    let mut next = [[CAREFUL; 256]; STATES];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        if letter.is_ascii_lowercase() {
            (next[START as usize][byte], next[INSIDE as usize][byte]) = (INSIDE, INSIDE);
        } else if letter.is_ascii_uppercase() {
            next[START as usize][byte] = INSIDE;
        } else if matches!(letter, b' ' | b'\n' | b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b'"') {
            next[INSIDE as usize][byte] = END;
        }
        let mut lead = 0;
        while lead < LEADS.len() {
            if letter == LEADS[lead] {
                next[START as usize][byte] = FIRST + lead as u8;
                next[INSIDE as usize][byte] = LATER + lead as u8;
            }
            if small_letter(LEADS[lead], letter) == 2 {
                next[FIRST as usize + lead][byte] = INSIDE;
                next[LATER as usize + lead][byte] = INSIDE;
            } else if capital(LEADS[lead], letter) == 2 {
                next[FIRST as usize + lead][byte] = INSIDE;
            }
            lead += 1;
        }
        byte += 1;
    }
    next
};

/// The end of a common word at `from`: letters of the alphabet, the first one a capital or not, then a blank or
/// the like. What may join the word to something is not for this walk.
pub(super) fn end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut state = START;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        state = NEXT[usize::from(state)][usize::from(*byte)];
        if state == END {
            return Some(at);
        }
        if state == CAREFUL {
            return None;
        }
    }
    (state == INSIDE).then_some(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::end;

    #[test]
    fn letters_of_the_alphabet_are_walked_over() {
        for (text, to) in
            [("Şəki", Some("Şəki")), ("əl-", None), ("aƏ", None), ("İş.", Some("İş")), (".", None)]
        {
            assert_eq!(end(text.as_bytes(), 0).map(|to| &text[..to]), to, "{text}");
        }
        assert_eq!(end("ï".as_bytes(), 0), None);
        assert_eq!(end("Q(b)".as_bytes(), 0), None);
        assert_eq!(end(b"", 0), None);
    }
}
