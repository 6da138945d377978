//! Key results in disguise: other figures that give the same bits of progress.

use super::readers::Keep;
use crate::json::{Extra, Field};
use crate::model::{
    Combine, Control, ControlBounds, Date, Done, KeyResult, KeyResultRest, Ladder, LadderPoint, Measure, Metric,
    MilestoneItem, Milestones, MissingBaseline, Rollup, Title, ValueOn,
};
use crate::order;
use crate::profile::Profile;
use crate::scoring::{attainment, planned};
use crate::workspace::{KeyResultIx, Node, Window, Workspace};

/// From 0 to 1: what is checked in is the attainment itself.
fn whole_way() -> Measure {
    Measure::Metric(Metric { baseline: Some(0.0), target: 1.0, unit: None, extra: Extra::default() })
}

/// A hidden key result. `feeds_sum` where an alignment leads from it to a sum.
pub(super) fn key_result(shown: &KeyResult, keep: Keep, feeds_sum: bool, days: &Plan) -> KeyResult {
    let blank = KeyResult { id: shown.id.clone(), measure: None, ..KeyResult::placeholder() };
    if keep == Keep::Place {
        return KeyResult { measure: place_of(shown.measure.as_ref(), feeds_sum), ..blank };
    }
    let plain = |point: &ValueOn| ValueOn { on: point.on, value: point.value, extra: Extra::default() };
    let (measure, plan) = match keep {
        Keep::Figures => (figures(shown.measure.as_ref()), shown.plan.iter().map(plain).collect()),
        _ => (progress(shown.measure.as_ref(), days.workspace.profile()), days.points(shown)),
    };
    let rest =
        KeyResultRest { cycle: shown.cycle.clone(), start: shown.start, plan: plan.into(), ..KeyResultRest::default() };
    KeyResult { measure, weight: shown.weight, deadline: shown.deadline, rest: rest.into(), ..blank }
}

/// The value to check in for one that was checked in. How far beyond what counts it was is
/// left out: progress above reads no more than the profile lets through. `from` is where
/// a metric starts that states no baseline.
pub(super) fn value(measure: Option<&Measure>, keep: Keep, value: f64, from: f64, profile: &Profile) -> Option<f64> {
    let attained = profile.progress(attainment(measure, value, from, profile)?);
    match (keep, measure) {
        (Keep::Figures, _) => Some(value),
        // At 0 or above is inside; below, 1 less the distance is what it was, to the bit:
        // of two such numbers one is at least a half, and there nothing is rounded.
        (_, Some(Measure::Control(_))) => Some(attained - 1.0),
        _ => Some(attained),
    }
}

/// Milestones by their numbers.
pub(super) fn milestones(measure: Option<&Measure>, titles: &[Title]) -> Vec<Title> {
    let Some(Measure::Milestones(milestones)) = measure else { return Vec::new() };
    let items = milestones.items.iter().enumerate().map(|(at, item)| (item.title.as_str(), at)).collect();
    let items: Vec<(&str, usize)> = order::sorted_by(items, Ord::cmp);
    let number = |title: &Title| {
        let found = items.binary_search_by_key(&title.as_str(), |(title, _)| title).ok()?;
        items.get(found).map(|(_, at)| *at)
    };
    titles.iter().filter_map(number).map(numbered).collect()
}

fn numbered(at: usize) -> Title {
    (at + 1).to_string().as_str().into()
}

/// What only has its place: no figures, but what alignments ask for.
fn place_of(measure: Option<&Measure>, feeds_sum: bool) -> Option<Measure> {
    let rollup = |combine, target| Rollup { combine, baseline: None, target, unit: None, extra: Extra::default() };
    match measure {
        Some(Measure::Rollup(shown)) => Some(Measure::Rollup(Box::new(match shown.combine {
            Combine::Sum if feeds_sum => rollup(Combine::Sum, Some(1.0)),
            // A sum of what can be seen would be told against a target that cannot.
            Combine::Sum => rollup(Combine::Mean, None),
            combine => rollup(combine, None),
        }))),
        Some(Measure::Metric(_) | Measure::Control(_) | Measure::Ladder(_)) => Some(whole_way()),
        Some(Measure::Milestones(_) | Measure::Done(_) | Measure::Judged(_)) | None => None,
    }
}

/// The same progress from other figures.
fn progress(measure: Option<&Measure>, profile: &Profile) -> Option<Measure> {
    match measure {
        None | Some(Measure::Judged(_) | Measure::Metric(_) | Measure::Ladder(_)) => Some(whole_way()),
        Some(Measure::Control(_)) => Some(Measure::Control(Box::new(Control {
            at_least: Some(0.0),
            at_most: None,
            tolerance: Some(1.0),
            // What held is told as standing at the bound.
            strict: (profile.control_bounds == ControlBounds::Strict).then_some(false),
            unit: None,
            extra: Extra::default(),
        }))),
        _ => figures(measure),
    }
}

/// The same figures without words.
fn figures(measure: Option<&Measure>) -> Option<Measure> {
    Some(match measure? {
        Measure::Metric(shown) => Measure::Metric(Metric {
            baseline: shown.baseline,
            target: shown.target,
            unit: None,
            extra: Extra::default(),
        }),
        Measure::Control(shown) => Measure::Control(Box::new(Control {
            at_least: shown.at_least,
            at_most: shown.at_most,
            tolerance: shown.tolerance,
            strict: shown.strict,
            unit: None,
            extra: Extra::default(),
        })),
        Measure::Ladder(shown) => {
            let plain =
                |point: &LadderPoint| LadderPoint { value: point.value, score: point.score, extra: Extra::default() };
            let points: Vec<LadderPoint> = shown.points.iter().map(plain).collect();
            Measure::Ladder(Box::new(Ladder { points: points.into(), unit: None, extra: Extra::default() }))
        }
        Measure::Milestones(shown) => {
            let plain = |(at, item): (usize, &MilestoneItem)| MilestoneItem {
                title: numbered(at),
                weight: item.weight,
                due: item.due,
                done_on: item.done_on,
                extra: Extra::default(),
            };
            let items: Vec<MilestoneItem> = shown.items.iter().enumerate().map(plain).collect();
            Measure::Milestones(Milestones { items: items.into(), extra: Extra::default() })
        }
        Measure::Done(shown) => Measure::Done(Done { due: shown.due, done_on: shown.done_on, extra: Extra::default() }),
        Measure::Judged(_) => return None,
        Measure::Rollup(shown) => Measure::Rollup(Box::new(Rollup {
            combine: shown.combine,
            baseline: shown.baseline,
            target: shown.target,
            unit: None,
            extra: Extra::default(),
        })),
    })
}

/// The days on which a plan is told anew: from the first of its time to the last.
pub(super) struct Plan<'w> {
    workspace: &'w Workspace,
    at: KeyResultIx,
    window: Option<Window>,
}

impl<'w> Plan<'w> {
    /// The days of a key result's time.
    pub(super) fn of(workspace: &'w Workspace, at: KeyResultIx) -> Plan<'w> {
        Plan { workspace, at, window: workspace.columns().windows.get(at.at()) }
    }

    fn expected(&self, shown: &KeyResult, window: Window, day: i32) -> Option<f64> {
        let profile = self.workspace.profile();
        let first = || self.workspace.activity().first_value(Node::KeyResult(self.at), day);
        let baseline = if profile.missing_baseline == MissingBaseline::FirstCheckIn { first() } else { Some(0.0) };
        planned(shown, window, day, profile, baseline)
    }

    /// How many days there are to tell.
    pub(super) fn days(&self, shown: &KeyResult) -> u64 {
        let days = self.window.and_then(Window::days).filter(|_| !shown.plan.is_empty());
        days.map_or(0, |(start, end)| u64::from(end.abs_diff(start)) + 1)
    }

    /// A plan that expects the same of every day. A line between two points gives
    /// the same bits for no other figures, so each day has its own; of a run of
    /// equal days the first and the last say all.
    fn points(&self, shown: &KeyResult) -> Vec<ValueOn> {
        let Some((window, (start, end))) = self.window.and_then(|window| Some((window, window.days()?))) else {
            return Vec::new();
        };
        if shown.plan.is_empty() {
            return Vec::new();
        }
        let expected = |day: i32| self.expected(shown, window, day);
        let mut points = Vec::new();
        let (mut before, mut now) = (None, expected(start));
        for day in start..=end {
            let after = if day < end { expected(day + 1) } else { None };
            if (before != now || after != now)
                && let (Some(on), Some(value)) = (Date::from_day_number(day), now)
            {
                points.push(ValueOn { on, value, extra: Extra::default() });
            }
            (before, now) = (now, after);
        }
        points
    }
}
