//! Checks of hierarchies, levels and dates.

use crate::codes::Code;
use crate::document::Document;
use crate::json::{Checks, LEVELS, Place, listed};
use crate::model::{Date, KeyResult, Objective, Title};
use crate::problem::Problem;

use super::columns::Window;
use super::hierarchy::loops;
use super::indices::ObjectiveIx;
use super::links::Links;
use super::references::Tables;

/// Raises a problem for every loop of units, managers and cycles.
pub(crate) fn check_hierarchies(document: &Document, links: &Links, checks: &mut Checks<'_>) {
    let root = Place::Root;
    let unit = |at: u32| document.units.get(at as usize).map_or("", |unit| unit.id.as_str());
    let person = |at: u32| document.people.get(at as usize).map_or("", |person| person.id.as_str());
    let cycle = |at: u32| document.cycles.get(at as usize).map_or("", |cycle| cycle.id.as_str());
    let mut tell = |code: Code, list: &str, field: &str, parents: &[Option<u32>], id_of: &dyn Fn(u32) -> String| {
        for members in loops(parents) {
            let first = members.first().copied().unwrap_or_default();
            let pointer = root.field(list).item(first as usize).field(field).pointer();
            let names: Vec<String> = members.iter().chain([&first]).map(|at| format!("`{}`", id_of(*at))).collect();
            checks.raise(Problem::new(code, pointer).with("members", names.join(" → ")));
        }
    };
    tell(Code::UnitCycle, "units", "parent", &links.unit_parents, &|at| unit(at).to_owned());
    tell(Code::PersonCycle, "people", "manager", &links.managers, &|at| person(at).to_owned());
    tell(Code::CycleParentCycle, "cycles", "parent", &links.cycle_parents, &|at| cycle(at).to_owned());
}

/// How many bytes of known levels a problem lists.
const KNOWN_BYTES: usize = 400;

/// Raises a problem for a level that the document does not list. A document
/// without `levels` takes any.
pub(crate) fn check_level(levels: &[Title], level: &str, place: &Place<'_>, checks: &mut Checks<'_>) {
    // Too many levels are told of by themselves.
    if levels.is_empty() || levels.len() > LEVELS || levels.iter().any(|known| known.as_str() == level) {
        return;
    }
    let mut known: Vec<&str> = levels.iter().map(Title::as_str).collect();
    let problem = Problem::new(Code::LevelUnknown, place.pointer())
        .with("level", level)
        .with("nearest", checks.near.nearest(level, &mut known.iter().copied()));
    // As many as one reads.
    let mut room = KNOWN_BYTES;
    known.retain(|known| {
        room = room.saturating_sub(known.len());
        room > 0
    });
    checks.raise(problem.with("known", listed(&known)));
}

/// The time of an objective: its cycle's start to its deadline or cycle's end.
pub(crate) fn objective_window(document: &Document, links: &Links, at: ObjectiveIx) -> Window {
    let deadline = document.objectives.get(at.at()).and_then(|objective| objective.deadline);
    Window::from_parts(links.days_of(at), None, deadline)
}

/// The time of a key result: its own start, else its cycle's, to its deadline,
/// else that cycle's end. Its cycle is its own or the objective's.
pub(crate) fn key_result_window(
    tables: &Tables,
    links: &Links,
    objective: ObjectiveIx,
    key_result: &KeyResult,
) -> Window {
    let days = match &key_result.cycle {
        Some(own) => tables.cycle(own.as_str()).and_then(|cycle| *links.cycle_days.get(cycle as usize)?),
        None => links.days_of(objective),
    };
    Window::from_parts(days, key_result.start, key_result.deadline)
}

/// Raises problems of an objective's level and times: an end before its start, a
/// key result's cycle outside the objective's, a plan outside its time.
pub(crate) fn check_objective(
    document: &Document,
    tables: &Tables,
    links: &Links,
    ix: ObjectiveIx,
    objective: &Objective,
    checks: &mut Checks<'_>,
) {
    let root = Place::Root;
    let objectives = root.field("objectives");
    let place = objectives.item(ix.at());
    if let Some(level) = &objective.level {
        check_level(&document.levels, level, &place.field("level"), checks);
    }
    if objective.deadline.is_some() {
        check_order(objective_window(document, links, ix), &place.field("deadline"), checks);
    }
    let list = place.field("keyResults");
    for (at, key_result) in objective.key_results.iter().enumerate() {
        let place = list.item(at);
        check_own_cycle(document, tables, links, ix, key_result, &place, checks);
        if key_result.start.is_none() && key_result.deadline.is_none() && key_result.plan.is_empty() {
            continue;
        }
        let window = key_result_window(tables, links, ix, key_result);
        let field = if key_result.deadline.is_some() { "deadline" } else { "start" };
        if key_result.start.is_some() || key_result.deadline.is_some() {
            check_order(window, &place.field(field), checks);
        }
        // A view tells of what is opaque what was expected on any day.
        if !objective.is_opaque() {
            check_plan(window, key_result, &place, checks);
        }
    }
}

fn check_order(window: Window, place: &Place<'_>, checks: &mut Checks<'_>) {
    if let Some((start, end)) = window.days()
        && end < start
    {
        let problem = Problem::new(Code::DateReversed, place.pointer());
        checks.raise(problem.with("start", day_text(start)).with("end", day_text(end)));
    }
}

fn check_own_cycle(
    document: &Document,
    tables: &Tables,
    links: &Links,
    objective: ObjectiveIx,
    key_result: &KeyResult,
    place: &Place<'_>,
    checks: &mut Checks<'_>,
) {
    let Some(id) = &key_result.cycle else { return };
    let own = tables.cycle(id.as_str());
    let own_days = own.and_then(|cycle| links.cycle_days.get(cycle as usize).copied().flatten());
    let (Some(inner), Some(outer)) = (own_days, links.days_of(objective)) else { return };
    if inner.0 < outer.0 || inner.1 > outer.1 {
        let outer_id = document.objectives.get(objective.at()).map_or("", |objective| objective.cycle.as_str());
        let problem = Problem::new(Code::KeyResultCycleOutside, place.field("cycle").pointer());
        checks.raise(problem.with("cycle", id.as_str()).with("outer", outer_id));
    }
}

fn check_plan(window: Window, key_result: &KeyResult, place: &Place<'_>, checks: &mut Checks<'_>) {
    let Some((start, end)) = window.days() else { return };
    let plan = place.field("plan");
    for (at, point) in key_result.plan.iter().enumerate() {
        let day = point.on.day_number();
        if day < start || day > end {
            let problem = Problem::new(Code::PlanOutside, plan.item(at).field("on").pointer())
                .with("date", point.on.to_string())
                .with("start", day_text(start))
                .with("end", day_text(end));
            checks.raise(problem);
        }
    }
}

fn day_text(day: i32) -> String {
    Date::from_day_number(day).map_or_else(String::new, |date| date.to_string())
}
