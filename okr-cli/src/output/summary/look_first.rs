//! What to look at first: the few that stand worst, each with a plain reason.

use okr_core::Status;

use super::sentences;
use super::view::{Row, View};
use crate::output::colours::{FAINT, STRONG};
use crate::output::saying::labelled;
use crate::output::screen::Look;
use crate::output::summary::rows::{standing, style};
use crate::output::text::{clean, wrap};
use crate::words;

/// How many are named.
const NAMED: usize = 5;

/// The worst few objectives; nothing where none stands badly.
pub fn of(view: &View<'_>, look: Look) -> String {
    let mut bad: Vec<&Row<'_>> = view.rows.iter().filter(|row| is_bad(row) && !row.objective.is_opaque()).collect();
    // Stable: equals stay in the order of the document, the company's first.
    bad.sort_by(|left, right| {
        let by_status = left.score.status.cmp(&right.score.status);
        by_status.then_with(|| gap(right).total_cmp(&gap(left)))
    });
    if bad.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}", look.paint.on(STRONG, words::LOOK_FIRST.text(look.lang)));
    let hidden = bad.len().saturating_sub(NAMED);
    if hidden > 0 {
        let more = match look.lang {
            okr_core::Lang::En => format!(" ({NAMED} of {})", bad.len()),
            okr_core::Lang::ZhCn => format!("（共 {} 项，列出 {NAMED} 项）", bad.len()),
        };
        text.push_str(&look.paint.on(FAINT, &more));
    }
    text.push('\n');
    for (number, row) in bad.into_iter().take(NAMED).enumerate() {
        text.push_str(&entry(number + 1, row, view, look));
    }
    text
}

fn entry(number: usize, row: &Row<'_>, view: &View<'_>, look: Look) -> String {
    let status = row.score.status;
    let word = standing(status, row.score.grade, look.lang);
    let title =
        wrap(&words::title(row.objective.title.as_ref(), look.lang), look.width.saturating_sub(7)).join("\n     ");
    let head = look.paint.on(style(status, row.score.grade), &format!("{} {word}", words::mark(status)));
    let owner = look.paint.on(FAINT, &format!("· {}", clean(row.owner)));
    let mut text = format!("  {number}. {}\n     {head} {owner}\n", look.paint.on(STRONG, &title));
    for line in wrap(&sentences::why(row, view), look.width.saturating_sub(7)) {
        text.push_str(&format!("     {line}\n"));
    }
    for (label, said) in sentences::voices(row, view) {
        text.push_str(&labelled(&label, &said, 5, look));
    }
    text
}

/// True for what needs attention.
pub fn is_bad(row: &Row<'_>) -> bool {
    match row.score.status {
        Status::AtRisk | Status::Outdated | Status::Behind => true,
        Status::Ended => row.score.grade != Some(okr_core::Grade::Green),
        Status::NotStarted | Status::OnTrack | Status::Achieved | Status::Closed | Status::Postponed => false,
    }
}

/// How far behind what is expected; of what has ended, how far from done.
pub fn gap(row: &Row<'_>) -> f64 {
    row.score.expected.unwrap_or(0.0) - row.score.progress.unwrap_or(0.0)
}
