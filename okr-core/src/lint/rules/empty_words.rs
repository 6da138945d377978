//! `objective.empty-words`: Slogans alone.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Class, Classes, Kind, Text, Token};

pub(super) const RULE: Rule = Rule {
    code: Code::ObjectiveEmptyWords,
    category: Category::Objective,
    source: Term::new(
        "OKR guides on writing: an objective is close to the strategy, not empty",
        "OKR 撰写指南：目标要贴合战略，不能空洞",
    ),
    title: Term::new("slogans alone", "只有口号"),
    explanation: Term::new(
        "Told where every word belongs to a slogan: whoever reads it could sign it in any year and any \
        company. A slogan beside a direction is no harm.",
        "全文都是口号时提示：换到哪一年、哪家公司都能用。方向之外再加一句口号则无妨。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Go the extra mile", "Go the extra mile"),
            Example::bad(Lang::En, "Teamwork, passion and commitment", "Teamwork, passion and commitment"),
            Example::bad(Lang::ZhCn, "团结奋进，再创辉煌", "团结奋进，再创辉煌"),
            Example::bad(Lang::ZhCn, "砥砺前行，追求卓越", "砥砺前行，追求卓越"),
        ],
        good: &[
            Example::good(Lang::En, "Win back the fishers"),
            Example::good(Lang::En, "Go the extra mile for families who come by ferry"),
            Example::good(Lang::ZhCn, "让门店每天准点到货"),
            Example::good(Lang::ZhCn, "攻坚克难，打通县城冷链最后一公里"),
        ],
    },
    check: Check::Objective(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    let is_slogan = |token: &Token| token.is(Class::Slogan);
    if text.tokens().iter().any(is_slogan)
        && text.tokens().iter().all(|token| is_slogan(token) || says_nothing(token))
        && let Some(content) = text.content()
    {
        sink.words(text, content);
    }
}

fn says_nothing(token: &Token) -> bool {
    const NOTHING: Classes = Classes::of(&[
        Class::Joint,
        Class::Empty,
        Class::Adverb,
        Class::Determiner,
        Class::Clause,
        Class::Preposition,
        Class::Universal,
    ]);
    match token.kind {
        Kind::Break(_) => true,
        Kind::Word(word) => word.classes.any(NOTHING),
        _ => false,
    }
}
