//! Documents made wrong, a little at a time.

use serde_json::{Value, json};

use super::{Choices, day};

/// Fields that name something by its id.
const REFERENCES: [&str; 10] =
    ["keyResult", "objective", "cycle", "parent", "manager", "corrects", "person", "unit", "leader", "by"];

/// Numbers that are wrong in many places.
const NUMBERS: [f64; 9] = [0.0, -1.0, 101.0, 1e101, 11.0, 1.5, 1.0, -1e101, 100.0];

/// Changes some values of a document: ids and references, days, numbers, words,
/// lists with an element twice, gone or elsewhere.
pub fn spoil(document: &mut Value, choices: &mut Choices) {
    for _ in 0..=choices.below(4) {
        let mut places = Vec::new();
        walk(document, "", "", &mut places);
        let at = choices.below(places.len());
        let Some((path, name)) = places.get(at).cloned() else { return };
        let names: Vec<Value> = places
            .iter()
            .filter(|(_, other)| is_same_kind(other, &name))
            .map(|(path, _)| document.pointer(path).cloned().unwrap_or_default())
            .collect();
        if let Some(value) = document.pointer_mut(&path) {
            change(value, &name, &names, choices);
        }
    }
}

/// Every place with its field; elements of a list have the list's.
fn walk(value: &Value, path: &str, name: &str, places: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            let inner = fields.iter().filter(|(name, _)| *name != "okr" && *name != "title");
            inner.for_each(|(name, value)| walk(value, &format!("{path}/{name}"), name, places));
        }
        Value::Array(items) => {
            places.push((path.to_owned(), name.to_owned()));
            items.iter().enumerate().for_each(|(at, item)| walk(item, &format!("{path}/{at}"), name, places));
        }
        _ => places.push((path.to_owned(), name.to_owned())),
    }
}

/// Whether values of one field make sense in another.
fn is_same_kind(one: &str, other: &str) -> bool {
    one == other || (REFERENCES.contains(&other) && one == "id")
}

fn change(value: &mut Value, name: &str, others: &[Value], choices: &mut Choices) {
    let other = others.get(choices.below(others.len())).cloned().unwrap_or_default();
    match value {
        Value::Array(items) if !items.is_empty() => {
            let (at, to) = (choices.below(items.len()), choices.below(items.len()));
            match choices.below(3) {
                0 => items.extend(items.get(at).cloned()),
                1 => items.swap(at, to),
                _ => drop(items.remove(at)),
            }
        }
        Value::Number(_) => *value = json!(choices.pick(&NUMBERS)),
        Value::String(text) => {
            if let Some(on) = day::number(text) {
                *text = day::date(on + [0, -1, 1, -30, 30, -200, 200].get(choices.below(7)).copied().unwrap_or(0));
            } else if choices.chance(20) && name != "kind" {
                *text = if name == "reason" { " " } else { "nobody" }.to_owned();
            } else {
                *value = other;
            }
        }
        _ => {}
    }
}
