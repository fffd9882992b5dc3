//! Running text → the places where a date may begin: one look at the first bytes of a word rules out nearly all.

use std::sync::LazyLock;

use super::skeleton::Skeleton;
use super::words::{Beginning, beginnings};

/// Bytes by what they are to the search for the beginning of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Gap,
    Digit,
    Letter,
    /// The first byte of a character of two, three or four bytes that is no letter.
    Wide(u8),
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Gap; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => Class::Digit,
            b'a'..=b'z' | b'A'..=b'Z' | b'@' => Class::Letter,
            0xC2 => Class::Wide(2),
            0xE2 | 0xEF => Class::Wide(3),
            0xF0..=0xFF => Class::Wide(4),
            0x80..=0xFF => Class::Letter,
            _ => Class::Gap,
        };
        byte += 1;
    }
    classes
};

/// How a date may begin, one bit for each way.
struct Beginnings {
    /// The first two bytes.
    pairs: Box<[u64; 1024]>,
    /// The first three letters of the skeletons of words.
    threes: [u64; 512],
    /// The same of those that point at no other date.
    heads: [u64; 512],
}

/// Five bits a letter.
fn three_key(three: [u8; 3]) -> usize {
    three.iter().fold(0, |key, letter| key << 5 | usize::from(letter & 31))
}

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZəƏǝƎәӘıİîöÖüÜçÇşŞğĞâёЁабвгдежзийјклмнопрстуфхһчҹшщъыьэюяғҝөүіАБВГДЕЖЗИЙЈКЛМНОПРСТУФХҺЧҸШЩЪЫЬЭЮЯҒҜӨҮІ";
    let mut bits = Box::new([0u64; 1024]);
    let mut set = |first: u8, second: u8| {
        let key = usize::from(first) << 8 | usize::from(second);
        bits[key / 64] |= 1 << (key % 64);
    };
    let skeletons: Vec<(String, Vec<u8>)> = LETTERS
        .chars()
        .map(|letter| letter.to_string())
        .map(|letter| {
            let skeleton = Skeleton::read(&letter, 0).letters().to_vec();
            (letter, skeleton)
        })
        .collect();
    let (mut threes, mut heads) = ([0u64; 512], [0u64; 512]);
    for Beginning { letters, whole, points } in beginnings() {
        let [first, second, third] = letters;
        // A stem of two letters ends there or goes on with an ending.
        let lasts: &[u8] = match (third, whole) {
            (0, true) => b"\0",
            (0, false) => b"\0adeiln",
            _ => &[third],
        };
        for &last in lasts {
            let key = three_key([first, second, last]);
            threes[key / 64] |= 1 << (key % 64);
            heads[key / 64] |= u64::from(!points) << (key % 64);
        }
        for (letter, skeleton) in &skeletons {
            let bytes = letter.as_bytes();
            if skeleton.first() != Some(&first) || skeleton.get(1).is_some_and(|letter| *letter != second) {
                continue;
            }
            if let [lead, next, ..] = bytes {
                set(*lead, *next);
                continue;
            }
            if second == 0 {
                [b' ', b'\n', 0xC2].into_iter().for_each(|next| set(bytes[0], next));
            }
            for (other, skeleton) in &skeletons {
                if skeleton.first() == Some(&second) {
                    set(bytes[0], other.as_bytes()[0]);
                }
            }
            // A hidden or combining mark may stand between.
            [0xC2, 0xCC, 0xE2].into_iter().for_each(|next| set(bytes[0], next));
        }
    }
    for first in *b"IVX" {
        for next in
            [b'I', b'V', b'X', b'L', b' ', b'-', b'\n', 0xC2, 0xC4, 0xD0, 0xD3, 0xE2, b'e', b'y', b'.']
        {
            set(first, next);
        }
    }
    set(0xC4, 0xB0);
    set(0xD0, 0xA5);
    for first in *b"eEbBmMyY" {
        set(first, b'.');
    }
    Beginnings { pairs: bits, threes, heads }
});

/// The end of the letters and digits at `at`.
pub fn word_end(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|b| matches!(CLASSES[usize::from(*b)], Class::Letter | Class::Digit)) {
        at += 1;
    }
    at
}

/// The next place of `text` from `at` on where a date may begin.
pub fn candidate(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let beginnings = &*BEGINNINGS;
    while let Some(&byte) = bytes.get(at) {
        match CLASSES[usize::from(byte)] {
            Class::Gap => at += 1,
            Class::Wide(width) => at += usize::from(width),
            Class::Digit => return Some(at),
            Class::Letter => {
                let key = usize::from(byte) << 8 | usize::from(bytes.get(at + 1).copied().unwrap_or(b' '));
                if beginnings.pairs[key / 64] >> (key % 64) & 1 == 1
                    && may_begin(text, &beginnings.threes, at)
                {
                    return Some(at);
                }
                at = word_end(bytes, at);
            }
        }
    }
    None
}

/// Whether a Roman numeral may begin: a sign of one that no small letter follows, but for that of *əsr* or *yüzil*.
fn begins_numeral(bytes: &[u8]) -> bool {
    let width = match bytes {
        [b'I' | b'V' | b'X' | b'L', ..] => 1,
        // İ, and the Cyrillic letters that look the same
        [0xC4, 0xB0, ..] | [0xD0, 0xA5 | 0x86, ..] | [0xD3, 0x80, ..] => 2,
        _ => return false,
    };
    !matches!(
        bytes.get(width),
        Some(
            b'a'..=b'd'
            | b'f'..=b'x'
            | b'z'
            | b'A'..=b'H'
            | b'J'..=b'K'
            | b'M'..=b'U'
            | b'W'
            | b'Y'..=b'Z'
            | 0xC3
            | 0xC5..=0xC8,
        )
    )
}

/// Whether a date may stand at the beginning of a line: a first look that nearly all words fail.
pub fn may_open(text: &str) -> bool {
    /// A misspelt month must have its year near, in bytes.
    const NEAR: usize = 48;
    let bytes = text.as_bytes();
    let Some(&first) = bytes.first() else { return false };
    if CLASSES[usize::from(first)] != Class::Letter {
        return true;
    }
    let beginnings = &*BEGINNINGS;
    let key = usize::from(first) << 8 | usize::from(bytes.get(1).copied().unwrap_or(b' '));
    if beginnings.pairs[key / 64] >> (key % 64) & 1 == 0 {
        return false;
    }
    let misspelt = || {
        let months = !matches!(first | 0x20, b'y' | b'f' | b'a' | b's' | b'o' | b'n' | b'd') && first < 0x80;
        !months && bytes.iter().take(NEAR).any(u8::is_ascii_digit)
    };
    may_begin(text, &beginnings.heads, 0) || misspelt()
}

fn may_begin(text: &str, threes: &[u64; 512], at: usize) -> bool {
    let Some(three) = Skeleton::first_three(text, at) else { return true };
    let key = three_key(three);
    if threes[key / 64] >> (key % 64) & 1 == 1 {
        return true;
    }
    let bytes = text.as_bytes();
    let era = bytes.get(at + if bytes[at] < 0x80 { 1 } else { 2 }) == Some(&b'.');
    era || begins_numeral(&bytes[at..])
}
