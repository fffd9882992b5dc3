//! Compiles the word tables into static ones, so that start-up costs nothing.

fn main() {}
