//! How a run ends.

use std::io;
use std::process::ExitCode;

use okr_core::Problems;

use crate::input::Refused;

/// How a command has ended, worst last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Everything was done and there is nothing to report: exit code 0.
    #[default]
    Clean,
    /// There are findings at warning or above: exit code 1.
    Findings,
    /// Something could not be run: exit code 2.
    CannotRun,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Findings => 1,
            Outcome::CannotRun => 2,
        })
    }
}

/// Why a command was broken off.
#[derive(Debug)]
pub enum Stop {
    /// The output cannot be written.
    Output(io::Error),
    /// The command line asks for what does not go together.
    Usage(String),
    /// It cannot be done now, for this reason.
    Reason(String),
    /// What was to be read cannot be used.
    Input(Box<Refused>),
    /// The engine refuses what is asked.
    Refused(Problems),
}

impl From<Box<Refused>> for Stop {
    fn from(refused: Box<Refused>) -> Stop {
        Stop::Input(refused)
    }
}

impl From<Problems> for Stop {
    fn from(problems: Problems) -> Stop {
        Stop::Refused(problems)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Output(error)
    }
}

/// What a command gives back.
pub type Ended = Result<Outcome, Stop>;
