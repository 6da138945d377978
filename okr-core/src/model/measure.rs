//! Measures: how a key result's attainment is told from what was checked in.
//!
//! On the wire a measure is one object with a `kind`. Both readers take the
//! union of all fields first and keep what belongs to the kind; any other field
//! is a problem.

mod check;

use serde::Serialize;

use super::{Date, Title, UnitOfMeasure};
use crate::codes::Code;
use crate::json::{Checks, Extra, Field, List, Place, Reader, listed, record, vocabulary};
use crate::problem::Problem;

record! {
    /// A value on a day: a plan's point, a health metric's reading.
    pub struct ValueOn {
        /// The day.
        "on" on: Date = required,
        /// The value.
        "value" value: f64 = required,
    }
}

record! {
    /// A rung of a ladder: reaching the value earns the score.
    pub struct LadderPoint {
        /// The value.
        "value" value: f64 = required,
        /// The attainment at that value, 0 to 1.
        "score" score: f64 = required,
    }
}

record! {
    /// Something to be reached on the way.
    pub struct MilestoneItem {
        /// What is reached; check-ins name it by this title.
        "title" title: Title = required,
        /// Its weight among the items; absent: counts 1.
        "weight" weight: Option<f64> = optional,
        /// The day by which it is due.
        "due" due: Option<Date> = optional,
        /// The day on which it was reached.
        "doneOn" done_on: Option<Date> = optional,
    }
    check(item, place, checks) {
        checks.weight(item.weight, place);
    }
}

vocabulary! {
    /// How a rollup combines what contributes to it.
    pub enum Combine {
        /// The weighted mean of the contributors' progress.
        Mean = "mean",
        /// The least progress among the contributors.
        Min = "min",
        /// The sum of the contributors' values, each leaf once.
        Sum = "sum",
    }
}

macro_rules! variant {
    ($(#[$meta:meta])* $name:ident { $( $(#[$fmeta:meta])* $wire:literal $field:ident : $type:ty $(= $skip:literal)? ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        pub struct $name {
            $( $(#[$fmeta])* #[serde(rename = $wire $(, skip_serializing_if = $skip)?)] pub $field: $type, )*
            /// The host's own data, returned as it came.
            #[serde(default, skip_serializing_if = "Extra::is_none")]
            pub extra: Extra,
        }

        impl $name {
            const FIELDS: &'static [&'static str] = &["kind", $($wire,)* "extra"];
        }
    };
}

variant! {
    /// A value that moves from a baseline to a target, up or down.
    Metric {
        /// The value at the start; absent: 0, with a finding.
        "baseline" baseline: Option<f64> = "Option::is_none",
        /// The value to reach.
        "target" target: f64,
        /// The unit of the values.
        "unit" unit: Option<Box<UnitOfMeasure>> = "Option::is_none",
    }
}
variant! {
    /// A value that must stay within bounds.
    Control {
        /// The least value that is inside.
        "atLeast" at_least: Option<f64> = "Option::is_none",
        /// The greatest value that is inside.
        "atMost" at_most: Option<f64> = "Option::is_none",
        /// How far outside attainment has fallen to 0; absent: at once.
        "tolerance" tolerance: Option<f64> = "Option::is_none",
        /// Whether the bounds themselves are outside. With a tolerance it changes nothing, for
        /// at a bound nothing is missing yet.
        "strict" strict: Option<bool> = "Option::is_none",
        /// The unit of the values.
        "unit" unit: Option<Box<UnitOfMeasure>> = "Option::is_none",
    }
}
variant! {
    /// Values with a score each, linear between them.
    Ladder {
        /// At least two points; values strictly one way, scores from 0 to 1.
        "points" points: List<LadderPoint>,
        /// The unit of the values.
        "unit" unit: Option<Box<UnitOfMeasure>> = "Option::is_none",
    }
}
variant! {
    /// Steps of which each counts by its weight once reached.
    Milestones {
        /// The steps, at least one.
        "items" items: List<MilestoneItem>,
    }
}
variant! {
    /// Reached or not.
    Done {
        /// The day by which it is due.
        "due" due: Option<Date> = "Option::is_none",
        /// The day on which it was reached.
        "doneOn" done_on: Option<Date> = "Option::is_none",
    }
}
variant! {
    /// A percentage that a person judges at each check-in.
    Judged {}
}
variant! {
    /// Measured by what contributes to it.
    Rollup {
        /// How the contributors are combined.
        "combine" combine: Combine,
        /// For `sum`: the sum at the start; absent: 0.
        "baseline" baseline: Option<f64> = "Option::is_none",
        /// For `sum`: the sum to reach.
        "target" target: Option<f64> = "Option::is_none",
        /// For `sum`: the unit of the values.
        "unit" unit: Option<Box<UnitOfMeasure>> = "Option::is_none",
    }
}

/// How a key result is measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(not(target_arch = "wasm32"), serde(try_from = "MeasureFields"))]
#[cfg_attr(feature = "schema", schemars(!try_from))]
pub enum Measure {
    /// A value that moves from a baseline to a target.
    Metric(Metric),
    /// A value that must stay within bounds.
    Control(Box<Control>),
    /// Values with a score each.
    Ladder(Box<Ladder>),
    /// Steps, each with a weight.
    Milestones(Milestones),
    /// Reached or not.
    Done(Done),
    /// A judged percentage; what an absent measure means.
    Judged(Judged),
    /// Measured by what contributes to it.
    Rollup(Box<Rollup>),
}

const KINDS: &[&str] = &["metric", "control", "ladder", "milestones", "done", "judged", "rollup"];

impl Measure {
    /// The word of the wire format: `metric`, `control` and so on.
    pub const fn kind(&self) -> &'static str {
        match self {
            Measure::Metric(_) => "metric",
            Measure::Control(_) => "control",
            Measure::Ladder(_) => "ladder",
            Measure::Milestones(_) => "milestones",
            Measure::Done(_) => "done",
            Measure::Judged(_) => "judged",
            Measure::Rollup(_) => "rollup",
        }
    }

    /// The unit of its values, where it has one.
    pub fn unit(&self) -> Option<&UnitOfMeasure> {
        match self {
            Measure::Metric(metric) => metric.unit.as_deref(),
            Measure::Control(control) => control.unit.as_deref(),
            Measure::Ladder(ladder) => ladder.unit.as_deref(),
            Measure::Rollup(rollup) => rollup.unit.as_deref(),
            Measure::Milestones(_) | Measure::Done(_) | Measure::Judged(_) => None,
        }
    }
}

record! {
    /// All fields that any measure may have; the wire's view of a measure.
    pub struct MeasureFields {
        /// The kind.
        "kind" kind: Title = required,
        /// See [`Metric`] and [`Rollup`].
        "baseline" baseline: Option<f64> = optional,
        /// See [`Metric`] and [`Rollup`].
        "target" target: Option<f64> = optional,
        /// See [`Metric`].
        "unit" unit: Option<Box<UnitOfMeasure>> = optional,
        /// See [`Control`].
        "atLeast" at_least: Option<f64> = optional,
        /// See [`Control`].
        "atMost" at_most: Option<f64> = optional,
        /// See [`Control`].
        "tolerance" tolerance: Option<f64> = optional,
        /// See [`Control`].
        "strict" strict: Option<bool> = optional,
        /// See [`Ladder`].
        "points" points: Option<List<LadderPoint>> = optional,
        /// See [`Milestones`].
        "items" items: Option<List<MilestoneItem>> = optional,
        /// See [`Done`].
        "due" due: Option<Date> = optional,
        /// See [`Done`].
        "doneOn" done_on: Option<Date> = optional,
        /// See [`Rollup`].
        "combine" combine: Option<Combine> = optional,
    }
}

/// Why the fields make no measure.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MeasureError {
    #[error("`{0}` is no kind of measure")]
    Kind(String),
    #[error("required field `{0}` is missing")]
    Missing(&'static str),
    #[error("field `{field}` does not belong to `{kind}`")]
    Foreign { kind: String, field: &'static str, known: &'static [&'static str] },
}

impl MeasureFields {
    /// The wire names of the fields that are given.
    fn given(&self) -> impl Iterator<Item = &'static str> {
        [
            ("baseline", self.baseline.is_some()),
            ("target", self.target.is_some()),
            ("unit", self.unit.is_some()),
            ("atLeast", self.at_least.is_some()),
            ("atMost", self.at_most.is_some()),
            ("tolerance", self.tolerance.is_some()),
            ("strict", self.strict.is_some()),
            ("points", self.points.is_some()),
            ("items", self.items.is_some()),
            ("due", self.due.is_some()),
            ("doneOn", self.done_on.is_some()),
            ("combine", self.combine.is_some()),
        ]
        .into_iter()
        .filter_map(|(name, given)| given.then_some(name))
    }

    fn keeps_to(&self, known: &'static [&'static str]) -> Result<(), MeasureError> {
        match self.given().find(|name| !known.contains(name)) {
            None => Ok(()),
            Some(field) => Err(MeasureError::Foreign { kind: self.kind.to_string(), field, known }),
        }
    }
}

impl TryFrom<MeasureFields> for Measure {
    type Error = MeasureError;

    fn try_from(fields: MeasureFields) -> Result<Measure, MeasureError> {
        let missing = MeasureError::Missing;
        match fields.kind.as_str() {
            "metric" => {
                fields.keeps_to(Metric::FIELDS)?;
                let target = fields.target.ok_or(missing("target"))?;
                Ok(Measure::Metric(Metric {
                    baseline: fields.baseline,
                    target,
                    unit: fields.unit,
                    extra: fields.extra,
                }))
            }
            "control" => {
                fields.keeps_to(Control::FIELDS)?;
                Ok(Measure::Control(Box::new(Control {
                    at_least: fields.at_least,
                    at_most: fields.at_most,
                    tolerance: fields.tolerance,
                    strict: fields.strict,
                    unit: fields.unit,
                    extra: fields.extra,
                })))
            }
            "ladder" => {
                fields.keeps_to(Ladder::FIELDS)?;
                let points = fields.points.ok_or(missing("points"))?;
                Ok(Measure::Ladder(Box::new(Ladder { points, unit: fields.unit, extra: fields.extra })))
            }
            "milestones" => {
                fields.keeps_to(Milestones::FIELDS)?;
                let items = fields.items.ok_or(missing("items"))?;
                Ok(Measure::Milestones(Milestones { items, extra: fields.extra }))
            }
            "done" => {
                fields.keeps_to(Done::FIELDS)?;
                Ok(Measure::Done(Done { due: fields.due, done_on: fields.done_on, extra: fields.extra }))
            }
            "judged" => {
                fields.keeps_to(Judged::FIELDS)?;
                Ok(Measure::Judged(Judged { extra: fields.extra }))
            }
            "rollup" => {
                fields.keeps_to(Rollup::FIELDS)?;
                let combine = fields.combine.ok_or(missing("combine"))?;
                Ok(Measure::Rollup(Box::new(Rollup {
                    combine,
                    baseline: fields.baseline,
                    target: fields.target,
                    unit: fields.unit,
                    extra: fields.extra,
                })))
            }
            other => Err(MeasureError::Kind(other.to_owned())),
        }
    }
}

impl Field for Measure {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let before = reader.problem_count();
        let fields = MeasureFields::read(reader)?;
        if reader.problem_count() > before {
            // Its own problems are told; what the kind makes of a stand-in is not.
            return None;
        }
        match Measure::try_from(fields) {
            Ok(measure) => Some(measure),
            Err(error) => {
                let here = reader.pointer();
                reader.raise(match error {
                    MeasureError::Kind(word) => Problem::new(Code::DocumentUnknownWord, here + "/kind")
                        .with("nearest", crate::json::nearest(&word, &mut KINDS.iter().copied()))
                        .with("known", listed(KINDS))
                        .with("word", word),
                    MeasureError::Missing(field) => Problem::new(Code::DocumentMissingField, here).with("field", field),
                    MeasureError::Foreign { kind, field, known } => {
                        Problem::new(Code::MeasureField, format!("{here}/{field}"))
                            .with("field", field)
                            .with("kind", kind)
                            .with("known", listed(known))
                    }
                });
                None
            }
        }
    }

    fn placeholder() -> Self {
        // One that nothing more is asked of: a judged one would have its values checked.
        Measure::Metric(Metric { baseline: None, target: 1.0, unit: None, extra: Extra::default() })
    }

    fn optional_placeholder() -> Option<Self> {
        // An absent measure would be a judged one, and its values be checked as such.
        Some(Measure::placeholder())
    }

    fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        match self {
            Measure::Metric(metric) => metric.check(place, checks),
            Measure::Control(control) => control.check(place, checks),
            Measure::Ladder(ladder) => ladder.check(place, checks),
            Measure::Milestones(milestones) => milestones.check(place, checks),
            Measure::Done(done) => done.extra.check(&place.field("extra"), checks),
            Measure::Judged(judged) => judged.extra.check(&place.field("extra"), checks),
            Measure::Rollup(rollup) => rollup.check(place, checks),
        }
    }
}
