//! `reviewExport`: what a performance review may take.

use super::request::{Refusal, read, request};
use super::selection::{Part, Selection};
use crate::json::{record, to_canonical};
use crate::lang::Lang;
use crate::model::Date;
use crate::problem::Problems;
use crate::scoring::{ReviewExport, review};
use crate::workspace::Workspace;

record! {
    /// What `reviewExport` is asked.
    pub request ReviewExportRequest {
        /// The day: what was known then.
        "asOf" as_of: Date = required,
        /// The objectives to look at; absent: all. It takes no `fields`.
        "select" select: Option<Selection> = optional,
        /// How many of the selected objectives to pass over; absent: 0.
        "offset" offset: Option<u32> = optional,
        /// How many objectives to look at at most; absent: all.
        "limit" limit: Option<u32> = optional,
        /// The language of sentences.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(ReviewExportRequest);

impl ReviewExportRequest {
    /// Asks for everything on a day.
    pub fn of_all(as_of: Date, lang: Lang) -> ReviewExportRequest {
        ReviewExportRequest { as_of, select: None, offset: None, limit: None, lang: Some(lang) }
    }
}

impl Workspace {
    /// Tells what a performance review may take from objectives, by the `compensation` of
    /// the profile: nothing, committed objectives at their end, or facts without scores.
    /// Scores of aspirational and learning objectives are never told.
    ///
    /// # Errors
    /// `reference.unknown` for an id of the selection that names nothing, `amendment.later`
    /// where the document was amended after the day.
    ///
    /// ```
    /// use okr_core::{Lang, LeftOutWhy, Workspace, api::ReviewExportRequest};
    ///
    /// let workspace = Workspace::from_json(r#"{"okr": 1, "people": [{"id": "lin", "name": "Lin"}],
    ///     "profile": {"extends": "okr", "compensation": "committed"},
    ///     "cycles": [{"id": "q1", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
    ///     "objectives": [
    ///         {"id": "dream", "title": "Be the desk that every port asks for", "owner": {"person": "lin"}, "cycle": "q1"},
    ///         {"id": "promise", "title": "Move the desk", "owner": {"person": "lin"}, "cycle": "q1",
    ///             "ambition": "committed", "keyResults": [{"id": "k", "title": "The desk has moved",
    ///                 "measure": {"kind": "done", "doneOn": "2026-02-11"}}]}]}"#)?;
    /// let export = workspace.review_export(&ReviewExportRequest::of_all("2026-04-02".parse()?, Lang::En))?;
    /// let promise = export.owners.first().and_then(|owner| owner.committed.first()).ok_or("nothing told")?;
    /// assert_eq!((promise.id, promise.score), ("promise", Some(1.0)));
    /// assert!(export.left_out.iter().any(|one| one.objective == "dream" && one.why == LeftOutWhy::Aspirational));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn review_export(&self, request: &ReviewExportRequest) -> Result<ReviewExport<'_>, Problems> {
        let part = Part { select: request.select.clone(), offset: request.offset, limit: request.limit };
        let selected = part.of(self, &[])?;
        let board = self.score(&super::ScoreRequest { as_of: request.as_of })?;
        Ok(review(&board, &mut selected.objectives(), selected.count(), request.lang.unwrap_or_default()))
    }
}

impl ReviewExport<'_> {
    /// The answer as canonical JSON.
    pub fn to_json(&self) -> String {
        to_canonical(self)
    }
}

pub(super) fn run(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: ReviewExportRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let refused = |problems| Refusal { problems, lang };
    let then = workspace.known_on(request.as_of).map_err(refused)?;
    then.review_export(&request).map(|told| told.to_json()).map_err(refused)
}
