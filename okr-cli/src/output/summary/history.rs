//! What was said when: check-ins by the key result or objective that they are about.

use std::collections::{BTreeMap, HashMap, HashSet};

use okr_core::{CheckIn, Date, Workspace};

/// Check-ins known on a day, by what they are about, oldest first.
#[derive(Debug, Default)]
pub struct History<'a> {
    key_results: HashMap<&'a str, Vec<&'a CheckIn>>,
    objectives: HashMap<&'a str, Vec<&'a CheckIn>>,
}

impl<'a> History<'a> {
    /// The history of a workspace as it was known on a day.
    pub fn new(workspace: &'a Workspace, as_of: Date) -> History<'a> {
        let known = || workspace.document().check_ins.iter().filter(|check_in| check_in.known_on() <= as_of);
        let corrected: HashSet<&str> =
            known().filter_map(|check_in| check_in.corrects.as_ref()).map(|id| id.as_str()).collect();
        let mut history = History::default();
        for check_in in known() {
            if check_in.id.as_ref().is_some_and(|id| corrected.contains(id.as_str())) {
                continue;
            }
            if let Some(id) = &check_in.key_result {
                history.key_results.entry(id.as_str()).or_default().push(check_in);
            } else if let Some(id) = &check_in.objective {
                history.objectives.entry(id.as_str()).or_default().push(check_in);
            }
        }
        for list in history.key_results.values_mut().chain(history.objectives.values_mut()) {
            list.sort_by_key(|check_in| check_in.on);
        }
        history
    }

    /// What was said of a key result.
    pub fn of_key_result(&self, id: &str) -> &[&'a CheckIn] {
        self.key_results.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// What was said of an objective itself.
    pub fn of_objective(&self, id: &str) -> &[&'a CheckIn] {
        self.objectives.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// How confidence went over several key results: after each day on which one was
/// said, the mean of the latest of each.
pub fn confidences(lists: &[&[&CheckIn]]) -> Vec<f64> {
    let mut days: BTreeMap<Date, Vec<(usize, f64)>> = BTreeMap::new();
    for (at, list) in lists.iter().enumerate() {
        for check_in in *list {
            if let Some(confidence) = check_in.confidence {
                days.entry(check_in.on).or_default().push((at, f64::from(confidence.get())));
            }
        }
    }
    let mut latest: BTreeMap<usize, f64> = BTreeMap::new();
    let mut means = Vec::with_capacity(days.len());
    for said in days.into_values() {
        latest.extend(said);
        means.push(latest.values().sum::<f64>() / latest.len() as f64);
    }
    means
}
