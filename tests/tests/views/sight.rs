//! Who may see what, said once more in the plainest way.

use serde_json::Value;

/// The record of an id.
fn record<'v>(document: &'v Value, list: &str, id: &Value) -> &'v Value {
    let found = document[list].as_array().into_iter().flatten().find(|one| !id.is_null() && one["id"] == *id);
    found.unwrap_or(&Value::Null)
}

/// A record's id and the ids of all above it.
fn line<'v>(document: &'v Value, list: &str, up: &str, id: &Value) -> Vec<&'v Value> {
    let mut line = Vec::new();
    let mut next = record(document, list, id);
    while !next.is_null() {
        line.push(&next["id"]);
        next = record(document, list, &next[up]);
    }
    line
}

/// Whether a viewer may see an objective.
pub fn sees(document: &Value, viewer: &Value, objective: &Value) -> bool {
    let visibility = objective["visibility"].as_str().unwrap_or("public");
    if visibility == "public" || objective["opaque"] == true {
        return true;
    }
    if viewer.is_null() {
        return false;
    }
    let owner = &objective["owner"];
    let unit = match owner["unit"].is_null() {
        true => &record(document, "people", &owner["person"])["unit"],
        false => &owner["unit"],
    };
    let person = match owner["person"].is_null() {
        true => &record(document, "units", unit)["leader"],
        false => &owner["person"],
    };
    if line(document, "people", "manager", person).contains(&viewer) {
        return true;
    }
    let units = document["units"].as_array().into_iter().flatten();
    let mut own: Vec<&Value> = units.filter(|one| one["leader"] == *viewer).map(|one| &one["id"]).collect();
    let above = line(document, "units", "parent", unit);
    // A leader of the unit, or of one above it.
    let leads = above.iter().any(|unit| own.contains(unit));
    own.push(&record(document, "people", viewer)["unit"]);
    // One of the unit, or of one below it.
    let belongs = own.iter().any(|own| line(document, "units", "parent", own).contains(&unit));
    visibility == "unit" && !unit.is_null() && (leads || belongs)
}
