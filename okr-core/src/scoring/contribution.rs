//! Contribution: who has moved how much of what reaches an objective or a key
//! result, in the values that were measured. No score enters: five of five is
//! less than ten of twenty.

use std::cmp::Ordering;

use serde::Serialize;

use super::facts::{delivered, done_on, leaf_values, milestone_facts};
use super::leaves::{Leaf, leaves};
use super::numbers::rounded;
use super::owners::{OwnerRef, owner_place};
use crate::json::vocabulary;
use crate::model::{Date, Measure, UnitOfMeasure};
use crate::order;
use crate::problem::NodeRef;
use crate::workspace::{KeyResultIx, Node, ObjectiveIx, Workspace};

vocabulary! {
    /// The measures that have values of their own.
    pub enum NativeKind {
        /// From a baseline to a target.
        Metric = "metric",
        /// Within bounds.
        Control = "control",
        /// Along points.
        Ladder = "ladder",
    }
}

vocabulary! {
    /// What contributes without a value of its own.
    pub enum FactKind {
        /// Steps, each reached or not.
        Milestones = "milestones",
        /// Reached or not.
        Done = "done",
        /// A percentage that a person judges, which is no value of anything.
        Judged = "judged",
        /// An objective that is judged by its own check-ins.
        Manual = "manual",
        /// Hidden: what stands for its figures is none of them.
        Opaque = "opaque",
    }
}

/// Who has contributed how much, in native values.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Contribution<'a> {
    /// The day.
    pub as_of: Date,
    /// What was contributed to.
    pub of: NodeRef,
    /// What has values, unit by unit, each unit where it first comes; values of two units
    /// are never held against each other.
    pub groups: Vec<ContributionGroup<'a>>,
    /// What has no values, in document order and without ranks.
    pub others: Vec<ContributedFact<'a>>,
}

/// What was contributed in one unit of measure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ContributionGroup<'a> {
    /// The unit; `null` for values without one, which are a group of their own.
    pub unit: Option<&'a UnitOfMeasure>,
    /// Whether values of the unit add up: those of percentages, of ratings and of no unit do not,
    /// for nobody can say of what the sum would be.
    pub adds_up: bool,
    /// What was delivered in all: that of `keyResults` added up in their order; `null` where
    /// none is measured, or several are and do not add up.
    pub delivered: Option<f64>,
    /// Owners by what they have delivered, the most first.
    pub owners: Vec<OwnerContribution<'a>>,
    /// Key results by what they have delivered, the most first.
    pub key_results: Vec<KeyResultContribution<'a>>,
}

/// What one owner has contributed in one unit of measure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OwnerContribution<'a> {
    /// The owner of the objectives.
    pub owner: OwnerRef<'a>,
    /// What its key results have delivered, added up in the order of the group's
    /// `keyResults`; `null` where none is measured, or several are and do not add up.
    pub delivered: Option<f64>,
    /// How many key results of it are in the group.
    pub key_results: usize,
    /// How many of them are not measured.
    pub unmeasured: usize,
}

/// What one key result has contributed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct KeyResultContribution<'a> {
    /// The key result.
    pub id: &'a str,
    /// Its objective.
    pub objective: &'a str,
    /// The objective's owner.
    pub owner: OwnerRef<'a>,
    /// Its measure.
    pub kind: NativeKind,
    /// Where it began: a metric's baseline as the profile has it, a ladder's first point, the
    /// first value of a control; `null` where that is not known yet.
    pub baseline: Option<f64>,
    /// Where it is to be: a metric's target, a ladder's last point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    /// A control's lower bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// A control's upper bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
    /// The current value; `null` where it is unmeasured.
    pub current: Option<f64>,
    /// How far the value has moved from the baseline towards the target, in its own unit; a
    /// control's, how much nearer its bounds it is. Below 0 where it has moved away, `null`
    /// where it is unmeasured. More than was wanted counts.
    pub delivered: Option<f64>,
}

/// What contributes without a value of its own: facts, and no rank.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ContributedFact<'a> {
    /// The key result; `null` for an objective that is judged by its own check-ins.
    pub key_result: Option<&'a str>,
    /// The objective.
    pub objective: &'a str,
    /// The objective's owner; `null` where it is hidden.
    pub owner: Option<OwnerRef<'a>>,
    /// What it is.
    pub kind: FactKind,
    /// Whether it is done, of milestones all; `null` where that is no fact but a judgement,
    /// or hidden.
    pub done: Option<bool>,
    /// The day on which it was done, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
    /// The steps of milestones, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub milestones: Vec<MilestoneFact<'a>>,
}

/// A step that is reached or not.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MilestoneFact<'a> {
    /// The step.
    pub title: &'a str,
    /// Whether it is reached.
    pub done: bool,
    /// The day on which it was reached, or since which check-ins have named it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
}

/// Who has contributed how much to a node, as known on a day.
pub(crate) fn contribution(workspace: &Workspace, of: Node, as_of: Date) -> Contribution<'_> {
    let mut valued: Vec<Valued<'_>> = Vec::new();
    let mut others = Vec::new();
    for leaf in leaves(workspace, of, as_of.day_number()) {
        match leaf {
            Leaf::Manual(at) => others.extend(fact_of_objective(workspace, at)),
            Leaf::KeyResult(at) => match value_of(workspace, at, as_of) {
                Some(value) => valued.push(value),
                None => others.extend(fact_of_key_result(workspace, at, as_of)),
            },
        }
    }
    Contribution { as_of, of: workspace.node_ref(of), groups: groups(&valued), others }
}

/// A contribution with what it is grouped by.
struct Valued<'a> {
    told: KeyResultContribution<'a>,
    unit: Option<&'a UnitOfMeasure>,
    owner: u32,
}

fn value_of(workspace: &Workspace, at: KeyResultIx, as_of: Date) -> Option<Valued<'_>> {
    let objective = workspace.objective_at(workspace.owner_of(at)?)?;
    // Of a hidden one there are figures that give the same progress: no values of anything.
    if objective.is_opaque() {
        return None;
    }
    let key_result = workspace.key_result_at(at)?;
    let (kind, target, at_least, at_most) = match key_result.measure.as_ref()? {
        Measure::Metric(metric) => (NativeKind::Metric, Some(metric.target), None, None),
        Measure::Ladder(ladder) => (NativeKind::Ladder, ladder.points.last().map(|point| point.value), None, None),
        Measure::Control(control) => (NativeKind::Control, None, control.at_least, control.at_most),
        Measure::Milestones(_) | Measure::Done(_) | Measure::Judged(_) | Measure::Rollup(_) => return None,
    };
    let plain = |number: f64| number + 0.0;
    let values = leaf_values(workspace, at, as_of.day_number());
    let party = objective.owner.as_ref()?;
    let told = KeyResultContribution {
        id: key_result.id.as_str(),
        objective: objective.id.as_str(),
        owner: OwnerRef::of(party)?,
        kind,
        baseline: values.from,
        target: target.map(plain),
        at_least: at_least.map(plain),
        at_most: at_most.map(plain),
        current: values.now.map(|(value, _)| value),
        delivered: delivered(key_result.measure.as_ref(), values),
    };
    let owner = owner_place(workspace, party)?;
    Some(Valued { told, unit: key_result.measure.as_ref().and_then(Measure::unit), owner })
}

fn fact_of_key_result(workspace: &Workspace, at: KeyResultIx, as_of: Date) -> Option<ContributedFact<'_>> {
    let key_result = workspace.key_result_at(at)?;
    let fact = fact_of(workspace, workspace.owner_of(at)?, FactKind::Judged)?;
    let fact = ContributedFact { key_result: Some(key_result.id.as_str()), ..fact };
    if fact.kind == FactKind::Opaque {
        return Some(fact);
    }
    Some(match key_result.measure.as_ref() {
        Some(Measure::Milestones(milestones)) => {
            let milestones = milestone_facts(workspace, at, milestones, as_of.day_number());
            let done = Some(milestones.iter().all(|step| step.done));
            ContributedFact { kind: FactKind::Milestones, done, milestones, ..fact }
        }
        Some(Measure::Done(done)) => {
            let done_on = done_on(done, as_of.day_number());
            ContributedFact { kind: FactKind::Done, done: Some(done_on.is_some()), done_on, ..fact }
        }
        _ => fact,
    })
}

fn fact_of_objective(workspace: &Workspace, at: ObjectiveIx) -> Option<ContributedFact<'_>> {
    fact_of(workspace, at, FactKind::Manual)
}

/// A fact that says no more than whose it is.
fn fact_of(workspace: &Workspace, at: ObjectiveIx, kind: FactKind) -> Option<ContributedFact<'_>> {
    let objective = workspace.objective_at(at)?;
    Some(ContributedFact {
        key_result: None,
        objective: objective.id.as_str(),
        owner: objective.owner.as_ref().and_then(OwnerRef::of),
        kind: if objective.is_opaque() { FactKind::Opaque } else { kind },
        done: None,
        done_on: None,
        milestones: Vec::new(),
    })
}

/// Contributions by unit, each unit where it first comes.
fn groups<'a>(valued: &[Valued<'a>]) -> Vec<ContributionGroup<'a>> {
    let unit = |at: usize| valued.get(at).and_then(|value| value.unit);
    let by_unit = order::positions_by(valued.len(), &|left, right| UnitOfMeasure::order(unit(left), unit(right)));
    let same = by_unit.chunk_by(|left, right| UnitOfMeasure::same(unit(*left), unit(*right)));
    let members: Vec<&[usize]> = same.collect();
    let by_first = order::positions(members.iter().map(|group| group.first().map_or(0, |first| *first as u64)));
    let in_order = by_first.into_iter().filter_map(|at| members.get(at as usize));
    in_order.map(|members| group(valued, members)).collect()
}

fn group<'a>(valued: &[Valued<'a>], members: &[usize]) -> ContributionGroup<'a> {
    let members: Vec<&Valued<'a>> = members.iter().filter_map(|at| valued.get(*at)).collect();
    let ranks = ranked(members.len(), &|at| members.get(at)?.told.delivered);
    let ranked_members = || ranks.iter().filter_map(|at| members.get(*at).copied());
    let unit = members.first().and_then(|member| member.unit);
    let adds_up = unit.is_some_and(|unit| unit.kind.adds_up());
    ContributionGroup {
        unit,
        adds_up,
        delivered: total(ranked_members().map(|member| member.told.delivered), adds_up),
        owners: owners(&members, &ranks, adds_up),
        key_results: ranked_members().map(|member| member.told).collect(),
    }
}

/// What each owner has delivered, added up in the order of ranks.
fn owners<'a>(members: &[&Valued<'a>], ranks: &[usize], adds_up: bool) -> Vec<OwnerContribution<'a>> {
    let member = |at: u32| ranks.get(at as usize).and_then(|at| Some((*at, *members.get(*at)?)));
    let key = |at: u32| member(at).map_or(u32::MAX, |(_, member)| member.owner);
    let by_owner = order::positions((0..ranks.len() as u32).map(|at| u64::from(key(at))));
    let mut told: Vec<(usize, OwnerContribution<'a>)> = Vec::new();
    for own in by_owner.chunk_by(|left, right| key(*left) == key(*right)) {
        let own = || own.iter().filter_map(|at| member(*at));
        let (Some(first), Some((_, any))) = (own().map(|(at, _)| at).min(), own().next()) else { continue };
        let one = OwnerContribution {
            owner: any.told.owner,
            delivered: total(own().map(|(_, member)| member.told.delivered), adds_up),
            key_results: own().count(),
            unmeasured: own().filter(|(_, member)| member.told.delivered.is_none()).count(),
        };
        told.push((first, one));
    }
    let told = order::sorted_by(told, |(left, _), (right, _)| left.cmp(right));
    let ranks = ranked(told.len(), &|at| told.get(at)?.1.delivered);
    ranks.into_iter().filter_map(|at| told.get(at).map(|(_, one)| *one)).collect()
}

/// What is measured, added up in order; `None` where nothing is, or where several values
/// would have to be added that do not add up.
fn total(values: impl Iterator<Item = Option<f64>>, adds_up: bool) -> Option<f64> {
    let mut values = values.flatten();
    let first = values.next()?;
    values.try_fold(0.0 + first, |total, value| adds_up.then_some(total + value))
}

/// Positions by what was delivered, the most first, those that are not measured last.
/// Sums of decimals that are the same to nine of them are the same.
fn ranked(count: usize, value: &dyn Fn(usize) -> Option<f64>) -> Vec<usize> {
    order::positions_by(count, &|left, right| match (value(left), value(right)) {
        (Some(left), Some(right)) => rounded(right).partial_cmp(&rounded(left)).unwrap_or(Ordering::Equal),
        (left, right) => left.is_none().cmp(&right.is_none()),
    })
}
