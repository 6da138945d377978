//! The alignment graph of a document: its nodes, its checks, what feeds what.

use std::cmp::Ordering;

use crate::alignment::{Adjacency, Dag, Edge, check};
use crate::codes::Code;
use crate::document::Document;
use crate::json::{Checks, Place};
use crate::lang::Term;
use crate::model::{AlignmentKind, AlignmentState, Combine, Date, Measure, Source, UnitOfMeasure};
use crate::order;
use crate::problem::{NodeRef, Problem, Slot};

use super::indices::{KeyResultIx, ObjectiveIx};
use super::links::Links;
use super::references::Tables;

/// An objective or a key result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Node {
    Objective(ObjectiveIx),
    KeyResult(KeyResultIx),
}

/// One alignment that feeds numbers upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Feed {
    /// What contributes.
    pub(crate) from: Node,
    /// Its weight in what it contributes to.
    pub(crate) weight: f64,
    /// The day from which it feeds: agreed, by a contributor whose stage passes
    /// numbers on; `i32::MAX` where it never does.
    pub(crate) since: i32,
    /// Its position in the document's alignments.
    pub(crate) alignment: u32,
}

/// The checked graph. Nodes are the objectives, then those key results that an
/// alignment touches: the others can only belong to their objective.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    objectives: u32,
    touched: Vec<KeyResultIx>,
    pub(crate) dag: Dag,
    pub(crate) down: Adjacency,
    feed_offsets: Vec<u32>,
    feeds: Vec<Feed>,
}

impl Graph {
    /// Builds and checks the graph.
    pub(crate) fn build(document: &Document, tables: &Tables, links: &Links, checks: &mut Checks<'_>) -> Graph {
        let ends = &links.alignments;
        let mut graph = Graph { objectives: document.objectives.len() as u32, ..Graph::default() };
        graph.touched = touched(ends);
        check_ends(document, tables, ends, checks);
        check_duplicates(document, &graph, ends, checks);

        let mut edges = graph.edges(document, tables, ends);
        let smaller = |left: u32, right: u32| graph.compare(tables, left, right);
        let mut checked = check(graph.node_count(), &edges, &smaller);
        if checked.as_ref().is_err_and(|faults| !faults.duplicates.is_empty()) {
            // `contributes` beside `supports` between the same two is one edge.
            let mut keys: Vec<(u64, u32)> = edges.iter().map(|edge| (order::pair(edge.from, edge.to), 0)).collect();
            order::sort(&mut keys);
            keys.dedup();
            edges = keys.iter().map(|(key, _)| Edge { from: (key >> 32) as u32, to: *key as u32 }).collect();
            checked = check(graph.node_count(), &edges, &smaller);
        }
        match checked {
            Ok(dag) => {
                graph.down = Adjacency::down(graph.node_count(), &edges);
                graph.dag = dag;
            }
            Err(faults) => {
                for circle in &faults.circles {
                    checks.raise(graph.circle_problem(document, tables, ends, circle));
                }
            }
        }
        graph.collect_feeds(document, tables, ends, checks);
        graph
    }

    /// How many nodes there are.
    pub(crate) fn node_count(&self) -> u32 {
        self.objectives + self.touched.len() as u32
    }

    /// The number of a node; `None` for a key result that no alignment touches.
    pub(crate) fn number(&self, node: Node) -> Option<u32> {
        match node {
            Node::Objective(objective) => Some(objective.0),
            Node::KeyResult(key_result) => {
                let at = self.touched.binary_search(&key_result).ok()?;
                Some(self.objectives + at as u32)
            }
        }
    }

    /// The node of a number.
    pub(crate) fn node(&self, number: u32) -> Option<Node> {
        match number.checked_sub(self.objectives) {
            None => Some(Node::Objective(ObjectiveIx(number))),
            Some(at) => self.touched.get(at as usize).copied().map(Node::KeyResult),
        }
    }

    /// What contributes to a node, in the order of the document's alignments.
    pub(crate) fn feeds(&self, node: Node) -> &[Feed] {
        if self.feeds.is_empty() {
            return &[];
        }
        let Some(number) = self.number(node) else { return &[] };
        match self.feed_offsets.get(number as usize..number as usize + 2) {
            Some(&[from, to]) => self.feeds.get(from as usize..to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The edges that must have no circle: key results to their objectives,
    /// agreed `contributes` and `supports`.
    fn edges(&self, document: &Document, tables: &Tables, ends: &[Option<(Node, Node)>]) -> Vec<Edge> {
        let mut edges = Vec::with_capacity(self.touched.len() + ends.len());
        for &key_result in &self.touched {
            let owner = tables.place_of(key_result.0).map(|(owner, _)| owner);
            if let (Some(from), Some(owner)) = (self.number(Node::KeyResult(key_result)), owner) {
                edges.push(Edge { from, to: owner.0 });
            }
        }
        for (alignment, ends) in document.alignments.iter().zip(ends) {
            let Some((from, to)) = *ends else { continue };
            if !alignment.is_structural() || from == to || is_own_objective(tables, from, to) {
                continue;
            }
            if let (Some(from), Some(to)) = (self.number(from), self.number(to)) {
                edges.push(Edge { from, to });
            }
        }
        edges
    }

    /// Objectives before key results, then by the bytes of the id.
    fn compare(&self, tables: &Tables, left: u32, right: u32) -> Ordering {
        self.name(tables, left).cmp(&self.name(tables, right))
    }

    fn name<'a>(&self, tables: &'a Tables, number: u32) -> (bool, &'a str) {
        let node = self.node(number);
        (matches!(node, Some(Node::KeyResult(_))), node.map_or("", |node| tables.id(node)))
    }

    fn circle_problem(
        &self,
        document: &Document,
        tables: &Tables,
        ends: &[Option<(Node, Node)>],
        circle: &[u32],
    ) -> Problem {
        let names: Vec<NodeRef> = circle
            .iter()
            .map(|number| match self.name(tables, *number) {
                (false, id) => NodeRef::Objective(id.into()),
                (true, id) => NodeRef::KeyResult(id.into()),
            })
            .collect();
        let members: Vec<String> = names.iter().chain(names.first()).map(|name| format!("`{}`", name.id())).collect();
        // The place is the first alignment on the way round.
        let onward = circle.iter().skip(1).chain(circle.first());
        let position = circle.iter().zip(onward).find_map(|(from, to)| {
            let wanted = (self.node(*from)?, self.node(*to)?);
            let mut edges = document.alignments.iter().zip(ends);
            edges.position(|(alignment, ends)| alignment.is_structural() && *ends == Some(wanted))
        });
        let path = position.map_or_else(String::new, |at| format!("/alignments/{at}"));
        Problem::new(Code::AlignmentCycle, path).with("members", members.join(" → ")).with_cycle(names)
    }

    fn collect_feeds(
        &mut self,
        document: &Document,
        tables: &Tables,
        ends: &[Option<(Node, Node)>],
        checks: &mut Checks<'_>,
    ) {
        let mut feeds: Vec<(u32, Feed)> = Vec::new();
        for (at, (alignment, ends)) in document.alignments.iter().zip(ends).enumerate() {
            let Some((from, to)) = *ends else { continue };
            let contributes = alignment.kind_or_default() == AlignmentKind::Contributes;
            if !contributes || !alignment.is_agreed() || !accepts(document, tables, to) {
                continue;
            }
            check_sum(document, tables, at, from, to, checks);
            let agreed_on = alignment.agreed_on.map_or(i32::MIN, Date::day_number);
            let feed = Feed {
                from,
                weight: alignment.weight.unwrap_or(1.0) + 0.0,
                since: if passes_on(document, tables, from) { agreed_on } else { i32::MAX },
                alignment: at as u32,
            };
            feeds.extend(self.number(to).map(|number| (number, feed)));
        }
        // Equal keys keep their order: that of the alignments stays within each target.
        let sorted = order::positions(feeds.iter().map(|(to, _)| u64::from(*to)));
        let mut offsets = vec![0_u32; self.node_count() as usize + 1];
        for (to, _) in &feeds {
            if let Some(slot) = offsets.get_mut(*to as usize + 1) {
                *slot += 1;
            }
        }
        let mut sum = 0;
        for offset in &mut offsets {
            sum += *offset;
            *offset = sum;
        }
        self.feed_offsets = offsets;
        self.feeds = sorted.iter().filter_map(|at| feeds.get(*at as usize).map(|(_, feed)| *feed)).collect();
    }
}

/// True where a contributing alignment to this node feeds its number.
pub(crate) fn accepts(document: &Document, tables: &Tables, to: Node) -> bool {
    match to {
        Node::Objective(objective) => document
            .objectives
            .get(objective.at())
            .is_some_and(|objective| matches!(objective.source_or_default(), Source::Aligned | Source::Both)),
        Node::KeyResult(key_result) => matches!(tables.measure(document, key_result), Some(Measure::Rollup(_))),
    }
}

/// True where the stage of a contributor lets its numbers through.
fn passes_on(document: &Document, tables: &Tables, from: Node) -> bool {
    let owner = match from {
        Node::Objective(objective) => Some(objective),
        Node::KeyResult(key_result) => tables.place_of(key_result.0).map(|(owner, _)| owner),
    };
    let objective = owner.and_then(|owner| document.objectives.get(owner.at()));
    objective.is_some_and(|objective| objective.stage_or_default().passes_numbers_on())
}

fn touched(ends: &[Option<(Node, Node)>]) -> Vec<KeyResultIx> {
    let nodes = ends.iter().flatten().flat_map(|(from, to)| [*from, *to]);
    let key_results = nodes.filter_map(|node| match node {
        Node::KeyResult(key_result) => Some((u64::from(key_result.0), 0)),
        Node::Objective(_) => None,
    });
    let mut keys: Vec<(u64, u32)> = key_results.collect();
    order::sort(&mut keys);
    keys.dedup();
    keys.into_iter().map(|(key, _)| KeyResultIx(key as u32)).collect()
}

fn is_own_objective(tables: &Tables, from: Node, to: Node) -> bool {
    match (from, to) {
        (Node::KeyResult(key_result), Node::Objective(objective)) => {
            tables.place_of(key_result.0).is_some_and(|(owner, _)| owner == objective)
        }
        _ => false,
    }
}

fn check_ends(document: &Document, tables: &Tables, ends: &[Option<(Node, Node)>], checks: &mut Checks<'_>) {
    for (at, (alignment, ends)) in document.alignments.iter().zip(ends).enumerate() {
        let Some((from, to)) = *ends else { continue };
        let code = if from == to {
            Code::AlignmentSelf
        } else if is_own_objective(tables, from, to) {
            Code::AlignmentOwnObjective
        } else {
            continue;
        };
        let id = alignment.from.node();
        let problem = Problem::new(code, format!("/alignments/{at}"));
        checks.raise(problem.with("id", id.as_ref().map_or("", NodeRef::id)));
    }
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
        let id = |node: Option<NodeRef>| node.map_or_else(String::new, |node| node.id().to_owned());
        let list = Place::Root;
        let list = list.field("alignments");
        let problem = Problem::new(Code::AlignmentDuplicate, list.item(later as usize).pointer())
            .with("from", id(alignment.from.node()))
            .with("to", id(alignment.to.node()))
            .with("first", list.item(first as usize).pointer());
        checks.raise(problem);
    }
}

/// What feeds a sum must have a value of its own, in the sum's unit.
fn check_sum(document: &Document, tables: &Tables, at: usize, from: Node, to: Node, checks: &mut Checks<'_>) {
    let Node::KeyResult(sum) = to else { return };
    let unit = match tables.measure(document, sum) {
        Some(Measure::Rollup(rollup)) if rollup.combine == Combine::Sum => rollup.unit.as_deref(),
        _ => return,
    };
    let label = |unit: Option<&UnitOfMeasure>| match unit {
        Some(unit) => unit.label(),
        None => Slot::Term(Term::new("no unit", "无单位")),
    };
    let place = format!("/alignments/{at}/from");
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
    } else if !UnitOfMeasure::same(own.and_then(Measure::unit), unit) {
        let problem = Problem::new(Code::RollupUnits, place).with("id", id);
        checks.raise(problem.with("unit", label(own.and_then(Measure::unit))).with("other", label(unit)));
    }
}
