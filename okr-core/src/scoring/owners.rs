//! Owners: what the objectives of one owner in one cycle are worth together.

use serde::Serialize;

use super::board::{Board, known};
use super::rollup::Members;
use super::shares::Shares;
use crate::model::Party;
use crate::order;
use crate::workspace::{ObjectiveIx, Workspace};

/// An owner, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum OwnerRef<'a> {
    /// A person.
    Person(&'a str),
    /// A unit.
    Unit(&'a str),
}

impl<'a> OwnerRef<'a> {
    /// The owner that a party names; `None` where it names none.
    pub(crate) fn of(party: &'a Party) -> Option<OwnerRef<'a>> {
        let person = party.person.as_ref().map(|person| OwnerRef::Person(person.as_str()));
        person.or(party.unit.as_ref().map(|unit| OwnerRef::Unit(unit.as_str())))
    }
}

/// The objectives of one owner in one cycle, rolled up.
///
/// All of them that count, shown or not: those in stage draft, aligning, postponed and
/// archived do not.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnerScore<'a> {
    /// The owner.
    pub owner: OwnerRef<'a>,
    /// The cycle.
    pub cycle: &'a str,
    /// How many objectives count.
    pub objectives: usize,
    /// The mean of their progress by their weights, 0 to 1 (wider only where the profile
    /// says so); `null` where nothing is measured.
    pub progress: Option<f64>,
    /// The part of their weight that is measured, 0 to 1.
    pub coverage: f64,
}

impl<'w> Board<'w> {
    /// The owners of some objectives, given in document order, by cycle, each where it
    /// first comes.
    pub(crate) fn owners(&self, shown: &mut dyn Iterator<Item = ObjectiveIx>) -> Vec<OwnerScore<'w>> {
        let keys = self.owner_keys();
        let key = |at: u32| keys.get(at as usize).copied().flatten();
        // Those of one owner and cycle one after the other, in document order.
        let sorted = order::positions(keys.iter().map(|key| key.unwrap_or(u64::MAX)));
        // Where the group of a shown objective begins, and where it was first met.
        let group = |at: ObjectiveIx| {
            let key = key(at.0)?;
            Some((sorted.partition_point(|other| before(&keys, *other, key)) as u64, at.0))
        };
        let mut groups: Vec<(u64, u32)> = shown.filter_map(group).collect();
        order::sort(&mut groups);
        groups.dedup_by_key(|(start, _)| *start);
        let mut by_first: Vec<(u64, u32)> =
            groups.into_iter().map(|(start, first)| (u64::from(first), start as u32)).collect();
        order::sort(&mut by_first);
        let score = |(first, start): (u64, u32)| {
            let members = sorted.get(start as usize..)?;
            let own = key(first as u32);
            let own: Vec<ObjectiveIx> =
                members.iter().copied().take_while(|at| key(*at) == own).map(ObjectiveIx).collect();
            self.owner(ObjectiveIx(first as u32), &own)
        };
        by_first.into_iter().filter_map(score).collect()
    }

    /// Owner and cycle of every objective as one number; none of an opaque one.
    fn owner_keys(&self) -> Vec<Option<u64>> {
        let workspace = self.workspace;
        let objectives = workspace.document().objectives.iter().zip(workspace.cycles_of_objectives());
        objectives
            .map(|(objective, cycle)| Some(order::pair(owner_place(workspace, objective.owner.as_ref()?)?, cycle?)))
            .collect()
    }

    /// One owner's objectives of one cycle, of which the first shown names both.
    fn owner(&self, first: ObjectiveIx, own: &[ObjectiveIx]) -> Option<OwnerScore<'w>> {
        let named = self.workspace.objective_at(first)?;
        let profile = self.workspace.profile();
        let counted = || own.iter().filter_map(|at| Some((at, self.workspace.objective_at(*at)?)));
        let counted = || counted().filter(|(_, objective)| objective.stage_or_default().passes_numbers_on());
        let weights = || counted().map(|(_, objective)| objective.weight.unwrap_or(f64::NAN) + 0.0);
        let mut shares = Shares::of(profile, weights);
        let mut members = Members::default();
        for ((at, _), weight) in counted().zip(weights()) {
            let cell = self.scores.objectives.get(at.at())?;
            members.add(known(cell.progress), cell.coverage, shares.weight(weight), cell.status, profile);
        }
        Some(OwnerScore {
            owner: OwnerRef::of(named.owner.as_ref()?)?,
            cycle: named.cycle.as_str(),
            objectives: counted().count(),
            progress: members.mean(),
            coverage: members.coverage.get().unwrap_or(0.0),
        })
    }
}

/// One number for each person and unit.
pub(super) fn owner_place(workspace: &Workspace, party: &Party) -> Option<u32> {
    let people = workspace.document().people.len();
    let place = match (&party.person, &party.unit) {
        (Some(person), _) => workspace.person_place(person.as_str()),
        (None, Some(unit)) => workspace.unit_place(unit.as_str()).map(|at| people + at),
        (None, None) => None,
    };
    place.map(|place| place as u32)
}

/// True for an objective that stands before all of a key, in the order of keys.
fn before(keys: &[Option<u64>], at: u32, key: u64) -> bool {
    keys.get(at as usize).copied().flatten().unwrap_or(u64::MAX) < key
}
