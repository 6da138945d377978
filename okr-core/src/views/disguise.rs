//! Key results in disguise: other figures that give the same bits of progress.

use super::readers::Keep;
use super::starts::Start;
use crate::json::{Extra, Field};
use crate::model::{
    Combine, Control, ControlBounds, Date, Done, KeyResult, KeyResultRest, Ladder, LadderPoint, Measure, Metric,
    MilestoneItem, Milestones, Rollup, Title, ValueOn,
};
use crate::order;
use crate::profile::Profile;
use crate::scoring::{attainment, planned};
use crate::workspace::{KeyResultIx, Window, Workspace};

/// From 0 to 1: what is checked in is the attainment itself.
fn whole_way() -> Measure {
    Measure::Metric(Metric { baseline: Some(0.0), target: 1.0, unit: None, extra: Extra::default() })
}

/// What is kept of a hidden key result.
pub(super) struct Part {
    pub(super) keep: Keep,
    /// Whether an alignment leads from it to a sum.
    pub(super) feeds_sum: bool,
    /// Whether it is read when something was heard of it.
    pub(super) has_signs: bool,
}

/// A hidden key result.
pub(super) fn key_result(shown: &KeyResult, part: Part, days: &Plan) -> KeyResult {
    let blank = KeyResult { id: shown.id.clone(), measure: None, ..KeyResult::placeholder() };
    let measure = shown.measure.as_ref();
    if part.keep == Keep::Place {
        return KeyResult { measure: place_of(measure, part.feeds_sum), ..blank };
    }
    let plain = |point: &ValueOn| ValueOn { on: point.on, value: point.value, extra: Extra::default() };
    let profile = days.workspace.profile();
    let (measure, plan) = match part.keep {
        Keep::Figures => (figures(measure), shown.plan.iter().map(plain).collect()),
        Keep::Pace => (pace(measure, &part, profile), days.points(shown)),
        _ => (progress(measure, profile), days.points(shown)),
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

/// The same expectations, and the same days on which steps were done where those are read.
fn pace(measure: Option<&Measure>, part: &Part, profile: &Profile) -> Option<Measure> {
    let mut pace = match measure {
        Some(Measure::Rollup(_)) => place_of(measure, part.feeds_sum),
        _ => progress(measure, profile),
    };
    match &mut pace {
        Some(Measure::Done(done)) if !part.has_signs => done.done_on = None,
        Some(Measure::Milestones(milestones)) if !part.has_signs => {
            milestones.items.iter_mut().for_each(|item| item.done_on = None);
        }
        _ => {}
    }
    pace
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
    start: Option<&'w Start>,
    window: Option<Window>,
}

impl<'w> Plan<'w> {
    /// The days of a key result's time.
    pub(super) fn of(workspace: &'w Workspace, at: KeyResultIx, start: Option<&'w Start>) -> Plan<'w> {
        Plan { workspace, start, window: workspace.columns().windows.get(at.at()) }
    }

    fn expected(&self, shown: &KeyResult, window: Window, day: i32) -> Option<f64> {
        let baseline = self.start.map_or(Some(0.0), |start| start.on(day));
        planned(shown, window, day, self.workspace.profile(), baseline)
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
        let mut points = self.before(start, &expected);
        let (mut before, mut now) = (None, expected(start));
        for day in start..=end {
            let after = if day < end { expected(day + 1) } else { None };
            if before != now || after != now {
                points.extend(now.and_then(|value| point(day, value)));
            }
            (before, now) = (now, after);
        }
        self.after(end, &expected, &mut points);
        points
    }

    /// What is expected before its time: nothing, unless the start is the target.
    fn before(&self, start: i32, expected: &dyn Fn(i32) -> Option<f64>) -> Vec<ValueOn> {
        let news = self.start.into_iter().flat_map(Start::days).take_while(|day| *day < start);
        let first: Vec<i32> = std::iter::once(FIRST_DAY).chain(news).collect();
        let last = first.iter().skip(1).map(|day| *day - 1).chain(std::iter::once(start - 1));
        let runs = first.iter().copied().zip(last).filter_map(|(from, to)| Some((from, to, expected(from)?)));
        let runs: Vec<(i32, i32, f64)> = runs.filter(|(from, to, _)| from <= to).collect();
        // Without a word nothing is expected before.
        if runs.iter().all(|(_, _, value)| *value == 0.0) {
            return Vec::new();
        }
        let mut points = Vec::new();
        for (from, to, value) in runs {
            points.extend(point(from, value));
            points.extend(point(to, value).filter(|_| to != from));
        }
        points
    }

    /// What is expected when its time is over, where another start is known since.
    fn after(&self, end: i32, expected: &dyn Fn(i32) -> Option<f64>, points: &mut Vec<ValueOn>) {
        let mut told = end;
        for day in self.start.into_iter().flat_map(Start::days).filter(|day| *day > end) {
            let (Some(before), Some(now)) = (expected(day - 1), expected(day)) else { continue };
            if before == now {
                continue;
            }
            points.extend(point(day - 1, before).filter(|_| day - 1 > told));
            points.extend(point(day, now));
            told = day;
        }
    }
}

/// The first day that there is: 1 January of the year 0.
const FIRST_DAY: i32 = 1_721_060;

fn point(day: i32, value: f64) -> Option<ValueOn> {
    Some(ValueOn { on: Date::from_day_number(day)?, value, extra: Extra::default() })
}
