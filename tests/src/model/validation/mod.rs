//! Which problems a well-formed document has, by the books: codes and places.
//!
//! Form (types, unknown fields, texts, ids that are no ids) is not judged here.

mod agreements;
mod alignments;
mod amendments;
mod check_ins;
mod circles;
mod hierarchies;
mod measures;
mod numbers;
mod opaque;
mod profile;
mod references;
#[cfg(test)]
mod tests;
mod times;
mod weights;

use serde_json::Value;

use super::Bend;
pub(super) use agreements::refused;
pub(super) use profile::faults as faults_of_profile;
pub(super) use weights::sets;

/// What is wrong, where, and for `alignment.cycle` the nodes on the way round.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The code, as in `docs/errors.md`.
    pub code: String,
    /// A JSON pointer into the document.
    pub path: String,
    /// Kind (`objective` or `keyResult`) and id of each node; empty but for circles.
    pub cycle: Vec<(String, String)>,
}

/// A fault at a place.
fn fault(code: &str, path: impl Into<String>) -> Fault {
    Fault { code: code.to_owned(), path: path.into(), cycle: Vec::new() }
}

/// Every fault of a well-formed document, sorted by code and place.
pub fn faults(document: &Value, bend: Option<Bend>) -> Vec<Fault> {
    let mut faults = [
        references::faults(document),
        amendments::faults(document),
        hierarchies::faults(document),
        times::faults(document),
        measures::faults(document),
        weights::faults(document, bend),
        numbers::faults(document),
        opaque::faults(document),
        profile::faults(document),
        check_ins::faults(document),
        alignments::faults(document, bend),
        circles::faults(document, bend),
    ]
    .concat();
    faults.sort();
    faults
}
