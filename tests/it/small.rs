//! Small chronicles whose few headings are of several kinds.

use serde_json::Value;

use crate::support::Place;

/// The first date, the section and the text of each event of a file.
#[track_caller]
fn events(name: &str, text: &str) -> Vec<(String, String, String)> {
    let place = Place::empty();
    place.write(name, text);
    let run = place.run(&["events", name, "--format", "jsonl"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let words = |value: &Value| value.as_str().unwrap_or("-").to_string();
    let event = |line: &str| {
        let event: Value = serde_json::from_str(line).expect("JSON");
        (words(&event["date_start"]), words(&event["section"]), words(&event["text"]))
    };
    run.out.lines().map(event).collect()
}

#[track_caller]
fn check(name: &str, text: &str, expected: &[(&str, &str, &str)]) {
    let found = events(name, text);
    let found: Vec<(&str, &str, &str)> =
        found.iter().map(|(date, section, text)| (date.as_str(), section.as_str(), text.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_century_that_is_a_heading_is_a_section() {
    check(
        "made.html",
        "<html><body><main><h1>Lənkəran</h1><h2>XIX əsr</h2><ul><li><b>13 yanvar 1813</b> – Qala alındı.</li>\
         <li><b>1846</b> – Qəza quruldu.</li></ul><h2>XX əsr</h2><p><b>4 may 1920</b> – Desant çıxdı.</p>\
         <p><b>1938</b> – Stansiya açıldı.</p></main></body></html>",
        &[
            ("1813-01-13", "XIX əsr", "Qala alındı."),
            ("1846", "XIX əsr", "Qəza quruldu."),
            ("1920-05-04", "XX əsr", "Desant çıxdı."),
            ("1938", "XX əsr", "Stansiya açıldı."),
        ],
    );
}

#[test]
fn an_edit_link_marks_a_section() {
    check(
        "made.txt",
        "• 1908, 12 yanvar – İlk opera oynanıldı.\n• 1909, 2 may – Salon açıldı.\n\nKino[redaktə]\n\n\
         • 1916, 14 may – Film ekrana çıxdı.[4]\n",
        &[
            ("1908-01-12", "-", "İlk opera oynanıldı."),
            ("1909-05-02", "-", "Salon açıldı."),
            ("1916-05-14", "Kino", "Film ekrana çıxdı."),
        ],
    );
}

#[test]
fn dotted_days_open_events_in_and_out_of_sentences() {
    check(
        "made.txt",
        "01.04.1957-ci ildə teatr açıldı.\n12.11.1960 Stadion tikildi.\n05.06.1967-ci ildə xətt işə düşdü.\n\
         30.08.1991 - Bəyanat oxundu.\n",
        &[
            ("1957-04-01", "-", "01.04.1957-ci ildə teatr açıldı."),
            ("1960-11-12", "-", "Stadion tikildi."),
            ("1967-06-05", "-", "05.06.1967-ci ildə xətt işə düşdü."),
            ("1991-08-30", "-", "Bəyanat oxundu."),
        ],
    );
}

#[test]
fn a_month_without_a_year_is_kept_as_the_section() {
    let found = events(
        "made.txt",
        "YANVAR\n1. Yeni il gəldi.\n10. Konsert oldu.\nFEVRAL\n2. Qar yağdı.\n26. Anım günü.\n",
    );
    let sections: Vec<&str> = found.iter().map(|(_, section, _)| section.as_str()).collect();
    assert_eq!(sections, ["YANVAR", "YANVAR", "FEVRAL", "FEVRAL"]);
}
