//! What a summary looks at, gathered once.

use std::collections::HashMap;

use okr_core::{Board, Cycle, Date, KeyResult, KeyResultScore, Lang, Objective, ObjectiveScore, Workspace};

use super::history::{History, confidences};

/// An objective with everything that is shown of it.
#[derive(Debug)]
pub struct Row<'a> {
    pub objective: &'a Objective,
    pub score: ObjectiveScore<'a>,
    pub key_results: Vec<(&'a KeyResult, KeyResultScore<'a>)>,
    /// The name of the owner; of a unit's leader, where a unit owns it; empty where
    /// it is opaque.
    pub owner: &'a str,
    /// How confidence went.
    pub trend: Vec<f64>,
    /// The cycle, where it is not the one that most objectives are set for.
    pub other_cycle: Option<&'a str>,
}

/// A document and its board.
#[derive(Debug)]
pub struct View<'a> {
    pub workspace: &'a Workspace,
    pub as_of: Date,
    pub lang: Lang,
    pub rows: Vec<Row<'a>>,
    pub history: History<'a>,
    /// The cycle that most objectives are set for.
    pub cycle: Option<&'a Cycle>,
    titles: HashMap<&'a str, &'a str>,
}

impl<'a> View<'a> {
    /// Gathers what is to be shown of a board.
    pub fn new(board: &Board<'a>, lang: Lang) -> View<'a> {
        let workspace = board.workspace();
        let document = workspace.document();
        let history = History::new(workspace, board.as_of());
        let cycle = main_cycle(workspace);
        let mut titles = HashMap::new();
        let mut scores = board.key_results();
        let mut rows = Vec::with_capacity(document.objectives.len());
        for (objective, score) in document.objectives.iter().zip(board.objectives()) {
            let key_results: Vec<_> = objective.key_results.iter().zip(scores.by_ref()).collect();
            let titled = objective.key_results.iter().filter_map(|one| Some((one.id.as_str(), one.title.as_deref()?)));
            titles.extend(titled);
            let mut said = vec![history.of_objective(objective.id.as_str())];
            said.extend(objective.key_results.iter().map(|one| history.of_key_result(one.id.as_str())));
            rows.push(Row {
                objective,
                score,
                key_results,
                owner: owner(workspace, objective),
                trend: confidences(&said),
                other_cycle: other_cycle(workspace, objective, cycle),
            });
        }
        View { workspace, as_of: board.as_of(), lang, rows, history, cycle, titles }
    }

    /// The titles of key results by id.
    pub fn titles(&self) -> &HashMap<&'a str, &'a str> {
        &self.titles
    }
}

/// The name of a cycle, its id where it has none.
pub fn cycle_name(cycle: &Cycle) -> &str {
    cycle.name.as_ref().map_or(cycle.id.as_str(), |name| name.as_str())
}

fn owner<'a>(workspace: &'a Workspace, objective: &'a Objective) -> &'a str {
    let Some(owner) = &objective.owner else { return "" };
    let unit = owner.unit.as_ref().and_then(|id| workspace.unit(id.as_str()));
    let leader = unit.and_then(|unit| workspace.person(unit.leader.as_ref()?.as_str()));
    leader.map_or_else(|| workspace.party_name(owner), |leader| &*leader.name)
}

fn other_cycle<'a>(workspace: &'a Workspace, objective: &'a Objective, main: Option<&Cycle>) -> Option<&'a str> {
    let is_main = main.is_some_and(|main| main.id == objective.cycle);
    if is_main { None } else { workspace.cycle(objective.cycle.as_str()).map(cycle_name) }
}

/// The cycle of most objectives; of several, the first in the document.
fn main_cycle(workspace: &Workspace) -> Option<&Cycle> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for objective in &workspace.document().objectives {
        *counts.entry(objective.cycle.as_str()).or_default() += 1;
    }
    let count = |cycle: &&Cycle| counts.get(cycle.id.as_str()).copied().unwrap_or(0);
    workspace.document().cycles.iter().rev().max_by_key(count)
}
