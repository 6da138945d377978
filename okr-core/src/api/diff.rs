//! `diff`: two documents beside each other.

use super::document::text_of;
use super::request::{Refusal, read, request};
use crate::codes::Code;
use crate::json::{Extra, Limits, record, to_canonical};
use crate::lang::Lang;
use crate::model::Date;
use crate::problem::{Problem, Problems};
use crate::whatif::{Difference, diff};
use crate::workspace::Workspace;

record! {
    /// What `diff` is asked over the wire.
    pub request DiffRequest {
        /// The earlier document: an object, or a string that holds its text.
        "before" before: Extra = required,
        /// The later document, likewise.
        "after" after: Extra = required,
        /// The day for which both are scored.
        "asOf" as_of: Date = required,
        /// The sizes that each document may have; absent: the defaults.
        "limits" limits: Option<Limits> = optional,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
    check(request, place, checks) {
        for (field, document) in [("before", &request.before), ("after", &request.after)] {
            if document.is_none() {
                checks.raise(Problem::new(Code::DocumentMissingField, place.pointer()).with("field", field));
            }
        }
    }
}
request!(DiffRequest);

impl Difference<'_> {
    /// True where nothing has changed.
    pub fn is_empty(&self) -> bool {
        let nodes = self.added.len() + self.removed.len() + self.moved.len() + self.restaged.len();
        let terms = self.retitled.len() + self.reweighted.len() + self.retargeted.len();
        nodes + terms + self.alignments.len() + self.scores.len() == 0
    }

    /// The answer as canonical JSON.
    pub fn to_json(&self) -> String {
        to_canonical(self)
    }
}

/// One of the two documents, opened; its problems stand where it does.
fn opened(document: &Extra, place: &str, limits: &Limits) -> Result<Workspace, Problems> {
    Workspace::from_json_with(&text_of(document), limits).map_err(|problems| problems.inside(place))
}

/// Reads the request. What is wrong with a document is told when it is opened, so that
/// one quick look at where it ends will do.
fn asked(request: &str) -> Result<DiffRequest, Refusal> {
    #[cfg(not(target_arch = "wasm32"))]
    if let Ok(asked) = serde_json::from_str(request) {
        return Ok(asked);
    }
    read(request)
}

pub(super) fn run(request: &str) -> Result<String, Refusal> {
    let DiffRequest { before, after, as_of, limits, lang } = asked(request)?;
    let limits = limits.unwrap_or_default();
    let lang = lang.unwrap_or_default();
    let problems = match (opened(&before, "/before", &limits), opened(&after, "/after", &limits)) {
        (Ok(before), Ok(after)) => {
            let difference = diff(&before, &after, as_of).map_err(|problems| Refusal { problems, lang })?;
            return Ok(difference.to_json());
        }
        (Err(problems), Ok(_)) | (Ok(_), Err(problems)) => problems,
        (Err(before), Err(after)) => before.and(after),
    };
    Err(Refusal { problems, lang })
}
