//! The document as it was known on an earlier day.

use std::borrow::Cow;

use crate::codes::Code;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::{Amendment, Date};
use crate::order;
use crate::problem::{Problem, Problems, Slot};

use super::open::Parts;
use super::view::Workspace;

impl Workspace {
    /// The workspace as it was on a day: amendments after it are undone, the latest
    /// first. Where there is none this is the workspace itself. Check-ins, stated scores
    /// and agreements after the day stay and are passed over when it is scored.
    ///
    /// # Errors
    /// `amendment.undo` where a `before` does not fit, or what it leaves does not hold.
    ///
    /// ```
    /// use okr_core::{Workspace, api::ScoreRequest};
    ///
    /// let text = r#"{"okr": 1, "people": [{"id": "lin", "name": "Lin"}],
    ///   "cycles": [{"id": "q", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
    ///   "objectives": [{"id": "o", "title": "Answer every customer the same day", "owner": {"person": "lin"},
    ///     "cycle": "q", "keyResults": [{"id": "k", "title": "Answers a day from 0 to 50",
    ///       "measure": {"kind": "metric", "baseline": 0, "target": 50}}]}],
    ///   "checkIns": [{"keyResult": "k", "on": "2026-01-20", "value": 25}],
    ///   "amendments": [{"target": {"keyResult": "k"}, "field": "target", "before": 100, "after": 50,
    ///     "on": "2026-02-10", "reason": "half of the team has moved on"}]}"#;
    /// let workspace = Workspace::from_json(text)?;
    /// let as_of = "2026-02-01".parse()?;
    /// let then = workspace.known_on(as_of)?;
    /// let board = then.score(&ScoreRequest { as_of })?;
    /// assert_eq!(board.key_result("k").and_then(|key_result| key_result.progress), Some(0.25));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn known_on(&self, as_of: Date) -> Result<Cow<'_, Workspace>, Problems> {
        let later = self.amended_after(as_of);
        if later.is_empty() {
            return Ok(Cow::Borrowed(self));
        }
        let cannot = |at: usize, why: Slot| {
            let place = format!("/amendments/{at}");
            Problem::new(Code::AmendmentUndo, place).with("on", as_of.to_string()).with("why", why)
        };
        let mut document = self.document().clone();
        hush(&mut document, as_of);
        for &(at, amendment) in &later {
            if !self.undo(amendment, &mut document) {
                return Err(cannot(at, Slot::Text(format!("`{}`", amendment.field))).into());
            }
        }
        document.amendments.retain(|amendment| amendment.on <= as_of);
        let parts = Parts::from_document(document, self.limits()).map_err(|problems| {
            let first = problems.as_slice().first();
            let said =
                |lang| first.map_or_else(String::new, |first| format!("{} ({})", first.message(lang), first.path()));
            let why = Slot::Said { en: said(Lang::En), zh: said(Lang::ZhCn) };
            Problems::from(cannot(later.first().map_or(0, |(at, _)| *at), why))
        })?;
        Ok(Cow::Owned(Workspace { parts }))
    }

    /// The first day after this one on which something was amended.
    pub(crate) fn amended_later(&self, as_of: Date) -> Option<Date> {
        self.parts.last_amended.filter(|last| *last > as_of)?;
        self.document().amendments.iter().map(|amendment| amendment.on).filter(|on| *on > as_of).min()
    }

    /// The amendments after a day, the latest first.
    fn amended_after(&self, as_of: Date) -> Vec<(usize, &Amendment)> {
        let amendments = self.document().amendments.iter().enumerate();
        latest_first(amendments.filter(|(_, amendment)| amendment.on > as_of).collect())
    }

    /// All amendments as they are undone, each with its position.
    pub(crate) fn amendments_latest_first(&self) -> Vec<(usize, &Amendment)> {
        latest_first(self.document().amendments.iter().enumerate().collect())
    }

    /// False where what was before does not fit.
    fn undo(&self, amendment: &Amendment, document: &mut Document) -> bool {
        let Some(node) = self.node(&amendment.target) else { return false };
        let (owner, place) = self.place_in_document(node);
        let Some(objective) = document.objectives.get_mut(owner) else { return false };
        let undone = match place {
            None => amendment.undo_in_objective(objective),
            Some(place) => match objective.key_results.get_mut(place) {
                Some(key_result) => amendment.undo_in_key_result(key_result),
                None => return false,
            },
        };
        undone.is_ok()
    }
}

/// Leaves of later check-ins nothing that earlier terms could contradict: nobody reads
/// them on the day, and their places stay.
fn hush(document: &mut Document, as_of: Date) {
    for check_in in document.check_ins.iter_mut().filter(|check_in| check_in.on.max(check_in.known_on()) > as_of) {
        check_in.value = None;
        check_in.milestones = None;
    }
}

/// The latest first; of one day the last in the document first.
fn latest_first(amendments: Vec<(usize, &Amendment)>) -> Vec<(usize, &Amendment)> {
    order::sorted_by(amendments, |left, right| (right.1.on, right.0).cmp(&(left.1.on, left.0)))
}
