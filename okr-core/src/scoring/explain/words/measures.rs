//! Attainment and what is expected, by measure.

use super::Teller;
use super::figures::{part, value};
use crate::model::Date;
use crate::scoring::explain::tree::{ExplainedFigure, ExplainedFormula};

impl Teller<'_> {
    pub(super) fn linear(&self) -> String {
        let Some(to) = self.number("target").map(value) else { return self.nothing() };
        let Some(from) = self.number("baseline").map(value) else {
            return self.both(
                format!("to {to} from the first value that is checked in, and there is none yet"),
                format!("以首次签到的数值为起点，到 {to}，尚未签到数值"),
            );
        };
        let begins_there = self.node.policies.iter().any(|used| used.policy == "missingBaseline");
        let first = if begins_there { self.pick(", the first value,", "（首次签到）") } else { "" };
        match self.current() {
            Some(current) => {
                let current = value(current);
                let on = self.on();
                self.both(
                    format!("from {from}{first} to {to}, now {current}{on}: {}", line(&current, &from, &to)),
                    format!("从 {from}{first} 到 {to}，现为 {current}{on}：{}", line(&current, &from, &to)),
                )
            }
            None if self.policy("combine").is_some() => self.both(
                format!("from {from} to {to}, and nothing below it has a value yet"),
                format!("从 {from} 到 {to}，下级尚无数值"),
            ),
            None => self.both(
                format!("from {from} to {to}, and no value was checked in yet"),
                format!("从 {from} 到 {to}，尚未签到数值"),
            ),
        }
    }

    pub(super) fn reached(&self) -> String {
        let Some(target) = self.number("target").map(value) else {
            return self.nothing();
        };
        let current = self.current().map(value);
        match current {
            Some(current) => self.both(
                format!("the target {target} is where it began; now {current}"),
                format!("目标 {target} 即起点；现为 {current}"),
            ),
            None => self.nothing(),
        }
    }

    pub(super) fn judged(&self) -> String {
        match self.number("percent").map(value) {
            Some(percent) => {
                let on = self.on();
                self.both(format!("judged at {percent}%{on}"), format!("评判为 {percent}%{on}"))
            }
            None => self.nothing(),
        }
    }

    pub(super) fn control(&self) -> String {
        let Some(current) = self.current().map(value) else {
            return self.nothing();
        };
        let bound = |name| self.number(name).map(value);
        let is_strict = self.number("strict").is_some_and(|strict| strict > 0.0);
        let bounds = match (bound("atLeast"), bound("atMost"), is_strict) {
            (Some(least), Some(most), true) => {
                self.both(format!("above {least} and below {most}"), format!("要求大于 {least}、小于 {most}"))
            }
            (Some(least), Some(most), false) => {
                self.both(format!("from {least} to {most}"), format!("要求在 {least} 到 {most} 之间"))
            }
            (Some(least), None, true) => self.both(format!("above {least}"), format!("要求大于 {least}")),
            (Some(least), None, false) => self.both(format!("at least {least}"), format!("要求至少 {least}")),
            (None, Some(most), true) => self.both(format!("below {most}"), format!("要求小于 {most}")),
            (None, Some(most), false) => self.both(format!("at most {most}"), format!("要求至多 {most}")),
            (None, None, _) => String::new(),
        };
        let on = self.on();
        let is_at_a_bound = is_strict
            && self.current().is_some_and(|now| [self.number("atLeast"), self.number("atMost")].contains(&Some(now)));
        let tolerance = match bound("tolerance") {
            Some(tolerance) if is_at_a_bound => self.both(
                format!(", just at the bound, from which it falls to 0 at {tolerance} outside"),
                format!("，恰在界限上，由此随偏离递减，偏离达 {tolerance} 时为 0"),
            ),
            Some(tolerance) => {
                self.both(format!(", 0 at {tolerance} outside"), format!("，偏离界限达 {tolerance} 时为 0"))
            }
            None => self.pick(", 0 outside", "，不满足即为 0").to_owned(),
        };
        self.both(format!("{bounds}, now {current}{on}{tolerance}"), format!("{bounds}，现为 {current}{on}{tolerance}"))
    }

    pub(super) fn ladder(&self) -> String {
        match self.current().map(value) {
            Some(current) => {
                let (on, points) = (self.on(), self.rungs());
                self.both(
                    format!("now {current}{on}, on the ladder {points}"),
                    format!("现为 {current}{on}，对照阶梯 {points}"),
                )
            }
            None => self.nothing(),
        }
    }

    /// The points of a ladder: value, and what it is worth.
    fn rungs(&self) -> String {
        let number = |figure: &ExplainedFigure| match figure {
            ExplainedFigure::Number(number) => *number,
            _ => 0.0,
        };
        let points = self.node.inputs.iter().filter(|input| input.name == Some("point"));
        let points = points.filter_map(|input| {
            let (at, worth) = (input.at.as_ref()?, input.value.as_ref()?);
            Some(format!("{} → {}", value(number(at)), part(number(worth))))
        });
        points.collect::<Vec<String>>().join(self.pick(", ", "、"))
    }

    /// What a plan wants by the day, and what that would be worth.
    pub(super) fn planned(&self) -> String {
        let Some(wanted) = self.number("wanted") else { return self.nothing() };
        let shown = value(wanted);
        let by = match self.around() {
            (Some(day), None) | (None, Some(day)) => {
                self.both(format!("by its own plan {shown} ({day})"), format!("按自定计划应到 {shown}（{day}）"))
            }
            (Some(before), Some(after)) => self.both(
                format!("by its own plan {shown} by now, between {before} and {after}"),
                format!("按自定计划此时应到 {shown}，介于 {before}与 {after}之间"),
            ),
            (None, None) => return self.nothing(),
        };
        let worth = match (self.number("baseline"), self.number("target")) {
            (Some(from), Some(to)) if from != to => {
                let clamped = self.clamped_off((wanted - from) / (to - from));
                let worth = line(&shown, &value(from), &value(to));
                return self.both(format!("{by}: {worth}{clamped}"), format!("{by}：{worth}{clamped}"));
            }
            (Some(_), Some(to)) => {
                let to = value(to);
                self.both(format!("the target {to} is where it began"), format!("目标 {to} 即起点"))
            }
            _ => self.both(format!("on the ladder {}", self.rungs()), format!("对照阶梯 {}", self.rungs())),
        };
        self.both(format!("{by}; {worth}"), format!("{by}；{worth}"))
    }

    /// The days of a plan around the day: one where the plan stands still, else both, with
    /// their values.
    fn around(&self) -> (Option<String>, Option<String>) {
        let mut points = self.node.inputs.iter().filter_map(|input| match (&input.at, &input.value) {
            (Some(ExplainedFigure::Day(day)), Some(ExplainedFigure::Number(number))) => Some((*day, *number)),
            _ => None,
        });
        let (Some(before), Some(after)) = (points.next(), points.next()) else { return (None, None) };
        let day = self.board.as_of();
        if day <= before.0 || after.0 <= before.0 {
            return (Some(before.0.to_string()), None);
        }
        if day >= after.0 {
            return (None, Some(after.0.to_string()));
        }
        let point = |(day, number): (Date, f64)| {
            self.both(format!("{} ({day})", value(number)), format!("{}（{day}）", value(number)))
        };
        (Some(point(before)), Some(point(after)))
    }

    /// What the profile's clamp has cut off a planned attainment.
    fn clamped_off(&self, attained: f64) -> String {
        let (least, most) = (self.number("least"), self.number("most").unwrap_or(f64::INFINITY));
        if least.is_some_and(|least| attained < least) {
            self.pick(", and below the baseline counts 0", "，低于基线按 0 计").to_owned()
        } else if attained > most {
            let most = part(most);
            self.both(format!(", and more than {most} does not count"), format!("，最多按 {most} 计"))
        } else {
            String::new()
        }
    }

    pub(super) fn done(&self) -> String {
        match self.fact("doneOn").map(|on| self.figure(on)) {
            Some(on) => self.both(format!("done on {on}"), format!("已于 {on} 完成")),
            None => self.pick("not done yet", "尚未完成").to_owned(),
        }
    }

    pub(super) fn due_on(&self) -> String {
        match self.fact("due").map(|due| self.figure(due)) {
            Some(due) => self.both(format!("due on {due}"), format!("{due} 到期")),
            None => self.nothing(),
        }
    }

    pub(super) fn elapsed(&self) -> String {
        let (Some(passed), Some(whole)) = (self.number("passed"), self.number("whole")) else { return self.nothing() };
        let (passed, whole) = (value(passed.clamp(0.0, whole.max(0.0))), value(whole));
        let smooth = self.node.formula == ExplainedFormula::Smooth;
        let curve = if smooth { self.pick(", along a smooth curve", "，按平滑曲线计") } else { "" };
        if self.policy("calendar").is_some() {
            return self.both(
                format!("{passed} of {whole} working days have passed{curve}"),
                format!("共 {whole} 个工作日，已过 {passed} 个{curve}"),
            );
        }
        self.both(
            format!("{passed} of {whole} days have passed{curve}"),
            format!("共 {whole} 天，已过 {passed} 天{curve}"),
        )
    }

    pub(super) fn due(&self) -> String {
        let number = |name| value(self.number(name).unwrap_or(0.0));
        let (due, undated, all) = (number("due"), number("undated"), number("all"));
        self.both(
            format!("milestones that weigh {due} of {all} are due; {undated} without a date follow the time"),
            format!("里程碑总权重 {all}，已到期 {due}；未定日期的 {undated} 随时间计"),
        )
    }
}

/// How far on the way from one value to another, as one would write it down.
fn line(current: &str, from: &str, to: &str) -> String {
    let from = if from.starts_with('-') { format!("({from})") } else { from.to_owned() };
    format!("({current} - {from}) / ({to} - {from})")
}
