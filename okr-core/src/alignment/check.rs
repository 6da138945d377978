//! The check that a graph has no circle, and the order that it then has.

use std::cmp::Ordering;

use super::adjacency::Adjacency;
use super::witness::witnesses;
use crate::order::{pair, sort as sort_keys};

/// An edge: the lower end supports the upper end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge {
    /// What supports.
    pub from: u32,
    /// What is supported.
    pub to: u32,
}

/// A graph that was checked: no self edges, no edge twice, no circle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dag {
    /// The edges, by lower end.
    pub up: Adjacency,
    /// Every node, each before what it supports.
    pub order: Vec<u32>,
}

/// What keeps a graph from being checked; places are positions in the edge list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// Edges with an end that is no node.
    pub dangling: Vec<usize>,
    /// Edges from a node to itself.
    pub self_edges: Vec<usize>,
    /// Edges that stand earlier already: the later and the earlier position.
    pub duplicates: Vec<(usize, usize)>,
    /// One shortest circle for every strongly connected component, in edge
    /// direction, beginning at the component's smallest node.
    pub circles: Vec<Vec<u32>>,
}

/// Checks the graph that a list of edges makes.
///
/// `smaller` orders nodes for the witness of a circle. Linear in nodes and edges.
///
/// # Errors
/// Every fault at once; self edges and duplicates are no part of the circles.
pub fn check(node_count: u32, edges: &[Edge], smaller: &dyn Fn(u32, u32) -> Ordering) -> Result<Dag, Box<Faults>> {
    let up = Adjacency::up(node_count, edges);
    let sorted = sort(node_count, edges, &up);
    if sorted.is_sound && sorted.order.len() == node_count as usize {
        return Ok(Dag { up, order: sorted.order });
    }
    Err(Box::new(faults(node_count, edges, smaller)))
}

struct Sorted {
    order: Vec<u32>,
    /// No dangling, self or duplicate edge was met on the way.
    is_sound: bool,
}

/// What the sort keeps of a node, side by side: each visit touches both.
#[derive(Clone, Copy, Default)]
struct Mark {
    /// Edges into the node that have not been followed yet.
    waiting: u32,
    /// The last node (plus one) that had an edge here, to notice a second one.
    last_from: u32,
}

/// Kahn's sort. petgraph's `toposort` gives an order too, but needs both
/// directions and two walks; this needs one, and finds duplicates in passing.
fn sort(node_count: u32, edges: &[Edge], up: &Adjacency) -> Sorted {
    let mut marks = vec![Mark::default(); node_count as usize];
    let mut is_sound = true;
    for edge in edges {
        match marks.get_mut(edge.to as usize) {
            Some(mark) if edge.from < node_count && edge.from != edge.to => mark.waiting += 1,
            _ => is_sound = false,
        }
    }
    let mut order: Vec<u32> = Vec::with_capacity(node_count as usize);
    order.extend((0..node_count).zip(&marks).filter(|(_, mark)| mark.waiting == 0).map(|(node, _)| node));
    let mut next = 0;
    while let Some(&node) = order.get(next) {
        next += 1;
        for &target in up.of(node) {
            let Some(mark) = marks.get_mut(target as usize) else { continue };
            is_sound &= mark.last_from != node + 1;
            mark.last_from = node + 1;
            mark.waiting = mark.waiting.wrapping_sub(1);
            if mark.waiting == 0 {
                order.push(target);
            }
        }
    }
    Sorted { order, is_sound }
}

/// The slow road: names every fault of a graph that has some.
fn faults(node_count: u32, edges: &[Edge], smaller: &dyn Fn(u32, u32) -> Ordering) -> Faults {
    let mut faults = Faults::default();
    let mut sound: Vec<(u64, u32)> = Vec::with_capacity(edges.len());
    for (position, edge) in edges.iter().enumerate() {
        if edge.from >= node_count || edge.to >= node_count {
            faults.dangling.push(position);
        } else if edge.from == edge.to {
            faults.self_edges.push(position);
        } else {
            sound.push((pair(edge.from, edge.to), position as u32));
        }
    }
    sort_keys(&mut sound);
    let mut single: Vec<Edge> = Vec::with_capacity(sound.len());
    let mut twins: Vec<(u64, u32)> = Vec::new();
    let mut first_position = 0;
    for (key, position) in sound {
        let edge = Edge { from: (key >> 32) as u32, to: key as u32 };
        if single.last() == Some(&edge) {
            twins.push((u64::from(position), first_position));
        } else {
            single.push(edge);
            first_position = position;
        }
    }
    sort_keys(&mut twins);
    faults.duplicates = twins.into_iter().map(|(later, first)| (later as usize, first as usize)).collect();
    let up = Adjacency::up(node_count, &single);
    let sorted = sort(node_count, &single, &up);
    if sorted.order.len() < node_count as usize {
        faults.circles = witnesses(node_count, &single, &sorted.order, smaller);
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(pairs: &[(u32, u32)]) -> Vec<Edge> {
        pairs.iter().map(|&(from, to)| Edge { from, to }).collect()
    }

    fn run(node_count: u32, pairs: &[(u32, u32)]) -> Result<Dag, Box<Faults>> {
        check(node_count, &edges(pairs), &|left, right| left.cmp(&right))
    }

    #[test]
    fn an_acyclic_graph_has_an_order() {
        let dag = run(4, &[(3, 1), (1, 0), (2, 0), (3, 2)]).unwrap();
        assert_eq!(dag.order, [3, 1, 2, 0]);
    }

    // D-ALN-03
    #[test]
    fn every_fault_is_named() {
        let faults = run(4, &[(0, 0), (0, 1), (1, 2), (0, 1), (2, 0), (7, 1), (3, 1)]).unwrap_err();
        assert_eq!(faults.dangling, [5]);
        assert_eq!(faults.self_edges, [0]);
        assert_eq!(faults.duplicates, [(3, 1)]);
        assert_eq!(faults.circles, [vec![0, 1, 2]]);
    }

    #[test]
    fn the_witness_is_a_shortest_circle_through_the_smallest_node() {
        // Two ways round from 0: by 3 in three steps, by 1 in three steps; and a shorter one not through 0.
        let pairs = [(0, 3), (3, 4), (4, 0), (0, 1), (1, 2), (2, 0), (3, 1), (1, 3)];
        let faults = run(5, &pairs).unwrap_err();
        assert_eq!(faults.circles, [vec![0, 1, 2]]);
    }

    #[test]
    fn each_component_has_its_witness() {
        let faults = run(6, &[(4, 5), (5, 4), (0, 1), (1, 0), (1, 2), (2, 3), (3, 4)]).unwrap_err();
        assert_eq!(faults.circles, [vec![0, 1], vec![4, 5]]);
    }

    // R8
    #[test]
    fn a_million_nodes_in_a_row_need_no_stack() {
        let work = || {
            let count = if cfg!(miri) { 1_000 } else { 1_000_000 };
            let mut chain: Vec<Edge> = (0..count - 1).map(|node| Edge { from: node, to: node + 1 }).collect();
            let by_number = |left: u32, right: u32| left.cmp(&right);
            assert_eq!(check(count, &chain, &by_number).unwrap().order.len(), count as usize);
            chain.push(Edge { from: count - 1, to: 0 });
            let faults = check(count, &chain, &by_number).unwrap_err();
            assert_eq!(faults.circles.len(), 1);
            assert_eq!(faults.circles[0].len(), count as usize);
        };
        std::thread::Builder::new().stack_size(64 << 10).spawn(work).unwrap().join().unwrap();
    }
}
