//! `assess`: self-assessments beside what is computed, with landmarks and advice.

use serde::Serialize;

use super::request::{Refusal, read, request};
use super::selection::{Part, Selection};
use crate::json::{record, to_canonical};
use crate::lang::Lang;
use crate::model::Date;
use crate::problem::Problems;
use crate::scoring::{Assessed, Stated};
use crate::workspace::{KeyResultIx, Node, Workspace};

record! {
    /// What `assess` is asked.
    pub request AssessRequest {
        /// The day: what was stated and known by then.
        "asOf" as_of: Date = required,
        /// The objectives to tell, with their key results; absent: all. It takes no `fields`.
        "select" select: Option<Selection> = optional,
        /// How many of the selected objectives to pass over; absent: 0.
        "offset" offset: Option<u32> = optional,
        /// How many objectives to tell at most; absent: all.
        "limit" limit: Option<u32> = optional,
        /// The language of landmarks and advice.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(AssessRequest);

impl AssessRequest {
    /// Asks for everything on a day.
    pub fn of_all(as_of: Date, lang: Lang) -> AssessRequest {
        AssessRequest { as_of, select: None, offset: None, limit: None, lang: Some(lang) }
    }
}

/// The answer of `assess`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AssessAnswer {
    /// The day.
    pub as_of: Date,
    /// The profile.
    pub profile: String,
    /// How many objectives were selected; absent where no part was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<usize>,
    /// What was assessed by the day, or has come to its end: each objective, then its key
    /// results, in document order.
    pub assessed: Vec<Assessed>,
}

impl Workspace {
    /// The scores of what was assessed or is at its end, side by side.
    ///
    /// # Errors
    /// `reference.unknown` for an id of the selection that names nothing, `amendment.later`
    /// where the document was amended after the day.
    ///
    /// ```
    /// use okr_core::{Lang, Workspace, api::AssessRequest};
    ///
    /// let workspace = Workspace::from_json(r#"{"okr": 1, "people": [{"id": "lin", "name": "Lin"}],
    ///     "cycles": [{"id": "q1", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
    ///     "objectives": [{"id": "o", "title": "Answer the same day", "owner": {"person": "lin"}, "cycle": "q1"}],
    ///     "assessments": [{"objective": "o", "on": "2026-04-02", "score": 0.9,
    ///         "completion": {"value": 1}, "difficulty": {"value": 0.25, "note": "demand fell"}}]}"#)?;
    /// let answer = workspace.assess(&AssessRequest::of_all("2026-04-03".parse()?, Lang::En))?;
    /// assert_eq!(answer.assessed[0].suggested_score, Some(0.8));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assess(&self, request: &AssessRequest) -> Result<AssessAnswer, Problems> {
        let part = Part { select: request.select.clone(), offset: request.offset, limit: request.limit };
        let selected = part.of(self, &[])?;
        let board = self.score(&super::ScoreRequest { as_of: request.as_of })?;
        let stated = self.stated_by(request.as_of);
        let lang = request.lang.unwrap_or_default();
        let mut assessed = Vec::new();
        for at in selected.objectives() {
            let own = self.key_results_of(at).map(KeyResultIx).map(Node::KeyResult);
            for node in std::iter::once(Node::Objective(at)).chain(own) {
                let said = stated.get(&node);
                if said.is_some() || board.is_at_its_end(node) {
                    assessed.extend(board.assessed(node, said.unwrap_or(&Stated::default()), lang));
                }
            }
        }
        Ok(AssessAnswer {
            as_of: request.as_of,
            profile: self.profile().name.clone(),
            total: selected.count(),
            assessed,
        })
    }
}

pub(super) fn run(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: AssessRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let refused = |problems| Refusal { problems, lang };
    let then = workspace.known_on(request.as_of).map_err(refused)?;
    let answer = then.assess(&request).map_err(refused)?;
    Ok(to_canonical(&answer))
}
