//! What a profile refuses in a document: targets that are their baselines, absent
//! baselines, bounds that nothing lies between, weights that do not come to 1.

use crate::codes::Code;
use crate::document::Document;
use crate::json::{Checks, Place};
use crate::lang::Term;
use crate::model::{FlatTarget, Measure, Metric, MissingBaseline, MissingWeight, Objective, Stage, Weights};
use crate::order;
use crate::problem::Problem;
use crate::profile::Profile;

const OF_KEY_RESULTS: Term = Term::new("the key results' weights", "各关键结果的权重");
const OF_OBJECTIVES: Term =
    Term::new("the weights of the owner's objectives in this cycle", "负责人在该周期各目标的权重");

/// Raises problems of one measure.
pub(super) fn check_measure(profile: &Profile, measure: &Measure, place: &Place<'_>, checks: &mut Checks<'_>) {
    let flat = |baseline: f64, target: f64| profile.flat_target == FlatTarget::Problem && baseline == target;
    match measure {
        Measure::Metric(Metric { baseline: None, .. }) if profile.missing_baseline == MissingBaseline::Problem => {
            checks.raise(Problem::new(Code::MetricNoBaseline, place.pointer()));
        }
        // Where it starts is not known yet.
        Measure::Metric(Metric { baseline: None, .. }) if profile.missing_baseline == MissingBaseline::FirstCheckIn => {
        }
        Measure::Metric(metric) if flat(metric.baseline.unwrap_or(0.0), metric.target) => {
            checks.raise(Problem::new(Code::MetricFlat, place.pointer()).with("number", metric.target));
        }
        Measure::Rollup(rollup) => {
            let flat = rollup.target.filter(|target| flat(rollup.baseline.unwrap_or(0.0), *target));
            if let Some(target) = flat {
                checks.raise(Problem::new(Code::MetricFlat, place.pointer()).with("number", target));
            }
        }
        Measure::Control(control) if profile.is_strict(control.strict) => {
            if let (Some(least), Some(most)) = (control.at_least, control.at_most)
                && least == most
            {
                let problem = Problem::new(Code::ControlEmpty, place.pointer());
                checks.raise(problem.with("least", least).with("most", most));
            }
        }
        _ => {}
    }
}

/// Raises problems of an objective's measures, and of its key results' weights.
pub(super) fn check_objective(profile: &Profile, objective: &Objective, place: &Place<'_>, checks: &mut Checks<'_>) {
    let list = place.field("keyResults");
    for (at, key_result) in objective.key_results.iter().enumerate() {
        if let Some(measure) = &key_result.measure {
            check_measure(profile, measure, &list.item(at).field("measure"), checks);
        }
    }
    // What a view leaves of an opaque one may lack weights.
    if profile.weights == Weights::MustSumToOne && !objective.key_results.is_empty() && !objective.is_opaque() {
        let weights = objective.key_results.iter().map(|key_result| key_result.weight);
        check_sum(profile, weights, Set { what: OF_KEY_RESULTS, is_whole: true }, &list, checks);
    }
}

/// Raises problems of the weights of each owner's objectives in a cycle.
pub(super) fn check_owners(profile: &Profile, document: &Document, checks: &mut Checks<'_>) {
    if profile.weights != Weights::MustSumToOne {
        return;
    }
    let is_set = |objective: &Objective| !matches!(objective.stage_or_default(), Stage::Archived | Stage::Postponed);
    // Of whom these are nobody knows: they may be of any owner.
    let opaque = document.objectives.iter().filter(|objective| objective.is_opaque() && is_set(objective));
    let opaque = order::sorted_by(opaque.map(|objective| objective.cycle.as_str()).collect(), Ord::cmp);
    let counted = document.objectives.iter().enumerate().filter_map(|(at, objective)| {
        let owner = objective.owner.as_ref().filter(|_| !objective.is_opaque())?;
        let owner = (owner.person.is_some(), owner.id(), objective.cycle.as_str());
        is_set(objective).then_some((owner, at, objective.weight))
    });
    let counted = order::sorted_by(counted.collect(), |left, right| (left.0, left.1).cmp(&(right.0, right.1)));
    let root = Place::Root;
    let objectives = root.field("objectives");
    for set in counted.chunk_by(|left, right| left.0 == right.0) {
        let Some(((_, _, cycle), last, _)) = set.last() else { continue };
        let weights = set.iter().map(|(_, _, weight)| *weight);
        let of = Set { what: OF_OBJECTIVES, is_whole: opaque.binary_search(cycle).is_err() };
        check_sum(profile, weights, of, &objectives.item(*last).field("weight"), checks);
    }
}

/// Weights that come to 1; to 1 at most, where there may be more that are not known.
struct Set {
    what: Term,
    is_whole: bool,
}

fn check_sum(
    profile: &Profile,
    weights: impl Iterator<Item = Option<f64>>,
    set: Set,
    place: &Place<'_>,
    checks: &mut Checks<'_>,
) {
    let scale = f64::from(10_u32.pow(profile.weight_decimals.min(9)));
    let (mut sum, mut missing) = (0.0, false);
    for weight in weights {
        match (weight, profile.missing_weight) {
            (Some(weight), _) => sum += weight,
            (None, MissingWeight::MissingIsOne) => sum += 1.0,
            (None, MissingWeight::Remainder) => missing = true,
        }
    }
    if missing && set.is_whole {
        // What is left to 1 goes to those without a weight.
        sum += ((1.0 - sum) * scale).round_ties_even().max(0.0) / scale;
    }
    let units = (sum * scale).round_ties_even();
    if units > scale || (set.is_whole && units < scale) {
        let problem = Problem::new(Code::WeightsSum, place.pointer());
        checks
            .raise(problem.with("what", set.what).with("sum", sum).with("decimals", profile.weight_decimals as usize));
    }
}
