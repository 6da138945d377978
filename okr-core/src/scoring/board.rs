//! The board: every objective and key result scored in one pass.

use std::borrow::Cow;

use super::answer::{KeyResultScore, ObjectiveScore};
use super::grade::{Grade, grade};
use super::numbers::Mean;
use super::rollup::Members;
use super::shares::Shares;
use super::status::{Facts, Status, by_stage, own};
use super::sums::Sums;
use super::{expected, measure};
use crate::model::{Ambition, Date, Measure, Official, Source, Stage, StatedStatus};
use crate::profile::Profile;
use crate::workspace::{Feed, Formula, KeyResultIx, Latest, Node, ObjectiveIx, Schedule, Window, Workspace};

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

const BLANK_OBJECTIVE: ObjectiveCell =
    ObjectiveCell { progress: f64::NAN, expected: f64::NAN, coverage: 0.0, status: Status::NotStarted, grade: None };

/// The numbers of a board, apart from the workspace that they are of.
#[derive(Clone, Debug)]
pub(crate) struct Scores {
    pub(super) as_of: Date,
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
            objectives: vec![BLANK_OBJECTIVE; document.objectives.len()],
            key_results: Vec::with_capacity(workspace.columns().formulas.len()),
            rollup_coverage: vec![0.0; workspace.columns().rollups.len()],
        };
        let mut board = Board { workspace, scores: Cow::Owned(scores), sums: Sums::default() };
        let schedule = workspace.schedule();
        board.score_in_place(&schedule);
        board.sums = Sums::of_all(&board);
        schedule.late.iter().for_each(|node| board.score_node(*node));
        board.sums = Sums::default();
        board
    }

    /// A board that was kept.
    pub(crate) fn resume(workspace: &'w Workspace, scores: Cow<'w, Scores>) -> Board<'w> {
        Board { workspace, scores, sums: Sums::default() }
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
        self.scores.as_of.day_number()
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

    pub(super) fn leaf(&self, at: KeyResultIx, formula: Formula, stage: Stage, ambition: Ambition) -> KeyResultCell {
        let as_of = self.day();
        let workspace = self.workspace;
        let columns = workspace.columns();
        let Some(window) = columns.windows.get(at.at()) else { return BLANK_KEY_RESULT };
        let latest = workspace.activity().latest(Node::KeyResult(at), as_of);
        let value = latest.value.map(|(value, _)| value);
        let (attainment, expected, last_done) = match (formula, workspace.measure_at_if(at, formula)) {
            (Formula::Linear { from, to }, _) => {
                (value.map(|value| measure::linear(value, from, to)), window.elapsed(as_of), None)
            }
            (_, Some(Measure::Control(control))) => {
                let expected = window.days().map(|_| 1.0);
                (value.map(|value| measure::control(control, value)), expected, None)
            }
            (_, Some(Measure::Ladder(ladder))) => {
                (value.map(|value| measure::ladder(ladder, value)), window.elapsed(as_of), None)
            }
            (_, Some(Measure::Milestones(milestones))) => {
                let told = self.told(latest);
                let (attainment, last) = measure::milestones(milestones, told, as_of);
                (Some(attainment), expected::milestones(milestones, window, as_of), last)
            }
            (_, Some(Measure::Done(done))) => {
                let (attainment, last) = measure::done(done, as_of);
                (Some(attainment), expected::done(done, window, as_of), last)
            }
            _ => (None, None, None),
        };
        let planned = !columns.planned.is_empty() && columns.planned.binary_search(&at).is_ok();
        let expected = match workspace.key_result_at(at).filter(|_| planned) {
            Some(key_result) => expected::planned(key_result, window, as_of, self.profile()),
            None => expected,
        };
        let progress = attainment.map(|attainment| self.progress(attainment));
        let grade = self.grade_of(Node::KeyResult(at), progress, window, stage, ambition);
        let facts = Facts {
            stage,
            window,
            as_of,
            attainment,
            progress,
            expected,
            grade,
            last: latest.on.max(last_done),
            is_control: formula == Formula::Control,
        };
        KeyResultCell {
            attainment: attainment.unwrap_or(f64::NAN),
            expected: expected.unwrap_or(f64::NAN),
            current: latest.value.map_or(NO_CHECK_IN, |(_, position)| position),
            status: own(&facts, self.profile()),
            grade,
            confidence: latest.confidence.map_or(NO_CONFIDENCE, |confidence| confidence.get()),
            stated: latest.status,
        }
    }

    fn told(&self, latest: Latest) -> measure::Told<'w> {
        let Some((on, position)) = latest.milestones else { return measure::Told::default() };
        let check_in = self.workspace.document().check_ins.get(position as usize);
        let titles = check_in.and_then(|check_in| check_in.milestones.as_deref()).unwrap_or_default();
        measure::Told { on: Some(on), titles }
    }

    /// Attainment through the profile's clamp.
    pub(super) fn progress(&self, attainment: f64) -> f64 {
        self.profile().progress(attainment)
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
        grade(self.official(node, Some(measured))?, ambition)
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

    /// What contributors weigh that state no weight.
    pub(super) fn shares_of_feeds(&self, node: Node) -> Shares {
        Shares::of(self.profile(), || self.feeds_now(node).map(|feed| feed.weight))
    }

    /// What an objective's key results weigh that state no weight, and then what
    /// contributes to it, where both are its members: they are one set.
    fn shares_of_members(&self, at: ObjectiveIx, source: Source) -> Shares {
        let weights = &self.workspace.columns().weights;
        Shares::of(self.profile(), || {
            let own = self.workspace.key_results_of(at);
            let own = weights.get(own.start as usize..own.end as usize).unwrap_or_default().iter().copied();
            let feeds = (source == Source::Both).then(|| self.feeds_now(Node::Objective(at)));
            own.chain(feeds.into_iter().flatten().map(|feed| feed.weight))
        })
    }

    pub(super) fn score_objective(&mut self, at: ObjectiveIx) {
        let columns = self.workspace.columns();
        let Some(&traits) = columns.objective_traits.get(at.at()) else { return };
        let window = traits.window;
        let as_of = self.day();
        let node = Node::Objective(at);
        let of_key_results = matches!(traits.source, Source::KeyResults | Source::Both);
        let of_aligned = matches!(traits.source, Source::Aligned | Source::Both);
        let policy = self.profile().unmeasured;

        let mut cell = BLANK_OBJECTIVE;
        let mut members = Members::default();
        let mut expected = Mean::default();
        let mut shares = self.shares_of_members(at, traits.source);
        for key_result in self.workspace.key_results_of(at).map(KeyResultIx) {
            let (Some(of), Some(&weight)) =
                (self.scores.key_results.get(key_result.at()), columns.weights.get(key_result.at()))
            else {
                continue;
            };
            let weight = shares.weight(weight);
            if of_key_results {
                let progress = known(of.attainment).map(|attainment| self.progress(attainment));
                members.add(progress, self.coverage(key_result, of), weight, policy);
                members.worst.add(of.status);
            }
            if let Some(of_member) = known(of.expected) {
                expected.add(of_member, weight);
            }
        }
        if of_aligned {
            if !of_key_results {
                shares = self.shares_of_feeds(node);
            }
            for feed in self.feeds_now(node) {
                let (progress, coverage, status) = self.member(feed.from);
                members.add(progress, coverage, shares.weight(feed.weight), policy);
                members.worst.add(status);
            }
        }
        let expected = expected.get().or_else(|| window.elapsed(as_of));
        cell.expected = expected.unwrap_or(f64::NAN);
        let mut own_activity = None;
        let progress = if traits.source == Source::Manual {
            let latest = self.workspace.activity().latest(node, as_of);
            own_activity = latest.on;
            cell.coverage = f64::from(u8::from(latest.value.is_some()));
            latest.value.map(|(value, _)| self.progress(measure::linear(value, 0.0, 100.0)))
        } else {
            cell.coverage = members.coverage.get().unwrap_or(0.0);
            members.mean()
        };
        cell.progress = progress.unwrap_or(f64::NAN);
        let is_over = window.is_over(as_of);
        cell.grade = self.grade_of(node, progress, window, traits.stage, traits.ambition);
        cell.status = if traits.source == Source::Manual {
            // It has check-ins of its own and no members: it is judged like a leaf.
            let facts = Facts {
                stage: traits.stage,
                window,
                as_of,
                attainment: progress,
                progress,
                expected,
                grade: cell.grade,
                last: own_activity,
                is_control: false,
            };
            own(&facts, self.profile())
        } else if let Some(status) = by_stage(traits.stage) {
            status
        } else if is_over {
            if cell.grade == Some(Grade::Green) { Status::Achieved } else { Status::Ended }
        } else {
            members.worst.get()
        };
        if let Some(slot) = self.scores.to_mut().objectives.get_mut(at.at()) {
            *slot = cell;
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
fn stage_is_final(stage: Stage) -> bool {
    matches!(stage, Stage::Scoring | Stage::Closed | Stage::Archived)
}
