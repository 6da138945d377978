//! `okr apportion`: shares of a total that come to it exactly.

use okr_core::api::{self, ApportionRequest};

use super::several::quoted;
use crate::args::Parts;
use crate::outcome::{Ended, Outcome};
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Shares a total among parts, a line each.
pub fn run(asked: Parts, settings: &Settings, screen: &mut Screen) -> Ended {
    let Parts { parts, total, decimals, locked } = asked;
    let request = ApportionRequest { parts, total, decimals, locked, lang: Some(settings.lang) };
    if settings.json {
        return super::answer_of_call(api::call("apportion", None, &wire(&request, settings)), screen);
    }
    let answer = api::apportion(&request)?;
    for share in &answer.parts {
        screen.line(&format!("{share:.*}", decimals as usize))?;
    }
    Ok(Outcome::Clean)
}

/// The request as it goes over the wire.
fn wire(request: &ApportionRequest, settings: &Settings) -> String {
    format!(
        "{{\"parts\":{:?},\"total\":{:?},\"decimals\":{},\"locked\":{:?},\"lang\":{}}}",
        request.parts,
        request.total,
        request.decimals,
        request.locked,
        quoted(settings.lang.tag())
    )
}
