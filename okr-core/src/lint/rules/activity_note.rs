//! `process.activity-note`: Check-in that lists actions.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::lint::text::{Claim, Class, Script, Text, TextContext};
use crate::model::CheckIn;

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessActivityNote,
    category: Category::Process,
    source: Term::new(
        "OKR guides on follow-up: progress is a key step that was reached, not a list of actions",
        "OKR 跟进指南：进展写关键节点，而不是动作清单",
    ),
    title: Term::new("check-in that lists actions", "签到只列了动作"),
    explanation: Term::new(
        "Told of a check-in with words alone, no value and no milestone, whose words name an activity and no \
        result. Whoever reads it cannot tell whether the key result has moved.",
        "只有文字、没有数值和里程碑，且文字只写动作不写结果的签到。读的人看不出关键结果有没有前进。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","progress":"Visited 12 hauliers"}]"#,
                "/checkIns/0/progress",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","progress":"Interviewed 8 drivers and visited 3 yards"}]"#,
                "/checkIns/0/progress",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","progress":"走访了 12 家供应商"}]"#,
                "/checkIns/0/progress",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","progress":"走访 3 家农户并培训 8 名店员"}]"#,
                "/checkIns/0/progress",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","progress":"Visited 12 hauliers","value":45}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","progress":"Three hauliers now book every truck, 45 a day"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","progress":"走访了 12 家供应商","value":45}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","progress":"3 家供应商已全部改为预约到货，每天 45 次"}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let workspace = scene.workspace;
    for (at, check_in) in workspace.document().check_ins.iter().enumerate() {
        let node = workspace.either(check_in.objective.as_ref(), check_in.key_result.as_ref());
        let (Some(node), true) = (node, is_words_alone(check_in)) else { continue };
        let known = scene.as_of.is_none_or(|as_of| check_in.known_on() <= as_of);
        if known && check_in.progress.as_deref().is_some_and(is_activity) {
            let finding = scene.node_finding(sink, node).at(format!("/checkIns/{at}/progress"));
            sink.push(finding.field_named("progress"));
        }
    }
}

fn is_words_alone(check_in: &CheckIn) -> bool {
    check_in.value.is_none() && check_in.milestones.is_none()
}

/// `Onboarding is ahead` tells of a state, whatever it begins with.
fn is_activity(note: &str) -> bool {
    let text = Text::new(note, TextContext::default());
    let is_sentence = text.script() == Script::English && text.has(Class::Clause);
    !is_sentence && matches!(text.claim(), Claim::Activity(_))
}
