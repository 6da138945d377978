//! Parts of scores are what one would pick out of the whole answer by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use okr_core::{MissingWeight, Profile, Unmeasured, Weights, Workspace, api};
use okr_tests::model::{Choices, Temper, document};
use proptest::collection::vec;
use proptest::num::u32::ANY;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

fn score(workspace: &Workspace, request: &Value) -> Value {
    serde_json::from_str(&api::call("score", Some(workspace), &request.to_string()).unwrap()).unwrap()
}

fn list(of: &Value) -> Vec<Value> {
    of.as_array().cloned().unwrap_or_default()
}

/// Some of the ids of a list, in any order.
fn some_ids(choices: &mut Choices, of: &Value) -> Vec<Value> {
    let ids: Vec<Value> = list(of).into_iter().map(|record| record["id"].clone()).collect();
    (0..choices.below(4)).filter(|_| !ids.is_empty()).map(|_| ids[choices.below(ids.len())].clone()).collect()
}

/// True where a record or one above it is named.
fn is_within(id: &Value, named: &[Value], records: &Value, above: &str) -> bool {
    let mut at = id.clone();
    while !at.is_null() {
        if named.contains(&at) {
            return true;
        }
        at = list(records).iter().find(|record| record["id"] == at).map_or(Value::Null, |record| record[above].clone());
    }
    false
}

fn unit_of(document: &Value, owner: &Value) -> Value {
    let person = list(&document["people"]).into_iter().find(|person| person["id"] == owner["person"]);
    person.map_or_else(|| owner["unit"].clone(), |person| person["unit"].clone())
}

/// The objectives that satisfy a selection, by looking at each.
fn picked(document: &Value, select: &Value) -> Vec<Value> {
    let is_wanted = |objective: &&Value| {
        let unit = unit_of(document, &objective["owner"]);
        let test = |name: &str, holds: &dyn Fn(&[Value]) -> bool| select[name].is_null() || holds(&list(&select[name]));
        test("objectives", &|named| named.contains(&objective["id"]))
            && test("units", &|named| is_within(&unit, named, &document["units"], "parent"))
            && test("cycles", &|named| is_within(&objective["cycle"], named, &document["cycles"], "parent"))
    };
    list(&document["objectives"]).iter().filter(is_wanted).map(|objective| objective["id"].clone()).collect()
}

/// One owner's objectives of one cycle in a plain mean; `None` where a policy wants more.
/// The policies are the engine's word: other tests hold them against a second opinion.
fn owner(profile: &Profile, document: &Value, whole: &Value, of: &Value) -> Option<(u64, Option<f64>, f64)> {
    let is_equal = profile.weights == Weights::Equal;
    if profile.missing_weight == MissingWeight::Remainder && !is_equal {
        return None;
    }
    let (mut sum, mut weights, mut covered) = (0.0, 0.0, 0.0);
    let (mut count, mut counted, mut is_measured) = (0, 0.0, false);
    for (objective, scored) in list(&document["objectives"]).iter().zip(list(&whole["objectives"])) {
        let stage = objective["stage"].as_str().unwrap_or("active");
        let is_own = objective["owner"]["person"] == of["owner"]["person"]
            && objective["owner"]["unit"] == of["owner"]["unit"]
            && objective["cycle"] == of["cycle"];
        if !is_own || ["draft", "aligning", "postponed", "archived"].contains(&stage) {
            continue;
        }
        let weight = objective["weight"].as_f64().filter(|_| !is_equal).unwrap_or(1.0);
        count += 1;
        covered += scored["coverage"].as_f64()? * weight;
        counted += weight;
        is_measured |= !scored["progress"].is_null();
        if scored["progress"].is_null() && profile.unmeasured == Unmeasured::Exclude {
            continue;
        }
        let progress = scored["progress"].as_f64().unwrap_or(0.0);
        sum += progress * weight;
        weights += weight;
    }
    // Weights that are all zero are told by vectors.
    if counted == 0.0 && count > 0 || weights == 0.0 && is_measured {
        return None;
    }
    let coverage = if count == 0 { 0.0 } else { covered / counted };
    Some((count, is_measured.then(|| sum / weights), coverage))
}

#[test]
fn parts_are_picked_out_of_the_whole() {
    let config = Config { cases: 4_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let result = runner.run(&vec(ANY, 0..900), |numbers| {
        let mut choices = Choices::new(&numbers);
        let (document, as_of) = document(&mut choices, Temper::Tame);
        let Ok(workspace) = Workspace::from_json(&document.to_string()) else { return Ok(()) };
        let whole = score(&workspace, &json!({"asOf": as_of}));
        let mut select = json!({});
        for (name, of) in [("objectives", "objectives"), ("units", "units"), ("cycles", "cycles")] {
            if choices.chance(50) {
                select[name] = json!(some_ids(&mut choices, &document[of]));
            }
        }
        let fields = choices.chance(50).then_some(["progress", "attainment", "grade"]);
        if let Some(fields) = fields {
            select["fields"] = json!(fields);
        }
        let (offset, limit) = (choices.below(4), choices.below(5));
        let request = json!({"asOf": as_of, "select": select, "offset": offset, "limit": limit, "owners": true});
        let answer = score(&workspace, &request);

        let picked = picked(&document, &select);
        assert_eq!(answer["total"], json!(picked.len()));
        let page: Vec<Value> = picked.into_iter().skip(offset).take(limit).collect();
        let narrow = |entry: &Value| {
            let mut entry = entry.clone();
            if let (Some(fields), Some(known)) = (fields, entry.as_object_mut()) {
                known.retain(|name, _| name == "id" || name == "objective" || fields.contains(&name.as_str()));
            }
            entry
        };
        let of = |name: &str, key: &str| -> Vec<Value> {
            let told = list(&whole[name]).into_iter().filter(|entry| page.contains(&entry[key]));
            told.map(|entry| narrow(&entry)).collect()
        };
        assert_eq!(answer["objectives"], json!(of("objectives", "id")));
        assert_eq!(answer["keyResults"], json!(of("keyResults", "objective")));
        for told in list(&answer["owners"]) {
            if let Some(wanted) = owner(workspace.profile(), &document, &whole, &told) {
                let told = (
                    told["objectives"].as_u64().unwrap(),
                    told["progress"].as_f64(),
                    told["coverage"].as_f64().unwrap(),
                );
                assert_eq!(told, wanted);
            }
        }
        Ok(())
    });
    result.unwrap();
}
