//! A reader sees the old index or the new one, whole; a damaged one is refused; two writers do not meet.

use std::path::PathBuf;

use crate::support::{Place, project};

/// The folder of the generation in force.
fn generation(place: &Place) -> PathBuf {
    let pointer = std::fs::read_to_string(place.path("index/current")).expect("a pointer");
    place.path("index").join(pointer.split_whitespace().next().expect("a name"))
}

#[test]
fn ingesting_twice_gives_the_same_ids_and_answers() {
    let place = Place::with_corpus();
    let answers = |place: &Place| -> Vec<String> {
        ["Qars müqaviləsi", "Bakı neft", "ordu", "müharib*", "\"xarici işlər naziri\""]
            .map(|query| place.run(&["search", query, "--json", "-n", "50"]).out)
            .to_vec()
    };
    assert_eq!(place.run(&["ingest"]).code, 0);
    let first = answers(&place);
    let split = place.run(&["events", "--format", "jsonl"]).out;
    assert_eq!(place.run(&["ingest"]).code, 0);
    assert_eq!(answers(&place), first);
    assert_eq!(place.run(&["events", "--format", "jsonl"]).out, split);
}

#[test]
fn ids_survive_a_mended_typing_error() {
    let place = Place::empty();
    place.write("a.txt", "28 may 1918 - İstqlal elan olundu.\n\n28 may 1918 - Şura toplandı.\n");
    let ids = |place: &Place| -> Vec<String> {
        let run = place.run(&["events", "a.txt", "--format", "jsonl"]);
        run.out
            .lines()
            .map(|line| {
                let event: serde_json::Value = serde_json::from_str(line).expect("JSON");
                event["id"].as_str().expect("an id").to_string()
            })
            .collect()
    };
    let before = ids(&place);
    assert_eq!(before, ["a:1918-05-28", "a:1918-05-28.2"]);
    place.write("a.txt", "28 may 1918 - İstiqlal elan olundu.\n\n28 may 1918 - Şura toplandı.\n");
    assert_eq!(ids(&place), before);
}

#[test]
fn a_build_that_is_killed_leaves_the_old_index_in_force() {
    let place = Place::with_corpus();
    assert_eq!(place.run(&["ingest"]).code, 0);
    let before = place.run(&["search", "Qars müqaviləsi", "--json"]).out;
    // Enough text that the second build is still at work when it is killed.
    let text = std::fs::read_to_string(project().join("corpus/qafqaz-1917-1923.txt")).expect("the corpus");
    place.write("big/big.txt", &text.repeat(200));
    for pause in [1, 20, 80, 200] {
        let mut child = place.command(&["ingest", "big"]).spawn().expect("it starts");
        std::thread::sleep(std::time::Duration::from_millis(pause));
        let _ = child.kill();
        let ended = child.wait().expect("it ends");
        if ended.success() {
            break;
        }
        assert_eq!(
            place.run(&["search", "Qars müqaviləsi", "--json"]).out,
            before,
            "killed after {pause} ms"
        );
    }
    // The next build works, and clears up what the killed ones left.
    assert_eq!(place.run(&["ingest", "corpus"]).code, 0);
    assert_eq!(place.run(&["search", "Qars müqaviləsi", "--json"]).out, before);
    let left = std::fs::read_dir(place.path("index")).expect("the index").flatten();
    let generations =
        left.filter(|entry| entry.file_name().to_string_lossy().starts_with("generation-")).count();
    assert!(generations <= 2, "{generations} generations");
}

#[test]
fn a_second_ingest_says_who_is_at_work() {
    let place = Place::with_corpus();
    assert_eq!(place.run(&["ingest"]).code, 0);
    let lock = std::fs::File::options().write(true).open(place.path("index/lock")).expect("the lock file");
    lock.lock().expect("the lock");
    std::fs::write(place.path("index/lock.holder"), "process 7 since 2026-01-01T00:00:00Z")
        .expect("a holder");
    let run = place.run(&["ingest"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("another ingest is running: process 7 since 2026-01-01"), "{}", run.err);
    // Readers do not care.
    assert_eq!(place.run(&["search", "Bakı"]).code, 0);
}

#[test]
fn an_old_format_is_refused_and_ingested_again() {
    let place = Place::with_corpus();
    assert_eq!(place.run(&["ingest"]).code, 0);
    let manifest = generation(&place).join("manifest.json");
    let text = std::fs::read_to_string(&manifest).expect("a manifest");
    let format = text.lines().find(|line| line.contains("\"format\"")).expect("a format").to_string();
    let old = text.replace(&format, "  \"format\": 0,");
    std::fs::write(&manifest, &old).expect("an older manifest");
    let pointer = std::fs::read_to_string(place.path("index/current")).expect("a pointer");
    let name = pointer.split_whitespace().next().expect("a name");
    std::fs::write(place.path("index/current"), format!("{name} {:08x}\n", crc32fast::hash(old.as_bytes())))
        .expect("a pointer");
    let run = place.run(&["search", "Bakı"]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(
        run.err.contains("(format 0); this is format") && run.err.contains("hint: salname ingest"),
        "{}",
        run.err
    );
    assert_eq!(place.run(&["ingest"]).code, 0);
    assert_eq!(place.run(&["search", "Bakı"]).code, 0);
}

#[test]
fn damage_is_told_and_never_a_panic() {
    let place = Place::with_corpus();
    assert_eq!(place.run(&["ingest"]).code, 0);
    let folder = generation(&place);
    let files: Vec<PathBuf> =
        std::fs::read_dir(&folder).expect("files").flatten().map(|entry| entry.path()).collect();
    assert!(files.len() >= 8, "{files:?}");
    for file in files {
        let whole = std::fs::read(&file).expect("a file");
        let name = file.display();

        std::fs::write(&file, &whole[..whole.len() / 2]).expect("cut short");
        let run = place.run(&["search", "Bakı"]);
        assert_eq!(run.code, 3, "{name} cut short: {}", run.err);
        assert!(run.err.contains("damaged") && run.err.contains("hint: salname ingest"), "{}", run.err);

        let mut flipped = whole.clone();
        let middle = flipped.len() / 2;
        flipped[middle] ^= 0x10;
        std::fs::write(&file, &flipped).expect("a flipped bit");
        assert_eq!(place.run(&["status", "--verify"]).code, 3, "{name} with a flipped bit");
        let run = place.run(&["search", "Bakı"]);
        assert!(
            matches!(run.code, 0 | 1 | 3) && !run.err.contains("panicked"),
            "{name}: {} {}",
            run.code,
            run.err
        );

        std::fs::remove_file(&file).expect("removed");
        assert_eq!(place.run(&["search", "Bakı"]).code, 3, "{name} missing");
        std::fs::write(&file, &whole).expect("put back");
    }
    assert_eq!(place.run(&["status", "--verify"]).code, 0);
}

#[test]
fn changed_sources_are_told_and_refreshed() {
    let place = Place::empty();
    place.write("a.txt", "28 may 1918 - İstiqlal elan olundu.\n");
    assert_eq!(place.run(&["ingest", "a.txt"]).code, 0);
    assert_eq!(place.run(&["status"]).code, 0);
    place.write("a.txt", "28 may 1918 - İstiqlal elan olundu.\n\n16 iyun 1918 - Hökumət Gəncəyə köçdü.\n");
    assert_eq!(place.run(&["status"]).code, 1);
    let run = place.run(&["search", "gəncə"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("1 file changed since this index was built · add --refresh"), "{}", run.err);
    assert_eq!(place.run(&["search", "gəncə", "--refresh"]).code, 0);
    place.write("b.txt", "11 noyabr 1918 - Müharibə bitdi.\n");
    assert_eq!(place.run(&["ingest", "--add", "b.txt"]).code, 0);
    assert_eq!(place.ids(&["müharibə"]), ["b:1918-11-11"]);
    assert_eq!(place.ids(&["istiqlal"]), ["a:1918-05-28"]);
}

#[test]
fn a_change_that_keeps_the_length_is_told() {
    let place = Place::empty();
    let hour = std::time::Duration::from_secs(3600);
    let date = |time: std::time::SystemTime| {
        let file = std::fs::File::options().write(true).open(place.path("a.txt")).expect("the source");
        file.set_modified(time).expect("a time");
    };
    let now = std::time::SystemTime::now();
    // Written long before it is read, and just before.
    for before in [now - hour, now] {
        place.write("a.txt", "28 may 1918 - İstiqlal elan olundu.\n");
        date(before);
        assert_eq!(place.run(&["ingest", "a.txt"]).code, 0);
        let run = place.run(&["search", "istiqlal"]);
        assert!(!run.err.contains("changed since"), "{}", run.err);
        place.write("a.txt", "29 may 1918 - İstiqlal elan olundu.\n");
        let run = place.run(&["search", "istiqlal"]);
        assert!(run.err.contains("1 file changed since"), "{}", run.err);
    }
    // A search trusts length and time, `status` only the content.
    place.write("a.txt", "28 may 1918 - İstiqlal elan olundu.\n");
    date(now - hour);
    assert_eq!(place.run(&["ingest", "a.txt"]).code, 0);
    place.write("a.txt", "29 may 1918 - İstiqlal elan olundu.\n");
    date(now - hour);
    let run = place.run(&["search", "istiqlal"]);
    assert!(!run.err.contains("changed since"), "{}", run.err);
    assert_eq!(place.run(&["status"]).code, 1);
}

#[cfg(unix)]
#[test]
fn a_read_only_index_can_be_searched() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_corpus();
    assert_eq!(place.run(&["ingest"]).code, 0);
    let folder = generation(&place);
    let entries = |folder: &PathBuf| -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .expect("files")
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    let before = entries(&folder);
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o555)).expect("read-only");
    assert_eq!(place.run(&["search", "Bakı"]).code, 0);
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).expect("writable");
    assert_eq!(entries(&folder), before, "reading must not write");
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let place = Place::with_corpus();
    assert_eq!(place.run(&["ingest"]).code, 0);
    let mut child = place
        .command(&["search", "Bakı", "-n", "200", "--context", "50"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
}
