//! What an alignment must keep to, each by itself and all together.

use crate::codes::Code;
use crate::document::Document;
use crate::json::{Checks, Place};
use crate::lang::Term;
use crate::model::{Alignment, AlignmentState, Combine, Measure, UnitOfMeasure};
use crate::order;
use crate::problem::{NodeRef, Problem, Slot};

use super::graph::{Graph, Node, feed};
use super::references::Tables;

/// True for a key result and its own objective.
pub(super) fn is_own_objective(tables: &Tables, from: Node, to: Node) -> bool {
    match (from, to) {
        (Node::KeyResult(key_result), Node::Objective(objective)) => {
            tables.place_of(key_result.0).is_some_and(|(owner, _)| owner == objective)
        }
        _ => false,
    }
}

/// Checks all alignments of a document.
pub(super) fn check_all(
    document: &Document,
    tables: &Tables,
    graph: &Graph,
    ends: &[Option<(Node, Node)>],
    checks: &mut Checks<'_>,
) {
    let list = Place::Root;
    let list = list.field("alignments");
    let known =
        || document.alignments.iter().zip(ends).enumerate().filter_map(|(at, (one, ends))| Some((at, one, (*ends)?)));
    for (at, alignment, (from, to)) in known() {
        check_ends(tables, alignment, from, to, &list.item(at), checks);
    }
    check_duplicates(document, graph, ends, checks);
    for (at, alignment, (from, to)) in known() {
        check_sum(document, tables, alignment, from, to, &list.item(at), checks);
    }
}

/// Neither from a node to itself nor from a key result to its own objective.
pub(super) fn check_ends(
    tables: &Tables,
    alignment: &Alignment,
    from: Node,
    to: Node,
    place: &Place<'_>,
    checks: &mut Checks<'_>,
) {
    let code = if from == to {
        Code::AlignmentSelf
    } else if is_own_objective(tables, from, to) {
        Code::AlignmentOwnObjective
    } else {
        return;
    };
    let id = alignment.from.node();
    checks.raise(Problem::new(code, place.pointer()).with("id", id.as_ref().map_or("", NodeRef::id)));
}

/// The same ends and the same kind twice, declined ones aside.
fn check_duplicates(document: &Document, graph: &Graph, ends: &[Option<(Node, Node)>], checks: &mut Checks<'_>) {
    let mut keys: Vec<(u64, u32)> = Vec::with_capacity(ends.len());
    for (at, (alignment, ends)) in (0_u32..).zip(document.alignments.iter().zip(ends)) {
        let Some((from, to)) = *ends else { continue };
        if alignment.state_or_default() == AlignmentState::Declined || from == to {
            continue;
        }
        if let (Some(from), Some(to)) = (graph.number(from), graph.number(to)) {
            // Node numbers stay below 2^31 within the limits: both and the kind fit one key.
            let kind = alignment.kind_or_default() as u64;
            keys.push((u64::from(from) << 33 | u64::from(to) << 2 | kind, at));
        }
    }
    order::sort(&mut keys);
    let mut twins: Vec<(u64, u32)> = Vec::new();
    let mut first: Option<&(u64, u32)> = None;
    for key in &keys {
        match first {
            Some(first) if first.0 == key.0 => twins.push((u64::from(key.1), first.1)),
            _ => first = Some(key),
        }
    }
    order::sort(&mut twins);
    for (later, first) in twins {
        let Some(alignment) = document.alignments.get(later as usize) else { continue };
        let list = Place::Root;
        checks.raise(duplicate(alignment, first, &list.field("alignments").item(later as usize)));
    }
}

/// The problem of an alignment that stands earlier already.
pub(super) fn duplicate(alignment: &Alignment, first: u32, place: &Place<'_>) -> Problem {
    let id = |node: Option<NodeRef>| node.map_or_else(String::new, |node| node.id().to_owned());
    Problem::new(Code::AlignmentDuplicate, place.pointer())
        .with("from", id(alignment.from.node()))
        .with("to", id(alignment.to.node()))
        .with("first", format!("/alignments/{first}"))
}

/// What feeds a sum must have a value of its own, in the sum's unit.
pub(super) fn check_sum(
    document: &Document,
    tables: &Tables,
    alignment: &Alignment,
    from: Node,
    to: Node,
    place: &Place<'_>,
    checks: &mut Checks<'_>,
) {
    if feed(document, tables, alignment, 0, from, to).is_none() {
        return;
    }
    let Node::KeyResult(sum) = to else { return };
    let unit = match tables.measure(document, sum) {
        Some(Measure::Rollup(rollup)) if rollup.combine == Combine::Sum => rollup.unit.as_deref(),
        _ => return,
    };
    let label = |unit: Option<&UnitOfMeasure>| match unit {
        Some(unit) => unit.label(),
        None => Slot::Term(Term::new("no unit", "无单位")),
    };
    let place = place.field("from").pointer();
    let Node::KeyResult(key_result) = from else {
        let id = tables.id(from);
        checks.raise(Problem::new(Code::RollupNoNativeValue, place).with("id", id));
        return;
    };
    let id = tables.id(from);
    let own = tables.measure(document, key_result);
    let has_value = match own {
        Some(Measure::Metric(_) | Measure::Control(_) | Measure::Ladder(_)) => true,
        Some(Measure::Rollup(rollup)) => rollup.combine == Combine::Sum,
        Some(Measure::Milestones(_) | Measure::Done(_) | Measure::Judged(_)) | None => false,
    };
    if !has_value {
        checks.raise(Problem::new(Code::RollupNoNativeValue, place).with("id", id));
    } else if !UnitOfMeasure::same(own.and_then(Measure::unit), unit)
        && !tables.is_opaque(from)
        && !tables.is_opaque(to)
    {
        // The unit of something opaque is a word, and not known.
        let problem = Problem::new(Code::RollupUnits, place).with("id", id);
        checks.raise(problem.with("unit", label(own.and_then(Measure::unit))).with("other", label(unit)));
    }
}
