//! What visible numbers are made of, walked on the document itself.

use std::collections::BTreeSet;

use okr_core::{Workspace, api};
use okr_tests::model::{resolved, source};
use serde_json::{Value, json};

use super::secrets::{Hidden, items};

/// An objective, or else a key result, by its id.
type Node = (String, bool);

/// What of the hidden is read by what may be seen.
#[derive(Default)]
pub struct Read {
    /// That a visible number is made of.
    pub numbers: BTreeSet<Node>,
    /// Key results of which it is read what is expected of them.
    pub paces: BTreeSet<Node>,
    /// What is read for the days alone on which it was heard of.
    pub signs: BTreeSet<Node>,
}

impl Read {
    fn knows(&self, node: &Node) -> bool {
        [&self.numbers, &self.paces, &self.signs].into_iter().any(|all| all.contains(node))
    }
}

/// The hidden objectives and key results that a visible number is made of.
pub fn read(document: &Value, hidden: &Hidden) -> Read {
    let settings = resolved(document);
    let mut read = Read { numbers: numbers(document, &settings, hidden), ..Read::default() };
    for objective in
        items(document, "objectives").iter().filter(|one| read.numbers.contains(&(id(one).to_owned(), true)))
    {
        let own = || items(objective, "keyResults").iter().map(|one| (id(one).to_owned(), false));
        let has_own_pace = settings["objectiveStatus"] == "ownPace";
        match source(&settings, objective) {
            "manual" => read.paces.extend(own()),
            "aligned" if has_own_pace => {
                read.paces.extend(own());
                read.signs.extend(own());
            }
            _ if has_own_pace => read.signs.extend(own()),
            _ => {}
        }
    }
    read
}

fn numbers(document: &Value, settings: &Value, hidden: &Hidden) -> BTreeSet<Node> {
    let mut reached: BTreeSet<Node> = BTreeSet::new();
    let mut waiting: Vec<Node> = Vec::new();
    for objective in items(document, "objectives").iter().filter(|one| !hidden.holds(id(one))) {
        waiting.push((id(objective).to_owned(), true));
        waiting.extend(items(objective, "keyResults").iter().map(|one| (id(one).to_owned(), false)));
    }
    while let Some(node) = waiting.pop() {
        for below in made_of(document, settings, &node) {
            if hidden.has(&below.0, below.1) && reached.insert(below.clone()) {
                waiting.push(below);
            }
        }
    }
    reached
}

fn id(record: &Value) -> &str {
    record["id"].as_str().unwrap()
}

/// What a node's number is made of.
fn made_of(document: &Value, settings: &Value, (id_of, is_objective): &Node) -> Vec<Node> {
    let field = if *is_objective { "objective" } else { "keyResult" };
    let mut below = Vec::new();
    let mut takes = false;
    for objective in items(document, "objectives") {
        let source = source(settings, objective);
        let own = items(objective, "keyResults");
        if *is_objective && id(objective) == id_of {
            takes = ["aligned", "both"].contains(&source);
            if ["keyResults", "both"].contains(&source) {
                below.extend(own.iter().map(|one| (id(one).to_owned(), false)));
            }
        }
        takes |= !is_objective && own.iter().any(|one| id(one) == id_of && one["measure"]["kind"] == "rollup");
    }
    for alignment in items(document, "alignments").iter().filter(|one| takes && one["to"][field] == **id_of) {
        let is_agreed = ["accepted", "stale"].contains(&alignment["state"].as_str().unwrap_or("accepted"));
        let from = &alignment["from"];
        let end = from["objective"].as_str().map(|id| (id, true)).or(from["keyResult"].as_str().map(|id| (id, false)));
        let Some((from, of_objective)) = end.filter(|_| is_agreed && alignment["kind"] == "contributes") else {
            continue;
        };
        let mut owners = items(document, "objectives").iter();
        let owner = owners.find(|one| match of_objective {
            true => id(one) == from,
            false => items(one, "keyResults").iter().any(|one| id(one) == from),
        });
        let stage = owner.and_then(|owner| owner["stage"].as_str()).unwrap_or("active");
        if !["draft", "aligning", "postponed", "archived"].contains(&stage) {
            below.push((from.to_owned(), of_objective));
        }
    }
    below
}

/// That nothing is told of hidden key results and objectives that no visible number reads.
pub fn check_idle(view: &Value, hidden: &Hidden, read: &Read) -> Result<(), String> {
    check_said(view, hidden, read)?;
    let blank = [
        json!(null),
        json!({"kind": "metric", "baseline": 0, "target": 1}),
        json!({"kind": "rollup", "combine": "mean"}),
        json!({"kind": "rollup", "combine": "min"}),
        json!({"kind": "rollup", "combine": "sum", "target": 1}),
    ];
    let key_results = items(view, "objectives").iter().flat_map(|objective| items(objective, "keyResults"));
    let is_idle = |id: &str| hidden.has(id, false) && !read.knows(&(id.to_owned(), false));
    for one in key_results.filter(|one| is_idle(id(one))) {
        let more = one.as_object().unwrap().keys().find(|field| !["id", "measure"].contains(&field.as_str()));
        if more.is_some() || !blank.contains(&one["measure"]) {
            return Err(format!("nothing reads it, and it has figures: {one}"));
        }
    }
    Ok(())
}

/// That nobody is told to have spoken of what nothing reads, nor what was said where it
/// is read only that something was.
fn check_said(view: &Value, hidden: &Hidden, read: &Read) -> Result<(), String> {
    let target = |said: &Value| {
        let of = |field: &str| said[field].as_str().map(str::to_owned);
        of("objective").map(|id| (id, true)).or(of("keyResult").map(|id| (id, false)))
    };
    let hidden_of = |said| target(said).filter(|(id, of_objective)| hidden.has(id, *of_objective));
    let unread = |node: &Node| !read.numbers.contains(node);
    let assessed = items(view, "assessments").iter().find(|it| hidden_of(it).is_some_and(|node| unread(&node)));
    let checked_in = items(view, "checkIns").iter().find(|it| {
        let says = !it["value"].is_null() || !it["milestones"].is_null();
        hidden_of(it).is_some_and(|node| unread(&node) && (says || !read.signs.contains(&node)))
    });
    match assessed.or(checked_in) {
        Some(said) => Err(format!("nothing reads it, and it is told: {said}")),
        None => Ok(()),
    }
}

/// That how far beyond what counts a hidden value is, is told of none but those that a sum
/// adds: attainment is progress.
pub fn check_beyond(view: &Workspace, document: &Value, days: &[String], hidden: &Hidden) -> Result<(), String> {
    let alignments = items(document, "alignments").iter();
    let added: BTreeSet<&str> = alignments.filter_map(|one| one["from"]["keyResult"].as_str()).collect();
    let key_results = items(document, "objectives").iter().flat_map(|objective| items(objective, "keyResults"));
    let sums: BTreeSet<&str> = key_results.filter(|one| one["measure"]["kind"] == "rollup").map(id).collect();
    let in_disguise = |id: &str| hidden.has(id, false) && !added.contains(id) && !sums.contains(id);
    for day in days {
        let answer = api::call("score", Some(view), &json!({"asOf": day}).to_string())?;
        let answer: Value = serde_json::from_str(&answer).unwrap();
        let mut rows = items(&answer, "keyResults").iter();
        let told = rows.find(|row| in_disguise(id(row)) && row["attainment"] != row["progress"]);
        if let Some(row) = told {
            return Err(format!("on {day} the view tells how far beyond it is: {row}"));
        }
    }
    Ok(())
}
