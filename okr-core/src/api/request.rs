//! Requests as they come over the wire.

use crate::json::{Checks, Field, Limits, Place, Reader, record};
use crate::lang::Lang;
use crate::model::Measure;
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
    let text = if text.trim().is_empty() { "{}" } else { text };
    let (request, problems) = parse::<R>(text);
    match problems {
        None => Ok(request),
        Some(problems) => Err(Refusal { problems, lang: request.lang().unwrap_or_default() }),
    }
}

/// Reads what stands inside requests, by itself.
pub(super) fn read_part<F: Field>(text: &str) -> Result<F, Problems> {
    match parse(text) {
        (part, None) => Ok(part),
        (_, Some(problems)) => Err(problems),
    }
}

/// What could be read, and everything that is wrong with it.
fn parse<F: Field>(text: &str) -> (F, Option<Problems>) {
    // A document inside a request stands one level deeper than alone.
    let limits = Limits { depth: Limits::DEFAULT.depth + 1, ..Limits::DEFAULT };
    let mut reader = Reader::new(text, &limits);
    let read = F::read_or_placeholder(&mut reader);
    let (mut problems, broken) = reader.finish();
    if broken.is_empty() {
        let mut checks = Checks::new(&limits);
        read.check(&Place::Root, &mut checks);
        problems.extend(checks.problems);
    }
    (read, Problems::from_list(problems))
}

impl Limits {
    /// Reads limits from JSON, as they stand in a request; what is absent is as by default.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn from_json(text: &str) -> Result<Limits, Problems> {
        read_part(text)
    }
}

impl Measure {
    /// Reads a measure from JSON, as it stands in a document.
    ///
    /// # Errors
    /// What is wrong with it, each problem with its place in the measure.
    pub fn from_json(text: &str) -> Result<Measure, Problems> {
        read_part(text)
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
