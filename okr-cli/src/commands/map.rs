//! `okr map`: the alignment map, for Mermaid, Graphviz or a program.

use std::path::Path;

use okr_core::MapFormat;
use okr_core::api::MapRequest;

use crate::args::Format;
use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Draws the map of a document.
pub fn run(file: &Path, layers: Option<u32>, settings: &Settings, screen: &mut Screen) -> Ended {
    let opened = match input::open(file) {
        Ok(opened) => opened,
        Err(refused) => return super::refuse(&refused, settings, screen),
    };
    let format = match settings.format {
        Some(Format::Json) => MapFormat::Json,
        Some(Format::Dot) => MapFormat::Dot,
        Some(Format::Mermaid | Format::Human) | None => MapFormat::Mermaid,
    };
    let request = MapRequest { format, as_of: Some(settings.as_of), layers, lang: Some(settings.lang) };
    let text = opened.workspace.map_text(&request);
    match format {
        MapFormat::Json => super::answer(screen, &text),
        MapFormat::Mermaid | MapFormat::Dot => {
            screen.text(&text)?;
            Ok(Outcome::Clean)
        }
    }
}
