//! Problems: what is wrong, where, and how to mend it.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::codes::{Code, Severity};
use crate::lang::{Lang, Term};

/// The value of a slot in a message template.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// The user's own words, or a number.
    Text(String),
    /// A word of the field, in the language of the reader.
    Term(Term),
    /// A remark said in each language.
    Said {
        /// In English.
        en: String,
        /// In Chinese.
        zh: String,
    },
}

impl Slot {
    /// The words of the slot in a language.
    pub fn text(&self, lang: Lang) -> &str {
        match self {
            Slot::Text(text) => text,
            Slot::Term(term) => term.text(lang),
            Slot::Said { en, zh } => lang.pick(en, zh),
        }
    }
}

impl From<String> for Slot {
    fn from(text: String) -> Slot {
        Slot::Text(text)
    }
}

impl From<&str> for Slot {
    fn from(text: &str) -> Slot {
        Slot::Text(text.to_owned())
    }
}

impl From<Term> for Slot {
    fn from(term: Term) -> Slot {
        Slot::Term(term)
    }
}

impl From<f64> for Slot {
    fn from(number: f64) -> Slot {
        Slot::Text(crate::json::number_text(number))
    }
}

impl From<usize> for Slot {
    fn from(count: usize) -> Slot {
        Slot::Text(count.to_string())
    }
}

/// Fills the `{slot}` places of a template; an unfilled slot is left out.
pub(crate) fn fill(template: &str, slots: &[(&'static str, Slot)], lang: Lang) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        // A brace that opens no slot is a brace: help texts show JSON.
        let slot = after.split_once('}').filter(|(name, _)| is_slot_name(name));
        match slot {
            Some((name, tail)) => {
                if let Some((_, value)) = slots.iter().find(|(key, _)| *key == name) {
                    text.push_str(value.text(lang));
                }
                rest = tail;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

fn is_slot_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// A node of the alignment graph, named by its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum NodeRef {
    /// An objective.
    Objective(Box<str>),
    /// A key result.
    KeyResult(Box<str>),
}

impl NodeRef {
    /// The id, whatever the kind.
    pub fn id(&self) -> &str {
        match self {
            NodeRef::Objective(id) | NodeRef::KeyResult(id) => id,
        }
    }
}

/// One thing that is wrong with a document or a request.
///
/// A problem has a stable [`Code`], a place (a JSON pointer, RFC 6901) and texts
/// in both languages.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    code: Code,
    path: String,
    slots: Vec<(&'static str, Slot)>,
    cycle: Vec<NodeRef>,
}

impl Problem {
    /// A problem of a code at a JSON pointer.
    pub fn new(code: Code, path: impl Into<String>) -> Problem {
        Problem { code, path: path.into(), slots: Vec::new(), cycle: Vec::new() }
    }

    /// More of something than a limit allows.
    pub(crate) fn too_many(path: impl Into<String>, what: Term, count: u64, limit: usize) -> Problem {
        let problem = Problem::new(Code::DocumentTooMany, path);
        problem.with("count", count.to_string()).with("what", what).with("limit", limit)
    }

    /// The same problem with a slot of its message filled.
    #[must_use]
    pub fn with(self, slot: &'static str, value: impl Into<Slot>) -> Problem {
        self.with_slot(slot, value.into())
    }

    #[inline(never)]
    fn with_slot(mut self, slot: &'static str, value: Slot) -> Problem {
        self.slots.push((slot, value));
        self
    }

    /// The same problem, told of a line among many: where its message counts
    /// lines, it names this one.
    #[must_use]
    pub fn on_line(mut self, line: usize) -> Problem {
        let told = self.slots.iter_mut().filter(|(slot, _)| *slot == "line");
        told.for_each(|(_, value)| *value = Slot::from(line));
        self
    }

    /// The same problem of something that stands at a place of something larger.
    pub(crate) fn inside(mut self, place: &str) -> Problem {
        self.path.insert_str(0, place);
        self
    }

    /// The same problem with the circle of nodes that shows it.
    #[must_use]
    pub fn with_cycle(mut self, cycle: Vec<NodeRef>) -> Problem {
        self.cycle = cycle;
        self
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The severity of the code.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Where: a JSON pointer into the document or request; empty for the whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text of a slot of the message, where it is the user's own.
    pub(crate) fn slot(&self, name: &str) -> Option<&str> {
        self.slots.iter().find(|(slot, _)| *slot == name).map(|(_, value)| value.text(Lang::En))
    }

    /// The nodes of a circle in edge direction, the first not repeated; empty
    /// unless the code is about a circle of alignments.
    pub fn cycle(&self) -> &[NodeRef] {
        &self.cycle
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        fill(self.code.texts().message(lang), &self.slots, lang)
    }

    /// How to mend it.
    pub fn help(&self, lang: Lang) -> String {
        fill(self.code.texts().help(lang), &self.slots, lang)
    }

    /// The problem in a language, ready to be written as JSON.
    pub fn in_lang(&self, lang: Lang) -> ProblemIn<'_> {
        ProblemIn { problem: self, lang }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.name(), self.message(Lang::En))?;
        if !self.path.is_empty() {
            write!(f, " (at {})", self.path)?;
        }
        Ok(())
    }
}

/// A [`Problem`] seen in one language.
#[derive(Clone, Copy, Debug)]
pub struct ProblemIn<'a> {
    problem: &'a Problem,
    lang: Lang,
}

impl Serialize for ProblemIn<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let problem = self.problem;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", problem.code.name())?;
        map.serialize_entry("number", &problem.code.number())?;
        map.serialize_entry("severity", problem.severity().name())?;
        map.serialize_entry("path", &problem.path)?;
        map.serialize_entry("message", &problem.message(self.lang))?;
        map.serialize_entry("help", &problem.help(self.lang))?;
        if !problem.cycle.is_empty() {
            map.serialize_entry("cycle", &problem.cycle)?;
        }
        map.end()
    }
}

/// Every problem found in one input, at least one. What a refused call returns.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.summary())]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// The error that holds these problems, or `None` where there are none.
    pub fn from_list(list: Vec<Problem>) -> Option<Problems> {
        (!list.is_empty()).then_some(Problems(list))
    }

    /// The same problems of something that stands at a place of something larger.
    pub(crate) fn inside(self, place: &str) -> Problems {
        Problems(self.0.into_iter().map(|problem| problem.inside(place)).collect())
    }

    /// These problems and then others.
    pub(crate) fn and(mut self, others: Problems) -> Problems {
        self.0.extend(others.0);
        self
    }

    /// The problems in the order in which they were found.
    pub fn as_slice(&self) -> &[Problem] {
        &self.0
    }

    /// `{"problems": [...]}` in canonical JSON.
    ///
    /// ```
    /// use okr_core::{Lang, Workspace};
    /// let problems = Workspace::from_json(r#"{"okr": 2}"#).unwrap_err();
    /// assert!(problems.to_json(Lang::En).starts_with(r#"{"problems":[{"code":"document.version""#));
    /// ```
    pub fn to_json(&self, lang: Lang) -> String {
        #[derive(Serialize)]
        struct Answer<'a> {
            problems: Vec<ProblemIn<'a>>,
        }
        let problems = self.0.iter().map(|problem| problem.in_lang(lang)).collect();
        crate::json::to_canonical(&Answer { problems })
    }

    fn summary(&self) -> String {
        let mut lines = self.0.iter().map(Problem::to_string);
        let first = lines.next().unwrap_or_default();
        match self.0.len().saturating_sub(1) {
            0 => first,
            1 => format!("{first}, and 1 more problem"),
            more => format!("{first}, and {more} more problems"),
        }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Problems {
        Problems(vec![problem])
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_and_other_braces_stay() {
        let slots = [("id", Slot::from("x")), ("kind", Slot::from(Term::new("goal", "目标")))];
        assert_eq!(fill("{kind} `{id}` {\"okr\": 1} {none}.", &slots, Lang::En), "goal `x` {\"okr\": 1} .");
        assert_eq!(fill("{kind}", &slots, Lang::ZhCn), "目标");
    }

    #[test]
    fn codes_are_unique_and_rise() {
        for pair in Code::ALL.windows(2) {
            assert!(pair[0].number() < pair[1].number());
        }
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
