//! What sums add up to: the values of every leaf below each of them.
//!
//! Sums stand on sums, a leaf may reach one by many ways, and each total is taken
//! in document order from nothing, so that none follows from another bit for bit.
//! Hence not sum by sum, each walking all that is below it: leaf by leaf, in
//! document order, each added to the sums above it. The work is the number of
//! pairs of a leaf and a sum above it, whatever stands between them.

use std::collections::BTreeSet;

use super::board::Board;
use crate::model::{Measure, Metric, Unmeasured};
use crate::order;
use crate::workspace::{KeyResultIx, Node};

/// The totals of some sums, with those of all sums below them.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    /// In document order.
    sums: Vec<KeyResultIx>,
    totals: Vec<Total>,
}

/// What one sum adds up to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Total {
    /// The values of its leaves.
    pub(super) value: f64,
    leaves: u32,
    measured: u32,
}

impl Total {
    /// The part of the leaves that is measured: they weigh the same.
    pub(super) fn coverage(self) -> f64 {
        if self.leaves == 0 { 0.0 } else { f64::from(self.measured) / f64::from(self.leaves) }
    }
}

/// Where the ways up from one key result stand among all ways.
type Ways = std::ops::Range<usize>;

impl Sums {
    /// The totals of all sums.
    pub(super) fn of_all(board: &Board<'_>) -> Sums {
        let rollups = board.workspace().columns().rollups.iter().copied();
        Sums::add_up(board, rollups.filter(|at| board.is_sum(*at)).collect())
    }

    /// The totals of some sums.
    pub(super) fn of(board: &Board<'_>, tops: impl Iterator<Item = KeyResultIx>) -> Sums {
        let mut seen: BTreeSet<KeyResultIx> = tops.collect();
        let mut waiting: Vec<KeyResultIx> = seen.iter().copied().collect();
        while let Some(sum) = waiting.pop() {
            for from in members(board, sum) {
                if board.is_sum(from) && seen.insert(from) {
                    waiting.push(from);
                }
            }
        }
        Sums::add_up(board, seen.into_iter().collect())
    }

    /// The total of a sum; `None` where it is none of these.
    pub(super) fn get(&self, sum: KeyResultIx) -> Option<Total> {
        self.totals.get(self.sums.binary_search(&sum).ok()?).copied()
    }

    /// Adds each leaf to the sums above it. What is below one of `sums` is one too.
    fn add_up(board: &Board<'_>, sums: Vec<KeyResultIx>) -> Sums {
        let mut ways: Vec<(u64, u32)> = Vec::new();
        for (number, sum) in (0_u32..).zip(&sums) {
            ways.extend(members(board, *sum).map(|from| (u64::from(from.0), number)));
        }
        order::sort(&mut ways);
        let from_each = || {
            let same = ways.chunk_by(|(one, _), (other, _)| one == other);
            same.scan(0, |start, group| {
                let from = group.first().map_or(0, |(from, _)| *from as u32);
                let place = *start..*start + group.len();
                *start = place.end;
                Some((KeyResultIx(from), place))
            })
        };
        let mut upwards: Vec<Ways> = vec![0..0; sums.len()];
        for (from, place) in from_each() {
            if let Some(slot) = sums.binary_search(&from).ok().and_then(|number| upwards.get_mut(number)) {
                *slot = place;
            }
        }
        let mut totals = vec![Total::default(); sums.len()];
        let mut last_leaf = vec![u32::MAX; sums.len()];
        let mut waiting: Vec<Ways> = Vec::new();
        for (leaf, place) in from_each().filter(|(from, _)| !board.is_sum(*from)) {
            let value = board.native_value(leaf);
            waiting.push(place);
            while let Some(place) = waiting.pop() {
                for (_, sum) in ways.get(place).unwrap_or_default() {
                    let at = *sum as usize;
                    let (Some(last), Some(total), Some(up)) =
                        (last_leaf.get_mut(at), totals.get_mut(at), upwards.get(at))
                    else {
                        continue;
                    };
                    if std::mem::replace(last, leaf.0) == leaf.0 {
                        continue;
                    }
                    total.leaves += 1;
                    total.measured += u32::from(value.is_measured);
                    // What adds nothing may not change the sign of a zero either.
                    total.value = value.adds.map_or(total.value, |value| total.value + value);
                    if !up.is_empty() {
                        waiting.push(up.clone());
                    }
                }
            }
        }
        Sums { sums, totals }
    }
}

/// What a leaf adds to the sums above it.
struct Native {
    adds: Option<f64>,
    is_measured: bool,
}

/// The key results that contribute to a sum now.
fn members(board: &Board<'_>, sum: KeyResultIx) -> impl Iterator<Item = KeyResultIx> {
    board.feeds_now(Node::KeyResult(sum)).filter_map(|feed| match feed.from {
        Node::KeyResult(from) => Some(from),
        Node::Objective(_) => None,
    })
}

impl Board<'_> {
    pub(super) fn is_sum(&self, at: KeyResultIx) -> bool {
        self.workspace.columns().is_sum(at)
    }

    /// What a sum adds up to, where anything of it is measured.
    pub(super) fn total_of(&self, sum: KeyResultIx) -> Option<f64> {
        if !self.is_sum(sum) {
            return None;
        }
        let total = Sums::of(self, std::iter::once(sum)).get(sum)?;
        (total.coverage() > 0.0).then_some(total.value)
    }

    /// How many leaves of a sum are measured, of how many.
    pub(super) fn measured_of(&self, sum: KeyResultIx) -> (u32, u32) {
        let total = Sums::of(self, std::iter::once(sum)).get(sum).unwrap_or_default();
        (total.measured, total.leaves)
    }

    /// The leaves of a sum in document order.
    pub(crate) fn all_leaves_of(&self, sum: KeyResultIx) -> BTreeSet<KeyResultIx> {
        let mut seen: BTreeSet<KeyResultIx> = std::iter::once(sum).collect();
        let mut leaves = BTreeSet::new();
        let mut waiting = vec![sum];
        while let Some(sum) = waiting.pop() {
            for from in members(self, sum) {
                if !self.is_sum(from) {
                    leaves.insert(from);
                } else if seen.insert(from) {
                    waiting.push(from);
                }
            }
        }
        leaves
    }

    /// The leaves of a sum in document order: what each adds, and whether it is measured.
    /// What adds nothing is left out.
    pub(super) fn leaves_of(&self, sum: KeyResultIx) -> Vec<(KeyResultIx, f64, bool)> {
        let leaves = self.all_leaves_of(sum);
        let told = leaves.into_iter().filter_map(|leaf| {
            let value = self.native_value(leaf);
            Some((leaf, value.adds?, value.is_measured))
        });
        told.collect()
    }

    fn native_value(&self, leaf: KeyResultIx) -> Native {
        if let Some((_, value)) = self.nudged.filter(|(nudged, _)| *nudged == leaf) {
            return Native { adds: Some(value), is_measured: true };
        }
        let latest = self.workspace.activity().latest(Node::KeyResult(leaf), self.day());
        let adds = match (latest.value, self.profile().unmeasured) {
            (Some((value, _)), _) => Some(value),
            (None, Unmeasured::Zero) => Some(self.baseline(leaf)),
            (None, Unmeasured::Exclude) => None,
        };
        Native { adds, is_measured: latest.value.is_some() }
    }

    fn baseline(&self, at: KeyResultIx) -> f64 {
        match self.workspace.measure_at(at) {
            Some(Measure::Metric(Metric { baseline, .. })) => baseline.unwrap_or(0.0),
            Some(Measure::Ladder(ladder)) => ladder.points.first().map_or(0.0, |point| point.value),
            _ => 0.0,
        }
    }
}
