//! Entries of an answer with the fields that were asked for.

use super::answer::{KeyResultScore, ObjectiveScore};

/// Which fields of an entry are told, by their places in its list of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fields(u64);

/// What every entry tells, whatever is asked for.
const ALWAYS: &[&str] = &["id", "objective"];

impl Fields {
    /// Every field.
    pub(crate) const ALL: Fields = Fields(u64::MAX);

    /// The fields of these names, and what is always told. Names that the entry does
    /// not have are another one's.
    pub(crate) fn of<'n>(known: &[&str], named: impl Iterator<Item = &'n str>) -> Fields {
        let places = ALWAYS.iter().copied().chain(named);
        let places = places.filter_map(|name| known.iter().position(|known| *known == name));
        Fields(places.fold(0, |fields, at| fields | 1 << at))
    }

    pub(crate) fn has(self, at: usize) -> bool {
        self.0 >> at & 1 == 1
    }
}

/// An entry that tells some of its fields.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InPart<T>(pub(crate) T, pub(crate) Fields);

/// Writes an entry field by field; the names are those that its own serde writes.
macro_rules! in_part {
    ($entry:ident: $($wire:literal $field:ident),+ $(,)?) => {
        impl $entry<'_> {
            /// The names of its fields, in their order.
            pub(crate) const FIELDS: &'static [&'static str] = &[$($wire),+];
        }

        impl serde::Serialize for $crate::scoring::part::InPart<$entry<'_>> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct as _;
                let mut entry = serializer.serialize_struct(stringify!($entry), $entry::FIELDS.len())?;
                let mut places = 0..;
                $( if places.next().is_some_and(|at| self.1.has(at)) {
                    entry.serialize_field($wire, &self.0.$field)?;
                } )+
                entry.end()
            }
        }
    };
}
pub(super) use in_part;

in_part!(ObjectiveScore:
    "id" id,
    "progress" progress,
    "score" score,
    "scoreSource" score_source,
    "computedScore" computed_score,
    "statedScore" stated_score,
    "coverage" coverage,
    "expected" expected,
    "status" status,
    "statedStatus" stated_status,
    "grade" grade,
    "confidence" confidence,
);

in_part!(KeyResultScore:
    "id" id,
    "objective" objective,
    "attainment" attainment,
    "progress" progress,
    "score" score,
    "scoreSource" score_source,
    "computedScore" computed_score,
    "statedScore" stated_score,
    "expected" expected,
    "status" status,
    "statedStatus" stated_status,
    "grade" grade,
    "confidence" confidence,
    "current" current,
    "currentOn" current_on,
    "coverage" coverage,
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::to_canonical;
    use crate::workspace::Workspace;

    #[test]
    fn all_parts_are_the_whole() {
        let text = r#"{"okr": 1, "people": [{"id": "p", "name": "Lin"}],
            "cycles": [{"id": "q", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
            "objectives": [{"id": "o", "title": "Answer the same day", "owner": {"person": "p"}, "cycle": "q",
                "keyResults": [{"id": "k", "title": "Answered the same day"}]}],
            "checkIns": [{"keyResult": "k", "on": "2026-02-01", "value": 40, "confidence": 5}]}"#;
        let workspace = Workspace::from_json(text).unwrap();
        let board = super::super::Board::compute(&workspace, "2026-02-02".parse().unwrap());
        let (objective, key_result) = (board.objective("o").unwrap(), board.key_result("k").unwrap());
        assert_eq!(to_canonical(&InPart(objective, Fields::ALL)), to_canonical(&objective));
        assert_eq!(to_canonical(&InPart(key_result, Fields::ALL)), to_canonical(&key_result));
        let some = |known| Fields::of(known, ["current", "coverage"].into_iter());
        let told = to_canonical(&InPart(objective, some(ObjectiveScore::FIELDS)));
        assert_eq!(told, r#"{"id":"o","coverage":1}"#);
        let told = to_canonical(&InPart(key_result, some(KeyResultScore::FIELDS)));
        assert_eq!(told, r#"{"id":"k","objective":"o","current":40,"coverage":1}"#);
    }
}
