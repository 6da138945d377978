//! `align.skips-level`: Alignment that passes over a level.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{AlignmentKind, Unit};

pub(super) const RULE: Rule = Rule {
    code: Code::AlignSkipsLevel,
    category: Category::Alignment,
    source: Term::new(
        "OKR guides on alignment: one may align with an indirect superior after consulting",
        "OKR 对齐指南：可以与隔级上级对齐，但要先沟通",
    ),
    title: Term::new("alignment that passes over a level", "越级对齐"),
    explanation: Term::new(
        "By the order of the document's `levels`: an agreed alignment that contributes or supports and leads \
        up by more than one. Dependencies may lead anywhere.",
        "按文档 `levels` 的顺序：已达成的贡献或支持类对齐，向上越过了中间部门所在的层级时提示。依赖不受此限。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(
                Lang::En,
                r#"{"okr":1,"levels":["company","department","team"],"units":[{"id":"hq","name":"Harbour Light","level":"company"},{"id":"dock","name":"Dock","level":"department","parent":"hq","leader":"ana"}],"people":[{"id":"ana","name":"Ana","unit":"dock"},{"id":"bo","name":"Bo","unit":"dock"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}],"level":"team"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]}"#,
                "/alignments/0",
            ),
            Example::bad(
                Lang::En,
                r#"{"okr":1,"levels":["company","department","team"],"units":[{"id":"hq","name":"Harbour Light","level":"company"},{"id":"dock","name":"Dock","level":"department","parent":"hq","leader":"ana"}],"people":[{"id":"ana","name":"Ana","unit":"dock"},{"id":"bo","name":"Bo","unit":"dock"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}],"level":"team"}],"alignments":[{"from":{"objective":"a"},"to":{"keyResult":"t"},"kind":"contributes"}]}"#,
                "/alignments/0",
            ),
            Example::bad(
                Lang::ZhCn,
                r#"{"okr":1,"levels":["公司","部门","小组"],"units":[{"id":"hq","name":"青禾","level":"公司"},{"id":"store","name":"门店部","level":"部门","parent":"hq","leader":"an"}],"people":[{"id":"an","name":"安然","unit":"store"},{"id":"bei","name":"贝宁","unit":"store"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}],"level":"小组"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]}"#,
                "/alignments/0",
            ),
            Example::bad(
                Lang::ZhCn,
                r#"{"okr":1,"levels":["公司","部门","小组"],"units":[{"id":"hq","name":"青禾","level":"公司"},{"id":"store","name":"门店部","level":"部门","parent":"hq","leader":"an"}],"people":[{"id":"an","name":"安然","unit":"store"},{"id":"bei","name":"贝宁","unit":"store"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}],"level":"小组"}],"alignments":[{"from":{"objective":"a"},"to":{"keyResult":"t"},"kind":"contributes"}]}"#,
                "/alignments/0",
            ),
        ],
        good: &[
            Example::good(
                Lang::En,
                r#"{"okr":1,"levels":["company","department","team"],"units":[{"id":"hq","name":"Harbour Light","level":"company"},{"id":"dock","name":"Dock","level":"department","parent":"hq","leader":"ana"}],"people":[{"id":"ana","name":"Ana","unit":"dock"},{"id":"bo","name":"Bo","unit":"dock"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}],"level":"department"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]}"#,
            ),
            Example::good(
                Lang::En,
                r#"{"okr":1,"levels":["company","department","team"],"units":[{"id":"hq","name":"Harbour Light","level":"company"},{"id":"dock","name":"Dock","level":"department","parent":"hq","leader":"ana"}],"people":[{"id":"ana","name":"Ana","unit":"dock"},{"id":"bo","name":"Bo","unit":"dock"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}],"level":"team"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"},"kind":"dependsOn"}]}"#,
            ),
            Example::good(
                Lang::ZhCn,
                r#"{"okr":1,"levels":["公司","部门","小组"],"units":[{"id":"hq","name":"青禾","level":"公司"},{"id":"store","name":"门店部","level":"部门","parent":"hq","leader":"an"}],"people":[{"id":"an","name":"安然","unit":"store"},{"id":"bei","name":"贝宁","unit":"store"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}],"level":"部门"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]}"#,
            ),
            Example::good(
                Lang::ZhCn,
                r#"{"okr":1,"levels":["公司","部门","小组"],"units":[{"id":"hq","name":"青禾","level":"公司"},{"id":"store","name":"门店部","level":"部门","parent":"hq","leader":"an"}],"people":[{"id":"an","name":"安然","unit":"store"},{"id":"bei","name":"贝宁","unit":"store"}],"cycles":[{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"},{"id":"p","kind":"quarter","start":"2025-10-01","end":"2025-12-31"},{"id":"pp","kind":"quarter","start":"2025-07-01","end":"2025-09-30"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}],"level":"小组"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"},"kind":"dependsOn"}]}"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let workspace = scene.workspace;
    let levels = &workspace.document().levels;
    let rank = |level: &str| levels.iter().position(|known| known.as_str() == level);
    for (at, alignment) in workspace.document().alignments.iter().enumerate() {
        let ends = workspace.node(&alignment.from).zip(workspace.node(&alignment.to));
        let leads = alignment.is_agreed() && alignment.kind_or_default() != AlignmentKind::DependsOn;
        let (Some((from, to)), true) = (ends, leads) else { continue };
        let objective = |node| workspace.objective_of(node).and_then(|at| workspace.objective_at(at));
        let level = |node| objective(node).and_then(|objective| workspace.level_of(objective));
        let (Some(lower), Some(upper)) = (level(from), level(to)) else { continue };
        let Some((low, high)) = rank(lower).zip(rank(upper)) else { continue };
        let between = |unit: &Unit| rank(unit.level.as_str()).is_some_and(|rank| high < rank && rank < low);
        if low > high + 1 && scene.units_above(objective(from)).any(between) {
            let finding = scene.node_finding(sink, from).at(format!("/alignments/{at}"));
            let (from, to) = (workspace.node_ref(from), workspace.node_ref(to));
            let finding = finding.with("from", from.id()).with("to", to.id());
            sink.push(finding.with("lower", lower).with("upper", upper).with_related(vec![to]));
        }
    }
}
