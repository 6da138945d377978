//! `align.copied`: Copy of what stands above.

use super::echoes;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::similar::Likeness;
use crate::lint::sink::Sink;

pub(super) const RULE: Rule = Rule {
    code: Code::AlignCopied,
    category: Category::Alignment,
    source: Term::new(
        "OKR guides on alignment: do not copy the leader's objective or key result, find your own way to it",
        "OKR 对齐指南：不要照抄上级的 O 或 KR，要想清楚自己的路径",
    ),
    title: Term::new("copy of what stands above", "照抄上级"),
    explanation: Term::new(
        "Compared with what it is aligned to, and with what the manager, the unit, its leader and the unit \
        above have set in the same cycle. Days, small words and words of helping are left out; four of five \
        pairs of neighbouring letters in common make a copy, or nine of ten of the lower title, where no \
        other amount stands in it.",
        "与它对齐的目标比较，也与直属上级、所在部门、部门负责人和上级部门同周期的目标比较。去掉日期、虚词和“协助”一类的词后，相邻字符有八成相同，或下级标题有九成出现在上级标题里，且没有别的数字，就算照抄。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"},{"id":"u","title":"Ferry tickets bought online reach 4,000"}]},{"id":"a","title":"Help to be the harbour that families choose","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
                "/objectives/1",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"},{"id":"u","title":"Ferry tickets bought online reach 4,000"}]},{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"60% of the visitors come back by March 15"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
                "/objectives/1/keyResults/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"},{"id":"u","title":"线上下单的家庭达到 4000 户"}]},{"id":"a","title":"协助公司成为县城家庭买菜的第一选择","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
                "/objectives/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"},{"id":"u","title":"线上下单的家庭达到 4000 户"}]},{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"3 月底前老客占比达到 60%"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
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
                r#""objectives":[{"id":"top","title":"Be the harbour that families choose","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"60% of visitors come back"},{"id":"u","title":"Ferry tickets bought online reach 4,000"}]},{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Ferry tickets bought online reach 1,000"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"},{"id":"u","title":"线上下单的家庭达到 4000 户"}]},{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"top","title":"成为县城家庭买菜的第一选择","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"t","title":"老客占比达到 60%"},{"id":"u","title":"线上下单的家庭达到 4000 户"}]},{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"线上下单的家庭达到 1000 户"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"top"}}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    echoes::tell(scene, Likeness::Copied, sink);
}
