//! `key-result.no-target`: a metric is named, but no value to reach.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Blank, Class, Classes, Kind, Script, Span, Text, Token};

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultNoTarget,
    category: Category::KeyResult,
    source: Term::new(
        "the formula of a key result: a verb, a measurable noun and a target value",
        "关键结果的写法：动词 + 可衡量的名词 + 目标值",
    ),
    title: Term::new("metric without a target value", "指标没有目标值"),
    explanation: Term::new(
        "The key result says which number matters, perhaps that it should get better, but not how far. \
         At the end of the cycle any change at all would count as success. \
         Deliverables and activities are looked at by other rules; a measure with a target in its fields is enough.",
        "关键结果说明了看哪个数字，也许还说明要变好，但没有说明到多少为止。\
         这样到了周期末，任何一点变化都算达成。\
         交付物与活动由其他规则检查；结构化字段里已有目标值的不再提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Shorten the checkout time", "Shorten the checkout time"),
            Example::bad(Lang::En, "Strengthen repeat purchase rate among teachers", "Strengthen repeat purchase rate"),
            Example::bad(Lang::En, "Meet our renewal quotas for every region", "Meet our renewal quotas"),
            Example::bad(Lang::En, "Median delivery time in the suburbs", "Median delivery time in the suburbs"),
            Example::bad(Lang::ZhCn, "提高骑手准时率", "提高骑手准时率"),
            Example::bad(Lang::ZhCn, "缩短合同审批时间", "缩短合同审批时间"),
            Example::bad(Lang::ZhCn, "门店平均坪效", "门店平均坪效"),
            Example::bad(Lang::ZhCn, "完成下半年的回款任务", "完成下半年的回款任务"),
            Example::bad(Lang::ZhCn, "社群活跃度明显提升 @运营组", "活跃度明显提升"),
        ],
        good: &[
            Example::good(Lang::En, "Shorten the checkout time from 90 to 35 seconds"),
            Example::good(Lang::En, "Repeat purchase rate among teachers reaches 30%"),
            Example::good(Lang::En, "The ferry schedule is signed off by the harbour office"),
            Example::good(Lang::ZhCn, "骑手准时率由 91% 提高到 96%"),
            Example::good(Lang::ZhCn, "合同审批控制在两个工作日以内"),
            Example::good(Lang::ZhCn, "6 月底前新仓通过消防验收"),
        ],
    },
    check: Check::KeyResult(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    if text.context().measured {
        return;
    }
    if let Some(span) = found(text) {
        sink.words(text, span);
    }
}

/// The words that name a metric without a value to reach.
pub(super) fn found(text: &Text<'_>) -> Option<Span> {
    let settled = text.script() == Script::Unread
        || text.has_value()
        || text.has_blank(Blank::Value)
        || text.has_blank(Blank::Typed)
        || text.has(Class::Benchmark);
    if settled {
        return None;
    }
    by_clause(text).or_else(|| comparative(text)).or_else(|| bare_metric(text))
}

/// What a clause has to say.
enum Said {
    /// A metric moves, but not how far: the offending words.
    Open(Span),
    /// Nothing is done in it; the next clause decides.
    Nothing,
    /// Something else is done: other rules look at it.
    Else,
}

fn by_clause(text: &Text<'_>) -> Option<Span> {
    for clause in text.clauses() {
        match read(text, clause) {
            Said::Open(span) => return Some(span),
            Said::Nothing => {}
            Said::Else => return None,
        }
    }
    None
}

fn read(text: &Text<'_>, clause: &[Token]) -> Said {
    let means = clause.first().is_some_and(|first| first.is(Class::Means));
    let is_change = |token: &Token| token.is(Class::Raise) || token.is(Class::Better);
    let verb = clause.iter().enumerate().position(|(at, token)| {
        if means { is_change(token) } else { is_verb(token) && !is_attribute(text, clause, at) }
    });
    let Some((before, rest)) = verb.and_then(|at| clause.split_at_checked(at)) else { return Said::Nothing };
    let Some((verb, object)) = rest.split_first() else { return Said::Nothing };
    let object = object.split(|token| token.is(Class::Purpose)).next().unwrap_or_default();
    if is_change(verb) || verb.is(Class::Keep) {
        return change(text, before, verb, object);
    }
    if verb.is(Class::Reach) {
        return arrival(verb, object);
    }
    Said::Else
}

/// A verb of change with its object behind it, or its subject before it.
fn change(text: &Text<'_>, before: &[Token], verb: &Token, object: &[Token]) -> Said {
    let metric = object.iter().rposition(|token| token.is(Class::Metric));
    let last = object.iter().rfind(|token| is_content(token));
    if let Some(metric) = metric.and_then(|at| object.get(at)) {
        // `the number of` goes on with what is counted.
        let counted = metric.span.of(text.written()).ends_with(" of");
        let end = last.filter(|_| counted).map_or(metric.span, |last| last.span);
        return Said::Open(verb.span.to(end));
    }
    let says = last.is_some();
    if let Some(last) = last.filter(|_| verb.is(Class::Amount)) {
        return Said::Open(verb.span.to(last.span));
    }
    let subject = before.iter().find(|token| token.is(Class::Metric));
    let ends = !says || object.first().is_some_and(|next| next.is(Class::Preposition));
    match subject {
        Some(metric) if ends => Said::Open(metric.span.to(verb.span)),
        _ if verb.is(Class::Keep) => Said::Else,
        _ => Said::Nothing,
    }
}

/// A verb of arriving with a word for a target that is named elsewhere, or with
/// a metric that moves: `实现收入增长`.
fn arrival(verb: &Token, object: &[Token]) -> Said {
    let is_change = |token: &Token| token.is(Class::Raise) || token.is(Class::Better);
    let moves = object
        .split_last()
        .filter(|(last, before)| is_change(last) && before.iter().any(|token| token.is(Class::Metric)));
    if let Some((last, _)) = moves {
        return Said::Open(verb.span.to(last.span));
    }
    let Some(at) = object.iter().position(|token| token.is(Class::Target)) else { return Said::Else };
    let ends = object.get(at + 1).is_none_or(|next| next.is(Class::Preposition) || next.is(Class::Joint));
    match object.get(at).filter(|_| ends) {
        Some(target) => Said::Open(verb.span.to(target.span)),
        None => Said::Else,
    }
}

/// `respond faster`: more of something, without saying how much.
fn comparative(text: &Text<'_>) -> Option<Span> {
    let token = text.tokens().iter().find(|token| token.is(Class::Comparative))?;
    Some(token.span)
}

/// A metric's name and nothing else.
fn bare_metric(text: &Text<'_>) -> Option<Span> {
    let mut clauses = text.clauses();
    let clause = clauses.next()?;
    // Only today's value may follow.
    if !clauses.all(|clause| clause.iter().any(|token| token.is(Class::Baseline))) {
        return None;
    }
    let stands = clause.iter().enumerate().all(|(at, token)| {
        let verb = is_verb(token) && !is_attribute(text, clause, at) && !token.is(Class::Metric);
        let other = token.word().is_some_and(|word| word.is(Class::Clause) || word.is(Class::Accept));
        !verb && !other && !matches!(token.kind, Kind::Date(_))
    });
    let head = clause.iter().position(|token| token.is(Class::Preposition)).unwrap_or(clause.len());
    let head = clause.get(..head).and_then(<[Token]>::last)?;
    let (first, last) = (clause.first()?, clause.last()?);
    (stands && head.is(Class::Metric)).then(|| first.span.to(last.span))
}

fn is_verb(token: &Token) -> bool {
    token.word().is_some_and(|word| word.classes.any(Classes::VERBS))
}

/// A verb that does not rule the clause: one that describes the noun behind it
/// (`培训满意度`, `新客获取成本`), in English one behind a determiner (`our top`).
fn is_attribute(text: &Text<'_>, clause: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| clause.get(before));
    let (Some(token), next) = (clause.get(at), clause.get(at + 1)) else { return false };
    let describes = |class: Class| next.is_some_and(|next| next.is(class));
    let nominal = token.is(Class::Nominal) && !token.is(Class::Raise) && !token.is(Class::Better);
    if text.script() == Script::English {
        let known = before.is_some_and(|before| before.is(Class::Determiner));
        return known || (before.is_some() && nominal && (describes(Class::Metric) || describes(Class::Aspect)));
    }
    nominal && (describes(Class::Metric) || describes(Class::Aspect))
}

fn is_content(token: &Token) -> bool {
    match token.kind {
        Kind::Word(word) => !word.classes.any(Classes::of(&[Class::Adverb, Class::Determiner, Class::Preposition])),
        Kind::Latin { .. } | Kind::Han | Kind::Code => true,
        _ => false,
    }
}
