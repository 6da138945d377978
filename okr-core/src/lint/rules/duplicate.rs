//! `set.duplicate`: The same twice.

use super::leaders::sets_by_owner;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::similar::Canonical;
use crate::lint::sink::Sink;

pub(super) const RULE: Rule = Rule {
    code: Code::SetDuplicate,
    category: Category::Set,
    source: Term::new("this engine: what stands twice is counted twice", "本引擎：写两遍就会算两遍"),
    title: Term::new("the same twice", "内容重复"),
    explanation: Term::new(
        "Compared are the objectives of an owner in a cycle, and the key results of an objective, by pairs \
        of neighbouring letters, without days and small words. Amounts have to be the same: reaching 50 and \
        then 80 is no repetition.",
        "比较同一负责人同一周期的目标，以及同一目标下的关键结果：去掉日期和虚词后按相邻字符比对。数字必须相同：先到 50 再到 80 不算重复。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"Halve the waiting at the gates","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"j","title":"Drivers who wait under 10 minutes reach 80%"}]}]"#,
                "/objectives/1",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}},{"id":"j","title":"The trucks let in by appointment from 20 to 60 a day"}]}]"#,
                "/objectives/0/keyResults/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"让各门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"j","title":"到货准点率达到 96%"}]}]"#,
                "/objectives/1",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}},{"id":"j","title":"预约到货的车次从每天 20 次提升到 60 次"}]}]"#,
                "/objectives/0/keyResults/1",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"j","title":"40 boats land here each week"}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}},{"id":"j","title":"Trucks let in by appointment from 60 to 90 a day"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]},{"id":"b","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"j","title":"会员带新 5000 人"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}},{"id":"j","title":"预约到货车次从每天 60 次提升到 90 次"}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

/// With how many before it each is compared.
const MOST: usize = 64;

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let titles = scene.objective_titles();
    for set in sets_by_owner(scene) {
        let set: Vec<_> = set.objectives.iter().filter_map(|at| Some((*at, titles.get(at.index)?))).collect();
        for (place, (at, title)) in set.iter().enumerate() {
            let Some((other, _)) = twin_before(title, &set, place, |(_, other)| other) else { continue };
            let finding = at.finding(sink, "").with("other", other.objective.id.as_str());
            sink.push(finding.with_related(vec![other.node()]));
        }
    }
    for at in scene.live() {
        let set: Vec<_> = at.key_results().zip(scene.titles_below(at)).collect();
        for (place, (at, title)) in set.iter().enumerate() {
            let Some((other, _)) = twin_before(title, &set, place, |(_, other)| other) else { continue };
            let finding = at.finding(sink, "").with("other", other.key_result.id.as_str());
            sink.push(finding.with_related(vec![other.node()]));
        }
    }
}

fn twin_before<'s, T>(
    title: &Canonical,
    set: &'s [T],
    place: usize,
    of: impl Fn(&'s T) -> &'s Canonical,
) -> Option<&'s T> {
    let before = set.get(place.saturating_sub(MOST)..place).unwrap_or_default();
    before.iter().find(|other| title.is_twin_of(of(other)))
}
