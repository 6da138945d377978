//! Contributions beside a plain reckoning of the same from the document, bit for bit.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::collections::BTreeSet;

use okr_core::{Workspace, api};
use okr_tests::model::{Choices, Temper, document, resolved, source};
use proptest::collection::vec;
use proptest::num::u32::ANY;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

fn list(of: &Value) -> Vec<Value> {
    of.as_array().cloned().unwrap_or_default()
}

/// Added up in order; nothing of nothing.
fn sum(values: &[Option<f64>], unit: &Value) -> Option<u64> {
    let adds_up = ["count", "currency", "duration", "custom"].iter().any(|kind| unit["kind"] == *kind);
    if !adds_up && values.iter().flatten().count() > 1 {
        return None;
    }
    let mut total = None;
    for value in values.iter().flatten() {
        total = Some(total.unwrap_or(0.0) + value);
    }
    total.map(f64::to_bits)
}

fn delivered(of: &Value) -> Option<f64> {
    of["delivered"].as_f64()
}

/// No entry before one that has delivered more, none before one that has, where it has not.
fn in_order(entries: &[Value]) -> bool {
    let pairs = entries.iter().zip(entries.iter().skip(1));
    pairs.map(|(one, next)| (delivered(one), delivered(next))).all(|(one, next)| match (one, next) {
        (Some(one), Some(next)) => one >= next - 1e-8,
        (None, next) => next.is_none(),
        (Some(_), None) => true,
    })
}

/// The ids of what reaches a node: `k:` and key results, `o:` and objectives judged by themselves.
fn reaching(document: &Value, of: &Value, as_of: &str) -> BTreeSet<String> {
    let objectives = list(&document["objectives"]);
    let settings = resolved(document);
    let objective_of = |key_result: &Value| {
        let owns = |objective: &&Value| list(&objective["keyResults"]).iter().any(|own| own["id"] == *key_result);
        objectives.iter().find(owns).unwrap().clone()
    };
    let objective = |id: &Value| objectives.iter().find(|objective| objective["id"] == *id).unwrap().clone();
    let mut leaves = BTreeSet::new();
    let mut met: Vec<Value> = vec![of.clone()];
    let mut next = 0;
    while let Some(node) = met.get(next).cloned() {
        next += 1;
        let (own, is_fed) = if node["objective"].is_null() {
            let owner = objective_of(&node["keyResult"]);
            let key_result = list(&owner["keyResults"]).into_iter().find(|own| own["id"] == node["keyResult"]).unwrap();
            let is_rollup = key_result["measure"]["kind"] == "rollup";
            if !is_rollup {
                leaves.insert(format!("k:{}", key_result["id"]));
            }
            (Vec::new(), is_rollup)
        } else {
            let objective = objective(&node["objective"]);
            let source = source(&settings, &objective);
            if source == "manual" {
                leaves.insert(format!("o:{}", objective["id"]));
            }
            let takes_own = source == "keyResults" || source == "both";
            let own = if takes_own { list(&objective["keyResults"]) } else { Vec::new() };
            (own, source == "aligned" || source == "both")
        };
        let mut below: Vec<Value> = own.iter().map(|own| json!({"keyResult": own["id"]})).collect();
        for alignment in list(&document["alignments"]).iter().filter(|alignment| is_fed && alignment["to"] == node) {
            let from = &alignment["from"];
            let by = if from["objective"].is_null() {
                objective_of(&from["keyResult"])
            } else {
                objective(&from["objective"])
            };
            let stage = by["stage"].as_str().unwrap_or("active");
            let state = alignment["state"].as_str().unwrap_or("accepted");
            if alignment["kind"] == "contributes"
                && ["accepted", "stale"].contains(&state)
                && alignment["agreedOn"].as_str().is_none_or(|on| on <= as_of)
                && !["draft", "aligning", "postponed", "archived"].contains(&stage)
            {
                below.push(from.clone());
            }
        }
        for node in below {
            if !met.contains(&node) {
                met.push(node);
            }
        }
    }
    leaves
}

// D-SCO-10
#[test]
fn totals_are_their_members_in_order_and_nothing_is_left_out() {
    let config = Config { cases: 3_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[23; 32]));
    let (told, shared) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let result = runner.run(&vec(ANY, 0..900), |numbers| {
        let mut choices = Choices::new(&numbers);
        let (document, as_of) = document(&mut choices, Temper::Tame);
        let Ok(workspace) = Workspace::from_json(&document.to_string()) else { return Ok(()) };
        for objective in list(&document["objectives"]) {
            let mut nodes = vec![json!({"objective": objective["id"]})];
            nodes.extend(list(&objective["keyResults"]).iter().map(|own| json!({"keyResult": own["id"]})));
            for of in nodes {
                let request = json!({"of": of, "asOf": as_of}).to_string();
                let answer = api::call("contribution", Some(&workspace), &request).unwrap();
                for word in ["core\":", "rogress\":", "rade\":", "ttainment\":"] {
                    assert!(!answer.contains(word), "{answer}");
                }
                let answer: Value = serde_json::from_str(&answer).unwrap();
                let mut all = BTreeSet::new();
                for group in list(&answer["groups"]) {
                    let members = list(&group["keyResults"]);
                    let values: Vec<Option<f64>> = members.iter().map(delivered).collect();
                    assert_eq!(delivered(&group).map(f64::to_bits), sum(&values, &group["unit"]), "{group}");
                    assert!(in_order(&members) && in_order(&list(&group["owners"])), "{group}");
                    let mut count = 0;
                    for owner in list(&group["owners"]) {
                        let own: Vec<&Value> = members.iter().filter(|one| one["owner"] == owner["owner"]).collect();
                        let values: Vec<Option<f64>> = own.iter().map(|one| delivered(one)).collect();
                        assert_eq!(delivered(&owner).map(f64::to_bits), sum(&values, &group["unit"]), "{group}");
                        assert_eq!(owner["keyResults"], json!(own.len()));
                        assert_eq!(owner["unmeasured"], json!(values.iter().filter(|value| value.is_none()).count()));
                        count += own.len();
                    }
                    assert_eq!(count, members.len());
                    told.set(told.get() + values.iter().flatten().count());
                    shared.set(shared.get() + usize::from(list(&group["owners"]).len() > 1));
                    all.extend(members.iter().map(|one| format!("k:{}", one["id"])));
                }
                for fact in list(&answer["others"]) {
                    let id = &fact["keyResult"];
                    let is_new = if id.is_null() {
                        all.insert(format!("o:{}", fact["objective"]))
                    } else {
                        all.insert(format!("k:{id}"))
                    };
                    assert!(is_new, "{answer}");
                }
                assert_eq!(all, reaching(&document, &of, &as_of), "{answer}");
            }
        }
        Ok(())
    });
    result.unwrap();
    assert!(told.get() > 2_000 && shared.get() > 150, "{} {}", told.get(), shared.get());
}
