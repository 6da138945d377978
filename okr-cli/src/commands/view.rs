//! `okr view`: the document as somebody may see it.

use std::path::Path;

use okr_core::api::{ViewRequest, Viewer};

use crate::input;
use crate::outcome::Ended;
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Writes a document as a person may see it; as somebody outside where none is named.
pub fn run(file: &Path, viewer: Option<&str>, settings: &Settings, screen: &mut Screen) -> Ended {
    let opened = match input::open(file, &settings.limits) {
        Ok(opened) => opened,
        Err(refused) => return super::refuse(&refused, settings, screen),
    };
    let viewer = viewer.map(|person| Viewer { person: person.into() });
    match opened.workspace.view(&ViewRequest { viewer, lang: Some(settings.lang) }) {
        Ok(document) => super::answer(screen, &document.to_json()),
        Err(problems) => super::refuse_request(&problems, settings, screen),
    }
}
