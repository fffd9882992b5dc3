//! Latin text with some letters replaced by a wrong encoding → the letters that were meant.
//!
//! Three kinds are seen: PDF readers that give Ġ ġ Ģ for İ Ş ş (`YETĠRĠLMĠġDĠ`), windows-1254 read as windows-1252
//! (`baþ`, `ýl`, `daðlýq`), and typists without ə who wrote `@`. Each replaces a letter by one letter, so places in
//! the text stay. The first kind is healed in every index word by [`unify`](super::unify) as well, whatever is done
//! here. Icelandic has þ ð ý of its own and Twitter and post have @, so each kind has its own proof.

/// The letter that a PDF reader gives and the one that was meant.
pub const PDF: [(char, char); 3] = [('Ġ', 'İ'), ('ġ', 'Ş'), ('Ģ', 'ş')];

/// The letter that windows-1252 has where windows-1254 has ours.
pub const WESTERN: [(char, char); 6] =
    [('ð', 'ğ'), ('þ', 'ş'), ('ý', 'ı'), ('Ð', 'Ğ'), ('Þ', 'Ş'), ('Ý', 'İ')];

/// What was counted in a passage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Ġ ġ Ģ.
    pub pdf: u32,
    /// ð þ ý.
    pub western: u32,
    /// `@` with a letter on both sides, outside addresses.
    pub at: u32,
    /// Letters that speak against windows-1252: á í ó ú æ ě č …, and our own ğ ş ı.
    against_western: u32,
    /// ə in any encoding, which speaks against `@`.
    schwas: u32,
    /// Maltese has Ġ ġ too, with ħ and ż; Latvian has Ģ, with ā ē ī.
    against_pdf: u32,
}

impl Evidence {
    /// Counts the letters of a text.
    pub fn of(text: &str) -> Evidence {
        let mut found = Evidence::default();
        if text.is_ascii() && !text.contains('@') {
            return found;
        }
        for letter in text.chars() {
            match letter {
                'Ġ' | 'ġ' | 'Ģ' => found.pdf += 1,
                'ð' | 'þ' | 'ý' | 'Ð' | 'Þ' | 'Ý' => found.western += 1,
                'á' | 'í' | 'ó' | 'ú' | 'æ' | 'é' | 'ě' | 'š' | 'č' | 'ř' | 'ğ' | 'ş' | 'ı' => {
                    found.against_western += 1
                }
                'ə' | 'Ə' | 'ǝ' | 'ә' | 'Ә' => found.schwas += 1,
                'ħ' | 'ż' | 'ā' | 'ē' | 'ī' | 'ū' => found.against_pdf += 1,
                _ => {}
            }
        }
        for word in text.split_whitespace().filter(|word| word.contains('@') && !is_address(word)) {
            let letters: Vec<char> = word.chars().collect();
            let inside =
                |three: &[char]| three[1] == '@' && three[0].is_alphabetic() && three[2].is_alphabetic();
            found.at += letters.windows(3).filter(|three| inside(three)).count() as u32;
        }
        found
    }

    /// Ġ ġ Ģ stand for İ Ş ş: one is enough, for no other language of the archive has them.
    pub fn is_pdf(&self) -> bool {
        self.pdf > 0 && self.against_pdf == 0
    }

    /// ð þ ý stand for ğ ş ı: three at least, no letter of Icelandic, Faroese or Czech, none of ours.
    pub fn is_western(&self) -> bool {
        self.western >= 3 && self.against_western == 0
    }

    /// `@` stands for ə: three inside words, and no ə anywhere.
    pub fn is_at(&self) -> bool {
        self.at >= 3 && self.schwas == 0
    }

    /// Whether any kind is proved.
    pub fn is_garbled(&self) -> bool {
        self.is_pdf() || self.is_western() || self.is_at()
    }
}

/// Whether a word with `@` is a postal address: a stop and letters follow.
fn is_address(word: &str) -> bool {
    word.rsplit('@')
        .next()
        .is_some_and(|domain| domain.trim_end_matches(|c: char| !c.is_alphanumeric()).contains('.'))
}

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The text, as many characters as before.
    pub text: String,
    /// How many letters were put right.
    pub letters: u32,
}

/// Puts the letters of a text right where the whole text proves what they stand for; `None` leaves it as it is.
pub fn mend(text: &str) -> Option<Mended> {
    let found = Evidence::of(text);
    if !found.is_garbled() {
        return None;
    }
    let mut letters = 0;
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        let at = found.is_at() && !is_address(word);
        let alone = word.trim() == "@";
        let mut capitals = false;
        for letter in word.chars() {
            let listed = |table: &[(char, char)]| {
                table.iter().find(|(wrong, _)| *wrong == letter).map(|(_, right)| *right)
            };
            let right = match letter {
                '@' if at && !alone => Some(if capitals { 'Ə' } else { 'ə' }),
                _ if found.is_pdf() && listed(&PDF).is_some() => listed(&PDF),
                _ if found.is_western() => listed(&WESTERN),
                _ => None,
            };
            letters += u32::from(right.is_some());
            capitals = super::case::is_upper(letter)
                && (capitals || word.chars().filter(|c| super::case::is_upper(*c)).count() > 1);
            out.push(right.unwrap_or(letter));
        }
    }
    Some(Mended { text: out, letters })
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mended = mend(text).map_or(text.to_owned(), |mended| mended.text);
        assert_eq!(mended, expected);
        assert_eq!(mended.chars().count(), text.chars().count());
        assert_eq!(mend(&mended), None, "nothing is left to mend in {mended}");
    }

    #[test]
    fn letters_of_pdf_readers() {
        check("YETĠRĠLMĠġDĠ", "YETİRİLMİŞDİ");
        check("Ģəhərlərini tutmuĢdur", "şəhərlərini tutmuşdur");
        check("Ġl-Belt ħafna", "Ġl-Belt ħafna");
    }

    #[test]
    fn turkish_bytes_read_as_western_ones() {
        check("baþlýca daðlýq Þuþa", "başlıca dağlıq Şuşa");
        check("Þórður og Guðný fóru í bæinn", "Þórður og Guðný fóru í bæinn");
    }

    #[test]
    fn at_for_schwa() {
        check("Az@rbaycanın ş@h@rl@ri v@ @trafı", "Azərbaycanın şəhərləri və ətrafı");
        check("AZ@RBAYCAN Ş@H@RL@Rİ", "AZƏRBAYCAN ŞƏHƏRLƏRİ");
        check(
            "Yazın: ad@sayt.az, soyad@sayt.az, biz@sayt.az.",
            "Yazın: ad@sayt.az, soyad@sayt.az, biz@sayt.az.",
        );
    }
}
