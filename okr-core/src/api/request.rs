//! Requests as they come over the wire.

use crate::json::{Checks, Field, Limits, Place, Reader, record};
use crate::lang::Lang;
use crate::problem::{Problem, Problems};

/// What a refused call says: its problems, and the language to say them in.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) problems: Problems,
    pub(super) lang: Lang,
}

/// A request that may name the language of its answer.
pub(super) trait Request: Field {
    /// The language that was asked for.
    fn lang(&self) -> Option<Lang>;
}

macro_rules! request {
    ($($name:ty),+) => { $(
        impl $crate::api::request::Request for $name {
            fn lang(&self) -> Option<$crate::Lang> {
                self.lang
            }
        }
    )+ };
}
pub(super) use request;

/// Reads a request; an empty text is an empty object.
pub(super) fn read<R: Request>(text: &str) -> Result<R, Refusal> {
    // A document inside a request stands one level deeper than alone.
    let limits = Limits { depth: Limits::DEFAULT.depth + 1, ..Limits::DEFAULT };
    let text = if text.trim().is_empty() { "{}" } else { text };
    let mut reader = Reader::new(text, &limits);
    let request = R::read_or_placeholder(&mut reader);
    let (mut problems, broken) = reader.finish();
    if broken.is_empty() {
        let mut checks = Checks::new(&limits);
        request.check(&Place::Root, &mut checks);
        problems.extend(checks.problems);
    }
    let lang = request.lang().unwrap_or_default();
    match Problems::from_list(problems) {
        None => Ok(request),
        Some(problems) => Err(Refusal { problems, lang }),
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Refusal {
        Refusal { problems: problem.into(), lang: Lang::default() }
    }
}

record! {
    /// How a document is to be opened.
    #[derive(Default)]
    pub request OpenRequest {
        /// The sizes that the document may have; absent: the defaults.
        "limits" limits: Option<Limits> = optional,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(OpenRequest);

impl OpenRequest {
    /// Reads the request from JSON.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn from_json(text: &str) -> Result<OpenRequest, Problems> {
        read(text).map_err(|refusal: Refusal| refusal.problems)
    }
}
