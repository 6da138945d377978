//! `set.too-many-objectives`: more objectives than one can keep in sight.

use super::sample;
use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::{ObjectiveAt, Scene};
use crate::lint::sink::Sink;
use crate::model::Party;
use crate::order;

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
                    r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"bo"},"cycle":"q"},{"id":"b","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"q"},{"id":"c","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"},{"id":"d","title":"Make the yard safe at night","owner":{"person":"bo"},"cycle":"q"},{"id":"e","title":"Bring the ferry booking online","owner":{"person":"bo"},"cycle":"q"},{"id":"f","title":"Bring the cranes through winter without a stop","owner":{"person":"bo"},"cycle":"q"}]"#
                ),
                "/objectives/5",
            ),
            Example::bad(
                Lang::En,
                sample::en!(
                    r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"unit":"dock"},"cycle":"q"},{"id":"b","title":"Halve the waiting at the gate","owner":{"unit":"dock"},"cycle":"q"},{"id":"c","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q"},{"id":"d","title":"Make the yard safe at night","owner":{"person":"ana"},"cycle":"q"},{"id":"e","title":"Bring the ferry booking online","owner":{"person":"ana"},"cycle":"q"},{"id":"f","title":"Bring the cranes through winter without a stop","owner":{"person":"ana"},"cycle":"q"}]"#
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
                    r#""objectives":[{"id":"a","title":"Open the north quay","owner":{"person":"bo"},"cycle":"q"},{"id":"b","title":"Halve the waiting at the gate","owner":{"person":"bo"},"cycle":"q"},{"id":"c","title":"Win back the fishers","owner":{"person":"bo"},"cycle":"q"},{"id":"d","title":"Make the yard safe at night","owner":{"person":"bo"},"cycle":"q"},{"id":"e","title":"Bring the ferry booking online","owner":{"person":"bo"},"cycle":"q"},{"id":"f","title":"Bring the cranes through winter without a stop","owner":{"person":"bo"},"cycle":"q","stage":"postponed"}]"#
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
    let limits = &scene.workspace.profile().limits;
    let leaders = Leaders::of(scene);
    // Whose an opaque one is nobody knows.
    let owned = scene.planned().filter_map(|at| {
        let owner = leaders.owner(scene, at, at.objective.owner.as_ref()?);
        Some(((owner, at.objective.cycle.as_str()), at))
    });
    let owned = order::sorted_by(owned.collect(), |left, right| left.0.cmp(&right.0));
    for set in owned.chunk_by(|left, right| left.0 == right.0) {
        // An owner's objectives are of one level, but for odd documents.
        let level = set.first().and_then(|(_, at)| scene.workspace.level_of(at.objective));
        let limit = limits.objectives_at(level) as usize;
        let Some(((owner, cycle), beyond)) = set.get(limit).copied() else { continue };
        let party = match owner {
            Owner::Person(id) => Party::of_person(id),
            Owner::Unit(id) => Party::of_unit(id),
        };
        let others = set.iter().map(|(_, at)| at).filter(|at| at.index != beyond.index).map(|at| at.node()).collect();
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
struct Leaders<'a>(Vec<Led<'a>>);

struct Led<'a> {
    leader: &'a str,
    unit: &'a str,
    level: &'a str,
}

impl<'a> Leaders<'a> {
    fn of(scene: Scene<'a>) -> Leaders<'a> {
        let led = scene.workspace.document().units.iter().filter_map(|unit| {
            Some(Led { leader: unit.leader.as_ref()?.as_str(), unit: unit.id.as_str(), level: unit.level.as_str() })
        });
        Leaders(order::sorted_by(led.collect(), |left, right| left.leader.cmp(right.leader)))
    }

    /// The units that a person leads, in document order.
    fn led_by(&self, person: &str) -> &[Led<'a>] {
        let from = self.0.partition_point(|led| led.leader < person);
        let to = self.0.partition_point(|led| led.leader <= person);
        self.0.get(from..to).unwrap_or_default()
    }

    /// A leader's objectives at the level of the unit are the unit's; the unit
    /// that the leader belongs to comes before others.
    fn owner(&self, scene: Scene<'a>, at: ObjectiveAt<'a>, owner: &'a Party) -> Owner<'a> {
        let Some(person) = &owner.person else { return Owner::Unit(owner.id()) };
        let level = scene.workspace.level_of(at.objective);
        let led = self.led_by(person.as_str());
        let fitting = || led.iter().filter(|led| Some(led.level) == level).map(|led| led.unit);
        let home = scene.workspace.unit_of(owner).map(|unit| unit.id.as_str());
        match fitting().find(|unit| Some(*unit) == home).or_else(|| fitting().next()) {
            Some(unit) => Owner::Unit(unit),
            None => Owner::Person(person.as_str()),
        }
    }
}
