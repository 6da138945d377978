//! Units, people, levels and cycles.

use serde_json::{Value, json};

use super::super::{Choices, day};
use super::{Temper, first_day};

/// Levels, highest first.
const LEVELS: [&str; 3] = ["company", "department", "team"];

/// Levels, units, people and cycles of a document.
pub(super) fn make(choices: &mut Choices, document: &mut Value, temper: Temper) {
    document["units"] = chain(choices, temper, "u", "parent", json!({"name": "Harbour", "level": "team"}));
    document["people"] = chain(choices, temper, "p", "manager", json!({"name": "Mei"}));
    document["cycles"] = cycles(choices, temper);
    if choices.chance(35) {
        document["levels"] = json!(LEVELS);
        for unit in document["units"].as_array_mut().into_iter().flatten() {
            unit["level"] = json!(choices.pick(&["team", "department", "company", "team"]));
        }
        for person in document["people"].as_array_mut().into_iter().flatten() {
            if choices.chance(60) {
                person["unit"] = json!(choices.pick(&["u0", "u1", "u2"]));
            }
        }
    }
}

/// Three records, each with one above it or none.
fn chain(choices: &mut Choices, temper: Temper, kind: &str, above: &str, blank: Value) -> Value {
    let make = |at: usize| {
        let mut record = blank.clone();
        record["id"] = json!(format!("{kind}{at}"));
        let limit = if temper == Temper::Wild { 3 } else { at };
        if limit > 0 && choices.chance(30) {
            record[above] = json!(format!("{kind}{}", choices.below(limit)));
        }
        record
    };
    (0..3).map(make).collect()
}

/// A quarter or so, a month inside it, one day, backlogs without and with dates, a
/// year around them, a month that shares a day with the first, one that does not,
/// and the first once more under another name.
fn cycles(choices: &mut Choices, temper: Temper) -> Value {
    let dated = |id: &str, kind: &str, start: i64, end: i64| {
        let (start, end) = (day::date(first_day() + start), day::date(first_day() + end));
        json!({"id": id, "kind": kind, "start": start, "end": end})
    };
    let mut cycles = vec![
        dated("spring", "custom", 0, 100),
        dated("february", "month", 31, 58),
        dated("day", "project", 50, 50),
        json!({"id": "later", "kind": "backlog"}),
        dated("someday", "backlog", 10, 73),
        dated("year", "year", -30, 365),
        json!({"id": "half", "kind": "backlog", "start": day::date(first_day() + 5)}),
        json!({"id": "open", "kind": "backlog", "end": day::date(first_day() + 60)}),
        dated("march", "custom", 58, 89),
        dated("april", "month", 90, 119),
        dated("again", "quarter", 0, 100),
    ];
    let limit = if temper == Temper::Wild { cycles.len() } else { 1 };
    for cycle in cycles.iter_mut().skip(1) {
        if !choices.chance(10) {
            continue;
        }
        cycle["parent"] = json!(["spring", "february", "day", "year", "later"].get(choices.below(limit)));
    }
    Value::from(cycles)
}
