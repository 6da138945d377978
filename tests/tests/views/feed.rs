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
