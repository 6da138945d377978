//! `okr assess`: scores side by side, and what to ask at them.

use std::path::Path;

use okr_core::api::{self, AssessAnswer, AssessRequest};
use okr_core::{Assessed, Date, NodeRef, Workspace};

use super::several::quoted;
use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::output::colours::{FAINT, STRONG};
use crate::output::screen::{Look, Screen};
use crate::output::text::wrap;
use crate::settings::Settings;
use crate::words;

/// Sets the scores of a document side by side.
pub fn run(file: &Path, as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    let opened = match input::open(file, &settings.limits) {
        Ok(opened) => opened,
        Err(refused) => return super::refuse(&refused, settings, screen),
    };
    if settings.json {
        let request = format!("{{\"asOf\":\"{as_of}\",\"lang\":{}}}", quoted(settings.lang.tag()));
        return super::answer_of_call(api::call("assess", Some(&opened.workspace), &request), screen);
    }
    let then = match opened.workspace.known_on(as_of) {
        Ok(then) => then,
        Err(problems) => return super::refuse_request(&problems, settings, screen),
    };
    match then.assess(&AssessRequest::of_all(as_of, settings.lang)) {
        Err(problems) => super::refuse_request(&problems, settings, screen),
        Ok(answer) => {
            screen.text(&told(&answer, &then, screen.look))?;
            Ok(Outcome::Clean)
        }
    }
}

fn told(answer: &AssessAnswer, workspace: &Workspace, look: Look) -> String {
    if answer.assessed.is_empty() {
        return look.lang.pick("Nothing is assessed or at its end yet.\n", "尚无自评，也没有到期的目标。\n").to_owned();
    }
    answer.assessed.iter().map(|assessed| one(assessed, workspace, look)).collect()
}

fn one(assessed: &Assessed, workspace: &Workspace, look: Look) -> String {
    let lang = look.lang;
    let (level, title) = match &assessed.of {
        NodeRef::Objective(id) => (0, workspace.objective(id).and_then(|objective| objective.title.as_ref())),
        NodeRef::KeyResult(id) => (1, workspace.key_result(id).and_then(|key_result| key_result.title.as_ref())),
    };
    let indent = "  ".repeat(level);
    let id = look.paint.on(STRONG, assessed.of.id());
    let mut text = format!("{indent}{id}  {}\n", look.paint.on(FAINT, words::title(title, lang)));
    let score = |score: f64| format!("{score:.*}", workspace.profile().decimals as usize);
    let mut facts = vec![format!("{} {}", lang.pick("computed", "计算"), score(assessed.computed_score))];
    if let Some(suggested) = assessed.suggested_score {
        facts.push(format!("{} {}", lang.pick("suggested", "建议"), score(suggested)));
    }
    if let Some(stated) = assessed.stated_score {
        facts.push(format!("{} {}", lang.pick("stated", "自评"), score(stated)));
    }
    facts.push(assessed.landmark.text.to_owned());
    if let Some(grade) = assessed.grade {
        facts.push(grade.term().text(lang).to_owned());
    }
    text.push_str(&format!("{indent}  {}\n", facts.join(" · ")));
    for advice in &assessed.advice {
        for line in wrap(advice.text, look.width.saturating_sub(indent.len() + 4)) {
            text.push_str(&format!("{indent}    {}\n", look.paint.on(FAINT, &line)));
        }
    }
    text
}
