//! Marks in every text of a document. Where texts may stand is read from the
//! published schema, so that a field which comes later is marked as well.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::secrets::Hidden;

/// A mark and the place of the text that holds it.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The mark; no mark is part of another.
    pub word: String,
    /// The JSON pointer of the text.
    pub place: String,
}

static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::to_value(&okr_core::api::schemas()["document"]).unwrap_or_default());

/// Words of the format that are texts by their type alone: names of rules, of
/// profiles, of levels and of units of measure.
const NO_TEXTS: &[(&str, &str)] = &[
    ("Silence", "rule"),
    ("RuleOverride", "rule"),
    ("Unit", "level"),
    ("UnitOfMeasure", "code"),
    ("UnitOfMeasure", "unit"),
    ("UnitOfMeasure", "name"),
];

/// Puts a mark into every text that there is, and into every one that there could be,
/// but for what is opaque.
pub fn salt(document: &mut Value) -> Vec<Mark> {
    let old = document.clone();
    let opaque = Hidden::of(document, |objective| objective["opaque"] == true);
    let mut salt = Salt { marks: Vec::new(), keeps_levels: document["levels"].is_array(), opaque };
    salt.object(document, "", &SCHEMA, "");
    rename_milestones(document, &old);
    salt.marks
}

struct Salt {
    marks: Vec<Mark>,
    /// Where levels are listed, an objective's is one of them.
    keeps_levels: bool,
    opaque: Hidden,
}

impl Salt {
    fn mark(&mut self, place: String) -> String {
        let word = format!("zq{:04}qz", self.marks.len());
        self.marks.push(Mark { word: word.clone(), place });
        word
    }

    fn object(&mut self, value: &mut Value, name: &str, schema: &Value, place: &str) {
        let Some(fields) = schema["properties"].as_object() else { return };
        for (field, schema) in fields {
            let (of, schema) = resolved(schema);
            let below = format!("{place}/{field}");
            let is_text = |of: &str| of == "Title" || of == "Note";
            let is_level = name == "Objective" && field == "level";
            let is_bound = NO_TEXTS.contains(&(name, field.as_str())) || (is_level && self.keeps_levels);
            if is_text(of) && !is_bound {
                // Two begin alike only where the mark says so: titles are names too.
                value[field] = json!(format!("{} Keep it dry", self.mark(below)));
            } else if of == "Extra" {
                value[field] = json!({"own": self.mark(below)});
            } else if schema["type"].as_str() == Some("array") || schema["type"][0] == "array" {
                self.list(value, field, schema, &below);
            } else if value[field].is_object() && of != "ProfileChoice" {
                let schema = variant(&value[field], schema);
                self.object(&mut value[field], of, schema, &below);
            }
        }
    }

    fn list(&mut self, value: &mut Value, field: &str, schema: &Value, place: &str) {
        let (of, item) = resolved(&schema["items"]);
        if of == "Note" {
            value[field] = json!([self.mark(format!("{place}/0"))]);
        }
        // What is made of words alone can always be said.
        let required: Vec<&str> = item["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let is_wordy =
            !required.is_empty() && required.iter().all(|field| resolved(&item["properties"][field]).0 == "Note");
        if is_wordy && value[field].is_null() {
            value[field] = json!([{}]);
        }
        for (at, one) in value[field].as_array_mut().into_iter().flatten().enumerate() {
            if self.opaque.concerns(one) || (field == "objectives" && self.opaque.holds(one["id"].as_str().unwrap())) {
                continue;
            }
            self.object(one, of, variant(&Value::Null, item), &format!("{place}/{at}"));
        }
    }
}

/// The marks that stand in a text.
pub fn marks_in(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("zq").filter_map(|(at, _)| {
        let behind = text.get(at + 2..)?;
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        behind.get(digits..)?.strip_prefix("qz").and_then(|_| text.get(at..at + digits + 4))
    })
}

/// The name of what a schema refers to, if perhaps to nothing, and that schema.
fn resolved(schema: &Value) -> (&str, &Value) {
    let wanted = match schema["anyOf"].as_array() {
        Some(any) => any.iter().find(|one| one["type"] != "null").unwrap_or(schema),
        None => schema,
    };
    match wanted["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
        Some(name) => (name, &SCHEMA["$defs"][name]),
        None => ("", wanted),
    }
}

/// Of a measure the variant of its kind.
fn variant<'s>(value: &Value, schema: &'s Value) -> &'s Value {
    let kinds = schema["oneOf"].as_array();
    let of_kind = |one: &&Value| one["properties"]["kind"]["const"] == value["kind"];
    kinds.and_then(|kinds| kinds.iter().find(of_kind)).unwrap_or(schema)
}

/// Check-ins name milestones by their titles: they name the new ones.
fn rename_milestones(document: &mut Value, old: &Value) {
    let titles = |document: &Value| {
        let mut all: Map<String, Value> = Map::new();
        for objective in document["objectives"].as_array().into_iter().flatten() {
            for one in objective["keyResults"].as_array().into_iter().flatten() {
                let items = one["measure"]["items"].as_array().into_iter().flatten();
                let titles = items.map(|item| item["title"].clone()).collect();
                all.insert(one["id"].as_str().unwrap_or_default().to_owned(), titles);
            }
        }
        all
    };
    let (before, after) = (titles(old), titles(document));
    let said = old["checkIns"].as_array().cloned().unwrap_or_default();
    for (check_in, old) in document["checkIns"].as_array_mut().into_iter().flatten().zip(said) {
        let fields = check_in.as_object_mut();
        let Some(fields) = fields else { continue };
        if old["milestones"].is_null() {
            fields.remove("milestones");
            continue;
        }
        let id = old["keyResult"].as_str().unwrap_or_default();
        let place = |title: &Value| before[id].as_array().and_then(|all| all.iter().position(|one| one == title));
        let said = old["milestones"].as_array().into_iter().flatten().filter_map(place);
        fields.insert("milestones".to_owned(), said.map(|at| after[id][at].clone()).collect());
    }
}
