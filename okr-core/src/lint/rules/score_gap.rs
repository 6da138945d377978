//! `process.score-gap`: a stated score far from what the owner's own factors suggest.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::Date;
use crate::scoring::{Board, is_wide};

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessScoreGap,
    category: Category::Process,
    source: Term::new(
        "guide to Feishu OKR: a self-assessment weighs completion, difficulty and effort; the profile holds the gap",
        "飞书 OKR 指南：自评综合完成情况、难度与努力程度；差距阈值由方案规定",
    ),
    title: Term::new("stated score far from what its factors suggest", "评定得分与因子建议相差较大"),
    explanation: Term::new(
        "An easy market or luck lowers a full completion, and a hard road raises a partial one. Where the \
         stated score is far from what the three factors suggest, either the score or the factors do not \
         say what happened.",
        "市场太顺或全凭运气，满分也应打折；路途艰难，未满也可上调。\
         评定得分与三个因子的建议相差较大时，总有一边没有说清实情。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"assessments":[{"objective":"a","on":"2026-03-30","score":1,"completion":{"value":1},"effort":{"value":0}}]"#,
                "/assessments/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"assessments":[{"objective":"a","on":"2026-03-30","score":0.4,"completion":{"value":0.8},"difficulty":{"value":0.5}}]"#,
                "/assessments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"assessments":[{"objective":"a","on":"2026-03-30","score":1,"completion":{"value":1},"effort":{"value":0}}]"#,
                "/assessments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"assessments":[{"objective":"a","on":"2026-03-30","score":0.4,"completion":{"value":0.8},"difficulty":{"value":0.5}}]"#,
                "/assessments/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"assessments":[{"objective":"a","on":"2026-03-30","score":0.8,"completion":{"value":0.7},"difficulty":{"value":0.5}}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k","title":"Median wait at the gate at most 4 minutes"}]}],"assessments":[{"objective":"a","on":"2026-03-30","score":1,"completion":{"value":1},"effort":{"value":0}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"assessments":[{"objective":"a","on":"2026-03-30","score":0.8,"completion":{"value":0.7},"difficulty":{"value":0.5}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","ambition":"committed","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}],"assessments":[{"objective":"a","on":"2026-03-30","score":1,"completion":{"value":1},"effort":{"value":0}}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let workspace = scene.workspace;
    let assessments = &workspace.document().assessments;
    let last: Option<Date> = assessments.iter().map(|assessment| assessment.on).max();
    let Some(as_of) = scene.as_of.or(last) else { return };
    let stated = workspace.stated_by(as_of);
    if !stated.values().any(|stated| stated.has_factors() && stated.score.is_some()) {
        return;
    }
    // Completion that nobody states is the computed progress.
    let board = scene.board().unwrap_or_else(|| Board::compute(workspace, as_of));
    for (node, stated) in &stated {
        let (suggested, gap) = board.gap_of(*node, stated);
        let (Some(suggested), Some(gap), Some(score)) = (suggested, gap, stated.score) else { continue };
        if is_wide(gap, workspace.profile()) {
            let finding = scene.node_finding(sink, *node).at(format!("/assessments/{}", stated.at));
            let rounded = |number: f64| (number * 100.0).round_ties_even() / 100.0;
            let finding = finding.with("stated", score).with("suggested", rounded(suggested));
            sink.push(finding.with("gap", rounded(gap.abs())));
        }
    }
}
