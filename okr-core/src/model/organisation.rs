//! The organisation: units in a tree, people with their managers.

use super::{PersonId, Title, UnitId};
use crate::json::record;

record! {
    /// A unit of the organisation: company, department, team, or the host's own level.
    ///
    /// A unit's OKRs are those that it owns and its leader's at its level, for a
    /// team's OKR is its leader's.
    pub struct Unit {
        /// The host's id, unique among units.
        "id" id: UnitId = required,
        /// The unit's name.
        "name" name: Title = required,
        /// The unit's level, one of the document's `levels` where those are given.
        "level" level: Title = required,
        /// The unit above.
        "parent" parent: Option<UnitId> = optional,
        /// The person who leads the unit.
        "leader" leader: Option<PersonId> = optional,
    }
}

record! {
    /// A person who owns or works on objectives.
    pub struct Person {
        /// The host's id, unique among people.
        "id" id: PersonId = required,
        /// The person's name.
        "name" name: Title = required,
        /// The unit that the person belongs to.
        "unit" unit: Option<UnitId> = optional,
        /// The person whom they report to.
        "manager" manager: Option<PersonId> = optional,
        /// What they do, as on a card.
        "title" title: Option<Title> = optional,
    }
}
