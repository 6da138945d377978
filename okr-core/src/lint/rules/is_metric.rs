//! `objective.is-metric`: a number that moves, where a direction is asked for.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Break, Class, Classes, Kind, QuantityKind, Role, Script, Text, Token};

pub(super) const RULE: Rule = Rule {
    code: Code::ObjectiveIsMetric,
    category: Category::Objective,
    source: Term::new(
        "an objective says where to go and why it matters; how far is for its key results",
        "目标回答去哪里、为什么重要；到什么程度由关键结果回答",
    ),
    title: Term::new("number instead of a direction", "写成了指标，而不是方向"),
    explanation: Term::new(
        "A lone metric from a to b leaves out why anyone should care and leaves its key results nothing to say. \
         A warning for that; only a remark where a number stands in a sentence that says more.",
        "只写某个指标从几到几，看不出为什么要做，关键结果也无话可说，因此给出警告；\
         若数字只是句子的一部分，还说明了别的内容，则仅作提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Raise the renewal rate from 70% to 85%", "Raise the renewal rate from 70% to 85%"),
            Example::bad(Lang::En, "Cut waiting time from 12 to 5 minutes", "Cut waiting time from 12 to 5 minutes"),
            Example::bad(Lang::ZhCn, "复购率从 25% 提升到 40%", "复购率从 25% 提升到 40%"),
            Example::bad(Lang::ZhCn, "把退货率从 6% 降到 3%", "把退货率从 6% 降到 3%"),
        ],
        good: &[
            Example::good(Lang::En, "Be the first call of every grower who has too much fruit"),
            Example::good(Lang::En, "Make renewing easier than leaving"),
            Example::good(Lang::ZhCn, "让老会员愿意回来再买一次"),
            Example::good(Lang::ZhCn, "成为小区居民退换最放心的店"),
        ],
    },
    check: Check::Objective(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    let Some(content) = text.content().filter(|_| text.script() != Script::Unread) else { return };
    let clauses = text.clauses().filter(|clause| clause.iter().any(|token| token.word().is_some())).count();
    let is_break = |token: &Token| matches!(token.kind, Kind::Break(Break::Clause | Break::Sentence));
    let says_why = text.has(Class::Purpose) || text.has(Class::Benchmark) || text.has(Class::Means);
    if moves(text.tokens()) {
        if clauses == 1 && !says_why {
            sink.words(text, content);
        } else {
            sink.remark(text, content);
        }
        return;
    }
    let measured = is_metric_valued(text.tokens()) && !text.tokens().iter().any(is_break) && !says_why;
    if measured {
        sink.remark(text, content);
    }
}

/// A metric with its value beside it: `retention above 90%`, `留存率达到 90%`.
fn is_metric_valued(tokens: &[Token]) -> bool {
    const BETWEEN: Classes = Classes::of(&[Class::Raise, Class::Reach, Class::To, Class::Adverb, Class::Preposition]);
    let metric = tokens.iter().rposition(|token| token.is(Class::Metric));
    let behind = metric.and_then(|at| tokens.get(at + 1..)).unwrap_or_default();
    let mut rest = behind.iter().skip_while(|token| token.word().is_some_and(|word| word.classes.any(BETWEEN)));
    rest.next().is_some_and(|next| matches!(next.kind, Kind::Quantity(amount) if amount.role == Role::Value))
}

/// From a value to another, also where both are still open.
fn moves(tokens: &[Token]) -> bool {
    let is_change = |token: &Token| matches!(token.kind, Kind::Quantity(amount) if amount.kind == QuantityKind::FromTo);
    let is_open = |token: &&Token| matches!(token.kind, Kind::Blank(_));
    let stands = |class: Class| tokens.iter().any(|token| token.is(class));
    tokens.iter().any(is_change)
        || tokens.iter().filter(is_open).count() >= 2 && stands(Class::From) && stands(Class::To)
}
