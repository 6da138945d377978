//! Engine and model agree: on every vector, and on a hundred thousand documents.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use okr_tests::model::{Bend, Choices, Temper, compare, compare_bent, document, spoil};
use okr_tests::vectors::load_all;
use proptest::collection::vec;
use proptest::num::u32::ANY;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use serde_json::Value;

/// Documents of each kind; with the two kinds a hundred thousand.
const CASES: u32 = 50_000;

/// The seeds of the two runs.
const SCORES: u8 = 1;
const PROBLEMS: u8 = 2;

fn runner(cases: u32, seed: u8, max_shrink_iters: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, max_shrink_iters, ..Config::default() };
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
    let result = runner(CASES, seed, 5_000).run(&vec(ANY, 0..900), |numbers| {
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
    let outcomes = run("scores", SCORES, tame);
    assert!(outcomes.get("Scored").copied() > Some(CASES / 10 * 9), "{outcomes:?}");
}

// R2, R9
#[test]
fn problems_are_the_same() {
    let outcomes = run("problems", PROBLEMS, wild);
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

/// Whether a difference planted in the model is noticed within the cases of a run.
fn is_noticed(seed: u8, make: fn(&[u32]) -> Case, plant: impl Fn(&mut Value), bend: Option<Bend>) -> bool {
    let mut runner = runner(CASES, seed, 0);
    let result = runner.run(&vec(ANY, 0..900), |numbers| {
        let (text, mut read, as_of) = make(&numbers);
        plant(&mut read);
        compare_bent(&text, &read, &as_of, bend).map(|_| ()).map_err(TestCaseError::fail)
    });
    result.is_err()
}

// R2: the cases would notice a rule read otherwise.
#[test]
fn a_bent_rule_is_noticed() {
    for bend in Bend::ALL {
        let (seed, make): (u8, fn(&[u32]) -> Case) =
            if bend.is_of_problems() { (PROBLEMS, wild) } else { (SCORES, tame) };
        assert!(is_noticed(seed, make, |_| (), Some(bend)), "{bend:?} goes unnoticed");
    }
}

/// Fields on which scores depend.
const OF_SCORES: [&str; 68] = [
    "agreedOn",
    "alignments",
    "ambition",
    "aspirational",
    "assessments",
    "atLeast",
    "atMost",
    "bands",
    "baseline",
    "behindAtMost",
    "behindFrom",
    "belowBaseline",
    "cadenceDays",
    "calendar",
    "cap",
    "combine",
    "committed",
    "confidence",
    "controlBounds",
    "controlOutside",
    "corrects",
    "curve",
    "cycle",
    "deadline",
    "doneOn",
    "due",
    "end",
    "extends",
    "extraWorkdays",
    "flatTarget",
    "graceDays",
    "green",
    "holidays",
    "keyResults",
    "measure",
    "milestones",
    "missingBaseline",
    "missingWeight",
    "objectiveStatus",
    "official",
    "onTrackAtMost",
    "onTrackFrom",
    "outdated",
    "pace",
    "plan",
    "points",
    "profile",
    "recordedOn",
    "rule",
    "rules",
    "score",
    "severity",
    "silences",
    "source",
    "stage",
    "start",
    "state",
    "status",
    "strict",
    "target",
    "tolerance",
    "unmeasured",
    "value",
    "weekend",
    "weight",
    "weightDecimals",
    "weights",
    "yellow",
];

/// Fields on which problems depend, beside those of scores.
const OF_PROBLEMS: [&str; 42] = [
    "alignment",
    "by",
    "calendar",
    "controlBounds",
    "corrects",
    "cycles",
    "cyclesBreach",
    "decimals",
    "extends",
    "extraWorkdays",
    "flatTarget",
    "from",
    "guards",
    "healthMetrics",
    "id",
    "items",
    "kind",
    "leader",
    "level",
    "levels",
    "manager",
    "mentions",
    "missingBaseline",
    "next",
    "oneParent",
    "opaque",
    "ownObjectives",
    "owner",
    "parent",
    "person",
    "reason",
    "rule",
    "start",
    "state",
    "strict",
    "support",
    "top",
    "unit",
    "upward",
    "weekend",
    "weightDecimals",
    "weights",
];

/// Takes a field away wherever it stands.
fn forget(value: &mut Value, field: &str) {
    match value {
        Value::Object(fields) => {
            fields.remove(field);
            fields.values_mut().for_each(|value| forget(value, field));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| forget(item, field)),
        _ => {}
    }
}

// R2: the cases depend on every field that the rules read.
#[test]
fn a_field_not_read_is_noticed() {
    let unnoticed = |fields: &[&'static str], seed: u8, make: fn(&[u32]) -> Case| -> Vec<&'static str> {
        let is_missed = |field: &&str| !is_noticed(seed, make, |read| forget(read, field), None);
        fields.iter().copied().filter(is_missed).collect()
    };
    assert_eq!(unnoticed(&OF_SCORES, SCORES, tame), [""; 0]);
    assert_eq!(unnoticed(&OF_PROBLEMS, PROBLEMS, wild), [""; 0]);
}

#[test]
fn what_only_the_engine_judges_passes() {
    let (text, _, as_of) = tame(&[u32::MAX / 2; 400]);
    assert_eq!(compare(&text, &as_of), Ok(()));
    for text in ["", "{", "\u{feff}{}", r#"{"okr":2}"#, r#"{"okr":1,"units":[{"id":1}]}"#, r#"{"okr":1,"extra":1e999}"#]
    {
        assert_eq!(compare(text, "2026-02-20"), Ok(()), "{text}");
    }
    assert_eq!(compare(r#"{"okr":1}"#, "never"), Ok(()));
}
