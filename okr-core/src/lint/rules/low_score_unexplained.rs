//! `process.low-score-unexplained`: Low score without an analysis.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::scoring::at_least;
use crate::workspace::{Node, ObjectiveIx};

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessLowScoreUnexplained,
    category: Category::Process,
    source: Term::new(
        "OKR guides on scoring: below 0.5 asks for an analysis, not for blame",
        "OKR 评分指南：低于 0.5 要分析原因，而不是追责",
    ),
    title: Term::new("low score without an analysis", "低分却没有分析"),
    explanation: Term::new(
        "Told of objectives whose time is over, or which are being scored or closed, with an official score \
        below 0.5 and no note in an assessment of them or of their key results.",
        "针对已到期、评分中或已关闭的目标：正式得分低于 0.5，而目标及其关键结果的评定里都没有说明。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"scoring","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.3}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":28}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"scoring","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.3}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":28}]"#,
                "/objectives/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"scoring","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.3,"note":"Two docks were closed for a month"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"scoring","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.5}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"scoring","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.3,"note":"两个月台停用一个月"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"scoring","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"a","on":"2026-03-27","score":0.5}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

/// Below this a score asks for an analysis.
const LOW: f64 = 0.5;

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let Some(board) = scene.board() else { return };
    let noted = scene.noted_objectives();
    for at in scene.planned() {
        let ix = ObjectiveIx(at.index as u32);
        let is_told = noted.contains(&ix) || at.objective.is_opaque();
        if is_told || !board.is_at_its_end(Node::Objective(ix)) {
            continue;
        }
        let Some(score) = board.official_score(Node::Objective(ix)).filter(|score| !at_least(*score, LOW)) else {
            continue;
        };
        let finding = at.finding(sink, "").with("score", (score * 100.0).round_ties_even() / 100.0);
        sink.push(finding);
    }
}
