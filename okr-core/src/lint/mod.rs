//! What the engine says about an OKR.

mod engine;
mod finding;
mod rule;
mod rules;
mod scene;
mod sink;
mod text;

pub(crate) use engine::lint_only;
pub use engine::{LintOptions, TextKind, lint, lint_text, rule, rules};
pub use finding::{Finding, FindingIn};
pub use rule::{Category, Example, Examples, Rule};
pub use text::Span;
