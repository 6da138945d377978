//! What reaches an objective or a key result from below: its leaves.

use crate::model::Source;
use crate::workspace::{KeyResultIx, Node, ObjectiveIx, Workspace};

/// What nothing contributes to, but which contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaf {
    /// A key result that is told by its own check-ins.
    KeyResult(KeyResultIx),
    /// An objective that is told by its own check-ins.
    Manual(ObjectiveIx),
}

/// The leaves that reach a node through what feeds on a day, in document order, each
/// once. Of an objective its own key results are members where its source takes them; a
/// key result that is no rollup is its own leaf.
pub(super) fn leaves(workspace: &Workspace, of: Node, as_of: i32) -> Vec<Leaf> {
    let columns = workspace.columns();
    let mut seen = Seen {
        objectives: vec![false; columns.objective_traits.len()],
        key_results: vec![false; columns.formulas.len()],
        waiting: Vec::new(),
    };
    seen.meet(of);
    while let Some(node) = seen.waiting.pop() {
        let (own, is_fed) = match node {
            Node::KeyResult(at) => (0..0, columns.is_rollup(at)),
            Node::Objective(at) => match source(workspace, at) {
                Source::KeyResults => (workspace.key_results_of(at), false),
                Source::Aligned => (0..0, true),
                Source::Both => (workspace.key_results_of(at), true),
                Source::Manual => (0..0, false),
            },
        };
        own.for_each(|at| seen.meet(Node::KeyResult(KeyResultIx(at))));
        if is_fed {
            let feeds = workspace.graph().feeds(node).iter().filter(|feed| feed.since <= as_of);
            feeds.for_each(|feed| seen.meet(feed.from));
        }
    }
    seen.leaves(workspace)
}

fn source(workspace: &Workspace, at: ObjectiveIx) -> Source {
    workspace.columns().objective_traits.get(at.at()).map_or(Source::KeyResults, |traits| traits.source)
}

/// What was met on the way down.
struct Seen {
    objectives: Vec<bool>,
    key_results: Vec<bool>,
    waiting: Vec<Node>,
}

impl Seen {
    fn meet(&mut self, node: Node) {
        let slot = match node {
            Node::Objective(at) => self.objectives.get_mut(at.at()),
            Node::KeyResult(at) => self.key_results.get_mut(at.at()),
        };
        if slot.is_some_and(|seen| !std::mem::replace(seen, true)) {
            self.waiting.push(node);
        }
    }

    fn leaves(&self, workspace: &Workspace) -> Vec<Leaf> {
        let mut leaves = Vec::new();
        for (at, is_seen) in (0_u32..).map(ObjectiveIx).zip(&self.objectives) {
            if *is_seen && source(workspace, at) == Source::Manual {
                leaves.push(Leaf::Manual(at));
            }
            let own = workspace.key_results_of(at).map(KeyResultIx);
            let met =
                own.filter(|at| self.key_results.get(at.at()) == Some(&true) && !workspace.columns().is_rollup(*at));
            leaves.extend(met.map(Leaf::KeyResult));
        }
        leaves
    }
}
