//! Removing an objective or a key result, with what becomes of the alignments
//! that lead to it.
//!
//! Systems in practice change their minds about children of what is deleted:
//! some leave them behind with a parent that is none, some cut them loose, some
//! refuse. Here the caller chooses each time.

use crate::codes::Code;
use crate::document::Document;
use crate::json::{Checks, Place};
use crate::model::{Alignment, AlignmentKind, AlignmentState, Endpoint, RemovalPolicy};
use crate::order;
use crate::problem::{NodeRef, Problem, Problems, Slot};

use super::agreements::{check_sum, is_own_objective};
use super::edit::refused;
use super::graph::Node;
use super::open::Parts;
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
        self.rewrite_alignments(node, policy, &mut document, &mut removed);
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
        if policy == RemovalPolicy::Refuse {
            self.check_unsupported(node, &place, &mut checks);
        }
        if checks.problems.is_empty() { Ok(node) } else { Err(refused(checks)) }
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
    fn ends(&self) -> impl Iterator<Item = (&Alignment, Node, Node)> {
        let known = |alignment: &Alignment| Some((self.node(&alignment.from)?, self.node(&alignment.to)?));
        let alignments = self.parts.document.alignments.iter();
        alignments.filter_map(move |alignment| known(alignment).map(|(from, to)| (alignment, from, to)))
    }

    /// True where a node goes with the one that is removed.
    fn goes(&self, removed: Node, node: Node) -> bool {
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
    fn rewrite_alignments(&self, node: Node, policy: RemovalPolicy, document: &mut Document, removed: &mut Removal) {
        let onward = self.onward(node);
        let mut past: Vec<(usize, Alignment)> = Vec::new();
        let mut keys: Vec<(u64, u32)> = Vec::new();
        let mut stays: Vec<bool> = Vec::with_capacity(document.alignments.len());
        for (at, (alignment, from, to)) in self.ends().enumerate() {
            let is_touched = self.goes(node, from) || self.goes(node, to);
            stays.push(!is_touched);
            if !is_touched || policy != RemovalPolicy::Reattach || self.goes(node, from) {
                continue;
            }
            for (joined, target) in self.led_past(&onward, alignment, from, to) {
                if self.stands(&joined, from, target) {
                    continue;
                }
                keys.push((self.key(&joined, from, target), past.len() as u32));
                past.push((at, joined));
            }
        }
        // Of several ways past to the same end the first stands for all.
        order::sort(&mut keys);
        keys.dedup_by_key(|(key, _)| *key);
        let mut is_first = vec![false; past.len()];
        for (_, at) in keys {
            if let Some(slot) = is_first.get_mut(at as usize) {
                *slot = true;
            }
        }
        let mut past =
            past.into_iter().zip(is_first).filter_map(|(past, is_first)| is_first.then_some(past)).peekable();
        let old = std::mem::take(&mut document.alignments);
        for (at, (alignment, stays)) in old.into_iter().zip(stays).enumerate() {
            if stays {
                document.alignments.push(alignment);
                continue;
            }
            removed.dropped.push(alignment);
            while let Some((_, joined)) = past.next_if(|(place, _)| *place == at) {
                removed.reattached.push(joined.clone());
                document.alignments.push(joined);
            }
        }
    }

    /// True where an alignment stands with these ends and this kind, declined ones aside.
    fn stands(&self, alignment: &Alignment, from: Node, to: Node) -> bool {
        let standing = self.standing((from, to), alignment.kind_or_default());
        let standing = standing.and_then(|at| self.parts.document.alignments.get(at));
        standing.is_some_and(|standing| standing.state_or_default() != AlignmentState::Declined)
    }

    /// Ends and kind in one number. Both ends are touched by alignments or are
    /// objectives, so that they have a number in the graph.
    fn key(&self, alignment: &Alignment, from: Node, to: Node) -> u64 {
        let number = |node| u64::from(self.graph().number(node).unwrap_or(u32::MAX));
        number(from) << 33 | number(to) << 2 | alignment.kind_or_default() as u64
    }

    /// The steps that lead on from what is removed, by where they begin; `dependsOn`
    /// and declined ones aside.
    fn onward(&self, node: Node) -> Vec<Onward<'_>> {
        let mut onward: Vec<Onward<'_>> = Vec::new();
        for (alignment, from, to) in self.ends() {
            if self.goes(node, from) && leads(alignment) {
                onward.push(Onward { from, to, alignment: Some(alignment), is_inside: self.goes(node, to) });
            }
        }
        match node {
            Node::KeyResult(at) => {
                let owner = self.owner_of(at).map(Node::Objective);
                let own = owner.map(|to| Onward { from: node, to, alignment: None, is_inside: false });
                onward.extend(own);
            }
            Node::Objective(at) => {
                let own = self.key_results_of(at).map(|at| Node::KeyResult(super::KeyResultIx(at)));
                onward.extend(own.map(|from| Onward { from, to: node, alignment: None, is_inside: true }));
            }
        }
        order::sorted_by(onward, |left, right| left.from.cmp(&right.from))
    }

    /// The alignments that take the place of one that leads to what is removed, with
    /// their upper ends: everything to which the path led on from there.
    fn led_past(&self, onward: &[Onward<'_>], lower: &Alignment, from: Node, to: Node) -> Vec<(Alignment, Node)> {
        let mut past = Vec::new();
        if !leads(lower) {
            return past;
        }
        let mut reached = vec![to];
        let mut at = 0;
        while let Some(&middle) = reached.get(at) {
            at += 1;
            let first = onward.partition_point(|step| step.from < middle);
            for step in onward.iter().skip(first).take_while(|step| step.from == middle) {
                let is_agreed = step.alignment.is_none_or(Alignment::is_agreed);
                if !step.is_inside {
                    past.extend(self.joined(lower, step.alignment, from, step.to).map(|joined| (joined, step.to)));
                } else if is_agreed && !reached.contains(&step.to) {
                    reached.push(step.to);
                }
            }
        }
        past
    }

    /// Two alignments, one after the other, as one. It feeds numbers only where
    /// both did and the upper end can take them; it waits where either waits, and is
    /// to be agreed anew where both were agreed.
    fn joined(&self, lower: &Alignment, upper: Option<&Alignment>, from: Node, to: Node) -> Option<Alignment> {
        if from == to || is_own_objective(&self.parts.tables, from, to) {
            return None;
        }
        let feeds = |alignment: &Alignment| alignment.kind_or_default() == AlignmentKind::Contributes;
        let agreed = lower.is_agreed() && upper.is_none_or(Alignment::is_agreed);
        let kind = match feeds(lower) && upper.is_none_or(feeds) {
            true => AlignmentKind::Contributes,
            false => AlignmentKind::Supports,
        };
        let mut joined = Alignment {
            from: lower.from.clone(),
            to: self.endpoint(to),
            kind: Some(kind),
            state: Some(if agreed { AlignmentState::Stale } else { AlignmentState::Proposed }),
            agreed_on: lower.agreed_on.max(upper.and_then(|upper| upper.agreed_on)).filter(|_| agreed),
            // Words about an end that is opaque now would be refused.
            note: lower.note.clone().filter(|_| !self.parts.tables.is_opaque(to)),
            ..lower.clone()
        };
        let limits = self.parts.limits;
        let mut checks = Checks::new(&limits);
        let stale = Alignment { state: Some(AlignmentState::Stale), ..joined.clone() };
        check_sum(&self.parts.document, &self.parts.tables, &stale, from, to, &Place::Root, &mut checks);
        if !checks.problems.is_empty() {
            // A sum takes no numbers from here; the agreement on the matter remains.
            joined.kind = Some(AlignmentKind::Supports);
        }
        Some(joined)
    }

    fn endpoint(&self, node: Node) -> Endpoint {
        match self.node_ref(node) {
            NodeRef::Objective(id) => Endpoint::of_objective(&id),
            NodeRef::KeyResult(id) => Endpoint::of_key_result(&id),
        }
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

/// A step from what is removed: an alignment, or a key result to its objective.
struct Onward<'a> {
    from: Node,
    to: Node,
    alignment: Option<&'a Alignment>,
    /// Whether it ends in what is removed too.
    is_inside: bool,
}

/// True for an alignment that leads upwards, or would once it is agreed.
fn leads(alignment: &Alignment) -> bool {
    let is_declined = alignment.state_or_default() == AlignmentState::Declined;
    alignment.kind_or_default() != AlignmentKind::DependsOn && !is_declined
}
