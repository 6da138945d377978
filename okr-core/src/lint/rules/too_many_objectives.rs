//! `set.too-many-objectives`: more objectives than one can keep in sight.

use super::leaders::sets_by_owner;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;

pub(super) const RULE: Rule = Rule {
    code: Code::SetTooManyObjectives,
    category: Category::Set,
    source: Term::new(
        "every guide names a limit, from two to five an owner and cycle; the profile holds the number",
        "各家指南都给出上限，每人每周期二到五个；具体数字由方案规定",
    ),
    title: Term::new("more objectives than the profile allows", "目标数量超过方案上限"),
    explanation: Term::new(
        "Attention is what objectives share out; beyond a handful none of them gets any. \
         A unit's objectives are those it owns and its leader's at its level, each counted once. \
         Objectives put off, kept for the record or in a backlog do not count.",
        "目标分配的是注意力，数量一多，谁也分不到。\
         部门的目标包括部门自己的，以及负责人在该层级的，每个只计一次。\
         已推迟、已归档和待办池中的目标不计入。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"bo"},"cycle":"q"},{"id":"b","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"q"},{"id":"c","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"},{"id":"d","title":"Make the yard safe at night","owner":{"person":"bo"},"cycle":"q"},{"id":"e","title":"Bring the ferry booking online","owner":{"person":"bo"},"cycle":"q"},{"id":"f","title":"Bring the cranes through winter without a stop","owner":{"person":"bo"},"cycle":"q"}]"#,
                "/objectives/5",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"unit":"dock"},"cycle":"q"},{"id":"b","title":"Halve the waiting at the gate","owner":{"unit":"dock"},"cycle":"q"},{"id":"c","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q"},{"id":"d","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"q"},{"id":"e","title":"Bring the ferry booking online","owner":{"person":"ana"},"cycle":"q"},{"id":"f","title":"Bring the cranes through winter without a stop","owner":{"person":"ana"},"cycle":"q"}]"#,
                "/objectives/5",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"person":"bei"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"},{"id":"c","title":"让店长看懂经营账","owner":{"person":"bei"},"cycle":"q"},{"id":"d","title":"把冷链损耗降下来","owner":{"person":"bei"},"cycle":"q"},{"id":"e","title":"让老会员愿意带新人","owner":{"person":"bei"},"cycle":"q"},{"id":"f","title":"把夜间配送跑通","owner":{"person":"bei"},"cycle":"q"}]"#,
                "/objectives/5",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","limits":{"objectives":2}},"objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"unit":"store"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"unit":"store"},"cycle":"q"},{"id":"c","title":"让店长看懂经营账","owner":{"unit":"store"},"cycle":"q"}]"#,
                "/objectives/2",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"bo"},"cycle":"q"},{"id":"b","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"q"},{"id":"c","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"},{"id":"d","title":"Make the yard safe at night","owner":{"person":"bo"},"cycle":"q"},{"id":"e","title":"Bring the ferry booking online","owner":{"person":"bo"},"cycle":"q"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"bo"},"cycle":"q"},{"id":"b","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"q"},{"id":"c","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"},{"id":"d","title":"Make the yard safe at night","owner":{"person":"bo"},"cycle":"q"},{"id":"e","title":"Bring the ferry booking online","owner":{"person":"bo"},"cycle":"q"},{"id":"f","title":"Bring the cranes through winter without a stop","owner":{"person":"bo"},"cycle":"q","stage":"postponed"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"person":"bei"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"},{"id":"c","title":"让店长看懂经营账","owner":{"person":"bei"},"cycle":"q"},{"id":"d","title":"把冷链损耗降下来","owner":{"person":"bei"},"cycle":"q"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"person":"bei"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"},{"id":"c","title":"让店长看懂经营账","owner":{"person":"bei"},"cycle":"q"},{"id":"d","title":"把冷链损耗降下来","owner":{"unit":"store"},"cycle":"q"},{"id":"e","title":"让老会员愿意带新人","owner":{"unit":"store"},"cycle":"q"},{"id":"f","title":"把夜间配送跑通","owner":{"unit":"store"},"cycle":"q"}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let limits = &scene.workspace.profile().limits;
    for set in sets_by_owner(scene) {
        // An owner's objectives are of one level, but for odd documents.
        let level = set.objectives.first().and_then(|at| scene.workspace.level_of(at.objective));
        let limit = limits.objectives_at(level) as usize;
        let Some(beyond) = set.objectives.get(limit).copied() else { continue };
        let others = set.objectives.iter().filter(|at| at.index != beyond.index).map(|at| at.node()).collect();
        let finding = beyond
            .finding(sink, "")
            .with("owner", scene.workspace.party_name(&set.owner.party()))
            .with("count", set.objectives.len())
            .with("cycle", set.cycle)
            .with("limit", limit);
        sink.push(finding.with_related(others));
    }
}
