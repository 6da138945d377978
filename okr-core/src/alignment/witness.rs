//! Circles, shown by one shortest example each.

use std::cmp::Ordering;

use petgraph::algo::kosaraju_scc;
use petgraph::visit::{GraphBase, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, Visitable};

use super::adjacency::{Adjacency, Seen};
use super::check::Edge;

/// One shortest circle for every strongly connected component.
///
/// `sorted` are the nodes that a topological sort could place: they are on no
/// circle, and only the rest is looked at. A component's circle begins at its
/// smallest node; of several shortest ones it is the one with the smallest
/// sequence of nodes. Components come in the order of their smallest nodes.
pub(super) fn witnesses(
    node_count: u32,
    edges: &[Edge],
    sorted: &[u32],
    smaller: &dyn Fn(u32, u32) -> Ordering,
) -> Vec<Vec<u32>> {
    let rest = Rest::new(node_count, edges, sorted);
    let order = |left: u32, right: u32| smaller(rest.name(left), rest.name(right));
    let mut component_of = vec![u32::MAX; rest.names.len()];
    let mut circles: Vec<Vec<u32>> = Vec::new();
    // Components have no node in common, so that one list serves them all.
    let mut steps = vec![u32::MAX; rest.names.len()];
    let mut number = 0;
    for component in kosaraju_scc(&rest) {
        if component.len() < 2 {
            continue;
        }
        for &node in &component {
            if let Some(slot) = component_of.get_mut(node as usize) {
                *slot = number;
            }
        }
        if let Some(start) = component.into_iter().min_by(|left, right| order(*left, *right)) {
            circles.push(shortest_circle(&rest, &component_of, &mut steps, start, &order));
        }
        number += 1;
    }
    let mut circles = crate::order::sorted_by(circles, |left, right| match (left.first(), right.first()) {
        (Some(left), Some(right)) => order(*left, *right),
        _ => Ordering::Equal,
    });
    for node in circles.iter_mut().flatten() {
        *node = rest.name(*node);
    }
    circles
}

/// The part of a graph that a topological sort could not place, renumbered.
struct Rest {
    names: Vec<u32>,
    up: Adjacency,
    down: Adjacency,
}

impl Rest {
    fn new(node_count: u32, edges: &[Edge], sorted: &[u32]) -> Rest {
        let mut numbers = vec![0_u32; node_count as usize];
        for &node in sorted {
            if let Some(slot) = numbers.get_mut(node as usize) {
                *slot = u32::MAX;
            }
        }
        let mut names = Vec::new();
        for (node, number) in (0..node_count).zip(&mut numbers) {
            if *number != u32::MAX {
                *number = names.len() as u32;
                names.push(node);
            }
        }
        let number = |node: u32| numbers.get(node as usize).copied().filter(|number| *number != u32::MAX);
        let edges: Vec<Edge> =
            edges.iter().filter_map(|edge| Some(Edge { from: number(edge.from)?, to: number(edge.to)? })).collect();
        let count = names.len() as u32;
        Rest { up: Adjacency::up(count, &edges), down: Adjacency::down(count, &edges), names }
    }

    fn name(&self, node: u32) -> u32 {
        self.names.get(node as usize).copied().unwrap_or(u32::MAX)
    }
}

impl GraphBase for Rest {
    type NodeId = u32;
    type EdgeId = (u32, u32);
}

impl Visitable for Rest {
    type Map = Seen;

    fn visit_map(&self) -> Seen {
        self.up.visit_map()
    }

    fn reset_map(&self, map: &mut Seen) {
        self.up.reset_map(map);
    }
}

impl<'a> IntoNeighbors for &'a Rest {
    type Neighbors = std::iter::Copied<std::slice::Iter<'a, u32>>;

    fn neighbors(self, node: u32) -> Self::Neighbors {
        self.neighbors_directed(node, petgraph::Direction::Outgoing)
    }
}

impl<'a> IntoNeighborsDirected for &'a Rest {
    type NeighborsDirected = std::iter::Copied<std::slice::Iter<'a, u32>>;

    fn neighbors_directed(self, node: u32, direction: petgraph::Direction) -> Self::NeighborsDirected {
        let list = match direction {
            petgraph::Direction::Outgoing => self.up.of(node),
            petgraph::Direction::Incoming => self.down.of(node),
        };
        list.iter().copied()
    }
}

impl IntoNodeIdentifiers for &Rest {
    type NodeIdentifiers = std::ops::Range<u32>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        0..self.names.len() as u32
    }
}

/// `steps` are untouched for the component's nodes, and hold theirs to the start then.
fn shortest_circle(
    rest: &Rest,
    component_of: &[u32],
    steps: &mut [u32],
    start: u32,
    order: &dyn Fn(u32, u32) -> Ordering,
) -> Vec<u32> {
    let component = |node: u32| component_of.get(node as usize).copied();
    let inside = |node: &u32| component(*node) == component(start);
    // Steps from every node of the component back to the start.
    let mut queue = vec![start];
    if let Some(slot) = steps.get_mut(start as usize) {
        *slot = 0;
    }
    let mut next = 0;
    while let Some(&node) = queue.get(next) {
        next += 1;
        let step = steps.get(node as usize).copied().unwrap_or_default();
        for &before in rest.down.of(node).iter().filter(|node| inside(node)) {
            if let Some(slot) = steps.get_mut(before as usize).filter(|slot| **slot == u32::MAX) {
                *slot = step + 1;
                queue.push(before);
            }
        }
    }
    // Forward again, always nearer to the start, always by the smallest node.
    let steps_of = |node: &u32| steps.get(*node as usize).copied().unwrap_or(u32::MAX);
    let mut circle = vec![start];
    let mut node = start;
    loop {
        let onward = rest.up.of(node).iter().copied().filter(inside);
        let Some(least) = onward.clone().map(|node| steps_of(&node)).min() else { return circle };
        let best = onward.filter(|node| steps_of(node) == least).min_by(|left, right| order(*left, *right));
        match best {
            Some(best) if best != start => {
                circle.push(best);
                node = best;
            }
            _ => return circle,
        }
    }
}
