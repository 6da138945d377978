//! Findings that change how the numbers must be read.

use serde_json::{Value, json};

use super::super::read::{Node, is_agreed, is_opaque, items, joined, kind_of_measure, named, number, text, word};
use super::Company;

/// The warnings of a document on a day: code, severity and place.
pub(super) fn of(company: &Company<'_>) -> Vec<Value> {
    let document = company.document;
    let joined = joined(document);
    let mut found: Vec<(&str, &str, String, Option<Node>)> = Vec::new();
    let opaque = |node: &Node| is_opaque(document, *node);
    for (at, objective) in items(document, "objectives").iter().enumerate() {
        // What was put off or is kept for the record is not warned of.
        if ["archived", "postponed"].contains(&word(objective, "stage", "active")) {
            continue;
        }
        let node = Node::Objective(at);
        // Nobody who reads it could mend it.
        if opaque(&node) {
            continue;
        }
        let path = format!("/objectives/{at}");
        let key_results = items(objective, "keyResults");
        let weighs = |weighed: Vec<&Value>| !company.profile.weighs_equal() && are_zero(weighed.into_iter());
        if weighs(key_results.iter().collect()) {
            found.push(("set.weights", "warning", format!("{path}/keyResults"), Some(node)));
        }
        if takes(company, node) && weighs(feeding(&joined, node)) {
            found.push(("set.weights", "warning", path.clone(), Some(node)));
        }
        if let Some(below) = company.left_short(node) {
            found.push(("set.nothing-left", "warning", format!("{path}{below}"), Some(node)));
        }
        for (place, key_result) in key_results.iter().enumerate() {
            let node = Node::KeyResult(at, place);
            let path = format!("{path}/keyResults/{place}");
            let is_metric = kind_of_measure(key_result) == "metric";
            let begins_at_zero = company.profile.says("missingBaseline", "zero");
            if is_metric && begins_at_zero && number(&key_result["measure"], "baseline").is_none() {
                found.push(("key-result.no-baseline", "info", format!("{path}/measure"), Some(node)));
            }
            if company.left_short(node).is_some() {
                found.push(("set.nothing-left", "warning", path.clone(), Some(node)));
            }
            if takes(company, node) && weighs(feeding(&joined, node)) {
                found.push(("set.weights", "warning", path, Some(node)));
            }
        }
    }
    for (at, alignment) in items(document, "alignments").iter().enumerate() {
        let Some(&(from, to, _)) = joined.get(at).filter(|_| contributes(alignment)) else { continue };
        if !takes(company, to) && [from, to].iter().any(|node| !opaque(node)) {
            found.push(("align.no-effect", "warning", format!("/alignments/{at}/kind"), Some(from)));
        }
    }
    let told = found.into_iter().filter(|(code, _, _, node)| !is_silenced(document, code, *node));
    told.filter_map(|(code, severity, path, _)| {
        let severity = severity_of(document, code, severity);
        (severity != "off").then(|| json!({"code": code, "severity": severity, "path": path}))
    })
    .collect()
}

/// Whether there are weights and all of them are zero.
fn are_zero<'v>(mut weighed: impl ExactSizeIterator<Item = &'v Value>) -> bool {
    weighed.len() > 0 && weighed.all(|record| number(record, "weight") == Some(0.0))
}

fn contributes(alignment: &Value) -> bool {
    word(alignment, "kind", "supports") == "contributes" && is_agreed(alignment)
}

/// The agreed contributions to a node.
fn feeding<'v>(joined: &[(Node, Node, &'v Value)], node: Node) -> Vec<&'v Value> {
    let feeding = joined.iter().filter(|(_, to, alignment)| *to == node && contributes(alignment));
    feeding.map(|(_, _, alignment)| *alignment).collect()
}

/// Whether contributions have an effect on a node's numbers.
fn takes(company: &Company<'_>, node: Node) -> bool {
    match node {
        Node::Objective(_) => ["aligned", "both"].contains(&company.source(node)),
        Node::KeyResult(..) => kind_of_measure(company.record(node)) == "rollup",
    }
}

/// The severity that the profile gives a rule, the last word counting.
fn severity_of<'v>(document: &'v Value, code: &str, default: &'v str) -> &'v str {
    let rules = items(&document["profile"], "rules").iter().rev();
    let own = rules.filter(|rule| text(rule, "rule") == Some(code)).find_map(|rule| text(rule, "severity"));
    own.unwrap_or(default)
}

fn is_silenced(document: &Value, code: &str, node: Option<Node>) -> bool {
    items(document, "silences").iter().any(|silence| {
        let target = &silence["target"];
        text(silence, "rule") == Some(code) && (target.is_null() || named(document, target) == node)
    })
}
