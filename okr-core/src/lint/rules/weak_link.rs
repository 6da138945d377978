//! `key-result.weak-link`: Key result that stands apart from its objective.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::lint::text::{Class, Text, TextContext};
use crate::model::Measure;

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultWeakLink,
    category: Category::KeyResult,
    source: Term::new(
        "OKR guides on writing: the way from key result to objective is clear to others",
        "OKR 撰写指南：关键结果如何支撑目标，要让别人看得懂",
    ),
    title: Term::new("key result that stands apart from its objective", "关键结果与目标关联不明"),
    explanation: Term::new(
        "A guess by words, so it is only told of the odd one: at least half of the other key results have a \
        word in common with the title of the objective, this one has none, and neither `rationale` nor the \
        title says what it is for.",
        "只凭用词推测，因此只提示例外的那一条：其他至少两条关键结果与目标标题有共同词语，唯独它没有，且 `rationale` 和标题都没有写目的。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Make ferry tickets easy to buy","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"k","title":"70% of ferry tickets are bought online"},{"id":"j","title":"Ticket refunds are paid within 2 days"},{"id":"l","title":"Crane accidents from 6 to 1"}]}]"#,
                "/objectives/0/keyResults/2",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Make ferry tickets easy to buy","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"k","title":"70% of ferry tickets are bought online"},{"id":"l","title":"Lamps on the north quay from 40 to 90"},{"id":"j","title":"Tickets are sold at 30 hotels"}]}]"#,
                "/objectives/0/keyResults/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让会员愿意每周复购","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"k","title":"会员每周复购率达到 40%"},{"id":"j","title":"复购会员达到 5000 人"},{"id":"l","title":"叉车事故从 6 起降到 1 起"}]}]"#,
                "/objectives/0/keyResults/2",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让会员愿意每周复购","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"k","title":"会员每周复购率达到 40%"},{"id":"l","title":"冷链损耗率从 6% 降到 2%"},{"id":"j","title":"付费会员达到 3000 人"}]}]"#,
                "/objectives/0/keyResults/1",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Make ferry tickets easy to buy","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"k","title":"70% of ferry tickets are bought online"},{"id":"l","title":"Crane accidents from 6 to 1","rationale":"While the crane stands still nobody can board"}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Make ferry tickets easy to buy","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"k","title":"Queues at the counter from 20 to 5 people"},{"id":"l","title":"Crane accidents from 6 to 1"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让会员愿意每周复购","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"k","title":"会员每周复购率达到 40%"},{"id":"l","title":"冷链损耗率从 6% 降到 2%","rationale":"菜不新鲜就没有下一次"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让会员愿意每周复购","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率达到 96%"},{"id":"l","title":"冷链损耗率从 6% 降到 2%"}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

/// How many others have to have a word in common for one to stand apart.
const FEWEST: usize = 2;

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for at in scene.planned().filter(|at| at.objective.key_results.len() > FEWEST) {
        let Some(objective) = scene.objective_titles().get(at.index) else { continue };
        let linked: Vec<bool> =
            scene.titles_below(at).iter().map(|title| title.shares_a_word_with(objective)).collect();
        let count = linked.iter().filter(|linked| **linked).count();
        let apart = linked.len() - count;
        if apart != 1 || count < FEWEST {
            continue;
        }
        for (at, _) in at.key_results().zip(linked).filter(|(_, linked)| !linked) {
            let why = at.key_result.rationale.as_deref().is_some_and(|why| !why.trim().is_empty());
            let title = at.key_result.title.as_deref().unwrap_or_default();
            // What feeds a rollup says what it is for.
            let is_fed = matches!(at.key_result.measure, Some(Measure::Rollup(_)));
            if !why && !is_fed && !title.is_empty() && !Text::new(title, TextContext::default()).has(Class::Purpose) {
                let finding = at.finding(sink, "");
                sink.push(finding);
            }
        }
    }
}
