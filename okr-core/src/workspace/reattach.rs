//! Ways past what is removed: from everything that was aligned to it to everything
//! that it was aligned to.
//!
//! There may be as many ways as pairs of a lower and an upper end. They are found
//! as numbers first and counted against the limits; alignments are made of them
//! only then.

use crate::json::{Checks, Place};
use crate::model::{Alignment, AlignmentKind, AlignmentState, Date, Endpoint};
use crate::order;
use crate::problem::{NodeRef, Problem, Problems};

use super::agreements::{check_sum, is_own_objective};
use super::edit::ALIGNMENTS;
use super::graph::{Node, accepts};
use super::indices::KeyResultIx;
use super::view::Workspace;

/// What leads past something that is removed.
#[derive(Default)]
pub(super) struct Past {
    /// New alignments, each with the position of the one whose place it takes.
    pub(super) ways: Vec<(u32, Alignment)>,
    /// Proposals that stand on such a way already, by position: what they ask for
    /// was agreed on the way round, on this day.
    pub(super) raised: Vec<(u32, Option<Date>)>,
}

/// A step from what is removed: an alignment, or a key result to its objective.
struct Step<'a> {
    from: Node,
    to: Node,
    alignment: Option<&'a Alignment>,
    /// Whether it ends in what is removed too.
    is_inside: bool,
}

/// An alignment that leads to what is removed.
struct Lower<'a> {
    at: u32,
    from: Node,
    to: Node,
    alignment: &'a Alignment,
}

/// A way past, not yet an alignment.
#[derive(Clone, Copy)]
struct Way<'a> {
    at: u32,
    from: Node,
    to: Node,
    lower: &'a Alignment,
    upper: Option<&'a Alignment>,
    kind: AlignmentKind,
    is_agreed: bool,
}

impl Workspace {
    /// All ways past a node, each once: of several the first that is agreed.
    pub(super) fn past(&self, node: Node) -> Result<Past, Problems> {
        let ways = self.ways(node)?;
        let number = |node| u64::from(self.graph().number(node).unwrap_or(u32::MAX));
        // Both ends are objectives or touched by alignments: they have numbers in the graph.
        let key = |way: &Way<'_>| number(way.from) << 33 | number(way.to) << 2 | way.kind as u64;
        let order = order::positions_by(ways.len(), &|left, right| match (ways.get(left), ways.get(right)) {
            (Some(left), Some(right)) => {
                (key(left), !left.is_agreed, left.at).cmp(&(key(right), !right.is_agreed, right.at))
            }
            _ => std::cmp::Ordering::Equal,
        });
        let mut first: Vec<usize> = Vec::new();
        let mut last = None;
        for at in order {
            let own = ways.get(at).map(key);
            if own != last {
                first.push(at);
            }
            last = own;
        }
        first = order::sorted_by(first, Ord::cmp);
        let mut past = Past::default();
        for way in first.into_iter().filter_map(|at| ways.get(at)) {
            let standing = self.standing((way.from, way.to), way.kind);
            let standing = standing.and_then(|at| Some((at as u32, self.parts.document.alignments.get(at)?)));
            match standing.map(|(at, alignment)| (at, alignment.state_or_default())) {
                None | Some((_, AlignmentState::Declined)) => past.ways.push((way.at, self.joined(way))),
                Some((at, AlignmentState::Proposed)) if way.is_agreed => past.raised.push((at, agreed_on(way))),
                Some(_) => {}
            }
        }
        past.raised = order::sorted_by(past.raised, |left, right| left.0.cmp(&right.0));
        Ok(past)
    }

    /// The ways from each lower end, by the alignments that lead from it.
    fn ways(&self, node: Node) -> Result<Vec<Way<'_>>, Problems> {
        let steps = self.steps(node);
        let (lowers, room) = self.lowers(node);
        let mut ways = Vec::new();
        let mut seen = Seen::new(self, node);
        for group in lowers.chunk_by(|left, right| terms(left) == terms(right)) {
            self.walk_past(group, &steps, &mut seen, &mut ways);
            if ways.len() > room {
                let limit = self.parts.limits.alignments as usize;
                let count = self.parts.document.alignments.len() + ways.len();
                return Err(Problem::too_many("/of", ALIGNMENTS, count as u64, limit).into());
            }
        }
        // In the order of the alignments whose places they take.
        Ok(order::sorted_by(ways, |left: &Way<'_>, right| left.at.cmp(&right.at)))
    }

    /// What leads to a node, by lower end and by what it says; and how many
    /// alignments more the limits allow.
    fn lowers(&self, node: Node) -> (Vec<Lower<'_>>, usize) {
        let mut lowers = Vec::new();
        let mut kept = 0_usize;
        for (at, (alignment, from, to)) in (0_u32..).zip(self.ends()) {
            let (leaves, enters) = (self.goes(node, from), self.goes(node, to));
            kept += usize::from(!leaves && !enters);
            if enters && !leaves && leads(alignment) {
                lowers.push(Lower { at, from, to, alignment });
            }
        }
        let lowers = order::sorted_by(lowers, |left, right| (terms(left), left.at).cmp(&(terms(right), right.at)));
        (lowers, (self.parts.limits.alignments as usize).saturating_sub(kept))
    }

    /// The steps that lead on from what is removed, by where they begin.
    fn steps(&self, node: Node) -> Vec<Step<'_>> {
        let own = self.ends().filter(|(alignment, from, _)| self.goes(node, *from) && leads(alignment));
        let mut steps: Vec<Step<'_>> = own
            .map(|(alignment, from, to)| Step { from, to, alignment: Some(alignment), is_inside: self.goes(node, to) })
            .collect();
        match node {
            Node::KeyResult(at) => {
                let owner = self.owner_of(at).map(Node::Objective);
                steps.extend(owner.map(|to| Step { from: node, to, alignment: None, is_inside: false }));
            }
            Node::Objective(at) => {
                let own = self.key_results_of(at).map(|at| Node::KeyResult(KeyResultIx(at)));
                steps.extend(own.map(|from| Step { from, to: node, alignment: None, is_inside: true }));
            }
        }
        order::sorted_by(steps, |left, right| left.from.cmp(&right.from))
    }

    /// Walks on from everything to which one lower end is aligned in the same terms.
    fn walk_past<'a>(&'a self, group: &[Lower<'a>], steps: &[Step<'a>], seen: &mut Seen, ways: &mut Vec<Way<'a>>) {
        let Some(lower) = group.first() else { return };
        seen.begin();
        let mut reached: Vec<Node> = group.iter().map(|lower| lower.to).filter(|to| seen.is_new(*to)).collect();
        let mut at = 0;
        while let Some(&middle) = reached.get(at) {
            at += 1;
            let first = steps.partition_point(|step| step.from < middle);
            for step in steps.iter().skip(first).take_while(|step| step.from == middle) {
                if !step.is_inside {
                    ways.extend(self.way(lower, step));
                } else if step.alignment.is_none_or(Alignment::is_agreed) && seen.is_new(step.to) {
                    reached.push(step.to);
                }
            }
        }
    }

    /// Two alignments, one after the other, as one. It feeds numbers only where both
    /// did and the upper end takes them from there; it waits where either waits.
    fn way<'a>(&self, lower: &Lower<'a>, step: &Step<'a>) -> Option<Way<'a>> {
        let (from, to) = (lower.from, step.to);
        if from == to || is_own_objective(&self.parts.tables, from, to) {
            return None;
        }
        let is_contribution = contributes(lower.alignment) && step.alignment.is_none_or(contributes);
        let kind = match is_contribution && self.takes(from, to) {
            true => AlignmentKind::Contributes,
            false => AlignmentKind::Supports,
        };
        let is_agreed = lower.alignment.is_agreed() && step.alignment.is_none_or(Alignment::is_agreed);
        Some(Way { at: lower.at, from, to, lower: lower.alignment, upper: step.alignment, kind, is_agreed })
    }

    /// True where a contribution from one node counts in the other.
    fn takes(&self, from: Node, to: Node) -> bool {
        let parts = &self.parts;
        if !accepts(&parts.document, &parts.tables, to) {
            return false;
        }
        let mut checks = Checks::new(&parts.limits);
        let alignment = Alignment::new(self.endpoint(from), self.endpoint(to), AlignmentKind::Contributes);
        check_sum(&parts.document, &parts.tables, &alignment, from, to, &Place::Root, &mut checks);
        checks.problems.is_empty()
    }

    fn joined(&self, way: &Way<'_>) -> Alignment {
        let mut joined = Alignment {
            to: self.endpoint(way.to),
            kind: Some(way.kind),
            // What was agreed of another end is to be agreed anew.
            state: Some(if way.is_agreed { AlignmentState::Stale } else { AlignmentState::Proposed }),
            agreed_on: agreed_on(way).filter(|_| way.is_agreed),
            ..way.lower.clone()
        };
        // Words about an end that is opaque now would be refused.
        if joined.note.is_some() && self.parts.tables.is_opaque(way.to) {
            joined.note = None;
        }
        joined
    }

    fn endpoint(&self, node: Node) -> Endpoint {
        match self.node_ref(node) {
            NodeRef::Objective(id) => Endpoint::of_objective(&id),
            NodeRef::KeyResult(id) => Endpoint::of_key_result(&id),
        }
    }
}

/// The day from which both halves of a way were agreed.
fn agreed_on(way: &Way<'_>) -> Option<Date> {
    way.lower.agreed_on.max(way.upper.and_then(|upper| upper.agreed_on))
}

/// True for an alignment that leads upwards, or would once it is agreed.
fn leads(alignment: &Alignment) -> bool {
    let is_declined = alignment.state_or_default() == AlignmentState::Declined;
    alignment.kind_or_default() != AlignmentKind::DependsOn && !is_declined
}

fn contributes(alignment: &Alignment) -> bool {
    alignment.kind_or_default() == AlignmentKind::Contributes
}

/// What tells the ways from one lower end apart; agreed ones and contributions first.
fn terms(lower: &Lower<'_>) -> (Node, bool, bool) {
    (lower.from, !lower.alignment.is_agreed(), !contributes(lower.alignment))
}

/// Which nodes of what is removed one walk has been to.
struct Seen {
    walk: u32,
    /// The objective, then its key results.
    walks: Vec<u32>,
    first: u32,
}

impl Seen {
    fn new(workspace: &Workspace, node: Node) -> Seen {
        let own = match node {
            Node::Objective(at) => workspace.key_results_of(at),
            Node::KeyResult(at) => at.0..at.0 + 1,
        };
        Seen { walk: 0, walks: vec![0; own.len() + 1], first: own.start }
    }

    fn begin(&mut self) {
        self.walk += 1;
    }

    /// True the first time that a walk comes to a node.
    fn is_new(&mut self, node: Node) -> bool {
        let at = match node {
            Node::Objective(_) => 0,
            Node::KeyResult(at) => (at.0 - self.first) as usize + 1,
        };
        let walk = self.walk;
        self.walks.get_mut(at).is_some_and(|slot| std::mem::replace(slot, walk) != walk)
    }
}
