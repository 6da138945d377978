//! Walks over the alignment graph, in the words of objectives and key results.

use crate::alignment::{layers, reaching};
use crate::model::{CycleKind, Objective, Stage};

use super::graph::Node;
use super::indices::ObjectiveIx;
use super::view::Workspace;

impl Workspace {
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
}
