//! `objective.carried-over`: Carried over unchanged.

use super::leaders::key;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::{ObjectiveAt, Scene};
use crate::lint::similar::Canonical;
use crate::lint::sink::Sink;
use crate::model::{Date, Party, Stage};
use crate::order;

pub(super) const RULE: Rule = Rule {
    code: Code::ObjectiveCarriedOver,
    category: Category::Objective,
    source: Term::new(
        "OKR guides on writing: a long-term objective has key results of its own for each stage",
        "OKR 撰写指南：长期目标可以延续，但每个阶段要有自己的关键结果",
    ),
    title: Term::new("carried over unchanged", "原样延续到新周期"),
    explanation: Term::new(
        "Told where the owner had an objective with the same title in a cycle that ended before this one \
        began, and every key result stands there too, with the same amounts.",
        "负责人在更早结束的周期里有标题相同的目标，且每个关键结果也都原样出现、数字相同时提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"o","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"p","stage":"closed","keyResults":[{"id":"x","title":"Trucks let in by appointment from 20 to 60 a day"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"o","on":"2026-01-08","score":0.5,"note":"Two docks were closed"}]"#,
                "/objectives/1",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"o","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"pp","stage":"archived","keyResults":[{"id":"x","title":"Trucks let in by appointment from 20 to 60 a day"},{"id":"y","title":"Drivers who wait under 10 minutes reach 80%"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"p","stage":"closed","keyResults":[{"id":"x","title":"预约到货车次从每天 20 次提升到 60 次"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"assessments":[{"objective":"o","on":"2026-01-08","score":0.5,"note":"两个月台停用"}]"#,
                "/objectives/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"pp","stage":"archived","keyResults":[{"id":"x","title":"预约到货车次从每天 20 次提升到 60 次"},{"id":"y","title":"等待不超过 10 分钟的司机占比达到 80%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/1",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"o","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"p","stage":"archived","keyResults":[{"id":"x","title":"Trucks let in by appointment from 5 to 20 a day"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"o","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"p","stage":"archived","keyResults":[{"id":"x","title":"Trucks let in by appointment from 20 to 60 a day"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"p","stage":"archived","keyResults":[{"id":"x","title":"预约到货车次从每天 5 次提升到 20 次"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"o","title":"让门店每天准点到货","owner":{"person":"bei"},"cycle":"p","stage":"archived","keyResults":[{"id":"x","title":"预约到货车次从每天 20 次提升到 60 次"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

/// With how many before it each is compared.
const MOST: usize = 64;

/// An objective with its owner and its time.
#[derive(Clone, Copy)]
struct Dated<'a> {
    at: ObjectiveAt<'a>,
    owner: &'a Party,
    start: Date,
    end: Date,
}

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let dated = scene.objectives().filter_map(|at| {
        let cycle = scene.workspace.cycle(at.objective.cycle.as_str())?;
        Some(Dated { at, owner: at.objective.owner.as_ref()?, start: cycle.start?, end: cycle.end? })
    });
    let all = order::sorted_by(dated.collect(), |left, right| {
        let own = |dated: &Dated<'_>| (dated.start, dated.at.index);
        key(left.owner).cmp(&key(right.owner)).then(own(left).cmp(&own(right)))
    });
    for set in all.chunk_by(|left, right| left.owner == right.owner) {
        for (place, later) in set.iter().enumerate().filter(|(_, dated)| is_pursued(dated.at)) {
            let before = set.get(place.saturating_sub(MOST)..place).unwrap_or_default();
            let mut earlier = before.iter().rev().filter(|earlier| earlier.end < later.start);
            if let Some(earlier) = earlier.find(|earlier| adds_nothing(scene, later.at, earlier.at)) {
                let finding = later.at.finding(sink, "").with("other", earlier.at.objective.id.as_str());
                let finding = finding.with("cycle", earlier.at.objective.cycle.as_str());
                sink.push(finding.with_related(vec![earlier.at.node()]));
            }
        }
    }
}

fn is_pursued(at: ObjectiveAt<'_>) -> bool {
    !matches!(at.objective.stage_or_default(), Stage::Closed | Stage::Archived | Stage::Postponed)
}

/// The same title, and every key result one of the earlier ones.
fn adds_nothing(scene: Scene<'_>, later: ObjectiveAt<'_>, earlier: ObjectiveAt<'_>) -> bool {
    let titles = scene.objective_titles();
    let is_same =
        titles.get(later.index).zip(titles.get(earlier.index)).is_some_and(|(one, other)| one.is_twin_of(other));
    let (news, olds) = (scene.titles_below(later), scene.titles_below(earlier));
    let is_old = |new: &Canonical| olds.iter().take(MOST).any(|old| new.is_twin_of(old));
    is_same && news.len() <= MOST && news.iter().all(is_old)
}
