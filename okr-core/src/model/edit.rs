//! New terms for what stands: another measure, another weight.

use super::{Endpoint, Measure};
use crate::codes::Code;
use crate::json::{record, vocabulary};
use crate::problem::Problem;

vocabulary! {
    /// What becomes of the alignments that lead to what is removed.
    pub enum RemovalPolicy {
        /// Nothing is removed while anything is aligned to it.
        Refuse = "refuse",
        /// They go too: what was aligned stands alone.
        Detach = "detach",
        /// They are led past it, to everything that it was aligned to, and are to be
        /// agreed anew.
        Reattach = "reattach",
    }
}

record! {
    /// Gives a key result another measure (so another baseline or target), or a key
    /// result or an objective another weight. What is absent stays as it is.
    pub request Edit {
        /// What is edited.
        "of" of: Endpoint = required,
        /// The whole new measure of a key result.
        "measure" measure: Option<Measure> = optional,
        /// The new weight.
        "weight" weight: Option<f64> = optional,
    }
    check(edit, place, checks) {
        checks.weight(edit.weight, place);
        if edit.measure.is_none() && edit.weight.is_none() {
            checks.raise(Problem::new(Code::EditEmpty, place.pointer()));
        }
        if edit.measure.is_some() && edit.of.objective.is_some() {
            checks.raise(Problem::new(Code::EditMeasureOfObjective, place.field("measure").pointer()));
        }
    }
}

impl Edit {
    /// Another measure for a key result.
    pub fn of_measure(key_result: &str, measure: Measure) -> Edit {
        Edit { of: Endpoint::of_key_result(key_result), measure: Some(measure), weight: None }
    }

    /// Another weight for a key result or an objective.
    pub fn of_weight(of: Endpoint, weight: f64) -> Edit {
        Edit { of, measure: None, weight: Some(weight) }
    }
}
