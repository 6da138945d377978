//! `objective.routine`: business as usual, without a new bar.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Class, Classes, Kind, Script, Text, Token};

pub(super) const RULE: Rule = Rule {
    code: Code::ObjectiveRoutine,
    category: Category::Objective,
    source: Term::new(
        "no routine work in OKRs where it asks for no extra effort or change",
        "不需要额外投入或改变的日常工作不写进 OKR",
    ),
    title: Term::new("business as usual", "日常工作"),
    explanation: Term::new(
        "What goes on anyway, or is only kept as it is, gives a cycle no direction. It passes where there is a new bar: \
         a number, a time, a hard phase to come through, or what it is to become good for.",
        "本来就在做、只是维持原状的事，不能为一个周期指明方向。若有新的要求则不提示：\
         数值、期限、需要闯过的难关，或者要借此做到什么。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Maintain our delivery process", "Maintain our delivery process"),
            Example::bad(Lang::En, "Continue running the weekly market", "Continue running the weekly market"),
            Example::bad(Lang::ZhCn, "保持现有的合作关系", "保持现有的合作关系"),
            Example::bad(Lang::ZhCn, "继续做社群运营", "继续做社群运营"),
        ],
        good: &[
            Example::good(Lang::En, "Keep every stall open through the three weeks of roadworks"),
            Example::good(Lang::En, "Make the weekly market the place where chefs buy"),
            Example::good(Lang::ZhCn, "春节高峰期间保持订单当日发出"),
            Example::good(Lang::ZhCn, "让社群成为新品的试吃首选"),
        ],
    },
    check: Check::Objective(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    let Some(content) = text.content().filter(|_| text.script() != Script::Unread) else { return };
    let mut words = text.tokens().iter().filter(|token| !is_opening(token));
    let (first, second) = (words.next(), words.next());
    let mut kept = text.tokens().iter().filter(|token| token.is(Class::Keep)).skip(1);
    let keeps =
        first.is_some_and(|first| first.is(Class::Keep)) && (!second.is_some_and(is_change) || kept.next().is_some());
    let with_next = text.tokens().iter().zip(text.tokens().iter().skip(1).map(Some).chain([None]));
    if keeps && !with_next.into_iter().any(|(token, next)| asks_more(text, token, next)) {
        sink.words(text, content);
    }
}

fn is_opening(token: &Token) -> bool {
    token.is(Class::Adverb) && !token.is(Class::Keep)
}

/// `持续提升`: what is kept up is a change.
fn is_change(token: &Token) -> bool {
    const CHANGE: Classes = Classes::of(&[Class::Raise, Class::Better, Class::Reach]);
    // `持续做好` is no more than going on.
    token.word().is_some_and(|word| word.classes.any(CHANGE) && !word.is(Class::Becoming))
}

/// A new bar.
fn asks_more(text: &Text<'_>, token: &Token, next: Option<&Token>) -> bool {
    const MORE: Classes = Classes::of(&[
        Class::Benchmark,
        Class::Purpose,
        Class::Means,
        Class::Phase,
        Class::Comparative,
        Class::Universal,
    ]);
    match token.kind {
        Kind::Quantity(_) => true,
        // A month or a quarter is one; `weekly` says how often.
        Kind::Date(date) => date.deadline || date.month > 0 || date.quarter > 0,
        Kind::Word(word) if text.script() == Script::Chinese && word.is(Class::Universal) => false,
        // `保持行业领先`; `an agile process` is the process that there is.
        Kind::Word(word) if word.is(Class::State) => next.is_none(),
        Kind::Word(word) => word.classes.any(MORE),
        _ => false,
    }
}
