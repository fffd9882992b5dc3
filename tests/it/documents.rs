//! What the documents show is what the program prints: every `console` block of README and of `tests/cli` is run.

use crate::support::{Place, project};

#[test]
fn the_examples_are_real() {
    let place = Place::with_corpus();
    assert_eq!(place.run(&["ingest"]).code, 0);
    let cases = trycmd::TestCases::new();
    cases
        .env("SALNAME_INDEX", place.path("index").to_str().expect("a path"))
        .env("LC_ALL", "C.UTF-8")
        .case("README.md")
        .case("README.az.md")
        .case("tests/cli/*.md");
    cases.run();
}

/// The two commands that a newcomer types, as README has them.
const FIRST: &str = "cargo run --release -- search \"Qars müqaviləsi\"";
const SECOND: &str = "cargo test";

#[test]
fn the_first_command_builds_the_index_and_answers() {
    for document in ["README.md", "README.az.md"] {
        let text = std::fs::read_to_string(project().join(document)).expect("a document");
        assert!(
            text.lines().any(|line| line == FIRST) && text.lines().any(|line| line == SECOND),
            "{document}"
        );
    }
    let place = Place::with_corpus();
    let run = place.run(&["search", "Qars müqaviləsi"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("no index yet: building it from corpus/"), "{}", run.err);
    assert!(
        run.out.starts_with("1  13 oktyabr 1921 · ") && run.out.contains("‹Qars müqaviləsi›"),
        "{}",
        run.out
    );
}

#[test]
fn every_command_is_documented() {
    let readme = std::fs::read_to_string(project().join("README.md")).expect("README");
    let place = Place::empty();
    let help = place.run(&["--help"]).out;
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() >= 6, "{help}");
    for command in commands {
        assert!(readme.contains(&format!("salname {command}")), "README does not name {command}");
    }
}

#[test]
fn architecture_names_every_module() {
    let text = std::fs::read_to_string(project().join("ARCHITECTURE.md")).expect("ARCHITECTURE");
    assert!(text.lines().count() <= 150, "ARCHITECTURE has more than 150 lines");
    for entry in std::fs::read_dir(project().join("src")).expect("src").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(text.contains(&format!("src/{name}")), "ARCHITECTURE does not name src/{name}");
    }
}
