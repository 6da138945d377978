//! Ids: the host's own strings, 1 to 128 bytes, no control characters, unique
//! within their kind.

use super::id_text::IdText;
use crate::json::{Checks, Field, Place, Reader};
use crate::lang::Term;

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(IdText);

        impl $name {
            /// The id as the host wrote it.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> $name {
                $name(id.into())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Field for $name {
            fn read(reader: &mut Reader<'_>) -> Option<Self> {
                let id = reader.string(Term::new("an id (a string)", "id（字符串）"))?;
                Some($name((&*id).into()))
            }

            fn placeholder() -> Self {
                $name("".into())
            }

            fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
                checks.id(self.as_str(), place);
            }
        }
    };
}

id! {
    /// The id of a unit of the organisation.
    UnitId
}
id! {
    /// The id of a person.
    PersonId
}
id! {
    /// The id of a cycle.
    CycleId
}
id! {
    /// The id of an objective.
    ObjectiveId
}
id! {
    /// The id of a key result, unique over all objectives.
    KeyResultId
}
id! {
    /// The id of a health metric.
    HealthMetricId
}
id! {
    /// The id of an initiative.
    InitiativeId
}
id! {
    /// The id of a check-in, needed only where it may be corrected.
    CheckInId
}
