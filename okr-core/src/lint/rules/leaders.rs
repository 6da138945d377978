//! Whose set an objective belongs to: what the rules on an owner's set share.

use crate::lint::scene::{ObjectiveAt, Scene};
use crate::model::Party;
use crate::order;

/// The objectives of one owner in one cycle, in document order.
pub(super) struct OwnerSet<'a> {
    pub(super) owner: Owner<'a>,
    pub(super) cycle: &'a str,
    /// At least one.
    pub(super) objectives: Vec<ObjectiveAt<'a>>,
}

/// The planned objectives by owner and cycle. Whose an opaque one is nobody knows.
pub(super) fn sets_by_owner(scene: Scene<'_>) -> Vec<OwnerSet<'_>> {
    let leaders = Leaders::of(scene);
    let owned = scene.planned().filter_map(|at| {
        let owner = leaders.owner(scene, at, at.objective.owner.as_ref()?);
        Some(((owner, at.objective.cycle.as_str()), at))
    });
    let owned = order::sorted_by(owned.collect(), |left, right| left.0.cmp(&right.0));
    let sets = owned.chunk_by(|left, right| left.0 == right.0).filter_map(|set| {
        let (owner, cycle) = set.first()?.0;
        Some(OwnerSet { owner, cycle, objectives: set.iter().map(|(_, at)| *at).collect() })
    });
    sets.collect()
}

/// Whose set an objective belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner<'a> {
    Person(&'a str),
    Unit(&'a str),
}

/// An owner as a key: a person and a unit may have the same id.
pub(super) fn key(owner: &Party) -> (bool, &str) {
    (owner.person.is_some(), owner.id())
}

impl Owner<'_> {
    pub(super) fn party(self) -> Party {
        match self {
            Owner::Person(id) => Party::of_person(id),
            Owner::Unit(id) => Party::of_unit(id),
        }
    }
}

/// The units that a person leads, with their levels, in document order.
struct Leaders<'a>(Vec<Led<'a>>);

struct Led<'a> {
    leader: &'a str,
    unit: &'a str,
    level: &'a str,
}

impl<'a> Leaders<'a> {
    fn of(scene: Scene<'a>) -> Leaders<'a> {
        let led = scene.workspace.document().units.iter().filter_map(|unit| {
            Some(Led { leader: unit.leader.as_ref()?.as_str(), unit: unit.id.as_str(), level: unit.level.as_str() })
        });
        Leaders(order::sorted_by(led.collect(), |left, right| left.leader.cmp(right.leader)))
    }

    /// The units that a person leads, in document order.
    fn led_by(&self, person: &str) -> &[Led<'a>] {
        let from = self.0.partition_point(|led| led.leader < person);
        let to = self.0.partition_point(|led| led.leader <= person);
        self.0.get(from..to).unwrap_or_default()
    }

    /// A leader's objectives at the level of the unit are the unit's; the unit
    /// that the leader belongs to comes before others.
    fn owner(&self, scene: Scene<'a>, at: ObjectiveAt<'a>, owner: &'a Party) -> Owner<'a> {
        let Some(person) = &owner.person else { return Owner::Unit(owner.id()) };
        let level = scene.workspace.level_of(at.objective);
        let led = self.led_by(person.as_str());
        let fitting = || led.iter().filter(|led| Some(led.level) == level).map(|led| led.unit);
        let home = scene.workspace.unit_of(owner).map(|unit| unit.id.as_str());
        match fitting().find(|unit| Some(*unit) == home).or_else(|| fitting().next()) {
            Some(unit) => Owner::Unit(unit),
            None => Owner::Person(person.as_str()),
        }
    }
}
