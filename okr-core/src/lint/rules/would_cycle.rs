//! `align.would-cycle`: proposals that would be refused once they are accepted.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::circles;
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::workspace::Node;

pub(super) const RULE: Rule = Rule {
    code: Code::AlignWouldCycle,
    category: Category::Alignment,
    source: Term::new(
        "alignment: a proposal that would close a circle is reported while it waits and refused on acceptance",
        "对齐要求：会使对齐成环的提议，等待期间即予提示，接受时拒绝",
    ),
    title: Term::new("proposal that would close a circle", "提议一旦接受就会成环"),
    explanation: Term::new(
        "Nothing is wrong yet, for a proposal counts nowhere. But with what is agreed, or with other \
         proposals, it leads back to where it began: at least one of them cannot be accepted. One finding \
         for each knot, with the shortest way round.",
        "目前并无错误，提议尚不生效。但它与已达成的对齐或其他提议首尾相接，\
         其中至少有一条无法接受。每个环提示一次，并给出最短的一圈。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]},{"id":"b","title":"Deepen the channel","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"l","title":"9 metres at low water"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"}},{"from":{"objective":"b"},"to":{"keyResult":"k"},"state":"proposed"}]"#,
                "/alignments/1",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]},{"id":"b","title":"Deepen the channel","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"l","title":"9 metres at low water"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"},"state":"proposed"},{"from":{"objective":"b"},"to":{"objective":"a"},"state":"proposed"}]"#,
                "/alignments/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]},{"id":"b","title":"让仓库按店分拣","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"l","title":"错分率低于 0.5%"}]}],"alignments":[{"from":{"objective":"b"},"to":{"keyResult":"k"},"kind":"contributes"},{"from":{"objective":"a"},"to":{"objective":"b"},"state":"proposed"}]"#,
                "/alignments/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]},{"id":"b","title":"让仓库按店分拣","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"l","title":"错分率低于 0.5%"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"a"},"state":"stale"},{"from":{"objective":"a"},"to":{"keyResult":"l"},"kind":"contributes","state":"proposed"}]"#,
                "/alignments/1",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]},{"id":"b","title":"Deepen the channel","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"l","title":"9 metres at low water"}]}],"alignments":[{"from":{"objective":"b"},"to":{"keyResult":"k"},"state":"proposed"}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"First ferry lands by 1 March"}]},{"id":"b","title":"Deepen the channel","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"l","title":"9 metres at low water"}]}],"alignments":[{"from":{"objective":"a"},"to":{"objective":"b"}},{"from":{"objective":"b"},"to":{"objective":"a"},"state":"declined"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]},{"id":"b","title":"让仓库按店分拣","owner":{"person":"bei"},"cycle":"q","keyResults":[{"id":"l","title":"错分率低于 0.5%"}]}],"alignments":[{"from":{"objective":"b"},"to":{"objective":"a"}},{"from":{"objective":"a"},"to":{"objective":"b"},"kind":"dependsOn","state":"proposed"}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到货准点率不低于 96%"}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let workspace = scene.workspace;
    let proposed: Vec<(usize, Node, Node)> = workspace.proposed().collect();
    // Most proposals keep to the order of what is agreed, and with it nothing closes.
    if proposed.iter().all(|(_, from, to)| workspace.keeps_order(*from, *to)) {
        return;
    }
    let mut pairs: Vec<(Node, Node)> = proposed.iter().map(|(_, from, to)| (*from, *to)).collect();
    pairs.extend(workspace.structural().map(|(_, from, to)| (from, to)));
    let owners = circles::owners(workspace, &pairs);
    pairs.extend(owners);
    circles::tell(scene, sink, pairs, proposed);
}
