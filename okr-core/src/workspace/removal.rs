//! Removing an objective or a key result, with what becomes of the alignments
//! that lead to it.
//!
//! Systems in practice change their minds about children of what is deleted:
//! some leave them behind with a parent that is none, some cut them loose, some
//! refuse. Here the caller chooses each time.

use crate::codes::Code;
use crate::document::Document;
use crate::json::{Checks, Place};
use crate::model::{Alignment, AlignmentState, Endpoint, RemovalPolicy};
use crate::order;
use crate::problem::{NodeRef, Problem, Problems, Slot};

use super::edit::refused;
use super::graph::Node;
use super::open::Parts;
use super::reattach::Past;
use super::view::Workspace;

/// How many names a refusal lists.
const NAMES: usize = 5;

/// What a removal takes along and what it puts in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    /// The objective, where it is one, and the key results.
    pub nodes: Vec<NodeRef>,
    /// The alignments that are gone.
    pub dropped: Vec<Alignment>,
    /// The alignments that lead past what is gone.
    pub reattached: Vec<Alignment>,
    /// How many check-ins are gone.
    pub check_ins: usize,
    /// How many assessments are gone.
    pub assessments: usize,
    /// How many silences are gone.
    pub silences: usize,
}

impl Workspace {
    /// The workspace without an objective or a key result, and what that takes along.
    pub(crate) fn without(&self, of: &Endpoint, policy: RemovalPolicy) -> Result<(Workspace, Removal), Problems> {
        let node = self.check_removal(of, policy)?;
        let mut removed = self.removed(node);
        let mut document = self.parts.document.clone();
        self.rewrite_alignments(node, policy, &mut document, &mut removed)?;
        self.take_records(node, &mut document, &mut removed);
        self.take_out(node, &mut document);
        let parts = Parts::build(document, Vec::new(), &[], &self.parts.limits)?;
        Ok((Workspace { parts }, removed))
    }

    fn check_removal(&self, of: &Endpoint, policy: RemovalPolicy) -> Result<Node, Problems> {
        let limits = self.parts.limits;
        let mut checks = Checks::new(&limits);
        let root = Place::Root;
        let place = root.field("of");
        if of.node().is_none() {
            checks.raise(Problem::new(Code::EndpointOneOf, place.pointer()));
        }
        self.references(&mut checks).end(of, &place);
        let node = self.node(of).filter(|_| checks.problems.is_empty());
        let Some(node) = node else { return Err(refused(checks)) };
        self.check_open(node, &place, &mut checks);
        self.check_ends_open(node, &place, &mut checks);
        if policy == RemovalPolicy::Refuse {
            self.check_unsupported(node, &place, &mut checks);
        }
        if checks.problems.is_empty() { Ok(node) } else { Err(refused(checks)) }
    }

    /// What is closed keeps its alignments: none of them goes with what is removed.
    fn check_ends_open(&self, node: Node, place: &Place<'_>, checks: &mut Checks<'_>) {
        let mut others: Vec<Node> = Vec::new();
        for (alignment, from, to) in self.ends() {
            if alignment.state_or_default() == AlignmentState::Declined {
                continue;
            }
            match (self.goes(node, from), self.goes(node, to)) {
                (true, false) => others.push(to),
                (false, true) => others.push(from),
                _ => {}
            }
        }
        // An objective is told of once, whichever of its key results is aligned.
        let owners = others.into_iter().filter_map(|node| self.objective_of(node)).collect();
        let mut owners = order::sorted_by(owners, Ord::cmp);
        owners.dedup();
        owners.into_iter().for_each(|owner| self.check_open(Node::Objective(owner), place, checks));
    }

    /// Nothing may lead to what is removed, declined alignments aside.
    fn check_unsupported(&self, node: Node, place: &Place<'_>, checks: &mut Checks<'_>) {
        let leading = self.ends().filter(|(alignment, from, to)| {
            self.goes(node, *to) && !self.goes(node, *from) && alignment.state_or_default() != AlignmentState::Declined
        });
        let mut from: Vec<Node> = leading.map(|(_, from, _)| from).collect();
        from = order::sorted_by(from, Ord::cmp);
        from.dedup();
        if !from.is_empty() {
            let id = self.node_ref(node).id().to_owned();
            let problem = Problem::new(Code::RemovalSupported, place.pointer()).with("id", id);
            checks.raise(problem.with("names", self.names_of(&from)));
        }
    }

    /// The first few of some nodes by name, and how many more there are.
    fn names_of(&self, nodes: &[Node]) -> Slot {
        let names: Vec<String> =
            nodes.iter().take(NAMES).map(|node| format!("`{}`", self.node_ref(*node).id())).collect();
        let (mut en, mut zh) = (names.join(", "), names.join("、"));
        if nodes.len() > names.len() {
            let more = nodes.len() - names.len();
            en.push_str(&format!(" and {more} more"));
            zh.push_str(&format!(" 等 {} 项", nodes.len()));
        }
        Slot::Said { en, zh }
    }

    /// The alignments with the nodes of their ends.
    pub(super) fn ends(&self) -> impl Iterator<Item = (&Alignment, Node, Node)> {
        let known = |alignment: &Alignment| Some((self.node(&alignment.from)?, self.node(&alignment.to)?));
        let alignments = self.parts.document.alignments.iter();
        alignments.filter_map(move |alignment| known(alignment).map(|(from, to)| (alignment, from, to)))
    }

    /// True where a node goes with the one that is removed.
    pub(super) fn goes(&self, removed: Node, node: Node) -> bool {
        match (removed, node) {
            (Node::Objective(objective), Node::KeyResult(at)) => self.owner_of(at) == Some(objective),
            _ => removed == node,
        }
    }

    fn removed(&self, node: Node) -> Removal {
        let mut nodes = vec![self.node_ref(node)];
        if let Node::Objective(at) = node {
            let own = self.key_results_of(at).map(|at| self.node_ref(Node::KeyResult(super::KeyResultIx(at))));
            nodes.extend(own);
        }
        Removal { nodes, dropped: Vec::new(), reattached: Vec::new(), check_ins: 0, assessments: 0, silences: 0 }
    }

    /// Takes out the alignments of what is removed. Those that lead to it are led
    /// past it, where that is asked for; each then stands where the old one stood.
    fn rewrite_alignments(
        &self,
        node: Node,
        policy: RemovalPolicy,
        document: &mut Document,
        removal: &mut Removal,
    ) -> Result<(), Problems> {
        let past = if policy == RemovalPolicy::Reattach { self.past(node)? } else { Past::default() };
        let mut ways = past.ways.into_iter().peekable();
        let stays: Vec<bool> =
            self.ends().map(|(_, from, to)| !self.goes(node, from) && !self.goes(node, to)).collect();
        let old = std::mem::take(&mut document.alignments);
        for ((at, mut alignment), stays) in (0_u32..).zip(old).zip(stays) {
            if !stays {
                removal.dropped.push(alignment);
                while let Some((_, joined)) = ways.next_if(|(place, _)| *place == at) {
                    removal.reattached.push(joined.clone());
                    document.alignments.push(joined);
                }
                continue;
            }
            if let Ok(found) = past.raised.binary_search_by_key(&at, |(place, _)| *place) {
                let agreed_on = past.raised.get(found).and_then(|(_, agreed_on)| *agreed_on);
                alignment.state = Some(AlignmentState::Stale);
                alignment.agreed_on = agreed_on;
                removal.reattached.push(alignment.clone());
            }
            document.alignments.push(alignment);
        }
        Ok(())
    }

    /// Takes out what was told of what is removed.
    fn take_records(&self, node: Node, document: &mut Document, removed: &mut Removal) {
        let tables = &self.parts.tables;
        let goes = |found: Option<Node>| found.is_some_and(|found| self.goes(node, found));
        let check_ins = document.check_ins.len();
        document.check_ins.retain(|one| !goes(tables.either(one.objective.as_ref(), one.key_result.as_ref())));
        removed.check_ins = check_ins - document.check_ins.len();
        let assessments = document.assessments.len();
        document.assessments.retain(|one| !goes(tables.either(one.objective.as_ref(), one.key_result.as_ref())));
        removed.assessments = assessments - document.assessments.len();
        document.amendments.retain(|one| !goes(tables.node(&one.target)));
        let silences = document.silences.len();
        document.silences.retain(|one| !goes(one.target.as_ref().and_then(|target| tables.node(target))));
        removed.silences = silences - document.silences.len();
    }

    fn take_out(&self, node: Node, document: &mut Document) {
        match node {
            Node::Objective(at) => {
                document.objectives.remove(at.at());
            }
            Node::KeyResult(at) => {
                let Some((owner, place)) = self.parts.tables.place_of(at.0) else { return };
                if let Some(objective) = document.objectives.get_mut(owner.at()) {
                    objective.key_results.remove(place);
                }
            }
        }
    }
}
