//! The engine for Objectives and Key Results.
#![forbid(unsafe_code)]

mod codes;
mod document;
mod json;
mod lang;
mod model;
mod problem;

pub use document::{Document, Silence, Version};
pub use json::{Extra, Limits, List};
pub use lang::{Lang, Term};
pub use codes::{Code, Severity, Texts};
pub use problem::{NodeRef, Problem, ProblemIn, Problems, Slot};
pub use model::*;
