//! Explanations reckoned again: from its leaves, by the formulas that `docs/scoring.md`
//! names, every explained number comes out with the same bits, every grade and every status
//! as the same word.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::collections::BTreeMap;

use okr_core::{Workspace, api};
use okr_tests::model::{Calendar, Choices, Temper, document, resolved};
use proptest::collection::vec;
use proptest::num::u32::ANY;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_json::{Value, json};

mod formulas;
mod reckon;
mod status;

use reckon::Reckoner;

const CASES: u32 = 3_000;

fn bits(value: &Value) -> Option<u64> {
    value.as_f64().map(|number| (number + 0.0).to_bits())
}

/// What the board says, by kind and id.
type Scored = BTreeMap<(&'static str, String), Value>;

/// Whether two values are one: numbers to the bit.
fn same(one: &Value, other: &Value) -> bool {
    if one.is_number() || other.is_number() { bits(one) == bits(other) } else { one == other }
}

/// Every value of an explanation comes out again, and its roots are what the board says.
fn audit(
    workspace: &Workspace,
    (kind, id): (&str, &str),
    scored: &Scored,
    as_of: &str,
    calendar: Option<&Calendar>,
) -> Result<Vec<Value>, String> {
    let request = json!({"of": {kind: id}, "asOf": as_of}).to_string();
    let explained: Value = serde_json::from_str(&api::call("explain", Some(workspace), &request)?).unwrap();
    let nodes = explained["nodes"].as_array().unwrap();
    let mut reckoner = Reckoner::new(nodes, as_of, calendar);
    for (at, node) in nodes.iter().enumerate() {
        let again = reckoner.value(at).map_err(|wrong| format!("node {at} {wrong}: {node}"))?;
        if !same(&again, &node["value"]) {
            return Err(format!("node {at} is reckoned as {again}: {node}"));
        }
        for excluded in node["excluded"].as_array().unwrap().iter().filter(|one| one["why"] == "notCounted") {
            let status = &of_board(scored, &excluded["of"])["status"];
            if !["closed", "postponed", "notStarted"].iter().any(|word| status == word) {
                return Err(format!("node {at} leaves out what is {status}: {node}"));
            }
        }
        // What stands in a mean as a fact is what the board says of it.
        for input in node["inputs"].as_array().unwrap().iter().filter(|input| input["name"] == "measured") {
            if input["of"].is_object() && !same(&input["value"], &of_board(scored, &input["of"])["coverage"]) {
                return Err(format!("node {at} has another coverage of {}: {node}", input["of"]));
            }
        }
    }
    let board = of_board(scored, &json!({kind: id}));
    let said = &board["confidence"];
    let (least, mean) = if said.is_object() { (&said["min"], &said["mean"]) } else { (&Value::Null, said) };
    let roots = ["score", "computedScore", "statedScore", "expected", "status", "grade", "coverage"];
    let roots = roots.map(|root| (root, &board[root]));
    for (root, scored) in roots.into_iter().chain([("confidence", mean), ("leastConfidence", least)]) {
        let told = explained[root].as_u64().map_or(&Value::Null, |at| &nodes[at as usize]["value"]);
        if !same(told, scored) {
            return Err(format!("{root} is explained as {told}, scored as {scored}"));
        }
    }
    let tells = |quantity: &str| nodes.iter().any(|node| node["of"][kind] == id && node["quantity"] == quantity);
    if !tells("progress") || (kind == "keyResult" && !tells("attainment")) {
        return Err("progress or attainment is not told".to_owned());
    }
    Ok(nodes.clone())
}

fn of_board<'s>(scored: &'s Scored, of: &Value) -> &'s Value {
    let (kind, id) = match of["objective"].as_str() {
        Some(id) => ("objective", id),
        None => ("keyResult", of["keyResult"].as_str().unwrap()),
    };
    &scored[&(kind, id.to_owned())]
}

fn scores(workspace: &Workspace, as_of: &str) -> Result<Scored, String> {
    let answer = api::call("score", Some(workspace), &json!({"asOf": as_of}).to_string())?;
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let mut scored = Scored::new();
    for (list, kind) in [("objectives", "objective"), ("keyResults", "keyResult")] {
        for one in answer[list].as_array().unwrap() {
            scored.insert((kind, one["id"].as_str().unwrap().to_owned()), one.clone());
        }
    }
    Ok(scored)
}

/// How often each formula, status rule and way of a plan has been seen.
fn count(nodes: &[Value], seen: &mut BTreeMap<String, u32>) {
    for node in nodes {
        let formula = node["formula"].as_str().unwrap();
        let names = node["inputs"].as_array().unwrap().iter().map(|input| input["name"].as_str().unwrap_or("node"));
        let what = match formula {
            "rule" => format!("rule {}", node["inputs"][0]["value"].as_str().unwrap()),
            "planned" => format!("planned {}", names.take(2).collect::<Vec<&str>>().join(" ")),
            _ => formula.to_owned(),
        };
        *seen.entry(what).or_default() += 1;
        if node["policies"].as_array().unwrap().iter().any(|used| used["policy"] == "calendar") {
            *seen.entry(format!("calendar {formula}")).or_default() += 1;
        }
    }
}

/// What must have been seen, or nothing was proved of it.
const WANTED: [&str; 35] = [
    "band",
    "calendar elapsed",
    "calendar rule",
    "clamp",
    "control",
    "done",
    "due",
    "dueOn",
    "elapsed",
    "given",
    "judged",
    "ladder",
    "least",
    "linear",
    "mean",
    "measured",
    "part",
    "planned planned ends",
    "planned planned planned",
    "planned starts planned",
    "reached",
    "rule green",
    "rule noDates",
    "rule notBegun",
    "rule notHeard",
    "rule over",
    "rule pace",
    "rule reached",
    "rule silent",
    "rule stage",
    "rule weakest",
    "rule worst",
    "smooth",
    "sum",
    "throughout",
];

#[test]
fn every_explained_value_comes_out_again() {
    let config = Config { cases: CASES, failure_persistence: None, max_shrink_iters: 2_000, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[5; 32]));
    let told = std::cell::RefCell::new(BTreeMap::new());
    let result = runner.run(&vec(ANY, 0..900), |numbers| {
        let (document, as_of) = document(&mut Choices::new(&numbers), Temper::Tame);
        let text = document.to_string();
        let Ok(workspace) = Workspace::from_json(&text) else { return Ok(()) };
        let scored = scores(&workspace, &as_of).map_err(TestCaseError::fail)?;
        let calendar = Calendar::of(&resolved(&document), None);
        for (kind, id) in scored.keys() {
            let audited = audit(&workspace, (kind, id), &scored, &as_of, calendar.as_ref());
            let nodes =
                audited.map_err(|wrong| TestCaseError::fail(format!("{kind} {id} as of {as_of}: {wrong}\n{text}")))?;
            count(&nodes, &mut told.borrow_mut());
        }
        Ok(())
    });
    let told = told.into_inner();
    println!("{CASES} documents: {told:?}");
    if let Err(wrong) = result {
        panic!("{wrong}");
    }
    let rare: Vec<&str> = WANTED.into_iter().filter(|what| told.get(*what).is_none_or(|times| *times < 20)).collect();
    assert_eq!(rare, [""; 0], "seldom or never seen");
}
