//! Self-assessments: the factors that an owner weighs, and the score that is stated.

use super::{Date, KeyResultId, Note, ObjectiveId, PersonId};
use crate::codes::Code;
use crate::json::record;
use crate::problem::Problem;

record! {
    /// One factor of a self-assessment.
    pub struct Factor {
        /// 0 to 1.
        "value" value: f64 = required,
        /// What speaks for it.
        "note" note: Option<Note> = optional,
    }
    check(factor, place, checks) {
        checks.range(factor.value, 0.0, 1.0, &place.field("value"));
    }
}

record! {
    /// What an owner says of an objective or a key result at its end.
    ///
    /// The latest score known on a day is the stated one; it stands beside the
    /// computed one and the one that the factors suggest. Each factor is taken from the
    /// latest assessment that carries it.
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
        "score" score: Option<f64> = optional,
        /// How much was completed of what was set; absent: the computed progress.
        "completion" completion: Option<Box<Factor>> = optional,
        /// How hard it was: 0.5 is as planned, less is easier.
        "difficulty" difficulty: Option<Box<Factor>> = optional,
        /// How much effort it took: 0.5 is as planned, less is luck or others' work.
        "effort" effort: Option<Box<Factor>> = optional,
        /// Why.
        "note" note: Option<Note> = optional,
    }
    check(assessment, place, checks) {
        if assessment.key_result.is_some() == assessment.objective.is_some() {
            checks.raise(Problem::new(Code::EndpointOneOf, place.pointer()));
        }
        if let Some(score) = assessment.score {
            checks.range(score, 0.0, 1.0, &place.field("score"));
        }
        let factors = [&assessment.completion, &assessment.difficulty, &assessment.effort];
        if assessment.score.is_none() && factors.iter().all(|factor| factor.is_none()) {
            checks.raise(Problem::new(Code::AssessmentEmpty, place.pointer()));
        }
    }
}

impl Assessment {
    /// True where it says more than numbers, of the whole or of one factor.
    pub fn has_note(&self) -> bool {
        let factors = [&self.completion, &self.difficulty, &self.effort];
        let notes = factors.into_iter().flatten().map(|factor| factor.note.as_deref());
        notes.chain([self.note.as_deref()]).flatten().any(|note| !note.trim().is_empty())
    }
}
