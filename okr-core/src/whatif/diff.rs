//! The walk over two documents.

use super::alignments;
use super::difference::{
    Aim, Difference, Goalpost, Moved, Place, Rescored, Restaged, Retitled, Reweighted, Seat, Standing, Told,
};
use super::goalposts::{Sink, compare, is_later};
use super::pairs::{Both, Pairs, nodes};
use crate::model::{Ambition, Date, KeyResult, Objective, Title};
use crate::problem::{NodeRef, Problems};
use crate::scoring::{Board, OwnerRef};
use crate::workspace::{KeyResultIx, Node, ObjectiveIx, Workspace};

/// What has changed from one workspace to another, both scored for a day, as they were
/// known on it: terms are those of the documents, amended later or not.
///
/// # Errors
/// `amendment.undo` where amendments after that day cannot be undone, its place being in
/// `/before` or in `/after`.
///
/// ```
/// use okr_core::{Goalpost, Workspace, diff};
///
/// let text = |target: f64| format!(r#"{{"okr": 1, "people": [{{"id": "lin", "name": "Lin"}}],
///     "cycles": [{{"id": "q1", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}}],
///     "objectives": [{{"id": "o", "title": "Answer the same day", "owner": {{"person": "lin"}}, "cycle": "q1",
///         "keyResults": [{{"id": "k", "title": "Answered the same day",
///             "measure": {{"kind": "metric", "baseline": 60, "target": {target}}}}}]}}]}}"#);
/// let (before, after) = (Workspace::from_json(&text(90.0))?, Workspace::from_json(&text(80.0))?);
/// let difference = diff(&before, &after, "2026-02-15".parse()?)?;
/// assert_eq!(difference.retargeted[0].goalpost, Some(Goalpost::TargetWeakened));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn diff<'a>(before: &'a Workspace, after: &'a Workspace, as_of: Date) -> Result<Difference<'a>, Problems> {
    let then = |workspace: &'a Workspace, place| workspace.known_on(as_of).map_err(|problems| problems.inside(place));
    let known = Both { before: then(before, "/before")?, after: then(after, "/after")? };
    let pairs = Pairs::of(before, after);
    let refs = |workspace: &Workspace, nodes: Vec<Node>| -> Vec<NodeRef> {
        nodes.into_iter().map(|node| workspace.node_ref(node)).collect()
    };
    let mut difference = Difference {
        as_of,
        added: refs(after, pairs.added()),
        removed: refs(before, pairs.removed()),
        moved: Vec::new(),
        retitled: Vec::new(),
        reweighted: Vec::new(),
        retargeted: Vec::new(),
        restaged: Vec::new(),
        alignments: alignments::changes(&pairs),
        scores: Vec::new(),
    };
    // Amendments change terms and leave everything in its place.
    let boards = Both { before: Board::compute(&known.before, as_of), after: Board::compute(&known.after, as_of) };
    for node in nodes(after) {
        match node {
            Node::Objective(at) => difference.objective(&pairs, at),
            Node::KeyResult(at) => difference.key_result(&pairs, at),
        }
        difference.scores.extend(rescored(&pairs, &boards, node));
    }
    Ok(difference)
}

impl<'a> Difference<'a> {
    fn objective(&mut self, pairs: &Pairs<'a>, at: ObjectiveIx) {
        let Some((places, Both { before, after })) = pairs.objectives(at) else { return };
        let node = || pairs.after.node_ref(Node::Objective(at));
        let owner = |objective: &'a Objective| objective.owner.as_ref().and_then(OwnerRef::of).map(Place::Owner);
        self.place(&node, Seat::Owner, owner(before), owner(after));
        let unit = |workspace: &'a Workspace, objective: &'a Objective| {
            let unit = objective.owner.as_ref().and_then(|owner| workspace.unit_of(owner));
            unit.map(|unit| Place::Id(unit.id.as_str()))
        };
        self.place(&node, Seat::Unit, unit(pairs.before, before), unit(pairs.after, after));
        let cycle = |objective: &'a Objective| Some(Place::Id(objective.cycle.as_str()));
        self.place(&node, Seat::Cycle, cycle(before), cycle(after));
        self.title(&node, before.title.as_ref(), after.title.as_ref());
        self.weight(&node, before.weight, after.weight);
        let (then, now) = (before.stage_or_default(), after.stage_or_default());
        if then != now {
            self.restaged.push(Restaged { node: node(), before: then, after: now });
        }
        let (then, now) = (before.ambition_or_default(), after.ambition_or_default());
        if then != now {
            let lowered = (promise(now) < promise(then)).then_some(Goalpost::AmbitionLowered);
            let told = |ambition| Some(Told::Ambition(ambition));
            self.terms(&node()).tell(Aim::Ambition, told(then), told(now), lowered);
        }
        let source = |workspace: &Workspace, at: ObjectiveIx| {
            workspace.columns().objective_traits.get(at.at()).map(|traits| Told::Source(traits.source))
        };
        let (then, now) = (source(pairs.before, places.before), source(pairs.after, at));
        if then != now {
            self.terms(&node()).tell(Aim::Source, then, now, None);
        }
        let end = |workspace: &Workspace, at: ObjectiveIx| {
            day(workspace.columns().objective_traits.get(at.at()).and_then(|traits| traits.window.end()))
        };
        self.end(&node, end(pairs.before, places.before), end(pairs.after, places.after));
    }

    fn key_result(&mut self, pairs: &Pairs<'a>, at: KeyResultIx) {
        let Some((places, key_results)) = pairs.key_results(at) else { return };
        let Both { before, after } = key_results;
        let node = || pairs.after.node_ref(Node::KeyResult(at));
        let objective = |workspace: &'a Workspace, at: KeyResultIx| {
            let objective = workspace.owner_of(at).and_then(|owner| workspace.objective_at(owner));
            objective.map(|objective| Place::Id(objective.id.as_str()))
        };
        let objectives = Both { before: objective(pairs.before, places.before), after: objective(pairs.after, at) };
        self.place(&node, Seat::Objective, objectives.before, objectives.after);
        let cycle = |key_result: &'a KeyResult| key_result.cycle.as_ref().map(|cycle| Place::Id(cycle.as_str()));
        self.place(&node, Seat::Cycle, cycle(before), cycle(after));
        self.title(&node, before.title.as_ref(), after.title.as_ref());
        self.weight(&node, before.weight, after.weight);
        let window = |workspace: &Workspace, at: KeyResultIx| {
            let window = workspace.columns().windows.get(at.at());
            (day(window.and_then(|window| window.start())), day(window.and_then(|window| window.end())))
        };
        let (then, now) = (window(pairs.before, places.before), window(pairs.after, at));
        if then.0 != now.0 {
            self.terms(&node()).tell(Aim::Start, then.0.map(Told::Day), now.0.map(Told::Day), None);
        }
        self.end(&node, then.1, now.1);
        if (&before.measure, &before.plan) != (&after.measure, &after.plan) {
            let profiles = Both { before: pairs.before.profile(), after: pairs.after.profile() };
            compare(key_results, profiles, &mut self.terms(&node()));
        }
    }

    fn terms<'s>(&'s mut self, node: &'s NodeRef) -> Sink<'s, 'a> {
        Sink { node, list: &mut self.retargeted }
    }

    fn place(&mut self, node: &dyn Fn() -> NodeRef, field: Seat, before: Option<Place<'a>>, after: Option<Place<'a>>) {
        if before != after {
            self.moved.push(Moved { node: node(), field, before, after });
        }
    }

    fn title(&mut self, node: &dyn Fn() -> NodeRef, before: Option<&'a Title>, after: Option<&'a Title>) {
        if before != after {
            let (before, after) = (before.map(Title::as_str), after.map(Title::as_str));
            self.retitled.push(Retitled { node: node(), before, after });
        }
    }

    fn weight(&mut self, node: &dyn Fn() -> NodeRef, before: Option<f64>, after: Option<f64>) {
        if before != after {
            let told = |weight: Option<f64>| weight.map(|weight| weight + 0.0);
            self.reweighted.push(Reweighted { node: node(), before: told(before), after: told(after) });
        }
    }

    /// The last day of the time.
    fn end(&mut self, node: &dyn Fn() -> NodeRef, before: Option<Date>, after: Option<Date>) {
        if before != after {
            let later = is_later(before, after).then_some(Goalpost::DeadlineLater);
            self.terms(&node()).tell(Aim::Deadline, before.map(Told::Day), after.map(Told::Day), later);
        }
    }
}

/// How much an ambition promises.
fn promise(ambition: Ambition) -> u8 {
    match ambition {
        Ambition::Committed => 2,
        Ambition::Aspirational => 1,
        Ambition::Learning => 0,
    }
}

fn day(number: Option<i32>) -> Option<Date> {
    number.and_then(Date::from_day_number)
}

/// How everything stood and stands that is on both boards and stands otherwise now, in
/// the order of the later one.
pub(crate) fn rescored_all(before: Board<'_>, after: Board<'_>) -> Vec<Rescored> {
    let pairs = Pairs::of(before.workspace(), after.workspace());
    let later = after.workspace();
    let boards = Both { before, after };
    nodes(later).filter_map(|node| rescored(&pairs, &boards, node)).collect()
}

/// How something stood and stands, where that is another.
fn rescored(pairs: &Pairs<'_>, boards: &Both<Board<'_>>, node: Node) -> Option<Rescored> {
    let before = standing(&boards.before, pairs.earlier(node)?)?;
    let after = standing(&boards.after, node)?;
    (before != after).then(|| Rescored { node: pairs.after.node_ref(node), before, after })
}

fn standing(board: &Board<'_>, node: Node) -> Option<Standing> {
    Some(match node {
        Node::Objective(at) => {
            let told = board.objective_score(at)?;
            Standing { progress: told.progress, score: told.score, status: told.status }
        }
        Node::KeyResult(at) => {
            let told = board.key_result_score(at)?;
            Standing { progress: told.progress, score: told.score, status: told.status }
        }
    })
}
