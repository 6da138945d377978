//! `key-result.binary`: done or not done, with nothing in between.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Blank, Claim, Text};

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultBinary,
    category: Category::KeyResult,
    source: Term::new(
        "launching is a key result only with its date; where use is what matters, say how much use",
        "“上线”只有写明日期才算关键结果；若看重的是使用效果，应写出效果",
    ),
    title: Term::new("done or not done", "只有完成与未完成"),
    explanation: Term::new(
        "A dated or accepted deliverable can be checked, so it is not wrong. But it stands at 0 until the day on which \
         it stands at 1, and says nothing of what it is good for. Worth a thought, no more: an effect, or milestones \
         on the way, would tell earlier how it is going.",
        "写明日期或须经验收的交付物可以核对，因此不算错。但它在完成之前一直是 0，完成那天才变成 1，\
         也没有说明带来什么效果。仅供参考：补上效果，或拆成里程碑，就能更早看出进展。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Launch the tide app by the end of May", "Launch the tide app"),
            Example::bad(
                Lang::En,
                "The new berth plan is signed off by the harbour office",
                "The new berth plan is signed off by the harbour office",
            ),
            Example::bad(Lang::ZhCn, "6 月底前上线会员小程序", "上线会员小程序"),
            Example::bad(Lang::ZhCn, "冷链温控系统通过药监验收", "冷链温控系统通过药监验收"),
        ],
        good: &[
            Example::good(Lang::En, "Launch the tide app by the end of May with 3,000 weekly users"),
            Example::good(Lang::En, "Berths that stay empty at noon fall from 14 to 5"),
            Example::good(Lang::ZhCn, "6 月底前上线会员小程序，周活跃会员达到 2 万"),
            Example::good(Lang::ZhCn, "冷链断温次数从每月 9 次降到 1 次"),
        ],
    },
    check: Check::KeyResult(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    if text.context().measured || text.has_blank(Blank::Value) || text.has_blank(Blank::Typed) {
        return;
    }
    match text.claim() {
        Claim::Deliverable(span) | Claim::Other(span) if text.is_settled() => sink.words(text, span),
        Claim::Other(span) if text.context().binary => sink.words(text, span),
        Claim::Activity(span) if text.is_accepted() => sink.words(text, span),
        _ => {}
    }
}
