//! Alignments that come and go, and check-ins among them: a kept board and a graph
//! that follows are those of the document opened anew.
#![expect(clippy::indexing_slicing, reason = "fields of a JSON object are written to")]

use okr_core::api::{call, change};
use okr_core::{Live, Workspace};
use serde_json::{Value, json};

use super::Plant;
use super::material::{can_be_told, numbers, parsed, same};
use crate::model::{Choices, Temper, document};

/// Bytes that one edit takes.
const EDIT: usize = 6;

/// The first byte says how many edits stand at the end; the rest is the document.
pub(super) fn run(input: &[u8], plant: Plant) -> Result<(), String> {
    let Some((count, rest)) = input.split_first() else { return Ok(()) };
    let (made_of, edits) = rest.split_at(rest.len().saturating_sub(usize::from(count % 16) * EDIT));
    let numbers_of_document = numbers(made_of);
    let (document, as_of) = document(&mut Choices::new(&numbers_of_document), Temper::Tame);
    let ends = ends(&document);
    let workspace = match Workspace::from_json(&document.to_string()) {
        Ok(workspace) if !ends.is_empty() => workspace,
        Ok(_) => return Ok(()),
        Err(problems) => return can_be_told(&problems),
    };
    let mut live = Live::new(workspace);
    let mut taken = 0;
    for edit in edits.chunks(EDIT) {
        let numbers = numbers(edit);
        taken += usize::from(apply(&mut live, &mut Choices::new(&numbers), &ends, &as_of)?);
    }
    plant.strike(|| taken > 2 && !live.workspace().document().alignments.is_empty())?;
    // A removal may have taken some of them along.
    questions(&live, &self::ends(&parsed(&live.workspace().to_json())?))
}

/// The ends that an alignment may have.
fn ends(document: &Value) -> Vec<Value> {
    let list = |value: &Value, field: &str| value.get(field).and_then(Value::as_array).cloned().unwrap_or_default();
    let mut ends = Vec::new();
    for objective in list(document, "objectives") {
        let key_results = list(&objective, "keyResults");
        ends.extend(key_results.iter().filter_map(|it| it.get("id")).map(|id| json!({"keyResult": id})));
        ends.extend(objective.get("id").map(|id| json!({"objective": id})));
    }
    ends
}

/// One edit, tried dry first where that can be; true where it was taken.
fn apply(live: &mut Live, choices: &mut Choices, ends: &[Value], as_of: &str) -> Result<bool, String> {
    let (operation, mut request) = edit(choices, ends);
    if let Some(request) = request.as_object_mut() {
        request.insert("asOf".to_owned(), json!(as_of));
    }
    let before = live.workspace().to_json();
    let dry = (operation == "align").then(|| {
        let mut request = request.clone();
        if let Some(request) = request.as_object_mut() {
            request.insert("dryRun".to_owned(), json!(true));
        }
        change(operation, live, &request.to_string())
    });
    same("documents around a dry run", &before, &live.workspace().to_json())?;
    let done = change(operation, live, &request.to_string());
    if let Some(dry) = dry
        && (dry.is_ok() != done.is_ok() || (dry.is_err() && dry != done))
    {
        return Err(format!("a dry run says {dry:?}, the edit {done:?}: {request}"));
    }
    let after = live.workspace().to_json();
    if let Err(refusal) = &done {
        parsed(refusal)?;
        same("documents around a refusal", &before, &after)?;
    }
    let anew = Workspace::from_json(&after).map_err(|problems| format!("{request} left {problems}\n{after}"))?;
    let day = json!({"asOf": as_of}).to_string();
    let kept = change("score", live, &day)?;
    same(&format!("boards after {operation} {request}"), &kept, &call("score", Some(&anew), &day)?)?;
    Ok(done.is_ok())
}

fn edit(choices: &mut Choices, ends: &[Value]) -> (&'static str, Value) {
    let kind = choices.below(10);
    let mut end = || ends.get(choices.below(ends.len())).cloned().unwrap_or_default();
    let (from, to) = (end(), end());
    let of_kind = ["contributes", "supports", "dependsOn"].get(choices.below(3)).copied();
    match kind {
        0 | 1 => {
            let mut check_in = from;
            check_in["on"] = json!(["2026-01-20", "2026-02-20", "2026-02-28"].get(choices.below(3)));
            check_in["value"] = json!(choices.below(40) as f64 / 3.0);
            ("checkIn", json!({"checkIn": check_in}))
        }
        2 => ("unalign", json!({"from": from, "to": to, "kind": of_kind})),
        3 => {
            let weight = json!({"of": from, "weight": choices.below(5)});
            let target = json!({"of": to, "measure": {"kind": "metric", "target": 1 + choices.below(9)}});
            ("edit", json!({"edits": [weight, target]}))
        }
        4 if choices.chance(40) => {
            let policy = ["refuse", "detach", "reattach"].get(choices.below(3)).copied();
            ("remove", json!({"of": from, "policy": policy}))
        }
        _ => {
            let state = ["accepted", "proposed", "declined", "stale"].get(choices.below(4)).copied();
            let mut alignment = json!({"from": from, "to": to, "kind": of_kind, "state": state});
            if choices.chance(30) {
                alignment["weight"] = json!(choices.below(5));
            }
            ("align", json!({"alignment": alignment}))
        }
    }
}

/// Every question on alignments, of the living graph and of a new one.
fn questions(live: &Live, ends: &[Value]) -> Result<(), String> {
    let anew = live.workspace().to_json();
    let anew = Workspace::from_json(&anew).map_err(|problems| problems.to_string())?;
    let ask = |request: &Value| {
        let request = request.to_string();
        let (living, anew) =
            (call("alignment", Some(live.workspace()), &request), call("alignment", Some(&anew), &request));
        same(&format!("answers of {request}"), &living?, &anew?)
    };
    for query in ["layers", "orphans", "roots", "leaves", "unsupported"] {
        ask(&json!({"query": query}))?;
    }
    for query in ["ancestors", "descendants", "path", "contributors", "impact"] {
        ends.iter().take(3).try_for_each(|end| ask(&json!({"query": query, "of": end})))?;
    }
    let map = r#"{"format":"json"}"#;
    same("maps", &call("map", Some(live.workspace()), map)?, &call("map", Some(&anew), map)?)
}
