//! `align.second-parent`: a second alignment from the same end, where the profile wants one.

use super::unwanted;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};

pub(super) const RULE: Rule = Rule {
    code: Code::AlignSecondParent,
    category: Category::Alignment,
    source: Term::new(
        "OpenOKR and GitLab: one parent at most, so that nothing counts twice",
        "OpenOKR 与 GitLab：最多一个上级，避免重复计算",
    ),
    title: Term::new("second alignment upwards", "不止一个上级"),
    explanation: Term::new(
        "The profile wants each objective and key result to support one thing. With two parents \
         progress is told twice and nobody knows which of them decides.",
        "当前方案要求每个目标或关键结果只支持一处。有两个上级时，\
         进度会被重复讲述，也说不清由谁拍板。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""profile":{"extends":"okr","alignment":{"oneParent":"finding"}},"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q"},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q"},{"id":"b","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}},{"from":{"objective":"a"},"to":{"objective":"b"}}]"#,
                "/alignments/1",
            ),
            Example::bad_sample(
                Lang::En,
                r#""profile":{"extends":"okr","alignment":{"oneParent":"finding"}},"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q"},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q"},{"id":"b","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"state":"proposed"},{"from":{"objective":"a"},"to":{"objective":"top"},"kind":"contributes"}]"#,
                "/alignments/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","alignment":{"oneParent":"finding"}},"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q"},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}},{"from":{"objective":"a"},"to":{"objective":"b"}}]"#,
                "/alignments/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","alignment":{"oneParent":"finding"}},"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q"},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"state":"proposed"},{"from":{"objective":"a"},"to":{"objective":"top"},"kind":"contributes"}]"#,
                "/alignments/1",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""profile":{"extends":"okr","alignment":{"oneParent":"finding"}},"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q"},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q"},{"id":"b","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}},{"from":{"objective":"b"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""profile":{"extends":"okr","alignment":{"oneParent":"finding"}},"objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q"},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q"},{"id":"b","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}},{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","alignment":{"oneParent":"finding"}},"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q"},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}},{"from":{"objective":"b"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","alignment":{"oneParent":"finding"}},"objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q"},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}},{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn"}]"#,
            ),
        ],
    },
    check: Check::Workspace(unwanted::check),
};
