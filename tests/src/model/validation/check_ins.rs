//! Check-ins that say what cannot be said of their target.

use serde_json::Value;

use super::super::read::{Node, items, kind_of_measure, named, number, record, text};
use super::numbers::is_usable;
use super::{Fault, fault};

/// `check-in.value-range`, `check-in.correction` and `check-in.milestone`.
pub(super) fn faults(document: &Value) -> Vec<Fault> {
    let check_ins = items(document, "checkIns");
    let mut faults = Vec::new();
    for (at, check_in) in check_ins.iter().enumerate() {
        let path = format!("/checkIns/{at}");
        if let Some(id) = text(check_in, "corrects") {
            let corrected = check_ins.iter().position(|other| text(other, "id") == Some(id));
            let is_legal =
                |other: usize| other < at && check_ins.get(other).is_some_and(|it| is_about_same(it, check_in));
            if corrected.is_some_and(|other| !is_legal(other)) {
                faults.push(fault("check-in.correction", format!("{path}/corrects")));
            }
        }
        let Some(target) = named(document, check_in) else { continue };
        let about = record(document, target);
        let is_percent = matches!(target, Node::Objective(_)) || kind_of_measure(about) == "judged";
        let value = number(check_in, "value").unwrap_or(0.0);
        if is_percent && is_usable(value) && !(0.0..=100.0).contains(&value) {
            faults.push(fault("check-in.value-range", format!("{path}/value")));
        }
        let milestones = items(&about["measure"], "items");
        for (place, title) in items(check_in, "milestones").iter().enumerate() {
            if !milestones.iter().any(|item| item["title"] == *title) {
                faults.push(fault("check-in.milestone", format!("{path}/milestones/{place}")));
            }
        }
    }
    faults
}

fn is_about_same(one: &Value, other: &Value) -> bool {
    one["keyResult"] == other["keyResult"] && one["objective"] == other["objective"]
}
