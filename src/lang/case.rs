//! Letter case with the dotted and the dotless i told apart: I ↔ ı, İ ↔ i.
//!
//! Rust's own methods follow the locale-free Unicode tables, which give `i` for `I` and `i` + U+0307 for
//! `İ`; `clippy.toml` bans them. Source: Unicode SpecialCasing.txt, the rows for `az`.

/// The lower-case form of one character, where that is one character.
#[expect(clippy::disallowed_methods, reason = "every letter but the two i's follows the default tables")]
pub fn lower_char(letter: char) -> char {
    match letter {
        'I' => 'ı',
        'İ' => 'i',
        'A'..='Z' => letter.to_ascii_lowercase(),
        'a'..='z' | 'ə' | 'ı' | 'ö' | 'ü' | 'ç' | 'ş' | 'ğ' => letter,
        'а'..='я' | 'ә' | 'ј' | 'ө' | 'ү' | 'һ' | 'ҹ' | 'ғ' | 'ҝ' => letter,
        'А'..='Я' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        _ => {
            let mut lower = letter.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => letter,
            }
        }
    }
}

/// The upper-case form of one character, where that is one character (`ß` stays).
#[expect(clippy::disallowed_methods, reason = "every letter but the two i's follows the default tables")]
pub fn upper_char(letter: char) -> char {
    match letter {
        'i' => 'İ',
        'ı' => 'I',
        'a'..='z' => letter.to_ascii_uppercase(),
        _ => {
            let mut upper = letter.to_uppercase();
            match (upper.next(), upper.next()) {
                (Some(one), None) => one,
                _ => letter,
            }
        }
    }
}

/// Lower case of a whole text; U+0307 after an `i` (a decomposed İ) is dropped.
pub fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter == '\u{307}' && (out.ends_with('i') || out.ends_with('ı')) {
            // Decomposed İ is I + U+0307: the I above became ı.
            if out.ends_with('ı') {
                out.pop();
                out.push('i');
            }
            continue;
        }
        out.push(lower_char(letter));
    }
    out
}

/// Upper case of a whole text.
pub fn upper(text: &str) -> String {
    text.chars().map(upper_char).collect()
}

/// First letter in upper case, the rest as it is.
pub fn title(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => std::iter::once(upper_char(first)).chain(letters).collect(),
        None => String::new(),
    }
}

/// Whether the character is a letter, told at once for those of an archive.
pub fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\u{7F}' => letter.is_ascii_alphabetic(),
        '\u{C0}'..='\u{2AF}' => !matches!(letter, '×' | '÷'),
        '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' => true,
        _ => letter.is_alphabetic(),
    }
}

/// Whether the character is an upper-case letter.
pub fn is_upper(letter: char) -> bool {
    match letter {
        'A'..='Z' => true,
        '\0'..='\u{7f}' => false,
        _ => letter.is_uppercase(),
    }
}
