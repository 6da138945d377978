//! What people have said, and how much is measured: stated scores, confidence, coverage.

use super::build::{Answer, Builder, Question};
use super::tree::{ExcludedWhy, ExplainedFigure, ExplainedFormula, ExplainedInput, Quantity};
use crate::model::{Combine, Source};
use crate::scoring::board::Board;
use crate::workspace::{Formula as How, KeyResultIx, Node, ObjectiveIx};

impl Builder<'_, '_> {
    /// A stated score: what stands in the assessment, by whom and on which day.
    pub(super) fn stated(&mut self, question: Question) -> Answer {
        let board = self.board;
        let stated = board.workspace().stated_score(question.node, board.day());
        let answer = Answer::new(stated.map(|(score, _)| score), ExplainedFormula::Given);
        let answer = answer.number("score", stated.map(|(score, _)| score));
        let Some((_, assessment)) = stated else { return answer };
        let answer = answer.input(ExplainedInput::fact("on", ExplainedFigure::Day(assessment.on)));
        match &assessment.by {
            Some(by) => answer.input(ExplainedInput::fact("by", ExplainedFigure::Word(by.as_str().to_owned().into()))),
            None => answer,
        }
    }

    /// How sure people are: of a key result its latest word, of an objective the mean.
    pub(super) fn confidence(&mut self, question: Question) -> Answer {
        match question.node {
            Node::KeyResult(_) => self.last_said(question.node),
            Node::Objective(at) => self.said(question, at, ExplainedFormula::Mean),
        }
    }

    pub(super) fn least_confidence(&mut self, question: Question) -> Answer {
        match question.node {
            Node::KeyResult(_) => Answer::new(ExplainedFigure::Null, ExplainedFormula::None),
            Node::Objective(at) => self.said(question, at, ExplainedFormula::Least),
        }
    }

    fn last_said(&self, node: Node) -> Answer {
        let mut answer = Answer::new(self.value(node, Quantity::Confidence), ExplainedFormula::Given);
        if let Some((said, on)) = self.board.said_of(node) {
            answer = answer.number("confidence", Some(said)).input(ExplainedInput::fact("on", on));
        }
        answer
    }

    /// Of an objective's key results, and of its own check-ins where it is judged by them.
    fn said(&mut self, question: Question, at: ObjectiveIx, formula: ExplainedFormula) -> Answer {
        let quantity = question.quantity;
        let weight = (formula == ExplainedFormula::Mean).then_some(1.0);
        let mut answer = Answer::new(self.value(question.node, quantity), formula);
        for key_result in self.board.workspace().key_results_of(at).map(KeyResultIx).map(Node::KeyResult) {
            if self.value(key_result, Quantity::Confidence) == ExplainedFigure::Null {
                answer.excluded.push(self.excluded(key_result, ExcludedWhy::NotSaid));
                continue;
            }
            let at = self.ask_member(question, key_result, Quantity::Confidence);
            answer.inputs.push(ExplainedInput::node(at, weight));
        }
        let own = self.board.is_manual(at).then(|| self.board.said_of(question.node)).flatten();
        if let Some((said, on)) = own {
            let of = Some(self.board.workspace().node_ref(question.node));
            answer.inputs.push(ExplainedInput { of, weight, ..ExplainedInput::point("confidence", on, said) });
        }
        answer
    }

    /// The part of its weight that is measured.
    pub(super) fn coverage(&mut self, question: Question) -> Answer {
        let board = self.board;
        let answer = match question.node {
            Node::Objective(at) if board.is_manual(at) => self.is_measured(question),
            Node::Objective(at) => {
                let mut answer = self.covered(question, &board.weighed_members_of(at));
                answer.excluded = self.not_members(at, board.source_of(at));
                answer
            }
            Node::KeyResult(at) => match board.formula_of(at) {
                Some(How::Rollup(Combine::Sum)) => {
                    let (measured, whole) = board.measured_of(at);
                    let mut answer = part(measured, whole);
                    answer.excluded = self.not_feeding(question.node);
                    answer
                }
                Some(How::Rollup(_)) => {
                    let members = board.contributors_of(question.node);
                    let mut answer = self.covered(question, &members);
                    answer.excluded = self.not_feeding(question.node);
                    answer
                }
                _ => self.is_measured(question),
            },
        };
        answer.with_value(self.value(question.node, Quantity::Coverage))
    }

    fn is_measured(&mut self, question: Question) -> Answer {
        let attainment = self.ask_own(question, Quantity::Attainment);
        Answer::new(ExplainedFigure::Null, ExplainedFormula::Measured).input(attainment)
    }

    /// The weighted mean of the members' coverage. One that is told by its own check-ins is
    /// measured or not, which is a fact that needs no node.
    fn covered(&mut self, question: Question, members: &[(Node, f64)]) -> Answer {
        if members.is_empty() {
            return part(0, 0);
        }
        let is_flat = members.iter().map(|(_, weight)| weight).sum::<f64>() == 0.0;
        let mut answer = Answer::new(ExplainedFigure::Null, ExplainedFormula::Mean);
        for &(node, weight) in members {
            let weight = Some(if is_flat { 1.0 } else { weight });
            answer.inputs.push(if self.board.is_leaf(node) {
                let of = Some(self.board.workspace().node_ref(node));
                ExplainedInput { of, weight, ..ExplainedInput::number("measured", self.board.member(node).1) }
            } else {
                ExplainedInput::node(self.ask_member(question, node, Quantity::Coverage), weight)
            });
        }
        let profile = self.board.profile();
        answer.policy("weights", profile.weights.word()).policy("missingWeight", profile.missing_weight.word())
    }
}

fn part(measured: u32, whole: u32) -> Answer {
    Answer::new(ExplainedFigure::Null, ExplainedFormula::Part)
        .number("measured", Some(f64::from(measured)))
        .number("whole", Some(f64::from(whole)))
}

impl Board<'_> {
    pub(super) fn is_manual(&self, at: ObjectiveIx) -> bool {
        let traits = self.workspace().columns().objective_traits.get(at.at());
        traits.is_some_and(|traits| traits.source == Source::Manual)
    }

    /// Whether a member is told by its own check-ins.
    fn is_leaf(&self, node: Node) -> bool {
        match node {
            Node::Objective(at) => self.is_manual(at),
            Node::KeyResult(at) => !self.workspace().columns().is_rollup(at),
        }
    }

    /// The latest confidence at a check-in about a node, and its day.
    fn said_of(&self, node: Node) -> Option<(f64, ExplainedFigure)> {
        let check_ins = &self.workspace().document().check_ins;
        let known = self.workspace().activity().known(node, self.day());
        let said = known
            .filter_map(|at| check_ins.get(at as usize))
            .filter_map(|check_in| Some((f64::from(check_in.confidence?.get()), ExplainedFigure::Day(check_in.on))));
        said.last()
    }
}
