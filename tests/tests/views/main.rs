//! Views: what is hidden leaks nowhere, what may be seen is as it was.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod feed;
mod readers;
mod salt;
mod secrets;
mod sight;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use okr_core::{Live, Workspace, api};
use okr_tests::model::{Choices, Temper, document, fit_profile};
use proptest::collection::vec;
use proptest::num::u32::ANY;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use serde_json::{Value, json};

use readers::Read;
use salt::{Mark, salt};
use secrets::{Hidden, Secrets};
use sight::sees;

const CASES: u32 = 1_500;

fn runner(cases: u32, seed: u8) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 200,
        max_global_rejects: 200_000,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
}

/// A document with marks, who looks at it, and days to look at.
#[derive(Debug)]
struct Case {
    document: Value,
    marks: Vec<Mark>,
    viewer: Value,
    days: Vec<String>,
}

impl Case {
    fn new(numbers: &[u32]) -> Case {
        // A large document leaves no numbers over: what follows has its own.
        let (own, numbers) = numbers.split_at(numbers.len() / 3);
        let mut choices = Choices::new(own);
        let (mut document, as_of) = document(&mut Choices::new(numbers), Temper::Tame);
        let word = |choices: &mut Choices<'_>, kind: &str| json!(format!("{kind}{}", choices.below(3)));
        for person in document["people"].as_array_mut().unwrap() {
            if choices.chance(70) {
                person["unit"] = word(&mut choices, "u");
            }
        }
        for unit in document["units"].as_array_mut().unwrap() {
            if choices.chance(60) {
                unit["leader"] = word(&mut choices, "p");
            }
            unit["level"] = json!(choices.pick(&["team", "company"]));
        }
        let objectives = document["objectives"].as_array_mut().unwrap().iter_mut();
        for objective in objectives.filter(|objective| objective["opaque"] != true) {
            let (kind, letter) = if choices.chance(40) { ("unit", "u") } else { ("person", "p") };
            objective["owner"] = json!({kind: word(&mut choices, letter)});
            objective["visibility"] = json!(choices.pick(&["private", "public", "unit"]));
            let owner = objective["owner"].clone();
            for one in objective["keyResults"].as_array_mut().into_iter().flatten() {
                let work = json!({"id": format!("i{}", one["id"]), "title": "", "owner": owner, "due": "2026-03-01"});
                one["initiatives"] = json!([work]);
                one["mentions"] = json!([{"person": "p1", "answer": "agreed"}]);
            }
        }
        if choices.chance(25) {
            feed::start_where_checked_in(&mut choices, &mut document);
        }
        if choices.chance(60) {
            feed::add(&mut choices, &mut document);
        }
        if document["profile"].is_null() && choices.chance(30) {
            document["profile"] = json!({"extends": "okr", "limits": {"objectives": 1}});
        }
        fit_profile(&mut choices, &mut document);
        let targets = nodes(&document);
        let silences: Vec<Value> = (0..choices.below(4)).map(|_| silence(&mut choices, &targets)).collect();
        document["silences"] = json!(silences);
        secrets::salt_figures(&mut document);
        let marks = salt(&mut document);
        let viewer = if choices.chance(75) { word(&mut choices, "p") } else { Value::Null };
        let days_of = |field: &str| -> Vec<String> {
            let check_ins = secrets::items(&document, "checkIns").iter();
            check_ins.filter_map(|one| one[field].as_str().map(str::to_owned)).take(3).collect()
        };
        let mut days = [days_of("on"), days_of("recordedOn")].concat();
        days.extend(["2025-12-21", "2026-01-20", "2026-02-28", "2026-04-11", "2026-04-20"].map(str::to_owned));
        days.insert(days.len().min(3), as_of);
        Case { document, marks, viewer, days }
    }

    fn request(&self) -> String {
        if self.viewer.is_null() { "{}".to_owned() } else { json!({"viewer": {"person": self.viewer}}).to_string() }
    }

    fn hidden(&self) -> Hidden {
        Hidden::of(&self.document, |objective| !sees(&self.document, &self.viewer, objective))
    }
}

/// A silence of a rule that may have something to say, about one thing or about all.
fn silence(choices: &mut Choices<'_>, targets: &[Value]) -> Value {
    let rule = choices.pick(&[
        "set.no-key-results",
        "set.too-many-objectives",
        "align.orphan",
        "align.no-effect",
        "key-result.no-target",
        "key-result.no-baseline",
        "silence.unused",
        "set.weights",
    ]);
    let mut silence = json!({"rule": rule, "reason": "so be it"});
    let target = targets.get(choices.below(targets.len().max(1)));
    if let Some(target) = target.filter(|_| choices.chance(50)) {
        silence["target"] = target.clone();
    }
    silence
}

/// The silences that a document's lint calls unused.
fn unused_silences(workspace: &Workspace, day: &str) -> Vec<Value> {
    let answer = api::call("lint", Some(workspace), &json!({"asOf": day}).to_string()).unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let document: Value = serde_json::from_str(&workspace.to_json()).unwrap();
    let unused = secrets::items(&answer, "findings").iter().filter(|finding| finding["code"] == "silence.unused");
    unused.map(|finding| document.pointer(finding["path"].as_str().unwrap()).unwrap().clone()).collect()
}

/// The whole document without silences of `silence.unused`, which keep it from being told.
fn without_own_silences(document: &Value) -> Result<Workspace, String> {
    let mut document = document.clone();
    let told = secrets::items(&document, "silences").iter().filter(|silence| silence["rule"] != "silence.unused");
    document["silences"] = told.cloned().collect();
    open(&document.to_string())
}

fn open(text: &str) -> Result<Workspace, String> {
    Workspace::from_json(text).map_err(|problems| format!("{problems:?}"))
}

/// Everything that the engine says of a workspace, in both languages.
fn everything(workspace: &Workspace, case: &Case) -> Vec<String> {
    let mut said = vec![workspace.to_json()];
    let mut ask = |operation: &str, request: Value| {
        for lang in ["en", "zh-CN"] {
            let mut request = request.clone();
            request["lang"] = json!(lang);
            let (Ok(answer) | Err(answer)) = api::call(operation, Some(workspace), &request.to_string());
            said.push(answer);
        }
    };
    let day = &case.days[0];
    ask("lint", json!({}));
    ask("lint", json!({"asOf": day}));
    ask("validate", json!({"document": serde_json::from_str::<Value>(&workspace.to_json()).unwrap()}));
    for day in &case.days {
        ask("score", json!({"asOf": day}));
    }
    for format in ["json", "mermaid", "dot", "svg"] {
        ask("map", json!({"format": format}));
        ask("map", json!({"format": format, "asOf": day}));
    }
    for (query, of) in questions(&case.document) {
        ask("alignment", json!({"query": query, "of": of}));
    }
    // Whose units these are is not known of what is hidden: the answers may differ, but not tell.
    for query in ["silos", "coverage", "crossUnit"] {
        ask("alignment", json!({"query": query}));
    }
    for other in ["p0", "p1", "p2", "p9"] {
        ask("view", json!({"viewer": {"person": other}}));
    }
    said.extend(edits(workspace, case));
    said
}

/// What changes answer, taken and refused.
fn edits(workspace: &Workspace, case: &Case) -> Vec<String> {
    let mut said = Vec::new();
    let mut live = Live::new(workspace.clone());
    let mut change = |operation: &str, request: Value| {
        let (Ok(answer) | Err(answer)) = api::change(operation, &mut live, &request.to_string());
        said.push(answer);
    };
    let nodes = nodes(&case.document);
    for (at, one) in nodes.iter().enumerate() {
        let mut check_in = one.clone();
        for (field, value) in [("on", json!("2026-02-01")), ("value", json!(1e9)), ("milestones", json!(["?"]))] {
            check_in[field] = value;
        }
        change("checkIn", json!({"checkIn": check_in, "asOf": "2026-02-20"}));
        for field in ["value", "milestones"] {
            check_in.as_object_mut().unwrap().remove(field);
        }
        change("checkIn", json!({"checkIn": check_in, "asOf": "2026-02-20"}));
        let other = &nodes[(at * 7 + 3) % nodes.len()];
        let alignment = json!({"from": one, "to": other, "kind": "contributes"});
        change("align", json!({"alignment": alignment, "asOf": "2026-02-20"}));
        change("unalign", json!({"from": one, "to": other, "asOf": "2026-02-20"}));
        let edit = json!({"of": one, "weight": 2, "measure": {"kind": "metric", "target": -3}});
        change("edit", json!({"edits": [edit], "asOf": "2026-02-20"}));
    }
    for (at, one) in nodes.iter().enumerate() {
        let policy = ["refuse", "reattach", "detach"][at % 3];
        change("remove", json!({"of": one, "policy": policy, "dryRun": at % 2 == 0, "asOf": "2026-02-20"}));
    }
    said
}

fn nodes(document: &Value) -> Vec<Value> {
    let mut nodes = Vec::new();
    for objective in document["objectives"].as_array().into_iter().flatten() {
        nodes.push(json!({"objective": objective["id"]}));
        let own = objective["keyResults"].as_array().into_iter().flatten();
        nodes.extend(own.map(|one| json!({"keyResult": one["id"]})));
    }
    nodes
}

fn questions(document: &Value) -> Vec<(&'static str, Value)> {
    let of_all = ["layers", "orphans", "roots", "leaves", "unsupported"].map(|query| (query, Value::Null));
    let mut questions = of_all.to_vec();
    for node in nodes(document) {
        let of_one = ["ancestors", "descendants", "path", "contributors", "impact"];
        questions.extend(of_one.map(|query| (query, node.clone())));
    }
    questions
}

/// The rows of an answer of `score`: of what may be seen whole, of what is read by
/// that as much as is read.
fn rows(workspace: &Workspace, day: &str, hidden: &Hidden, read: &Read) -> Vec<String> {
    let answer = api::call("score", Some(workspace), &json!({"asOf": day}).to_string()).unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let mut rows = Vec::new();
    for (list, is_objective) in [("objectives", true), ("keyResults", false)] {
        for row in answer[list].as_array().unwrap() {
            let node = (row["id"].as_str().unwrap().to_owned(), is_objective);
            if !hidden.has(&node.0, is_objective) {
                rows.push(row.to_string());
            } else if read.numbers.contains(&node) {
                let expected = if is_objective { &Value::Null } else { &row["expected"] };
                // How far beyond what counts it is no visible number reads.
                let kept = ["id", "progress", "coverage", "status", "grade", "score"].map(|it| &row[it]);
                rows.push(json!([kept, expected]).to_string());
            } else if read.paces.contains(&node) {
                rows.push(json!([row["id"], row["expected"]]).to_string());
            }
        }
    }
    rows
}

/// The law of views for one case; how many objectives were hidden.
fn check(case: &Case) -> Result<usize, String> {
    let text = case.document.to_string();
    let Ok(whole) = Workspace::from_json(&text) else { return Ok(usize::MAX) };
    let hidden = case.hidden();
    let view = api::call("view", Some(&whole), &case.request())?;
    if hidden.is_empty() && view != whole.to_json() {
        return Err("nothing is hidden, and yet the view is another document".to_owned());
    }
    let opened = open(&view).map_err(|problems| format!("the view does not open: {problems}\n{view}"))?;
    let read = readers::read(&case.document, &hidden);
    readers::check_idle(&serde_json::from_str(&view).unwrap(), &hidden, &read)?;
    for day in &case.days {
        let (before, after) = (rows(&whole, day, &hidden, &read), rows(&opened, day, &hidden, &read));
        let other = before.iter().zip(&after).find(|(before, after)| before != after);
        if let Some((before, after)) = other {
            return Err(format!("on {day} a score is another:\n{before}\n{after}\n{view}"));
        }
    }
    readers::check_beyond(&opened, &case.document, &case.days, &hidden)?;
    let again = api::call("view", Some(&opened), &case.request())?;
    if again != view {
        return Err(format!("a view of the view is another:\n{view}\n{again}"));
    }
    for (query, of) in questions(&case.document) {
        let ask = |workspace| api::call("alignment", Some(workspace), &json!({"query": query, "of": of}).to_string());
        if ask(&whole) != ask(&opened) {
            return Err(format!("{query} of {of} is another:\n{:?}\n{:?}", ask(&whole), ask(&opened)));
        }
    }
    // A silence that is used, if only on what is hidden, is called unused nowhere.
    let mut truly_unused = unused_silences(&whole, &case.days[0]);
    truly_unused.extend(unused_silences(&without_own_silences(&case.document)?, &case.days[0]));
    if let Some(used) = unused_silences(&opened, &case.days[0]).iter().find(|one| !truly_unused.contains(one)) {
        return Err(format!("{used} is used, and yet the view calls it unused:\n{view}"));
    }
    let canonical: Value = serde_json::from_str(&whole.to_json()).unwrap();
    hidden.unchanged(&canonical, &serde_json::from_str(&view).unwrap())?;
    let secrets = Secrets::of(&case.document, &case.marks, &hidden);
    secrets.check_shape(&serde_json::from_str(&view).unwrap(), &hidden)?;
    for said in everything(&opened, case) {
        secrets.check(&said)?;
    }
    Ok(hidden.len())
}

// D-ALN-07, D-ALN-09, edge 30
#[test]
fn a_view_hides_what_it_must_and_nothing_more() {
    let counts = RefCell::new(BTreeMap::<usize, u32>::new());
    let result = runner(CASES, 7).run(&vec(ANY, 0..1_200), |numbers| {
        let case = Case::new(&numbers);
        let count = check(&case)
            .map_err(|error| TestCaseError::fail(format!("{error}\nviewer {}\n{}", case.viewer, case.document)))?;
        *counts.borrow_mut().entry(count).or_default() += 1;
        Ok(())
    });
    if let Err(TestError::Fail(difference, _)) = result {
        panic!("{difference}");
    }
    println!("objectives hidden, documents: {:?}", counts.borrow());
    let counts = counts.into_inner();
    let refused = counts.get(&usize::MAX).copied().unwrap_or(0);
    let open = counts.get(&0).copied().unwrap_or(0);
    assert!(refused < CASES / 5 && CASES - refused - open > CASES / 3 && open > 20, "{counts:?}");
}

/// Every text of what is hidden, put back into the view, is noticed.
#[test]
fn a_leak_is_noticed() {
    let planted = Cell::new(0);
    let result = runner(60, 8).run(&vec(ANY, 0..1_200), |numbers| {
        let case = Case::new(&numbers);
        let Ok(whole) = Workspace::from_json(&case.document.to_string()) else { return Ok(()) };
        let hidden = case.hidden();
        let secrets = Secrets::of(&case.document, &case.marks, &hidden);
        let view = api::call("view", Some(&whole), &case.request()).unwrap();
        assert_eq!(secrets.check(&view), Ok(()));
        for mark in &case.marks {
            let is_secret = secrets.words().contains(&mark.word);
            let leak = view.replacen("{\"okr\":1", &format!("{{\"okr\":1,\"leak\":\"{} Keep\"", mark.word), 1);
            assert_eq!(secrets.check(&leak).is_err(), is_secret, "{mark:?}");
        }
        Ok(())
    });
    result.unwrap();
    // What no view hides would be noticed in the whole document.
    runner(60, 8)
        .run(&vec(ANY, 0..1_200), |numbers| {
            let case = Case::new(&numbers);
            let hidden = case.hidden();
            let secrets = Secrets::of(&case.document, &case.marks, &hidden);
            let is_noticed = secrets.check(&case.document.to_string()).is_err();
            assert_eq!(is_noticed, !hidden.is_empty());
            planted.set(planted.get() + u32::from(is_noticed));
            Ok(())
        })
        .unwrap();
    assert!(planted.get() > 20, "{planted:?}");
}
