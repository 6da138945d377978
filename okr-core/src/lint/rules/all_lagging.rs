//! `key-result.all-lagging`: Nothing but lagging indicators.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::Indicator;

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultAllLagging,
    category: Category::KeyResult,
    source: Term::new(
        "OKR guides on writing: leading indicators stand beside lagging ones",
        "OKR 撰写指南：先行指标与滞后指标搭配使用",
    ),
    title: Term::new("nothing but lagging indicators", "全部是滞后指标"),
    explanation: Term::new(
        "Declared fields only: told where an objective has at least two key results and each says `lagging`.",
        "只看声明的字段：目标有至少两个关键结果，且都标为 `lagging` 时提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60},"indicator":"lagging"},{"id":"j","title":"Drivers who wait under 10 minutes reach 80%","indicator":"lagging"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"k","title":"40 boats land here each week","indicator":"lagging"},{"id":"j","title":"Landing fees from 60 to 90 thousand","indicator":"lagging"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60},"indicator":"lagging"},{"id":"j","title":"等待不超过 10 分钟的司机占比达到 80%","indicator":"lagging"}]}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"k","title":"会员带新 5000 人","indicator":"lagging"},{"id":"j","title":"会员消费占比从 40% 提升到 55%","indicator":"lagging"}]}]"#,
                "/objectives/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60},"indicator":"leading"},{"id":"j","title":"Drivers who wait under 10 minutes reach 80%","indicator":"lagging"}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60},"indicator":"lagging"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60},"indicator":"leading"},{"id":"j","title":"等待不超过 10 分钟的司机占比达到 80%","indicator":"lagging"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60},"indicator":"lagging"},{"id":"j","title":"等待不超过 10 分钟的司机占比达到 80%"}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for at in scene.live() {
        let key_results = &at.objective.key_results;
        let all = key_results.iter().all(|key_result| key_result.indicator == Some(Indicator::Lagging));
        if key_results.len() >= 2 && all {
            let finding = at.finding(sink, "").with("count", key_results.len());
            sink.push(finding);
        }
    }
}
