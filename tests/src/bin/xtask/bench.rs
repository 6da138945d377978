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
    Figure {
        id: "P4",
        work: "a check-in among 1,000,000 objectives, everything above it right again",
        engine: "P4/engine",
        against: "P4/small",
        what: "the same among 10,000",
        at_most: 10.0,
    },
    Figure {
        id: "P4",
        work: "the same",
        engine: "P4/engine",
        against: "P3/engine",
        what: "scoring everything anew",
        at_most: 0.001,
    },
    Figure {
        id: "P5",
        work: "an alignment among 1,000,000 objectives, taken or refused",
        engine: "P5/engine",
        against: "P2/petgraph",
        what: "petgraph: build and `toposort`",
        at_most: 0.001,
    },
];

/// A median with an upper bound in microseconds, held against nothing else.
struct Single {
    id: &'static str,
    work: &'static str,
    name: &'static str,
    at_most_microseconds: f64,
}

const SINGLES: &[Single] = &[
    Single {
        id: "P4",
        work: "a check-in among 1,000,000 objectives, everything above it right again",
        name: "P4/engine",
        at_most_microseconds: 3.0,
    },
    Single {
        id: "P5",
        work: "an alignment among 1,000,000 objectives, taken or refused",
        name: "P5/engine",
        at_most_microseconds: 20.0,
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
            "| {} | {} | {} | {} | {} | {} | at most {} | {met} |",
            figure.id,
            figure.work,
            time(engine),
            figure.what,
            time(against),
            short(ratio),
            figure.at_most
        );
        println!("{row}");
        let _ = writeln!(page, "{row}");
    }
    page.push_str("\nSingle changes, one after the other, the median of 18,000:\n\n| id | work | median | aim | |\n|---|---|---|---|---|\n");
    for single in SINGLES {
        let microseconds = median(&printed, single.name)? * 1e3;
        let met = if microseconds <= single.at_most_microseconds { "met" } else { "not met" };
        let row = format!(
            "| {} | {} | {microseconds:.1} µs | at most {} µs | {met} |",
            single.id, single.work, single.at_most_microseconds
        );
        println!("{row}");
        let _ = writeln!(page, "{row}");
    }
    fs::write(root.join("docs/performance.md"), page).map_err(|error| format!("docs/performance.md: {error}"))
}

fn time(milliseconds: f64) -> String {
    if milliseconds < 0.1 { format!("{:.1} µs", milliseconds * 1e3) } else { format!("{milliseconds:.1} ms") }
}

/// Two decimals; small ratios keep two digits.
fn short(ratio: f64) -> String {
    if ratio < 0.01 { format!("{ratio:.1e}") } else { format!("{ratio:.2}") }
}

/// The median that the benches printed under a name, in milliseconds.
fn median(printed: &str, name: &str) -> Result<f64, String> {
    let line = printed.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.and_then(|number| number.parse().ok()).ok_or_else(|| format!("the benches print no `{name}`"))
}
