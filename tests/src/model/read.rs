//! Fields of a JSON document as the model reads them: absent and `null` are one.

use serde_json::Value;

use super::day;

/// The elements of a list; none where it is absent.
pub fn items<'v>(object: &'v Value, field: &str) -> &'v [Value] {
    object[field].as_array().map_or(&[], Vec::as_slice)
}

/// A text; `None` where it is absent.
pub fn text<'v>(object: &'v Value, field: &str) -> Option<&'v str> {
    object[field].as_str()
}

/// A word of a vocabulary, or what its absence means.
pub fn word<'v>(object: &'v Value, field: &str, absent: &'v str) -> &'v str {
    text(object, field).unwrap_or(absent)
}

/// A number; `None` where it is absent. Minus zero is zero.
pub fn number(object: &Value, field: &str) -> Option<f64> {
    object[field].as_f64().map(|number| number + 0.0)
}

/// A day; `None` where it is absent.
pub fn date(object: &Value, field: &str) -> Option<i64> {
    text(object, field).and_then(day::number)
}

/// The kind of a measure; an absent one is judged.
pub fn kind_of_measure(key_result: &Value) -> &str {
    word(&key_result["measure"], "kind", "judged")
}

/// Whether a measure is a rollup that adds.
pub fn is_sum(key_result: &Value) -> bool {
    kind_of_measure(key_result) == "rollup" && text(&key_result["measure"], "combine") == Some("sum")
}

/// An objective or a key result by its place in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// The place of an objective.
    Objective(usize),
    /// The place of its objective and its own place there.
    KeyResult(usize, usize),
}

impl Node {
    /// The place of the objective that it is or belongs to.
    pub fn objective(self) -> usize {
        match self {
            Node::Objective(at) | Node::KeyResult(at, _) => at,
        }
    }
}

/// Every objective and key result, in document order.
pub fn nodes(document: &Value) -> Vec<Node> {
    let mut nodes = Vec::new();
    for (at, objective) in items(document, "objectives").iter().enumerate() {
        nodes.push(Node::Objective(at));
        nodes.extend((0..items(objective, "keyResults").len()).map(|place| Node::KeyResult(at, place)));
    }
    nodes
}

/// The record of a node.
pub fn record(document: &Value, node: Node) -> &Value {
    match node {
        Node::Objective(at) => &document["objectives"][at],
        Node::KeyResult(at, place) => &document["objectives"][at]["keyResults"][place],
    }
}

/// Whether a node is an opaque objective or one of its key results.
pub fn is_opaque(document: &Value, node: Node) -> bool {
    document["objectives"][node.objective()]["opaque"] == true
}

/// The id of a node.
pub fn id(document: &Value, node: Node) -> &str {
    word(record(document, node), "id", "")
}

/// What an end of an alignment, or the target of a check-in, names: the first in
/// the document that has the id.
pub fn named(document: &Value, end: &Value) -> Option<Node> {
    let is_named = |record: &Value, field: &str| text(end, field).is_some_and(|id| text(record, "id") == Some(id));
    items(document, "objectives").iter().enumerate().find_map(|(at, objective)| {
        if is_named(objective, "objective") {
            return Some(Node::Objective(at));
        }
        let place = items(objective, "keyResults").iter().position(|key_result| is_named(key_result, "keyResult"))?;
        Some(Node::KeyResult(at, place))
    })
}

/// The alignments whose ends are both there: from, to, record.
pub fn joined(document: &Value) -> Vec<(Node, Node, &Value)> {
    let ends = |alignment: &Value| named(document, &alignment["from"]).zip(named(document, &alignment["to"]));
    let joined = items(document, "alignments").iter();
    joined.filter_map(|alignment| ends(alignment).map(|(from, to)| (from, to, alignment))).collect()
}

/// Whether an alignment is agreed: accepted, or stale until it is agreed anew.
pub fn is_agreed(alignment: &Value) -> bool {
    ["accepted", "stale"].contains(&word(alignment, "state", "accepted"))
}

/// The first of some records that has an id.
pub fn by_id<'v>(records: &'v [Value], id: &str) -> Option<&'v Value> {
    records.iter().find(|record| text(record, "id") == Some(id))
}
