//! `process.never-low`: Never a low score.

use super::habits::{ended_by_owner, tell};
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::scoring::at_least;

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessNeverLow,
    category: Category::Process,
    source: Term::new(
        "OKR guides on scoring: an owner who never scores low takes no risk",
        "OKR 评分指南：从不低分，说明没有冒险",
    ),
    title: Term::new("never a low score", "从来没有低分"),
    explanation: Term::new(
        "Looks at an owner's aspirational objectives that have come to their end: at least four, of at least \
        three cycles, none below the green band. Where all are full, `process.always-full` says so instead.",
        "只看负责人已结束的挑战型目标：至少四个、跨至少三个周期，没有一个低于绿色区间。若全部满分，由 `process.always-full` 提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"o0","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"pp","stage":"closed","keyResults":[{"id":"k0","title":"Trucks that wait under 10 minutes reach 80%"}]},{"id":"o1","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"40 boats land here each week"}]},{"id":"o2","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"k2","title":"Accidents at night from 6 to 1"}]},{"id":"o3","title":"Open the north quay to liners","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k3","title":"3 liners call each month"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":0.7,"note":"Reviewed with the crew"},{"objective":"o1","on":"2026-03-30","score":0.8,"note":"Reviewed with the crew"},{"objective":"o2","on":"2026-03-30","score":1,"note":"Reviewed with the crew"},{"objective":"o3","on":"2026-03-30","score":0.7,"note":"Reviewed with the crew"}]"#,
                "/objectives/3",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"o0","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"pp","stage":"closed","keyResults":[{"id":"k0","title":"Trucks that wait under 10 minutes reach 80%"}]},{"id":"o1","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"40 boats land here each week"}]},{"id":"o2","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k2","title":"Accidents at night from 6 to 1"}]},{"id":"o3","title":"Open the north quay to liners","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k3","title":"3 liners call each month"}]},{"id":"o4","title":"Bring the ferry booking online","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k4","title":"70% of tickets are bought online"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":0.6,"note":"Reviewed with the crew"},{"objective":"o1","on":"2026-03-30","score":0.8,"note":"Reviewed with the crew"},{"objective":"o2","on":"2026-03-30","score":0.9,"note":"Reviewed with the crew"},{"objective":"o3","on":"2026-03-30","score":0.7,"note":"Reviewed with the crew"},{"objective":"o4","on":"2026-03-30","score":1,"note":"Reviewed with the crew"}]"#,
                "/objectives/4",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o0","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"pp","stage":"closed","keyResults":[{"id":"k0","title":"到货准点率达到 96%"}]},{"id":"o1","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"会员带新 5000 人"}]},{"id":"o2","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"k2","title":"80% 的店长能独立复盘毛利"}]},{"id":"o3","title":"把冷链损耗降到同行最低","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k3","title":"冷链损耗率从 6% 降到 2%"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":0.7,"note":"已与团队复盘"},{"objective":"o1","on":"2026-03-30","score":0.8,"note":"已与团队复盘"},{"objective":"o2","on":"2026-03-30","score":1,"note":"已与团队复盘"},{"objective":"o3","on":"2026-03-30","score":0.7,"note":"已与团队复盘"}]"#,
                "/objectives/3",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o0","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"pp","stage":"closed","keyResults":[{"id":"k0","title":"到货准点率达到 96%"}]},{"id":"o1","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"会员带新 5000 人"}]},{"id":"o2","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k2","title":"80% 的店长能独立复盘毛利"}]},{"id":"o3","title":"把冷链损耗降到同行最低","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k3","title":"冷链损耗率从 6% 降到 2%"}]},{"id":"o4","title":"让夜间配送覆盖全城","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k4","title":"夜间订单达到每天 300 单"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":0.6,"note":"已与团队复盘"},{"objective":"o1","on":"2026-03-30","score":0.8,"note":"已与团队复盘"},{"objective":"o2","on":"2026-03-30","score":0.9,"note":"已与团队复盘"},{"objective":"o3","on":"2026-03-30","score":0.7,"note":"已与团队复盘"},{"objective":"o4","on":"2026-03-30","score":1,"note":"已与团队复盘"}]"#,
                "/objectives/4",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"o0","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"pp","stage":"closed","keyResults":[{"id":"k0","title":"Trucks that wait under 10 minutes reach 80%"}]},{"id":"o1","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"40 boats land here each week"}]},{"id":"o2","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"k2","title":"Accidents at night from 6 to 1"}]},{"id":"o3","title":"Open the north quay to liners","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k3","title":"3 liners call each month"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":0.7,"note":"Reviewed with the crew"},{"objective":"o1","on":"2026-03-30","score":0.3,"note":"Reviewed with the crew"},{"objective":"o2","on":"2026-03-30","score":1,"note":"Reviewed with the crew"},{"objective":"o3","on":"2026-03-30","score":0.7,"note":"Reviewed with the crew"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"o0","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"pp","stage":"closed","keyResults":[{"id":"k0","title":"Trucks that wait under 10 minutes reach 80%"}]},{"id":"o1","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"40 boats land here each week"}]},{"id":"o2","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k2","title":"Accidents at night from 6 to 1"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":0.7,"note":"Reviewed with the crew"},{"objective":"o1","on":"2026-03-30","score":0.8,"note":"Reviewed with the crew"},{"objective":"o2","on":"2026-03-30","score":0.7,"note":"Reviewed with the crew"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o0","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"pp","stage":"closed","keyResults":[{"id":"k0","title":"到货准点率达到 96%"}]},{"id":"o1","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"会员带新 5000 人"}]},{"id":"o2","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"k2","title":"80% 的店长能独立复盘毛利"}]},{"id":"o3","title":"把冷链损耗降到同行最低","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k3","title":"冷链损耗率从 6% 降到 2%"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":0.7,"note":"已与团队复盘"},{"objective":"o1","on":"2026-03-30","score":0.3,"note":"已与团队复盘"},{"objective":"o2","on":"2026-03-30","score":1,"note":"已与团队复盘"},{"objective":"o3","on":"2026-03-30","score":0.7,"note":"已与团队复盘"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o0","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"pp","stage":"closed","keyResults":[{"id":"k0","title":"到货准点率达到 96%"}]},{"id":"o1","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"会员带新 5000 人"}]},{"id":"o2","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k2","title":"80% 的店长能独立复盘毛利"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":0.7,"note":"已与团队复盘"},{"objective":"o1","on":"2026-03-30","score":0.8,"note":"已与团队复盘"},{"objective":"o2","on":"2026-03-30","score":0.7,"note":"已与团队复盘"}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

/// How many objectives make a habit, of how many cycles.
const FEWEST: (usize, usize) = (4, 3);

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let green = scene.workspace.profile().bands.aspirational.green;
    for set in ended_by_owner(scene) {
        let is_habit = set.objectives.len() >= FEWEST.0 && set.cycles() >= FEWEST.1;
        let is_full = set.all(|score| at_least(score, 1.0));
        if is_habit && !is_full && set.all(|score| at_least(score, green)) {
            tell(scene, &set, sink);
        }
    }
}
