//! `align.stale`: Alignment agreed before the other end changed.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{AlignmentState, AmendedField, Date};
use crate::workspace::Node;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: Code::AlignStale,
    category: Category::Alignment,
    source: Term::new(
        "OKR guides on alignment: what changes has to be told and agreed on anew",
        "OKR 对齐指南：有变化就要告知对方并重新达成共识",
    ),
    title: Term::new("alignment agreed before the other end changed", "对方改动之前达成的对齐"),
    explanation: Term::new(
        "Either the alignment is in state `stale`, or an amendment to the upper end is later than \
        `agreedOn`. It still feeds numbers until somebody decides.",
        "对齐状态为 `stale`，或上级一端的修订晚于 `agreedOn`。在有人决定之前，它仍计入数值。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"},"state":"stale"}]"#,
                "/alignments/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"keyResult":"t"},"agreedOn":"2026-01-10"}],"amendments":[{"target":{"keyResult":"t"},"field":"title","before":"50% of visitors come back","after":"60% of visitors come back","on":"2026-02-10","reason":"the ferry runs on Sundays now"}]"#,
                "/alignments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"},"state":"stale"}]"#,
                "/alignments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"keyResult":"t"},"agreedOn":"2026-01-10"}],"amendments":[{"target":{"keyResult":"t"},"field":"title","before":"老客占比达到 50%","after":"老客占比达到 60%","on":"2026-02-10","reason":"新开周末早市"}]"#,
                "/alignments/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"},"agreedOn":"2026-01-10"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"keyResult":"t"},"agreedOn":"2026-02-12"}],"amendments":[{"target":{"keyResult":"t"},"field":"title","before":"50% of visitors come back","after":"60% of visitors come back","on":"2026-02-10","reason":"the ferry runs on Sundays now"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"},"agreedOn":"2026-01-10"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"keyResult":"t"},"agreedOn":"2026-02-12"}],"amendments":[{"target":{"keyResult":"t"},"field":"title","before":"老客占比达到 50%","after":"老客占比达到 60%","on":"2026-02-10","reason":"新开周末早市"}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let workspace = scene.workspace;
    let changed = last_changes(scene);
    for (at, alignment) in workspace.document().alignments.iter().enumerate() {
        let ends = workspace.node(&alignment.from).zip(workspace.node(&alignment.to));
        let (Some((from, to)), true) = (ends, alignment.is_agreed()) else { continue };
        let is_stale = alignment.state_or_default() == AlignmentState::Stale;
        let later = alignment.agreed_on.zip(changed.get(&to)).is_some_and(|(agreed, changed)| *changed > agreed);
        if is_stale || later {
            let to = workspace.node_ref(to);
            let finding = scene.node_finding(sink, from).at(format!("/alignments/{at}"));
            sink.push(finding.with("to", to.id()).with_related(vec![to]));
        }
    }
}

/// The last day on which what a node asks for was amended. Its stage is no part of that.
fn last_changes(scene: Scene<'_>) -> BTreeMap<Node, Date> {
    let mut changed: BTreeMap<Node, Date> = BTreeMap::new();
    let known = scene.workspace.document().amendments.iter();
    for amendment in known.filter(|amendment| scene.as_of.is_none_or(|as_of| amendment.on <= as_of)) {
        let node = scene.workspace.node(&amendment.target).filter(|_| amendment.field != AmendedField::Stage);
        if let Some(node) = node {
            let last = changed.entry(node).or_insert(amendment.on);
            *last = (*last).max(amendment.on);
        }
    }
    changed
}
