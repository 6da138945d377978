//! What repeats something above it: what the rules on copies and on splits share.

use std::collections::BTreeMap;

use super::leaders::key;
use crate::lint::scene::Scene;
use crate::lint::similar::{Canonical, Likeness};
use crate::lint::sink::Sink;
use crate::model::{AlignmentState, Objective};
use crate::workspace::{KeyResultIx, Node, ObjectiveIx};

/// A title that is like one above it.
pub(in crate::lint) struct Echo {
    lower: Node,
    upper: Node,
    likeness: Likeness,
}

/// How many titles of one side are compared, and how many objectives of one superior: enough
/// for every set that people write, and a bound for the others.
const MOST: usize = 32;

/// Of each title that repeats one above it the first that it copies, else the first that it
/// splits, in document order.
pub(in crate::lint) fn echoes(scene: Scene<'_>) -> Vec<Echo> {
    let owned = owned(scene);
    let aligned = aligned(scene);
    let mut echoes = Vec::new();
    for at in scene.planned() {
        let lower = ObjectiveIx(at.index as u32);
        let above = aligned.get(&lower).into_iter().flatten().copied();
        let above: Vec<ObjectiveIx> = above.chain(of_superiors(scene, at.objective, &owned)).collect();
        if above.is_empty() {
            continue;
        }
        let uppers: Vec<(Node, &Canonical)> =
            above.into_iter().filter(|upper| *upper != lower).flat_map(|upper| nodes(scene, upper)).collect();
        for (lower, title) in nodes(scene, lower) {
            let like = || uppers.iter().map(|(upper, other)| (*upper, title.likeness(other)));
            let first = |wanted: Likeness| like().find(|(_, likeness)| *likeness == wanted);
            if let Some((upper, likeness)) = first(Likeness::Copied).or_else(|| first(Likeness::Split)) {
                echoes.push(Echo { lower, upper, likeness });
            }
        }
    }
    echoes
}

/// A finding for each that repeats in this way.
pub(super) fn tell(scene: Scene<'_>, wanted: Likeness, sink: &mut Sink<'_>) {
    for echo in scene.echoes().iter().filter(|echo| echo.likeness == wanted) {
        let upper = scene.workspace.node_ref(echo.upper);
        let finding = scene.node_finding(sink, echo.lower).with("upper", upper.id());
        sink.push(finding.with_related(vec![upper]));
    }
}

/// An objective and its key results with their titles.
fn nodes(scene: Scene<'_>, at: ObjectiveIx) -> Vec<(Node, &Canonical)> {
    let own = scene.objective_titles().get(at.at()).map(|title| (Node::Objective(at), title));
    let key_results = scene.workspace.key_results_of(at).map(KeyResultIx).take(MOST);
    let below = key_results.filter_map(|at| Some((Node::KeyResult(at), scene.key_result_titles().get(at.at())?)));
    own.into_iter().chain(below).collect()
}

/// What each objective is aligned to, itself or by one of its key results, of other owners.
fn aligned(scene: Scene<'_>) -> BTreeMap<ObjectiveIx, Vec<ObjectiveIx>> {
    let workspace = scene.workspace;
    let mut aligned: BTreeMap<ObjectiveIx, Vec<ObjectiveIx>> = BTreeMap::new();
    for (alignment, lower, upper) in scene.joined() {
        let owner = |at: ObjectiveIx| workspace.objective_at(at).and_then(|objective| objective.owner.as_ref());
        let stands = alignment.state_or_default() != AlignmentState::Declined && owner(lower) != owner(upper);
        let above = aligned.entry(lower).or_default();
        if stands && above.len() < MOST && !above.contains(&upper) {
            above.push(upper);
        }
    }
    aligned
}

/// The planned objectives by owner.
fn owned(scene: Scene<'_>) -> BTreeMap<(bool, &str), Vec<ObjectiveIx>> {
    let mut owned: BTreeMap<(bool, &str), Vec<ObjectiveIx>> = BTreeMap::new();
    for at in scene.planned() {
        if let Some(owner) = &at.objective.owner {
            owned.entry(key(owner)).or_default().push(ObjectiveIx(at.index as u32));
        }
    }
    owned
}

/// What stands above by the organisation, in the same cycle.
fn of_superiors(
    scene: Scene<'_>,
    objective: &Objective,
    owned: &BTreeMap<(bool, &str), Vec<ObjectiveIx>>,
) -> Vec<ObjectiveIx> {
    let superiors = superiors(scene, objective);
    let theirs =
        superiors.iter().filter_map(|superior| owned.get(superior)).flat_map(|theirs| theirs.iter().take(MOST));
    let same =
        |at: &&ObjectiveIx| scene.workspace.objective_at(**at).is_some_and(|upper| upper.cycle == objective.cycle);
    theirs.filter(same).copied().collect()
}

/// Whether one objective is a superior's of the other's owner.
pub(super) fn stands_above(scene: Scene<'_>, upper: &Objective, lower: &Objective) -> bool {
    upper.owner.as_ref().is_some_and(|owner| superiors(scene, lower).contains(&key(owner)))
}

/// Who stands above an owner: the manager; of a person the unit and its leader, of a unit and
/// its leader those of the unit above.
fn superiors<'a>(scene: Scene<'a>, objective: &'a Objective) -> Vec<(bool, &'a str)> {
    let workspace = scene.workspace;
    let Some(owner) = &objective.owner else { return Vec::new() };
    let person = owner.person.as_ref().and_then(|id| workspace.person(id.as_str()));
    let unit = workspace.unit_of(owner);
    let leads = unit.is_some_and(|unit| person.is_none() || unit.leader.as_ref() == owner.person.as_ref());
    let above = match unit {
        Some(unit) if leads => unit.parent.as_ref().and_then(|parent| workspace.unit(parent.as_str())),
        unit => unit,
    };
    let manager = person.and_then(|person| person.manager.as_ref());
    let leader = above.and_then(|unit| unit.leader.as_ref());
    let people = [manager, leader].into_iter().flatten().map(|id| (true, id.as_str()));
    people.chain(above.map(|unit| (false, unit.id.as_str()))).filter(|superior| *superior != key(owner)).collect()
}
