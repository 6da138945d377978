//! `okr check`: valid, how it stands, what there is to say about it.

use std::path::PathBuf;

use okr_core::Severity;
use okr_core::api::{ScoreAnswer, ScoreRequest};

use super::several::{Series, each, json_line};
use crate::input::Opened;
use crate::outcome::{Ended, Outcome};
use crate::output::screen::Screen;
use crate::output::summary::{self, Remark, Wanted};
use crate::settings::Settings;

/// Checks documents one after the other.
pub fn run(files: &[PathBuf], verbose: bool, settings: &Settings, screen: &mut Screen) -> Ended {
    each(files, settings, screen, |opened, series, screen| one(&opened, series, verbose, settings, screen))
}

fn one(opened: &Opened, series: Series, verbose: bool, settings: &Settings, screen: &mut Screen) -> Ended {
    let workspace = &opened.workspace;
    let board = match workspace.score(&ScoreRequest { as_of: settings.as_of }) {
        Ok(board) => board,
        Err(problems) => return super::refuse_request(&problems, settings, screen),
    };
    let remarks: Vec<Remark> = Vec::new();
    if settings.json() {
        let score = ScoreAnswer::new(board, settings.lang).to_json();
        let text = format!("{{\"asOf\":\"{}\",\"score\":{score}}}", settings.as_of);
        screen.text(&json_line(&text, &opened.input.name, series))?;
    } else {
        if series.at > 0 {
            screen.line("")?;
        }
        let file = (series.of > 1).then_some(opened.input.name.as_str());
        summary::write(screen, &board, &remarks, Wanted { file, verbose })?;
    }
    let has_findings = remarks.iter().any(|remark| remark.severity >= Severity::Warning);
    Ok(if has_findings { Outcome::Findings } else { Outcome::Clean })
}
