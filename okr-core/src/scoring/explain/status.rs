//! Status and grade: which rule told them, and what it looked at.

use super::build::{Answer, Builder, Question};
use super::tree::{ExcludedWhy, ExplainedFigure, ExplainedFormula, ExplainedInput, Quantity};
use crate::model::{Ambition, Date, ObjectiveStatus, Source};
use crate::profile::Pace;
use crate::scoring::status::{Facts, Reason, Status, at_the_end, by_stage, counted, own, settled};
use crate::workspace::{Formula as How, KeyResultIx, Node, ObjectiveIx};

impl Builder<'_, '_> {
    pub(super) fn status(&mut self, question: Question) -> Answer {
        let value = self.value(question.node, Quantity::Status);
        let answer = match question.node {
            Node::Objective(at) => self.status_of_objective(question, at),
            Node::KeyResult(at) => self.status_of_key_result(question, at),
        };
        answer.with_value(value)
    }

    fn status_of_key_result(&mut self, question: Question, at: KeyResultIx) -> Answer {
        let board = self.board;
        let columns = board.workspace().columns();
        let traits = board.workspace().owner_of(at).and_then(|owner| columns.objective_traits.get(owner.at()));
        let (Some(&traits), Some(how)) = (traits, board.formula_of(at)) else {
            return Answer::new(ExplainedFigure::Null, ExplainedFormula::None);
        };
        let Some((mut facts, _)) = board.facts(at, how, traits.stage, traits.ambition) else {
            return Answer::new(ExplainedFigure::Null, ExplainedFormula::None);
        };
        let How::Rollup(_) = how else { return self.told_by(question, &facts) };
        // A rollup is judged by what it adds up to, and else by its contributors.
        facts.attainment = board.attainment_of(at);
        facts.grade = board.key_result_score(at).and_then(|score| score.grade);
        match settled(&facts) {
            Some((_, reason)) => self.reasoned(question, &facts, reason),
            None => {
                let members = board.contributors_of(question.node);
                self.by_members(question, &members, Reason::Worst)
            }
        }
    }

    fn status_of_objective(&mut self, question: Question, at: ObjectiveIx) -> Answer {
        let board = self.board;
        let Some(&traits) = board.workspace().columns().objective_traits.get(at.at()) else {
            return Answer::new(ExplainedFigure::Null, ExplainedFormula::None);
        };
        let Some(cell) = board.objective_cell(at) else {
            return Answer::new(ExplainedFigure::Null, ExplainedFormula::None);
        };
        let rule = board.profile().objective_status;
        if traits.source == Source::Manual || rule == ObjectiveStatus::OwnPace {
            let manual = || board.workspace().activity().latest(question.node, board.day()).on;
            let last = if traits.source == Source::Manual { manual() } else { board.last_sign_of(at) };
            let facts = board.own_facts(traits, &cell, last);
            return self.told_by(question, &facts);
        }
        let facts = board.own_facts(traits, &cell, None);
        if by_stage(traits.stage).is_some() {
            return self.reasoned(question, &facts, Reason::Stage);
        }
        if traits.window.is_over(board.day()) {
            let (_, reason) = at_the_end(cell.grade);
            return self.reasoned(question, &facts, reason);
        }
        let members = board.members_of(at, traits.source);
        let reason = if rule == ObjectiveStatus::Weakest { Reason::Weakest } else { Reason::Worst };
        self.by_members(question, &members, reason).policy("objectiveStatus", rule.word())
    }

    fn told_by(&mut self, question: Question, facts: &Facts) -> Answer {
        let (_, reason) = own(facts, self.board.profile());
        self.reasoned(question, facts, reason)
    }

    /// The facts that a rule has looked at.
    fn reasoned(&mut self, question: Question, facts: &Facts, reason: Reason) -> Answer {
        let profile = self.board.profile();
        let answer = rule(reason);
        let day =
            |day: Option<i32>| day.and_then(Date::from_day_number).map_or(ExplainedFigure::Null, ExplainedFigure::Day);
        let end = || facts.window.days().map(|(_, end)| end);
        match reason {
            Reason::Stage => {
                answer.input(ExplainedInput::fact("stage", ExplainedFigure::Word(facts.stage.word().to_owned())))
            }
            Reason::Reached => {
                let attainment = match question.node {
                    Node::KeyResult(_) => Quantity::Attainment,
                    Node::Objective(_) => Quantity::Progress,
                };
                answer.input(self.ask_own(question, attainment))
            }
            Reason::Green | Reason::Over => {
                let answer = answer.input(ExplainedInput::fact("end", day(end())));
                match facts.grade {
                    Some(_) => answer.input(self.ask_own(question, Quantity::Grade)),
                    None => answer,
                }
            }
            Reason::NotBegun => answer.input(ExplainedInput::fact("start", day(facts.window.start()))),
            Reason::Silent => answer
                .input(ExplainedInput::fact("last", day(facts.last)))
                .input(ExplainedInput::fact("start", day(facts.window.start())))
                .limit("cadenceDays", f64::from(profile.cadence_days))
                .limit("graceDays", f64::from(profile.grace_days))
                .policy("outdated", profile.outdated.word()),
            Reason::Pace => {
                let answer = answer
                    .input(self.ask_own(question, Quantity::Expected))
                    .input(self.ask_own(question, Quantity::Progress));
                paced(answer, profile.pace)
            }
            Reason::NotHeard | Reason::NoDates | Reason::Worst | Reason::Weakest => answer,
        }
    }

    fn by_members(&mut self, question: Question, members: &[(Node, f64)], reason: Reason) -> Answer {
        let mut answer = rule(reason);
        for &(node, _) in members {
            if counted(self.status_of(node)).is_none() {
                answer.excluded.push(self.excluded(node, ExcludedWhy::NotCounted));
                continue;
            }
            let at = self.ask_member(question, node, Quantity::Status);
            answer.inputs.push(ExplainedInput::node(at, None));
            if reason == Reason::Weakest {
                let at = self.ask_member(question, node, Quantity::Progress);
                answer.inputs.push(ExplainedInput::node(at, None));
            }
        }
        answer
    }

    fn status_of(&self, node: Node) -> Status {
        self.board.member(node).2
    }

    pub(super) fn grade(&mut self, question: Question) -> Answer {
        let board = self.board;
        let value = self.value(question.node, Quantity::Grade);
        let owner = board.workspace().objective_of(question.node);
        let traits = owner.and_then(|at| board.workspace().columns().objective_traits.get(at.at()));
        let ambition = traits.map_or(Ambition::Aspirational, |traits| traits.ambition);
        let score = self.ask_own(question, Quantity::Score);
        let answer = Answer::new(ExplainedFigure::Null, ExplainedFormula::Band).with_value(value).input(score);
        let answer = answer.input(ExplainedInput::fact("ambition", ExplainedFigure::Word(ambition.word().to_owned())));
        match board.profile().bands.of(ambition) {
            Some(band) => answer.number("yellow", Some(band.yellow)).number("green", Some(band.green)),
            None => answer,
        }
    }
}

fn rule(reason: Reason) -> Answer {
    Answer::new(ExplainedFigure::Null, ExplainedFormula::Rule)
        .input(ExplainedInput::fact("rule", ExplainedFigure::Word(reason.word().to_owned())))
}

/// The thresholds of a pace.
fn paced(answer: Answer, pace: Pace) -> Answer {
    let answer = answer.policy("pace", pace.rule().word());
    match pace {
        Pace::Difference { on_track_at_most, behind_at_most } => {
            answer.limit("onTrackAtMost", on_track_at_most).limit("behindAtMost", behind_at_most)
        }
        Pace::Ratio { on_track_from, behind_from } | Pace::Absolute { on_track_from, behind_from } => {
            answer.limit("onTrackFrom", on_track_from).limit("behindFrom", behind_from)
        }
    }
}
