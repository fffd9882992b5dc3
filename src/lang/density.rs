//! How thick the ə stand: the lines of a text that may be other than Azerbaijani at first sight.
//!
//! Every eleventh letter of the language is a ə, and other languages of the archive have none. Every text goes
//! through here, so the bytes are looked at sixteen together, and only where a few dozen in a row are without a ə
//! the sentence around them is read. A foreign sentence shorter than that shows in a line of its own, or beside
//! others of its language.

use std::ops::Range;

use super::ours::Count;

/// How many bytes are looked at together.
const BLOCK: usize = 16;
/// So many blocks in a row without a ə are looked at closely.
const GAP: usize = 3;
/// So many e at least are among the letters of a gap in Turkish or English, which have three times as many as we.
const FEWEST_E: u32 = 2;
/// A line shorter than this may hold no gap, whatever its language.
const SHORT: usize = BLOCK * (GAP + 1);
/// A sentence with a ə in so many bytes is ours.
const ONE_IN: usize = 40;

/// The lines that may be foreign in part, with their line ends, in order.
pub fn doubtful(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mixed = any_other(bytes);
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut gap, mut es, mut from) = (0, 0, 0);
    // What is read closely once is not read again.
    let mut read = 0;
    for (at, block) in bytes.as_chunks::<BLOCK>().0.iter().enumerate() {
        let start = at * BLOCK;
        (gap, es) = if any(block, is_schwa) { (0, 0) } else { (gap + 1, es + count(block, b'e')) };
        if gap >= GAP && es >= FEWEST_E && start >= read {
            let sentence = sentence(text, start);
            read = sentence.end;
            if is_doubtful(&text[sentence]) {
                let line = line(text, start);
                read = line.end;
                found.push(line);
            }
        }
        if any(block, |byte| byte == b'\n') {
            for end in (start..start + BLOCK).filter(|at| bytes[*at] == b'\n') {
                found.extend(unread(text, from..end + 1, mixed));
                from = end + 1;
            }
        }
    }
    for line in text[from..].split_inclusive('\n') {
        found.extend(unread(text, from..from + line.len(), mixed));
        from += line.len();
    }
    found.sort_by_key(|line| line.start);
    found.dedup();
    found
}

/// A line that the gaps say nothing about, because it is too short or not Latin, where it is doubtful.
fn unread(text: &str, line: Range<usize>, mixed: bool) -> Option<Range<usize>> {
    let inside = &text[line.clone()];
    let other = mixed && any_other(inside.as_bytes());
    (other || inside.len() < SHORT && is_doubtful(inside)).then_some(line)
}

/// Whether a sentence or a short line may be foreign.
fn is_doubtful(sentence: &str) -> bool {
    let schwas: usize = sentence
        .as_bytes()
        .chunks(255)
        .map(|some| usize::from(some.iter().map(|byte| u8::from(is_schwa(*byte))).sum::<u8>()))
        .sum();
    (schwas == 0 || schwas * ONE_IN < sentence.len()) && Count::of(sentence).may_be_foreign()
}

/// Whether any byte is such; no loop with a way out of it, so that the bytes go together.
fn any(block: &[u8; BLOCK], is: impl Fn(u8) -> bool) -> bool {
    block.iter().fold(0, |all, byte| all | u8::from(is(*byte))) != 0
}

/// How often a byte stands in a block.
fn count(block: &[u8; BLOCK], wanted: u8) -> u32 {
    u32::from(block.iter().map(|byte| u8::from(*byte == wanted)).sum::<u8>())
}

/// Whether it begins a ə Ə or ǝ.
fn is_schwa(byte: u8) -> bool {
    byte.wrapping_sub(0xC6) <= 3
}

/// Whether letters are not Latin: Cyrillic, Arabic and what is between and beyond them.
fn any_other(bytes: &[u8]) -> bool {
    bytes.iter().fold(0, |all, byte| all | u8::from(byte.wrapping_sub(0xD0) <= 0xF)) != 0
}

/// The line around a place, with its end.
fn line(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let from = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let to = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end + 1);
    from..to
}

/// The stretch between two stops around a place.
fn sentence(line: &str, at: usize) -> Range<usize> {
    let bytes = line.as_bytes();
    let from = bytes[..at].iter().rposition(|byte| STOPS[usize::from(*byte)]).map_or(0, |stop| stop + 1);
    let to =
        bytes[at..].iter().position(|byte| STOPS[usize::from(*byte)]).map_or(bytes.len(), |stop| at + stop);
    from..to
}

const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    stops[b'.' as usize] = true;
    stops[b'!' as usize] = true;
    stops[b'?' as usize] = true;
    stops[b'\n' as usize] = true;
    stops
};

#[cfg(test)]
mod tests {
    use super::doubtful;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = doubtful(text).into_iter().map(|line| &text[line]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn plain_lines_are_passed_over() {
        check("Bolşeviklərin gəlişi Bakıda gözlənilirdi. Şəhərin əhalisi bunu bilirdi.\n28 may\n\n", &[]);
        check("Bolşeviklǝrin gǝlişi Bakıda gözlǝnilirdi. Şǝhǝrin ǝhalisi bunu bilirdi vǝ qaldı.", &[]);
        // Far between two ə, and yet nothing foreign.
        check(
            "Şəhərdə Nobel qardaşlarının zavodlarında, Suraxanı yolunda, Sabunçu buruqlarında işçilər vardı.",
            &[],
        );
    }

    #[test]
    fn a_line_of_many_sentences_is_walked_over_once() {
        // A walk for each of them would take minutes.
        let line = "The treaty was signed. ".repeat(1 << 16);
        check(&line, &[&line]);
    }

    #[test]
    fn a_foreign_sentence_marks_its_line() {
        let mixed =
            "Qəzet yazdı: şəhər tutuldu. The town was taken by the troops of the king in the same week.\n";
        check(&format!("Əhali şəhərdə qaldı.\n{mixed}Gəldilər.\n"), &[mixed]);
        check("Şəhərdə qaldılar\nПосол сообщил", &["Посол сообщил"]);
        check("Əhali qaldı\nThe end of the story", &["The end of the story"]);
        let turkish = "Xəbər gəldi. Böylece surların dışında ikinci bir çarşı daha açıldı ve köylüler oraya yerleşti. Bitdi.";
        check(turkish, &[turkish]);
    }
}
