//! The workspace itself.

use std::borrow::Cow;

use crate::document::{Document, utf8};
use crate::json::Limits;
use crate::model::{
    Alignment, AlignmentKind, AlignmentState, Cycle, KeyResult, KeyResultId, Measure, Objective, ObjectiveId, Party,
    Person, Source, Title, Unit,
};
use crate::problem::{NodeRef, Problems};
use crate::profile::Profile;

use super::check_ins::Activity;
use super::columns::{Columns, Formula};
use super::graph::{Graph, Node, accepts};
use super::indices::{KeyResultIx, ObjectiveIx};
use super::open::Parts;
use super::schedule::Schedule;
use super::wanted::{Unwanted, Wishes};

/// A document that holds: every reference leads somewhere, no hierarchy and no
/// alignment runs in a circle, every number and date makes sense.
///
/// ```
/// use okr_core::{Workspace, api::ScoreRequest};
///
/// let text = r#"{"okr": 1,
///   "people": [{"id": "lin", "name": "Lin"}],
///   "cycles": [{"id": "2026Q1", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
///   "objectives": [{"id": "o", "title": "Answer every customer the same day",
///     "owner": {"person": "lin"}, "cycle": "2026Q1", "keyResults": [
///       {"id": "k", "title": "Median answer time from 20 to 4 hours",
///        "measure": {"kind": "metric", "baseline": 20, "target": 4}}]}],
///   "checkIns": [{"keyResult": "k", "on": "2026-02-13", "value": 12}]}"#;
/// let workspace = Workspace::from_json(text)?;
/// let board = workspace.score(&ScoreRequest { as_of: "2026-02-15".parse()? })?;
/// assert_eq!(board.objective("o").and_then(|objective| objective.progress), Some(0.5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Workspace {
    pub(super) parts: Parts,
}

impl Workspace {
    /// Opens a document from its JSON text, within the default limits.
    ///
    /// # Errors
    /// Every problem of the document at once, each with its place.
    pub fn from_json(text: &str) -> Result<Workspace, Problems> {
        Workspace::from_json_with(text, &Limits::default())
    }

    /// Opens a document from its JSON text, within limits of the host's own.
    ///
    /// # Errors
    /// Every problem of the document at once, each with its place.
    pub fn from_json_with(text: &str, limits: &Limits) -> Result<Workspace, Problems> {
        Parts::from_json(text, limits).map(|parts| Workspace { parts })
    }

    /// Opens a document from its bytes, which must be UTF-8.
    ///
    /// # Errors
    /// `json.not-utf8`, or every problem of the document at once.
    pub fn from_bytes(bytes: &[u8], limits: &Limits) -> Result<Workspace, Problems> {
        Workspace::from_json_with(utf8(bytes)?, limits)
    }

    /// Opens a document that a program has put together.
    ///
    /// # Errors
    /// Every problem of the document at once, each with its place.
    pub fn from_document(document: Document) -> Result<Workspace, Problems> {
        Parts::from_document(document, &Limits::default()).map(|parts| Workspace { parts })
    }

    /// The document, as it was opened.
    pub fn document(&self) -> &Document {
        &self.parts.document
    }

    /// The document as canonical JSON.
    pub fn to_json(&self) -> String {
        self.parts.document.to_json()
    }

    /// The sizes that the document may have.
    pub(crate) fn limits(&self) -> &Limits {
        &self.parts.limits
    }

    /// The profile by which the document is judged.
    pub fn profile(&self) -> &Profile {
        &self.parts.profile
    }

    /// What an objective's progress is made of: what it says, else what the profile does.
    pub fn source_of(&self, objective: &Objective) -> Source {
        self.parts.tables.source_of(objective)
    }

    /// The objective of an id.
    pub fn objective(&self, id: &str) -> Option<&Objective> {
        self.objective_ix(id).and_then(|at| self.objective_at(at))
    }

    /// The key result of an id.
    pub fn key_result(&self, id: &str) -> Option<&KeyResult> {
        self.key_result_ix(id).and_then(|at| self.key_result_at(at))
    }

    /// The unit of an id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        let at = self.parts.tables.unit(id)?;
        self.document().units.get(at as usize)
    }

    /// The person of an id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        let at = self.parts.tables.person(id)?;
        self.document().people.get(at as usize)
    }

    /// The cycle of an id.
    pub fn cycle(&self, id: &str) -> Option<&Cycle> {
        let at = self.parts.tables.cycle(id)?;
        self.document().cycles.get(at as usize)
    }

    /// The name of a person or unit, its id where it has none.
    pub fn party_name<'a>(&'a self, party: &'a Party) -> &'a str {
        let person = party.person.as_ref().and_then(|id| self.person(id.as_str())).map(|person| &*person.name);
        let unit = party.unit.as_ref().and_then(|id| self.unit(id.as_str())).map(|unit| &*unit.name);
        person.or(unit).unwrap_or(party.id())
    }

    /// The name of an objective's owner; `None` where the objective is opaque.
    pub fn owner_name<'a>(&'a self, objective: &'a Objective) -> Option<&'a str> {
        objective.owner.as_ref().map(|owner| self.party_name(owner))
    }

    /// The level of an objective: its own, or that of its owner's unit.
    pub fn level_of<'a>(&'a self, objective: &'a Objective) -> Option<&'a str> {
        if let Some(level) = &objective.level {
            return Some(level);
        }
        self.unit_of(objective.owner.as_ref()?).map(|unit| unit.level.as_str())
    }

    /// The unit that a party is or belongs to.
    pub fn unit_of(&self, party: &Party) -> Option<&Unit> {
        match (&party.person, &party.unit) {
            (_, Some(unit)) => self.unit(unit.as_str()),
            (Some(person), None) => self.unit(self.person(person.as_str())?.unit.as_ref()?.as_str()),
            (None, None) => None,
        }
    }

    /// The highest level: the first of the document's `levels`, else the level
    /// of the first unit that has no parent.
    pub fn top_level(&self) -> Option<&str> {
        let first = self.document().levels.first().map(Title::as_str);
        first.or_else(|| {
            let root = self.document().units.iter().find(|unit| unit.parent.is_none())?;
            Some(root.level.as_str())
        })
    }

    pub(crate) fn person_place(&self, id: &str) -> Option<usize> {
        self.parts.tables.person(id).map(|at| at as usize)
    }

    pub(crate) fn cycle_place(&self, id: &str) -> Option<usize> {
        self.parts.tables.cycle(id).map(|at| at as usize)
    }

    pub(crate) fn unit_place(&self, id: &str) -> Option<usize> {
        self.parts.tables.unit(id).map(|at| at as usize)
    }

    /// True for an opaque objective and for its key results.
    pub fn is_opaque(&self, node: &NodeRef) -> bool {
        let tables = &self.parts.tables;
        let found = match node {
            _ if !tables.has_opaque() => None,
            NodeRef::Objective(id) => tables.objective(id).map(Node::Objective),
            NodeRef::KeyResult(id) => tables.key_result(id).map(Node::KeyResult),
        };
        found.is_some_and(|node| tables.is_opaque(node))
    }

    pub(crate) fn objective_ix(&self, id: &str) -> Option<ObjectiveIx> {
        self.parts.tables.objective(id)
    }

    pub(crate) fn key_result_ix(&self, id: &str) -> Option<KeyResultIx> {
        self.parts.tables.key_result(id)
    }

    pub(crate) fn health_metric_ix(&self, id: &str) -> Option<usize> {
        self.parts.tables.health_metric(id)
    }

    pub(crate) fn objective_at(&self, at: ObjectiveIx) -> Option<&Objective> {
        self.document().objectives.get(at.at())
    }

    pub(crate) fn key_result_at(&self, at: KeyResultIx) -> Option<&KeyResult> {
        let (owner, place) = self.parts.tables.place_of(at.0)?;
        self.objective_at(owner)?.key_results.get(place)
    }

    /// The objective that a key result belongs to.
    pub(crate) fn owner_of(&self, at: KeyResultIx) -> Option<ObjectiveIx> {
        self.parts.tables.place_of(at.0).map(|(owner, _)| owner)
    }

    /// The key results of an objective, counted over all.
    pub(crate) fn key_results_of(&self, at: ObjectiveIx) -> std::ops::Range<u32> {
        self.parts.tables.key_results_of(at)
    }

    pub(crate) fn measure_at(&self, at: KeyResultIx) -> Option<&Measure> {
        self.key_result_at(at)?.measure.as_ref()
    }

    /// The measure, only where the formula alone does not hold its numbers: for
    /// the simple ones the document need not be touched at all.
    pub(crate) fn measure_at_if(&self, at: KeyResultIx, formula: Formula) -> Option<&Measure> {
        match formula {
            Formula::Linear { .. } => None,
            _ => self.measure_at(at),
        }
    }

    pub(crate) fn graph(&self) -> &Graph {
        &self.parts.graph
    }

    /// In which order numbers can be told; built anew after edits.
    pub(crate) fn schedule(&self) -> Cow<'_, Schedule> {
        match &self.parts.schedule {
            Some(schedule) => Cow::Borrowed(schedule),
            None => Cow::Owned(Schedule::build(&self.parts.tables, &self.parts.columns, &self.parts.graph)),
        }
    }

    pub(crate) fn columns(&self) -> &Columns {
        &self.parts.columns
    }

    pub(crate) fn activity(&self) -> &Activity {
        &self.parts.activity
    }

    /// The node that an alignment's end names.
    pub(crate) fn node(&self, end: &crate::model::Endpoint) -> Option<Node> {
        self.parts.tables.node(end)
    }

    /// The ids of a node, for answers.
    /// Where a node stands that is named.
    pub(crate) fn named(&self, of: &NodeRef) -> Option<Node> {
        match of {
            NodeRef::Objective(id) => self.objective_ix(id).map(Node::Objective),
            NodeRef::KeyResult(id) => self.key_result_ix(id).map(Node::KeyResult),
        }
    }

    pub(crate) fn node_ref(&self, node: Node) -> NodeRef {
        match node {
            Node::Objective(at) => {
                NodeRef::Objective(self.objective_at(at).map_or("", |objective| objective.id.as_str()).into())
            }
            Node::KeyResult(at) => {
                NodeRef::KeyResult(self.key_result_at(at).map_or("", |key_result| key_result.id.as_str()).into())
            }
        }
    }

    /// What two ids of which one is given name.
    pub(crate) fn either(&self, objective: Option<&ObjectiveId>, key_result: Option<&KeyResultId>) -> Option<Node> {
        self.parts.tables.either(objective, key_result)
    }

    /// The objective that a node is or belongs to.
    pub(crate) fn objective_of(&self, node: Node) -> Option<ObjectiveIx> {
        match node {
            Node::Objective(at) => Some(at),
            Node::KeyResult(at) => self.owner_of(at),
        }
    }

    /// True where a contributing alignment to this node feeds its number.
    pub(crate) fn accepts_contributions(&self, to: Node) -> bool {
        accepts(self.document(), &self.parts.tables, to)
    }

    /// What the profile does not want of the alignments, with their positions.
    pub(crate) fn unwanted(&self, tell: &mut dyn FnMut(usize, Unwanted)) {
        let ends: Vec<Option<(Node, Node)>> =
            self.document().alignments.iter().map(|one| self.node(&one.from).zip(self.node(&one.to))).collect();
        self.wishes().each(&self.parts.graph, &ends, tell);
    }

    /// What the profile does not want of an alignment that is to stand at a position.
    pub(crate) fn unwanted_of(
        &self,
        alignment: &Alignment,
        at: usize,
        ends: (Node, Node),
        tell: &mut dyn FnMut(Unwanted),
    ) {
        self.wishes().of_one(&self.parts.graph, alignment, at, ends, tell);
    }

    fn wishes(&self) -> Wishes<'_> {
        Wishes { document: &self.parts.document, tables: &self.parts.tables, profile: &self.parts.profile }
    }

    /// The alignments of a kind that are agreed, as pairs of nodes with their
    /// positions.
    pub(crate) fn agreed(&self, kind: AlignmentKind) -> impl Iterator<Item = (usize, Node, Node)> {
        self.positions(move |alignment| alignment.is_agreed() && alignment.kind_or_default() == kind)
    }

    /// The alignments that may close no circle, likewise.
    pub(crate) fn structural(&self) -> impl Iterator<Item = (usize, Node, Node)> {
        self.positions(Alignment::is_structural)
    }

    /// The alignments that may close none once they are accepted, likewise.
    pub(crate) fn proposed(&self) -> impl Iterator<Item = (usize, Node, Node)> {
        self.positions(|alignment| {
            let is_proposed = alignment.state_or_default() == AlignmentState::Proposed;
            is_proposed && alignment.kind_or_default() != AlignmentKind::DependsOn
        })
    }

    fn positions(&self, is_one: impl Fn(&Alignment) -> bool) -> impl Iterator<Item = (usize, Node, Node)> {
        let alignments = self.document().alignments.iter().enumerate().filter(move |(_, alignment)| is_one(alignment));
        alignments.filter_map(|(at, alignment)| Some((at, self.node(&alignment.from)?, self.node(&alignment.to)?)))
    }

    /// True where an alignment between these two would run the way that the graph is
    /// ordered: no set of such alignments closes a circle.
    pub(crate) fn keeps_order(&self, from: Node, to: Node) -> bool {
        let graph = self.graph();
        let place = |node| graph.number(node).map(|number| graph.dag.place(number));
        place(from).zip(place(to)).is_some_and(|(from, to)| from < to)
    }
}
