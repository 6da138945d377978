//! Expected progress: where one should be by a day.

use super::measure::{ladder, linear};
use crate::model::{Curve, Date, Done, KeyResult, Measure, Milestones};
use crate::profile::{Calendar, Profile};
use crate::workspace::Window;

/// The part of the time that has passed, by the profile's working days, along its curve:
/// 0 to 1; `None` without dates.
#[inline]
pub(super) fn by_time(profile: &Profile, window: Window, as_of: i32) -> Option<f64> {
    let t = match &profile.calendar {
        None => window.elapsed(as_of)?,
        Some(calendar) => worked(calendar, window, as_of)?,
    };
    Some(match profile.curve {
        Curve::Linear => t,
        Curve::Smooth => t * t * (3.0 - 2.0 * t),
    })
}

/// The part of the working days that has passed; 1 where none lies between the ends.
fn worked(calendar: &Calendar, window: Window, as_of: i32) -> Option<f64> {
    let (passed, whole) = days_worked(calendar, window, as_of)?;
    if whole == 0 {
        return Some(1.0);
    }
    // Days are few enough to be exact.
    Some((passed as f64 / whole as f64).clamp(0.0, 1.0))
}

/// The working days that have passed, of how many.
fn days_worked(calendar: &Calendar, window: Window, as_of: i32) -> Option<(i64, i64)> {
    let (start, end) = window.days()?;
    let from = calendar.worked_until(start);
    let whole = if start == end { 0 } else { calendar.worked_until(end) - from };
    Some((calendar.worked_until(as_of) - from, whole))
}

/// The days that have passed, of how many: those that the profile counts.
pub(super) fn days(profile: &Profile, window: Window, as_of: i32) -> Option<(i64, i64)> {
    match &profile.calendar {
        Some(calendar) => days_worked(calendar, window, as_of),
        None => {
            let (start, end) = window.days()?;
            Some((i64::from(as_of) - i64::from(start), i64::from(end) - i64::from(start)))
        }
    }
}

/// `(weight of items due + t x weight of items without a date) / all weight`; all
/// weights zero counts each the same. At most 1, which the two sums may miss by a bit.
pub(super) fn milestones(milestones: &Milestones, t: Option<f64>, as_of: i32) -> Option<f64> {
    let t = t?;
    let Due { due, undated, all } = due(milestones, as_of);
    (all > 0.0).then(|| ((due + t * undated) / all).min(1.0))
}

/// The weights of milestones: of those due by a day, of those without a date, of all.
pub(super) struct Due {
    pub(super) due: f64,
    pub(super) undated: f64,
    pub(super) all: f64,
}

/// What is due by a day.
pub(super) fn due(milestones: &Milestones, as_of: i32) -> Due {
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
    Due { due, undated, all }
}

/// 0 until it is due, then 1; due at the end of its time where no day is given.
pub(super) fn done(done: &Done, window: Window, as_of: i32) -> Option<f64> {
    let (_, end) = window.days()?;
    let due = done.due.map_or(end, Date::day_number);
    Some(f64::from(u8::from(as_of >= due)))
}

/// The value that a plan begins with.
fn first(key_result: &KeyResult) -> Option<f64> {
    key_result.plan.first().map(|point| point.value)
}

/// What a plan wants on a day, and from what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// The baseline and the target that its value is held against.
    pub(super) from: f64,
    pub(super) to: f64,
    /// The day and value that stand before the day, or the first day with the baseline.
    pub(super) before: (i32, f64),
    /// Those that come after it, or the last day with the target.
    pub(super) after: (i32, f64),
    /// The value between the two.
    pub(super) value: f64,
}

/// What a key result's own plan wants: linear between its points, from the baseline on the
/// first day and to the target on the last. `baseline` is that of a metric which states
/// none; before there is one, its plan's first value.
pub(super) fn wanted(key_result: &KeyResult, window: Window, as_of: i32, baseline: Option<f64>) -> Option<Wanted> {
    let (start, end) = window.days()?;
    let (from, to) = match &key_result.measure {
        Some(Measure::Metric(metric)) => {
            (metric.baseline.or(baseline).or(first(key_result)).unwrap_or(0.0), metric.target)
        }
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
    Some(Wanted { from, to, before, after, value })
}

/// The progress that is wanted by a plan; through the profile's clamp, as progress is, for
/// the two are compared.
pub(crate) fn planned(
    key_result: &KeyResult,
    window: Window,
    as_of: i32,
    profile: &Profile,
    baseline: Option<f64>,
) -> Option<f64> {
    let Wanted { from, to, value, .. } = wanted(key_result, window, as_of, baseline)?;
    let attained = match &key_result.measure {
        Some(Measure::Ladder(rungs)) => ladder(rungs, value),
        _ => linear(value, from, to, profile.flat_target),
    };
    Some(profile.progress(attained))
}
