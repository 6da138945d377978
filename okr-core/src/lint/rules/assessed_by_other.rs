//! `process.assessed-by-other`: a score that is stated over the owner's head. Fact F08.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::Party;

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessAssessedByOther,
    category: Category::Process,
    source: Term::new(
        "guide to Feishu OKR: whoever owns an objective scores it",
        "飞书 OKR 指南：由目标的负责人自己评分",
    ),
    title: Term::new("score stated by somebody else than the owner", "得分并非由负责人自评"),
    explanation: Term::new(
        "A score is the owner's own reading of what was reached and learned. Where somebody else states it, \
         it turns into a verdict, and the next aims become safe ones. The leader of a unit and its members \
         speak for what the unit owns.",
        "得分是负责人对成果与收获的自我判断。由他人代评，就容易变成评判，下次的目标也会趋于保守。\
         由组织单元负责的目标，其主管和成员都可以评分。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"assessments":[{"objective":"a","on":"2026-03-30","by":"bo","score":0.8}]"#,
                "/assessments/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"assessments":[{"keyResult":"k","on":"2026-03-30","by":"bo","score":0.8}]"#,
                "/assessments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"assessments":[{"objective":"a","on":"2026-03-30","by":"bei","score":0.8}]"#,
                "/assessments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"assessments":[{"keyResult":"k","on":"2026-03-30","by":"bei","score":0.8}]"#,
                "/assessments/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"assessments":[{"objective":"a","on":"2026-03-30","by":"ana","score":0.8}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"unit":"dock"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"assessments":[{"keyResult":"k","on":"2026-03-30","by":"bo","score":0.8}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"assessments":[{"objective":"a","on":"2026-03-30","score":0.8}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"unit":"store"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"assessments":[{"objective":"a","on":"2026-03-30","by":"an","score":0.8}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let workspace = scene.workspace;
    for (at, assessment) in workspace.document().assessments.iter().enumerate() {
        let node = workspace.either(assessment.objective.as_ref(), assessment.key_result.as_ref());
        let (Some(by), Some(node), Some(_)) = (&assessment.by, node, assessment.score) else { continue };
        if scene.as_of.is_some_and(|as_of| assessment.on > as_of) || workspace.answers_for(node, by) {
            continue;
        }
        let objective = workspace.objective_of(node).and_then(|at| workspace.objective_at(at));
        let owner = objective.and_then(|objective| workspace.owner_name(objective)).unwrap_or_default();
        let name = Party::of_person(by.as_str());
        let finding = scene.node_finding(sink, node).at(format!("/assessments/{at}"));
        sink.push(finding.with("name", workspace.party_name(&name)).with("owner", owner));
    }
}
