//! Units, managers and cycles that stand above themselves.

use serde_json::Value;

use super::super::read::{items, text};
use super::{Fault, fault};

/// One fault a loop, at its first member in the document.
pub(super) fn faults(document: &Value) -> Vec<Fault> {
    let kinds = [
        ("units", "parent", "unit.cycle"),
        ("people", "manager", "person.cycle"),
        ("cycles", "parent", "cycle.parent-cycle"),
    ];
    kinds.iter().flat_map(|&(list, above, code)| loops(items(document, list), list, above, code)).collect()
}

fn loops(records: &[Value], list: &str, above: &str, code: &str) -> Vec<Fault> {
    let superior = |at: usize| {
        let name = records.get(at).and_then(|record| text(record, above))?;
        records.iter().position(|record| text(record, "id") == Some(name))
    };
    let first_of_loop = |&start: &usize| {
        let round: Vec<usize> =
            std::iter::successors(superior(start), |&at| superior(at)).take(records.len()).collect();
        let way_back = round.iter().position(|&at| at == start);
        way_back.is_some_and(|end| round.iter().take(end).all(|&at| at > start))
    };
    let firsts = (0..records.len()).filter(first_of_loop);
    firsts.map(|at| fault(code, format!("/{list}/{at}/{above}"))).collect()
}
