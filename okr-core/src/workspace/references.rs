//! Ids resolved: every list's table, and a problem for every name of nothing.

use crate::codes::Code;
use crate::document::Document;
use crate::json::{Checks, Place};
use crate::lang::Term;
use crate::model::{CheckIn, Endpoint, KeyResultId, Measure, Mention, Objective, ObjectiveId, Party, Source};
use crate::problem::{NodeRef, Problem, Slot};

use super::graph::Node;
use super::ids::IdTable;
use super::indices::{KeyResultIx, ObjectiveIx};
use super::near::{FEW, near_node};
use super::opaque;

/// The tables of all ids of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables {
    units: IdTable,
    people: IdTable,
    cycles: IdTable,
    objectives: IdTable,
    key_results: IdTable,
    health_metrics: IdTable,
    check_ins: IdTable,
    /// Where each objective's key results begin in the count over all.
    pub(crate) key_result_offsets: Vec<u32>,
    /// The objective of each key result.
    pub(crate) key_result_owners: Vec<ObjectiveIx>,
    /// Which objectives are opaque; empty where none is, as in most documents.
    opaque: Vec<bool>,
    /// What an objective's progress is made of that does not say so itself.
    pub(crate) default_source: Option<Source>,
}

/// The words for each kind of thing that has an id.
pub(super) mod terms {
    use super::Term;

    pub(in crate::workspace) const UNIT: Term = Term::new("unit", "组织单元");
    pub(in crate::workspace) const PERSON: Term = Term::new("person", "人员");
    pub(in crate::workspace) const CYCLE: Term = Term::new("cycle", "周期");
    pub(in crate::workspace) const OBJECTIVE: Term = Term::new("objective", "目标");
    pub(in crate::workspace) const KEY_RESULT: Term = Term::new("key result", "关键结果");
    pub(in crate::workspace) const INITIATIVE: Term = Term::new("initiative", "举措");
    pub(in crate::workspace) const HEALTH_METRIC: Term = Term::new("health metric", "健康指标");
    pub(in crate::workspace) const CHECK_IN: Term = Term::new("check-in", "签到");
}

impl Tables {
    /// Enters all ids; a problem for each that is taken already.
    pub(crate) fn build(document: &Document, checks: &mut Checks<'_>) -> Tables {
        let mut tables = Tables::default();
        let mut offset = 0;
        tables.key_result_offsets.reserve(document.objectives.len() + 1);
        tables.key_result_offsets.push(0);
        for (at, objective) in (0_u32..).zip(&document.objectives) {
            offset += objective.key_results.len() as u32;
            tables.key_result_offsets.push(offset);
            tables.key_result_owners.resize(offset as usize, ObjectiveIx(at));
        }
        if document.objectives.iter().any(Objective::is_opaque) {
            tables.opaque = document.objectives.iter().map(Objective::is_opaque).collect();
        }
        tables.units = enter("units", terms::UNIT, &mut document.units.iter().map(|unit| unit.id.as_str()), checks);
        tables.people =
            enter("people", terms::PERSON, &mut document.people.iter().map(|person| person.id.as_str()), checks);
        tables.cycles =
            enter("cycles", terms::CYCLE, &mut document.cycles.iter().map(|cycle| cycle.id.as_str()), checks);
        let mut ids = document.objectives.iter().map(|objective| objective.id.as_str());
        tables.objectives = enter("objectives", terms::OBJECTIVE, &mut ids, checks);
        let mut ids = document.health_metrics.iter().map(|metric| metric.id.as_str());
        tables.health_metrics = enter("healthMetrics", terms::HEALTH_METRIC, &mut ids, checks);
        // Most documents name no check-in; then there is nothing to enter.
        if document.check_ins.iter().any(|check_in| check_in.id.is_some()) {
            let mut ids = document.check_ins.iter().map(|check_in| check_in.id.as_ref().map_or("", |id| id.as_str()));
            tables.check_ins = enter("checkIns", terms::CHECK_IN, &mut ids, checks);
        }
        let ids = document.objectives.iter().flat_map(|objective| &objective.key_results);
        let (key_results, twins) = IdTable::build(offset as usize, &mut ids.map(|key_result| key_result.id.as_str()));
        tables.key_results = key_results;
        for (later, first) in twins {
            let problem = Problem::new(Code::IdDuplicate, tables.key_result_pointer(later) + "/id")
                .with("kind", terms::KEY_RESULT)
                .with("id", tables.key_results.id(later))
                .with("first", tables.key_result_pointer(first));
            checks.raise(problem);
        }
        check_initiatives(document, checks);
        tables
    }

    /// What an objective's progress is made of.
    pub(crate) fn source_of(&self, objective: &Objective) -> Source {
        objective.source.or(self.default_source).unwrap_or(Source::KeyResults)
    }

    /// The position of a unit.
    pub(crate) fn unit(&self, id: &str) -> Option<u32> {
        self.units.find(id)
    }

    /// The position of a person.
    pub(crate) fn person(&self, id: &str) -> Option<u32> {
        self.people.find(id)
    }

    /// The position of a cycle.
    pub(crate) fn cycle(&self, id: &str) -> Option<u32> {
        self.cycles.find(id)
    }

    /// As [`Tables::cycle`], where the last one found is likely near.
    pub(crate) fn cycle_near(&self, id: &str, last: Option<u32>) -> Option<u32> {
        last.map_or_else(|| self.cycle(id), |last| self.cycles.find_near(id, last))
    }

    /// The position of an objective.
    pub(crate) fn objective(&self, id: &str) -> Option<ObjectiveIx> {
        self.objectives.find(id).map(ObjectiveIx)
    }

    /// The position of a key result over all objectives.
    pub(crate) fn key_result(&self, id: &str) -> Option<KeyResultIx> {
        self.key_results.find(id).map(KeyResultIx)
    }

    /// The position of a health metric.
    pub(crate) fn health_metric(&self, id: &str) -> Option<usize> {
        self.health_metrics.find(id).map(|at| at as usize)
    }

    /// The position of a check-in that has an id.
    pub(crate) fn check_in(&self, id: &str) -> Option<u32> {
        self.check_ins.find(id)
    }

    /// The id of an objective or key result.
    pub(crate) fn id(&self, node: Node) -> &str {
        match node {
            Node::Objective(at) => self.objectives.id(at.0),
            Node::KeyResult(at) => self.key_results.id(at.0),
        }
    }

    /// Enters the id of a check-in that is added at a position.
    pub(crate) fn add_check_in(&mut self, position: u32, id: Option<&str>) {
        let Some(id) = id else { return };
        // Check-ins before it may have had no ids at all.
        while self.check_ins.len() < position {
            self.check_ins.add("");
        }
        self.check_ins.add(id);
    }

    /// The node that an end names.
    pub(crate) fn node(&self, end: &Endpoint) -> Option<Node> {
        self.either(end.objective.as_ref(), end.key_result.as_ref())
    }

    /// The node that exactly one of two ids names.
    pub(crate) fn either(&self, objective: Option<&ObjectiveId>, key_result: Option<&KeyResultId>) -> Option<Node> {
        match (objective, key_result) {
            (Some(id), None) => self.objective(id.as_str()).map(Node::Objective),
            (None, Some(id)) => self.key_result(id.as_str()).map(Node::KeyResult),
            _ => None,
        }
    }

    /// True where any objective is opaque.
    pub(crate) fn has_opaque(&self) -> bool {
        !self.opaque.is_empty()
    }

    /// True for an opaque objective and for its key results.
    pub(crate) fn is_opaque(&self, node: Node) -> bool {
        if self.opaque.is_empty() {
            return false;
        }
        let objective = match node {
            Node::Objective(at) => Some(at),
            Node::KeyResult(at) => self.key_result_owners.get(at.at()).copied(),
        };
        objective.is_some_and(|at| self.opaque.get(at.at()) == Some(&true))
    }

    /// As [`Tables::either`], where the last one found is likely near.
    pub(crate) fn near(
        &self,
        objective: Option<&ObjectiveId>,
        key_result: Option<&KeyResultId>,
        last: Option<Node>,
    ) -> Option<Node> {
        match (objective, key_result, last) {
            (Some(id), None, Some(Node::Objective(last))) => {
                self.objectives.find_near(id.as_str(), last.0).map(|at| Node::Objective(ObjectiveIx(at)))
            }
            (None, Some(id), Some(Node::KeyResult(last))) => {
                self.key_results.find_near(id.as_str(), last.0).map(|at| Node::KeyResult(KeyResultIx(at)))
            }
            _ => self.either(objective, key_result),
        }
    }

    /// The objective of a key result, and its position in it.
    pub(crate) fn place_of(&self, key_result: u32) -> Option<(ObjectiveIx, usize)> {
        let owner = *self.key_result_owners.get(key_result as usize)?;
        let offset = *self.key_result_offsets.get(owner.at())?;
        Some((owner, (key_result - offset) as usize))
    }

    /// The key results of an objective, counted over all.
    pub(crate) fn key_results_of(&self, at: ObjectiveIx) -> std::ops::Range<u32> {
        match self.key_result_offsets.get(at.at()..at.at() + 2) {
            Some(&[from, to]) => from..to,
            _ => 0..0,
        }
    }

    /// The measure of a key result.
    pub(crate) fn measure<'d>(&self, document: &'d Document, key_result: KeyResultIx) -> Option<&'d Measure> {
        let (objective, at) = self.place_of(key_result.0)?;
        document.objectives.get(objective.at())?.key_results.get(at)?.measure.as_ref()
    }

    /// The JSON pointer of a key result.
    pub(crate) fn key_result_pointer(&self, key_result: u32) -> String {
        match self.place_of(key_result) {
            Some((owner, at)) => format!("/objectives/{}/keyResults/{at}", owner.0),
            None => String::new(),
        }
    }
}

/// Enters the ids of a list; a problem for each that is taken already.
fn enter(name: &str, kind: Term, ids: &mut dyn ExactSizeIterator<Item = &str>, checks: &mut Checks<'_>) -> IdTable {
    let (table, twins) = IdTable::build(ids.len(), ids);
    let root = Place::Root;
    let list = root.field(name);
    for (later, first) in twins {
        let problem = Problem::new(Code::IdDuplicate, list.item(later as usize).field("id").pointer())
            .with("kind", kind)
            .with("id", table.id(later))
            .with("first", list.item(first as usize).pointer());
        checks.raise(problem);
    }
    table
}

/// The word for a check-in.
pub(super) const CHECK_IN: Term = terms::CHECK_IN;

/// Raises a problem for every reference to nothing, one thing at a time: the
/// document is large, so all checks of a thing are made while it is at hand.
pub(crate) struct References<'a, 'c, 'l> {
    pub(crate) tables: &'a Tables,
    pub(crate) document: &'a Document,
    pub(crate) checks: &'c mut Checks<'l>,
}

impl References<'_, '_, '_> {
    fn unknown<'i>(&mut self, kind: Term, id: &str, place: &Place<'_>, known: impl Iterator<Item = &'i str>) {
        // A near name is worth a look only while the list is one that a person could read.
        let near = self.checks.near.nearest(id, &mut known.take(FEW));
        self.unknown_near(kind, id, place, near);
    }

    fn unknown_near(&mut self, kind: Term, id: &str, place: &Place<'_>, near: Slot) {
        let problem = Problem::new(Code::ReferenceUnknown, place.pointer());
        self.checks.raise(problem.with("kind", kind).with("id", id).with("nearest", near));
    }

    fn unit(&mut self, id: &str, place: &Place<'_>) {
        if self.tables.unit(id).is_none() {
            let known = self.document.units.iter().map(|unit| unit.id.as_str());
            self.unknown(terms::UNIT, id, place, known);
        }
    }

    pub(super) fn person(&mut self, id: &str, place: &Place<'_>) {
        if self.tables.person(id).is_none() {
            let known = self.document.people.iter().map(|person| person.id.as_str());
            self.unknown(terms::PERSON, id, place, known);
        }
    }

    fn cycle(&mut self, id: &str, place: &Place<'_>) {
        if self.tables.cycle(id).is_none() {
            let known = self.document.cycles.iter().map(|cycle| cycle.id.as_str());
            self.unknown(terms::CYCLE, id, place, known);
        }
    }

    fn objective(&mut self, id: &str, place: &Place<'_>) {
        if self.tables.objective(id).is_none() {
            let near = near_node(self.document, self.tables, &NodeRef::Objective(id.into()), &mut self.checks.near);
            self.unknown_near(terms::OBJECTIVE, id, place, near);
        }
    }

    fn key_result(&mut self, id: &str, place: &Place<'_>) {
        if self.tables.key_result(id).is_none() {
            let near = near_node(self.document, self.tables, &NodeRef::KeyResult(id.into()), &mut self.checks.near);
            self.unknown_near(terms::KEY_RESULT, id, place, near);
        }
    }

    fn party(&mut self, party: &Party, place: &Place<'_>) {
        if let Some(id) = &party.person {
            self.person(id.as_str(), &place.field("person"));
        }
        if let Some(id) = &party.unit {
            self.unit(id.as_str(), &place.field("unit"));
        }
    }

    pub(crate) fn end(&mut self, end: &Endpoint, place: &Place<'_>) {
        self.either(end.objective.as_ref(), end.key_result.as_ref(), place);
    }

    fn either(&mut self, objective: Option<&ObjectiveId>, key_result: Option<&KeyResultId>, place: &Place<'_>) {
        if let Some(id) = objective {
            self.objective(id.as_str(), &place.field("objective"));
        }
        if let Some(id) = key_result {
            self.key_result(id.as_str(), &place.field("keyResult"));
        }
    }

    /// Units, people and cycles.
    pub(crate) fn organisation(&mut self) {
        let root = Place::Root;
        let units = root.field("units");
        for (at, unit) in self.document.units.iter().enumerate() {
            let place = units.item(at);
            super::times::check_level(&self.document.levels, &unit.level, &place.field("level"), self.checks);
            if let Some(parent) = &unit.parent {
                self.unit(parent.as_str(), &place.field("parent"));
            }
            if let Some(leader) = &unit.leader {
                self.person(leader.as_str(), &place.field("leader"));
            }
        }
        let people = root.field("people");
        for (at, person) in self.document.people.iter().enumerate() {
            let place = people.item(at);
            if let Some(unit) = &person.unit {
                self.unit(unit.as_str(), &place.field("unit"));
            }
            if let Some(manager) = &person.manager {
                self.person(manager.as_str(), &place.field("manager"));
            }
        }
        let cycles = root.field("cycles");
        for (at, cycle) in self.document.cycles.iter().enumerate() {
            if let Some(parent) = &cycle.parent {
                self.cycle(parent.as_str(), &cycles.item(at).field("parent"));
            }
        }
    }

    /// An objective and its key results; `has_cycle` where its cycle is known.
    pub(crate) fn objective_and_key_results(&mut self, at: usize, objective: &Objective, has_cycle: bool) {
        let root = Place::Root;
        let list = root.field("objectives");
        let place = list.item(at);
        if let Some(owner) = &objective.owner {
            self.party(owner, &place.field("owner"));
        }
        if !has_cycle {
            self.cycle(objective.cycle.as_str(), &place.field("cycle"));
        }
        self.mentions(&objective.mentions, &place);
        let key_results = place.field("keyResults");
        for (at, key_result) in objective.key_results.iter().enumerate() {
            let place = key_results.item(at);
            if let Some(cycle) = &key_result.cycle {
                self.cycle(cycle.as_str(), &place.field("cycle"));
            }
            self.mentions(&key_result.mentions, &place);
            self.guards(&key_result.guards, &place);
            let initiatives = place.field("initiatives");
            for (at, initiative) in key_result.initiatives.iter().enumerate() {
                self.party(&initiative.owner, &initiatives.item(at).field("owner"));
            }
        }
    }

    fn mentions(&mut self, mentions: &[Mention], place: &Place<'_>) {
        let list = place.field("mentions");
        for (at, mention) in mentions.iter().enumerate() {
            self.party(&mention.party(), &list.item(at));
        }
    }

    fn guards(&mut self, guards: &[crate::model::HealthMetricId], place: &Place<'_>) {
        let list = place.field("guards");
        for (at, guard) in guards.iter().enumerate() {
            if self.tables.health_metric(guard.as_str()).is_none() {
                let known = self.document.health_metrics.iter().map(|metric| metric.id.as_str());
                self.unknown(terms::HEALTH_METRIC, guard.as_str(), &list.item(at), known);
            }
        }
    }

    /// The alignments: ends that are not known, words about what is opaque.
    pub(crate) fn alignments(&mut self, ends: &[Option<(Node, Node)>]) {
        let root = Place::Root;
        let list = root.field("alignments");
        for (at, (alignment, ends)) in self.document.alignments.iter().zip(ends).enumerate() {
            if let Some(ends) = ends {
                opaque::check_alignment(self.tables, alignment, *ends, &list.item(at), self.checks);
                continue;
            }
            let place = list.item(at);
            self.end(&alignment.from, &place.field("from"));
            self.end(&alignment.to, &place.field("to"));
        }
    }

    /// A check-in; `node` is what it is about, where that is known.
    pub(crate) fn check_in(&mut self, check_in: &CheckIn, node: Option<Node>, place: &Place<'_>) {
        if node.is_none() {
            self.either(check_in.objective.as_ref(), check_in.key_result.as_ref(), place);
        }
        opaque::check_check_in(self.tables, check_in, node, place, self.checks);
        if let Some(by) = &check_in.by {
            self.person(by.as_str(), &place.field("by"));
        }
        let support = place.field("support");
        for (at, wanted) in check_in.support.iter().enumerate() {
            if let Some(from) = &wanted.from {
                self.party(from, &support.item(at).field("from"));
            }
        }
        let next = place.field("next");
        for (at, step) in check_in.next.iter().enumerate() {
            if let Some(owner) = &step.owner {
                self.party(owner, &next.item(at).field("owner"));
            }
        }
        if let Some(id) = &check_in.corrects
            && self.tables.check_in(id.as_str()).is_none()
        {
            let known = self.document.check_ins.iter().filter_map(|check_in| check_in.id.as_ref());
            self.unknown(terms::CHECK_IN, id.as_str(), &place.field("corrects"), known.map(|id| id.as_str()));
        }
    }

    /// Assessments, health metrics and silences.
    pub(crate) fn others(&mut self) {
        let root = Place::Root;
        let list = root.field("assessments");
        for (at, assessment) in self.document.assessments.iter().enumerate() {
            let place = list.item(at);
            self.either(assessment.objective.as_ref(), assessment.key_result.as_ref(), &place);
            opaque::check_assessment(self.tables, assessment, &place, self.checks);
            if let Some(by) = &assessment.by {
                self.person(by.as_str(), &place.field("by"));
            }
        }
        self.amendments(&root.field("amendments"));
        let list = root.field("healthMetrics");
        for (at, metric) in self.document.health_metrics.iter().enumerate() {
            if let Some(owner) = &metric.owner {
                self.party(owner, &list.item(at).field("owner"));
            }
        }
        let list = root.field("silences");
        for (at, silence) in self.document.silences.iter().enumerate() {
            let place = list.item(at);
            if let Some(target) = &silence.target {
                self.end(target, &place.field("target"));
            }
            if let Some(by) = &silence.by {
                self.person(by.as_str(), &place.field("by"));
            }
        }
    }
}

/// Raises a problem for every initiative whose id is taken. Nothing refers to
/// initiatives, so that they need no table.
fn check_initiatives(document: &Document, checks: &mut Checks<'_>) {
    let key_results = document.objectives.iter().flat_map(|objective| &objective.key_results);
    if key_results.clone().all(|key_result| key_result.initiatives.is_empty()) {
        return;
    }
    let ids = || key_results.clone().flat_map(|key_result| key_result.initiatives.iter()).map(|one| one.id.as_str());
    let (table, twins) = IdTable::build(ids().count(), &mut ids());
    if twins.is_empty() {
        return;
    }
    let places = initiative_places(document);
    let pointer = |number: u32| {
        let (objective, key_result, at) = places.get(number as usize).copied().unwrap_or_default();
        format!("/objectives/{objective}/keyResults/{key_result}/initiatives/{at}")
    };
    for (later, first) in twins {
        let problem = Problem::new(Code::IdDuplicate, pointer(later) + "/id").with("kind", terms::INITIATIVE);
        checks.raise(problem.with("id", table.id(later)).with("first", pointer(first)));
    }
}

/// Where each initiative stands: objective, key result in it, position in that.
fn initiative_places(document: &Document) -> Vec<(usize, usize, usize)> {
    let mut places = Vec::new();
    for (objective, record) in document.objectives.iter().enumerate() {
        for (key_result, record) in record.key_results.iter().enumerate() {
            places.extend((0..record.initiatives.len()).map(|at| (objective, key_result, at)));
        }
    }
    places
}
