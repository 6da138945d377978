//! Any bytes as a document.

use okr_core::api::{AlignmentQuery, ScoreRequest, call};
use okr_core::{Date, Limits, LintOptions, Workspace, lint};

use super::Plant;
use super::material::{can_be_told, parsed, same};

/// What a careful host might set.
const NARROW: Limits = Limits {
    bytes: 4_096,
    depth: 6,
    objectives: 2,
    key_results: 3,
    alignments: 2,
    check_ins: 2,
    organisation: 3,
    entries: 100,
    problems: 4,
    planned_days: 5,
};

/// Opens, tells the problems or asks everything of the workspace; what it writes
/// opens again as the same.
pub(super) fn run(input: &[u8], plant: Plant) -> Result<(), String> {
    let narrow = Workspace::from_bytes(input, &NARROW);
    if let Err(problems) = &narrow {
        can_be_told(problems)?;
        if problems.as_slice().len() > NARROW.problems as usize + 1 {
            return Err(format!("{} problems over the limit", problems.as_slice().len()));
        }
    }
    let workspace = match Workspace::from_bytes(input, &Limits::default()) {
        Ok(workspace) => workspace,
        Err(problems) if narrow.is_ok() => return Err(format!("narrower limits take it: {problems}")),
        Err(problems) => {
            plant.strike(|| is_rare(&problems))?;
            return can_be_told(&problems);
        }
    };
    let written = workspace.to_json();
    let again = Workspace::from_json(&written).map_err(|problems| format!("{problems}\n{written}"))?;
    same("texts written twice", &written, &again.to_json())?;
    let one = answers(&workspace)?;
    same("answers", &one, &answers(&again)?)
}

/// Two circles at once: a deep state that no single changed byte brings.
fn is_rare(problems: &okr_core::Problems) -> bool {
    let circles = problems.as_slice().iter().filter(|problem| problem.code().name() == "alignment.cycle");
    circles.filter(|problem| problem.cycle().len() > 1).count() > 0 && problems.as_slice().len() > 3
}

/// What the engine says of a document in all its operations.
fn answers(workspace: &Workspace) -> Result<String, String> {
    let day: Date = "2026-02-15".parse().map_err(|_| "no day")?;
    let mut answers = String::new();
    for request in [r#"{"asOf":"2026-02-15"}"#, r#"{"asOf":"9999-12-31","lang":"zh-CN"}"#] {
        answers += &call("score", Some(workspace), request)?;
        answers += &call("lint", Some(workspace), request)?;
    }
    for format in ["svg", "mermaid", "dot", "json"] {
        let request = format!(r#"{{"format":"{format}","asOf":"2026-02-15"}}"#);
        answers += &call("map", Some(workspace), &request)?;
    }
    for query in ["layers", "orphans", "roots", "leaves", "unsupported"] {
        answers += &call("alignment", Some(workspace), &format!(r#"{{"query":"{query}"}}"#))?;
    }
    for finding in lint(workspace, LintOptions::default()) {
        parsed(&serde_json::to_string(&finding.in_lang(okr_core::Lang::ZhCn)).map_err(|error| error.to_string())?)?;
    }
    let board = workspace.score(&ScoreRequest { as_of: day }).map_err(|problems| problems.to_string())?;
    let first = board.objectives().next();
    for query in [AlignmentQuery::Descendants, AlignmentQuery::Impact, AlignmentQuery::Path] {
        let Some(first) = &first else { break };
        let of = serde_json::json!({"query": query, "of": {"objective": first.id}});
        answers += &call("alignment", Some(workspace), &of.to_string())?;
    }
    Ok(answers)
}
