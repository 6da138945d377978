//! Small documents, biased to what is hard: diamonds, sums over sums, thirds,
//! one-day cycles, corrections of corrections, stages of every kind.

mod alignments;
mod check_ins;
mod objectives;
mod opaque;
mod trimmings;

use serde_json::{Value, json};

use super::{Choices, day};

/// How legal a document is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Temper {
    /// Meant to be valid.
    Tame,
    /// Alignments, parents and managers run anywhere.
    Wild,
}

/// A document and a day, made of choices.
pub fn document(choices: &mut Choices, temper: Temper) -> (Value, String) {
    let first = first_day();
    let as_of = first + choices.pick(&[50, 50, 45, 11, 10, 58, 59, 100, 101, 99, 0, 1, -1, -3, 130, 73, 20, 400]);
    let mut document = json!({
        "okr": 1,
        "units": organisation(choices, temper, "u", "parent", json!({"name": "Harbour", "level": "team"})),
        "people": organisation(choices, temper, "p", "manager", json!({"name": "Mei"})),
        "cycles": cycles(choices, temper),
    });
    if choices.chance(50) {
        document["profile"] = profile(choices);
    }
    if choices.chance(10) {
        document["levels"] = json!(["company", "team"]);
    }
    document["objectives"] = objectives::make(choices, &document["cycles"]);
    if choices.chance(20) {
        objectives::turn_into_sums(choices, &mut document["objectives"]);
    }
    document["alignments"] = alignments::make(choices, &document, temper, as_of);
    document["checkIns"] = check_ins::make(choices, &document, as_of);
    document["assessments"] = check_ins::assessments(choices, &document, as_of);
    if choices.chance(10) {
        document["silences"] = json!([{"rule": choices.pick(&RULES), "reason": "so be it"}]);
        if let Some(objective) = document["objectives"].get(choices.below(3)).map(|objective| objective["id"].clone()) {
            document["silences"][0]["target"] = json!({"objective": objective});
        }
    }
    if temper == Temper::Wild && choices.chance(60) {
        trimmings::add(choices, &mut document);
    }
    if temper == Temper::Wild && choices.chance(20) {
        document["healthMetrics"] =
            json!([{"id": "h", "name": "Sick days", "atLeast": 1, "atMost": choices.pick(&[3, 1, 0])}]);
    }
    for objective in document["objectives"].as_array_mut().into_iter().flatten() {
        if choices.chance(10) {
            objective["visibility"] = json!(choices.pick(&["unit", "private", "public"]));
        }
    }
    opaque::hide(choices, &mut document);
    (document, day::date(as_of))
}

/// Rules whose findings are warnings of scores.
const RULES: [&str; 4] = ["set.weights", "set.nothing-left", "key-result.no-baseline", "align.no-effect"];

/// The first day of most cycles.
fn first_day() -> i64 {
    day::number("2026-01-01").unwrap_or(0)
}

/// Three records, each with one above it or none.
fn organisation(choices: &mut Choices, temper: Temper, kind: &str, above: &str, blank: Value) -> Value {
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

/// A quarter or so, a month inside it, one day, backlogs without and with dates,
/// a year around them.
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

fn profile(choices: &mut Choices) -> Value {
    let mut profile = json!({"extends": "okr"});
    let mut set = |field: &str, values: &[Value]| {
        if choices.chance(35) {
            profile[field] = values.get(choices.below(values.len())).cloned().unwrap_or_default();
        }
    };
    set("unmeasured", &[json!("exclude"), json!("zero")]);
    set("missingWeight", &[json!("remainder"), json!("remainder"), json!("missingIsOne")]);
    set("weightDecimals", &[json!(3), json!(1), json!(0), json!(9), json!(2)]);
    set("belowBaseline", &[json!("signed"), json!("clamp")]);
    set("cap", &[json!(1.5), json!(1), json!(1000)]);
    set("official", &[json!("computed"), json!("stated")]);
    set("cadenceDays", &[json!(14), json!(0), json!(7), json!(1)]);
    set("graceDays", &[json!(0), json!(3), json!(30)]);
    set(
        "pace",
        &[
            json!({"onTrackAtMost": 0}),
            json!({"behindAtMost": 33.3}),
            json!({"onTrackAtMost": 25}),
            json!({"onTrackAtMost": 16.5, "behindAtMost": 33}),
        ],
    );
    set(
        "rules",
        &[
            json!([{"rule": RULES[0], "severity": "off"}]),
            json!([{"rule": RULES[1], "severity": "error"}]),
            json!([{"rule": RULES[2], "severity": "error"}, {"rule": RULES[3], "severity": "info"}]),
        ],
    );
    profile
}

/// A number of the kind that makes arithmetic interesting.
fn number(choices: &mut Choices) -> f64 {
    let plain = choices.pick(&[
        0.0,
        1.0,
        10.0,
        3.0,
        7.0,
        100.0,
        0.1,
        0.7,
        0.3,
        33.3,
        -5.0,
        -0.4,
        1e12,
        1e-9,
        2e-12,
        99.9,
        1.0 / 3.0,
        1e100,
        -1e100,
        0.299_999_999_6,
        0.599_999_999_5,
        1e-300,
    ]);
    match choices.below(4) {
        1 => plain / 3.0,
        2 => plain * 0.7,
        3 => (choices.below(2001) as f64 - 1000.0) / 8.0,
        _ => plain,
    }
}

/// A weight: absent, zero, a third, heavy.
fn weigh(choices: &mut Choices, record: &mut Value) {
    let weight = choices.pick(&[-1.0, -1.0, 0.0, 1.0, 2.0, 0.1, 1.0 / 3.0, 7.0, 0.333, 1e12]);
    if weight >= 0.0 {
        record["weight"] = json!(weight);
    }
}
