//! Outputs and facts: what moved from where to where, what was done and when.
//! Nothing in it says how much of a goal was reached, so no targets either.

use serde::Serialize;

use super::Teller;
use crate::model::{AlignmentKind, Date, InitiativeKind, Measure, Objective, UnitOfMeasure};
use crate::problem::NodeRef;
use crate::scoring::facts::{done_on, leaf_values, steps_reached};
use crate::scoring::owners::OwnerRef;
use crate::workspace::{KeyResultIx, Node, ObjectiveIx};

/// What is known of an objective without a number of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EvidenceObjective<'a> {
    /// The objective.
    pub id: &'a str,
    /// Where it was to go.
    pub title: &'a str,
    /// Its cycle.
    pub cycle: &'a str,
    /// What check-ins on the objective itself tell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub notes: Vec<EvidenceNote<'a>>,
    /// Its key results, in order.
    pub key_results: Vec<EvidenceKeyResult<'a>>,
    /// Whose objectives it and its key results serve, by alignments agreed by the day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub collaborations: Vec<EvidenceCollaboration<'a>>,
}

/// What has come of a key result.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EvidenceKeyResult<'a> {
    /// The key result.
    pub id: &'a str,
    /// What was to be true.
    pub title: &'a str,
    /// The kind of its measure.
    pub kind: &'static str,
    /// The unit of its values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'a UnitOfMeasure>,
    /// Where its value began, as `contribution` has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// The current value, or what a sum has come to; absent where nothing is measured, and
    /// for percentages that a person judges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    /// The day of the current value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The steps that were reached.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub milestones: Vec<EvidenceMilestone<'a>>,
    /// The day on which it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
    /// What check-ins tell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub notes: Vec<EvidenceNote<'a>>,
    /// The work that was done for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub initiatives: Vec<EvidenceInitiative<'a>>,
}

/// A step that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EvidenceMilestone<'a> {
    /// The step.
    pub title: &'a str,
    /// The day on which it was reached, or since which check-ins have named it.
    pub done_on: Date,
}

/// What was reached, in the words of a check-in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EvidenceNote<'a> {
    /// The day of the check-in.
    pub on: Date,
    /// Who checked in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<&'a str>,
    /// What was reached.
    pub text: &'a str,
}

/// A piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EvidenceInitiative<'a> {
    /// The initiative.
    pub id: &'a str,
    /// What is done.
    pub title: &'a str,
    /// What it is, where that was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<InitiativeKind>,
    /// Who does it.
    pub owner: OwnerRef<'a>,
    /// The day by which it is to be done.
    pub due: Date,
    /// The day on which it was done, by the day of the export.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
}

/// An objective or key result of somebody that is served.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EvidenceCollaboration<'a> {
    /// What serves: the objective or one of its key results.
    pub from: NodeRef,
    /// How: `contributes` or `supports`.
    pub kind: AlignmentKind,
    /// What is served.
    pub to: NodeRef,
    /// Whose it is; `null` where that is hidden.
    pub owner: Option<OwnerRef<'a>>,
}

impl<'w> Teller<'_, 'w> {
    pub(super) fn evidence(&self, at: ObjectiveIx, objective: &'w Objective) -> EvidenceObjective<'w> {
        let own = || self.board.workspace().key_results_of(at).map(KeyResultIx);
        let nodes = std::iter::once(Node::Objective(at)).chain(own().map(Node::KeyResult));
        EvidenceObjective {
            id: objective.id.as_str(),
            title: objective.title.as_deref().unwrap_or_default(),
            cycle: objective.cycle.as_str(),
            notes: self.notes(Node::Objective(at)),
            key_results: own().filter_map(|at| self.evidence_key_result(at)).collect(),
            collaborations: nodes.flat_map(|node| self.collaborations(node)).collect(),
        }
    }

    fn evidence_key_result(&self, at: KeyResultIx) -> Option<EvidenceKeyResult<'w>> {
        let (workspace, day) = (self.board.workspace(), self.board.day());
        let key_result = workspace.key_result_at(at)?;
        let measure = key_result.measure.as_ref();
        let values = leaf_values(workspace, at, day);
        let check_in = values.now.and_then(|(_, position)| workspace.document().check_ins.get(position as usize));
        let initiatives = key_result.initiatives.iter().filter_map(|one| {
            Some(EvidenceInitiative {
                id: one.id.as_str(),
                title: one.title.as_str(),
                kind: one.kind,
                owner: OwnerRef::of(&one.owner)?,
                due: one.due,
                done_on: one.done_on.filter(|on| on.day_number() <= day),
            })
        });
        let blank = EvidenceKeyResult {
            id: key_result.id.as_str(),
            title: key_result.title.as_deref().unwrap_or_default(),
            kind: measure.map_or("judged", Measure::kind),
            unit: measure.and_then(Measure::unit),
            from: values.from,
            to: values.now.map(|(value, _)| value),
            on: check_in.map(|check_in| check_in.on),
            milestones: Vec::new(),
            done_on: None,
            notes: self.notes(Node::KeyResult(at)),
            initiatives: initiatives.collect(),
        };
        Some(match measure {
            Some(Measure::Milestones(milestones)) => {
                let steps = milestones.items.iter().zip(steps_reached(workspace, at, milestones, day));
                let reached =
                    steps.filter_map(|(item, on)| Some(EvidenceMilestone { title: item.title.as_str(), done_on: on? }));
                EvidenceKeyResult { milestones: reached.collect(), ..blank }
            }
            Some(Measure::Done(done)) => EvidenceKeyResult { done_on: done_on(done, day), ..blank },
            Some(Measure::Rollup(rollup)) if self.board.is_sum(at) => {
                EvidenceKeyResult { from: Some(rollup.baseline.unwrap_or(0.0) + 0.0), to: self.total(at), ..blank }
            }
            _ => blank,
        })
    }

    /// What the check-ins of a node tell that were known on the day, the oldest first.
    fn notes(&self, node: Node) -> Vec<EvidenceNote<'w>> {
        let workspace = self.board.workspace();
        let known = workspace.activity().known(node, self.board.day());
        let known = known.filter_map(|position| workspace.document().check_ins.get(position as usize));
        let told = known.filter_map(|check_in| {
            let text = check_in.progress.as_ref()?.as_str();
            Some(EvidenceNote { on: check_in.on, by: check_in.by.as_ref().map(|by| by.as_str()), text })
        });
        told.collect()
    }

    /// What a node serves: work for others is seen by no score of its own.
    fn collaborations(&self, node: Node) -> Vec<EvidenceCollaboration<'w>> {
        let (workspace, day) = (self.board.workspace(), self.board.day());
        let graph = workspace.graph();
        let told = graph.outgoing(node).iter().filter_map(|outgoing| {
            let alignment = workspace.document().alignments.get(outgoing.alignment as usize)?;
            let is_known = alignment.agreed_on.is_none_or(|on| on.day_number() <= day);
            if !(alignment.is_structural() && is_known) {
                return None;
            }
            let to = graph.node(outgoing.to)?;
            let served = workspace.objective_of(to).and_then(|at| workspace.objective_at(at))?;
            Some(EvidenceCollaboration {
                from: workspace.node_ref(node),
                kind: alignment.kind_or_default(),
                to: workspace.node_ref(to),
                owner: served.owner.as_ref().and_then(OwnerRef::of),
            })
        });
        told.collect()
    }
}
