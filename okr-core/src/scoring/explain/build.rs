//! Building an explanation: each value is asked for once, and answered in turn.

use std::collections::BTreeMap;

use super::tree::{
    Excluded, ExcludedWhy, Explained, ExplainedFigure, ExplainedFormula, ExplainedInput, ExplainedNode, PolicyUsed,
    Quantity,
};
use super::words;
use crate::lang::Lang;
use crate::model::{BelowBaseline, Combine, Measure, Official, Source, Unmeasured};
use crate::profile::Profile;
use crate::scoring::board::{Board, known};
use crate::scoring::grade::Grade;
use crate::scoring::measure;
use crate::scoring::shares::Shares;
use crate::workspace::{self, KeyResultIx, Node, ObjectiveIx};

/// How many values are explained where a host sets no bound: of a quarter of a million
/// objectives, more than a gigabyte of JSON. A page in a browser has less memory.
pub(crate) const MOST_VALUES: u32 = if cfg!(target_arch = "wasm32") { 1_500_000 } else { 6_000_000 };

/// Explains a node of a board. `depth` is how many objectives and key results deep; without
/// one, all the way down. `None` where that is more values than `most`.
pub(crate) fn explain(board: &Board<'_>, node: Node, depth: Option<u32>, most: u32, lang: Lang) -> Option<Explained> {
    let mut builder = Builder { board, depth: depth.unwrap_or(u32::MAX), asked: BTreeMap::new(), waiting: Vec::new() };
    let score = builder.ask(node, Quantity::Score, 0);
    let expected = builder.ask(node, Quantity::Expected, 0);
    let status = builder.ask(node, Quantity::Status, 0);
    let grade = builder.ask_known(node, Quantity::Grade);
    let computed_score = builder.ask(node, Quantity::ComputedScore, 0);
    let stated_score = builder.ask_known(node, Quantity::StatedScore);
    let coverage = builder.ask(node, Quantity::Coverage, 0);
    let confidence = builder.ask_known(node, Quantity::Confidence);
    let least_confidence = builder.ask_known(node, Quantity::LeastConfidence);
    let mut nodes: Vec<ExplainedNode> = Vec::new();
    while let Some(question) = builder.waiting.get(nodes.len()).copied() {
        if builder.waiting.len() > most as usize {
            return None;
        }
        nodes.push(builder.answer(question));
    }
    words::tell(board, &mut nodes, lang);
    Some(Explained {
        as_of: board.as_of(),
        profile: board.profile().name.clone(),
        score,
        computed_score,
        stated_score,
        expected,
        status,
        grade,
        coverage,
        confidence,
        least_confidence,
        nodes,
    })
}

/// What is said of days under a profile with a calendar.
pub(super) const WORKING_DAYS: &str = "workingDays";

/// A value to be explained.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    pub(super) node: Node,
    pub(super) quantity: Quantity,
    depth: u32,
}

/// The questions so far, and where each is answered.
pub(super) struct Builder<'b, 'w> {
    pub(super) board: &'b Board<'w>,
    depth: u32,
    asked: BTreeMap<(Node, Quantity), usize>,
    waiting: Vec<Question>,
}

/// A value and what it was made of.
pub(super) struct Answer {
    pub(super) value: ExplainedFigure,
    pub(super) formula: ExplainedFormula,
    pub(super) inputs: Vec<ExplainedInput>,
    pub(super) excluded: Vec<Excluded>,
    pub(super) policies: Vec<PolicyUsed>,
}

impl Answer {
    pub(super) fn new(value: impl Into<ExplainedFigure>, formula: ExplainedFormula) -> Answer {
        Answer { value: value.into(), formula, inputs: Vec::new(), excluded: Vec::new(), policies: Vec::new() }
    }

    pub(super) fn input(mut self, input: ExplainedInput) -> Answer {
        self.inputs.push(input);
        self
    }

    pub(super) fn number(self, name: &'static str, value: Option<f64>) -> Answer {
        match value {
            Some(value) => self.input(ExplainedInput::number(name, value)),
            None => self,
        }
    }

    pub(super) fn policy(mut self, policy: &'static str, word: &'static str) -> Answer {
        self.policies.push(PolicyUsed { policy, value: ExplainedFigure::word(word) });
        self
    }

    pub(super) fn policies_of(mut self, policies: Vec<PolicyUsed>) -> Answer {
        self.policies.extend(policies);
        self
    }

    /// Where days are counted: that those of the profile's calendar are.
    pub(super) fn by_calendar(self, profile: &Profile) -> Answer {
        if profile.calendar.is_some() { self.policy("calendar", WORKING_DAYS) } else { self }
    }

    pub(super) fn limit(mut self, policy: &'static str, number: f64) -> Answer {
        self.policies.push(PolicyUsed { policy, value: ExplainedFigure::Number(number) });
        self
    }
}

impl Builder<'_, '_> {
    /// Where a value is explained; from now on, if it was not yet.
    pub(super) fn ask(&mut self, node: Node, quantity: Quantity, depth: u32) -> usize {
        if let Some(at) = self.asked.get(&(node, quantity)) {
            return *at;
        }
        let at = self.waiting.len();
        self.asked.insert((node, quantity), at);
        self.waiting.push(Question { node, quantity, depth });
        at
    }

    /// Where a value of what is asked about is explained, if there is one.
    fn ask_known(&mut self, node: Node, quantity: Quantity) -> Option<usize> {
        (self.value(node, quantity) != ExplainedFigure::Null).then(|| self.ask(node, quantity, 0))
    }

    /// Of the same thing, another value.
    pub(super) fn ask_own(&mut self, question: Question, quantity: Quantity) -> ExplainedInput {
        ExplainedInput::node(self.ask(question.node, quantity, question.depth), None)
    }

    /// Of a member, one step deeper.
    pub(super) fn ask_member(&mut self, question: Question, node: Node, quantity: Quantity) -> usize {
        self.ask(node, quantity, question.depth + 1)
    }

    fn answer(&mut self, question: Question) -> ExplainedNode {
        let Question { node, quantity, depth } = question;
        let answer = if depth > self.depth {
            Answer::new(self.value(node, quantity), ExplainedFormula::Cut)
        } else {
            match quantity {
                Quantity::Score => self.score(question),
                Quantity::ComputedScore => self.computed(question),
                Quantity::StatedScore => self.stated(question),
                Quantity::Progress => self.progress(question),
                Quantity::Attainment => self.attainment(question),
                Quantity::Total => self.total(question),
                Quantity::Expected => self.expected(question),
                Quantity::Status => self.status(question),
                Quantity::Grade => self.grade(question),
                Quantity::Coverage => self.coverage(question),
                Quantity::Confidence => self.confidence(question),
                Quantity::LeastConfidence => self.least_confidence(question),
            }
        };
        ExplainedNode {
            of: self.board.workspace().node_ref(node),
            quantity,
            value: answer.value,
            formula: answer.formula,
            inputs: answer.inputs,
            excluded: answer.excluded,
            policies: answer.policies,
            text: String::new(),
        }
    }

    /// The value itself, as the board has it.
    pub(super) fn value(&self, node: Node, quantity: Quantity) -> ExplainedFigure {
        let board = self.board;
        match quantity {
            Quantity::Score => board.scored_of(node).map(|scored| scored.score).into(),
            Quantity::ComputedScore => board.scored_of(node).map(|scored| scored.computed).into(),
            Quantity::StatedScore => board.scored_of(node).and_then(|scored| scored.stated).into(),
            Quantity::Progress => board.progress_of(node).into(),
            Quantity::Attainment => match node {
                Node::Objective(at) => board.judged_of(at).into(),
                Node::KeyResult(at) => board.attainment_of(at).into(),
            },
            Quantity::Total => match node {
                Node::Objective(_) => ExplainedFigure::Null,
                Node::KeyResult(at) => board.total_of(at).into(),
            },
            Quantity::Expected => board.expected_of(node).into(),
            Quantity::Status => ExplainedFigure::word(board.member(node).2.word()),
            Quantity::Grade => match board.grade_given(node) {
                Some(grade) => ExplainedFigure::word(grade.word()),
                None => ExplainedFigure::Null,
            },
            Quantity::Coverage => ExplainedFigure::Number(board.member(node).1),
            Quantity::Confidence => board.confidence_of(node).map(|(_, mean)| mean).into(),
            Quantity::LeastConfidence => match node {
                Node::Objective(_) => board.confidence_of(node).map(|(least, _)| least).into(),
                Node::KeyResult(_) => ExplainedFigure::Null,
            },
        }
    }

    fn score(&mut self, question: Question) -> Answer {
        let official = self.board.profile().official;
        let has_stated = self.value(question.node, Quantity::StatedScore) != ExplainedFigure::Null;
        let from = match official {
            Official::Stated if has_stated => Quantity::StatedScore,
            _ => Quantity::ComputedScore,
        };
        let input = self.ask_own(question, from);
        Answer::new(ExplainedFigure::Null, ExplainedFormula::Same)
            .with_value(self.value(question.node, Quantity::Score))
            .input(input)
            .policy("official", official.word())
    }

    fn computed(&mut self, question: Question) -> Answer {
        let input = self.ask_own(question, Quantity::Progress);
        let value = self.value(question.node, Quantity::ComputedScore);
        Answer::new(ExplainedFigure::Null, ExplainedFormula::WithinOne).with_value(value).input(input)
    }

    fn progress(&mut self, question: Question) -> Answer {
        let at = match question.node {
            Node::Objective(at) => return self.progress_of_objective(question, at),
            Node::KeyResult(_) => self.ask_own(question, Quantity::Attainment),
        };
        self.clamped(question, at)
    }

    /// Attainment through the profile's clamp.
    fn clamped(&self, question: Question, input: ExplainedInput) -> Answer {
        let profile = self.board.profile();
        let value = self.value(question.node, Quantity::Progress);
        Answer::new(ExplainedFigure::Null, ExplainedFormula::Clamp).with_value(value).input(input).clamp(profile)
    }

    fn progress_of_objective(&mut self, question: Question, at: ObjectiveIx) -> Answer {
        let board = self.board;
        let Some(&traits) = board.workspace().columns().objective_traits.get(at.at()) else {
            return Answer::new(ExplainedFigure::Null, ExplainedFormula::None);
        };
        if traits.source == Source::Manual {
            let input = self.ask_own(question, Quantity::Attainment);
            return self.clamped(question, input);
        }
        let members = board.members_of(at, traits.source);
        let mut answer = self.mean(question, &members, Quantity::Progress);
        answer.value = self.value(question.node, Quantity::Progress);
        answer.excluded.extend(self.not_members(at, traits.source));
        answer.policy("source", traits.source.word())
    }

    /// The weighted mean of members; those left out go to `excluded`.
    pub(super) fn mean(&mut self, question: Question, members: &[(Node, f64)], quantity: Quantity) -> Answer {
        let profile = self.board.profile();
        let mut answer = Answer::new(ExplainedFigure::Null, ExplainedFormula::Mean);
        let counted: Vec<(Node, f64)> =
            members.iter().copied().filter(|(node, _)| self.counts(*node, quantity)).collect();
        // All zero: each counts the same.
        let is_flat = counted.iter().map(|(_, weight)| weight).sum::<f64>() == 0.0;
        for &(node, weight) in &counted {
            let at = self.ask_member(question, node, quantity);
            answer.inputs.push(ExplainedInput::node(at, Some(if is_flat { 1.0 } else { weight })));
        }
        if quantity == Quantity::Progress {
            let left_out = members.iter().filter(|(node, _)| !self.counts(*node, quantity));
            answer.excluded.extend(left_out.map(|(node, _)| self.excluded(*node, ExcludedWhy::Unmeasured)));
            answer = answer.policy("unmeasured", profile.unmeasured.word());
        }
        answer.policy("weights", profile.weights.word()).policy("missingWeight", profile.missing_weight.word())
    }

    /// Whether a member is part of a mean: what has no value may be left out.
    fn counts(&self, node: Node, quantity: Quantity) -> bool {
        let has_value = self.value(node, quantity) != ExplainedFigure::Null;
        match quantity {
            Quantity::Progress => has_value || self.board.profile().unmeasured == Unmeasured::Zero,
            _ => has_value,
        }
    }

    pub(super) fn excluded(&self, node: Node, why: ExcludedWhy) -> Excluded {
        Excluded { of: self.board.workspace().node_ref(node), check_in: None, why }
    }

    /// What stands beside the members and is none, and why.
    pub(super) fn not_members(&self, at: ObjectiveIx, source: Source) -> Vec<Excluded> {
        let own = self.board.workspace().key_results_of(at).map(KeyResultIx).map(Node::KeyResult);
        let mut excluded = Vec::new();
        if source == Source::Aligned {
            excluded.extend(own.map(|node| self.excluded(node, ExcludedWhy::Source)));
        }
        excluded.extend(self.not_feeding(Node::Objective(at)));
        excluded
    }

    /// Contributors that do not feed on the day, and why.
    pub(super) fn not_feeding(&self, node: Node) -> Vec<Excluded> {
        let day = self.board.day();
        let feeds = self.board.workspace().graph().feeds(node);
        let silent = feeds.iter().filter(|feed| feed.since > day);
        silent
            .map(|feed| {
                let why = if feed.since == i32::MAX { ExcludedWhy::Stage } else { ExcludedWhy::NotYetAgreed };
                self.excluded(feed.from, why)
            })
            .collect()
    }

    fn total(&mut self, question: Question) -> Answer {
        let Node::KeyResult(at) = question.node else {
            return Answer::new(ExplainedFigure::Null, ExplainedFormula::None);
        };
        let mut answer = Answer::new(self.board.total_of(at), ExplainedFormula::Sum);
        for (leaf, value, is_measured) in self.board.leaves_of(at) {
            let name = if is_measured { "value" } else { "baseline" };
            let of = Some(self.board.workspace().node_ref(Node::KeyResult(leaf)));
            answer.inputs.push(ExplainedInput { of, ..ExplainedInput::number(name, value) });
        }
        answer.excluded = self.not_feeding(question.node);
        answer.policy("unmeasured", self.board.profile().unmeasured.word())
    }

    /// The attainment of a rollup.
    pub(super) fn rolled_up(&mut self, question: Question, at: KeyResultIx, combine: Combine) -> Answer {
        if combine == Combine::Sum {
            return self.summed(question, at);
        }
        let members = self.board.contributors_of(question.node);
        let mut answer = match combine {
            Combine::Min => {
                let mut answer = Answer::new(ExplainedFigure::Null, ExplainedFormula::Least);
                for (node, _) in &members {
                    let at = self.ask_member(question, *node, Quantity::Progress);
                    answer.inputs.push(ExplainedInput::node(at, None));
                }
                answer
            }
            Combine::Mean | Combine::Sum => self.mean(question, &members, Quantity::Progress),
        };
        answer.value = self.value(question.node, Quantity::Attainment);
        answer.excluded.extend(self.not_feeding(question.node));
        answer.policy("combine", combine.word())
    }

    fn summed(&mut self, question: Question, at: KeyResultIx) -> Answer {
        let value = self.value(question.node, Quantity::Attainment);
        let total = self.ask_own(question, Quantity::Total);
        let measure = self.board.workspace().measure_at(at);
        let Some(Measure::Rollup(rollup)) = measure else {
            return Answer::new(ExplainedFigure::Null, ExplainedFormula::None);
        };
        let (from, to) = (rollup.baseline.unwrap_or(0.0) + 0.0, rollup.target.unwrap_or(0.0) + 0.0);
        let mut answer = self.line(value, from, to);
        answer.inputs.insert(0, ExplainedInput { name: Some("current"), ..total });
        answer.policy("combine", Combine::Sum.word())
    }

    /// From a baseline to a target; the current value is still to be put in front.
    pub(super) fn line(&self, value: ExplainedFigure, from: f64, to: f64) -> Answer {
        let formula = if from == to { ExplainedFormula::Reached } else { ExplainedFormula::Linear };
        Answer::new(value, formula).between(self.board.profile(), from, to)
    }
}

impl Answer {
    /// A baseline and a target, and what counts where they are one.
    pub(super) fn between(self, profile: &Profile, from: f64, to: f64) -> Answer {
        let answer = self.number("baseline", Some(from)).number("target", Some(to));
        if from == to { answer.policy("flatTarget", profile.flat_target.word()) } else { answer }
    }

    /// What the profile's clamp leaves.
    pub(super) fn clamp(self, profile: &Profile) -> Answer {
        let least = (profile.below_baseline == BelowBaseline::Clamp).then_some(0.0);
        self.number("least", least)
            .number("most", Some(profile.cap))
            .policy("belowBaseline", profile.below_baseline.word())
            .limit("cap", profile.cap)
    }

    pub(super) fn with_value(mut self, value: ExplainedFigure) -> Answer {
        self.value = value;
        self
    }
}

impl Board<'_> {
    pub(super) fn source_of(&self, at: ObjectiveIx) -> Source {
        self.workspace().columns().objective_traits.get(at.at()).map_or(Source::KeyResults, |traits| traits.source)
    }

    /// The members by the objective's own source, each with what it weighs.
    pub(super) fn weighed_members_of(&self, at: ObjectiveIx) -> Vec<(Node, f64)> {
        self.members_of(at, self.source_of(at))
    }

    /// The members of an objective in order, with what each weighs.
    pub(super) fn members_of(&self, at: ObjectiveIx, source: Source) -> Vec<(Node, f64)> {
        let mut members = Vec::new();
        let mut shares = self.shares_of_members(at, source);
        if matches!(source, Source::KeyResults | Source::Both) {
            members.extend(self.own_members(at, &mut shares));
        }
        match source {
            Source::Aligned => members.extend(self.contributors_of(Node::Objective(at))),
            Source::Both => {
                let feeds = self.feeds_now(Node::Objective(at));
                members.extend(feeds.map(|feed| (feed.from, shares.weight(feed.weight))));
            }
            Source::KeyResults | Source::Manual => {}
        }
        members
    }

    /// An objective's key results in order, with what each weighs in its expected progress.
    pub(super) fn expecting(&self, at: ObjectiveIx) -> Vec<(Node, f64)> {
        let mut shares = self.shares_of_members(at, self.source_of(at));
        self.own_members(at, &mut shares)
    }

    fn own_members(&self, at: ObjectiveIx, shares: &mut Shares) -> Vec<(Node, f64)> {
        let weights = &self.workspace().columns().weights;
        let own = self.workspace().key_results_of(at).map(KeyResultIx);
        own.map(|at| (Node::KeyResult(at), shares.weight(weights.get(at.at()).copied().unwrap_or(f64::NAN)))).collect()
    }

    /// What contributes to a node in order, with what each weighs.
    pub(super) fn contributors_of(&self, node: Node) -> Vec<(Node, f64)> {
        let mut shares = self.shares_of_feeds(node);
        self.feeds_now(node).map(|feed| (feed.from, shares.weight(feed.weight))).collect()
    }

    /// What was judged of an objective, as a part of 1.
    fn judged_of(&self, at: ObjectiveIx) -> Option<f64> {
        let latest = self.workspace().activity().latest(Node::Objective(at), self.day());
        latest.value.map(|(percent, _)| measure::judged(percent))
    }

    /// How the attainment of a key result is told.
    pub(super) fn formula_of(&self, at: KeyResultIx) -> Option<workspace::Formula> {
        self.workspace().columns().formulas.get(at.at())
    }

    /// Where progress should be.
    fn expected_of(&self, node: Node) -> Option<f64> {
        match node {
            Node::Objective(at) => known(self.scores.objectives.get(at.at())?.expected),
            Node::KeyResult(at) => known(self.scores.key_results.get(at.at())?.expected),
        }
    }

    fn grade_given(&self, node: Node) -> Option<Grade> {
        match node {
            Node::Objective(at) => self.scores.objectives.get(at.at())?.grade,
            Node::KeyResult(at) => self.scores.key_results.get(at.at())?.grade,
        }
    }

    /// The attainment that a cell holds.
    pub(super) fn attainment_of(&self, at: KeyResultIx) -> Option<f64> {
        known(self.scores.key_results.get(at.at())?.attainment)
    }
}
