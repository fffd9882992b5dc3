//! A folder of its own for each test, with the program in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The project's own folder.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder that goes when the test ends.
pub struct Place {
    folder: tempfile::TempDir,
}

/// What a run of the program gave.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    /// An empty folder.
    pub fn empty() -> Place {
        Place { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A folder with the bundled chronicle `qafqaz-1917-1923` as its corpus.
    pub fn with_corpus() -> Place {
        let place = Place::empty();
        place.copy("corpus/qafqaz-1917-1923.txt");
        place.copy("corpus/sources.toml");
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn copy(&self, name: &str) {
        let bytes = std::fs::read(project().join(name)).expect("a bundled file");
        self.write_bytes(name, &bytes);
    }

    pub fn write(&self, name: &str, text: &str) {
        self.write_bytes(name, text.as_bytes());
    }

    pub fn write_bytes(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }

    /// The program with these arguments, in this folder and in a plain environment.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_salname"));
        command.args(args).current_dir(self.folder.path()).stdin(Stdio::null());
        for name in ["SALNAME_INDEX", "SALNAME_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs it.
    pub fn run(&self, args: &[&str]) -> Run {
        told(self.command(args).output().expect("the program runs"))
    }

    /// Runs it with text on standard input.
    pub fn run_with(&self, args: &[&str], input: &str) -> Run {
        use std::io::Write;
        let mut command = self.command(args);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("it reads");
        told(child.wait_with_output().expect("it ends"))
    }

    /// Runs a search and reads its JSON.
    #[track_caller]
    pub fn search(&self, args: &[&str]) -> Value {
        let all: Vec<&str> = ["search", "--json"].into_iter().chain(args.iter().copied()).collect();
        let run = self.run(&all);
        serde_json::from_str(&run.out)
            .unwrap_or_else(|wrong| panic!("{args:?}: {wrong}: {}{}", run.out, run.err))
    }

    /// The ids that a search gives, in order.
    #[track_caller]
    pub fn ids(&self, args: &[&str]) -> Vec<String> {
        let answer = self.search(args);
        let hits = answer["hits"].as_array().expect("hits");
        hits.iter().map(|hit| hit["id"].as_str().expect("an id").to_string()).collect()
    }
}

fn told(output: Output) -> Run {
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
        err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
    }
}
