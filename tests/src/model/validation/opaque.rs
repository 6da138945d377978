//! Words on what is opaque: `opaque.field` and `opaque.milestone`.

use serde_json::Value;

use super::super::read::{is_opaque, items, named, text};
use super::{Fault, fault};

const OBJECTIVE: &[&str] = &[
    "title",
    "owner",
    "visibility",
    "origin",
    "raise",
    "category",
    "position",
    "rationale",
    "description",
    "mentions",
];
const KEY_RESULT: &[&str] =
    &["title", "indicator", "effect", "position", "rationale", "mentions", "guards", "initiatives"];
const CHECK_IN: &[&str] = &["by", "confidence", "status", "progress", "risks", "support", "next", "source"];

/// Everything that is said of something opaque.
pub(super) fn faults(document: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut refuse = |record: &Value, path: &str, fields: &[&str]| {
        let is_given = |field: &&&str| match &record[**field] {
            Value::Array(items) => !items.is_empty(),
            value => !value.is_null(),
        };
        faults.extend(fields.iter().filter(is_given).map(|field| fault("opaque.field", format!("{path}/{field}"))));
    };
    let mut named_milestones = Vec::new();
    for (at, objective) in items(document, "objectives").iter().enumerate().filter(|(_, it)| it["opaque"] == true) {
        let path = format!("/objectives/{at}");
        refuse(objective, &path, OBJECTIVE);
        for (place, key_result) in items(objective, "keyResults").iter().enumerate() {
            let path = format!("{path}/keyResults/{place}");
            refuse(key_result, &path, KEY_RESULT);
            refuse(&key_result["measure"], &format!("{path}/measure"), &["unit"]);
            for (number, item) in items(&key_result["measure"], "items").iter().enumerate() {
                if text(item, "title") != Some(&(number + 1).to_string()) {
                    let path = format!("{path}/measure/items/{number}/title");
                    named_milestones.push(fault("opaque.milestone", path));
                }
            }
        }
    }
    let about = |record: &Value| named(document, record).is_some_and(|node| is_opaque(document, node));
    for (at, alignment) in items(document, "alignments").iter().enumerate() {
        let ends = [&alignment["from"], &alignment["to"]];
        // What leads nowhere is told already.
        let is_known = ends.iter().all(|end| named(document, end).is_some());
        if is_known && ends.into_iter().any(about) {
            refuse(alignment, &format!("/alignments/{at}"), &["note"]);
        }
    }
    for (at, check_in) in items(document, "checkIns").iter().enumerate().filter(|(_, it)| about(it)) {
        refuse(check_in, &format!("/checkIns/{at}"), CHECK_IN);
    }
    for (at, assessment) in items(document, "assessments").iter().enumerate().filter(|(_, it)| about(it)) {
        refuse(assessment, &format!("/assessments/{at}"), &["by", "note"]);
    }
    faults.extend(named_milestones);
    faults
}
