//! `objective.vague-direction`: better, without saying what better is.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Break, Class, Classes, Kind, Script, Span, Text, Token};

pub(super) const RULE: Rule = Rule {
    code: Code::ObjectiveVagueDirection,
    category: Category::Objective,
    source: Term::new(
        "an objective needs a direction that can be told: `make X better` and `upgrade X` do not tell one",
        "目标要有说得清的方向：“让 X 更好”“X 升级”都没有说清",
    ),
    title: Term::new("direction that could mean anything", "方向过于空泛"),
    explanation: Term::new(
        "To better the product, the team or the company can mean anything, so nobody can say no to anything in its name. \
         Large is fine, as long as one can say what: a quality (how safe, how fast), for whom, where or until when. \
         Praise alone (great, world-class) says no more. Only a remark where most of its key results can be measured, \
         for they say what is meant.",
        "“提升产品”“做好团队”可以指任何事，于是什么都能往里装。目标大没有关系，只要说得清：\
         提升哪种品质（多安全、多快）、为谁、在哪里、到什么时候。一流、卓越之类的赞词同样没有说明什么。\
         如果大多数关键结果都可衡量，含义已由它们说明，则只作提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Improve our platform", "Improve our platform"),
            Example::bad(Lang::En, "Be a world-class organisation", "Be a world-class organisation"),
            Example::bad(Lang::En, "Make the app better", "Make the app better"),
            Example::bad(Lang::ZhCn, "全面提升公司管理", "全面提升公司管理"),
            Example::bad(Lang::ZhCn, "成为国内一流企业", "成为国内一流企业"),
            Example::bad(Lang::ZhCn, "让门店更好", "让门店更好"),
        ],
        good: &[
            Example::good(Lang::En, "Improve the platform so that a grower lists a crop without help"),
            Example::good(Lang::En, "Be the harbour that small boats choose"),
            Example::good(Lang::ZhCn, "提升冷链全程的安全性"),
            Example::good(Lang::ZhCn, "成为华东果农首选的销路"),
        ],
    },
    check: Check::Objective(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    let Some(span) = found(text) else { return };
    if sink.is_mostly_measured() {
        sink.remark(text, span);
    } else {
        sink.words(text, span);
    }
}

fn found(text: &Text<'_>) -> Option<Span> {
    let content = text.content().filter(|_| text.script() != Script::Unread)?;
    if text.tokens().iter().any(says_more) {
        return None;
    }
    let tokens: Vec<&Token> = text.tokens().iter().filter(|token| !matches!(token.kind, Kind::Break(_))).collect();
    let is_vague = betters_all(text, &tokens) || is_praised(&tokens) || progresses(&tokens);
    is_vague.then_some(content)
}

/// What says where, how far, until when or what for.
fn says_more(token: &Token) -> bool {
    match token.kind {
        Kind::Quantity(_) | Kind::Date(_) => true,
        Kind::Word(word) => {
            word.classes.any(Classes::of(&[Class::Benchmark, Class::Purpose, Class::Means, Class::From, Class::Until]))
        }
        Kind::Break(ends) => ends != Break::Item,
        _ => false,
    }
}

/// Words that name nothing by themselves: names, determiners, `and`.
fn is_filling(token: &Token) -> bool {
    match token.kind {
        Kind::Word(word) => word.classes.any(Classes::of(&[
            Class::Bare,
            Class::Empty,
            Class::Plain,
            Class::Determiner,
            Class::Adverb,
            Class::Joint,
            Class::Universal,
            Class::Clause,
            Class::Someone,
        ])),
        Kind::Latin { .. } | Kind::Code | Kind::Blank(_) => true,
        _ => false,
    }
}

fn is_betterment(token: &Token) -> bool {
    token.is(Class::Better) || token.is(Class::Raise)
}

/// `Improve our product`, `完善项目管理`, `产品升级`: betterment of what is as wide as can be.
fn betters_all(text: &Text<'_>, tokens: &[&Token]) -> bool {
    let Some(verb) = tokens.iter().position(|token| is_betterment(token)) else { return false };
    let others = tokens.iter().enumerate().filter(|(at, _)| *at != verb).map(|(_, token)| *token);
    let mut bare = 0;
    for token in others {
        let is_name = text.script() == Script::Chinese && matches!(token.kind, Kind::Latin { .. } | Kind::Blank(_));
        if !is_filling(token) && !is_betterment(token)
            || (!is_name && matches!(token.kind, Kind::Latin { .. } | Kind::Code))
        {
            return false;
        }
        bare += usize::from(token.is(Class::Bare) || token.is(Class::Universal));
    }
    bare > 0
}

/// `Be a great company`, `成为一流企业`, `让产品更好`: praise, and nothing of what for.
fn is_praised(tokens: &[&Token]) -> bool {
    let Some(praise) = tokens.iter().position(|token| token.is(Class::Empty)) else { return false };
    let before = tokens.get(..praise).unwrap_or_default();
    let behind = tokens.get(praise + 1..).unwrap_or_default();
    let becomes = |token: &&Token| token.is(Class::Becoming);
    let opens = before.iter().all(|token| becomes(token) || is_filling(token)) && before.iter().any(becomes);
    let is_far = behind.iter().any(|token| token.is(Class::Preposition));
    let is_thing = |token: &&Token| match token.word() {
        Some(word) if is_far => word.is(Class::Bare) || word.is(Class::Preposition),
        Some(word) => word.classes.any(Classes::NOUNS) || is_filling(token),
        None => !is_far,
    };
    opens && behind.len() <= 2 && behind.iter().all(is_thing) && !behind.iter().any(|token| token.is(Class::Metric))
}

/// `取得核心进展`: progress in nothing.
fn progresses(tokens: &[&Token]) -> bool {
    let Some((last, before)) = tokens.split_last() else { return false };
    let says = |token: &&Token| token.is(Class::Metric) || token.is(Class::Deliverable);
    last.is(Class::Progress) && before.iter().any(|token| token.is(Class::Reach)) && !before.iter().any(says)
}
