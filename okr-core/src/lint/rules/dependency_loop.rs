//! `align.dependency-loop`: dependencies that wait for each other.

use super::sample;
use crate::alignment::{Edge, check as check_graph};
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::AlignmentKind;
use crate::order;
use crate::problem::NodeRef;
use crate::workspace::{Node, Workspace};

pub(super) const RULE: Rule = Rule {
    code: Code::AlignDependencyLoop,
    category: Category::Alignment,
    source: Term::new(
        "alignment: loops through `dependsOn` do not make a document invalid, but nobody in them can go first",
        "对齐要求：`dependsOn` 成环不会使文档无效，但环中谁也无法先行",
    ),
    title: Term::new("dependencies that wait for each other", "依赖互相等待"),
    explanation: Term::new(
        "What depends waits for what it depends on; an objective waits for its key results and for what \
         contributes to it. One finding for each knot, with the shortest way round.",
        "依赖方等待被依赖方；目标等待自己的关键结果，以及对它有贡献的对齐项。\
         每个环提示一次，并给出最短的一圈。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(
                Lang::En,
                sample::en!(
                    r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]},{"id":"b","title":"Deepen the channel","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"l","title":"9 metres at low water"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"},{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"dependsOn"}]"#
                ),
                "/alignments/0",
            ),
            Example::bad(
                Lang::En,
                sample::en!(
                    r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]},{"id":"b","title":"Deepen the channel","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"l","title":"9 metres at low water"}]}],"alignments":[{"from":{"keyResult":"k"},"to":{"objective":"b"},"kind":"dependsOn"},{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"dependsOn"}]"#
                ),
                "/alignments/0",
            ),
            Example::bad(
                Lang::ZhCn,
                sample::zh!(
                    r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]},{"id":"b","title":"让仓库按店分拣","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"l","title":"错分率低于 0.5%"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"dependsOn"},{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"}]"#
                ),
                "/alignments/1",
            ),
            Example::bad(
                Lang::ZhCn,
                sample::zh!(
                    r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","source":"both","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]},{"id":"b","title":"让仓库按店分拣","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"l","title":"错分率低于 0.5%"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"contributes"},{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"dependsOn"}]"#
                ),
                "/alignments/1",
            ),
        ],
        good: &[
            Example::good(
                Lang::En,
                sample::en!(
                    r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]},{"id":"b","title":"Deepen the channel","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"l","title":"9 metres at low water"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"}]"#
                ),
            ),
            Example::good(
                Lang::En,
                sample::en!(
                    r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]},{"id":"b","title":"Deepen the channel","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"l","title":"9 metres at low water"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"},{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"dependsOn","state":"proposed"}]"#
                ),
            ),
            Example::good(
                Lang::ZhCn,
                sample::zh!(
                    r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]},{"id":"b","title":"让仓库按店分拣","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"l","title":"错分率低于 0.5%"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"},{"from":{"objective":"b"},"to":{"objective":"a"}}]"#
                ),
            ),
            Example::good(
                Lang::ZhCn,
                sample::zh!(
                    r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}]"#
                ),
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let depends: Vec<(usize, Node, Node)> = scene.workspace.agreed(AlignmentKind::DependsOn).collect();
    if depends.is_empty() {
        return;
    }
    let waits = Waits::of(scene.workspace, &depends);
    let order = |left: u32, right: u32| left.cmp(&right);
    let Err(faults) = check_graph(waits.nodes.len() as u32, &waits.edges, &order) else { return };
    for circle in &faults.circles {
        let nodes: Vec<Node> = circle.iter().filter_map(|number| waits.nodes.get(*number as usize).copied()).collect();
        let Some(first) = nodes.first() else { continue };
        let names: Vec<NodeRef> = nodes.iter().map(|node| scene.workspace.node_ref(*node)).collect();
        let members: Vec<String> = names.iter().chain(names.first()).map(|name| format!("`{}`", name.id())).collect();
        let onward = nodes.iter().skip(1).chain(nodes.first());
        let on_circle = nodes.iter().zip(onward).find_map(|(from, to)| {
            depends.iter().find(|(_, start, end)| (start, end) == (from, to)).map(|(at, ..)| *at)
        });
        let path = on_circle.map_or_else(String::new, |at| format!("/alignments/{at}"));
        let finding = scene.node_finding(sink, *first).at(path).with("members", members.join(" → "));
        sink.push(finding.with_related(names.into_iter().skip(1).collect()));
    }
}

/// Who waits for whom. Nodes are numbered in the order of the document.
struct Waits {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
}

impl Waits {
    fn of(workspace: &Workspace, depends: &[(usize, Node, Node)]) -> Waits {
        let mut pairs: Vec<(Node, Node)> = depends.iter().map(|(_, from, to)| (*from, *to)).collect();
        let contributing = workspace.agreed(AlignmentKind::Contributes);
        pairs.extend(contributing.map(|(_, from, to)| (to, from)));
        let owned: Vec<(Node, Node)> = pairs
            .iter()
            .flat_map(|(from, to)| [*from, *to])
            .filter_map(|node| match node {
                Node::KeyResult(at) => Some((Node::Objective(workspace.owner_of(at)?), node)),
                Node::Objective(_) => None,
            })
            .collect();
        pairs.extend(owned);
        let mut pairs = order::sorted_by(pairs, Ord::cmp);
        pairs.dedup();
        let nodes: Vec<Node> = pairs.iter().flat_map(|(from, to)| [*from, *to]).collect();
        let mut nodes = order::sorted_by(nodes, Ord::cmp);
        nodes.dedup();
        let number = |node: &Node| nodes.binary_search(node).ok().map(|at| at as u32);
        let edges = pairs.iter().filter_map(|(from, to)| Some(Edge { from: number(from)?, to: number(to)? })).collect();
        Waits { edges, nodes }
    }
}
