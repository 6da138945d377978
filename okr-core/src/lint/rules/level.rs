//! `align.level`: an alignment that leads to no higher level, where the profile wants it to.

use super::unwanted;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};

pub(super) const RULE: Rule = Rule {
    code: Code::AlignLevel,
    category: Category::Alignment,
    source: Term::new(
        "systems in which goals align only upwards, such as HiBob's; the profile decides",
        "部分系统只允许向上对齐（如 HiBob）；由方案决定",
    ),
    title: Term::new("alignment that leads to no higher level", "没有对齐到更高层级"),
    explanation: Term::new(
        "The profile wants alignments to lead upwards, from a team to its department, from a department to the company. \
         What one needs of equals is a dependency, not a contribution to them.",
        "当前方案要求向上对齐：从团队到部门，从部门到公司。\
         对同级的需要是依赖，而不是对其目标的贡献。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""profile":{"extends":"okr","alignment":{"upward":"finding"}},"objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q"},{"id":"b","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"}}]"#,
                "/alignments/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""profile":{"extends":"okr","alignment":{"upward":"finding"}},"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q"},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q"}],"alignments":[{"from":{"objective":"top"},"to":{"objective":"a"}}]"#,
                "/alignments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","alignment":{"upward":"finding"}},"objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"}}]"#,
                "/alignments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","alignment":{"upward":"finding"}},"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q"},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q"}],"alignments":[{"from":{"objective":"top"},"to":{"objective":"a"}}]"#,
                "/alignments/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""profile":{"extends":"okr","alignment":{"upward":"finding"}},"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q"},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""profile":{"extends":"okr","alignment":{"upward":"finding"}},"objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q"},{"id":"b","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","alignment":{"upward":"finding"}},"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q"},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","alignment":{"upward":"finding"}},"objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"}]"#,
            ),
        ],
    },
    check: Check::Workspace(unwanted::check),
};
