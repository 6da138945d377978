//! `key-result.not-measurable`: nothing that a colleague could check.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Blank, Claim, Text};

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultNotMeasurable,
    category: Category::KeyResult,
    source: Term::new(
        "a key result is easy to score: a colleague can tell as well whether it was reached",
        "关键结果要易于评分，他人也能判断是否达成",
    ),
    title: Term::new("nothing that can be checked", "没有可核对的内容"),
    explanation: Term::new(
        "The text names no number, no date, nobody who accepts it and nothing that is there afterwards. \
         Two people who look at it at the end of the cycle may both be right and disagree.",
        "文本中没有数字、日期、验收方，也没有完成后能看到的东西。到了周期末，两个人看法不同也都说得通。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Skippers feel at home here", "Skippers feel at home here"),
            Example::bad(Lang::En, "A stronger voice in the fishing world", "A stronger voice in the fishing world"),
            Example::bad(Lang::ZhCn, "让店员有归属感", "让店员有归属感"),
            Example::bad(Lang::ZhCn, "赢得果农的信任", "赢得果农的信任"),
        ],
        good: &[
            Example::good(Lang::En, "Of 10 skippers who call once, 7 call again"),
            Example::good(Lang::En, "The fishing union renews its contract by 30 June"),
            Example::good(Lang::ZhCn, "店员月离职率降到 2%"),
            Example::good(Lang::ZhCn, "30 家果农签下三年供货"),
        ],
    },
    check: Check::KeyResult(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    if text.context().measured
        || text.has_blank(Blank::Value)
        || text.has_blank(Blank::Typed)
        || text.is_settled()
        || text.context().binary
    {
        return;
    }
    if let Claim::Other(span) = text.claim()
        && super::no_target::found(text).is_none()
    {
        sink.words(text, span);
    }
}
