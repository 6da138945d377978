//! Attainment and expected progress: the facts of the document that they are made of.

use super::build::{Answer, Builder, Question};
use super::tree::{Excluded, ExcludedWhy, ExplainedFigure, ExplainedFormula, ExplainedInput, Quantity};
use crate::model::{Control, Date, Ladder, Measure, Metric, Milestones};
use crate::scoring::{expected, measure};
use crate::workspace::{Formula as How, KeyResultIx, Latest, Node, ObjectiveIx, Window};

impl Builder<'_, '_> {
    pub(super) fn attainment(&mut self, question: Question) -> Answer {
        let latest = self.board.workspace().activity().latest(question.node, self.board.day());
        let current = latest.value.map(|(value, _)| value);
        let Node::KeyResult(at) = question.node else {
            let answer = Answer::new(current.map(measure::judged), ExplainedFormula::Judged).number("percent", current);
            return self.checked_in(question.node, latest, answer);
        };
        let how = self.board.formula_of(at);
        let told = self.board.workspace().measure_at(at);
        if let Some(How::Rollup(combine)) = how {
            return self.rolled_up(question, at, combine);
        }
        let value = ExplainedFigure::from(self.board.attainment_of(at));
        let answer = match (how, told) {
            (Some(How::Linear { .. }), None | Some(Measure::Judged(_))) => {
                Answer::new(ExplainedFigure::Null, ExplainedFormula::Judged).number("percent", current)
            }
            (Some(How::Linear { from, to }), _) => self.moved(current, from, to),
            (Some(How::FirstCheckIn), Some(Measure::Metric(metric))) => {
                let first = self.board.first_value(at);
                let mut answer = self.moved(current, first.unwrap_or_default(), metric.target + 0.0);
                if first.is_none() {
                    answer.inputs.retain(|input| input.name != Some("baseline"));
                }
                answer.policy("missingBaseline", self.board.profile().missing_baseline.word())
            }
            (_, Some(Measure::Control(control))) => self.control(control, current),
            (_, Some(Measure::Ladder(ladder))) => {
                let mut answer =
                    Answer::new(ExplainedFigure::Null, ExplainedFormula::Ladder).number("current", current);
                answer.inputs.extend(rungs(ladder));
                answer
            }
            (_, Some(Measure::Milestones(milestones))) => self.steps(milestones, latest),
            (_, Some(Measure::Done(done))) => {
                let answer = Answer::new(ExplainedFigure::Null, ExplainedFormula::Done);
                match done.done_on.filter(|on| *on <= self.board.as_of()) {
                    Some(on) => answer.input(ExplainedInput::fact("doneOn", ExplainedFigure::Day(on))),
                    None => answer,
                }
            }
            _ => Answer::new(ExplainedFigure::Null, ExplainedFormula::None),
        };
        self.checked_in(question.node, latest, answer.with_value(value))
    }

    /// A current value between a baseline and a target.
    fn moved(&self, current: Option<f64>, from: f64, to: f64) -> Answer {
        let mut answer = self.line(ExplainedFigure::Null, from, to);
        if let Some(current) = current {
            answer.inputs.insert(0, ExplainedInput::number("current", current));
        }
        answer
    }

    fn control(&self, control: &Control, current: Option<f64>) -> Answer {
        let profile = self.board.profile();
        let strict = profile.is_strict(control.strict);
        let answer = Answer::new(ExplainedFigure::Null, ExplainedFormula::Control)
            .number("current", current)
            .number("atLeast", control.at_least)
            .number("atMost", control.at_most)
            .number("tolerance", measure::tolerance(control, profile.control_outside))
            .number("strict", Some(f64::from(u8::from(strict))));
        answer
            .policy("controlBounds", profile.control_bounds.word())
            .policy("controlOutside", profile.control_outside.word())
    }

    /// Milestones, each 1 where it is done and 0 where not.
    fn steps(&self, milestones: &Milestones, latest: Latest) -> Answer {
        let steps = measure::steps(milestones, self.board.told(latest), self.board.day());
        let is_flat = milestones.items.iter().all(|item| item.weight == Some(0.0));
        let mut answer = Answer::new(ExplainedFigure::Null, ExplainedFormula::Mean);
        answer.inputs.extend(milestones.items.iter().zip(steps).map(|(item, (is_done, _))| ExplainedInput {
            weight: Some(if is_flat { 1.0 } else { item.weight.unwrap_or(1.0) + 0.0 }),
            ..ExplainedInput::point(
                "item",
                ExplainedFigure::Word(item.title.to_string().into()),
                f64::from(u8::from(is_done)),
            )
        }));
        answer
    }

    /// The day of the current value, and the check-ins after it that do not count.
    fn checked_in(&self, node: Node, latest: Latest, mut answer: Answer) -> Answer {
        let workspace = self.board.workspace();
        let check_in = |at: u32| workspace.document().check_ins.get(at as usize);
        if let Some((_, at)) = latest.value
            && let Some(check_in) = check_in(at)
        {
            answer.inputs.push(ExplainedInput::fact("on", ExplainedFigure::Day(check_in.on)));
        }
        let of = || workspace.node_ref(node);
        let as_of = self.board.as_of();
        let after = workspace.activity().passed_over(node, self.board.day());
        answer.excluded.extend(after.filter_map(|at| {
            let shown = check_in(at)?;
            let is_later = shown.on.max(shown.known_on()) > as_of;
            let why = if is_later { ExcludedWhy::Later } else { ExcludedWhy::Corrected };
            Some(Excluded { of: of(), check_in: Some(at), why })
        }));
        answer
    }

    pub(super) fn expected(&mut self, question: Question) -> Answer {
        let value = self.value(question.node, Quantity::Expected);
        let answer = match question.node {
            Node::Objective(at) => self.expected_of_objective(question, at),
            Node::KeyResult(at) => self.expected_of_key_result(at),
        };
        if value == ExplainedFigure::Null {
            Answer::new(ExplainedFigure::Null, ExplainedFormula::None)
        } else {
            answer.with_value(value)
        }
    }

    fn expected_of_objective(&mut self, question: Question, at: ObjectiveIx) -> Answer {
        let members = self.board.expecting(at);
        let mut answer = self.mean(question, &members, Quantity::Expected);
        if answer.inputs.is_empty() {
            let window = self.board.workspace().columns().objective_traits.get(at.at()).map(|traits| traits.window);
            answer = window.map_or(answer, |window| self.elapsed(window));
        }
        answer
    }

    fn expected_of_key_result(&self, at: KeyResultIx) -> Answer {
        let board = self.board;
        let Some(window) = board.workspace().columns().windows.get(at.at()) else {
            return Answer::new(ExplainedFigure::Null, ExplainedFormula::None);
        };
        if board.planned(at, window).is_some() {
            return self.plan(at, window);
        }
        match board.workspace().measure_at(at) {
            Some(Measure::Control(_)) => Answer::new(ExplainedFigure::Null, ExplainedFormula::Throughout),
            Some(Measure::Done(done)) => {
                let due = done.due.or(window.days().and_then(|(_, end)| Date::from_day_number(end)));
                let answer = Answer::new(ExplainedFigure::Null, ExplainedFormula::DueOn);
                due.map(|due| ExplainedInput::fact("due", ExplainedFigure::Day(due)))
                    .into_iter()
                    .fold(answer, Answer::input)
            }
            Some(Measure::Milestones(milestones)) => {
                let expected::Due { due, undated, all } = expected::due(milestones, board.day());
                let timed = self.elapsed(window);
                let answer = Answer::new(ExplainedFigure::Null, ExplainedFormula::Due)
                    .number("due", Some(due))
                    .number("t", expected::by_time(board.profile(), window, board.day()))
                    .number("undated", Some(undated))
                    .number("all", Some(all));
                timed.inputs.into_iter().fold(answer, Answer::input).policies_of(timed.policies)
            }
            _ => self.elapsed(window),
        }
    }

    /// What a plan wants on the day, from the two points around it.
    fn plan(&self, at: KeyResultIx, window: Window) -> Answer {
        let (board, profile) = (self.board, self.board.profile());
        let none = || Answer::new(ExplainedFigure::Null, ExplainedFormula::None);
        let Some(key_result) = board.workspace().key_result_at(at) else { return none() };
        let missing = board.missing_baseline(at);
        let Some(wanted) = expected::wanted(key_result, window, board.day(), missing) else { return none() };
        let mut answer = Answer::new(ExplainedFigure::Null, ExplainedFormula::Planned);
        let passed = key_result.plan.iter().filter(|point| point.on.day_number() <= board.day()).count();
        let before = if passed > 0 { "planned" } else { "starts" };
        let after = if passed < key_result.plan.len() { "planned" } else { "ends" };
        for (name, (day, value)) in [(before, wanted.before), (after, wanted.after)] {
            answer.inputs.push(ExplainedInput::point(name, ExplainedFigure::day(Some(day)), value));
        }
        answer = answer.number("wanted", Some(wanted.value));
        match &key_result.measure {
            Some(Measure::Ladder(ladder)) => answer.inputs.extend(rungs(ladder)),
            _ => answer = answer.between(profile, wanted.from, wanted.to),
        }
        if let Some(Measure::Metric(Metric { baseline: None, .. })) = &key_result.measure {
            answer = answer.policy("missingBaseline", profile.missing_baseline.word());
        }
        answer.clamp(profile)
    }

    fn elapsed(&self, window: Window) -> Answer {
        let profile = self.board.profile();
        let smooth = profile.curve == crate::model::Curve::Smooth;
        let answer = Answer::new(
            ExplainedFigure::Null,
            if smooth { ExplainedFormula::Smooth } else { ExplainedFormula::Elapsed },
        );
        let Some((passed, whole)) = expected::days(profile, window, self.board.day()) else { return answer };
        let (start, end) = window.days().unwrap_or_default();
        let day = |day: i32| ExplainedFigure::day(Some(day));
        answer
            .number("passed", Some(passed as f64))
            .number("whole", Some(whole as f64))
            .input(ExplainedInput::fact("start", day(start)))
            .input(ExplainedInput::fact("end", day(end)))
            .policy("curve", profile.curve.word())
            .by_calendar(profile)
    }
}

/// The points of a ladder.
fn rungs(ladder: &Ladder) -> impl Iterator<Item = ExplainedInput> {
    let points = ladder.points.iter();
    points.map(|point| ExplainedInput::point("point", ExplainedFigure::Number(point.value), point.score))
}
