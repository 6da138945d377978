//! The sizes that a document may have.

use serde::{Deserialize, Serialize};

use super::reader::Reader;
use super::record::Field;

/// Upper bounds that keep one document from exhausting a host's process.
///
/// A host may set its own; there is no way to have none. Counts are checked
/// before the memory for what they count is reserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Limits {
    /// Bytes of JSON text. 4 GiB; 1 GiB in wasm.
    pub bytes: u64,
    /// Levels of nested objects and lists, the document itself being the first. 64.
    pub depth: u32,
    /// Objectives. 5,000,000.
    pub objectives: u32,
    /// Key results over all objectives. 20,000,000.
    pub key_results: u32,
    /// Alignments. 50,000,000.
    pub alignments: u32,
    /// Check-ins. 50,000,000.
    pub check_ins: u32,
    /// Units, people, cycles, health metrics or silences, each; assessments may be as many as
    /// check-ins. 5,000,000.
    pub organisation: u32,
    /// Entries of any other list: items of milestones, points of a plan, mentions. 1,000,000.
    pub entries: u32,
    /// Problems that are listed before the rest is only counted as "more". 10,000.
    pub problems: u32,
    /// Days of plans of hidden key results that a view tells one by one. 4,000,000.
    pub planned_days: u32,
}

impl Limits {
    /// The limits where a host sets none.
    pub const DEFAULT: Limits = Limits {
        bytes: if cfg!(target_arch = "wasm32") { 1 << 30 } else { 4 << 30 },
        depth: 64,
        objectives: 5_000_000,
        key_results: 20_000_000,
        alignments: 50_000_000,
        check_ins: 50_000_000,
        organisation: 5_000_000,
        entries: 1_000_000,
        problems: 10_000,
        planned_days: 4_000_000,
    };
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::DEFAULT
    }
}

impl Field for Limits {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        const KNOWN: &[&str] = &[
            "bytes",
            "depth",
            "objectives",
            "keyResults",
            "alignments",
            "checkIns",
            "organisation",
            "entries",
            "problems",
            "plannedDays",
        ];
        let mut limits = Limits::default();
        let mut seen: Vec<&str> = Vec::new();
        let is_object = reader.object(&mut |reader, name| {
            let Some(known) = KNOWN.iter().find(|known| **known == name) else {
                return reader.unknown_field(name, KNOWN);
            };
            if seen.contains(known) {
                return reader.duplicate(name);
            }
            seen.push(known);
            let slot = match name {
                "bytes" => {
                    if let Some(bytes) = reader.number().filter(|bytes| *bytes >= 0.0) {
                        // Saturates: no text is longer than a `u64` can say.
                        limits.bytes = bytes as u64;
                    }
                    return;
                }
                "depth" => &mut limits.depth,
                "objectives" => &mut limits.objectives,
                "keyResults" => &mut limits.key_results,
                "alignments" => &mut limits.alignments,
                "checkIns" => &mut limits.check_ins,
                "organisation" => &mut limits.organisation,
                "entries" => &mut limits.entries,
                "problems" => &mut limits.problems,
                _ => &mut limits.planned_days,
            };
            if let Some(limit) = u32::read(reader) {
                *slot = limit;
            }
        });
        is_object.then_some(limits)
    }

    fn placeholder() -> Self {
        Limits::default()
    }
}

/// Bytes that an id may have.
pub(crate) const ID_BYTES: usize = 128;
/// Levels that an organisation may have.
pub(crate) const LEVELS: usize = 100;
/// Characters that a title or name may have.
pub(crate) const TITLE_CHARS: usize = 2_000;
/// Characters that a note may have.
pub(crate) const NOTE_CHARS: usize = 20_000;
/// The largest magnitude of a number in a document or an answer. Far beyond any
/// figure of a company, and small enough that no sum or product of the scoring
/// can leave the finite numbers.
pub(crate) const NUMBER_BOUND: f64 = 1e100;
