//! Engine and model side by side.

use okr_core::{NodeRef, Problem, Workspace, api};
use serde_json::{Value, json};

use super::validation::Fault;
use super::{Bend, day, faults, score};

/// The longest text that the model takes on, in bytes: it recurses and is slow.
const LONGEST: usize = 32 << 10;

/// What could be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The form is not legal, which the model does not judge.
    Unjudged,
    /// Both find the same problems.
    Refused,
    /// Both find the document valid and give it the same scores.
    Scored,
}

/// Compares what engine and model say of a document, any text, on a day: the same
/// problems, or else the same scores, bit for bit. Texts whose form only the engine
/// can judge, and texts over 32 KiB, pass.
///
/// # Errors
/// What differs.
pub fn compare(document_text: &str, as_of: &str) -> Result<(), String> {
    if document_text.len() > LONGEST {
        return Ok(());
    }
    let Ok(read) = serde_json::from_str(document_text.trim_start_matches('\u{feff}')) else { return Ok(()) };
    compare_bent(document_text, &read, as_of, None).map(|_| ())
}

/// Compares what the engine says of a text with what the model, with a rule bent,
/// says of what it reads in it.
///
/// # Errors
/// What differs.
pub fn compare_bent(text: &str, read: &Value, as_of: &str, bend: Option<Bend>) -> Result<Outcome, String> {
    let Some(day) = day::number(as_of) else { return Ok(Outcome::Unjudged) };
    let opened = Workspace::from_json(text);
    let problems = opened.as_ref().err().map_or(&[] as &[_], |problems| problems.as_slice());
    if problems.iter().any(is_of_form) {
        return Ok(Outcome::Unjudged);
    }
    let mut told: Vec<Fault> = problems.iter().map(as_fault).collect();
    told.sort();
    let expected = faults(read, bend);
    if told != expected {
        let only = |these: &[Fault], others: &[Fault]| {
            these.iter().filter(|fault| !others.contains(fault)).map(|fault| format!("{fault:?}")).collect::<Vec<_>>()
        };
        let (engine, model) = (only(&told, &expected), only(&expected, &told));
        return Err(format!("problems differ: only the engine {engine:?}, only the model {model:?}"));
    }
    let Ok(workspace) = opened else { return Ok(Outcome::Refused) };
    let request = json!({"asOf": as_of}).to_string();
    let answer = match api::call("score", Some(&workspace), &request) {
        // What an undone document lacks the model does not judge.
        Err(problems) if problems.contains("amendment.undo") => return Ok(Outcome::Unjudged),
        answer => answer?,
    };
    let mut answer: Value = serde_json::from_str(&answer).map_err(|error| format!("{error}: {answer}"))?;
    let mut expected = score(read, day, bend);
    for answer in [&mut answer, &mut expected] {
        strip_warnings(answer);
    }
    same(&answer, &expected, "").map(|()| Outcome::Scored)
}

/// Problems of form, which the model does not judge.
fn is_of_form(problem: &Problem) -> bool {
    let forms = ["json.", "document.", "text.", "party.", "endpoint."];
    let codes =
        ["number.not-finite", "date.invalid", "id.empty", "id.too-long", "id.control-character", "measure.field"];
    let code = problem.code().name();
    // Which thresholds a rule of pace needs is a matter of policies, not of form.
    if (code, problem.path()) == ("document.missing-field", "/profile/pace") {
        return false;
    }
    codes.contains(&code) || forms.iter().any(|form| code.starts_with(form))
}

fn as_fault(problem: &Problem) -> Fault {
    let node = |node: &NodeRef| {
        let kind = if matches!(node, NodeRef::Objective(_)) { "objective" } else { "keyResult" };
        (kind.to_owned(), node.id().to_owned())
    };
    let cycle = problem.cycle().iter().map(node).collect();
    Fault { code: problem.code().name().to_owned(), path: problem.path().to_owned(), cycle }
}

/// Leaves of each warning what the model knows, and sets them in one order.
fn strip_warnings(answer: &mut Value) {
    let warnings = answer["warnings"].as_array().cloned().unwrap_or_default();
    let known = |it: &Value| json!([it["path"], it["code"], it["severity"]]).to_string();
    let mut known: Vec<String> = warnings.iter().map(known).collect();
    known.sort();
    answer["warnings"] = json!(known);
}

/// Whether two answers are the same, numbers by their bits (minus zero is zero).
fn same(engine: &Value, model: &Value, path: &str) -> Result<(), String> {
    match (engine, model) {
        (Value::Array(engine), Value::Array(model)) if engine.len() == model.len() => {
            let mut pairs = engine.iter().zip(model).enumerate();
            pairs.try_for_each(|(at, (engine, model))| same(engine, model, &format!("{path}/{at}")))
        }
        (Value::Object(engine), Value::Object(model)) if engine.keys().eq(model.keys()) => {
            let mut pairs = engine.iter().zip(model.values());
            pairs.try_for_each(|((name, engine), model)| same(engine, model, &format!("{path}/{name}")))
        }
        (Value::Number(one), Value::Number(other)) if bits(one) == bits(other) => Ok(()),
        _ if engine == model => Ok(()),
        _ => Err(format!("{path}: engine {engine}, model {model}")),
    }
}

fn bits(number: &serde_json::Number) -> Option<u64> {
    number.as_f64().map(|number| (number + 0.0).to_bits())
}
