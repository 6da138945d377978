//! The engine for Objectives and Key Results.
#![forbid(unsafe_code)]

mod alignment;
pub mod api;
mod codes;
mod document;
mod json;
mod lang;
mod lint;
mod model;
mod problem;
mod profile;
mod report;
mod scoring;
mod workspace;

pub use alignment::{Adjacency, Dag, Edge, Faults, check as check_edges};
pub use codes::{Code, Severity, Texts};
pub use document::{Document, Silence, Version};
pub use json::{Extra, Limits, List};
pub use lang::{Lang, Term};
pub use lint::{
    Category, Example, Examples, Finding, FindingIn, LintOptions, Rule, Span, TextKind, lint, lint_text, rule, rules,
};
pub use model::*;
pub use problem::{NodeRef, Problem, ProblemIn, Problems, Slot};
pub use profile::{Profile, SetLimits};
pub use report::{AlignmentMap, MapEdge, MapFormat, MapNode};
pub use scoring::{Board, Grade, KeyResultScore, ObjectiveConfidence, ObjectiveScore, ScoreSource, Status};
pub use workspace::Workspace;
