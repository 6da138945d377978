//! The board: every objective and key result scored in one pass.

use std::borrow::Cow;

use super::answer::{KeyResultScore, ObjectiveScore};
use super::grade::{Grade, grade};
use super::status::Status;
use super::sums::Sums;
use crate::model::{Ambition, Date, Official, Stage, StatedStatus};
use crate::profile::Profile;
use crate::workspace::{Feed, Formula, KeyResultIx, Node, ObjectiveIx, Schedule, Window, Workspace};

/// What is kept of a key result; `NaN` stands for "unmeasured" or "none".
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyResultCell {
    pub(super) attainment: f64,
    pub(super) expected: f64,
    /// The check-in of the current value, by its position in the document.
    pub(super) current: u32,
    pub(super) status: Status,
    pub(super) grade: Option<Grade>,
    pub(super) confidence: u8,
    pub(super) stated: Option<StatedStatus>,
}

/// What is kept of an objective; `NaN` as above.
#[derive(Clone, Copy, Debug)]
pub(super) struct ObjectiveCell {
    pub(super) progress: f64,
    pub(super) expected: f64,
    pub(super) coverage: f64,
    pub(super) status: Status,
    pub(super) grade: Option<Grade>,
}

pub(super) const NO_CONFIDENCE: u8 = u8::MAX;
pub(super) const NO_CHECK_IN: u32 = u32::MAX;

pub(super) const BLANK_KEY_RESULT: KeyResultCell = KeyResultCell {
    attainment: f64::NAN,
    expected: f64::NAN,
    current: NO_CHECK_IN,
    status: Status::NotStarted,
    grade: None,
    confidence: NO_CONFIDENCE,
    stated: None,
};

pub(super) const BLANK_OBJECTIVE: ObjectiveCell =
    ObjectiveCell { progress: f64::NAN, expected: f64::NAN, coverage: 0.0, status: Status::NotStarted, grade: None };

/// The numbers of a board, apart from the workspace that they are of.
#[derive(Clone, Debug)]
pub(crate) struct Scores {
    pub(super) as_of: Date,
    /// The same as a number, asked of everything scored.
    pub(super) day: i32,
    pub(super) objectives: Vec<ObjectiveCell>,
    pub(super) key_results: Vec<KeyResultCell>,
    /// The coverage of each rollup, in the order of the rollups; that of every
    /// other key result follows from its attainment.
    pub(super) rollup_coverage: Vec<f64>,
}

/// The scores of a whole workspace on a day.
///
/// The numbers stay in columns; [`Board::objectives`] and
/// [`Board::key_results`] turn them into answers one by one.
#[derive(Clone, Debug)]
pub struct Board<'w> {
    pub(super) workspace: &'w Workspace,
    pub(super) scores: Cow<'w, Scores>,
    /// What sums add up to, while they are scored.
    pub(super) sums: Sums,
    /// A leaf whose value is taken to be another, to see what follows.
    pub(super) nudged: Option<(KeyResultIx, f64)>,
}

impl Scores {
    pub(crate) fn as_of(&self) -> Date {
        self.as_of
    }
}

impl<'w> Board<'w> {
    /// Scores everything as it was known on a day.
    pub(crate) fn compute(workspace: &'w Workspace, as_of: Date) -> Board<'w> {
        let document = workspace.document();
        let scores = Scores {
            as_of,
            day: as_of.day_number(),
            objectives: vec![BLANK_OBJECTIVE; document.objectives.len()],
            key_results: Vec::with_capacity(workspace.columns().formulas.len()),
            rollup_coverage: vec![0.0; workspace.columns().rollups.len()],
        };
        let mut board = Board { workspace, scores: Cow::Owned(scores), sums: Sums::default(), nudged: None };
        let schedule = workspace.schedule();
        board.score_in_place(&schedule);
        board.sums = Sums::of_all(&board);
        schedule.late.iter().for_each(|node| board.score_node(*node));
        board.sums = Sums::default();
        board
    }

    /// A board that was kept.
    pub(crate) fn resume(workspace: &'w Workspace, scores: Cow<'w, Scores>) -> Board<'w> {
        Board { workspace, scores, sums: Sums::default(), nudged: None }
    }

    /// A copy of the numbers.
    pub(crate) fn to_scores(&self) -> Scores {
        self.scores.as_ref().clone()
    }

    /// The numbers alone, to be kept.
    pub(crate) fn into_scores(self) -> Scores {
        self.scores.into_owned()
    }

    fn score_node(&mut self, node: Node) {
        match node {
            Node::Objective(at) => self.score_objective(at),
            Node::KeyResult(at) => self.score_rollup(at),
        }
    }

    /// The day for which the board speaks.
    pub fn as_of(&self) -> Date {
        self.scores.as_of
    }

    /// The workspace that was scored.
    pub fn workspace(&self) -> &'w Workspace {
        self.workspace
    }

    /// The objectives' scores, in document order.
    pub fn objectives(&self) -> impl Iterator<Item = ObjectiveScore<'w>> {
        (0..self.scores.objectives.len() as u32).filter_map(|at| self.objective_score(ObjectiveIx(at)))
    }

    /// The key results' scores, in document order.
    pub fn key_results(&self) -> impl Iterator<Item = KeyResultScore<'w>> {
        (0..self.scores.key_results.len() as u32).filter_map(|at| self.key_result_score(KeyResultIx(at)))
    }

    /// The score of one objective.
    pub fn objective(&self, id: &str) -> Option<ObjectiveScore<'w>> {
        self.objective_score(self.workspace.objective_ix(id)?)
    }

    /// The score of one key result.
    pub fn key_result(&self, id: &str) -> Option<KeyResultScore<'w>> {
        self.key_result_score(self.workspace.key_result_ix(id)?)
    }

    pub(super) fn day(&self) -> i32 {
        self.scores.day
    }

    pub(super) fn profile(&self) -> &'w Profile {
        self.workspace.profile()
    }

    /// In document order: key results that need nothing but their own check-ins,
    /// and right after them, while they are at hand, objectives that need nothing else.
    fn score_in_place(&mut self, schedule: &Schedule) {
        let columns = self.workspace.columns();
        for (at, traits) in (0_u32..).map(ObjectiveIx).zip(&columns.objective_traits) {
            let own = self.workspace.key_results_of(at);
            let formulas = columns.formulas.of(own.clone());
            for (key_result, formula) in own.map(KeyResultIx).zip(formulas) {
                let cell = match formula {
                    Formula::Rollup(_) => BLANK_KEY_RESULT,
                    formula => self.leaf(key_result, formula, traits.stage, traits.ambition),
                };
                self.scores.to_mut().key_results.push(cell);
            }
            if !schedule.is_late(at) {
                self.score_objective(at);
            }
        }
    }

    /// Attainment through the profile's clamp.
    pub(super) fn progress(&self, attainment: f64) -> f64 {
        self.profile().progress(attainment)
    }

    /// The official score of a node; `None` where nothing is known.
    pub(crate) fn official_score(&self, node: Node) -> Option<f64> {
        self.official(node, self.progress_of(node))
    }

    /// The official score: stated where the profile wants it and there is one.
    /// `None` where nothing is known.
    pub(super) fn official(&self, node: Node, progress: Option<f64>) -> Option<f64> {
        let stated = match self.profile().official {
            Official::Stated => self.workspace.activity().stated_score(node, self.day()),
            Official::Computed => None,
        };
        stated.or(progress.map(computed))
    }

    /// The grade of the official score, where something is measured and the time is
    /// over or the stage is scoring or later.
    pub(super) fn grade_of(
        &self,
        node: Node,
        progress: Option<f64>,
        window: Window,
        stage: Stage,
        ambition: Ambition,
    ) -> Option<Grade> {
        let is_final = window.is_over(self.day()) || stage_is_final(stage);
        let measured = progress.filter(|_| is_final)?;
        grade(self.official(node, Some(measured))?, self.profile().bands.of(ambition))
    }

    pub(super) fn feeds_now(&self, node: Node) -> impl Iterator<Item = Feed> + 'w {
        let as_of = self.day();
        self.workspace.graph().feeds(node).iter().filter(move |feed| feed.since <= as_of)
    }

    /// What a contributor passes upwards: its progress, coverage and status.
    pub(super) fn member(&self, node: Node) -> (Option<f64>, f64, Status) {
        match node {
            Node::Objective(at) => {
                let cell = self.scores.objectives.get(at.at()).unwrap_or(&BLANK_OBJECTIVE);
                (known(cell.progress), cell.coverage, cell.status)
            }
            Node::KeyResult(at) => {
                let cell = self.scores.key_results.get(at.at()).unwrap_or(&BLANK_KEY_RESULT);
                (
                    known(cell.attainment).map(|attainment| self.progress(attainment)),
                    self.coverage(at, cell),
                    cell.status,
                )
            }
        }
    }

    /// A key result's coverage: 1 where measured, 0 where not; a rollup's own.
    pub(super) fn coverage(&self, at: KeyResultIx, cell: &KeyResultCell) -> f64 {
        if self.scores.rollup_coverage.is_empty() {
            return f64::from(u8::from(!cell.attainment.is_nan()));
        }
        match self.workspace.columns().rollups.binary_search(&at) {
            Ok(rollup) => self.scores.rollup_coverage.get(rollup).copied().unwrap_or_default(),
            Err(_) => f64::from(u8::from(!cell.attainment.is_nan())),
        }
    }
}

pub(super) fn computed(progress: f64) -> f64 {
    progress.clamp(0.0, 1.0) + 0.0
}

pub(super) fn known(number: f64) -> Option<f64> {
    (!number.is_nan()).then_some(number)
}

/// From scoring on, a grade may be given before the time is over.
pub(super) fn stage_is_final(stage: Stage) -> bool {
    matches!(stage, Stage::Scoring | Stage::Closed | Stage::Archived)
}
