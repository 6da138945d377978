//! `okr check`: valid, how it stands, what there is to say about it.

use std::path::PathBuf;

use okr_core::api::{self, ScoreAnswer, ScoreRequest};
use okr_core::{Date, Finding, LintOptions, Workspace, lint};

use super::several::{Series, each, json_line};
use crate::input::Opened;
use crate::outcome::Ended;
use crate::output::screen::Screen;
use crate::output::summary::{self, Wanted};
use crate::settings::Settings;

/// Checks documents one after the other.
pub fn run(files: &[PathBuf], as_of: Date, verbose: bool, settings: &Settings, screen: &mut Screen) -> Ended {
    each(files, settings, screen, |opened, series, screen| one(&opened, series, as_of, verbose, settings, screen))
}

fn one(opened: &Opened, series: Series, as_of: Date, verbose: bool, settings: &Settings, screen: &mut Screen) -> Ended {
    let then = match opened.workspace.known_on(as_of) {
        Ok(then) => then,
        Err(problems) => return super::refuse_request(&problems, settings, screen),
    };
    let workspace: &Workspace = &then;
    let board = match workspace.score(&ScoreRequest { as_of }) {
        Ok(board) => board,
        Err(problems) => return super::refuse_request(&problems, settings, screen),
    };
    let findings = lint(workspace, LintOptions { as_of: Some(as_of) });
    if settings.json {
        let score = ScoreAnswer::new(board, settings.lang).to_json();
        let lint = match api::call("lint", Some(workspace), &super::lint::wire(as_of, settings)) {
            Ok(answer) => answer,
            problems => return super::answer_of_call(problems, screen),
        };
        let text = format!("{{\"asOf\":\"{as_of}\",\"score\":{score},\"lint\":{lint}}}");
        screen.text(&json_line(&text, &opened.input.name, series))?;
    } else {
        if series.at > 0 {
            screen.line("")?;
        }
        let file = (series.of > 1).then_some(opened.input.name.as_str());
        summary::write(screen, &board, &findings, Wanted { file, verbose })?;
    }
    Ok(super::lint::outcome(findings.iter().map(Finding::severity)))
}
