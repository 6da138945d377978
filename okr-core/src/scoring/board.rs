//! The board: every objective and key result scored in one pass.

use super::answer::{KeyResultScore, ObjectiveConfidence, ObjectiveScore, ScoreSource};
use super::grade::{Grade, grade};
use super::numbers::Mean;
use super::status::{Facts, Status, Worst, by_stage, own, settled};
use super::{expected, measure};
use crate::model::{BelowBaseline, Combine, Date, Measure, Metric, Official, Source, Stage, Unmeasured};
use crate::order;
use crate::profile::Profile;
use crate::workspace::{Feed, Formula, KeyResultIx, Latest, Node, ObjectiveIx, Traits, Workspace};

/// What is kept of a key result; `NaN` stands for "unmeasured" or "none".
#[derive(Clone, Copy, Debug)]
struct KeyResultCell {
    attainment: f64,
    expected: f64,
    /// The check-in of the current value, by its position in the document.
    current: u32,
    status: Status,
    grade: Option<Grade>,
    confidence: u8,
}

/// What is kept of an objective; `NaN` as above.
#[derive(Clone, Copy, Debug)]
struct ObjectiveCell {
    progress: f64,
    expected: f64,
    coverage: f64,
    status: Status,
    grade: Option<Grade>,
}

const NO_CONFIDENCE: u8 = u8::MAX;
const NO_CHECK_IN: u32 = u32::MAX;

const BLANK_KEY_RESULT: KeyResultCell = KeyResultCell {
    attainment: f64::NAN,
    expected: f64::NAN,
    current: NO_CHECK_IN,
    status: Status::NotStarted,
    grade: None,
    confidence: NO_CONFIDENCE,
};

const BLANK_OBJECTIVE: ObjectiveCell =
    ObjectiveCell { progress: f64::NAN, expected: f64::NAN, coverage: 0.0, status: Status::NotStarted, grade: None };

/// The scores of a whole workspace on a day.
///
/// The numbers stay in columns; [`Board::objectives`] and
/// [`Board::key_results`] turn them into answers one by one.
#[derive(Clone, Debug)]
pub struct Board<'w> {
    workspace: &'w Workspace,
    as_of: Date,
    objectives: Vec<ObjectiveCell>,
    key_results: Vec<KeyResultCell>,
    /// The coverage of each rollup, in the order of the rollups; that of every
    /// other key result follows from its attainment.
    rollup_coverage: Vec<f64>,
}

impl<'w> Board<'w> {
    /// Scores everything as it was known on a day.
    pub(crate) fn compute(workspace: &'w Workspace, as_of: Date) -> Board<'w> {
        let document = workspace.document();
        let mut board = Board {
            workspace,
            as_of,
            objectives: vec![BLANK_OBJECTIVE; document.objectives.len()],
            key_results: Vec::with_capacity(workspace.columns().formulas.len()),
            rollup_coverage: vec![0.0; workspace.columns().rollups.len()],
        };
        board.score_in_place();
        for &node in &workspace.schedule().late {
            match node {
                Node::Objective(at) => board.score_objective(at),
                Node::KeyResult(at) => board.score_rollup(at),
            }
        }
        board
    }

    /// The day for which the board speaks.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The workspace that was scored.
    pub fn workspace(&self) -> &'w Workspace {
        self.workspace
    }

    /// The objectives' scores, in document order.
    pub fn objectives(&self) -> impl Iterator<Item = ObjectiveScore<'w>> {
        (0..self.objectives.len() as u32).filter_map(|at| self.objective_score(ObjectiveIx(at)))
    }

    /// The key results' scores, in document order.
    pub fn key_results(&self) -> impl Iterator<Item = KeyResultScore<'w>> {
        (0..self.key_results.len() as u32).filter_map(|at| self.key_result_score(KeyResultIx(at)))
    }

    /// The score of one objective.
    pub fn objective(&self, id: &str) -> Option<ObjectiveScore<'w>> {
        self.objective_score(self.workspace.objective_ix(id)?)
    }

    /// The score of one key result.
    pub fn key_result(&self, id: &str) -> Option<KeyResultScore<'w>> {
        self.key_result_score(self.workspace.key_result_ix(id)?)
    }

    fn day(&self) -> i32 {
        self.as_of.day_number()
    }

    fn profile(&self) -> &'w Profile {
        self.workspace.profile()
    }

    /// In document order: key results that need nothing but their own check-ins,
    /// and right after them, while they are at hand, objectives that need nothing else.
    fn score_in_place(&mut self) {
        let columns = self.workspace.columns();
        for (at, traits) in (0_u32..).map(ObjectiveIx).zip(&columns.objective_traits) {
            let own = self.workspace.key_results_of(at);
            let formulas = columns.formulas.get(own.start as usize..own.end as usize).unwrap_or_default();
            for (key_result, formula) in own.map(KeyResultIx).zip(formulas) {
                let cell = match formula {
                    Formula::Rollup(_) => BLANK_KEY_RESULT,
                    formula => self.leaf(key_result, *formula, traits.stage, traits.ambition),
                };
                self.key_results.push(cell);
            }
            if !self.workspace.schedule().is_late(at) {
                self.score_objective(at);
            }
        }
    }

    fn leaf(&self, at: KeyResultIx, formula: Formula, stage: Stage, ambition: crate::model::Ambition) -> KeyResultCell {
        let as_of = self.day();
        let workspace = self.workspace;
        let columns = workspace.columns();
        let Some(&window) = columns.windows.get(at.at()) else { return BLANK_KEY_RESULT };
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
        let planned = !columns.planned.is_empty() && columns.planned.contains(&at);
        let expected = match workspace.key_result_at(at).filter(|_| planned) {
            Some(key_result) => expected::planned(key_result, window, as_of),
            None => expected,
        };
        let is_final = window.is_over(as_of) || stage_is_final(stage);
        let progress = attainment.map(|attainment| self.progress(attainment));
        let score = self.official(Node::KeyResult(at), progress);
        let grade = score.filter(|_| is_final && progress.is_some()).and_then(|score| grade(score, ambition));
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
        }
    }

    fn told(&self, latest: Latest) -> measure::Told<'w> {
        let Some((on, position)) = latest.milestones else { return measure::Told::default() };
        let check_in = self.workspace.document().check_ins.get(position as usize);
        let titles = check_in.and_then(|check_in| check_in.milestones.as_deref()).unwrap_or_default();
        measure::Told { on: Some(on), titles }
    }

    /// Attainment through the profile's clamp.
    fn progress(&self, attainment: f64) -> f64 {
        let profile = self.profile();
        let least = match profile.below_baseline {
            BelowBaseline::Clamp => 0.0,
            BelowBaseline::Signed => f64::NEG_INFINITY,
        };
        attainment.max(least).min(profile.cap) + 0.0
    }

    /// The official score: stated where the profile wants it and there is one.
    /// `None` where nothing is known.
    fn official(&self, node: Node, progress: Option<f64>) -> Option<f64> {
        let stated = match self.profile().official {
            Official::Stated => self.workspace.activity().stated_score(node, self.day()),
            Official::Computed => None,
        };
        stated.or(progress.map(computed))
    }

    fn feeds_now(&self, node: Node) -> impl Iterator<Item = &'w Feed> {
        let as_of = self.day();
        let workspace = self.workspace;
        workspace
            .graph()
            .feeds(node)
            .iter()
            .filter(move |feed| feed.agreed_on <= as_of && workspace.stage_of(feed.from).is_some_and(stage_feeds))
    }

    /// What a contributor passes upwards: its progress, coverage and status.
    fn member(&self, node: Node) -> (Option<f64>, f64, Status) {
        match node {
            Node::Objective(at) => {
                let cell = self.objectives.get(at.at()).unwrap_or(&BLANK_OBJECTIVE);
                (known(cell.progress), cell.coverage, cell.status)
            }
            Node::KeyResult(at) => {
                let cell = self.key_results.get(at.at()).unwrap_or(&BLANK_KEY_RESULT);
                (
                    known(cell.attainment).map(|attainment| self.progress(attainment)),
                    self.coverage(at, cell),
                    cell.status,
                )
            }
        }
    }

    fn score_rollup(&mut self, at: KeyResultIx) {
        let columns = self.workspace.columns();
        let Some(Formula::Rollup(combine)) = columns.formulas.get(at.at()).copied() else { return };
        let (Some(&window), Some(objective)) = (columns.windows.get(at.at()), self.workspace.owner_of(at)) else {
            return;
        };
        let Some(&traits) = columns.objective_traits.get(objective.at()) else { return };
        let as_of = self.day();
        let mut members = Members::default();
        for feed in self.feeds_now(Node::KeyResult(at)) {
            let (progress, coverage, status) = self.member(feed.from);
            members.add(progress, coverage, feed.weight, self.profile().unmeasured);
            members.worst.add(status);
        }
        let attainment = match combine {
            Combine::Mean => members.mean(),
            Combine::Min => members.least(),
            Combine::Sum => self.sum(at),
        };
        let progress = attainment.map(|attainment| self.progress(attainment));
        let is_final = window.is_over(as_of) || stage_is_final(traits.stage);
        let score = self.official(Node::KeyResult(at), progress);
        let grade = score.filter(|_| is_final && progress.is_some()).and_then(|score| grade(score, traits.ambition));
        let latest = self.workspace.activity().latest(Node::KeyResult(at), as_of);
        let expected = window.elapsed(as_of);
        let facts = Facts {
            stage: traits.stage,
            window,
            as_of,
            attainment,
            progress,
            expected,
            grade,
            last: None,
            is_control: false,
        };
        let cell = KeyResultCell {
            attainment: attainment.unwrap_or(f64::NAN),
            expected: expected.unwrap_or(f64::NAN),
            current: NO_CHECK_IN,
            // A rollup is never judged by its own silence or pace.
            status: settled(&facts).unwrap_or(members.worst.get()),
            grade,
            confidence: latest.confidence.map_or(NO_CONFIDENCE, |confidence| confidence.get()),
        };
        if let Some(slot) = self.key_results.get_mut(at.at()) {
            *slot = cell;
        }
        let rollup = columns.rollups.binary_search(&at).ok();
        if let Some(slot) = rollup.and_then(|rollup| self.rollup_coverage.get_mut(rollup)) {
            *slot = members.coverage.get().unwrap_or(0.0);
        }
    }

    /// A key result's coverage: 1 where measured, 0 where not; a rollup's own.
    fn coverage(&self, at: KeyResultIx, cell: &KeyResultCell) -> f64 {
        if self.rollup_coverage.is_empty() {
            return f64::from(u8::from(!cell.attainment.is_nan()));
        }
        match self.workspace.columns().rollups.binary_search(&at) {
            Ok(rollup) => self.rollup_coverage.get(rollup).copied().unwrap_or_default(),
            Err(_) => f64::from(u8::from(!cell.attainment.is_nan())),
        }
    }

    /// The values of every leaf below a sum, each once, in document order, then
    /// linear through the sum's own baseline and target.
    fn sum(&self, at: KeyResultIx) -> Option<f64> {
        let Some(Measure::Rollup(rollup)) = self.workspace.measure_at(at) else { return None };
        let mut leaves: Vec<(u64, u32)> = Vec::new();
        let mut seen: std::collections::BTreeSet<KeyResultIx> = std::collections::BTreeSet::new();
        seen.insert(at);
        let mut waiting = vec![at];
        while let Some(sum) = waiting.pop() {
            for feed in self.feeds_now(Node::KeyResult(sum)) {
                let Node::KeyResult(from) = feed.from else { continue };
                if !seen.insert(from) {
                    continue;
                }
                match self.workspace.columns().formulas.get(from.at()) {
                    Some(Formula::Rollup(Combine::Sum)) => waiting.push(from),
                    _ => leaves.push((u64::from(from.0), 0)),
                }
            }
        }
        order::sort(&mut leaves);
        let mut total = 0.0;
        let mut is_measured = false;
        for leaf in leaves.into_iter().map(|(leaf, _)| KeyResultIx(leaf as u32)) {
            let latest = self.workspace.activity().latest(Node::KeyResult(leaf), self.day());
            match (latest.value, self.profile().unmeasured) {
                (Some((value, _)), _) => {
                    total += value;
                    is_measured = true;
                }
                (None, Unmeasured::Zero) => total += self.baseline(leaf),
                (None, Unmeasured::Exclude) => {}
            }
        }
        let target = rollup.target.filter(|_| is_measured)?;
        Some(measure::linear(total, rollup.baseline.unwrap_or(0.0), target))
    }

    fn baseline(&self, at: KeyResultIx) -> f64 {
        match self.workspace.measure_at(at) {
            Some(Measure::Metric(Metric { baseline, .. })) => baseline.unwrap_or(0.0),
            Some(Measure::Ladder(ladder)) => ladder.points.first().map_or(0.0, |point| point.value),
            _ => 0.0,
        }
    }

    fn score_objective(&mut self, at: ObjectiveIx) {
        let columns = self.workspace.columns();
        let (Some(&window), Some(&traits)) =
            (columns.objective_windows.get(at.at()), columns.objective_traits.get(at.at()))
        else {
            return;
        };
        let as_of = self.day();
        let node = Node::Objective(at);
        let of_key_results = matches!(traits.source, Source::KeyResults | Source::Both);
        let of_aligned = matches!(traits.source, Source::Aligned | Source::Both);
        let policy = self.profile().unmeasured;

        let mut cell = BLANK_OBJECTIVE;
        let mut members = Members::default();
        let mut expected = Mean::default();
        for key_result in self.workspace.key_results_of(at).map(KeyResultIx) {
            let (Some(of), Some(&weight)) =
                (self.key_results.get(key_result.at()), columns.weights.get(key_result.at()))
            else {
                continue;
            };
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
            for feed in self.feeds_now(node) {
                let (progress, coverage, status) = self.member(feed.from);
                members.add(progress, coverage, feed.weight, policy);
                members.worst.add(status);
            }
        }
        let expected = expected.get().or(window.elapsed(as_of));
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
        let score = self.official(node, progress);
        cell.grade = score
            .filter(|_| progress.is_some() && (is_over || stage_is_final(traits.stage)))
            .and_then(|score| grade(score, traits.ambition));
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
        if let Some(slot) = self.objectives.get_mut(at.at()) {
            *slot = cell;
        }
    }

    fn objective_score(&self, at: ObjectiveIx) -> Option<ObjectiveScore<'w>> {
        let objective = self.workspace.objective_at(at)?;
        let cell = self.objectives.get(at.at())?;
        let progress = known(cell.progress);
        let node = Node::Objective(at);
        let stated = self.workspace.activity().stated_score(node, self.day());
        let computed = progress.map_or(0.0, computed);
        let score = self.official(node, progress);
        let is_stated = stated.is_some() && self.profile().official == Official::Stated;
        Some(ObjectiveScore {
            id: objective.id.as_str(),
            progress,
            score: score.unwrap_or(0.0),
            score_source: if is_stated { ScoreSource::Stated } else { ScoreSource::Computed },
            computed_score: computed,
            stated_score: stated,
            coverage: cell.coverage,
            expected: known(cell.expected),
            status: cell.status,
            grade: cell.grade,
            confidence: self.objective_confidence(at),
        })
    }

    /// Of its key results' latest confidences; of its own check-in where it is manual.
    fn objective_confidence(&self, at: ObjectiveIx) -> Option<ObjectiveConfidence> {
        let own = match self.workspace.columns().objective_traits.get(at.at()) {
            Some(Traits { source: Source::Manual, .. }) => {
                self.workspace.activity().latest(Node::Objective(at), self.day()).confidence
            }
            _ => None,
        };
        let cells = self.workspace.key_results_of(at).filter_map(|at| self.key_results.get(at as usize));
        let stated = cells.map(|cell| cell.confidence).filter(|confidence| *confidence != NO_CONFIDENCE);
        let (mut sum, mut count, mut min) = (0_u32, 0_u32, u8::MAX);
        for confidence in stated.chain(own.map(|confidence| confidence.get())) {
            sum += u32::from(confidence);
            count += 1;
            min = min.min(confidence);
        }
        (count > 0).then(|| ObjectiveConfidence { min, mean: f64::from(sum) / f64::from(count) })
    }

    fn key_result_score(&self, at: KeyResultIx) -> Option<KeyResultScore<'w>> {
        let key_result = self.workspace.key_result_at(at)?;
        let objective = self.workspace.objective_at(self.workspace.owner_of(at)?)?;
        let cell = self.key_results.get(at.at())?;
        let attainment = known(cell.attainment);
        let progress = attainment.map(|attainment| self.progress(attainment));
        let check_in = self.workspace.document().check_ins.get(cell.current as usize);
        Some(KeyResultScore {
            id: key_result.id.as_str(),
            objective: objective.id.as_str(),
            attainment,
            progress,
            score: self.official(Node::KeyResult(at), progress).unwrap_or(0.0),
            expected: known(cell.expected),
            status: cell.status,
            grade: cell.grade,
            confidence: (cell.confidence != NO_CONFIDENCE).then_some(cell.confidence),
            current: check_in.and_then(|check_in| check_in.value).map(|value| value + 0.0),
            current_on: check_in.map(|check_in| check_in.on),
            coverage: self.coverage(at, cell),
        })
    }
}

/// The members of a roll-up, added in order.
#[derive(Clone, Copy, Debug, Default)]
struct Members {
    progress: Mean,
    coverage: Mean,
    least: Option<f64>,
    is_measured: bool,
    worst: Worst,
}

impl Members {
    fn add(&mut self, progress: Option<f64>, coverage: f64, weight: f64, policy: Unmeasured) {
        self.coverage.add(coverage, weight);
        self.is_measured |= progress.is_some();
        let counted = progress.or((policy == Unmeasured::Zero).then_some(0.0));
        if let Some(counted) = counted {
            self.progress.add(counted, weight);
        }
        let or_zero = progress.unwrap_or(0.0);
        self.least = Some(self.least.map_or(or_zero, |least| least.min(or_zero)));
    }

    fn mean(self) -> Option<f64> {
        if self.is_measured { self.progress.get() } else { None }
    }

    fn least(self) -> Option<f64> {
        self.least.filter(|_| self.is_measured)
    }
}

fn computed(progress: f64) -> f64 {
    progress.clamp(0.0, 1.0) + 0.0
}

fn known(number: f64) -> Option<f64> {
    (!number.is_nan()).then_some(number)
}

/// From scoring on, a grade may be given before the time is over.
fn stage_is_final(stage: Stage) -> bool {
    matches!(stage, Stage::Scoring | Stage::Closed | Stage::Archived)
}

/// What is not yet agreed, put off or only kept for the record feeds nothing.
fn stage_feeds(stage: Stage) -> bool {
    !matches!(stage, Stage::Draft | Stage::Aligning | Stage::Postponed | Stage::Archived)
}
