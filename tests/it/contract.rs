//! What scripts rely on: the keys of the JSON, marks as slices, parts that add up, batches, filters and order.

use serde_json::Value;

use crate::support::{Place, project};

#[track_caller]
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

/// The characters `from..to` of a text.
fn slice(text: &str, from: u64, to: u64) -> String {
    text.chars().skip(from as usize).take((to - from) as usize).collect()
}

const QUERIES: [&str; 14] = [
    "Qars müqaviləsi",
    "qars muqavilesi",
    "\"Qars müqaviləsi\"",
    "=müqaviləsi",
    "=\"Qars müqaviləsi\"",
    "müharib*",
    "gulustan~",
    "qars | gümrü müqavilə",
    "(qars müqavilə) | lozanna",
    "Bakı -neft",
    "RK(b)P-nin plenumu",
    "N.Nərimanov məktub",
    "cənub-şərq",
    "1920-ci ilin avqustunda Zəngəzur",
];

#[test]
fn marks_are_slices_of_snippets_and_snippets_of_events() {
    let place = Place::with_corpus();
    let mut marks_seen = 0;
    for query in QUERIES {
        let answer = place.search(&[query, "--explain", "-n", "20"]);
        let mut last = f64::INFINITY;
        for hit in answer["hits"].as_array().expect("hits") {
            let snippet = hit["snippet"]["text"].as_str().expect("a snippet");
            let event = place.run(&["show", "--json", hit["id"].as_str().expect("an id")]);
            let event: Value = serde_json::from_str(&event.out).expect("JSON");
            let whole = event["text"].as_str().expect("a text");
            assert!(!snippet.is_empty() && whole.contains(snippet), "{query}: {snippet}");
            let mut end = 0;
            for mark in hit["snippet"]["marks"].as_array().expect("marks") {
                let (from, to) = (mark["from"].as_u64().expect("from"), mark["to"].as_u64().expect("to"));
                assert!(end <= from && from < to, "{query}: marks overlap in {snippet}");
                assert_eq!(slice(snippet, from, to), mark["text"].as_str().expect("text"), "{query}");
                end = to;
                marks_seen += 1;
            }
            let score = hit["score"].as_f64().expect("a score");
            let parts: f64 = hit["parts"]
                .as_array()
                .expect("parts")
                .iter()
                .map(|part| part["value"].as_f64().unwrap())
                .sum();
            assert!((score - parts).abs() < 1e-6, "{query}: {score} is not {parts}");
            assert!(score <= last, "{query}: the score rises");
            last = score;
        }
    }
    assert!(marks_seen > 100, "only {marks_seen} marks were seen");
}

#[test]
fn a_phrase_marks_its_run_only() {
    let place = Place::with_corpus();
    let answer = place.search(&["\"Qars müqaviləsi\""]);
    assert!(answer["total"].as_u64().expect("a total") >= 1);
    for hit in answer["hits"].as_array().expect("hits") {
        let marks = hit["snippet"]["marks"].as_array().expect("marks");
        assert!(!marks.is_empty());
        for mark in marks {
            assert_eq!(mark["why"], "phrase");
            assert!(mark["text"].as_str().expect("text").starts_with("Qars müqavilə"), "{mark}");
        }
    }
}

#[test]
fn every_mark_says_why() {
    let place = Place::with_corpus();
    let why = |query: &str| {
        let answer = place.search(&[query]);
        let marks = answer["hits"][0]["snippet"]["marks"].clone();
        marks[0]["why"].as_str().unwrap_or_default().to_string()
    };
    assert_eq!(why("desant"), "exact");
    assert_eq!(why("desantlarımız"), "ending");
    assert_eq!(why("serencam | muqavilesi"), "spelling");
    assert_eq!(why("desan*"), "beginning");
    assert_eq!(why("Qars müqaviləsi"), "phrase");
}

#[test]
fn the_page_has_the_keys_of_the_contract() {
    let place = Place::with_corpus();
    let answer = place.search(&["Qars müqaviləsi"]);
    assert_eq!(answer["schema"], "salname.search/1");
    assert_eq!(keys(&answer), ["schema", "query", "total", "hits"]);
    assert_eq!(keys(&answer["query"]), ["typed", "read_as", "notices"]);
    let hit = &answer["hits"][0];
    for key in [
        "rank",
        "id",
        "score",
        "title",
        "date",
        "source",
        "section",
        "page",
        "file",
        "line",
        "line_end",
        "lang",
        "extra",
        "snippet",
        "title_marks",
        "date_marks",
    ] {
        assert!(hit.get(key).is_some(), "{key} is missing in {hit}");
    }
    assert_eq!(hit["id"], "qafqaz-1917-1923:1921-10-13");
    assert_eq!(hit["file"], "corpus/qafqaz-1917-1923.txt");
    let date = serde_json::json!({
        "text": "13 oktyabr 1921", "from": "1921-10-13", "to": "1921-10-13", "precision": "day",
        "calendar": "gregorian"
    });
    assert_eq!(hit["date"], date);
    let line = hit["line"].as_u64().expect("a line") as usize;
    let text = std::fs::read_to_string(project().join("corpus/qafqaz-1917-1923.txt")).expect("the corpus");
    let printed = text.lines().nth(line - 1).expect("that line");
    assert!(printed.starts_with("13 oktyabr 1921 - "), "{printed}");
}

#[test]
fn a_batch_answers_every_line() {
    let place = Place::with_corpus();
    let queries = "q1\tQars müqaviləsi\nGümrü sazişi\n\nq4\tyoxdurbeləsöz\n";
    let run = place.run_with(&["search", "--batch", "-", "--format", "trec", "-n", "5"], queries);
    assert_eq!(run.code, 0, "{}", run.err);
    let mut last = (String::new(), f64::INFINITY);
    for line in run.out.lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        assert_eq!((parts.len(), parts[1], parts[5]), (6, "Q0", "salname"), "{line}");
        let score: f64 = parts[4].parse().expect("a score");
        assert!(parts[0] != last.0 || score < last.1, "scores fall strictly: {line}");
        last = (parts[0].to_string(), score);
    }
    assert!(run.out.starts_with("q1 Q0 qafqaz-1917-1923:1921-10-13 1 "), "{}", run.out);
    assert!(run.out.contains("\n2 Q0 qafqaz-1917-1923:1920-12-02 1 "), "{}", run.out);

    let run = place.run_with(&["search", "--batch", "-", "--format", "jsonl", "-n", "1"], queries);
    let ends: Vec<Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .filter(|line| line.get("end").is_some())
        .collect();
    let named: Vec<&str> = ends.iter().map(|end| end["qid"].as_str().expect("a qid")).collect();
    assert_eq!(named, ["q1", "2", "q4"]);
    assert_eq!(ends[2]["total"], 0);
}

#[test]
fn filters_and_order() {
    let place = Place::with_corpus();
    let days = |args: &[&str]| -> Vec<String> {
        let answer = place.search(args);
        let hits = answer["hits"].as_array().expect("hits").clone();
        hits.iter().map(|hit| hit["date"]["from"].as_str().expect("a day").to_string()).collect()
    };
    let found = days(&["müqavilə", "--from", "1921", "--to", "1922-03", "-n", "100"]);
    assert!(!found.is_empty() && found.iter().all(|day| day.as_str() >= "1921" && day.as_str() < "1922-04"));
    let same = days(&["müqavilə tarix:1921..1922-03", "-n", "100"]);
    assert_eq!(found, same);
    let up = days(&["müqavilə", "--sort", "date", "-n", "100"]);
    assert!(up.len() > 5 && up.is_sorted(), "{up:?}");
    let mut down = days(&["müqavilə", "--sort", "-date", "-n", "100"]);
    down.reverse();
    assert!(down.is_sorted(), "{down:?}");
    assert!(place.ids(&["müqavilə", "--source", "no-such"]).is_empty());
    assert!(
        place.ids(&["Bakı", "--without", "neft", "-n", "100"]).len()
            < place.ids(&["Bakı", "-n", "100"]).len()
    );
    let whole = place.search(&["Qars müqaviləsi", "-n", "200"])["total"].as_u64();
    let all = place.search(&["Qars müqaviləsi", "--all", "-n", "200"])["total"].as_u64();
    assert!(all < whole && all > Some(0), "{all:?} of {whole:?}");
    let first = place.ids(&["müqavilə", "-n", "3"]);
    assert_eq!(place.ids(&["müqavilə", "-n", "2", "--skip", "1"]), first[1..]);
}

#[test]
fn ready_events_keep_their_ids_and_further_keys() {
    let place = Place::empty();
    place.write(
        "olaylar.jsonl",
        "{\"id\":\"n1\",\"date\":\"1918-05-28\",\"title\":\"İstiqlal bəyannaməsi\",\"text\":\"Tiflisdə elan edildi.\",\"arxiv\":\"f. 970\"}\n\
         {\"date\":\"-0331\",\"text\":\"Qavqamel döyüşü.\"}\n\n{\"text\":\"Tarixi bilinməyən sətir.\"}\n",
    );
    assert_eq!(place.run(&["ingest", "olaylar.jsonl"]).code, 0);
    let answer = place.search(&["istiqlal"]);
    let hit = &answer["hits"][0];
    assert_eq!((hit["id"].as_str(), hit["extra"]["arxiv"].as_str()), (Some("n1"), Some("f. 970")));
    assert_eq!(hit["title_marks"][0]["text"], "İstiqlal");
    let old = place.search(&["döyüş"]);
    assert_eq!(old["hits"][0]["id"], "olaylar:-0331");
    assert_eq!(old["hits"][0]["date"]["from"], "-0331-01-01");
    assert_eq!(old["hits"][0]["line"], 2);
    let undated = place.search(&["sətir"]);
    assert_eq!(
        (undated["hits"][0]["id"].as_str(), &undated["hits"][0]["date"]),
        (Some("olaylar:x1"), &Value::Null)
    );
}

#[test]
fn standard_input_is_a_source() {
    let place = Place::empty();
    let text =
        "Bir salnamə\n\n28 may 1918 - İstiqlal elan olundu.\n\n16 iyun 1918 - Hökumət Gəncəyə köçdü.\n";
    assert_eq!(place.run_with(&["ingest", "-"], text).code, 0);
    assert_eq!(place.ids(&["gəncədə"]), ["stdin:1918-06-16"]);
    let run = place.run_with(&["events", "-", "--format", "jsonl"], text);
    assert_eq!(run.out.lines().count(), 2);
}

#[test]
fn analysis_is_shown_and_filtered() {
    let place = Place::empty();
    let run = place.run(&["analyze", "--json", "Qarabağın MK-nın"]);
    let answer: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(answer["schema"], "salname.analyze/1");
    let token = &answer["tokens"][1];
    assert_eq!((token["from"].as_u64(), token["to"].as_u64()), (Some(10), Some(16)));
    assert_eq!(token["lemmas"][0]["lemma"], "mk");
    let run = place.run_with(&["analyze", "--stems"], "müqavilələrinin\n\nBakıda\n1920-ci\ncənub-şərqdə\n");
    assert_eq!(run.out, "müqavilə\n\nbakı\n1920\ncənub-şərq\n");
}

#[test]
fn a_new_row_is_checked_against_the_golden_words() {
    let place = Place::empty();
    place.write("rows.txt", "# mine\nçörəyi n\n");
    let run = place.run(&["analyze", "--check", "rows.txt"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.contains("çörəyi: çörək → çörəyi"), "{}", run.out);
    place.write("fine.txt", "zumbara n\n");
    assert_eq!(place.run(&["analyze", "--check", "fine.txt"]).code, 0);
    place.write("wrong.txt", "zumbara\n");
    let run = place.run(&["analyze", "--check", "wrong.txt"]);
    assert!(run.code == 2 && run.err.contains("wrong.txt"), "{}", run.err);
}

#[test]
fn a_timeline_counts_hits_and_a_day_is_found_in_any_year() {
    let place = Place::with_corpus();
    let run = place.run(&["timeline", "müqavilə", "--by", "year", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let answer: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(keys(&answer), ["schema", "by", "bars", "undated"]);
    let bars = answer["bars"].as_array().expect("bars");
    let hits: u64 = bars.iter().map(|bar| bar["hits"].as_u64().expect("hits")).sum();
    assert_eq!(Some(hits), place.search(&["müqavilə", "-n", "0"])["total"].as_u64());
    assert!(bars.len() > 3 && bars.iter().all(|bar| keys(bar) == ["from", "to", "hits"]), "{answer}");

    let run = place.run(&["on", "13 oktyabr", "--json"]);
    let answer: Value = serde_json::from_str(&run.out).expect("JSON");
    let days: Vec<&str> = answer["hits"]
        .as_array()
        .expect("hits")
        .iter()
        .map(|hit| hit["date"]["from"].as_str().unwrap())
        .collect();
    assert!(days.contains(&"1921-10-13") && days.iter().all(|day| day.ends_with("-10-13")), "{days:?}");
    assert_eq!(place.run(&["on", "dünən"]).code, 2);
}
