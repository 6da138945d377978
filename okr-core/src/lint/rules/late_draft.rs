//! `process.late-draft`: Draft after the cycle has begun.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{Date, Stage};
use crate::profile::Profile;

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessLateDraft,
    category: Category::Process,
    source: Term::new(
        "OKR guides: a cycle's OKRs are set within its first three days, so that others can align",
        "各家 OKR 指南：周期的 OKR 在开始后三天内定稿，以便他人对齐",
    ),
    title: Term::new("draft after the cycle has begun", "周期已开始，目标仍未定稿"),
    explanation: Term::new(
        "Told from the fourth day of the cycle, working days where the profile has a calendar, and only \
        where a day is given.",
        "从周期第四天起提示；方案设有工作日历时按工作日计。未给出日期时不提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"draft","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/stage",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"aligning","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/stage",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"draft","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/stage",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"aligning","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "/objectives/0/stage",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","stage":"active","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"later","stage":"draft","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","stage":"active","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"later","stage":"draft","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

/// The days within which a cycle's objectives are set.
const DRAFTING: i64 = 3;

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let Some(today) = scene.as_of else { return };
    for at in scene.planned() {
        let stage = at.objective.stage_or_default();
        let cycle = scene.workspace.cycle(at.objective.cycle.as_str());
        let Some(start) = cycle.and_then(|cycle| cycle.start) else { continue };
        let days = day_of(scene.workspace.profile(), start, today);
        if matches!(stage, Stage::Draft | Stage::Aligning) && days > DRAFTING {
            let finding = at.finding(sink, "/stage").field_named("stage");
            sink.push(finding.with("stage", stage.word()).with("days", days as usize));
        }
    }
}

/// Which day of the cycle it is, the first being 1.
fn day_of(profile: &Profile, start: Date, today: Date) -> i64 {
    let (start, today) = (start.day_number(), today.day_number());
    let before = start.saturating_sub(1);
    match &profile.calendar {
        Some(calendar) => calendar.worked_until(today) - calendar.worked_until(before),
        None => i64::from(today) - i64::from(before),
    }
}
