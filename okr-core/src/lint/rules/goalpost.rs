//! `process.goalpost`: Goalpost moved late.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{Date, KeyResult};
use crate::whatif::{Goalpost, goalposts};
use crate::workspace::{KeyResultIx, Node};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessGoalpost,
    category: Category::Process,
    source: Term::new(
        "OKR guides: what changes within a cycle is kept with its reason and looked at when it is scored",
        "各家 OKR 指南：周期内的调整要留下原因，评分时一并回顾",
    ),
    title: Term::new("goalpost moved late", "后期放宽了要求"),
    explanation: Term::new(
        "An amendment has its reason, so this is no reproach: it keeps the move in sight. A target that is \
        nearer, a bound that is wider, a later day, a milestone that is dropped count; what was made harder \
        does not.",
        "修订都写明了原因，这里并非指责，只是提醒评分时不要忘记。目标值降低、界限放宽、日期推后、里程碑取消都算；要求变严则不算。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"amendments":[{"target":{"keyResult":"k"},"field":"target","before":80,"after":60,"on":"2026-03-02","reason":"two docks are closed"}]"#,
                "/amendments/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60},"deadline":"2026-03-28"}]}],"amendments":[{"target":{"keyResult":"k"},"field":"deadline","before":"2026-03-01","after":"2026-03-28","on":"2026-03-10","reason":"two docks are closed"}]"#,
                "/amendments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"amendments":[{"target":{"keyResult":"k"},"field":"target","before":80,"after":60,"on":"2026-03-02","reason":"两个月台停用"}]"#,
                "/amendments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60},"deadline":"2026-03-28"}]}],"amendments":[{"target":{"keyResult":"k"},"field":"deadline","before":"2026-03-01","after":"2026-03-28","on":"2026-03-10","reason":"两个月台停用"}]"#,
                "/amendments/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"amendments":[{"target":{"keyResult":"k"},"field":"target","before":80,"after":60,"on":"2026-01-20","reason":"two docks are closed"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"amendments":[{"target":{"keyResult":"k"},"field":"target","before":50,"after":60,"on":"2026-03-02","reason":"two docks are closed"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"amendments":[{"target":{"keyResult":"k"},"field":"target","before":80,"after":60,"on":"2026-01-20","reason":"两个月台停用"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"amendments":[{"target":{"keyResult":"k"},"field":"target","before":50,"after":60,"on":"2026-03-02","reason":"两个月台停用"}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let workspace = scene.workspace;
    let mut stood: BTreeMap<KeyResultIx, KeyResult> = BTreeMap::new();
    for (at, amendment) in workspace.amendments_latest_first() {
        let Some(Node::KeyResult(ix)) = workspace.node(&amendment.target) else { continue };
        let Some(after) = stood.remove(&ix).or_else(|| workspace.key_result_at(ix).cloned()) else { continue };
        let mut before = after.clone();
        // What cannot be undone is told where an earlier day is asked for.
        if amendment.undo_in_key_result(&mut before).is_err() {
            continue;
        }
        let moved = goalposts(&workspace.node_ref(Node::KeyResult(ix)), &before, &after, workspace.profile());
        let known = scene.as_of.is_none_or(|as_of| amendment.on <= as_of);
        if let (Some(moved), true) = (moved.first(), known && is_late(scene, ix, amendment.on)) {
            let finding = scene.node_finding(sink, Node::KeyResult(ix)).at(format!("/amendments/{at}"));
            sink.push(finding.with("on", amendment.on.to_string()).with("what", word(*moved)));
        }
        stood.insert(ix, before);
    }
}

/// After the middle of the key result's time.
fn is_late(scene: Scene<'_>, ix: KeyResultIx, on: Date) -> bool {
    let window = scene.workspace.columns().windows.get(ix.at());
    window.and_then(|window| window.elapsed(on.day_number())).is_some_and(|part| part > 0.5)
}

const fn word(goalpost: Goalpost) -> Term {
    match goalpost {
        Goalpost::TargetWeakened => Term::new("the target is nearer", "目标值降低"),
        Goalpost::BaselineNearer | Goalpost::BaselineFarther => Term::new("the baseline was moved", "起始值变动"),
        Goalpost::DeadlineLater | Goalpost::DueLater => Term::new("there is more time", "期限推后"),
        Goalpost::BoundWidened => Term::new("a bound is wider", "界限放宽"),
        Goalpost::ToleranceWidened => Term::new("the tolerance is wider", "容差放宽"),
        Goalpost::StrictDropped => Term::new("the bounds themselves are inside now", "界限值本身也算达标"),
        Goalpost::MilestoneDropped => Term::new("a milestone was dropped", "取消了里程碑"),
        Goalpost::AmbitionLowered => Term::new("less is promised", "承诺降低"),
    }
}
