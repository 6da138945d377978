//! Values that are made of others: means, the least, sums, what is measured.

use super::Teller;
use super::figures::value;
use crate::scoring::explain::tree::{ExplainedFigure, ExplainedInput, Quantity};
use crate::workspace::Node;

/// How many members or steps are named.
const SHOWN: usize = 8;

impl Teller<'_> {
    pub(super) fn mean(&self) -> String {
        let inputs: Vec<&ExplainedInput> = self.node.inputs.iter().filter(|input| input.weight.is_some()).collect();
        if inputs.is_empty() {
            return self.nothing();
        }
        let first = inputs.first().and_then(|input| input.weight);
        let even = inputs.iter().all(|input| input.weight == first);
        if inputs.iter().any(|input| input.name == Some("item")) {
            return self.steps(&inputs, even);
        }
        let list = self.members(&inputs, even);
        match (inputs.len(), even) {
            (1, _) => self.both(format!("that of {list}"), format!("即 {list}")),
            (_, true) if self.weighs_nothing(&inputs) => self.both(
                format!("the mean of {list}, each counting the same, since all weigh 0"),
                format!("{list} 的平均值（权重均为 0，故同等计算）"),
            ),
            (_, true) => self.both(format!("the mean of {list}"), format!("{list} 的平均值")),
            (_, false) => self.both(format!("the weighted mean of {list}"), format!("{list} 的加权平均")),
        }
    }

    /// Whether all that counted weighs 0 in the document, so that the mean counted each as 1.
    fn weighs_nothing(&self, inputs: &[&ExplainedInput]) -> bool {
        let members = match self.board.workspace().named(&self.node.of) {
            _ if self.node.quantity == Quantity::Confidence => return false,
            Some(Node::Objective(at)) => self.board.weighed_members_of(at),
            Some(rollup) => self.board.contributors_of(rollup),
            None => return false,
        };
        // What is left out apart, inputs stand in the order of the members.
        let mut members = members.into_iter();
        inputs.iter().all(|input| {
            let is_it = |node: Node| self.board.workspace().node_ref(node).id() == self.name_of(input);
            members.by_ref().find(|(node, _)| is_it(*node)).is_some_and(|(_, weight)| weight == 0.0)
        })
    }

    /// The least of what contributes, and whose it is: the first of equals.
    pub(super) fn least(&self) -> String {
        let inputs: Vec<&ExplainedInput> = self.node.inputs.iter().collect();
        if self.node.value == ExplainedFigure::Null {
            return self.nothing();
        }
        let list = self.members(&inputs, true);
        let is_least = |input: &&&ExplainedInput| match (&self.node.value, self.value_of(input)) {
            (ExplainedFigure::Number(least), ExplainedFigure::Null) => *least == 0.0,
            (least, value) => least == value,
        };
        match (inputs.len(), inputs.iter().find(is_least).map(|input| self.name_of(input))) {
            (0, _) => self.nothing(),
            (1, _) => self.both(format!("that of {list}"), format!("即 {list}")),
            (_, Some(id)) => {
                self.both(format!("the least of {list}: that of `{id}`"), format!("{list} 中最低的，即 `{id}`"))
            }
            (_, None) => self.both(format!("the least of {list}"), format!("{list} 中最低的")),
        }
    }

    fn members(&self, inputs: &[&ExplainedInput], even: bool) -> String {
        let parts: Vec<String> = inputs.iter().take(SHOWN).map(|input| self.member(input, even)).collect();
        let more = if inputs.len() > SHOWN { self.pick(" and others", "等") } else { "" };
        format!("{}{more}", parts.join(self.pick(", ", "、")))
    }

    fn member(&self, input: &ExplainedInput, even: bool) -> String {
        let id = self.name_of(input);
        let value = match self.value_of(input) {
            ExplainedFigure::Null => self.pick("0 (no value yet)", "0（尚无数值）").to_owned(),
            value => self.figure(value),
        };
        match input.weight.filter(|_| !even) {
            Some(weight) => format!("`{id}` {value} x {}", self.weight(weight)),
            None => format!("`{id}` {value}"),
        }
    }

    /// The id of what an input is of.
    fn name_of<'i>(&'i self, input: &'i ExplainedInput) -> &'i str {
        let node = input.node.and_then(|at| self.nodes.get(at)).map(|node| &node.of);
        node.or(input.of.as_ref()).map_or("", |of| of.id())
    }

    fn value_of<'i>(&'i self, input: &'i ExplainedInput) -> &'i ExplainedFigure {
        let node = input.node.and_then(|at| self.nodes.get(at)).map(|node| &node.value);
        node.or(input.value.as_ref()).unwrap_or(&ExplainedFigure::Null)
    }

    /// Milestones, by name where they do not weigh the same.
    fn steps(&self, inputs: &[&ExplainedInput], even: bool) -> String {
        let is_done = |input: &ExplainedInput| input.value == Some(ExplainedFigure::Number(1.0));
        let (count, done) = (inputs.len(), inputs.iter().filter(|input| is_done(input)).count());
        let head = self.both(format!("{done} of {count} milestones done"), format!("{count} 个里程碑完成了 {done} 个"));
        if even {
            return head;
        }
        let step = |input: &&ExplainedInput| {
            let title = input.at.as_ref().map(|title| self.title(title)).unwrap_or_default();
            let weight = self.weight(input.weight.unwrap_or(1.0));
            self.both(format!("“{title}” {weight}"), format!("“{title}”{weight}"))
        };
        let named = |wanted: bool| -> Option<String> {
            let all: Vec<&&ExplainedInput> = inputs.iter().filter(|input| is_done(input) == wanted).collect();
            let named: Vec<String> = all.iter().take(SHOWN).map(|input| step(input)).collect();
            let more = if all.len() > SHOWN { self.pick(" and others", "等") } else { "" };
            let state = if wanted { self.pick("done ", "已完成") } else { self.pick("open ", "未完成") };
            (!all.is_empty()).then(|| format!("{state}{}{more}", named.join(self.pick(", ", "、"))))
        };
        let told: Vec<String> = [named(true), named(false)].into_iter().flatten().collect();
        let told = told.join(self.pick("; ", "；"));
        self.both(format!("{head}, by weight: {told}"), format!("{head}，按权重计：{told}"))
    }

    /// A title as it stands, even if it is the word of a status.
    fn title(&self, title: &ExplainedFigure) -> String {
        match title {
            ExplainedFigure::Word(title) => title.to_string(),
            other => self.figure(other),
        }
    }

    pub(super) fn sum(&self) -> String {
        match self.node.inputs.len() {
            0 => self.pick("no value of anything below it yet", "下级尚无数值").to_owned(),
            1 => self.pick("the value of one key result", "一个关键结果的数值").to_owned(),
            count => self
                .both(format!("the values of {count} key results added up"), format!("{count} 个关键结果的数值之和")),
        }
    }

    pub(super) fn measured(&self) -> String {
        match self.input_of(Quantity::Attainment).map(|node| &node.value) {
            Some(ExplainedFigure::Number(_)) => self.pick("it is measured", "已有数值"),
            _ => self.pick("nothing is measured yet", "尚无数值"),
        }
        .to_owned()
    }

    pub(super) fn part_measured(&self) -> String {
        let (measured, whole) = (self.number("measured").unwrap_or(0.0), self.number("whole").unwrap_or(0.0));
        if whole == 0.0 {
            return self.pick("no key result below it counts", "没有计入的关键结果").to_owned();
        }
        let (measured, whole) = (value(measured), value(whole));
        self.both(
            format!("{measured} of {whole} key results below it are measured"),
            format!("下属 {whole} 个关键结果中 {measured} 个已有数值"),
        )
    }

    /// Whether a person answers for what this is of.
    pub(super) fn is_by_owner(&self, by: &str) -> bool {
        let workspace = self.board.workspace();
        workspace.named(&self.node.of).is_some_and(|node| workspace.answers_for(node, &by.into()))
    }

    /// What stands in the document: a stated score, a confidence.
    pub(super) fn given(&self) -> String {
        let on = self.fact("on").map(|on| self.figure(on)).unwrap_or_default();
        if self.node.quantity == Quantity::Confidence {
            return self.both(format!("as said at the check-in of {on}"), format!("{on} 签到时填写"));
        }
        let Some(ExplainedFigure::Word(by)) = self.fact("by") else {
            return self.both(format!("stated on {on}"), format!("{on} 评定"));
        };
        let workspace = self.board.workspace();
        let name = workspace.person(by).map_or(&**by, |person| person.name.as_str());
        if self.is_by_owner(by) {
            self.both(format!("stated by its owner {name} on {on}"), format!("{on} 由负责人自评（{name}）"))
        } else {
            self.both(format!("stated by {name} on {on}"), format!("{on} 评定（评定人：{name}）"))
        }
    }
    pub(super) fn nothing(&self) -> String {
        match self.node.quantity {
            Quantity::Expected => self.pick("without dates nothing is expected", "没有日期，无从预期"),
            _ => self.pick("nothing is measured yet", "尚无数值"),
        }
        .to_owned()
    }
}
