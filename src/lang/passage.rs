//! A passage → the script it is in: today's letters, Azerbaijani Cyrillic, an old font, Russian.
//!
//! No detector of encodings knows the fonts of the nineties, and Azerbaijani Cyrillic and Russian share 24 letters.
//! Every Cyrillic word is a witness for at most one of three:
//!
//! * Azerbaijani: a letter that Russian lacks. Two words of three have one, for ә alone is every eleventh letter.
//! * An old font: a sequence that Russian spelling forbids (`ь` behind a vowel, `ъа`, `шя`, `щы` …) or a function
//!   word as the font writes it (`вя`, `иля`, `цчцн`). About every second word has one.
//! * Russian: a function word or an ending of its own (`при`, `-ого`, `-ение`). About every third word.
//!
//! Letters of a third language, and the pairs `къ хъ гъ лъ` of the mountain languages, speak against an old font:
//! Bulgarian, Ukrainian, Kumyk are not decoded. Thresholds are beside the constants; the tests have the figures.

use std::sync::LazyLock;

use super::case::lower;
use super::lookalike::{is_cyrillic, is_latin};
use super::script::is_azerbaijani_letter;
use super::tongues::{OLD_FONT, RU};

/// The script of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin, whatever the language.
    Latin,
    /// Azerbaijani in the Cyrillic of 1939–91.
    AzCyrillic,
    /// Latin letters of an old font, stored as Cyrillic: [`oldfont::decode`](super::oldfont::decode) reads them.
    OldFont,
    /// Russian.
    Russian,
    /// Cyrillic with too little or conflicting evidence.
    Cyrillic,
    /// Latin with some letters replaced by a wrong encoding: [`garble::mend`](super::garble::mend) puts them right.
    Garbled,
    /// Arabic letters, left alone.
    Arabic,
    /// No letters, or another script.
    None,
}

/// What the words of a passage witness.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Words with Latin letters only.
    pub latin: u32,
    /// Words with Arabic letters.
    pub arabic: u32,
    /// Words with Cyrillic letters.
    pub cyrillic: u32,
    /// Cyrillic words with a letter that Azerbaijani has and Russian lacks.
    pub azerbaijani: u32,
    /// Cyrillic words that only an old font explains.
    pub old_font: u32,
    /// Cyrillic words that only Russian explains.
    pub russian: u32,
    /// Cyrillic words with letters of a third language.
    pub third: u32,
}

/// Share of the Cyrillic words that must be Azerbaijani; a Russian text with names has fewer.
const AZERBAIJANI_SHARE: f32 = 0.2;
/// Share that must witness the old font.
const OLD_FONT_SHARE: f32 = 0.2;
/// Fewest witnesses for an old font. A shorter passage is left to its surroundings.
const OLD_FONT_WORDS: u32 = 3;
/// Witnesses against, as a share of those for it, that an old font bears.
const OLD_FONT_AGAINST: f32 = 0.15;
/// Share of witnesses for Russian.
const RUSSIAN_SHARE: f32 = 0.1;

/// What the letters of a word are, a bit each.
mod kind {
    pub const LETTER: u8 = 1;
    pub const LATIN: u8 = 2;
    pub const CYRILLIC: u8 = 4;
    pub const ARABIC: u8 = 8;
    /// Azerbaijani has it and Russian lacks it.
    pub const AZERBAIJANI: u8 = 16;
    /// Neither has it.
    pub const THIRD: u8 = 32;
    /// ъ or ь.
    pub const SIGN: u8 = 64;

    /// All but the Arabic letters that an archive may have are below.
    pub const LIMIT: usize = 0x530;
}

/// The kinds of the letters up to the end of the Cyrillic ones; nothing for what parts words.
static KINDS: LazyLock<Box<[u8; kind::LIMIT]>> = LazyLock::new(|| {
    let kind = |code: usize| char::from_u32(code as u32).map_or(0, kind_of);
    Box::new(std::array::from_fn(kind))
});

fn kind_of(letter: char) -> u8 {
    // By letters and marks, not by the words of the index: ъ or ' inside a word must stay inside.
    if !letter.is_alphabetic() && !matches!(letter, '\u{300}'..='\u{36F}') {
        return 0;
    }
    let mut kind = kind::LETTER;
    if is_latin(letter) {
        kind |= kind::LATIN;
    } else if is_azerbaijani_letter(letter) {
        kind |= kind::CYRILLIC | kind::AZERBAIJANI;
    } else if is_cyrillic(letter) {
        let russian = matches!(letter, 'А'..='я' | 'ё' | 'Ё');
        let sign = matches!(letter, 'ъ' | 'ь' | 'Ъ' | 'Ь');
        kind |= kind::CYRILLIC | if russian { 0 } else { kind::THIRD } | if sign { kind::SIGN } else { 0 };
    } else if matches!(letter, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FEFC}') {
        kind |= kind::ARABIC;
    }
    kind
}

/// The kinds of the letter at `at`, and its width in bytes; letters of one and two bytes without decoding them.
#[inline(always)]
fn kind_at(kinds: &[u8; kind::LIMIT], text: &str, at: usize) -> (u8, usize) {
    match text.as_bytes()[at..] {
        [byte @ 0..0x80, ..] => (kinds[usize::from(byte)], 1),
        [lead @ 0xC2..=0xD3, next, ..] => {
            (kinds[usize::from(lead & 0x1F) << 6 | usize::from(next & 0x3F)], 2)
        }
        _ => text[at..].chars().next().map_or((0, 1), |letter| {
            (kinds.get(letter as usize).copied().unwrap_or_else(|| kind_of(letter)), letter.len_utf8())
        }),
    }
}

/// Hands on each word of a text with the kinds of its letters.
fn each_word<'t>(text: &'t str, mut word: impl FnMut(&'t str, u8)) {
    let kinds = &**KINDS;
    let (mut from, mut at, mut all) = (0, 0, 0);
    while at < text.len() {
        let (kind, width) = kind_at(kinds, text, at);
        if kind == 0 {
            if all != 0 {
                word(&text[from..at], all);
            }
            all = 0;
        } else {
            from = if all == 0 { at } else { from };
            all |= kind;
        }
        at += width;
    }
    if all != 0 {
        word(&text[from..], all);
    }
}

/// Whether a word with Cyrillic letters is a Latin one all the same: with one that a typist took for its twin.
fn is_rather_latin(word: &str, kinds: u8) -> bool {
    kinds & kind::LATIN != 0 && word.chars().filter(|c| is_latin(*c)).count() * 2 > word.chars().count()
}

impl Evidence {
    /// Counts the words of a text.
    pub fn of(text: &str) -> Evidence {
        let mut evidence = Evidence::default();
        each_word(text, |word, kinds| evidence.add(word, kinds));
        evidence
    }

    /// Whether the text may be in an old font, or rather in one than not: false says no, from the letters alone.
    pub fn may_be_old_font(text: &str) -> bool {
        let kinds = &**KINDS;
        let (mut witnesses, mut against) = (0u32, 0u32);
        let mut judge = |word: u8| {
            // Where scripts are mixed, the word may be either.
            let told =
                word & (kind::AZERBAIJANI | kind::THIRD) != 0 && word & (kind::LATIN | kind::ARABIC) == 0;
            against += u32::from(told);
            witnesses += u32::from(word & kind::CYRILLIC != 0 && !told);
        };
        let (mut at, mut word) = (0, 0);
        while at < text.len() {
            let (kind, width) = kind_at(kinds, text, at);
            if kind == 0 {
                judge(word);
                word = 0;
            }
            word |= kind;
            at += width;
        }
        judge(word);
        against <= witnesses
    }

    fn add(&mut self, word: &str, kinds: u8) {
        if kinds & kind::ARABIC != 0 {
            self.arabic += 1;
        } else if kinds & kind::CYRILLIC != 0 {
            if is_rather_latin(word, kinds) {
                self.latin += 1;
                return;
            }
            self.cyrillic += 1;
            if kinds & kind::THIRD != 0 || kinds & kind::SIGN != 0 && is_third(&lower(word)) {
                self.third += 1;
            } else if kinds & kind::AZERBAIJANI != 0 {
                self.azerbaijani += 1;
            } else {
                let word = lower(word);
                if is_russian(&word) {
                    self.russian += 1;
                } else if is_old_font(&word) {
                    self.old_font += 1;
                }
            }
        } else if kinds & kind::LATIN != 0 {
            self.latin += 1;
        }
    }

    /// How sure it is that the passage is in an old font, from 0 to 1: the share of witnesses among its words,
    /// 1 from three of ten on, lowered by those who contradict.
    pub fn old_font_score(&self) -> f32 {
        let against = (self.azerbaijani + self.russian + self.third) as f32;
        if self.cyrillic == 0 || self.old_font < OLD_FONT_WORDS {
            return 0.0;
        }
        let share = self.old_font as f32 / self.cyrillic as f32;
        let doubt = against / self.old_font as f32 / OLD_FONT_AGAINST;
        ((share / 0.3).min(1.0) * (1.0 - doubt * 0.5)).clamp(0.0, 1.0)
    }

    /// Whether the passage is in an old font beyond doubt: at least three witnesses, every fifth word, and
    /// at most one voice against for seven of them.
    pub fn is_old_font(&self) -> bool {
        let against = (self.azerbaijani + self.russian + self.third) as f32;
        self.old_font >= OLD_FONT_WORDS
            && self.old_font as f32 >= OLD_FONT_SHARE * self.cyrillic as f32
            && against <= OLD_FONT_AGAINST * self.old_font as f32
    }

    /// The script that the evidence speaks for.
    pub fn script(&self) -> Script {
        let all = self.latin + self.cyrillic + self.arabic;
        if all == 0 {
            return Script::None;
        }
        if self.arabic * 2 > all {
            return Script::Arabic;
        }
        if self.latin > self.cyrillic {
            return Script::Latin;
        }
        let of = |share: f32| share * self.cyrillic as f32;
        if self.is_old_font() {
            Script::OldFont
        } else if self.third as f32 > of(0.2) {
            Script::Cyrillic
        } else if self.azerbaijani > 0 && self.azerbaijani as f32 >= of(AZERBAIJANI_SHARE) {
            if self.russian > self.azerbaijani { Script::Russian } else { Script::AzCyrillic }
        } else if self.russian > 0 && self.russian as f32 >= of(RUSSIAN_SHARE) && self.russian > self.old_font
        {
            Script::Russian
        } else {
            Script::Cyrillic
        }
    }
}

/// The script of a passage: a paragraph or a sentence. Long mixed texts are better asked piece by piece.
pub fn passage_script(text: &str) -> Script {
    match Evidence::of(text).script() {
        Script::Latin if super::garble::Evidence::of(text).is_garbled() => Script::Garbled,
        script => script,
    }
}

/// Whether a lower-case word of Russian letters is neither Russian nor in an old font: къ хъ гъ лъ of the mountain
/// languages, ъ between consonants, a vowel of Bulgarian, and ьо, which Ukrainian and Bulgarian have for ё.
fn is_third(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let consonant =
        |c: char| !matches!(c, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ц' | 'ь');
    letters.windows(3).any(|three| three[1] == 'ъ' && consonant(three[0]) && consonant(three[2]))
        || letters.windows(2).any(|two| two[1] == 'ъ' && matches!(two[0], 'к' | 'х' | 'г'))
            && letters.last() != Some(&'ъ')
        || letters
            .windows(3)
            .any(|three| three[1] == 'ь' && three[2] == 'о' && (consonant(three[0]) || three[0] == 'ц'))
}

/// Whether only an old font explains a lower-case Cyrillic word of Russian letters.
pub(super) fn is_old_font(word: &str) -> bool {
    if OLD_FONT.has(word) {
        return true;
    }
    let vowel = |c: char| matches!(c, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'я' | 'ю' | 'э' | 'ё');
    let mut before = ' ';
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let impossible = match letter {
            // ğ follows a vowel; in Russian the sign follows a consonant.
            'ь' => vowel(before) || matches!(before, ' ' | 'й'),
            // c; Russian has е ё ю я behind the sign and a consonant before it (a final one, before 1918, too).
            'ъ' => vowel(before) || before == ' ' || matches!(next, 'а' | 'о' | 'у' | 'ы' | 'ц' | 'и'),
            // ışıq, ıldırım.
            'ы' => matches!(before, ' ' | 'э') || matches!(before, 'ш' | 'щ' | 'ж' | 'ч' | 'г' | 'к' | 'х'),
            'я' => matches!(before, 'ш' | 'щ' | 'ж' | 'ч' | 'ц' | 'й' | 'э'),
            'ю' => matches!(before, 'щ' | 'ч' | 'э' | 'ц'),
            'а' => before == 'й' && letters.peek().is_some(),
            // ü: Russian has no ц between consonants, nor before й.
            'ц' if before == 'э' => true,
            'е' | 'и' => before == 'э' || before == 'й' && letter == 'и' && letters.peek().is_some(),
            'ц' => {
                let closed =
                    |c: char| c.is_alphabetic() && !vowel(c) && !matches!(c, 'ъ' | 'ь' | 'ц' | 'к' | 'в');
                closed(before) && closed(next)
            }
            _ => false,
        };
        if impossible {
            return true;
        }
        before = letter;
    }
    false
}

/// Groups of letters with ь that Russian is full of and that an old font, with ğ for ь, hardly has.
const RUSSIAN_SIGNS: [&str; 6] = ["ть", "сь", "нь", "ль", "дь", "вь"];

/// Whether only Russian explains a lower-case Cyrillic word.
fn is_russian(word: &str) -> bool {
    let signs = || word.contains('ь') && RUSSIAN_SIGNS.iter().any(|sign| word.contains(sign));
    let signed = || word.contains('ё') || signs();
    RU.has(word) || (signed() || word.chars().count() > 4 && RU.ends(word)) && !is_old_font(word)
}
