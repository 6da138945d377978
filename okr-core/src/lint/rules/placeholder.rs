//! `key-result.placeholder`: a number or a date that was never filled in.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Blank, Class, Kind, Script, Text};

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultPlaceholder,
    category: Category::KeyResult,
    source: Term::new(
        "templates of published OKR guides: `xx%` and `X 月` stand for values that the owner must fill in",
        "公开 OKR 指南里的模板：`xx%`、`X 月` 须由负责人填入真实数值",
    ),
    title: Term::new("value that was never filled in", "数值或日期尚未填写"),
    explanation: Term::new(
        "A key result with an open number or date cannot be scored. \
         A warning where the open place takes a number or a date: before `%`, a unit, a month, behind `from` or `to`. \
         Only a remark where a name was made anonymous or where a hole says what belongs in it.",
        "数字或日期空着的关键结果无法评分。空位在 `%`、单位、月份之前，或在“从”“到”之后时给出警告；\
         若只是隐去了名称，或空位已写明应填什么，则仅作提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Cut refund requests by xx%", "xx%"),
            Example::bad(Lang::En, "Sign N new dealers by the end of May", "N"),
            Example::bad(Lang::En, "Average rating of the courier app: TBD", "TBD"),
            Example::bad(Lang::En, "Raise monthly donations from $X to $Y", "$X"),
            Example::bad(Lang::ZhCn, "新签 N 家连锁药房", "N 家"),
            Example::bad(Lang::ZhCn, "X 月底前把退货率压到 3% 以下", "X 月"),
            Example::bad(Lang::ZhCn, "直播间成交额做到 xxx 万元", "xxx 万元"),
            Example::bad(Lang::ZhCn, "骑手流失率降到 ___%", "___%"),
        ],
        good: &[
            Example::good(Lang::En, "Cut refund requests 3x, to 40 a week"),
            Example::good(Lang::En, "Sell 300 Model X chargers by the end of May"),
            Example::good(Lang::ZhCn, "XX 产品线的退货率压到 3% 以下"),
            Example::good(Lang::ZhCn, "新签 12 家连锁药房，店均月销达到 8 万元"),
        ],
    },
    check: Check::KeyResult(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    let empty = text.tokens().iter().all(|token| matches!(token.kind, Kind::Blank(_) | Kind::Break(_)));
    for token in text.tokens() {
        match token.kind {
            Kind::Blank(_) if empty => sink.words(text, token.span),
            Kind::Blank(Blank::Value) => sink.words(text, token.span),
            Kind::Blank(Blank::Name | Blank::Typed) => sink.remark(text, token.span),
            _ => {}
        }
    }
    // A template's own words, with nothing put in their place.
    let nothing_else = text.tokens().iter().all(|token| match token.kind {
        Kind::Word(word) => word.is(Class::Dummy),
        Kind::Latin { .. } | Kind::Han | Kind::Quantity(_) | Kind::Code | Kind::Break(_) => {
            token.span.end - token.span.start <= 3
        }
        _ => false,
    });
    let left_behind = nothing_else && !empty && text.has(Class::Dummy) && text.script() != Script::Unread;
    if let Some(span) = text.content().filter(|_| left_behind) {
        sink.words(text, span);
    }
}
