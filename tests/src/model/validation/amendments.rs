//! Amendments of fields that are there, with values that could be.

use serde_json::Value;

use super::super::day;
use super::super::past::{OF_KEY_RESULTS, OF_MEASURES, OF_OBJECTIVES};
use super::super::read::{items, text};
use super::{Fault, fault};

/// `amendment.field` and `amendment.value`.
pub(super) fn faults(document: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, amendment) in items(document, "amendments").iter().enumerate() {
        let path = format!("/amendments/{at}");
        let field = text(amendment, "field").unwrap_or_default();
        let of_objective = amendment["target"]["objective"].is_string();
        let of_key_result = amendment["target"]["keyResult"].is_string();
        let is_known = match (of_objective, of_key_result) {
            (true, false) => OF_OBJECTIVES.contains(&field),
            (false, true) => OF_KEY_RESULTS.contains(&field) || OF_MEASURES.contains(&field),
            _ => true,
        };
        if !is_known {
            faults.push(fault("amendment.field", format!("{path}/field")));
            continue;
        }
        for value in ["before", "after"] {
            if !fits(field, of_objective, &amendment[value]) {
                faults.push(fault("amendment.value", format!("{path}/{value}")));
            }
        }
    }
    faults
}

/// Whether a value is of the type of its field; lists and measures are taken as they are.
fn fits(field: &str, of_objective: bool, value: &Value) -> bool {
    let is_day = || value.as_str().is_some_and(|text| day::number(text).is_some());
    match field {
        "target" => value.is_number(),
        "cycle" if of_objective => value.is_string(),
        _ if value.is_null() => true,
        "weight" | "baseline" | "atLeast" | "atMost" | "tolerance" => value.is_number(),
        "deadline" | "start" => is_day(),
        "plan" => value.is_array(),
        "measure" => value.is_object(),
        _ => value.is_string(),
    }
}
