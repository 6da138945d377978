//! `align.conflict`: One metric, opposite directions.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::KeyResultAt;
use crate::lint::scene::Scene;
use crate::lint::similar::Canonical;
use crate::lint::sink::Sink;
use crate::model::Measure;
use crate::order;

pub(super) const RULE: Rule = Rule {
    code: Code::AlignConflict,
    category: Category::Alignment,
    source: Term::new(
        "OKR guides: objectives of departments must not contradict each other",
        "各家 OKR 指南：部门之间的目标不能互相冲突",
    ),
    title: Term::new("one metric, opposite directions", "同一指标，方向相反"),
    explanation: Term::new(
        "Key results whose titles name the same thing, once days, amounts and verbs of moving are left out; \
        the direction is that of baseline and target, else of the verb. Told where owners differ and cycles \
        overlap.",
        "去掉日期、数字和升降动词后，标题所指相同的关键结果；方向看起始值与目标值，没有就看动词。负责人不同且周期有重叠时提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"x","title":"Raise the mooring fee to 90","measure":{"kind":"metric","baseline":80,"target":90}}]},{"id":"b","title":"Make the yard safe at night","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"y","title":"Mooring fee lowered to 60","measure":{"kind":"metric","baseline":80,"target":60}}]}]"#,
                "/objectives/1/keyResults/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"x","title":"Increase stock on the quay to 400 crates"}]},{"id":"b","title":"Make the yard safe at night","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"y","title":"Reduce stock on the quay to 100 crates"}]}]"#,
                "/objectives/1/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"x","title":"门店库存金额提升到 90 万元","measure":{"kind":"metric","baseline":80,"target":90}}]},{"id":"b","title":"让夜间配送覆盖全城","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"y","title":"门店库存金额降低到 60 万元","measure":{"kind":"metric","baseline":80,"target":60}}]}]"#,
                "/objectives/1/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"x","title":"客单价提高到 60 元"}]},{"id":"b","title":"让夜间配送覆盖全城","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"y","title":"客单价降低到 40 元"}]}]"#,
                "/objectives/1/keyResults/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"x","title":"Raise the mooring fee to 90","measure":{"kind":"metric","baseline":80,"target":90}}]},{"id":"b","title":"Make the yard safe at night","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"y","title":"Raise the mooring fee to 95","measure":{"kind":"metric","baseline":80,"target":95}}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"x","title":"Raise the mooring fee to 90"}]},{"id":"b","title":"Make the yard safe at night","owner":{"person":"bo"},"cycle":"p","keyResults":[{"id":"y","title":"Mooring fee lowered to 60"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"x","title":"客单价提高到 60 元"}]},{"id":"b","title":"让夜间配送覆盖全城","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"y","title":"客单价提高到 65 元"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"x","title":"客单价提高到 60 元"}]},{"id":"b","title":"让夜间配送覆盖全城","owner":{"person":"bei"},"cycle":"p","keyResults":[{"id":"y","title":"客单价降低到 40 元"}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

/// With how many before it each is compared.
const MOST: usize = 64;
/// Fewer letters name nothing for certain.
const FEWEST: usize = 3;

const UP: Term = Term::new("up", "提高");
const DOWN: Term = Term::new("down", "降低");

/// A key result that pulls something one way.
struct Pull<'a> {
    at: KeyResultAt<'a>,
    what: &'a str,
    falls: bool,
}

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let pulls = pulls(scene);
    for same in pulls.chunk_by(|left, right| left.what == right.what) {
        for (place, pull) in same.iter().enumerate() {
            let before = same.get(place.saturating_sub(MOST)..place).unwrap_or_default();
            let Some(other) = before.iter().find(|other| are_against(scene, pull, other)) else { continue };
            let (way, back) = if pull.falls { (DOWN, UP) } else { (UP, DOWN) };
            let owner = scene.workspace.owner_name(other.at.owner.objective).unwrap_or_default().to_owned();
            let finding = pull.at.finding(sink, "").with("way", way).with("back", back).with("owner", owner);
            let finding = finding.with("other", other.at.key_result.id.as_str());
            sink.push(finding.with_related(vec![other.at.node()]));
        }
    }
}

/// All that pulls, by what it pulls, then in document order.
fn pulls(scene: Scene<'_>) -> Vec<Pull<'_>> {
    let all = scene.objectives().flat_map(|at| at.key_results()).zip(scene.key_result_titles());
    let pulls = all.filter(|(at, _)| scene.is_planned(at.owner)).filter_map(|(at, title)| {
        let enough = title.subject.chars().count() >= FEWEST;
        Some(Pull { at, what: title.subject.as_str(), falls: falls(at, title)? }).filter(|_| enough)
    });
    let key = |pull: &Pull<'_>| (pull.at.owner.index, pull.at.index);
    order::sorted_by(pulls.collect(), |left, right| left.what.cmp(right.what).then(key(left).cmp(&key(right))))
}

fn falls(at: KeyResultAt<'_>, title: &Canonical) -> Option<bool> {
    match &at.key_result.measure {
        Some(Measure::Metric(metric)) => match metric.baseline {
            Some(from) if from != metric.target => Some(metric.target < from),
            _ => title.falls,
        },
        None | Some(Measure::Judged(_)) => title.falls,
        Some(_) => None,
    }
}

fn are_against(scene: Scene<'_>, pull: &Pull<'_>, other: &Pull<'_>) -> bool {
    let (one, two) = (pull.at.owner.objective, other.at.owner.objective);
    pull.falls != other.falls && one.owner != two.owner && scene.overlap(one, two)
}
