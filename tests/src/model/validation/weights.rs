//! Weights that must make 1 and do not.

use serde_json::Value;

use super::super::Bend;
use super::super::profile::{resolved, units_of_one, weights};
use super::super::read::{items, number, text, word};
use super::{Fault, fault};

/// The sets whose weights must make 1, each by the places of its members: an
/// objective and its key result, or an objective alone.
pub(in super::super) fn sets(document: &Value, bend: Option<Bend>) -> Vec<Vec<(usize, Option<usize>)>> {
    let objectives = items(document, "objectives");
    let mut sets: Vec<Vec<_>> = Vec::new();
    // What is opaque may have lost some of its weights on the way.
    for (at, objective) in objectives.iter().enumerate().filter(|(_, it)| it["opaque"] != true) {
        sets.push((0..items(objective, "keyResults").len()).map(|place| (at, Some(place))).collect());
    }
    let mut owners: Vec<(&Value, &Value, Vec<_>)> = Vec::new();
    for (at, objective) in objectives.iter().enumerate() {
        if !counts(objective, bend) || objective["opaque"] == true {
            continue;
        }
        let (owner, cycle) = (&objective["owner"], &objective["cycle"]);
        let is_same =
            |other: &Value| ["person", "unit"].into_iter().all(|field| text(other, field) == text(owner, field));
        match owners.iter_mut().find(|(other, time, _)| is_same(other) && *time == cycle) {
            Some((_, _, members)) => members.push((at, None)),
            None => owners.push((owner, cycle, vec![(at, None)])),
        }
    }
    sets.extend(owners.into_iter().map(|(_, _, members)| members));
    sets.retain(|members| !members.is_empty());
    sets
}

/// Whether something opaque may be of the same owner and cycle.
fn may_go_on(document: &Value, bend: Option<Bend>, set: &[(usize, Option<usize>)]) -> bool {
    let Some(&(at, None)) = set.last() else { return false };
    let objectives = items(document, "objectives");
    let cycle = objectives.get(at).map(|objective| &objective["cycle"]);
    let opaque = objectives.iter().filter(|it| it["opaque"] == true && Some(&it["cycle"]) == cycle);
    opaque.into_iter().any(|it| counts(it, bend))
}

/// Whether an objective's weight counts among its owner's.
fn counts(objective: &Value, bend: Option<Bend>) -> bool {
    let is_put_off = ["archived", "postponed"].contains(&word(objective, "stage", "active"));
    !is_put_off || bend == Some(Bend::PostponedWeigh)
}

/// `weights.sum`.
pub(super) fn faults(document: &Value, bend: Option<Bend>) -> Vec<Fault> {
    let settings = resolved(document);
    if text(&settings, "weights") != Some("mustSumToOne") {
        return Vec::new();
    }
    let one = units_of_one(&settings);
    let mut faults = Vec::new();
    for set in sets(document, bend) {
        let record = |&(at, place): &(usize, Option<usize>)| {
            let objective = &document["objectives"][at];
            place.map_or(objective, |place| &objective["keyResults"][place])
        };
        let stated: Vec<Option<f64>> = set.iter().map(|member| number(record(member), "weight")).collect();
        let sum = weights(&settings, &stated).into_iter().fold(0.0, |sum, weight| sum + weight);
        let is_well = if may_go_on(document, bend, &set) {
            // What is left to 1 may be another's.
            let shares_rest = text(&settings, "missingWeight") == Some("remainder");
            let known = stated.iter().map(|weight| weight.unwrap_or(if shares_rest { 0.0 } else { 1.0 }));
            (known.sum::<f64>() * one).round_ties_even() <= one
        } else {
            (sum * one).round_ties_even() == one
        };
        if !is_well {
            faults.extend(set.last().map(|(at, place)| match place {
                Some(_) => fault("weights.sum", format!("/objectives/{at}/keyResults")),
                None => fault("weights.sum", format!("/objectives/{at}/weight")),
            }));
        }
    }
    faults
}
