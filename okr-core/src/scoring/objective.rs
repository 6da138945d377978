//! Objectives: from their members' numbers to their own.

use super::board::{BLANK_OBJECTIVE, Board, ObjectiveCell, known};
use super::grade::Grade;
use super::numbers::Mean;
use super::rollup::Members;
use super::shares::Shares;
use super::status::{Facts, Status, at_the_end, by_stage, own};
use super::{expected, measure};
use crate::model::{ObjectiveStatus, Source};
use crate::workspace::{KeyResultIx, Latest, Node, ObjectiveIx, Traits};

/// The members of an objective, and what its key results expect.
#[derive(Default)]
struct Gathered {
    members: Members,
    expected: Mean,
}

impl Board<'_> {
    pub(super) fn score_objective(&mut self, at: ObjectiveIx) {
        let Some(&traits) = self.workspace.columns().objective_traits.get(at.at()) else { return };
        let node = Node::Objective(at);
        let Gathered { members, expected } = self.gather(at, traits.source);
        let expected = expected.get().or_else(|| expected::by_time(self.profile(), traits.window, self.day()));
        let own = (traits.source == Source::Manual).then(|| self.workspace.activity().latest(node, self.day()));
        let (progress, coverage) = match own {
            Some(Latest { value, .. }) => {
                let progress = value.map(|(value, _)| self.progress(measure::judged(value)));
                (progress, f64::from(u8::from(value.is_some())))
            }
            None => (members.mean(), members.coverage.get().unwrap_or(0.0)),
        };
        let grade = self.grade_of(node, progress, traits.window, traits.stage, traits.ambition);
        let mut cell = ObjectiveCell {
            progress: progress.unwrap_or(f64::NAN),
            expected: expected.unwrap_or(f64::NAN),
            coverage,
            grade,
            ..BLANK_OBJECTIVE
        };
        cell.status = match own {
            // It has check-ins of its own and no members: it is judged like a leaf.
            Some(latest) => self.by_own_numbers(traits, &cell, latest.on),
            None if self.profile().objective_status == ObjectiveStatus::OwnPace => {
                self.by_own_numbers(traits, &cell, self.last_sign_of(at))
            }
            None => self.by_members(traits, grade, &members),
        };
        if let Some(slot) = self.scores.to_mut().objectives.get_mut(at.at()) {
            *slot = cell;
        }
    }

    fn gather(&self, at: ObjectiveIx, source: Source) -> Gathered {
        let columns = self.workspace.columns();
        let of_key_results = matches!(source, Source::KeyResults | Source::Both);
        let of_aligned = matches!(source, Source::Aligned | Source::Both);
        let mut gathered = Gathered::default();
        let mut shares = self.shares_of_members(at, source);
        let profile = self.profile();
        let own = self.workspace.key_results_of(at);
        let places = own.start as usize..own.end as usize;
        let cells = self.scores.key_results.get(places.clone()).unwrap_or_default();
        let weights = columns.weights.get(places).unwrap_or_default();
        for ((key_result, of), weight) in own.map(KeyResultIx).zip(cells).zip(weights) {
            let weight = shares.weight(*weight);
            if of_key_results {
                let progress = known(of.attainment).map(|attainment| profile.progress(attainment));
                let coverage = self.coverage(key_result, of);
                gathered.members.add(progress, coverage, weight, of.status, profile);
            }
            if let Some(of_member) = known(of.expected) {
                gathered.expected.add(of_member, weight);
            }
        }
        if of_aligned {
            if !of_key_results {
                shares = self.shares_of_feeds(Node::Objective(at));
            }
            for feed in self.feeds_now(Node::Objective(at)) {
                let (progress, coverage, status) = self.member(feed.from);
                gathered.members.add(progress, coverage, shares.weight(feed.weight), status, profile);
            }
        }
        gathered
    }

    /// Rules 1 to 6 on an objective's own numbers.
    fn by_own_numbers(&self, traits: Traits, cell: &ObjectiveCell, last: Option<i32>) -> Status {
        own(&self.own_facts(traits, cell, last), self.profile()).0
    }

    /// What an objective is judged by where it is judged by its own numbers.
    pub(super) fn own_facts(&self, traits: Traits, cell: &ObjectiveCell, last: Option<i32>) -> Facts {
        Facts {
            stage: traits.stage,
            window: traits.window,
            as_of: self.day(),
            attainment: known(cell.progress),
            progress: known(cell.progress),
            expected: known(cell.expected),
            grade: cell.grade,
            last,
            is_control: false,
        }
    }

    /// The stage, then the end, then what the members say.
    fn by_members(&self, traits: Traits, grade: Option<Grade>, members: &Members) -> Status {
        if let Some(status) = by_stage(traits.stage) {
            return status;
        }
        if traits.window.is_over(self.day()) {
            return at_the_end(grade).0;
        }
        match self.profile().objective_status {
            ObjectiveStatus::Weakest => members.standing.weakest(),
            ObjectiveStatus::Worst | ObjectiveStatus::OwnPace => members.standing.worst(),
        }
    }

    /// The last day on which anything was heard of an objective or its key results.
    pub(super) fn last_sign_of(&self, at: ObjectiveIx) -> Option<i32> {
        let own = self.workspace.activity().latest(Node::Objective(at), self.day()).on;
        let signs = self.workspace.key_results_of(at).map(KeyResultIx).filter_map(|at| self.last_sign(at));
        own.max(signs.max())
    }

    /// What contributors weigh that state no weight.
    pub(super) fn shares_of_feeds(&self, node: Node) -> Shares {
        Shares::of(self.profile(), || self.feeds_now(node).map(|feed| feed.weight))
    }

    /// What an objective's key results weigh that state no weight, and then what
    /// contributes to it, where both are its members: they are one set.
    pub(super) fn shares_of_members(&self, at: ObjectiveIx, source: Source) -> Shares {
        let weights = &self.workspace.columns().weights;
        Shares::of(self.profile(), || {
            let own = self.workspace.key_results_of(at);
            let own = weights.get(own.start as usize..own.end as usize).unwrap_or_default().iter().copied();
            let feeds = (source == Source::Both).then(|| self.feeds_now(Node::Objective(at)));
            own.chain(feeds.into_iter().flatten().map(|feed| feed.weight))
        })
    }
}
