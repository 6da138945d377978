//! A workspace as structural rules see it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::finding::Finding;
use super::rules::echoes::{Echo, echoes};
use super::similar::{Canonical, Titles};
use super::sink::Sink;
use super::text::{Claim, Text, TextContext};
use crate::model::{Alignment, CheckIn, CycleKind, Date, KeyResult, Measure, Objective, Stage, Unit};
use crate::problem::NodeRef;
use crate::scoring::{Board, Scores};
use crate::workspace::{KeyResultIx, Node, ObjectiveIx, Workspace};

/// The workspace and the day on which it is looked at.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    /// The workspace.
    pub(super) workspace: &'a Workspace,
    /// The day; without one, what was read last counts.
    pub(super) as_of: Option<Date>,
    /// What several rules ask for.
    pub(super) known: &'a Known,
}

/// What several rules ask for, found when the first of them does.
#[derive(Default)]
pub(super) struct Known {
    titles: Titles,
    scores: OnceCell<Scores>,
    echoes: OnceCell<Vec<Echo>>,
}

/// An objective with its place in the document.
#[derive(Clone, Copy)]
pub(super) struct ObjectiveAt<'a> {
    /// Its index.
    pub(super) index: usize,
    /// The objective.
    pub(super) objective: &'a Objective,
}

/// A key result with its place in the document.
#[derive(Clone, Copy)]
pub(super) struct KeyResultAt<'a> {
    /// Its objective.
    pub(super) owner: ObjectiveAt<'a>,
    /// Its index in the objective.
    pub(super) index: usize,
    /// The key result.
    pub(super) key_result: &'a KeyResult,
}

impl<'a> Scene<'a> {
    /// Every objective.
    pub(super) fn objectives(self) -> impl Iterator<Item = ObjectiveAt<'a>> {
        let objectives = self.workspace.document().objectives.iter().enumerate();
        objectives.map(|(index, objective)| ObjectiveAt { index, objective })
    }

    /// True of what someone may still work on: neither put off nor kept for the record.
    pub(super) fn is_live(self, at: ObjectiveAt<'_>) -> bool {
        !matches!(at.objective.stage_or_default(), Stage::Archived | Stage::Postponed)
    }

    /// True of what is live and set for a time: not of the backlog.
    pub(super) fn is_planned(self, at: ObjectiveAt<'_>) -> bool {
        let cycle = self.workspace.cycle(at.objective.cycle.as_str());
        self.is_live(at) && cycle.is_some_and(|cycle| cycle.kind != CycleKind::Backlog)
    }

    /// The live objectives.
    pub(super) fn live(self) -> impl Iterator<Item = ObjectiveAt<'a>> {
        self.objectives().filter(move |at| self.is_live(*at))
    }

    /// The planned objectives.
    pub(super) fn planned(self) -> impl Iterator<Item = ObjectiveAt<'a>> {
        self.objectives().filter(move |at| self.is_planned(*at))
    }

    /// The unit of an objective's owner and those above it, the nearest first.
    pub(super) fn units_above(self, objective: Option<&'a Objective>) -> impl Iterator<Item = &'a Unit> {
        let own = objective.and_then(|objective| self.workspace.unit_of(objective.owner.as_ref()?));
        std::iter::successors(own, move |unit| self.workspace.unit(unit.parent.as_ref()?.as_str()))
    }

    /// True where the cycles of two objectives have a day in common.
    pub(super) fn overlap(self, one: &Objective, other: &Objective) -> bool {
        let days = |objective: &Objective| {
            let cycle = self.workspace.cycle(objective.cycle.as_str())?;
            cycle.start.zip(cycle.end)
        };
        let overlap = |((start, end), (from, to)): ((Date, Date), (Date, Date))| start <= to && from <= end;
        one.cycle == other.cycle || days(one).zip(days(other)).is_some_and(overlap)
    }

    /// A finding about a node of the graph.
    pub(super) fn node_finding(self, sink: &Sink<'_>, node: Node) -> Finding {
        let workspace = self.workspace;
        let owner = workspace.objective_of(node);
        let found = owner.and_then(|at| Some((at, workspace.objective_at(at)?)));
        let Some((ix, objective)) = found else { return sink.finding() };
        let at = ObjectiveAt { index: ix.at(), objective };
        let Node::KeyResult(key_result) = node else { return at.finding(sink, "") };
        let first = workspace.key_results_of(ix).start;
        let place = key_result.0.saturating_sub(first) as usize;
        at.key_results().nth(place).map_or_else(|| sink.finding(), |at| at.finding(sink, ""))
    }

    /// The day by its number; without one, the last of all.
    pub(super) fn day_number(self) -> i32 {
        self.as_of.map_or(i32::MAX, Date::day_number)
    }

    /// The latest check-in of everything that is still worked on, with its position in the
    /// document.
    pub(super) fn latest_check_ins(self) -> impl Iterator<Item = (Node, usize, &'a CheckIn)> {
        let workspace = self.workspace;
        let is_worked_on = |at: &ObjectiveAt<'_>| at.objective.stage_or_default() != Stage::Closed;
        let nodes = self.live().filter(is_worked_on).flat_map(move |at| {
            let ix = ObjectiveIx(at.index as u32);
            let below = workspace.key_results_of(ix).map(|at| Node::KeyResult(KeyResultIx(at)));
            std::iter::once(Node::Objective(ix)).chain(below)
        });
        nodes.filter_map(move |node| {
            let at = workspace.activity().known(node, self.day_number()).last()? as usize;
            Some((node, at, workspace.document().check_ins.get(at)?))
        })
    }

    /// The objectives of which, or of whose key results, an assessment says more than numbers.
    pub(super) fn noted_objectives(self) -> BTreeSet<ObjectiveIx> {
        let known = self.workspace.document().assessments.iter();
        let known = known.filter(|assessment| self.as_of.is_none_or(|as_of| assessment.on <= as_of));
        let noted = known.filter(|assessment| assessment.has_note()).filter_map(|assessment| {
            self.workspace.either(assessment.objective.as_ref(), assessment.key_result.as_ref())
        });
        noted.filter_map(|node| self.workspace.objective_of(node)).collect()
    }

    /// Everything scored for the day; `None` where no day was given.
    pub(super) fn board(self) -> Option<Board<'a>> {
        let today = self.as_of?;
        let scores = self.known.scores.get_or_init(|| Board::compute(self.workspace, today).into_scores());
        Some(Board::resume(self.workspace, Cow::Borrowed(scores)))
    }

    /// What repeats something above it.
    pub(super) fn echoes(self) -> &'a [Echo] {
        self.known.echoes.get_or_init(|| echoes(self))
    }

    /// The objectives that alignments join, the lower one first.
    pub(super) fn joined(self) -> impl Iterator<Item = (&'a Alignment, ObjectiveIx, ObjectiveIx)> {
        let owner = move |end| self.workspace.node(end).and_then(|node| self.workspace.objective_of(node));
        let alignments = self.workspace.document().alignments.iter();
        alignments.filter_map(move |alignment| Some((alignment, owner(&alignment.from)?, owner(&alignment.to)?)))
    }

    /// The titles of the objectives as they are compared, in document order.
    pub(super) fn objective_titles(self) -> &'a [Canonical] {
        self.known.titles.objectives(self.workspace)
    }

    /// The titles of all key results as they are compared, in document order.
    pub(super) fn key_result_titles(self) -> &'a [Canonical] {
        self.known.titles.key_results(self.workspace)
    }

    /// The titles of an objective's key results as they are compared.
    pub(super) fn titles_below(self, at: ObjectiveAt<'_>) -> &'a [Canonical] {
        let range = self.workspace.key_results_of(ObjectiveIx(at.index as u32));
        self.key_result_titles().get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The key results of the live objectives.
    pub(super) fn live_key_results(self) -> impl Iterator<Item = KeyResultAt<'a>> {
        self.live().flat_map(ObjectiveAt::key_results)
    }
}

impl<'a> ObjectiveAt<'a> {
    /// Its key results.
    pub(super) fn key_results(self) -> impl Iterator<Item = KeyResultAt<'a>> {
        let key_results = self.objective.key_results.iter().enumerate();
        key_results.map(move |(index, key_result)| KeyResultAt { owner: self, index, key_result })
    }

    /// The objective as a node of the graph.
    pub(super) fn node(self) -> NodeRef {
        NodeRef::Objective(self.objective.id.as_str().into())
    }

    /// A finding about it; `below` goes on from its JSON pointer.
    pub(super) fn finding(self, sink: &Sink<'_>, below: &str) -> Finding {
        let mut finding = sink.finding().at(format!("/objectives/{}{below}", self.index));
        finding.target = Some(self.node());
        finding.order = (self.index as u32, 0);
        finding
    }
}

impl KeyResultAt<'_> {
    /// The key result as a node of the graph.
    pub(super) fn node(self) -> NodeRef {
        NodeRef::KeyResult(self.key_result.id.as_str().into())
    }

    /// True where fields hold the value to reach, so that the text need not.
    pub(super) fn is_measured(&self) -> bool {
        match self.key_result.measure {
            None | Some(Measure::Judged(_) | Measure::Done(_)) => false,
            Some(
                Measure::Metric(_)
                | Measure::Control(_)
                | Measure::Ladder(_)
                | Measure::Milestones(_)
                | Measure::Rollup(_),
            ) => true,
        }
    }

    /// True where it is declared to be either done or not.
    pub(super) fn is_binary(&self) -> bool {
        matches!(self.key_result.measure, Some(Measure::Done(_)))
    }

    /// True where fields hold the day on which it is due.
    pub(super) fn is_dated(&self) -> bool {
        self.key_result.deadline.is_some()
    }

    /// True where an amount in its words proves a result.
    pub(super) fn proves_by_its_words(&self) -> bool {
        let title = self.key_result.title.as_deref();
        title.is_some_and(|title| Text::new(title, TextContext::default()).claim() == Claim::Result)
    }

    /// A finding about it; `below` goes on from its JSON pointer.
    pub(super) fn finding(self, sink: &Sink<'_>, below: &str) -> Finding {
        let path = format!("/objectives/{}/keyResults/{}{below}", self.owner.index, self.index);
        let mut finding = sink.finding().at(path);
        finding.target = Some(self.node());
        finding.order = (self.owner.index as u32, self.index as u32 + 1);
        finding
    }
}
