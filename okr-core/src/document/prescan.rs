//! Counts before memory is reserved.
//!
//! A text too short to hold more than the limits allow needs no look. Only a
//! larger one is walked first, counting items without building anything.

use crate::json::{Kind, Limits, Reader};
use crate::lang::Term;
use crate::problem::Problem;

/// The fewest bytes that one item takes in a document that is otherwise good:
/// `{"id":"a","title":"b","owner":{"unit":"u"},"cycle":"c"},` and so on.
const OBJECTIVE_BYTES: u64 = 54;
const KEY_RESULT_BYTES: u64 = 22;
const ALIGNMENT_BYTES: u64 = 50;
const CHECK_IN_BYTES: u64 = 34;
const ORGANISATION_BYTES: u64 = 20;

/// Refuses a text that holds more of something than the limits allow.
pub(crate) fn prescan(text: &str, limits: &Limits) -> Result<(), Vec<Problem>> {
    let bytes = text.len() as u64;
    let could_exceed = [
        (limits.objectives, OBJECTIVE_BYTES),
        (limits.key_results, KEY_RESULT_BYTES),
        (limits.alignments, ALIGNMENT_BYTES),
        (limits.check_ins, CHECK_IN_BYTES),
        (limits.organisation, ORGANISATION_BYTES),
    ];
    if could_exceed.iter().all(|(limit, least)| u64::from(*limit).saturating_mul(*least) > bytes) {
        return Ok(());
    }
    let problems = count(text, limits);
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Counts the lists that have a limit. Malformed text counts as far as it goes;
/// the reading that follows says what is wrong with it.
fn count(text: &str, limits: &Limits) -> Vec<Problem> {
    let mut reader = Reader::new(text, limits);
    let mut found: Vec<(&'static str, Term, u64, u32)> = vec![
        ("objectives", Term::new("objectives", "目标"), 0, limits.objectives),
        ("keyResults", Term::new("key results", "关键结果"), 0, limits.key_results),
        ("alignments", Term::new("alignments", "对齐"), 0, limits.alignments),
        ("checkIns", Term::new("check-ins", "签到"), 0, limits.check_ins),
        ("units", Term::new("units", "组织单元"), 0, limits.organisation),
        ("people", Term::new("people", "人员"), 0, limits.organisation),
        ("cycles", Term::new("cycles", "周期"), 0, limits.organisation),
        ("healthMetrics", Term::new("health metrics", "健康指标"), 0, limits.organisation),
        ("silences", Term::new("silences", "静默"), 0, limits.organisation),
        ("assessments", Term::new("assessments", "评定记录"), 0, limits.check_ins),
        ("amendments", Term::new("amendments", "修订"), 0, limits.check_ins),
    ];
    if reader.kind() != Kind::Object {
        return Vec::new();
    }
    let mut key_results = 0;
    reader.object(&mut |reader, name| {
        let Some(list) = found.iter_mut().find(|(list, ..)| *list == name && name != "keyResults") else {
            reader.skip();
            return;
        };
        list.2 += count_list(reader, &mut |reader| {
            if name == "objectives" {
                key_results += count_key_results(reader);
            } else {
                reader.skip();
            }
        });
    });
    if let Some(list) = found.iter_mut().find(|(list, ..)| *list == "keyResults") {
        list.2 = key_results;
    }
    found
        .into_iter()
        .filter(|(_, _, count, limit)| *count > u64::from(*limit))
        .map(|(name, what, count, limit)| {
            let path = if name == "keyResults" { "/objectives".to_owned() } else { format!("/{name}") };
            Problem::too_many(path, what, count, limit as usize)
        })
        .collect()
}

fn count_list(reader: &mut Reader<'_>, each: &mut dyn FnMut(&mut Reader<'_>)) -> u64 {
    if reader.kind() != Kind::List {
        reader.skip();
        return 0;
    }
    let mut count = 0;
    reader.list(&mut |reader| {
        count += 1;
        each(reader);
    });
    count
}

fn count_key_results(reader: &mut Reader<'_>) -> u64 {
    if reader.kind() != Kind::Object {
        reader.skip();
        return 0;
    }
    let mut count = 0;
    reader.object(&mut |reader, name| {
        if name == "keyResults" {
            count += count_list(reader, &mut |reader| {
                reader.skip();
            });
        } else {
            reader.skip();
        }
    });
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Code;

    #[test]
    fn a_list_over_its_limit_is_refused_with_its_place() {
        let limits = Limits { objectives: 1, key_results: 2, ..Limits::default() };
        let text = r#"{"okr":1,"objectives":[{"keyResults":[1,2]},{"keyResults":[3]}],"units":[]}"#;
        let problems = prescan(text, &limits).unwrap_err();
        let told: Vec<_> = problems.iter().map(|problem| (problem.code(), problem.path())).collect();
        assert_eq!(told, [(Code::DocumentTooMany, "/objectives"), (Code::DocumentTooMany, "/objectives")]);
        assert!(prescan(text, &Limits::default()).is_ok());
    }
}
