//! `silence.unused`: a silence that silences nothing any more.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};

pub(super) const RULE: Rule = Rule {
    code: Code::SilenceUnused,
    category: Category::Process,
    source: Term::new(
        "exceptions are kept with their reason and go when the reason has gone",
        "例外须写明理由，理由消失，例外也应删除",
    ),
    title: Term::new("silence without a finding", "静默已无对象"),
    explanation: Term::new(
        "The rule finds nothing where the silence looks: the text was mended, the target has gone or the \
         rule is off. Left in place it would hide the next finding that deserves to be seen.",
        "静默所指之处，规则已无发现：文字已改正、对象已删除，或规则已关闭。\
         留着它，会盖住下一次本该看到的提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]}],"silences":[{"rule":"set.no-key-results","target":{"objective":"a"},"reason":"key results follow in May"}]"#,
                "/silences/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""silences":[{"rule":"align.orphan","reason":"we have no company objectives yet"}]"#,
                "/silences/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"把夜间配送跑通","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"夜间订单占比达到 15%"}]}],"silences":[{"rule":"key-result.no-target","target":{"keyResult":"k"},"reason":"目标值待总部下发"}]"#,
                "/silences/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""silences":[{"rule":"set.weights","reason":"试行期不分权重"}]"#,
                "/silences/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q"}],"silences":[{"rule":"set.no-key-results","target":{"objective":"a"},"reason":"key results follow in May"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"把夜间配送跑通","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"提升夜间订单占比"}]}],"silences":[{"rule":"key-result.no-target","target":{"keyResult":"k"},"reason":"目标值待总部下发"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"把夜间配送跑通","owner":{"person":"an"},"cycle":"q"}],"silences":[{"rule":"set.no-key-results","reason":"下周补齐"}]"#,
            ),
        ],
    },
    check: Check::Silences,
};
