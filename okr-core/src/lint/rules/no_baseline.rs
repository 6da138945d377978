//! `key-result.no-baseline`: a metric that does not say where it starts.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::lint::text::{Class, Quantity, QuantityKind, Role, Text};
use crate::model::{Measure, MissingBaseline};
use crate::problem::Slot;

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultNoBaseline,
    category: Category::KeyResult,
    source: Term::new(
        "model key results state a baseline; scoring counts from 0 where there is none",
        "示范性的关键结果都写明基线；没有基线时计分从 0 起算",
    ),
    title: Term::new("metric without a baseline", "指标没有基线值"),
    explanation: Term::new(
        "Up by 30% says how far and not from where: whoever scores it has to guess. \
         In fields, progress is the way gone from baseline to target. Without a baseline it counts from 0, so that a \
         metric that stood at 60 all along looks mostly done. Give the value of the first day, 0 too.",
        "“提升 30%”只说了幅度，没说从哪里算起，评分时只能猜。\
         写进字段时，进度是从基线走向目标的路程。没有基线就从 0 起算，一直停在 60 的指标看起来也像完成了大半。\
         请写明首日的数值，为 0 也请写出。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Grow landing fees by 30%", "30%"),
            Example::bad(Lang::En, "Cut accidents at night by 20% by March 15", "20%"),
            Example::bad(Lang::ZhCn, "夜间订单提升 30%", "30%"),
            Example::bad(Lang::ZhCn, "3 月底前冷链损耗率降低 20%", "20%"),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Visitors who come back reach 60%","measure":{"kind":"metric","target":60}}]}]"#,
                "/objectives/0/keyResults/0/measure",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"40 boats land here each week","measure":{"kind":"metric","target":40}}]}]"#,
                "/objectives/0/keyResults/0/measure",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"会员带新 5000 人","measure":{"kind":"metric","target":5000}}]}]"#,
                "/objectives/0/keyResults/0/measure",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"盘点准确率达到 99%","measure":{"kind":"metric","target":99}}]}]"#,
                "/objectives/0/keyResults/0/measure",
            ),
        ],
        good: &[
            Example::good(Lang::En, "Grow landing fees by 30%, from 60 to 78 thousand"),
            Example::good(Lang::ZhCn, "夜间订单从每天 200 单提升到 300 单"),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Visitors who come back reach 60%","measure":{"kind":"metric","baseline":45,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"40 boats land here each week","measure":{"kind":"metric","baseline":0,"target":40}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"会员带新 5000 人","measure":{"kind":"metric","baseline":1200,"target":5000}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让店长看懂经营账","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"九成店长通过测验"}]}]"#,
            ),
        ],
    },
    check: Check::KeyResultAnd(words, check),
};

const FROM_ZERO: Term = Term::new("the metric counts from 0", "该指标从 0 起算");
const IN_FIELDS: Term = Term::new("add `baseline`, the value on the first day", "补上 `baseline`，即首日的数值");
const IN_WORDS: Term = Term::new("from [baseline] to [target]", "从 [基线] 到 [目标]");

/// `Grow sales by 30%`: from where nobody knows.
fn words(text: &Text<'_>, sink: &mut Sink<'_>) {
    if text.context().measured || text.has(Class::Baseline) {
        return;
    }
    let moves = |quantity: &Quantity| quantity.kind == QuantityKind::Relative && quantity.role == Role::Value;
    let mut amounts = text.amounts();
    if text.amounts().all(|(_, amount)| amount.kind != QuantityKind::FromTo)
        && let Some((span, _)) = amounts.find(|(_, amount)| moves(amount))
    {
        sink.words_with(text, span, |finding| {
            let what = Slot::Said {
                en: format!("nobody knows what `{}` is reckoned from", span.of(text.written())),
                zh: format!("“{}”不知从多少算起", span.of(text.written())),
            };
            finding.with("what", what).with("mend", IN_WORDS)
        });
    }
}

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    if scene.workspace.profile().missing_baseline != MissingBaseline::Zero {
        return;
    }
    for at in scene.live_key_results() {
        if let Some(Measure::Metric(metric)) = &at.key_result.measure
            && metric.baseline.is_none()
        {
            let finding = at.finding(sink, "/measure").field_named("measure");
            sink.push(finding.with("what", FROM_ZERO).with("mend", IN_FIELDS));
        }
    }
}
