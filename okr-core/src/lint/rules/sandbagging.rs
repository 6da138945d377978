//! `process.sandbagging`: Aims without any doubt.

use super::habits::{Ended, ended_by_owner};
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::ObjectiveAt;
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{Ambition, Cycle, Date, Stage};
use crate::problem::Slot;
use crate::scoring::{Board, at_least};
use crate::workspace::{Node, ObjectiveIx};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessSandbagging,
    category: Category::Process,
    source: Term::new(
        "OKR guides on writing: no slack is left on purpose; an aim is reached only by effort",
        "OKR 撰写指南：不故意留余量，目标要努力才能达到",
    ),
    title: Term::new("aims without any doubt", "目标毫无悬念"),
    explanation: Term::new(
        "Two signs. An owner whose aspirational objectives of at least two ended cycles were all reached \
        before the middle of their cycle. And a running aspirational objective with at least two key \
        results, all of them with a confidence of 9 or 10 in the first third of the time.",
        "两种迹象：负责人至少两个已结束周期的挑战型目标，都在周期过半之前全部完成；或者进行中的挑战型目标有至少两个关键结果，在前三分之一的时间里信心全部为 9 或 10。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"o0","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"k0","title":"Trucks let in by appointment reach 100","measure":{"kind":"metric","baseline":0,"target":100}}]},{"id":"o1","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k1","title":"Boats that land here reach 100","measure":{"kind":"metric","baseline":0,"target":100}}]}],"checkIns":[{"keyResult":"k0","on":"2025-11-01","value":100},{"keyResult":"k1","on":"2026-02-01","value":110}]"#,
                "/objectives/1",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"o","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k0","title":"Trucks that wait under 10 minutes reach 80%"},{"id":"k1","title":"40 boats land here each week"}]}],"checkIns":[{"keyResult":"k0","on":"2026-01-06","confidence":9},{"keyResult":"k1","on":"2026-01-06","confidence":10}]"#,
                "/objectives/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o0","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"k0","title":"预约到货车次达到 100 次","measure":{"kind":"metric","baseline":0,"target":100}}]},{"id":"o1","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k1","title":"会员带新达到 100 人","measure":{"kind":"metric","baseline":0,"target":100}}]}],"checkIns":[{"keyResult":"k0","on":"2025-11-01","value":100},{"keyResult":"k1","on":"2026-02-01","value":110}]"#,
                "/objectives/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k0","title":"到货准点率达到 96%"},{"id":"k1","title":"会员带新 5000 人"}]}],"checkIns":[{"keyResult":"k0","on":"2026-01-06","confidence":9},{"keyResult":"k1","on":"2026-01-06","confidence":10}]"#,
                "/objectives/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"o0","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"k0","title":"Trucks let in by appointment reach 100","measure":{"kind":"metric","baseline":0,"target":100}}]},{"id":"o1","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","stage":"closed","keyResults":[{"id":"k1","title":"Boats that land here reach 100","measure":{"kind":"metric","baseline":0,"target":100}}]}],"checkIns":[{"keyResult":"k0","on":"2025-11-01","value":100},{"keyResult":"k1","on":"2026-02-01","value":60}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"o","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k0","title":"Trucks that wait under 10 minutes reach 80%"},{"id":"k1","title":"40 boats land here each week"}]}],"checkIns":[{"keyResult":"k0","on":"2026-01-06","confidence":9},{"keyResult":"k1","on":"2026-01-06","confidence":6}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o0","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"k0","title":"预约到货车次达到 100 次","measure":{"kind":"metric","baseline":0,"target":100}}]},{"id":"o1","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","stage":"closed","keyResults":[{"id":"k1","title":"会员带新达到 100 人","measure":{"kind":"metric","baseline":0,"target":100}}]}],"checkIns":[{"keyResult":"k0","on":"2025-11-01","value":100},{"keyResult":"k1","on":"2026-02-01","value":60}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k0","title":"到货准点率达到 96%"},{"id":"k1","title":"会员带新 5000 人"}]}],"checkIns":[{"keyResult":"k0","on":"2026-01-06","confidence":10},{"keyResult":"k1","on":"2026-01-06","confidence":10}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

/// From here on a confidence leaves no doubt.
const SURE: u8 = 9;

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    reached_early(scene, sink);
    for at in scene.planned() {
        if is_running(at) && is_sure_from_the_start(scene, at) {
            let what = Slot::Said {
                en: "all key results were sure of success from the start".to_owned(),
                zh: "所有关键结果一开始就十拿九稳".to_owned(),
            };
            let finding = at.finding(sink, "").with("what", what);
            sink.push(finding);
        }
    }
}

/// Owners whose objectives were all reached before the middle of their cycles.
fn reached_early(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let mut boards: BTreeMap<&str, Option<Board<'_>>> = BTreeMap::new();
    for set in ended_by_owner(scene) {
        let may_be = set.cycles() >= 2 && set.all(|score| at_least(score, 1.0));
        if !may_be || !set.objectives.iter().all(|ended| was_reached_early(scene, ended, &mut boards)) {
            continue;
        }
        let Some(last) = set.objectives.last() else { continue };
        let (owner, cycles) = (scene.workspace.party_name(&set.owner), set.cycles());
        let what = Slot::Said {
            en: format!("all aims of {owner} in {cycles} cycles were reached before the middle of their cycle"),
            zh: format!("“{owner}”{cycles} 个周期的目标都在周期过半之前全部完成"),
        };
        let finding = last.at.finding(sink, "").with("what", what);
        sink.push(finding.with_related(set.others()));
    }
}

fn was_reached_early<'a>(
    scene: Scene<'a>,
    ended: &Ended<'a>,
    boards: &mut BTreeMap<&'a str, Option<Board<'a>>>,
) -> bool {
    let id = ended.at.objective.cycle.as_str();
    let middle = || scene.workspace.cycle(id).and_then(middle_of);
    let board = boards.entry(id).or_insert_with(|| Some(Board::compute(scene.workspace, middle()?)));
    let progress =
        board.as_ref().and_then(|board| board.progress_of(Node::Objective(ObjectiveIx(ended.at.index as u32))));
    progress.is_some_and(|progress| at_least(progress, 1.0))
}

fn middle_of(cycle: &Cycle) -> Option<Date> {
    let (start, end) = (cycle.start?.day_number(), cycle.end?.day_number());
    Date::from_day_number(start + (end - start) / 2)
}

fn is_running(at: ObjectiveAt<'_>) -> bool {
    let aspires = at.objective.ambition_or_default() == Ambition::Aspirational;
    aspires && at.objective.stage_or_default() == Stage::Active && at.objective.key_results.len() >= 2
}

/// The first confidence of each key result, in the first third of its time, leaves no doubt.
fn is_sure_from_the_start(scene: Scene<'_>, at: ObjectiveAt<'_>) -> bool {
    let workspace = scene.workspace;
    at.key_results().all(|at| {
        let Some(ix) = workspace.key_result_ix(at.key_result.id.as_str()) else { return false };
        let window = workspace.columns().windows.get(ix.at());
        let mut known = workspace.activity().known(Node::KeyResult(ix), scene.day_number());
        let check_ins = &workspace.document().check_ins;
        let first = known.find_map(|at| check_ins.get(at as usize).filter(|check_in| check_in.confidence.is_some()));
        first.is_some_and(|first| {
            let part = window.and_then(|window| window.elapsed(first.on.day_number()));
            let is_early = part.is_some_and(|part| part <= 1.0 / 3.0);
            is_early && first.confidence.is_some_and(|confidence| confidence.get() >= SURE)
        })
    })
}
