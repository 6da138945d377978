//! Ids that stand twice and references to nothing.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::read::{by_id, items, text};
use super::{Fault, fault};

/// `id.duplicate`, `reference.unknown` and `level.unknown`.
pub(super) fn faults(document: &Value) -> Vec<Fault> {
    let mut check = Check { document, faults: Vec::new() };
    check.ids();
    check.levels();
    check.organisation();
    check.objectives();
    check.rest();
    check.faults
}

struct Check<'v> {
    document: &'v Value,
    faults: Vec<Fault>,
}

impl<'v> Check<'v> {
    /// Key results and where they stand.
    fn key_results(&self) -> Vec<(String, &'v Value)> {
        let objectives = items(self.document, "objectives").iter().enumerate();
        let placed = objectives.flat_map(|(at, objective)| {
            let key_results = items(objective, "keyResults").iter().enumerate();
            key_results.map(move |(place, record)| (format!("/objectives/{at}/keyResults/{place}"), record))
        });
        placed.collect()
    }

    /// Initiatives and where they stand.
    fn initiatives(&self) -> Vec<(String, &'v Value)> {
        let mut placed = Vec::new();
        for (path, key_result) in self.key_results() {
            for (at, initiative) in items(key_result, "initiatives").iter().enumerate() {
                placed.push((format!("{path}/initiatives/{at}"), initiative));
            }
        }
        placed
    }

    /// The records of a list and where they stand.
    fn list(&self, field: &str) -> Vec<(String, &'v Value)> {
        let records = items(self.document, field).iter().enumerate();
        records.map(|(at, record)| (format!("/{field}/{at}"), record)).collect()
    }

    fn ids(&mut self) {
        let kinds = ["units", "people", "cycles", "objectives", "checkIns", "healthMetrics"];
        let mut lists: Vec<_> = kinds.iter().map(|field| self.list(field)).collect();
        lists.push(self.key_results());
        lists.push(self.initiatives());
        for list in lists {
            let mut taken = BTreeSet::new();
            for (path, record) in list {
                if text(record, "id").is_some_and(|id| !taken.insert(id)) {
                    self.faults.push(fault("id.duplicate", path + "/id"));
                }
            }
        }
    }

    /// Where the document lists its levels, units and objectives keep to them.
    fn levels(&mut self) {
        let levels = items(self.document, "levels");
        let holders = [self.list("units"), self.list("objectives")].concat();
        for (path, record) in holders {
            let is_listed = |level: &str| levels.is_empty() || levels.iter().any(|listed| listed == level);
            if text(record, "level").is_some_and(|level| !is_listed(level)) {
                self.faults.push(fault("level.unknown", path + "/level"));
            }
        }
    }

    /// Tells a field that names what is not there.
    fn refer(&mut self, path: &str, record: &Value, field: &str, list: &str) {
        let Some(id) = text(record, field) else { return };
        let is_known = if list == "keyResults" {
            let objectives = items(self.document, "objectives").iter();
            objectives.flat_map(|objective| items(objective, list)).any(|record| text(record, "id") == Some(id))
        } else {
            by_id(items(self.document, list), id).is_some()
        };
        if !is_known {
            self.faults.push(fault("reference.unknown", format!("{path}/{field}")));
        }
    }

    /// Owner, helper or mention: a person or a unit.
    fn party(&mut self, path: String, party: &Value) {
        self.refer(&path, party, "person", "people");
        self.refer(&path, party, "unit", "units");
    }

    /// An end of an alignment or a target: an objective or a key result.
    fn end(&mut self, path: &str, end: &Value) {
        self.refer(path, end, "objective", "objectives");
        self.refer(path, end, "keyResult", "keyResults");
    }

    fn mentions(&mut self, path: &str, record: &Value) {
        for (at, party) in items(record, "mentions").iter().enumerate() {
            self.party(format!("{path}/mentions/{at}"), party);
        }
    }

    fn organisation(&mut self) {
        for (path, unit) in self.list("units") {
            self.refer(&path, unit, "parent", "units");
            self.refer(&path, unit, "leader", "people");
        }
        for (path, person) in self.list("people") {
            self.refer(&path, person, "unit", "units");
            self.refer(&path, person, "manager", "people");
        }
        for (path, cycle) in self.list("cycles") {
            self.refer(&path, cycle, "parent", "cycles");
        }
        for (path, metric) in self.list("healthMetrics") {
            self.party(format!("{path}/owner"), &metric["owner"]);
        }
    }

    fn objectives(&mut self) {
        for (path, objective) in self.list("objectives") {
            self.party(format!("{path}/owner"), &objective["owner"]);
            self.refer(&path, objective, "cycle", "cycles");
            self.mentions(&path, objective);
        }
        let metrics = items(self.document, "healthMetrics");
        for (path, key_result) in self.key_results() {
            self.refer(&path, key_result, "cycle", "cycles");
            self.mentions(&path, key_result);
            for (at, guard) in items(key_result, "guards").iter().enumerate() {
                if !metrics.iter().any(|metric| metric["id"] == *guard) {
                    self.faults.push(fault("reference.unknown", format!("{path}/guards/{at}")));
                }
            }
        }
    }

    fn rest(&mut self) {
        for (path, initiative) in self.initiatives() {
            self.party(format!("{path}/owner"), &initiative["owner"]);
        }
        for (path, alignment) in self.list("alignments") {
            self.end(&format!("{path}/from"), &alignment["from"]);
            self.end(&format!("{path}/to"), &alignment["to"]);
        }
        for (path, check_in) in self.list("checkIns") {
            self.end(&path, check_in);
            self.refer(&path, check_in, "by", "people");
            self.refer(&path, check_in, "corrects", "checkIns");
            for (at, support) in items(check_in, "support").iter().enumerate() {
                self.party(format!("{path}/support/{at}/from"), &support["from"]);
            }
            for (at, next) in items(check_in, "next").iter().enumerate() {
                self.party(format!("{path}/next/{at}/owner"), &next["owner"]);
            }
        }
        for (path, assessment) in self.list("assessments") {
            self.end(&path, assessment);
            self.refer(&path, assessment, "by", "people");
        }
        for (path, amendment) in self.list("amendments") {
            self.end(&format!("{path}/target"), &amendment["target"]);
            self.refer(&path, amendment, "by", "people");
        }
        for (path, silence) in self.list("silences") {
            self.end(&format!("{path}/target"), &silence["target"]);
            self.refer(&path, silence, "by", "people");
        }
    }
}
