//! What the engine says about an OKR.

mod circles;
mod engine;
mod finding;
mod rule;
mod rules;
mod scene;
mod similar;
mod sink;
mod text;

pub use engine::{LintOptions, TextKind, lint, lint_text, rule, rules};
pub(crate) use engine::{lint_alignment, lint_check_in, lint_only};
pub use finding::{Finding, FindingIn};
pub use rule::{Category, Example, Examples, Rule};
pub use text::Span;
