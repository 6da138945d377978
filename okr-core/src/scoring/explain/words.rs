//! Explanations in sentences that a manager follows, in both languages.

use super::tree::{ExcludedWhy, ExplainedFigure, ExplainedFormula, ExplainedInput, ExplainedNode, Quantity};
use crate::json::number_text;
use crate::lang::{Lang, Term};
use crate::model::Ambition;
use crate::scoring::board::Board;
use crate::scoring::grade::Grade;
use crate::scoring::status::Status;

/// Gives every node its sentence.
pub(super) fn tell(board: &Board<'_>, nodes: &mut [ExplainedNode], lang: Lang) {
    let texts: Vec<String> = nodes.iter().map(|node| Teller { board, nodes, node, lang }.text()).collect();
    for (node, text) in nodes.iter_mut().zip(texts) {
        node.text = text;
    }
}

/// Decimals of values that are no scores: as many as one reads.
const VALUE_DECIMALS: u32 = 4;

/// How many of what was left out are named.
const NAMED: usize = 3;

struct Teller<'n> {
    board: &'n Board<'n>,
    nodes: &'n [ExplainedNode],
    node: &'n ExplainedNode,
    lang: Lang,
}

impl Teller<'_> {
    fn text(&self) -> String {
        let head = format!("{} {}", quantity(self.node.quantity).text(self.lang), self.figure(&self.node.value));
        let why = self.why();
        let left_out = self.left_out();
        let colon = self.pick(": ", "：");
        if why.is_empty() { format!("{head}{left_out}") } else { format!("{head}{colon}{why}{left_out}") }
    }

    fn pick<'t>(&self, en: &'t str, zh: &'t str) -> &'t str {
        self.lang.pick(en, zh)
    }

    fn both(&self, en: String, zh: String) -> String {
        match self.lang {
            Lang::En => en,
            Lang::ZhCn => zh,
        }
    }

    fn why(&self) -> String {
        match self.node.formula {
            ExplainedFormula::Same => self.official(),
            ExplainedFormula::WithinOne => self.within_one(),
            ExplainedFormula::Clamp => self.clamped(),
            ExplainedFormula::Mean => self.mean(),
            ExplainedFormula::Least => {
                self.pick("the least progress of what contributes", "取各贡献项中最低的进度").to_owned()
            }
            ExplainedFormula::Sum => {
                let count = self.node.inputs.len();
                self.both(
                    format!("the values of {count} key results added up"),
                    format!("{count} 个关键结果的数值之和"),
                )
            }
            ExplainedFormula::Linear => self.linear(),
            ExplainedFormula::Reached => self.reached(),
            ExplainedFormula::Judged => self.judged(),
            ExplainedFormula::Control => self.control(),
            ExplainedFormula::Ladder => self.ladder(),
            ExplainedFormula::Elapsed | ExplainedFormula::Smooth => self.elapsed(),
            ExplainedFormula::Due => self.due(),
            ExplainedFormula::Given => self.given(),
            ExplainedFormula::Rule => self.rule(),
            ExplainedFormula::Band => self.band(),
            ExplainedFormula::Cut => String::new(),
            ExplainedFormula::None => self.nothing(),
        }
    }

    fn official(&self) -> String {
        let from_stated = self.input_node(0).is_some_and(|node| node.quantity == Quantity::StatedScore);
        let takes_stated = self.policy("official") == Some("stated");
        match (from_stated, takes_stated) {
            (true, _) => self.pick("as its owner states it", "以负责人的自评为准"),
            (false, true) => self.pick("as computed, for its owner has stated none", "取计算得分，负责人尚未自评"),
            (false, false) => self.pick("as computed, as the profile has it", "按方案取计算得分"),
        }
        .to_owned()
    }

    fn within_one(&self) -> String {
        match self.input_node(0).map(|node| &node.value) {
            Some(ExplainedFigure::Number(progress)) => {
                let progress = self.score(*progress);
                self.both(
                    format!("progress {progress}, within 0 and 1"),
                    format!("进度 {progress}，限制在 0 到 1 之间"),
                )
            }
            _ => self.pick("nothing is measured yet, which counts 0", "尚无数值，按 0 计").to_owned(),
        }
    }

    fn clamped(&self) -> String {
        let attained = match self.input_node(0).map(|node| &node.value) {
            Some(ExplainedFigure::Number(attained)) => *attained,
            _ => return self.pick("nothing is measured yet", "尚无数值").to_owned(),
        };
        let shown = self.score(attained);
        let (least, most) = (self.number("least"), self.number("most").unwrap_or(f64::INFINITY));
        if least.is_some_and(|least| attained < least) {
            self.both(
                format!("attainment {shown}, and below the baseline counts 0"),
                format!("达成度 {shown}，低于基线按 0 计"),
            )
        } else if attained > most {
            let most = self.score(most);
            self.both(
                format!("attainment {shown}, and more than {most} does not count"),
                format!("达成度 {shown}，最多按 {most} 计"),
            )
        } else {
            self.both(format!("attainment {shown}"), format!("达成度 {shown}"))
        }
    }

    fn mean(&self) -> String {
        let inputs: Vec<&ExplainedInput> = self.node.inputs.iter().filter(|input| input.weight.is_some()).collect();
        if inputs.is_empty() {
            return self.nothing();
        }
        let count = inputs.len();
        if inputs.iter().any(|input| input.name == Some("item")) {
            let done = inputs.iter().filter(|input| input.value == Some(ExplainedFigure::Number(1.0))).count();
            return self.both(
                format!("{done} of {count} milestones are done, by weight"),
                format!("{count} 个里程碑完成了 {done} 个，按权重计"),
            );
        }
        let first = inputs.first().and_then(|input| input.weight);
        let even = inputs.iter().all(|input| input.weight == first);
        let parts: Vec<String> = inputs.iter().take(8).map(|input| self.member(input, even)).collect();
        let more = if count > parts.len() { self.pick(" and others", "等").to_owned() } else { String::new() };
        let list = format!("{}{more}", parts.join(self.pick(", ", "、")));
        match (count, even) {
            (1, _) => self.both(format!("that of {list}"), format!("即 {list}")),
            (_, true) => self.both(format!("the mean of {list}"), format!("{list} 的平均值")),
            (_, false) => self.both(format!("the weighted mean of {list}"), format!("{list} 的加权平均")),
        }
    }

    fn member(&self, input: &ExplainedInput, even: bool) -> String {
        let node = input.node.and_then(|at| self.nodes.get(at));
        let (id, value) = node.map_or(("", String::new()), |node| (node.of.id(), self.figure(&node.value)));
        let weight = input.weight.map(|weight| plain(weight, VALUE_DECIMALS)).unwrap_or_default();
        if even { format!("`{id}` {value}") } else { format!("`{id}` {value} x {weight}") }
    }

    fn linear(&self) -> String {
        let (Some(from), Some(to)) = (self.number("baseline"), self.number("target")) else { return self.nothing() };
        let (from, to) = (plain(from, VALUE_DECIMALS), plain(to, VALUE_DECIMALS));
        match self.current() {
            Some(current) => {
                let current = plain(current, VALUE_DECIMALS);
                let on = self.on();
                self.both(
                    format!("from {from} to {to}, now {current}{on}: ({current} - {from}) / ({to} - {from})"),
                    format!("从 {from} 到 {to}，现为 {current}{on}：({current} - {from}) / ({to} - {from})"),
                )
            }
            None => self.both(
                format!("from {from} to {to}, and no value was checked in yet"),
                format!("从 {from} 到 {to}，尚未签到数值"),
            ),
        }
    }

    fn reached(&self) -> String {
        let Some(target) = self.number("target").map(|target| plain(target, VALUE_DECIMALS)) else {
            return self.nothing();
        };
        let current = self.current().map(|current| plain(current, VALUE_DECIMALS));
        match current {
            Some(current) => self.both(
                format!("the target {target} is where it began; now {current}"),
                format!("目标 {target} 即起点；现为 {current}"),
            ),
            None => self.nothing(),
        }
    }

    fn judged(&self) -> String {
        match self.number("percent").map(|percent| plain(percent, VALUE_DECIMALS)) {
            Some(percent) => {
                let on = self.on();
                self.both(format!("judged at {percent}%{on}"), format!("评判为 {percent}%{on}"))
            }
            None => self.nothing(),
        }
    }

    fn control(&self) -> String {
        let Some(current) = self.current().map(|current| plain(current, VALUE_DECIMALS)) else {
            return self.nothing();
        };
        let bound = |name| self.number(name).map(|bound| plain(bound, VALUE_DECIMALS));
        let bounds = match (bound("atLeast"), bound("atMost")) {
            (Some(least), Some(most)) => {
                self.both(format!("from {least} to {most}"), format!("{least} 到 {most} 之间"))
            }
            (Some(least), None) => self.both(format!("at least {least}"), format!("至少 {least}")),
            (None, Some(most)) => self.both(format!("at most {most}"), format!("至多 {most}")),
            (None, None) => String::new(),
        };
        let on = self.on();
        let tolerance = match bound("tolerance") {
            Some(tolerance) => self.both(format!(", 0 at {tolerance} outside"), format!("，超出 {tolerance} 时为 0")),
            None => self.pick(", 0 outside", "，超出即为 0").to_owned(),
        };
        self.both(
            format!("{bounds}, now {current}{on}{tolerance}"),
            format!("要求{bounds}，现为 {current}{on}{tolerance}"),
        )
    }

    fn ladder(&self) -> String {
        let points: Vec<String> = self
            .node
            .inputs
            .iter()
            .filter(|input| input.name == Some("point"))
            .filter_map(|input| {
                Some(format!("{} → {}", self.figure(input.at.as_ref()?), self.figure(input.value.as_ref()?)))
            })
            .collect();
        let points = points.join(self.pick(", ", "、"));
        match self.current().map(|current| plain(current, VALUE_DECIMALS)) {
            Some(current) => {
                let on = self.on();
                self.both(
                    format!("now {current}{on}, on the ladder {points}"),
                    format!("现为 {current}{on}，对照阶梯 {points}"),
                )
            }
            None => self.nothing(),
        }
    }

    fn elapsed(&self) -> String {
        let (Some(passed), Some(whole)) = (self.number("passed"), self.number("whole")) else { return self.nothing() };
        let (passed, whole) = (plain(passed.clamp(0.0, whole.max(0.0)), 0), plain(whole, 0));
        let smooth = self.node.formula == ExplainedFormula::Smooth;
        let curve = if smooth { self.pick(", along a smooth curve", "，按平滑曲线计") } else { "" };
        self.both(format!("{passed} of {whole} days have passed{curve}"), format!("{whole} 天已过 {passed} 天{curve}"))
    }

    fn due(&self) -> String {
        let number = |name| plain(self.number(name).unwrap_or(0.0), VALUE_DECIMALS);
        let (due, undated, all) = (number("due"), number("undated"), number("all"));
        self.both(
            format!("milestones that weigh {due} of {all} are due; {undated} without a date follow the time"),
            format!("里程碑总权重 {all}，已到期 {due}；未定日期的 {undated} 随时间计"),
        )
    }

    fn given(&self) -> String {
        let day = |name| self.fact(name).map(|value| self.figure(value));
        match self.node.quantity {
            Quantity::StatedScore => self.pick("stated by its owner", "负责人自评").to_owned(),
            Quantity::Attainment => match day("doneOn") {
                Some(on) => self.both(format!("done on {on}"), format!("已于 {on} 完成")),
                None => self.pick("not done yet", "尚未完成").to_owned(),
            },
            _ => match day("due") {
                Some(due) => self.both(format!("due on {due}"), format!("{due} 到期")),
                None if self.fact("planned").is_some() => self.pick("by its own plan", "按自定计划").to_owned(),
                None => self.pick("it has to hold throughout", "须始终保持").to_owned(),
            },
        }
    }

    fn rule(&self) -> String {
        let Some(ExplainedFigure::Word(rule)) = self.fact("rule") else { return String::new() };
        let day = |name| self.fact(name).map(|value| self.figure(value)).unwrap_or_default();
        match rule.as_str() {
            "stage" => self.pick("as the stage of the objective has it", "由目标所处阶段决定").to_owned(),
            "reached" => self.pick("its target is reached", "目标值已达到").to_owned(),
            "green" => self.both(
                format!("its time was over on {}, and its grade is green", day("end")),
                format!("已于 {} 到期，评级为绿色", day("end")),
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
        let patience = |name| self.limit(name).map(|days| plain(days, 0)).unwrap_or_default();
        let (cadence, grace) = (patience("cadenceDays"), patience("graceDays"));
        let heard = match self.fact("last") {
            Some(ExplainedFigure::Day(day)) => {
                self.both(format!("last heard of on {day}"), format!("最近一次消息在 {day}"))
            }
            _ => self.pick("never heard of", "从未有消息").to_owned(),
        };
        self.both(
            format!("{heard}; check-ins are due every {cadence} days, with {grace} of grace"),
            format!("{heard}；应每 {cadence} 天签到，宽限 {grace} 天"),
        )
    }

    fn pace(&self) -> String {
        let value = |at: usize| match self.input_node(at).map(|node| &node.value) {
            Some(ExplainedFigure::Number(number)) => *number,
            _ => 0.0,
        };
        let (expected, progress) = (value(1), value(2));
        let (points, progress_points) = (plain((expected - progress) * 100.0, 1), plain(progress * 100.0, 1));
        let limit = |name| self.limit(name).map(|number| plain(number, VALUE_DECIMALS)).unwrap_or_default();
        match self.policy("pace") {
            Some("ratio") => {
                let part = if expected > 0.0 { plain(progress / expected, 2) } else { "–".to_owned() };
                let (on_track, behind) = (limit("onTrackFrom"), limit("behindFrom"));
                self.both(
                    format!("{part} of what is expected; on track from {on_track}, behind from {behind}"),
                    format!("为预期的 {part}；{on_track} 起为正常，{behind} 起为落后"),
                )
            }
            Some("absolute") => {
                let (on_track, behind) = (limit("onTrackFrom"), limit("behindFrom"));
                self.both(
                    format!("{progress_points} points; on track from {on_track}, behind from {behind}"),
                    format!("{progress_points} 个百分点；{on_track} 起为正常，{behind} 起为落后"),
                )
            }
            _ => {
                let (on_track, behind) = (limit("onTrackAtMost"), limit("behindAtMost"));
                let ahead = expected < progress;
                let points = if ahead { plain((progress - expected) * 100.0, 1) } else { points };
                let way = if ahead { self.pick("ahead", "超前") } else { self.pick("behind", "落后") };
                self.both(
                    format!("{points} points {way} of what is expected; on track up to {on_track} behind, behind up to {behind}")
                        .replace("points behind of", "points behind"),
                    format!("比预期{way} {points} 个百分点；落后 {on_track} 以内为正常，{behind} 以内为落后"),
                )
            }
        }
    }

    fn of_members(&self, what: &str) -> String {
        let members = self.node.inputs.iter().filter_map(|input| self.nodes.get(input.node?));
        let of = |node: &&ExplainedNode| node.quantity == Quantity::Status && node.value == self.node.value;
        let ids: Vec<String> = members.filter(of).take(NAMED).map(|node| format!("`{}`", node.of.id())).collect();
        if ids.is_empty() {
            // One that ended early counts as at risk, or none counts.
            return what.to_owned();
        }
        format!("{what}{}{}", self.pick(": ", "："), ids.join(self.pick(", ", "、")))
    }

    fn band(&self) -> String {
        let number = |name| self.number(name).map(|number| plain(number, 9)).unwrap_or_default();
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

    fn nothing(&self) -> String {
        match self.node.quantity {
            Quantity::Expected => self.pick("without dates nothing is expected", "没有日期，无从预期"),
            _ => self.pick("nothing is measured yet", "尚无数值"),
        }
        .to_owned()
    }

    /// What was left out, a few of them by name.
    fn left_out(&self) -> String {
        let mut text = String::new();
        for why in ExcludedWhy::ALL {
            let all: Vec<&str> =
                self.node.excluded.iter().filter(|one| one.why == *why).map(|one| one.of.id()).collect();
            if all.is_empty() || matches!(why, ExcludedWhy::Later) {
                continue;
            }
            let named: Vec<String> = all.iter().take(NAMED).map(|id| format!("`{id}`")).collect();
            let names = named.join(self.pick(", ", "、"));
            let more = if all.len() > NAMED { self.pick(" and others", "等") } else { "" };
            let words = reason(*why).text(self.lang);
            text.push_str(
                &self.both(format!("; without {names}{more}: {words}"), format!("；不含 {names}{more}：{words}")),
            );
        }
        text
    }

    fn input_node(&self, at: usize) -> Option<&ExplainedNode> {
        self.nodes.get(self.node.inputs.get(at)?.node?)
    }

    fn fact(&self, name: &str) -> Option<&ExplainedFigure> {
        self.node.inputs.iter().find(|input| input.name == Some(name)).and_then(|input| input.value.as_ref())
    }

    fn number(&self, name: &str) -> Option<f64> {
        match self.fact(name) {
            Some(ExplainedFigure::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The current value: a fact, or for a sum its total.
    fn current(&self) -> Option<f64> {
        let total = self.node.inputs.iter().find(|input| input.name == Some("current")).and_then(|input| input.node);
        match total.and_then(|at| self.nodes.get(at)).map(|node| &node.value) {
            Some(ExplainedFigure::Number(total)) => Some(*total),
            _ => self.number("current"),
        }
    }

    fn on(&self) -> String {
        match self.fact("on") {
            Some(ExplainedFigure::Day(day)) => self.both(format!(" ({day})"), format!("（{day}）")),
            _ => String::new(),
        }
    }

    fn policy(&self, name: &str) -> Option<&str> {
        let used = self.node.policies.iter().find(|used| used.policy == name)?;
        match &used.value {
            ExplainedFigure::Word(word) => Some(word),
            _ => None,
        }
    }

    fn limit(&self, name: &str) -> Option<f64> {
        let used = self.node.policies.iter().find(|used| used.policy == name)?;
        match used.value {
            ExplainedFigure::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A value as people read it; statuses and grades in their language.
    fn figure(&self, figure: &ExplainedFigure) -> String {
        match figure {
            ExplainedFigure::Number(number) if self.node.quantity == Quantity::Total => plain(*number, VALUE_DECIMALS),
            ExplainedFigure::Number(number) => self.score(*number),
            ExplainedFigure::Day(day) => day.to_string(),
            ExplainedFigure::Word(word) => self.word(word).to_owned(),
            ExplainedFigure::Null => "–".to_owned(),
        }
    }

    fn word<'t>(&self, word: &'t str) -> &'t str {
        let status = Status::ALL.iter().find(|status| status.word() == word).map(|status| status.term());
        let grade = Grade::ALL.iter().find(|grade| grade.word() == word).map(|grade| grade.term());
        status.or(grade).map_or(word, |term| term.text(self.lang))
    }

    /// A score at the profile's decimals.
    fn score(&self, number: f64) -> String {
        plain(number, self.board.profile().decimals)
    }
}

/// A number rounded half to even for people.
fn plain(number: f64, decimals: u32) -> String {
    let scale = f64::from(10_u32.pow(decimals.min(9)));
    let scaled = number * scale;
    let rounded = if scaled.abs() < 9e15 { scaled.round_ties_even() / scale } else { number };
    number_text(rounded + 0.0)
}

const fn quantity(quantity: Quantity) -> Term {
    match quantity {
        Quantity::Score => Term::new("score", "得分"),
        Quantity::ComputedScore => Term::new("computed score", "计算得分"),
        Quantity::StatedScore => Term::new("stated score", "自评得分"),
        Quantity::Progress => Term::new("progress", "进度"),
        Quantity::Attainment => Term::new("attainment", "达成度"),
        Quantity::Total => Term::new("total", "合计"),
        Quantity::Expected => Term::new("expected", "预期"),
        Quantity::Status => Term::new("status", "状态"),
        Quantity::Grade => Term::new("grade", "评级"),
    }
}

const fn reason(why: ExcludedWhy) -> Term {
    match why {
        ExcludedWhy::Unmeasured => Term::new("no value yet", "尚无数值"),
        ExcludedWhy::NotYetAgreed => Term::new("not agreed by that day", "当日尚未达成对齐"),
        ExcludedWhy::Stage => Term::new("its stage passes no numbers on", "所处阶段不向上汇总"),
        ExcludedWhy::Source => Term::new("the objective takes what is aligned to it alone", "该目标只汇总对齐项"),
        ExcludedWhy::NotCounted => Term::new("closed, put off or not begun", "已关闭、已推迟或未开始"),
        ExcludedWhy::Later => Term::new("about a later day, or recorded on one", "日期或记录日在之后"),
        ExcludedWhy::Corrected => Term::new("a check-in of its own was corrected", "有签到已被更正"),
    }
}
