//! The alignment graph of a document: its nodes, its edges, what feeds what.

use std::cmp::Ordering;

use crate::alignment::{Edge, LiveDag, check};
use crate::codes::Code;
use crate::document::Document;
use crate::json::Checks;
use crate::lists::Lists;
use crate::model::{Alignment, AlignmentKind, Date, Measure, Source};
use crate::order;
use crate::problem::{NodeRef, Problem};

use super::agreements::{check_all, is_own_objective};
use super::by_ends::ByEnds;
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
    /// Its weight in what it contributes to; `NaN` where none is stated.
    pub(crate) weight: f64,
    /// The day from which it feeds: agreed, by a contributor whose stage passes
    /// numbers on; `i32::MAX` where it never does.
    pub(crate) since: i32,
    /// Its position in the document's alignments.
    pub(crate) alignment: u32,
}

/// A [`Feed`] as it is kept: mostly without terms of its own, in twelve bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Link {
    /// The contributor's position, with [`IS_KEY_RESULT`] where it is one.
    from: u32,
    alignment: u32,
    /// Where its weight and day are; [`PLAIN`] where it has neither.
    terms: u32,
}

/// Positions stay below 2^31 within the limits.
const IS_KEY_RESULT: u32 = 1 << 31;
const PLAIN: u32 = u32::MAX;

/// The weight and the day of a feed.
type Terms = (f64, i32);

impl Link {
    fn feed(self, terms: &[Terms]) -> Feed {
        let at = self.from & !IS_KEY_RESULT;
        let from = if at == self.from { Node::Objective(ObjectiveIx(at)) } else { Node::KeyResult(KeyResultIx(at)) };
        let (weight, since) = terms.get(self.terms as usize).copied().unwrap_or((f64::NAN, i32::MIN));
        Feed { from, weight, since, alignment: self.alignment }
    }
}

/// What feeds one node.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Feeds<'g> {
    links: &'g [Link],
    terms: &'g [Terms],
}

impl<'g> Feeds<'g> {
    pub(crate) fn is_empty(self) -> bool {
        self.links.is_empty()
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Feed> + 'g {
        self.links.iter().map(move |link| link.feed(self.terms))
    }
}

/// An alignment as its lower end sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Outgoing {
    /// Its position in the document's alignments.
    pub(crate) alignment: u32,
    /// The number of its upper end.
    pub(crate) to: u32,
    /// Whether it feeds numbers.
    pub(crate) feeds: bool,
}

/// The checked graph. Nodes are the objectives, then those key results that an
/// alignment touches: the others can only belong to their objective.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    objectives: u32,
    /// The key results touched when the document was opened, in order.
    touched: Vec<KeyResultIx>,
    /// Those touched since, as they came, and again in order with their numbers.
    added: Vec<KeyResultIx>,
    added_numbers: Vec<(KeyResultIx, u32)>,
    /// The structural edges, one for each alignment.
    pub(crate) dag: LiveDag,
    /// What feeds each node, in the order of the document's alignments.
    feeds: Lists<Link>,
    /// Of the feeds that have some; of those taken away the places are used again.
    terms: Vec<Terms>,
    unused_terms: Vec<u32>,
    /// The alignments from each node, declined ones too.
    outgoing: Lists<Outgoing>,
}

impl Graph {
    /// Builds and checks the graph.
    pub(crate) fn build(document: &Document, tables: &Tables, links: &Links, checks: &mut Checks<'_>) -> Graph {
        let ends = &links.alignments;
        let mut graph = Graph { objectives: document.objectives.len() as u32, ..Graph::default() };
        graph.touched = touched(ends);
        check_all(document, tables, &graph, ends, checks);

        let edges = graph.edges(document, tables, ends);
        let smaller = |left: u32, right: u32| graph.compare(tables, left, right);
        let mut checked = check(graph.node_count(), &edges, &smaller);
        if checked.as_ref().is_err_and(|faults| !faults.duplicates.is_empty()) {
            // `contributes` beside `supports` between the same two is one edge.
            checked = check(graph.node_count(), &once(&edges), &smaller);
        }
        match checked {
            Ok(dag) => graph.dag = LiveDag::new(dag, &edges),
            Err(faults) => {
                let known = document.alignments.iter().zip(ends).enumerate();
                let structural = known.filter(|(_, (alignment, _))| alignment.is_structural());
                let structural = ByEnds::new(structural.filter_map(|(at, (_, ends))| {
                    let (from, to) = (*ends)?;
                    Some((at, from, to))
                }));
                for circle in &faults.circles {
                    checks.raise(graph.circle_problem(tables, &structural, circle));
                }
            }
        }
        graph.collect(document, tables, ends);
        graph
    }

    /// How many nodes there are.
    pub(crate) fn node_count(&self) -> u32 {
        self.objectives + (self.touched.len() + self.added.len()) as u32
    }

    /// The number of a node; `None` for a key result that no alignment touches.
    pub(crate) fn number(&self, node: Node) -> Option<u32> {
        match node {
            Node::Objective(objective) => Some(objective.0),
            Node::KeyResult(key_result) => match self.touched.binary_search(&key_result) {
                Ok(at) => Some(self.objectives + at as u32),
                Err(_) => self.added_number(key_result),
            },
        }
    }

    fn added_number(&self, key_result: KeyResultIx) -> Option<u32> {
        let at = self.added_numbers.binary_search_by_key(&key_result, |(known, _)| *known).ok()?;
        self.added_numbers.get(at).map(|(_, number)| *number)
    }

    /// The node of a number.
    pub(crate) fn node(&self, number: u32) -> Option<Node> {
        let Some(at) = number.checked_sub(self.objectives) else { return Some(Node::Objective(ObjectiveIx(number))) };
        let at = at as usize;
        let key_result = self.touched.get(at).or_else(|| self.added.get(at.checked_sub(self.touched.len())?));
        key_result.copied().map(Node::KeyResult)
    }

    /// What contributes to a node, in the order of the document's alignments.
    pub(crate) fn feeds(&self, node: Node) -> Feeds<'_> {
        if self.feeds.is_empty() {
            return Feeds::default();
        }
        let links = self.number(node).map_or(&[][..], |number| self.feeds.of(number));
        Feeds { links, terms: &self.terms }
    }

    /// The feed as it is kept.
    fn link(&mut self, feed: Feed) -> Link {
        let from = match feed.from {
            Node::Objective(at) => at.0,
            Node::KeyResult(at) => at.0 | IS_KEY_RESULT,
        };
        let terms = if feed.weight.is_nan() && feed.since == i32::MIN {
            PLAIN
        } else {
            self.keep_terms((feed.weight, feed.since))
        };
        Link { from, alignment: feed.alignment, terms }
    }

    fn keep_terms(&mut self, terms: Terms) -> u32 {
        let unused = self.unused_terms.pop();
        match unused.and_then(|at| self.terms.get_mut(at as usize)) {
            Some(slot) => *slot = terms,
            None => self.terms.push(terms),
        }
        unused.unwrap_or(self.terms.len() as u32 - 1)
    }

    /// The alignments from a node.
    pub(crate) fn outgoing(&self, node: Node) -> &[Outgoing] {
        self.number(node).map_or(&[], |number| self.outgoing.of(number))
    }

    /// The first objective that an objective feeds.
    pub(super) fn fed_objective(&self, at: ObjectiveIx) -> Option<ObjectiveIx> {
        let fed = self.outgoing.of(at.0).iter().filter(|outgoing| outgoing.feeds);
        fed.map(|outgoing| outgoing.to).find(|to| *to < self.objectives).map(ObjectiveIx)
    }

    /// The circle that an edge would close, in edge direction.
    pub(super) fn circle(&self, tables: &Tables, edge: Edge) -> Option<Vec<Node>> {
        if !self.dag.closes(edge) {
            return None;
        }
        let smaller = |left: u32, right: u32| self.compare(tables, left, right);
        Some(self.dag.circle(edge, &smaller).into_iter().filter_map(|number| self.node(number)).collect())
    }

    /// Takes in an alignment that closes no circle.
    pub(super) fn connect(
        &mut self,
        tables: &Tables,
        alignment: &Alignment,
        at: u32,
        (from, to): (Node, Node),
        feed: Option<Feed>,
    ) {
        let (lower, upper) = (self.number_or_add(tables, from), self.number_or_add(tables, to));
        let outgoing = Outgoing { alignment: at, to: upper, feeds: feed.is_some() };
        insert_by(self.outgoing.edit(lower), outgoing, |one| one.alignment);
        if let Some(feed) = feed {
            let link = self.link(feed);
            insert_by(self.feeds.edit(upper), link, |one| one.alignment);
        }
        if is_edge(tables, alignment, from, to) {
            let inserted = self.insert(tables, Edge { from: lower, to: upper });
            debug_assert!(inserted, "it was asked before");
        }
    }

    /// Lets go of an alignment.
    pub(super) fn disconnect(&mut self, tables: &Tables, alignment: &Alignment, at: u32, (from, to): (Node, Node)) {
        let (Some(lower), Some(upper)) = (self.number(from), self.number(to)) else { return };
        self.outgoing.edit(lower).retain(|one| one.alignment != at);
        if let Some(place) = self.feeds.of(upper).iter().position(|one| one.alignment == at) {
            let link = self.feeds.edit(upper).remove(place);
            self.unused_terms.extend((link.terms != PLAIN).then_some(link.terms));
        }
        if is_edge(tables, alignment, from, to) {
            self.dag.remove(Edge { from: lower, to: upper });
        }
    }

    /// Positions behind one that is gone move up.
    pub(super) fn close_gap(&mut self, gone: u32) {
        let moved = |at: &mut u32| *at -= u32::from(*at > gone);
        self.feeds.each(|feed| moved(&mut feed.alignment));
        self.outgoing.each(|outgoing| moved(&mut outgoing.alignment));
    }

    fn insert(&mut self, tables: &Tables, edge: Edge) -> bool {
        let mut dag = std::mem::take(&mut self.dag);
        let smaller = |left: u32, right: u32| self.compare(tables, left, right);
        let inserted = dag.insert(edge, &smaller).is_ok();
        self.dag = dag;
        inserted
    }

    /// The number of a node; a key result that no alignment touched gets one, and
    /// the edge to its objective.
    fn number_or_add(&mut self, tables: &Tables, node: Node) -> u32 {
        if let Some(number) = self.number(node) {
            return number;
        }
        let Node::KeyResult(key_result) = node else { return 0 };
        let number = self.dag.add_node();
        let at = self.added_numbers.partition_point(|(known, _)| *known < key_result);
        self.added_numbers.insert(at, (key_result, number));
        self.added.push(key_result);
        if let Some((owner, _)) = tables.place_of(key_result.0) {
            // Nothing leads to it yet, so that no circle can close.
            self.insert(tables, Edge { from: number, to: owner.0 });
        }
        number
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
            if is_edge(tables, alignment, from, to)
                && let (Some(from), Some(to)) = (self.number(from), self.number(to))
            {
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

    fn circle_problem(&self, tables: &Tables, structural: &ByEnds, circle: &[u32]) -> Problem {
        let names: Vec<NodeRef> = circle
            .iter()
            .map(|number| match self.name(tables, *number) {
                (false, id) => NodeRef::Objective(id.into()),
                (true, id) => NodeRef::KeyResult(id.into()),
            })
            .collect();
        let members: Vec<String> = names.iter().chain(names.first()).map(|name| format!("`{}`", name.id())).collect();
        let nodes: Vec<Node> = circle.iter().filter_map(|number| self.node(*number)).collect();
        let path = structural.first_on(&nodes);
        Problem::new(Code::AlignmentCycle, path).with("members", members.join(" → ")).with_cycle(names)
    }

    /// The alignments as each end sees them.
    fn collect(&mut self, document: &Document, tables: &Tables, ends: &[Option<(Node, Node)>]) {
        let mut feeds: Vec<(u32, Link)> = Vec::new();
        let mut outgoing: Vec<(u32, Outgoing)> = Vec::with_capacity(ends.len());
        for (at, (alignment, ends)) in (0_u32..).zip(document.alignments.iter().zip(ends)) {
            let Some((from, to)) = *ends else { continue };
            let (Some(lower), Some(upper)) = (self.number(from), self.number(to)) else { continue };
            let feed = feed(document, tables, alignment, at, from, to);
            outgoing.push((lower, Outgoing { alignment: at, to: upper, feeds: feed.is_some() }));
            feeds.extend(feed.map(|feed| (upper, self.link(feed))));
        }
        self.terms.shrink_to_fit();
        self.feeds = Lists::build(self.node_count(), || feeds.iter().copied());
        self.outgoing = Lists::build(self.node_count(), || outgoing.iter().copied());
    }
}

/// Puts an item in its place of a list that is ordered by a position.
fn insert_by<T>(list: &mut Vec<T>, item: T, position: impl Fn(&T) -> u32) {
    let at = list.partition_point(|one| position(one) < position(&item));
    list.insert(at, item);
}

/// True where an alignment is an edge of the graph that must have no circle.
pub(super) fn is_edge(tables: &Tables, alignment: &Alignment, from: Node, to: Node) -> bool {
    alignment.is_structural() && from != to && !is_own_objective(tables, from, to)
}

/// The edges, each once.
fn once(edges: &[Edge]) -> Vec<Edge> {
    let mut keys: Vec<(u64, u32)> = edges.iter().map(|edge| (order::pair(edge.from, edge.to), 0)).collect();
    order::sort(&mut keys);
    keys.dedup();
    keys.iter().map(|(key, _)| Edge { from: (key >> 32) as u32, to: *key as u32 }).collect()
}

/// True where an alignment to this node passes numbers on.
fn feeds(document: &Document, tables: &Tables, alignment: &Alignment, to: Node) -> bool {
    let contributes = alignment.kind_or_default() == AlignmentKind::Contributes;
    contributes && alignment.is_agreed() && accepts(document, tables, to)
}

/// What an alignment feeds upwards, where it feeds anything.
pub(super) fn feed(
    document: &Document,
    tables: &Tables,
    alignment: &Alignment,
    at: u32,
    from: Node,
    to: Node,
) -> Option<Feed> {
    let agreed_on = alignment.agreed_on.map_or(i32::MIN, Date::day_number);
    let since = if passes_on(document, tables, from) { agreed_on } else { i32::MAX };
    let weight = alignment.weight.unwrap_or(f64::NAN) + 0.0;
    feeds(document, tables, alignment, to).then_some(Feed { from, weight, since, alignment: at })
}

/// True where a contributing alignment to this node feeds its number.
pub(crate) fn accepts(document: &Document, tables: &Tables, to: Node) -> bool {
    match to {
        Node::Objective(objective) => document
            .objectives
            .get(objective.at())
            .is_some_and(|objective| matches!(tables.source_of(objective), Source::Aligned | Source::Both)),
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
