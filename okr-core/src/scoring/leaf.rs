//! Leaves: key results that need nothing but their own check-ins.

use super::board::{BLANK_KEY_RESULT, Board, KeyResultCell, NO_CHECK_IN, NO_CONFIDENCE};
use super::status::{Facts, own};
use super::{expected, measure};
use crate::model::{Ambition, Measure, MissingBaseline, Stage};
use crate::workspace::{Formula, KeyResultIx, Latest, Node, Window};

/// What the measure of a leaf tells on a day.
pub(super) struct Reading {
    pub(super) attainment: Option<f64>,
    pub(super) expected: Option<f64>,
    /// The last day on which a step, or the whole, was done.
    pub(super) done: Option<i32>,
}

impl<'w> Board<'w> {
    #[inline]
    pub(super) fn leaf(&self, at: KeyResultIx, formula: Formula, stage: Stage, ambition: Ambition) -> KeyResultCell {
        let Some((facts, latest)) = self.facts(at, formula, stage, ambition) else { return BLANK_KEY_RESULT };
        let (status, _) = own(&facts, self.profile());
        KeyResultCell {
            attainment: facts.attainment.unwrap_or(f64::NAN),
            expected: facts.expected.unwrap_or(f64::NAN),
            current: latest.value.map_or(NO_CHECK_IN, |(_, position)| position),
            status,
            grade: facts.grade,
            confidence: latest.confidence.map_or(NO_CONFIDENCE, |confidence| confidence.get()),
            stated: latest.status,
        }
    }

    /// What is known of a leaf on the day.
    #[inline]
    pub(super) fn facts(
        &self,
        at: KeyResultIx,
        formula: Formula,
        stage: Stage,
        ambition: Ambition,
    ) -> Option<(Facts, Latest)> {
        let as_of = self.day();
        let window = self.workspace.columns().windows.get(at.at())?;
        let node = Node::KeyResult(at);
        let latest = self.workspace.activity().latest(node, as_of);
        let Reading { attainment, expected, done } = self.reading(at, formula, window, latest);
        let progress = attainment.map(|attainment| self.progress(attainment));
        let grade = self.grade_of(node, progress, window, stage, ambition);
        let facts = Facts {
            stage,
            window,
            as_of,
            attainment,
            progress,
            expected,
            grade,
            last: latest.on.max(done),
            is_control: formula == Formula::Control,
        };
        Some((facts, latest))
    }

    #[inline]
    pub(super) fn reading(&self, at: KeyResultIx, formula: Formula, window: Window, latest: Latest) -> Reading {
        let (profile, as_of) = (self.profile(), self.day());
        let value = latest.value.map(|(value, _)| value);
        let by_time = || expected::by_time(profile, window, as_of);
        let reading = |attainment, expected| Reading { attainment, expected, done: None };
        let read = match (formula, self.workspace.measure_at_if(at, formula)) {
            (Formula::Linear { from, to }, _) => {
                let linear = |value| measure::linear(value, from, to, profile.flat_target);
                reading(value.map(linear), by_time())
            }
            (Formula::FirstCheckIn, Some(Measure::Metric(metric))) => {
                let from = self.first_value(at).unwrap_or_default();
                let linear = |value| measure::linear(value, from, metric.target + 0.0, profile.flat_target);
                reading(value.map(linear), by_time())
            }
            (_, Some(Measure::Control(control))) => {
                let holds = |value| measure::control(control, value, profile);
                reading(value.map(holds), window.days().map(|_| 1.0))
            }
            (_, Some(Measure::Ladder(ladder))) => reading(value.map(|value| measure::ladder(ladder, value)), by_time()),
            (_, Some(Measure::Milestones(milestones))) => {
                let (attainment, done) = measure::milestones(milestones, self.told(latest), as_of);
                let expected = expected::milestones(milestones, by_time(), as_of);
                Reading { attainment: Some(attainment), expected, done }
            }
            (_, Some(Measure::Done(done))) => {
                let expected = expected::done(done, window, as_of);
                let (attainment, done) = measure::done(done, as_of);
                Reading { attainment: Some(attainment), expected, done }
            }
            _ => reading(None, None),
        };
        Reading { expected: self.planned(at, window).unwrap_or(read.expected), ..read }
    }

    /// What a key result's own plan expects; `None` where it has none.
    #[inline]
    pub(super) fn planned(&self, at: KeyResultIx, window: Window) -> Option<Option<f64>> {
        let planned = &self.workspace.columns().planned;
        if planned.is_empty() || planned.binary_search(&at).is_err() {
            return None;
        }
        let key_result = self.workspace.key_result_at(at)?;
        Some(expected::planned(key_result, window, self.day(), self.profile(), self.missing_baseline(at)))
    }

    /// From where a metric starts that states no baseline; `None` while nothing was checked in.
    pub(super) fn missing_baseline(&self, at: KeyResultIx) -> Option<f64> {
        match self.profile().missing_baseline {
            MissingBaseline::FirstCheckIn => self.first_value(at),
            MissingBaseline::Zero | MissingBaseline::Problem => Some(0.0),
        }
    }

    /// The first value that was checked in, as known on the day.
    pub(super) fn first_value(&self, at: KeyResultIx) -> Option<f64> {
        self.workspace.activity().first_value(Node::KeyResult(at), self.day())
    }

    /// The last day on which anything was heard of a key result.
    pub(crate) fn last_sign(&self, at: KeyResultIx) -> Option<i32> {
        let columns = self.workspace.columns();
        let latest = self.workspace.activity().latest(Node::KeyResult(at), self.day());
        let (formula, window) = (columns.formulas.get(at.at())?, columns.windows.get(at.at())?);
        latest.on.max(self.reading(at, formula, window, latest).done)
    }

    pub(super) fn told(&self, latest: Latest) -> measure::Told<'w> {
        let Some((on, position)) = latest.milestones else { return measure::Told::default() };
        let check_in = self.workspace.document().check_ins.get(position as usize);
        let titles = check_in.and_then(|check_in| check_in.milestones.as_deref()).unwrap_or_default();
        measure::Told { on: Some(on), titles }
    }
}
