//! `set.no-key-results`: an objective that nothing would prove.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::Source;

pub(super) const RULE: Rule = Rule {
    code: Code::SetNoKeyResults,
    category: Category::Set,
    source: Term::new(
        "an objective without key results is a wish: nobody can tell whether it was reached",
        "没有关键结果的目标只是愿望，无从判断是否达成",
    ),
    title: Term::new("objective without key results", "目标没有关键结果"),
    explanation: Term::new(
        "Progress that is made of key results needs at least one. \
         Objectives that take their progress from what is aligned to them or from check-ins, those in \
         a backlog, and those put off or kept for the record, need none.",
        "进度来自关键结果的目标，至少要有一个关键结果。\
         进度来自对齐项或直接签到的目标、待办池中的目标，以及已推迟、已归档的目标，不在此列。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q"}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","source":"both"}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"person":"an"},"cycle":"q"}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"把夜间配送跑通","owner":{"unit":"store"},"cycle":"q","stage":"draft"}]"#,
                "/objectives/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","source":"aligned"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"当日补货率达到 95%"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"把夜间配送跑通","owner":{"unit":"store"},"cycle":"q","stage":"postponed"}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let limit = scene.workspace.profile().limits.key_results as usize;
    for at in scene.planned() {
        let wanted = matches!(scene.workspace.source_of(at.objective), Source::KeyResults | Source::Both);
        if wanted && at.objective.key_results.is_empty() {
            let finding = at.finding(sink, "").with("limit", limit);
            sink.push(finding);
        }
    }
}
