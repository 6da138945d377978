//! Self-assessments: the score that an owner states.

use super::{Date, KeyResultId, Note, ObjectiveId, PersonId};
use crate::codes::Code;
use crate::json::record;
use crate::problem::Problem;

record! {
    /// An owner's own score of an objective or a key result, 0 to 1.
    ///
    /// The latest one known on a day is the stated score; it stands beside the
    /// computed one.
    pub struct Assessment {
        /// The objective it is about, or
        "objective" objective: Option<ObjectiveId> = optional,
        /// the key result.
        "keyResult" key_result: Option<KeyResultId> = optional,
        /// The day on which it was stated.
        "on" on: Date = required,
        /// Who stated it.
        "by" by: Option<PersonId> = optional,
        /// The stated score, 0 to 1.
        "score" score: f64 = required,
        /// Why.
        "note" note: Option<Note> = optional,
    }
    check(assessment, place, checks) {
        if assessment.key_result.is_some() == assessment.objective.is_some() {
            checks.raise(Problem::new(Code::EndpointOneOf, place.pointer()));
        }
        checks.range(assessment.score, 0.0, 1.0, &place.field("score"));
    }
}
