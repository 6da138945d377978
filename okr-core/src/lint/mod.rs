//! What the engine says about an OKR.

mod engine;
mod finding;
mod rule;
mod rules;
mod sink;
mod text;

pub use engine::{TextKind, lint_text, debug_tokens};
pub use finding::{Finding, FindingIn};
pub use rule::{Category, Example, Examples, Rule};
pub use text::Span;
