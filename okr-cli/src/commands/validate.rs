//! `okr validate`: is a document valid?

use std::path::PathBuf;

use okr_core::Lang;
use okr_core::api::Counts;

use super::several::{each, json_line};
use crate::outcome::{Ended, Outcome};
use crate::output::colours::{Paint, STRONG, of_status};
use crate::output::saying::name_of;
use crate::output::screen::Screen;
use crate::output::text::clean;
use crate::settings::Settings;
use crate::words::{self, Noun};

/// Checks documents one after the other.
pub fn run(files: &[PathBuf], settings: &Settings, screen: &mut Screen) -> Ended {
    each(files, settings, screen, |opened, series, screen| {
        let counts = opened.workspace.counts();
        let name = opened.input.name.as_str();
        if settings.json {
            screen.text(&json_line(&wire(&counts), name, series))?;
        } else {
            let look = screen.look;
            screen.line(&told(&counts, name_of(name, look.lang), look.lang, look.paint))?;
        }
        Ok(Outcome::Clean)
    })
}

/// The answer of `validate`: numbers in a fixed order, nothing to be rounded.
fn wire(counts: &Counts) -> String {
    let answer = okr_core::api::ValidateAnswer { valid: true, counts: *counts };
    serde_json::to_string(&answer).unwrap_or_default()
}

fn told(counts: &Counts, name: &str, lang: Lang, paint: Paint) -> String {
    let parts = [
        (counts.objectives, Noun::Objective),
        (counts.key_results, Noun::KeyResult),
        (counts.alignments, Noun::Alignment),
        (counts.check_ins, Noun::CheckIn),
    ];
    let parts: Vec<String> = parts.iter().map(|(number, noun)| words::count(*number, *noun, lang)).collect();
    let mark = paint.on(of_status(okr_core::Status::OnTrack), "✓");
    let name = paint.on(STRONG, &clean(name));
    match lang {
        Lang::En => format!("{mark} {name} is valid: {}", parts.join(", ")),
        Lang::ZhCn => format!("{mark} {name}：通过校验，有 {}", parts.join("，")),
    }
}
