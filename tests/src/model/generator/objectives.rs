//! Objectives, key results and their measures.

use serde_json::{Value, json};

use super::super::{Choices, day};
use super::{first_day, number, weigh};

/// Letters of ids, so that their order is not that of the document.
const LETTERS: [&str; 9] = ["m", "b", "z", "a", "é", "B", "aa", "目", "-"];

/// Up to a dozen objectives.
pub(super) fn make(choices: &mut Choices, cycles: &Value) -> Value {
    let count = choices.pick(&[1, 2, 3, 3, 4, 5, 6, 0, 8, 12]);
    (0..count).map(|at| objective(choices, cycles, at)).collect()
}

fn objective(choices: &mut Choices, cycles: &Value, at: usize) -> Value {
    let cycle = choices.pick(&[
        "spring", "spring", "spring", "spring", "year", "day", "later", "february", "someday", "half", "open", "march",
        "april", "again",
    ]);
    let time = time_of(cycles, cycle);
    let key_results = choices.pick(&[1, 2, 3, 2, 0, 4]);
    let mut objective = json!({
        "id": format!("{}{at}", choices.pick(&LETTERS)),
        "title": "Let every crew come home dry",
        "owner": owner(choices),
        "cycle": cycle,
    });
    let mut set = |field: &str, words: &[&str], chance: usize| {
        if choices.chance(chance) {
            objective[field] = json!(choices.pick(words));
        }
    };
    set("ambition", &["committed", "aspirational", "learning"], 40);
    set("stage", &["active", "scoring", "closed", "draft", "aligning", "archived", "postponed"], 35);
    set("source", &["both", "aligned", "manual", "keyResults"], 60);
    if choices.chance(10) {
        objective["level"] = json!(choices.pick(&["team", "department", "company"]));
    }
    if choices.chance(20) {
        let start = time.0.unwrap_or(first_day());
        objective["deadline"] = json!(day::date(start + choices.pick(&[60, 49, 50, 0, 100, 120, 30])));
    }
    weigh(choices, &mut objective);
    objective["keyResults"] = (0..key_results).map(|place| key_result(choices, cycles, cycle, (at, place))).collect();
    objective
}

fn owner(choices: &mut Choices) -> Value {
    if choices.chance(20) {
        json!({"unit": choices.pick(&["u0", "u1"])})
    } else {
        json!({"person": choices.pick(&["p0", "p0", "p0", "p1", "p2", "p1"])})
    }
}

/// Makes every key result a metric or a sum, so that sums over sums come about.
pub(super) fn turn_into_sums(choices: &mut Choices, objectives: &mut Value) {
    for objective in objectives.as_array_mut().into_iter().flatten() {
        for key_result in objective["keyResults"].as_array_mut().into_iter().flatten() {
            let is_leaf = choices.chance(60);
            let blank = if is_leaf { json!({"kind": "metric"}) } else { json!({"kind": "rollup", "combine": "sum"}) };
            key_result["measure"] = goal(choices, blank);
            if is_leaf {
                key_result["measure"]["baseline"] = json!(choices.pick(&[0.1, 0.7, 33.3, 1.0 / 3.0, 1e12, -0.4, 2.2]));
            }
            key_result["plan"] = Value::Null;
        }
        objective["stage"] = json!(choices.pick(&["active", "active", "scoring", "closed", "draft"]));
    }
}

/// The first and the last day of a cycle.
fn time_of(cycles: &Value, id: &str) -> (Option<i64>, Option<i64>) {
    let cycle = cycles.as_array().into_iter().flatten().find(|cycle| cycle["id"] == id).cloned().unwrap_or_default();
    let date = |field: &str| cycle[field].as_str().and_then(day::number);
    (date("start"), date("end"))
}

fn key_result(choices: &mut Choices, cycles: &Value, outer: &str, (at, place): (usize, usize)) -> Value {
    let mut key_result = json!({
        "id": format!("{}{at}{}", choices.pick(&LETTERS), ["", "x", "y", "z"].get(place).copied().unwrap_or("")),
        "title": "Boats dry from 0 to 9",
    });
    weigh(choices, &mut key_result);
    if choices.chance(90) {
        key_result["measure"] = measure(choices);
    }
    let own = choices.pick(&["", "", "", "february", "day", "later", "someday"]);
    if !own.is_empty() && ["spring", "year", "later"].contains(&outer) {
        key_result["cycle"] = json!(own);
    }
    let (mut start, mut end) = time_of(cycles, key_result["cycle"].as_str().unwrap_or(outer));
    if choices.chance(15) {
        let latest = end.unwrap_or(first_day() + 60);
        start = Some(latest - choices.pick(&[40, 0, 50, 10, 11, 60]));
        key_result["start"] = json!(start.map(day::date));
    }
    if choices.chance(15) {
        end = Some(start.unwrap_or(first_day()) + choices.pick(&[49, 0, 60, 50, 20, 200]));
        key_result["deadline"] = json!(end.map(day::date));
    }
    if choices.chance(40) && ["metric", "ladder", "judged"].contains(&kind(&key_result)) {
        key_result["plan"] = plan(choices, start.unwrap_or(first_day()), end);
    }
    key_result
}

/// The kind of a measure; an absent one is judged.
pub(super) fn kind(key_result: &Value) -> &str {
    key_result["measure"]["kind"].as_str().unwrap_or("judged")
}

/// Points inside a time, rising.
fn plan(choices: &mut Choices, start: i64, end: Option<i64>) -> Value {
    let mut on = start;
    let mut points = Vec::new();
    for at in 0..choices.below(4) {
        on += choices.pick(&[30, 0, 1, 10, 20, 50]) + i64::from(at > 0);
        on = if choices.chance(10) { end.unwrap_or(on).max(on) } else { on };
        if end.is_none_or(|end| on <= end) {
            points.push(json!({"on": day::date(on), "value": number(choices)}));
        }
    }
    points.dedup_by(|one, other| one["on"] == other["on"]);
    Value::from(points)
}

fn unit(choices: &mut Choices, measure: &mut Value) {
    if choices.chance(20) {
        let count = json!({"kind": "count"});
        let units = [count, json!({"kind": "currency", "code": "EUR"}), json!({"kind": "currency", "code": "USD"})];
        measure["unit"] = units.get(choices.below(units.len())).cloned().unwrap_or_default();
    }
}

fn measure(choices: &mut Choices) -> Value {
    let kind = choices.pick(&[
        "metric",
        "metric",
        "metric",
        "rollup",
        "sum",
        "sum",
        "control",
        "ladder",
        "milestones",
        "done",
        "judged",
        "rollup",
        "control",
        "metric",
    ]);
    let mut measure = match kind {
        "metric" => goal(choices, json!({"kind": "metric"})),
        "sum" => goal(choices, json!({"kind": "rollup", "combine": "sum"})),
        "rollup" => json!({"kind": "rollup", "combine": choices.pick(&["mean", "min"])}),
        "control" => control(choices),
        "ladder" => ladder(choices),
        "milestones" => {
            let items = (0..=choices.below(4)).map(|at| milestone(choices, at));
            json!({"kind": "milestones", "items": items.collect::<Vec<Value>>()})
        }
        "done" => dated(choices, json!({"kind": "done"})),
        _ => json!({"kind": "judged"}),
    };
    if ["metric", "sum", "control", "ladder"].contains(&kind) {
        unit(choices, &mut measure);
    }
    measure
}

/// Baseline (or none) and target, which seldom are the same.
fn goal(choices: &mut Choices, mut measure: Value) -> Value {
    let baseline = number(choices);
    let has_baseline = choices.chance(70);
    if has_baseline {
        measure["baseline"] = json!(baseline);
    }
    let from = if has_baseline { baseline } else { 0.0 };
    let target = if choices.chance(50) { number(choices) } else { from + choices.pick(&[10.0, 1.0, -3.0, 0.7, 100.0]) };
    let is_flat = choices.chance(8);
    let other = if target == from { from + 1.0 + from.abs() } else { target };
    measure["target"] = json!(if is_flat { from } else { other });
    if measure["target"].as_f64().is_some_and(|target| target.abs() > 1e100) {
        measure["target"] = json!(1.0);
    }
    measure
}

fn control(choices: &mut Choices) -> Value {
    let mut measure = json!({"kind": "control"});
    let least = choices.pick(&[8.0, 0.1, -3.0, 18.0, 0.0]);
    let sides = choices.below(3);
    if sides != 1 {
        measure["atLeast"] = json!(least);
    }
    if sides != 0 {
        measure["atMost"] = json!(least + choices.pick(&[4.0, 0.7, 1.0, 0.0]));
    }
    if choices.chance(60) {
        measure["tolerance"] = json!(choices.pick(&[4.0, 0.0, 0.3, 3.0]));
    }
    if choices.chance(40) {
        measure["strict"] = json!(choices.chance(80));
    }
    measure
}

fn ladder(choices: &mut Choices) -> Value {
    let step = choices.pick(&[10.0, -3.0, 0.7, 1.0 / 3.0, -0.1]);
    let first = choices.pick(&[0.0, 20.0, 0.1, -7.0]);
    let rungs: &[f64] = [&[0.0, 1.0] as &[f64], &[0.0, 0.3, 0.7, 1.0], &[0.0, 0.0, 1.0 / 3.0, 1.0, 1.0]]
        .get(choices.below(3))
        .copied()
        .unwrap_or_default();
    let point = |(at, score): (usize, &f64)| json!({"value": first + at as f64 * step, "score": score});
    json!({"kind": "ladder", "points": rungs.iter().enumerate().map(point).collect::<Vec<Value>>()})
}

fn milestone(choices: &mut Choices, at: usize) -> Value {
    let mut item = json!({"title": format!("step {at}")});
    weigh(choices, &mut item);
    dated(choices, item)
}

/// With a day by which it is due, and one on which it is done, or not.
fn dated(choices: &mut Choices, mut item: Value) -> Value {
    for field in ["due", "doneOn"] {
        if choices.chance(50) {
            item[field] = json!(day::date(first_day() + choices.pick(&[40, 50, 51, 49, 10, 60, 100, 45, 0])));
        }
    }
    item
}
