//! Holds the published JSON Schemas against what the engine takes and answers,
//! by a validator that is not ours.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use jsonschema::Validator;
use okr_core::api::{OPERATIONS, schemas};
use okr_core::{Limits, Workspace};
use okr_tests::vectors::{Vector, load_all};
use serde_json::{Value, json};

/// Valid documents that no validator can be given: numbers beyond a float in `extra`.
const BEYOND_A_VALUE: &[&str] = &["document/extra"];

fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn validators() -> BTreeMap<&'static str, Validator> {
    let compiled = |(name, schema): (&'static str, _)| {
        let schema = serde_json::to_value(schema).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        (name, jsonschema::options().should_validate_formats(true).build(&schema).unwrap())
    };
    schemas().into_iter().map(compiled).collect()
}

/// What the schema has against the value, a line each.
fn refusals(what: &str, schema: &Validator, value: &Value) -> Vec<String> {
    let line = |error: jsonschema::ValidationError<'_>| format!("{what}{}: {error}", error.instance_path());
    schema.iter_errors(value).map(line).collect()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The text of the vector's document where the engine opens it.
fn valid_document(vector: &Vector) -> Option<String> {
    let bytes = vector.document_bytes(&root()).unwrap()?;
    Workspace::from_bytes(&bytes, &Limits::default()).ok()?;
    String::from_utf8(bytes).ok()
}

#[test]
fn schemas_take_the_examples() {
    let schemas = validators();
    for company in ["harbourlight", "qinghe"] {
        let path = root().join(format!("okr-cli/examples/{company}.json"));
        let document = parsed(&std::fs::read_to_string(path).unwrap());
        assert_eq!(refusals(company, &schemas["document"], &document), [] as [&str; 0]);
    }
}

#[test]
fn schemas_take_every_valid_document_of_the_vectors() {
    let schemas = validators();
    let (mut refused, mut beyond, mut taken) = (Vec::new(), Vec::new(), 0);
    for vector in load_all(&root()).unwrap() {
        let Some(text) = valid_document(&vector) else { continue };
        let text = text.trim_start_matches('\u{feff}');
        match serde_json::from_str(text) {
            Ok(document) => refused.extend(refusals(&vector.name, &schemas["document"], &document)),
            Err(_) => beyond.push(vector.name.clone()),
        }
        taken += 1;
    }
    assert!(taken >= 60, "only {taken} documents");
    assert_eq!(refused, [] as [&str; 0]);
    assert_eq!(beyond, BEYOND_A_VALUE);
}

#[test]
fn schemas_take_every_request_and_answer_of_the_vectors() {
    let schemas = validators();
    let mut refused = Vec::new();
    for vector in load_all(&root()).unwrap() {
        let Ok(answer) = serde_json::from_str::<Value>(&vector.answer) else {
            assert!(BEYOND_A_VALUE.contains(&vector.name.as_str()), "{}", vector.name);
            continue;
        };
        if answer.get("problems").is_some() {
            refused.extend(refusals(&vector.name, &schemas["Problems"], &answer));
            continue;
        }
        let operation = OPERATIONS.iter().find(|operation| operation.name == vector.operation).unwrap();
        let request = parsed(&vector.request);
        refused.extend(refusals(&vector.name, &schemas[operation.request], &request));
        if let Some(schema) = schemas.get(operation.answer) {
            refused.extend(refusals(&vector.name, schema, &answer));
        }
    }
    assert_eq!(refused, [] as [&str; 0]);
}

#[test]
fn schemas_refuse_what_the_engine_refuses() {
    let schemas = validators();
    let document = |measure: Value| {
        json!({"okr": 1, "objectives": [{"id": "o", "title": "Cast the bell", "owner": {"unit": "hq"}, "cycle": "c",
            "keyResults": [{"id": "k", "title": "Tin", "measure": measure}]}]})
    };
    assert!(schemas["document"].is_valid(&document(json!({"kind": "metric", "target": 9}))));
    assert!(schemas["document"].is_valid(&document(json!({"kind": "judged", "extra": null}))));
    assert!(!schemas["document"].is_valid(&document(json!({"kind": "metric"}))));
    assert!(!schemas["document"].is_valid(&document(json!({"kind": "done", "target": 9}))));
    assert!(!schemas["document"].is_valid(&json!({"okr": 1, "units": {}})));
}

#[test]
fn null_lists_are_no_lists() {
    // Every list of the format, `null` for each: parser and schema agree.
    let document = json!({
        "okr": 1, "levels": null, "units": null, "people": null,
        "cycles": [{"id": "later", "kind": "backlog"}],
        "objectives": [{"id": "o", "title": "Cast the bell", "owner": {"unit": "hq"}, "cycle": "later",
            "keyResults": [{"id": "k", "title": "Tin", "plan": null, "guards": null, "mentions": null}],
            "mentions": null}],
        "alignments": null, "checkIns": null, "assessments": null, "healthMetrics": null, "silences": null
    });
    assert_eq!(refusals("null", &validators()["document"], &document), [] as [&str; 0]);
    let problems = Workspace::from_json(&document.to_string()).unwrap_err();
    let codes: Vec<_> = (&problems).into_iter().map(|problem| problem.code().name()).collect();
    assert_eq!(codes, ["reference.unknown"], "the unit alone is missing: {problems}");
}
