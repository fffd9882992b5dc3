//! The `salname` program: all it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(salname::cli::main().code())
}
