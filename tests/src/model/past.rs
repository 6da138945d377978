//! Amendments undone: a document as it was known on an earlier day.

use std::cmp::Reverse;

use serde_json::{Map, Value};

use super::read::{Node, date, items, named, text};

/// The fields of objectives that amendments keep.
pub const OF_OBJECTIVES: [&str; 7] = ["title", "weight", "deadline", "cycle", "ambition", "stage", "source"];

/// Those of key results, and of their measures.
pub const OF_KEY_RESULTS: [&str; 7] = ["title", "weight", "deadline", "cycle", "start", "measure", "plan"];
pub const OF_MEASURES: [&str; 5] = ["baseline", "target", "atLeast", "atMost", "tolerance"];

/// The document with every amendment after the day undone, the latest first.
pub fn known_on(document: &Value, as_of: i64) -> Value {
    let mut past = document.clone();
    let mut later: Vec<(i64, usize, &Value)> = Vec::new();
    for (at, amendment) in items(document, "amendments").iter().enumerate() {
        match date(amendment, "on") {
            Some(on) if on > as_of => later.push((on, at, amendment)),
            _ => {}
        }
    }
    later.sort_by_key(|(on, at, _)| Reverse((*on, *at)));
    for (_, _, amendment) in later {
        let Some(node) = named(document, &amendment["target"]) else { continue };
        let record = match node {
            Node::Objective(at) => &mut past["objectives"][at],
            Node::KeyResult(at, place) => &mut past["objectives"][at]["keyResults"][place],
        };
        let field = text(amendment, "field").unwrap_or_default();
        let record = if OF_MEASURES.contains(&field) { &mut record["measure"] } else { record };
        put(record.as_object_mut(), field, &amendment["before"]);
    }
    past
}

fn put(record: Option<&mut Map<String, Value>>, field: &str, value: &Value) {
    let Some(record) = record else { return };
    if value.is_null() {
        record.remove(field);
    } else {
        record.insert(field.to_owned(), value.clone());
    }
}
