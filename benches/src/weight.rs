//! What a document and its board weigh at the least: the bytes of their texts,
//! and the bytes of their values with nothing around them.
//!
//! A number takes 8 bytes, a day 4, a word of a vocabulary and a confidence 1, a
//! reference to something 4; ids, titles and names are texts, and so are the ids
//! by which a document refers. What is not given takes nothing, and neither does
//! the place of a thing in its list.

use okr_core::{Alignment, CheckIn, Document, Endpoint, KeyResult, Measure, Objective, Party};

const NUMBER: u64 = 8;
const DAY: u64 = 4;
const WORD: u64 = 1;
const REFERENCE: u64 = 4;

/// Bytes of texts and of values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Of all texts, references included, since the format writes them as texts.
    pub texts: u64,
    /// Of all values.
    pub values: u64,
}

impl Weight {
    /// What a document weighs that is made as the benches make them: of fields that
    /// they leave empty it knows nothing.
    pub fn of(document: &Document) -> Weight {
        let mut weight = Weight::default();
        document.levels.iter().for_each(|level| weight.text(level));
        for unit in &document.units {
            weight.text(unit.id.as_str());
            weight.text(&unit.name);
            weight.reference(Some(&unit.level));
            weight.reference(unit.parent.as_ref().map(|id| id.as_str()));
        }
        for person in &document.people {
            weight.text(person.id.as_str());
            weight.text(&person.name);
            weight.reference(person.unit.as_ref().map(|id| id.as_str()));
        }
        for cycle in &document.cycles {
            weight.text(cycle.id.as_str());
            weight.values += WORD + DAY * 2;
        }
        document.objectives.iter().for_each(|objective| weight.objective(objective));
        document.alignments.iter().for_each(|alignment| weight.alignment(alignment));
        document.check_ins.iter().for_each(|check_in| weight.check_in(check_in));
        weight
    }

    fn text(&mut self, text: &str) {
        self.texts += text.len() as u64;
    }

    fn given<T>(&mut self, field: Option<T>, bytes: u64) {
        self.values += field.map_or(0, |_| bytes);
    }

    fn reference(&mut self, id: Option<&str>) {
        if let Some(id) = id {
            self.text(id);
            self.values += REFERENCE;
        }
    }

    fn objective(&mut self, objective: &Objective) {
        self.text(objective.id.as_str());
        self.text(objective.title.as_deref().unwrap_or_default());
        objective.owner.iter().for_each(|owner| self.party(owner));
        self.reference(Some(objective.cycle.as_str()));
        self.reference(objective.level.as_deref());
        self.given(objective.source, WORD);
        self.given(objective.visibility, WORD);
        self.given(objective.weight, NUMBER);
        objective.key_results.iter().for_each(|key_result| self.key_result(key_result));
    }

    fn party(&mut self, party: &Party) {
        self.reference(party.person.as_ref().map(|id| id.as_str()));
        self.reference(party.unit.as_ref().map(|id| id.as_str()));
    }

    fn key_result(&mut self, key_result: &KeyResult) {
        self.text(key_result.id.as_str());
        self.text(key_result.title.as_deref().unwrap_or_default());
        self.given(key_result.weight, NUMBER);
        if let Some(Measure::Metric(metric)) = &key_result.measure {
            self.given(metric.baseline, NUMBER);
            self.values += WORD + NUMBER;
        }
    }

    fn alignment(&mut self, alignment: &Alignment) {
        self.endpoint(&alignment.from);
        self.endpoint(&alignment.to);
        self.given(alignment.kind, WORD);
    }

    fn endpoint(&mut self, end: &Endpoint) {
        self.reference(end.objective.as_ref().map(|id| id.as_str()));
        self.reference(end.key_result.as_ref().map(|id| id.as_str()));
    }

    fn check_in(&mut self, check_in: &CheckIn) {
        self.reference(check_in.key_result.as_ref().map(|id| id.as_str()));
        self.reference(check_in.objective.as_ref().map(|id| id.as_str()));
        self.values += DAY;
        self.given(check_in.value, NUMBER);
        self.given(check_in.confidence, WORD);
    }
}

/// The bytes of the values of a board: of an objective progress, score, coverage
/// and what is expected, status, grade, where the score is from, least and mean
/// confidence; of a key result attainment, progress, score, what is expected,
/// coverage and current value with its day, status, grade, where the score is
/// from, confidence.
pub fn of_board(objectives: u64, key_results: u64) -> u64 {
    objectives * (5 * NUMBER + 4 * WORD) + key_results * (6 * NUMBER + DAY + 4 * WORD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_document_by_hand() {
        let text = r#"{"okr": 1, "units": [{"id": "u", "name": "All", "level": "team"}],
          "people": [{"id": "p", "name": "Lin", "unit": "u"}],
          "cycles": [{"id": "q", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
          "objectives": [{"id": "o", "title": "Win", "owner": {"person": "p"}, "cycle": "q", "keyResults": [
            {"id": "k", "title": "From 1 to 2", "weight": 2, "measure": {"kind": "metric", "baseline": 1, "target": 2}}]}],
          "checkIns": [{"keyResult": "k", "on": "2026-01-05", "value": 1.5, "confidence": 7}]}"#;
        let workspace = okr_core::Workspace::from_json(text).unwrap();
        // u All team, p Lin u, q, o Win p q, k "From 1 to 2", k.
        let texts = (1 + 3 + 4) + (1 + 3 + 1) + 1 + (1 + 3 + 1 + 1) + (1 + 11) + 1;
        // Level and unit; the cycle; owner and cycle; weight, kind, baseline, target; the check-in.
        let values = (4 + 4) + 9 + 8 + (8 + 1 + 8 + 8) + (4 + 4 + 8 + 1);
        assert_eq!(Weight::of(workspace.document()), Weight { texts, values });
        assert_eq!(of_board(1, 1), 44 + 56);
    }
}
