//! The document's own fields.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::codes::Code;
use crate::json::{Field, Kind, LEVELS, Reader, is_blank, number_text, record};
use crate::lang::Term;
use crate::model::{
    Alignment, Amendment, Assessment, CheckIn, Cycle, Date, Endpoint, HealthMetric, Note, Objective, Person, PersonId,
    ProfileChoice, Title, Unit,
};
use crate::problem::Problem;

/// The version of the wire format; 1 is the only one so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Version(#[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))] u32);

impl Version {
    /// The version that this engine writes.
    pub const CURRENT: Version = Version(1);
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
        match f64::deserialize(deserializer)? {
            1.0 => Ok(Version::CURRENT),
            other => Err(serde::de::Error::custom(UnknownVersion(other))),
        }
    }
}

struct UnknownVersion(f64);

impl fmt::Display for UnknownVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "format version {} is not known", number_text(self.0))
    }
}

impl Field for Version {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let pointer = reader.pointer();
        if reader.kind() == Kind::String {
            // Mostly `"1"`: that a number is wanted helps more than that a string is not.
            let word = reader.string(Term::new("a number", "数字"))?.into_owned();
            reader.raise(Problem::new(Code::DocumentVersion, pointer).with("version", format!("\"{word}\"")));
            return None;
        }
        let number = reader.number()?;
        if number != 1.0 {
            reader.raise(Problem::new(Code::DocumentVersion, pointer).with("version", number));
            return None;
        }
        Some(Version::CURRENT)
    }

    fn placeholder() -> Self {
        Version::CURRENT
    }
}

record! {
    /// One finding that someone has decided to live with, and why.
    pub struct Silence {
        /// The rule's code.
        "rule" rule: Title = required,
        /// The objective or key result; absent: wherever the rule looks.
        "target" target: Option<Endpoint> = optional,
        /// Why it does not apply here; not blank.
        "reason" reason: Note = required,
        /// Who decided.
        "by" by: Option<PersonId> = optional,
        /// When.
        "on" on: Option<Date> = optional,
    }
}

record! {
    /// A whole document as it arrived: a company's units, people, cycles,
    /// objectives, alignments and check-ins.
    ///
    /// A `Document` is what the wire says. It becomes a
    /// [`Workspace`](crate::Workspace) once it is known to hold.
    pub struct Document {
        /// The version of the format.
        "okr" okr: Version = required,
        /// The profile by which it is judged; absent: `okr`.
        "profile" profile: Option<ProfileChoice> = optional,
        /// The levels of the organisation, highest first.
        "levels" levels: Vec<Title> = list,
        /// The units.
        "units" units: Vec<Unit> = list,
        /// The people.
        "people" people: Vec<Person> = list,
        /// The cycles.
        "cycles" cycles: Vec<Cycle> = list,
        /// The objectives with their key results.
        "objectives" objectives: Vec<Objective> = list,
        /// The alignments between them.
        "alignments" alignments: Vec<Alignment> = list,
        /// The check-ins.
        "checkIns" check_ins: Vec<CheckIn> = list,
        /// The scores that owners state.
        "assessments" assessments: Vec<Assessment> = list,
        /// What was changed of objectives and key results, with what it was before.
        "amendments" amendments: Vec<Amendment> = list,
        /// The values watched beside the OKRs.
        "healthMetrics" health_metrics: Vec<HealthMetric> = list,
        /// The findings that someone decided to live with.
        "silences" silences: Vec<Silence> = list,
    }
    check(document, place, checks) {
        let levels = document.levels.len();
        if levels > LEVELS {
            let path = place.field("levels").pointer();
            checks.raise(Problem::too_many(path, Term::new("levels", "层级"), levels as u64, LEVELS));
        }
        for (index, silence) in document.silences.iter().enumerate() {
            if is_blank(&silence.reason) {
                let place = place.field("silences");
                let problem = Problem::new(Code::SilenceReason, place.item(index).pointer());
                checks.raise(problem.with("name", silence.rule.as_str()));
            }
        }
    }
}

impl Document {
    /// A document with nothing in it.
    ///
    /// ```
    /// use okr_core::{Document, Workspace};
    /// assert!(Workspace::from_document(Document::empty()).is_ok());
    /// ```
    pub fn empty() -> Document {
        Document { okr: Version::CURRENT, ..Document::placeholder() }
    }

    /// The document as canonical JSON.
    pub fn to_json(&self) -> String {
        crate::json::to_canonical(self)
    }
}
