//! `set.too-many-objectives`: more objectives than one can keep in sight.

use std::collections::BTreeMap;

use super::sample;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::{ObjectiveAt, Scene};
use crate::lint::sink::Sink;
use crate::model::{CycleKind, Party};

pub(super) const RULE: Rule = Rule {
    code: Code::SetTooManyObjectives,
    category: Category::Set,
    source: Term::new(
        "every guide names a limit, from two to five an owner and cycle; the profile holds the number",
        "各家指南都给出上限，每人每周期二到五个；具体数字由方案规定",
    ),
    title: Term::new("more objectives than the profile allows", "目标数量超过方案上限"),
    explanation: Term::new(
        "Attention is what objectives share out; beyond a handful none of them gets any. \
         A unit's objectives are those it owns and its leader's at its level, each counted once. \
         Objectives put off, kept for the record or in a backlog do not count.",
        "目标分配的是注意力，数量一多，谁也分不到。\
         部门的目标包括部门自己的，以及负责人在该层级的，每个只计一次。\
         已推迟、已归档和待办池中的目标不计入。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(
                Lang::En,
                sample::en!(
                    r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"bo"},"cycle":"q"},{"id":"b","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"q"},{"id":"c","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"},{"id":"d","title":"Make the yard safe at night","owner":{"person":"bo"},"cycle":"q"},{"id":"e","title":"Bring the ferry booking online","owner":{"person":"bo"},"cycle":"q"},{"id":"f","title":"Keep the cranes running in winter","owner":{"person":"bo"},"cycle":"q"}]"#
                ),
                "/objectives/5",
            ),
            Example::bad(
                Lang::En,
                sample::en!(
                    r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"unit":"dock"},"cycle":"q"},{"id":"b","title":"Halve the waiting at the gate","owner":{"unit":"dock"},"cycle":"q"},{"id":"c","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q"},{"id":"d","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"q"},{"id":"e","title":"Bring the ferry booking online","owner":{"person":"ana"},"cycle":"q"},{"id":"f","title":"Keep the cranes running in winter","owner":{"person":"ana"},"cycle":"q"}]"#
                ),
                "/objectives/5",
            ),
            Example::bad(
                Lang::ZhCn,
                sample::zh!(
                    r#""objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"person":"bei"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"},{"id":"c","title":"让店长看懂经营账","owner":{"person":"bei"},"cycle":"q"},{"id":"d","title":"把冷链损耗降下来","owner":{"person":"bei"},"cycle":"q"},{"id":"e","title":"让老会员愿意带新人","owner":{"person":"bei"},"cycle":"q"},{"id":"f","title":"把夜间配送跑通","owner":{"person":"bei"},"cycle":"q"}]"#
                ),
                "/objectives/5",
            ),
            Example::bad(
                Lang::ZhCn,
                sample::zh!(
                    r#""profile":{"extends":"okr","limits":{"objectives":2}},"objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"unit":"store"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"unit":"store"},"cycle":"q"},{"id":"c","title":"让店长看懂经营账","owner":{"unit":"store"},"cycle":"q"}]"#
                ),
                "/objectives/2",
            ),
        ],
        good: &[
            Example::good(
                Lang::En,
                sample::en!(
                    r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"bo"},"cycle":"q"},{"id":"b","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"q"},{"id":"c","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"},{"id":"d","title":"Make the yard safe at night","owner":{"person":"bo"},"cycle":"q"},{"id":"e","title":"Bring the ferry booking online","owner":{"person":"bo"},"cycle":"q"}]"#
                ),
            ),
            Example::good(
                Lang::En,
                sample::en!(
                    r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"bo"},"cycle":"q"},{"id":"b","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"q"},{"id":"c","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"},{"id":"d","title":"Make the yard safe at night","owner":{"person":"bo"},"cycle":"q"},{"id":"e","title":"Bring the ferry booking online","owner":{"person":"bo"},"cycle":"q"},{"id":"f","title":"Keep the cranes running in winter","owner":{"person":"bo"},"cycle":"q","stage":"postponed"}]"#
                ),
            ),
            Example::good(
                Lang::ZhCn,
                sample::zh!(
                    r#""objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"person":"bei"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"},{"id":"c","title":"让店长看懂经营账","owner":{"person":"bei"},"cycle":"q"},{"id":"d","title":"把冷链损耗降下来","owner":{"person":"bei"},"cycle":"q"}]"#
                ),
            ),
            Example::good(
                Lang::ZhCn,
                sample::zh!(
                    r#""objectives":[{"id":"a","title":"让县城门店当日补货","owner":{"person":"bei"},"cycle":"q"},{"id":"b","title":"把试吃做成拉新主场","owner":{"person":"bei"},"cycle":"q"},{"id":"c","title":"让店长看懂经营账","owner":{"person":"bei"},"cycle":"q"},{"id":"d","title":"把冷链损耗降下来","owner":{"unit":"store"},"cycle":"q"},{"id":"e","title":"让老会员愿意带新人","owner":{"unit":"store"},"cycle":"q"},{"id":"f","title":"把夜间配送跑通","owner":{"unit":"store"},"cycle":"q"}]"#
                ),
            ),
        ],
    },
    check: Check::Workspace(check),
};

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let limit = scene.workspace.profile().limits.objectives as usize;
    let leaders = Leaders::of(scene);
    let mut sets: BTreeMap<(Owner<'_>, &str), Vec<ObjectiveAt<'_>>> = BTreeMap::new();
    for at in scene.live() {
        let cycle = at.objective.cycle.as_str();
        if scene.workspace.cycle(cycle).is_some_and(|cycle| cycle.kind != CycleKind::Backlog) {
            sets.entry((leaders.owner(scene, at), cycle)).or_default().push(at);
        }
    }
    for ((owner, cycle), set) in sets {
        let Some(beyond) = set.get(limit) else { continue };
        let party = match owner {
            Owner::Person(id) => Party::of_person(id),
            Owner::Unit(id) => Party::of_unit(id),
        };
        let others = set.iter().filter(|at| at.index != beyond.index).map(|at| at.node()).collect();
        let finding = beyond
            .finding(sink, "")
            .with("owner", scene.workspace.party_name(&party))
            .with("count", set.len())
            .with("cycle", cycle)
            .with("limit", limit);
        sink.push(finding.with_related(others));
    }
}

/// Whose set an objective belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner<'a> {
    Person(&'a str),
    Unit(&'a str),
}

/// The units that a person leads, with their levels, in document order.
struct Leaders<'a>(BTreeMap<&'a str, Vec<(&'a str, &'a str)>>);

impl<'a> Leaders<'a> {
    fn of(scene: Scene<'a>) -> Leaders<'a> {
        let mut leaders: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        for unit in &scene.workspace.document().units {
            if let Some(leader) = &unit.leader {
                leaders.entry(leader.as_str()).or_default().push((unit.id.as_str(), unit.level.as_str()));
            }
        }
        Leaders(leaders)
    }

    /// A leader's objectives at the level of the unit are the unit's; the unit
    /// that the leader belongs to comes before others.
    fn owner(&self, scene: Scene<'a>, at: ObjectiveAt<'a>) -> Owner<'a> {
        let owner = &at.objective.owner;
        let Some(person) = &owner.person else { return Owner::Unit(owner.id()) };
        let level = scene.workspace.level_of(at.objective);
        let led = self.0.get(person.as_str()).map(Vec::as_slice).unwrap_or_default();
        let fitting = || led.iter().filter(|(_, unit_level)| Some(*unit_level) == level).map(|(unit, _)| *unit);
        let home = scene.workspace.unit_of(owner).map(|unit| unit.id.as_str());
        match fitting().find(|unit| Some(*unit) == home).or_else(|| fitting().next()) {
            Some(unit) => Owner::Unit(unit),
            None => Owner::Person(person.as_str()),
        }
    }
}
