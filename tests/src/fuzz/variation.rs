//! Other texts made of a JSON text by a change of one of its values: what bytes at
//! random seldom do to a text and leave it one.

use serde_json::{Value, json};

use crate::model::Choices;

/// Fields that a document or a request may have.
const FIELDS: [&str; 16] = [
    "id",
    "weight",
    "kind",
    "status",
    "value",
    "confidence",
    "milestones",
    "corrects",
    "recordedOn",
    "dryRun",
    "policy",
    "opaque",
    "stage",
    "start",
    "end",
    "source",
];

/// Values for a text's own to be changed to, the plainest first.
const NUMBERS: [f64; 10] = [0.0, 1.0, 100.0, -1.0, 0.5, 10.0, 1e100, 5e-324, 101.0, -0.0];
const WORDS: [&str; 14] =
    ["", "a", "b", "d", "k", "l", "m", "r", "c1", "2026-02-15", "2026-04-01", "contributes", "dependsOn", "declined"];

/// The text with one value changed, taken out, doubled or put elsewhere as well; a
/// line before it that is no JSON stays. `None` where there is no JSON.
pub fn varied(input: &[u8], seed: u32) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(input).ok()?;
    let (head, body) = match text.split_once('\n').filter(|(head, _)| !head.contains('{')) {
        Some((head, body)) => (format!("{head}\n"), body),
        None => (String::new(), text),
    };
    let mut value: Value = serde_json::from_str(body).ok()?;
    let numbers = scattered(seed);
    vary(&mut value, &mut Choices::new(&numbers));
    Some(format!("{head}{value}").into_bytes())
}

/// Enough numbers for one change (G. Marsaglia, xorshift).
fn scattered(seed: u32) -> Vec<u32> {
    let step = |last: &u32| {
        let mut next = *last;
        next ^= next << 13;
        next ^= next >> 17;
        next ^= next << 5;
        Some(next)
    };
    std::iter::successors(step(&(seed | 1)), step).take(16).collect()
}

fn vary(value: &mut Value, choices: &mut Choices) {
    let mut places = vec![String::new()];
    walk(value, "", &mut places);
    // Mostly a single value: a whole list or object is far from what was.
    let is_single = |path: &&String| value.pointer(path).is_some_and(|value| !value.is_object() && !value.is_array());
    let single: Vec<String> = places.iter().filter(is_single).cloned().collect();
    let among = if choices.chance(75) && !single.is_empty() { &single } else { &places };
    let mut place = || among.get(choices.below(among.len())).cloned().unwrap_or_default();
    let (here, there) = (place(), place());
    let other = value.pointer(&there).cloned().unwrap_or_default();
    match choices.below(4) {
        0 => drop_at(value, &here),
        1 => put_beside(value, &here, other, choices),
        _ => {
            if let Some(slot) = value.pointer_mut(&here) {
                *slot = changed(slot, other, choices);
            }
        }
    }
}

/// Every place within a value, as a pointer.
fn walk(value: &Value, path: &str, places: &mut Vec<String>) {
    let mut inner = |name: &str, value: &Value| {
        let path = format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"));
        places.push(path.clone());
        walk(value, &path, places);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| inner(name, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, value)| inner(&at.to_string(), value)),
        _ => {}
    }
}

fn drop_at(value: &mut Value, path: &str) {
    let Some((parent, name)) = path.rsplit_once('/') else { return };
    match value.pointer_mut(parent) {
        Some(Value::Object(fields)) => drop(fields.remove(name)),
        Some(Value::Array(items)) => drop(name.parse().ok().filter(|at| *at < items.len()).map(|at| items.remove(at))),
        _ => {}
    }
}

/// Puts a value into an object as a field, or into a list.
fn put_beside(value: &mut Value, path: &str, other: Value, choices: &mut Choices) {
    let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
    match value.pointer_mut(parent) {
        Some(Value::Object(fields)) => {
            let other = changed(&other, Value::Null, choices);
            fields.insert(choices.pick(&FIELDS).to_owned(), other);
        }
        Some(Value::Array(items)) => items.push(other),
        _ => {}
    }
}

fn changed(value: &Value, other: Value, choices: &mut Choices) -> Value {
    match (choices.below(3), value) {
        (0, Value::Number(number)) => {
            let number = number.as_f64().unwrap_or_default();
            json!(choices.pick(&[number + 1.0, number - 1.0, number * 2.0, number * 10.0, -number, number / 3.0]))
        }
        (1, Value::Number(_)) => json!(choices.pick(&NUMBERS)),
        (1, Value::Bool(whether)) => json!(!whether),
        (1, _) => json!(choices.pick(&WORDS)),
        _ => other,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn texts_become_others_of_their_kind() {
        let input = b"checkIn\n{\"checkIn\":{\"keyResult\":\"k\",\"value\":12},\"list\":[1,true]}";
        let texts: BTreeSet<String> =
            (0..2_000).map(|seed| String::from_utf8(varied(input, seed * 7_919).unwrap()).unwrap()).collect();
        let bodies = texts.iter().filter_map(|text| text.strip_prefix("checkIn\n"));
        assert!(bodies.clone().all(|body| serde_json::from_str::<Value>(body).is_ok()));
        let has = |part: &str| bodies.clone().any(|body| body.contains(part));
        let lacks = |part: &str| bodies.clone().any(|body| !body.contains(part));
        assert!(texts.len() > 100 && has("\"value\":24") && has("[1,true,") && has("false") && lacks("keyResult"));
    }

    #[test]
    fn what_is_no_json_has_no_variation() {
        for input in [&b"checkIn"[..], b"", b"a\nb", b"{", &[0xff]] {
            assert_eq!(varied(input, 1), None, "{input:?}");
        }
    }
}
