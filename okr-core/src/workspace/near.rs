//! The remark that helps where an objective or a key result is not there: a near name, or
//! that the name is one of the other kind.

use super::graph::Node;
use super::references::Tables;
use super::view::Workspace;
use crate::codes::Code;
use crate::document::Document;
use crate::json::Near;
use crate::lang::{Lang, Term};
use crate::model::{AlignmentKind, Endpoint};
use crate::problem::{NodeRef, Problem, Slot};

/// How many ids a person could look through: no near name is looked for beyond.
pub(super) const FEW: usize = 10_000;

/// What to say of an id that names nothing of the kind that is looked for.
pub(super) fn near_node(document: &Document, tables: &Tables, wanted: &NodeRef, near: &mut Near) -> Slot {
    let mut look = |of_objectives: bool| {
        let objectives = document.objectives.iter().map(|objective| objective.id.as_str());
        let key_results = document.objectives.iter().flat_map(|objective| &objective.key_results);
        match of_objectives {
            true => near.nearest(wanted.id(), &mut objectives.take(FEW)),
            false => near.nearest(wanted.id(), &mut key_results.map(|key_result| key_result.id.as_str()).take(FEW)),
        }
    };
    let id = wanted.id();
    let (is_objective, is_other, en, zh) = match wanted {
        NodeRef::Objective(_) => (true, tables.key_result(id).is_some(), "a key result", "关键结果"),
        NodeRef::KeyResult(_) => (false, tables.objective(id).is_some(), "an objective", "目标"),
    };
    if is_other {
        return Slot::Said { en: format!("`{id}` is {en}; "), zh: format!("`{id}` 是{zh}；") };
    }
    let own = look(is_objective);
    if !own.text(Lang::En).is_empty() {
        return own;
    }
    match look(!is_objective) {
        Slot::Said { en: said, zh: told } => {
            Slot::Said { en: format!("{said}that is {en}; "), zh: format!("{told}那是{zh}；") }
        }
        none => none,
    }
}

impl Workspace {
    /// What to say of an end that names nothing.
    pub(crate) fn near_node(&self, end: &Endpoint) -> Slot {
        let wanted = end.node();
        wanted.map_or_else(|| Slot::Text(String::new()), |wanted| self.near_ref(&wanted, &mut Near::default()))
    }

    /// The problem of an id that neither an objective nor a key result has:
    /// `reference.unknown`, with what is near.
    pub fn unknown_node(&self, id: &str) -> Problem {
        let nearest = self.near_ref(&NodeRef::Objective(id.into()), &mut Near::default());
        Problem::new(Code::ReferenceUnknown, "")
            .with("kind", Term::new("objective or key result", "目标或关键结果"))
            .with("id", id)
            .with("nearest", nearest)
    }

    /// The same of one of many, for which no more may be spent than is left.
    pub(crate) fn near_ref(&self, wanted: &NodeRef, near: &mut Near) -> Slot {
        near_node(self.document(), &self.parts.tables, wanted, near)
    }

    /// What to say of an id that no unit has.
    pub(crate) fn near_unit(&self, id: &str, near: &mut Near) -> Slot {
        near.nearest(id, &mut self.document().units.iter().map(|unit| unit.id.as_str()).take(FEW))
    }

    /// What to say of an id that no cycle has.
    pub(crate) fn near_cycle(&self, id: &str, near: &mut Near) -> Slot {
        near.nearest(id, &mut self.document().cycles.iter().map(|cycle| cycle.id.as_str()).take(FEW))
    }

    /// The problem of an alignment that does not stand; of another kind one may.
    pub(super) fn no_such_alignment(&self, ends: (Node, Node), kind: AlignmentKind) -> Problem {
        let kinds = [AlignmentKind::Contributes, AlignmentKind::Supports, AlignmentKind::DependsOn];
        let mut others = kinds.into_iter().filter(|other| *other != kind && self.standing(ends, *other).is_some());
        let standing = others.next().map(|other| Slot::Said {
            en: format!("there is one of kind `{other}`; "),
            zh: format!("两端之间有 `{other}` 类型的对齐；"),
        });
        let [from, to] = [ends.0, ends.1].map(|node| self.node_ref(node).id().to_owned());
        let problem = Problem::new(Code::AlignmentUnknown, "/to").with("from", from).with("to", to);
        problem.with("standing", standing.unwrap_or_else(|| Slot::Text(String::new())))
    }
}
