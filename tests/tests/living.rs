//! A workspace that changes: after any sequence of edits its kept board is, bit for
//! bit, the board of its document opened anew; a refused edit changes nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail by panicking")]

use okr_core::api::ScoreAnswer;
use okr_core::{
    Alignment, AlignmentKind, AlignmentRest, AlignmentState, CheckIn, CheckInRest, Confidence, Date, Endpoint, Lang,
    Limits, Live, Measure, NodeRef, RemovalPolicy, Workspace,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const TODAY: &str = "2026-02-15";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A key result's measure, by a small number.
fn measure(kind: u8) -> Value {
    match kind {
        0 => json!({"kind": "metric", "baseline": 0, "target": 3}),
        1 => json!({"kind": "metric", "target": 7, "unit": {"kind": "count"}}),
        2 => json!({"kind": "rollup", "combine": "mean"}),
        3 => json!({"kind": "rollup", "combine": "min"}),
        4 => json!({"kind": "rollup", "combine": "sum", "target": 9}),
        5 => json!({"kind": "control", "atMost": 2, "tolerance": 3}),
        6 => {
            json!({"kind": "ladder", "points": [{"value": 0, "score": 0}, {"value": 2, "score": 0.3}, {"value": 6, "score": 1}]})
        }
        7 => json!({"kind": "rollup", "combine": "sum", "baseline": 1, "target": -4, "unit": {"kind": "count"}}),
        8 => json!({"kind": "judged"}),
        9 => json!({"kind": "metric", "baseline": 8, "target": 2}),
        10 => json!({"kind": "metric", "baseline": 1, "target": 5, "unit": {"kind": "count"}}),
        11 => json!({"kind": "rollup", "combine": "sum", "baseline": 2, "target": 5}),
        12 => json!({"kind": "control", "atLeast": 1, "strict": true}),
        13 => json!({"kind": "metric", "baseline": 3, "target": 3}),
        14 => {
            json!({"kind": "milestones", "items": [{"title": "m", "doneOn": "2026-02-01"}, {"title": "n", "weight": 2}]})
        }
        _ => json!({"kind": "done", "due": "2026-03-01"}),
    }
}

/// An objective's source, stage, and the measure and weight of its key results, by
/// small numbers.
type Sketch = (u8, u8, Vec<(u8, Option<u8>)>);

#[derive(Clone, Debug)]
struct Plan {
    objectives: Vec<Sketch>,
    exclude: bool,
    /// The decimals to which missing weights share the rest to 1.
    remainder: Option<u8>,
    edits: Vec<Edit>,
}

#[derive(Clone, Debug)]
enum Edit {
    CheckIn { target: u8, on: u8, late: u8, value: Option<i8>, confidence: Option<u8>, named: bool, corrects: bool },
    Align { from: u8, to: u8, kind: u8, state: u8, weight: Option<u8>, agreed: Option<u8> },
    Unalign { from: u8, to: u8, kind: u8 },
    Terms(Vec<(u8, Option<u8>, Option<u8>)>),
    Remove { of: u8, policy: u8 },
}

fn plan() -> impl Strategy<Value = Plan> {
    let key_result = (0_u8..9, prop::option::of(0_u8..4));
    let objective = (0_u8..4, 0_u8..8, prop::collection::vec(key_result, 0..4));
    let check_in = (
        any::<u8>(),
        0_u8..60,
        0_u8..20,
        prop::option::of(any::<i8>()),
        prop::option::of(0_u8..12),
        any::<bool>(),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(target, on, late, value, confidence, named, corrects)| Edit::CheckIn {
            target,
            on,
            late,
            value,
            confidence,
            named,
            corrects,
        });
    let align = (any::<u8>(), any::<u8>(), 0_u8..5, 0_u8..6, prop::option::of(0_u8..4), prop::option::of(0_u8..60))
        .prop_map(|(from, to, kind, state, weight, agreed)| Edit::Align { from, to, kind, state, weight, agreed });
    let unalign = (any::<u8>(), any::<u8>(), 0_u8..5).prop_map(|(from, to, kind)| Edit::Unalign { from, to, kind });
    let terms = (any::<u8>(), prop::option::of(0_u8..16), prop::option::weighted(0.3, 0_u8..4));
    let terms = prop::collection::vec(terms, 1..3).prop_map(Edit::Terms);
    let remove = (any::<u8>(), 0_u8..3).prop_map(|(of, policy)| Edit::Remove { of, policy });
    let edit = prop_oneof![6 => check_in, 8 => align, 2 => unalign, 4 => terms, 1 => remove];
    let remainder = prop::option::of(0_u8..5);
    (prop::collection::vec(objective, 1..6), any::<bool>(), remainder, prop::collection::vec(edit, 1..30))
        .prop_map(|(objectives, exclude, remainder, edits)| Plan { objectives, exclude, remainder, edits })
}

/// The document of a plan, and the ids of all ends.
fn document(plan: &Plan) -> (Value, Vec<Endpoint>) {
    let mut ends = Vec::new();
    let mut objectives = Vec::new();
    for (at, (source, stage, key_results)) in plan.objectives.iter().enumerate() {
        let id = format!("o{at}");
        let source = ["keyResults", "aligned", "both", "manual"][*source as usize];
        let stage =
            ["active", "active", "active", "scoring", "draft", "closed", "active", "postponed"][*stage as usize];
        let key_results: Vec<Value> = key_results
            .iter()
            .enumerate()
            .map(|(number, (kind, weight))| {
                let id = format!("k{at}{number}");
                ends.push(Endpoint::of_key_result(&id));
                let weight = weight.map(|weight| f64::from(weight) / 8.0);
                json!({"id": id, "title": "K", "measure": measure(*kind), "weight": weight})
            })
            .collect();
        ends.push(Endpoint::of_objective(&id));
        objectives.push(json!({"id": id, "title": "O", "owner": {"person": "p"}, "cycle": "c", "source": source,
            "stage": stage, "keyResults": key_results}));
    }
    let document = json!({"okr": 1, "people": [{"id": "p", "name": "P"}],
        "profile": {"extends": "okr", "unmeasured": if plan.exclude { "exclude" } else { "zero" },
            "missingWeight": if plan.remainder.is_some() { "remainder" } else { "missingIsOne" },
            "weightDecimals": plan.remainder.unwrap_or(3)},
        "cycles": [{"id": "c", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
        "objectives": objectives});
    (document, ends)
}

fn date(offset: u8) -> Date {
    let month = 1 + offset / 28;
    format!("2026-{month:02}-{:02}", 1 + offset % 28).parse().unwrap()
}

fn kind(number: u8) -> AlignmentKind {
    *[AlignmentKind::Contributes, AlignmentKind::Supports, AlignmentKind::DependsOn]
        .get(number as usize)
        .unwrap_or(&AlignmentKind::Contributes)
}

fn end(ends: &[Endpoint], number: u8) -> Endpoint {
    ends[number as usize % ends.len()].clone()
}

fn check_in(ends: &[Endpoint], edit: &Edit, number: usize) -> Option<CheckIn> {
    let Edit::CheckIn { target, on, late, value, confidence, named, corrects } = edit else { return None };
    let end = end(ends, *target);
    let rest = CheckInRest {
        objective: end.objective.clone(),
        recorded_on: Some(date(on + late)),
        id: named.then(|| format!("c{}", number % 7).as_str().into()),
        corrects: corrects.then(|| format!("c{}", (number + 3) % 7).as_str().into()),
        ..CheckInRest::default()
    };
    Some(CheckIn {
        key_result: end.key_result.clone(),
        value: value.map(|value| f64::from(value) / 3.0),
        confidence: confidence.and_then(Confidence::new),
        rest: rest.into(),
        ..CheckIn::of_objective("", date(*on))
    })
}

fn alignment(ends: &[Endpoint], edit: &Edit) -> Option<Alignment> {
    let Edit::Align { from, to, kind: number, state, weight, agreed } = edit else { return None };
    let states = [AlignmentState::Proposed, AlignmentState::Declined, AlignmentState::Stale];
    let rest = AlignmentRest { weight: weight.map(|weight| f64::from(weight) / 8.0), ..AlignmentRest::default() };
    Some(Alignment {
        state: Some(states.get(*state as usize).copied().unwrap_or(AlignmentState::Accepted)),
        rest: rest.into(),
        agreed_on: agreed.map(date),
        ..Alignment::new(end(ends, *from), end(ends, *to), kind(*number))
    })
}

fn terms(ends: &[Endpoint], terms: &[(u8, Option<u8>, Option<u8>)]) -> Vec<okr_core::Edit> {
    let edit = |(of, kind, weight): &(u8, Option<u8>, Option<u8>)| okr_core::Edit {
        of: end(ends, *of),
        measure: kind.map(|kind| serde_json::from_value::<Measure>(measure(kind)).unwrap()),
        weight: weight.map(f64::from),
    };
    terms.iter().map(edit).collect()
}

fn policy(number: u8) -> RemovalPolicy {
    RemovalPolicy::ALL[number as usize]
}

/// What an edit has moved: the answers of all that is others now, or the problems.
fn apply(live: &mut Live, ends: &[Endpoint], edit: &Edit, number: usize) -> Result<Vec<String>, String> {
    let today = day(TODAY);
    let changed = match edit {
        Edit::CheckIn { .. } => live.check_in(check_in(ends, edit, number).unwrap(), today),
        Edit::Align { .. } => live.align(alignment(ends, edit).unwrap(), today).map(|(_, changed)| changed),
        Edit::Unalign { from, to, kind: number } => {
            live.unalign(&end(ends, *from), &end(ends, *to), kind(*number), today)
        }
        Edit::Terms(list) => live.edit(&terms(ends, list), today),
        Edit::Remove { of, policy: number } => {
            live.remove(&end(ends, *of), policy(*number), today).map(|(_, changed)| changed)
        }
    };
    let changed = changed.map_err(|problems| problems.to_json(Lang::En))?;
    let objectives = changed.objectives().map(|score| serde_json::to_string(&score).unwrap());
    Ok(objectives.chain(changed.key_results().map(|score| serde_json::to_string(&score).unwrap())).collect())
}

fn answers(live: &mut Live) -> Vec<String> {
    let board = live.score(day(TODAY)).unwrap();
    let objectives = board.objectives().map(|score| serde_json::to_string(&score).unwrap());
    objectives.chain(board.key_results().map(|score| serde_json::to_string(&score).unwrap())).collect()
}

fn afresh(document: &str) -> String {
    let workspace = Workspace::from_json(document).unwrap();
    ScoreAnswer::new(Live::new(workspace).score(day(TODAY)).unwrap(), Lang::En).to_json()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    // D-ALN-02, D-ALN-03, D-ALN-06, D-CAD-05, edge 18
    #[test]
    fn a_kept_board_is_a_new_board(plan in plan()) {
        let (document, ends) = document(&plan);
        let mut live = Live::new(Workspace::from_json(&document.to_string()).unwrap());
        if ends.is_empty() {
            return Ok(());
        }
        for (number, edit) in plan.edits.iter().enumerate() {
            let before = live.workspace().to_json();
            let answers_before = answers(&mut live);
            let outcome = apply(&mut live, &ends, edit, number);
            let after = live.workspace().to_json();
            let answers_after = answers(&mut live);
            let kept = ScoreAnswer::new(live.kept(day(TODAY)).unwrap(), Lang::En).to_json();
            prop_assert_eq!(&kept, &afresh(&after), "{:?}", edit);
            match outcome {
                Err(_) => {
                    prop_assert_eq!(&before, &after);
                    prop_assert_eq!(answers_before, answers_after);
                }
                Ok(changed) => {
                    let moved = answers_after.iter().filter(|answer| !answers_before.contains(answer));
                    for answer in moved {
                        prop_assert!(changed.contains(answer), "{} is not told of after {:?}", answer, edit);
                    }
                }
            }
        }
    }

    // D-ALN-02: what an edit refuses is what opening the edited document refuses
    #[test]
    fn an_edit_is_refused_where_opening_would_refuse(plan in plan()) {
        let (document, ends) = document(&plan);
        let mut live = Live::new(Workspace::from_json(&document.to_string()).unwrap());
        for (number, edit) in plan.edits.iter().enumerate().filter(|_| !ends.is_empty()) {
            let before: Value = serde_json::from_str(&live.workspace().to_json()).unwrap();
            let mut edited = before.clone();
            let (list, item) = match edit {
                Edit::CheckIn { .. } => ("checkIns", serde_json::to_value(check_in(&ends, edit, number).unwrap()).unwrap()),
                Edit::Align { .. } => ("alignments", serde_json::to_value(alignment(&ends, edit).unwrap()).unwrap()),
                Edit::Unalign { .. } | Edit::Terms(_) | Edit::Remove { .. } => continue,
            };
            let list_of = |value: &mut Value| value.as_object_mut().unwrap().entry(list).or_insert_with(|| json!([])).as_array_mut().unwrap().clone();
            let mut items = list_of(&mut edited);
            items.push(item);
            edited[list] = Value::Array(items);
            let opened = Workspace::from_json(&edited.to_string());
            let outcome = apply(&mut live, &ends, edit, number);
            let own = |problems: &str| ["stage.closed", "check-in.future", "alignment.duplicate"].iter().any(|code| problems.contains(code));
            match (opened, outcome) {
                (Ok(opened), Ok(_)) => {
                    // An alignment that stood there already was given new terms instead.
                    if live.workspace().document().alignments.len() > before["alignments"].as_array().map_or(0, Vec::len) || list == "checkIns" {
                        prop_assert_eq!(opened.to_json(), live.workspace().to_json());
                    }
                }
                (Err(problems), Ok(_)) => prop_assert!(problems.as_slice().iter().all(|problem| problem.code().name() == "alignment.duplicate"), "{:?}", problems),
                (Ok(_), Err(problems)) => prop_assert!(own(&problems), "{}", problems),
                (Err(opened), Err(edited)) => {
                    // The same codes, the edit's own rules aside.
                    for problem in opened.as_slice().iter().filter(|problem| problem.code().name() != "alignment.duplicate") {
                        if !own(&edited) {
                            prop_assert!(edited.contains(problem.code().name()), "{} but {}", opened.to_json(Lang::En), edited);
                        }
                        if let (false, Some(_)) = (problem.cycle().is_empty(), (!own(&edited)).then_some(())) {
                            let told: Value = serde_json::from_str(&edited).unwrap();
                            let cycle = serde_json::to_value(problem.cycle()).unwrap();
                            let cycles: Vec<&Value> = told["problems"].as_array().unwrap().iter().map(|problem| &problem["cycle"]).collect();
                            prop_assert!(cycles.contains(&&cycle), "{} but {}", cycle, told);
                        }
                    }
                }
            }
        }
    }
    // D-ALN-06: other terms are refused where opening would refuse them, and make the same document
    #[test]
    fn terms_are_refused_where_opening_would_refuse(plan in plan()) {
        let (document, ends) = document(&plan);
        let mut live = Live::new(Workspace::from_json(&document.to_string()).unwrap());
        for (number, edit) in plan.edits.iter().enumerate().filter(|_| !ends.is_empty()) {
            let Edit::Terms(list) = edit else {
                let _ = apply(&mut live, &ends, edit, number);
                continue;
            };
            let mut edited: Value = serde_json::from_str(&live.workspace().to_json()).unwrap();
            // An edit that a later one of the list undoes is still looked at.
            let mut is_known = list.len() < 2 || list[0].0 as usize % ends.len() != list[1].0 as usize % ends.len();
            for one in terms(&ends, list) {
                let one = serde_json::to_value(one).unwrap();
                let objectives = edited["objectives"].as_array_mut().into_iter().flatten();
                let target = if one["of"]["objective"].is_null() {
                    let mut all = objectives.flat_map(|objective| objective["keyResults"].as_array_mut().into_iter().flatten());
                    all.find(|key_result| key_result["id"] == one["of"]["keyResult"])
                } else {
                    is_known &= one["measure"].is_null();
                    objectives.into_iter().find(|objective| objective["id"] == one["of"]["objective"])
                };
                let Some(target) = target else { is_known = false; continue };
                for field in ["measure", "weight"] {
                    if !one[field].is_null() {
                        target[field] = one[field].clone();
                    } else if field == "weight" {
                        is_known &= !one["measure"].is_null();
                    }
                }
            }
            let opened = Workspace::from_json(&edited.to_string());
            match (opened, apply(&mut live, &ends, edit, number)) {
                (Ok(opened), Ok(_)) => prop_assert_eq!(opened.to_json(), live.workspace().to_json()),
                (Ok(_), Err(problems)) => prop_assert!(!is_known || problems.contains("stage.closed"), "{}", problems),
                (Err(problems), Ok(_)) => prop_assert!(false, "{:?} let through {:?}", edit, problems),
                (Err(opened), Err(edited)) => {
                    // What an edit shows by itself is told before the edited document is looked at.
                    let is_whole = is_known && !edited.contains("stage.closed") && !edited.contains("/edits/");
                    for problem in opened.as_slice().iter().filter(|_| is_whole) {
                        prop_assert!(edited.contains(problem.code().name()), "{} but {}", opened.to_json(Lang::En), edited);
                    }
                }
            }
        }
    }

    // D-ALN-07, edge 16: nothing is left behind, and who is led past a gap reaches whatever they reached
    #[test]
    fn a_removal_leaves_nothing_behind(plan in plan(), of in any::<u8>()) {
        let (document, ends) = document(&plan);
        let mut live = Live::new(Workspace::from_json(&document.to_string()).unwrap());
        if ends.is_empty() {
            return Ok(());
        }
        for (number, edit) in plan.edits.iter().enumerate() {
            let _ = apply(&mut live, &ends, edit, number);
        }
        let before = live.workspace().clone();
        let of = end(&ends, of);
        for policy in RemovalPolicy::ALL {
            let mut live = Live::new(before.clone());
            let planned = live.would_remove(&of, *policy);
            let removal = match live.remove(&of, *policy, day(TODAY)) {
                Ok((removal, _)) => removal,
                Err(problems) => {
                    prop_assert_eq!(Err(problems), planned);
                    continue;
                }
            };
            prop_assert_eq!(&planned, &Ok(removal.clone()));
            let after = live.workspace();
            let text = after.to_json();
            for node in &removal.nodes {
                prop_assert!(!text.contains(&format!("\"{}\"", node.id())), "{} in {}", node.id(), text);
            }
            let standing = before.document().alignments.len() - removal.dropped.len();
            // A proposal that stood on such a way already is raised, not put in once more.
            let stood = |one: &&Alignment| before.document().alignments.iter().any(|other| is_raised(other, one));
            let raised = removal.reattached.iter().filter(stood).count();
            prop_assert_eq!(after.document().alignments.len(), standing + removal.reattached.len() - raised);
            if *policy != RemovalPolicy::Reattach {
                prop_assert!(removal.reattached.is_empty());
                continue;
            }
            for end in ends.iter().filter(|end| !removal.nodes.contains(&end.node().unwrap())) {
                let (was, is) = (above(&before, end), above(after, end));
                let kept: Vec<NodeRef> = was.into_iter().filter(|node| !removal.nodes.contains(node)).collect();
                for node in &kept {
                    prop_assert!(is.contains(node), "{:?} reaches {:?} no more", end, node);
                }
                for node in &is {
                    prop_assert!(kept.contains(node), "{:?} reaches {:?} all at once", end, node);
                }
            }
        }
    }
}

/// True where a proposal was raised to something agreed of the same ends and kind.
fn is_raised(before: &Alignment, after: &Alignment) -> bool {
    let is_same = (&before.from, &before.to, before.kind) == (&after.from, &after.to, after.kind);
    is_same && before.state == Some(AlignmentState::Proposed) && after.state == Some(AlignmentState::Stale)
}

/// Everything above a node; nothing where it is gone.
fn above(workspace: &Workspace, of: &Endpoint) -> Vec<NodeRef> {
    let request = json!({"query": "ancestors", "of": of}).to_string();
    let answer =
        okr_core::api::call("alignment", Some(workspace), &request).unwrap_or_else(|_| r#"{"nodes": []}"#.into());
    let answer: Value = serde_json::from_str(&answer).unwrap();
    serde_json::from_value::<Vec<Value>>(answer["nodes"].clone())
        .unwrap()
        .iter()
        .map(|node| node_ref(&node["node"]))
        .collect()
}

fn node_ref(value: &Value) -> NodeRef {
    match value["objective"].as_str() {
        Some(id) => NodeRef::Objective(id.into()),
        None => NodeRef::KeyResult(value["keyResult"].as_str().unwrap().into()),
    }
}

// D-ALN-06: an answer tells what the document is, not how it came to be that.
#[test]
fn answers_do_not_tell_how_a_document_came_to_be() {
    let key_results = |prefix: &str| -> Vec<Value> {
        (0..3).map(|at| json!({"id": format!("{prefix}{at}"), "title": "K"})).collect()
    };
    let objective = |id: &str| json!({"id": id, "title": "O", "owner": {"person": "p"}, "cycle": "c", "keyResults": key_results(id)});
    let document = json!({"okr": 1, "people": [{"id": "p", "name": "P"}],
        "cycles": [{"id": "c", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
        "objectives": [objective("a"), objective("b"), objective("d")],
        "alignments": [{"from": {"objective": "d"}, "to": {"objective": "a"}, "state": "proposed"},
            {"from": {"objective": "b"}, "to": {"objective": "a"}}]});
    let mut live = Live::new(Workspace::from_json(&document.to_string()).unwrap());
    let supports = |from: Endpoint, to: Endpoint| Alignment::new(from, to, AlignmentKind::Supports);
    // The last key result first, one that is let go again, one accepted in its place.
    for (from, to) in [("b2", "a1"), ("b0", "a0"), ("d1", "a2")] {
        live.align(supports(Endpoint::of_key_result(from), Endpoint::of_key_result(to)), day(TODAY)).unwrap();
    }
    live.unalign(&Endpoint::of_key_result("b0"), &Endpoint::of_key_result("a0"), AlignmentKind::Supports, day(TODAY))
        .unwrap();
    live.align(supports(Endpoint::of_objective("d"), Endpoint::of_objective("a")), day(TODAY)).unwrap();
    let anew = Workspace::from_json(&live.workspace().to_json()).unwrap();
    for query in ["ancestors", "descendants", "path", "contributors", "impact"] {
        for of in [
            json!({"objective": "a"}),
            json!({"objective": "b"}),
            json!({"keyResult": "b2"}),
            json!({"keyResult": "d1"}),
        ] {
            let request = json!({"query": query, "of": of}).to_string();
            let ask = |workspace: &Workspace| okr_core::api::call("alignment", Some(workspace), &request).unwrap();
            assert_eq!(ask(live.workspace()), ask(&anew), "{request}");
        }
    }
}

// R9: a star of a thousand ways through one objective
#[test]
fn ways_past_a_removal_are_counted_against_the_limits() {
    let objective = |id: String| json!({"id": id, "title": "O", "owner": {"person": "p"}, "cycle": "c"});
    let names = |side: &str| (0..1000).map(|at| format!("{side}{at}")).collect::<Vec<String>>();
    let (lower, upper) = (names("lower"), names("upper"));
    let ids = lower.iter().chain(&upper).cloned().chain(["m".to_owned()]);
    let align = |from: &str, to: &str| json!({"from": {"objective": from}, "to": {"objective": to}});
    let alignments = lower.iter().map(|id| align(id, "m")).chain(upper.iter().map(|id| align("m", id)));
    let document = json!({"okr": 1, "people": [{"id": "p", "name": "P"}],
        "cycles": [{"id": "c", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
        "objectives": ids.map(objective).collect::<Vec<Value>>(), "alignments": alignments.collect::<Vec<Value>>()});
    let remove = |alignments: u32| {
        let limits = Limits { alignments, ..Limits::default() };
        let workspace = Workspace::from_json_with(&document.to_string(), &limits).unwrap();
        Live::new(workspace).would_remove(&Endpoint::of_objective("m"), RemovalPolicy::Reattach)
    };
    let refused = remove(999_999).unwrap_err();
    assert_eq!((refused.as_slice()[0].code().name(), refused.as_slice()[0].path()), ("document.too-many", "/of"));
    assert_eq!(remove(1_000_000).unwrap().reattached.len(), 1_000_000);
}

// R9: depth is counted where things will stand
#[test]
fn what_an_edit_takes_opens_again_however_deep() {
    let key_result = json!({"id": "k", "title": "K", "measure": {"kind": "metric", "target": 2}});
    let objective = |id: &str, key_results: Value| json!({"id": id, "title": "O", "owner": {"person": "p"}, "cycle": "c", "keyResults": key_results});
    let document = json!({"okr": 1, "people": [{"id": "p", "name": "P"}], "cycles": [{"id": "c", "kind": "backlog"}],
        "objectives": [objective("o", json!([key_result])), objective("u", json!([]))]});
    let mut taken = 0;
    for depth in 1..80 {
        let extra = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        for (operation, request) in [
            (
                "checkIn",
                format!(r#"{{"checkIn":{{"keyResult":"k","on":"{TODAY}","extra":{extra}}},"asOf":"{TODAY}"}}"#),
            ),
            (
                "align",
                format!(
                    r#"{{"alignment":{{"from":{{"objective":"u"}},"to":{{"objective":"o"}},"extra":{extra}}},"asOf":"{TODAY}"}}"#
                ),
            ),
            (
                "edit",
                format!(
                    r#"{{"edits":[{{"of":{{"keyResult":"k"}},"measure":{{"kind":"metric","target":3,"extra":{extra}}}}}],"asOf":"{TODAY}"}}"#
                ),
            ),
            (
                "edit",
                format!(
                    r#"{{"edits":[{{"of":{{"keyResult":"k"}},"measure":{{"kind":"judged","extra":{extra}}}}}],"asOf":"{TODAY}"}}"#
                ),
            ),
        ] {
            let mut live = Live::new(Workspace::from_json(&document.to_string()).unwrap());
            let answer = okr_core::api::change(operation, &mut live, &request);
            let opened = Workspace::from_json(&live.workspace().to_json());
            assert!(opened.is_ok(), "{operation} at depth {depth} does not open again");
            taken += usize::from(answer.is_ok());
        }
    }
    // 61 levels under a check-in and an alignment, 58 under a measure.
    assert_eq!(taken, 61 + 61 + 58 + 58);
}
