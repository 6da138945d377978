//! Flat adjacency: all edges of a node side by side in one array.

use petgraph::visit::{GraphBase, GraphRef, IntoNeighbors, VisitMap, Visitable};

use super::Edge;
use crate::lists::Lists;

/// Which end of an edge owns the list that the edge stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Along {
    /// From what supports to what it supports.
    Up,
    /// From what is supported to what supports it.
    Down,
}

/// The edges of a graph, grouped by node, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Adjacency {
    node_count: u32,
    targets: Lists<u32>,
}

impl Adjacency {
    /// Groups edges by their lower end. Edges outside `node_count` are left out.
    pub fn up(node_count: u32, edges: &[Edge]) -> Adjacency {
        Adjacency::build(node_count, edges, Along::Up)
    }

    /// Groups edges by their upper end. Edges outside `node_count` are left out.
    pub fn down(node_count: u32, edges: &[Edge]) -> Adjacency {
        Adjacency::build(node_count, edges, Along::Down)
    }

    fn build(node_count: u32, edges: &[Edge], along: Along) -> Adjacency {
        let ends = |edge: &Edge| match along {
            Along::Up => (edge.from, edge.to),
            Along::Down => (edge.to, edge.from),
        };
        let inside = move |edge: &(u32, u32)| edge.1 < node_count;
        Adjacency { node_count, targets: Lists::build(node_count, || edges.iter().map(ends).filter(inside)) }
    }

    /// How many nodes there are.
    pub fn node_count(&self) -> u32 {
        self.node_count
    }

    /// How many edges there were at the start.
    pub(super) fn edge_count(&self) -> usize {
        self.targets.count_at_start()
    }

    /// The nodes that a node's edges lead to.
    pub fn of(&self, node: u32) -> &[u32] {
        self.targets.of(node)
    }

    /// One node more, without edges.
    pub(super) fn add_node(&mut self) {
        self.node_count += 1;
    }

    /// One edge more, after the others of its node.
    pub(super) fn add(&mut self, node: u32, target: u32) {
        self.targets.edit(node).push(target);
    }

    /// One edge less; false where there is none.
    pub(super) fn take(&mut self, node: u32, target: u32) -> bool {
        let Some(at) = self.of(node).iter().position(|other| *other == target) else { return false };
        self.targets.edit(node).remove(at);
        true
    }
}

impl GraphBase for Adjacency {
    type NodeId = u32;
    type EdgeId = (u32, u32);
}

/// The nodes that a walk has seen.
#[derive(Clone, Debug, Default)]
pub struct Seen(Vec<u64>);

impl VisitMap<u32> for Seen {
    fn visit(&mut self, node: u32) -> bool {
        let Some(word) = self.0.get_mut(node as usize / 64) else { return false };
        let bit = 1 << (node % 64);
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    fn is_visited(&self, node: &u32) -> bool {
        self.0.get(*node as usize / 64).is_some_and(|word| word & (1 << (node % 64)) != 0)
    }

    fn unvisit(&mut self, node: u32) -> bool {
        let Some(word) = self.0.get_mut(node as usize / 64) else { return false };
        let bit = 1 << (node % 64);
        let was_seen = *word & bit != 0;
        *word &= !bit;
        was_seen
    }
}

impl Visitable for Adjacency {
    type Map = Seen;

    fn visit_map(&self) -> Seen {
        Seen(vec![0; self.node_count() as usize / 64 + 1])
    }

    fn reset_map(&self, map: &mut Seen) {
        *map = self.visit_map();
    }
}

impl<'a> IntoNeighbors for &'a Adjacency {
    type Neighbors = std::iter::Copied<std::slice::Iter<'a, u32>>;

    fn neighbors(self, node: u32) -> Self::Neighbors {
        self.of(node).iter().copied()
    }
}

// `&Adjacency` is `GraphRef` through petgraph's blanket for references.
const _: fn(&Adjacency) = |graph| {
    fn is_graph_ref<G: GraphRef>(_: G) {}
    is_graph_ref(graph);
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_keep_the_order_of_edges() {
        let edges = [(2, 0), (0, 1), (2, 1), (0, 2), (9, 0), (0, 9)].map(|(from, to)| Edge { from, to });
        let up = Adjacency::up(3, &edges);
        assert_eq!((up.of(0), up.of(1), up.of(2), up.of(3)), (&[1, 2][..], &[][..], &[0, 1][..], &[][..]));
        let down = Adjacency::down(3, &edges);
        assert_eq!((down.of(0), down.of(1), down.of(2)), (&[2][..], &[0, 2][..], &[0][..]));
        assert_eq!(Adjacency::up(0, &[]).node_count(), 0);
    }
}
