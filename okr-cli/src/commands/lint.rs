//! `okr lint`: what is badly written or badly aligned.

use std::path::PathBuf;

use okr_core::{Date, Finding, LintOptions, Severity, api, lint};

use super::several::{Series, each, json_line};
use crate::input::Opened;
use crate::outcome::{Ended, Outcome};
use crate::output::findings::{Teller, counts, total};
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Lints documents one after the other.
pub fn run(files: &[PathBuf], as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    each(files, settings, screen, |opened, series, screen| one(&opened, series, as_of, settings, screen))
}

fn one(opened: &Opened, series: Series, as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    let workspace = &opened.workspace;
    if settings.json {
        return match api::call("lint", Some(workspace), &wire(as_of, settings)) {
            Ok(answer) => {
                screen.text(&json_line(&answer, &opened.input.name, series))?;
                Ok(outcome_of_answer(&answer))
            }
            problems => super::answer_of_call(problems, screen),
        };
    }
    let findings = lint(workspace, LintOptions { as_of: Some(as_of) });
    let mut teller = Teller::new(&opened.input, settings.lang);
    for finding in &findings {
        screen.text(&teller.text(finding, screen.look))?;
    }
    let severities = || findings.iter().map(Finding::severity);
    screen.text(&total(&opened.input.name, counts(severities()), screen.look))?;
    Ok(outcome(severities()))
}

/// The request as it goes over the wire.
pub fn wire(as_of: Date, settings: &Settings) -> String {
    format!("{{\"asOf\":\"{as_of}\",\"lang\":\"{}\"}}", settings.lang.tag())
}

/// How a run ends that has found this.
pub fn outcome(mut severities: impl Iterator<Item = Severity>) -> Outcome {
    if severities.any(|severity| severity >= Severity::Warning) { Outcome::Findings } else { Outcome::Clean }
}

/// How a run ends that gives this answer. Quotation marks inside texts are
/// escaped, so that no text can look like the field.
pub fn outcome_of_answer(answer: &str) -> Outcome {
    let has = |severity: Severity| answer.contains(&format!("\"severity\":\"{}\"", severity.name()));
    if has(Severity::Warning) || has(Severity::Error) { Outcome::Findings } else { Outcome::Clean }
}
