//! Expected progress: where one should be by a day.

use super::measure::{ladder, linear};
use crate::model::{Date, Done, KeyResult, Measure, Milestones};
use crate::profile::Profile;
use crate::workspace::Window;

/// `(weight of items due + t x weight of items without a date) / all weight`; all
/// weights zero counts each the same. At most 1, which the two sums may miss by a bit.
pub(super) fn milestones(milestones: &Milestones, window: Window, as_of: i32) -> Option<f64> {
    let t = window.elapsed(as_of)?;
    let weighs_nothing = milestones.items.iter().all(|item| item.weight == Some(0.0));
    let (mut due, mut undated, mut all) = (0.0, 0.0, 0.0);
    for item in &milestones.items {
        let weight = if weighs_nothing { 1.0 } else { item.weight.unwrap_or(1.0) };
        match item.due {
            Some(day) if day.day_number() <= as_of => due += weight,
            Some(_) => {}
            None => undated += weight,
        }
        all += weight;
    }
    (all > 0.0).then(|| ((due + t * undated) / all).min(1.0))
}

/// 0 until it is due, then 1; due at the end of its time where no day is given.
pub(super) fn done(done: &Done, window: Window, as_of: i32) -> Option<f64> {
    let (_, end) = window.days()?;
    let due = done.due.map_or(end, Date::day_number);
    Some(f64::from(u8::from(as_of >= due)))
}

/// By the key result's own plan: linear between its points, from the baseline
/// on the first day and to the target on the last; through the profile's clamp, as
/// progress is, for the two are compared.
pub(crate) fn planned(key_result: &KeyResult, window: Window, as_of: i32, profile: &Profile) -> Option<f64> {
    let (start, end) = window.days()?;
    let (from, to) = match &key_result.measure {
        Some(Measure::Metric(metric)) => (metric.baseline.unwrap_or(0.0), metric.target),
        Some(Measure::Ladder(ladder)) => (ladder.points.first()?.value, ladder.points.last()?.value),
        _ => (0.0, 100.0),
    };
    let point = |at: usize| key_result.plan.get(at).map(|point| (point.on.day_number(), point.value));
    // The points rise: those up to the day stand before the others.
    let next = key_result.plan.partition_point(|point| point.on.day_number() <= as_of);
    let before = next.checked_sub(1).and_then(point).unwrap_or((start, from));
    let after = point(next).unwrap_or((end, to));
    let value = if as_of <= before.0 || after.0 <= before.0 {
        before.1
    } else if as_of >= after.0 {
        after.1
    } else {
        let part = f64::from(as_of - before.0) / f64::from(after.0 - before.0);
        before.1 + part * (after.1 - before.1)
    };
    let attained = match &key_result.measure {
        Some(Measure::Ladder(rungs)) => ladder(rungs, value),
        _ => linear(value, from, to),
    };
    Some(profile.progress(attained))
}
