//! Objectives of which only what is reckoned with is known.

use serde_json::{Value, json};

use super::super::Choices;
use super::super::read::{items, named};

/// Makes some objectives opaque; now and then a word is forgotten on one.
pub(super) fn hide(choices: &mut Choices, document: &mut Value) {
    for at in 0..items(document, "objectives").len() {
        if choices.chance(6) {
            let forgets = choices.chance(10);
            hide_one(document, at, forgets);
        }
    }
}

fn hide_one(document: &mut Value, at: usize, forgets: bool) {
    let objective = &mut document["objectives"][at];
    objective["opaque"] = json!(true);
    for field in ["title", "owner", "visibility"] {
        objective[field] = Value::Null;
    }
    for key_result in objective["keyResults"].as_array_mut().into_iter().flatten() {
        key_result["title"] = if forgets { json!("Boats") } else { Value::Null };
        if !key_result["measure"].is_object() {
            continue;
        }
        if key_result["measure"]["unit"].is_object() {
            key_result["measure"]["unit"] = Value::Null;
        }
        for (number, item) in key_result["measure"]["items"].as_array_mut().into_iter().flatten().enumerate() {
            item["title"] = json!((number + 1).to_string());
        }
    }
    let read = document.clone();
    for check_in in document["checkIns"].as_array_mut().into_iter().flatten() {
        if named(&read, check_in).is_some_and(|node| node.objective() == at) {
            check_in["confidence"] = Value::Null;
            check_in["status"] = Value::Null;
            for title in check_in["milestones"].as_array_mut().into_iter().flatten() {
                let step = title.as_str().and_then(|title| title.strip_prefix("step ")?.parse::<usize>().ok());
                if let Some(step) = step {
                    *title = json!((step + 1).to_string());
                }
            }
        }
    }
}
