//! `set.weights`: weights that weigh nothing.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::Weights;
use crate::workspace::{KeyResultIx, Node, ObjectiveIx};

pub(super) const RULE: Rule = Rule {
    code: Code::SetWeights,
    category: Category::Set,
    source: Term::new(
        "scoring: where all weights are zero each member counts the same",
        "计分规则：权重全为 0 时各项同等计算",
    ),
    title: Term::new("weights that are all zero", "权重全部为零"),
    explanation: Term::new(
        "A weight of zero takes a key result or an alignment out of the score. \
         Where all of them are zero there would be no score at all, so each counts the same, \
         which is seldom what was meant.",
        "权重为 0 的关键结果或对齐项不计入得分。\
         若全部为 0，则得分无从算起，因此改为各项同等计算，这往往并非本意。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March","weight":0},{"id":"l","title":"Pilots rate the quay 8 of 10","weight":0}]}]"#,
                "/objectives/0/keyResults",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","source":"aligned"},{"id":"b","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"No accident after dark"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"contributes","weight":0}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"九成店长通过测验","weight":0}]}]"#,
                "/objectives/0/keyResults",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"试点店毛利提升到 32%","measure":{"kind":"rollup","combine":"mean"}}]},{"id":"b","title":"把账单做成一页纸","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"l","title":"40 家店用上新账单"}]}],"alignments":[{"from":{"objective":"b"},"to":{"keyResult":"k"},"kind":"contributes","weight":0}]"#,
                "/objectives/0/keyResults/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March","weight":0},{"id":"l","title":"Pilots rate the quay 8 of 10","weight":2}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"},{"id":"l","title":"Pilots rate the quay 8 of 10"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"九成店长通过测验","weight":1}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"九成店长通过测验","weight":0},{"id":"l","title":"盘点误差低于 1%"}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    // Where weights do not count, neither do zeros.
    if scene.workspace.profile().weights == Weights::Equal {
        return;
    }
    for at in scene.live() {
        let key_results = &at.objective.key_results;
        if all_zero(key_results.iter().map(|key_result| key_result.weight)) {
            let finding = at.finding(sink, "/keyResults").field_named("keyResults");
            sink.push(finding);
        }
        let ix = ObjectiveIx(at.index as u32);
        if fed_by_nothing(scene, Node::Objective(ix)) {
            let finding = at.finding(sink, "");
            sink.push(finding);
        }
        for (at, ix) in at.key_results().zip(scene.workspace.key_results_of(ix)) {
            if fed_by_nothing(scene, Node::KeyResult(KeyResultIx(ix))) {
                let finding = at.finding(sink, "");
                sink.push(finding);
            }
        }
    }
}

fn all_zero(weights: impl Iterator<Item = Option<f64>>) -> bool {
    let mut weights = weights.peekable();
    weights.peek().is_some() && weights.all(|weight| weight == Some(0.0))
}

fn fed_by_nothing(scene: Scene<'_>, node: Node) -> bool {
    all_zero(scene.workspace.graph().feeds(node).iter().map(|feed| Some(feed.weight)))
}
