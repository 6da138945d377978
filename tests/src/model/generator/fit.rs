//! What keeps a document to the demands of its profile.

use serde_json::{Value, json};

use super::super::Choices;
use super::super::profile::{resolved, units_of_one};
use super::super::read::{number, text};
use super::super::validation::{faults_of_profile, refused, sets};

/// Takes away what contradicts itself.
pub(super) fn profile(document: &mut Value) {
    for fault in faults_of_profile(document) {
        let field = fault.path.split('/').nth(2).unwrap_or_default().to_owned();
        if let Some(profile) = document["profile"].as_object_mut() {
            profile.remove(&field);
        }
    }
}

/// Gives metrics the baselines, and controls the bounds, that are demanded; parts
/// targets from baselines.
pub(super) fn measures(document: &mut Value) {
    let settings = resolved(document);
    let says = |policy: &str, value: &str| text(&settings, policy) == Some(value);
    for objective in document["objectives"].as_array_mut().into_iter().flatten() {
        for key_result in objective["keyResults"].as_array_mut().into_iter().flatten() {
            let measure = &mut key_result["measure"];
            if measure.is_null() {
                continue;
            }
            let kind = measure["kind"].clone();
            if kind == "metric" && number(measure, "baseline").is_none() && says("missingBaseline", "problem") {
                measure["baseline"] = json!(3);
            }
            let baseline = number(measure, "baseline").unwrap_or(0.0);
            if says("flatTarget", "problem") && number(measure, "target") == Some(baseline) {
                measure["target"] = json!(if baseline.abs() < 1e99 { baseline + 1.0 + baseline.abs() } else { 1.0 });
            }
            let bounds = number(measure, "atLeast").zip(number(measure, "atMost"));
            if bounds.is_some_and(|(least, most)| least == most) {
                measure["strict"] = json!(false);
            }
        }
    }
}

/// Weighs what must make 1 so that it does.
pub(super) fn weights(choices: &mut Choices, document: &mut Value) {
    let settings = resolved(document);
    if text(&settings, "weights") != Some("mustSumToOne") {
        return;
    }
    let one = units_of_one(&settings);
    let shares_rest = text(&settings, "missingWeight") == Some("remainder");
    for set in sets(document, None) {
        let mut left = one;
        let last = set.len() - 1;
        for (number, (at, place)) in set.into_iter().enumerate() {
            let part = choices.pick(&[0.3, 0.0, 0.5, 1.0 / 3.0, 1.0, 0.1]);
            let units = if number == last { left } else { (left * part).floor() };
            left -= units;
            let is_left_out = shares_rest && choices.chance(40);
            let objective = &mut document["objectives"][at];
            let record = place.map_or(0, |place| place + 1);
            let record = if record == 0 { objective } else { &mut objective["keyResults"][record - 1] };
            record["weight"] = if is_left_out { Value::Null } else { json!(units / one) };
        }
    }
}

/// Takes away the alignments that are refused.
pub(super) fn alignments(document: &mut Value) {
    let refused = refused(document, None);
    let mut at = 0;
    if let Some(alignments) = document["alignments"].as_array_mut() {
        alignments.retain(|_| {
            at += 1;
            !refused.iter().any(|(place, _)| place + 1 == at)
        });
    }
}
