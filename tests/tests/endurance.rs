//! Deep, wide and many, on a stack of 64 KiB. Nothing recurses over user data.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail by panicking")]

use okr_core::Workspace;
use okr_tests::endurance::{self, SHAPES, Shape, everything};

const MANY: usize = 100_000;

fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    endurance::on_a_small_stack(move || {
        work();
        Ok(())
    })
    .unwrap();
}

/// Opens a document of a shape and asks everything of it, on a small stack.
fn endures(shape: Shape) {
    let laps = endurance::on_a_small_stack(move || {
        everything(shape.document(MANY), "2026-02-02".parse().map_err(|_| "no day")?)
    });
    let laps = laps.unwrap_or_else(|reason| panic!("{}: {reason}", shape.name));
    let slowest = laps.iter().max_by(|one, other| one.seconds.total_cmp(&other.seconds)).unwrap();
    println!("{}: {} laps, the slowest {} in {:.2} s", shape.name, laps.len(), slowest.question, slowest.seconds);
}

// R8: chain, fan, many key results, sums over sums; `cargo xtask endurance` has a
// million of each.
#[test]
fn every_shape_endures() {
    SHAPES.into_iter().for_each(endures);
}

// R8
#[test]
fn a_circle_through_everything() {
    let edges: Vec<String> = (0..MANY)
        .map(|at| format!(r#"{{"from":{{"objective":"o{at}"}},"to":{{"objective":"o{}"}}}}"#, (at + 1) % MANY))
        .collect();
    let text = Shape::named("fan").unwrap().document(MANY).text;
    let (objectives, _) = text.split_once(r#""alignments":["#).unwrap();
    let text = format!(r#"{objectives}"alignments":[{}]}}"#, edges.join(","));
    on_a_small_stack(move || {
        let problems = Workspace::from_json(&text).unwrap_err();
        assert_eq!(problems.as_slice().len(), 1);
        assert_eq!(problems.as_slice()[0].cycle().len(), MANY);
    });
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
