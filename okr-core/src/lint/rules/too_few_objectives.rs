//! `set.too-few-objectives`: Fewer objectives than the profile asks for.

use super::leaders::sets_by_owner;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;

pub(super) const RULE: Rule = Rule {
    code: Code::SetTooFewObjectives,
    category: Category::Set,
    source: Term::new(
        "some guides name a lower number too; the profile holds it",
        "部分指南也给出下限，具体数字由方案规定",
    ),
    title: Term::new("fewer objectives than the profile asks for", "目标数量低于方案下限"),
    explanation: Term::new(
        "Only owners that have an objective in the cycle are looked at, and only under profiles with a lower \
        number. Otherwise counted as in `set.too-many-objectives`.",
        "只看在该周期有目标的负责人，且只在设有下限的方案下提示；其余计数方式与 `set.too-many-objectives` 相同。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""profile":{"extends":"okr","limits":{"objectivesAtLeast":2}},"objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""profile":{"extends":"okr","limits":{"levels":[{"level":"company","objectivesAtLeast":2,"objectives":3}]}},"objectives":[{"id":"a","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"k","title":"60% of visitors come back"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","limits":{"objectivesAtLeast":2}},"objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","limits":{"objectivesAtLeast":3}},"objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"j","title":"会员带新 5000 人"}]}]"#,
                "/objectives/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""profile":{"extends":"okr","limits":{"objectivesAtLeast":1}},"objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","limits":{"objectivesAtLeast":2}},"objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"j","title":"会员带新 5000 人"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let limits = &scene.workspace.profile().limits;
    for set in sets_by_owner(scene) {
        let Some(first) = set.objectives.first() else { continue };
        let limit = limits.objectives_at_least_at(scene.workspace.level_of(first.objective)) as usize;
        if set.objectives.len() < limit {
            let finding = first.finding(sink, "").with("count", set.objectives.len()).with("cycle", set.cycle);
            let owner = scene.workspace.party_name(&set.owner.party()).to_owned();
            sink.push(finding.with("owner", owner).with("limit", limit));
        }
    }
}
