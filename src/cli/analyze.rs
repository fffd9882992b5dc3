//! `salname analyze`: each word of a text with its lemmas and the steps between.

use std::io::{BufRead, Read};
use std::path::Path;

use serde_json::json;

use super::args::Analyze;
use super::exit::Exit;
use super::home::Home;
use super::term::Term;
use crate::error::{Error, Result};
use crate::lang::fold::folded;
use crate::lang::morph::{Analyzer, Lemmas, Level, Parse, Pos, Scratch};
use crate::lang::unify::unify;
use crate::lang::words::{Shape, Word, words};
use crate::view::{human, json as view_json};

/// Runs the command.
pub fn run(args: &Analyze, home: &Home, term: &mut Term) -> Result<Exit> {
    if let Some(rows) = &args.check {
        return super::check::run(rows, term);
    }
    let analyzer = &home.words;
    if args.stems {
        let typed = args.text.join(" ");
        let lines: Box<dyn BufRead> =
            if args.text.is_empty() { Box::new(std::io::stdin().lock()) } else { Box::new(typed.as_bytes()) };
        let mut scratch = Scratch::new();
        for line in lines.lines() {
            let line = line.map_err(Error::io("read", Path::new("standard input")))?;
            term.answer(&format!("{}\n", stem(&line, analyzer, &mut scratch)))?;
        }
        return Ok(Exit::Done);
    }
    let mut text = args.text.join(" ");
    if args.text.is_empty() {
        std::io::stdin().read_to_string(&mut text).map_err(Error::io("read", Path::new("standard input")))?;
    }
    let mut tokens = Vec::new();
    let (mut at, mut characters) = (0, 0);
    for word in words(&text) {
        let surface = word.surface(&text);
        let unified = unified(surface, analyzer);
        let parses = parses(&text, &word, analyzer);
        if args.json {
            characters += text[at..word.from].chars().count();
            let from = characters;
            characters += surface.chars().count();
            at = word.to;
            tokens.push(view_json::token(surface, from, characters, &unified, &folded(&unified), &parses));
        } else {
            term.answer(&human::word(surface, &unified, &parses, term.decoration, term.speech))?;
        }
    }
    if args.json {
        term.answer(&format!("{}\n", json!({ "schema": "salname.analyze/1", "tokens": tokens })))?;
    }
    Ok(Exit::Done)
}

/// The first lemma of a line: of its first word, or of a compound that it begins with (`cənub-şərqdə` gives
/// `cənub-şərq`). A blank line stays blank, and a line without a word stays as it is.
fn stem(line: &str, analyzer: &Analyzer, scratch: &mut Scratch) -> String {
    let mut found = words(line);
    let Some(first) = found.next() else { return line.trim().to_string() };
    let last = found.take_while(|word| word.joined).last().unwrap_or(first);
    let before = unify(&line[first.from..last.from]);
    let lemma = analyzer.word_lemmas(line, &last, scratch).first();
    format!("{before}{lemma}")
}

/// The word in the letters that it is analysed in.
fn unified(surface: &str, analyzer: &Analyzer) -> String {
    let mut form = String::new();
    analyzer.lemmas_of(surface, &mut form, &mut Lemmas::new());
    form
}

/// The readings of one word; an ending that a hyphen or an apostrophe sets off is no part of its stem.
fn parses(text: &str, word: &Word, analyzer: &Analyzer) -> Vec<Parse> {
    match word.shape {
        Shape::Plain => analyzer.parses(&unified(word.surface(text), analyzer)),
        Shape::Parted => analyzer.parses(&unified(word.stem(text), analyzer)),
        Shape::Number => vec![Parse {
            lemma: unify(word.stem(text)),
            pos: Pos::Numeral,
            suffixes: Vec::new(),
            known: true,
            level: Level::Fixed,
            cost: 0,
        }],
    }
}
