//! `okr assess`: scores side by side, and what to ask at them.

use std::path::Path;

use okr_core::api::{self, AssessAnswer, AssessRequest};
use okr_core::{Assessed, Date, Lang, ScoreSource, Workspace};

use super::node::title;
use super::rescored::indent;
use super::several::quoted;
use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::output::colours::{FAINT, STRONG};
use crate::output::figures::score;
use crate::output::screen::{Look, Screen};
use crate::output::text::{clean, wrap};
use crate::settings::Settings;

/// Sets the scores of a document side by side.
pub fn run(file: &Path, as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    let opened = input::open(file, &settings.limits)?;
    if settings.json {
        let request = format!("{{\"asOf\":\"{as_of}\",\"lang\":{}}}", quoted(settings.lang.tag()));
        return super::answer_of_call(api::call("assess", Some(&opened.workspace), &request), screen);
    }
    let then = opened.workspace.known_on(as_of)?;
    let answer = then.assess(&AssessRequest::of_all(as_of, settings.lang))?;
    screen.text(&told(&answer, &then, screen.look))?;
    Ok(Outcome::Clean)
}

fn told(answer: &AssessAnswer, workspace: &Workspace, look: Look) -> String {
    if answer.assessed.is_empty() {
        return look.lang.pick("Nothing is assessed or at its end yet.\n", "尚无自评，也没有到期的目标。\n").to_owned();
    }
    answer.assessed.iter().map(|assessed| one(assessed, workspace, look)).collect()
}

fn one(assessed: &Assessed, workspace: &Workspace, look: Look) -> String {
    let lang = look.lang;
    let indent = indent(&assessed.of);
    let id = look.paint.on(STRONG, &clean(assessed.of.id()));
    let mut text = format!("{indent}{id}  {}\n", look.paint.on(FAINT, &title(workspace, &assessed.of, lang)));
    let score = |of: f64| score(of, workspace.profile().decimals);
    let computed = match assessed.progress {
        Some(_) => format!("{} {}", lang.pick("computed", "计算得分"), score(assessed.computed_score)),
        None => lang.pick("nothing measured", "无数据").to_owned(),
    };
    let suggested = assessed.suggested_score;
    let suggested = suggested.map(|of| format!("{} {}", lang.pick("suggested", "建议得分"), score(of)));
    let stated = assessed.stated_score;
    let stated = stated.map(|of| format!("{} {}", stated_by(assessed, workspace, lang), score(of)));
    // The official score comes first, for landmark and grade are said of it.
    let (official, other) = match assessed.score_source {
        ScoreSource::Stated => (stated, Some(computed)),
        ScoreSource::Computed => (Some(computed), stated),
    };
    let landmark = assessed.landmark.as_ref().map(|landmark| landmark.text.to_owned());
    let grade = assessed.grade.map(|grade| grade.term().text(lang).to_owned());
    let facts: Vec<String> = [official, landmark, grade, suggested, other].into_iter().flatten().collect();
    text.push_str(&format!("{indent}  {}\n", facts.join(" · ")));
    for advice in &assessed.advice {
        for line in wrap(advice.text, look.width.saturating_sub(indent.len() + 4)) {
            text.push_str(&format!("{indent}    {}\n", look.paint.on(FAINT, &line)));
        }
    }
    text
}

/// What a stated score is called, by whom it is.
fn stated_by(assessed: &Assessed, workspace: &Workspace, lang: Lang) -> String {
    let name = assessed.stated_by.as_deref().and_then(|id| workspace.person(id)).map(|person| clean(&person.name));
    match (name, assessed.is_by_owner, lang) {
        (None, _, _) => lang.pick("stated", "评定得分").to_owned(),
        (Some(_), true, Lang::En) => "stated by its owner".to_owned(),
        (Some(_), true, Lang::ZhCn) => "负责人自评".to_owned(),
        (Some(name), false, Lang::En) => format!("stated by {name}, not its owner,"),
        (Some(name), false, Lang::ZhCn) => format!("{name}（非负责人）评定"),
    }
}
