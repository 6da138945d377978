//! The same things in two documents, found by their ids.

use crate::model::{KeyResult, Objective};
use crate::workspace::{KeyResultIx, Node, ObjectiveIx, Workspace};

/// Two workspaces, and where each thing of the later one stands in the earlier.
pub(super) struct Pairs<'a> {
    pub(super) before: &'a Workspace,
    pub(super) after: &'a Workspace,
    objectives: Vec<Option<ObjectiveIx>>,
    key_results: Vec<Option<KeyResultIx>>,
}

/// A thing in both.
#[derive(Clone, Copy)]
pub(super) struct Both<T> {
    pub(super) before: T,
    pub(super) after: T,
}

impl<'a> Pairs<'a> {
    pub(super) fn of(before: &'a Workspace, after: &'a Workspace) -> Pairs<'a> {
        // Mostly what follows one thing in one document follows it in the other.
        let mut next = 0;
        let objectives = after.document().objectives.iter().map(|objective| {
            let near = before.objective_at(ObjectiveIx(next)).filter(|other| other.id == objective.id);
            let found = near.map(|_| ObjectiveIx(next)).or_else(|| before.objective_ix(objective.id.as_str()))?;
            next = found.0 + 1;
            Some(found)
        });
        let objectives = objectives.collect();
        let mut next = 0;
        let all = after.document().objectives.iter().flat_map(|objective| &objective.key_results);
        let key_results = all.map(|key_result| {
            let near = before.key_result_at(KeyResultIx(next)).filter(|other| other.id == key_result.id);
            let found = near.map(|_| KeyResultIx(next)).or_else(|| before.key_result_ix(key_result.id.as_str()))?;
            next = found.0 + 1;
            Some(found)
        });
        let key_results = key_results.collect();
        Pairs { before, after, objectives, key_results }
    }

    /// Where a thing of the later document stood in the earlier.
    pub(super) fn earlier(&self, node: Node) -> Option<Node> {
        match node {
            Node::Objective(at) => self.objectives.get(at.at()).copied().flatten().map(Node::Objective),
            Node::KeyResult(at) => self.key_results.get(at.at()).copied().flatten().map(Node::KeyResult),
        }
    }

    /// An objective in both documents, by its place in the later one.
    pub(super) fn objectives(&self, at: ObjectiveIx) -> Option<(Both<ObjectiveIx>, Both<&'a Objective>)> {
        let before = self.objectives.get(at.at()).copied().flatten()?;
        let objectives = Both { before: self.before.objective_at(before)?, after: self.after.objective_at(at)? };
        Some((Both { before, after: at }, objectives))
    }

    /// A key result in both, likewise.
    pub(super) fn key_results(&self, at: KeyResultIx) -> Option<(Both<KeyResultIx>, Both<&'a KeyResult>)> {
        let before = self.key_results.get(at.at()).copied().flatten()?;
        let key_results = Both { before: self.before.key_result_at(before)?, after: self.after.key_result_at(at)? };
        Some((Both { before, after: at }, key_results))
    }

    /// What of the earlier document the later one does not have: objectives and key
    /// results, in the earlier one's order.
    pub(super) fn removed(&self) -> Vec<Node> {
        let (mut is_kept, mut is_key_result_kept) =
            (vec![false; self.before.document().objectives.len()], vec![false; self.before.columns().formulas.len()]);
        self.objectives.iter().flatten().for_each(|at| mark(&mut is_kept, at.at()));
        self.key_results.iter().flatten().for_each(|at| mark(&mut is_key_result_kept, at.at()));
        let gone = |node: &Node| match node {
            Node::Objective(at) => is_kept.get(at.at()) == Some(&false),
            Node::KeyResult(at) => is_key_result_kept.get(at.at()) == Some(&false),
        };
        nodes(self.before).filter(gone).collect()
    }

    /// What the earlier document did not have, in the later one's order.
    pub(super) fn added(&self) -> Vec<Node> {
        nodes(self.after).filter(|node| self.earlier(*node).is_none()).collect()
    }
}

fn mark(marks: &mut [bool], at: usize) {
    if let Some(mark) = marks.get_mut(at) {
        *mark = true;
    }
}

/// Every objective with its key results behind it, in document order.
pub(super) fn nodes(workspace: &Workspace) -> impl Iterator<Item = Node> {
    let objectives = (0..workspace.document().objectives.len() as u32).map(ObjectiveIx);
    objectives.flat_map(|at| {
        let own = workspace.key_results_of(at).map(|at| Node::KeyResult(KeyResultIx(at)));
        std::iter::once(Node::Objective(at)).chain(own)
    })
}
