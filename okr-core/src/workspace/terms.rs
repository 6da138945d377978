//! New measures and weights for what stands in an open workspace.
//!
//! Other numbers in a measure of the same kind touch nothing but that measure. A
//! measure of another kind may change what feeds what and which check-ins make
//! sense: then the edited document is opened anew.

use crate::json::{Checks, Field, Place};
use crate::model::{Edit, KeyResult, Measure, Milestones, Objective, UnitOfMeasure, Weights};
use crate::problem::Problems;

use super::columns::formula;
use super::edit::refused;
use super::graph::Node;
use super::open::Parts;
use super::policies;
use super::view::Workspace;

/// What became of edits.
#[derive(Debug)]
pub(crate) enum Edited {
    /// Done in place; the numbers of these nodes are to be told anew.
    InPlace(Vec<Node>),
    /// The workspace that is to take the place of this one, and what was edited in it.
    Anew(Box<Workspace>, Vec<Node>),
}

impl Workspace {
    /// Gives measures and weights their new terms, all or none.
    pub(crate) fn edit(&mut self, edits: &[Edit]) -> Result<Edited, Problems> {
        let nodes = self.check_edits(edits)?;
        let pairs = || edits.iter().zip(nodes.iter().copied());
        if !pairs().all(|(edit, node)| self.keeps_shape(edit, node)) {
            let mut document = self.parts.document.clone();
            for (edit, node) in pairs() {
                let (owner, place) = self.place_in_document(node);
                if let Some(objective) = document.objectives.get_mut(owner) {
                    write(edit, objective, place);
                }
            }
            let parts = Parts::build(document, Vec::new(), &[], &self.parts.limits)?;
            return Ok(Edited::Anew(Box::new(Workspace { parts }), nodes));
        }
        for (edit, node) in pairs() {
            self.put_terms(edit, node);
        }
        // The weight of a key result counts in its objective.
        let owners = nodes.iter().filter_map(|node| match *node {
            Node::KeyResult(at) => self.owner_of(at).map(Node::Objective),
            Node::Objective(_) => None,
        });
        let owners: Vec<Node> = owners.collect();
        Ok(Edited::InPlace(nodes.into_iter().chain(owners).collect()))
    }

    /// What each edit is about, where all of them can be.
    fn check_edits(&self, edits: &[Edit]) -> Result<Vec<Node>, Problems> {
        let limits = self.parts.limits;
        // `/edits/0/measure` goes to `/objectives/0/keyResults/0/measure`.
        let mut checks = Checks { deeper: 2, ..Checks::new(&limits) };
        let root = Place::Root;
        let list = root.field("edits");
        let mut nodes = Vec::with_capacity(edits.len());
        for (at, edit) in edits.iter().enumerate() {
            let place = list.item(at);
            edit.check(&place, &mut checks);
            if let Some(measure) = &edit.measure {
                policies::check_measure(&self.parts.profile, measure, &place.field("measure"), &mut checks);
            }
            self.references(&mut checks).end(&edit.of, &place.field("of"));
            let Some(node) = self.node(&edit.of) else { continue };
            self.check_open(node, &place, &mut checks);
            nodes.push(node);
        }
        if checks.problems.is_empty() { Ok(nodes) } else { Err(refused(checks)) }
    }

    /// True where nothing but the numbers of the one measure or weight changes.
    fn keeps_shape(&self, edit: &Edit, node: Node) -> bool {
        // Weights that must come to 1 are looked at all together.
        if edit.weight.is_some() && self.parts.profile.weights == Weights::MustSumToOne {
            return false;
        }
        match (&edit.measure, node) {
            (None, _) => true,
            (Some(new), Node::KeyResult(at)) => same_shape(self.measure_at(at), new),
            (Some(_), Node::Objective(_)) => false,
        }
    }

    /// The position of a node's objective, and of the key result in it.
    pub(super) fn place_in_document(&self, node: Node) -> (usize, Option<usize>) {
        match node {
            Node::Objective(at) => (at.at(), None),
            Node::KeyResult(at) => {
                self.parts.tables.place_of(at.0).map_or((usize::MAX, None), |(owner, place)| (owner.at(), Some(place)))
            }
        }
    }

    fn put_terms(&mut self, edit: &Edit, node: Node) {
        let (owner, place) = self.place_in_document(node);
        let Some(objective) = self.parts.document.objectives.get_mut(owner) else { return };
        write(edit, objective, place);
        let Node::KeyResult(at) = node else { return };
        let Some(key_result) = place.and_then(|place| objective.key_results.get(place)) else { return };
        let columns = &mut self.parts.columns;
        columns.formulas.set(at.at(), formula(key_result.measure.as_ref(), &self.parts.profile));
        if let Some(slot) = columns.weights.get_mut(at.at()) {
            *slot = key_result.weight.unwrap_or(f64::NAN) + 0.0;
        }
    }
}

/// Writes new terms into the document.
fn write(edit: &Edit, objective: &mut Objective, place: Option<usize>) {
    let key_result: Option<&mut KeyResult> = place.and_then(|place| objective.key_results.get_mut(place));
    let (measure, weight) = match key_result {
        Some(key_result) => (Some(&mut key_result.measure), &mut key_result.weight),
        None => (None, &mut objective.weight),
    };
    if edit.weight.is_some() {
        *weight = edit.weight;
    }
    if let (Some(slot), Some(_)) = (measure, &edit.measure) {
        slot.clone_from(&edit.measure);
    }
}

/// True where check-ins, contributors and sums that fit one measure fit the other.
fn same_shape(old: Option<&Measure>, new: &Measure) -> bool {
    let same_unit = UnitOfMeasure::same(old.and_then(Measure::unit), new.unit());
    match (old, new) {
        (None, Measure::Judged(_)) => true,
        (Some(Measure::Rollup(old)), Measure::Rollup(new)) => old.combine == new.combine && same_unit,
        (Some(Measure::Milestones(old)), Measure::Milestones(new)) => titles(old).eq(titles(new)),
        (Some(old), new) => old.kind() == new.kind() && same_unit,
        (None, _) => false,
    }
}

fn titles(milestones: &Milestones) -> impl Iterator<Item = &str> {
    milestones.items.iter().map(|item| &*item.title)
}
