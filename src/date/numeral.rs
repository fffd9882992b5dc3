//! Roman numerals and the abbreviations of the eras, which look like words.

use super::lex::{Kind, Lexer, Piece};
use super::skeleton::Skeleton;
use super::words::Case;

impl Lexer<'_> {
    /// A Roman numeral: also with the Cyrillic Х and С that look the same, and with İ for I.
    pub(super) fn roman(&self, from: usize) -> Option<Piece> {
        let mut total = 0i64;
        let mut last = 0i64;
        let mut to = from;
        let mut count = 0;
        let mut values = [0i64; 8];
        for letter in self.text[from..].chars() {
            let value = match letter {
                'I' | 'İ' | 'І' | 'Ӏ' => 1,
                'V' => 5,
                'X' | 'Х' => 10,
                'L' => 50,
                _ => break,
            };
            *values.get_mut(count)? = value;
            count += 1;
            total += if last < value { value - 2 * last } else { value };
            last = value;
            to += letter.len_utf8();
        }
        if count == 0 || !is_canonical(total, &values[..count]) {
            return None;
        }
        let follows = Skeleton::read(self.text, to);
        if follows.to > to && !matches!(follows.letters(), [b'e', b's', b'r', ..] | [b'y', b'u', b'z', ..]) {
            return None;
        }
        let (case, end) = self.tail(to);
        let to = if case == Case::Ordinal { end } else { to };
        Some(Piece { kind: Kind::Roman(total), from, to })
    }

    /// The abbreviations *e.ə. b.e.ə. m.ə. y.e.ə. M.Ö.* (before) and *b.e. y.e.* (of our era).
    pub(super) fn era(&self, from: usize) -> Option<Piece> {
        let bytes = self.text.as_bytes();
        if !matches!(bytes[from], b'e' | b'E' | b'b' | b'B' | b'm' | b'M' | b'y' | b'Y' | 0xD0 | 0xD1) {
            return None;
        }
        let mut initials = [0u8; 3];
        let mut count = 0;
        let mut at = from;
        let mut to = from;
        while count < 3 {
            let word = Skeleton::read(self.text, at);
            let [letter] = word.letters() else { break };
            let schwa =
                matches!(self.text[at..].chars().next(), Some('ə' | 'Ə' | 'ǝ' | 'Ǝ' | 'ә' | 'Ә' | '@'));
            let full_stop = bytes.get(word.to) == Some(&b'.');
            // The third initial is a schwa or nothing: e.ə. V əsr, b.e. V əsr.
            if count == 2 && !(schwa || *letter == b'e' && full_stop) {
                break;
            }
            initials[count] = if schwa { b'x' } else { *letter };
            count += 1;
            to = word.to + usize::from(full_stop);
            if !full_stop || (count == 2 && matches!(initials[0], b'e' | b'm')) {
                break;
            }
            at = if bytes.get(to) == Some(&b' ') { to + 1 } else { to };
        }
        let dotted = to > from && bytes[to - 1] == b'.';
        let kind = match &initials[..count] {
            [b'e', b'x'] | [b'b' | b'y', b'e', b'x'] | [b'm', b'x'] => Kind::BeforeEra,
            [b'e', b'e'] | [b'b' | b'y', b'e', b'e'] | [b'm', b'o' | b'e'] if dotted => Kind::BeforeEra,
            [b'b' | b'y' | b'm', b'e'] if dotted => Kind::InEra,
            _ => return None,
        };
        Some(Piece { kind, from, to })
    }
}

/// Whether these signs are how the number is written.
fn is_canonical(number: i64, values: &[i64]) -> bool {
    const SIGNS: [(i64, &[i64]); 7] =
        [(50, &[50]), (40, &[10, 50]), (10, &[10]), (9, &[1, 10]), (5, &[5]), (4, &[1, 5]), (1, &[1])];
    let mut rest = number;
    let mut left = values;
    for (worth, signs) in SIGNS {
        while rest >= worth {
            let Some(after) = left.strip_prefix(signs) else { return false };
            (left, rest) = (after, rest - worth);
        }
    }
    left.is_empty() && rest == 0
}
