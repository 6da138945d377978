//! `bench`: runs the benches and writes their figures as ratios.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::shell::{self, cargo, step};

/// A figure: what is measured, against what, and the aim for the ratio.
struct Figure {
    id: &'static str,
    work: &'static str,
    engine: &'static str,
    against: &'static str,
    what: &'static str,
    at_most: f64,
}

const FIGURES: &[Figure] = &[
    Figure {
        id: "P1",
        work: "open: JSON of 100,000 objectives and 300,000 key results to a checked workspace",
        engine: "P1 open/engine",
        against: "P1 open/serde_json",
        what: "bare serde_json into the same structs",
        at_most: 1.5,
    },
    Figure {
        id: "P2",
        work: "check the graph of 1,000,000 objectives and 1,150,000 edges, from the edge list",
        engine: "P2 graph/engine",
        against: "P2 graph/limit",
        what: "Kahn's sort by hand on flat arrays",
        at_most: 2.0,
    },
    Figure {
        id: "P2",
        work: "the same",
        engine: "P2 graph/engine",
        against: "P2 graph/petgraph",
        what: "petgraph: build and `toposort`",
        at_most: 1.0,
    },
    Figure {
        id: "P3",
        work: "score 1,000,000 objectives and 3,000,000 key results, full board in memory",
        engine: "P3 score/engine",
        against: "P3 score/limit",
        what: "a loop by hand on flat arrays",
        at_most: 3.0,
    },
];

/// Runs the benches and writes `docs/performance.md`.
///
/// # Errors
/// Where a bench fails or leaves no estimate.
pub fn run(root: &Path) -> Result<(), String> {
    step("benches", || shell::run(&mut cargo(root, &["bench", "-p", "okr-benches"])))?;
    let mut page = String::from(
        "# Performance\n\nFigures are ratios of two things measured in one run on one machine, medians of 15 samples; \
         the milliseconds are of the machine that wrote this page and mean little elsewhere. The limit is the least \
         work that gives the answer, written by hand for one shape of data (`benches/src/limit.rs`). The company is \
         made up (`benches/src/company.rs`): a tree with three to ten children an objective, 15% cross alignments, \
         three key results an objective.\n\nRepeat with `cargo xtask bench`, on a quiet machine.\n\n| id | work | \
         engine | against | | ratio | aim | |\n|---|---|---|---|---|---|---|---|\n",
    );
    for figure in FIGURES {
        let engine = median(root, figure.engine)?;
        let against = median(root, figure.against)?;
        let ratio = engine / against;
        let met = if ratio <= figure.at_most { "met" } else { "not met" };
        let row = format!(
            "| {} | {} | {engine:.1} ms | {} | {against:.1} ms | {ratio:.2} | at most {} | {met} |",
            figure.id, figure.work, figure.what, figure.at_most
        );
        println!("{row}");
        let _ = writeln!(page, "{row}");
    }
    fs::write(root.join("docs/performance.md"), page).map_err(|error| format!("docs/performance.md: {error}"))
}

/// The median of a bench in milliseconds, as criterion left it.
fn median(root: &Path, bench: &str) -> Result<f64, String> {
    let file = root.join("target/criterion").join(bench).join("new/estimates.json");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let estimates: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let nanoseconds = estimates.pointer("/median/point_estimate").and_then(serde_json::Value::as_f64);
    nanoseconds.map(|nanoseconds| nanoseconds / 1e6).ok_or_else(|| format!("no median in {}", file.display()))
}
