//! `okr to-json`: the document as canonical JSON.

use std::path::Path;

use crate::input;
use crate::outcome::Ended;
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Writes a document as canonical JSON.
pub fn run(file: &Path, settings: &Settings, screen: &mut Screen) -> Ended {
    match input::open(file, &settings.limits) {
        Ok(opened) => super::answer(screen, &opened.workspace.to_json()),
        Err(refused) => super::refuse(&refused, settings, screen),
    }
}
