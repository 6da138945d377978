//! Deep, wide and many, on a stack of 64 KiB. Nothing recurses over user data.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::fmt::Write as _;

use okr_core::api::{AlignmentRequest, ScoreRequest, call};
use okr_core::{LintOptions, Workspace, lint};

const MANY: usize = 100_000;

const START: &str = r#"{"okr":1,"levels":["company","team"],"units":[{"id":"u","name":"U","level":"company"}],
    "cycles":[{"id":"c","kind":"quarter","start":"2026-01-01","end":"2026-03-31"}],"objectives":["#;

fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(64 << 10).spawn(work).unwrap().join().unwrap();
}

fn objectives(count: usize) -> String {
    let mut text = START.to_owned();
    for at in 0..count {
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(
            text,
            r#"{comma}{{"id":"o{at}","title":"Win market {at}","owner":{{"unit":"u"}},"cycle":"c","source":"both",
            "keyResults":[{{"id":"k{at}","title":"Customers from 0 to 10","measure":{{"kind":"metric","baseline":0,"target":10}}}}]}}"#
        );
    }
    text + r#"],"checkIns":[{"keyResult":"k1","on":"2026-02-01","value":10}],"alignments":["#
}

fn everything(text: &str) {
    let workspace = Workspace::from_json(text).unwrap();
    let board = workspace.score(&ScoreRequest { as_of: "2026-02-02".parse().unwrap() }).unwrap();
    assert!(board.objective("o1").unwrap().progress.unwrap() > 0.0);
    assert!(lint(&workspace, LintOptions::default()).len() < 2 * MANY);
    for query in ["layers", "orphans"] {
        let request: AlignmentRequest = serde_json::from_str(&format!(r#"{{"query":"{query}"}}"#)).unwrap();
        workspace.alignment(&request).unwrap();
    }
    let request = r#"{"query":"ancestors","of":{"objective":"o1"}}"#;
    assert!(call("alignment", Some(&workspace), request).is_ok());
    for format in ["mermaid", "svg"] {
        let request = format!(r#"{{"format":"{format}","asOf":"2026-02-02"}}"#);
        assert!(call("map", Some(&workspace), &request).is_ok());
    }
    assert_eq!(Workspace::from_json(&workspace.to_json()).unwrap().to_json(), workspace.to_json());
}

// R8
#[test]
fn a_chain() {
    let edges: Vec<String> = (1..MANY)
        .map(|at| {
            format!(r#"{{"from":{{"objective":"o{at}"}},"to":{{"objective":"o{}"}},"kind":"contributes"}}"#, at - 1)
        })
        .collect();
    let text = objectives(MANY) + &edges.join(",") + "]}";
    on_a_small_stack(move || everything(&text));
}

// R8
#[test]
fn a_fan() {
    let edges: Vec<String> = (1..MANY)
        .map(|at| format!(r#"{{"from":{{"objective":"o{at}"}},"to":{{"objective":"o0"}},"kind":"contributes"}}"#))
        .collect();
    let text = objectives(MANY) + &edges.join(",") + "]}";
    on_a_small_stack(move || everything(&text));
}

// R8: lines that all pass many rows, each its own way.
#[test]
fn a_half_leads_to_the_other() {
    let half = MANY / 2;
    let edges: Vec<String> = (0..half)
        .map(|at| format!(r#"{{"from":{{"objective":"o{}"}},"to":{{"objective":"o{at}"}}}}"#, MANY - 1 - at))
        .collect();
    let text = objectives(MANY) + &edges.join(",") + "]}";
    on_a_small_stack(move || everything(&text));
}

// R8
#[test]
fn a_circle_through_everything() {
    let edges: Vec<String> = (0..MANY)
        .map(|at| format!(r#"{{"from":{{"objective":"o{at}"}},"to":{{"objective":"o{}"}}}}"#, (at + 1) % MANY))
        .collect();
    let text = objectives(MANY) + &edges.join(",") + "]}";
    on_a_small_stack(move || {
        let problems = Workspace::from_json(&text).unwrap_err();
        assert_eq!(problems.as_slice().len(), 1);
        assert_eq!(problems.as_slice()[0].cycle().len(), MANY);
    });
}

// R8
#[test]
fn many_key_results_of_one_objective() {
    let mut text = START.to_owned() + r#"{"id":"o1","title":"Win","owner":{"unit":"u"},"cycle":"c","keyResults":["#;
    let key_results: Vec<String> =
        (0..MANY).map(|at| format!(r#"{{"id":"k{at}","title":"Reach step {at}"}}"#)).collect();
    text += &(key_results.join(",") + r#"]}],"checkIns":[{"keyResult":"k1","on":"2026-02-01","value":10}]}"#);
    on_a_small_stack(move || everything(&text));
}

// R8: loops of a hierarchy, found without a stack too.
#[test]
fn a_hierarchy_in_one_loop() {
    let units: Vec<String> = (0..MANY)
        .map(|at| format!(r#"{{"id":"u{at}","name":"U","level":"l","parent":"u{}"}}"#, (at + 1) % MANY))
        .collect();
    let text = format!(r#"{{"okr":1,"units":[{}]}}"#, units.join(","));
    on_a_small_stack(move || {
        let problems = Workspace::from_json(&text).unwrap_err();
        assert_eq!(problems.as_slice()[0].code().name(), "unit.cycle");
    });
}

// R9: depth that no reader may follow.
#[test]
fn bottomless_nesting_is_a_problem() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = open.repeat(1_000_000) + "0" + &close.repeat(1_000_000);
        for text in [deep.clone(), format!(r#"{{"okr":1,"extra":{deep}}}"#), format!(r#"{{"okr":1,"units":{deep}}}"#)] {
            on_a_small_stack(move || {
                let problems = Workspace::from_json(&text).unwrap_err();
                let codes: Vec<_> = problems.into_iter().map(|problem| problem.code().name()).collect();
                assert!(codes.iter().any(|code| ["json.too-deep", "document.wrong-type"].contains(code)), "{codes:?}");
            });
        }
    }
}

#[test]
fn a_workspace_may_be_shared_between_threads() {
    fn is_shareable<T: Send + Sync>() {}
    is_shareable::<Workspace>();
}

// R14
#[test]
fn numbers_come_back_as_they_went() {
    use proptest::prelude::*;
    proptest!(ProptestConfig::with_cases(20_000), |(value in -1e99_f64..1e99)| {
        let text = format!(r#"{{"okr":1,"healthMetrics":[{{"id":"h","name":"H","atLeast":{value:?}}}]}}"#);
        let workspace = Workspace::from_json(&text).unwrap();
        let again = Workspace::from_json(&workspace.to_json()).unwrap();
        let read = |workspace: &Workspace| workspace.document().health_metrics[0].at_least.unwrap().to_bits();
        prop_assert_eq!(read(&workspace), value.to_bits());
        prop_assert_eq!(read(&again), value.to_bits());
    });
}
