//! In which order numbers can be told.
//!
//! Most objectives depend on nothing but their own key results and are scored
//! where they stand. The rest wait for what contributes to them.

use super::columns::Columns;
use super::graph::{Graph, Node};
use super::indices::{KeyResultIx, ObjectiveIx};
use super::references::Tables;

/// What has to wait, in the order in which it can be scored.
#[derive(Clone, Debug, Default)]
pub(crate) struct Schedule {
    /// Rollups, and the objectives that own one or are contributed to; each
    /// after everything that it is made of.
    pub(crate) late: Vec<Node>,
    is_late: Vec<bool>,
}

impl Schedule {
    pub(crate) fn build(tables: &Tables, columns: &Columns, graph: &Graph) -> Schedule {
        let mut schedule = Schedule { late: Vec::new(), is_late: vec![false; columns.objective_traits.len()] };
        for rollup in &columns.rollups {
            if let Some((owner, _)) = tables.place_of(rollup.0) {
                schedule.mark(owner);
            }
        }
        for at in (0..columns.objective_traits.len() as u32).map(ObjectiveIx) {
            if !graph.feeds(Node::Objective(at)).is_empty() {
                schedule.mark(at);
            }
        }
        if !schedule.is_late.contains(&true) {
            return schedule;
        }
        // Rollups that no alignment touches are no nodes; they wait for nothing.
        let quiet = columns.rollups.iter().copied().map(Node::KeyResult);
        schedule.late.extend(quiet.filter(|rollup| graph.number(*rollup).is_none()));
        let is_rollup = |at: KeyResultIx| columns.rollups.binary_search(&at).is_ok();
        let ordered = graph.dag.order.iter().filter_map(|number| graph.node(*number));
        schedule.late.extend(ordered.filter(|node| match *node {
            Node::Objective(at) => schedule.is_late.get(at.at()) == Some(&true),
            Node::KeyResult(at) => is_rollup(at),
        }));
        schedule
    }

    fn mark(&mut self, at: ObjectiveIx) {
        if let Some(slot) = self.is_late.get_mut(at.at()) {
            *slot = true;
        }
    }

    /// True where an objective is scored in its turn of [`Schedule::late`].
    pub(crate) fn is_late(&self, at: ObjectiveIx) -> bool {
        self.is_late.get(at.at()) == Some(&true)
    }
}
