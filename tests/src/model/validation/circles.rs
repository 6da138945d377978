//! Alignments that lead back to where they began, with their witness.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::Bend;
use super::super::read::{Node, id, is_agreed, items, nodes, word};
use super::alignments::{ends, wrong_ends};
use super::{Fault, fault};

/// A node as circles order them: objectives before key results, then by the bytes
/// of the id, then by place (ids can stand twice).
type Key<'v> = (bool, &'v [u8], Node);

/// One `alignment.cycle` for each strongly connected component.
pub(super) fn faults(document: &Value, bend: Option<Bend>) -> Vec<Fault> {
    let graph = Graph::of(document);
    let mut told: BTreeSet<Key> = BTreeSet::new();
    let mut faults = Vec::new();
    for &start in graph.next.keys() {
        // In rising order the first untold node on a circle is its component's smallest.
        if told.contains(&start) || !graph.reached(start).contains(&start) {
            continue;
        }
        told.extend(graph.reached(start).into_iter().filter(|&node| graph.reached(node).contains(&start)));
        faults.push(graph.tell(&graph.shortest_round(start, bend)));
    }
    faults
}

struct Graph<'v> {
    document: &'v Value,
    /// Where edges lead from each node.
    next: BTreeMap<Key<'v>, BTreeSet<Key<'v>>>,
    /// The alignments, by what they join.
    alignments: Vec<(Key<'v>, Key<'v>, usize)>,
}

impl<'v> Graph<'v> {
    fn of(document: &'v Value) -> Graph<'v> {
        let key = |node: Node| (matches!(node, Node::KeyResult(..)), id(document, node).as_bytes(), node);
        let mut graph = Graph { document, next: BTreeMap::new(), alignments: Vec::new() };
        for node in nodes(document) {
            let own_objective = matches!(node, Node::KeyResult(..)).then(|| key(Node::Objective(node.objective())));
            graph.next.insert(key(node), own_objective.into_iter().collect());
        }
        for (at, alignment) in items(document, "alignments").iter().enumerate() {
            let leads = word(alignment, "kind", "supports") != "dependsOn" && is_agreed(alignment);
            let legal = ends(document, alignment).filter(|&ends| wrong_ends(ends).is_none());
            if let (true, Some((from, to))) = (leads, legal) {
                graph.next.entry(key(from)).or_default().insert(key(to));
                graph.alignments.push((key(from), key(to), at));
            }
        }
        graph
    }

    fn after(&self, node: Key<'v>) -> impl Iterator<Item = Key<'v>> + '_ {
        self.next.get(&node).into_iter().flatten().copied()
    }

    /// What can be reached from a node by one edge or more.
    fn reached(&self, start: Key<'v>) -> BTreeSet<Key<'v>> {
        let mut reached = BTreeSet::new();
        let mut waiting: Vec<Key> = self.after(start).collect();
        while let Some(node) = waiting.pop() {
            if reached.insert(node) {
                waiting.extend(self.after(node));
            }
        }
        reached
    }

    /// The shortest way round from a node that lies on one; of several the smallest.
    fn shortest_round(&self, start: Key<'v>, bend: Option<Bend>) -> Vec<Key<'v>> {
        // The nodes that are home in exactly 0, 1, 2, ... steps.
        let mut home = vec![BTreeSet::from([start])];
        while home.len() == 1 || !home.last().is_some_and(|nodes| nodes.contains(&start)) {
            let last = home.last().cloned().unwrap_or_default();
            let leads_there = |node: &Key<'v>| self.after(*node).any(|after| last.contains(&after));
            home.push(self.next.keys().copied().filter(leads_there).collect());
        }
        home.pop();
        let mut round = vec![start];
        while let Some(nodes) = home.pop().filter(|_| !home.is_empty()) {
            let choices = round.last().into_iter().flat_map(|&at| self.after(at)).filter(|node| nodes.contains(node));
            let chosen = if bend == Some(Bend::LargestWitness) { choices.max() } else { choices.min() };
            round.extend(chosen);
        }
        round
    }

    /// The fault of a circle, at the first alignment on the way round.
    fn tell(&self, round: &[Key<'v>]) -> Fault {
        let after = round.iter().cycle().skip(1);
        let steps = round.iter().zip(after);
        let alignment = |(from, to): (&Key, &Key)| {
            self.alignments.iter().find(|(a, b, _)| (a, b) == (from, to)).map(|&(_, _, at)| at)
        };
        let first = steps.filter_map(alignment).next().unwrap_or_default();
        let kind = |node: &Key| if node.0 { "keyResult" } else { "objective" }.to_owned();
        let cycle = round.iter().map(|node| (kind(node), id(self.document, node.2).to_owned())).collect();
        Fault { cycle, ..fault("alignment.cycle", format!("/alignments/{first}")) }
    }
}
