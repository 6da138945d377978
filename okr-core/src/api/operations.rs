//! The table of operations, and the one door through which bindings call them.

use super::live::Live;
use super::request::Refusal;
use super::{align, apportion, document, edits, lint, map, meta, removal, score, view};
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
        doc: "Scores every objective and key result on a day.",
        access: Access::Reads,
        request: "ScoreRequest",
        answer: "ScoreAnswer",
        run: Run::Reads(score::run),
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
        name: "checkIn",
        doc: "Takes a check-in and scores what follows from it.",
        access: Access::Changes,
        request: "CheckInRequest",
        answer: "ChangeAnswer",
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

#[cfg(feature = "schema")]
pub use schemas::schemas;

/// The schemas of everything that goes over the wire.
#[cfg(feature = "schema")]
mod schemas {
    use std::collections::BTreeMap;

    use schemars::{JsonSchema, Schema, generate::SchemaSettings};
    use serde::Serialize;

    use super::super as api;
    use crate::{Document, KeyResultScore, ObjectiveScore};

    /// Every schema by name.
    pub fn schemas() -> BTreeMap<&'static str, Schema> {
        BTreeMap::from([
            ("document", of::<Document>()),
            ("Problems", of::<ProblemsShape>()),
            ("OpenRequest", of::<api::OpenRequest>()),
            ("ValidateRequest", of::<api::ValidateRequest>()),
            ("ValidateAnswer", of::<api::ValidateAnswer>()),
            ("ToJsonRequest", of::<api::ToJsonRequest>()),
            ("ViewRequest", of::<api::ViewRequest>()),
            ("ScoreRequest", of::<api::score::ScoreCall>()),
            ("ScoreAnswer", of::<ScoreShape<'_>>()),
            ("LintRequest", of::<api::LintRequest>()),
            ("LintAnswer", of::<LintShape>()),
            ("LintTextRequest", of::<api::LintTextRequest>()),
            ("LintTextAnswer", of::<LintTextShape>()),
            ("RulesRequest", of::<api::RulesRequest>()),
            ("RulesAnswer", of::<api::lint::RulesAnswer>()),
            ("CheckInRequest", of::<api::CheckInRequest>()),
            ("ChangeAnswer", of::<api::ChangeAnswer<'_>>()),
            ("EditRequest", of::<api::EditRequest>()),
            ("RemoveRequest", of::<api::RemoveRequest>()),
            ("RemoveAnswer", of::<api::RemoveAnswer<'_>>()),
            ("AlignRequest", of::<api::AlignRequest>()),
            ("AlignAnswer", of::<api::AlignAnswer<'_>>()),
            ("UnalignRequest", of::<api::UnalignRequest>()),
            ("AlignmentRequest", of::<api::AlignmentRequest>()),
            ("AlignmentAnswer", of::<api::AlignmentAnswer>()),
            ("MapRequest", of::<api::MapRequest>()),
            ("MapAnswer", of::<MapShape<'_>>()),
            ("ApportionRequest", of::<api::ApportionRequest>()),
            ("ApportionAnswer", of::<api::ApportionAnswer>()),
            ("SchemaRequest", of::<api::SchemaRequest>()),
            ("VersionRequest", of::<api::VersionRequest>()),
            ("VersionAnswer", of::<api::VersionAnswer>()),
        ])
    }

    fn of<T: JsonSchema>() -> Schema {
        SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
    }

    /// The answer of `score`, whose lists are written without being built.
    #[derive(Serialize, JsonSchema)]
    #[serde(rename_all = "camelCase", rename = "ScoreAnswer")]
    struct ScoreShape<'a> {
        /// The day.
        as_of: crate::Date,
        /// The profile by which it was scored.
        profile: &'a str,
        /// What the reader of the numbers should know.
        warnings: Vec<FindingShape>,
        /// The objectives, in document order.
        objectives: Vec<ObjectiveScore<'a>>,
        /// The key results, in document order.
        key_results: Vec<KeyResultScore<'a>>,
    }

    /// The answer of `map`: data for `json`, text for the others.
    #[derive(Serialize, JsonSchema)]
    #[serde(untagged, rename = "MapAnswer")]
    #[expect(dead_code, reason = "only its schema is asked for")]
    enum MapShape<'a> {
        Data(crate::AlignmentMap<'a>),
        Text(api::MapText),
    }

    /// The answer of `lint`.
    #[derive(Serialize, JsonSchema)]
    #[serde(rename = "LintAnswer")]
    struct LintShape {
        /// The findings, in document order.
        findings: Vec<FindingShape>,
    }

    /// The answer of `lintText`.
    #[derive(Serialize, JsonSchema)]
    #[serde(rename = "LintTextAnswer")]
    struct LintTextShape {
        /// The host's own name for the text, where it gave one.
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// The findings, in the order of the text.
        findings: Vec<FindingShape>,
    }

    /// What a rule says of an OKR.
    #[derive(Serialize, JsonSchema)]
    #[serde(rename = "Finding")]
    struct FindingShape {
        /// The stable dotted code of the rule.
        code: String,
        /// The stable number of the code.
        number: u16,
        /// How much it weighs.
        severity: crate::Severity,
        /// The objective or key result that it is about.
        #[serde(skip_serializing_if = "Option::is_none")]
        target: Option<crate::NodeRef>,
        /// The field that it is about.
        #[serde(skip_serializing_if = "Option::is_none")]
        field: Option<String>,
        /// Where: a JSON pointer.
        #[serde(skip_serializing_if = "Option::is_none")]
        path: Option<String>,
        /// The offending words, in bytes of UTF-8.
        #[serde(skip_serializing_if = "Option::is_none")]
        span: Option<SpanShape>,
        /// The offending words, in UTF-16 units.
        #[serde(skip_serializing_if = "Option::is_none")]
        span16: Option<SpanShape>,
        /// What is wrong, in the language asked for.
        message: String,
        /// How to mend it.
        help: String,
        /// Others that have to do with it.
        #[serde(skip_serializing_if = "Option::is_none")]
        related: Option<Vec<crate::NodeRef>>,
    }

    /// A part of a text, from `start` up to, not including, `end`.
    #[derive(Serialize, JsonSchema)]
    #[serde(rename = "Span")]
    struct SpanShape {
        /// Where it starts.
        start: usize,
        /// Where it ends.
        end: usize,
    }

    /// What stands in the place of an answer that cannot be given.
    #[derive(Serialize, JsonSchema)]
    #[serde(rename = "Problems")]
    struct ProblemsShape {
        /// What is wrong, at least one.
        problems: Vec<ProblemShape>,
    }

    /// One thing that is wrong.
    #[derive(Serialize, JsonSchema)]
    #[serde(rename = "Problem")]
    struct ProblemShape {
        /// The stable dotted code.
        code: String,
        /// The stable number of the code.
        number: u16,
        /// How much it weighs.
        severity: crate::Severity,
        /// Where: a JSON pointer.
        path: String,
        /// What is wrong, in the language asked for.
        message: String,
        /// How to mend it.
        help: String,
        /// The circle of nodes, for circles of alignments.
        #[serde(skip_serializing_if = "Option::is_none")]
        cycle: Option<Vec<crate::NodeRef>>,
    }
}
