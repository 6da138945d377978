//! Alignments that a profile wants, and those that it does not.

use crate::codes::Code;
use crate::document::Document;
use crate::json::{Checks, Place};
use crate::lang::Term;
use crate::model::{Alignment, AlignmentKind, AlignmentState, Breach, Cycle, CycleKind, CycleRule, Objective};
use crate::order;
use crate::problem::{Problem, Slot};
use crate::profile::{AlignmentPolicy, Profile};

use super::graph::{Graph, Node};
use super::indices::ObjectiveIx;
use super::references::Tables;

/// One thing that a profile does not like in an alignment.
#[derive(Debug)]
pub(crate) struct Unwanted {
    /// What becomes of it.
    pub(crate) breach: Breach,
    /// The finding, or the problem.
    pub(crate) code: Code,
    /// What its message tells.
    pub(crate) slots: Vec<(&'static str, Slot)>,
}

/// The alignments of a document beside the wishes of its profile.
pub(super) struct Wishes<'a> {
    pub(super) document: &'a Document,
    pub(super) tables: &'a Tables,
    pub(super) profile: &'a Profile,
}

impl AlignmentPolicy {
    /// True where any alignment will do.
    fn is_content(&self) -> bool {
        let breaches = [self.upward, self.own_objectives, self.one_parent];
        breaches.iter().all(|breach| *breach == Breach::Allow) && self.cycles == CycleRule::Any
    }
}

/// True for alignments that profiles have wishes about.
fn concerns(alignment: &Alignment) -> bool {
    alignment.kind_or_default() != AlignmentKind::DependsOn && alignment.state_or_default() != AlignmentState::Declined
}

/// Raises problems for alignments that the profile refuses.
pub(super) fn check_all(wishes: &Wishes<'_>, graph: &Graph, ends: &[Option<(Node, Node)>], checks: &mut Checks<'_>) {
    let root = Place::Root;
    let list = root.field("alignments");
    wishes.each(graph, ends, &mut |at, unwanted| {
        if unwanted.breach == Breach::Refuse {
            checks.raise(unwanted.problem(&list.item(at)));
        }
    });
}

impl Unwanted {
    fn new(breach: Breach, finding: Code, problem: Code) -> Unwanted {
        let code = if breach == Breach::Refuse { problem } else { finding };
        Unwanted { breach, code, slots: Vec::new() }
    }

    fn with(mut self, name: &'static str, slot: impl Into<Slot>) -> Unwanted {
        self.slots.push((name, slot.into()));
        self
    }

    /// The problem that refuses it.
    pub(super) fn problem(self, place: &Place<'_>) -> Problem {
        let problem = Problem::new(self.code, place.pointer());
        self.slots.into_iter().fold(problem, |problem, (name, slot)| problem.with(name, slot))
    }
}

impl<'a> Wishes<'a> {
    /// Every unwanted alignment with its position, in document order.
    pub(super) fn each(&self, graph: &Graph, ends: &[Option<(Node, Node)>], tell: &mut dyn FnMut(usize, Unwanted)) {
        if self.profile.alignment.is_content() {
            return;
        }
        let firsts = self.firsts(graph, ends);
        for (at, (alignment, ends)) in self.document.alignments.iter().zip(ends).enumerate() {
            let Some((from, to)) = ends.filter(|_| concerns(alignment)) else { continue };
            let number = graph.number(from).unwrap_or(u32::MAX);
            let first = firsts.binary_search_by_key(&number, |(number, _)| *number).ok();
            let earlier = first.and_then(|first| firsts.get(first)).map(|(_, first)| *first as usize);
            self.of(from, to, earlier.filter(|first| *first < at), &mut |unwanted| tell(at, unwanted));
        }
    }

    /// Of each node from which alignments run, the first of them.
    fn firsts(&self, graph: &Graph, ends: &[Option<(Node, Node)>]) -> Vec<(u32, u32)> {
        if self.profile.alignment.one_parent == Breach::Allow {
            return Vec::new();
        }
        let known = self.document.alignments.iter().zip(ends).zip(0_u32..);
        let runs = known.filter(|((alignment, _), _)| concerns(alignment));
        let runs = runs.filter_map(|((_, ends), at)| Some((u64::from(graph.number((*ends)?.0)?), at)));
        let mut runs: Vec<(u64, u32)> = runs.collect();
        order::sort(&mut runs);
        runs.dedup_by_key(|(number, _)| *number);
        runs.into_iter().map(|(number, at)| (number as u32, at)).collect()
    }

    /// What one alignment has against it that comes to stand at a position.
    pub(super) fn of_one(
        &self,
        graph: &Graph,
        alignment: &Alignment,
        at: usize,
        (from, to): (Node, Node),
        tell: &mut dyn FnMut(Unwanted),
    ) {
        if self.profile.alignment.is_content() || !concerns(alignment) {
            return;
        }
        let others = graph.outgoing(from).iter().map(|outgoing| outgoing.alignment as usize);
        let standing = |other: &usize| self.document.alignments.get(*other).is_some_and(concerns);
        let earlier = others.filter(|other| *other < at).filter(standing).min();
        self.of(from, to, earlier, tell);
    }

    fn of(&self, from: Node, to: Node, earlier: Option<usize>, tell: &mut dyn FnMut(Unwanted)) {
        let policy = &self.profile.alignment;
        let (Some(lower), Some(upper)) = (self.objective(from), self.objective(to)) else { return };
        let id = |node| self.tables.id(node).to_owned();
        if policy.upward != Breach::Allow
            && let Some((lower, upper)) = self.not_upward(lower, upper)
        {
            let unwanted = Unwanted::new(policy.upward, Code::AlignLevel, Code::AlignmentNotUpward);
            tell(unwanted.with("from", id(from)).with("to", id(to)).with("lower", lower).with("upper", upper));
        }
        if policy.own_objectives != Breach::Allow && lower.owner.is_some() && lower.owner == upper.owner {
            let unwanted = Unwanted::new(policy.own_objectives, Code::AlignOwnObjectives, Code::AlignmentOwnObjectives);
            tell(unwanted.with("from", id(from)).with("to", id(to)));
        }
        if policy.one_parent != Breach::Allow
            && let Some(earlier) = earlier
        {
            let unwanted = Unwanted::new(policy.one_parent, Code::AlignSecondParent, Code::AlignmentSecondParent);
            tell(unwanted.with("from", id(from)).with("first", format!("/alignments/{earlier}")));
        }
        if let Some(rule) = self.cycles_apart(lower, upper) {
            let unwanted = Unwanted::new(policy.cycles_breach, Code::AlignCycleWindow, Code::AlignmentCycles);
            let (lower, upper) = (lower.cycle.as_str(), upper.cycle.as_str());
            tell(unwanted.with("lower", lower).with("upper", upper).with("rule", rule));
        }
    }

    fn objective(&self, node: Node) -> Option<&'a Objective> {
        let at = match node {
            Node::Objective(at) => at,
            Node::KeyResult(at) => self.tables.place_of(at.0)?.0,
        };
        self.document.objectives.get(ObjectiveIx::at(at))
    }

    /// Both levels, where the upper end's does not stand before the lower one's.
    fn not_upward(&self, lower: &'a Objective, upper: &'a Objective) -> Option<(&'a str, &'a str)> {
        let rank = |level: &str| self.document.levels.iter().position(|known| known.as_str() == level);
        let (lower, upper) = (self.level(lower)?, self.level(upper)?);
        (rank(upper)? >= rank(lower)?).then_some((lower, upper))
    }

    fn level(&self, objective: &'a Objective) -> Option<&'a str> {
        if let Some(level) = &objective.level {
            return Some(level);
        }
        let owner = objective.owner.as_ref()?;
        let unit = match (&owner.unit, &owner.person) {
            (Some(unit), _) => unit,
            (None, Some(person)) => {
                self.document.people.get(self.tables.person(person.as_str())? as usize)?.unit.as_ref()?
            }
            (None, None) => return None,
        };
        let unit = self.document.units.get(self.tables.unit(unit.as_str())? as usize)?;
        Some(unit.level.as_str())
    }

    /// What the cycles of both ends should have in common and do not; without dates
    /// nobody can say.
    fn cycles_apart(&self, lower: &Objective, upper: &Objective) -> Option<Term> {
        let policy = &self.profile.alignment;
        if policy.cycles == CycleRule::Any || policy.cycles_breach == Breach::Allow {
            return None;
        }
        let cycle = |objective: &Objective| {
            let at = self.tables.cycle(objective.cycle.as_str())?;
            self.document.cycles.get(at as usize)
        };
        // The dates of a backlog say nothing, here as everywhere.
        let days = |cycle: &Cycle| cycle.start.zip(cycle.end).filter(|_| cycle.kind != CycleKind::Backlog);
        let (lower, upper) = (cycle(lower)?, cycle(upper)?);
        let ((start, end), (from, to)) = (days(lower)?, days(upper)?);
        let holds = match policy.cycles {
            CycleRule::Any => true,
            CycleRule::Same => lower.id == upper.id,
            CycleRule::Overlap => start <= to && from <= end,
            CycleRule::Enclose => from <= start && end <= to,
        };
        (!holds).then(|| policy.cycles.term())
    }
}
