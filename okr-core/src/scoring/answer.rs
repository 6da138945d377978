//! The answer of `score`: what stands in it for an objective and a key result.

use serde::Serialize;

use super::board::{Board, NO_CONFIDENCE, computed, known};
use super::grade::Grade;
use super::status::Status;
use crate::json::vocabulary;
use crate::model::{Date, Official, Source, StatedStatus};
use crate::workspace::{KeyResultIx, Latest, Node, ObjectiveIx};

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
    /// Where progress should be, 0 to 1, by a plan within the profile's clamp; `null`
    /// without dates.
    pub expected: Option<f64>,
    /// How it stands.
    pub status: Status,
    /// How it stands in the words of its last own check-in that says so, where its
    /// source is manual; `null` where none does.
    pub stated_status: Option<StatedStatus>,
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
    /// Where the official score comes from.
    pub score_source: ScoreSource,
    /// Progress, or 0 where it is unmeasured, within 0 and 1.
    pub computed_score: f64,
    /// The score that the owner states; `null` where there is none.
    pub stated_score: Option<f64>,
    /// Where progress should be, 0 to 1, by a plan within the profile's clamp; `null`
    /// without dates.
    pub expected: Option<f64>,
    /// How it stands.
    pub status: Status,
    /// How it stands in the words of the last check-in that says so; `null` where
    /// none does.
    pub stated_status: Option<StatedStatus>,
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

impl<'w> Board<'w> {
    pub(crate) fn objective_score(&self, at: ObjectiveIx) -> Option<ObjectiveScore<'w>> {
        let objective = self.workspace.objective_at(at)?;
        let cell = self.scores.objectives.get(at.at())?;
        let progress = known(cell.progress);
        let scored = self.scored(Node::Objective(at), progress);
        let own = self.own_check_ins(at);
        Some(ObjectiveScore {
            id: objective.id.as_str(),
            progress,
            score: scored.score,
            score_source: scored.source,
            computed_score: scored.computed,
            stated_score: scored.stated,
            coverage: cell.coverage,
            expected: known(cell.expected),
            status: cell.status,
            stated_status: own.and_then(|own| own.status),
            grade: cell.grade,
            confidence: self.objective_confidence(at, own),
        })
    }

    /// The computed and the stated score, and which of them is the official one.
    fn scored(&self, node: Node, progress: Option<f64>) -> Scored {
        let stated = self.workspace.activity().stated_score(node, self.day());
        let computed = progress.map_or(0.0, computed);
        match stated.filter(|_| self.profile().official == Official::Stated) {
            Some(score) => Scored { score, source: ScoreSource::Stated, computed, stated },
            None => Scored { score: computed, source: ScoreSource::Computed, computed, stated },
        }
    }

    /// Both scores of a node.
    pub(super) fn scored_of(&self, node: Node) -> Option<Scored> {
        let is_known = match node {
            Node::Objective(at) => at.at() < self.scores.objectives.len(),
            Node::KeyResult(at) => at.at() < self.scores.key_results.len(),
        };
        is_known.then(|| self.scored(node, self.progress_of(node)))
    }

    /// The least and the mean confidence of a node; of a key result both are its own.
    pub(super) fn confidence_of(&self, node: Node) -> Option<(f64, f64)> {
        match node {
            Node::Objective(at) => {
                let told = self.objective_confidence(at, self.own_check_ins(at))?;
                Some((f64::from(told.min), told.mean))
            }
            Node::KeyResult(at) => {
                let said = Some(self.scores.key_results.get(at.at())?.confidence);
                said.filter(|said| *said != NO_CONFIDENCE).map(|said| (f64::from(said), f64::from(said)))
            }
        }
    }

    /// What its own check-ins tell of an objective whose source is manual.
    fn own_check_ins(&self, at: ObjectiveIx) -> Option<Latest> {
        let traits = self.workspace.columns().objective_traits.get(at.at())?;
        (traits.source == Source::Manual).then(|| self.workspace.activity().latest(Node::Objective(at), self.day()))
    }

    /// Of its key results' latest confidences; of its own check-in where it is manual.
    fn objective_confidence(&self, at: ObjectiveIx, own: Option<Latest>) -> Option<ObjectiveConfidence> {
        let own = own.and_then(|own| own.confidence);
        let cells = self.workspace.key_results_of(at).filter_map(|at| self.scores.key_results.get(at as usize));
        let stated = cells.map(|cell| cell.confidence).filter(|confidence| *confidence != NO_CONFIDENCE);
        let (mut sum, mut count, mut min) = (0_u32, 0_u32, u8::MAX);
        for confidence in stated.chain(own.map(|confidence| confidence.get())) {
            sum += u32::from(confidence);
            count += 1;
            min = min.min(confidence);
        }
        (count > 0).then(|| ObjectiveConfidence { min, mean: f64::from(sum) / f64::from(count) })
    }

    pub(crate) fn key_result_score(&self, at: KeyResultIx) -> Option<KeyResultScore<'w>> {
        let key_result = self.workspace.key_result_at(at)?;
        let objective = self.workspace.objective_at(self.workspace.owner_of(at)?)?;
        let cell = self.scores.key_results.get(at.at())?;
        let attainment = known(cell.attainment);
        let progress = attainment.map(|attainment| self.progress(attainment));
        let scored = self.scored(Node::KeyResult(at), progress);
        let check_in = self.workspace.document().check_ins.get(cell.current as usize);
        Some(KeyResultScore {
            id: key_result.id.as_str(),
            objective: objective.id.as_str(),
            attainment,
            progress,
            score: scored.score,
            score_source: scored.source,
            computed_score: scored.computed,
            stated_score: scored.stated,
            expected: known(cell.expected),
            status: cell.status,
            stated_status: cell.stated,
            grade: cell.grade,
            confidence: (cell.confidence != NO_CONFIDENCE).then_some(cell.confidence),
            current: check_in.and_then(|check_in| check_in.value).map(|value| value + 0.0),
            current_on: check_in.map(|check_in| check_in.on),
            coverage: self.coverage(at, cell),
        })
    }
}

/// Both scores of a node.
pub(super) struct Scored {
    pub(super) score: f64,
    pub(super) source: ScoreSource,
    pub(super) computed: f64,
    pub(super) stated: Option<f64>,
}
