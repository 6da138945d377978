//! Explanations reckoned again: from its leaves, by the formulas that `docs/scoring.md`
//! names, every explained number comes out with the same bits.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::collections::BTreeMap;

use okr_core::{Workspace, api};
use okr_tests::model::{Choices, Temper, document};
use proptest::collection::vec;
use proptest::num::u32::ANY;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_json::{Value, json};

const CASES: u32 = 3_000;

/// A node's value, reckoned from its inputs alone.
fn reckon(nodes: &[Value], at: usize, known: &mut BTreeMap<usize, Value>) -> Value {
    if let Some(value) = known.get(&at) {
        return value.clone();
    }
    let node = &nodes[at];
    let inputs = node["inputs"].as_array().unwrap();
    let values: Vec<Value> = inputs
        .iter()
        .map(|input| match input["node"].as_u64() {
            Some(node) => reckon(nodes, node as usize, known),
            None => input["value"].clone(),
        })
        .collect();
    let named = |name: &str| {
        let at = inputs.iter().position(|input| input["name"] == name)?;
        values[at].as_f64()
    };
    let first = || values.first().and_then(Value::as_f64);
    let value: Option<f64> = match node["formula"].as_str().unwrap() {
        "same" => first(),
        "withinOne" => Some(first().unwrap_or(0.0).clamp(0.0, 1.0)),
        "clamp" => first().map(|value| {
            let value = named("least").map_or(value, |least| value.max(least));
            value.min(named("most").unwrap())
        }),
        "mean" => mean(inputs, &values),
        "least" => least(&values),
        "sum" => Some(values.iter().filter_map(Value::as_f64).fold(0.0, |sum, value| sum + value))
            .filter(|_| inputs.iter().any(|input| input["name"] == "value")),
        "linear" => named("current").map(|current| {
            bounded((current - named("baseline").unwrap()) / (named("target").unwrap() - named("baseline").unwrap()))
        }),
        "reached" => {
            let zero = node["policies"].as_array().unwrap().iter().any(|used| used["value"] == "zero");
            named("current").map(|current| f64::from(u8::from(!zero && current >= named("target").unwrap())))
        }
        "judged" => named("percent").map(|percent| bounded(percent / 100.0)),
        "control" => named("current").map(|current| control(current, &named)),
        "ladder" => named("current").map(|current| ladder(current, inputs)),
        "elapsed" => named("whole").map(|whole| elapsed(named("passed").unwrap(), whole)),
        "smooth" => named("whole").map(|whole| {
            let t = elapsed(named("passed").unwrap(), whole);
            t * t * (3.0 - 2.0 * t)
        }),
        "due" => {
            let (due, undated, all) = (named("due").unwrap(), named("undated").unwrap(), named("all").unwrap());
            named("t").map(|t| ((due + t * undated) / all).min(1.0))
        }
        // What stands in the document, words, and what was not followed.
        _ => {
            known.insert(at, node["value"].clone());
            return node["value"].clone();
        }
    };
    let value = value.map_or(Value::Null, |value| json!(value + 0.0));
    known.insert(at, value.clone());
    value
}

fn bounded(number: f64) -> f64 {
    number.clamp(-1e100, 1e100)
}

fn mean(inputs: &[Value], values: &[Value]) -> Option<f64> {
    let weighed: Vec<(Option<f64>, f64)> = inputs
        .iter()
        .zip(values)
        .filter_map(|(input, value)| Some((value.as_f64(), input["weight"].as_f64()?)))
        .collect();
    if weighed.iter().all(|(value, _)| value.is_none()) {
        return None;
    }
    let (mut sum, mut weights) = (0.0, 0.0);
    for (value, weight) in weighed {
        sum += value.unwrap_or(0.0) * weight;
        weights += weight;
    }
    Some(sum / weights)
}

fn least(values: &[Value]) -> Option<f64> {
    let numbers = values.iter().map(|value| value.as_f64().unwrap_or(0.0));
    if values.iter().all(Value::is_null) { None } else { numbers.reduce(f64::min) }
}

fn control(current: f64, named: &dyn Fn(&str) -> Option<f64>) -> f64 {
    let strict = named("strict") == Some(1.0);
    let below = named("atLeast").filter(|least| if strict { current <= *least } else { current < *least });
    let above = named("atMost").filter(|most| if strict { current >= *most } else { current > *most });
    let distance = match (below, above) {
        (Some(least), _) => least - current,
        (None, Some(most)) => current - most,
        (None, None) => return 1.0,
    };
    match named("tolerance") {
        Some(tolerance) if tolerance > 0.0 => bounded((1.0 - distance / tolerance).max(0.0)),
        _ => 0.0,
    }
}

fn ladder(current: f64, inputs: &[Value]) -> f64 {
    let points: Vec<(f64, f64)> = inputs
        .iter()
        .filter(|input| input["name"] == "point")
        .map(|input| (input["at"].as_f64().unwrap(), input["value"].as_f64().unwrap()))
        .collect();
    let rising = points.last().unwrap().0 > points[0].0;
    let passed = points.iter().filter(|(value, _)| if rising { current >= *value } else { current <= *value }).count();
    match passed {
        0 => points[0].1,
        passed if passed == points.len() => points[passed - 1].1,
        passed => {
            let ((low, low_score), (high, high_score)) = (points[passed - 1], points[passed]);
            bounded(low_score + (current - low) / (high - low) * (high_score - low_score))
        }
    }
}

fn elapsed(passed: f64, whole: f64) -> f64 {
    if whole == 0.0 { 1.0 } else { (passed / whole).clamp(0.0, 1.0) }
}

fn bits(value: &Value) -> Option<u64> {
    value.as_f64().map(|number| (number + 0.0).to_bits())
}

/// Every number of an explanation comes out again, and its roots are what the board says.
fn audit(workspace: &Workspace, of: &Value, scored: &Value, as_of: &str) -> Result<usize, String> {
    let request = json!({"of": of, "asOf": as_of}).to_string();
    let explained: Value = serde_json::from_str(&api::call("explain", Some(workspace), &request)?).unwrap();
    let nodes = explained["nodes"].as_array().unwrap();
    let mut known = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        let again = reckon(nodes, at, &mut known);
        let same =
            if node["value"].is_number() { bits(&again) == bits(&node["value"]) } else { again == node["value"] };
        if !same {
            return Err(format!("node {at} is reckoned as {again}: {node}"));
        }
    }
    for root in ["score", "expected", "status", "grade"] {
        let told = explained[root].as_u64().map_or(&Value::Null, |at| &nodes[at as usize]["value"]);
        if bits(told) != bits(&scored[root]) || (!told.is_number() && *told != scored[root]) {
            return Err(format!("{root} is explained as {told}, scored as {}", scored[root]));
        }
    }
    Ok(nodes.len())
}

#[test]
fn every_explained_number_comes_out_again() {
    let config = Config { cases: CASES, failure_persistence: None, max_shrink_iters: 2_000, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[5; 32]));
    let told = std::cell::Cell::new(0);
    let result = runner.run(&vec(ANY, 0..900), |numbers| {
        let (document, as_of) = document(&mut Choices::new(&numbers), Temper::Tame);
        let text = document.to_string();
        let Ok(workspace) = Workspace::from_json(&text) else { return Ok(()) };
        let scores = api::call("score", Some(&workspace), &json!({"asOf": as_of}).to_string());
        let scores: Value = serde_json::from_str(&scores.map_err(TestCaseError::fail)?).unwrap();
        for (list, kind) in [("objectives", "objective"), ("keyResults", "keyResult")] {
            for scored in scores[list].as_array().unwrap() {
                let audited = audit(&workspace, &json!({kind: scored["id"]}), scored, &as_of);
                let nodes = audited
                    .map_err(|wrong| TestCaseError::fail(format!("{} as of {as_of}: {wrong}\n{text}", scored["id"])))?;
                told.set(told.get() + nodes);
            }
        }
        Ok(())
    });
    println!("{CASES} documents: {} nodes", told.get());
    if let Err(wrong) = result {
        panic!("{wrong}");
    }
    assert!(told.get() > 100_000, "only {} nodes", told.get());
}
