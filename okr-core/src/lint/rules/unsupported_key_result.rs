//! `align.unsupported-key-result`: Key result that counts on others who are not aligned.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{AlignmentState, MentionAnswer};
use crate::workspace::{Node, ObjectiveIx};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: Code::AlignUnsupportedKeyResult,
    category: Category::Alignment,
    source: Term::new(
        "OKR guides on alignment: work that is given away has to be taken up by somebody",
        "OKR 对齐指南：分派出去的事要有人承接",
    ),
    title: Term::new("key result that counts on others who are not aligned", "关键结果依赖他人，却无人对齐"),
    explanation: Term::new(
        "Told of key results above the lowest level that mention somebody of another owner, where no \
        alignment, agreed or proposed, leads to them or to their objective.",
        "针对非最低层级的关键结果：提及了负责人以外的人或部门，却没有任何已达成或待确认的对齐指向它或它的目标。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back","mentions":[{"unit":"dock","answer":"agreed"}]}]}]"#,
                "/objectives/0/keyResults/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back","mentions":[{"person":"bo","answer":"agreed"}]}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%","mentions":[{"unit":"store","answer":"agreed"}]}]}]"#,
                "/objectives/0/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%","mentions":[{"person":"bei","answer":"agreed"}]}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/keyResults/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back","mentions":[{"unit":"dock","answer":"agreed"}]}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%","mentions":[{"unit":"store","answer":"agreed"}]}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"keyResult":"t"},"state":"proposed"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let workspace = scene.workspace;
    let Some(lowest) = workspace.document().levels.last() else { return };
    let served = served(scene);
    for at in scene.planned() {
        let is_lowest = workspace.level_of(at.objective).is_none_or(|level| level == lowest.as_str());
        if is_lowest || served.contains(&Node::Objective(ObjectiveIx(at.index as u32))) {
            continue;
        }
        for at in at.key_results() {
            let node = workspace.key_result_ix(at.key_result.id.as_str()).map(Node::KeyResult);
            if node.is_none_or(|node| served.contains(&node)) {
                continue;
            }
            let counted_on = at.key_result.mentions.iter().find(|mention| {
                let is_owner = at.owner.objective.owner.as_ref() == Some(&mention.party());
                mention.answer_or_default() != MentionAnswer::Declined && !is_owner
            });
            if let Some(mention) = counted_on {
                let name = workspace.party_name(&mention.party()).to_owned();
                let finding = at.finding(sink, "").with("name", name);
                sink.push(finding);
            }
        }
    }
}

/// Everything that an alignment leads to that was not declined.
fn served(scene: Scene<'_>) -> BTreeSet<Node> {
    let alignments = scene.workspace.document().alignments.iter();
    let standing = alignments.filter(|alignment| alignment.state_or_default() != AlignmentState::Declined);
    standing.filter_map(|alignment| scene.workspace.node(&alignment.to)).collect()
}
