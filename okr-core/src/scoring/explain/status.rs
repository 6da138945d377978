//! Status and grade: which rule told them, and what it looked at.

use super::build::{Answer, Builder, Question};
use super::tree::{ExcludedWhy, ExplainedFigure, ExplainedFormula, ExplainedInput, Quantity};
use crate::model::{Ambition, ObjectiveStatus, Outdated, Source};
use crate::profile::{Pace, Profile};
use crate::scoring::status::{Facts, Reason, Status, at_the_end, by_stage, counted, late, own, settled};
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
            Some((_, reason)) => self.settled_by(question, &facts, reason, true),
            None => {
                let answer = self.settled_by(question, &facts, Reason::Worst, true);
                let members = board.contributors_of(question.node);
                self.by_members(answer, question, &members, false)
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
            let answer = self.told_by(question, &facts).policy("objectiveStatus", rule.word());
            return if traits.source == Source::Manual {
                answer.policy("source", traits.source.word())
            } else {
                answer
            };
        }
        let facts = board.own_facts(traits, &cell, None);
        let is_weakest = rule == ObjectiveStatus::Weakest;
        let reason = if by_stage(traits.stage).is_some() {
            Reason::Stage
        } else if traits.window.is_over(board.day()) {
            at_the_end(cell.grade).1
        } else if is_weakest {
            Reason::Weakest
        } else {
            Reason::Worst
        };
        let answer = self.settled_by(question, &facts, reason, false).policy("objectiveStatus", rule.word());
        match reason {
            Reason::Worst | Reason::Weakest => {
                let members = board.members_of(at, traits.source);
                self.by_members(answer, question, &members, is_weakest)
            }
            _ => answer,
        }
    }

    /// By its own numbers: the facts that every rule has looked at, up to the one that applied.
    fn told_by(&mut self, question: Question, facts: &Facts) -> Answer {
        let profile = self.board.profile();
        let (_, reason) = own(facts, profile);
        let answer = self.settled_by(question, facts, reason, true);
        let is_settled = matches!(reason, Reason::Reached | Reason::Green | Reason::Over | Reason::NotBegun);
        if reason == Reason::Stage || is_settled && profile.outdated != Outdated::First {
            return answer;
        }
        let answer = answer.input(self.ask_own(question, Quantity::Expected));
        if reason == Reason::NoDates {
            return answer;
        }
        let answer = silence(answer, facts, profile);
        if reason != Reason::Pace {
            return answer;
        }
        let progress = self.ask_own(question, Quantity::Progress);
        let is_told = answer.inputs.iter().any(|input| input.node == progress.node);
        paced(if is_told { answer } else { answer.input(progress) }, profile.pace)
    }

    /// The stage, what is reached, and the days of its time; `is_own` where its own numbers count.
    fn settled_by(&mut self, question: Question, facts: &Facts, reason: Reason, is_own: bool) -> Answer {
        let answer = Answer::new(ExplainedFigure::Null, ExplainedFormula::Rule)
            .input(ExplainedInput::fact("rule", ExplainedFigure::word(reason.word())))
            .input(ExplainedInput::fact("stage", ExplainedFigure::word(facts.stage.word())));
        if reason == Reason::Stage {
            return answer;
        }
        let mut answer = answer;
        if is_own {
            let attainment = match question.node {
                Node::KeyResult(_) => Quantity::Attainment,
                Node::Objective(_) => Quantity::Progress,
            };
            answer = answer.input(self.ask_own(question, attainment));
        }
        if facts.is_control {
            answer = answer.number("control", Some(1.0));
        }
        for (name, day) in [("start", facts.window.start()), ("end", facts.window.end())] {
            if day.is_some() {
                answer = answer.input(ExplainedInput::fact(name, ExplainedFigure::day(day)));
            }
        }
        if matches!(reason, Reason::Green | Reason::Over) && facts.grade.is_some() {
            answer = answer.input(self.ask_own(question, Quantity::Grade));
        }
        answer
    }

    fn by_members(
        &mut self,
        mut answer: Answer,
        question: Question,
        members: &[(Node, f64)],
        is_weakest: bool,
    ) -> Answer {
        for &(node, _) in members {
            if counted(self.status_of(node)).is_none() {
                answer.excluded.push(self.excluded(node, ExcludedWhy::NotCounted));
                continue;
            }
            let at = self.ask_member(question, node, Quantity::Status);
            answer.inputs.push(ExplainedInput::node(at, None));
            if is_weakest {
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
        let answer = answer.input(ExplainedInput::fact("ambition", ExplainedFigure::word(ambition.word())));
        match board.profile().bands.of(ambition) {
            Some(band) => answer.number("yellow", Some(band.yellow)).number("green", Some(band.green)),
            None => answer,
        }
    }
}

/// For how long nothing was heard, and how long that may be.
fn silence(answer: Answer, facts: &Facts, profile: &Profile) -> Answer {
    let answer = answer.input(ExplainedInput::fact("last", ExplainedFigure::day(facts.last)));
    // Working days cannot be counted from two days alone.
    let late = profile.calendar.as_ref().and_then(|_| late(facts, profile));
    answer
        .number("late", late.map(|days| days as f64))
        .limit("cadenceDays", f64::from(profile.cadence_days))
        .limit("graceDays", f64::from(profile.grace_days))
        .policy("outdated", profile.outdated.word())
        .by_calendar(profile)
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
