//! Alignments: what supports what.

use super::{Date, KeyResultId, Note, ObjectiveId};
use crate::codes::Code;
use crate::json::{Field, large_record, vocabulary};
use crate::problem::{NodeRef, Problem};

vocabulary! {
    /// What an alignment says.
    pub enum AlignmentKind {
        /// The lower end's progress is part of the upper end's.
        Contributes = "contributes",
        /// The lower end serves the upper end; consensus, not arithmetic.
        Supports = "supports",
        /// The lower end cannot be reached without the upper end.
        DependsOn = "dependsOn",
    }
}

vocabulary! {
    /// How far an alignment is agreed.
    pub enum AlignmentState {
        /// Asked for.
        Proposed = "proposed",
        /// Agreed.
        Accepted = "accepted",
        /// Refused.
        Declined = "declined",
        /// Agreed once; an end has changed since. Counts until agreed anew.
        Stale = "stale",
    }
}

large_record! {
    /// One end of an alignment: `{"objective": "id"}` or `{"keyResult": "id"}`.
    #[derive(Default)]
    pub struct Endpoint and EndpointRest {
        /// The objective, where it is one.
        "objective" objective: Option<ObjectiveId> = optional,
        /// The key result, where it is one.
        "keyResult" key_result: Option<KeyResultId> = seldom,
    }
    check(endpoint, place, checks) {
        if endpoint.objective.is_some() == endpoint.key_result.is_some() {
            checks.raise(Problem::new(Code::EndpointOneOf, place.pointer()));
        }
    }
}

impl Endpoint {
    /// An end that is an objective.
    pub fn of_objective(id: &str) -> Endpoint {
        Endpoint { objective: Some(ObjectiveId::from(id)), ..Endpoint::default() }
    }

    /// An end that is a key result.
    pub fn of_key_result(id: &str) -> Endpoint {
        Endpoint::either(None, Some(KeyResultId::from(id)))
    }

    /// What exactly one of two ids names.
    pub(crate) fn either(objective: Option<ObjectiveId>, key_result: Option<KeyResultId>) -> Endpoint {
        let rest = EndpointRest { key_result, ..EndpointRest::default() };
        Endpoint { objective, rest: rest.into() }
    }

    /// The end as a node of the graph; `None` where neither field is given.
    pub fn node(&self) -> Option<NodeRef> {
        match (&self.objective, &self.key_result) {
            (Some(id), _) => Some(NodeRef::Objective(id.as_str().into())),
            (None, Some(id)) => Some(NodeRef::KeyResult(id.as_str().into())),
            (None, None) => None,
        }
    }
}

large_record! {
    /// An alignment: an edge from what supports to what is supported.
    pub struct Alignment and AlignmentRest {
        /// What supports.
        "from" from: Endpoint = required,
        /// What is supported.
        "to" to: Endpoint = required,
        /// What the alignment says; absent: supports.
        "kind" kind: Option<AlignmentKind> = optional,
        /// Its weight in what it contributes to; absent: counts 1.
        "weight" weight: Option<f64> = seldom,
        /// How far it is agreed; absent: accepted.
        "state" state: Option<AlignmentState> = optional,
        /// The day on which it was agreed; absent: from the beginning.
        "agreedOn" agreed_on: Option<Date> = optional,
        /// What, why and how: importance, urgency, path, division of work.
        "note" note: Option<Note> = seldom,
    }
    check(alignment, place, checks) {
        checks.weight(alignment.weight, place);
    }
}

impl Alignment {
    /// An accepted alignment of a kind, without terms of its own.
    pub fn new(from: Endpoint, to: Endpoint, kind: AlignmentKind) -> Alignment {
        Alignment { from, to, kind: Some(kind), ..Alignment::placeholder() }
    }

    /// The kind, `supports` where none is written: alignment is consensus first.
    pub fn kind_or_default(&self) -> AlignmentKind {
        self.kind.unwrap_or(AlignmentKind::Supports)
    }

    /// The state, accepted where none is written.
    pub fn state_or_default(&self) -> AlignmentState {
        self.state.unwrap_or(AlignmentState::Accepted)
    }

    /// True where the alignment is agreed, if perhaps stale.
    pub fn is_agreed(&self) -> bool {
        matches!(self.state_or_default(), AlignmentState::Accepted | AlignmentState::Stale)
    }

    /// True where the edge counts in the graph that must have no circle.
    pub fn is_structural(&self) -> bool {
        self.is_agreed() && self.kind_or_default() != AlignmentKind::DependsOn
    }
}
