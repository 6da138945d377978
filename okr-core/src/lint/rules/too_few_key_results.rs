//! `set.too-few-key-results`: fewer key results than prove an objective.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::Source;

pub(super) const RULE: Rule = Rule {
    code: Code::SetTooFewKeyResults,
    category: Category::Set,
    source: Term::new(
        "some guides ask for two or three key results at least; the profile holds the number",
        "有的指南要求至少两三个关键结果；具体数字由方案规定",
    ),
    title: Term::new("fewer key results than the profile asks for", "关键结果数量少于方案要求"),
    explanation: Term::new(
        "One number seldom proves an objective: what it leaves out may get worse. Where the profile asks for more, this is worth a thought. None at all is another finding.",
        "一个数字很少能证明整个目标：它没有覆盖的方面可能正在变差。方案要求更多时，值得想一想。完全没有关键结果由另一条规则提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""profile":"feishu","objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k0","title":"40 boats land here each week"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""profile":"dingtalk","objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k0","title":"40 boats land here each week"},{"id":"k1","title":"9 of 10 skippers call again"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":"feishu","objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k0","title":"会员带新 5000 人"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":"dingtalk","objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k0","title":"会员带新 5000 人"},{"id":"k1","title":"复购率达到 40%"}]}]"#,
                "/objectives/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""profile":"feishu","objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k0","title":"40 boats land here each week"},{"id":"k1","title":"9 of 10 skippers call again"},{"id":"k2","title":"Waiting at the gate at most 3 minutes"}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k0","title":"40 boats land here each week"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""profile":"feishu","objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k0","title":"会员带新 5000 人"},{"id":"k1","title":"复购率达到 40%"},{"id":"k2","title":"新客次月留存达到 30%"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k0","title":"会员带新 5000 人"}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let limit = scene.workspace.profile().limits.key_results_at_least as usize;
    for at in scene.planned() {
        let count = at.objective.key_results.len();
        let is_proven_by_them = scene.workspace.source_of(at.objective) == Source::KeyResults;
        if is_proven_by_them && count > 0 && count < limit {
            let finding = at.finding(sink, "").with("count", count).with("limit", limit);
            sink.push(finding);
        }
    }
}
