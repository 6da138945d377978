//! References as positions: what the checks and the scoring need at hand.

use crate::document::Document;
use crate::model::{CycleKind, Endpoint};

use super::graph::Node;
use super::indices::{CycleIx, ObjectiveIx};
use super::references::Tables;

/// The resolved references of a document; `None` where a name leads nowhere,
/// which a workspace never holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    /// The unit above each unit.
    pub(crate) unit_parents: Vec<Option<u32>>,
    /// The manager of each person.
    pub(crate) managers: Vec<Option<u32>>,
    /// The cycle above each cycle.
    pub(crate) cycle_parents: Vec<Option<u32>>,
    /// First and last day of each cycle, where it has both.
    pub(crate) cycle_days: Vec<Option<(i32, i32)>>,
    /// The cycle of each objective.
    pub(crate) objective_cycles: Vec<Option<CycleIx>>,
    /// The two ends of each alignment.
    pub(crate) alignments: Vec<Option<(Node, Node)>>,
    /// What each check-in is about; filled by the walk that checks them.
    pub(crate) check_ins: Vec<Option<Node>>,
}

impl Links {
    pub(crate) fn build(document: &Document, tables: &Tables) -> Links {
        let unit = |id: &str| tables.unit(id);
        let person = |id: &str| tables.person(id);
        let cycle = |id: &str| tables.cycle(id);
        let end = |end: &Endpoint, last| tables.near(end.objective.as_ref(), end.key_result.as_ref(), last);
        let (mut last, mut from, mut to) = (None, None, None);
        Links {
            unit_parents: document
                .units
                .iter()
                .map(|item| item.parent.as_ref().and_then(|id| unit(id.as_str())))
                .collect(),
            managers: document
                .people
                .iter()
                .map(|item| item.manager.as_ref().and_then(|id| person(id.as_str())))
                .collect(),
            cycle_parents: document
                .cycles
                .iter()
                .map(|item| item.parent.as_ref().and_then(|id| cycle(id.as_str())))
                .collect(),
            cycle_days: document
                .cycles
                .iter()
                .map(|item| match (item.start, item.end) {
                    (Some(start), Some(end)) if item.kind != CycleKind::Backlog => {
                        Some((start.day_number(), end.day_number()))
                    }
                    _ => None,
                })
                .collect(),
            objective_cycles: document
                .objectives
                .iter()
                .map(|objective| {
                    last = tables.cycle_near(objective.cycle.as_str(), last);
                    last.map(CycleIx)
                })
                .collect(),
            alignments: document
                .alignments
                .iter()
                .map(|alignment| {
                    from = end(&alignment.from, from);
                    to = end(&alignment.to, to);
                    from.zip(to)
                })
                .collect(),
            check_ins: Vec::with_capacity(document.check_ins.len()),
        }
    }

    /// First and last day of an objective's cycle.
    pub(crate) fn days_of(&self, objective: ObjectiveIx) -> Option<(i32, i32)> {
        let cycle = self.objective_cycles.get(objective.at()).copied().flatten()?;
        self.cycle_days.get(cycle.at()).copied().flatten()
    }
}
