//! Objectives by the unit that they belong to, from the top of the organisation
//! down.

use std::collections::{HashMap, VecDeque};

use okr_core::{Lang, Unit, Workspace};

use super::view::{Row, View};
use crate::output::colours::{FAINT, STRONG};
use crate::output::screen::Look;
use crate::output::text::clean;
use crate::words;

/// The objectives of a unit.
#[derive(Debug)]
pub struct Group<'a, 'v> {
    pub heading: Option<Heading<'a>>,
    pub rows: Vec<&'v Row<'a>>,
}

/// What stands over a group.
#[derive(Debug)]
pub struct Heading<'a> {
    name: &'a str,
    level: Option<&'a str>,
}

impl Heading<'_> {
    /// The heading as a line.
    pub fn text(&self, look: Look) -> String {
        let name = look.paint.on(STRONG, &clean(self.name));
        match self.level {
            Some(level) => format!("{name} {}", look.paint.on(FAINT, &format!("· {}", clean(level)))),
            None => name,
        }
    }
}

/// The groups: units in the order of their tree, the objectives of each by level
/// and then as in the document; last those that belong to no unit.
pub fn of<'a, 'v>(view: &'v View<'a>, lang: Lang) -> Vec<Group<'a, 'v>> {
    let workspace = view.workspace;
    let mut by_unit: HashMap<Option<&str>, Vec<&'v Row<'a>>> = HashMap::new();
    for row in &view.rows {
        let unit = row.objective.owner.as_ref().and_then(|owner| workspace.unit_of(owner)).map(|unit| unit.id.as_str());
        by_unit.entry(unit).or_default().push(row);
    }
    let rank = ranks(workspace);
    let mut groups = Vec::new();
    for unit in in_tree_order(workspace) {
        let Some(mut rows) = by_unit.remove(&Some(unit.id.as_str())) else { continue };
        rows.sort_by_key(|row| workspace.level_of(row.objective).and_then(|level| rank.get(level)).copied());
        let level = Some(words::level(&unit.level, lang));
        groups.push(Group { heading: Some(Heading { name: &unit.name, level }), rows });
    }
    if let Some(rows) = by_unit.remove(&None) {
        let heading = Heading { name: words::NO_UNIT.text(lang), level: None };
        groups.push(Group { heading: (!groups.is_empty()).then_some(heading), rows });
    }
    groups
}

/// The levels by their order in the document.
fn ranks(workspace: &Workspace) -> HashMap<&str, usize> {
    workspace.document().levels.iter().enumerate().map(|(at, level)| (level.as_str(), at)).collect()
}

/// Units as one reads an organisation: each followed by those below it.
fn in_tree_order(workspace: &Workspace) -> Vec<&Unit> {
    let units = &workspace.document().units;
    let mut below: HashMap<Option<&str>, VecDeque<&Unit>> = HashMap::new();
    for unit in units {
        below.entry(unit.parent.as_ref().map(|id| id.as_str())).or_default().push_back(unit);
    }
    let mut order = Vec::with_capacity(units.len());
    let mut open: Vec<&Unit> = below.remove(&None).into_iter().flatten().rev().collect();
    while let Some(unit) = open.pop() {
        order.push(unit);
        open.extend(below.remove(&Some(unit.id.as_str())).into_iter().flatten().rev());
    }
    order
}
