//! `process.todo-without-owner`: Next step without an owner or a day.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;

pub(super) const RULE: Rule = Rule {
    code: Code::ProcessTodoWithoutOwner,
    category: Category::Process,
    source: Term::new(
        "OKR guides on meetings: every to-do has an owner and a deadline",
        "OKR 会议指南：每条待办都有负责人和截止时间",
    ),
    title: Term::new("next step without an owner or a day", "下一步缺负责人或日期"),
    explanation: Term::new(
        "Looks at the latest check-in of each. What nobody has taken on by a day is not done.",
        "只看每一项的最新签到。没有人、没有日期的事，不会有人做。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":45,"next":[{"text":"Repair the second lane","due":"2026-04-08"}]}]"#,
                "/checkIns/0/next/0",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":45,"next":[{"text":"Repair the second lane","owner":{"person":"bo"}}]}]"#,
                "/checkIns/0/next/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":45,"next":[{"text":"修好第二条通道","due":"2026-04-08"}]}]"#,
                "/checkIns/0/next/0",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":45,"next":[{"text":"修好第二条通道","owner":{"person":"bei"}}]}]"#,
                "/checkIns/0/next/0",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":45,"next":[{"text":"Repair the second lane","owner":{"person":"bo"},"due":"2026-04-08"}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-02","next":[{"text":"Call the hauliers"}]},{"keyResult":"k","on":"2026-03-26","value":50}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-26","value":45,"next":[{"text":"修好第二条通道","owner":{"person":"bei"},"due":"2026-04-08"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}],"checkIns":[{"keyResult":"k","on":"2026-03-02","next":[{"text":"联系供应商"}]},{"keyResult":"k","on":"2026-03-26","value":50}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

const OWNER: Term = Term::new("owner", "负责人");
const DAY: Term = Term::new("day", "日期");
const BOTH: Term = Term::new("owner and no day", "负责人和日期");

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    for (node, at, check_in) in scene.latest_check_ins() {
        for (place, step) in check_in.next.iter().enumerate() {
            let lacking = match (&step.owner, step.due) {
                (Some(_), Some(_)) => continue,
                (None, Some(_)) => OWNER,
                (Some(_), None) => DAY,
                (None, None) => BOTH,
            };
            let finding = scene.node_finding(sink, node).at(format!("/checkIns/{at}/next/{place}"));
            sink.push(finding.field_named("next").with("lacking", lacking));
        }
    }
}
