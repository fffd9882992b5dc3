//! A word typed without the letters ə ı ö ü ç ş ğ → the words it may stand for.
//!
//! A keyboard without our letters leaves e for ə, i for ı and so on. The table says which letters a typed one may
//! stand for; a word typed so is spelled out in every way, and the lexicon and the index decide which are words.
//! Folding finds, it does not rank: `şən` and `sən` stay two words for whoever types them rightly.

/// Longest list of spellings that is tried for one word. Twelve doubtful letters fill it.
const MOST: usize = 4096;

/// The letters that a typed one may stand for, the typed one first.
pub const fn letters_for(typed: char) -> &'static [char] {
    match typed {
        'e' => &['e', 'ə'],
        'i' => &['i', 'ı'],
        // Capitals typed without our letters: I is the small ı here, but İ may have been meant.
        'ı' => &['ı', 'i'],
        'o' => &['o', 'ö'],
        'u' => &['u', 'ü'],
        'c' => &['c', 'ç'],
        's' => &['s', 'ş'],
        'g' => &['g', 'ğ'],
        _ => &[],
    }
}

/// Every spelling that `word` (unified) may stand for, other than itself. `ğ` never begins a word.
pub fn spellings(word: &str) -> Vec<String> {
    let mut out = vec![String::with_capacity(word.len() + 8)];
    for (at, letter) in word.chars().enumerate() {
        let choices = letters_for(letter);
        let doubled = choices.len() > 1 && out.len() * 2 <= MOST && !(letter == 'g' && at == 0);
        if doubled {
            let mut others = out.clone();
            others.iter_mut().for_each(|spelling| spelling.push(choices[1]));
            out.iter_mut().for_each(|spelling| spelling.push(letter));
            out.append(&mut others);
        } else {
            out.iter_mut().for_each(|spelling| spelling.push(letter));
        }
    }
    out.retain(|spelling| spelling != word);
    out
}

/// The word as a keyboard without our letters would type it: one letter for each class.
pub fn folded(word: &str) -> String {
    word.chars()
        .map(|letter| match letter {
            'ə' => 'e',
            'ı' => 'i',
            'ö' => 'o',
            'ü' => 'u',
            'ç' => 'c',
            'ş' => 's',
            'ğ' => 'g',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{folded, spellings};

    #[test]
    fn a_folded_word_is_among_its_spellings() {
        for word in ["müqaviləsi", "gəncə", "şərqi", "qırğın", "çörək"] {
            let typed = folded(word);
            assert!(typed.is_ascii() && spellings(&typed).contains(&word.to_string()), "{word} from {typed}");
        }
    }

    #[test]
    fn a_word_without_doubtful_letters_has_no_other_spelling() {
        assert!(spellings("qara").is_empty());
        assert!(!spellings("gence").iter().any(|spelling| spelling.starts_with('ğ')));
    }

    #[test]
    fn a_long_word_does_not_explode() {
        assert!(spellings(&"ei".repeat(50)).len() <= super::MOST);
    }
}
