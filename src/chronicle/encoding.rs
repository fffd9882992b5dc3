//! The first bytes of a file → the encoding it is written in, with how sure that is.
//!
//! Chronicles in Azerbaijani come in UTF-8, in UTF-16 from word processors, in Windows-1254 (Turkish letters) and
//! in Windows-1251 (Cyrillic, and the old fonts). Which of the last two it is shows in how many letters of a word
//! lie beyond ASCII: a third at most in Latin script, nearly all in Cyrillic.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1254};

/// An encoding with how it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    /// Its name: `UTF-8`, `windows-1254`.
    pub name: &'static str,
    /// How sure that is, in percent.
    pub confidence: u8,
    /// How it is known: `named`, `declared`, `mark`, `valid`, `guessed`.
    pub known_by: &'static str,
    /// What decodes it.
    pub(super) decoder: &'static encoding_rs::Encoding,
}

/// How sure a guess must be for the report to pass it without a word.
pub const SURE: u8 = 90;

fn known(decoder: &'static encoding_rs::Encoding, confidence: u8, known_by: &'static str) -> Encoding {
    Encoding { name: decoder.name(), confidence, known_by, decoder }
}

/// The encoding of that name, as `sources.toml` or `--encoding` gives it.
pub fn named(label: &str) -> Option<Encoding> {
    let label = label.trim();
    let decoder = encoding_rs::Encoding::for_label(label.as_bytes()).or_else(|| {
        let digits: String = label.chars().filter(char::is_ascii_digit).collect();
        match digits.as_str() {
            "1254" | "88599" => Some(WINDOWS_1254),
            "1251" => Some(WINDOWS_1251),
            "8" => Some(UTF_8),
            "16" => Some(UTF_16LE),
            _ => None,
        }
    })?;
    Some(known(decoder, 100, "named"))
}

/// Guesses from the beginning of a file; `whole` says that there is nothing behind it.
pub fn guess(bytes: &[u8], whole: bool) -> Encoding {
    if let Some((decoder, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return known(decoder, 100, "mark");
    }
    if let Some(decoder) = wide(bytes) {
        return known(decoder, 95, "guessed");
    }
    let broken = broken_utf8(bytes, whole);
    if broken == 0 {
        return known(UTF_8, 100, "valid");
    }
    let high = bytes.iter().filter(|b| **b >= 0x80).count();
    // A few broken bytes in good UTF-8 are damage, not another encoding.
    if broken * 50 < high {
        return known(UTF_8, 90, "guessed");
    }
    if let Some(declared) = declared(bytes) {
        return known(declared, 95, "declared");
    }
    narrow(bytes)
}

/// UTF-16 without its mark: text in it has a zero in every second byte of its blanks and line ends.
fn wide(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let (mut even, mut odd) = (0usize, 0usize);
    for pair in bytes.chunks_exact(2) {
        match pair {
            [b' ' | b'\n' | b'\r' | b'.' | b'0'..=b'9', 0] => odd += 1,
            [0, b' ' | b'\n' | b'\r' | b'.' | b'0'..=b'9'] => even += 1,
            _ => {}
        }
    }
    let zeros = bytes.iter().filter(|b| **b == 0).count();
    let many = |count: usize| count * 30 > bytes.len() && count * 50 > zeros;
    match (many(odd), many(even)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// How many times the bytes are no UTF-8. A character cut off at the end of a part does not count.
fn broken_utf8(bytes: &[u8], whole: bool) -> usize {
    let mut broken = 0;
    let mut rest = bytes;
    while let Err(wrong) = std::str::from_utf8(rest) {
        match wrong.error_len() {
            None if !whole => break,
            None => return broken + 1,
            Some(length) => {
                broken += 1;
                rest = &rest[wrong.valid_up_to() + length..];
            }
        }
    }
    broken
}

/// The encoding that a web page declares in its first lines.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let label = head.split_once("charset=")?.1.trim_start_matches(['"', '\'']);
    let label = label.split(['"', '\'', ';', '>', ' ']).next()?;
    encoding_rs::Encoding::for_label(label.as_bytes()).filter(|found| *found != UTF_8)
}

/// One byte a character: Latin or Cyrillic.
fn narrow(bytes: &[u8]) -> Encoding {
    let high = bytes.iter().filter(|b| **b >= 0xC0).count();
    let ascii = bytes.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let share = 100 * high / (high + ascii).max(1);
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(bytes, true);
    let peer = detector.guess(Some(b"az"), false);
    let (mine, sure) = match share {
        0..=40 => (WINDOWS_1254, 95 - share as u8 / 2),
        41..=60 => (peer, 50),
        // What is not Windows-1251 among Cyrillic encodings the other detector knows better.
        _ if matches!(peer.name(), "KOI8-U" | "KOI8-R" | "IBM866" | "ISO-8859-5" | "x-mac-cyrillic") => {
            (peer, 70)
        }
        _ => (WINDOWS_1251, share as u8 - 5),
    };
    // Too little text to tell.
    let sure = if high < 10 { sure.min(60) } else { sure };
    let agrees =
        peer == mine || (mine == WINDOWS_1254 && matches!(peer.name(), "windows-1252" | "windows-1254"));
    known(mine, if agrees { sure } else { sure.min(75) }, "guessed")
}

#[cfg(test)]
mod tests {
    use super::{guess, named};

    const TEXT: &str = "Şuşa qalasında ağır döyüş oldu, şəhər əhalisi köçürüldü. Yağış kəsildi.";

    #[track_caller]
    fn check(bytes: &[u8], name: &str) {
        assert_eq!(guess(bytes, true).name, name);
    }

    #[test]
    fn encodings_are_told_apart() {
        check(TEXT.as_bytes(), "UTF-8");
        check(b"plain", "UTF-8");
        let (latin, ..) =
            encoding_rs::WINDOWS_1254.encode("Şuşa qalasında ağır döyüş oldu, şähär ählisi köçürüldü.");
        check(&latin, "windows-1254");
        let (cyrillic, ..) =
            encoding_rs::WINDOWS_1251.encode("В городе открылась первая типография и вышла газета.");
        check(&cyrillic, "windows-1251");
        let wide: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, "UTF-16LE");
        let wide: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&wide, "UTF-16BE");
        let mut broken = TEXT.repeat(20).into_bytes();
        broken[40] = 0xFF;
        check(&broken, "UTF-8");
    }

    #[test]
    fn names_are_taken_as_people_write_them() {
        for (label, name) in [("cp1254", "windows-1254"), ("ISO-8859-9", "windows-1254"), ("utf8", "UTF-8")] {
            assert_eq!(named(label).map(|found| found.name), Some(name));
        }
        assert!(named("klingon").is_none());
    }
}
