//! The engine against its limits, against petgraph, and against itself.

use super::number;
use super::row::{Row, met, time};

/// A figure: what is measured, against what, and the aim for the ratio.
struct Figure {
    id: &'static str,
    work: &'static str,
    engine: &'static str,
    against: &'static str,
    what: &'static str,
    at_most: f64,
}

const CHECK_IN: &str = "a check-in among 1,000,000 objectives, everything above it right again";
const ALIGNMENT: &str = "an alignment among 1,000,000 objectives, taken or refused";
const GRAPH: &str = "check the graph of 1,000,000 objectives and 1,150,000 edges, from the edge list";
const SCORE: &str = "score 1,000,000 objectives and 3,000,000 key results, full board in memory";

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
        work: GRAPH,
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
        work: SCORE,
        engine: "P3/engine",
        against: "P3/limit",
        what: "a loop by hand on flat arrays",
        at_most: 3.0,
    },
    Figure {
        id: "P4",
        work: CHECK_IN,
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
        work: ALIGNMENT,
        engine: "P5/engine",
        against: "P2/petgraph",
        what: "petgraph: build and `toposort`",
        at_most: 0.001,
    },
];

/// A median with an upper bound, held against nothing else.
struct Single {
    id: &'static str,
    work: &'static str,
    name: &'static str,
    at_most: &'static str,
    at_most_milliseconds: f64,
}

const SINGLES: &[Single] = &[
    Single { id: "P4", work: "the same", name: "P4/engine", at_most: "3 µs", at_most_milliseconds: 0.003 },
    Single { id: "P5", work: "the same", name: "P5/engine", at_most: "20 µs", at_most_milliseconds: 0.02 },
    a_second(
        "`simulate` a check-in, with its influence, 100,000 objectives and 300,000 key results",
        "beyond/simulate",
    ),
    a_second("`forecast` of as many key results, each checked in six times, answered as JSON", "beyond/forecast"),
    a_second("`diff` of two such companies, both open", "beyond/diff"),
    a_second("the same from the JSON of both, and answered as JSON", "beyond/diff-open"),
];

const fn a_second(work: &'static str, name: &'static str) -> Single {
    Single { id: "what-if", work, name, at_most: "1 s", at_most_milliseconds: 1_000.0 }
}

/// The rows of what the benches printed.
///
/// # Errors
/// A figure that was not printed.
pub(super) fn rows(printed: &str) -> Result<Vec<Row>, String> {
    let pairs = FIGURES.iter().map(|figure| pair(printed, figure));
    pairs.chain(SINGLES.iter().map(|single| alone(printed, single))).collect()
}

fn pair(printed: &str, figure: &Figure) -> Result<Row, String> {
    let (engine, against) = (number(printed, figure.engine)?, number(printed, figure.against)?);
    let row = Row {
        id: figure.id,
        work: figure.work.into(),
        engine: time(engine),
        against: figure.what.into(),
        theirs: time(against),
        ..Row::default()
    };
    Ok(row.of_ratio(engine / against, figure.at_most))
}

fn alone(printed: &str, single: &Single) -> Result<Row, String> {
    let milliseconds = number(printed, single.name)?;
    Ok(Row {
        id: single.id,
        work: single.work.into(),
        engine: time(milliseconds),
        against: "the aim alone".into(),
        aim: format!("at most {}", single.at_most),
        verdict: met(milliseconds <= single.at_most_milliseconds),
        ..Row::default()
    })
}
