//! Edits of an open workspace. Each is checked first, by the rules of opening,
//! and changes nothing where it is refused.

use crate::alignment::Edge;
use crate::codes::Code;
use crate::json::{Checks, Field, Place};
use crate::lang::Term;
use crate::model::{Alignment, AlignmentKind, AlignmentState, Breach, CheckIn, Date, Endpoint, Stage};
use crate::problem::{NodeRef, Problem, Problems};

use super::agreements::{check_ends, check_sum, duplicate};
use super::check_ins;
use super::graph::{Node, feed, is_edge};
use super::opaque;
use super::references::References;
use super::titles::Titles;
use super::view::Workspace;

const CHECK_INS: Term = Term::new("check-ins", "签到");
pub(super) const ALIGNMENTS: Term = Term::new("alignments", "对齐");

/// What became of an alignment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Aligned {
    /// Its position in the document's alignments.
    pub(crate) at: usize,
    /// True where it stood there already and only its terms are new.
    pub(crate) is_update: bool,
    /// The circle that it would close once it is accepted; empty where none.
    pub(crate) circle: Vec<NodeRef>,
    /// What it leads from and to; the numbers of the upper end must be told anew.
    pub(crate) ends: (Node, Node),
}

impl Workspace {
    /// What a check-in is about, where there is such a thing.
    pub(crate) fn target_of(&self, check_in: &CheckIn) -> Option<Node> {
        self.parts.tables.either(check_in.objective.as_ref(), check_in.key_result.as_ref())
    }

    /// Adds a check-in; `node` is what it is about, see [`Workspace::target_of`].
    ///
    /// `today` is the caller's day: no check-in may be about a later one, or recorded on one.
    pub(crate) fn add_check_in(
        &mut self,
        check_in: CheckIn,
        node: Option<Node>,
        today: Date,
    ) -> Result<Node, Problems> {
        let root = Place::Root;
        let place = root.field("checkIn");
        let limits = self.parts.limits;
        let mut checks = Checks { deeper: 1, ..Checks::new(&limits) };
        check_in.check(&place, &mut checks);
        self.references(&mut checks).check_in(&check_in, node, &place);
        let at = self.parts.document.check_ins.len();
        check_ins::check(&self.parts.document, &self.parts.tables, at, &check_in, node, &place, &mut checks);
        let titles = Titles::of(&self.parts.document, &self.parts.tables, std::slice::from_ref(&check_in));
        titles.check(&check_in, node, &place, &mut checks);
        self.check_id(&check_in, &place, &mut checks);
        let recorded = check_in.recorded_on.map(|on| ("recordedOn", on));
        for (field, on) in [("on", check_in.on)].into_iter().chain(recorded).filter(|(_, on)| *on > today) {
            let problem = Problem::new(Code::CheckInFuture, place.field(field).pointer());
            checks.raise(problem.with("on", on.to_string()).with("today", today.to_string()));
        }
        node.into_iter().for_each(|node| self.check_open(node, &place, &mut checks));
        check_room(at, limits.check_ins, CHECK_INS, &place, &mut checks);
        let Some(node) = node.filter(|_| checks.problems.is_empty()) else { return Err(refused(checks)) };

        let id = check_in.id.as_ref().map(|id| id.as_str());
        let corrected = check_in.corrects.as_ref().and_then(|id| self.parts.tables.check_in(id.as_str()));
        self.parts.activity.add(&check_in, at as u32, node, corrected);
        self.parts.tables.add_check_in(at as u32, id);
        let list = &mut self.parts.document.check_ins;
        if list.len() == list.capacity() {
            // By an eighth: there are millions, and twice the room would be for nothing.
            list.reserve_exact(list.len() / 8 + 4);
        }
        list.push(check_in);
        Ok(node)
    }

    /// What would become of an alignment that is added, or gives new terms to one
    /// with the same ends and kind. Changes nothing.
    pub(crate) fn would_align(&self, alignment: &Alignment) -> Result<Aligned, Problems> {
        let limits = self.parts.limits;
        let mut checks = Checks { deeper: 1, ..Checks::new(&limits) };
        let Some(ends) = self.check_alignment(alignment, &mut checks) else { return Err(refused(checks)) };
        let standing = self.standing(ends, alignment.kind_or_default());
        let position = standing.unwrap_or(self.parts.document.alignments.len());
        self.unwanted_of(alignment, position, ends, &mut |unwanted| {
            if unwanted.breach == Breach::Refuse {
                checks.raise(unwanted.problem(&Place::Root.field("alignment")));
            }
        });
        let unchanged = standing.filter(|at| self.document().alignments.get(*at) == Some(alignment));
        if let Some(first) = unchanged {
            checks.raise(duplicate(alignment, first as u32, &Place::Root.field("alignment")));
        }
        let is_waiting = alignment.kind_or_default() != AlignmentKind::DependsOn && !alignment.is_structural();
        let is_edge = is_edge(&self.parts.tables, alignment, ends.0, ends.1);
        let circle = self.closing(ends).filter(|_| is_edge || is_waiting).unwrap_or_default();
        if is_edge && !circle.is_empty() {
            checks.raise(circle_problem(&circle));
        }
        let count = self.parts.document.alignments.len();
        if standing.is_none() {
            let place = Place::Root;
            check_room(count, limits.alignments, ALIGNMENTS, &place.field("alignment"), &mut checks);
        }
        if !checks.problems.is_empty() {
            return Err(refused(checks));
        }
        let at = standing.unwrap_or(count);
        // Reported while it waits, refused once it is to be accepted.
        Ok(Aligned { at, is_update: standing.is_some(), circle, ends })
    }

    /// Takes an alignment away; what it led to.
    pub(crate) fn remove_alignment(
        &mut self,
        from: &Endpoint,
        to: &Endpoint,
        kind: AlignmentKind,
    ) -> Result<Node, Problems> {
        let limits = self.parts.limits;
        let mut checks = Checks::new(&limits);
        let root = Place::Root;
        let mut references = self.references(&mut checks);
        references.end(from, &root.field("from"));
        references.end(to, &root.field("to"));
        let ends = self.parts.tables.node(from).zip(self.parts.tables.node(to));
        if let Some((lower, upper)) = ends {
            self.check_open(lower, &root.field("from"), &mut checks);
            self.check_open(upper, &root.field("to"), &mut checks);
        }
        let Some(ends) = ends.filter(|_| checks.problems.is_empty()) else { return Err(refused(checks)) };
        let Some(at) = self.standing(ends, kind) else {
            return Err(self.no_such_alignment(ends, kind).into());
        };
        self.take_alignment(at, ends);
        Ok(ends.1)
    }

    /// Everything that an alignment must keep to by itself; its ends, where both are known.
    fn check_alignment(&self, alignment: &Alignment, checks: &mut Checks<'_>) -> Option<(Node, Node)> {
        let root = Place::Root;
        let place = root.field("alignment");
        let (from_place, to_place) = (place.field("from"), place.field("to"));
        alignment.check(&place, checks);
        let mut references = self.references(checks);
        references.end(&alignment.from, &from_place);
        references.end(&alignment.to, &to_place);
        let tables = &self.parts.tables;
        let (from, to) = tables.node(&alignment.from).zip(tables.node(&alignment.to))?;
        check_ends(tables, alignment, from, to, &place, checks);
        opaque::check_alignment(tables, alignment, (from, to), &place, checks);
        check_sum(&self.parts.document, tables, alignment, from, to, &place, checks);
        self.check_open(from, &from_place, checks);
        self.check_open(to, &to_place, checks);
        Some((from, to))
    }

    /// The alignment with these ends and kind; of several the one that is not declined.
    pub(super) fn standing(&self, (from, to): (Node, Node), kind: AlignmentKind) -> Option<usize> {
        let to = self.parts.graph.number(to)?;
        let alignment = |at: u32| self.parts.document.alignments.get(at as usize);
        let same = self.parts.graph.outgoing(from).iter().filter(|outgoing| outgoing.to == to);
        let same = same.filter(|outgoing| alignment(outgoing.alignment).is_some_and(|it| it.kind_or_default() == kind));
        let is_declined = |at: u32| alignment(at).is_some_and(|it| it.state_or_default() == AlignmentState::Declined);
        same.map(|outgoing| outgoing.alignment).min_by_key(|at| (is_declined(*at), *at)).map(|at| at as usize)
    }

    /// The circle that an edge between these ends would close.
    fn closing(&self, (from, to): (Node, Node)) -> Option<Vec<NodeRef>> {
        let graph = &self.parts.graph;
        // A key result that no alignment touches is led to by nothing.
        let own = |node: Node| match node {
            Node::KeyResult(at) if graph.number(node).is_none() => self.owner_of(at).map(Node::Objective),
            _ => None,
        };
        let (lower, upper) = (graph.number(from)?, graph.number(own(to).unwrap_or(to))?);
        let circle = graph.circle(&self.parts.tables, Edge { from: lower, to: upper })?;
        let quiet = own(to).map(|_| self.node_ref(to));
        let mut circle: Vec<NodeRef> = circle.into_iter().map(|node| self.node_ref(node)).collect();
        // The untouched key result stands between the lower end and its objective.
        if let Some(quiet) = quiet
            && let Some(at) = circle.iter().position(|node| *node == self.node_ref(from))
        {
            circle.insert(at + 1, quiet);
        }
        Some(circle)
    }

    /// Puts an alignment that [`Workspace::would_align`] has let pass in its place.
    pub(crate) fn put_alignment(&mut self, alignment: Alignment, at: usize, ends: (Node, Node)) {
        let parts = &mut self.parts;
        let old = parts.document.alignments.get(at).cloned();
        if let Some(old) = old {
            parts.graph.disconnect(&parts.tables, &old, at as u32, ends);
        }
        let fed = feed(&parts.document, &parts.tables, &alignment, at as u32, ends.0, ends.1);
        parts.graph.connect(&parts.tables, &alignment, at as u32, ends, fed);
        match parts.document.alignments.get_mut(at) {
            Some(slot) => *slot = alignment,
            None => parts.document.alignments.push(alignment),
        }
        parts.schedule = None;
    }

    /// Takes an alignment out; those behind it move up by one.
    fn take_alignment(&mut self, at: usize, ends: (Node, Node)) {
        let parts = &mut self.parts;
        let alignment = parts.document.alignments.remove(at);
        parts.graph.disconnect(&parts.tables, &alignment, at as u32, ends);
        parts.graph.close_gap(at as u32);
        parts.schedule = None;
    }

    pub(super) fn references<'a, 'c, 'l>(&'a self, checks: &'c mut Checks<'l>) -> References<'a, 'c, 'l> {
        References { tables: &self.parts.tables, document: &self.parts.document, checks }
    }

    fn check_id(&self, check_in: &CheckIn, place: &Place<'_>, checks: &mut Checks<'_>) {
        let Some(id) = &check_in.id else { return };
        if let Some(first) = self.parts.tables.check_in(id.as_str()) {
            let problem = Problem::new(Code::IdDuplicate, place.field("id").pointer());
            let problem = problem.with("kind", super::references::CHECK_IN).with("id", id.as_str());
            checks.raise(problem.with("first", format!("/checkIns/{first}")));
        }
    }

    /// Nothing closed or kept for the record changes unless it is opened again.
    pub(super) fn check_open(&self, node: Node, place: &Place<'_>, checks: &mut Checks<'_>) {
        let owner = self.objective_of(node);
        // The column, for the document itself is large and seldom at hand.
        let traits = owner.and_then(|at| self.parts.columns.objective_traits.get(at.at()));
        let Some(stage @ (Stage::Closed | Stage::Archived)) = traits.map(|traits| traits.stage) else { return };
        let id = owner.map_or("", |at| self.parts.tables.id(Node::Objective(at)));
        checks.raise(Problem::new(Code::StageClosed, place.pointer()).with("id", id).with("stage", stage.word()));
    }
}

/// One more must find room within the limits.
fn check_room(count: usize, limit: u32, what: Term, place: &Place<'_>, checks: &mut Checks<'_>) {
    if count >= limit as usize {
        checks.raise(Problem::too_many(place.pointer(), what, count as u64 + 1, limit as usize));
    }
}

pub(super) fn refused(checks: Checks<'_>) -> Problems {
    // Whoever gets here has raised one.
    Problems::from_list(checks.problems).unwrap_or_else(|| Problem::new(Code::ReferenceUnknown, "").into())
}

fn circle_problem(circle: &[NodeRef]) -> Problem {
    let members: Vec<String> = circle.iter().chain(circle.first()).map(|node| format!("`{}`", node.id())).collect();
    Problem::new(Code::AlignmentCycle, "/alignment").with("members", members.join(" → ")).with_cycle(circle.to_vec())
}
