//! `align.orphan`: an objective that leads to nothing above.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::Origin;
use crate::workspace::ObjectiveIx;

pub(super) const RULE: Rule = Rule {
    code: Code::AlignOrphan,
    category: Category::Alignment,
    source: Term::new(
        "alignment: every objective reaches one of the top level, unless the team set it on its own initiative",
        "对齐要求：每个目标最终连到最高层级的目标，团队自发提出的除外",
    ),
    title: Term::new("objective that reaches no top-level objective", "目标没有连到最高层级"),
    explanation: Term::new(
        "Agreed alignments, `contributes` and `supports`, are followed upwards, through key results too. \
         Silent while there is no objective of the top level; objectives of the top level, those in a \
         backlog and those put off or kept for the record are exempt, as in the query `orphans`. \
         Those set bottom-up are exempt here only: the query lists them.",
        "沿已达成的 `contributes` 与 `supports` 对齐逐级向上查找，也经过关键结果。\
         文档中没有最高层级目标时不提示；最高层级目标、待办池中的目标，以及已推迟、已归档的目标不在此列，\
         与查询 `orphans` 一致。自下而上提出的目标也不提示，但查询会列出。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}]"#,
                "/objectives/1",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"},"state":"proposed"}]"#,
                "/objectives/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}]"#,
                "/objectives/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"},"kind":"dependsOn"}]"#,
                "/objectives/1",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"alignments":[{"from":{"objective":"a"},"to":{"keyResult":"t"}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","origin":"bottomUp","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let orphans = scene.workspace.orphans();
    if orphans.is_empty() {
        return;
    }
    let level = scene.workspace.top_level().unwrap_or_default();
    for at in scene.objectives() {
        let is_orphan = orphans.binary_search(&ObjectiveIx(at.index as u32)).is_ok();
        if is_orphan && at.objective.origin != Some(Origin::BottomUp) {
            let finding = at.finding(sink, "").with("level", level);
            sink.push(finding);
        }
    }
}
