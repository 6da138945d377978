//! The answer of `score`: what stands in it for an objective and a key result.

use serde::Serialize;
use serde::ser::{SerializeSeq, SerializeStruct, Serializer};

use super::board::Board;
use super::grade::Grade;
use super::status::Status;
use crate::json::vocabulary;
use crate::model::Date;

vocabulary! {
    /// Where the official score comes from.
    pub enum ScoreSource {
        /// From progress.
        Computed = "computed",
        /// From the owner's own assessment.
        Stated = "stated",
    }
}

/// The confidence of an objective: of its key results' latest ones.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ObjectiveConfidence {
    /// The least, 0 to 10.
    pub min: u8,
    /// The mean, 0 to 10.
    pub mean: f64,
}

/// The scores of an objective.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ObjectiveScore<'a> {
    /// The objective.
    pub id: &'a str,
    /// 0 to 1 (wider only where the profile says so); `null` where nothing is measured.
    pub progress: Option<f64>,
    /// The official score, 0 to 1.
    pub score: f64,
    /// Where the official score comes from.
    pub score_source: ScoreSource,
    /// Progress, or 0 where nothing is measured, within 0 and 1.
    pub computed_score: f64,
    /// The score that the owner states; `null` where there is none.
    pub stated_score: Option<f64>,
    /// The part of its weight that is measured, 0 to 1.
    pub coverage: f64,
    /// Where progress should be; `null` without dates.
    pub expected: Option<f64>,
    /// How it stands.
    pub status: Status,
    /// The band of the score once the time is over; `null` before.
    pub grade: Option<Grade>,
    /// The confidence of its key results; `null` where nobody has said.
    pub confidence: Option<ObjectiveConfidence>,
}

/// The scores of a key result.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct KeyResultScore<'a> {
    /// The key result.
    pub id: &'a str,
    /// Its objective.
    pub objective: &'a str,
    /// How far from baseline to target, any finite number; `null` where unmeasured.
    pub attainment: Option<f64>,
    /// Attainment through the profile's clamp; `null` where unmeasured.
    pub progress: Option<f64>,
    /// The official score, 0 to 1.
    pub score: f64,
    /// Where progress should be; `null` without dates.
    pub expected: Option<f64>,
    /// How it stands.
    pub status: Status,
    /// The band of the score once the time is over; `null` before.
    pub grade: Option<Grade>,
    /// The latest confidence, 0 to 10; `null` where nobody has said.
    pub confidence: Option<u8>,
    /// The latest value; `null` where there is none.
    pub current: Option<f64>,
    /// The day of the latest value; `null` where there is none.
    pub current_on: Option<Date>,
    /// 1 where measured, 0 where not; a rollup's is its contributors'.
    pub coverage: f64,
}

impl Board<'_> {
    /// Writes the lists of the answer without building them.
    pub(crate) fn serialize_lists<S: SerializeStruct>(&self, answer: &mut S) -> Result<(), S::Error> {
        answer.serialize_field("objectives", &Objectives(self))?;
        answer.serialize_field("keyResults", &KeyResults(self))
    }
}

struct Objectives<'a>(&'a Board<'a>);

impl Serialize for Objectives<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for score in self.0.objectives() {
            list.serialize_element(&score)?;
        }
        list.end()
    }
}

struct KeyResults<'a>(&'a Board<'a>);

impl Serialize for KeyResults<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for score in self.0.key_results() {
            list.serialize_element(&score)?;
        }
        list.end()
    }
}
