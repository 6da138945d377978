//! `remove`: takes an objective or a key result away.

use serde::Serialize;

use super::edits::{ChangeAnswer, answer};
use super::live::{Changed, Live};
use super::request::{Refusal, read, request};
use crate::json::{record, to_canonical};
use crate::lang::Lang;
use crate::model::{Alignment, Date, Endpoint, RemovalPolicy};
use crate::problem::NodeRef;
use crate::scoring::{KeyResultScore, ObjectiveScore};
use crate::workspace::Removal;

record! {
    /// What `remove` is asked.
    pub request RemoveRequest {
        /// The objective, which takes its key results along, or the key result.
        "of" of: Endpoint = required,
        /// What becomes of the alignments that lead to it.
        "policy" policy: RemovalPolicy = required,
        /// Only says what would be; nothing changes.
        "dryRun" dry_run: Option<bool> = optional,
        /// The day for which what follows is scored.
        "asOf" as_of: Date = required,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(RemoveRequest);

/// The answer of `remove`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RemoveAnswer<'a> {
    /// What is removed: the objective, where it is one, and the key results.
    pub removed: Vec<NodeRef>,
    /// The alignments that went with it.
    pub dropped: Vec<Alignment>,
    /// The alignments that lead past it instead; those that were agreed are stale,
    /// until they are agreed anew.
    pub reattached: Vec<Alignment>,
    /// How many check-ins went with it.
    pub check_ins: usize,
    /// How many assessments went with it.
    pub assessments: usize,
    /// How many silences went with it.
    pub silences: usize,
    /// Whether nothing was changed, as asked.
    pub dry_run: bool,
    /// The day for which it is scored.
    pub as_of: Date,
    /// The objectives whose numbers are others now, in document order.
    pub objectives: Vec<ObjectiveScore<'a>>,
    /// The key results whose numbers are others now, in document order.
    pub key_results: Vec<KeyResultScore<'a>>,
}

impl<'a> RemoveAnswer<'a> {
    /// The answer that tells of a removal and what followed from it.
    pub fn new(removal: Removal, changed: &Changed<'a>) -> RemoveAnswer<'a> {
        let ChangeAnswer { as_of, objectives, key_results } = ChangeAnswer::new(changed);
        RemoveAnswer { objectives, key_results, dry_run: false, ..RemoveAnswer::dry(removal, as_of) }
    }

    /// The answer that tells what a removal would take along.
    pub fn dry(removal: Removal, as_of: Date) -> RemoveAnswer<'a> {
        let Removal { nodes, dropped, reattached, check_ins, assessments, silences } = removal;
        let (objectives, key_results) = (Vec::new(), Vec::new());
        RemoveAnswer {
            removed: nodes,
            dropped,
            reattached,
            check_ins,
            assessments,
            silences,
            dry_run: true,
            as_of,
            objectives,
            key_results,
        }
    }

    /// The answer as canonical JSON.
    pub fn to_json(&self) -> String {
        to_canonical(self)
    }
}

pub(super) fn run_remove(live: &mut Live, request: &str) -> Result<String, Refusal> {
    let RemoveRequest { of, policy, dry_run, as_of, lang } = read(request)?;
    if dry_run == Some(true) {
        let removal = live.would_remove(&of, policy);
        return answer(removal.map(|removal| RemoveAnswer::dry(removal, as_of).to_json()), lang);
    }
    let removed = live.remove(&of, policy, as_of);
    answer(removed.map(|(removal, changed)| RemoveAnswer::new(removal, &changed).to_json()), lang)
}
