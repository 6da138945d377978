//! Parts of an answer: which objectives, which fields, from where and how many.
//! Operations that answer for every objective share them.

use crate::codes::Code;
use crate::json::{Checks, Limits, List, Place, listed, record};
use crate::lang::Term;
use crate::model::{CycleId, ObjectiveId, Title, UnitId};
use crate::problem::{NodeRef, Problem, Problems, Slot};
use crate::scoring::Fields;
use crate::workspace::{KeyResultIx, ObjectiveIx, Workspace};

record! {
    /// Which objectives an answer is to speak of, and what of them: those that satisfy
    /// every list that is given. An empty list is satisfied by none.
    #[derive(Default)]
    pub request Selection {
        /// Objectives by their ids.
        "objectives" objectives: Option<List<ObjectiveId>> = optional,
        /// Objectives of these units or of units below them: a unit's are those that it
        /// owns and those of the people who belong to it.
        "units" units: Option<List<UnitId>> = optional,
        /// Objectives of these cycles or of cycles that are part of them.
        "cycles" cycles: Option<List<CycleId>> = optional,
        /// The fields that entries tell, besides `id` and `objective`; absent: all.
        "fields" fields: Option<List<Title>> = optional,
    }
}

/// A part of an answer, as a Rust program asks for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Which objectives, and which of their fields; `None`: all.
    pub select: Option<Selection>,
    /// How many of the selected objectives are passed over; `None`: 0.
    pub offset: Option<u32>,
    /// How many objectives are told at most; `None`: all.
    pub limit: Option<u32>,
}

/// The objectives that an answer speaks of, in document order.
#[derive(Clone, Debug)]
pub(super) struct Selected {
    /// Their positions; `None` stands for all of this many.
    shown: Option<Vec<u32>>,
    /// How many were selected before offset and limit; all where nothing was asked.
    pub(super) total: usize,
    /// The names of the fields that were asked for.
    fields: Option<List<Title>>,
}

impl Selected {
    /// Everything.
    pub(super) fn all(workspace: &Workspace) -> Selected {
        Selected { shown: None, total: workspace.document().objectives.len(), fields: None }
    }

    /// The objectives, in document order.
    pub(super) fn objectives(&self) -> impl Iterator<Item = ObjectiveIx> {
        let whole = if self.shown.is_none() { 0..self.total as u32 } else { 0..0 };
        self.shown.iter().flatten().copied().chain(whole).map(ObjectiveIx)
    }

    /// The key results of the objectives, in document order.
    pub(super) fn key_results(&self, workspace: &Workspace) -> impl Iterator<Item = KeyResultIx> {
        self.objectives().flat_map(|at| workspace.key_results_of(at)).map(KeyResultIx)
    }

    /// How many objectives were selected, where a part was asked for.
    pub(super) fn count(&self) -> Option<usize> {
        self.shown.is_some().then_some(self.total)
    }

    /// True where a node is among the objectives or their key results.
    pub(super) fn shows(&self, workspace: &Workspace, node: &NodeRef) -> bool {
        let Some(shown) = &self.shown else { return true };
        let objective = match node {
            NodeRef::Objective(id) => workspace.objective_ix(id),
            NodeRef::KeyResult(id) => workspace.key_result_ix(id).and_then(|at| workspace.owner_of(at)),
        };
        objective.is_some_and(|at| shown.binary_search(&at.0).is_ok())
    }

    /// The fields of one kind of entry that are told.
    pub(super) fn fields(&self, known: &[&str]) -> Fields {
        let Some(named) = &self.fields else { return Fields::ALL };
        Fields::of(known, named.iter().map(Title::as_str))
    }
}

impl Part {
    /// True where nothing less than all is asked for.
    fn is_all(&self) -> bool {
        self.select.is_none() && self.offset.is_none() && self.limit.is_none()
    }

    /// Looks up what is asked for; `known` are the fields of the answer's entries.
    ///
    /// # Errors
    /// `reference.unknown` for every id that names nothing, `document.unknown-word` for
    /// every field that no entry has; where none is known, `document.unknown-field` for
    /// asking for any.
    pub(super) fn of(&self, workspace: &Workspace, known: &[&[&str]]) -> Result<Selected, Problems> {
        if self.is_all() {
            return Ok(Selected::all(workspace));
        }
        let asked = self.select.clone().unwrap_or_default();
        let mut checks = Checks::new(&Limits::DEFAULT);
        let tests = Tests::of(workspace, &asked, &mut checks);
        check_fields(&asked, known, &mut checks);
        if let Some(problems) = limited(checks) {
            return Err(problems);
        }
        let from = self.offset.unwrap_or(0) as usize;
        let to = from.saturating_add(self.limit.unwrap_or(u32::MAX) as usize);
        let (mut total, mut shown) = (0, Vec::new());
        for at in (0..workspace.document().objectives.len() as u32).filter(|at| tests.pass(*at)) {
            if (from..to).contains(&total) {
                shown.push(at);
            }
            total += 1;
        }
        Ok(Selected { shown: Some(shown), total, fields: asked.fields })
    }
}

/// What the lists of a selection ask of each objective.
#[derive(Default)]
struct Tests {
    objectives: Option<Vec<bool>>,
    /// Whether each unit is wanted, and the unit of each objective; cycles likewise.
    units: Option<(Vec<bool>, Vec<Option<u32>>)>,
    cycles: Option<(Vec<bool>, Vec<Option<u32>>)>,
}

impl Tests {
    fn of(workspace: &Workspace, asked: &Selection, checks: &mut Checks<'_>) -> Tests {
        let root = Place::Root;
        let place = root.field("select");
        let mut tests = Tests::default();
        if let Some(ids) = &asked.objectives {
            let mut wanted = vec![false; workspace.document().objectives.len()];
            let list = place.field("objectives");
            for (at, id) in ids.iter().enumerate() {
                let found = workspace.objective_ix(id.as_str());
                match found.and_then(|found| wanted.get_mut(found.at())) {
                    Some(slot) => *slot = true,
                    None => {
                        let node = NodeRef::Objective(id.as_str().into());
                        let near = workspace.near_ref(&node, &mut checks.near);
                        unknown(Term::new("objective", "目标"), id.as_str(), near, &list.item(at), checks);
                    }
                }
            }
            tests.objectives = Some(wanted);
        }
        if let Some(ids) = &asked.units {
            let (mut named, list) = (Vec::new(), place.field("units"));
            for (at, id) in ids.iter().enumerate() {
                match workspace.unit_place(id.as_str()) {
                    Some(unit) => named.push(unit as u32),
                    None => {
                        let near = workspace.near_unit(id.as_str(), &mut checks.near);
                        unknown(Term::new("unit", "组织单元"), id.as_str(), near, &list.item(at), checks);
                    }
                }
            }
            tests.units = Some((workspace.units_within(&named), workspace.units_of_objectives()));
        }
        if let Some(ids) = &asked.cycles {
            let (mut named, list) = (Vec::new(), place.field("cycles"));
            for (at, id) in ids.iter().enumerate() {
                match workspace.cycle_place(id.as_str()) {
                    Some(cycle) => named.push(cycle as u32),
                    None => {
                        let near = workspace.near_cycle(id.as_str(), &mut checks.near);
                        unknown(Term::new("cycle", "周期"), id.as_str(), near, &list.item(at), checks);
                    }
                }
            }
            tests.cycles = Some((workspace.cycles_within(&named), workspace.cycles_of_objectives()));
        }
        tests
    }

    fn pass(&self, at: u32) -> bool {
        let is_in = |test: &Option<(Vec<bool>, Vec<Option<u32>>)>| match test {
            None => true,
            Some((wanted, of)) => {
                let of = of.get(at as usize).copied().flatten();
                of.is_some_and(|of| wanted.get(of as usize) == Some(&true))
            }
        };
        let is_named = self.objectives.as_ref().is_none_or(|wanted| wanted.get(at as usize) == Some(&true));
        is_named && is_in(&self.units) && is_in(&self.cycles)
    }
}

fn unknown(kind: Term, id: &str, near: Slot, place: &Place<'_>, checks: &mut Checks<'_>) {
    let problem = Problem::new(Code::ReferenceUnknown, place.pointer());
    checks.raise(problem.with("kind", kind).with("id", id).with("nearest", near));
}

fn check_fields(asked: &Selection, known: &[&[&str]], checks: &mut Checks<'_>) {
    let mut all: Vec<&str> = Vec::new();
    for name in known.iter().copied().flatten() {
        if !all.contains(name) {
            all.push(name);
        }
    }
    let root = Place::Root;
    let select = root.field("select");
    let list = select.field("fields");
    if let (true, Some(_)) = (all.is_empty(), &asked.fields) {
        // An answer that is told whole has none to choose from.
        let problem = Problem::new(Code::DocumentUnknownField, list.pointer()).with("field", "fields");
        checks.raise(problem.with("known", listed(&["objectives", "units", "cycles"])));
        return;
    }
    let named = asked.fields.iter().flat_map(|fields| fields.iter()).enumerate();
    for (at, word) in named.filter(|(_, word)| !all.contains(&word.as_str())) {
        let problem = Problem::new(Code::DocumentUnknownWord, list.item(at).pointer())
            .with("nearest", checks.near.nearest(word, &mut all.iter().copied()))
            .with("known", listed(&all))
            .with("word", word.as_str());
        checks.raise(problem);
    }
}

/// The problems, at most as many as are listed anywhere.
fn limited(checks: Checks<'_>) -> Option<Problems> {
    let limit = checks.limits.problems as usize;
    let mut problems = checks.problems;
    if problems.len() > limit {
        problems.truncate(limit);
        problems.push(Problem::new(Code::DocumentTooManyProblems, "").with("limit", limit));
    }
    Problems::from_list(problems)
}
