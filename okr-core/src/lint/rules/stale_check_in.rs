//! `process.stale-check-in`: No check-in for too long.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::{ObjectiveAt, Scene};
use crate::lint::sink::Sink;
use crate::model::Stage;
use crate::scoring::Status;

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessStaleCheckIn,
    category: Category::Process,
    source: Term::new(
        "OKR guides: progress is told every week; the profile's cadence and grace",
        "各家 OKR 指南：每周更新进展；间隔与宽限由方案规定",
    ),
    title: Term::new("no check-in for too long", "久未签到"),
    explanation: Term::new(
        "The status `outdated` of scoring, told where somebody can mend it: more days than the profile's \
        cadence and grace since its start or the last that was heard, while the objective is active. \
        Rollups are not told, their contributors are.",
        "即评分中的 `outdated` 状态：距开始或最近一次更新，已超过方案的间隔加宽限，且目标正在进行中。汇总型关键结果不提示，提示的是其贡献项。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-01-20","value":30}]"#,
                "/objectives/0/keyResults/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-01-20","value":30}]"#,
                "/objectives/0/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/keyResults/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":50}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"draft","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-27","confidence":6}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":50}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"postponed","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let workspace = scene.workspace;
    let Some(board) = scene.board() else { return };
    let today = board.as_of();
    let active = scene.live().filter(|at| at.objective.stage_or_default() == Stage::Active);
    for at in active.flat_map(ObjectiveAt::key_results) {
        let Some(ix) = workspace.key_result_ix(at.key_result.id.as_str()) else { continue };
        let is_outdated = board.key_result_score(ix).is_some_and(|score| score.status == Status::Outdated);
        if !is_outdated || workspace.columns().is_rollup(ix) {
            continue;
        }
        let start = workspace.columns().windows.get(ix.at()).and_then(|window| window.start());
        let since = start.max(board.last_sign(ix)).unwrap_or_else(|| today.day_number());
        let finding = at.finding(sink, "").with("days", today.day_number().abs_diff(since) as usize);
        sink.push(finding.with("cadence", workspace.profile().cadence_days as usize));
    }
}
