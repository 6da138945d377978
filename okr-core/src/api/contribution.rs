//! `contribution`: who has contributed how much, in native values.

use super::align::unknown_node;
use super::request::{Refusal, read, request};
use crate::json::{record, to_canonical};
use crate::lang::Lang;
use crate::model::{Date, Endpoint};
use crate::problem::Problems;
use crate::scoring::{Contribution, contribution};
use crate::workspace::Workspace;

record! {
    /// What `contribution` is asked.
    pub request ContributionRequest {
        /// The objective or key result that was contributed to.
        "of" of: Endpoint = required,
        /// The day: what was known and agreed then.
        "asOf" as_of: Date = required,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(ContributionRequest);

impl Workspace {
    /// Tells who has contributed how much to an objective or a key result: the leaves that
    /// feed it on a day, ranked within one unit by how far their values have moved. Scores
    /// have no part in it.
    ///
    /// # Errors
    /// `reference.unknown` where there is no such thing.
    ///
    /// ```
    /// use okr_core::{Endpoint, Workspace};
    ///
    /// let workspace = Workspace::from_json(r#"{"okr": 1, "people": [{"id": "a", "name": "An"}, {"id": "b", "name": "Bo"}],
    ///     "cycles": [{"id": "q1", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
    ///     "objectives": [
    ///         {"id": "all", "title": "Win the harbours of the coast", "owner": {"person": "a"}, "cycle": "q1",
    ///             "source": "aligned"},
    ///         {"id": "south", "title": "Win the south", "owner": {"person": "a"}, "cycle": "q1", "keyResults": [
    ///             {"id": "ka", "title": "Pilots from 0 to 5", "measure": {"kind": "metric", "baseline": 0, "target": 5}}]},
    ///         {"id": "north", "title": "Win the north", "owner": {"person": "b"}, "cycle": "q1", "keyResults": [
    ///             {"id": "kb", "title": "Pilots from 0 to 20", "measure": {"kind": "metric", "baseline": 0, "target": 20}}]}],
    ///     "alignments": [
    ///         {"from": {"objective": "south"}, "to": {"objective": "all"}, "kind": "contributes"},
    ///         {"from": {"objective": "north"}, "to": {"objective": "all"}, "kind": "contributes"}],
    ///     "checkIns": [{"keyResult": "ka", "on": "2026-03-01", "value": 5},
    ///         {"keyResult": "kb", "on": "2026-03-01", "value": 10}]}"#)?;
    /// let told = workspace.contribution(&Endpoint::of_objective("all"), "2026-03-31".parse()?)?;
    /// // Ten of twenty are more than five of five.
    /// let first = told.groups.first().and_then(|group| group.key_results.first()).ok_or("nothing told")?;
    /// assert_eq!((first.id, first.delivered), ("kb", Some(10.0)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn contribution(&self, of: &Endpoint, as_of: Date) -> Result<Contribution<'_>, Problems> {
        match self.node(of) {
            Some(node) => Ok(contribution(self, node, as_of)),
            None => Err(unknown_node(self, of, "/of")),
        }
    }
}

impl Contribution<'_> {
    /// The answer as canonical JSON.
    pub fn to_json(&self) -> String {
        to_canonical(self)
    }
}

pub(super) fn run(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: ContributionRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let refused = |problems| Refusal { problems, lang };
    let then = workspace.known_on(request.as_of).map_err(refused)?;
    then.contribution(&request.of, request.as_of).map(|told| told.to_json()).map_err(refused)
}
