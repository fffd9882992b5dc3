//! Every command and flag, once, as plain data.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// A search engine for chronicles that reads Azerbaijani.
#[derive(Debug, Parser)]
#[command(name = "salname", version, about, disable_help_subcommand = true, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The folder of the index.
    #[arg(long, global = true, value_name = "DIR", env = "SALNAME_INDEX", default_value = "index")]
    pub index: PathBuf,
    /// Further words, a row each: headword, part of speech. Ingest keeps them for the searches that follow.
    #[arg(long, global = true, value_name = "FILE")]
    pub words: Option<PathBuf>,
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
    /// Say nothing but the answer and errors.
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Rebuild the index from these sources and publish it.
    Ingest(Ingest),
    /// Find events, best first, with snippets.
    Search(Search),
    /// Show one event, whole.
    Show(Show),
    /// Show how a source splits into events, without building an index.
    Events(Events),
    /// Show each word of a text with its lemmas and the steps between.
    Analyze(Analyze),
    /// Count the events found by day, month, year, decade or century.
    Timeline(Timeline),
    /// Show what happened on a day of the year, in any year.
    On(On),
    /// Show where the index is, what is in it, and what changed since.
    Status(Status),
    /// Print a completion script for a shell.
    Completions(Completions),
    /// Print the manual page.
    Man,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// `salname ingest`
#[derive(Debug, Args, Default)]
pub struct Ingest {
    /// Files and folders: text (.txt .md), ready events (.jsonl); - is standard input. Without any, those that
    /// the index was built from, else corpus/.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Add this source to those that the index was built from.
    #[arg(long, value_name = "PATH")]
    pub add: Vec<PathBuf>,
    /// Read and split everything, write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Write the report as JSON to this file; - is standard output.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Read every file in this encoding.
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
}

/// `salname search`
#[derive(Debug, Args)]
pub struct Search {
    /// Words, "a phrase", =exact, müharib*, -without, a | b, tarix:1918..1920, mənbə:ID, başlıq:sülh.
    #[arg(value_name = "QUERY", required_unless_present = "batch")]
    pub query: Vec<String>,
    /// How the hits are shown.
    #[command(flatten)]
    pub shown: Shown,
    /// Order: relevance, date, or -date (latest first).
    #[arg(long, value_enum, default_value_t = SortBy::Relevance, allow_hyphen_values = true, value_name = "ORDER")]
    pub sort: SortBy,
    /// What narrows the answer down and how words are matched.
    #[command(flatten)]
    pub which: Which,
    /// Sentences to show on either side of the best.
    #[arg(long, value_name = "N")]
    pub context: Option<usize>,
    /// Show what each score is made of.
    #[arg(long)]
    pub explain: bool,
    /// Ingest again first if a source has changed.
    #[arg(long)]
    pub refresh: bool,
    /// Answer each line of this file (- is standard input): a query, or an id, a tab and a query.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["query", "count", "json"])]
    pub batch: Option<PathBuf>,
}

/// How hits are shown: shared by the commands that list them.
#[derive(Debug, Args)]
pub struct Shown {
    /// Hits to show.
    #[arg(short = 'n', long, default_value_t = 10, value_name = "N")]
    pub limit: usize,
    /// Hits to pass over first.
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub skip: usize,
    /// Form of the answer.
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "FORM")]
    pub format: Format,
    /// The same as --format json.
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
    /// Print the number of matching events only.
    #[arg(long)]
    pub count: bool,
}

impl Shown {
    /// The form asked for in either way.
    pub fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}

/// Which events are wanted, apart from the words: shared by the commands that search.
#[derive(Debug, Args, Default)]
pub struct Which {
    /// Only events on or after this date: 1918, 1828-02, 13.10.1921, XVIII, "e.ə. 331".
    #[arg(long, allow_hyphen_values = true, value_name = "DATE")]
    pub from: Option<String>,
    /// Only events on or before this date.
    #[arg(long, allow_hyphen_values = true, value_name = "DATE")]
    pub to: Option<String>,
    /// What to do with undated events.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub undated: Option<UndatedArg>,
    /// Only events of this source (may be given again).
    #[arg(long, value_name = "ID")]
    pub source: Vec<String>,
    /// Read the whole query as one phrase.
    #[arg(short, long)]
    pub phrase: bool,
    /// Find the forms as typed only.
    #[arg(long)]
    pub exact: bool,
    /// Do not prefer events with all the words.
    #[arg(long, conflicts_with = "all")]
    pub any: bool,
    /// Leave out events that lack any of the words.
    #[arg(long)]
    pub all: bool,
    /// Leave out events with this word (may be given again).
    #[arg(long, value_name = "WORD")]
    pub without: Vec<String>,
    /// Do not look for other spellings.
    #[arg(long)]
    pub no_fold: bool,
    /// Do not look for other names.
    #[arg(long)]
    pub no_names: bool,
    /// Also look names up in this table (kind, a tab, names with " | " between them).
    #[arg(long, value_name = "FILE")]
    pub names: Option<PathBuf>,
}

/// `salname timeline`
#[derive(Debug, Args)]
pub struct Timeline {
    /// Words as for search; without any, all events.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// How long a bar is; without it, what suits the events found.
    #[arg(long, value_enum, value_name = "TIME")]
    pub by: Option<TimeUnit>,
    /// What narrows the answer down and how words are matched.
    #[command(flatten)]
    pub which: Which,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// How long a bar of a timeline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TimeUnit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// Ten years: 1920 to 1929.
    Decade,
    /// A hundred years: 1901 to 2000.
    Century,
}

/// `salname on`
#[derive(Debug, Args)]
pub struct On {
    /// A day of the year: "13 oktyabr", 13.10.
    #[arg(value_name = "DAY-MONTH", required = true)]
    pub day: Vec<String>,
    /// How the hits are shown.
    #[command(flatten)]
    pub shown: Shown,
    /// Only events of this source (may be given again).
    #[arg(long, value_name = "ID")]
    pub source: Vec<String>,
}

/// Order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SortBy {
    /// The best first.
    Relevance,
    /// The earliest first.
    Date,
    /// The latest first.
    #[value(name = "-date")]
    DateDown,
}

/// What to do with undated events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum UndatedArg {
    /// Keep them.
    Keep,
    /// Show nothing else.
    Only,
    /// Leave them out.
    Drop,
}

/// Form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// One JSON object.
    Json,
    /// A JSON object a line.
    Jsonl,
    /// A table with a header.
    Csv,
    /// For trec_eval, with --batch.
    Trec,
}

/// `salname show`
#[derive(Debug, Args)]
pub struct Show {
    /// The event's id, or a beginning that no other id has.
    pub id: String,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `salname events`
#[derive(Debug, Args)]
pub struct Events {
    /// Files and folders; - is standard input. Without any, corpus/.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Form of the list: human or jsonl.
    #[arg(long, value_enum, default_value_t = ListFormat::Human, value_name = "FORM")]
    pub format: ListFormat,
    /// Show what was taken out of the text, and why.
    #[arg(long)]
    pub explain: bool,
    /// Read every file in this encoding.
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
}

/// Form of a list of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    Human,
    /// A JSON object a line.
    Jsonl,
}

/// `salname analyze`
#[derive(Debug, Args)]
pub struct Analyze {
    /// The text; without any, standard input.
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    /// Print JSON.
    #[arg(long, conflicts_with = "stems")]
    pub json: bool,
    /// Print the lemma of each input line, a line for a line.
    #[arg(long)]
    pub stems: bool,
    /// Show which golden words the lexicon rows of this file would change.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "stems", "text"])]
    pub check: Option<PathBuf>,
}

/// `salname status`
#[derive(Debug, Args)]
pub struct Status {
    /// Check the content of every file of the index.
    #[arg(long)]
    pub verify: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `salname completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell.
    pub shell: clap_complete::Shell,
}
