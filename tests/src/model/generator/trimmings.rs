//! Fields that change no number but refer to something, rightly or not.

use serde_json::{Value, json};

use super::super::Choices;

/// Adds a few such fields somewhere.
pub(super) fn add(choices: &mut Choices, document: &mut Value) {
    for _ in 0..=choices.below(4) {
        let person = json!(choices.pick(&["p1", "p2", "nobody"]));
        let party = json!({"person": person});
        let level = json!(choices.pick(&["team", "company", "region"]));
        let list = choices.pick(&[
            "objectives",
            "keyResults",
            "checkIns",
            "units",
            "people",
            "assessments",
            "silences",
            "profile",
        ]);
        let places = pointers(document, list);
        let Some(record) = places.get(choices.below(places.len())).and_then(|path| document.pointer_mut(path)) else {
            continue;
        };
        let second = choices.chance(50);
        match (list, second) {
            ("objectives", false) | ("units", true) => record["level"] = level,
            ("objectives", true) => record["mentions"] = json!([party]),
            ("keyResults", false) => record["guards"] = json!([choices.pick(&["h", "none"])]),
            ("keyResults", true) if choices.chance(30) => {
                let id = choices.pick(&["i1", "i2", "i3"]);
                let initiative = json!({"id": id, "title": "Survey the bed", "owner": party, "due": "2026-03-01"});
                record["initiatives"] = json!([initiative]);
            }
            ("keyResults", true) => record["mentions"] = json!([{"unit": choices.pick(&["u1", "none"])}]),
            ("checkIns", false) => record["support"] = json!([{"text": "a crane", "from": party}]),
            ("checkIns", true) => record["next"] = json!([{"text": "dredge", "owner": party}]),
            ("units", false) => record["leader"] = person,
            ("people", _) => record["unit"] = json!(choices.pick(&["u1", "none"])),
            ("silences", false) => record["rule"] = json!(choices.pick(&["silence.unused", "metric.flat"])),
            ("silences", true) => record["reason"] = json!(choices.pick(&["so be it", " "])),
            ("profile", false) => record["extends"] = json!(["okr", choices.pick(&["okr", "waterfall"])]),
            ("profile", true) => {
                record["rules"] = json!([{"rule": choices.pick(&["align.orphan", "id.empty"]), "severity": "off"}])
            }
            _ => record["by"] = person,
        }
    }
}

/// Where the records of a kind stand.
fn pointers(document: &Value, list: &str) -> Vec<String> {
    let length = |list: &Value| list.as_array().map_or(0, Vec::len);
    match list {
        "profile" => document["profile"].is_object().then(|| "/profile".to_owned()).into_iter().collect(),
        "keyResults" => {
            let objectives = document["objectives"].as_array().into_iter().flatten().enumerate();
            let placed = objectives.flat_map(|(at, objective)| {
                (0..length(&objective["keyResults"])).map(move |place| format!("/objectives/{at}/keyResults/{place}"))
            });
            placed.collect()
        }
        _ => (0..length(&document[list])).map(|at| format!("/{list}/{at}")).collect(),
    }
}
