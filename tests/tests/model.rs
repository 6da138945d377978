//! Engine and model agree: on every vector, and on a hundred thousand documents.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use okr_tests::model::{Bend, Choices, Outcome, Temper, compare, compare_bent, document, spoil};
use okr_tests::vectors::load_all;
use proptest::collection::vec;
use proptest::num::u32::ANY;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use serde_json::Value;

/// Documents of each kind; with the two kinds a hundred thousand.
const CASES: u32 = 50_000;

fn runner(cases: u32, seed: u8) -> TestRunner {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 5_000, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
}

/// A document as its text, its value and the day.
type Case = (String, Value, String);

/// Meant to be valid.
fn tame(numbers: &[u32]) -> Case {
    let (document, as_of) = document(&mut Choices::new(numbers), Temper::Tame);
    (document.to_string(), document, as_of)
}

/// Circles, or values changed at random.
fn wild(numbers: &[u32]) -> Case {
    let mut choices = Choices::new(numbers);
    let temper = if choices.chance(70) { Temper::Wild } else { Temper::Tame };
    let wants_spoil = choices.chance(70);
    let (mut document, as_of) = document(&mut choices, temper);
    if wants_spoil {
        spoil(&mut document, &mut choices);
    }
    (document.to_string(), document, as_of)
}

/// Compares over many documents and counts what came of them.
fn run(name: &str, seed: u8, make: fn(&[u32]) -> Case) -> BTreeMap<String, u32> {
    let outcomes = RefCell::new(BTreeMap::new());
    let result = runner(CASES, seed).run(&vec(ANY, 0..900), |numbers| {
        let (text, document, as_of) = make(&numbers);
        let outcome = compare_bent(&text, &document, &as_of, None)
            .map_err(|difference| TestCaseError::fail(format!("as of {as_of}: {difference}\n{text}")))?;
        *outcomes.borrow_mut().entry(format!("{outcome:?}")).or_default() += 1;
        Ok(())
    });
    if let Err(TestError::Fail(difference, _)) = result {
        panic!("{name}: {difference}");
    }
    println!("{name}: {CASES} documents: {:?}", outcomes.borrow());
    outcomes.into_inner()
}

// R2
#[test]
fn scores_are_the_same() {
    let outcomes = run("scores", 1, tame);
    assert!(outcomes.get("Scored").copied() > Some(CASES / 10 * 9), "{outcomes:?}");
}

// R2, R9
#[test]
fn problems_are_the_same() {
    let outcomes = run("problems", 2, wild);
    assert!(outcomes.get("Refused").copied() > Some(CASES / 2), "{outcomes:?}");
}

/// The day of a vector's request, or one in the middle of most vectors.
fn day_of(request: &str) -> String {
    let request: Value = serde_json::from_str(request).unwrap();
    request["asOf"].as_str().unwrap_or("2026-02-20").to_owned()
}

// R2
#[test]
fn every_vector_is_judged_alike() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let mut outcomes: BTreeMap<String, u32> = BTreeMap::new();
    let mut wrong = Vec::new();
    for vector in load_all(root).unwrap() {
        let request: Value = serde_json::from_str(&vector.request).unwrap();
        let bytes = vector.document_bytes(root).unwrap();
        let Some(text) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) else { continue };
        // A host's own limits are not the model's to judge.
        let read = serde_json::from_str(&text).ok().filter(|_| request["limits"].is_null());
        let Some(read) = read else { continue };
        match compare_bent(&text, &read, &day_of(&vector.request), None) {
            Ok(outcome) => *outcomes.entry(format!("{outcome:?}")).or_default() += 1,
            Err(difference) => wrong.push(format!("{}: {difference}", vector.name)),
        }
    }
    println!("vectors: {outcomes:?}");
    assert!(wrong.is_empty(), "{} vectors differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(outcomes.get("Scored").copied() > Some(100) && outcomes.get("Refused").copied() > Some(30), "{outcomes:?}");
}
