//! P9: memory against the bytes of the values.

use super::number;
use super::row::{Row, megabytes, thousands};

const AT_MOST: f64 = 3.0;

/// The document, the board, and both.
///
/// # Errors
/// A number that was not printed.
pub(super) fn rows(printed: &str) -> Result<Vec<Row>, String> {
    let document = number(printed, "P9/workspace")? - number(printed, "P9/texts")?;
    let values = number(printed, "P9/values")?;
    let (board, board_values) = (number(printed, "P9/board")?, number(printed, "P9/board-values")?);
    let count = |name: &str| number(printed, name).map(|count| thousands(count as u64));
    let work = format!(
        "memory of {} objectives, {} key results, {} alignments, {} check-ins, open and scored, texts aside",
        count("P9/objectives")?,
        count("P9/key-results")?,
        count("P9/alignments")?,
        count("P9/check-ins")?
    );
    Ok(vec![
        row(&work, document + board, values + board_values),
        row("of that the workspace alone: document and indices", document, values),
        row("of that the board alone", board, board_values),
    ])
}

fn row(work: &str, bytes: f64, values: f64) -> Row {
    let row = Row {
        id: "P9",
        work: work.into(),
        engine: megabytes(bytes),
        against: "the bytes of the values themselves".into(),
        theirs: megabytes(values),
        ..Row::default()
    };
    row.of_ratio(bytes / values, AT_MOST)
}

/// What stands beside the rows: texts and peaks.
///
/// # Errors
/// A number that was not printed.
pub(super) fn remark(printed: &str) -> Result<String, String> {
    let bytes = |name: &str| number(printed, name).map(megabytes);
    Ok(format!(
        "P9, the whole of it: the JSON is {} long; the open workspace takes {}, of which the document alone takes \
         {}, {} of that for texts; opening takes {} at its peak, scoring {} more.\n",
        bytes("P9/json")?,
        bytes("P9/workspace")?,
        bytes("P9/document")?,
        bytes("P9/texts")?,
        bytes("P9/opening-peak")?,
        bytes("P9/scoring-peak")?,
    ))
}
