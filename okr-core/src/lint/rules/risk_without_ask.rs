//! `process.risk-without-ask`: Risk without a wish for support.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessRiskWithoutAsk,
    category: Category::Process,
    source: Term::new(
        "OKR guides on follow-up: risks are raised early so that support comes early",
        "OKR 跟进指南：及早上报风险，及早获得支持",
    ),
    title: Term::new("risk without a wish for support", "有风险但没有提出支持需求"),
    explanation: Term::new(
        "Looks at the latest check-in of each. A risk that is only told is heard and forgotten; a wish with \
        a name gets an answer.",
        "只看每一项的最新签到。只说风险，听过就忘；写明向谁要什么，才会有回应。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":45,"risks":["Two cranes are out of order"]}]"#,
                "/checkIns/0/risks",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-02","value":40},{"keyResult":"k","on":"2026-03-26","value":41,"risks":["The booking site is down at night"]}]"#,
                "/checkIns/1/risks",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":45,"risks":["两台叉车停用"]}]"#,
                "/checkIns/0/risks",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-02","value":40},{"keyResult":"k","on":"2026-03-26","value":41,"risks":["预约系统夜间不可用"]}]"#,
                "/checkIns/1/risks",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":45,"risks":["Two cranes are out of order"],"support":[{"text":"A fitter for a week","from":{"person":"bo"}}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-02","value":40,"risks":["The booking site is down at night"]},{"keyResult":"k","on":"2026-03-26","value":50}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":45,"risks":["两台叉车停用"],"support":[{"text":"借调一名维修工一周","from":{"person":"bei"}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-02","value":40,"risks":["预约系统夜间不可用"]},{"keyResult":"k","on":"2026-03-26","value":50}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for (node, at, check_in) in scene.latest_check_ins() {
        if !check_in.risks.is_empty() && check_in.support.is_empty() {
            let finding = scene.node_finding(sink, node).at(format!("/checkIns/{at}/risks"));
            sink.push(finding.field_named("risks"));
        }
    }
}
