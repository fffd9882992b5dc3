//! Errors and their hints in Azerbaijani; English is what the errors themselves say.

use super::words::Speech;
use crate::error::Error;

/// The message of an error.
pub fn message(error: &Error, speech: Speech) -> String {
    if speech == Speech::English {
        return error.to_string();
    }
    match error {
        Error::NoIndex { dir } => format!("{dir:?} qovluğunda indeks yoxdur"),
        Error::OldFormat { version, found, expected } => {
            format!("indeksi salname {version} qurub (format {found}); bu, format {expected} oxuyur")
        }
        Error::OtherWords { path } => format!("indeks {path:?} siyahısından başqa sözlərlə qurulub"),
        Error::Damaged { dir, what } => format!("{dir:?} qovluğundakı indeks zədələnib: {what}"),
        Error::Locked { holder } => format!("başqa bir ingest işləyir: {holder}"),
        Error::MissingPath { path } => format!("{path:?} adlı fayl və ya qovluq yoxdur"),
        Error::NothingToIngest { from, .. } => format!("{from}: indekslənəcək heç nə yoxdur"),
        Error::EmptyQuery => "sorğu boşdur".into(),
        Error::BadDate { typed } => format!("{typed:?} tarix kimi oxunmur"),
        Error::NoSuchEvent { id } => format!("kimliyi {id:?} ilə başlayan hadisə yoxdur"),
        Error::AmbiguousId { id, examples } => {
            format!("bir neçə hadisənin kimliyi {id:?} ilə başlayır: {}", examples.join(", "))
        }
        Error::Interrupted => "dayandırıldı; heç nə dəyişmədi".into(),
        // What the system, the engine or a file says has no other words.
        other => other.to_string(),
    }
}

/// What can be done about it.
pub fn hint(error: &Error, speech: Speech) -> Option<String> {
    let english = error.hint();
    if speech == Speech::English {
        return english;
    }
    let own = match error {
        Error::OldFormat { .. } => "salname ingest   (həmin mənbələri yenidən oxuyur)",
        Error::Damaged { .. } => "salname ingest   (həmin mənbələrdən yenidən qurur)",
        Error::Locked { .. } => "bitməsini gözləyin, sonra yenidən yoxlayın",
        Error::MissingPath { .. } => "yolu yoxlayın; salname ingest fayl və qovluq götürür",
        Error::NothingToIngest { .. } => {
            "mətn faylı (.txt, .md), hazır hadisələr (.jsonl) və ya belə fayllar olan qovluq göstərin"
        }
        Error::BadDate { .. } => "il, 1828-02, 1921-10-13, 13.10.1921, XVIII və ya \"e.ə. 331\" oxunur",
        Error::NoSuchEvent { .. } => "salname search tapdığı hadisələrin kimliyini göstərir",
        _ => return english,
    };
    Some(own.into())
}
