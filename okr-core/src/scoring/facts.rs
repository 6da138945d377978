//! Facts of a key result that are no scores: values, and what was done when.

use super::contribution::MilestoneFact;
use super::measure::outside;
use super::numbers::finite;
use crate::model::{Date, Done, Measure, Milestones, MissingBaseline, Title};
use crate::order;
use crate::workspace::{KeyResultIx, Node, Workspace};

/// Where a value began and where it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Values {
    /// The baseline as the profile has it, or the first value of a control.
    pub(super) from: Option<f64>,
    /// The current value and the position of its check-in.
    pub(super) now: Option<(f64, u32)>,
}

/// The values of a metric, a ladder or a control as known on a day; nothing of others.
pub(super) fn leaf_values(workspace: &Workspace, at: KeyResultIx, as_of: i32) -> Values {
    let node = Node::KeyResult(at);
    let first = || workspace.activity().first_value(node, as_of);
    let from = match workspace.measure_at(at) {
        Some(Measure::Metric(metric)) => metric.baseline.or_else(|| match workspace.profile().missing_baseline {
            MissingBaseline::FirstCheckIn => first(),
            MissingBaseline::Zero | MissingBaseline::Problem => Some(0.0),
        }),
        Some(Measure::Ladder(ladder)) => ladder.points.first().map(|point| point.value),
        Some(Measure::Control(_)) => first(),
        _ => return Values::default(),
    };
    Values { from: from.map(|from| from + 0.0), now: workspace.activity().latest(node, as_of).value }
}

/// How far a value has moved to where it should be, in its own unit.
pub(super) fn delivered(measure: Option<&Measure>, values: Values) -> Option<f64> {
    let (from, now) = (values.from?, values.now?.0);
    let moved = |to: f64, start: f64| if to < start { start - now } else { now - start };
    match measure? {
        Measure::Metric(metric) => Some(finite(moved(metric.target, from))),
        Measure::Ladder(ladder) => Some(finite(moved(ladder.points.last()?.value, from))),
        Measure::Control(control) => Some(finite(outside(control, from) - outside(control, now))),
        Measure::Milestones(_) | Measure::Done(_) | Measure::Judged(_) | Measure::Rollup(_) => None,
    }
}

/// The day on which it was done, where that was by a day.
pub(super) fn done_on(done: &Done, as_of: i32) -> Option<Date> {
    done.done_on.filter(|on| on.day_number() <= as_of)
}

/// For each item the day on which it was reached; `None` where it was not by a day. Where
/// the item carries none, the day since which check-ins have named it without a break.
pub(super) fn steps_reached(
    workspace: &Workspace,
    at: KeyResultIx,
    milestones: &Milestones,
    as_of: i32,
) -> Vec<Option<Date>> {
    let check_ins = &workspace.document().check_ins;
    let mut told = workspace.activity().milestones(Node::KeyResult(at), as_of);
    let told = std::iter::from_fn(|| check_ins.get(told.next()? as usize));
    let mut latest = None;
    let mut named: Vec<Option<Date>> = vec![None; milestones.items.len()];
    // The items that every later check-in names as well.
    let mut still: Vec<usize> = (0..named.len()).collect();
    for check_in in told {
        latest = latest.or(Some(check_in.on));
        let titles = check_in.milestones.as_deref().unwrap_or_default();
        let titles = order::sorted_by(titles.iter().map(Title::as_str).collect(), Ord::cmp);
        still.retain(|item| {
            let title = milestones.items.get(*item).map_or("", |item| item.title.as_str());
            let is_named = titles.binary_search(&title).is_ok();
            if let (true, Some(slot)) = (is_named, named.get_mut(*item)) {
                *slot = Some(check_in.on);
            }
            is_named
        });
        if still.is_empty() {
            break;
        }
    }
    let days = milestones.items.iter().zip(named).map(|(item, named)| {
        let known = item.done_on.filter(|on| on.day_number() <= as_of);
        match (named, latest) {
            // Its own day, unless that is after a check-in that had it already.
            (Some(since), Some(latest)) => Some(known.filter(|on| *on <= latest).unwrap_or(since)),
            // What a check-in tells stands for its day; only a later day adds to it.
            (None, Some(latest)) => known.filter(|on| *on > latest),
            (_, None) => known,
        }
    });
    days.collect()
}

/// Each item with whether and when it was reached by a day.
pub(super) fn milestone_facts<'w>(
    workspace: &Workspace,
    at: KeyResultIx,
    milestones: &'w Milestones,
    as_of: i32,
) -> Vec<MilestoneFact<'w>> {
    let steps = milestones.items.iter().zip(steps_reached(workspace, at, milestones, as_of));
    let facts =
        steps.map(|(item, done_on)| MilestoneFact { title: item.title.as_str(), done: done_on.is_some(), done_on });
    facts.collect()
}
