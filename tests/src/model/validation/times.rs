//! Dates that are missing, run backwards or lie outside.

use serde_json::Value;

use super::super::read::{by_id, date, items, text, word};
use super::super::time::Time;
use super::{Fault, fault};

/// Faults of cycles, deadlines, own cycles and plans.
pub(super) fn faults(document: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, cycle) in items(document, "cycles").iter().enumerate() {
        let time = Time { start: date(cycle, "start"), end: date(cycle, "end") };
        if word(cycle, "kind", "backlog") != "backlog" && !time.is_dated() {
            faults.push(fault("cycle.missing-dates", format!("/cycles/{at}")));
        }
        if time.is_reversed() {
            faults.push(fault("date.reversed", format!("/cycles/{at}")));
        }
    }
    for (at, objective) in items(document, "objectives").iter().enumerate() {
        let path = format!("/objectives/{at}");
        if text(objective, "deadline").is_some() && Time::of_objective(document, objective).is_reversed() {
            faults.push(fault("date.reversed", format!("{path}/deadline")));
        }
        for (place, key_result) in items(objective, "keyResults").iter().enumerate() {
            faults.extend(of_key_result(document, objective, key_result, &format!("{path}/keyResults/{place}")));
        }
    }
    faults
}

fn of_key_result(document: &Value, objective: &Value, key_result: &Value, path: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let time = Time::of_key_result(document, objective, key_result);
    let own_field = ["deadline", "start"].into_iter().find(|field| text(key_result, field).is_some());
    if let (true, Some(field)) = (time.is_reversed(), own_field) {
        faults.push(fault("date.reversed", format!("{path}/{field}")));
    }
    let cycles = items(document, "cycles");
    let own = text(key_result, "cycle").and_then(|id| by_id(cycles, id));
    let outer = text(objective, "cycle").and_then(|id| by_id(cycles, id));
    if let (Some(own), Some(outer)) = (own, outer) {
        let (own, outer) = (Time::of(own), Time::of(outer));
        let starts_before = own.start.zip(outer.start).is_some_and(|(own, outer)| own < outer);
        let ends_after = own.end.zip(outer.end).is_some_and(|(own, outer)| own > outer);
        if starts_before || ends_after {
            faults.push(fault("key-result.cycle-outside", format!("{path}/cycle")));
        }
    }
    // What is opaque may tell of any day.
    let time = if objective["opaque"] == true { Time { start: None, end: None } } else { time };
    faults.extend(of_plan(key_result, time, path));
    faults
}

fn of_plan(key_result: &Value, time: Time, path: &str) -> Vec<Fault> {
    let points = items(key_result, "plan");
    let kind = super::super::read::kind_of_measure(key_result);
    if !points.is_empty() && !["metric", "ladder", "judged"].contains(&kind) {
        return vec![fault("plan.measure", format!("{path}/plan"))];
    }
    let mut faults = Vec::new();
    let mut before = None;
    for (at, point) in points.iter().enumerate() {
        let on = date(point, "on");
        if before.is_some() && on <= before {
            faults.push(fault("plan.order", format!("{path}/plan/{at}")));
        }
        let is_early = on.zip(time.start).is_some_and(|(on, start)| on < start);
        let is_late = on.zip(time.end).is_some_and(|(on, end)| on > end);
        // A time without both days has no inside.
        if time.is_dated() && (is_early || is_late) {
            faults.push(fault("plan.outside", format!("{path}/plan/{at}/on")));
        }
        before = on;
    }
    faults
}
