//! Alignments: diamonds, chains and sums over sums, or anything at all.

use serde_json::{Value, json};

use super::super::profile::{resolved, source};
use super::super::read::{Node, id, is_sum, kind_of_measure, nodes, record};
use super::super::{Choices, day};
use super::{Temper, weigh};

/// Up to a score of alignments.
pub(super) fn make(choices: &mut Choices, document: &Value, temper: Temper, as_of: i64) -> Value {
    let nodes = nodes(document);
    let settings = resolved(document);
    let turned = choices.chance(50);
    let takers: Vec<Node> = nodes.iter().copied().filter(|&node| takes(document, &settings, node)).collect();
    // Where there are many sums, as many ways as can be into them.
    let sums = takers.iter().filter(|&&node| is_sum(record(document, node))).count();
    let all_fit = sums >= 3 && choices.chance(80);
    let mut made: Vec<(Node, Node, Value)> = Vec::new();
    for _ in 0..if all_fit { 24 } else { choices.pick(&[0, 2, 4, 6, 8, 12, 16, 20]) } {
        let above = if (!all_fit && choices.chance(30)) || takers.is_empty() { &nodes } else { &takers };
        let Some(&to) = above.get(choices.below(above.len())) else { continue };
        let is_sane = |from: Node| {
            let no_circle = if turned { leads_up(from, to) } else { leads_up(to, from) };
            no_circle && to != Node::Objective(from.objective())
        };
        let wants_fit = all_fit || choices.chance(60);
        let fitting = nodes.iter().copied().filter(|&from| !wants_fit || (is_sane(from) && fits(document, from, to)));
        let below: Vec<Node> = fitting.collect();
        let Some(&from) = below.get(choices.below(below.len())) else { continue };
        let is_twice = made.iter().any(|(a, b, _)| (*a, *b) == (from, to));
        if temper == Temper::Wild || (is_sane(from) && !is_twice) {
            let mut made_now = alignment(choices, document, temper, (from, to), as_of);
            if all_fit && choices.chance(80) {
                made_now["kind"] = json!("contributes");
                made_now["state"] = json!("accepted");
            }
            made.push((from, to, made_now));
        }
    }
    made.into_iter().map(|(_, _, alignment)| alignment).collect()
}

/// Whether one stands so far before the other that no circle can come about.
fn leads_up(one: Node, other: Node) -> bool {
    match (one, other) {
        (Node::KeyResult(a, x), Node::KeyResult(b, y)) if a == b => x < y,
        _ => one.objective() < other.objective(),
    }
}

fn takes(document: &Value, settings: &Value, node: Node) -> bool {
    let record = record(document, node);
    match node {
        Node::Objective(_) => ["aligned", "both"].contains(&source(settings, record)),
        Node::KeyResult(..) => kind_of_measure(record) == "rollup",
    }
}

fn end(document: &Value, node: Node) -> Value {
    match node {
        Node::Objective(_) => json!({"objective": id(document, node)}),
        Node::KeyResult(..) => json!({"keyResult": id(document, node)}),
    }
}

fn alignment(choices: &mut Choices, document: &Value, temper: Temper, ends: (Node, Node), as_of: i64) -> Value {
    let (from, to) = ends;
    let mut alignment = json!({"from": end(document, from), "to": end(document, to)});
    let kind = choices.pick(&["contributes", "contributes", "contributes", "contributes", "supports", "", "dependsOn"]);
    let fits = temper == Temper::Wild || fits(document, from, to);
    if !kind.is_empty() && (fits || kind != "contributes") {
        alignment["kind"] = json!(kind);
    }
    let state = choices.pick(&["", "", "", "accepted", "stale", "proposed", "declined"]);
    if !state.is_empty() {
        alignment["state"] = json!(state);
    }
    if choices.chance(25) {
        alignment["agreedOn"] = json!(day::date(as_of + choices.pick(&[-20, 0, 1, -1, 10])));
    }
    weigh(choices, &mut alignment);
    alignment
}

/// Whether a sum can take what contributes to it.
fn fits(document: &Value, from: Node, to: Node) -> bool {
    if matches!(to, Node::Objective(_)) || !is_sum(record(document, to)) {
        return true;
    }
    let summand = record(document, from);
    let has_value = ["metric", "control", "ladder"].contains(&kind_of_measure(summand)) || is_sum(summand);
    let is_key_result = matches!(from, Node::KeyResult(..));
    is_key_result && has_value && summand["measure"]["unit"] == record(document, to)["measure"]["unit"]
}
