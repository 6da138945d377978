//! `process.always-full`: Full marks cycle after cycle.

use super::habits::{ended_by_owner, tell};
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::scoring::at_least;

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessAlwaysFull,
    category: Category::Process,
    source: Term::new(
        "OKR guides on scoring: who always has full marks does not aim high",
        "OKR 评分指南：总是满分，说明目标不够有挑战",
    ),
    title: Term::new("full marks cycle after cycle", "每个周期都满分"),
    explanation: Term::new(
        "Looks at an owner's aspirational objectives that have come to their end: at least three, of at \
        least two cycles, all with an official score of 1. Once is a good day. Committed ones are meant to \
        be full.",
        "只看负责人已结束的挑战型目标：至少三个、跨至少两个周期，正式得分全部为 1。偶尔一次值得高兴；承诺型目标本就应当全部完成。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"o0","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"pp","stage":"closed","keyResults":[{"id":"k0","title":"Trucks that wait under 10 minutes reach 80%"}]},{"id":"o1","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"40 boats land here each week"}]},{"id":"o2","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k2","title":"Accidents at night from 6 to 1"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":1,"note":"Reviewed with the crew"},{"objective":"o1","on":"2026-03-30","score":1,"note":"Reviewed with the crew"},{"objective":"o2","on":"2026-03-30","score":1,"note":"Reviewed with the crew"}]"#,
                "/objectives/2",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"o0","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"k0","title":"Trucks that wait under 10 minutes reach 80%"}]},{"id":"o1","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"40 boats land here each week"}]},{"id":"o2","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k2","title":"Accidents at night from 6 to 1"}]},{"id":"o3","title":"Open the north quay to liners","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k3","title":"3 liners call each month"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":1,"note":"Reviewed with the crew"},{"objective":"o1","on":"2026-03-30","score":1,"note":"Reviewed with the crew"},{"objective":"o2","on":"2026-03-30","score":1,"note":"Reviewed with the crew"},{"objective":"o3","on":"2026-03-30","score":1,"note":"Reviewed with the crew"}]"#,
                "/objectives/3",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o0","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"pp","stage":"closed","keyResults":[{"id":"k0","title":"到货准点率达到 96%"}]},{"id":"o1","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"会员带新 5000 人"}]},{"id":"o2","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k2","title":"80% 的店长能独立复盘毛利"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":1,"note":"已与团队复盘"},{"objective":"o1","on":"2026-03-30","score":1,"note":"已与团队复盘"},{"objective":"o2","on":"2026-03-30","score":1,"note":"已与团队复盘"}]"#,
                "/objectives/2",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o0","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"k0","title":"到货准点率达到 96%"}]},{"id":"o1","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"会员带新 5000 人"}]},{"id":"o2","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k2","title":"80% 的店长能独立复盘毛利"}]},{"id":"o3","title":"把冷链损耗降到同行最低","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k3","title":"冷链损耗率从 6% 降到 2%"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":1,"note":"已与团队复盘"},{"objective":"o1","on":"2026-03-30","score":1,"note":"已与团队复盘"},{"objective":"o2","on":"2026-03-30","score":1,"note":"已与团队复盘"},{"objective":"o3","on":"2026-03-30","score":1,"note":"已与团队复盘"}]"#,
                "/objectives/3",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"o0","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"pp","stage":"closed","keyResults":[{"id":"k0","title":"Trucks that wait under 10 minutes reach 80%"}]},{"id":"o1","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"40 boats land here each week"}]},{"id":"o2","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k2","title":"Accidents at night from 6 to 1"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":1,"note":"Reviewed with the crew"},{"objective":"o1","on":"2026-03-30","score":0.7,"note":"Reviewed with the crew"},{"objective":"o2","on":"2026-03-30","score":1,"note":"Reviewed with the crew"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"o0","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k0","title":"Trucks that wait under 10 minutes reach 80%"}]},{"id":"o1","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k1","title":"40 boats land here each week"}]},{"id":"o2","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k2","title":"Accidents at night from 6 to 1"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":1,"note":"Reviewed with the crew"},{"objective":"o1","on":"2026-03-30","score":1,"note":"Reviewed with the crew"},{"objective":"o2","on":"2026-03-30","score":1,"note":"Reviewed with the crew"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o0","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"pp","stage":"closed","keyResults":[{"id":"k0","title":"到货准点率达到 96%"}]},{"id":"o1","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"k1","title":"会员带新 5000 人"}]},{"id":"o2","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k2","title":"80% 的店长能独立复盘毛利"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":1,"note":"已与团队复盘"},{"objective":"o1","on":"2026-03-30","score":0.7,"note":"已与团队复盘"},{"objective":"o2","on":"2026-03-30","score":1,"note":"已与团队复盘"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o0","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"pp","stage":"closed","ambition":"committed","keyResults":[{"id":"k0","title":"到货准点率达到 96%"}]},{"id":"o1","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"p","stage":"closed","ambition":"committed","keyResults":[{"id":"k1","title":"会员带新 5000 人"}]},{"id":"o2","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","stage":"closed","ambition":"committed","keyResults":[{"id":"k2","title":"80% 的店长能独立复盘毛利"}]}],"assessments":[{"objective":"o0","on":"2026-03-30","score":1,"note":"已与团队复盘"},{"objective":"o1","on":"2026-03-30","score":1,"note":"已与团队复盘"},{"objective":"o2","on":"2026-03-30","score":1,"note":"已与团队复盘"}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

/// How many objectives make a habit.
const FEWEST: usize = 3;

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for set in ended_by_owner(scene) {
        if set.objectives.len() >= FEWEST && set.cycles() >= 2 && set.all(|score| at_least(score, 1.0)) {
            tell(scene, &set, sink);
        }
    }
}
