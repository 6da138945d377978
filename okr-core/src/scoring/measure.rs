//! Attainment: how far from where it began to where it should be.

use super::numbers::{Mean, finite};
use crate::model::{Control, ControlOutside, Date, Done, FlatTarget, Ladder, Measure, Milestones, Title};
use crate::order;
use crate::profile::Profile;

/// `(current - from) / (to - from)`; falling where `to < from`. Where nothing lies
/// between, the profile says what reaching it is worth.
pub(super) fn linear(current: f64, from: f64, to: f64, flat: FlatTarget) -> f64 {
    let whole = to - from;
    if whole == 0.0 {
        return f64::from(u8::from(flat != FlatTarget::Zero && current >= to));
    }
    finite((current - from) / whole)
}

/// A percentage that was judged.
pub(super) fn judged(percent: f64) -> f64 {
    finite(percent / 100.0)
}

/// 1 inside the bounds; outside it falls with the distance, to 0 at the
/// tolerance, at once where there is none.
pub(super) fn control(control: &Control, current: f64, profile: &Profile) -> f64 {
    let distance = outside(control, current);
    let at_bound = || control.at_least == Some(current) || control.at_most == Some(current);
    if distance == 0.0 && !(profile.is_strict(control.strict) && at_bound()) {
        return 1.0;
    }
    match tolerance(control, profile.control_outside) {
        Some(tolerance) if tolerance > 0.0 => finite((1.0 - distance / tolerance).max(0.0)),
        _ => 0.0,
    }
}

/// How far a value is outside of a control's bounds; 0 at a bound.
pub(super) fn outside(control: &Control, value: f64) -> f64 {
    let below = control.at_least.map_or(0.0, |least| (least - value).max(0.0));
    let above = control.at_most.map_or(0.0, |most| (value - most).max(0.0));
    below + above
}

/// How far outside the bounds a control has fallen to 0.
pub(super) fn tolerance(control: &Control, policy: ControlOutside) -> Option<f64> {
    match policy {
        ControlOutside::Zero => None,
        ControlOutside::ByTolerance => control.tolerance,
        ControlOutside::Distance => control.tolerance.or_else(|| {
            let width = control.at_most.zip(control.at_least).map(|(most, least)| most - least);
            let bound = control.at_least.or(control.at_most);
            width.filter(|width| *width > 0.0).or(bound.map(f64::abs))
        }),
    }
}

/// Linear between the points, flat beyond the ends.
pub(super) fn ladder(ladder: &Ladder, current: f64) -> f64 {
    let points = &ladder.points;
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return 0.0 };
    let rising = last.value > first.value;
    let reached = |value: f64| if rising { current >= value } else { current <= value };
    // Values run one way: those reached stand before those that are not.
    let next = points.partition_point(|point| reached(point.value));
    match (next.checked_sub(1).and_then(|low| points.get(low)), points.get(next)) {
        (None, _) => first.score,
        (Some(_), None) => last.score,
        (Some(low), Some(high)) => {
            let part = (current - low.value) / (high.value - low.value);
            finite(low.score + part * (high.score - low.score))
        }
    }
}

/// The attainment of a value, for the measures that are told by values alone; `from` is
/// where a metric starts that states no baseline.
pub(crate) fn attainment(measure: Option<&Measure>, value: f64, from: f64, profile: &Profile) -> Option<f64> {
    let value = value + 0.0;
    match measure {
        None | Some(Measure::Judged(_)) => Some(judged(value)),
        Some(Measure::Metric(metric)) => {
            Some(linear(value, metric.baseline.unwrap_or(from), metric.target, profile.flat_target))
        }
        Some(Measure::Control(bounds)) => Some(control(bounds, value, profile)),
        Some(Measure::Ladder(rungs)) => Some(ladder(rungs, value)),
        Some(Measure::Milestones(_) | Measure::Done(_) | Measure::Rollup(_)) => None,
    }
}

/// What is known of milestones: the latest check-in that tells of them, if any.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told<'a> {
    pub(super) on: Option<i32>,
    pub(super) titles: &'a [Title],
}

/// The weight of what is done over all weight, and the last day on which
/// something was done.
pub(super) fn milestones(milestones: &Milestones, told: Told<'_>, as_of: i32) -> (f64, Option<i32>) {
    let mut done = Mean::default();
    let mut last = None;
    for (item, (is_done, on)) in milestones.items.iter().zip(steps(milestones, told, as_of)) {
        last = last.max(on);
        done.add(f64::from(u8::from(is_done)), item.weight.unwrap_or(1.0));
    }
    (done.get().unwrap_or(0.0), last)
}

/// For each item whether it is done, and the day where a later one than what was told says so.
pub(super) fn steps<'m>(
    milestones: &'m Milestones,
    told: Told<'m>,
    as_of: i32,
) -> impl Iterator<Item = (bool, Option<i32>)> + 'm {
    let titles = order::sorted_by(told.titles.iter().map(Title::as_str).collect(), Ord::cmp);
    milestones.items.iter().map(move |item| {
        // What a check-in tells stands for its day; a later `doneOn` adds to it.
        let by_date =
            item.done_on.map(Date::day_number).filter(|day| *day <= as_of && told.on.is_none_or(|on| *day > on));
        let is_told = titles.binary_search(&item.title.as_str()).is_ok();
        (is_told || by_date.is_some(), by_date)
    })
}

/// 1 from the day on which it was done, and that day.
pub(super) fn done(done: &Done, as_of: i32) -> (f64, Option<i32>) {
    match done.done_on.map(Date::day_number).filter(|day| *day <= as_of) {
        Some(day) => (1.0, Some(day)),
        None => (0.0, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Extra;
    use crate::model::{ControlBounds, LadderPoint};

    #[test]
    fn a_falling_metric_is_a_metric() {
        let linear = |current, from, to| linear(current, from, to, FlatTarget::Problem);
        assert_eq!(linear(15.0, 20.0, 10.0), 0.5);
        assert_eq!(linear(25.0, 20.0, 10.0), -0.5);
        assert_eq!(linear(-1.0, -2.0, 0.0), 0.5);
    }

    // edge 3
    #[test]
    fn a_flat_target_is_met_or_not() {
        let met = |current, flat| linear(current, 5.0, 5.0, flat);
        assert_eq!([4.0, 5.0, 6.0].map(|value| met(value, FlatTarget::MetWhenReached)), [0.0, 1.0, 1.0]);
        assert_eq!([4.0, 5.0, 6.0].map(|value| met(value, FlatTarget::Zero)), [0.0, 0.0, 0.0]);
    }

    fn bounds(at_least: Option<f64>, at_most: Option<f64>, tolerance: Option<f64>, strict: Option<bool>) -> Control {
        Control { at_least, at_most, tolerance, strict, unit: None, extra: Extra::default() }
    }

    #[test]
    fn a_control_falls_off_by_its_tolerance() {
        let okr = Profile::okr();
        let most = bounds(None, Some(8.0), Some(4.0), None);
        assert_eq!([8.0, 9.0, 12.0, 13.0].map(|value| control(&most, value, &okr)), [1.0, 0.75, 0.0, 0.0]);
        let band = bounds(Some(2.0), Some(8.0), None, None);
        assert_eq!([1.0, 2.0, 8.0, 8.5].map(|value| control(&band, value, &okr)), [0.0, 1.0, 1.0, 0.0]);
        let strict = bounds(Some(2.0), None, None, Some(true));
        assert_eq!([2.0, 2.5].map(|value| control(&strict, value, &okr)), [0.0, 1.0]);
    }

    // edge 4
    #[test]
    fn a_profile_says_what_a_control_leaves_open() {
        let mut profile = Profile { control_bounds: ControlBounds::Strict, ..Profile::okr() };
        let band = |tolerance, strict| bounds(Some(2.0), Some(8.0), tolerance, strict);
        assert_eq!(control(&band(None, None), 8.0, &profile), 0.0);
        assert_eq!(control(&band(None, Some(false)), 8.0, &profile), 1.0);
        profile.control_outside = ControlOutside::Zero;
        assert_eq!(control(&band(Some(4.0), None), 9.0, &profile), 0.0);
        profile.control_outside = ControlOutside::Distance;
        assert_eq!(control(&band(None, None), 9.5, &profile), 0.75);
        assert_eq!(control(&band(Some(3.0), None), 9.5, &profile), 0.5);
        assert_eq!(control(&bounds(Some(-4.0), None, None, None), -5.0, &profile), 0.75);
        assert_eq!(control(&bounds(Some(0.0), None, None, None), -1.0, &profile), 0.0);
    }

    #[test]
    fn a_ladder_is_linear_between_its_points() {
        let of = |pairs: &[(f64, f64)]| Ladder {
            points: pairs
                .iter()
                .map(|&(value, score)| LadderPoint { value, score, extra: Extra::default() })
                .collect::<Vec<_>>()
                .into(),
            unit: None,
            extra: Extra::default(),
        };
        let rising = of(&[(0.0, 0.0), (10.0, 0.3), (20.0, 0.7), (30.0, 1.0)]);
        assert_eq!([-5.0, 0.0, 10.0, 15.0, 30.0, 99.0].map(|v| ladder(&rising, v)), [0.0, 0.0, 0.3, 0.5, 1.0, 1.0]);
        let falling = of(&[(10.0, 0.0), (4.0, 1.0)]);
        assert_eq!([11.0, 7.0, 4.0, 3.0].map(|v| ladder(&falling, v)), [0.0, 0.5, 1.0, 1.0]);
    }
}
