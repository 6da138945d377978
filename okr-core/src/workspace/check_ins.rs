//! Check-ins by what they are about, latest last, with what each carries.

use crate::codes::Code;
use crate::document::Document;
use crate::json::{Checks, Place, is_usable, nearest};
use crate::lists::Lists;
use crate::model::{CheckIn, Confidence, Measure, StatedStatus, Title};
use crate::order;
use crate::problem::Problem;

use super::graph::Node;
use super::links::Links;
use super::references::Tables;

/// What a check-in carries, by day numbers.
#[derive(Clone, Copy, Debug)]
struct Entry {
    on: i32,
    /// The first day on which it counts: it is about that day or earlier, and known.
    from: i32,
    /// The first day on which a correction stands in its place.
    void_from: i32,
    position: u32,
    value: Option<f64>,
    confidence: Option<Confidence>,
    status: Option<StatedStatus>,
    has_milestones: bool,
}

impl Entry {
    fn new(check_in: &CheckIn, position: u32, void_from: i32) -> Entry {
        Entry {
            on: check_in.on.day_number(),
            from: check_in.on.max(check_in.known_on()).day_number(),
            void_from,
            position,
            value: check_in.value.map(|value| value + 0.0),
            confidence: check_in.confidence,
            status: check_in.status,
            has_milestones: check_in.milestones.is_some(),
        }
    }
}

/// Brings check-ins into the order of their days; those of one day keep theirs
/// in the document.
fn by_day(list: &mut [Entry]) {
    if list.is_sorted_by_key(|entry| entry.on) {
        return;
    }
    let sorted = order::positions(list.iter().map(|entry| u64::from(order::day(entry.on))));
    let ordered: Vec<Entry> = sorted.iter().filter_map(|at| list.get(*at as usize).copied()).collect();
    list.copy_from_slice(&ordered);
}

/// The check-ins and stated scores of a workspace, grouped by what they are about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Activity {
    key_results: u32,
    entries: Lists<Entry>,
    /// Whether any check-in states a status or tells of milestones: mostly none
    /// does, and then nobody need look for one.
    has_rare: bool,
    /// Stated scores: what about, on which day, from which day known, the score.
    stated: Vec<(u32, i32, f64)>,
}

/// What was known of a key result or objective on a day.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Latest {
    /// The day of the last check-in.
    pub(crate) on: Option<i32>,
    /// The current value and the check-in's position in the document.
    pub(crate) value: Option<(f64, u32)>,
    /// The latest confidence.
    pub(crate) confidence: Option<Confidence>,
    /// The latest status that a person stated.
    pub(crate) status: Option<StatedStatus>,
    /// The check-in that tells of milestones: its day and position.
    pub(crate) milestones: Option<(i32, u32)>,
}

impl Activity {
    pub(crate) fn build(document: &Document, tables: &Tables, links: &Links) -> Activity {
        let key_results = tables.key_result_owners.len() as u32;
        let mut activity = Activity { key_results, ..Activity::default() };
        let owners = key_results + document.objectives.len() as u32;
        let voids = corrections(document, tables);
        let void_from = |at: usize| voids.get(at).copied().unwrap_or(i32::MAX);
        let targets: Vec<u32> = links.check_ins.iter().map(|node| activity.target(*node)).collect();
        let entry = |at: usize| Some(Entry::new(document.check_ins.get(at)?, at as u32, void_from(at)));
        activity.entries = Lists::group(owners, &targets, entry);
        activity.has_rare = activity.entries.any(|entry| entry.status.is_some() || entry.has_milestones);
        activity.entries.arrange(by_day);
        activity.stated = stated(document, tables, &activity);
        activity
    }

    fn target(&self, node: Option<Node>) -> u32 {
        match node {
            Some(Node::KeyResult(key_result)) => key_result.0,
            Some(Node::Objective(objective)) => self.key_results + objective.0,
            None => u32::MAX,
        }
    }

    /// What was known of a node on a day.
    pub(crate) fn latest(&self, node: Node, as_of: i32) -> Latest {
        let mut latest = Latest::default();
        for entry in self
            .entries
            .of(self.target(Some(node)))
            .iter()
            .rev()
            .filter(|entry| entry.from <= as_of && entry.void_from > as_of)
        {
            latest.on = latest.on.or(Some(entry.on));
            latest.value = latest.value.or(entry.value.map(|value| (value, entry.position)));
            latest.confidence = latest.confidence.or(entry.confidence);
            latest.status = latest.status.or(entry.status);
            if entry.has_milestones && latest.milestones.is_none() {
                latest.milestones = Some((entry.on, entry.position));
            }
            if !self.has_rare && latest.value.is_some() && latest.confidence.is_some() {
                break;
            }
        }
        latest
    }

    /// Takes in a check-in that stands at a position of the document.
    pub(crate) fn add(&mut self, check_in: &CheckIn, position: u32, node: Node, corrected: Option<u32>) {
        let entry = Entry::new(check_in, position, i32::MAX);
        self.has_rare |= entry.status.is_some() || entry.has_milestones;
        let list = self.entries.edit(self.target(Some(node)));
        if let Some(corrected) = list.iter_mut().find(|entry| Some(entry.position) == corrected) {
            corrected.void_from = corrected.void_from.min(entry.from);
        }
        // Behind all others of its day, as the last in the document.
        let at = list.partition_point(|other| other.on <= entry.on);
        list.insert(at, entry);
    }

    /// The score that the owner had stated by a day.
    pub(crate) fn stated_score(&self, node: Node, as_of: i32) -> Option<f64> {
        if self.stated.is_empty() {
            return None;
        }
        let target = self.target(Some(node));
        let end = self.stated.partition_point(|(about, on, _)| (*about, *on) <= (target, as_of));
        let (about, _, score) = self.stated.get(end.checked_sub(1)?)?;
        (*about == target).then_some(*score)
    }
}

/// For each check-in the first day on which a correction stands; empty where
/// nothing is corrected.
fn corrections(document: &Document, tables: &Tables) -> Vec<i32> {
    let mut voids = Vec::new();
    for check_in in &document.check_ins {
        let Some(id) = &check_in.corrects else { continue };
        let Some(corrected) = tables.check_in(id.as_str()) else { continue };
        let from = check_in.on.max(check_in.known_on()).day_number();
        // Most documents correct nothing: then there is nothing to keep.
        if voids.is_empty() {
            voids.resize(document.check_ins.len(), i32::MAX);
        }
        if let Some(slot) = voids.get_mut(corrected as usize) {
            *slot = from.min(*slot);
        }
    }
    voids
}

fn stated(document: &Document, tables: &Tables, activity: &Activity) -> Vec<(u32, i32, f64)> {
    let stated: Vec<(u32, i32, f64)> = document
        .assessments
        .iter()
        .map(|assessment| {
            let node = tables.either(assessment.objective.as_ref(), assessment.key_result.as_ref());
            (activity.target(node), assessment.on.day_number(), assessment.score + 0.0)
        })
        .collect();
    // Equal keys keep their order: of two on one day the later in the document wins.
    let sorted = order::positions(stated.iter().map(|(target, on, _)| order::pair(*target, order::day(*on))));
    sorted.iter().filter_map(|at| stated.get(*at as usize).copied()).collect()
}

/// Raises problems for a value, a correction and milestones that cannot be.
pub(crate) fn check(
    document: &Document,
    tables: &Tables,
    at: usize,
    check_in: &CheckIn,
    node: Option<Node>,
    place: &Place<'_>,
    checks: &mut Checks<'_>,
) {
    check_value(document, tables, check_in, node, place, checks);
    check_milestones(document, tables, check_in, node, place, checks);
    check_correction(document, tables, at, check_in, place, checks);
}

fn measure_of<'a>(document: &'a Document, tables: &Tables, node: Option<Node>) -> Option<&'a Measure> {
    match node {
        Some(Node::KeyResult(key_result)) => tables.measure(document, key_result),
        _ => None,
    }
}

fn check_value(
    document: &Document,
    tables: &Tables,
    check_in: &CheckIn,
    node: Option<Node>,
    place: &Place<'_>,
    checks: &mut Checks<'_>,
) {
    let (Some(value), Some(_)) = (check_in.value, node) else { return };
    if (0.0..=100.0).contains(&value) || !is_usable(value) {
        return;
    }
    if matches!(measure_of(document, tables, node), None | Some(Measure::Judged(_))) {
        let problem = Problem::new(Code::CheckInValueRange, place.field("value").pointer());
        checks.raise(problem.with("number", value));
    }
}

fn check_milestones(
    document: &Document,
    tables: &Tables,
    check_in: &CheckIn,
    node: Option<Node>,
    place: &Place<'_>,
    checks: &mut Checks<'_>,
) {
    let (Some(titles), Some(_)) = (&check_in.milestones, node) else { return };
    let known: Vec<&str> = match measure_of(document, tables, node) {
        Some(Measure::Milestones(milestones)) => milestones.items.iter().map(|item| item.title.as_str()).collect(),
        _ => Vec::new(),
    };
    let list = place.field("milestones");
    for (at, title) in titles.iter().enumerate() {
        if !known.contains(&Title::as_str(title)) {
            let problem = Problem::new(Code::CheckInMilestone, list.item(at).pointer())
                .with("title", title.as_str())
                .with("nearest", nearest(title, &mut known.iter().copied()));
            checks.raise(problem);
        }
    }
}

fn check_correction(
    document: &Document,
    tables: &Tables,
    at: usize,
    check_in: &CheckIn,
    place: &Place<'_>,
    checks: &mut Checks<'_>,
) {
    let Some(id) = &check_in.corrects else { return };
    let Some(position) = tables.check_in(id.as_str()) else { return };
    let corrected = document.check_ins.get(position as usize);
    let same_target =
        corrected.is_some_and(|other| other.key_result == check_in.key_result && other.objective == check_in.objective);
    if !same_target || position as usize >= at {
        let problem = Problem::new(Code::CheckInCorrection, place.field("corrects").pointer());
        checks.raise(problem.with("id", id.as_str()));
    }
}
