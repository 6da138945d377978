//! `key-result.no-deadline`: No day in the text, the fields or the cycle.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::lint::text::{Kind, Text, TextContext};
use crate::model::{KeyResult, Objective};

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultNoDeadline,
    category: Category::KeyResult,
    source: Term::new(
        "OKR guides on writing: a key result says by when; usually the end of the cycle does",
        "OKR 撰写指南：关键结果要有时限，通常就是周期结束日",
    ),
    title: Term::new("no day in the text, the fields or the cycle", "文字、字段和周期都没有日期"),
    explanation: Term::new(
        "The end of the cycle is deadline enough, and so is that of the objective. Only where none of them \
        has a day, and the title names none, nobody can say whether it is late.",
        "周期结束日、目标的截止日期都可以作为时限。只有三者都没有日期、标题也没写时，才无法判断是否延误。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"later","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day"}]}]"#,
                "/objectives/0/keyResults/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"later","keyResults":[{"id":"k","title":"40 boats land here each week"}]}]"#,
                "/objectives/0/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"later","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次"}]}]"#,
                "/objectives/0/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"bei"},"cycle":"later","keyResults":[{"id":"k","title":"会员带新 5000 人"}]}]"#,
                "/objectives/0/keyResults/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"later","keyResults":[{"id":"k","title":"60 trucks a day let in by appointment by June 15"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"later","keyResults":[{"id":"k","title":"6 月 15 日前预约到货车次达到每天 60 次"}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for at in scene.live() {
        for at in at.key_results().filter(|at| is_open_ended(scene, at.owner.objective, at.key_result)) {
            if at.key_result.title.as_deref().is_some_and(|title| !names_a_day(title)) {
                let finding = at.finding(sink, "");
                sink.push(finding);
            }
        }
    }
}

/// No field holds a last day, and no cycle has one.
fn is_open_ended(scene: Scene<'_>, objective: &Objective, key_result: &KeyResult) -> bool {
    let ends = |cycle: &str| scene.workspace.cycle(cycle).is_some_and(|cycle| cycle.end.is_some());
    let own = key_result.cycle.as_ref().map_or(objective.cycle.as_str(), |cycle| cycle.as_str());
    key_result.deadline.is_none() && objective.deadline.is_none() && !ends(own)
}

fn names_a_day(title: &str) -> bool {
    let text = Text::new(title, TextContext::default());
    text.has_deadline() || text.tokens().iter().any(|token| matches!(token.kind, Kind::Date(_)))
}
