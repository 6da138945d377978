//! Differences are what one finds by looking at both documents, and lead from one to the other.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::cell::Cell;
use std::collections::BTreeMap;

use okr_core::{Workspace, api};
use okr_tests::model::{Choices, Temper, document};
use proptest::collection::vec;
use proptest::num::u32::ANY;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

fn list(of: &Value) -> Vec<Value> {
    of.as_array().cloned().unwrap_or_default()
}

/// A node, its own object, and that of its objective.
type Entry = (Value, Value, Value);

/// The objectives and key results of a document, in its order.
fn nodes(document: &Value) -> Vec<Entry> {
    let mut nodes = Vec::new();
    for objective in list(&document["objectives"]) {
        nodes.push((json!({"objective": objective["id"]}), objective.clone(), Value::Null));
        for key_result in list(&objective["keyResults"]) {
            nodes.push((json!({"keyResult": key_result["id"]}), key_result, objective.clone()));
        }
    }
    nodes
}

fn find<'n>(nodes: &'n [Entry], node: &Value) -> Option<&'n Entry> {
    nodes.iter().find(|(other, ..)| other == node)
}

/// A field before and after of everything that is in both documents and has another one.
fn changed(before: &Value, after: &Value, field: impl Fn(&Entry) -> Value) -> Vec<Value> {
    let earlier = nodes(before);
    let pairs = nodes(after).into_iter().filter_map(|now| Some((find(&earlier, &now.0)?.clone(), now)));
    let changes = pairs.map(|(then, now)| json!({"node": now.0, "before": field(&then), "after": field(&now)}));
    changes.filter(|change| change["before"] != change["after"]).collect()
}

/// The entries about one field, without its name.
fn about(entries: &Value, wanted: &str) -> Vec<Value> {
    let mut entries: Vec<Value> = list(entries).into_iter().filter(|entry| entry["field"] == wanted).collect();
    entries.iter_mut().for_each(|entry| {
        entry.as_object_mut().unwrap().remove("field");
    });
    entries
}

/// How everything stands, by its node.
fn standings(workspace: &Workspace, as_of: &str) -> BTreeMap<String, Value> {
    let answer = api::call("score", Some(workspace), &json!({"asOf": as_of}).to_string()).unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let mut standings = BTreeMap::new();
    for (name, kind) in [("objectives", "objective"), ("keyResults", "keyResult")] {
        for entry in list(&answer[name]) {
            let standing = json!({"progress": entry["progress"], "score": entry["score"], "status": entry["status"]});
            standings.insert(json!({kind: entry["id"]}).to_string(), standing);
        }
    }
    standings
}

fn key(from: &Value, to: &Value, terms: &Value) -> String {
    let weight = terms["weight"].as_f64();
    format!("{from} {to} {} {} {weight:?} {}", terms["kind"], terms["state"], terms["agreedOn"])
}

/// The alignments of a document with their ends and terms, how often each.
fn alignments(document: &Value) -> BTreeMap<String, i32> {
    let mut counts = BTreeMap::new();
    for alignment in list(&document["alignments"]) {
        let terms = json!({"kind": alignment["kind"].as_str().unwrap_or("supports"),
            "state": alignment["state"].as_str().unwrap_or("accepted"),
            "weight": alignment["weight"], "agreedOn": alignment["agreedOn"]});
        *counts.entry(key(&alignment["from"], &alignment["to"], &terms)).or_default() += 1;
    }
    counts
}

/// What entries take away and add must lead from one document to the other, and no entry
/// may take away what it adds.
fn lead_across(before: &Value, after: &Value, entries: &Value) {
    let mut counts = alignments(before);
    for entry in list(entries) {
        assert_ne!(entry["before"], entry["after"]);
        for (side, by) in [("before", -1), ("after", 1)] {
            if !entry[side].is_null() {
                *counts.entry(key(&entry["from"], &entry["to"], &entry[side])).or_default() += by;
            }
        }
    }
    counts.retain(|_, count| *count != 0);
    assert_eq!(counts, alignments(after));
}

fn diff(before: &Value, after: &Value, as_of: &str) -> Value {
    let request = json!({"before": before, "after": after.to_string(), "asOf": as_of});
    serde_json::from_str(&api::call("diff", None, &request.to_string()).unwrap()).unwrap()
}

fn alone(entries: &[Entry], others: &[Entry]) -> Value {
    let alone = entries.iter().filter(|(node, ..)| find(others, node).is_none());
    alone.map(|(node, ..)| node.clone()).collect()
}

/// Everything that is told is held against both documents.
fn check(before: &Value, after: &Value, as_of: &str, boards: [&Workspace; 2]) {
    let told = diff(before, after, as_of);
    let (then, now) = (nodes(before), nodes(after));
    assert_eq!(told["added"], alone(&now, &then));
    assert_eq!(told["removed"], alone(&then, &now));
    assert_eq!(list(&told["retitled"]), changed(before, after, |(_, own, _)| own["title"].clone()));
    let mut weights = list(&told["reweighted"]);
    for side in ["before", "after"] {
        // 1 and 1.0 are one number.
        weights.iter_mut().for_each(|entry| entry[side] = json!(entry[side].as_f64()));
    }
    assert_eq!(weights, changed(before, after, |(_, own, _)| json!(own["weight"].as_f64())));
    let moved = |field| about(&told["moved"], field);
    assert_eq!(moved("objective"), changed(before, after, |(_, _, objective)| objective["id"].clone()));
    assert_eq!(moved("cycle"), changed(before, after, |(_, own, _)| own["cycle"].clone()));
    assert_eq!(moved("owner"), changed(before, after, |(_, own, _)| own["owner"].clone()));
    let stage = |(node, own, _): &Entry| match node["objective"].is_null() {
        true => Value::Null,
        false => json!(own["stage"].as_str().unwrap_or("active")),
    };
    assert_eq!(list(&told["restaged"]), changed(before, after, stage));
    lead_across(before, after, &told["alignments"]);

    let [then, now] = boards.map(|workspace| standings(workspace, as_of));
    let mut scores = Vec::new();
    for (node, ..) in nodes(after) {
        let standing = (then.get(&node.to_string()), now.get(&node.to_string()));
        if let (Some(before), Some(after)) = standing
            && before != after
        {
            scores.push(json!({"node": node, "before": before, "after": after}));
        }
    }
    assert_eq!(list(&told["scores"]), scores);

    // Back again, what was added is gone, and nothing differs from itself.
    let back = diff(after, before, as_of);
    assert_eq!((&back["added"], &back["removed"]), (&told["removed"], &told["added"]));
    let none = diff(after, after, as_of);
    assert!(none.as_object().unwrap().values().all(|value| value.as_array().is_none_or(Vec::is_empty)), "{none}");
}

// R2
#[test]
fn differences_are_what_one_finds() {
    let config = Config { cases: 1_200, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[13; 32]));
    let compared = Cell::new(0);
    let result = runner.run(&(vec(ANY, 0..700), 0..700_usize, ANY, ANY), |(numbers, at, one, other)| {
        // The same choices but for two make documents that have much in common.
        let mut others = numbers.clone();
        for (place, number) in [(at, one), (at / 3, other)] {
            if let Some(slot) = others.get_mut(place) {
                *slot = number;
            }
        }
        let (before, as_of) = document(&mut Choices::new(&numbers), Temper::Tame);
        let (after, _) = document(&mut Choices::new(&others), Temper::Tame);
        let opened = |document: &Value| Workspace::from_json(&document.to_string());
        if let (Ok(earlier), Ok(later)) = (opened(&before), opened(&after)) {
            // Some days cannot be told again: vectors show them.
            let day = as_of.parse().unwrap();
            if earlier.known_on(day).is_ok() && later.known_on(day).is_ok() {
                compared.set(compared.get() + 1);
                check(&before, &after, &as_of, [&earlier, &later]);
            }
        }
        Ok(())
    });
    result.unwrap();
    assert!(compared.get() > 600, "{}", compared.get());
}

// R9: any number of declined alignments may stand between the same two
#[test]
fn many_alignments_between_the_same_two_are_compared_in_time() {
    let many = |count: usize| {
        let one = r#"{"from": {"objective": "a"}, "to": {"objective": "b"}, "state": "declined"}"#;
        let objective = |id: &str| {
            format!(r#"{{"id": "{id}", "title": "Answer the same day", "owner": {{"person": "p"}}, "cycle": "q"}}"#)
        };
        format!(
            r#"{{"okr": 1, "people": [{{"id": "p", "name": "Mei"}}], "cycles": [{{"id": "q", "kind": "backlog"}}],
                "objectives": [{}, {}], "alignments": [{}]}}"#,
            objective("a"),
            objective("b"),
            vec![one; count].join(",")
        )
    };
    // Each with each would be 10^10 looks.
    let request = format!(r#"{{"before": {}, "after": {}, "asOf": "2026-02-15"}}"#, many(100_000), many(99_999));
    let start = std::time::Instant::now();
    let told: Value = serde_json::from_str(&api::call("diff", None, &request).unwrap()).unwrap();
    assert_eq!(list(&told["alignments"]).len(), 1);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
