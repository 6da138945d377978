//! What is wanted of a key result, before and after, and whether it became easier.

use super::difference::{Aim, Goalpost, Retargeted, Told};
use super::pairs::Both;
use crate::model::{
    Control, Date, Done, KeyResult, Ladder, Measure, Metric, MilestoneItem, Milestones, MissingBaseline, Rollup,
    UnitOfMeasure,
};
use crate::order;
use crate::problem::NodeRef;
use crate::profile::Profile;
use crate::scoring::is_weaker;

/// Where changes go: the thing that they are of, and the list.
pub(super) struct Sink<'s, 'a> {
    pub(super) node: &'s NodeRef,
    pub(super) list: &'s mut Vec<Retargeted<'a>>,
}

impl<'a> Sink<'_, 'a> {
    /// Tells what is another than it was.
    pub(super) fn tell(
        &mut self,
        field: Aim,
        before: Option<Told<'a>>,
        after: Option<Told<'a>>,
        goalpost: Option<Goalpost>,
    ) {
        self.tell_of(None, field, before, after, goalpost);
    }

    fn tell_of(
        &mut self,
        item: Option<&'a str>,
        field: Aim,
        before: Option<Told<'a>>,
        after: Option<Told<'a>>,
        goalpost: Option<Goalpost>,
    ) {
        if before != after {
            self.list.push(Retargeted { node: self.node.clone(), field, item, before, after, goalpost });
        }
    }

    /// The same of numbers.
    fn numbers(&mut self, field: Aim, before: Option<f64>, after: Option<f64>, goalpost: Option<Goalpost>) {
        self.tell(field, before.map(number), after.map(number), goalpost);
    }
}

/// A number without a sign of its own where it is 0.
fn number<'a>(number: f64) -> Told<'a> {
    Told::Number(number + 0.0)
}

/// The goalpost where something holds.
fn marked(holds: bool, goalpost: Goalpost) -> Option<Goalpost> {
    holds.then_some(goalpost)
}

/// Later, or without any day where there was one.
pub(super) fn is_later(before: Option<Date>, after: Option<Date>) -> bool {
    before.is_some_and(|before| after.is_none_or(|after| after > before))
}

/// What was made easier from one state of a key result to the next, its deadline too.
pub(crate) fn goalposts(node: &NodeRef, before: &KeyResult, after: &KeyResult, profile: &Profile) -> Vec<Goalpost> {
    let mut list = Vec::new();
    let mut sink = Sink { node, list: &mut list };
    compare(Both { before, after }, Both { before: profile, after: profile }, &mut sink);
    let later = marked(is_later(before.deadline, after.deadline), Goalpost::DeadlineLater);
    list.into_iter().filter_map(|retargeted| retargeted.goalpost).chain(later).collect()
}

/// Compares what two key results ask for, but for their times.
pub(super) fn compare<'a>(key_results: Both<&'a KeyResult>, profiles: Both<&Profile>, sink: &mut Sink<'_, 'a>) {
    let Both { before, after } = key_results;
    match (&before.measure, &after.measure) {
        (Some(Measure::Metric(before)), Some(Measure::Metric(after))) => metric(before, after, profiles, sink),
        (Some(Measure::Control(before)), Some(Measure::Control(after))) => control(before, after, profiles, sink),
        (Some(Measure::Ladder(before)), Some(Measure::Ladder(after))) => ladder(before, after, sink),
        (Some(Measure::Milestones(before)), Some(Measure::Milestones(after))) => milestones(before, after, sink),
        (Some(Measure::Done(before)), Some(Measure::Done(after))) => done(before, after, sink),
        (Some(Measure::Rollup(before)), Some(Measure::Rollup(after))) => rollup(before, after, sink),
        (before, after) => {
            let kind = |measure: &Option<Measure>| measure.as_ref().map_or("judged", Measure::kind);
            sink.tell(Aim::Measure, Some(Told::Word(kind(before))), Some(Told::Word(kind(after))), None);
        }
    }
    let plan = |key_result: &'a KeyResult| (!key_result.plan.is_empty()).then(|| Told::Plan(&key_result.plan));
    sink.tell(Aim::Plan, plan(before), plan(after), None);
}

fn units<'a>(before: Option<&'a UnitOfMeasure>, after: Option<&'a UnitOfMeasure>, sink: &mut Sink<'_, 'a>) {
    if !UnitOfMeasure::same(before, after) {
        sink.tell(Aim::Unit, before.map(Told::Unit), after.map(Told::Unit), None);
    }
}

/// The way from a baseline to a target.
#[derive(Clone, Copy)]
struct Way {
    baseline: Option<f64>,
    target: Option<f64>,
    /// What an absent baseline stands for, where that is known.
    missing: Option<f64>,
}

impl Way {
    fn of(baseline: Option<f64>, target: Option<f64>, profile: &Profile) -> Way {
        let missing = (profile.missing_baseline != MissingBaseline::FirstCheckIn).then_some(0.0);
        Way { baseline, target, missing }
    }

    /// How far it is, below 0 where it falls; `None` where nobody knows.
    fn length(self) -> Option<f64> {
        Some(self.target? - self.baseline.or(self.missing)?)
    }
}

/// Target and baseline. What runs the other way round than before is another aim, and
/// neither easier nor harder.
fn way(before: Way, after: Way, sink: &mut Sink<'_, '_>) {
    let lengths = before.length().zip(after.length()).filter(|(before, after)| before * after > 0.0);
    let is_weaker = before.target.zip(after.target).is_some_and(|(target, now)| match lengths {
        Some((length, _)) if length > 0.0 => now < target,
        Some(_) => now > target,
        None => false,
    });
    let nearer = lengths.and_then(|(before, after)| {
        let shorter = marked(after.abs() < before.abs(), Goalpost::BaselineNearer);
        shorter.or(marked(after.abs() > before.abs(), Goalpost::BaselineFarther))
    });
    sink.numbers(Aim::Baseline, before.baseline, after.baseline, nearer);
    sink.numbers(Aim::Target, before.target, after.target, marked(is_weaker, Goalpost::TargetWeakened));
}

fn metric<'a>(before: &'a Metric, after: &'a Metric, profiles: Both<&Profile>, sink: &mut Sink<'_, 'a>) {
    let then = Way::of(before.baseline, Some(before.target), profiles.before);
    let now = Way::of(after.baseline, Some(after.target), profiles.after);
    way(then, now, sink);
    units(before.unit.as_deref(), after.unit.as_deref(), sink);
}

fn rollup<'a>(before: &'a Rollup, after: &'a Rollup, sink: &mut Sink<'_, 'a>) {
    sink.tell(Aim::Combine, Some(Told::Combine(before.combine)), Some(Told::Combine(after.combine)), None);
    let sum = |rollup: &Rollup| Way { baseline: rollup.baseline, target: rollup.target, missing: Some(0.0) };
    way(sum(before), sum(after), sink);
    units(before.unit.as_deref(), after.unit.as_deref(), sink);
}

fn control<'a>(before: &'a Control, after: &'a Control, profiles: Both<&Profile>, sink: &mut Sink<'_, 'a>) {
    let wider = |then: Option<f64>, now: Option<f64>, is_wider: fn(f64, f64) -> bool| {
        let is_wider = then.is_some_and(|then| now.is_none_or(|now| is_wider(now, then)));
        marked(is_wider, Goalpost::BoundWidened)
    };
    let least = wider(before.at_least, after.at_least, |now, then| now < then);
    sink.numbers(Aim::AtLeast, before.at_least, after.at_least, least);
    let most = wider(before.at_most, after.at_most, |now, then| now > then);
    sink.numbers(Aim::AtMost, before.at_most, after.at_most, most);
    // None at all falls to 0 at once, as one of 0 does.
    let is_wider = after.tolerance.unwrap_or(0.0) > before.tolerance.unwrap_or(0.0);
    let wider = marked(is_wider, Goalpost::ToleranceWidened);
    sink.numbers(Aim::Tolerance, before.tolerance, after.tolerance, wider);
    let strict = (profiles.before.is_strict(before.strict), profiles.after.is_strict(after.strict));
    let dropped = marked(strict == (true, false), Goalpost::StrictDropped);
    sink.tell(Aim::Strict, before.strict.map(Told::Flag), after.strict.map(Told::Flag), dropped);
    units(before.unit.as_deref(), after.unit.as_deref(), sink);
}

/// A ladder is weaker where some value earns more than before: as both are straight
/// between their points, it does so at one of them.
fn ladder<'a>(before: &'a Ladder, after: &'a Ladder, sink: &mut Sink<'_, 'a>) {
    let same = before.points.len() == after.points.len()
        && before
            .points
            .iter()
            .zip(&after.points)
            .all(|(then, now)| (then.value, then.score) == (now.value, now.score));
    if !same {
        let points = |ladder: &'a Ladder| Some(Told::Points(&ladder.points));
        sink.tell(
            Aim::Points,
            points(before),
            points(after),
            marked(is_weaker(before, after), Goalpost::TargetWeakened),
        );
    }
    units(before.unit.as_deref(), after.unit.as_deref(), sink);
}

fn done(before: &Done, after: &Done, sink: &mut Sink<'_, '_>) {
    let later = marked(is_later(before.due, after.due), Goalpost::DueLater);
    sink.tell(Aim::Due, before.due.map(Told::Day), after.due.map(Told::Day), later);
}

/// Milestones are the same where their titles are. Those of the later list come first, in
/// its order, and then those that are gone.
fn milestones<'a>(before: &'a Milestones, after: &'a Milestones, sink: &mut Sink<'_, 'a>) {
    let is_same = before.items.len() == after.items.len()
        && before
            .items
            .iter()
            .zip(&after.items)
            .all(|(then, now)| (&then.title, then.due, then.weight) == (&now.title, now.due, now.weight));
    if is_same {
        return;
    }
    let (earlier, later) = (by_title(before), by_title(after));
    for now in &after.items {
        let title = now.title.as_str();
        let Some(then) = find(&earlier, title) else {
            sink.tell_of(Some(title), Aim::Item, None, Some(Told::Word(title)), None);
            continue;
        };
        let is_later = marked(is_later(then.due, now.due), Goalpost::DueLater);
        sink.tell_of(Some(title), Aim::Due, then.due.map(Told::Day), now.due.map(Told::Day), is_later);
        sink.tell_of(Some(title), Aim::Weight, then.weight.map(number), now.weight.map(number), None);
    }
    for then in before.items.iter().filter(|then| find(&later, &then.title).is_none()) {
        let title = then.title.as_str();
        sink.tell_of(Some(title), Aim::Item, Some(Told::Word(title)), None, Some(Goalpost::MilestoneDropped));
    }
}

fn by_title(milestones: &Milestones) -> Vec<&MilestoneItem> {
    order::sorted_by(milestones.items.iter().collect(), |left, right| left.title.cmp(&right.title))
}

fn find<'a>(items: &[&'a MilestoneItem], title: &str) -> Option<&'a MilestoneItem> {
    let at = items.binary_search_by(|item| item.title.as_str().cmp(title)).ok()?;
    items.get(at).copied()
}
