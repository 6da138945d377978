//! `lint`, `lintText` and `rules`: what is badly written, and how to mend it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::request::{Refusal, read, request};
use crate::codes::{Code, Severity};
use crate::json::{Checks, Place, nearest, record, to_canonical, vocabulary};
use crate::lang::Lang;
use crate::lint::{Example, Finding, FindingIn, LintOptions, Rule, TextKind, lint, lint_text, rules};
use crate::model::{Date, Title};
use crate::problem::{Problem, Problems};
use crate::profile::rule_code;
use crate::workspace::Workspace;

record! {
    /// What `lint` is asked.
    pub request LintRequest {
        /// The day on which the workspace is looked at; absent: what was read last counts.
        "asOf" as_of: Option<Date> = optional,
        /// The language of messages.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(LintRequest);

vocabulary! {
    /// What a lone text is.
    pub enum LintTextKind {
        /// An objective's title.
        Objective = "objective",
        /// A key result's title.
        KeyResult = "keyResult",
        /// A key result's title, as other programs spell it.
        KeyResultInSnakeCase = "key_result",
    }
}

impl From<LintTextKind> for TextKind {
    fn from(kind: LintTextKind) -> TextKind {
        match kind {
            LintTextKind::Objective => TextKind::Objective,
            LintTextKind::KeyResult | LintTextKind::KeyResultInSnakeCase => TextKind::KeyResult,
        }
    }
}

record! {
    /// What `lintText` is asked: one text as it is typed.
    pub request LintTextRequest {
        /// The host's own name for the text, returned with the answer.
        "id" id: Option<Title> = optional,
        /// What the text is.
        "kind" kind: LintTextKind = required,
        /// The text; it may be empty.
        "text" text: crate::model::Note = required,
        /// For a key result the text of its objective, where it is known.
        "objective" objective: Option<crate::model::Note> = optional,
        /// The language of messages.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(LintTextRequest);

record! {
    /// What `rules` is asked.
    pub request RulesRequest {
        /// The code of one rule; absent: all of them.
        "rule" rule: Option<Title> = optional,
        /// The language of titles and explanations.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(RulesRequest);

/// The answer of `lint`.
#[derive(Serialize)]
struct LintAnswer<'a> {
    findings: Vec<FindingIn<'a>>,
}

/// The answer of `lintText`.
#[derive(Serialize)]
struct LintTextAnswer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    findings: Vec<FindingIn<'a>>,
}

/// A rule as `rules` tells it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct RuleEntry {
    /// The stable dotted code.
    code: &'static str,
    /// The stable number of the code.
    number: u16,
    /// What the rule looks at.
    category: &'static str,
    /// Its severity where no profile says otherwise.
    severity: Severity,
    /// What it is called.
    title: &'static str,
    /// What it says and why.
    explanation: &'static str,
    /// Where the rule comes from.
    source: &'static str,
    /// Texts or documents that it flags.
    bad: Vec<Cow<'static, str>>,
    /// Texts or documents that it lets pass.
    good: Vec<Cow<'static, str>>,
}

/// The answer of `rules`.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct RulesAnswer {
    /// The rules, by number.
    rules: Vec<RuleEntry>,
}

pub(super) fn in_lang(findings: &[Finding], lang: Lang) -> Vec<FindingIn<'_>> {
    findings.iter().map(|finding| finding.in_lang(lang)).collect()
}

/// The codes of findings that change how numbers must be read.
const NUMBER_CODES: &[Code] = &[Code::SetWeights, Code::SetNothingLeft, Code::AlignNoEffect, Code::KeyResultNoBaseline];

/// What the reader of a board should know.
pub(super) fn warnings(workspace: &Workspace, as_of: Date) -> Vec<Finding> {
    crate::lint::lint_only(workspace, LintOptions { as_of: Some(as_of) }, NUMBER_CODES)
}

pub(super) fn run_lint(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: LintRequest = read(request)?;
    let findings = lint(workspace, LintOptions { as_of: request.as_of });
    Ok(to_canonical(&LintAnswer { findings: in_lang(&findings, request.lang.unwrap_or_default()) }))
}

pub(super) fn run_lint_text(request: &str) -> Result<String, Refusal> {
    let request: LintTextRequest = read(request)?;
    let objective = request.objective.as_ref().map(|text| text.as_str());
    let findings = lint_text(request.kind.into(), &request.text, objective);
    let id = request.id.as_ref().map(|id| id.as_str());
    Ok(to_canonical(&LintTextAnswer { id, findings: in_lang(&findings, request.lang.unwrap_or_default()) }))
}

/// One line of a batch of texts. A batch may carry fields of its own, such as
/// labels; they are passed over.
#[derive(Deserialize)]
struct BatchLine<'a> {
    #[serde(borrow)]
    id: std::borrow::Cow<'a, str>,
    kind: LintTextKind,
    #[serde(borrow)]
    text: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    objective: Option<std::borrow::Cow<'a, str>>,
    lang: Option<Lang>,
}

/// Lints one line of a batch, `{"id", "kind", "text", "objective"?, "lang"?}`,
/// and answers with one line. Messages are in `lang`, else in the line's own
/// language, else in English; the line's own is checked as `lintText` checks it.
///
/// # Errors
/// What is wrong with the line.
///
/// ```
/// let line = r#"{"id": "a", "kind": "keyResult", "text": "留存率提升至 xx%", "lang": "zh"}"#;
/// let answer = okr_core::api::lint_line(line, None)?;
/// assert!(answer.starts_with(r#"{"id":"a","findings":[{"code":"key-result.placeholder""#));
/// # Ok::<(), okr_core::Problems>(())
/// ```
pub fn lint_line(line: &str, lang: Option<Lang>) -> Result<String, Problems> {
    let Ok(batch) = serde_json::from_str::<BatchLine<'_>>(line) else {
        // The fast reader says only that it failed; the other one says why.
        let told = read::<LintTextRequest>(line).err().and_then(|refusal: Refusal| without_own(&refusal.problems));
        let no_id = || Problem::new(Code::DocumentMissingField, "").with("field", "id").into();
        return Err(told.unwrap_or_else(no_id));
    };
    let lang = lang.or(batch.lang).unwrap_or_default();
    let findings = lint_text(batch.kind.into(), &batch.text, batch.objective.as_deref());
    Ok(to_canonical(&LintTextAnswer { id: Some(&batch.id), findings: in_lang(&findings, lang) }))
}

/// The problems of a line, but for the fields that a batch may have of its own.
fn without_own(problems: &Problems) -> Option<Problems> {
    let told = problems.into_iter().filter(|problem| problem.code() != Code::DocumentUnknownField);
    Problems::from_list(told.cloned().collect())
}

pub(super) fn run_rules(request: &str) -> Result<String, Refusal> {
    let request: RulesRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let wanted = match &request.rule {
        None => None,
        Some(name) => Some(known_rule(name).map_err(|problems| Refusal { problems, lang })?),
    };
    let chosen = rules().iter().filter(|rule| wanted.is_none_or(|code| rule.code() == code));
    Ok(to_canonical(&RulesAnswer { rules: chosen.map(|rule| entry(rule, lang)).collect() }))
}

fn known_rule(name: &str) -> Result<Code, Problems> {
    let limits = crate::json::Limits::default();
    let mut checks = Checks::new(&limits);
    let code = rule_code(name, &Place::Root.field("rule"), &mut checks);
    let code = code.filter(|code| rules().iter().any(|rule| rule.code() == *code));
    code.ok_or_else(|| {
        let mut known = rules().iter().map(|rule| rule.code().name());
        Problem::new(Code::RuleUnknown, "/rule").with("name", name).with("nearest", nearest(name, &mut known)).into()
    })
}

fn entry(rule: &Rule, lang: Lang) -> RuleEntry {
    let texts = |examples: &'static [Example]| {
        let of_lang = examples.iter().filter(|example| example.lang == lang);
        of_lang.map(Example::text).collect()
    };
    RuleEntry {
        code: rule.code().name(),
        number: rule.code().number(),
        category: rule.category().word(),
        severity: rule.severity(),
        title: rule.title(lang),
        explanation: rule.explanation(lang),
        source: rule.source(lang),
        bad: texts(rule.examples().bad),
        good: texts(rule.examples().good),
    }
}
