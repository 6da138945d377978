//! What people ask of a graph that was checked.

use petgraph::visit::{VisitMap, Visitable};

use super::LiveDag;

/// For every node whether `is_goal` holds of it or of something above it.
pub(crate) fn reaching(dag: &LiveDag, is_goal: &dyn Fn(u32) -> bool) -> Vec<bool> {
    let mut reached = dag.up().visit_map();
    // Each node stands before what it supports, so walk the order backwards.
    for &node in dag.order().iter().rev() {
        if is_goal(node) || dag.up().of(node).iter().any(|above| reached.is_visited(above)) {
            reached.visit(node);
        }
    }
    (0..dag.up().node_count()).map(|node| reached.is_visited(&node)).collect()
}

/// The layer of every node: 0 where nothing is above it, else one more than the
/// deepest of those above. `weight` is how many layers a step onto the node takes.
pub(crate) fn layers(dag: &LiveDag, weight: &dyn Fn(u32) -> u32) -> Vec<u32> {
    let mut layers = vec![0_u32; dag.up().node_count() as usize];
    for &node in dag.order().iter().rev() {
        let above = dag.up().of(node).iter();
        let deepest = above.filter_map(|above| layers.get(*above as usize)).max().copied();
        if let (Some(deepest), Some(slot)) = (deepest, layers.get_mut(node as usize)) {
            *slot = deepest + weight(node);
        }
    }
    layers
}

#[cfg(test)]
mod tests {
    use super::super::{Edge, check};
    use super::*;

    #[test]
    fn layers_and_goals() {
        let edges = [(3, 1), (1, 0), (2, 0), (3, 2), (4, 4)].map(|(from, to)| Edge { from, to });
        let edges = &edges[..4];
        let dag = LiveDag::new(check(5, edges, &|left, right| left.cmp(&right)).unwrap(), edges);
        assert_eq!(layers(&dag, &|_| 1), [0, 1, 1, 2, 0]);
        assert_eq!(reaching(&dag, &|node| node == 1), [false, true, false, true, false]);
    }
}
