//! Walks over the alignment graph, in the words of objectives and key results.

use crate::alignment::{layers, reach_steps, reaching};
use crate::model::{CycleKind, Objective, Stage};
use crate::order;

use super::graph::Node;
use super::indices::{KeyResultIx, ObjectiveIx};
use super::view::Workspace;

impl Workspace {
    /// Everything that supports a node, nearest first, with the steps to it; key
    /// results are one step below their objective.
    pub(crate) fn descendants(&self, node: Node) -> Vec<(Node, u32)> {
        let graph = self.graph();
        let Some(number) = graph.number(node) else { return Vec::new() };
        let mut found = self.named(reach_steps(graph.dag.down(), number));
        let mut quiet = Vec::new();
        for (node, steps) in [(node, 0)].into_iter().chain(found.iter().copied()) {
            let Node::Objective(objective) = node else { continue };
            let own = self.key_results_of(objective).map(|at| Node::KeyResult(KeyResultIx(at)));
            quiet.extend(own.filter(|at| graph.number(*at).is_none()).map(|at| (at, steps + 1)));
        }
        found.extend(quiet);
        let sorted = order::positions(found.iter().map(|(_, steps)| u64::from(*steps)));
        sorted.iter().filter_map(|at| found.get(*at as usize).copied()).collect()
    }

    /// The layer of every objective: 0 where it is aligned to nothing above.
    pub(crate) fn objective_layers(&self) -> Vec<u32> {
        let graph = self.graph();
        let is_objective = |number: u32| u32::from(matches!(graph.node(number), Some(Node::Objective(_))));
        let mut layers = layers(&graph.dag, &is_objective);
        layers.truncate(self.document().objectives.len());
        layers
    }

    /// The objectives that lead to no objective of the top level, while there
    /// are such. Those of the top level itself, those of a backlog, and those put
    /// off or kept for the record, are none.
    pub(crate) fn orphans(&self) -> Vec<ObjectiveIx> {
        let Some(tops) = self.tops() else { return Vec::new() };
        let objectives = (0_u32..).zip(&self.document().objectives);
        let found = objectives.zip(self.reaching_any(&tops));
        found
            .filter(|((_, objective), reached)| !*reached && self.is_counted(objective))
            .map(|((at, _), _)| ObjectiveIx(at))
            .collect()
    }

    /// Whether each objective is one of those marked or leads to one.
    pub(super) fn reaching_any(&self, marked: &[bool]) -> Vec<bool> {
        let is_goal = |number: u32| marked.get(number as usize) == Some(&true);
        reaching(&self.graph().dag, &is_goal)
    }

    /// True for objectives that are set for a time: none of a backlog, put off or
    /// kept for the record.
    pub(super) fn is_counted(&self, objective: &Objective) -> bool {
        let is_live = !matches!(objective.stage_or_default(), Stage::Postponed | Stage::Archived);
        is_live && self.cycle(objective.cycle.as_str()).is_some_and(|cycle| cycle.kind != CycleKind::Backlog)
    }

    fn named(&self, found: Vec<(u32, u32)>) -> Vec<(Node, u32)> {
        found.into_iter().filter_map(|(number, steps)| Some((self.graph().node(number)?, steps))).collect()
    }
}
