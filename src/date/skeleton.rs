//! Turns a word into its skeleton: small letters of ASCII, whatever the script, case and keyboard it came from.
//!
//! `Октјабрын`, `OKTYABRIN`, `oktyabrin` and a decomposed `oktyabrın` are one word to the reader of dates, so
//! they must be one word here. The skeleton is never shown nor indexed, and it is lossy (`aralıq`, `aralik`),
//! so it may only be compared with a closed list.

use std::sync::LazyLock;

use crate::lang::case::lower_char;
use crate::lang::lookalike::{heal, is_cyrillic};

/// A word longer than this is none of ours.
const LONGEST: usize = 22;

/// The skeleton of one word, and where the word ends in the text.
#[derive(Clone, Copy)]
pub struct Skeleton {
    letters: [u8; LONGEST],
    len: usize,
    /// One past the last byte of the word.
    pub to: usize,
}

/// What a character gives.
#[derive(Clone, Copy)]
enum Trace {
    /// Its letters in ASCII; the second is 0 where there is one.
    Letters(u8, u8),
    /// It belongs to the word and leaves nothing.
    Silent,
    /// It may stand inside a word, before a letter.
    Inside,
    /// It ends the word.
    Ends,
}

impl Skeleton {
    /// Reads the letters that begin at `from`. Empty where none do, and where the word is too long.
    pub fn read(text: &str, from: usize) -> Skeleton {
        let mut word = Skeleton { letters: [0; LONGEST], len: 0, to: from };
        let bytes = text.as_bytes();
        let mut at = from;
        let mut too_long = false;
        let (mut latin, mut cyrillic) = (false, false);
        while let Some(&byte) = bytes.get(at) {
            let (trace, width) = if byte < 0x80 {
                latin |= byte.is_ascii_alphabetic();
                (ascii(byte), 1)
            } else {
                match text[at..].chars().next() {
                    Some(letter) => {
                        cyrillic |= is_cyrillic(letter);
                        latin |= matches!(
                            letter,
                            'ı' | 'ü' | 'ö' | 'ç' | 'ş' | 'ğ' | 'İ' | 'Ü' | 'Ö' | 'Ç' | 'Ş' | 'Ğ'
                        );
                        (trace(letter), letter.len_utf8())
                    }
                    None => break,
                }
            };
            at += width;
            match trace {
                Trace::Letters(first, second) => {
                    too_long |= !word.push(first) || (second != 0 && !word.push(second));
                    word.to = at;
                }
                Trace::Silent if at - width > from => word.to = at,
                Trace::Inside if word.len > 0 => {}
                _ => break,
            }
        }
        if latin && cyrillic && !too_long {
            // Letters of two scripts: Cyrillic strangers in a Latin word are what they look like.
            let healed = heal(&text[from..word.to]);
            if !healed.chars().any(is_cyrillic) {
                return Skeleton { to: word.to, ..Skeleton::read(&healed, 0) };
            }
        }
        if too_long {
            word.len = 0;
        }
        word
    }

    /// The first three letters of the word at `from`, 0 for those it lacks: enough to rule out most words. `None`
    /// where they are of two scripts.
    pub fn first_three(text: &str, from: usize) -> Option<[u8; 3]> {
        let mut three = [0; 3];
        let mut count = 0;
        let (mut latin, mut cyrillic) = (false, false);
        let bytes = text.as_bytes();
        let mut at = from;
        while let Some(&byte) = bytes.get(at).filter(|_| count < 3) {
            let (trace, width) = if byte < 0x80 {
                latin |= byte.is_ascii_alphabetic();
                (ascii(byte), 1)
            } else {
                match text[at..].chars().next() {
                    Some(letter) => {
                        cyrillic |= is_cyrillic(letter);
                        (trace(letter), letter.len_utf8())
                    }
                    None => break,
                }
            };
            at += width;
            match trace {
                Trace::Letters(first, second) => {
                    three[count] = first;
                    if let Some(next) = three.get_mut(count + 1).filter(|_| second != 0) {
                        *next = second;
                        count += 1;
                    }
                    count += 1;
                }
                Trace::Silent | Trace::Inside if count > 0 => {}
                _ => break,
            }
        }
        (!latin || !cyrillic).then_some(three)
    }

    fn push(&mut self, letter: u8) -> bool {
        let free = self.len < LONGEST;
        if free {
            self.letters[self.len] = letter;
            self.len += 1;
        }
        free
    }

    /// The letters.
    pub fn letters(&self) -> &[u8] {
        &self.letters[..self.len]
    }
}

fn ascii(byte: u8) -> Trace {
    match byte {
        b'a'..=b'z' => Trace::Letters(byte, 0),
        b'A'..=b'Z' => Trace::Letters(byte | 0x20, 0),
        b'\'' | b'`' => Trace::Inside,
        // Old scans have an at sign for every schwa.
        b'@' => Trace::Letters(b'e', 0),
        _ => Trace::Ends,
    }
}

/// So many characters are kept in a table: all letters up to the Cyrillic ones.
const TABLE: usize = 0x530;

static TRACES: LazyLock<Box<[Trace; TABLE]>> = LazyLock::new(|| {
    let trace = |code: usize| char::from_u32(code as u32).map_or(Trace::Ends, slow_trace);
    Box::new(std::array::from_fn(trace))
});

fn trace(letter: char) -> Trace {
    match TRACES.get(letter as usize) {
        Some(trace) => *trace,
        None => slow_trace(letter),
    }
}

fn slow_trace(letter: char) -> Trace {
    let one = |letter: u8| Trace::Letters(letter, 0);
    // The marks of every line, before the slow tables of case.
    if let '\u{2000}'..='\u{200A}' | '\u{2010}'..='\u{2017}' | '“'..='„' | '…' = letter {
        return Trace::Ends;
    }
    match lower_char(letter) {
        'ə' | 'ǝ' | 'ә' | 'ä' | 'æ' | 'е' | 'э' | 'ё' => one(b'e'),
        'ı' | 'i' | 'î' | 'ì' | 'і' | 'и' | 'ы' => one(b'i'),
        'ö' | 'ô' | 'о' | 'ө' => one(b'o'),
        'ü' | 'û' | 'у' | 'ү' => one(b'u'),
        'ç' | 'ч' | 'ҹ' => one(b'c'),
        'ş' | 'ș' | 'ш' | 'с' => one(b's'),
        'ğ' | 'ғ' => one(b'g'),
        'â' | 'а' => one(b'a'),
        'б' => one(b'b'),
        'в' => one(b'v'),
        'г' => one(b'q'),
        'д' => one(b'd'),
        'ж' => one(b'j'),
        'з' => one(b'z'),
        'ј' | 'й' => one(b'y'),
        'к' => one(b'k'),
        'ҝ' => one(b'g'),
        'л' => one(b'l'),
        'м' => one(b'm'),
        'н' => one(b'n'),
        'п' => one(b'p'),
        'р' => one(b'r'),
        'т' => one(b't'),
        'ф' => one(b'f'),
        'х' => one(b'x'),
        'һ' => one(b'h'),
        'ю' => Trace::Letters(b'y', b'u'),
        'я' => Trace::Letters(b'y', b'a'),
        'ь' | 'ъ' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{300}'..='\u{36F}' => Trace::Silent,
        '’' | '‘' | 'ʼ' | '´' => Trace::Inside,
        other if other.is_alphabetic() => one(b'?'),
        _ => Trace::Ends,
    }
}

#[cfg(test)]
mod tests {
    use super::Skeleton;

    #[track_caller]
    fn check(word: &str, expected: &str, to: usize) {
        let skeleton = Skeleton::read(word, 0);
        assert_eq!((std::str::from_utf8(skeleton.letters()), skeleton.to), (Ok(expected), to), "{word}");
    }

    #[test]
    fn every_writing_of_a_word_has_one_skeleton() {
        check("oktyabrın", "oktyabrin", 10);
        check("OKTYABRIN", "oktyabrin", 9);
        check("Октјабрын", "oktyabrin", 18);
        check("сентября", "sentyabrya", 16);
        check("июнь", "iyun", 8);
        check("Pay\u{AD}ız", "payiz", 8);
        check("s\u{327}ubat", "subat", 7);
        check("Ekim'in", "ekimin", 7);
        check("mart'", "mart", 4);
        check("il, sonra", "il", 2);
        check("ild@", "ilde", 4);
        check("", "", 0);
        check("12", "", 0);
        check("azərbaycanlılaşdırılmamışdır", "", 36);
    }
}
