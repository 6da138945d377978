//! `okr call`: any operation of the engine, its request and its answer as they
//! are. What every binding does, for shells.

use std::path::Path;

use okr_core::api::{self, Access, OPERATIONS};

use crate::input::{self, Refused};
use crate::outcome::{Ended, Outcome, Stop};
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Calls an operation and writes exactly what the engine answers.
pub fn run(operation: &str, file: Option<&Path>, request: &str, settings: &Settings, screen: &mut Screen) -> Ended {
    let known = OPERATIONS.iter().find(|known| known.name == operation);
    let wants_document =
        known.is_some_and(|known| matches!(known.access, Access::Opens | Access::Reads | Access::Changes));
    if wants_document && file.is_none() {
        return Err(Stop::Usage(format!("operation `{operation}` needs a document: name a FILE, or - for standard input")));
    }
    if request == "-" && file.is_some_and(input::is_stdin) {
        return Err(Stop::Usage("only one of FILE and --request can be standard input".to_owned()));
    }
    let request = match request {
        "-" => match input::read(Path::new("-")) {
            Ok(input) => input.text,
            Err(refused) => return refuse(&refused, settings, screen),
        },
        given => given.to_owned(),
    };
    let opened = match file.filter(|_| wants_document).map(input::open).transpose() {
        Ok(opened) => opened,
        Err(refused) => return refuse(&refused, settings, screen),
    };
    super::answer_of_call(api::call(operation, opened.as_ref().map(|opened| &opened.workspace), &request), screen)
}

fn refuse(refused: &Refused, settings: &Settings, screen: &mut Screen) -> Ended {
    screen.line(&refused.problems.to_json(settings.lang))?;
    Ok(Outcome::CannotRun)
}
