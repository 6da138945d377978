//! Status and grade: the rule that told them, with its figures.

use super::Teller;
use super::figures::{part, threshold, told_apart, value};
use crate::model::Ambition;
use crate::scoring::explain::tree::{ExplainedFigure, ExplainedNode, Quantity};
use crate::scoring::status::Status;

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
            "weakest" => self.weakest(),
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
                let bounds = ["onTrackFrom", "behindFrom"].map(|name| self.limit(name).unwrap_or_default() * 100.0);
                let [on_track, behind] = bounds.map(value);
                if expected <= 0.0 {
                    return self.pick("nothing is expected yet", "目前尚无预期进度").to_owned();
                }
                let of_it = told_apart(progress / expected * 100.0, &bounds);
                self.both(
                    format!("{of_it}% of what is expected; on track from {on_track}%, behind from {behind}%"),
                    format!("为预期的 {of_it}%；{on_track}% 起为正常，{behind}% 起为落后"),
                )
            }
            Some("absolute") => {
                let (on_track, behind) = (limit("onTrackFrom"), limit("behindFrom"));
                let bounds = ["onTrackFrom", "behindFrom"].map(|name| self.limit(name).unwrap_or_default());
                let points = told_apart(progress * 100.0, &bounds);
                self.both(
                    format!("progress is {points} points; on track from {on_track}, behind from {behind}"),
                    format!("进度为 {points} 个百分点；{on_track} 起为正常，{behind} 起为落后"),
                )
            }
            _ => {
                let ahead = expected < progress;
                let limits = ["onTrackAtMost", "behindAtMost"].map(|name| self.limit(name).unwrap_or_default());
                let points = told_apart((progress - expected).abs() * 100.0, &limits);
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
            true => self.pick("on track when level or ahead", "持平或超前为正常").to_owned(),
            false => self.both(format!("on track up to {within} behind"), format!("落后 {within} 以内为正常")),
        };
        let fair = match on_track == behind {
            true => self.pick("at risk beyond", "否则为有风险").to_owned(),
            false => self.both(format!("behind up to {beyond}"), format!("{beyond} 以内为落后")),
        };
        format!("{good}{}{fair}", self.pick(", ", "，"))
    }

    /// The members whose status is what is told, a few of them by name.
    fn of_members(&self, what: &str) -> String {
        let members: Vec<&ExplainedNode> = self.members_by(Quantity::Status).collect();
        if members.is_empty() {
            return self.pick("no member counts", "没有计入的成员").to_owned();
        }
        let deciding = members.into_iter().filter(|node| self.decides(node));
        let names = self.a_few(deciding.map(|node| self.named(node)));
        format!("{what}{}{names}", self.pick(": ", "："))
    }

    /// The member with the least progress, the first of equals, and how far it is.
    fn weakest(&self) -> String {
        let progress = |node: &ExplainedNode| match node.value {
            ExplainedFigure::Number(progress) => progress,
            _ => 0.0,
        };
        let least = self
            .members_by(Quantity::Progress)
            .reduce(|least, next| if progress(next) < progress(least) { next } else { least });
        let Some(least) = least else { return self.pick("no member counts", "没有计入的成员").to_owned() };
        let status = self.members_by(Quantity::Status).find(|node| node.of == least.of);
        let (name, at) = (status.map_or_else(String::new, |status| self.named(status)), part(progress(least)));
        self.both(
            format!("as the member with the least progress, {at}: {name}"),
            format!("取进度最低（{at}）的成员：{name}"),
        )
    }

    fn members_by(&self, quantity: Quantity) -> impl Iterator<Item = &ExplainedNode> {
        let members = self.node.inputs.iter().filter_map(|input| self.nodes.get(input.node?));
        members.filter(move |node| node.quantity == quantity && node.of != self.node.of)
    }

    fn decides(&self, member: &ExplainedNode) -> bool {
        let is_at_risk = self.node.value == ExplainedFigure::word(Status::AtRisk.word());
        member.value == self.node.value || (is_at_risk && ended_early(member))
    }

    fn named(&self, member: &ExplainedNode) -> String {
        let id = member.of.id();
        match ended_early(member) {
            true => self.both(
                format!("`{id}`, which ended early and counts as at risk"),
                format!("`{id}`（提前结束，按有风险计）"),
            ),
            false => format!("`{id}`"),
        }
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
        let score = match self.input_of(Quantity::Score).map(|node| &node.value) {
            Some(ExplainedFigure::Number(score)) => told_apart(*score, &[self.bound("yellow"), self.bound("green")]),
            _ => String::new(),
        };
        self.both(
            format!("a score of {score}; {ambition} is yellow from {yellow} and green from {green}"),
            format!("得分 {score}；{ambition} {yellow} 起为黄色，{green} 起为绿色"),
        )
    }

    fn bound(&self, name: &str) -> f64 {
        self.number(name).unwrap_or_default()
    }
}

fn ended_early(member: &ExplainedNode) -> bool {
    member.value == ExplainedFigure::word(Status::Ended.word())
}
