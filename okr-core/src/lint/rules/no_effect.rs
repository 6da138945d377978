//! `align.no-effect`: an alignment that says `contributes` and feeds nothing.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::AlignmentKind;
use crate::workspace::Node;

pub(super) const RULE: Rule = Rule {
    code: Code::AlignNoEffect,
    category: Category::Alignment,
    source: Term::new(
        "scoring: `contributes` feeds only rollup key results and objectives whose source is `aligned` or `both`",
        "计分规则：`contributes` 只汇入 rollup 关键结果，或 `source` 为 `aligned`、`both` 的目标",
    ),
    title: Term::new("contribution that feeds no number", "对齐贡献不影响任何数值"),
    explanation: Term::new(
        "The alignment is agreed and says that progress is part of something above, but what is above \
         does not take progress from alignments. Either the upper end should, or the alignment is \
         consensus rather than arithmetic.",
        "该对齐已达成，并声明进度是上级的一部分，但上级并不汇总对齐项的进度。\
         要么让上级汇总，要么它表达的是共识而非计算。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"},"kind":"contributes"}]"#,
                "/alignments/0/kind",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"alignments":[{"from":{"objective":"a"},"to":{"keyResult":"t"},"kind":"contributes"}]"#,
                "/alignments/0/kind",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"},"kind":"contributes","state":"stale"}]"#,
                "/alignments/0/kind",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"alignments":[{"from":{"keyResult":"k"},"to":{"keyResult":"t"},"kind":"contributes"}]"#,
                "/alignments/0/kind",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","source":"both","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"},"kind":"contributes"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"},"kind":"contributes","state":"declined"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"门店准备就绪","measure":{"kind":"rollup","combine":"min"}}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"alignments":[{"from":{"objective":"a"},"to":{"keyResult":"t"},"kind":"contributes"}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for (at, from, to) in scene.workspace.agreed(AlignmentKind::Contributes) {
        look_at(scene, at, (from, to), sink);
    }
}

/// Looks at the contribution that stands, or will stand, at a position.
pub(in crate::lint) fn look_at(scene: Scene<'_>, at: usize, (from, to): (Node, Node), sink: &mut Sink<'_>) {
    if scene.workspace.accepts_contributions(to) {
        return;
    }
    let above = scene.workspace.node_ref(to);
    let finding = scene.node_finding(sink, from).at(format!("/alignments/{at}/kind"));
    sink.push(finding.field_named("kind").with("target", format!("`{}`", above.id())).with_related(vec![above]));
}
