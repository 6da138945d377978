//! `align.mention-unanswered`: Mention without an answer.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::finding::Finding;
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{Mention, MentionAnswer, Stage};

pub(super) const RULE: Rule = Rule {
    code: Code::AlignMentionUnanswered,
    category: Category::Alignment,
    source: Term::new(
        "OKR guides on alignment: to align is to agree on the direction, not merely to inform",
        "OKR 对齐指南：对齐是对方向达成共识，不只是告知",
    ),
    title: Term::new("mention without an answer", "提及尚未得到回应"),
    explanation: Term::new(
        "Told once the objective is active: what counts on people who have not agreed may never come. Drafts \
        are still being talked over.",
        "目标进行中才提示：没有得到同意的协作，很可能落空。草稿和对齐阶段还在讨论，不提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60},"mentions":[{"person":"bo"}]}]}]"#,
                "/objectives/0/keyResults/0/mentions/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","mentions":[{"unit":"hq","answer":"open"}],"keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/mentions/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60},"mentions":[{"person":"bei"}]}]}]"#,
                "/objectives/0/keyResults/0/mentions/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","mentions":[{"unit":"hq","answer":"open"}],"keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/mentions/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60},"mentions":[{"person":"bo","answer":"agreed","answeredOn":"2026-01-08"}]}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"aligning","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60},"mentions":[{"person":"bo"}]}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60},"mentions":[{"person":"bei","answer":"agreed","answeredOn":"2026-01-08"}]}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"aligning","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60},"mentions":[{"person":"bei"}]}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for at in scene.live().filter(|at| matches!(at.objective.stage_or_default(), Stage::Active | Stage::Scoring)) {
        tell(scene, &at.objective.mentions, sink, |sink, below| at.finding(sink, below));
        for at in at.key_results() {
            tell(scene, &at.key_result.mentions, sink, |sink, below| at.finding(sink, below));
        }
    }
}

fn tell(scene: Scene<'_>, mentions: &[Mention], sink: &mut Sink<'_>, found: impl Fn(&Sink<'_>, &str) -> Finding) {
    for (place, mention) in mentions.iter().enumerate() {
        let is_open = mention.answer_or_default() == MentionAnswer::Open;
        let is_later = mention.answered_on.zip(scene.as_of).is_some_and(|(on, as_of)| on > as_of);
        if is_open || is_later {
            let finding = found(sink, &format!("/mentions/{place}")).field_named("mentions");
            sink.push(finding.with("name", scene.workspace.party_name(&mention.party())));
        }
    }
}
