//! `check-in.no-effect`: a check-in that says what no number takes.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{CheckIn, Measure, ObjectiveStatus, Source};
use crate::problem::Slot;
use crate::workspace::Node;

pub(super) const RULE: Rule = Rule {
    code: Code::CheckInNoEffect,
    category: Category::Process,
    source: Term::new(
        "scoring: milestones count by `doneOn` and `milestones`, `done` by `doneOn`, a rollup by its contributors, \
         an objective by check-ins only where its source is `manual`",
        "计分规则：里程碑看 `doneOn` 与 `milestones`，`done` 看 `doneOn`，rollup 看下级贡献，\
         目标只有在 `source` 为 `manual` 时才看签到",
    ),
    title: Term::new("check-in that feeds no number", "签到不影响任何数值"),
    explanation: Term::new(
        "A value on a key result that takes none, or a check-in on an objective whose progress comes from \
         elsewhere, is kept and never counted. What else the check-in says of a key result counts as ever.",
        "在不采用签到数值的关键结果上填写数值，或对进度另有来源的目标签到，内容会保留，但永远不参与计算。\
         签到中关于关键结果的其他内容照常有效。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March","measure":{"kind":"done","due":"2026-03-01"}}]}],"checkIns":[{"keyResult":"k","on":"2026-02-02","value":100}]"#,
                "/checkIns/0/value",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]}],"checkIns":[{"objective":"a","on":"2026-02-02","value":40}]"#,
                "/checkIns/0/objective",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"补货系统上线","measure":{"kind":"milestones","items":[{"title":"试点"},{"title":"全量"}]}}]}],"checkIns":[{"keyResult":"k","on":"2026-02-02","value":50}]"#,
                "/checkIns/0/value",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"当日补货率达到 95%"}]}],"checkIns":[{"objective":"a","on":"2026-02-02","confidence":6}]"#,
                "/checkIns/0/objective",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March","measure":{"kind":"done","due":"2026-03-01"}}]}],"checkIns":[{"keyResult":"k","on":"2026-02-02","confidence":7}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","source":"manual"}],"checkIns":[{"objective":"a","on":"2026-02-02","value":40}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"补货系统上线","measure":{"kind":"milestones","items":[{"title":"试点"},{"title":"全量"}]}}]}],"checkIns":[{"keyResult":"k","on":"2026-02-02","milestones":["试点"]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"当日补货率达到 95%"}]}],"checkIns":[{"keyResult":"k","on":"2026-02-02","value":60}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for (at, check_in) in scene.workspace.document().check_ins.iter().enumerate() {
        look_at(scene, at, check_in, sink);
    }
}

/// Looks at the check-in that stands, or will stand, at a position.
pub(in crate::lint) fn look_at(scene: Scene<'_>, at: usize, check_in: &CheckIn, sink: &mut Sink<'_>) {
    let Some(idle) = idle(scene, check_in) else { return };
    let finding = scene.node_finding(sink, idle.node).at(format!("/checkIns/{at}/{}", idle.field));
    sink.push(finding.field_named(idle.field).with("what", idle.what).with("why", idle.why).with("mend", idle.mend));
}

/// What of a check-in counts nowhere, and why.
struct Idle {
    node: Node,
    field: &'static str,
    what: Term,
    why: Slot,
    mend: Term,
}

fn idle(scene: Scene<'_>, check_in: &CheckIn) -> Option<Idle> {
    let workspace = scene.workspace;
    if let Some(id) = &check_in.objective {
        let objective = workspace.objective(id.as_str())?;
        let source = workspace.source_of(objective);
        // Under a pace of its own it is a sign of life.
        let is_heard = workspace.profile().objective_status == ObjectiveStatus::OwnPace;
        return (source != Source::Manual && !is_heard).then_some(Idle {
            node: Node::Objective(workspace.objective_ix(id.as_str())?),
            field: "objective",
            what: Term::new("the check-in", "这次签到"),
            why: Slot::Said {
                en: format!("the objective's `source` is `{source}`, not `manual`"),
                zh: format!("该目标的 `source` 是 `{source}`，而非 `manual`"),
            },
            mend: Term::new("check in its key results", "请改为对其关键结果签到"),
        });
    }
    let id = check_in.key_result.as_ref()?.as_str();
    let measure = workspace.key_result(id)?.measure.as_ref()?;
    let mend = instead(measure).filter(|_| check_in.value.is_some())?;
    Some(Idle {
        node: Node::KeyResult(workspace.key_result_ix(id)?),
        field: "value",
        what: Term::new("the check-in's `value`", "签到中的数值"),
        why: Slot::Said {
            en: format!("a `{}` key result takes none", measure.kind()),
            zh: format!("`{}` 关键结果不采用签到数值", measure.kind()),
        },
        mend,
    })
}

/// What says how far a key result is, where no value does.
fn instead(measure: &Measure) -> Option<Term> {
    match measure {
        Measure::Milestones(_) => {
            Some(Term::new("name what is reached in `milestones`", "请用 `milestones` 写明已达成的里程碑"))
        }
        Measure::Done(_) => Some(Term::new("give the measure its `doneOn`", "请在度量中填写 `doneOn`")),
        Measure::Rollup(_) => Some(Term::new("check in what contributes to it", "请对贡献项签到")),
        Measure::Metric(_) | Measure::Control(_) | Measure::Ladder(_) | Measure::Judged(_) => None,
    }
}
