//! `process.amendment-gap`: a history of amendments that does not lead to what stands.

use std::collections::BTreeMap;

use crate::codes::Code;
use crate::json::Extra;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{Amendment, Judged, KeyResult, Measure, MissingBaseline, MissingWeight, Objective};
use crate::profile::Profile;
use crate::workspace::{Node, Workspace};

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessAmendmentGap,
    category: Category::Process,
    source: Term::new(
        "this engine: scores of earlier days are reckoned from amendments",
        "本引擎：过去各日的得分依据修订记录推算",
    ),
    title: Term::new("amendment that does not lead to what stood next", "修订与随后的记录对不上"),
    explanation: Term::new(
        "The document of an earlier day is found by taking amendments back, the latest first. Where one \
         says that a value became 50 and 60 stands there next, a step is missing or wrong, and scores of \
         earlier days may be reckoned by terms that nobody agreed on.",
        "要得到过去某日的文档，须从最近的修订起逐条还原。\
         某条修订称改成了 50，随后记录却是 60，说明缺了一步或写错了，过去的得分可能依据从未约定的内容算出。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment","measure":{"kind":"metric","baseline":0,"target":60},"weight":2}]}],"amendments":[{"target":{"keyResult":"k"},"field":"target","before":80,"after":50,"on":"2026-02-10","reason":"two docks are closed"}]"#,
                "/amendments/0/after",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment","measure":{"kind":"metric","baseline":0,"target":60},"weight":2}]}],"amendments":[{"target":{"keyResult":"k"},"field":"target","before":90,"after":80,"on":"2026-01-20","reason":"two docks are closed"},{"target":{"keyResult":"k"},"field":"target","before":70,"after":60,"on":"2026-02-10","reason":"two docks are closed"}]"#,
                "/amendments/0/after",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货的车次","measure":{"kind":"metric","baseline":0,"target":60},"weight":2}]}],"amendments":[{"target":{"keyResult":"k"},"field":"target","before":80,"after":50,"on":"2026-02-10","reason":"两个码头停用"}]"#,
                "/amendments/0/after",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货的车次","measure":{"kind":"metric","baseline":0,"target":60},"weight":2}]}],"amendments":[{"target":{"keyResult":"k"},"field":"target","before":90,"after":80,"on":"2026-01-20","reason":"两个码头停用"},{"target":{"keyResult":"k"},"field":"target","before":70,"after":60,"on":"2026-02-10","reason":"两个码头停用"}]"#,
                "/amendments/0/after",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment","measure":{"kind":"metric","baseline":0,"target":60},"weight":2}]}],"amendments":[{"target":{"keyResult":"k"},"field":"target","before":80,"after":60,"on":"2026-02-10","reason":"two docks are closed"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment","measure":{"kind":"metric","baseline":0,"target":60},"weight":2}]}],"amendments":[{"target":{"objective":"a"},"field":"ambition","before":"committed","after":"aspirational","on":"2026-02-10","reason":"two docks are closed"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment","measure":{"kind":"metric","baseline":0,"target":60},"weight":2}]}],"amendments":[{"target":{"keyResult":"k"},"field":"weight","before":null,"after":1,"on":"2026-01-20","reason":"two docks are closed"},{"target":{"keyResult":"k"},"field":"weight","before":1.0,"after":2,"on":"2026-02-10","reason":"two docks are closed"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货的车次","measure":{"kind":"metric","baseline":0,"target":60},"weight":2}]}],"amendments":[{"target":{"keyResult":"k"},"field":"target","before":80,"after":60,"on":"2026-02-10","reason":"两个码头停用"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货的车次","measure":{"kind":"metric","baseline":0,"target":60},"weight":2}]}],"amendments":[{"target":{"objective":"a"},"field":"ambition","before":"committed","after":"aspirational","on":"2026-02-10","reason":"两个码头停用"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货的车次","measure":{"kind":"metric","baseline":0,"target":60},"weight":2}]}],"amendments":[{"target":{"keyResult":"k"},"field":"weight","before":null,"after":1,"on":"2026-01-20","reason":"两个码头停用"},{"target":{"keyResult":"k"},"field":"weight","before":1.0,"after":2,"on":"2026-02-10","reason":"两个码头停用"}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

/// What an amended thing was at a time; of an objective without its key results.
#[derive(Clone, PartialEq)]
enum Thing {
    Objective(Box<Objective>),
    KeyResult(Box<KeyResult>),
}

impl Thing {
    fn of(workspace: &Workspace, node: Node) -> Option<Thing> {
        Some(match node {
            Node::Objective(at) => {
                let objective = Objective { key_results: Vec::new(), ..workspace.objective_at(at)?.clone() };
                Thing::Objective(Box::new(objective))
            }
            Node::KeyResult(at) => Thing::KeyResult(Box::new(workspace.key_result_at(at)?.clone())),
        })
    }

    /// Itself with what it means where it says nothing: both spellings are one.
    fn spelt_out(mut self, profile: &Profile) -> Thing {
        let weight = (profile.missing_weight == MissingWeight::MissingIsOne).then_some(1.0);
        match &mut self {
            Thing::Objective(objective) => {
                objective.weight = objective.weight.or(weight);
                objective.ambition = Some(objective.ambition_or_default());
                objective.stage = Some(objective.stage_or_default());
                objective.source = objective.source.or(Some(profile.source));
            }
            Thing::KeyResult(key_result) => {
                key_result.weight = key_result.weight.or(weight);
                let measure = key_result.measure.get_or_insert(Measure::Judged(Judged { extra: Extra::default() }));
                if let (Measure::Metric(metric), MissingBaseline::Zero) = (measure, profile.missing_baseline) {
                    metric.baseline = metric.baseline.or(Some(0.0));
                }
            }
        }
        self
    }

    /// Itself with what an amendment says was before.
    fn before(&self, amendment: &Amendment) -> Option<Thing> {
        let mut thing = self.clone();
        let undone = match &mut thing {
            Thing::Objective(objective) => amendment.undo_in_objective(objective),
            Thing::KeyResult(key_result) => amendment.undo_in_key_result(key_result),
        };
        undone.is_ok().then_some(thing)
    }
}

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let workspace = scene.workspace;
    let mut things: BTreeMap<Node, Thing> = BTreeMap::new();
    for (at, amendment) in workspace.amendments_latest_first() {
        let Some(node) = workspace.node(&amendment.target) else { continue };
        let Some(thing) = things.remove(&node).or_else(|| Thing::of(workspace, node)) else { continue };
        let done = Amendment { before: amendment.after.clone(), ..amendment.clone() };
        let profile = workspace.profile();
        if thing.before(&done).is_some_and(|told| told.spelt_out(profile) != thing.clone().spelt_out(profile)) {
            let finding = scene.node_finding(sink, node).at(format!("/amendments/{at}/after"));
            sink.push(finding.with("field", amendment.field.word()));
        }
        // What cannot be undone is told where an earlier day is asked for.
        if let Some(before) = thing.before(amendment) {
            things.insert(node, before);
        }
    }
}
