//! Attainment: how far from where it began to where it should be.

use super::numbers::{Mean, finite};
use crate::model::{Control, Date, Done, Ladder, Measure, Milestones, Title};
use crate::order;

/// `(current - from) / (to - from)`; falling where `to < from`.
pub(super) fn linear(current: f64, from: f64, to: f64) -> f64 {
    finite((current - from) / (to - from))
}

/// 1 inside the bounds; outside it falls with the distance, to 0 at the
/// tolerance, at once where there is none.
pub(super) fn control(control: &Control, current: f64) -> f64 {
    let strict = control.strict == Some(true);
    let below = control.at_least.filter(|least| if strict { current <= *least } else { current < *least });
    let above = control.at_most.filter(|most| if strict { current >= *most } else { current > *most });
    let distance = match (below, above) {
        (Some(least), _) => least - current,
        (None, Some(most)) => current - most,
        (None, None) => return 1.0,
    };
    match control.tolerance {
        Some(tolerance) if tolerance > 0.0 => finite((1.0 - distance / tolerance).max(0.0)),
        _ => 0.0,
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

/// The attainment of a value, for the measures that are told by values alone.
pub(crate) fn attainment(measure: Option<&Measure>, value: f64) -> Option<f64> {
    let value = value + 0.0;
    match measure {
        None | Some(Measure::Judged(_)) => Some(linear(value, 0.0, 100.0)),
        Some(Measure::Metric(metric)) => Some(linear(value, metric.baseline.unwrap_or(0.0), metric.target)),
        Some(Measure::Control(bounds)) => Some(control(bounds, value)),
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
    let titles = order::sorted_by(told.titles.iter().map(Title::as_str).collect(), Ord::cmp);
    for item in &milestones.items {
        // What a check-in tells stands for its day; a later `doneOn` adds to it.
        let by_date =
            item.done_on.map(Date::day_number).filter(|day| *day <= as_of && told.on.is_none_or(|on| *day > on));
        let is_told = titles.binary_search(&item.title.as_str()).is_ok();
        last = last.max(by_date);
        done.add(f64::from(u8::from(is_told || by_date.is_some())), item.weight.unwrap_or(1.0));
    }
    (done.get().unwrap_or(0.0), last)
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
    use crate::model::LadderPoint;

    #[test]
    fn a_falling_metric_is_a_metric() {
        assert_eq!(linear(15.0, 20.0, 10.0), 0.5);
        assert_eq!(linear(25.0, 20.0, 10.0), -0.5);
        assert_eq!(linear(-1.0, -2.0, 0.0), 0.5);
    }

    #[test]
    fn a_control_falls_off_by_its_tolerance() {
        let bounds = |at_least, at_most, tolerance, strict| Control {
            at_least,
            at_most,
            tolerance,
            strict: Some(strict),
            unit: None,
            extra: Extra::default(),
        };
        let most = bounds(None, Some(8.0), Some(4.0), false);
        assert_eq!([8.0, 9.0, 12.0, 13.0].map(|value| control(&most, value)), [1.0, 0.75, 0.0, 0.0]);
        let band = bounds(Some(2.0), Some(8.0), None, false);
        assert_eq!([1.0, 2.0, 8.0, 8.5].map(|value| control(&band, value)), [0.0, 1.0, 1.0, 0.0]);
        let strict = bounds(Some(2.0), None, None, true);
        assert_eq!([2.0, 2.5].map(|value| control(&strict, value)), [0.0, 1.0]);
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
