//! The table of operations, and the one door through which bindings call them.

use super::live::Live;
use super::request::Refusal;
use super::{
    align, apportion, assess, contribution, diff, document, edits, explain, forecast, lint, map, meta, profiles,
    removal, review, score, simulate, view,
};
use crate::codes::Code;
use crate::json::{listed, nearest};
use crate::lang::Lang;
use crate::problem::{Problem, Problems};
use crate::workspace::Workspace;

/// What an operation does with a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It makes one.
    Opens,
    /// It needs none.
    Stateless,
    /// It reads one.
    Reads,
    /// It changes one.
    Changes,
}

/// One operation of the engine.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The name, in the wire's own case; each face writes it in its case style.
    pub name: &'static str,
    /// What it does, in a line.
    pub doc: &'static str,
    /// What it does with a workspace.
    pub access: Access,
    /// The name of the request's schema.
    pub request: &'static str,
    /// The name of the answer's schema.
    pub answer: &'static str,
    run: Run,
}

#[derive(Clone, Copy, Debug)]
enum Run {
    /// Handled by each face: it gives a handle, not an answer.
    ByFace,
    Stateless(fn(&str) -> Result<String, Refusal>),
    Reads(fn(&Workspace, &str) -> Result<String, Refusal>),
    Changes(fn(&mut Live, &str) -> Result<String, Refusal>),
}

/// Every operation, in the order of the documentation.
pub const OPERATIONS: &[Operation] = &[
    Operation {
        name: "open",
        doc: "Opens a document; every problem comes back at once.",
        access: Access::Opens,
        request: "OpenRequest",
        answer: "",
        run: Run::ByFace,
    },
    Operation {
        name: "validate",
        doc: "Checks a document without keeping it.",
        access: Access::Stateless,
        request: "ValidateRequest",
        answer: "ValidateAnswer",
        run: Run::Stateless(document::run_validate),
    },
    Operation {
        name: "toJson",
        doc: "Writes the document as canonical JSON.",
        access: Access::Reads,
        request: "ToJsonRequest",
        answer: "document",
        run: Run::Reads(document::run_to_json),
    },
    Operation {
        name: "view",
        doc: "Writes the document as one viewer may see it, what is hidden being opaque.",
        access: Access::Reads,
        request: "ViewRequest",
        answer: "document",
        run: Run::Reads(view::run),
    },
    Operation {
        name: "score",
        doc: "Scores objectives and key results on a day, all of them or a part.",
        access: Access::Reads,
        request: "ScoreRequest",
        answer: "ScoreAnswer",
        run: Run::Reads(score::run),
    },
    Operation {
        name: "explain",
        doc: "Explains the scores of an objective or a key result, down to its check-ins.",
        access: Access::Reads,
        request: "ExplainRequest",
        answer: "Explained",
        run: Run::Reads(explain::run),
    },
    Operation {
        name: "forecast",
        doc: "Tells where the check-ins of key results lead, and when their targets are reached.",
        access: Access::Reads,
        request: "ForecastRequest",
        answer: "ForecastAnswer",
        run: Run::Reads(forecast::run),
    },
    Operation {
        name: "assess",
        doc: "Sets computed, suggested and stated scores side by side, with landmarks and advice.",
        access: Access::Reads,
        request: "AssessRequest",
        answer: "AssessAnswer",
        run: Run::Reads(assess::run),
    },
    Operation {
        name: "diff",
        doc: "Tells what has changed from one document to another, with goalposts that were moved.",
        access: Access::Stateless,
        request: "DiffRequest",
        answer: "DiffAnswer",
        run: Run::Stateless(diff::run),
    },
    Operation {
        name: "contribution",
        doc: "Tells who has contributed how much to an objective or a key result, in native values, never by score.",
        access: Access::Reads,
        request: "ContributionRequest",
        answer: "Contribution",
        run: Run::Reads(contribution::run),
    },
    Operation {
        name: "reviewExport",
        doc: "Tells what a performance review may take: by the profile nothing, promises at their end, or facts.",
        access: Access::Reads,
        request: "ReviewExportRequest",
        answer: "ReviewExport",
        run: Run::Reads(review::run),
    },
    Operation {
        name: "simulate",
        doc: "Tells what would follow if things changed, and what a key result moves above it.",
        access: Access::Reads,
        request: "SimulateRequest",
        answer: "SimulateAnswer",
        run: Run::Reads(simulate::run),
    },
    Operation {
        name: "lint",
        doc: "Says what is badly written in a document, where, and how to mend it.",
        access: Access::Reads,
        request: "LintRequest",
        answer: "LintAnswer",
        run: Run::Reads(lint::run_lint),
    },
    Operation {
        name: "lintText",
        doc: "Says what is badly written in one text, as it is typed.",
        access: Access::Stateless,
        request: "LintTextRequest",
        answer: "LintTextAnswer",
        run: Run::Stateless(lint::run_lint_text),
    },
    Operation {
        name: "rules",
        doc: "Lists the lint rules with their reasons and examples.",
        access: Access::Stateless,
        request: "RulesRequest",
        answer: "RulesAnswer",
        run: Run::Stateless(lint::run_rules),
    },
    Operation {
        name: "profiles",
        doc: "Tells every policy of the named profiles, or of one of a document's own.",
        access: Access::Stateless,
        request: "ProfilesRequest",
        answer: "ProfilesAnswer",
        run: Run::Stateless(profiles::run),
    },
    Operation {
        name: "checkIn",
        doc: "Takes a check-in and scores what follows from it.",
        access: Access::Changes,
        request: "CheckInRequest",
        answer: "CheckInAnswer",
        run: Run::Changes(edits::run_check_in),
    },
    Operation {
        name: "edit",
        doc: "Gives measures and weights new terms and scores what follows from it.",
        access: Access::Changes,
        request: "EditRequest",
        answer: "ChangeAnswer",
        run: Run::Changes(edits::run_edit),
    },
    Operation {
        name: "remove",
        doc: "Removes an objective or a key result; a policy says what becomes of what is aligned to it.",
        access: Access::Changes,
        request: "RemoveRequest",
        answer: "RemoveAnswer",
        run: Run::Changes(removal::run_remove),
    },
    Operation {
        name: "align",
        doc: "Adds, accepts or declines an alignment, unless it would close a circle.",
        access: Access::Changes,
        request: "AlignRequest",
        answer: "AlignAnswer",
        run: Run::Changes(edits::run_align),
    },
    Operation {
        name: "unalign",
        doc: "Takes an alignment away.",
        access: Access::Changes,
        request: "UnalignRequest",
        answer: "ChangeAnswer",
        run: Run::Changes(edits::run_unalign),
    },
    Operation {
        name: "alignment",
        doc: "Answers a question about alignments: what is above, below, affected, alone.",
        access: Access::Reads,
        request: "AlignmentRequest",
        answer: "AlignmentAnswer",
        run: Run::Reads(align::run),
    },
    Operation {
        name: "map",
        doc: "Draws the alignment map as SVG, Mermaid, DOT or JSON.",
        access: Access::Reads,
        request: "MapRequest",
        answer: "MapAnswer",
        run: Run::Reads(map::run),
    },
    Operation {
        name: "apportion",
        doc: "Shares a total among parts so that rounded shares come to it exactly.",
        access: Access::Stateless,
        request: "ApportionRequest",
        answer: "ApportionAnswer",
        run: Run::Stateless(apportion::run),
    },
    Operation {
        name: "schema",
        doc: "Gives a JSON Schema by name, or both of an operation.",
        access: Access::Stateless,
        request: "SchemaRequest",
        answer: "",
        run: Run::Stateless(meta::run_schema),
    },
    Operation {
        name: "version",
        doc: "Says which engine and which document format this is.",
        access: Access::Stateless,
        request: "VersionRequest",
        answer: "VersionAnswer",
        run: Run::Stateless(meta::run_version),
    },
];

/// Runs an operation by name on a JSON request and answers with canonical JSON.
///
/// `workspace` is needed by operations that read one and passed over by the others.
///
/// # Errors
/// `{"problems": [...]}` as canonical JSON, in the language of the request.
///
/// ```
/// let answer = okr_core::api::call("version", None, "{}").unwrap();
/// assert!(answer.starts_with(r#"{"version":"#));
/// ```
pub fn call(operation: &str, workspace: Option<&Workspace>, request: &str) -> Result<String, String> {
    let found = OPERATIONS.iter().find(|known| known.name == operation);
    let answer = match (found.map(|found| found.run), workspace) {
        (Some(Run::Stateless(run)), _) => run(request),
        (Some(Run::Reads(run)), Some(workspace)) => run(workspace, request),
        _ => Err(no_such(operation).into()),
    };
    answer.map_err(|refusal| refusal.problems.to_json(refusal.lang))
}

/// Runs an operation that reads or changes a workspace; as [`call`] otherwise.
///
/// # Errors
/// `{"problems": [...]}` as canonical JSON, in the language of the request; the
/// workspace is then what it was.
///
/// ```
/// use okr_core::{Live, Workspace, api};
/// let mut live = Live::new(Workspace::from_json(r#"{"okr": 1}"#)?);
/// let refused = api::change("checkIn", &mut live, r#"{"checkIn": {"on": "2026-02-09"}, "asOf": "2026-02-09"}"#);
/// assert!(refused.unwrap_err().contains("endpoint.one-of"));
/// # Ok::<(), okr_core::Problems>(())
/// ```
pub fn change(operation: &str, live: &mut Live, request: &str) -> Result<String, String> {
    let found = OPERATIONS.iter().find(|known| known.name == operation);
    match found.map(|found| found.run) {
        Some(Run::Changes(run)) => run(live, request).map_err(|refusal| refusal.problems.to_json(refusal.lang)),
        _ => call(operation, Some(live.workspace()), request),
    }
}

/// The names of all operations.
pub(super) fn names() -> Vec<&'static str> {
    OPERATIONS.iter().map(|operation| operation.name).collect()
}

fn no_such(operation: &str) -> Problem {
    let known = names();
    Problem::new(Code::RequestOperation, "")
        .with("name", operation)
        .with("nearest", nearest(operation, &mut known.iter().copied()))
        .with("known", listed(&known))
}

/// The problems JSON for a call in which the engine itself failed. Bindings
/// answer with it after they have caught a panic.
pub fn panicked(operation: &str, lang: Lang) -> String {
    Problems::from(Problem::new(Code::InternalPanic, "").with("operation", operation)).to_json(lang)
}
