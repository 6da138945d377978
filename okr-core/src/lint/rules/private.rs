//! `process.private`: Objective that is not open to all.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::Visibility;

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessPrivate,
    category: Category::Process,
    source: Term::new(
        "OKR guides: all OKRs and their progress are open, from chief executive to intern",
        "各家 OKR 指南：所有 OKR 及进展公开，从 CEO 到实习生",
    ),
    title: Term::new("objective that is not open to all", "目标没有公开"),
    explanation: Term::new(
        "Openness is what lets people align and help. Some things have to be kept; a silence with its reason \
        says so.",
        "公开才能对齐和互助。确有需要保密的，用静默并写明原因。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","visibility":"private","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/visibility",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","visibility":"unit","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/visibility",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","visibility":"private","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/visibility",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","visibility":"unit","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/visibility",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","visibility":"public","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","visibility":"public","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

const OWNER: Term = Term::new("its owner and those who are mentioned", "负责人和被提及的人");
const UNIT: Term = Term::new("the people of its unit", "本部门的人");

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for at in scene.live() {
        let who = match at.objective.visibility_or_default() {
            Visibility::Public => continue,
            Visibility::Unit => UNIT,
            Visibility::Private => OWNER,
        };
        let finding = at.finding(sink, "/visibility").field_named("visibility").with("who", who);
        sink.push(finding);
    }
}
