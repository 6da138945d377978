//! `process.unscored`: Closed and not scored.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{Ambition, Official, Stage};
use crate::workspace::{KeyResultIx, Node, ObjectiveIx};

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessUnscored,
    category: Category::Process,
    source: Term::new("OKR guides: OKRs are scored at the end of the cycle", "各家 OKR 指南：周期结束时必须评分"),
    title: Term::new("closed and not scored", "已关闭但未评分"),
    explanation: Term::new(
        "Where stated scores are the official ones, a closed objective needs one: its own, or one for each \
        of its key results. Learning objectives owe a lesson and no score.",
        "当以评定得分为准时，已关闭的目标需要评分：目标本身的，或其每个关键结果的。学习型目标要的是经验，不要求评分。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}},{"id":"j","title":"Drivers who wait under 10 minutes reach 80%"}]}],"assessments":[{"keyResult":"k","on":"2026-03-27","score":0.7}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}},{"id":"j","title":"等待不超过 10 分钟的司机占比达到 80%"}]}],"assessments":[{"keyResult":"k","on":"2026-03-27","score":0.7}]"#,
                "/objectives/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.7,"note":"Two docks were closed"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"keyResult":"k","on":"2026-03-27","score":0.7,"note":"Two docks were closed"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.7,"note":"两个月台停用"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"closed","ambition":"learning","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    if scene.workspace.profile().official != Official::Stated {
        return;
    }
    let day = scene.day_number();
    for at in scene.planned().filter(|at| at.objective.stage_or_default() == Stage::Closed) {
        let ix = ObjectiveIx(at.index as u32);
        let mut key_results = scene.workspace.key_results_of(ix).map(KeyResultIx).peekable();
        let is_stated = |node: Node| scene.workspace.activity().stated_score(node, day).is_some();
        let each = key_results.peek().is_some() && key_results.all(|at| is_stated(Node::KeyResult(at)));
        let owes = at.objective.ambition_or_default() != Ambition::Learning && !at.objective.is_opaque();
        if owes && !each && !is_stated(Node::Objective(ix)) {
            let finding = at.finding(sink, "");
            sink.push(finding);
        }
    }
}
