//! A graph without circles that stays so while edges come and go.
//!
//! The order of its nodes is mended only where a new edge runs against it: only
//! the nodes between its two ends, and of those only what the ends lead to, are
//! looked at (D. J. Pearce and P. H. J. Kelly, "A dynamic topological sort
//! algorithm for directed acyclic graphs", ACM JEA 11, 2006), with lists where
//! theirs recurses.

use std::cmp::Ordering;

use hashbrown::HashTable;

use super::adjacency::Adjacency;
use super::check::{Dag, Edge};
use super::witness::witnesses;
use crate::lists::hash;
use crate::order;

/// A checked graph that can be changed and never gets a circle.
///
/// An edge may be there more than once; each is taken away by itself.
///
/// ```
/// use okr_core::{Edge, LiveDag, check_edges};
/// let edges = [Edge { from: 2, to: 1 }, Edge { from: 1, to: 0 }];
/// let smaller = |left: u32, right: u32| left.cmp(&right);
/// let mut graph = LiveDag::new(check_edges(3, &edges, &smaller).unwrap(), &edges);
/// let closing = Edge { from: 0, to: 2 };
/// assert_eq!(graph.insert(closing, &smaller), Err(vec![0, 2, 1]));
/// assert!(graph.remove(edges[1]));
/// assert_eq!(graph.insert(closing, &smaller), Ok(()));
/// ```
#[derive(Clone, Debug, Default)]
pub struct LiveDag {
    up: Adjacency,
    down: Adjacency,
    /// Every node, each before what it supports.
    order: Vec<u32>,
    /// The place of each node in the order.
    place: Vec<u32>,
}

impl LiveDag {
    /// A checked graph with the edges that it was checked for.
    pub fn new(dag: Dag, edges: &[Edge]) -> LiveDag {
        let mut place = vec![0_u32; dag.order.len()];
        for (at, &node) in (0_u32..).zip(&dag.order) {
            if let Some(slot) = place.get_mut(node as usize) {
                *slot = at;
            }
        }
        let count = dag.up.node_count();
        // The check may have been of each edge once where some are there twice.
        let up = if dag.up.edge_count() == edges.len() { dag.up } else { Adjacency::up(count, edges) };
        LiveDag { up, down: Adjacency::down(count, edges), order: dag.order, place }
    }

    /// The edges, by lower end.
    pub fn up(&self) -> &Adjacency {
        &self.up
    }

    /// The edges, by upper end.
    pub fn down(&self) -> &Adjacency {
        &self.down
    }

    /// Every node, each before what it supports.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// The place of a node in the order.
    pub fn place(&self, node: u32) -> u32 {
        self.place.get(node as usize).copied().unwrap_or_default()
    }

    /// One node more, without edges.
    pub fn add_node(&mut self) -> u32 {
        let node = self.place.len() as u32;
        self.place.push(node);
        self.order.push(node);
        self.up.add_node();
        self.down.add_node();
        node
    }

    /// True where an edge would close a circle.
    pub fn closes(&self, edge: Edge) -> bool {
        edge.from == edge.to || self.ahead(edge).is_none()
    }

    /// Adds an edge between two nodes of the graph.
    ///
    /// # Errors
    /// A circle that the edge would close, in edge direction: of those through the
    /// smallest node that would be on any, a shortest, and of these the one with
    /// the smallest sequence of nodes. The graph is then what it was.
    pub fn insert(&mut self, edge: Edge, smaller: &dyn Fn(u32, u32) -> Ordering) -> Result<(), Vec<u32>> {
        if edge.from == edge.to {
            return Err(self.circle(edge, smaller));
        }
        let Some(ahead) = self.ahead(edge) else { return Err(self.circle(edge, smaller)) };
        if !ahead.is_empty() {
            let behind = self.behind(edge);
            self.put_before(behind, ahead);
        }
        self.up.add(edge.from, edge.to);
        self.down.add(edge.to, edge.from);
        Ok(())
    }

    /// Takes an edge away; false where there is none.
    pub fn remove(&mut self, edge: Edge) -> bool {
        self.up.take(edge.from, edge.to) && self.down.take(edge.to, edge.from)
    }

    /// What the upper end of a new edge leads to and must come behind its lower
    /// end; nothing where the order is right already; `None` where it leads to
    /// the lower end itself.
    fn ahead(&self, edge: Edge) -> Option<Vec<u32>> {
        let last = self.place(edge.from);
        if last < self.place(edge.to) {
            return Some(Vec::new());
        }
        let found = self.walk(&self.up, edge.to, &|node| self.place(node) <= last);
        (!found.contains(&edge.from)).then_some(found)
    }

    /// What leads to the lower end of a new edge and must come before its upper end.
    fn behind(&self, edge: Edge) -> Vec<u32> {
        let first = self.place(edge.to);
        self.walk(&self.down, edge.from, &|node| self.place(node) >= first)
    }

    /// The nodes that a walk meets which keeps inside, the start among them.
    fn walk(&self, along: &Adjacency, start: u32, is_inside: &dyn Fn(u32) -> bool) -> Vec<u32> {
        let mut seen = Few::default();
        seen.add(start);
        let mut found = vec![start];
        let mut next = 0;
        while let Some(&node) = found.get(next) {
            next += 1;
            for &other in along.of(node) {
                if is_inside(other) && seen.add(other) {
                    found.push(other);
                }
            }
        }
        found
    }

    /// Gives the places of both groups to the first, then to the second, each in
    /// the order that it had.
    fn put_before(&mut self, first: Vec<u32>, second: Vec<u32>) {
        let keyed = |group: Vec<u32>| {
            let mut keys: Vec<(u64, u32)> = group.iter().map(|node| (u64::from(self.place(*node)), *node)).collect();
            order::sort(&mut keys);
            keys
        };
        let (first, second) = (keyed(first), keyed(second));
        let mut places: Vec<(u64, u32)> = first.iter().chain(&second).map(|(place, _)| (*place, 0)).collect();
        order::sort(&mut places);
        for ((place, _), (_, node)) in places.into_iter().zip(first.into_iter().chain(second)) {
            if let Some(slot) = self.order.get_mut(place as usize) {
                *slot = node;
            }
            if let Some(slot) = self.place.get_mut(node as usize) {
                *slot = place as u32;
            }
        }
    }

    /// The circle that shows why an edge is refused.
    pub(crate) fn circle(&self, edge: Edge, smaller: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
        if edge.from == edge.to {
            return vec![edge.from];
        }
        // All circles run through the edge: their nodes are what the upper end
        // leads to and the lower end is led to by.
        let last = self.place(edge.from);
        let mut above = Few::default();
        let reached = self.walk(&self.up, edge.to, &|node| self.place(node) <= last);
        for node in reached {
            above.add(node);
        }
        let members = self.walk(&self.down, edge.from, &|node| above.has(node));
        let mut names: Vec<(u64, u32)> = members.into_iter().map(|node| (u64::from(node), 0)).collect();
        order::sort(&mut names);
        let number = |node: u32| names.binary_search(&(u64::from(node), 0)).ok().map(|at| at as u32);
        let name = |number: u32| names.get(number as usize).map_or(u32::MAX, |(node, _)| *node as u32);
        let mut edges: Vec<Edge> = Vec::new();
        for from in 0..names.len() as u32 {
            let onward = self.up.of(name(from)).iter().filter_map(|to| number(*to));
            edges.extend(onward.map(|to| Edge { from, to }));
        }
        edges.extend(number(edge.from).zip(number(edge.to)).map(|(from, to)| Edge { from, to }));
        let order = |left: u32, right: u32| smaller(name(left), name(right));
        let circles = witnesses(names.len() as u32, &edges, &[], &order);
        circles.into_iter().next().unwrap_or_default().into_iter().map(name).collect()
    }
}

/// A small set of nodes; what it holds is never listed.
#[derive(Default)]
struct Few(HashTable<u32>);

impl Few {
    /// Adds a node; false where it is there already.
    fn add(&mut self, node: u32) -> bool {
        if self.has(node) {
            return false;
        }
        self.0.insert_unique(hash(node), node, |node| hash(*node));
        true
    }

    fn has(&self, node: u32) -> bool {
        self.0.find(hash(node), |other| *other == node).is_some()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::check;
    use super::*;

    fn smaller(left: u32, right: u32) -> Ordering {
        left.cmp(&right)
    }

    fn edge((from, to): (u32, u32)) -> Edge {
        Edge { from, to }
    }

    fn is_ordered(graph: &LiveDag, edges: &[Edge]) -> bool {
        edges.iter().all(|edge| graph.place(edge.from) < graph.place(edge.to))
            && (0_u32..).zip(graph.order()).all(|(place, node)| graph.place(*node) == place)
    }

    proptest! {
        // D-ALN-06
        #[test]
        fn edges_come_and_go_as_if_each_graph_were_checked_anew(
            count in 1_u32..12,
            moves in prop::collection::vec(((0_u32..12, 0_u32..12), any::<bool>()), 0..80),
        ) {
            let mut edges: Vec<Edge> = Vec::new();
            let mut graph = LiveDag::new(check(1, &[], &smaller).unwrap(), &[]);
            for _ in 1..count {
                graph.add_node();
            }
            for ((from, to), is_insert) in moves {
                let edge = edge((from % count, to % count));
                if !is_insert {
                    let at = edges.iter().position(|other| *other == edge);
                    prop_assert_eq!(graph.remove(edge), at.is_some());
                    at.map(|at| edges.remove(at));
                    continue;
                }
                if edge.from == edge.to {
                    prop_assert!(graph.closes(edge));
                    continue;
                }
                let mut wanted: Vec<Edge> = edges.iter().copied().chain([edge]).collect();
                wanted.sort_unstable();
                wanted.dedup();
                let anew = check(count, &wanted, &smaller);
                prop_assert_eq!(graph.closes(edge), anew.is_err());
                match (graph.insert(edge, &smaller), anew) {
                    (Ok(()), Ok(_)) => edges.push(edge),
                    (Err(circle), Err(faults)) => prop_assert_eq!(vec![circle], faults.circles),
                    (live, anew) => prop_assert!(false, "{:?} but {:?}", live, anew),
                }
                prop_assert!(is_ordered(&graph, &edges));
            }
        }
    }
}
