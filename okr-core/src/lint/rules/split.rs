//! `align.split`: Share of the superior's number.

use super::echoes;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::similar::Likeness;
use crate::lint::sink::Sink;

pub(super) const RULE: Rule = Rule {
    code: Code::AlignSplit,
    category: Category::Alignment,
    source: Term::new(
        "OKR guides: splitting a number among those below is how KPIs work, and legal in many firms",
        "OKR 指南：把数字往下拆是 KPI 的做法，不少公司允许",
    ),
    title: Term::new("share of the superior's number", "拆分上级的数字"),
    explanation: Term::new(
        "Found as `align.copied` is, where the amounts differ. Nothing is wrong with a sum that is shared \
        out; several aims that are all shares leave nobody to think of a better way.",
        "查找方式同 `align.copied`，只是数字不同。分摊一个总数没有错；但若人人只领数字，就没有人去想更好的办法。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"},{"id":"u","title":"Ferry tickets bought online reach 4,000"}]},{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Ferry tickets bought online reach 1,000"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
                "/objectives/1/keyResults/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"},{"id":"u","title":"Ferry tickets bought online reach 4,000"}]},{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"20% of visitors come back"}]}]"#,
                "/objectives/1/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"},{"id":"u","title":"线上下单的家庭达到 4000 户"}]},{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"线上下单的家庭达到 1000 户"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
                "/objectives/1/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"},{"id":"u","title":"线上下单的家庭达到 4000 户"}]},{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"老客占比达到 40%"}]}]"#,
                "/objectives/1/keyResults/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"},{"id":"u","title":"Ferry tickets bought online reach 4,000"}]},{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"},{"id":"u","title":"Ferry tickets bought online reach 4,000"}]},{"id":"b","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q","keyResults":[{"id":"bk","title":"40 boats land here each week"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"},{"id":"u","title":"线上下单的家庭达到 4000 户"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"},{"id":"u","title":"线上下单的家庭达到 4000 户"}]},{"id":"b","title":"让老会员愿意带新人","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"bk","title":"会员带新 5000 人"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"top"}}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    echoes::tell(scene, Likeness::Split, sink);
}
