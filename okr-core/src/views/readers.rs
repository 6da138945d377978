//! What of the hidden is read by numbers that may be seen.

use crate::model::{ObjectiveStatus, Source};
use crate::workspace::{KeyResultIx, Node, ObjectiveIx, Workspace};

/// How much of a node a view keeps, the less first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Keep {
    /// That it is there: no number that may be seen reads it.
    Place,
    /// What is expected of it, and perhaps when it was heard of: no more is read above.
    Pace,
    /// How far it is: that is read above.
    Progress,
    /// Its figures as they are: they are added up above.
    Figures,
    /// All: it may be seen.
    All,
}

/// How much is kept of each node.
pub(super) struct Kept {
    objectives: Vec<Keep>,
    key_results: Vec<Keep>,
}

impl Kept {
    /// Walks from everything that may be seen down to what its numbers are made of.
    pub(super) fn of(workspace: &Workspace, seen: &[bool]) -> Kept {
        let mut kept = Kept { objectives: Vec::new(), key_results: Vec::new() };
        let mut waiting = Vec::new();
        for (at, is_seen) in (0_u32..).map(ObjectiveIx).zip(seen) {
            let keep = if *is_seen { Keep::All } else { Keep::Place };
            kept.objectives.push(keep);
            let own = workspace.key_results_of(at);
            kept.key_results.resize(own.end as usize, keep);
            if *is_seen {
                waiting.push(Node::Objective(at));
                waiting.extend(own.map(|at| Node::KeyResult(KeyResultIx(at))));
            }
        }
        while let Some(node) = waiting.pop() {
            kept.read(workspace, node, &mut waiting);
        }
        kept.add_figures(workspace);
        kept
    }

    /// How much is kept of a node.
    pub(super) fn keep(&self, node: Node) -> Keep {
        let keep = match node {
            Node::Objective(at) => self.objectives.get(at.at()),
            Node::KeyResult(at) => self.key_results.get(at.at()),
        };
        keep.copied().unwrap_or(Keep::Place)
    }

    fn slot(&mut self, node: Node) -> Option<&mut Keep> {
        match node {
            Node::Objective(at) => self.objectives.get_mut(at.at()),
            Node::KeyResult(at) => self.key_results.get_mut(at.at()),
        }
    }

    /// What a node's number, status and expectation are made of.
    fn read(&mut self, workspace: &Workspace, node: Node, waiting: &mut Vec<Node>) {
        let feeds = workspace.graph().feeds(node).iter().filter(|feed| feed.since != i32::MAX);
        let mut reads: Vec<(Node, Keep)> = feeds.map(|feed| (feed.from, Keep::Progress)).collect();
        if let Node::Objective(at) = node
            && let Some(keep) = of_own(workspace, at)
        {
            reads.extend(workspace.key_results_of(at).map(|at| (Node::KeyResult(KeyResultIx(at)), keep)));
        }
        for (node, more) in reads {
            if let Some(keep) = self.slot(node).filter(|keep| **keep < more) {
                *keep = more;
                // What is expected of it is its own.
                if more == Keep::Progress {
                    waiting.push(node);
                }
            }
        }
    }

    /// Whether a number that may be seen reads when something was heard of a key result,
    /// whatever is read of its progress.
    pub(super) fn keeps_signs(&self, workspace: &Workspace, at: KeyResultIx) -> bool {
        workspace.profile().objective_status == ObjectiveStatus::OwnPace
            && workspace.owner_of(at).is_some_and(|owner| {
                self.keep(Node::Objective(owner)) != Keep::Place && source(workspace, owner) != Some(Source::Manual)
            })
    }

    /// A sum that counts adds the figures of what feeds it, whatever is in between.
    fn add_figures(&mut self, workspace: &Workspace) {
        for sum in workspace.columns().rollups.iter().copied() {
            if !workspace.columns().is_sum(sum) || self.keep(Node::KeyResult(sum)) == Keep::Place {
                continue;
            }
            for feed in workspace.graph().feeds(Node::KeyResult(sum)).iter().filter(|feed| feed.since != i32::MAX) {
                if let Some(keep @ Keep::Progress) = self.slot(feed.from) {
                    *keep = Keep::Figures;
                }
            }
        }
    }
}

fn source(workspace: &Workspace, at: ObjectiveIx) -> Option<Source> {
    workspace.columns().objective_traits.get(at.at()).map(|traits| traits.source)
}

/// How much of its key results an objective reads.
fn of_own(workspace: &Workspace, at: ObjectiveIx) -> Option<Keep> {
    match source(workspace, at)? {
        Source::KeyResults | Source::Both => Some(Keep::Progress),
        // What they expect is expected of it, and by that it is judged.
        Source::Manual => Some(Keep::Pace),
        Source::Aligned => (workspace.profile().objective_status == ObjectiveStatus::OwnPace).then_some(Keep::Pace),
    }
}
