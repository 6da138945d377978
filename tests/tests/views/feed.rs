//! Something visible that reads what may be hidden, and values for it to read: without
//! them most of what is hidden is read by nobody.

use okr_tests::model::Choices;
use serde_json::{Value, json};

use super::secrets::items;

/// Adds an objective that many others contribute to, and check-ins from far below the
/// baseline to far beyond the target.
pub fn add(choices: &mut Choices<'_>, document: &mut Value) {
    let mut alignments = items(document, "alignments").to_vec();
    let mut check_ins = items(document, "checkIns").to_vec();
    for objective in items(document, "objectives") {
        if choices.chance(60) {
            let from = json!({"objective": objective["id"]});
            alignments.push(json!({"from": from, "to": {"objective": "top"}, "kind": "contributes"}));
        }
        for one in items(objective, "keyResults").iter().filter(|one| one["measure"]["kind"] == "metric") {
            let part = choices.pick(&[0.5, 1.0, 2.5, -0.5, 1.2, 0.3, -3.0]);
            let from = one["measure"]["baseline"].as_f64().unwrap_or(0.0);
            let to = one["measure"]["target"].as_f64().unwrap_or(0.0);
            let value = from + (to - from) * part;
            if choices.chance(60) && value.abs() < 1e9 {
                check_ins.push(json!({"keyResult": one["id"], "on": "2026-01-12", "value": value}));
            }
            // Recorded late: until then it was another one that was the first.
            if choices.chance(50) {
                let on = choices.pick(&["2026-01-02", "2025-12-20", "2026-01-11"]);
                let known = choices.pick(&["2026-01-18", "2026-02-28", "2026-04-20", "2025-12-22"]);
                let value = from + choices.pick(&[0.0, 4.0, -2.0, to - from]);
                check_ins.push(json!({"keyResult": one["id"], "on": on, "recordedOn": known, "value": value}));
            }
        }
    }
    document["alignments"] = json!(alignments);
    document["checkIns"] = json!(check_ins);
    let top = json!({"id": "top", "title": "", "owner": {"unit": "u0"}, "visibility": "public", "cycle": "spring",
        "source": "aligned"});
    if let Some(objectives) = document["objectives"].as_array_mut() {
        objectives.push(top);
    }
}

/// Has metrics start at their first check-in, and leaves many of them no other start.
pub fn start_where_checked_in(choices: &mut Choices<'_>, document: &mut Value) {
    if document["profile"].is_object() {
        document["profile"]["missingBaseline"] = json!("firstCheckIn");
    } else {
        document["profile"] = json!({"extends": "okr", "missingBaseline": "firstCheckIn"});
    }
    for objective in document["objectives"].as_array_mut().into_iter().flatten() {
        for one in objective["keyResults"].as_array_mut().into_iter().flatten() {
            match one["measure"]["kind"].as_str() {
                Some("metric") if choices.chance(70) => one["measure"]["baseline"] = Value::Null,
                None if choices.chance(70) => one["measure"] = json!({"kind": "metric", "target": 100}),
                _ => {}
            }
        }
    }
}
