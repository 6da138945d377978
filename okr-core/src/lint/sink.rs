//! Where rules put what they find.

use super::finding::Finding;
use super::scene::{KeyResultAt, ObjectiveAt};
use super::text::{Span, Text};
use crate::codes::{Code, Severity};

/// Takes the findings of one rule.
pub(super) struct Sink<'a> {
    /// The rule's code.
    pub(super) code: Code,
    /// What the profile says of it.
    pub(super) severity: Severity,
    /// What text is being looked at.
    pub(super) place: Place<'a>,
    /// The findings so far.
    pub(super) findings: &'a mut Vec<Finding>,
}

/// What text a rule is looking at. Small, and nothing is written until there is
/// a finding: most texts have none.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// None, or one without a document.
    Lone,
    /// The title of an objective.
    Objective(ObjectiveAt<'a>),
    /// The title of a key result.
    KeyResult(KeyResultAt<'a>),
    /// The name of a person or a unit: the list it stands in, and its place there.
    Name(&'static str, usize),
}

impl Sink<'_> {
    /// An empty finding of the rule.
    pub(super) fn finding(&self) -> Finding {
        Finding::new(self.code, self.severity)
    }

    /// Takes a finding.
    pub(super) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// True where most key results of the objective that is being looked at can be measured.
    pub(super) fn is_mostly_measured(&self) -> bool {
        let Place::Objective(at) = self.place else { return false };
        let count = at.objective.key_results.len();
        let measured = at.key_results().filter(|at| at.is_measured() || at.proves_by_its_words()).count();
        measured * 2 > count
    }

    /// Words of a text that the rule flags.
    pub(super) fn words(&mut self, text: &Text<'_>, span: Span) {
        self.add(text.written(), span, self.severity);
    }

    /// Words of a text that the rule flags, with more to be said of them.
    pub(super) fn words_with(&mut self, text: &Text<'_>, span: Span, more: impl FnOnce(Finding) -> Finding) {
        let finding = self.of_words(text.written(), span, self.severity);
        self.push(more(finding));
    }

    /// Characters of a title or a name that the rule flags.
    pub(super) fn characters(&mut self, written: &str, span: Span) {
        self.add(written, span, self.severity);
    }

    /// Words that are worth knowing of and no more, whatever the rule's severity.
    pub(super) fn remark(&mut self, text: &Text<'_>, span: Span) {
        self.add(text.written(), span, Severity::Info);
    }

    fn add(&mut self, written: &str, span: Span, severity: Severity) {
        let finding = self.of_words(written, span, severity);
        self.push(finding);
    }

    fn of_words(&self, written: &str, span: Span, severity: Severity) -> Finding {
        let mut finding = match self.place {
            Place::Lone => self.finding(),
            Place::Objective(at) => at.finding(self, "/title").field_named("title"),
            Place::KeyResult(at) => at.finding(self, "/title").field_named("title"),
            Place::Name(list, index) => self.finding().at(format!("/{list}/{index}/name")).field_named("name"),
        };
        finding.severity = severity;
        finding.spanning(written, span).with("text", span.of(written))
    }
}
