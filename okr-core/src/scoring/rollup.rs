//! Roll-ups: what key results and objectives are worth that others contribute to.

use super::board::{Board, KeyResultCell, NO_CHECK_IN, NO_CONFIDENCE};
use super::numbers::Mean;
use super::status::{Facts, Standing, Status, settled};
use super::sums::Sums;
use super::{expected, measure};
use crate::model::{Combine, Measure, ObjectiveStatus, Unmeasured};
use crate::profile::Profile;
use crate::workspace::{Formula, KeyResultIx, Node};

impl Board<'_> {
    pub(super) fn score_rollup(&mut self, at: KeyResultIx) {
        let columns = self.workspace.columns();
        let Some(Formula::Rollup(combine)) = columns.formulas.get(at.at()) else { return };
        let (Some(window), Some(objective)) = (columns.windows.get(at.at()), self.workspace.owner_of(at)) else {
            return;
        };
        let Some(&traits) = columns.objective_traits.get(objective.at()) else { return };
        let as_of = self.day();
        let mut members = Members::default();
        let mut shares = self.shares_of_feeds(Node::KeyResult(at));
        for feed in self.feeds_now(Node::KeyResult(at)) {
            let (progress, coverage, status) = self.member(feed.from);
            members.add(progress, coverage, shares.weight(feed.weight), status, self.profile());
        }
        let covered = members.coverage.get().unwrap_or(0.0);
        let (attainment, coverage) = match combine {
            Combine::Mean => (members.mean(), covered),
            Combine::Min => (members.least(), covered),
            Combine::Sum => self.sum(at),
        };
        let progress = attainment.map(|attainment| self.progress(attainment));
        let grade = self.grade_of(Node::KeyResult(at), progress, window, traits.stage, traits.ambition);
        let latest = self.workspace.activity().latest(Node::KeyResult(at), as_of);
        let expected = expected::by_time(self.profile(), window, as_of);
        let facts = Facts {
            stage: traits.stage,
            window,
            as_of,
            attainment,
            progress,
            expected,
            grade,
            last: None,
            is_control: false,
        };
        let cell = KeyResultCell {
            attainment: attainment.unwrap_or(f64::NAN),
            expected: expected.unwrap_or(f64::NAN),
            current: NO_CHECK_IN,
            // A rollup is never judged by its own silence or pace.
            status: settled(&facts).map_or(members.standing.worst(), |(status, _)| status),
            grade,
            confidence: latest.confidence.map_or(NO_CONFIDENCE, |confidence| confidence.get()),
            stated: latest.status,
        };
        if let Some(slot) = self.scores.to_mut().key_results.get_mut(at.at()) {
            *slot = cell;
        }
        let rollup = columns.rollups.binary_search(&at).ok();
        if let Some(slot) = rollup.and_then(|rollup| self.scores.to_mut().rollup_coverage.get_mut(rollup)) {
            *slot = coverage;
        }
    }

    /// The total of a sum's leaves, linear through the sum's own baseline and target.
    fn sum(&self, at: KeyResultIx) -> (Option<f64>, f64) {
        let Some(Measure::Rollup(rollup)) = self.workspace.measure_at(at) else { return (None, 0.0) };
        let total = self.sums.get(at).or_else(|| Sums::of(self, std::iter::once(at)).get(at)).unwrap_or_default();
        let coverage = total.coverage();
        let target = rollup.target.filter(|_| coverage > 0.0);
        let from = rollup.baseline.unwrap_or(0.0);
        let flat = self.profile().flat_target;
        (target.map(|target| measure::linear(total.value, from, target, flat)), coverage)
    }
}

/// The members of a roll-up, added in order.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Members {
    progress: Mean,
    pub(super) coverage: Mean,
    least: Option<f64>,
    is_measured: bool,
    pub(super) standing: Standing,
}

impl Members {
    pub(super) fn add(&mut self, progress: Option<f64>, coverage: f64, weight: f64, status: Status, profile: &Profile) {
        self.coverage.add(coverage, weight);
        self.standing.add(status);
        if profile.objective_status == ObjectiveStatus::Weakest {
            self.standing.add_weak(status, progress);
        }
        self.is_measured |= progress.is_some();
        let counted = progress.or((profile.unmeasured == Unmeasured::Zero).then_some(0.0));
        if let Some(counted) = counted {
            self.progress.add(counted, weight);
        }
        let or_zero = progress.unwrap_or(0.0);
        self.least = Some(self.least.map_or(or_zero, |least| least.min(or_zero)));
    }

    pub(super) fn mean(self) -> Option<f64> {
        if self.is_measured { self.progress.get() } else { None }
    }

    pub(super) fn least(self) -> Option<f64> {
        self.least.filter(|_| self.is_measured)
    }
}
