//! `objective.is-task`: a document, a plan or a meeting, where a direction is asked for.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Break, Class, Classes, Kind, Script, Text, Token};

pub(super) const RULE: Rule = Rule {
    code: Code::ObjectiveIsTask,
    category: Category::Objective,
    source: Term::new(
        "mission, vision, strategy, objective, key result, then projects and tasks: tasks hang below",
        "使命、愿景、战略、目标、关键结果，之后才是项目与任务",
    ),
    title: Term::new("task instead of a direction", "写成了任务，而不是方向"),
    explanation: Term::new(
        "Writing a guide, holding a meeting or launching a training is over when it is done, and nobody asks what changed. \
         It passes where it says what it is good for, or where the thing is more than paper: a product, a service, a place.",
        "写一份指南、开一次会、上线一门培训，做完就结束了，没有人会问带来了什么改变。\
         若写明为了什么，或要做成的不只是文书（产品、服务、场所），则不提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Write a guide for new stall holders", "Write a guide for new stall holders"),
            Example::bad(Lang::En, "Hold a planning workshop", "Hold a planning workshop"),
            Example::bad(Lang::ZhCn, "制定果园合作方案", "制定果园合作方案"),
            Example::bad(Lang::ZhCn, "组织店长培训", "组织店长培训"),
        ],
        good: &[
            Example::good(Lang::En, "Write the guide so that a new stall holder opens without help"),
            Example::good(Lang::En, "Open a cold store that every grower can reach"),
            Example::good(Lang::ZhCn, "让新果园一周内就能接入供货"),
            Example::good(Lang::ZhCn, "建成华南首个产地冷仓"),
        ],
    },
    check: Check::Objective(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    let Some(content) = text.content().filter(|_| text.script() != Script::Unread) else { return };
    let mut parts = text.tokens().split(|token| matches!(token.kind, Kind::Break(Break::Clause | Break::Sentence)));
    let said: Vec<&[Token]> = parts.by_ref().filter(|part| part.iter().any(|token| token.word().is_some())).collect();
    let only_task = !said.is_empty() && said.iter().all(|part| is_opening(part) || is_task(part));
    if only_task && said.iter().any(|part| is_task(part)) && !text.tokens().iter().any(says_more) {
        sink.words(text, content);
    }
}

/// A date or whom it is for, before the task itself.
fn is_opening(part: &[Token]) -> bool {
    part.iter().all(|token| matches!(token.kind, Kind::Date(_)) || token.is(Class::Until) || token.is(Class::Adverb))
}

fn says_more(token: &Token) -> bool {
    const MORE: Classes =
        Classes::of(&[Class::Purpose, Class::Benchmark, Class::Comparative, Class::Raise, Class::Reach]);
    token.word().is_some_and(|word| word.classes.any(MORE)) || matches!(token.kind, Kind::Quantity(_))
}

/// A verb of doing or of making with paper, an event or a change of what is there.
fn is_task(part: &[Token]) -> bool {
    let Some(verb) = part.iter().position(is_verb) else { return false };
    let (lead, object) = (part.get(verb), part.get(verb + 1..).unwrap_or_default());
    let opens = part.get(..verb).unwrap_or_default().iter().all(|token| {
        !token.word().is_some_and(|word| word.classes.any(Classes::NOUNS)) || token.is(Class::Preposition) || verb <= 4
    });
    let acts = lead.is_some_and(|lead| lead.is(Class::Make) || lead.is(Class::Do));
    let is_paper = |token: &&Token| token.is(Class::Output) || token.is(Class::Paper);
    // In English what follows a preposition is whom or what it is for.
    let goes_on = |token: &&Token| !token.is(Class::Preposition) && !token.is(Class::Clause);
    let says = |token: &&Token| token.word().is_some() || matches!(token.kind, Kind::Latin { .. } | Kind::Han);
    acts && opens && object.iter().take_while(goes_on).filter(says).last().as_ref().is_some_and(is_paper)
}

fn is_verb(token: &Token) -> bool {
    token.word().is_some_and(|word| word.classes.any(Classes::VERBS))
}
