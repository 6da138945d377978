//! `set.nothing-left`: stated weights that leave too little for the others.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::finding::Finding;
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{Combine, Date, MissingWeight, Source, Weights};
use crate::scoring::Rest;
use crate::workspace::{Formula, KeyResultIx, Node, ObjectiveIx};

pub(super) const RULE: Rule = Rule {
    code: Code::SetNothingLeft,
    category: Category::Set,
    source: Term::new(
        "scoring: under `remainder` members without a weight share the rest to 1",
        "计分规则：采用 `remainder` 时，未写权重的成员分摊余下的权重，合计为 1",
    ),
    title: Term::new("weights that leave nothing for the rest", "权重没有给其余成员留下余地"),
    explanation: Term::new(
        "Where the profile splits the rest, members without a weight share what the stated weights leave of 1. \
         Where those reach 1 already, or leave fewer units than there are members, some of them weigh nothing \
         and silently drop out of the score.",
        "按余数分摊时，未写权重的成员分摊已写明权重之外、合计到 1 的部分。\
         若已写明的权重已达到 1，或余下的份额不够每个成员分到最小单位，\
         其中就有成员权重为 0，会不声不响地不再计入得分。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""profile":{"extends":"okr","missingWeight":"remainder"},"objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March","weight":1},{"id":"l","title":"Pilots rate the quay 8 of 10"}]}]"#,
                "/objectives/0/keyResults",
            ),
            Example::bad_sample(
                Lang::En,
                r#""profile":{"extends":"okr","missingWeight":"remainder"},"objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","source":"aligned"},{"id":"b","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"q"},{"id":"c","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"q"}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"contributes","weight":1.5},{"from":{"objective":"c"},"to":{"objective":"a"},"kind":"contributes"}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","missingWeight":"remainder","weightDecimals":1},"objectives":[{"id":"a","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"九成店长通过测验","weight":0.9},{"id":"l","title":"盘点误差低于 1%"},{"id":"m","title":"试点店毛利提升到 32%"}]}]"#,
                "/objectives/0/keyResults",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","missingWeight":"remainder"},"objectives":[{"id":"a","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"试点店毛利提升到 32%","measure":{"kind":"rollup","combine":"mean"}}]},{"id":"b","title":"把账单做成一页纸","owner":{"person":"bei"},"cycle":"q"},{"id":"c","title":"让老会员愿意带新人","owner":{"person":"bei"},"cycle":"q"}],"alignments":[{"from":{"objective":"b"},"to":{"keyResult":"k"},"kind":"contributes","weight":1},{"from":{"objective":"c"},"to":{"keyResult":"k"},"kind":"contributes"}]"#,
                "/objectives/0/keyResults/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""profile":{"extends":"okr","missingWeight":"remainder"},"objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March","weight":0.7},{"id":"l","title":"Pilots rate the quay 8 of 10"}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March","weight":1},{"id":"l","title":"Pilots rate the quay 8 of 10"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","missingWeight":"remainder"},"objectives":[{"id":"a","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"九成店长通过测验"},{"id":"l","title":"盘点误差低于 1%"},{"id":"m","title":"试点店毛利提升到 32%"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","missingWeight":"remainder"},"objectives":[{"id":"a","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"九成店长通过测验","weight":0.4},{"id":"l","title":"盘点误差低于 1%","weight":0.6}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let profile = scene.workspace.profile();
    if profile.missing_weight == MissingWeight::MissingIsOne || profile.weights == Weights::Equal {
        return;
    }
    for at in scene.live() {
        let ix = ObjectiveIx(at.index as u32);
        let fed = feeds(scene, Node::Objective(ix));
        let own = at.objective.key_results.iter().map(|key_result| key_result.weight.unwrap_or(f64::NAN));
        let (rest, place) = match scene.workspace.source_of(at.objective) {
            Source::KeyResults => (short_rest(scene, own), "/keyResults"),
            Source::Aligned => (short_rest(scene, fed), ""),
            Source::Both => (short_rest(scene, own.chain(fed)), ""),
            Source::Manual => (None, ""),
        };
        if let Some(rest) = rest {
            let finding = at.finding(sink, place);
            let finding = if place.is_empty() { finding } else { finding.field_named("keyResults") };
            sink.push(told(finding, rest));
        }
        for (at, ix) in at.key_results().zip(scene.workspace.key_results_of(ix).map(KeyResultIx)) {
            let formula = scene.workspace.columns().formulas.get(ix.at());
            // A sum takes native values, whatever weighs what.
            let is_weighed = matches!(formula, Some(Formula::Rollup(Combine::Mean | Combine::Min)));
            if let Some(rest) = short_rest(scene, feeds(scene, Node::KeyResult(ix))).filter(|_| is_weighed) {
                let finding = at.finding(sink, "");
                sink.push(told(finding, rest));
            }
        }
    }
}

/// The weights of what feeds a node on the day.
fn feeds(scene: Scene<'_>, node: Node) -> impl Iterator<Item = f64> {
    let day = scene.as_of.map_or(i32::MAX - 1, Date::day_number);
    scene.workspace.graph().feeds(node).iter().filter(move |feed| feed.since <= day).map(|feed| feed.weight)
}

/// What the stated weights of a set leave, where some of the others get nothing.
fn short_rest(scene: Scene<'_>, weights: impl Iterator<Item = f64>) -> Option<Rest> {
    let rest = Rest::of(weights, scene.workspace.profile().weight_decimals);
    Some(rest).filter(|rest| rest.is_short())
}

fn told(finding: Finding, rest: Rest) -> Finding {
    finding.with("rest", rest.weight()).with("missing", rest.missing as usize)
}
