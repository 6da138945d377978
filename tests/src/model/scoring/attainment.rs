//! Attainment and coverage of each measure.

use serde_json::Value;

use super::super::Bend;
use super::super::read::{Node, date, is_sum, items, kind_of_measure, number, text};
use super::Company;
use super::expected::run;
use super::members::{coverage, mean};

/// The greatest magnitude of an attainment.
const GREATEST: f64 = 1e100;

/// How far a value is on the way from a baseline to a target.
fn way(value: f64, baseline: f64, target: f64) -> f64 {
    ((value - baseline) / (target - baseline)).clamp(-GREATEST, GREATEST)
}

/// Linear from each point to the next, flat beyond the ends.
fn of_ladder(points: &[Value], value: f64) -> f64 {
    let point = |point: &Value| (number(point, "value").unwrap_or(0.0), number(point, "score").unwrap_or(0.0));
    let points: Vec<(f64, f64)> = points.iter().map(point).collect();
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else { return 0.0 };
    let is_before = |(x, _): (f64, f64)| if first.0 < last.0 { value < x } else { value > x };
    if is_before(first) {
        return first.1;
    }
    let rung = points.iter().zip(points.iter().skip(1)).find(|&(_, &high)| is_before(high));
    rung.map_or(last.1, |(&low, &high)| between(low, high, value))
}

/// What lies at `x` on the line from one point to another.
pub(super) fn between((x0, y0): (f64, f64), (x1, y1): (f64, f64), x: f64) -> f64 {
    if x0 == x1 { y0 } else { y0 + (y1 - y0) * ((x - x0) / (x1 - x0)) }
}

impl Company<'_> {
    /// The attainment of a value, where a value is all that counts.
    pub(super) fn of_value(&self, record: &Value, value: f64, baseline: f64) -> f64 {
        let measure = &record["measure"];
        match kind_of_measure(record) {
            "control" => self.of_control(measure, value),
            "ladder" => of_ladder(items(measure, "points"), value),
            "judged" => value / 100.0,
            _ => match number(measure, "target").unwrap_or(0.0) {
                target if target == baseline => f64::from(self.is_met(value, target)),
                target => way(value, baseline, target),
            },
        }
    }

    /// Whether a flat target is met: never, or when it is reached.
    fn is_met(&self, value: f64, target: f64) -> bool {
        let is_reached = value > target || (value == target && self.bend != Some(Bend::FlatMetAbove));
        is_reached && !self.profile.says("flatTarget", "zero")
    }

    fn of_control(&self, measure: &Value, value: f64) -> f64 {
        let is_strict = measure["strict"].as_bool().unwrap_or(self.profile.says("controlBounds", "strict"));
        let (least, most) = (number(measure, "atLeast"), number(measure, "atMost"));
        let is_below = least.is_some_and(|least| value < least || (is_strict && value == least));
        let is_above = most.is_some_and(|most| value > most || (is_strict && value == most));
        let distance = match (least, most) {
            (Some(least), _) if is_below => least - value,
            (_, Some(most)) if is_above => value - most,
            _ => return 1.0,
        };
        match number(measure, "tolerance").unwrap_or_else(|| self.given_tolerance(least, most)) {
            tolerance if tolerance > 0.0 && !self.profile.says("controlOutside", "zero") => {
                (1.0 - distance / tolerance).max(0.0)
            }
            _ => 0.0,
        }
    }

    /// The tolerance of a control that states none: by distance the width between its
    /// bounds, or the size of the bound where there is one or no width; else none.
    fn given_tolerance(&self, least: Option<f64>, most: Option<f64>) -> f64 {
        match (least, most) {
            _ if !self.profile.says("controlOutside", "distance") => 0.0,
            (Some(least), Some(most)) if most > least => most - least,
            (Some(bound), Some(_)) => bound.abs(),
            _ if self.bend == Some(Bend::OneBoundNoDistance) => 0.0,
            _ => least.or(most).unwrap_or(0.0).abs(),
        }
    }

    /// Where a metric or a sum begins; `None` where nobody has said yet, since the
    /// first check-in is to say it. All other measures begin at what attains nothing.
    pub(super) fn baseline(&self, node: Node) -> Option<f64> {
        let record = self.record(node);
        let is_to_come = kind_of_measure(record) == "metric"
            && number(&record["measure"], "baseline").is_none()
            && self.profile.says("missingBaseline", "firstCheckIn");
        if !is_to_come {
            return Some(run(record).0);
        }
        self.known.first(node, "value").and_then(|check_in| number(check_in, "value"))
    }

    /// Attainment, `None` where unmeasured, and coverage.
    pub(super) fn attainment(&mut self, node: Node) -> (Option<f64>, f64) {
        let record = self.record(node);
        if let Node::Objective(_) = node {
            return self.objective_attainment(node);
        }
        let attainment = match kind_of_measure(record) {
            "rollup" => return self.rollup(node),
            "milestones" => Some(self.milestones(node, record)),
            "done" => Some(f64::from(date(&record["measure"], "doneOn").is_some_and(|on| on <= self.as_of))),
            _ => self.value(node).map(|value| self.of_value(record, value, self.baseline(node).unwrap_or(0.0))),
        };
        (attainment, f64::from(attainment.is_some()))
    }

    /// The current value.
    pub(super) fn value(&self, node: Node) -> Option<f64> {
        self.known.latest(node, "value").and_then(|(_, check_in)| number(check_in, "value"))
    }

    fn objective_attainment(&mut self, node: Node) -> (Option<f64>, f64) {
        if self.source(node) == "manual" {
            let said = self.value(node).map(|percent| percent / 100.0);
            return (said, f64::from(said.is_some()));
        }
        let members = self.members(node);
        (mean(&members, self.profile.excludes_unmeasured, self.bend), coverage(&members))
    }

    /// Weight done by the day over all weight. A check-in that lists milestones
    /// speaks for its day; what is done later adds.
    fn milestones(&self, node: Node, record: &Value) -> f64 {
        let said = self.known.latest(node, "milestones");
        let is_done = |item: &Value| {
            let done_on = date(item, "doneOn").filter(|&on| on <= self.as_of);
            match said {
                None => done_on.is_some(),
                Some((on, check_in)) => {
                    items(check_in, "milestones").contains(&item["title"]) || done_on.is_some_and(|done| done > on)
                }
            }
        };
        weighed_part(items(&record["measure"], "items"), is_done)
    }

    fn rollup(&mut self, node: Node) -> (Option<f64>, f64) {
        let record = self.record(node);
        if is_sum(record) {
            return self.sum(node, record);
        }
        let members = self.contributors(node);
        let attainment = if text(&record["measure"], "combine") == Some("min") {
            let is_measured = members.iter().any(|member| member.standing.progress.is_some());
            let least = members.iter().map(|member| member.standing.progress.unwrap_or(0.0)).reduce(f64::min);
            least.filter(|_| is_measured)
        } else {
            mean(&members, self.profile.excludes_unmeasured, self.bend)
        };
        (attainment, coverage(&members))
    }

    /// The values of all leaves, each once, in document order.
    fn sum(&self, node: Node, record: &Value) -> (Option<f64>, f64) {
        let leaves = self.leaves(node);
        let measured = leaves.iter().filter(|&&leaf| self.value(leaf).is_some()).count();
        if measured == 0 {
            return (None, 0.0);
        }
        let mut sum = 0.0;
        for &leaf in &leaves {
            let silent = if self.profile.excludes_unmeasured { 0.0 } else { run(self.record(leaf)).0 };
            sum += self.value(leaf).unwrap_or(silent);
        }
        (Some(self.of_value(record, sum, run(record).0)), measured as f64 / leaves.len() as f64)
    }
}

/// The weights of milestones; all zero counts each the same.
pub(super) fn weights(items: &[Value]) -> Vec<f64> {
    let weights: Vec<f64> = items.iter().map(|item| number(item, "weight").unwrap_or(1.0)).collect();
    if weights.iter().all(|&weight| weight == 0.0) { vec![1.0; weights.len()] } else { weights }
}

/// The weight of some milestones over the weight of all.
fn weighed_part(items: &[Value], is_counted: impl Fn(&Value) -> bool) -> f64 {
    let (mut counted, mut all) = (0.0, 0.0);
    for (item, weight) in items.iter().zip(weights(items)) {
        counted += if is_counted(item) { weight } else { 0.0 };
        all += weight;
    }
    counted / all
}
