//! `align.silo`: Unit with no alignment that leads out.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;

pub(super) const RULE: Rule = Rule {
    code: Code::AlignSilo,
    category: Category::Alignment,
    source: Term::new(
        "OKR guides on alignment: departments that only look at themselves pull apart",
        "OKR 对齐指南：各部门只顾自己，力量就会分散",
    ),
    title: Term::new("unit with no alignment that leads out", "部门没有对外的对齐"),
    explanation: Term::new(
        "Counted are agreed alignments of any kind that lead from an objective of the unit, or from a key \
        result, to one of another unit. Units of the top level and those below no other are exempt, and all \
        are while there is no objective of the top level.",
        "统计部门的目标或关键结果指向其他部门的已达成对齐，种类不限。最高层级的部门和没有上级的部门不在此列；没有最高层级目标时不提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/units/1",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"j","title":"40 boats land here each week"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"a"}}]"#,
                "/units/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/units/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"让老会员愿意带新人","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"j","title":"会员带新 5000 人"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"a"}}]"#,
                "/units/1",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let workspace = scene.workspace;
    for (at, count) in workspace.leading_nowhere() {
        let Some(unit) = workspace.document().units.get(at as usize) else { continue };
        let finding = sink.finding().at(format!("/units/{at}"));
        sink.push(finding.with("unit", unit.name.as_str()).with("count", count));
    }
}
