//! What a review is told, under every policy: no number of an aspirational or a learning
//! objective, as itself or in disguise, and nothing lost without a reason.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::collections::BTreeMap;

use okr_core::{Workspace, api};
use okr_tests::model::{Choices, Temper, document};
use proptest::collection::vec;
use proptest::num::u32::ANY;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

const POLICIES: [&str; 3] = ["none", "committed", "evidence"];

fn list(of: &Value) -> Vec<Value> {
    of.as_array().cloned().unwrap_or_default()
}

fn call(operation: &str, workspace: &Workspace, as_of: &str) -> Value {
    let answer = api::call(operation, Some(workspace), &json!({"asOf": as_of}).to_string()).unwrap();
    serde_json::from_str(&answer).unwrap()
}

/// The same document under a policy.
fn under(document: &Value, policy: &str) -> Option<Workspace> {
    let mut document = document.clone();
    if !document["profile"].is_object() {
        document["profile"] = json!({"extends": document["profile"].as_str().unwrap_or("okr")});
    }
    document["profile"]["compensation"] = json!(policy);
    Workspace::from_json(&document.to_string()).ok()
}

fn is_committed(objective: &Value) -> bool {
    objective["ambition"] == "committed"
}

/// Every object in an answer.
fn objects(value: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    let mut waiting = vec![value.clone()];
    while let Some(value) = waiting.pop() {
        if let Some(fields) = value.as_object() {
            waiting.extend(fields.values().cloned());
            all.push(value);
        } else {
            waiting.extend(list(&value));
        }
    }
    all
}

/// Scores, grades and why they are withheld, by id.
fn scores(export: &Value) -> BTreeMap<String, Value> {
    let told = objects(export).into_iter().filter(|object| object.get("score").is_some());
    let told = told.map(|one| {
        let kind = if one.get("keyResults").is_some() { "o" } else { "k" };
        (format!("{kind}:{}", one["id"]), json!([one["score"], one["grade"], one["withheld"]]))
    });
    told.collect()
}

/// Other values for all that is not a promise: nothing told to a review may move by it.
fn reversed(document: &Value) -> Value {
    let mut other = document.clone();
    let free: Vec<Value> = list(&document["objectives"]).into_iter().filter(|one| !is_committed(one)).collect();
    let is_free = |of: &Value| {
        let owns = |objective: &Value| list(&objective["keyResults"]).iter().any(|own| own["id"] == of["keyResult"]);
        free.iter().any(|objective| objective["id"] == of["objective"] || owns(objective))
    };
    for check_in in other["checkIns"].as_array_mut().into_iter().flatten().filter(|one| is_free(one)) {
        if let Some(value) = check_in["value"].as_f64() {
            check_in["value"] = json!(100.0 - value);
        }
    }
    for assessment in other["assessments"].as_array_mut().into_iter().flatten().filter(|one| is_free(one)) {
        if let Some(score) = assessment["score"].as_f64() {
            assessment["score"] = json!(1.0 - score);
        }
    }
    other
}

fn holds(document: &Value, as_of: &str, seen: &mut [usize; 4]) {
    let objectives = list(&document["objectives"]);
    for policy in POLICIES {
        let Some(workspace) = under(document, policy) else { return };
        let export = call("reviewExport", &workspace, as_of);
        let whole = call("score", &workspace, as_of);
        for object in objects(&export) {
            for field in ["progress", "attainment", "expected", "coverage", "status", "confidence", "computedScore"] {
                assert!(object.get(field).is_none(), "{object}");
            }
            if policy == "evidence" {
                for field in ["score", "grade", "target", "atLeast", "atMost", "current", "baseline", "withheld"] {
                    assert!(object.get(field).is_none(), "{object}");
                }
            }
        }
        // Each objective once: told, or left out for a reason.
        let told: Vec<Value> = list(&export["owners"])
            .iter()
            .flat_map(|owner| [list(&owner["committed"]), list(&owner["evidence"])].concat())
            .collect();
        let left_out = list(&export["leftOut"]);
        assert_eq!(export["exported"], json!(told.len()));
        let count: u64 = list(&export["reasons"]).iter().map(|reason| reason["objectives"].as_u64().unwrap()).sum();
        assert_eq!(count, left_out.len() as u64);
        for objective in &objectives {
            let times = told.iter().filter(|one| one["id"] == objective["id"]).count()
                + left_out.iter().filter(|one| one["objective"] == objective["id"]).count();
            assert_eq!(times, 1, "{objective} {export}");
        }
        seen[0] += told.len();
        if policy != "committed" {
            continue;
        }
        // What is told is the official score of a promise.
        for one in &told {
            let objective = objectives.iter().find(|objective| objective["id"] == one["id"]).unwrap();
            assert!(is_committed(objective), "{one}");
            let scored = list(&whole["objectives"]).into_iter().find(|scored| scored["id"] == one["id"]).unwrap();
            if !one["score"].is_null() {
                assert_eq!((&one["score"], &one["grade"]), (&scored["score"], &scored["grade"]));
                seen[1] += 1;
            }
            for key_result in list(&one["keyResults"]).iter().filter(|one| !one["score"].is_null()) {
                let all = list(&whole["keyResults"]);
                let scored = all.iter().find(|scored| scored["id"] == key_result["id"]).unwrap();
                assert_eq!((&key_result["score"], &key_result["grade"]), (&scored["score"], &scored["grade"]));
            }
        }
        seen[2] += scores(&export).values().filter(|one| !one[2].is_null()).count();
        // Sums are made of values, which are facts of whoever reached them.
        if document.to_string().contains("\"sum\"") {
            continue;
        }
        if let Some(other) = under(&reversed(document), policy) {
            let other = call("reviewExport", &other, as_of);
            assert_eq!(scores(&export), scores(&other), "{document}");
            seen[3] += scores(&export).values().filter(|one| !one[0].is_null()).count();
        }
    }
}

// D-SCO-04, fact F18, fact I03
#[test]
fn no_number_of_an_aspirational_or_learning_objective_is_told() {
    let config = Config { cases: 7_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[29; 32]));
    let seen = std::cell::Cell::new([0; 4]);
    let result = runner.run(&vec(ANY, 0..900), |numbers| {
        let mut choices = Choices::new(&numbers);
        let (mut document, as_of) = document(&mut choices, Temper::Tame);
        // More promises than by chance alone, so that there is more to tell.
        for objective in document["objectives"].as_array_mut().into_iter().flatten() {
            if choices.chance(40) {
                objective["ambition"] = json!("committed");
            }
        }
        let mut so_far = seen.get();
        holds(&document, &as_of, &mut so_far);
        seen.set(so_far);
        Ok(())
    });
    result.unwrap();
    let [told, scored, withheld, unmoved] = seen.get();
    assert!(told > 5_000 && scored > 300 && withheld > 100 && unmoved > 300, "{told} {scored} {withheld} {unmoved}");
}
