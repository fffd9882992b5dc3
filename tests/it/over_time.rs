//! Timelines, days of the year, and an index built with words of one's own.

use serde_json::Value;

use crate::support::Place;

fn place() -> Place {
    let place = Place::empty();
    place.write(
        "salname.txt",
        "e.ə. 331 – Düzəndə döyüş oldu.\n\n13 oktyabr 1806 – Qalada döyüş oldu.\n\n\
         2 mart 1899 – Məktəb açıldı.\n\n13 oktyabr 1921 – Saziş imzalandı.\n\n\
         oktyabr 1922 – Döyüş unudulmadı.\n\n1926-1929 – Yol çəkildi.\n",
    );
    assert_eq!(place.run(&["ingest", "salname.txt"]).code, 0);
    place
}

#[track_caller]
fn timeline(place: &Place, args: &[&str]) -> Value {
    let all: Vec<&str> = ["timeline", "--json"].into_iter().chain(args.iter().copied()).collect();
    let run = place.run(&all);
    serde_json::from_str(&run.out).unwrap_or_else(|wrong| panic!("{wrong}: {}{}", run.out, run.err))
}

#[test]
fn a_timeline_counts_every_hit_once() {
    let place = place();
    let all = timeline(&place, &[]);
    assert_eq!(
        (&all["schema"], &all["by"], &all["undated"]),
        (&"salname.timeline/1".into(), &"century".into(), &0.into())
    );
    let bar = |from: &str, to: &str, hits: u64| serde_json::json!({ "from": from, "to": to, "hits": hits });
    let bars = [
        bar("-0400-01-01", "-0301-12-31", 1),
        bar("1801-01-01", "1900-12-31", 2),
        bar("1901-01-01", "2000-12-31", 3),
    ];
    assert_eq!(all["bars"], Value::from(bars.to_vec()));
    let years = timeline(&place, &["döyüş", "--by", "year", "--from", "1800"]);
    let bars = [bar("1806-01-01", "1806-12-31", 1), bar("1922-01-01", "1922-12-31", 1)];
    assert_eq!(years["bars"], Value::from(bars.to_vec()));
    let run = place.run(&["timeline", "döyüş", "--by", "decade", "--from", "1800"]);
    assert!(run.out.starts_with("1800..1809  ████"), "{}", run.out);
    assert_eq!(place.run(&["timeline", "yoxdurbeləsöz"]).code, 1);
    assert_eq!(place.run(&["timeline", "--by", "week"]).code, 2);
}

#[test]
fn a_day_of_the_year_is_answered_as_a_search() {
    let place = place();
    for day in [["13 oktyabr"].as_slice(), &["13", "oktyabr"], &["oktyabrın 13-ü"], &["13.10"]] {
        let all: Vec<&str> = ["on", "--json"].into_iter().chain(day.iter().copied()).collect();
        let answer: Value = serde_json::from_str(&place.run(&all).out).expect("JSON");
        assert_eq!((&answer["schema"], &answer["total"]), (&"salname.search/1".into(), &2.into()), "{day:?}");
        let days: Vec<&str> = answer["hits"]
            .as_array()
            .expect("hits")
            .iter()
            .map(|hit| hit["date"]["from"].as_str().expect("a day"))
            .collect();
        assert_eq!(days, ["1806-10-13", "1921-10-13"]);
        assert_eq!(answer["hits"][0]["date_marks"][0]["why"], "date");
    }
    assert_eq!(place.run(&["on", "14 oktyabr"]).code, 1);
    for wrong in ["31 fevral", "oktyabr", "13 oktyabr 1921", "salam"] {
        let run = place.run(&["on", wrong]);
        assert_eq!(run.code, 2, "{wrong}");
        assert!(run.err.contains("is no day of the year") && run.err.contains("hint:"), "{}", run.err);
    }
}

#[test]
fn an_index_remembers_the_words_it_was_built_with() {
    let place = place();
    place.write("words.txt", "# mine\nqaraqaş\tn\n");
    place.write("other.txt", "qaragöz\tn\n");
    assert_eq!(place.run(&["search", "döyüş", "--words", "words.txt"]).code, 3);
    assert_eq!(place.run(&["ingest", "--words", "words.txt"]).code, 0);
    assert_eq!(place.run(&["search", "döyüş"]).code, 0);
    assert_eq!(place.run(&["search", "döyüş", "--words", "words.txt"]).code, 0);
    let run = place.run(&["search", "döyüş", "--words", "other.txt"]);
    assert_eq!(run.code, 3);
    assert!(run.err.contains("salname ingest --words"), "{}", run.err);
    place.write("words.txt", "qaraqaş\tadj\n");
    assert_eq!(place.run(&["search", "döyüş"]).code, 3);
    assert_eq!(place.run(&["ingest"]).code, 0);
    assert_eq!(place.run(&["search", "döyüş"]).code, 0);
    std::fs::remove_file(place.path("words.txt")).expect("removed");
    assert_eq!(place.run(&["search", "döyüş"]).code, 3);
    let run = place.run(&["ingest"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("words.txt cannot be read any more"), "{}", run.err);
    place.write("wrong.txt", "qaraqaş\tnosuch\n");
    let run = place.run(&["analyze", "--words", "wrong.txt", "söz"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("line 1"), "{}", run.err);
    assert_eq!(place.run(&["analyze", "--words", "missing.txt", "söz"]).code, 2);
}

#[test]
fn errors_are_said_in_azerbaijani() {
    let place = place();
    let said = |args: &[&str]| {
        let output = place.command(args).env("SALNAME_LANG", "az").output().expect("it runs");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert!(said(&["search", ""]).starts_with("xəta: sorğu boşdur\nməsləhət: "));
    assert!(said(&["show", "yoxdur"]).contains("hadisə yoxdur"));
    assert!(said(&["search", "a", "--index", "yoxdur"]).contains("indeks yoxdur"));
}

#[test]
fn an_empty_count_says_why() {
    let place = place();
    let run = place.run(&["search", "döyüş", "--from", "1990", "--count"]);
    assert_eq!((run.code, run.out.as_str()), (1, "0\n"));
    assert!(run.err.contains("without the filters"), "{}", run.err);
}
