//! `okr map`: the alignment map, for Mermaid, Graphviz, eyes or a program.

use std::path::Path;

use okr_core::api::MapRequest;
use okr_core::{Date, MapFormat};

use crate::args::Drawn;
use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Draws the map of a document.
pub fn run(
    file: &Path,
    format: Drawn,
    as_of: Date,
    layers: Option<u32>,
    settings: &Settings,
    screen: &mut Screen,
) -> Ended {
    let opened = input::open(file, &settings.limits)?;
    let format = match format {
        Drawn::Json => MapFormat::Json,
        Drawn::Dot => MapFormat::Dot,
        Drawn::Mermaid => MapFormat::Mermaid,
        Drawn::Svg => MapFormat::Svg,
    };
    let request = MapRequest { format, as_of: Some(as_of), layers, lang: Some(settings.lang) };
    let then = opened.workspace.known_on(as_of)?;
    let text = then.map_text(&request);
    match format {
        MapFormat::Json => super::answer(screen, &text),
        MapFormat::Mermaid | MapFormat::Dot | MapFormat::Svg => {
            screen.text(&text)?;
            Ok(Outcome::Clean)
        }
    }
}
