//! Amendments: of what is there, and of values that could be.

use super::references::{References, terms};
use crate::codes::Code;
use crate::json::{Place, listed};
use crate::model::{AmendedField, Amendment};
use crate::problem::{NodeRef, Problem};

impl References<'_, '_, '_> {
    /// Raises problems of all amendments.
    pub(super) fn amendments(&mut self, list: &Place<'_>) {
        for (at, amendment) in self.document.amendments.iter().enumerate() {
            let place = list.item(at);
            self.end(&amendment.target, &place.field("target"));
            if let Some(by) = &amendment.by {
                self.person(by.as_str(), &place.field("by"));
            }
            if !self.amends_own_field(amendment, &place) {
                continue;
            }
            for (field, value) in [("before", &amendment.before), ("after", &amendment.after)] {
                if !amendment.fits(value.as_ref()) {
                    let problem = Problem::new(Code::AmendmentValue, place.field(field).pointer());
                    self.checks.raise(problem.with("field", amendment.field.word()));
                }
            }
        }
    }

    /// Whether the field amended is one of what is amended.
    fn amends_own_field(&mut self, amendment: &Amendment, place: &Place<'_>) -> bool {
        let of = |field: &AmendedField| match amendment.target.node() {
            Some(NodeRef::Objective(_)) => field.is_of_objectives(),
            Some(NodeRef::KeyResult(_)) => field.is_of_key_results(),
            None => true,
        };
        if of(&amendment.field) {
            return true;
        }
        let known: Vec<&str> = AmendedField::ALL.iter().filter(|field| of(field)).map(|field| field.word()).collect();
        let what = if amendment.target.objective.is_some() { terms::OBJECTIVE } else { terms::KEY_RESULT };
        let problem = Problem::new(Code::AmendmentField, place.field("field").pointer());
        let problem = problem.with("field", amendment.field.word()).with("what", what);
        self.checks.raise(problem.with("known", listed(&known)));
        false
    }
}
