//! Bytes → text: what encoding a file is in, and whether it is text at all.

use std::io::Read;

use super::sources::Source;
use crate::error::{Error, Result};

/// The text of a source as delivered.
#[derive(Debug, Clone)]
pub struct Delivered {
    /// The text, with line breaks as one newline each.
    pub text: String,
    /// The encoding it was read with.
    pub encoding: &'static str,
    /// Length of the file in bytes.
    pub bytes: u64,
    /// CRC-32 of the file.
    pub crc32: u32,
}

/// Reads a source whole.
///
/// # Errors
/// [`Error::Io`], and [`Error::Unreadable`] for what is not text.
pub fn read(source: &Source) -> Result<Delivered> {
    let mut bytes = Vec::new();
    if source.file == "-" {
        std::io::stdin().read_to_end(&mut bytes).map_err(Error::io("read", &source.path))?;
    } else {
        bytes = std::fs::read(&source.path).map_err(Error::io("read", &source.path))?;
    }
    let crc32 = crc32fast::hash(&bytes);
    let length = bytes.len() as u64;
    let unreadable =
        |why: String, hint: Option<String>| Error::Unreadable { path: source.file.clone(), why, hint };
    if bytes.starts_with(b"%PDF") {
        let hint = "pdftotext -layout FILE.pdf, then ingest the .txt file".to_string();
        return Err(unreadable("this is a PDF, not text".into(), Some(hint)));
    }
    if bytes.contains(&0) {
        let hint = "name a text file, or turn this one into text first".to_string();
        return Err(unreadable("this is a binary file, not text".into(), Some(hint)));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").map_or(bytes.clone(), <[u8]>::to_vec);
    let text = String::from_utf8(bytes).map_err(|wrong| {
        let at = wrong.utf8_error().valid_up_to();
        let line = 1 + wrong.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        let hint = format!(
            "iconv -f WINDOWS-1254 -t UTF-8 {} > chronicle.txt, then ingest that",
            crate::error::shell_word(&source.file)
        );
        unreadable(format!("not UTF-8: line {line} has a byte that no text has there"), Some(hint))
    })?;
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    Ok(Delivered { text, encoding: "UTF-8", bytes: length, crc32 })
}
