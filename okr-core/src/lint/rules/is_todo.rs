//! `key-result.is-todo`: something to do, where a result is asked for.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Blank, Claim, Text};

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultIsTodo,
    category: Category::KeyResult,
    source: Term::new(
        "a key result is the state after the work, not the work: to-dos serve key results",
        "关键结果是做完事之后的结果，不是事情本身；待办用来支撑关键结果",
    ),
    title: Term::new("to-do instead of a result", "写成了待办，而不是结果"),
    explanation: Term::new(
        "Visiting, training, publishing or building can all be done without anything having changed. \
         An activity is flagged also where it is counted, for ten visits may come to nothing. \
         A deliverable is flagged where neither a date, nor somebody's acceptance, nor a number of usable pieces \
         says when it counts. An activity that names its effect passes: ten visits that bring four orders.",
        "拜访、培训、发布、搭建都可能做完了却什么也没有改变。活动即使写了次数也会提示，因为拜访十次也可能一无所获。\
         交付物若没有日期、没有他人验收，也没有可用的数量，就无从判断何时算数。\
         写明成效的活动不提示：例如拜访十家、带来四笔订单。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Visit 40 orchards", "Visit 40 orchards"),
            Example::bad(Lang::En, "Train all ferry crews", "Train all ferry crews"),
            Example::bad(Lang::En, "Publish 12 articles about pruning", "Publish 12 articles about pruning"),
            Example::bad(Lang::En, "Write a new berth plan", "Write a new berth plan"),
            Example::bad(Lang::ZhCn, "走访 30 家果园", "走访 30 家果园"),
            Example::bad(Lang::ZhCn, "组织两场店长培训", "组织两场店长培训"),
            Example::bad(Lang::ZhCn, "搭建冷链温控系统", "搭建冷链温控系统"),
            Example::bad(Lang::ZhCn, "发布 6 篇种植经验文章", "发布 6 篇种植经验文章"),
        ],
        good: &[
            Example::good(Lang::En, "Visit 40 orchards and win 12 as suppliers"),
            Example::good(Lang::En, "The new berth plan is signed off by the harbour office"),
            Example::good(Lang::En, "Sell season tickets to 900 commuters"),
            Example::good(Lang::ZhCn, "走访 30 家果园，签下 12 家供货"),
            Example::good(Lang::ZhCn, "冷链温控系统通过药监验收"),
            Example::good(Lang::ZhCn, "店长培训后独立排班的门店达到 80%"),
        ],
    },
    check: Check::KeyResult(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    if text.context().measured || text.has_blank(Blank::Value) || text.has_blank(Blank::Typed) {
        return;
    }
    match text.claim() {
        Claim::Activity(span) if !text.is_accepted() => sink.words(text, span),
        Claim::Deliverable(span) if !text.is_settled() => sink.words(text, span),
        _ => {}
    }
}
