//! The run.

use super::finding::Finding;
use super::rule::{Check, Rule};
use super::rules::{RULES, check_in_no_effect, no_effect, unwanted};
use super::scene::{Known, ObjectiveAt, Scene};
use super::sink::{Place, Sink};
use super::text::{Text, TextContext};
use crate::codes::{Code, Severity};
use crate::document::Silence;
use crate::model::{Alignment, AlignmentKind, CheckIn, Date, Objective, Stage};
use crate::order;
use crate::workspace::Workspace;

/// What a lone text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// An objective's title.
    Objective,
    /// A key result's title.
    KeyResult,
}

/// How a workspace is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LintOptions {
    /// The day on which it is looked at; without one, what was read last counts.
    pub as_of: Option<Date>,
}

/// Every rule, by the number of its code.
pub fn rules() -> &'static [Rule] {
    RULES
}

/// The rule of a code.
pub fn rule(code: Code) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

/// Lints a lone text; a key result's `objective` is the text of its objective,
/// where it is known.
///
/// Rules abstain on texts that are neither Chinese nor English and on those with
/// fewer than two letters.
///
/// ```
/// use okr_core::{TextKind, lint_text};
/// let findings = lint_text(TextKind::KeyResult, "Grow monthly sales by xx%", None);
/// assert_eq!(findings[0].code().name(), "key-result.placeholder");
/// assert_eq!(findings[0].span().map(|span| span.of("Grow monthly sales by xx%")), Some("xx%"));
/// ```
pub fn lint_text(kind: TextKind, text: &str, objective: Option<&str>) -> Vec<Finding> {
    let text = Text::new(text, TextContext { objective, ..TextContext::default() });
    let mut findings = Vec::new();
    for rule in RULES {
        let severity = rule.severity();
        let mut sink = Sink { code: rule.code, severity, place: Place::Lone, findings: &mut findings };
        match (rule.check, kind) {
            (Check::Objective(check), TextKind::Objective)
            | (Check::KeyResult(check) | Check::KeyResultAnd(check, _), TextKind::KeyResult)
            | (Check::Title(check), _) => {
                check(&text, &mut sink);
            }
            (Check::Written(check), _) => check(text.written(), &mut sink),
            _ => {}
        }
    }
    findings
}

/// Lints a workspace: every rule that its profile does not turn off, without
/// what its silences cover.
///
/// Findings come in the order of their targets in the document, each objective
/// before its key results, then by code and place; those without a target last.
///
/// ```
/// use okr_core::{LintOptions, Workspace, lint};
/// let workspace = Workspace::from_json(r#"{"okr": 1, "people": [{"id": "lin", "name": "Lin"}],
///   "cycles": [{"id": "q", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
///   "objectives": [{"id": "o", "title": "Give every shop its own stock", "owner": {"person": "lin"}, "cycle": "q"}]}"#)?;
/// let findings = lint(&workspace, LintOptions::default());
/// assert_eq!(findings[0].code().name(), "set.no-key-results");
/// # Ok::<(), okr_core::Problems>(())
/// ```
pub fn lint(workspace: &Workspace, options: LintOptions) -> Vec<Finding> {
    let known = Known::default();
    let scene = Scene { workspace, as_of: options.as_of, known: &known };
    let active: Vec<(&Rule, Severity)> =
        RULES.iter().filter_map(|rule| Some((rule, workspace.profile().severity(rule.code)?))).collect();
    let mut findings = Vec::new();
    for (rule, severity) in &active {
        if let Check::Workspace(check) | Check::KeyResultAnd(_, check) = rule.check {
            check(
                scene,
                &mut Sink { code: rule.code, severity: *severity, place: Place::Lone, findings: &mut findings },
            );
        }
    }
    lint_names(&active, workspace, &mut findings);
    for at in scene.objectives().filter(|at| at.objective.stage_or_default() != Stage::Archived) {
        lint_objective(&active, at, &mut findings);
    }
    leave_opaque(workspace, &mut findings);
    in_order(without_silenced(workspace, &active, findings))
}

/// As [`lint`], with some of the rules about structure alone.
pub(crate) fn lint_only(workspace: &Workspace, options: LintOptions, codes: &[Code]) -> Vec<Finding> {
    let known = Known::default();
    let scene = Scene { workspace, as_of: options.as_of, known: &known };
    let mut findings = Vec::new();
    for rule in RULES.iter().filter(|rule| codes.contains(&rule.code)) {
        let severity = workspace.profile().severity(rule.code);
        if let (Check::Workspace(check) | Check::KeyResultAnd(_, check), Some(severity)) = (rule.check, severity) {
            check(scene, &mut Sink { code: rule.code, severity, place: Place::Lone, findings: &mut findings });
        }
    }
    leave_said(workspace, &mut findings);
    in_order(findings)
}

/// What [`lint`] says of one check-in by itself, at its position in the document.
pub(crate) fn lint_check_in(workspace: &Workspace, at: usize, check_in: &CheckIn) -> Vec<Finding> {
    lint_one(workspace, Code::CheckInNoEffect, |scene, sink| check_in_no_effect::look_at(scene, at, check_in, sink))
}

/// What [`lint`] says of one alignment by itself, at its position in the document.
pub(crate) fn lint_alignment(workspace: &Workspace, at: usize, alignment: &Alignment) -> Vec<Finding> {
    let ends = workspace.node(&alignment.from).zip(workspace.node(&alignment.to));
    let contributes = alignment.is_agreed() && alignment.kind_or_default() == AlignmentKind::Contributes;
    let Some(ends) = ends else { return Vec::new() };
    let mut findings = Vec::new();
    if contributes {
        findings = lint_one(workspace, Code::AlignNoEffect, |scene, sink| no_effect::look_at(scene, at, ends, sink));
    }
    for code in unwanted::CODES {
        let look = |scene: Scene<'_>, sink: &mut Sink<'_>| unwanted::look_at(scene, alignment, at, ends, sink);
        findings.extend(lint_one(workspace, code, look));
    }
    findings
}

fn lint_one(workspace: &Workspace, code: Code, look: impl FnOnce(Scene<'_>, &mut Sink<'_>)) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(severity) = workspace.profile().severity(code) {
        let known = Known::default();
        let scene = Scene { workspace, as_of: None, known: &known };
        look(scene, &mut Sink { code, severity, place: Place::Lone, findings: &mut findings });
    }
    leave_said(workspace, &mut findings);
    findings
}

/// Leaves out what a reader cannot mend or has decided to live with.
fn leave_said(workspace: &Workspace, findings: &mut Vec<Finding>) {
    leave_opaque(workspace, findings);
    let silences = &workspace.document().silences;
    findings.retain(|finding| !silences.iter().any(|silence| covers(silence, finding)));
}

/// Leaves out what concerns nothing but opaque nodes: nobody who reads it could mend it.
fn leave_opaque(workspace: &Workspace, findings: &mut Vec<Finding>) {
    findings.retain(|finding| {
        let concerned = finding.target.iter().chain(&finding.related);
        let mut opaque = concerned.map(|node| workspace.is_opaque(node)).peekable();
        opaque.peek().is_none() || opaque.any(|is_opaque| !is_opaque)
    });
}

fn in_order(findings: Vec<Finding>) -> Vec<Finding> {
    order::sorted_by(findings, |left, right| key(left).cmp(&key(right)))
}

fn key(finding: &Finding) -> ((u32, u32), u16, Option<super::Span>, Option<&str>) {
    (finding.order, finding.code.number(), finding.span, finding.path())
}

/// The names of people and units, which may deceive as titles may.
fn lint_names(active: &[(&Rule, Severity)], workspace: &Workspace, findings: &mut Vec<Finding>) {
    let document = workspace.document();
    let people =
        document.people.iter().enumerate().map(|(at, person)| (Place::Name("people", at), person.name.as_str()));
    let units = document.units.iter().enumerate().map(|(at, unit)| (Place::Name("units", at), unit.name.as_str()));
    for (place, name) in people.chain(units) {
        for (rule, severity) in active {
            if let Check::Written(check) = rule.check {
                check(name, &mut Sink { code: rule.code, severity: *severity, place, findings });
            }
        }
    }
}

fn lint_objective(active: &[(&Rule, Severity)], at: ObjectiveAt<'_>, findings: &mut Vec<Finding>) {
    let Some(title) = at.objective.title.as_deref() else { return };
    let text = Text::new(title, TextContext::default());
    for (rule, severity) in active {
        let mut sink = Sink { code: rule.code, severity: *severity, place: Place::Objective(at), findings };
        match rule.check {
            Check::Objective(check) | Check::Title(check) => check(&text, &mut sink),
            Check::Written(check) => check(title, &mut sink),
            _ => {}
        }
    }
    for at in at.key_results() {
        let Some(own) = at.key_result.title.as_deref() else { continue };
        let text = Text::new(
            own,
            TextContext {
                objective: Some(title),
                measured: at.is_measured(),
                binary: at.is_binary(),
                dated: at.is_dated(),
            },
        );
        for (rule, severity) in active {
            let mut sink = Sink { code: rule.code, severity: *severity, place: Place::KeyResult(at), findings };
            match rule.check {
                Check::KeyResult(check) | Check::Title(check) | Check::KeyResultAnd(check, _) => {
                    check(&text, &mut sink)
                }
                Check::Measured(check) => check(&text, at, &mut sink),
                Check::Written(check) => check(own, &mut sink),
                _ => {}
            }
        }
    }
}

/// Leaves out what silences cover, and tells of silences that cover nothing.
fn without_silenced(workspace: &Workspace, active: &[(&Rule, Severity)], findings: Vec<Finding>) -> Vec<Finding> {
    let silences = &workspace.document().silences;
    if silences.is_empty() {
        return findings;
    }
    let mut used = vec![false; silences.len()];
    let mut kept = findings;
    kept.retain(|finding| {
        let mut is_covered = false;
        for (_, used) in silences.iter().zip(&mut used).filter(|(silence, _)| covers(silence, finding)) {
            *used = true;
            is_covered = true;
        }
        !is_covered
    });
    let Some((_, severity)) = active.iter().find(|(rule, _)| rule.code == Code::SilenceUnused) else { return kept };
    let unused = |at: usize, silence: &Silence| {
        Finding::new(Code::SilenceUnused, *severity).at(format!("/silences/{at}")).with("name", silence.rule.as_str())
    };
    // What is opaque may have what a silence is for: its words are not here to be read.
    let has_opaque = workspace.document().objectives.iter().any(Objective::is_opaque);
    let is_open = |silence: &Silence| !has_opaque || looks_at_target_alone(workspace, silence);
    let is_own = |silence: &Silence| silence.rule.as_str() == Code::SilenceUnused.name();
    let idle: Vec<Finding> = silences
        .iter()
        .zip(used)
        .enumerate()
        .filter(|(_, (silence, used))| !used && !is_own(silence) && is_open(silence))
        .map(|(at, (silence, _))| unused(at, silence))
        .collect();
    // A silence of this rule itself covers all of these.
    match silences.iter().position(is_own) {
        Some(_) if !idle.is_empty() => {}
        Some(at) => {
            kept.extend(silences.get(at).filter(|silence| is_open(silence)).map(|silence| unused(at, silence)));
        }
        None => kept.extend(idle),
    }
    kept
}

/// True where nothing that is opaque can make a silence used: its rule reads the words
/// of its target, and those may be seen.
fn looks_at_target_alone(workspace: &Workspace, silence: &Silence) -> bool {
    let target = silence.target.as_ref().and_then(crate::model::Endpoint::node);
    let of_words = RULES.iter().filter(|rule| !matches!(rule.check, Check::Workspace(_) | Check::Silences));
    target.is_some_and(|node| !workspace.is_opaque(&node))
        && of_words.map(|rule| rule.code.name()).any(|name| silence.rule.as_str() == name)
}

fn covers(silence: &Silence, finding: &Finding) -> bool {
    let target = silence.target.as_ref().and_then(crate::model::Endpoint::node);
    silence.rule.as_str() == finding.code.name() && (target.is_none() || target == finding.target)
}
