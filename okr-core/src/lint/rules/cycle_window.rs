//! `align.cycle-window`: an alignment between cycles that do not fit, where the profile
//! wants them to.

use super::unwanted;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};

pub(super) const RULE: Rule = Rule {
    code: Code::AlignCycleWindow,
    category: Category::Alignment,
    source: Term::new(
        "Lark demands that the cycles of both ends overlap, Learn Amp that the parent's encloses the child's, Viva Goals warns; the profile decides",
        "飞书要求两端周期有重叠，Learn Amp 要求上级周期涵盖下级，Viva Goals 会提醒；由方案决定",
    ),
    title: Term::new("alignment between cycles that do not fit", "对齐两端的周期不相符"),
    explanation: Term::new(
        "What is done in one time cannot carry what is due in another. A cycle without dates, \
         as a backlog, fits any.",
        "在一段时间里做的事，承担不了另一段时间的目标。没有日期的周期（如待办池）与任何周期都相符。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(
                Lang::En,
                r#"{"okr":1,"profile":{"extends":"okr","alignment":{"cycles":"overlap"}},"people":[{"id":"ana","name":"Ana"},{"id":"bo","name":"Bo"}],"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31"},{"id":"q1","kind":"quarter","start":"2026-01-01","end":"2026-03-31","parent":"y"},{"id":"q2","kind":"quarter","start":"2026-04-01","end":"2026-06-30","parent":"y"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"person":"ana"},"cycle":"q2"},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"q1"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]}"#,
                "/alignments/0",
            ),
            Example::bad(
                Lang::En,
                r#"{"okr":1,"profile":{"extends":"okr","alignment":{"cycles":"enclose"}},"people":[{"id":"ana","name":"Ana"},{"id":"bo","name":"Bo"}],"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31"},{"id":"q1","kind":"quarter","start":"2026-01-01","end":"2026-03-31","parent":"y"},{"id":"q2","kind":"quarter","start":"2026-04-01","end":"2026-06-30","parent":"y"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"person":"ana"},"cycle":"q1"},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"y"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]}"#,
                "/alignments/0",
            ),
            Example::bad(
                Lang::ZhCn,
                r#"{"okr":1,"profile":{"extends":"okr","alignment":{"cycles":"overlap"}},"people":[{"id":"an","name":"安然"},{"id":"bei","name":"贝宁"}],"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31"},{"id":"q1","kind":"quarter","start":"2026-01-01","end":"2026-03-31","parent":"y"},{"id":"q2","kind":"quarter","start":"2026-04-01","end":"2026-06-30","parent":"y"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"person":"an"},"cycle":"q2"},{"id":"a","title":"让门店每天准点到货","owner":{"person":"bei"},"cycle":"q1"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]}"#,
                "/alignments/0",
            ),
            Example::bad(
                Lang::ZhCn,
                r#"{"okr":1,"profile":{"extends":"okr","alignment":{"cycles":"same"}},"people":[{"id":"an","name":"安然"},{"id":"bei","name":"贝宁"}],"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31"},{"id":"q1","kind":"quarter","start":"2026-01-01","end":"2026-03-31","parent":"y"},{"id":"q2","kind":"quarter","start":"2026-04-01","end":"2026-06-30","parent":"y"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"person":"an"},"cycle":"y"},{"id":"a","title":"让门店每天准点到货","owner":{"person":"bei"},"cycle":"q1"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]}"#,
                "/alignments/0",
            ),
        ],
        good: &[
            Example::good(
                Lang::En,
                r#"{"okr":1,"profile":{"extends":"okr","alignment":{"cycles":"overlap"}},"people":[{"id":"ana","name":"Ana"},{"id":"bo","name":"Bo"}],"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31"},{"id":"q1","kind":"quarter","start":"2026-01-01","end":"2026-03-31","parent":"y"},{"id":"q2","kind":"quarter","start":"2026-04-01","end":"2026-06-30","parent":"y"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"person":"ana"},"cycle":"y"},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"q1"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]}"#,
            ),
            Example::good(
                Lang::En,
                r#"{"okr":1,"profile":{"extends":"okr","alignment":{"cycles":"enclose"}},"people":[{"id":"ana","name":"Ana"},{"id":"bo","name":"Bo"}],"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31"},{"id":"q1","kind":"quarter","start":"2026-01-01","end":"2026-03-31","parent":"y"},{"id":"q2","kind":"quarter","start":"2026-04-01","end":"2026-06-30","parent":"y"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"person":"ana"},"cycle":"y"},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"q2"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]}"#,
            ),
            Example::good(
                Lang::ZhCn,
                r#"{"okr":1,"profile":{"extends":"okr","alignment":{"cycles":"overlap"}},"people":[{"id":"an","name":"安然"},{"id":"bei","name":"贝宁"}],"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31"},{"id":"q1","kind":"quarter","start":"2026-01-01","end":"2026-03-31","parent":"y"},{"id":"q2","kind":"quarter","start":"2026-04-01","end":"2026-06-30","parent":"y"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"person":"an"},"cycle":"y"},{"id":"a","title":"让门店每天准点到货","owner":{"person":"bei"},"cycle":"q1"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]}"#,
            ),
            Example::good(
                Lang::ZhCn,
                r#"{"okr":1,"profile":{"extends":"okr","alignment":{"cycles":"same"}},"people":[{"id":"an","name":"安然"},{"id":"bei","name":"贝宁"}],"cycles":[{"id":"y","kind":"year","start":"2026-01-01","end":"2026-12-31"},{"id":"q1","kind":"quarter","start":"2026-01-01","end":"2026-03-31","parent":"y"},{"id":"q2","kind":"quarter","start":"2026-04-01","end":"2026-06-30","parent":"y"},{"id":"later","kind":"backlog"}],"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"person":"an"},"cycle":"q1"},{"id":"a","title":"让门店每天准点到货","owner":{"person":"bei"},"cycle":"later"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]}"#,
            ),
        ],
    },
    check: Check::Workspace(unwanted::check),
};
