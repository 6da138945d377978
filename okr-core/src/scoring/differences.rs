//! Two boards of one day beside each other: what a change of the whole workspace
//! has moved.

use super::board::Board;
use crate::workspace::{KeyResultIx, Node, ObjectiveIx};

impl Board<'_> {
    /// The nodes of this board whose numbers are others than on an earlier one.
    ///
    /// What stands on both stands in the same order; what the earlier board alone
    /// has is passed over.
    pub(crate) fn differences(&self, before: &Board<'_>) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut old = before.objectives().filter(|old| self.workspace.objective_ix(old.id).is_some());
        for (at, now) in (0..).map(ObjectiveIx).zip(self.objectives()) {
            if old.next() != Some(now) {
                nodes.push(Node::Objective(at));
            }
        }
        let mut old = before.key_results().filter(|old| self.workspace.key_result_ix(old.id).is_some());
        for (at, now) in (0..).map(KeyResultIx).zip(self.key_results()) {
            if old.next() != Some(now) {
                nodes.push(Node::KeyResult(at));
            }
        }
        nodes
    }
}
