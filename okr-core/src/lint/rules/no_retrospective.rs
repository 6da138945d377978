//! `process.no-retrospective`: Closed without a word of review.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::Stage;
use crate::workspace::ObjectiveIx;

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessNoRetrospective,
    category: Category::Process,
    source: Term::new(
        "OKR guides on review: what did we learn comes before how much did we do",
        "OKR 复盘指南：学到什么，先于完成多少",
    ),
    title: Term::new("closed without a word of review", "关闭时没有复盘"),
    explanation: Term::new(
        "A note in an assessment of the objective or of one of its key results is enough, that of a factor \
        too.",
        "目标或其任一关键结果的评定里有说明即可，三因子的说明也算。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.7}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.7}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.7,"note":"Hauliers book when we call them first"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.7,"effort":{"value":0.8,"note":"Night shifts for six weeks"}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.7,"note":"先打电话，供应商才愿意预约"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.7,"effort":{"value":0.8,"note":"连续六周夜间值守"}}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let noted = scene.noted_objectives();
    for at in scene.planned().filter(|at| at.objective.stage_or_default() == Stage::Closed) {
        if !noted.contains(&ObjectiveIx(at.index as u32)) && !at.objective.is_opaque() {
            let finding = at.finding(sink, "");
            sink.push(finding);
        }
    }
}
