//! Promises that have come to their end: one input among others.

use serde::Serialize;

use super::made_of::MadeOf;
use super::{LeftOutWhy, Teller, words};
use crate::model::{Date, Measure, Objective, UnitOfMeasure};
use crate::scoring::answer::ScoreSource;
use crate::scoring::contribution::MilestoneFact;
use crate::scoring::facts::{done_on, leaf_values, milestone_facts};
use crate::scoring::grade::Grade;
use crate::workspace::{KeyResultIx, Node, ObjectiveIx};

/// A committed objective whose time is over, or which is being scored or further.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CommittedObjective<'a> {
    /// The objective.
    pub id: &'a str,
    /// What was promised.
    pub title: &'a str,
    /// Its cycle.
    pub cycle: &'a str,
    /// The official score, 0 to 1; `null` where nothing is known or it is withheld.
    pub score: Option<f64>,
    /// Where the score comes from: from progress, or as it was stated. Absent without a score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score_source: Option<ScoreSource>,
    /// Of a stated score the person who stated it; absent where the assessment does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated_by: Option<&'a str>,
    /// Of a stated score whether that is the owner, or somebody of the unit that owns it; also
    /// where nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_by_owner: Option<bool>,
    /// Its band, likewise.
    pub grade: Option<Grade>,
    /// Why score and grade are not told: objectives of that ambition are in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<LeftOutWhy>,
    /// How it may be used.
    pub note: &'static str,
    /// Its key results, in order.
    pub key_results: Vec<CommittedKeyResult<'a>>,
}

/// A key result of a promise.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CommittedKeyResult<'a> {
    /// The key result.
    pub id: &'a str,
    /// What was to be true.
    pub title: &'a str,
    /// The kind of its measure.
    pub kind: &'static str,
    /// The unit of its values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'a UnitOfMeasure>,
    /// Where it began, as `contribution` has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<f64>,
    /// Where it was to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    /// A control's lower bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// A control's upper bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
    /// Where it is: the current value, a sum's total; of a judged one the percentage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<f64>,
    /// The steps of milestones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub milestones: Vec<MilestoneFact<'a>>,
    /// The day on which it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
    /// The official score, 0 to 1; `null` where nothing is known or it is withheld.
    pub score: Option<f64>,
    /// Where the score comes from: from progress, or as it was stated. Absent without a score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score_source: Option<ScoreSource>,
    /// Of a stated score the person who stated it; absent where the assessment does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated_by: Option<&'a str>,
    /// Of a stated score whether that is the owner, or somebody of the unit that owns it; also
    /// where nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_by_owner: Option<bool>,
    /// Its band, likewise.
    pub grade: Option<Grade>,
    /// Why score and grade are not told: objectives of that ambition are in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<LeftOutWhy>,
}

/// Score and grade, or why they are not told.
#[derive(Default)]
struct Told<'a> {
    score: Option<f64>,
    score_source: Option<ScoreSource>,
    stated_by: Option<&'a str>,
    is_by_owner: Option<bool>,
    grade: Option<Grade>,
    withheld: Option<LeftOutWhy>,
}

impl<'w> Teller<'_, 'w> {
    /// What the owner states is the owner's word for the promise. What is computed may be made
    /// of others, and what anybody else states may be taken from what is computed.
    fn told(&self, node: Node, grade: Option<Grade>, made_of: &MadeOf) -> Told<'w> {
        let Some(scored) = self.board.scored_of(node) else { return Told::default() };
        let workspace = self.board.workspace();
        let is_stated = scored.source == ScoreSource::Stated;
        let stated = workspace.stated_score(node, self.board.day()).filter(|_| is_stated);
        let by = stated.and_then(|(_, assessment)| assessment.by.as_ref());
        let is_by_owner = by.is_none_or(|by| workspace.answers_for(node, by));
        if let Some(why) = made_of.get(node).filter(|_| !(is_stated && is_by_owner)) {
            return Told { withheld: Some(why), ..Told::default() };
        }
        if !is_stated && self.board.progress_of(node).is_none() {
            return Told { grade, ..Told::default() };
        }
        Told {
            score: Some(scored.score),
            score_source: Some(scored.source),
            stated_by: by.map(|by| by.as_str()),
            is_by_owner: is_stated.then_some(is_by_owner),
            grade,
            withheld: None,
        }
    }

    pub(super) fn committed(
        &self,
        at: ObjectiveIx,
        objective: &'w Objective,
        made_of: &MadeOf,
    ) -> CommittedObjective<'w> {
        let grade = self.board.objective_score(at).and_then(|one| one.grade);
        let told = self.told(Node::Objective(at), grade, made_of);
        let own = self.board.workspace().key_results_of(at).map(KeyResultIx);
        CommittedObjective {
            id: objective.id.as_str(),
            title: objective.title.as_deref().unwrap_or_default(),
            cycle: objective.cycle.as_str(),
            score: told.score,
            score_source: told.score_source,
            stated_by: told.stated_by,
            is_by_owner: told.is_by_owner,
            grade: told.grade,
            withheld: told.withheld,
            note: words::note(told.withheld).text(self.lang),
            key_results: own.filter_map(|at| self.committed_key_result(at, made_of)).collect(),
        }
    }

    fn committed_key_result(&self, at: KeyResultIx, made_of: &MadeOf) -> Option<CommittedKeyResult<'w>> {
        let workspace = self.board.workspace();
        let key_result = workspace.key_result_at(at)?;
        let scored = self.board.key_result_score(at)?;
        let told = self.told(Node::KeyResult(at), scored.grade, made_of);
        let day = self.board.day();
        let values = leaf_values(workspace, at, day);
        let measure = key_result.measure.as_ref();
        let blank = CommittedKeyResult {
            id: key_result.id.as_str(),
            title: key_result.title.as_deref().unwrap_or_default(),
            kind: measure.map_or("judged", Measure::kind),
            unit: measure.and_then(Measure::unit),
            baseline: values.from,
            target: None,
            at_least: None,
            at_most: None,
            current: values.now.map(|(value, _)| value),
            milestones: Vec::new(),
            done_on: None,
            score: told.score,
            score_source: told.score_source,
            stated_by: told.stated_by,
            is_by_owner: told.is_by_owner,
            grade: told.grade,
            withheld: told.withheld,
        };
        let plain = |number: Option<f64>| number.map(|number| number + 0.0);
        Some(match measure {
            Some(Measure::Metric(metric)) => CommittedKeyResult { target: plain(Some(metric.target)), ..blank },
            Some(Measure::Ladder(ladder)) => {
                CommittedKeyResult { target: plain(ladder.points.last().map(|point| point.value)), ..blank }
            }
            Some(Measure::Control(control)) => {
                CommittedKeyResult { at_least: plain(control.at_least), at_most: plain(control.at_most), ..blank }
            }
            Some(Measure::Milestones(milestones)) => {
                CommittedKeyResult { milestones: milestone_facts(workspace, at, milestones, day), ..blank }
            }
            Some(Measure::Done(done)) => CommittedKeyResult { done_on: done_on(done, day), ..blank },
            Some(Measure::Rollup(rollup)) if self.board.is_sum(at) => CommittedKeyResult {
                baseline: Some(rollup.baseline.unwrap_or(0.0) + 0.0),
                target: plain(rollup.target),
                current: self.total(at),
                ..blank
            },
            Some(Measure::Rollup(_)) => blank,
            Some(Measure::Judged(_)) | None => CommittedKeyResult { current: scored.current, ..blank },
        })
    }
}
