//! `okr view`: the document as somebody may see it.

use std::path::Path;

use okr_core::api::{ViewRequest, Viewer};

use crate::input;
use crate::outcome::Ended;
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Writes a document as a person may see it; as somebody outside where none is named.
pub fn run(file: &Path, viewer: Option<&str>, settings: &Settings, screen: &mut Screen) -> Ended {
    let opened = input::open(file, &settings.limits)?;
    let viewer = viewer.map(|person| Viewer { person: person.into() });
    let seen = opened.workspace.view(&ViewRequest { viewer, lang: Some(settings.lang) })?;
    super::answer(screen, &seen.to_json())
}
