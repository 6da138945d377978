//! Documents and choices made of bytes.

use okr_core::{Lang, Problems};
use serde_json::Value;

use crate::model::{Choices, Temper, document, spoil};

/// One number a byte, spread over all numbers: a byte more or less moves one choice.
pub(super) fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.iter().map(|byte| u32::from(*byte) * 0x0101_0101).collect()
}

/// A document of a random kind and a day; often valid, else wrong in a few places.
pub(super) fn any_document(choices: &mut Choices) -> (Value, String) {
    let temper = if choices.chance(40) { Temper::Wild } else { Temper::Tame };
    let wants_spoil = choices.chance(40);
    let (mut document, as_of) = document(choices, temper);
    if wants_spoil {
        spoil(&mut document, choices);
    }
    (document, as_of)
}

/// Reads what the engine wrote.
pub(super) fn parsed(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| format!("no JSON ({error}): {text}"))
}

/// Problems can be told in every language, each with a place and words.
pub(super) fn can_be_told(problems: &Problems) -> Result<(), String> {
    for lang in Lang::ALL {
        let told = parsed(&problems.to_json(lang))?;
        let list = told.get("problems").and_then(Value::as_array).ok_or("no list of problems")?;
        let is_whole = |problem: &Value| {
            let text = |field: &str| problem.get(field).and_then(Value::as_str);
            text("path").is_some_and(is_pointer) && ["code", "message"].iter().all(|it| text(it) > Some(""))
        };
        if list.is_empty() || !list.iter().all(is_whole) {
            return Err(format!("problems without place or words: {told}"));
        }
    }
    Ok(())
}

fn is_pointer(path: &str) -> bool {
    path.is_empty() || path.starts_with('/')
}

/// That two texts are the same.
pub(super) fn same(what: &str, one: &str, other: &str) -> Result<(), String> {
    if one == other { Ok(()) } else { Err(format!("{what} differ:\n{one}\n{other}")) }
}
