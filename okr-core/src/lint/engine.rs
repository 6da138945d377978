//! The run.

use super::finding::Finding;
use super::rule::Check;
use super::rules::RULES;
use super::sink::{Place, Sink};
use super::text::{Text, TextContext};

/// What a lone text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// An objective's title.
    Objective,
    /// A key result's title.
    KeyResult,
}

/// Lints a lone text; a key result's `objective` is the text of its objective,
/// where it is known.
///
/// ```
/// use okr_core::{TextKind, lint_text};
/// let findings = lint_text(TextKind::KeyResult, "Grow monthly sales to xx%", None);
/// assert_eq!(findings[0].code().name(), "key-result.placeholder");
/// ```
pub fn lint_text(kind: TextKind, text: &str, objective: Option<&str>) -> Vec<Finding> {
    let text = Text::new(text, TextContext { objective, measured: false });
    let mut findings = Vec::new();
    for rule in RULES {
        let check = match (rule.check, kind) {
            (Check::Objective(check), TextKind::Objective) | (Check::KeyResult(check), TextKind::KeyResult) => check,
            _ => continue,
        };
        let mut sink = Sink { code: rule.code, severity: rule.code.severity(), place: Place::Text, findings: &mut findings };
        check(&text, &mut sink);
    }
    findings
}

/// debug
pub fn debug_tokens(text: &str) -> Vec<String> {
    Text::new(text, TextContext::default()).tokens().iter().map(|token| format!("{:?} {:?}", token.span.of(text), token.kind)).collect()
}
