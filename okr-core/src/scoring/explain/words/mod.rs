//! Explanations in sentences that a manager follows, in both languages.

mod facts;
mod figures;
mod made;
mod measures;
mod standing;

use super::tree::{ExcludedWhy, ExplainedFigure, ExplainedFormula, ExplainedNode, Quantity};
use crate::lang::{Lang, Term};
use crate::problem::NodeRef;
use crate::scoring::board::Board;
use crate::scoring::status::Status;
use figures::part;

/// Gives every node its sentence.
pub(super) fn tell(board: &Board<'_>, nodes: &mut [ExplainedNode], lang: Lang) {
    let texts: Vec<String> = nodes.iter().map(|node| Teller { board, nodes, node, lang }.text()).collect();
    for (node, text) in nodes.iter_mut().zip(texts) {
        node.text = text;
    }
}

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
        let head = format!("{} {}", self.name().text(self.lang), self.shown(self.node));
        let why = self.why();
        let left_out = self.left_out();
        let colon = self.pick(": ", "：");
        if why.is_empty() { format!("{head}{left_out}") } else { format!("{head}{colon}{why}{left_out}") }
    }

    /// What the value is called. In Chinese a score that somebody else states is none of one's own.
    fn name(&self) -> Term {
        match (self.node.quantity, self.fact("by")) {
            (Quantity::StatedScore, Some(ExplainedFigure::Word(by))) if self.is_by_owner(by) => {
                Term::new("stated score", "自评得分")
            }
            (named, _) => quantity(named),
        }
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
            ExplainedFormula::Least => self.least(),
            ExplainedFormula::Sum => self.sum(),
            ExplainedFormula::Linear => self.linear(),
            ExplainedFormula::Reached => self.reached(),
            ExplainedFormula::Judged => self.judged(),
            ExplainedFormula::Control => self.control(),
            ExplainedFormula::Ladder => self.ladder(),
            ExplainedFormula::Elapsed | ExplainedFormula::Smooth => self.elapsed(),
            ExplainedFormula::Due => self.due(),
            ExplainedFormula::Planned => self.planned(),
            ExplainedFormula::Done => self.done(),
            ExplainedFormula::DueOn => self.due_on(),
            ExplainedFormula::Throughout => self.pick("it has to hold throughout", "须始终保持").to_owned(),
            ExplainedFormula::Measured => self.measured(),
            ExplainedFormula::Part => self.part_measured(),
            ExplainedFormula::Given => self.given(),
            ExplainedFormula::Rule => self.rule(),
            ExplainedFormula::Band => self.band(),
            ExplainedFormula::Cut => String::new(),
            ExplainedFormula::None => self.nothing(),
        }
    }

    fn official(&self) -> String {
        let stated = self.input_node(0).filter(|node| node.quantity == Quantity::StatedScore);
        let takes_stated = self.policy("official") == Some("stated");
        match (stated, takes_stated) {
            (Some(stated), _) => {
                let name = Teller { node: stated, ..*self }.name().text(Lang::ZhCn);
                self.both("the stated score counts".to_owned(), format!("以{name}为准"))
            }
            (None, true) => self.pick("as computed, for none is stated", "取计算得分，尚无评定得分").to_owned(),
            (None, false) => self.pick("as computed, as the profile has it", "按方案取计算得分").to_owned(),
        }
    }

    fn within_one(&self) -> String {
        match self.input_node(0).map(|node| &node.value) {
            Some(ExplainedFigure::Number(progress)) => {
                let progress = part(*progress);
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
        let shown = part(attained);
        let (least, most) = (self.number("least"), self.number("most").unwrap_or(f64::INFINITY));
        if least.is_some_and(|least| attained < least) {
            self.both(
                format!("attainment {shown}, and below the baseline counts 0"),
                format!("达成度 {shown}，低于基线按 0 计"),
            )
        } else if attained > most {
            let most = part(most);
            self.both(
                format!("attainment {shown}, and more than {most} does not count"),
                format!("达成度 {shown}，最多按 {most} 计"),
            )
        } else {
            self.both(format!("attainment {shown}"), format!("达成度 {shown}"))
        }
    }

    /// What was left out, a few of them by name.
    fn left_out(&self) -> String {
        let mut text = String::new();
        for why in ExcludedWhy::ALL {
            let all: Vec<&NodeRef> =
                self.node.excluded.iter().filter(|one| one.why == *why).map(|one| &one.of).collect();
            match why {
                ExcludedWhy::Later => {}
                ExcludedWhy::NotCounted => text.push_str(&self.not_counted(&all)),
                _ => text.push_str(&self.without(&all, reason(*why))),
            }
        }
        text
    }

    /// Members whose status says nothing of how things stand: each kind by itself.
    fn not_counted(&self, all: &[&NodeRef]) -> String {
        let workspace = self.board.workspace();
        let status = |of: &NodeRef| workspace.named(of).map(|node| self.board.member(node).2);
        let kinds = [Status::NotStarted, Status::Closed, Status::Postponed];
        let of_kind =
            |kind: Status| -> Vec<&NodeRef> { all.iter().copied().filter(|of| status(of) == Some(kind)).collect() };
        kinds.into_iter().map(|kind| self.without(&of_kind(kind), kind.term())).collect()
    }

    /// The first of some names, and whether there are others.
    fn a_few(&self, names: impl Iterator<Item = String>) -> String {
        let names: Vec<String> = names.take(NAMED + 1).collect();
        let more = if names.len() > NAMED { self.pick(" and others", "等") } else { "" };
        let few: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
        format!("{}{more}", few.join(self.pick(", ", "、")))
    }

    fn without(&self, all: &[&NodeRef], why: Term) -> String {
        if all.is_empty() {
            return String::new();
        }
        let names = self.a_few(all.iter().map(|of| format!("`{}`", of.id())));
        let words = why.text(self.lang);
        self.both(format!("; without {names}: {words}"), format!("；不含 {names}：{words}"))
    }
}

const fn quantity(quantity: Quantity) -> Term {
    match quantity {
        Quantity::Score => Term::new("score", "得分"),
        Quantity::ComputedScore => Term::new("computed score", "计算得分"),
        Quantity::StatedScore => Term::new("stated score", "评定得分"),
        Quantity::Progress => Term::new("progress", "进度"),
        Quantity::Attainment => Term::new("attainment", "达成度"),
        Quantity::Total => Term::new("total", "合计"),
        Quantity::Expected => Term::new("expected", "预期"),
        Quantity::Status => Term::new("status", "状态"),
        Quantity::Grade => Term::new("grade", "等级"),
        Quantity::Coverage => Term::new("coverage", "覆盖率"),
        Quantity::Confidence => Term::new("confidence", "信心"),
        Quantity::LeastConfidence => Term::new("least confidence", "最低信心"),
    }
}

const fn reason(why: ExcludedWhy) -> Term {
    match why {
        ExcludedWhy::Unmeasured => Term::new("no value yet", "尚无数值"),
        ExcludedWhy::NotYetAgreed => Term::new("not agreed by that day", "当日尚未达成对齐"),
        ExcludedWhy::Stage => Term::new("its stage passes no numbers on", "所处阶段不向上汇总"),
        ExcludedWhy::Source => Term::new("the objective takes what is aligned to it alone", "该目标只汇总对齐项"),
        ExcludedWhy::NotCounted => Term::new("its status does not count", "状态不计入"),
        ExcludedWhy::Later => Term::new("about a later day, or recorded on one", "日期或记录日在之后"),
        ExcludedWhy::NotSaid => Term::new("nobody has said", "尚未填写"),
        ExcludedWhy::Corrected => Term::new("a check-in of its own was corrected", "有签到已被更正"),
    }
}
