//! What an export says of itself, in both languages.

use super::LeftOutWhy;
use crate::lang::Term;
use crate::model::Compensation;

/// What the export is, and what it is not.
pub(super) const fn statement(policy: Compensation) -> Term {
    match policy {
        Compensation::None => Term::new(
            "Nothing is told to a review: this profile keeps objectives apart from pay. How much of a goal was \
             reached says how high it was set as much as what was done.",
            "不向绩效评审提供任何内容：本方案将 OKR 与薪酬分开。完成率的高低既取决于做了多少，也取决于目标定得多高。",
        ),
        Compensation::Committed => Term::new(
            "Committed objectives that have come to their end, as one input among others. A review looks at the whole \
             of what was contributed; no score stands for pay by itself. Aspirational and learning objectives are not \
             in it.",
            "仅包含已到期的承诺型目标，作为绩效评审的参考之一。评审应看整体贡献，任何得分都不能直接对应薪酬。挑战型与学习型目标不在其中。",
        ),
        Compensation::Evidence => Term::new(
            "Outputs and facts: what has moved from where to where, what was done and when, and for whom. Scores, \
             progress, grades and targets are left out, of every objective: how much of a goal was reached is no \
             measure of what was contributed.",
            "只列产出与事实：数值从多少变到多少，做成了什么、何时做成、服务于谁。所有目标的得分、进度、等级和目标值均不列入：完成率不能衡量贡献。",
        ),
    }
}

/// Why an objective is not told.
pub(super) const fn reason(why: LeftOutWhy) -> Term {
    match why {
        LeftOutWhy::Profile => {
            Term::new("The profile keeps objectives out of reviews.", "本方案不把目标用于绩效评审。")
        }
        LeftOutWhy::Opaque => Term::new("It is hidden.", "该目标不可见。"),
        LeftOutWhy::Learning => {
            Term::new("A learning objective owes a lesson, not a score.", "学习型目标要交付的是认知，不是得分。")
        }
        LeftOutWhy::Aspirational => Term::new(
            "The score of an aspirational objective, or of one that does not name its ambition, is never an input to \
             pay: who aims high would be the worse for it.",
            "挑战型目标（含未注明类型的目标）的得分从不用于薪酬，否则目标定得越高的人越吃亏。",
        ),
        LeftOutWhy::Stage => {
            Term::new("It was not agreed, or it was put off: nothing was promised.", "尚未确认或已搁置，不构成承诺。")
        }
        LeftOutWhy::NotOver => {
            Term::new("Its time is not over, and it is not being scored yet.", "尚未到期，也未进入评分阶段。")
        }
    }
}

/// How one promise may be used.
pub(super) const fn note(withheld: Option<LeftOutWhy>) -> Term {
    match withheld {
        None => Term::new("One input among others, never a result by itself.", "仅为参考之一，不能单独作为评审结论。"),
        Some(LeftOutWhy::Learning) => Term::new(
            "One input among others, never a result by itself. Its score is not told: learning objectives are part \
             of it.",
            "仅为参考之一，不能单独作为评审结论。其得分由学习型目标参与计算，故不列出。",
        ),
        Some(_) => Term::new(
            "One input among others, never a result by itself. Its score is not told: aspirational objectives are \
             part of it.",
            "仅为参考之一，不能单独作为评审结论。其得分由挑战型目标参与计算，故不列出。",
        ),
    }
}
