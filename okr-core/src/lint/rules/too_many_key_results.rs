//! `set.too-many-key-results`: more key results than an objective can carry.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;

pub(super) const RULE: Rule = Rule {
    code: Code::SetTooManyKeyResults,
    category: Category::Set,
    source: Term::new(
        "about three key results an objective, at most four or five; the profile holds the number",
        "每个目标约三个关键结果，最多四五个；具体数字由方案规定",
    ),
    title: Term::new("more key results than the profile allows", "关键结果数量超过方案上限"),
    explanation: Term::new(
        "Many key results are mostly a list of work. Those that matter are the ones without which the objective would not be reached; the others can be initiatives below them.",
        "关键结果一多，往往成了工作清单。真正重要的是缺了就无法达成目标的那几个，其余可作为其下的举措。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k0","title":"40 boats land here each week"},{"id":"k1","title":"9 of 10 skippers call again"},{"id":"k2","title":"Waiting at the gate at most 3 minutes"},{"id":"k3","title":"Ice within 20 minutes of landing"},{"id":"k4","title":"70% of the catch sold before noon"},{"id":"k5","title":"0 boats turned away"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","stage":"active","keyResults":[{"id":"k0","title":"40 boats land here each week"},{"id":"k1","title":"9 of 10 skippers call again"},{"id":"k2","title":"Waiting at the gate at most 3 minutes"},{"id":"k3","title":"Ice within 20 minutes of landing"},{"id":"k4","title":"70% of the catch sold before noon"},{"id":"k5","title":"0 boats turned away"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k0","title":"会员带新 5000 人"},{"id":"k1","title":"复购率达到 40%"},{"id":"k2","title":"新客次月留存达到 30%"},{"id":"k3","title":"退货率低于 3%"},{"id":"k4","title":"每单满意度达到 4.8 分"},{"id":"k5","title":"投诉不超过 5 起"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","stage":"active","keyResults":[{"id":"k0","title":"会员带新 5000 人"},{"id":"k1","title":"复购率达到 40%"},{"id":"k2","title":"新客次月留存达到 30%"},{"id":"k3","title":"退货率低于 3%"},{"id":"k4","title":"每单满意度达到 4.8 分"},{"id":"k5","title":"投诉不超过 5 起"}]}]"#,
                "/objectives/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k0","title":"40 boats land here each week"},{"id":"k1","title":"9 of 10 skippers call again"},{"id":"k2","title":"Waiting at the gate at most 3 minutes"}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k0","title":"40 boats land here each week"},{"id":"k1","title":"9 of 10 skippers call again"},{"id":"k2","title":"Waiting at the gate at most 3 minutes"},{"id":"k3","title":"Ice within 20 minutes of landing"},{"id":"k4","title":"70% of the catch sold before noon"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k0","title":"会员带新 5000 人"},{"id":"k1","title":"复购率达到 40%"},{"id":"k2","title":"新客次月留存达到 30%"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k0","title":"会员带新 5000 人"},{"id":"k1","title":"复购率达到 40%"},{"id":"k2","title":"新客次月留存达到 30%"},{"id":"k3","title":"退货率低于 3%"},{"id":"k4","title":"每单满意度达到 4.8 分"}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let limit = scene.workspace.profile().limits.key_results as usize;
    for at in scene.planned() {
        let count = at.objective.key_results.len();
        if count > limit {
            let finding = at.finding(sink, "").with("count", count).with("limit", limit);
            sink.push(finding);
        }
    }
}
