//! The engine for Objectives and Key Results: it takes a company's objectives,
//! key results, alignments and check-ins and answers whether they are valid, how
//! they stand and why, and what is badly written.
//!
//! # From text to workspace
//!
//! Data arrives as JSON, format `okr/1` (`docs/document.md`). [`Workspace::from_json`]
//! checks it whole: what comes back is either a workspace that holds, or every
//! problem at once.
//!
//! ```
//! use okr_core::{Lang, Workspace};
//!
//! let problems = Workspace::from_json(r#"{"okr": 1, "cycles": [
//!     {"id": "q1", "kind": "quarter", "start": "2026-03-31", "end": "2026-01-01"},
//!     {"id": "q2", "kind": "quater"}]}"#).unwrap_err();
//! let told: Vec<_> = problems.into_iter().map(|problem| (problem.code().name(), problem.path())).collect();
//! assert_eq!(told, [("document.unknown-word", "/cycles/1/kind"), ("date.reversed", "/cycles/0")]);
//! assert_eq!(problems.as_slice()[0].help(Lang::En).split("? ").next(), Some("did you mean `quarter`"));
//! ```
//!
//! # Scores
//!
//! [`Workspace::score`] tells how everything stood on a day. The engine has no
//! clock: the day is an argument, and an earlier one sees only what was known then.
//!
//! ```
//! use okr_core::{Status, Workspace, api::ScoreRequest};
//!
//! let workspace = Workspace::from_json(r#"{"okr": 1,
//!     "people": [{"id": "lin", "name": "Lin"}],
//!     "cycles": [{"id": "q1", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
//!     "objectives": [{"id": "fast", "title": "Answer every customer the same day",
//!         "owner": {"person": "lin"}, "cycle": "q1", "keyResults": [
//!         {"id": "hours", "title": "Median answer time from 20 to 4 hours",
//!          "measure": {"kind": "metric", "baseline": 20, "target": 4}}]}],
//!     "checkIns": [{"keyResult": "hours", "on": "2026-02-13", "value": 15, "confidence": 6}]}"#)?;
//!
//! let board = workspace.score(&ScoreRequest { as_of: "2026-02-15".parse()? })?;
//! let fast = board.objective("fast").ok_or("no such objective")?;
//! assert_eq!(fast.progress, Some(0.3125)); // (15 - 20) / (4 - 20)
//! assert_eq!(fast.status, Status::Behind); // 51% of the time has passed
//!
//! // Before the check-in nothing was known: that is not the same as 0.
//! let board = workspace.score(&ScoreRequest { as_of: "2026-01-08".parse()? })?;
//! assert_eq!(board.objective("fast").and_then(|fast| fast.progress), None);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Words
//!
//! [`lint`](fn@lint) reads a workspace, [`lint_text`] a lone text as it is typed, in Chinese
//! and in English.
//!
//! ```
//! use okr_core::{Lang, TextKind, lint_text};
//!
//! let findings = lint_text(TextKind::KeyResult, "老客户复购率提升至 xx%", None);
//! assert_eq!(findings[0].code().name(), "key-result.placeholder");
//! assert_eq!(findings[0].message(Lang::ZhCn), "“xx%”尚未填写");
//! ```
//!
//! # Other languages
//!
//! The module [`api`] is the contract: one request and one answer an operation.
//! C, JavaScript and the shell forward to [`api::call`] and return its bytes.
#![forbid(unsafe_code)]

mod alignment;
pub mod api;
mod codes;
mod document;
mod json;
mod lang;
mod lint;
mod lists;
mod model;
mod order;
mod problem;
mod profile;
mod report;
mod scoring;
mod views;
mod whatif;
mod workspace;

pub use alignment::{Adjacency, Dag, Edge, Faults, LiveDag, Seen, check as check_edges};
pub use api::Live;
pub use codes::{Code, Severity, Texts};
pub use document::{Document, Silence, Version, utf8};
pub use json::{Extra, Limits, List, Seldom};
pub use lang::{Lang, Term};
pub use lint::{
    Category, Example, Examples, Finding, FindingIn, LintOptions, Rule, Span, TextKind, lint, lint_text, rule, rules,
};
pub use model::*;
pub use problem::{NodeRef, Problem, ProblemIn, Problems, Slot};
pub use profile::{
    AlignmentPolicy, AssessmentPolicy, Band, Bands, Calendar, LevelLimit, NamedProfile, Pace, Profile, RuleLevel,
    SetLimits, named_profiles,
};
pub use report::{AlignmentMap, MapEdge, MapFormat, MapNode};
pub use scoring::{
    Advice, Assessed, Board, Course, Excluded, ExcludedWhy, Explained, ExplainedFigure, ExplainedFormula,
    ExplainedInput, ExplainedNode, Forecast, Grade, KeyResultForecast, KeyResultScore, Landmark, NoForecast,
    ObjectiveConfidence, ObjectiveScore, OwnerRef, OwnerScore, PolicyUsed, Quantity, Said, ScoreSource, Spread, Status,
};
pub use scoring::{
    CommittedKeyResult, CommittedObjective, EvidenceCollaboration, EvidenceInitiative, EvidenceKeyResult,
    EvidenceMilestone, EvidenceNote, EvidenceObjective, LeftOut, LeftOutReason, LeftOutWhy, OwnerReview, ReviewExport,
};
pub use scoring::{
    ContributedFact, Contribution, ContributionGroup, FactKind, KeyResultContribution, MilestoneFact, NativeKind,
    OwnerContribution,
};
pub use whatif::{
    Aim, Difference, Goalpost, Moved, Place, Realigned, Rescored, Restaged, Retargeted, Retitled, Reweighted, Seat,
    Standing, Terms, Told, diff,
};
pub use workspace::Workspace;
