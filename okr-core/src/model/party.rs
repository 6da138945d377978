//! Persons and units as one finds them in a field: owners, mentions, helpers.

use super::{PersonId, UnitId};
use crate::codes::Code;
use crate::json::record;
use crate::problem::Problem;

record! {
    /// A person or a unit: `{"person": "id"}` or `{"unit": "id"}`, exactly one.
    #[derive(Default)]
    pub struct Party {
        /// The person, where it is one.
        "person" person: Option<PersonId> = optional,
        /// The unit, where it is one.
        "unit" unit: Option<UnitId> = optional,
    }
    check(party, place, checks) {
        if party.person.is_some() == party.unit.is_some() {
            checks.raise(Problem::new(Code::PartyOneOf, place.pointer()));
        }
    }
}

impl Party {
    /// A person.
    pub fn of_person(id: &str) -> Party {
        Party { person: Some(id.into()), ..Party::default() }
    }

    /// A unit.
    pub fn of_unit(id: &str) -> Party {
        Party { unit: Some(id.into()), ..Party::default() }
    }

    /// The id, whatever the kind; empty where neither is named.
    pub fn id(&self) -> &str {
        match (&self.person, &self.unit) {
            (Some(person), _) => person.as_str(),
            (None, Some(unit)) => unit.as_str(),
            (None, None) => "",
        }
    }
}
