//! Where progress should be on the day.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::read::{Node, date, items, kind_of_measure, number};
use super::Company;
use super::attainment::{between, weights};
use super::members::weighed;

impl Company<'_> {
    /// Expected progress; `None` without dates.
    pub(super) fn expected(&mut self, node: Node) -> Option<f64> {
        let passed = self.time(node).passed(self.as_of, |from, to| self.profile.days(from, to));
        let passed = passed.map(|t| self.profile.curve(t));
        match node {
            Node::KeyResult(..) => passed.map(|passed| self.expected_of_key_result(node, passed)),
            Node::Objective(_) => {
                let own = self.own_members(node);
                let expecting: Vec<_> = own.iter().filter(|member| member.standing.expected.is_some()).collect();
                weighed(&expecting, |member| member.standing.expected.unwrap_or(0.0)).or(passed)
            }
        }
    }

    fn expected_of_key_result(&self, node: Node, passed: f64) -> f64 {
        let record = self.record(node);
        match kind_of_measure(record) {
            "control" => 1.0,
            "done" => {
                let due = date(&record["measure"], "due").or(self.time(node).end);
                f64::from(due.is_some_and(|due| due <= self.as_of))
            }
            "milestones" => self.expected_of_milestones(items(&record["measure"], "items"), passed),
            _ if items(record, "plan").is_empty() => passed,
            _ => {
                // Before anybody has said where it begins, it begins as the plan does.
                let planned_first = items(record, "plan").first().and_then(|point| number(point, "value"));
                let baseline = self.baseline(node).or(planned_first).unwrap_or(0.0);
                let planned = self.planned(node, record, baseline);
                self.profile.clamp(self.of_value(record, planned, baseline))
            }
        }
    }

    /// What is due by the day, and of what has no date the part of the time.
    fn expected_of_milestones(&self, items: &[Value], passed: f64) -> f64 {
        let (mut due, mut undated, mut all) = (0.0, 0.0, 0.0);
        for (item, weight) in items.iter().zip(weights(items)) {
            match date(item, "due") {
                Some(on) if on <= self.as_of => due += weight,
                Some(_) => {}
                None => undated += weight,
            }
            all += weight;
        }
        ((due + passed * undated) / all).min(1.0)
    }

    /// The planned value: linear between points, from the baseline on the first day
    /// and to the target on the last, unless points stand on those days.
    fn planned(&self, node: Node, record: &Value, baseline: f64) -> f64 {
        let time = self.time(node);
        let target = run(record).1;
        let (Some(start), Some(end)) = (time.start, time.end) else { return baseline };
        let mut points = BTreeMap::from([(start, baseline), (end, target)]);
        points.extend(items(record, "plan").iter().filter_map(|point| date(point, "on").zip(number(point, "value"))));
        let before = points.range(..=self.as_of).next_back();
        let after = points.range(self.as_of..).next();
        match (before, after) {
            // Before the first day nothing is planned to have moved.
            (None, _) => baseline,
            (Some((_, &value)), None) => value,
            (Some((&d0, &v0)), Some((&d1, &v1))) => between((d0 as f64, v0), (d1 as f64, v1), self.as_of as f64),
        }
    }
}

/// The values at which nothing and everything is reached; a control begins at 0.
pub(super) fn run(record: &Value) -> (f64, f64) {
    let measure = &record["measure"];
    let rung = |point: Option<&Value>| point.and_then(|point| number(point, "value")).unwrap_or(0.0);
    match kind_of_measure(record) {
        "ladder" => (rung(items(measure, "points").first()), rung(items(measure, "points").last())),
        "judged" => (0.0, 100.0),
        _ => (number(measure, "baseline").unwrap_or(0.0), number(measure, "target").unwrap_or(0.0)),
    }
}
