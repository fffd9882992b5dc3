//! Compiles the word tables into static ones, so that start-up costs nothing.
//!
//! A row that can't be read stops the build with its file and line.

#[path = "src/lang/alphabet.rs"]
#[allow(dead_code, reason = "shared with the library")]
mod alphabet;
#[path = "src/lang/case.rs"]
#[allow(dead_code, reason = "shared with the library")]
mod case;
#[path = "src/lang/morph/codes.rs"]
#[allow(dead_code, reason = "shared with the library")]
mod codes;
#[path = "src/query/key.rs"]
mod key;
#[path = "build/letters.rs"]
mod letters;
#[path = "build/lexicon.rs"]
mod lexicon;
#[path = "build/lines.rs"]
mod lines;
#[path = "build/query.rs"]
mod query;
#[path = "src/lang/morph/row.rs"]
#[allow(dead_code, reason = "shared with the library")]
mod row;
#[path = "src/lang/morph/shape.rs"]
#[allow(dead_code, reason = "shared with the library")]
mod shape;
#[path = "src/lang/morph/stem.rs"]
#[allow(dead_code, reason = "shared with the library")]
mod stem;
#[path = "build/stop.rs"]
mod stop;
#[path = "build/suffixes.rs"]
mod suffixes;
#[path = "src/lang/morph/tables.rs"]
#[allow(dead_code, reason = "shared with the library")]
mod tables;
#[path = "src/lang/morph/trie.rs"]
#[allow(dead_code, reason = "shared with the library")]
mod trie;

use std::path::Path;

fn main() -> Result<(), String> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=src/lang/morph");
    println!("cargo:rerun-if-changed=src/lang/data");
    println!("cargo:rerun-if-changed=src/query");
    // Tens of thousands of addresses that the loader would have to write into the program at every start.
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux"
        && target("ENV") == "gnu"
        && target("FEATURE").split(',').all(|on| on != "crt-static")
    {
        println!("cargo:rustc-link-arg-bin=salname=-no-pie");
    }
    let out = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let (data, out) = (Path::new("src/lang/data"), Path::new(&out));
    suffixes::compile(data, out)?;
    stop::compile(data, out)?;
    query::compile(Path::new("src/query/data"), out)?;
    lexicon::compile(data, out)
}
