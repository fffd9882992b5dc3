//! Endings of the words that dates are made of, in skeleton letters.

/// The case of a word, as far as dates need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Case {
    /// No ending.
    #[default]
    Bare,
    /// A possessive alone: *ili, payızı*.
    Own,
    /// *ilin, ilinin*
    Gen,
    /// *ildə, ilində*
    Loc,
    /// *ildən*
    Abl,
    /// *ilə, ilinə*
    Dat,
    /// *ilədək*
    Until,
    /// An ordinal ending behind a number: *-ci*.
    Ordinal,
}

/// The case of an ending in skeleton letters, with or without a possessive before it.
pub fn case(ending: &[u8]) -> Option<Case> {
    Some(match ending {
        b"" | b"dir" | b"dur" => Case::Bare,
        b"i" | b"u" | b"si" | b"su" | b"ni" | b"nu" | b"ini" | b"unu" | b"yi" | b"yu" => Case::Own,
        b"in" | b"un" | b"nin" | b"nun" | b"inin" | b"unun" | b"sinin" | b"sunun" => Case::Gen,
        b"de" | b"da" | b"te" | b"ta" | b"d" | b"inde" | b"inda" | b"unde" | b"unda" | b"sinde"
        | b"sinda" | b"deki" | b"daki" | b"indeki" | b"indaki" | b"undeki" | b"undaki" | b"sindaki"
        | b"sindeki" | b"sunda" | b"sunde" => Case::Loc,
        b"den" | b"dan" | b"ten" | b"tan" | b"inden" | b"indan" | b"unden" | b"undan" | b"sinden"
        | b"sindan" => Case::Abl,
        b"e" | b"a" | b"ye" | b"ya" | b"ne" | b"na" | b"ine" | b"ina" | b"une" | b"una" | b"sine"
        | b"sina" => Case::Dat,
        b"edek" | b"adek" | b"yedek" | b"yadek" | b"nedek" | b"nadek" | b"inedek" | b"inadek" | b"unedek"
        | b"unadek" | b"sinadek" | b"sinedek" | b"dek" | b"adak" | b"edak" | b"ecen" | b"acan"
        | b"inecen" | b"unacan" => Case::Until,
        // The same in a text that lost every ə: ildn, ilind, ildk.
        b"ind" | b"und" | b"sind" | b"dki" | b"indki" => Case::Loc,
        b"dn" | b"tn" | b"indn" | b"undn" | b"sindn" => Case::Abl,
        b"dk" | b"indk" | b"undk" | b"sindk" => Case::Until,
        _ => return None,
    })
}

/// The ordinal endings behind a number, in skeleton letters, whatever their vowel.
pub fn is_ordinal(ending: &[u8]) -> bool {
    matches!(ending, b"ci" | b"cu" | b"nci" | b"ncu" | b"inci" | b"uncu")
}

/// Whether the ending is a plural's, and its case.
pub fn ending(rest: &[u8]) -> Option<(bool, Case)> {
    for plural in [b"ler".as_slice(), b"lar", b"lr"] {
        if let Some(case) = rest.strip_prefix(plural).and_then(case) {
            return Some((true, case));
        }
    }
    case(rest).map(|case| (false, case))
}
