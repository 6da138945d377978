//! Why a call failed: a status for the program, and problems for the reader
//! where there is more to say.

use okr_core::api::panicked;
use okr_core::{Lang, Problems};

use crate::status::*;

/// Why a call failed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The engine refused; the problems as JSON.
    Problems(String),
    /// An input is not UTF-8; where, as problems in JSON.
    NotUtf8(String),
    NullPointer,
    Stale,
    WrongKind,
    Poisoned,
    /// The body of the export panicked.
    Panicked,
    OutOfMemory,
    TooLarge,
    TooManyHandles,
    InvalidArgument,
}

impl Failure {
    /// The problems that the engine found, in a language.
    pub(crate) fn refused(problems: &Problems, lang: Lang) -> Failure {
        Failure::Problems(problems.to_json(lang))
    }

    /// The number that the export returns.
    pub(crate) fn status(&self) -> i32 {
        match self {
            Failure::Problems(_) => OKR_STATUS_PROBLEMS,
            Failure::NotUtf8(_) => OKR_STATUS_INVALID_UTF8,
            Failure::NullPointer => OKR_STATUS_NULL_POINTER,
            Failure::Stale => OKR_STATUS_STALE_HANDLE,
            Failure::WrongKind => OKR_STATUS_WRONG_HANDLE,
            Failure::Poisoned => OKR_STATUS_POISONED,
            Failure::Panicked => OKR_STATUS_PANIC,
            Failure::OutOfMemory => OKR_STATUS_OUT_OF_MEMORY,
            Failure::TooLarge => OKR_STATUS_TOO_LARGE,
            Failure::TooManyHandles => OKR_STATUS_TOO_MANY_HANDLES,
            Failure::InvalidArgument => OKR_STATUS_INVALID_ARGUMENT,
        }
    }

    /// The problems JSON, where the status alone does not tell enough.
    pub(crate) fn problems(self, operation: &str) -> Option<String> {
        match self {
            Failure::Problems(json) | Failure::NotUtf8(json) => Some(json),
            Failure::Panicked => Some(panicked(operation, Lang::default())),
            _ => None,
        }
    }
}
