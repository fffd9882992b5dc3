//! Any script meets any other: Cyrillic, fonts of the nineties, capitals, plain ASCII, Turkish and Russian words.
//!
//! The chronicles of `tests/golden/scripts` are our own words: one in Azerbaijani Cyrillic, one as files in an old
//! font come, one in Russian, one in Turkish. `letters-queries.tsv` lists queries with the event that must come first.

use std::fs;

use salname::lang::filter::AzTokenizer;
use tantivy_tokenizer_api::{TokenStream, Tokenizer};

use crate::support::{Place, project};

/// A folder with the four chronicles.
fn place() -> Place {
    let place = Place::empty();
    for entry in fs::read_dir(project().join("tests/golden/scripts")).expect("the chronicles") {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        place.write_bytes(&format!("corpus/{name}"), &fs::read(&path).expect("its bytes"));
    }
    place
}

#[test]
fn every_event_is_split_dated_and_told_its_language() {
    let run = place().run(&["events", "corpus", "--format", "jsonl"]);
    let mut count = [0; 4];
    for line in run.out.lines() {
        let event: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(event["date_start"].is_string(), "{line}");
        let (at, language) = match event["source"].as_str().expect("a source") {
            "kiril" => (0, "az"),
            "kohne-srift" => (1, "az"),
            "russkij" => (2, "ru"),
            _ => (3, "tr"),
        };
        assert_eq!(event["lang"], language, "{line}");
        count[at] += 1;
        let text = event["text"].as_str().expect("a text");
        let cyrillic = text.contains(|c| matches!(c, 'А'..='я'));
        assert_eq!(cyrillic, at == 0 || at == 2, "{text}");
    }
    assert_eq!(count, [12, 10, 8, 8]);
}

#[test]
fn an_old_font_is_reported() {
    let run = place().run(&["ingest", "corpus"]);
    let told: Vec<&str> =
        run.err.lines().chain(run.out.lines()).filter(|line| line.contains("old font")).collect();
    assert!(told.len() == 1 && told[0].contains("kohne-srift.txt"), "{told:?} {}", run.err);
}

#[test]
fn a_query_in_any_letters_finds_its_event() {
    let place = place();
    let table = fs::read_to_string(project().join("tests/golden/letters-queries.tsv")).expect("the queries");
    let mut wrong = Vec::new();
    for row in table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
        let (id, queries) = row.split_once('\t').expect("a tab");
        for query in queries.split('\t') {
            let ids = place.ids(&[query]);
            if ids.first().map(String::as_str) != Some(id) {
                wrong.push(format!("{query}: {id} expected, {ids:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The first hit's marks, as `text why`; each is checked to be a slice of the delivered text.
#[track_caller]
fn marks(place: &Place, query: &str) -> Vec<String> {
    let answer = place.search(&[query]);
    let hit = &answer["hits"][0];
    let text: Vec<char> = hit["snippet"]["text"].as_str().unwrap_or_default().chars().collect();
    let marks = hit["snippet"]["marks"].as_array().cloned().unwrap_or_default();
    let told = marks.iter().map(|mark| {
        let at = |key: &str| mark[key].as_u64().expect("a place") as usize;
        let slice: String = text[at("from")..at("to")].iter().collect();
        assert_eq!(mark["text"], slice, "{query}");
        format!("{slice} {}", mark["why"].as_str().unwrap_or_default())
    });
    told.collect()
}

#[test]
fn marks_stand_on_the_letters_of_the_chronicle() {
    let place = place();
    for (query, expected) in [
        ("Çernobıl", "Чернобыл script"),
        ("qəzalar", "гәза script"),
        ("Чернобыл", "Чернобыл exact"),
        ("гәзанын", "гәза ending"),
        ("lokomotiv", "lokomotiv exact"),
        ("локомотив", "lokomotiv script"),
        ("война", "войне ending"),
        ("köprüler", "köprü ending"),
    ] {
        assert!(marks(&place, query).contains(&expected.to_string()), "{query}: {:?}", marks(&place, query));
    }
}

#[test]
fn passages_of_other_languages_are_stemmed_as_such() {
    let place = Place::empty();
    place.write(
        "corpus/made.txt",
        "3 may 1920 – Müxbir şəhərdən xəbər göndərdi. Газета писала, что войны больше не будет и что мир был подписан \
         в городе. Ertəsi gün camaat meydana yığışdı.\n\n5 may 1920 – Alman rəssamı Jägers şəhərin mənzərəsini çəkdi.\n",
    );
    assert_eq!(place.ids(&["война"]), ["made:1920-05-03"]);
    assert_eq!(place.ids(&["Jägers"]), ["made:1920-05-05"]);
    let show = place.run(&["show", "made:1920-05-03"]);
    assert!(show.out.contains("Газета писала, что войны"), "{}", show.out);
    let show = place.run(&["show", "made:1920-05-05"]);
    assert!(show.out.contains("Jägers"), "{}", show.out);
    let answer = place.search(&["xəbər"]);
    assert_eq!(answer["hits"][0]["lang"], "az");
}

#[test]
fn an_archive_of_our_own_language_holds_no_foreign_stems() {
    let mut tokenizer = AzTokenizer::default();
    let mut words = 0;
    for file in ["qafqaz-1917-1923.txt", "dunya-muharibeleri.txt", "elm-ve-medeniyyet.txt", "qedim-dovr.txt"]
    {
        let text = fs::read_to_string(project().join("corpus").join(file)).expect("its text");
        let mut stream = tokenizer.token_stream(&text);
        while stream.advance() {
            words += 1;
            let token = stream.token();
            assert!(
                !token.text.contains(':'),
                "{} of {}",
                token.text,
                &text[token.offset_from..token.offset_to]
            );
        }
    }
    assert!(words > 13_000, "{words}");
}

#[test]
fn function_words_of_other_languages_weigh_nothing() {
    let place = Place::empty();
    place.write(
        "corpus/made.txt",
        "3 may 1920 – Газета писала, что войны больше не будет и что мир был подписан в городе.\n\n\
         5 may 1920 – The delegates of the republic met in the town, and the treaty was signed.\n\n\
         7 may 1920 – Şəhərdə sülh haqqında xəbər yayıldı. В городе и на станции, и в порту ждали.\n",
    );
    let scores = |query: &str| -> Vec<(String, f64)> {
        let answer = place.search(&[query]);
        let hits = answer["hits"].as_array().cloned().unwrap_or_default();
        let told = |hit: &serde_json::Value| {
            (hit["id"].as_str().unwrap_or_default().to_owned(), hit["score"].as_f64().unwrap_or_default())
        };
        hits.iter().map(told).collect()
    };
    for (bare, full) in [("война", "и война в на"), ("мир", "а мир и"), ("treaty", "the treaty of and")]
    {
        let (bare, full) = (scores(bare), scores(full));
        assert!(!bare.is_empty());
        assert_eq!(bare[0].0, full[0].0, "{bare:?} {full:?}");
        assert_eq!(bare.len(), full.len(), "{bare:?} {full:?}");
    }
    // A word of ours stays one, though English has it: at is a horse.
    assert_eq!(scores("sülh at")[0].0, "made:1920-05-07");
}

#[test]
fn what_the_catalogue_and_ready_events_say_goes_before_the_text() {
    let place = Place::empty();
    place.write(
        "a/made.jsonl",
        "{\"date\":\"1920\",\"text\":\"Войска вышли из города, и война была окончена.\",\"lang\":\"az\"}\n",
    );
    place.write("b/other.txt", "3 may 1920 – Войска вышли из города, и война была окончена.\n");
    place.write("b/said.txt", "3 may 1920 – Бакы шящяри.\n");
    place.write("b/sources.toml", "[[source]]\nfile = \"other.txt\"\nlanguage = \"tr\"\n\n[[source]]\nfile = \"said.txt\"\nfont = \"old\"\n");
    let run = place.run(&["events", "a", "b", "--format", "jsonl"]);
    let events: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let told: Vec<(&str, &str)> = events
        .iter()
        .map(|event| (event["lang"].as_str().unwrap_or_default(), event["text"].as_str().unwrap_or_default()))
        .collect();
    const RUSSIAN: &str = "Войска вышли из города, и война была окончена.";
    assert_eq!(told, [("az", RUSSIAN), ("tr", RUSSIAN), ("az", "Bakı şəhəri.")]);
}
