//! `align.own-objectives`: an alignment between objectives of one owner, where the profile wants none.

use super::unwanted;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};

pub(super) const RULE: Rule = Rule {
    code: Code::AlignOwnObjectives,
    category: Category::Alignment,
    source: Term::new(
        "Feishu OKR: one's own objectives cannot be aligned with each other",
        "飞书 OKR：本人的目标之间不能互相对齐",
    ),
    title: Term::new("alignment with an objective of one's own", "与自己的目标对齐"),
    explanation: Term::new(
        "Aligning is agreeing with somebody else. Where both objectives have one owner there is nobody to agree with; \
         if one is a part of the other it is a key result of it.",
        "对齐是与他人达成一致。两个目标同属一人时无人可商；\
         若一个是另一个的一部分，它就是后者的关键结果。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""profile":{"extends":"okr","alignment":{"ownObjectives":"finding"}},"objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q"},{"id":"b","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"}}]"#,
                "/alignments/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""profile":{"extends":"okr","alignment":{"ownObjectives":"finding"}},"objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"unit":"dock"},"cycle":"q"},{"id":"b","title":"Win back the fishers","owner":{"unit":"dock"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"state":"proposed"}]"#,
                "/alignments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","alignment":{"ownObjectives":"finding"}},"objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"an"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"}}]"#,
                "/alignments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","alignment":{"ownObjectives":"finding"}},"objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"unit":"store"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"unit":"store"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"state":"proposed"}]"#,
                "/alignments/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""profile":{"extends":"okr","alignment":{"ownObjectives":"finding"}},"objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q"},{"id":"b","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"}}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""profile":{"extends":"okr","alignment":{"ownObjectives":"finding"}},"objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q"},{"id":"b","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"state":"declined"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","alignment":{"ownObjectives":"finding"}},"objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""profile":{"extends":"okr","alignment":{"ownObjectives":"finding"}},"objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"an"},"cycle":"q"}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"state":"declined"}]"#,
            ),
        ],
    },
    check: Check::Workspace(unwanted::check),
};
