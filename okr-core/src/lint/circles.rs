//! Circles among some objectives and key results.

use super::finding::Finding;
use super::scene::Scene;
use super::sink::Sink;
use crate::alignment::{Edge, check};
use crate::order;
use crate::problem::NodeRef;
use crate::workspace::{ByEnds, Node, Workspace};

/// One shortest circle for every knot of the pairs, each pair leading from its first
/// to its second node. What a node of the pairs is part of is `owners`' to say.
fn circles(pairs: Vec<(Node, Node)>) -> Vec<Vec<Node>> {
    let mut pairs = order::sorted_by(pairs, Ord::cmp);
    pairs.dedup();
    // Numbered in the order of the document.
    let nodes: Vec<Node> = pairs.iter().flat_map(|(from, to)| [*from, *to]).collect();
    let mut nodes = order::sorted_by(nodes, Ord::cmp);
    nodes.dedup();
    let number = |node: &Node| nodes.binary_search(node).ok().map(|at| at as u32);
    let edges = pairs.iter().filter_map(|(from, to)| Some(Edge { from: number(from)?, to: number(to)? }));
    let edges: Vec<Edge> = edges.collect();
    let smaller = |left: u32, right: u32| left.cmp(&right);
    let Err(faults) = check(nodes.len() as u32, &edges, &smaller) else { return Vec::new() };
    let named = |circle: Vec<u32>| circle.iter().filter_map(|at| nodes.get(*at as usize).copied()).collect();
    faults.circles.into_iter().map(named).collect()
}

/// The key results among the ends of pairs, each with its objective.
pub(super) fn owners(workspace: &Workspace, pairs: &[(Node, Node)]) -> Vec<(Node, Node)> {
    let ends = pairs.iter().flat_map(|(from, to)| [*from, *to]);
    let owned = ends.filter_map(|node| match node {
        Node::KeyResult(at) => Some((node, Node::Objective(workspace.owner_of(at)?))),
        Node::Objective(_) => None,
    });
    owned.collect()
}

/// Puts a finding for every circle of the pairs, placed at an alignment that is on it.
pub(super) fn tell(
    scene: Scene<'_>,
    sink: &mut Sink<'_>,
    pairs: Vec<(Node, Node)>,
    alignments: Vec<(usize, Node, Node)>,
) {
    let alignments = ByEnds::new(alignments.into_iter());
    for circle in circles(pairs) {
        finding(scene, sink, &circle, &alignments).into_iter().for_each(|finding| sink.push(finding));
    }
}

fn finding(scene: Scene<'_>, sink: &Sink<'_>, circle: &[Node], alignments: &ByEnds) -> Option<Finding> {
    let first = circle.first()?;
    let names: Vec<NodeRef> = circle.iter().map(|node| scene.workspace.node_ref(*node)).collect();
    let members: Vec<String> = names.iter().chain(names.first()).map(|name| format!("`{}`", name.id())).collect();
    let finding = scene.node_finding(sink, *first).at(alignments.first_on(circle)).with("members", members.join(" → "));
    Some(finding.with_related(names.into_iter().skip(1).collect()))
}
