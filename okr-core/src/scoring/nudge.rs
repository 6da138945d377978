//! Influence: what moves above a key result when its progress does.

use super::board::{Board, known};
use super::numbers::at_most;
use crate::model::{Measure, Metric};
use crate::workspace::{Formula, KeyResultIx, Node};

/// How far progress is moved: by a tenth, up where there is room and else down.
pub(crate) const STEP: f64 = 0.1;

/// What moved above a key result.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Nudged {
    /// Its progress before, 0 where it was unmeasured.
    pub(crate) progress: f64,
    /// How far it was moved.
    pub(crate) step: f64,
    /// What else has moved, and by how much for a tenth more, each after what it follows from.
    pub(crate) moves: Vec<(Node, f64)>,
}

impl Board<'_> {
    /// Moves the progress of a key result by a tenth, sees what follows, and puts
    /// everything back as it was.
    pub(crate) fn nudge(&mut self, at: KeyResultIx) -> Option<Nudged> {
        let before = *self.scores.key_results.get(at.at())?;
        let progress = known(before.attainment).map_or(0.0, |attainment| self.progress(attainment));
        let step = if at_most(progress + STEP, self.profile().cap) { STEP } else { -STEP };
        let moved = self.moved(at, progress + step);
        let moves = moved.into_iter().map(|(node, by)| (node, if step < 0.0 { 0.0 - by } else { by })).collect();
        // What followed is told anew from what is there again: the same bits as before.
        self.set_attainment(at, before.attainment);
        self.nudged = None;
        self.follow_above(Node::KeyResult(at));
        Some(Nudged { progress, step, moves })
    }

    /// The nodes whose progress is another when that of a key result is.
    fn moved(&mut self, at: KeyResultIx, progress: f64) -> Vec<(Node, f64)> {
        let node = Node::KeyResult(at);
        let above = self.all_above(node);
        let before: Vec<Option<f64>> = above.iter().map(|node| self.progress_of(*node)).collect();
        self.set_attainment(at, progress);
        self.nudged = self.value_at(at, progress).map(|value| (at, value));
        self.follow_above(node);
        let moves = above.into_iter().zip(before).filter_map(|(node, before)| {
            let by = self.progress_of(node).unwrap_or(0.0) - before.unwrap_or(0.0);
            (by != 0.0).then_some((node, by))
        });
        moves.collect()
    }

    fn set_attainment(&mut self, at: KeyResultIx, attainment: f64) {
        if let Some(cell) = self.scores.to_mut().key_results.get_mut(at.at()) {
            cell.attainment = attainment;
        }
    }

    /// The value of a metric at an attainment, which the sums above it take.
    fn value_at(&self, at: KeyResultIx, attainment: f64) -> Option<f64> {
        match (self.workspace.columns().formulas.get(at.at())?, self.workspace.measure_at(at)) {
            (Formula::Linear { from, to }, Some(Measure::Metric(_))) => Some(from + attainment * (to - from)),
            (Formula::FirstCheckIn, Some(Measure::Metric(Metric { target, .. }))) => {
                let from = self.first_value(at).unwrap_or_default();
                Some(from + attainment * (target - from))
            }
            _ => None,
        }
    }
}
