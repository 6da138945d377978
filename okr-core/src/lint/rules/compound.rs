//! `objective.compound`: Two aims in one objective.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Class, Script, Text};

pub(super) const RULE: Rule = Rule {
    code: Code::ObjectiveCompound,
    category: Category::Objective,
    source: Term::new(
        "OKR guides on writing: one objective, one direction; many model objectives join clauses all the same",
        "OKR 撰写指南：一个目标一个方向；不过不少示范目标也会并列",
    ),
    title: Term::new("two aims in one objective", "一个目标里有两个方向"),
    explanation: Term::new(
        "Told where two parts each open with a verb of their own. It is a hint and no more: the second part \
        often says how, or what for.",
        "两部分各有自己的动词时提示。仅供参考：第二部分往往是在写怎么做，或为了什么。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Win back the fishers and open the north quay", "open the north quay"),
            Example::bad(
                Lang::En,
                "Build a crew that stays, make the yard safe at night",
                "make the yard safe at night",
            ),
            Example::bad(Lang::ZhCn, "提升门店准点到货能力，打造夜间配送网络", "打造夜间配送网络"),
            Example::bad(Lang::ZhCn, "建立会员体系，提升店长经营能力", "提升店长经营能力"),
        ],
        good: &[
            Example::good(Lang::En, "Win back the fishers"),
            Example::good(Lang::En, "Open the north quay to win back the fishers"),
            Example::good(Lang::ZhCn, "让门店每天准点到货"),
            Example::good(Lang::ZhCn, "建立会员体系，以此赢回老顾客"),
        ],
    },
    check: Check::Objective(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    if text.script() == Script::Unread || text.has(Class::Purpose) {
        return;
    }
    if let Some(second) = text.aims().get(1) {
        sink.words(text, *second);
    }
}
