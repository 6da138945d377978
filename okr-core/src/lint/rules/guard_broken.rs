//! `key-result.guard-broken`: a health metric that guards a key result is breached.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{Date, HealthMetric};

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultGuardBroken,
    category: Category::KeyResult,
    source: Term::new(
        "guardrails: a health metric is watched beside the key results that might harm it; its breach leaves the score",
        "护栏指标：与可能损害它的关键结果一同观察；突破界限不影响得分",
    ),
    title: Term::new("guarding health metric breached", "守护它的健康指标已突破界限"),
    explanation: Term::new(
        "The last value read by the day of the run is outside the bounds of the health metric. \
         Bounds themselves are inside; a metric without a reading says nothing.",
        "截至检查当日，健康指标的最近一次读数超出界限。\
         恰在界限上不算突破；没有读数则不提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at most 4 minutes","guards":["h"]}]}],"healthMetrics":[{"id":"h","name":"Near misses a week","atMost":2,"values":[{"on":"2026-01-05","value":1},{"on":"2026-01-12","value":5}]}]"#,
                "/objectives/0/keyResults/0/guards/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"40 boats land here each week","guards":["h"]}]}],"healthMetrics":[{"id":"h","name":"Margin","atLeast":20,"values":[{"on":"2026-01-12","value":18.5}]}]"#,
                "/objectives/0/keyResults/0/guards/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%","guards":["h"]}]}],"healthMetrics":[{"id":"h","name":"每周货损件数","atMost":10,"values":[{"on":"2026-01-12","value":14}]}]"#,
                "/objectives/0/keyResults/0/guards/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"把夜间配送跑通","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"夜间订单占比达到 15%","guards":["h"]}]}],"healthMetrics":[{"id":"h","name":"骑手满意度","atLeast":4,"values":[{"on":"2026-01-19","value":3.6},{"on":"2026-01-12","value":4.2}]}]"#,
                "/objectives/0/keyResults/0/guards/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at most 4 minutes","guards":["h"]}]}],"healthMetrics":[{"id":"h","name":"Near misses a week","atMost":2,"values":[{"on":"2026-01-12","value":2}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at most 4 minutes","guards":["h"]}]}],"healthMetrics":[{"id":"h","name":"Near misses a week","atMost":2}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%","guards":["h"]}]}],"healthMetrics":[{"id":"h","name":"每周货损件数","atMost":10,"values":[{"on":"2026-01-05","value":14},{"on":"2026-01-12","value":9}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"把夜间配送跑通","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"夜间订单占比达到 15%"}]}],"healthMetrics":[{"id":"h","name":"骑手满意度","atLeast":4,"values":[{"on":"2026-01-19","value":3.6}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let metrics = &scene.workspace.document().health_metrics;
    let breach = |metric: &HealthMetric| last_value(metric, scene.as_of).filter(|value| is_breach(metric, *value));
    let breaches: Vec<Option<f64>> = metrics.iter().map(breach).collect();
    if breaches.iter().all(Option::is_none) {
        return;
    }
    for at in scene.live_key_results() {
        for (place, guard) in at.key_result.guards.iter().enumerate() {
            let Some(number) = scene.workspace.health_metric_ix(guard.as_str()) else { continue };
            let (Some(metric), Some(Some(value))) = (metrics.get(number), breaches.get(number)) else { continue };
            let finding = at.finding(sink, &format!("/guards/{place}")).field_named("guards");
            sink.push(finding.with("metric", metric.name.as_str()).with("value", *value));
        }
    }
}

/// The latest reading by a day; of several on one day the one that stands last.
fn last_value(metric: &HealthMetric, as_of: Option<Date>) -> Option<f64> {
    let known = metric.values.iter().filter(|reading| as_of.is_none_or(|as_of| reading.on <= as_of));
    known.max_by_key(|reading| reading.on).map(|reading| reading.value)
}

fn is_breach(metric: &HealthMetric, value: f64) -> bool {
    metric.at_least.is_some_and(|least| value < least) || metric.at_most.is_some_and(|most| value > most)
}
