//! `set.insufficient`: Contributions that cannot add up to the target.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{Combine, Measure, Metric};
use crate::scoring::Board;
use crate::workspace::KeyResultIx;

pub(super) const RULE: Rule = Rule {
    code: Code::SetInsufficient,
    category: Category::Set,
    source: Term::new(
        "arithmetic: a sum of targets that is below the target cannot reach it",
        "算术：各项目标值之和低于总目标，就不可能达成",
    ),
    title: Term::new("contributions that cannot add up to the target", "各贡献项加起来达不到目标值"),
    explanation: Term::new(
        "Told of a `rollup` that sums, where everything that contributes on the day is a metric with a \
        target. That those will do more than they aim at is a hope and no plan.",
        "针对求和的 `rollup`：当天的贡献项都是有目标值的指标时计算。指望下面超额完成是愿望，不是计划。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Land twice as many boats","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"s","title":"Boats landed in all reach 60","measure":{"kind":"rollup","combine":"sum","target":60}}]},{"id":"sub","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"x","title":"Boats at the north quay reach 20","measure":{"kind":"metric","baseline":0,"target":20}},{"id":"y","title":"Boats at the south quay reach 30","measure":{"kind":"metric","baseline":0,"target":30}}]}],"alignments":[{"from":{"keyResult":"x"},"to":{"keyResult":"s"},"kind":"contributes"},{"from":{"keyResult":"y"},"to":{"keyResult":"s"},"kind":"contributes"}]"#,
                "/objectives/0/keyResults/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Land twice as many boats","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"s","title":"Boats landed in all reach 100","measure":{"kind":"rollup","combine":"sum","target":100}}]},{"id":"sub","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"x","title":"Boats at the north quay reach 40","measure":{"kind":"metric","baseline":0,"target":40}},{"id":"y","title":"Boats at the south quay reach 59","measure":{"kind":"metric","baseline":0,"target":59}}]}],"alignments":[{"from":{"keyResult":"x"},"to":{"keyResult":"s"},"kind":"contributes"},{"from":{"keyResult":"y"},"to":{"keyResult":"s"},"kind":"contributes"}]"#,
                "/objectives/0/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"让会员数翻一番","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"s","title":"会员带新共 60 人","measure":{"kind":"rollup","combine":"sum","target":60}}]},{"id":"sub","title":"让老会员愿意带新人","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"x","title":"城东门店带新 20 人","measure":{"kind":"metric","baseline":0,"target":20}},{"id":"y","title":"城西门店带新 30 人","measure":{"kind":"metric","baseline":0,"target":30}}]}],"alignments":[{"from":{"keyResult":"x"},"to":{"keyResult":"s"},"kind":"contributes"},{"from":{"keyResult":"y"},"to":{"keyResult":"s"},"kind":"contributes"}]"#,
                "/objectives/0/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"让会员数翻一番","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"s","title":"会员带新共 100 人","measure":{"kind":"rollup","combine":"sum","target":100}}]},{"id":"sub","title":"让老会员愿意带新人","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"x","title":"城东门店带新 40 人","measure":{"kind":"metric","baseline":0,"target":40}},{"id":"y","title":"城西门店带新 59 人","measure":{"kind":"metric","baseline":0,"target":59}}]}],"alignments":[{"from":{"keyResult":"x"},"to":{"keyResult":"s"},"kind":"contributes"},{"from":{"keyResult":"y"},"to":{"keyResult":"s"},"kind":"contributes"}]"#,
                "/objectives/0/keyResults/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Land twice as many boats","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"s","title":"Boats landed in all reach 60","measure":{"kind":"rollup","combine":"sum","target":60}}]},{"id":"sub","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"x","title":"Boats at the north quay reach 20","measure":{"kind":"metric","baseline":0,"target":20}},{"id":"y","title":"Boats at the south quay reach 40","measure":{"kind":"metric","baseline":0,"target":40}}]}],"alignments":[{"from":{"keyResult":"x"},"to":{"keyResult":"s"},"kind":"contributes"},{"from":{"keyResult":"y"},"to":{"keyResult":"s"},"kind":"contributes"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Land twice as many boats","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"s","title":"Boats landed in all reach 60","measure":{"kind":"rollup","combine":"sum","target":60}}]},{"id":"sub","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"x","title":"Boats at the north quay reach 50","measure":{"kind":"metric","baseline":0,"target":50}},{"id":"y","title":"Boats at the south quay reach 30","measure":{"kind":"metric","baseline":0,"target":30}}]}],"alignments":[{"from":{"keyResult":"x"},"to":{"keyResult":"s"},"kind":"contributes"},{"from":{"keyResult":"y"},"to":{"keyResult":"s"},"kind":"contributes"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"让会员数翻一番","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"s","title":"会员带新共 60 人","measure":{"kind":"rollup","combine":"sum","target":60}}]},{"id":"sub","title":"让老会员愿意带新人","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"x","title":"城东门店带新 20 人","measure":{"kind":"metric","baseline":0,"target":20}},{"id":"y","title":"城西门店带新 40 人","measure":{"kind":"metric","baseline":0,"target":40}}]}],"alignments":[{"from":{"keyResult":"x"},"to":{"keyResult":"s"},"kind":"contributes"},{"from":{"keyResult":"y"},"to":{"keyResult":"s"},"kind":"contributes"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"让会员数翻一番","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"s","title":"会员带新共 60 人","measure":{"kind":"rollup","combine":"sum","target":60}}]},{"id":"sub","title":"让老会员愿意带新人","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"x","title":"城东门店带新 50 人","measure":{"kind":"metric","baseline":0,"target":50}},{"id":"y","title":"城西门店带新 30 人","measure":{"kind":"metric","baseline":0,"target":30}}]}],"alignments":[{"from":{"keyResult":"x"},"to":{"keyResult":"s"},"kind":"contributes"},{"from":{"keyResult":"y"},"to":{"keyResult":"s"},"kind":"contributes"}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let columns = scene.workspace.columns();
    if columns.rollups.is_empty() {
        return;
    }
    let Some(board) = scene.board() else { return };
    for at in scene.live_key_results() {
        let Some(Measure::Rollup(rollup)) = &at.key_result.measure else { continue };
        let (Combine::Sum, Some(target)) = (rollup.combine, rollup.target) else { continue };
        let Some(ix) = scene.workspace.key_result_ix(at.key_result.id.as_str()) else { continue };
        let Some(sum) = sum_of_targets(scene, &board, ix) else { continue };
        let way = target - rollup.baseline.unwrap_or(0.0);
        let short = if way < 0.0 { sum - target } else { target - sum };
        if short > 1e-9 {
            let finding = at.finding(sink, "").with("sum", sum).with("target", target);
            sink.push(finding.with("gap", short));
        }
    }
}

/// What all leaves come to at their targets; `None` where one has none, or there is none.
fn sum_of_targets(scene: Scene<'_>, board: &Board<'_>, sum: KeyResultIx) -> Option<f64> {
    let leaves = board.all_leaves_of(sum);
    let target = |leaf: &KeyResultIx| match scene.workspace.measure_at(*leaf) {
        Some(Measure::Metric(Metric { target, .. })) => Some(*target),
        _ => None,
    };
    let targets: Option<Vec<f64>> = leaves.iter().map(target).collect();
    targets.filter(|targets| !targets.is_empty()).map(|targets| targets.into_iter().sum())
}
