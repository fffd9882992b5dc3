//! Labels and notices in words, English or Azerbaijani. The language never touches what is done with the text.

use crate::query::Notice;

/// The language of labels and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Speech {
    /// English.
    #[default]
    English,
    /// Azerbaijani.
    Azerbaijani,
}

impl Speech {
    /// The text of the two that is in this language.
    pub fn pick<'t>(self, english: &'t str, azerbaijani: &'t str) -> &'t str {
        match self {
            Speech::English => english,
            Speech::Azerbaijani => azerbaijani,
        }
    }
}

/// A notice as a sentence, with what can be done about it where something can.
pub fn notice(notice: &Notice, speech: Speech) -> String {
    let az = speech == Speech::Azerbaijani;
    match notice {
        Notice::LoneQuote => speech
            .pick(
                "a quotation mark without its partner was read as a space",
                "cütü olmayan dırnaq işarəsi boşluq kimi oxundu",
            )
            .into(),
        Notice::LoneBracket => speech
            .pick(
                "a bracket without its partner was read as a space",
                "cütü olmayan mötərizə boşluq kimi oxundu",
            )
            .into(),
        Notice::UnknownField { name } if az => {
            format!("\"{name}:\" adlı sahə yoxdur, söz kimi oxundu (sahələr: tarix, mənbə, başlıq)")
        }
        Notice::UnknownField { name } => {
            format!("there is no field \"{name}:\", it was read as a word (fields: tarix, mənbə, başlıq)")
        }
        Notice::UnreadableDate { typed } if az => {
            format!("\"{typed}\" tarix kimi oxunmadı, söz kimi axtarıldı")
        }
        Notice::UnreadableDate { typed } => {
            format!("no date can be read from \"{typed}\", it was searched as words")
        }
        Notice::NothingToExclude => {
            speech.pick("there is no word behind a minus sign", "mənfi işarəsindən sonra söz yoxdur").into()
        }
        Notice::OnlyStopWords => speech
            .pick(
                "the query has only function words, so they were searched",
                "sorğuda yalnız köməkçi sözlər var, onlar axtarıldı",
            )
            .into(),
        Notice::PartialHits { whole: 0 } => speech
            .pick(
                "no event has all the words; these have some of them",
                "sözlərin hamısı heç bir hadisədə yoxdur; bunlarda bir qismi var",
            )
            .into(),
        Notice::PartialHits { whole } if az => {
            format!("ilk {whole} hadisədə sözlərin hamısı, qalanlarında bir qismi var")
        }
        Notice::PartialHits { whole } => format!("{whole} have all the words; the rest have some of them"),
        Notice::WordNotFound { word, like } => {
            let counted: Vec<String> =
                like.iter().map(|(word, events)| format!("{word} ({events})")).collect();
            let found =
                if az { format!("\"{word}\" tapılmadı") } else { format!("\"{word}\" was not found") };
            match counted.is_empty() {
                true => found,
                false => format!("{found} · {}", counted.join(", ")),
            }
        }
        Notice::OtherSpelling { word, found } if az => {
            format!("\"{word}\" belə oxundu: {}", found.join(", "))
        }
        Notice::OtherSpelling { word, found } => format!("\"{word}\" was read as {}", found.join(", ")),
        Notice::OtherNames { name, others } if az => {
            format!("\"{name}\" başqa adları ilə də axtarıldı: {}", others.join(", "))
        }
        Notice::OtherNames { name, others } => {
            format!("\"{name}\" was also looked up as {}", others.join(", "))
        }
        Notice::NamedDay { name, day } if az => format!("\"{name}\" {day} tarixində olub"),
        Notice::NamedDay { name, day } => format!("\"{name}\" is known to have been on {day}"),
        Notice::ReadAsSimilar { word, like } => {
            let counted: Vec<String> =
                like.iter().map(|(word, events)| format!("{word} ({events})")).collect();
            let read = if az {
                "tapılmadı, oxşar sözlər axtarıldı"
            } else {
                "was not found, words like it were taken"
            };
            format!("\"{word}\" {read} · {}", counted.join(", "))
        }
        Notice::UndatedLeftOut => {
            speech.pick("undated events are left out", "tarixi olmayan hadisələr göstərilmir").into()
        }
        Notice::LimitCut { limit } if az => format!("ən çox {limit} nəticə göstərilir"),
        Notice::LimitCut { limit } => format!("{limit} hits are the most that are shown"),
        Notice::FilteredOut { without_filters } if az => format!("süzgəcsiz {without_filters} nəticə"),
        Notice::FilteredOut { without_filters } => format!("{without_filters} hits without the filters"),
        Notice::Stale { files } if az => {
            format!("indeks qurulandan bəri {files} fayl dəyişib · --refresh əlavə edin")
        }
        Notice::Stale { files: 1 } => "1 file changed since this index was built · add --refresh".into(),
        Notice::Stale { files } => {
            format!("{files} files changed since this index was built · add --refresh")
        }
    }
}
