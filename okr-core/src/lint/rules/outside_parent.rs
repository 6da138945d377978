//! `cycle.outside-parent`: a cycle that reaches outside the one it is part of.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;

pub(super) const RULE: Rule = Rule {
    code: Code::CycleOutsideParent,
    category: Category::Process,
    source: Term::new("cycles nest: a quarter is part of its year", "周期逐级嵌套：季度属于年度"),
    title: Term::new("cycle outside its parent's dates", "周期超出父周期"),
    explanation: Term::new(
        "A child cycle should begin and end within its parent; otherwise progress of the one says \
         nothing clear about the other. Cycles without dates are passed over.",
        "子周期的起止应在父周期之内，否则二者的进度无法互相说明。没有日期的周期不检查。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(
                Lang::En,
                r#"{"okr":1,"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31"},{"id":"q","kind":"quarter","start":"2026-12-01","end":"2027-02-28","parent":"y"}]}"#,
                "/cycles/1",
            ),
            Example::bad(
                Lang::En,
                r#"{"okr":1,"cycles":[{"id":"m","kind":"month","start":"2025-12-31","end":"2026-01-30","parent":"q"},{"id":"q","kind":"quarter","start":"2026-01-01","end":"2026-03-31"}]}"#,
                "/cycles/0",
            ),
            Example::bad(
                Lang::ZhCn,
                r#"{"okr":1,"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31","name":"全年"},{"id":"b","kind":"bimonth","start":"2026-11-01","end":"2027-01-01","name":"双月","parent":"y"}]}"#,
                "/cycles/1",
            ),
            Example::bad(
                Lang::ZhCn,
                r#"{"okr":1,"cycles":[{"id":"p","kind":"project","start":"2026-02-01","end":"2026-08-31","name":"仓改"},{"id":"s","kind":"custom","start":"2026-01-15","end":"2026-03-01","name":"一期","parent":"p"}]}"#,
                "/cycles/1",
            ),
        ],
        good: &[
            Example::good(
                Lang::En,
                r#"{"okr":1,"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31"},{"id":"q","kind":"quarter","start":"2026-10-01","end":"2026-12-31","parent":"y"}]}"#,
            ),
            Example::good(
                Lang::En,
                r#"{"okr":1,"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31"},{"id":"later","kind":"backlog","parent":"y"}]}"#,
            ),
            Example::good(
                Lang::ZhCn,
                r#"{"okr":1,"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31","name":"全年"},{"id":"b","kind":"bimonth","start":"2026-01-01","end":"2026-02-28","name":"双月","parent":"y"}]}"#,
            ),
            Example::good(
                Lang::ZhCn,
                r#"{"okr":1,"cycles":[{"id":"b","kind":"bimonth","start":"2026-01-01","end":"2026-02-28","name":"双月"}]}"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for (at, cycle) in scene.workspace.document().cycles.iter().enumerate() {
        let parent = cycle.parent.as_ref().and_then(|id| scene.workspace.cycle(id.as_str()));
        let (Some(parent), Some(start), Some(end)) = (parent, cycle.start, cycle.end) else { continue };
        let starts_before = parent.start.is_some_and(|first| start < first);
        let ends_after = parent.end.is_some_and(|last| end > last);
        if starts_before || ends_after {
            let finding = sink
                .finding()
                .at(format!("/cycles/{at}"))
                .with("cycle", cycle.id.as_str())
                .with("start", start.to_string())
                .with("end", end.to_string())
                .with("parent", parent.id.as_str());
            sink.push(finding);
        }
    }
}
