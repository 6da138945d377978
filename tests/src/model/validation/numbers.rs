//! Numbers outside the range of their place, weights below zero.

use serde_json::Value;

use super::super::profile::resolved;
use super::super::read::{items, number, text};
use super::{Fault, fault};

/// The greatest magnitude of any number.
const GREATEST: f64 = 1e100;

/// The greatest of whole numbers.
pub(super) const MOST_WHOLE: f64 = 4_294_967_295.0;

/// What whole numbers may be; other ones are a matter of form.
const WHOLE: (f64, f64) = (f64::NEG_INFINITY, MOST_WHOLE);

/// The limits of a profile or one of its levels.
pub(super) const LIMITS: [&str; 4] = ["objectives", "objectivesAtLeast", "keyResults", "keyResultsAtLeast"];

/// `number.out-of-range` and `weight.negative`.
pub(super) fn faults(document: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    walk(document, "", &mut faults);
    for (at, assessment) in items(document, "assessments").iter().enumerate() {
        let path = format!("/assessments/{at}");
        range(assessment, "score", (0.0, 1.0), &path, &mut faults);
        let factors = ["completion", "difficulty", "effort"];
        for factor in factors {
            range(&assessment[factor], "value", (0.0, 1.0), &format!("{path}/{factor}"), &mut faults);
        }
        if number(assessment, "score").is_none() && factors.iter().all(|factor| assessment[factor].is_null()) {
            faults.push(fault("assessment.empty", path));
        }
    }
    for (at, check_in) in items(document, "checkIns").iter().enumerate() {
        range(check_in, "confidence", (0.0, 10.0), &format!("/checkIns/{at}"), &mut faults);
    }
    for (at, objective) in items(document, "objectives").iter().enumerate() {
        let path = format!("/objectives/{at}");
        range(objective, "position", WHOLE, &path, &mut faults);
        for (at, key_result) in items(objective, "keyResults").iter().enumerate() {
            range(key_result, "position", WHOLE, &format!("{path}/keyResults/{at}"), &mut faults);
        }
    }
    let profile = &document["profile"];
    range(profile, "cap", (1.0, GREATEST), "/profile", &mut faults);
    range(profile, "weightDecimals", (0.0, 9.0), "/profile", &mut faults);
    range(profile, "decimals", (0.0, 9.0), "/profile", &mut faults);
    for days in ["cadenceDays", "graceDays"] {
        range(profile, days, WHOLE, "/profile", &mut faults);
    }
    let limits = &profile["limits"];
    let levels = items(limits, "levels").iter().enumerate();
    let levels = levels.map(|(at, level)| (level, format!("/profile/limits/levels/{at}")));
    for (limits, path) in std::iter::once((limits, "/profile/limits".to_owned())).chain(levels) {
        LIMITS.iter().for_each(|field| range(limits, field, WHOLE, &path, &mut faults));
    }
    for factor in ["difficulty", "effort", "gap"] {
        range(&profile["assessment"], factor, (0.0, 1.0), "/profile/assessment", &mut faults);
    }
    for ambition in ["aspirational", "committed"] {
        for band in ["yellow", "green", "top"] {
            let path = format!("/profile/bands/{ambition}");
            range(&profile["bands"][ambition], band, (0.0, 1.0), &path, &mut faults);
        }
    }
    // A ratio of what was expected; else points.
    let most = if text(&resolved(document)["pace"], "rule") == Some("ratio") { 10.0 } else { 100.0 };
    for (field, most) in
        [("onTrackAtMost", 100.0), ("behindAtMost", 100.0), ("onTrackFrom", most), ("behindFrom", most)]
    {
        range(&profile["pace"], field, (0.0, most), "/profile/pace", &mut faults);
    }
    faults
}

/// Whether a number is one that documents may hold at all; of one that is not
/// nothing more is said.
pub(super) fn is_usable(number: f64) -> bool {
    number.abs() <= GREATEST
}

fn range(object: &Value, field: &str, (least, most): (f64, f64), path: &str, faults: &mut Vec<Fault>) {
    if number(object, field).is_some_and(|number| is_usable(number) && (number < least || number > most)) {
        faults.push(fault("number.out-of-range", format!("{path}/{field}")));
    }
}

/// What holds at every place: magnitudes, weights and tolerances. A host's own
/// data is passed over.
fn walk(value: &Value, path: &str, faults: &mut Vec<Fault>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect(),
        _ => Vec::new(),
    };
    for (name, value) in inner {
        let path = format!("{path}/{name}");
        let number = value.as_f64().unwrap_or(0.0);
        if !is_usable(number) || (name == "tolerance" && number < 0.0) {
            faults.push(fault("number.out-of-range", path.clone()));
        } else if name == "weight" && number < 0.0 {
            faults.push(fault("weight.negative", path.clone()));
        }
        if name != "extra" {
            walk(value, &path, faults);
        }
    }
}
