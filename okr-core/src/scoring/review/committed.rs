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
    /// Its band, likewise.
    pub grade: Option<Grade>,
    /// Why score and grade are not told: objectives of that ambition are in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<LeftOutWhy>,
}

/// Score and grade, or why they are not told.
#[derive(Default)]
struct Told {
    score: Option<f64>,
    grade: Option<Grade>,
    withheld: Option<LeftOutWhy>,
}

impl Told {
    /// What is stated is the owner's word; what is computed may be made of others.
    fn new(
        (score, source, is_measured): (f64, ScoreSource, bool),
        grade: Option<Grade>,
        made_of: Option<LeftOutWhy>,
    ) -> Told {
        match made_of.filter(|_| source == ScoreSource::Computed) {
            Some(why) => Told { withheld: Some(why), ..Told::default() },
            None => {
                let is_known = is_measured || source == ScoreSource::Stated;
                Told { score: is_known.then_some(score), grade, withheld: None }
            }
        }
    }
}

impl<'w> Teller<'_, 'w> {
    pub(super) fn committed(
        &self,
        at: ObjectiveIx,
        objective: &'w Objective,
        made_of: &MadeOf,
    ) -> CommittedObjective<'w> {
        let told = self.board.objective_score(at).map_or_else(Told::default, |one| {
            let score = (one.score, one.score_source, one.progress.is_some());
            Told::new(score, one.grade, made_of.get(Node::Objective(at)))
        });
        let own = self.board.workspace().key_results_of(at).map(KeyResultIx);
        CommittedObjective {
            id: objective.id.as_str(),
            title: objective.title.as_deref().unwrap_or_default(),
            cycle: objective.cycle.as_str(),
            score: told.score,
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
        let score = (scored.score, scored.score_source, scored.progress.is_some());
        let told = Told::new(score, scored.grade, made_of.get(Node::KeyResult(at)));
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
