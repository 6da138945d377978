//! `align.duplicate-work`: The same work in two units.

use super::echoes::stands_above;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::{ObjectiveAt, Scene};
use crate::lint::similar::{Canonical, Likeness, PRINTS};
use crate::lint::sink::Sink;
use crate::order;
use crate::workspace::ObjectiveIx;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: Code::AlignDuplicateWork,
    category: Category::Alignment,
    source: Term::new(
        "OKR guides on alignment: work that is done twice is found where everybody sees all objectives",
        "OKR 对齐指南：目标公开，才能发现重复的工作",
    ),
    title: Term::new("the same work in two units", "两个部门在做同一件事"),
    explanation: Term::new(
        "Titles are compared as in `align.copied`, with the same amounts, over all objectives of cycles that \
        overlap and of owners in different units. Told at the later one of the document; what repeats a \
        superior is told by `align.copied`.",
        "标题比较方式同 `align.copied`，且数字相同，范围是周期有重叠、负责人分属不同部门的所有目标。提示在文档中靠后的一个；照抄上级由 `align.copied` 提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(
                Lang::En,
                r#"{"okr":1,"levels":["company","department"],"units":[{"id":"hq","name":"Harbour Light","level":"company"},{"id":"dock","name":"Dock","level":"department","parent":"hq","leader":"ana"},{"id":"yard","name":"Yard","level":"department","parent":"hq","leader":"cy"}],"people":[{"id":"ana","name":"Ana","unit":"dock"},{"id":"bo","name":"Bo","unit":"dock"},{"id":"cy","name":"Cy","unit":"yard"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"Help halve the waiting at the gate","owner":{"person":"cy"},"cycle":"q","keyResults":[{"id":"j","title":"Drivers who wait under 10 minutes reach 80%"}]}]}"#,
                "/objectives/1",
            ),
            Example::bad(
                Lang::En,
                r#"{"okr":1,"levels":["company","department"],"units":[{"id":"hq","name":"Harbour Light","level":"company"},{"id":"dock","name":"Dock","level":"department","parent":"hq","leader":"ana"},{"id":"yard","name":"Yard","level":"department","parent":"hq","leader":"cy"}],"people":[{"id":"ana","name":"Ana","unit":"dock"},{"id":"bo","name":"Bo","unit":"dock"},{"id":"cy","name":"Cy","unit":"yard"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"a","title":"Bring the ferry booking online","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"Bring the booking of the ferry online","owner":{"person":"cy"},"cycle":"q","keyResults":[{"id":"j","title":"Drivers who wait under 10 minutes reach 80%"}]}]}"#,
                "/objectives/1",
            ),
            Example::bad(
                Lang::ZhCn,
                r#"{"okr":1,"levels":["公司","部门"],"units":[{"id":"hq","name":"青禾","level":"公司"},{"id":"store","name":"门店部","level":"部门","parent":"hq","leader":"an"},{"id":"yard","name":"物流部","level":"部门","parent":"hq","leader":"cai"}],"people":[{"id":"an","name":"安然","unit":"store"},{"id":"bei","name":"贝宁","unit":"store"},{"id":"cai","name":"蔡青","unit":"yard"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"让各门店每天都准点到货","owner":{"person":"cai"},"cycle":"q","keyResults":[{"id":"j","title":"等待不超过 10 分钟的司机占比达到 80%"}]}]}"#,
                "/objectives/1",
            ),
            Example::bad(
                Lang::ZhCn,
                r#"{"okr":1,"levels":["公司","部门"],"units":[{"id":"hq","name":"青禾","level":"公司"},{"id":"store","name":"门店部","level":"部门","parent":"hq","leader":"an"},{"id":"yard","name":"物流部","level":"部门","parent":"hq","leader":"cai"}],"people":[{"id":"an","name":"安然","unit":"store"},{"id":"bei","name":"贝宁","unit":"store"},{"id":"cai","name":"蔡青","unit":"yard"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"协助让老会员愿意带新人","owner":{"person":"cai"},"cycle":"q","keyResults":[{"id":"j","title":"等待不超过 10 分钟的司机占比达到 80%"}]}]}"#,
                "/objectives/1",
            ),
        ],
        good: &[
            Example::good(
                Lang::En,
                r#"{"okr":1,"levels":["company","department"],"units":[{"id":"hq","name":"Harbour Light","level":"company"},{"id":"dock","name":"Dock","level":"department","parent":"hq","leader":"ana"},{"id":"yard","name":"Yard","level":"department","parent":"hq","leader":"cy"}],"people":[{"id":"ana","name":"Ana","unit":"dock"},{"id":"bo","name":"Bo","unit":"dock"},{"id":"cy","name":"Cy","unit":"yard"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"Help halve the waiting at the gate","owner":{"person":"cy"},"cycle":"q","keyResults":[{"id":"j","title":"Drivers who wait under 10 minutes reach 80%"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"dependsOn"}]}"#,
            ),
            Example::good(
                Lang::En,
                r#"{"okr":1,"levels":["company","department"],"units":[{"id":"hq","name":"Harbour Light","level":"company"},{"id":"dock","name":"Dock","level":"department","parent":"hq","leader":"ana"},{"id":"yard","name":"Yard","level":"department","parent":"hq","leader":"cy"}],"people":[{"id":"ana","name":"Ana","unit":"dock"},{"id":"bo","name":"Bo","unit":"dock"},{"id":"cy","name":"Cy","unit":"yard"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"Win back the fishers","owner":{"person":"cy"},"cycle":"q","keyResults":[{"id":"j","title":"Drivers who wait under 10 minutes reach 80%"}]}]}"#,
            ),
            Example::good(
                Lang::ZhCn,
                r#"{"okr":1,"levels":["公司","部门"],"units":[{"id":"hq","name":"青禾","level":"公司"},{"id":"store","name":"门店部","level":"部门","parent":"hq","leader":"an"},{"id":"yard","name":"物流部","level":"部门","parent":"hq","leader":"cai"}],"people":[{"id":"an","name":"安然","unit":"store"},{"id":"bei","name":"贝宁","unit":"store"},{"id":"cai","name":"蔡青","unit":"yard"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"让各门店每天都准点到货","owner":{"person":"cai"},"cycle":"q","keyResults":[{"id":"j","title":"等待不超过 10 分钟的司机占比达到 80%"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"a"},"kind":"dependsOn"}]}"#,
            ),
            Example::good(
                Lang::ZhCn,
                r#"{"okr":1,"levels":["公司","部门"],"units":[{"id":"hq","name":"青禾","level":"公司"},{"id":"store","name":"门店部","level":"部门","parent":"hq","leader":"an"},{"id":"yard","name":"物流部","level":"部门","parent":"hq","leader":"cai"}],"people":[{"id":"an","name":"安然","unit":"store"},{"id":"bei","name":"贝宁","unit":"store"},{"id":"cai","name":"蔡青","unit":"yard"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"让老会员愿意带新人","owner":{"person":"cai"},"cycle":"q","keyResults":[{"id":"j","title":"等待不超过 10 分钟的司机占比达到 80%"}]}]}"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

/// With how many before it each is compared that shares a print.
const MOST: usize = 8;

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let titles = scene.objective_titles();
    let units = scene.workspace.units_of_objectives();
    let planned = scene.planned().filter(|at| units.get(at.index).is_some_and(Option::is_some));
    let all: Vec<(ObjectiveAt<'_>, &Canonical)> = planned.filter_map(|at| Some((at, titles.get(at.index)?))).collect();
    if all.len() < 2 {
        return;
    }
    let joined = joined(scene);
    let is_told = |(later, one): &(ObjectiveAt<'_>, &Canonical), (earlier, other): &(ObjectiveAt<'_>, &Canonical)| {
        let ends = (ObjectiveIx(earlier.index as u32), ObjectiveIx(later.index as u32));
        units.get(later.index) != units.get(earlier.index)
            && scene.overlap(later.objective, earlier.objective)
            && one.likeness(other) == Likeness::Copied
            && other.likeness(one) == Likeness::Copied
            && !joined.contains(&ends)
            && !stands_above(scene, earlier.objective, later.objective)
            && !stands_above(scene, later.objective, earlier.objective)
    };
    let mut first: Vec<Option<usize>> = vec![None; all.len()];
    for print in 0..PRINTS {
        for (later, earlier) in sharing(&all, print) {
            let (Some(known), Some(pair)) = (first.get_mut(later), all.get(later).zip(all.get(earlier))) else {
                continue;
            };
            // Titles that say the same share most prints.
            if known.is_none_or(|known| earlier < known) && is_told(pair.0, pair.1) {
                *known = Some(earlier);
            }
        }
    }
    for ((later, _), earlier) in all.iter().zip(first) {
        let Some((earlier, _)) = earlier.and_then(|earlier| all.get(earlier)) else { continue };
        let owner = scene.workspace.owner_name(earlier.objective).unwrap_or_default().to_owned();
        let finding = later.finding(sink, "").with("other", earlier.objective.id.as_str()).with("owner", owner);
        sink.push(finding.with_related(vec![earlier.node()]));
    }
}

/// Pairs that share a print, the later one first: each with the last few before it.
fn sharing(all: &[(ObjectiveAt<'_>, &Canonical)], print: u64) -> Vec<(usize, usize)> {
    let prints = all.iter().enumerate().filter_map(|(at, (_, title))| Some((title.print(print)?, at)));
    let prints = order::sorted_by(prints.collect(), |left: &(u64, usize), right| left.cmp(right));
    let mut pairs = Vec::new();
    for same in prints.chunk_by(|left, right| left.0 == right.0) {
        for (place, (_, later)) in same.iter().enumerate() {
            let before = same.get(place.saturating_sub(MOST)..place).unwrap_or_default();
            pairs.extend(before.iter().map(|(_, earlier)| (*later, *earlier)));
        }
    }
    pairs
}

/// The objectives between which an alignment stands, of whatever kind, the earlier one of the
/// document first.
fn joined(scene: Scene<'_>) -> BTreeSet<(ObjectiveIx, ObjectiveIx)> {
    scene.joined().map(|(_, lower, upper)| (lower.min(upper), lower.max(upper))).collect()
}
