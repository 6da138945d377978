//! P8: the growth of every operation.

use serde::Deserialize;

use super::row::{Row, thousands, time};

const AT_MOST: f64 = 2.3;

/// What the benches print of an operation: its worst case at its worst doubling;
/// of an operation that answers the same whatever the document, the name alone.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    operation: String,
    worst: Option<Worst>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Worst {
    cases: usize,
    asked: String,
    form: String,
    counted: String,
    size: u64,
    biggest: u64,
    ms: f64,
    ms_of_twice: f64,
}

/// A row an operation.
///
/// # Errors
/// A line that cannot be read.
pub(super) fn rows(printed: &str) -> Result<Vec<Row>, String> {
    let lines = printed.lines().map(|line| serde_json::from_str(line).map_err(|error| format!("{error} in `{line}`")));
    lines.map(|line| line.map(|line| row(&line))).collect()
}

fn row(line: &Line) -> Row {
    let operation = &line.operation;
    let Some(worst) = &line.worst else {
        let work = format!("growth of `{operation}`, which answers the same whatever the document");
        return Row { id: "P8", work, verdict: "nothing grows", ..Row::default() };
    };
    let of = if worst.cases > 1 { format!("; of {} cases the worst: ", worst.cases) } else { "; ".to_owned() };
    let named = [worst.asked.as_str(), &worst.form].into_iter().filter(|part| !part.is_empty());
    let size = format!("{} {}", thousands(worst.size * 2), worst.counted);
    let named: Vec<&str> = named.chain([size.as_str()]).collect();
    let row = Row {
        id: "P8",
        work: format!("growth of `{operation}` up to {}{of}{}", thousands(worst.biggest), named.join(", ")),
        engine: time(worst.ms_of_twice),
        against: format!("itself at {}", thousands(worst.size)),
        theirs: time(worst.ms),
        ..Row::default()
    };
    row.of_ratio(worst.ms_of_twice / worst.ms, AT_MOST)
}
