//! Flat adjacency: all edges of a node side by side in one array.

use petgraph::visit::{GraphBase, GraphRef, IntoNeighbors, VisitMap, Visitable};

use super::Edge;

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
    offsets: Vec<u32>,
    targets: Vec<u32>,
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
        // Counts shifted by one, so that after the fill the offsets stand right.
        let mut offsets = vec![0_u32; node_count as usize + 2];
        for edge in edges {
            let (owner, target) = ends(edge);
            if let (Some(count), true) = (offsets.get_mut(owner as usize + 2), target < node_count) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for offset in &mut offsets {
            sum += *offset;
            *offset = sum;
        }
        let mut targets = vec![0_u32; sum as usize];
        for edge in edges {
            let (owner, target) = ends(edge);
            if owner >= node_count || target >= node_count {
                continue;
            }
            if let Some(next) = offsets.get_mut(owner as usize + 1) {
                if let Some(slot) = targets.get_mut(*next as usize) {
                    *slot = target;
                }
                *next += 1;
            }
        }
        offsets.pop();
        Adjacency { offsets, targets }
    }

    /// How many nodes there are.
    pub fn node_count(&self) -> u32 {
        (self.offsets.len().max(1) - 1) as u32
    }

    /// The nodes that a node's edges lead to.
    pub fn of(&self, node: u32) -> &[u32] {
        let at = node as usize;
        match self.offsets.get(at..at + 2) {
            Some(&[from, to]) => self.targets.get(from as usize..to as usize).unwrap_or_default(),
            _ => &[],
        }
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
