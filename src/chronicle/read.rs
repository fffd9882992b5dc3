//! A file → its text, piece by piece: decoded, with one newline at the end of each line.
//!
//! Only a piece of the file is held at a time, so that its size does not matter. What is no text at all is
//! refused with a hint.

use std::fs::File;
use std::io::Read;

use encoding_rs::{CoderResult, Decoder, UTF_8};

pub use super::encoding::Encoding;
use super::encoding::{guess, named};
use super::sources::Source;
use crate::error::{Error, Result, shell_word};

/// How many bytes are looked at to tell the encoding.
const LOOK: usize = 1 << 18;
/// How many bytes are read at a time.
const PIECE: usize = 1 << 18;

/// The text of a source, to be read from front to back.
pub struct Text {
    input: Box<dyn Read>,
    doing: Source,
    decoder: Decoder,
    /// Bytes that were read but not yet decoded, from `at`.
    raw: Vec<u8>,
    at: usize,
    ended: bool,
    /// The last character was a carriage return, which may be half of a line's end.
    carriage: bool,
    hasher: crc32fast::Hasher,
    /// What it is written in.
    pub encoding: Encoding,
    /// Bytes read so far.
    pub bytes: u64,
    /// Bytes that stood for no character.
    pub bad_bytes: u64,
}

impl Text {
    /// Opens a source and looks what it is written in.
    ///
    /// # Errors
    /// [`Error::Io`], and [`Error::Unreadable`] for what is not text.
    pub fn open(source: &Source) -> Result<Text> {
        let input: Box<dyn Read> = if source.file == "-" {
            Box::new(std::io::stdin())
        } else {
            Box::new(File::open(&source.path).map_err(Error::io("read", &source.path))?)
        };
        let mut text = Text {
            input,
            doing: source.clone(),
            decoder: UTF_8.new_decoder(),
            raw: Vec::new(),
            at: 0,
            ended: false,
            carriage: false,
            hasher: crc32fast::Hasher::new(),
            encoding: guess(b"", true),
            bytes: 0,
            bad_bytes: 0,
        };
        while text.raw.len() < LOOK && !text.ended {
            text.read_piece()?;
        }
        refuse_documents(&text.raw, source)?;
        text.encoding = match &source.encoding {
            Some(label) => named(label).ok_or_else(|| Error::Unreadable {
                path: source.file.clone(),
                why: format!("there is no encoding {label:?}"),
                hint: Some("--encoding utf-8, windows-1254, windows-1251 or utf-16le".into()),
            })?,
            None => guess(&text.raw, text.ended),
        };
        let wide = matches!(text.encoding.name, "UTF-16LE" | "UTF-16BE");
        if !wide && memchr::memchr(0, &text.raw).is_some() {
            return Err(binary(source));
        }
        text.decoder = text.encoding.decoder.new_decoder_with_bom_removal();
        Ok(text)
    }

    /// The beginning of the text, to judge it by; it is read all the same.
    pub fn beginning(&self) -> String {
        let (text, _) = self.encoding.decoder.decode_with_bom_removal(&self.raw);
        text.into_owned()
    }

    /// Adds about `want` bytes of text to `window`; whether there is more behind them.
    ///
    /// # Errors
    /// [`Error::Io`], and [`Error::Unreadable`] where zeros turn up in the middle.
    pub fn fill(&mut self, window: &mut String, want: usize) -> Result<bool> {
        let goal = window.len() + want;
        while window.len() < goal {
            if self.at == self.raw.len() {
                self.raw.clear();
                self.at = 0;
                if !self.ended {
                    self.read_piece()?;
                }
            }
            let last = self.ended;
            let from = window.len();
            self.decode(window, last);
            self.one_newline_a_line(window, from);
            if last && self.at == self.raw.len() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// All that is left.
    ///
    /// # Errors
    /// As [`Text::fill`].
    pub fn whole(&mut self) -> Result<String> {
        let mut text = String::new();
        while self.fill(&mut text, PIECE)? {}
        Ok(text)
    }

    /// CRC-32 of what was read.
    pub fn crc32(&self) -> u32 {
        self.hasher.clone().finalize()
    }

    fn read_piece(&mut self) -> Result<()> {
        let from = self.raw.len();
        self.raw.resize(from + PIECE, 0);
        let mut length = from;
        while length < self.raw.len() {
            match self.input.read(&mut self.raw[length..]) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(read) => length += read,
                Err(again) if again.kind() == std::io::ErrorKind::Interrupted => {}
                Err(refused) => return Err(Error::io("read", &self.doing.path)(refused)),
            }
        }
        self.raw.truncate(length);
        self.hasher.update(&self.raw[from..]);
        self.bytes += (length - from) as u64;
        Ok(())
    }

    fn decode(&mut self, window: &mut String, last: bool) {
        loop {
            let raw = &self.raw[self.at..];
            window.reserve(self.decoder.max_utf8_buffer_length(raw.len()).unwrap_or(raw.len() * 3).max(64));
            let (result, read, bad) = self.decoder.decode_to_string(raw, window, last);
            self.bad_bytes += u64::from(bad);
            self.at += read;
            if result == CoderResult::InputEmpty {
                return;
            }
        }
    }

    /// Turns CR LF and CR into LF from a place on.
    fn one_newline_a_line(&mut self, window: &mut String, from: usize) {
        let starts_with_feed = window[from..].starts_with('\n');
        if self.carriage && starts_with_feed {
            window.remove(from);
        }
        self.carriage = window[from..].ends_with('\r');
        if memchr::memchr(b'\r', &window.as_bytes()[from..]).is_some() {
            let tail = window[from..].replace("\r\n", "\n").replace('\r', "\n");
            window.truncate(from);
            window.push_str(&tail);
        }
    }
}

fn binary(source: &Source) -> Error {
    Error::Unreadable {
        path: source.file.clone(),
        why: "this is a binary file, not text".into(),
        hint: Some("name a text file, or turn this one into text first".into()),
    }
}

/// Refuses what other programs must turn into text first.
fn refuse_documents(bytes: &[u8], source: &Source) -> Result<()> {
    let name = if source.file == "-" { "FILE".to_string() } else { shell_word(&source.file) };
    let (why, hint) = if bytes.starts_with(b"%PDF") {
        (
            "this is a PDF, not text",
            format!("pdftotext -layout {name} chronicle.txt, then ingest chronicle.txt"),
        )
    } else if bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(b"\xD0\xCF\x11\xE0")
        || bytes.starts_with(b"{\\rtf")
    {
        (
            "this is a word processor's file, not text",
            format!("pandoc -t plain --wrap=none -o chronicle.txt {name}, then ingest chronicle.txt"),
        )
    } else {
        return Ok(());
    };
    Err(Error::Unreadable { path: source.file.clone(), why: why.into(), hint: Some(hint) })
}
