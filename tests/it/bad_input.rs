//! Every wrong use and every broken file: a clear message, a hint, the right exit code, and nothing lost.

use crate::support::{Place, Run};

#[track_caller]
fn check(run: &Run, code: i32, said: &[&str]) {
    assert_eq!(run.code, code, "{}{}", run.out, run.err);
    for words in said {
        assert!(run.err.contains(words), "{words:?} is not in {:?}", run.err);
    }
    assert!(!run.err.contains("panicked"), "{}", run.err);
}

#[test]
fn nothing_to_search_or_ingest() {
    let place = Place::empty();
    check(&place.run(&["search", "Qars"]), 3, &["error: no index in \"index\"", "hint: salname ingest PATH"]);
    check(&place.run(&["show", "x"]), 3, &["no index in"]);
    check(&place.run(&["status"]), 3, &["no index in"]);
    check(&place.run(&["ingest"]), 2, &["nothing to ingest", "hint:"]);
    check(&place.run(&["ingest", "yoxdur.txt"]), 2, &["there is no file or folder \"yoxdur.txt\"", "hint:"]);
    std::fs::create_dir(place.path("empty")).expect("a folder");
    check(&place.run(&["ingest", "empty"]), 2, &["nothing to ingest in empty", "hint:"]);
    assert!(!place.path("index/current").exists(), "nothing may be published");
}

#[test]
fn files_that_are_no_chronicles() {
    let place = Place::empty();
    place.write_bytes("bin.txt", b"\x7fELF\x00\x01\x02\x00");
    check(&place.run(&["ingest", "bin.txt"]), 2, &["bin.txt: this is a binary file", "nothing to ingest"]);
    place.write_bytes("a.pdf", b"%PDF-1.4");
    check(&place.run(&["ingest", "a.pdf"]), 2, &["a PDF is not text", "pdftotext"]);
    place.write_bytes("b.txt", b"%PDF-1.4 ...");
    check(&place.run(&["ingest", "b.txt"]), 2, &["this is a PDF"]);
    place.write_bytes("c.docx", b"PK\x03\x04");
    check(&place.run(&["ingest", "c.docx"]), 2, &["word processor", "pandoc"]);
    place.write("d.jsonl", "{\"text\":\"bir\"}\n{broken\n");
    check(&place.run(&["ingest", "d.jsonl"]), 2, &["d.jsonl: line 2"]);
    place.write("e.jsonl", "{\"date\":\"1918\"}\n");
    check(&place.run(&["ingest", "e.jsonl"]), 2, &["e.jsonl: line 1", "text"]);
    place.write("f.txt", " \n\n");
    check(&place.run(&["ingest", "f.txt"]), 2, &["there is no text in it"]);
    assert!(!place.path("index/current").exists(), "nothing may be published");
}

#[test]
fn a_skipped_file_beside_a_good_one() {
    let place = Place::empty();
    place.write("k/good.txt", "28 may 1918 - İstiqlal elan olundu.\n");
    place.write_bytes("k/scan.pdf", b"%PDF-1.4");
    check(&place.run(&["ingest", "k"]), 4, &["1 of 2 files skipped", "k/scan.pdf"]);
    assert_eq!(place.ids(&["istiqlal"]), ["good:1918-05-28"]);
}

#[test]
fn queries_that_ask_for_nothing() {
    let place = Place::with_corpus();
    for query in ["", " ", "\"", "- | ( )", "***"] {
        check(&place.run(&["-q", "search", "--", query]), 2, &["error: the query is empty", "hint:"]);
    }
    check(&place.run(&["search"]), 2, &["required"]);
}

#[test]
fn queries_with_something_that_has_no_meaning() {
    let place = Place::with_corpus();
    check(&place.run(&["search", "\"Qars müqaviləsi"]), 0, &["note: a quotation mark without its partner"]);
    check(&place.run(&["search", "Bakı'nın"]), 0, &[]);
    check(&place.run(&["search", "1920-ci il: sülh"]), 0, &[]);
    check(&place.run(&["search", "yer:Bakı"]), 0, &["note: there is no field \"yer:\""]);
    check(&place.run(&["search", "və ilə"]), 0, &["note: the query has only function words"]);
    check(&place.run(&["search", "tarix:dünən Bakı"]), 0, &["no date can be read from"]);
    check(&place.run(&["search", "qars", "-rus"]), 2, &["-r"]);
    check(&place.run(&["search", "--", "qars", "-rus"]), 0, &[]);
}

#[test]
fn nothing_found_says_why() {
    let place = Place::with_corpus();
    check(&place.run(&["search", "müqavlə"]), 0, &["\"müqavlə\" was not found", "müqavilə ("]);
    check(&place.run(&["search", "--no-fold", "müqavlə"]), 1, &["\"müqavlə\" was not found · müqavilə ("]);
    check(&place.run(&["search", "brontozavrlar"]), 1, &["\"brontozavrlar\" was not found"]);
    check(&place.run(&["search", "müqavilə", "--from", "1950"]), 1, &["hits without the filters"]);
    check(
        &place.run(&["search", "müqavilə", "--from", "dünən"]),
        2,
        &["is no date that can be read", "hint:"],
    );
    check(
        &place.run(&["search", "müqavilə", "--from", "1922", "--to", "1921"]),
        2,
        &["--from is after --to"],
    );
    check(&place.run(&["show", "qafqaz-1917-1923:1800"]), 1, &["no event has an id"]);
    check(&place.run(&["show", "qafqaz-1917-1923:1921-1"]), 2, &["begins the ids of several events"]);
}

#[test]
fn limits_at_the_edges() {
    let place = Place::with_corpus();
    let none = place.run(&["search", "müqavilə", "-n", "0", "--json"]);
    check(&none, 0, &[]);
    assert!(none.out.contains("\"hits\":[]") && !none.out.contains("\"total\":0"), "{}", none.out);
    check(&place.run(&["search", "müqavilə", "-n", "18446744073709551615"]), 0, &["the most that are shown"]);
    check(&place.run(&["search", "müqavilə", "--skip", "18446744073709551615"]), 0, &[]);
    check(&place.run(&["search", "müqavilə", "-n", "-3"]), 2, &[]);
    let long = "müqavilə ".repeat(3000);
    check(&place.run(&["search", &long]), 0, &[]);
    check(&place.run(&["search", &"(".repeat(5000)]), 2, &["the query is empty"]);
    check(&place.run(&["search", "🙂 \u{202e}\u{0} müqavilə".replace('\0', "").as_str()]), 0, &[]);
}

#[test]
fn escapes_in_a_chronicle_are_harmless() {
    let place = Place::empty();
    place.write("a.txt", "28 may 1918 - İstiqlal \u{1b}[31melan\u{1b}[0m olundu.\n");
    assert_eq!(place.run(&["ingest", "a.txt"]).code, 0);
    let run = place.run(&["search", "istiqlal"]);
    assert!(!run.out.contains('\u{1b}') && run.out.contains("istiqlal") || run.out.contains("İstiqlal"));
}

#[test]
fn messages_speak_azerbaijani_when_asked() {
    let place = Place::empty();
    let mut command = place.command(&["search", "--", ""]);
    let output = command.env("SALNAME_LANG", "az").output().expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.starts_with("xəta: "), "{said}");
}
