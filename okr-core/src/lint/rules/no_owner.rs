//! `set.no-owner`: Objective for which no person answers.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;

pub(super) const RULE: Rule = Rule {
    code: Code::SetNoOwner,
    category: Category::Set,
    source: Term::new("OKR guides: a team's OKR is its leader's OKR", "各家 OKR 指南：团队的 OKR 就是其负责人的 OKR"),
    title: Term::new("objective for which no person answers", "没有人对目标负责"),
    explanation: Term::new(
        "A unit is many; where the document names nobody who leads it, nobody is asked when it falls behind.",
        "部门是一群人；文档没有写明谁带领它，落后时就没有人可问。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/owner",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"unit":"hq"},"cycle":"q","stage":"draft","keyResults":[{"id":"k","title":"40 boats land here each week"}]}]"#,
                "/objectives/0/owner",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/owner",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"unit":"hq"},"cycle":"q","stage":"draft","keyResults":[{"id":"k","title":"会员带新 5000 人"}]}]"#,
                "/objectives/0/owner",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"unit":"dock"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"unit":"store"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for at in scene.planned() {
        let owner = at.objective.owner.as_ref().and_then(|owner| owner.unit.as_ref());
        let unit = owner.and_then(|id| scene.workspace.unit(id.as_str()));
        if let Some(unit) = unit.filter(|unit| unit.leader.is_none()) {
            let finding = at.finding(sink, "/owner").field_named("owner");
            sink.push(finding.with("unit", unit.name.as_str()));
        }
    }
}
