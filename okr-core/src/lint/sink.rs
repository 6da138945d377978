//! Where rules put what they find.

use super::finding::Finding;
use super::text::{Span, Text};
use crate::codes::{Code, Severity};
use crate::problem::NodeRef;

/// Takes the findings of one rule at one place.
pub(super) struct Sink<'a> {
    pub(super) code: Code,
    pub(super) severity: Severity,
    pub(super) place: Place<'a>,
    pub(super) findings: &'a mut Vec<Finding>,
}

/// What a rule is looking at. Kept small: most texts have no finding.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place<'a> {
    /// A text without a document.
    Text,
    /// The title of an objective.
    Objective {
        /// Its index in the document.
        index: usize,
        /// Its id.
        id: &'a str,
    },
    /// The title of a key result.
    KeyResult {
        /// The index of its objective in the document.
        objective: usize,
        /// Its index in the objective.
        index: usize,
        /// Its id.
        id: &'a str,
    },
}

impl Sink<'_> {
    /// Words that the rule flags.
    pub(super) fn words(&mut self, text: &Text<'_>, span: Span) {
        self.add(text, span, self.severity);
    }

    /// Words that are worth knowing of and no more, whatever the rule's severity.
    pub(super) fn remark(&mut self, text: &Text<'_>, span: Span) {
        self.add(text, span, Severity::Info);
    }

    fn add(&mut self, text: &Text<'_>, span: Span, severity: Severity) {
        let mut finding = Finding::new(self.code, severity);
        self.place.fill(&mut finding);
        finding.span = Some(span);
        finding.span16 = Some(span.utf16(text.written()));
        finding.slots.push(("text", span.of(text.written()).into()));
        self.findings.push(finding);
    }
}

impl Place<'_> {
    fn fill(self, finding: &mut Finding) {
        match self {
            Place::Text => return,
            Place::Objective { index, id } => {
                finding.target = Some(NodeRef::Objective(id.into()));
                finding.path = Some(format!("/objectives/{index}/title"));
            }
            Place::KeyResult { objective, index, id } => {
                finding.target = Some(NodeRef::KeyResult(id.into()));
                finding.path = Some(format!("/objectives/{objective}/keyResults/{index}/title"));
            }
        }
        finding.field = Some("title");
    }
}
