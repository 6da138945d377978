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
        engine: "P1/engine",
        against: "P1/limit",
        what: "bare serde_json into the same structs",
        at_most: 1.5,
    },
    Figure {
        id: "P2",
        work: "check the graph of 1,000,000 objectives and 1,150,000 edges, from the edge list",
        engine: "P2/engine",
        against: "P2/limit",
        what: "Kahn's sort by hand on flat arrays",
        at_most: 2.0,
    },
    Figure {
        id: "P2",
        work: "the same",
        engine: "P2/engine",
        against: "P2/petgraph",
        what: "petgraph: build and `toposort`",
        at_most: 1.0,
    },
    Figure {
        id: "P3",
        work: "score 1,000,000 objectives and 3,000,000 key results, full board in memory",
        engine: "P3/engine",
        against: "P3/limit",
        what: "a loop by hand on flat arrays",
        at_most: 3.0,
    },
];

/// Runs the benches and writes `docs/performance.md`.
///
/// # Errors
/// Where a bench fails or leaves no estimate.
pub fn run(root: &Path) -> Result<(), String> {
    let command = ["run", "--quiet", "--profile", "bench", "-p", "okr-benches", "--bin", "pairs"];
    let printed = step("benches, each in turns with its limit", || shell::output(&mut cargo(root, &command)))?;
    let mut page = String::from(
        "# Performance\n\nFigures are ratios of two things measured in turns in one run on one machine, medians of 15 rounds; \
         the milliseconds are of the machine that wrote this page and mean little elsewhere. The limit is the least \
         work that gives the answer, written by hand for one shape of data (`benches/src/limit.rs`). The company is \
         made up (`benches/src/company.rs`): a tree with three to ten children an objective, 15% cross alignments, \
         three key results an objective.\n\nRepeat with `cargo xtask bench`, on a quiet machine; `cargo bench -p okr-benches` has the same under criterion.\n\n| id | work | \
         engine | against | | ratio | aim | |\n|---|---|---|---|---|---|---|---|\n",
    );
    for figure in FIGURES {
        let engine = median(&printed, figure.engine)?;
        let against = median(&printed, figure.against)?;
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

/// The median that the benches printed under a name, in milliseconds.
fn median(printed: &str, name: &str) -> Result<f64, String> {
    let line = printed.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.and_then(|number| number.parse().ok()).ok_or_else(|| format!("the benches print no `{name}`"))
}
