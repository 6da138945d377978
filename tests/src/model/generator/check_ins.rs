//! Check-ins and stated scores: late, early, corrected, corrected again.

use serde_json::{Value, json};

use super::super::read::{Node, id, items, nodes, number as field, record};
use super::super::{Choices, day};
use super::number;
use super::objectives::kind;

/// A target, a key result more often than an objective.
fn target(choices: &mut Choices, document: &Value) -> Option<(Node, &'static str)> {
    let wants_objective = choices.chance(25);
    let targets: Vec<Node> =
        nodes(document).into_iter().filter(|node| matches!(node, Node::Objective(_)) == wants_objective).collect();
    let target = targets.get(choices.below(targets.len())).copied()?;
    Some((target, if wants_objective { "objective" } else { "keyResult" }))
}

/// Up to two dozen check-ins.
pub(super) fn make(choices: &mut Choices, document: &Value, as_of: i64) -> Value {
    let mut made: Vec<Value> = Vec::new();
    let mut about = None;
    for at in 0..choices.pick(&[0, 3, 6, 10, 16, 24]) {
        // Often about the same again.
        let next = if choices.chance(70) { target(choices, document) } else { about };
        about = next.or(about);
        let Some((node, name)) = about else { continue };
        let mut check_in = json!({"on": day::date(as_of - choices.pick(&[5, 0, 1, 10, 11, 7, 3, -1, 40, 2, -5]))});
        check_in[name] = json!(id(document, node));
        fill(choices, &mut check_in, record(document, node), as_of);
        if choices.chance(60) {
            check_in["id"] = json!(format!("c{at}"));
        }
        let earlier: Vec<&Value> =
            made.iter().filter(|it| it[name] == check_in[name] && it["id"].is_string()).collect();
        let corrected = earlier.get(choices.below(earlier.len())).map(|it| it["id"].clone());
        if let Some(corrected) = corrected.filter(|_| choices.chance(50)) {
            check_in["corrects"] = corrected;
        }
        made.push(check_in);
    }
    Value::from(made)
}

fn fill(choices: &mut Choices, check_in: &mut Value, target: &Value, as_of: i64) {
    if choices.chance(20) {
        check_in["recordedOn"] = json!(day::date(as_of + choices.pick(&[0, 1, -3, 9, -20])));
    }
    if choices.chance(80) {
        check_in["value"] = json!(value(choices, target));
    }
    if choices.chance(40) {
        check_in["confidence"] = json!(choices.below(11));
    }
    if choices.chance(10) {
        check_in["status"] = json!(["onTrack", "behind", "atRisk"][choices.below(3)]);
    }
    let steps = items(&target["measure"], "items");
    if !steps.is_empty() && choices.chance(70) {
        let reached = steps.iter().filter(|_| choices.chance(50)).map(|step| step["title"].clone());
        check_in["milestones"] = reached.collect();
    }
}

/// A value near what matters for the target.
fn value(choices: &mut Choices, target: &Value) -> f64 {
    let measure = &target["measure"];
    let part = choices.pick(&[0.5, 0.3, 0.6, 0.7, 0.9, 1.0, 0.0, 1.2, 0.4, 0.25, 1.0 / 3.0, -0.2, 0.9999999996]);
    let near = match kind(target) {
        "metric" => {
            let baseline = field(measure, "baseline").unwrap_or(0.0);
            baseline + (field(measure, "target").unwrap_or(0.0) - baseline) * part
        }
        "control" => {
            let bound = field(measure, "atLeast").or(field(measure, "atMost")).unwrap_or(0.0);
            bound + choices.pick(&[0.0, -1.0, 1.0, 0.1, -0.1, 5.0, -6.0])
        }
        "ladder" => choices.pick(&[15.0, 0.0, 0.5, 20.0, 7.0, 10.0, -7.0]) * part,
        // Objectives, judged ones and what has no value of its own.
        _ => return 100.0 * part.clamp(0.0, 1.0),
    };
    let other = number(choices);
    if choices.chance(25) || near.abs() > 1e100 { other } else { near }
}

/// A few stated scores.
pub(super) fn assessments(choices: &mut Choices, document: &Value, as_of: i64) -> Value {
    let mut made = Vec::new();
    for _ in 0..choices.below(4) {
        let Some((node, name)) = target(choices, document) else { continue };
        let on = day::date(as_of - choices.pick(&[2, 0, -1, 5]));
        let score = choices.pick(&[0.6, 1.0, 0.0, 0.7, 0.3, 0.9, 0.59999999996]);
        made.push(json!({name: id(document, node), "on": on, "score": score}));
    }
    Value::from(made)
}
