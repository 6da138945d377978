//! Scores of documents made of choices, and the laws that every board keeps.

use okr_core::api::{ScoreRequest, call};
use okr_core::{BelowBaseline, Date, Grade, Status, Workspace};

use super::Plant;
use super::material::{any_document, can_be_told, numbers, same};
use crate::model::Choices;

/// Scores on a day; the board keeps its laws and is the same again.
pub(super) fn run(input: &[u8], plant: Plant) -> Result<(), String> {
    let numbers = numbers(input);
    let mut choices = Choices::new(&numbers);
    let (document, as_of) = any_document(&mut choices);
    let workspace = match Workspace::from_json(&document.to_string()) {
        Ok(workspace) => workspace,
        Err(problems) => return can_be_told(&problems),
    };
    let request = format!(r#"{{"asOf":"{as_of}"}}"#);
    let answer = call("score", Some(&workspace), &request)?;
    same("scores asked twice", &answer, &call("score", Some(&workspace), &request)?)?;
    let again = Workspace::from_json(&workspace.to_json()).map_err(|problems| problems.to_string())?;
    same("scores of what was written", &answer, &call("score", Some(&again), &request)?)?;
    let as_of = as_of.parse().map_err(|_| format!("no day: {as_of}"))?;
    keeps_its_laws(&workspace, as_of, plant)
}

/// The laws of a board, whatever the document says.
fn keeps_its_laws(workspace: &Workspace, as_of: Date, plant: Plant) -> Result<(), String> {
    let board = workspace.score(&ScoreRequest { as_of }).map_err(|problems| problems.to_string())?;
    let cap = workspace.profile().cap;
    // What is expected keeps to the clamp as progress does: a plan may go beyond the target,
    // and below the baseline where that is signed.
    let least = match workspace.profile().below_baseline {
        BelowBaseline::Clamp => 0.0,
        BelowBaseline::Signed => f64::MIN,
    };
    for it in board.objectives() {
        let parts = [Some(it.score), Some(it.computed_score), Some(it.coverage), it.stated_score];
        hold(parts.into_iter().flatten().all(is_part), &it)?;
        hold([it.progress, it.expected].into_iter().flatten().all(|it| it >= least && is_below(it, cap)), &it)?;
        hold(same_bits(it.computed_score, it.progress.unwrap_or(0.0).clamp(0.0, 1.0)), &it)?;
        hold(it.progress.is_some() || it.grade.is_none(), &it)?;
        hold(it.confidence.is_none_or(|of| f64::from(of.min) <= of.mean && of.mean <= 10.0), &it)?;
        let is_rare = it.status == Status::Ended && it.grade == Some(Grade::Yellow) && it.coverage < 1.0;
        plant.strike(|| is_rare)?;
    }
    for it in board.key_results() {
        let parts = [Some(it.score), Some(it.computed_score), Some(it.coverage), it.stated_score];
        hold(parts.into_iter().flatten().all(is_part), &it)?;
        hold([it.attainment, it.current].into_iter().flatten().all(f64::is_finite), &it)?;
        hold(it.attainment.is_some() == it.progress.is_some(), &it)?;
        hold([it.progress, it.expected].into_iter().flatten().all(|it| (least..=cap).contains(&it)), &it)?;
        hold(same_bits(it.computed_score, it.progress.unwrap_or(0.0).clamp(0.0, 1.0)), &it)?;
        hold(it.current.is_some() == it.current_on.is_some(), &it)?;
    }
    Ok(())
}

/// From 0 to 1.
fn is_part(number: f64) -> bool {
    (0.0..=1.0).contains(&number)
}

/// A mean of members at the cap may be beside it by the rounding of its division;
/// at 1, where both sums are the same, never.
fn is_below(progress: f64, cap: f64) -> bool {
    progress <= if cap > 1.0 { cap * (1.0 + 1e-12) } else { cap }
}

/// Zero has no sign in answers.
fn same_bits(one: f64, other: f64) -> bool {
    one.to_bits() == (other + 0.0).to_bits()
}

fn hold(law: bool, of: &dyn std::fmt::Debug) -> Result<(), String> {
    if law { Ok(()) } else { Err(format!("a law is broken: {of:?}")) }
}
