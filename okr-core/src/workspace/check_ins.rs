//! Check-ins by what they are about, latest last, with what each carries.

use crate::codes::Code;
use crate::document::Document;
use crate::json::{Checks, Place, is_usable};
use crate::lists::Lists;
use crate::model::{CheckIn, Confidence, Measure, StatedStatus};
use crate::order;
use crate::problem::Problem;

use super::graph::Node;
use super::links::Links;
use super::references::Tables;

/// What a check-in carries: there are millions of them, so sixteen bytes each.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// `NaN` where there is none.
    value: f64,
    /// Its day and all that is small, in the bits below.
    bits: u32,
    position: u32,
}

/// Day numbers run from 1,721,060 to 5,373,484.
const DAY_BITS: u32 = 23;
const DAY: u32 = (1 << DAY_BITS) - 1;
/// A confidence is at most 10.
const CONFIDENCE: u32 = DAY_BITS;
const NO_CONFIDENCE: u32 = 0b1111;
/// 0 where none is stated, else one more than its place among the words.
const STATUS: u32 = CONFIDENCE + 4;
const HAS_MILESTONES: u32 = 1 << (STATUS + 2);
/// Known later than its day, or corrected: its [`Times`] stand apart.
const HAS_TIMES: u32 = HAS_MILESTONES << 1;

/// From when on a check-in counts, where that is not simply its own day.
#[derive(Clone, Copy, Debug)]
struct Times {
    position: u32,
    /// The first day on which it counts: it is about that day or earlier, and known.
    from: i32,
    /// The first day on which a correction stands in its place.
    void_from: i32,
}

impl Entry {
    fn new(check_in: &CheckIn, position: u32) -> Entry {
        let confidence = check_in.confidence.map_or(NO_CONFIDENCE, |confidence| u32::from(confidence.get()));
        let status = check_in.status.map_or(0, |status| status as u32 + 1);
        let milestones = if check_in.milestones.is_some() { HAS_MILESTONES } else { 0 };
        Entry {
            value: check_in.value.map_or(f64::NAN, |value| value + 0.0),
            bits: check_in.on.day_number() as u32 & DAY | confidence << CONFIDENCE | status << STATUS | milestones,
            position,
        }
    }

    fn on(&self) -> i32 {
        (self.bits & DAY) as i32
    }

    fn value(&self) -> Option<f64> {
        (!self.value.is_nan()).then_some(self.value)
    }

    fn confidence(&self) -> Option<Confidence> {
        Confidence::new((self.bits >> CONFIDENCE & 0b1111) as u8)
    }

    fn status(&self) -> Option<StatedStatus> {
        let place = (self.bits >> STATUS & 0b11).checked_sub(1)?;
        StatedStatus::ALL.get(place as usize).copied()
    }

    /// With a value and a confidence, which count from its own day on.
    fn is_plain(&self) -> bool {
        let has_confidence = self.bits >> CONFIDENCE & NO_CONFIDENCE != NO_CONFIDENCE;
        has_confidence && !self.value.is_nan() && self.bits & HAS_TIMES == 0
    }

    fn has_milestones(&self) -> bool {
        self.bits & HAS_MILESTONES != 0
    }
}

/// Brings check-ins into the order of their days; those of one day keep theirs
/// in the document.
fn by_day(list: &mut [Entry]) {
    if list.is_sorted_by_key(Entry::on) {
        return;
    }
    let sorted = order::positions(list.iter().map(|entry| u64::from(order::day(entry.on()))));
    let ordered: Vec<Entry> = sorted.iter().filter_map(|at| list.get(*at as usize).copied()).collect();
    list.copy_from_slice(&ordered);
}

/// The check-ins and stated scores of a workspace, grouped by what they are about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Activity {
    key_results: u32,
    entries: Lists<Entry>,
    /// In the order of their positions.
    times: Vec<Times>,
    /// Whether any check-in states a status or tells of milestones: mostly none
    /// does, and then nobody need look for one.
    has_rare: bool,
    /// Stated scores, by what they are about and then by day.
    stated: Vec<Stated>,
}

/// A score that was stated.
#[derive(Clone, Copy, Debug)]
struct Stated {
    about: u32,
    on: i32,
    /// Its assessment's position in the document.
    at: u32,
    score: f64,
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

/// When a check-in counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    /// The day that it is about.
    pub(crate) on: i32,
    pub(crate) value: Option<f64>,
    /// The first day on which it counts.
    pub(crate) from: i32,
    /// The first day on which it counts no more.
    pub(crate) until: i32,
}

impl Activity {
    pub(crate) fn build(document: &Document, tables: &Tables, links: &Links) -> Activity {
        let key_results = tables.key_result_owners.len() as u32;
        let mut activity = Activity { key_results, ..Activity::default() };
        let owners = key_results + document.objectives.len() as u32;
        activity.times = times(document, tables);
        let targets: Vec<u32> = links.check_ins.iter().map(|node| activity.target(*node)).collect();
        let entry = |at: usize| Some(Entry::new(document.check_ins.get(at)?, at as u32));
        activity.entries = Lists::group(owners, &targets, entry);
        if !activity.times.is_empty() {
            let times = std::mem::take(&mut activity.times);
            let has_times = |at: u32| times.binary_search_by_key(&at, |times| times.position).is_ok();
            activity.entries.each(|entry| entry.bits |= if has_times(entry.position) { HAS_TIMES } else { 0 });
            activity.times = times;
        }
        activity.has_rare = activity.entries.any(|entry| entry.status().is_some() || entry.has_milestones());
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

    /// True where there is any check-in about a node.
    pub(crate) fn has_any(&self, node: Node) -> bool {
        self.entries.of(self.target(Some(node))).first().is_some_and(|entry| entry.bits != 0)
    }

    /// What was known of a node on a day.
    #[inline]
    pub(crate) fn latest(&self, node: Node, as_of: i32) -> Latest {
        let entries = self.entries.of(self.target(Some(node)));
        // Mostly there is nothing to ask beyond the last one.
        match entries.last() {
            None => Latest::default(),
            Some(last) if !self.has_rare && last.is_plain() && last.on() <= as_of => Latest {
                on: Some(last.on()),
                value: Some((last.value, last.position)),
                confidence: last.confidence(),
                ..Latest::default()
            },
            Some(_) => self.latest_of(entries, as_of),
        }
    }

    /// The latest of several that says each.
    fn latest_of(&self, entries: &[Entry], as_of: i32) -> Latest {
        let mut latest = Latest::default();
        for entry in entries.iter().rev().filter(|entry| self.counts(entry, as_of)) {
            latest.on = latest.on.or(Some(entry.on()));
            latest.value = latest.value.or(entry.value().map(|value| (value, entry.position)));
            latest.confidence = latest.confidence.or(entry.confidence());
            latest.status = latest.status.or(entry.status());
            if entry.has_milestones() && latest.milestones.is_none() {
                latest.milestones = Some((entry.on(), entry.position));
            }
            if !self.has_rare && latest.value.is_some() && latest.confidence.is_some() {
                break;
            }
        }
        latest
    }

    /// The check-ins of a node with the days on which they count, in the order of their days.
    pub(crate) fn spans(&self, node: Node) -> Vec<Span> {
        let entries = self.entries.of(self.target(Some(node))).iter();
        let span = |entry: &Entry| {
            let (from, until) = self.days_of(entry);
            Span { on: entry.on(), value: entry.value(), from, until }
        };
        entries.map(span).collect()
    }

    /// The first value of a node that was known on a day.
    pub(crate) fn first_value(&self, node: Node, as_of: i32) -> Option<f64> {
        let entries = self.entries.of(self.target(Some(node))).iter().filter(|entry| self.counts(entry, as_of));
        entries.filter_map(Entry::value).next()
    }

    /// The check-ins of a node that stand behind its current value and do not count on a
    /// day, by their positions, the last first.
    pub(crate) fn passed_over(&self, node: Node, as_of: i32) -> impl Iterator<Item = u32> {
        let entries = self.entries.of(self.target(Some(node))).iter().rev();
        let behind = entries.take_while(move |entry| !(self.counts(entry, as_of) && entry.value().is_some()));
        behind.filter(move |entry| !self.counts(entry, as_of)).map(|entry| entry.position)
    }

    /// The values that were known of a node on a day, with their days, the newest first.
    pub(crate) fn values(&self, node: Node, as_of: i32) -> impl Iterator<Item = (i32, f64)> {
        let known =
            self.entries.of(self.target(Some(node))).iter().rev().filter(move |entry| self.counts(entry, as_of));
        known.filter_map(|entry| Some((entry.on(), entry.value()?)))
    }

    /// The check-ins of a node that tell of milestones and were known on a day, by their
    /// positions, the newest first.
    pub(crate) fn milestones(&self, node: Node, as_of: i32) -> impl Iterator<Item = u32> {
        let entries = self.entries.of(self.target(Some(node))).iter().rev();
        let telling = entries.filter(move |entry| entry.has_milestones() && self.counts(entry, as_of));
        telling.map(|entry| entry.position)
    }

    /// The check-ins of a node that were known on a day, by their positions, the oldest first.
    pub(crate) fn known(&self, node: Node, as_of: i32) -> impl Iterator<Item = u32> {
        let entries = self.entries.of(self.target(Some(node))).iter();
        entries.filter(move |entry| self.counts(entry, as_of)).map(|entry| entry.position)
    }

    /// True where a check-in counts on a day.
    fn counts(&self, entry: &Entry, as_of: i32) -> bool {
        let (from, until) = self.days_of(entry);
        from <= as_of && as_of < until
    }

    /// The first day on which a check-in counts, and the first on which it counts no more.
    fn days_of(&self, entry: &Entry) -> (i32, i32) {
        let its_own = (entry.on(), i32::MAX);
        if entry.bits & HAS_TIMES == 0 {
            return its_own;
        }
        let at = self.times.binary_search_by_key(&entry.position, |times| times.position);
        at.ok().and_then(|at| self.times.get(at)).map_or(its_own, |times| (times.from, times.void_from))
    }

    /// The times of a check-in, to be changed.
    fn times(&mut self, position: u32, on: i32) -> Option<&mut Times> {
        let at = self.times.partition_point(|times| times.position < position);
        if self.times.get(at).is_none_or(|times| times.position != position) {
            self.times.insert(at, Times { position, from: on, void_from: i32::MAX });
        }
        self.times.get_mut(at)
    }

    /// Takes in a check-in that stands at a position of the document.
    pub(crate) fn add(&mut self, check_in: &CheckIn, position: u32, node: Node, corrected: Option<u32>) {
        let mut entry = Entry::new(check_in, position);
        let (on, from) = (entry.on(), counts_from(check_in));
        self.has_rare |= entry.status().is_some() || entry.has_milestones();
        if from != on
            && let Some(times) = self.times(position, on)
        {
            times.from = from;
            entry.bits |= HAS_TIMES;
        }
        let list = self.entries.edit(self.target(Some(node)));
        let corrected = list.iter_mut().find(|entry| Some(entry.position) == corrected).map(|entry| {
            entry.bits |= HAS_TIMES;
            *entry
        });
        // Behind all others of its day, as the last in the document.
        let at = list.partition_point(|other| other.on() <= on);
        list.insert(at, entry);
        if let Some(corrected) = corrected
            && let Some(times) = self.times(corrected.position, corrected.on())
        {
            times.void_from = times.void_from.min(from);
        }
    }

    /// The score that the owner had stated by a day.
    pub(crate) fn stated_score(&self, node: Node, as_of: i32) -> Option<f64> {
        self.stated(node, as_of).map(|(score, _)| score)
    }

    /// The same with the position of its assessment in the document.
    pub(crate) fn stated(&self, node: Node, as_of: i32) -> Option<(f64, u32)> {
        if self.stated.is_empty() {
            return None;
        }
        let target = self.target(Some(node));
        let end = self.stated.partition_point(|stated| (stated.about, stated.on) <= (target, as_of));
        let stated = self.stated.get(end.checked_sub(1)?)?;
        (stated.about == target).then_some((stated.score, stated.at))
    }
}

/// The first day on which a check-in counts.
fn counts_from(check_in: &CheckIn) -> i32 {
    check_in.on.max(check_in.known_on()).day_number()
}

/// The times of the check-ins that are known late or corrected, in document order.
fn times(document: &Document, tables: &Tables) -> Vec<Times> {
    let mut voids: Vec<(u64, u32)> = Vec::new();
    let mut late: Vec<Times> = Vec::new();
    for (position, check_in) in (0_u32..).zip(&document.check_ins) {
        let from = counts_from(check_in);
        if from != check_in.on.day_number() {
            late.push(Times { position, from, void_from: i32::MAX });
        }
        if let Some(corrected) = check_in.corrects.as_ref().and_then(|id| tables.check_in(id.as_str())) {
            voids.push((order::pair(corrected, order::day(from)), 0));
        }
    }
    if voids.is_empty() {
        late.shrink_to_fit();
        return late;
    }
    order::sort(&mut voids);
    let void_of = |at: u32| {
        let first = voids.partition_point(|(key, _)| *key < order::pair(at, 0));
        let (key, _) = voids.get(first)?;
        (*key >> 32 == u64::from(at)).then_some(order::day(0) ^ *key as u32).map(|day| day as i32)
    };
    // Both kinds in one order, each position once.
    let own_day = |at: u32| document.check_ins.get(at as usize).map(|check_in| check_in.on.day_number());
    let corrected = voids.iter().map(|(key, _)| (*key >> 32, 0));
    let mut positions: Vec<(u64, u32)> =
        late.iter().map(|times| (u64::from(times.position), 0)).chain(corrected).collect();
    order::sort(&mut positions);
    positions.dedup();
    let times = positions.iter().filter_map(|(position, _)| {
        let position = *position as u32;
        let known = late.binary_search_by_key(&position, |times| times.position).ok().and_then(|at| late.get(at));
        let from = known.map_or_else(|| own_day(position), |times| Some(times.from))?;
        Some(Times { position, from, void_from: void_of(position).unwrap_or(i32::MAX) })
    });
    times.collect()
}

fn stated(document: &Document, tables: &Tables, activity: &Activity) -> Vec<Stated> {
    let stated: Vec<Stated> = (0_u32..)
        .zip(&document.assessments)
        .filter_map(|(at, assessment)| {
            let node = tables.either(assessment.objective.as_ref(), assessment.key_result.as_ref());
            let (about, on) = (activity.target(node), assessment.on.day_number());
            Some(Stated { about, on, at, score: assessment.score? + 0.0 })
        })
        .collect();
    // Equal keys keep their order: of two on one day the later in the document wins.
    let sorted = order::positions(stated.iter().map(|stated| order::pair(stated.about, order::day(stated.on))));
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
