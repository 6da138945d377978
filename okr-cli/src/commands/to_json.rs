//! `okr to-json`: the document as canonical JSON.

use std::path::Path;

use crate::input;
use crate::outcome::Ended;
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Writes a document as canonical JSON.
pub fn run(file: &Path, settings: &Settings, screen: &mut Screen) -> Ended {
    let opened = input::open(file, &settings.limits)?;
    super::answer(screen, &opened.workspace.to_json())
}
