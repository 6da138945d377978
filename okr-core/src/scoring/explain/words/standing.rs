//! Status and grade: the rule that told them, with its figures.

use super::figures::{points, threshold, value};
use super::{NAMED, Teller};
use crate::model::Ambition;
use crate::scoring::explain::tree::{ExplainedFigure, ExplainedNode, Quantity};

impl Teller<'_> {
    pub(super) fn rule(&self) -> String {
        let Some(ExplainedFigure::Word(rule)) = self.fact("rule") else { return String::new() };
        let day = |name| self.fact(name).map(|value| self.figure(value)).unwrap_or_default();
        match &**rule {
            "stage" => self.pick("as the stage of the objective has it", "由目标所处阶段决定").to_owned(),
            "reached" => self.pick("its target is reached", "目标值已达到").to_owned(),
            "green" => self.both(
                format!("its time was over on {}, and its grade is green", day("end")),
                format!("已于 {} 到期，等级为绿色", day("end")),
            ),
            "over" => self.both(format!("its time was over on {}", day("end")), format!("已于 {} 到期", day("end"))),
            "notBegun" => self.both(format!("its time begins on {}", day("start")), format!("{} 才开始", day("start"))),
            "silent" => self.silent(),
            "notHeard" => self.pick("nothing was heard of it yet", "尚无任何签到").to_owned(),
            "noDates" => self.pick("without dates nothing is expected", "没有日期，无从预期").to_owned(),
            "pace" => self.pace(),
            "weakest" => self.of_members(self.pick("as the member with the least progress", "取进度最低的成员")),
            _ => self.of_members(self.pick("the worst of its members", "取成员中最差的状态")),
        }
    }

    fn silent(&self) -> String {
        let patience = |name| self.limit(name).map(value).unwrap_or_default();
        let (cadence, grace) = (patience("cadenceDays"), patience("graceDays"));
        let heard = match self.fact("last") {
            Some(ExplainedFigure::Day(day)) => {
                self.both(format!("last heard of on {day}"), format!("最近一次更新于 {day}"))
            }
            _ => self.pick("never heard of", "从未更新").to_owned(),
        };
        let working = self.policy("calendar").is_some();
        let days = if working { self.pick(" working days", "个工作日") } else { self.pick("", "天") };
        self.both(
            format!("{heard}; check-ins are due every {cadence} days, with {grace}{days} of grace"),
            format!("{heard}；应每 {cadence} 天签到，宽限 {grace} {days}"),
        )
    }

    fn pace(&self) -> String {
        let number = |quantity| match self.input_of(quantity).map(|node| &node.value) {
            Some(ExplainedFigure::Number(number)) => *number,
            _ => 0.0,
        };
        let (expected, progress) = (number(Quantity::Expected), number(Quantity::Progress));
        let limit = |name| self.limit(name).map(value).unwrap_or_default();
        match self.policy("pace") {
            Some("ratio") => {
                let percent = |name| self.limit(name).map(points).unwrap_or_default();
                let (on_track, behind) = (percent("onTrackFrom"), percent("behindFrom"));
                if expected <= 0.0 {
                    return self.pick("nothing is expected yet", "目前尚无预期进度").to_owned();
                }
                let of_it = points(progress / expected);
                self.both(
                    format!("{of_it}% of what is expected; on track from {on_track}%, behind from {behind}%"),
                    format!("为预期的 {of_it}%；{on_track}% 起为正常，{behind}% 起为落后"),
                )
            }
            Some("absolute") => {
                let (on_track, behind) = (limit("onTrackFrom"), limit("behindFrom"));
                let points = points(progress);
                self.both(
                    format!("{points} points; on track from {on_track}, behind from {behind}"),
                    format!("{points} 个百分点；{on_track} 起为正常，{behind} 起为落后"),
                )
            }
            _ => {
                let ahead = expected < progress;
                let points = points(if ahead { progress - expected } else { expected - progress });
                let way = if ahead { self.pick("ahead of", "超前") } else { self.pick("behind", "落后") };
                let bounds = self.within_behind();
                if points == "0" {
                    return self.both(format!("as far as expected; {bounds}"), format!("与预期持平；{bounds}"));
                }
                self.both(
                    format!("{points} points {way} what is expected; {bounds}"),
                    format!("比预期{way} {points} 个百分点；{bounds}"),
                )
            }
        }
    }

    /// How far behind is still on track, and how far is behind and no worse.
    fn within_behind(&self) -> String {
        let limit = |name| self.limit(name).unwrap_or_default();
        let (on_track, behind) = (limit("onTrackAtMost"), limit("behindAtMost"));
        let [within, beyond] = [on_track, behind].map(value);
        let good = match on_track == 0.0 {
            true => self.pick("on track unless behind", "不落后即为正常").to_owned(),
            false => self.both(format!("on track up to {within} behind"), format!("落后 {within} 以内为正常")),
        };
        let fair = match on_track == behind {
            true => self.pick("at risk beyond", "否则为有风险").to_owned(),
            false => self.both(format!("behind up to {beyond}"), format!("{beyond} 以内为落后")),
        };
        format!("{good}{}{fair}", self.pick(", ", "，"))
    }

    fn of_members(&self, what: &str) -> String {
        let members = self.node.inputs.iter().filter_map(|input| self.nodes.get(input.node?));
        let members: Vec<&ExplainedNode> =
            members.filter(|node| node.quantity == Quantity::Status && node.of != self.node.of).collect();
        match (members.is_empty(), self.node.excluded.is_empty()) {
            (true, true) => return self.pick("it has no members", "没有成员").to_owned(),
            (true, false) => return self.pick("none of its members counts yet", "尚无计入状态的成员").to_owned(),
            (false, _) => {}
        }
        let all: Vec<&ExplainedNode> = members.into_iter().filter(|node| node.value == self.node.value).collect();
        if all.is_empty() {
            // One that ended early counts as at risk.
            return what.to_owned();
        }
        let ids: Vec<String> = all.iter().take(NAMED).map(|node| format!("`{}`", node.of.id())).collect();
        let more = if all.len() > NAMED { self.pick(" and others", "等") } else { "" };
        format!("{what}{}{}{more}", self.pick(": ", "："), ids.join(self.pick(", ", "、")))
    }

    pub(super) fn band(&self) -> String {
        let number = |name| self.number(name).map(threshold).unwrap_or_default();
        let (yellow, green) = (number("yellow"), number("green"));
        let ambition = match self.fact("ambition") {
            Some(ExplainedFigure::Word(word)) if word == Ambition::Committed.word() => {
                self.pick("a committed objective", "承诺型目标")
            }
            _ => self.pick("an aspirational objective", "挑战型目标"),
        };
        self.both(
            format!("of {ambition}, yellow from {yellow} and green from {green}"),
            format!("{ambition}，{yellow} 起为黄色，{green} 起为绿色"),
        )
    }
}
