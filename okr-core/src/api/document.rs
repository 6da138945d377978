//! `validate` and `toJson`: the document itself.

use std::borrow::Cow;

use serde::Serialize;

use super::request::{Refusal, read, request};
use crate::json::{Extra, Kind, Limits, Reader, record, to_canonical};
use crate::lang::{Lang, Term};
use crate::problem::Problems;
use crate::workspace::Workspace;

record! {
    /// What `validate` is asked over the wire.
    pub request ValidateRequest {
        /// The document: an object, or a string that holds its text.
        "document" document: Extra = required,
        /// The sizes that the document may have; absent: the defaults.
        "limits" limits: Option<Limits> = optional,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(ValidateRequest);

record! {
    /// What `toJson` is asked.
    pub request ToJsonRequest {
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(ToJsonRequest);

/// How much a document holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Units of the organisation.
    pub units: usize,
    /// People.
    pub people: usize,
    /// Cycles.
    pub cycles: usize,
    /// Objectives.
    pub objectives: usize,
    /// Key results over all objectives.
    pub key_results: usize,
    /// Alignments.
    pub alignments: usize,
    /// Check-ins.
    pub check_ins: usize,
}

/// The answer of `validate` for a document that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ValidateAnswer {
    /// Always true; a document that does not hold is answered with its problems.
    pub valid: bool,
    /// How much the document holds.
    pub counts: Counts,
}

/// Checks a document without keeping it.
///
/// # Errors
/// Every problem of the document at once.
pub fn validate(text: &str, limits: &Limits) -> Result<ValidateAnswer, Problems> {
    Workspace::from_json_with(text, limits).map(|workspace| ValidateAnswer { valid: true, counts: workspace.counts() })
}

impl Workspace {
    /// How much the document holds.
    pub fn counts(&self) -> Counts {
        let document = self.document();
        Counts {
            units: document.units.len(),
            people: document.people.len(),
            cycles: document.cycles.len(),
            objectives: document.objectives.len(),
            key_results: document.objectives.iter().map(|objective| objective.key_results.len()).sum(),
            alignments: document.alignments.len(),
            check_ins: document.check_ins.len(),
        }
    }
}

pub(super) fn run_validate(request: &str) -> Result<String, Refusal> {
    let request: ValidateRequest = read(request)?;
    let limits = request.limits.unwrap_or_default();
    let lang = request.lang.unwrap_or_default();
    let answer = validate(&text_of(&request.document), &limits);
    answer.map(|answer| to_canonical(&answer)).map_err(|problems| Refusal { problems, lang })
}

/// The text of a document in a request: an object's own, or what a string holds.
pub(super) fn text_of(document: &Extra) -> Cow<'_, str> {
    let raw = document.get().unwrap_or_default();
    decoded(raw).map_or(Cow::Borrowed(raw), Cow::Owned)
}

/// The text that a JSON string holds; `None` for any other value.
fn decoded(raw: &str) -> Option<String> {
    let limits = Limits::default();
    let mut reader = Reader::new(raw, &limits);
    if reader.kind() != Kind::String {
        return None;
    }
    reader.string(Term::new("a string", "字符串")).map(Cow::into_owned)
}

pub(super) fn run_to_json(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let _: ToJsonRequest = read(request)?;
    Ok(workspace.to_json())
}
