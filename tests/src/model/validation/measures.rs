//! Measures that measure nothing, and sums over what cannot be added.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::profile::resolved;
use super::super::read::{
    Node, is_agreed, is_opaque, is_sum, items, kind_of_measure, named, number, record, text, word,
};
use super::{Fault, fault};

/// Faults of measures, health metrics and of what contributes to sums.
pub(super) fn faults(document: &Value) -> Vec<Fault> {
    let settings = resolved(document);
    let mut faults = Vec::new();
    for (at, objective) in items(document, "objectives").iter().enumerate() {
        for (place, key_result) in items(objective, "keyResults").iter().enumerate() {
            faults.extend(of_measure(&settings, key_result, &format!("/objectives/{at}/keyResults/{place}/measure")));
        }
    }
    for (at, metric) in items(document, "healthMetrics").iter().enumerate() {
        faults.extend(of_bounds(metric, false, &format!("/healthMetrics/{at}")));
    }
    for (at, alignment) in items(document, "alignments").iter().enumerate() {
        faults.extend(of_summand(document, alignment, &format!("/alignments/{at}/from")));
    }
    faults
}

fn of_measure(settings: &Value, key_result: &Value, path: &str) -> Vec<Fault> {
    let measure = &key_result["measure"];
    let says = |policy: &str, value: &str| text(settings, policy) == Some(value);
    let refuses_flat = says("flatTarget", "problem");
    let has_baseline = number(measure, "baseline").is_some();
    match kind_of_measure(key_result) {
        "metric" if !has_baseline && says("missingBaseline", "problem") => vec![fault("metric.no-baseline", path)],
        // Where it begins is to be seen.
        "metric" if !has_baseline && says("missingBaseline", "firstCheckIn") => Vec::new(),
        "rollup" if is_sum(key_result) && number(measure, "target").is_none() => {
            vec![fault("rollup.no-target", path)]
        }
        "metric" | "rollup" if refuses_flat && is_flat(measure) => vec![fault("metric.flat", path)],
        "control" => of_bounds(measure, says("controlBounds", "strict"), path),
        "ladder" => of_ladder(items(measure, "points"), &format!("{path}/points")),
        "milestones" => of_milestones(items(measure, "items"), &format!("{path}/items")),
        _ => Vec::new(),
    }
}

/// Whether a metric or a sum begins at its target.
fn is_flat(measure: &Value) -> bool {
    number(measure, "target") == Some(number(measure, "baseline").unwrap_or(0.0))
}

fn of_bounds(bounds: &Value, is_strict_unsaid: bool, path: &str) -> Vec<Fault> {
    let is_strict = bounds["strict"].as_bool().unwrap_or(is_strict_unsaid);
    match (number(bounds, "atLeast"), number(bounds, "atMost")) {
        (None, None) => vec![fault("control.no-bounds", path)],
        (Some(least), Some(most)) if least > most || (least == most && is_strict) => {
            vec![fault("control.empty", path)]
        }
        _ => Vec::new(),
    }
}

fn of_ladder(points: &[Value], path: &str) -> Vec<Fault> {
    if points.len() < 2 {
        return vec![fault("ladder.too-short", path)];
    }
    let values: Vec<_> = points.iter().map(|point| number(point, "value")).collect();
    let scores: Vec<_> = points.iter().map(|point| number(point, "score")).collect();
    let rises = values.windows(2).all(|pair| pair.first() < pair.last());
    let falls = values.windows(2).all(|pair| pair.first() > pair.last());
    let climbs = scores.windows(2).all(|pair| pair.first() <= pair.last());
    let is_whole = scores.first() == Some(&Some(0.0)) && scores.last() == Some(&Some(1.0));
    let mut faults = Vec::new();
    if !rises && !falls {
        faults.push(fault("ladder.values", path));
    }
    if !climbs || !is_whole {
        faults.push(fault("ladder.scores", path));
    }
    faults
}

fn of_milestones(items: &[Value], path: &str) -> Vec<Fault> {
    if items.is_empty() {
        return vec![fault("milestones.empty", path)];
    }
    let mut titles = BTreeSet::new();
    let repeats = items.iter().enumerate().filter(|(_, item)| !titles.insert(text(item, "title")));
    repeats.map(|(at, _)| fault("milestones.duplicate", format!("{path}/{at}"))).collect()
}

/// What an agreed `contributes` adds to a sum has a value of its own, in its unit.
fn of_summand(document: &Value, alignment: &Value, path: &str) -> Vec<Fault> {
    let contributes = word(alignment, "kind", "supports") == "contributes" && is_agreed(alignment);
    let ends = named(document, &alignment["from"]).zip(named(document, &alignment["to"]));
    let Some((from, to)) = ends.filter(|(from, to)| contributes && from != to) else { return Vec::new() };
    let sum = record(document, to);
    if matches!(to, Node::Objective(_)) || !is_sum(sum) {
        return Vec::new();
    }
    let summand = record(document, from);
    let has_value = ["metric", "control", "ladder"].contains(&kind_of_measure(summand)) || is_sum(summand);
    if matches!(from, Node::Objective(_)) || !has_value {
        return vec![fault("rollup.no-native-value", path)];
    }
    // The unit of what is opaque is not known.
    let is_known = !is_opaque(document, from) && !is_opaque(document, to);
    if is_known && unit(summand) != unit(sum) { vec![fault("rollup.units", path)] } else { Vec::new() }
}

/// The unit of a key result's values: its kind and what the kind needs.
fn unit(key_result: &Value) -> Vec<&Value> {
    let unit = &key_result["measure"]["unit"];
    ["kind", "code", "unit", "of", "name"].iter().map(|field| &unit[*field]).collect()
}
