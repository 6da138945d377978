//! What a roll-up answered, in a few numbers: so it shows that the engine, its
//! limit and its peers have done the same work.

use okr_core::{Board, Status};
use serde_json::{Value, json};

use crate::limit::FlatBoard;

/// How many statuses there are while an objective is worked on, worst first.
const STATUSES: usize = 7;

/// The sums over a board, unmeasured ones left out, and how many have each status.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Of the attainment of all key results.
    pub attainment: f64,
    /// Of the progress of all objectives.
    pub progress: f64,
    /// Of the coverage of all objectives.
    pub coverage: f64,
    /// Objectives by status, worst first.
    pub statuses: [u32; STATUSES],
    /// Key results by status, worst first.
    pub key_result_statuses: [u32; STATUSES],
}

impl Answer {
    /// What the engine's board says.
    pub fn of_board(board: &Board<'_>) -> Answer {
        let mut answer = Answer::default();
        for objective in board.objectives() {
            answer.progress += objective.progress.unwrap_or(0.0);
            answer.coverage += objective.coverage;
            count(&mut answer.statuses, place(objective.status));
        }
        for key_result in board.key_results() {
            answer.attainment += key_result.attainment.unwrap_or(0.0);
            count(&mut answer.key_result_statuses, place(key_result.status));
        }
        answer
    }

    /// What the board on flat arrays says.
    pub fn of_flat(board: &FlatBoard) -> Answer {
        let sum = |column: &[f64]| column.iter().filter(|value| !value.is_nan()).sum();
        let mut answer = Answer {
            attainment: sum(&board.attainment),
            progress: sum(&board.progress),
            coverage: sum(&board.coverage),
            ..Answer::default()
        };
        board.objective_status.iter().for_each(|status| count(&mut answer.statuses, usize::from(*status)));
        board.status.iter().for_each(|status| count(&mut answer.key_result_statuses, usize::from(*status)));
        answer
    }

    /// As the peers print it.
    pub fn to_json(&self) -> Value {
        json!({
            "attainment": self.attainment,
            "progress": self.progress,
            "coverage": self.coverage,
            "statuses": self.statuses,
            "keyResultStatuses": self.key_result_statuses,
        })
    }

    /// True where the counts are the same and the sums differ in rounding only.
    pub fn agrees_with(&self, other: &Answer) -> bool {
        let close = |left: f64, right: f64| (left - right).abs() <= 1e-9 * left.abs().max(1.0);
        close(self.attainment, other.attainment)
            && close(self.progress, other.progress)
            && close(self.coverage, other.coverage)
            && self.statuses == other.statuses
            && self.key_result_statuses == other.key_result_statuses
    }
}

fn count(counts: &mut [u32], place: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count += 1;
    }
}

/// The place among the statuses; those of closed objectives have none here.
fn place(status: Status) -> usize {
    Status::ALL.iter().position(|known| *known == status).unwrap_or(STATUSES)
}

#[cfg(test)]
mod tests {
    use okr_core::Workspace;
    use okr_core::api::ScoreRequest;

    use super::*;
    use crate::company::{Shape, document};
    use crate::limit::Flat;
    use crate::{AS_OF, ELAPSED};

    #[test]
    fn the_engine_and_the_limit_answer_the_same() {
        let company = document(5_000);
        let flat = Flat::new(&company, &Shape::new(5_000).parents).score(ELAPSED);
        let workspace = Workspace::from_document(company).unwrap();
        let board = workspace.score(&ScoreRequest { as_of: AS_OF.parse().unwrap() }).unwrap();
        let (engine, limit) = (Answer::of_board(&board), Answer::of_flat(&flat));
        assert!(engine.agrees_with(&limit), "{engine:?}\n{limit:?}");
        for (objective, progress) in board.objectives().zip(&flat.progress) {
            assert!((objective.progress.unwrap() - progress).abs() < 1e-12, "{}", objective.id);
        }
        // Not one status for all: a board without contrast would prove little.
        assert!(engine.key_result_statuses.iter().filter(|count| **count > 100).count() >= 5, "{engine:?}");
    }
}
