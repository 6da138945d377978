//! Small documents, biased to what is hard: diamonds, sums over sums, thirds,
//! one-day cycles, corrections of corrections, stages of every kind.

mod alignments;
mod check_ins;
mod fit;
mod objectives;
mod opaque;
mod organisation;
mod profile;
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
    let mut document = json!({"okr": 1});
    organisation::make(choices, &mut document, temper);
    if choices.chance(65) {
        document["profile"] = profile::make(choices);
    }
    // What a profile demands is mostly kept, so that it is seen what else it changes.
    let fits = if temper == Temper::Tame { !choices.chance(2) } else { choices.chance(50) };
    if fits {
        fit::profile(&mut document);
    }
    document["objectives"] = objectives::make(choices, &document["cycles"]);
    if choices.chance(20) {
        objectives::turn_into_sums(choices, &mut document["objectives"]);
    }
    if fits {
        fit::measures(&mut document);
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
    if fits {
        fit_profile(choices, &mut document);
    }
    (document, day::date(as_of))
}

/// Gives a document the weights and the alignments that its profile demands: owners who
/// are changed afterwards share other weights.
pub fn fit_profile(choices: &mut Choices, document: &mut Value) {
    fit::weights(choices, document);
    fit::alignments(document);
}

/// Rules whose findings are warnings of scores.
const RULES: [&str; 4] = ["set.weights", "set.nothing-left", "key-result.no-baseline", "align.no-effect"];

/// The first day of most cycles.
fn first_day() -> i64 {
    day::number("2026-01-01").unwrap_or(0)
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
