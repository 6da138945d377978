//! What an owner does cycle after cycle: what the rules on habits share.

use super::leaders::key;
use crate::lint::scene::{ObjectiveAt, Scene};
use crate::lint::sink::Sink;
use crate::model::{Ambition, Party, Stage};
use crate::order;
use crate::problem::NodeRef;
use crate::workspace::{Node, ObjectiveIx};

/// An objective that has come to its end, with its official score.
#[derive(Clone, Copy)]
pub(super) struct Ended<'a> {
    pub(super) at: ObjectiveAt<'a>,
    pub(super) score: f64,
}

/// The ended aspirational objectives of one owner.
pub(super) struct Habits<'a> {
    pub(super) owner: Party,
    /// In document order, at least one.
    pub(super) objectives: Vec<Ended<'a>>,
}

impl Habits<'_> {
    /// How many cycles they are of.
    pub(super) fn cycles(&self) -> usize {
        let cycles = self.objectives.iter().map(|ended| ended.at.objective.cycle.as_str()).collect();
        let mut cycles: Vec<&str> = order::sorted_by(cycles, |left: &&str, right: &&str| left.cmp(right));
        cycles.dedup();
        cycles.len()
    }

    /// Whether something holds of all scores.
    pub(super) fn all(&self, holds: impl Fn(f64) -> bool) -> bool {
        self.objectives.iter().all(|ended| holds(ended.score))
    }

    /// All but the last, of which findings are.
    pub(super) fn others(&self) -> Vec<NodeRef> {
        let others = self.objectives.split_last().map(|(_, others)| others).unwrap_or_default();
        others.iter().map(|ended| ended.at.node()).collect()
    }
}

/// The aspirational objectives that have come to their end and are scored, by owner in the
/// order of their ids. Without a day nothing has come to its end.
pub(super) fn ended_by_owner(scene: Scene<'_>) -> Vec<Habits<'_>> {
    let Some(board) = scene.board() else { return Vec::new() };
    let ended = scene.objectives().filter_map(|at| {
        let (objective, node) = (at.objective, Node::Objective(ObjectiveIx(at.index as u32)));
        let aspires = objective.ambition_or_default() == Ambition::Aspirational;
        let was_pursued = !matches!(objective.stage_or_default(), Stage::Draft | Stage::Aligning | Stage::Postponed);
        let counts = aspires && was_pursued && board.is_at_its_end(node);
        let score = board.official_score(node).filter(|_| counts)?;
        Some((objective.owner.as_ref()?, Ended { at, score }))
    });
    let ended = order::sorted_by(ended.collect(), |left, right| key(left.0).cmp(&key(right.0)));
    let sets = ended.chunk_by(|left, right| left.0 == right.0);
    sets.filter_map(|set| {
        let owner = set.first().map(|(owner, _)| (*owner).clone())?;
        Some(Habits { owner, objectives: set.iter().map(|(_, ended)| *ended).collect() })
    })
    .collect()
}

/// A finding at the last of them, with how many there are.
pub(super) fn tell(scene: Scene<'_>, set: &Habits<'_>, sink: &mut Sink<'_>) {
    let Some(last) = set.objectives.last() else { return };
    let finding = last.at.finding(sink, "").with("owner", scene.workspace.party_name(&set.owner));
    let finding = finding.with("count", set.objectives.len()).with("cycles", set.cycles());
    sink.push(finding.with_related(set.others()));
}
