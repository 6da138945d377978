//! Alignments that no graph may hold: to itself, to its own objective, twice.

use serde_json::Value;

use super::super::Bend;
use super::super::read::{Node, items, named, word};
use super::agreements::refused;
use super::{Fault, fault};

/// What an alignment joins, where both ends are there.
pub(super) fn ends(document: &Value, alignment: &Value) -> Option<(Node, Node)> {
    named(document, &alignment["from"]).zip(named(document, &alignment["to"]))
}

/// Whether its ends alone make it illegal, and why.
pub(super) fn wrong_ends((from, to): (Node, Node)) -> Option<&'static str> {
    if from == to {
        Some("alignment.self")
    } else if to == Node::Objective(from.objective()) {
        Some("alignment.own-objective")
    } else {
        None
    }
}

/// `alignment.self`, `alignment.own-objective`, `alignment.duplicate`, and what the
/// profile refuses.
pub(super) fn faults(document: &Value, bend: Option<Bend>) -> Vec<Fault> {
    let refused = refused(document, bend).into_iter();
    let mut faults: Vec<Fault> = refused.map(|(at, code)| fault(code, format!("/alignments/{at}"))).collect();
    let mut standing: Vec<(Node, Node, &str)> = Vec::new();
    for (at, alignment) in items(document, "alignments").iter().enumerate() {
        let Some(ends) = ends(document, alignment) else { continue };
        let path = format!("/alignments/{at}");
        if let Some(code) = wrong_ends(ends) {
            faults.push(fault(code, path.clone()));
        }
        // What is aligned to itself is told once each, not as twice the same.
        if ends.0 != ends.1 && word(alignment, "state", "accepted") != "declined" {
            let this = (ends.0, ends.1, word(alignment, "kind", "supports"));
            if standing.contains(&this) {
                faults.push(fault("alignment.duplicate", path));
            }
            standing.push(this);
        }
    }
    faults
}
