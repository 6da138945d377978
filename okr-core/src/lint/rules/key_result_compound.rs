//! `key-result.compound`: Two results in one key result.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Class, Classes, Kind, QuantityKind, Role, Script, Span, Text, Token};

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultCompound,
    category: Category::KeyResult,
    source: Term::new(
        "OKR guides on writing: one key result, one thing to measure",
        "OKR 撰写指南：一条关键结果只衡量一件事",
    ),
    title: Term::new("two results in one key result", "一条关键结果里有两个结果"),
    explanation: Term::new(
        "Told where two clauses each have an amount to reach, or where three parts each open with a verb. \
        One number cannot say how far two things are.",
        "两个分句各有要达到的数值，或三个部分各有自己的动词时提示。一个进度说不清两件事。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(
                Lang::En,
                "Boats that land here each week reach 40, complaints about ice fall to 2",
                "complaints about ice fall to 2",
            ),
            Example::bad(
                Lang::En,
                "Launch the booking site, publish the tide tables and hire a second pilot",
                "hire a second pilot",
            ),
            Example::bad(Lang::ZhCn, "会员带新 5000 人，复购率达到 40%", "复购率达到 40%"),
            Example::bad(Lang::ZhCn, "完成选址，招聘店长，上线预约系统", "上线预约系统"),
        ],
        good: &[
            Example::good(Lang::En, "40 boats land here each week"),
            Example::good(Lang::En, "Trucks that wait under 10 minutes reach 80% by March 15"),
            Example::good(Lang::ZhCn, "会员带新 5000 人"),
            Example::good(Lang::ZhCn, "3 月底前到货准点率达到 96%"),
        ],
    },
    check: Check::KeyResult(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    if text.script() == Script::Unread {
        return;
    }
    let aims = text.aims();
    let second = second_value(text).or_else(|| aims.get(2).copied());
    if let Some(span) = second {
        sink.words(text, span);
    }
}

/// What has an amount to reach: `5 分制` behind a comma has none.
const SUBJECTS: Classes = Classes::of(&[Class::Metric, Class::Raise, Class::Reach, Class::Noun]);

/// The second clause with an amount to reach.
fn second_value(text: &Text<'_>) -> Option<Span> {
    let says = |token: &Token| token.word().is_some_and(|word| word.classes.any(SUBJECTS));
    let is_result = |clause: &&[Token]| clause.iter().any(|token| is_value(text, token)) && clause.iter().any(says);
    let second = text.clauses().filter(is_result).nth(1)?;
    second.iter().map(|token| token.span).reduce(Span::to)
}

/// Not `一项`, which counts nothing.
fn is_value(text: &Text<'_>, token: &Token) -> bool {
    match token.kind {
        Kind::Quantity(quantity) => {
            quantity.role == Role::Value && quantity.kind != QuantityKind::Rank && !text.is_article(token)
        }
        _ => false,
    }
}
