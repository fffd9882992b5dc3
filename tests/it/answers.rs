//! The bundled chronicle, and the real source where it is at hand, answer as a historian expects.

use std::path::PathBuf;

use crate::support::{Place, project};

/// Questions with the day whose event must come first. They hold for the bundled chronicle and the real source.
const QUESTIONS: [(&str, &str); 9] = [
    ("Qars müqaviləsi", "1921-10-13"),
    ("qars muqavilesi", "1921-10-13"),
    ("QARS MÜQAVİLƏSİ", "1921-10-13"),
    ("Qarsda imzalanmış müqavilə", "1921-10-13"),
    ("\"Qars müqaviləsi\"", "1921-10-13"),
    ("Behbud ağa Cavanşir", "1921-07-17"),
    ("Nuru paşanın ordusu", "1920-06-03"),
    ("Gümrü sazişi", "1920-12-02"),
    ("Lənkərana desant", "1920-05-03"),
];

#[track_caller]
fn check_questions(place: &Place, source: &str) {
    for (question, day) in QUESTIONS {
        let ids = place.ids(&[question]);
        assert_eq!(ids.first(), Some(&format!("{source}:{day}")), "{question}");
    }
}

#[test]
fn the_bundled_chronicle_answers() {
    check_questions(&Place::with_corpus(), "qafqaz-1917-1923");
}

/// The real source stands beside the project where it is developed; it is no part of it.
fn real_source() -> Option<PathBuf> {
    let path = project().join("../shared/source");
    if !path.is_dir() {
        println!("left out: ../shared/source is not here");
        return None;
    }
    Some(path)
}

#[test]
fn a_real_source_answers() {
    let Some(source) = real_source() else { return };
    let place = Place::empty();
    let run = place.run(&["ingest", source.to_str().expect("a path")]);
    assert_eq!(run.code, 0, "{}", run.err);
    check_questions(&place, "qarabag-1920-1921");
}

/// Day, letters and digits of the body, and a checksum of them: enough to see that a body is whole and has
/// nothing of its neighbour's.
const BODIES: [(&str, usize, u32); 10] = [
    ("1920-05-03", 357, 0xfc35_ba56),
    ("1920-06-03", 467, 0x32b7_a3b6),
    ("1920-08-09", 372, 0xc8db_0e70),
    ("1920-08-10", 576, 0x8273_4654),
    ("1920-12-01", 384, 0x4c1c_5faa),
    ("1920-12-02", 817, 0xddf6_1a2e),
    ("1921-06-27", 206, 0x6e96_5ba9),
    ("1921-07-05", 711, 0xb88c_3c77),
    ("1921-07-17", 462, 0xe39b_c3c4),
    ("1921-10-13", 524, 0x314c_e191),
];

#[test]
fn a_real_source_splits_into_its_ten_events() {
    let Some(source) = real_source() else { return };
    let run = Place::empty().run(&["events", "--format", "jsonl", source.to_str().expect("a path")]);
    assert_eq!(run.code, 0, "{}", run.err);
    let mut found = Vec::new();
    for line in run.out.lines() {
        let event: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let letters: String =
            event["text"].as_str().expect("a text").chars().filter(|c| c.is_alphanumeric()).collect();
        found.push((
            event["date_start"].as_str().expect("a day").to_string(),
            letters.chars().count(),
            crc32(letters.as_bytes()),
        ));
    }
    let expected: Vec<_> =
        BODIES.iter().map(|(day, letters, sum)| ((*day).to_string(), *letters, *sum)).collect();
    assert_eq!(found, expected);
}

/// CRC-32 (IEEE), bit by bit: small enough to stand here.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[test]
fn what_a_question_asks_for_is_no_word_to_find() {
    let place = Place::empty();
    place.write("a.txt", "13 oktyabr 1921 - Qarsda saziş imzalandı.\n\n2 mart 1899 - Məktəb açıldı.\n");
    assert_eq!(place.run(&["ingest", "a.txt"]).code, 0);
    for typed in
        ["Qarsda saziş nə vaxt imzalandı?", "saziş hansı ildə imzalandı", "saziş neçənci ildə imzalandı"]
    {
        let run = place.run(&["search", typed]);
        assert!(run.out.contains("imzalandı›"), "{typed}: {}", run.out);
        assert!(!run.err.contains("was not found"), "{typed}: {}", run.err);
    }
    // Without a question word before it the word is looked for.
    let run = place.run(&["search", "saziş vaxt"]);
    assert!(run.err.contains("\"vaxt\" was not found"), "{}", run.err);
}

#[test]
fn words_of_one_root_answer_each_other() {
    let place = Place::empty();
    place.write(
        "a.txt",
        "1922 - Dövlət yaradıldı.\n\n1923 - Hökmdar öldürüldü.\n\n1924 - Prezident seçildi.\n\n\
         1925 - Kürək çayı sahilində sənəd imzalandı.\n",
    );
    assert_eq!(place.run(&["ingest", "a.txt"]).code, 0);
    for (typed, year) in
        [("yaranması", "1922"), ("öldürmək", "1923"), ("seçki", "1924"), ("Kürəkçayda imzalanma", "1925")]
    {
        assert_eq!(place.ids(&[typed]), [format!("a:{year}")], "{typed}");
    }
    // Words that only look alike have no root in common.
    for typed in ["yara", "seyr", "ölçü", "prezidium"] {
        assert_eq!(place.run(&["search", typed]).code, 1, "{typed}");
    }
}

/// Own words: a name in full, a day of the year in headings and bodies.
const NAMES_AND_DAYS: &str = "\
12 mart 1925 — Kəndlərə Yardım İctimai Komissiyası Gəncədə işə başladı.

12 mart 1931 — Komissiya ləğv edildi. Bina məktəbə verildi.

3 aprel 1932 — Martın 12-də bağlanmış körpü yenidən açıldı.

12 aprel 1933 — On iki kənddə bulaq çəkildi.
";

#[test]
fn an_acronym_is_read_off_the_name() {
    let place = Place::empty();
    place.write("a.txt", NAMES_AND_DAYS);
    place.run(&["ingest", "a.txt"]);
    for typed in ["KYİK", "kyik", "KYIK-in binası", "КЙИК"] {
        assert_eq!(place.ids(&[typed]).first().map(String::as_str), Some("a:1925-03-12"), "{typed}");
    }
    let run = place.run(&["search", "KYİK"]);
    assert!(run.out.contains("‹Kəndlərə Yardım İctimai Komissiyası› Gəncədə"), "{}", run.out);
    assert!(place.ids(&["KYİ", "--no-names"]).is_empty());
    assert!(place.ids(&["YKİ"]).is_empty());
}

#[test]
fn a_day_is_asked_for_in_any_year() {
    let place = Place::empty();
    place.write("a.txt", NAMES_AND_DAYS);
    place.run(&["ingest", "a.txt"]);
    let days = ["a:1925-03-12", "a:1931-03-12", "a:1932-04-03"];
    for typed in ["12 mart", "martın 12-si", "12 mart günü"] {
        assert_eq!(place.ids(&[typed]), days, "{typed}");
    }
    assert_eq!(place.ids(&["12 mart məktəb"])[0], "a:1931-03-12");
    assert_eq!(place.run(&["on", "12 mart", "--count"]).out, "2\n");
}

#[test]
fn an_event_is_found_by_its_name_and_its_day() {
    let place = Place::empty();
    place.write(
        "a.txt",
        "20 yanvar 1990 — Gecə şəhərə qoşun yeridildi.\n\n20 yanvar 1991 — Məktəb bağlandı.\n\n\
         14 may 1805 — Kürəkçay sahilində xan sənədə möhür basdı.\n\n26 may 1805 — Karvan yola düşdü.\n",
    );
    place.run(&["ingest", "a.txt"]);
    assert_eq!(place.ids(&["Qara Yanvar"]), ["a:1990-01-20"]);
    let run = place.run(&["search", "Qara Yanvar"]);
    assert!(
        run.out.contains("‹20 yanvar 1990›") && run.err.contains("on 20 yanvar 1990"),
        "{}{}",
        run.out,
        run.err
    );
    // In either calendar, and what has a word of the name comes first.
    assert_eq!(place.ids(&["Kürəkçay sazişi"]), ["a:1805-05-14", "a:1805-05-26"]);
    assert_eq!(place.run(&["search", "Qara Yanvar", "--no-names"]).code, 1);
}
