//! The answer of `score`, by the books.
//!
//! Everything is a plain recursion over what contributes; the order of every sum
//! is the one of `docs/scoring.md`, so that the bits are the same.

mod attainment;
mod expected;
mod known;
mod members;
mod profile;
mod status;
#[cfg(test)]
mod tests;
mod warnings;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Bend;
use super::past::known_on;
use super::profile::source;
use super::read::{Node, id, items, joined, kind_of_measure, nodes, number, record, word};
use super::time::Time;
use known::Known;
use profile::Profile;

/// How one objective or key result stands.
#[derive(Clone, Debug)]
struct Standing {
    attainment: Option<f64>,
    progress: Option<f64>,
    coverage: f64,
    expected: Option<f64>,
    computed: f64,
    stated: Option<f64>,
    score: f64,
    grade: Option<&'static str>,
    status: &'static str,
}

/// What a number is rolled up from.
struct Member {
    weight: f64,
    standing: Standing,
}

/// A document on a day.
struct Company<'v> {
    document: &'v Value,
    as_of: i64,
    profile: Profile,
    known: Known<'v>,
    /// From, to and record of each alignment.
    alignments: Vec<(Node, Node, &'v Value)>,
    bend: Option<Bend>,
    /// What was scored already, since many may share a contributor.
    scored: BTreeMap<Node, Standing>,
}

/// The answer of `score` for a valid document: as the engine's, but that warnings
/// have only code, severity and path.
pub fn score(document: &Value, as_of: i64, bend: Option<Bend>) -> Value {
    let document = &known_on(document, as_of);
    let known = Known::of(document, as_of, bend);
    let profile = Profile::of(document, bend);
    let alignments = joined(document);
    let mut company = Company { document, as_of, profile, known, alignments, bend, scored: BTreeMap::new() };
    let mut objectives = Vec::new();
    let mut key_results = Vec::new();
    for node in nodes(document) {
        match node {
            Node::Objective(_) => objectives.push(company.objective_answer(node)),
            Node::KeyResult(..) => key_results.push(company.key_result_answer(node)),
        }
    }
    json!({
        "asOf": super::day::date(as_of),
        "profile": if document["profile"].is_object() { "custom" } else { word(document, "profile", "okr") },
        "warnings": warnings::of(&company),
        "objectives": objectives,
        "keyResults": key_results,
    })
}

impl<'v> Company<'v> {
    fn record(&self, node: Node) -> &'v Value {
        record(self.document, node)
    }

    fn objective_of(&self, node: Node) -> &'v Value {
        self.record(Node::Objective(node.objective()))
    }

    fn stage(&self, node: Node) -> &'v str {
        word(self.objective_of(node), "stage", "active")
    }

    fn source(&self, node: Node) -> &str {
        source(&self.profile.settings, self.objective_of(node))
    }

    fn time(&self, node: Node) -> Time {
        match node {
            Node::Objective(_) => Time::of_objective(self.document, self.record(node)),
            Node::KeyResult(..) => Time::of_key_result(self.document, self.objective_of(node), self.record(node)),
        }
    }

    fn is_over(&self, node: Node) -> bool {
        let day = if self.bend == Some(Bend::OverOnLastDay) { self.as_of + 1 } else { self.as_of };
        self.time(node).is_over(day)
    }

    /// How a node stands: measured, clamped, stated, graded and judged.
    fn standing(&mut self, node: Node) -> Standing {
        if let Some(standing) = self.scored.get(&node) {
            return standing.clone();
        }
        let (attainment, coverage) = self.attainment(node);
        // What is rolled up into an objective was clamped before.
        let is_rolled_up = matches!(node, Node::Objective(_)) && self.source(node) != "manual";
        let clamp = |attainment| if is_rolled_up { attainment } else { self.profile.clamp(attainment) };
        let progress = attainment.map(clamp);
        let expected = self.expected(node);
        let computed = progress.unwrap_or(0.0).clamp(0.0, 1.0);
        let stated = self.known.stated(node);
        let score = stated.filter(|_| self.profile.official_is_stated).unwrap_or(computed);
        let grade = self.grade(node, progress, score);
        let mut standing =
            Standing { attainment, progress, coverage, expected, computed, stated, score, grade, status: "" };
        standing.status = self.status(node, &standing);
        self.scored.insert(node, standing.clone());
        standing
    }

    fn objective_answer(&mut self, node: Node) -> Value {
        let standing = self.standing(node);
        let is_stated = standing.stated.is_some() && self.profile.official_is_stated;
        json!({
            "id": id(self.document, node),
            "progress": standing.progress,
            "score": standing.score,
            "scoreSource": if is_stated { "stated" } else { "computed" },
            "computedScore": standing.computed,
            "statedScore": standing.stated,
            "coverage": standing.coverage,
            "expected": standing.expected,
            "status": standing.status,
            "statedStatus": if self.source(node) == "manual" { self.stated_status(node) } else { Value::Null },
            "grade": standing.grade,
            "confidence": self.confidence(node),
        })
    }

    /// The least and the mean of what was last said of its key results; of a manual
    /// objective also what was last said of itself.
    fn confidence(&self, node: Node) -> Option<Value> {
        let places = 0..items(self.record(node), "keyResults").len();
        let mut asked: Vec<Node> = places.map(|place| Node::KeyResult(node.objective(), place)).collect();
        if self.source(node) == "manual" {
            asked.push(node);
        }
        let latest = |&node: &Node| self.known.latest(node, "confidence");
        let said: Vec<f64> = asked.iter().filter_map(latest).filter_map(|(_, it)| number(it, "confidence")).collect();
        let least = said.iter().copied().reduce(f64::min)?;
        let sum: f64 = said.iter().sum();
        Some(json!({"min": least, "mean": sum / said.len() as f64}))
    }

    /// What a person said last of how it stands.
    fn stated_status(&self, node: Node) -> Value {
        self.known.latest(node, "status").map_or(Value::Null, |(_, check_in)| check_in["status"].clone())
    }

    fn key_result_answer(&mut self, node: Node) -> Value {
        let standing = self.standing(node);
        // A rollup has no value of its own.
        let has_value = kind_of_measure(self.record(node)) != "rollup";
        let current = self.known.latest(node, "value").filter(|_| has_value);
        let confidence = self.known.latest(node, "confidence").and_then(|(_, it)| number(it, "confidence"));
        json!({
            "id": id(self.document, node),
            "objective": id(self.document, Node::Objective(node.objective())),
            "attainment": standing.attainment,
            "progress": standing.progress,
            "score": standing.score,
            "scoreSource": if standing.stated.is_some() && self.profile.official_is_stated { "stated" } else { "computed" },
            "computedScore": standing.computed,
            "statedScore": standing.stated,
            "expected": standing.expected,
            "status": standing.status,
            "statedStatus": self.stated_status(node),
            "grade": standing.grade,
            "confidence": confidence,
            "current": current.and_then(|(_, it)| number(it, "value")),
            "currentOn": current.map(|(on, _)| super::day::date(on)),
            "coverage": standing.coverage,
        })
    }
}
