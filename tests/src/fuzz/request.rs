//! Any text as the request of any operation.

use std::sync::OnceLock;

use okr_core::api::{Access, OPERATIONS, call, change};
use okr_core::{Live, Workspace};

use super::Plant;
use super::material::{parsed, same};

/// A small company with an alignment of each kind and a check-in.
const COMPANY: &str = r#"{"okr":1,"levels":["c","t"],"units":[{"id":"u","name":"U","level":"c"}],
    "people":[{"id":"p","name":"P","unit":"u"}],
    "cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"}],
    "objectives":[{"id":"a","title":"Win the north","owner":{"unit":"u"},"cycle":"q","source":"both","keyResults":[
        {"id":"k","title":"Signed pilots from 4 to 20","measure":{"kind":"metric","baseline":4,"target":20}},
        {"id":"r","title":"The team is complete","measure":{"kind":"rollup","combine":"mean"}}]},
      {"id":"b","title":"Hire well","owner":{"person":"p"},"cycle":"q","keyResults":[{"id":"l","title":"Offers"}]},
      {"id":"d","title":"Train all","owner":{"person":"p"},"cycle":"q","keyResults":[{"id":"m","title":"Courses"}]}],
    "alignments":[{"from":{"objective":"b"},"to":{"keyResult":"r"},"kind":"contributes"},
      {"from":{"objective":"d"},"to":{"objective":"b"}},
      {"from":{"objective":"a"},"to":{"objective":"d"},"kind":"dependsOn"}],
    "checkIns":[{"keyResult":"k","on":"2026-02-01","value":9,"id":"c1"}]}"#;

/// Requests that this company takes, for fuzzers to begin with.
pub const GOOD: [&str; 12] = [
    "align\n{\"alignment\":{\"from\":{\"objective\":\"d\"},\"to\":{\"keyResult\":\"r\"}},\"asOf\":\"2026-02-15\"}",
    "unalign\n{\"from\":{\"objective\":\"d\"},\"to\":{\"objective\":\"b\"},\"asOf\":\"2026-02-15\"}",
    "checkIn\n{\"checkIn\":{\"keyResult\":\"k\",\"on\":\"2026-02-09\",\"value\":12},\"asOf\":\"2026-02-15\"}",
    "checkIn\n{\"checkIn\":{\"keyResult\":\"k\",\"on\":\"2026-02-02\",\"value\":12,\"corrects\":\"c1\",\"id\":\"c2\"},\"asOf\":\"2026-02-15\"}",
    "checkIn\n{\"checkIn\":{\"keyResult\":\"l\",\"on\":\"2026-02-02\",\"value\":50,\"confidence\":7},\"asOf\":\"2026-02-15\"}",
    "checkIn\n{\"checkIn\":{\"keyResult\":\"m\",\"on\":\"2026-02-02\",\"value\":5,\"status\":\"atRisk\"},\"asOf\":\"2026-04-15\"}",
    "remove\n{\"of\":{\"objective\":\"b\"},\"policy\":\"reattach\",\"asOf\":\"2026-02-15\"}",
    "score\n{\"asOf\":\"2026-04-01\"}",
    "view\n{\"viewer\":{\"person\":\"p\"}}",
    "lint\n{\"asOf\":\"2026-02-15\"}",
    "alignment\n{\"query\":\"impact\",\"of\":{\"objective\":\"d\"}}",
    "map\n{\"format\":\"svg\",\"asOf\":\"2026-02-15\"}",
];

/// The company, opened once.
fn company() -> Result<Live, String> {
    static COMPANY_OPEN: OnceLock<Result<Live, String>> = OnceLock::new();
    let open = || Workspace::from_json(COMPANY).map(Live::new).map_err(|problems| problems.to_string());
    COMPANY_OPEN.get_or_init(open).clone()
}

/// The first line names the operation, the rest is its request. Answers and
/// refusals are JSON; what is refused changes nothing.
pub(super) fn run(input: &[u8], plant: Plant) -> Result<(), String> {
    let Some((operation, request)) = std::str::from_utf8(input).ok().and_then(|text| text.split_once('\n')) else {
        return Ok(());
    };
    // The others give a handle, or are done by each face.
    let Some(operation) = OPERATIONS.iter().find(|known| known.name == operation && known.name != "open") else {
        return Ok(());
    };
    let mut live = company()?;
    let before = live.workspace().to_json();
    let answer = change(operation.name, &mut live, request);
    match &answer {
        Ok(answer) => {
            parsed(answer)?;
            plant.strike(|| operation.name == "checkIn" && answer.contains(r#""status":"achieved""#))?;
        }
        Err(refusal) => {
            let told = parsed(refusal)?;
            let problems = told.get("problems").and_then(serde_json::Value::as_array);
            if problems.is_none_or(Vec::is_empty) {
                return Err(format!("{} is refused without a reason: {refusal}", operation.name));
            }
            same("documents around a refusal", &before, &live.workspace().to_json())?;
        }
    }
    if operation.access != Access::Changes || answer.is_err() {
        return same("documents around a question", &before, &live.workspace().to_json());
    }
    // What it left opens again as the same.
    let after = live.workspace().to_json();
    let again = Workspace::from_json(&after).map_err(|problems| format!("{}: {problems}\n{after}", operation.name))?;
    same("documents opened again", &after, &again.to_json())?;
    let day = r#"{"asOf":"2026-02-15"}"#;
    same("scores", &call("score", Some(live.workspace()), day)?, &call("score", Some(&again), day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_requests_are_taken() {
        for good in GOOD {
            let (operation, request) = good.split_once('\n').unwrap();
            let answer = change(operation, &mut company().unwrap(), request);
            assert!(answer.is_ok(), "{good}: {answer:?}");
            assert_eq!(run(good.as_bytes(), Plant::Nothing), Ok(()), "{good}");
        }
    }
}
