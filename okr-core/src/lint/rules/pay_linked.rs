//! `process.pay-linked`: Pay tied to an OKR.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Class, Text};

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessPayLinked,
    category: Category::Process,
    source: Term::new("OKR guides: completion is kept apart from pay", "各家 OKR 指南：完成度与薪酬脱钩"),
    title: Term::new("pay tied to an OKR", "把 OKR 与薪酬挂钩"),
    explanation: Term::new(
        "Told of titles that name pay and tie something to it. Work on pay itself, such as a fairer bonus \
        scheme, is an aim like any other.",
        "标题提到薪酬并与之挂钩时提示。把薪酬制度本身做好，例如让奖金分配更公平，则是正常的目标。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Bonus depends on 40 boats landing here", "Bonus depends on 40 boats landing here"),
            Example::bad(
                Lang::En,
                "Reach 60 trucks a day, with the bonus tied to it",
                "Reach 60 trucks a day, with the bonus tied to it",
            ),
            Example::bad(Lang::ZhCn, "完成率与年终奖挂钩", "完成率与年终奖挂钩"),
            Example::bad(Lang::ZhCn, "到货准点率达到 96%，与绩效工资挂钩", "到货准点率达到 96%，与绩效工资挂钩"),
        ],
        good: &[
            Example::good(Lang::En, "Win back the fishers"),
            Example::good(Lang::En, "Give every crew a fair bonus scheme"),
            Example::good(Lang::ZhCn, "让门店每天准点到货"),
            Example::good(Lang::ZhCn, "让门店奖金分配公开透明"),
        ],
    },
    check: Check::Title(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    if let Some(content) = text.content().filter(|_| text.has(Class::Pay) && text.has(Class::Tie)) {
        sink.words(text, content);
    }
}
