//! What visible numbers are made of, walked on the document itself.

use std::collections::BTreeSet;

use okr_core::{Workspace, api};
use serde_json::{Value, json};

use super::secrets::{Hidden, items};

/// The ids of hidden objectives and key results, with their kinds, that a visible
/// number is made of.
pub fn read(document: &Value, hidden: &Hidden) -> BTreeSet<(String, bool)> {
    let mut reached: BTreeSet<(String, bool)> = BTreeSet::new();
    let mut waiting: Vec<(String, bool)> = Vec::new();
    for objective in items(document, "objectives").iter().filter(|one| !hidden.holds(id(one))) {
        waiting.push((id(objective).to_owned(), true));
        waiting.extend(items(objective, "keyResults").iter().map(|one| (id(one).to_owned(), false)));
    }
    while let Some(node) = waiting.pop() {
        for below in made_of(document, &node) {
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

/// What a node's number and status are made of.
fn made_of(document: &Value, (id_of, is_objective): &(String, bool)) -> Vec<(String, bool)> {
    let field = if *is_objective { "objective" } else { "keyResult" };
    let mut below = Vec::new();
    let mut takes = false;
    for objective in items(document, "objectives") {
        let source = objective["source"].as_str().unwrap_or("keyResults");
        let own = items(objective, "keyResults");
        if *is_objective && id(objective) == id_of {
            takes = ["aligned", "both"].contains(&source);
            // A manual one expects what its key results expect.
            if source != "aligned" {
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
pub fn check_idle(view: &Value, hidden: &Hidden, read: &BTreeSet<(String, bool)>) -> Result<(), String> {
    let is_idle = |id: &Value, of_objective: bool| {
        id.as_str().is_some_and(|id| hidden.has(id, of_objective) && !read.contains(&(id.to_owned(), of_objective)))
    };
    let said = items(view, "checkIns").iter().chain(items(view, "assessments"));
    if let Some(said) = said.into_iter().find(|it| is_idle(&it["objective"], true) || is_idle(&it["keyResult"], false))
    {
        return Err(format!("nothing reads it, and it is told: {said}"));
    }
    let blank = [
        json!(null),
        json!({"kind": "metric", "baseline": 0, "target": 1}),
        json!({"kind": "rollup", "combine": "mean"}),
        json!({"kind": "rollup", "combine": "min"}),
        json!({"kind": "rollup", "combine": "sum", "target": 1}),
    ];
    let key_results = items(view, "objectives").iter().flat_map(|objective| items(objective, "keyResults"));
    for one in key_results.filter(|one| is_idle(&one["id"], false)) {
        let more = one.as_object().unwrap().keys().find(|field| !["id", "measure"].contains(&field.as_str()));
        if more.is_some() || !blank.contains(&one["measure"]) {
            return Err(format!("nothing reads it, and it has figures: {one}"));
        }
    }
    Ok(())
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
