//! Whose scores are in which: the number of a promise that rolls up aspirational
//! ones is theirs, and may not leave in their stead.

use super::LeftOutWhy;
use crate::model::{Ambition, Source};
use crate::scoring::board::Board;
use crate::workspace::{KeyResultIx, Node, ObjectiveIx};

/// For every objective and key result why its computed score may not be told.
pub(super) struct MadeOf {
    objectives: Vec<Option<LeftOutWhy>>,
    key_results: Vec<Option<LeftOutWhy>>,
}

impl MadeOf {
    /// One pass, each after what feeds it.
    pub(super) fn new(board: &Board<'_>) -> MadeOf {
        let workspace = board.workspace();
        let columns = workspace.columns();
        let mut made_of = MadeOf { objectives: Vec::new(), key_results: vec![None; columns.formulas.len()] };
        for (at, traits) in (0..).map(ObjectiveIx).zip(&columns.objective_traits) {
            let why = match traits.ambition {
                Ambition::Committed => None,
                Ambition::Aspirational => Some(LeftOutWhy::Aspirational),
                Ambition::Learning => Some(LeftOutWhy::Learning),
            };
            made_of.objectives.push(why);
            // Key results are scored by the ambition of their objective.
            if let Some(own) = made_of.own_mut(board, at) {
                own.fill(why);
            }
        }
        for node in &workspace.schedule().late {
            let why = made_of.get(*node).or_else(|| made_of.of_members(board, *node));
            let slot = match node {
                Node::Objective(at) => made_of.objectives.get_mut(at.at()),
                Node::KeyResult(at) => made_of.key_results.get_mut(at.at()),
            };
            if let Some(slot) = slot {
                *slot = why;
            }
        }
        made_of
    }

    /// Why a node's computed score may not be told; `None` where it may.
    pub(super) fn get(&self, node: Node) -> Option<LeftOutWhy> {
        match node {
            Node::Objective(at) => self.objectives.get(at.at()).copied().flatten(),
            Node::KeyResult(at) => self.key_results.get(at.at()).copied().flatten(),
        }
    }

    fn own_mut(&mut self, board: &Board<'_>, at: ObjectiveIx) -> Option<&mut [Option<LeftOutWhy>]> {
        let own = board.workspace().key_results_of(at);
        self.key_results.get_mut(own.start as usize..own.end as usize)
    }

    /// The first reason among what a score is rolled up from.
    fn of_members(&self, board: &Board<'_>, node: Node) -> Option<LeftOutWhy> {
        let feeds = || board.feeds_now(node).find_map(|feed| self.get(feed.from));
        let at = match node {
            // A sum is made of values, not of scores.
            Node::KeyResult(at) if board.is_sum(at) => return None,
            Node::KeyResult(_) => return feeds(),
            Node::Objective(at) => at,
        };
        let source = board.workspace().columns().objective_traits.get(at.at())?.source;
        let own = || board.workspace().key_results_of(at).find_map(|at| self.get(Node::KeyResult(KeyResultIx(at))));
        match source {
            Source::KeyResults => own(),
            Source::Aligned => feeds(),
            Source::Both => own().or_else(feeds),
            Source::Manual => None,
        }
    }
}
