//! What is rolled up into what, and the weighted mean.

use std::collections::BTreeSet;

use super::super::Bend;
use super::super::read::{Node, date, is_agreed, is_sum, items, kind_of_measure, number, word};
use super::{Company, Member};

/// The weights as they count: all zero counts each the same.
fn counting(members: &[&Member]) -> Vec<f64> {
    if members.iter().all(|member| member.weight == 0.0) {
        vec![1.0; members.len()]
    } else {
        members.iter().map(|member| member.weight).collect()
    }
}

/// `sum(what x weight) / sum(weight)`, one division; `None` of nothing.
pub(super) fn weighed(members: &[&Member], what: impl Fn(&Member) -> f64) -> Option<f64> {
    let (mut sum, mut all) = (0.0, 0.0);
    for (member, weight) in members.iter().zip(counting(members)) {
        sum += what(member) * weight;
        all += weight;
    }
    (!members.is_empty()).then(|| sum / all)
}

/// The weighted mean of progress; `None` where no member is measured.
pub(super) fn mean(members: &[Member], excludes_unmeasured: bool, bend: Option<Bend>) -> Option<f64> {
    let measured: Vec<&Member> = members.iter().filter(|member| member.standing.progress.is_some()).collect();
    let excludes = excludes_unmeasured && bend != Some(Bend::ExcludedKeepsWeight);
    let counted = if excludes || measured.is_empty() { measured } else { members.iter().collect() };
    weighed(&counted, |member| member.standing.progress.unwrap_or(0.0))
}

/// The weighted mean of coverage; 0 of nothing.
pub(super) fn coverage(members: &[Member]) -> f64 {
    let all: Vec<&Member> = members.iter().collect();
    weighed(&all, |member| member.standing.coverage).unwrap_or(0.0)
}

impl Company<'_> {
    /// The nodes that contribute to one, with the weights they state, in the order of
    /// the alignments: agreed by the day, from an objective in a stage that feeds.
    fn edges(&self, node: Node) -> Vec<(Node, Option<f64>)> {
        let mut edges = Vec::new();
        for &(from, to, alignment) in &self.alignments {
            let contributes = word(alignment, "kind", "supports") == "contributes" && is_agreed(alignment);
            let in_time = date(alignment, "agreedOn").is_none_or(|on| on <= self.as_of);
            let feeds = !["draft", "aligning", "postponed", "archived"].contains(&self.stage(from));
            if to == node && contributes && in_time && feeds {
                edges.push((from, number(alignment, "weight")));
            }
        }
        edges
    }

    /// What contributes to a node.
    pub(super) fn contributors(&mut self, node: Node) -> Vec<Member> {
        let edges = self.edges(node);
        self.set(edges)
    }

    /// Its own key results in order, with the weights they state.
    fn own(&self, node: Node) -> Vec<(Node, Option<f64>)> {
        let key_results = items(self.record(node), "keyResults").iter().enumerate();
        let place = |place| Node::KeyResult(node.objective(), place);
        key_results.map(|(at, key_result)| (place(at), number(key_result, "weight"))).collect()
    }

    /// Its own key results as they weigh: beside what contributes, where both are
    /// members.
    pub(super) fn own_members(&mut self, node: Node) -> Vec<Member> {
        let own = self.own(node);
        if self.source(node) != "both" {
            return self.set(own);
        }
        let count = own.len();
        self.members(node).into_iter().take(count).collect()
    }

    /// Members of one set, each with the weight it states or is given.
    fn set(&mut self, stated: Vec<(Node, Option<f64>)>) -> Vec<Member> {
        let weights: Vec<Option<f64>> = stated.iter().map(|(_, weight)| *weight).collect();
        let mut members = Vec::new();
        for ((node, _), weight) in stated.into_iter().zip(self.profile.weights(&weights)) {
            members.push(Member { weight, standing: self.standing(node) });
        }
        members
    }

    /// The members of an objective by its source.
    pub(super) fn members(&mut self, node: Node) -> Vec<Member> {
        match self.source(node) {
            "keyResults" => self.own_members(node),
            "aligned" => self.contributors(node),
            "both" => {
                let own = self.own(node);
                let edges = self.edges(node);
                self.set([own, edges].concat())
            }
            _ => Vec::new(),
        }
    }

    /// Where the rest to 1 leaves a member of a node's set without weight, and of
    /// which field of the node one speaks then.
    pub(super) fn left_short(&self, node: Node) -> Option<&'static str> {
        let record = self.record(node);
        let (members, field) = match (node, self.source(node)) {
            (Node::KeyResult(..), _) if kind_of_measure(record) == "rollup" && !is_sum(record) => {
                (self.edges(node), "")
            }
            (Node::Objective(_), "keyResults") => (self.own(node), "/keyResults"),
            (Node::Objective(_), "aligned") => (self.edges(node), ""),
            (Node::Objective(_), "both") => ([self.own(node), self.edges(node)].concat(), ""),
            _ => return None,
        };
        let weights: Vec<Option<f64>> = members.into_iter().map(|(_, weight)| weight).collect();
        self.profile.leaves_nothing(&weights).then_some(field)
    }

    /// The key results that reach a sum through sums only, each once and in document
    /// order.
    pub(super) fn leaves(&self, sum: Node) -> Vec<Node> {
        let mut leaves = Vec::new();
        self.find_leaves(sum, &mut BTreeSet::new(), &mut leaves);
        if self.bend != Some(Bend::SumInEdgeOrder) {
            leaves.sort();
        }
        leaves
    }

    fn find_leaves(&self, sum: Node, seen: &mut BTreeSet<Node>, leaves: &mut Vec<Node>) {
        for (from, _) in self.edges(sum) {
            if !seen.insert(from) && self.bend != Some(Bend::LeafPerPath) {
                continue;
            }
            if is_sum(self.record(from)) {
                self.find_leaves(from, seen, leaves);
            } else {
                leaves.push(from);
            }
        }
    }
}
