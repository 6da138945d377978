//! In which order numbers can be told.
//!
//! Most objectives depend on nothing but their own key results and are scored
//! where they stand. The rest wait for what contributes to them.

use super::columns::Columns;
use super::graph::{Graph, Node};
use super::indices::{KeyResultIx, ObjectiveIx};
use super::references::Tables;
use crate::order;

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
        let ordered = graph.dag.order().iter().filter_map(|number| graph.node(*number));
        schedule.late.extend(ordered.filter(|node| match *node {
            Node::Objective(at) => schedule.is_late.get(at.at()) == Some(&true),
            Node::KeyResult(at) => is_rollup(at),
        }));
        schedule.late = by_step(&schedule.late, tables, columns, graph);
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

/// The same nodes step by step, each step in document order: what is scored one
/// after the other then stands side by side in memory.
fn by_step(late: &[Node], tables: &Tables, columns: &Columns, graph: &Graph) -> Vec<Node> {
    let mut steps =
        Steps { objectives: vec![0; columns.objective_traits.len()], rollups: vec![0; columns.rollups.len()], columns };
    for &node in late {
        let mut step = graph.feeds(node).iter().map(|feed| steps.of(feed.from)).max().unwrap_or(0);
        if let Node::Objective(at) = node {
            let own = tables.key_results_of(at);
            let from = columns.rollups.partition_point(|rollup| rollup.0 < own.start);
            let rollups = columns.rollups.iter().skip(from).take_while(|rollup| rollup.0 < own.end);
            step = rollups.map(|rollup| steps.of(Node::KeyResult(*rollup))).fold(step, u32::max);
        }
        steps.set(node, step + 1);
    }
    let place = |node: Node| match node {
        Node::Objective(at) => at.0,
        Node::KeyResult(at) => tables.place_of(at.0).map_or(0, |(owner, _)| owner.0),
    };
    let order = order::positions(late.iter().map(|node| order::pair(steps.of(*node), place(*node))));
    order.into_iter().filter_map(|at| late.get(at as usize).copied()).collect()
}

/// In which step each node is scored; 0 for what is scored where it stands.
struct Steps<'c> {
    objectives: Vec<u32>,
    /// In the order of the rollups.
    rollups: Vec<u32>,
    columns: &'c Columns,
}

impl Steps<'_> {
    fn of(&self, node: Node) -> u32 {
        let step = match node {
            Node::Objective(at) => self.objectives.get(at.at()),
            Node::KeyResult(at) => self.columns.rollups.binary_search(&at).ok().and_then(|at| self.rollups.get(at)),
        };
        step.copied().unwrap_or(0)
    }

    fn set(&mut self, node: Node, step: u32) {
        let slot = match node {
            Node::Objective(at) => self.objectives.get_mut(at.at()),
            Node::KeyResult(at) => self.columns.rollups.binary_search(&at).ok().and_then(|at| self.rollups.get_mut(at)),
        };
        if let Some(slot) = slot {
            *slot = step;
        }
    }
}
