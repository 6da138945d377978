//! Key results: the measurable proof of an objective.

use super::{CycleId, Date, HealthMetricId, Initiative, KeyResultId, Measure, Mention, Note, Title, ValueOn};
use crate::codes::Code;
use crate::json::{Field, List, large_record, vocabulary};
use crate::problem::Problem;

vocabulary! {
    /// Whether a key result tells early or late.
    pub enum Indicator {
        /// Moves before the effect is felt.
        Leading = "leading",
        /// Tells what has happened.
        Lagging = "lagging",
    }
}

vocabulary! {
    /// What a key result proves.
    pub enum Effect {
        /// A change for those whom the work is for.
        Outcome = "outcome",
        /// Something delivered.
        Output = "output",
        /// A better way of working.
        Process = "process",
        /// Something learned and put to use.
        Growth = "growth",
    }
}

large_record! {
    /// A key result: how one knows that the objective is reached.
    pub struct KeyResult and KeyResultRest {
        /// The host's id, unique among the key results of all objectives.
        "id" id: KeyResultId = required,
        /// What is to be true in the end; required unless its objective is opaque.
        "title" title: Option<Title> = optional,
        /// How it is measured; absent: judged, in percent.
        "measure" measure: Option<Measure> = optional,
        /// Whether it tells early or late.
        "indicator" indicator: Option<Indicator> = optional,
        /// What it proves.
        "effect" effect: Option<Effect> = optional,
        /// Its weight in the objective; absent: counts 1.
        "weight" weight: Option<f64> = optional,
        /// Its own cycle, inside the objective's.
        "cycle" cycle: Option<CycleId> = seldom,
        /// The first day of its time; absent: its cycle's start.
        "start" start: Option<Date> = seldom,
        /// The last day of its time; absent: its cycle's end.
        "deadline" deadline: Option<Date> = optional,
        /// Its place in the objective, as people see it.
        "position" position: Option<u32> = seldom,
        /// How it carries the objective.
        "rationale" rationale: Option<Note> = seldom,
        /// The persons and units that are asked to help.
        "mentions" mentions: List<Mention> = seldom_few,
        /// The values planned for dates on the way, where progress is not even.
        "plan" plan: List<ValueOn> = seldom_few,
        /// The health metrics that must hold while it is pursued.
        "guards" guards: List<HealthMetricId> = seldom_few,
        /// The work by which it is pursued; never part of its progress.
        "initiatives" initiatives: List<Initiative> = seldom_few,
    }
    check(key_result, place, checks) {
        checks.weight(key_result.weight, place);
        check_plan(key_result, place, checks);
    }
}

impl KeyResult {
    /// A key result that is judged in percent, with nothing but its id and title.
    ///
    /// ```
    /// use okr_core::KeyResult;
    /// let key_result = KeyResult { weight: Some(2.0), ..KeyResult::new("k", "Signed pilots from 4 to 20") };
    /// assert!(key_result.measure.is_none());
    /// ```
    pub fn new(id: &str, title: &str) -> KeyResult {
        KeyResult { id: id.into(), title: Some(title.into()), measure: None, ..KeyResult::placeholder() }
    }
}

fn check_plan(key_result: &KeyResult, place: &crate::json::Place<'_>, checks: &mut crate::json::Checks<'_>) {
    let place = place.field("plan");
    let kind = key_result.measure.as_ref().map_or("judged", Measure::kind);
    if !key_result.plan.is_empty() && !matches!(kind, "metric" | "ladder" | "judged") {
        checks.raise(Problem::new(Code::PlanMeasure, place.pointer()).with("kind", kind));
    }
    let points = key_result.plan.iter().zip(key_result.plan.iter().skip(1));
    for (index, (earlier, later)) in points.enumerate() {
        if later.on <= earlier.on {
            let problem = Problem::new(Code::PlanOrder, place.item(index + 1).pointer());
            checks.raise(problem.with("later", later.on.to_string()).with("earlier", earlier.on.to_string()));
        }
    }
}
