//! `key-result.vague-verb`: something gets better, and nobody can say when it has.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Blank, Claim, Text};

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultVagueVerb,
    category: Category::KeyResult,
    source: Term::new(
        "verbs to avoid in key results without a measure: improve, optimise, strengthen, complete",
        "关键结果中没有衡量标准时应避免的动词：完善、加强、优化、提升",
    ),
    title: Term::new("betterment without a measure", "用了改进类动词却没有衡量标准"),
    explanation: Term::new(
        "Improve, optimise and strengthen say in which direction work goes, not where it arrives. \
         Any change could be called a success. It passes where a number follows, also in a later clause.",
        "完善、优化、加强只说了往哪个方向努力，没有说到哪里为止，任何变化都可以说成达成。\
         后文只要有数值就不提示，写在后面的分句里也可以。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Optimise the loading of trucks", "Optimise the loading of trucks"),
            Example::bad(Lang::En, "Strengthen ties with growers", "Strengthen ties with growers"),
            Example::bad(Lang::ZhCn, "优化门店陈列", "优化门店陈列"),
            Example::bad(Lang::ZhCn, "完善导购话术", "完善导购话术"),
        ],
        good: &[
            Example::good(Lang::En, "Optimise the loading of trucks: 14 pallets per run instead of 11"),
            Example::good(Lang::En, "Growers who sign again rise from 60% to 80%"),
            Example::good(Lang::ZhCn, "优化门店陈列，冷柜坪效提高到 900 元"),
            Example::good(Lang::ZhCn, "完善导购话术，连带率从 1.2 提高到 1.6"),
        ],
    },
    check: Check::KeyResult(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    if text.context().measured || text.has_blank(Blank::Value) || text.has_blank(Blank::Typed) {
        return;
    }
    if let Claim::Better(span) = text.claim()
        && super::no_target::found(text).is_none()
    {
        sink.words(text, span);
    }
}
