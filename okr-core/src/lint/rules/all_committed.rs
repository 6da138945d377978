//! `set.all-committed`: Nothing but promises.

use super::leaders::sets_by_owner;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::Ambition;

pub(super) const RULE: Rule = Rule {
    code: Code::SetAllCommitted,
    category: Category::Set,
    source: Term::new(
        "OKR guides: committed and aspirational objectives stand side by side",
        "各家 OKR 指南：承诺型与挑战型目标并存",
    ),
    title: Term::new("nothing but promises", "全部是承诺型目标"),
    explanation: Term::new(
        "Told where an owner has at least two objectives in a cycle and each declares that it is committed.",
        "负责人在一个周期内有至少两个目标，且都声明为承诺型时提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","ambition":"committed","keyResults":[{"id":"j","title":"40 boats land here each week"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"o0","title":"Halve the waiting at the gate","owner":{"unit":"dock"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k0","title":"Trucks that wait under 10 minutes reach 80%"}]},{"id":"o1","title":"Win back the fishers","owner":{"unit":"dock"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k1","title":"40 boats land here each week"}]},{"id":"o2","title":"Make the yard safe at night","owner":{"unit":"dock"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k2","title":"Accidents at night from 6 to 1"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","ambition":"committed","keyResults":[{"id":"j","title":"会员带新 5000 人"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o0","title":"让门店每天准点到货","owner":{"unit":"store"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k0","title":"到货准点率达到 96%"}]},{"id":"o1","title":"让老会员愿意带新人","owner":{"unit":"store"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k1","title":"会员带新 5000 人"}]},{"id":"o2","title":"让店长看懂经营账","owner":{"unit":"store"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k2","title":"80% 的店长能独立复盘毛利"}]}]"#,
                "/objectives/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"j","title":"40 boats land here each week"}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"j","title":"会员带新 5000 人"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for set in sets_by_owner(scene) {
        let is_committed = set.objectives.iter().all(|at| at.objective.ambition == Some(Ambition::Committed));
        let (Some((first, others)), true) = (set.objectives.split_first(), is_committed) else { continue };
        if others.is_empty() {
            continue;
        }
        let finding = first.finding(sink, "").with("count", set.objectives.len()).with("cycle", set.cycle);
        let finding = finding.with("owner", scene.workspace.party_name(&set.owner.party()));
        sink.push(finding.with_related(others.iter().map(|at| at.node()).collect()));
    }
}
