//! `objective.phrase-only`: a bare name where a direction should be.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Break, Class, Classes, Kind, Script, Text, Token};

pub(super) const RULE: Rule = Rule {
    code: Code::ObjectivePhraseOnly,
    category: Category::Objective,
    source: Term::new(
        "Feishu's OKR guide: an objective is not a single phrase, for nobody can take on or break down a word",
        "飞书 OKR 指南：目标不能只是一个词组，词组无法承接，也无法拆解",
    ),
    title: Term::new("objective that is only a phrase", "目标只是一个词组"),
    explanation: Term::new(
        "A product, a metric or a field of work names where something should happen, not what. \
         Readers cannot tell what would be different at the end of the cycle, so they can neither \
         align to it nor find key results that prove it. A verb or a state to reach makes it an objective.",
        "产品名、指标名或工作领域只说明事情发生在哪里，没有说明要发生什么。\
         读者看不出周期结束时会有什么不同，既无法对齐，也写不出能证明它的关键结果。\
         加上动词，或写明要达到的状态，它才是目标。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Developer productivity", "Developer productivity"),
            Example::bad(Lang::En, "Mobile app", "Mobile app"),
            Example::bad(Lang::En, "GMV", "GMV"),
            Example::bad(Lang::En, "Quality of care", "Quality of care"),
            Example::bad(Lang::ZhCn, "供应链管理", "供应链管理"),
            Example::bad(Lang::ZhCn, "【增长】用户留存", "用户留存"),
            Example::bad(Lang::ZhCn, "复购率", "复购率"),
            Example::bad(Lang::ZhCn, "B 端产品", "B 端产品"),
        ],
        good: &[
            Example::good(Lang::En, "Make onboarding so simple that nobody needs a manual"),
            Example::good(Lang::En, "Win the trust of small clinics in the north"),
            Example::good(Lang::En, "Our partners sell without our help"),
            Example::good(Lang::ZhCn, "让县城门店也能当日补货"),
            Example::good(Lang::ZhCn, "建设一支能独立交付的华南团队"),
            Example::good(Lang::ZhCn, "老客户主动替我们推荐"),
        ],
    },
    check: Check::Objective(check),
};

/// The longest phrase that is taken for a bare name, in words or characters.
const LONGEST_ENGLISH: usize = 6;
const LONGEST_CHINESE: usize = 12;

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    let bare = match text.script() {
        Script::Chinese => is_bare_chinese(text),
        Script::English => is_bare_english(text),
        Script::Unread => false,
    };
    if let Some(span) = text.content().filter(|_| bare) {
        sink.words(text, span);
    }
}

/// Words that no bare name holds, whatever the language.
fn says_more(token: &Token) -> bool {
    match token.kind {
        Kind::Word(word) => word.classes.any(Classes::of(&[
            Class::Clause,
            Class::Comparative,
            Class::Keep,
            Class::Accept,
            Class::Benchmark,
            Class::Purpose,
            Class::Means,
        ])),
        Kind::Quantity(_) | Kind::Date(_) | Kind::Blank(_) => true,
        Kind::Break(ends) => ends != Break::Item,
        _ => false,
    }
}

fn is_verb(token: &Token) -> bool {
    token.word().is_some_and(|word| word.classes.any(Classes::VERBS))
}

fn is_noun(token: &Token) -> bool {
    token.word().is_some_and(|word| word.classes.any(Classes::NOUNS))
}

/// The tokens without breaks at the end.
fn phrase<'t>(text: &'t Text<'_>) -> &'t [Token] {
    let mut tokens = text.tokens();
    while let [rest @ .., last] = tokens {
        if !matches!(last.kind, Kind::Break(_)) {
            break;
        }
        tokens = rest;
    }
    tokens
}

fn is_bare_chinese(text: &Text<'_>) -> bool {
    let tokens = phrase(text);
    let Some((last, before)) = tokens.split_last() else { return false };
    let width: usize = tokens.iter().map(|token| width(text, token)).sum();
    if width > LONGEST_CHINESE || tokens.iter().any(says_more) {
        return false;
    }
    // An unknown word at either end may be a verb; nothing is said of it.
    let unknown = |token: &Token| token.kind == Kind::Han;
    if unknown(last) || tokens.first().is_some_and(unknown) {
        return false;
    }
    if before.is_empty() {
        return is_noun(last)
            && !last.word().is_some_and(|word| {
                word.classes.any(Classes::of(&[Class::Verb, Class::Raise, Class::Better, Class::Reach, Class::Make]))
            });
    }
    // A state at the end is a predicate: the service is reliable.
    let last_says = match last.word() {
        Some(word) if word.is(Class::State) => !word.classes.any(Classes::NOUNS),
        Some(word) if word.classes.any(Classes::VERBS) => !word.is(Class::Nominal),
        _ => false,
    };
    if last_says {
        return false;
    }
    let mut adverb = false;
    for (at, token) in before.iter().enumerate() {
        let next = before.get(at + 1).unwrap_or(last);
        if (at == 0 && token.is(Class::Lead)) || (is_verb(token) && !is_attribute(token, next)) {
            return false;
        }
        adverb |= token.is(Class::Adverb) && !is_noun(token);
    }
    // `稳步推进`: an adverb turns what follows into a verb.
    !(adverb && tokens.iter().any(is_verb))
}

/// True where a verb stands before a noun as its attribute: `运营效率`, `招聘流程`.
fn is_attribute(token: &Token, next: &Token) -> bool {
    let (Some(word), Some(next)) = (token.word(), next.word()) else { return false };
    if !word.is(Class::Nominal) || word.is(Class::Raise) || word.is(Class::Better) {
        return false;
    }
    let measured = next.is(Class::Metric) || next.is(Class::Aspect);
    measured || (!word.is(Class::Make) && next.is(Class::Deliverable))
}

/// Chinese characters; a Latin word counts two.
fn width(text: &Text<'_>, token: &Token) -> usize {
    let words = token.span.of(text.written());
    if words.is_ascii() { 2 } else { words.chars().count() }
}

fn is_bare_english(text: &Text<'_>) -> bool {
    let tokens = phrase(text);
    let [first, rest @ ..] = tokens else { return false };
    let count: usize = tokens.iter().map(|token| token.span.of(text.written()).split(' ').count()).sum();
    if count > LONGEST_ENGLISH || tokens.iter().any(says_more) || text.has(Class::Foreign) {
        return false;
    }
    if rest.is_empty() {
        return is_name(first) || first.is(Class::Gerund);
    }
    if !opens_phrase(text, first, rest)
        || rest.iter().enumerate().any(|(at, token)| is_predicate(token, rest.get(at + 1)))
    {
        return false;
    }
    let head = rest.iter().position(|token| token.is(Class::Preposition)).map_or(tokens.len(), |at| at + 1);
    let head = tokens.get(..head).and_then(<[Token]>::last);
    head.is_some_and(|head| {
        is_noun(head) || is_plural(text, head) || matches!(head.kind, Kind::Code | Kind::Latin { capitals: true })
    })
}

/// A single word: everything but an unambiguous verb.
fn is_name(token: &Token) -> bool {
    match token.kind {
        Kind::Word(word) => {
            !word.classes.any(Classes::VERBS)
                || word.is(Class::Nounish)
                || word.classes.any(Classes::of(&[Class::Noun, Class::Metric, Class::Deliverable]))
        }
        Kind::Latin { .. } | Kind::Code => true,
        _ => false,
    }
}

/// True where the first word opens a noun phrase and is no verb.
fn opens_phrase(text: &Text<'_>, first: &Token, rest: &[Token]) -> bool {
    let next_is_noun = rest.first().is_some_and(|next| is_noun(next) || is_plural(text, next));
    match first.kind {
        Kind::Code | Kind::Latin { capitals: true } => true,
        Kind::Latin { .. } => {
            looks_like_noun(first.span.of(text.written())) || (next_is_noun && is_plural(text, first))
        }
        Kind::Word(word) if word.is(Class::Gerund) => rest.len() <= 2 && next_is_noun,
        Kind::Word(word) if word.classes.any(Classes::VERBS) && word.base => {
            let ends = rest.get(1).is_none_or(|after| after.is(Class::Preposition) && !after.is(Class::To));
            word.is(Class::Nounish) && ends && rest.first().is_some_and(|next| next.is(Class::Aspect))
        }
        Kind::Word(word) if word.classes.any(Classes::VERBS) => {
            word.is(Class::Nominal) && word.classes.any(Classes::of(&[Class::Noun, Class::Metric, Class::Deliverable]))
        }
        Kind::Word(word) => word.classes.any(Classes::NOUNS) || word.is(Class::State),
        _ => false,
    }
}

/// True where a word further on makes the phrase a statement.
fn is_predicate(token: &Token, next: Option<&Token>) -> bool {
    let Some(word) = token.word() else { return false };
    let verb = word.classes.any(Classes::VERBS);
    let only_verb = verb && !word.classes.any(Classes::NOUNS);
    let takes_object = verb && next.is_some_and(|next| next.is(Class::Determiner));
    only_verb || takes_object
}

fn is_plural(text: &Text<'_>, token: &Token) -> bool {
    let word = token.span.of(text.written());
    matches!(token.kind, Kind::Latin { .. }) && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
}

fn looks_like_noun(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    ["tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "logy", "ics", "ture"]
        .iter()
        .any(|end| word.ends_with(end))
}
