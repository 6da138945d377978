//! Health metrics: guardrails that are watched beside OKRs and never rolled up.

use super::{HealthMetricId, Party, Title, UnitOfMeasure, ValueOn};
use crate::codes::Code;
use crate::json::{List, record};
use crate::problem::Problem;

record! {
    /// A value that must stay where it is while objectives are pursued.
    pub struct HealthMetric {
        /// The host's id, unique among health metrics.
        "id" id: HealthMetricId = required,
        /// What is watched.
        "name" name: Title = required,
        /// Who watches it.
        "owner" owner: Option<Party> = optional,
        /// The value must not be lower than this, or
        "atLeast" at_least: Option<f64> = optional,
        /// not higher than this; or both.
        "atMost" at_most: Option<f64> = optional,
        /// The unit of the values.
        "unit" unit: Option<Box<UnitOfMeasure>> = optional,
        /// The values read, by date.
        "values" values: List<ValueOn> = few,
    }
    check(metric, place, checks) {
        match (metric.at_least, metric.at_most) {
            (None, None) => checks.raise(Problem::new(Code::ControlNoBounds, place.pointer())),
            (Some(least), Some(most)) if least > most => {
                let problem = Problem::new(Code::ControlEmpty, place.pointer());
                checks.raise(problem.with("least", least).with("most", most));
            }
            _ => {}
        }
    }
}
