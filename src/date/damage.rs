//! Figures that a scan has damaged at the beginning of a line: `l934-cü il`, `19 69-cu il`, `1919-cu il l sentyabr`.
//!
//! The damage is mended in a copy of the same length, so that what is read of it lies where it stands in the text.

/// So much of a line is looked at, in bytes.
const NEAR: usize = 40;

/// Whether a letter may stand for a figure, and for which.
fn figure(byte: u8) -> Option<u8> {
    match byte {
        b'l' | b'I' | b'|' => Some(b'1'),
        b'O' | b'o' => Some(b'0'),
        _ => None,
    }
}

/// The line with its figures mended, and how many bytes a blank takes that stood within them.
pub(super) fn mended(text: &str, at: usize) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    let first = *bytes.get(at)?;
    if !first.is_ascii_digit() && figure(first).is_none() {
        return None;
    }
    let near = &bytes[at..bytes.len().min(at + NEAR)];
    let behind = |end: usize| near.get(end).is_some_and(|b| matches!(b, b'-' | b' ' | b'.'));
    let mut out: Option<Vec<u8>> = None;
    let mut blank = 0;
    // l934, 19I8
    let width = near.iter().take_while(|b| b.is_ascii_digit() || figure(**b).is_some()).count();
    let digits = near[..width].iter().filter(|b| b.is_ascii_digit()).count();
    if width == 4 && (2..4).contains(&digits) && behind(4) {
        let copy = out.get_or_insert_with(|| bytes.to_vec());
        copy[at..at + 4].iter_mut().for_each(|b| *b = figure(*b).unwrap_or(*b));
    } else if let [a @ b'1'..=b'2', b @ b'0'..=b'9', b' ', c @ b'0'..=b'9', d @ b'0'..=b'9', b'-', b'c', ..] =
        *near
    {
        // 19 69-cu
        out.get_or_insert_with(|| bytes.to_vec())[at..at + 5].copy_from_slice(&[b' ', a, b, c, d]);
        blank = 1;
    }
    // il l sentyabr
    let day = |part: &[u8]| matches!(part, [b'i', b'l', b' ', b'l' | b'I', b' ']);
    if let Some(day) = near.windows(5).position(day) {
        out.get_or_insert_with(|| bytes.to_vec())[at + day + 3] = b'1';
    }
    String::from_utf8(out?).ok().map(|copy| (copy, blank))
}
