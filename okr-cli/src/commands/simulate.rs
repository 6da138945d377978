//! `okr simulate`: what would follow if things changed.

use std::path::Path;

use okr_core::api::{Influence, SimulateAnswer, SimulateRequest, SimulatedChange};
use okr_core::{CheckIn, CheckInRest, Date, Edit, Endpoint, Lang, RemovalPolicy, Workspace};

use super::node::{endpoint, title};
use super::{rescored, terms};
use crate::args::{Figure, Supposed};
use crate::input;
use crate::outcome::{Ended, Outcome, Stop};
use crate::output::colours::STRONG;
use crate::output::figures::points;
use crate::output::findings;
use crate::output::screen::{Look, Screen};
use crate::output::table::{Cell, Side, Table};
use crate::output::text::clean;
use crate::settings::Settings;

/// Shows what would follow.
pub fn run(file: &Path, supposed: &Supposed, as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    let opened = input::open(file, &settings.limits)?;
    let workspace = opened.workspace.known_on(as_of)?;
    let request = request(supposed, &workspace, as_of, settings.lang)?;
    let answer = workspace.simulate(&request)?;
    if settings.json {
        return super::answer(screen, &answer.to_json(settings.lang));
    }
    screen.text(&text(&answer, !request.changes.is_empty(), &workspace, screen.look))?;
    Ok(Outcome::Clean)
}

fn request(supposed: &Supposed, workspace: &Workspace, as_of: Date, lang: Lang) -> Result<SimulateRequest, Stop> {
    let node = |name: &str| endpoint(workspace, name, lang);
    let mut changes = Vec::new();
    for figure in &supposed.check_ins {
        changes.push(SimulatedChange::check_in(check_in(&node(&figure.node)?, figure.number, as_of)));
    }
    let edits = edits(supposed, workspace, lang)?;
    if !edits.is_empty() {
        changes.push(SimulatedChange::edits(edits));
    }
    for name in &supposed.without {
        changes.push(SimulatedChange::remove(node(name)?, RemovalPolicy::Detach));
    }
    changes.extend(supposed.changes.iter().cloned());
    let influence: Vec<_> = supposed.influence.iter().map(|id| id.as_str().into()).collect();
    let influence = (!influence.is_empty()).then(|| influence.into());
    Ok(SimulateRequest { changes: changes.into(), influence, as_of, lang: None })
}

fn check_in(of: &Endpoint, value: f64, on: Date) -> CheckIn {
    let rest = CheckInRest { objective: of.objective.clone(), ..CheckInRest::default() };
    let key_result = of.key_result.clone();
    CheckIn { key_result, value: Some(value), rest: rest.into(), ..CheckIn::of_key_result("", on) }
}

/// Targets and weights, one edit for each node that is named.
fn edits(supposed: &Supposed, workspace: &Workspace, lang: Lang) -> Result<Vec<Edit>, Stop> {
    let mut edits: Vec<Edit> = Vec::new();
    for Figure { node, number } in &supposed.targets {
        let measure = Some(terms::aimed(workspace, node, *number, lang)?);
        edits.push(Edit { of: endpoint(workspace, node, lang)?, measure, weight: None });
    }
    for Figure { node, number } in &supposed.weights {
        let of = endpoint(workspace, node, lang)?;
        match edits.iter_mut().find(|edit| edit.of == of && edit.weight.is_none()) {
            Some(edit) => edit.weight = Some(*number),
            None => edits.push(Edit { of, measure: None, weight: Some(*number) }),
        }
    }
    Ok(edits)
}

fn text(answer: &SimulateAnswer, is_changed: bool, workspace: &Workspace, look: Look) -> String {
    let mut parts: Vec<String> = answer.influence.iter().map(|one| influence(one, workspace, look)).collect();
    if !answer.scores.is_empty() {
        parts.insert(0, rescored::table(&answer.scores, workspace, look.width, look));
    } else if is_changed || parts.is_empty() {
        parts.insert(0, look.lang.pick("No score would change.", "没有得分会发生变化。").to_owned() + "\n");
    }
    if !answer.warnings.is_empty() {
        parts.insert(0, findings::brief(&answer.warnings, look));
    }
    parts.join("\n")
}

/// What a key result moves, for ten points of its own progress.
fn influence(of: &Influence, workspace: &Workspace, look: Look) -> String {
    let lang = look.lang;
    let id = clean(&of.key_result);
    let heading = match (of.moves.is_empty(), lang) {
        (true, Lang::En) => return format!("`{id}` moves nothing above it.\n"),
        (true, Lang::ZhCn) => return format!("`{id}` 不会带动任何上级。\n"),
        (false, Lang::En) => format!("For 10 points of progress, `{id}` moves"),
        (false, Lang::ZhCn) => format!("`{id}` 的进度每提高 10 个百分点，会带动"),
    };
    let mut table = Table::new(&[
        (lang.pick("by", "幅度"), Side::Right),
        (lang.pick("id", "编号"), Side::Left),
        (lang.pick("title", "标题"), Side::Left),
    ]);
    for moved in &of.moves {
        table.row(vec![
            Cell::styled(points(moved.by, lang), STRONG),
            Cell::plain(format!("{}{}", rescored::indent(&moved.node), clean(moved.node.id()))),
            Cell::plain(title(workspace, &moved.node, lang)),
        ]);
    }
    format!("{}\n\n{}", look.paint.on(STRONG, &heading), table.text(look.width, look.paint))
}
