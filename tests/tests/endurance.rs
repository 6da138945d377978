//! Deep, wide and many, on a stack of 64 KiB. Nothing recurses over user data.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail by panicking")]

use okr_core::{Limits, Workspace};
use okr_tests::endurance::{self, SHAPES, Shape, everything, hostile};

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

// R9: digits, elements, depth and fields by the hundred thousand; `cargo xtask
// endurance` has 2 GB of digits and ten million elements.
#[test]
fn hostile_texts_are_refused_at_their_place() {
    for case in hostile::CASES {
        let refusal =
            endurance::on_a_small_stack(move || case.run(if is_by_default(case) { 5_000_001 } else { 500_000 }));
        let refusal = refusal.unwrap_or_else(|reason| panic!("{reason}"));
        println!("{}: {} bytes in {:.2} s", case.name, refusal.size, refusal.seconds);
    }
}

/// Whether the case needs more elements than the default limit allows.
fn is_by_default(case: hostile::Case) -> bool {
    case.name.ends_with("over the default")
}

// R9: a limit of the host's own, each of them, refuses one too many and takes what fits.
#[test]
fn every_limit_is_the_hosts() {
    let text = Shape::named("chain").unwrap().document(3).text;
    let fits =
        Limits { objectives: 3, key_results: 3, alignments: 2, check_ins: 1, organisation: 1, ..Limits::default() };
    assert!(Workspace::from_json_with(&text, &fits).is_ok());
    let bytes = text.len() as u64;
    assert!(Workspace::from_json_with(&text, &Limits { bytes, depth: 6, ..fits }).is_ok());
    for (limits, code, path) in [
        (Limits { bytes: bytes - 1, ..fits }, "json.too-large", ""),
        (Limits { depth: 4, ..fits }, "json.too-deep", "/objectives/0/keyResults/0"),
        (Limits { objectives: 2, ..fits }, "document.too-many", "/objectives"),
        (Limits { key_results: 2, ..fits }, "document.too-many", "/objectives"),
        (Limits { alignments: 1, ..fits }, "document.too-many", "/alignments"),
        (Limits { check_ins: 0, ..fits }, "document.too-many", "/checkIns"),
        (Limits { organisation: 0, ..fits }, "document.too-many", "/units"),
    ] {
        let problems = Workspace::from_json_with(&text, &limits).unwrap_err();
        let told = (problems.as_slice()[0].code().name(), problems.as_slice()[0].path());
        assert!(told.0 == code && told.1.starts_with(path), "{limits:?}: {told:?}");
    }
}

/// A million numbers, each of its own bits, spread over all exponents by an
/// xorshift from a fixed seed (G. Marsaglia, "Xorshift RNGs", 2003); with the
/// extremes and those around them.
fn numbers() -> Vec<f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        f64::from_bits(state)
    };
    let largest = 1e100_f64;
    let edges = [5e-324, f64::MIN_POSITIVE, f64::MIN_POSITIVE.next_down(), 1.0, f64::EPSILON, 9_007_199_254_740_993.0];
    let mut numbers: Vec<f64> =
        vec![0.0, largest, -largest, largest.next_down(), 1e21, 1e21_f64.next_down(), 1e-7, 1e-6];
    numbers.extend(edges.iter().flat_map(|edge| [*edge, -edge, edge.next_up()]));
    // Every power of two down to the smallest, which are the hardest to print.
    numbers.extend((0..1075).map(|exponent| 0.5_f64.powi(exponent)).filter(|number| *number > 0.0));
    while numbers.len() < 1_000_000 {
        let number = next();
        // Beyond the bound of documents bits are of no use; there the exponent is folded back.
        let number = if number.abs() > largest { number * 1e-250 } else { number };
        if number.is_finite() && number.abs() <= largest {
            numbers.push(number);
        }
    }
    numbers
}

// R14
#[test]
fn a_million_numbers_come_back_as_they_went() {
    let numbers = numbers();
    let subnormal = numbers.iter().filter(|number| number.is_subnormal()).count();
    assert!(subnormal > 300, "{subnormal} subnormal numbers");
    let mut lost = Vec::new();
    for (part, is_collected) in numbers.chunks(250_000).flat_map(|part| [(part, false), (part, true)]) {
        let items: Vec<String> = part
            .iter()
            .enumerate()
            .map(|(at, number)| format!(r#"{{"id":"h{at}","name":"H","atLeast":{number:?}}}"#))
            .collect();
        // A profile with changes is read by the reader that collects problems.
        let profile = if is_collected { r#""profile":{"extends":"okr"},"# } else { "" };
        let text = format!(r#"{{"okr":1,{profile}"healthMetrics":[{}]}}"#, items.join(","));
        let workspace = Workspace::from_json(&text).unwrap();
        let again = Workspace::from_json(&workspace.to_json()).unwrap();
        let read = |workspace: &Workspace| -> Vec<u64> {
            workspace.document().health_metrics.iter().map(|metric| metric.at_least.unwrap().to_bits()).collect()
        };
        let (once, twice) = (read(&workspace), read(&again));
        for ((number, once), twice) in part.iter().zip(once).zip(twice) {
            // Zero has no sign in what is written.
            if number.to_bits() != once || (number + 0.0).to_bits() != f64::from_bits(twice).to_bits() {
                lost.push(*number);
            }
        }
    }
    assert_eq!(lost, [] as [f64; 0]);
}
