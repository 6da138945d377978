//! `okr schema`: the JSON Schemas of what goes over the wire.

use okr_core::api;

use crate::outcome::Ended;
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Writes a schema by name.
pub fn run(name: &str, settings: &Settings, screen: &mut Screen) -> Ended {
    match api::schema(name) {
        Ok(schema) => super::answer(screen, schema),
        Err(problems) => super::refuse_request(&problems, settings, screen),
    }
}
