//! `view`: the document as one viewer may see it.

use super::request::{Refusal, read, request};
use crate::codes::Code;
use crate::document::Document;
use crate::json::{nearest, record};
use crate::lang::{Lang, Term};
use crate::model::PersonId;
use crate::problem::{Problem, Problems};
use crate::views;
use crate::workspace::Workspace;

record! {
    /// Who looks at a document.
    pub request Viewer {
        /// The person, one of the document's people.
        "person" person: PersonId = required,
    }
}

record! {
    /// What `view` is asked.
    #[derive(Default)]
    pub request ViewRequest {
        /// Who looks; absent: somebody outside, who may see what is public.
        "viewer" viewer: Option<Viewer> = optional,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(ViewRequest);

impl Workspace {
    /// The document as somebody may see it: itself a document that can be opened, with
    /// what they may not see opaque. The scores of all that they may see are the same.
    ///
    /// ```
    /// use okr_core::{Workspace, api::ViewRequest};
    ///
    /// let workspace = Workspace::from_json(r#"{"okr": 1, "people": [{"id": "lin", "name": "Lin"}],
    ///   "cycles": [{"id": "q", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
    ///   "objectives": [{"id": "o", "title": "Buy the rival", "owner": {"person": "lin"}, "cycle": "q",
    ///     "visibility": "private"}]}"#)?;
    /// let outside = workspace.view(&ViewRequest::default())?;
    /// assert!(outside.objectives[0].is_opaque() && !outside.to_json().contains("rival"));
    /// # Ok::<(), okr_core::Problems>(())
    /// ```
    ///
    /// # Errors
    /// `reference.unknown` where the viewer is nobody of the document;
    /// `view.too-large` where hidden plans would fill more days than the limit `planned_days`.
    pub fn view(&self, request: &ViewRequest) -> Result<Document, Problems> {
        let viewer = request.viewer.as_ref().map(|viewer| viewer.person.as_str());
        if let Some(id) = viewer.filter(|id| self.person(id).is_none()) {
            // A near name is worth a look only while the list is one that a person could read.
            let mut known = self.document().people.iter().map(|person| person.id.as_str()).take(10_000);
            let problem = Problem::new(Code::ReferenceUnknown, "/viewer/person");
            let problem = problem.with("kind", Term::new("person", "人员")).with("id", id);
            return Err(problem.with("nearest", nearest(id, &mut known)).into());
        }
        views::view(self, viewer)
    }
}

pub(super) fn run(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: ViewRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    workspace.view(&request).map(|document| document.to_json()).map_err(|problems| Refusal { problems, lang })
}
