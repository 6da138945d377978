//! `okr version`: which engine this is.

use okr_core::{Lang, api};

use crate::outcome::{Ended, Outcome};
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Says the version of the engine and of the document format.
pub fn run(settings: &Settings, screen: &mut Screen) -> Ended {
    if settings.json {
        return super::answer_of_call(api::call("version", None, "{}"), screen);
    }
    let version = api::version();
    let format = serde_json::to_string(&version.format).unwrap_or_default();
    screen.line(&match settings.lang {
        Lang::En => format!("okr {} (document format okr/{format})", version.version),
        Lang::ZhCn => format!("okr {}（文档格式 okr/{format}）", version.version),
    })?;
    Ok(Outcome::Clean)
}
