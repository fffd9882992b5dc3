//! The exit codes, all of them, and which outcome gives which.

use crate::error::Error;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Found, or done.
    Done,
    /// Nothing found; or, from `status`, the sources have changed.
    Nothing,
    /// Wrong use, nothing to ingest, or a failure.
    Failed,
    /// The index is missing, damaged or of another format.
    NoIndex,
    /// Published, but some files were left out.
    Partly,
    /// Someone pressed Ctrl-C.
    Interrupted,
}

impl Exit {
    /// The number that the system gets.
    pub const fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Nothing => 1,
            Exit::Failed => 2,
            Exit::NoIndex => 3,
            Exit::Partly => 4,
            Exit::Interrupted => 130,
        }
    }

    /// The exit that an error leads to.
    pub fn of(error: &Error) -> Exit {
        match error {
            Error::NoIndex { .. }
            | Error::OldFormat { .. }
            | Error::OtherWords { .. }
            | Error::Damaged { .. } => Exit::NoIndex,
            Error::NoSuchEvent { .. } => Exit::Nothing,
            Error::Interrupted => Exit::Interrupted,
            _ => Exit::Failed,
        }
    }
}

/// Lets Ctrl-C end what takes long with a code of ours. The rest is over sooner than the thread for it is made, and
/// the shell gives the same number.
pub fn on_interrupt() {
    // A build that is cut off leaves the old index in force: there is nothing to clean up first.
    let _ = ctrlc::set_handler(|| std::process::exit(i32::from(Exit::Interrupted.code())));
}

#[cfg(test)]
mod tests {
    use super::Exit;

    #[test]
    fn codes_are_those_of_the_contract() {
        let all = [Exit::Done, Exit::Nothing, Exit::Failed, Exit::NoIndex, Exit::Partly, Exit::Interrupted];
        assert_eq!(all.map(Exit::code), [0, 1, 2, 3, 4, 130]);
    }
}
