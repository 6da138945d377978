//! `alignment`, the questions about units: silos, coverage, what crosses borders.

use serde::Serialize;

use crate::model::{AlignmentKind, UnitId};
use crate::problem::NodeRef;
use crate::workspace::{Reach, Workspace};

/// Units that are aligned with each other at most and own nothing of the top level,
/// while others have objectives too.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Silo {
    /// The units, in document order; mostly one.
    pub units: Vec<UnitId>,
    /// How many objectives they own.
    pub objectives: usize,
}

/// How many objectives below the top level lead to one of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Coverage {
    /// How many objectives there are below the top level.
    pub objectives: usize,
    /// How many of them lead to an objective of the top level.
    pub reaching: usize,
    /// Their share, 0 to 1; `null` where there is none to count or none to lead to.
    pub share: Option<f64>,
    /// The same of every unit in document order; last those whose unit is not known.
    pub units: Vec<UnitCoverage>,
}

/// How many of a unit's own objectives lead to the top level.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnitCoverage {
    /// The unit; `null` for the objectives whose unit is not known.
    pub unit: Option<UnitId>,
    /// How many objectives it owns below the top level.
    pub objectives: usize,
    /// How many of them lead to an objective of the top level.
    pub reaching: usize,
    /// Their share, 0 to 1; `null` where there is none to count or none to lead to.
    pub share: Option<f64>,
}

/// How alignments run between units.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CrossUnit {
    /// How many agreed alignments there are whose units are both known.
    pub alignments: usize,
    /// How many of them run from one unit to another.
    pub crossing: usize,
    /// Their share, 0 to 1; `null` where there is none to count.
    pub share: Option<f64>,
    /// Those that cross, in document order.
    pub edges: Vec<CrossUnitAlignment>,
}

/// An agreed alignment from one unit to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CrossUnitAlignment {
    /// The lower end.
    pub from: NodeRef,
    /// The upper end.
    pub to: NodeRef,
    /// What it says.
    pub kind: AlignmentKind,
    /// The unit of the lower end.
    pub from_unit: UnitId,
    /// The unit of the upper end.
    pub to_unit: UnitId,
}

impl Workspace {
    pub(super) fn silos(&self) -> Vec<Silo> {
        let named = |units: Vec<u32>| units.into_iter().filter_map(|at| self.unit_id(at)).collect();
        let islands = self.islands().into_iter();
        islands.map(|island| Silo { units: named(island.units), objectives: island.objectives }).collect()
    }

    pub(super) fn coverage_answer(&self) -> Coverage {
        let (has_top, all, by_unit, homeless) = self.coverage();
        let share = |reach: Reach| share(reach.reaching, reach.objectives).filter(|_| has_top);
        let row = |unit, reach: Reach| UnitCoverage {
            unit,
            objectives: reach.objectives,
            reaching: reach.reaching,
            share: share(reach),
        };
        let mut units: Vec<UnitCoverage> = (0..).zip(by_unit).map(|(at, reach)| row(self.unit_id(at), reach)).collect();
        if homeless.objectives > 0 {
            units.push(row(None, homeless));
        }
        Coverage { objectives: all.objectives, reaching: all.reaching, share: share(all), units }
    }

    pub(super) fn cross_unit(&self) -> CrossUnit {
        let (mut alignments, mut edges) = (0, Vec::new());
        for link in self.links() {
            let Some((from, to)) = link.units else { continue };
            alignments += 1;
            if let (true, Some(from_unit), Some(to_unit)) = (from != to, self.unit_id(from), self.unit_id(to)) {
                let (from, to) = (self.node_ref(link.from), self.node_ref(link.to));
                edges.push(CrossUnitAlignment { from, to, kind: link.kind, from_unit, to_unit });
            }
        }
        CrossUnit { alignments, crossing: edges.len(), share: share(edges.len(), alignments), edges }
    }

    fn unit_id(&self, at: u32) -> Option<UnitId> {
        self.document().units.get(at as usize).map(|unit| unit.id.clone())
    }
}

fn share(part: usize, all: usize) -> Option<f64> {
    (all > 0).then(|| part as f64 / all as f64)
}
