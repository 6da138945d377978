//! `align.dependency-loop`: dependencies that wait for each other.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::circles;
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::AlignmentKind;
use crate::workspace::{Node, Workspace};

pub(super) const RULE: Rule = Rule {
    code: Code::AlignDependencyLoop,
    category: Category::Alignment,
    source: Term::new(
        "alignment: loops through `dependsOn` do not make a document invalid, but nobody in them can go first",
        "对齐要求：`dependsOn` 成环不会使文档无效，但环中谁也无法先行",
    ),
    title: Term::new("dependencies that wait for each other", "依赖互相等待"),
    explanation: Term::new(
        "What depends waits for what it depends on; an objective waits for its key results and for what \
         contributes to it. One finding for each knot, with the shortest way round.",
        "依赖方等待被依赖方；目标等待自己的关键结果，以及对它有贡献的对齐项。\
         每个环提示一次，并给出最短的一圈。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]},{"id":"b","title":"Deepen the channel","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"l","title":"9 metres at low water"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"},{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"dependsOn"}]"#,
                "/alignments/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]},{"id":"b","title":"Deepen the channel","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"l","title":"9 metres at low water"}]}],"alignments":[{"from":{"keyResult":"k"},"to":{"objective":"b"},"kind":"dependsOn"},{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"dependsOn"}]"#,
                "/alignments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]},{"id":"b","title":"让仓库按店分拣","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"l","title":"错分率低于 0.5%"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"dependsOn"},{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"}]"#,
                "/alignments/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","source":"both","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]},{"id":"b","title":"让仓库按店分拣","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"l","title":"错分率低于 0.5%"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"contributes"},{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"dependsOn"}]"#,
                "/alignments/1",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]},{"id":"b","title":"Deepen the channel","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"l","title":"9 metres at low water"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]},{"id":"b","title":"Deepen the channel","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"l","title":"9 metres at low water"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"},{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"dependsOn","state":"proposed"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]},{"id":"b","title":"让仓库按店分拣","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"l","title":"错分率低于 0.5%"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"},{"from":{"objective":"b"},"to":{"objective":"a"}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let depends: Vec<(usize, Node, Node)> = scene.workspace.agreed(AlignmentKind::DependsOn).collect();
    if depends.is_empty() {
        return;
    }
    circles::tell(scene, sink, waits(scene.workspace, &depends), depends);
}

/// Who waits for whom.
fn waits(workspace: &Workspace, depends: &[(usize, Node, Node)]) -> Vec<(Node, Node)> {
    let mut pairs: Vec<(Node, Node)> = depends.iter().map(|(_, from, to)| (*from, *to)).collect();
    let contributing = workspace.agreed(AlignmentKind::Contributes);
    pairs.extend(contributing.map(|(_, from, to)| (to, from)));
    let owned = circles::owners(workspace, &pairs);
    pairs.extend(owned.into_iter().map(|(key_result, objective)| (objective, key_result)));
    pairs
}
