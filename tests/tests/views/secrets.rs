//! What a viewer may not find, and where.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::salt::{self, Mark};

/// The objectives that a viewer may not see.
pub struct Hidden {
    objectives: BTreeSet<String>,
    key_results: BTreeSet<String>,
}

/// The elements of a list; none where it is absent.
pub fn items<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

impl Hidden {
    /// Those for which it holds.
    pub fn of(document: &Value, is_hidden: impl Fn(&Value) -> bool) -> Hidden {
        let mut hidden = Hidden { objectives: BTreeSet::new(), key_results: BTreeSet::new() };
        for objective in items(document, "objectives").iter().filter(|objective| is_hidden(objective)) {
            hidden.objectives.insert(objective["id"].as_str().unwrap().to_owned());
            let own = items(objective, "keyResults").iter().map(|one| one["id"].as_str().unwrap().to_owned());
            hidden.key_results.extend(own);
        }
        hidden
    }

    pub fn is_empty(&self) -> bool {
        self.objectives.is_empty()
    }

    pub fn len(&self) -> usize {
        self.objectives.len()
    }

    /// Whether an objective is hidden.
    pub fn holds(&self, objective: &str) -> bool {
        self.objectives.contains(objective)
    }

    /// Whether an objective or a key result is hidden.
    pub fn has(&self, id: &str, is_objective: bool) -> bool {
        if is_objective { self.objectives.contains(id) } else { self.key_results.contains(id) }
    }

    /// Whether a record is about something hidden: one of its ends, or its target.
    pub fn concerns(&self, record: &Value) -> bool {
        let ends = [record, &record["from"], &record["to"], &record["target"]];
        ends.iter().any(|end| {
            let is = |field: &str, ids: &BTreeSet<String>| end[field].as_str().is_some_and(|id| ids.contains(id));
            is("objective", &self.objectives) || is("keyResult", &self.key_results)
        })
    }

    /// Whether a record of a list has to do with something hidden. A silence without a
    /// target may: it speaks of whatever its rule looks at.
    pub fn is_about(&self, list: &str, record: &Value) -> bool {
        match list {
            "objectives" => self.holds(record["id"].as_str().unwrap()),
            "silences" if record["target"].is_null() => !self.is_empty(),
            _ => self.concerns(record),
        }
    }

    /// What may be seen stands in the view as it stood, in its order.
    pub fn unchanged(&self, whole: &Value, view: &Value) -> Result<(), String> {
        for (field, before) in whole.as_object().unwrap() {
            let shown = |document: &Value| -> Vec<Value> {
                let seen = |record: &&Value| !self.is_about(field, record);
                items(document, field).iter().filter(seen).cloned().collect()
            };
            let same = if before.is_array() { shown(whole) == shown(view) } else { *before == view[field] };
            if !same {
                return Err(format!("what may be seen of {field} is another:\n{whole}\n{view}"));
            }
        }
        let ids = |document: &Value| -> Vec<Value> {
            items(document, "objectives").iter().map(|one| one["id"].clone()).collect()
        };
        if ids(whole) == ids(view) { Ok(()) } else { Err(format!("objectives come or go:\n{view}")) }
    }
}

/// Figures that nothing else in a document has.
const FIGURES: f64 = 7_654.321;

/// Gives metrics and ladders figures that can be told from all others: what is
/// derived from them never looks like them.
pub fn salt_figures(document: &mut Value) {
    let mut moved = BTreeSet::new();
    for objective in document["objectives"].as_array_mut().into_iter().flatten() {
        for one in objective["keyResults"].as_array_mut().into_iter().flatten() {
            let is_plain = one["measure"]["kind"] == "metric" && one["measure"]["target"].as_f64() < Some(1e6);
            if is_plain && one["measure"]["baseline"].as_f64().is_some_and(|baseline| baseline.abs() < 1e6) {
                moved.insert(one["id"].clone().to_string());
                for field in ["baseline", "target"] {
                    one["measure"][field] = shifted(&one["measure"][field]);
                }
                for point in one["plan"].as_array_mut().into_iter().flatten() {
                    point["value"] = shifted(&point["value"]);
                }
            }
        }
    }
    for check_in in document["checkIns"].as_array_mut().into_iter().flatten() {
        if moved.contains(&check_in["keyResult"].to_string()) && check_in["value"].is_number() {
            check_in["value"] = shifted(&check_in["value"]);
        }
    }
}

fn shifted(value: &Value) -> Value {
    json!(value.as_f64().filter(|value| value.abs() < 1e9).unwrap_or(0.0) + FIGURES)
}

/// What may stand on something opaque.
const OPAQUE_OBJECTIVE: &[&str] =
    &["id", "opaque", "cycle", "level", "ambition", "stage", "source", "deadline", "keyResults"];
const OPAQUE_KEY_RESULT: &[&str] = &["id", "measure", "weight", "cycle", "start", "deadline", "plan"];
const MEASURE: &[&str] = &[
    "kind",
    "baseline",
    "target",
    "atLeast",
    "atMost",
    "tolerance",
    "strict",
    "points",
    "items",
    "due",
    "doneOn",
    "combine",
];
const CHECK_IN: &[&str] = &["id", "keyResult", "objective", "on", "recordedOn", "value", "milestones", "corrects"];

fn keeps_to(record: &Value, known: &[&str]) -> Result<(), String> {
    match record.as_object().into_iter().flatten().find(|(field, _)| !known.contains(&field.as_str())) {
        Some((field, _)) => Err(format!("`{field}` stands on something hidden: {record}")),
        None => Ok(()),
    }
}

/// The words and figures that a viewer may not find.
pub struct Secrets {
    words: BTreeSet<String>,
    figures: BTreeSet<String>,
}

impl Secrets {
    /// What of a document's marks and figures stands on something hidden.
    pub fn of(document: &Value, marks: &[Mark], hidden: &Hidden) -> Secrets {
        let mut secrets = Secrets { words: BTreeSet::new(), figures: BTreeSet::new() };
        for mark in marks {
            let mut steps = mark.place.split('/').skip(1);
            let (list, at) = (steps.next().unwrap(), steps.next().and_then(|at| at.parse::<usize>().ok()));
            let Some(record) = at.map(|at| &document[list][at]) else { continue };
            if hidden.is_about(list, record) {
                secrets.words.insert(mark.word.clone());
            }
        }
        let summed: BTreeSet<&str> =
            items(document, "alignments").iter().filter_map(|one| one["from"]["keyResult"].as_str()).collect();
        let is_secret =
            |id: &Value| id.as_str().is_some_and(|id| hidden.key_results.contains(id) && !summed.contains(id));
        let mut figures = Vec::new();
        for one in items(document, "objectives").iter().flat_map(|objective| items(objective, "keyResults")) {
            if is_secret(&one["id"]) {
                figures.extend([&one["measure"]["baseline"], &one["measure"]["target"]]);
                figures.extend(items(one, "plan").iter().map(|point| &point["value"]));
            }
        }
        let told = items(document, "checkIns").iter().filter(|one| is_secret(&one["keyResult"]));
        figures.extend(told.map(|one| &one["value"]));
        let is_salted = |figure: &&&Value| figure.to_string().contains(".321");
        secrets.figures = figures.iter().filter(is_salted).map(|figure| figure.to_string()).collect();
        // A figure that may be seen elsewhere, or is the beginning of one, is no secret.
        let told = items(document, "checkIns").iter().filter(|one| !is_secret(&one["keyResult"]));
        let mut shown: String = told.map(|one| format!("{} ", one["value"])).collect();
        for one in items(document, "objectives").iter().flat_map(|objective| items(objective, "keyResults")) {
            if !is_secret(&one["id"]) {
                shown += &format!("{} {} ", one["measure"], one["plan"]);
            }
        }
        secrets.figures.retain(|figure| !shown.contains(figure.as_str()));
        secrets
    }

    pub fn words(&self) -> &BTreeSet<String> {
        &self.words
    }

    /// That a text holds none of them.
    pub fn check(&self, said: &str) -> Result<(), String> {
        // Hundreds of words: the marks of a text are read off it instead of asked for one by one.
        let word = salt::marks_in(said).find(|word| self.words.contains(*word));
        let figure = || self.figures.iter().map(String::as_str).find(|figure| said.contains(figure));
        word.or_else(figure).map_or(Ok(()), |secret| Err(format!("`{secret}` leaks: {said}")))
    }

    /// That what is hidden has no field but those that are known to say nothing.
    pub fn check_shape(&self, view: &Value, hidden: &Hidden) -> Result<(), String> {
        for objective in items(view, "objectives").iter().filter(|one| hidden.holds(one["id"].as_str().unwrap())) {
            keeps_to(objective, OPAQUE_OBJECTIVE)?;
            for one in items(objective, "keyResults") {
                keeps_to(one, OPAQUE_KEY_RESULT)?;
                keeps_to(&one["measure"], MEASURE)?;
                for (at, item) in items(&one["measure"], "items").iter().enumerate() {
                    keeps_to(item, &["title", "weight", "due", "doneOn"])?;
                    if item["title"] != json!((at + 1).to_string()) {
                        return Err(format!("a milestone has a name: {item}"));
                    }
                }
            }
        }
        for (list, known) in [
            ("checkIns", CHECK_IN),
            ("alignments", &["from", "to", "kind", "weight", "state", "agreedOn"]),
            ("assessments", &["objective", "keyResult", "on", "score"]),
            ("silences", &[]),
        ] {
            for record in items(view, list).iter().filter(|record| hidden.is_about(list, record)) {
                keeps_to(record, known)?;
            }
        }
        Ok(())
    }
}
