//! Findings: what a rule says, where, and in the reader's language.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::text::Span;
use crate::codes::{Code, Severity};
use crate::lang::Lang;
use crate::problem::{NodeRef, Slot, fill};

/// What a rule says of an OKR.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub(super) code: Code,
    pub(super) severity: Severity,
    pub(super) target: Option<NodeRef>,
    pub(super) field: Option<&'static str>,
    pub(super) path: Option<String>,
    pub(super) span: Option<Span>,
    pub(super) span16: Option<Span>,
    pub(super) slots: Vec<(&'static str, Slot)>,
    pub(super) related: Vec<NodeRef>,
    /// Where its target stands in the document: the objective, and the key
    /// result counted from 1; the greatest values without a target.
    pub(super) order: (u32, u32),
}

impl Finding {
    pub(super) fn new(code: Code, severity: Severity) -> Finding {
        Finding {
            code,
            severity,
            target: None,
            field: None,
            path: None,
            span: None,
            span16: None,
            slots: Vec::new(),
            related: Vec::new(),
            order: (u32::MAX, u32::MAX),
        }
    }

    /// The same finding at a JSON pointer.
    pub(crate) fn at(mut self, path: String) -> Finding {
        self.path = Some(path);
        self
    }

    /// The same finding about a field.
    pub(super) fn field_named(mut self, field: &'static str) -> Finding {
        self.field = Some(field);
        self
    }

    /// The same finding about words of a text.
    pub(super) fn spanning(mut self, written: &str, span: Span) -> Finding {
        self.span = Some(span);
        self.span16 = Some(span.utf16(written));
        self
    }

    /// The same finding with a slot of its message filled.
    pub(super) fn with(mut self, slot: &'static str, value: impl Into<Slot>) -> Finding {
        self.slots.push((slot, value.into()));
        self
    }

    /// The same finding with others that have to do with it.
    pub(super) fn with_related(mut self, related: Vec<NodeRef>) -> Finding {
        self.related = related;
        self
    }

    /// The rule's code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// How much it weighs, after what the profile says.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The objective or key result that it is about; `None` for a lone text and
    /// for what concerns the document.
    pub fn target(&self) -> Option<&NodeRef> {
        self.target.as_ref()
    }

    /// The field of the target that it is about, by its name in the format.
    pub fn field(&self) -> Option<&'static str> {
        self.field
    }

    /// Where: a JSON pointer into the document; `None` for a lone text.
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// The offending words in the text, in UTF-8 bytes.
    pub fn span(&self) -> Option<Span> {
        self.span
    }

    /// The offending words in the text, in UTF-16 code units.
    pub fn span16(&self) -> Option<Span> {
        self.span16
    }

    /// Other objectives and key results that have to do with it.
    pub fn related(&self) -> &[NodeRef] {
        &self.related
    }

    /// What it says.
    pub fn message(&self, lang: Lang) -> String {
        fill(self.code.texts().message(lang), &self.slots, lang)
    }

    /// How to mend it.
    pub fn help(&self, lang: Lang) -> String {
        fill(self.code.texts().help(lang), &self.slots, lang)
    }

    /// The finding in a language, ready to be written as JSON.
    pub fn in_lang(&self, lang: Lang) -> FindingIn<'_> {
        FindingIn { finding: self, lang }
    }
}

/// A [`Finding`] seen in one language.
#[derive(Clone, Copy, Debug)]
pub struct FindingIn<'a> {
    finding: &'a Finding,
    lang: Lang,
}

impl Serialize for FindingIn<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let finding = self.finding;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", finding.code.name())?;
        map.serialize_entry("number", &finding.code.number())?;
        map.serialize_entry("severity", finding.severity.name())?;
        if let Some(target) = &finding.target {
            map.serialize_entry("target", target)?;
        }
        if let Some(field) = finding.field {
            map.serialize_entry("field", field)?;
        }
        if let Some(path) = &finding.path {
            map.serialize_entry("path", path)?;
        }
        if let Some(span) = finding.span {
            map.serialize_entry("span", &span)?;
        }
        if let Some(span16) = finding.span16 {
            map.serialize_entry("span16", &span16)?;
        }
        map.serialize_entry("message", &finding.message(self.lang))?;
        map.serialize_entry("help", &finding.help(self.lang))?;
        if !finding.related.is_empty() {
            map.serialize_entry("related", &finding.related)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_reads_in_both_languages() {
        let mut finding = Finding::new(Code::KeyResultNoTarget, Severity::Warning);
        finding.target = Some(NodeRef::KeyResult("k".into()));
        finding.field = Some("title");
        finding.path = Some("/objectives/0/keyResults/0/title".to_owned());
        finding.span = Some(Span { start: 0, end: 9 });
        finding.span16 = Some(Span { start: 0, end: 3 });
        finding.slots.push(("text", "留存率".into()));
        assert_eq!(finding.message(Lang::En), "`留存率` gives no value to reach");
        assert_eq!(
            crate::json::to_canonical(&finding.in_lang(Lang::ZhCn)),
            concat!(
                r#"{"code":"key-result.no-target","number":1300,"severity":"warning","target":{"keyResult":"k"},"#,
                r#""field":"title","path":"/objectives/0/keyResults/0/title","span":{"start":0,"end":9},"#,
                r#""span16":{"start":0,"end":3},"message":"“留存率”没有要达到的数值","#,
                r#""help":"请写明从多少到多少，例如从 [基线] 到 [目标]"}"#
            )
        );
    }
}
