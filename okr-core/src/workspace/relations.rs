//! What stands above, below and beside: the questions on alignments that are more
//! than a walk along all edges.

use crate::lists::Lists;
use crate::model::{Alignment, AlignmentKind, Stage};

use super::graph::Node;
use super::indices::{KeyResultIx, ObjectiveIx};
use super::marks::Marks;
use super::view::Workspace;

impl Workspace {
    /// Everything that a node supports, nearest first, with the steps to it.
    pub(crate) fn ancestors(&self, node: Node) -> Vec<(Node, u32)> {
        with_steps(&self.walk(node, |node, each| self.above(node).for_each(each)))
    }

    /// Everything that supports a node, nearest first, with the steps to it; key
    /// results are one step below their objective and come before what is aligned to
    /// it, both in the document's order.
    pub(crate) fn descendants(&self, node: Node) -> Vec<(Node, u32)> {
        let structural = self.document().alignments.iter().filter(|alignment| alignment.is_structural());
        let ends = |alignment: &Alignment| Some((self.place(self.node(&alignment.to)?), self.node(&alignment.from)?));
        let below: Vec<(u32, Node)> = structural.filter_map(ends).collect();
        let below = Lists::build(self.node_places(), || below.iter().copied());
        let met = self.walk(node, |node, each| {
            if let Node::Objective(at) = node {
                self.key_results_of(at).for_each(|at| each(Node::KeyResult(KeyResultIx(at))));
            }
            below.of(self.place(node)).iter().for_each(|lower| each(*lower));
        });
        with_steps(&met)
    }

    /// The objectives that are aligned to nothing above.
    pub(crate) fn roots(&self) -> Vec<ObjectiveIx> {
        self.objectives_where(|at| self.graph().dag.up().of(at.0).is_empty())
    }

    /// The objectives that nothing supports, neither them nor their key results.
    pub(crate) fn leaves(&self) -> Vec<ObjectiveIx> {
        self.objectives_where(|at| {
            let graph = self.graph();
            // Below an objective stand its own key results that an alignment touches.
            let below = graph.dag.down().of(at.0).iter();
            below.copied().all(|node| {
                matches!(graph.node(node), Some(Node::KeyResult(_))) && graph.dag.down().of(node).is_empty()
            })
        })
    }

    /// The key results that are measured by what contributes to them and have no
    /// contributor, of objectives that are still worked on.
    pub(crate) fn unsupported(&self) -> Vec<KeyResultIx> {
        let is_live = |at: KeyResultIx| {
            let owner = self.owner_of(at).and_then(|owner| self.objective_at(owner));
            let stage = owner.map(|owner| owner.stage_or_default());
            stage.is_some_and(|stage| !matches!(stage, Stage::Postponed | Stage::Archived | Stage::Closed))
        };
        let has_none = |at: &KeyResultIx| self.graph().feeds(Node::KeyResult(*at)).is_empty();
        self.columns().rollups.iter().copied().filter(|at| has_none(at) && is_live(*at)).collect()
    }

    /// Everything whose numbers are part of a node's, nearest first: by agreed
    /// `contributes` alone, and by the key results of objectives on the way.
    pub(crate) fn contributors(&self, node: Node) -> Vec<(Node, u32)> {
        let met = self.walk(node, |node, each| {
            if let Node::Objective(at) = node {
                self.key_results_of(at).for_each(|at| each(Node::KeyResult(KeyResultIx(at))));
            }
            self.graph().feeds(node).iter().for_each(|feed| each(feed.from));
        });
        with_steps(&met)
    }

    /// Everything that a change of a node reaches, nearest first: what it supports,
    /// and what depends on it.
    pub(crate) fn impact(&self, node: Node) -> Vec<(Node, u32)> {
        let waiting: Vec<(u32, Node)> =
            self.agreed(AlignmentKind::DependsOn).map(|(_, from, to)| (self.place(to), from)).collect();
        let waiting = Lists::build(self.node_places(), || waiting.iter().copied());
        let met = self.walk(node, |node, each| {
            self.above(node).for_each(&mut *each);
            waiting.of(self.place(node)).iter().for_each(|dependent| each(*dependent));
        });
        with_steps(&met)
    }

    /// A shortest way from a node up to an objective of the top level, the node
    /// first; of several the first by the order of the document's alignments.
    pub(crate) fn path_to_top(&self, node: Node) -> Vec<(Node, u32)> {
        let Some(top) = self.top_level() else { return Vec::new() };
        let is_top = |node: Node| match node {
            Node::Objective(at) => self.objective_at(at).and_then(|objective| self.level_of(objective)) == Some(top),
            Node::KeyResult(_) => false,
        };
        let met = self.walk_until(node, &is_top, |node, each| self.above(node).for_each(each));
        if !met.last().is_some_and(|met| is_top(met.node)) {
            return Vec::new();
        }
        let mut at = met.len() - 1;
        let mut way = Vec::new();
        while let Some(step) = met.get(at) {
            way.push((step.node, step.steps));
            if at == 0 {
                break;
            }
            at = step.before;
        }
        way.reverse();
        way
    }

    /// What a node supports directly: a key result its objective, then by alignments in
    /// the document's order. The graph knows the same, but keeps edges as they came,
    /// and an answer must not tell how the document came to be what it is.
    fn above(&self, node: Node) -> impl Iterator<Item = Node> {
        let owner = match node {
            Node::KeyResult(at) => self.owner_of(at).map(Node::Objective),
            Node::Objective(_) => None,
        };
        let graph = self.graph();
        let alignment = |at: u32| self.document().alignments.get(at as usize);
        let agreed = graph
            .outgoing(node)
            .iter()
            .filter(move |outgoing| alignment(outgoing.alignment).is_some_and(Alignment::is_structural));
        owner.into_iter().chain(agreed.filter_map(|outgoing| graph.node(outgoing.to)))
    }

    fn objectives_where(&self, holds: impl Fn(ObjectiveIx) -> bool) -> Vec<ObjectiveIx> {
        (0..self.document().objectives.len() as u32).map(ObjectiveIx).filter(|at| holds(*at)).collect()
    }

    /// The nodes that a walk meets, the start first, then the nearest.
    fn walk(&self, start: Node, onward: impl Fn(Node, &mut dyn FnMut(Node))) -> Vec<Met> {
        self.walk_until(start, &|_| false, onward)
    }

    /// The same, but the first node that is sought ends it.
    fn walk_until(
        &self,
        start: Node,
        is_sought: &dyn Fn(Node) -> bool,
        onward: impl Fn(Node, &mut dyn FnMut(Node)),
    ) -> Vec<Met> {
        let mut marks = Marks::default();
        marks.mark(self.place(start));
        let mut met = vec![Met { node: start, steps: 0, before: 0 }];
        let mut next = 0;
        while let Some(&Met { node, steps, .. }) = met.get(next) {
            if is_sought(node) {
                met.truncate(next + 1);
                break;
            }
            onward(node, &mut |node| {
                if marks.mark(self.place(node)) {
                    met.push(Met { node, steps: steps + 1, before: next });
                }
            });
            next += 1;
        }
        met
    }

    /// A number for every node, touched by an alignment or not.
    fn place(&self, node: Node) -> u32 {
        match node {
            Node::Objective(at) => at.0,
            Node::KeyResult(at) => self.document().objectives.len() as u32 + at.0,
        }
    }

    fn node_places(&self) -> u32 {
        (self.document().objectives.len() + self.columns().formulas.len()) as u32
    }
}

/// A node that a walk met.
#[derive(Clone, Copy, Debug)]
struct Met {
    node: Node,
    steps: u32,
    /// The position of the one from which it was met.
    before: usize,
}

/// What a walk met but for its start.
fn with_steps(met: &[Met]) -> Vec<(Node, u32)> {
    met.iter().skip(1).map(|met| (met.node, met.steps)).collect()
}
