//! How alignments run between units: who stands apart, how much leads to the
//! top, what crosses a border.
//!
//! A unit's objectives are those that it or its people own, not those of units
//! below it. Counted are objectives that are set for a time: none of a backlog,
//! put off or kept for the record.

use crate::lists::Lists;
use crate::model::AlignmentKind;

use super::graph::Node;
use super::indices::ObjectiveIx;
use super::view::Workspace;

/// Units that are aligned with each other at most, while others exist.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Island {
    /// The units, in document order.
    pub(crate) units: Vec<u32>,
    /// How many objectives they have.
    pub(crate) objectives: usize,
}

/// How many objectives there are, and how many of them lead to the top level.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Reach {
    pub(crate) objectives: usize,
    pub(crate) reaching: usize,
}

/// An agreed alignment between counted objectives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Link {
    pub(crate) from: Node,
    pub(crate) to: Node,
    pub(crate) kind: AlignmentKind,
    /// The units of both ends, where both are known.
    pub(crate) units: Option<(u32, u32)>,
}

impl Workspace {
    /// Groups of units with objectives that no agreed alignment leads out of or
    /// into, while others exist. A group that owns an objective of the top level is
    /// none: the others stand apart from it. Nor is one that is aligned with an
    /// objective whose unit nobody knows.
    pub(crate) fn islands(&self) -> Vec<Island> {
        let units = self.units_of_objectives();
        let counted = self.counted();
        let mut groups = Groups::new(self.document().units.len(), units);
        for (from, to, _) in self.counted_alignments(&counted) {
            groups.join(from, to);
        }
        let tops = self.tops().unwrap_or_default();
        let objectives = (0..counted.len() as u32).filter(|at| counted.get(*at as usize) == Some(&true));
        let mut members: Vec<(u32, u32)> = Vec::new();
        let mut mainland = vec![false; groups.count()];
        for at in objectives {
            let (place, is_top) = (groups.place(at), tops.get(at as usize) == Some(&true));
            let root = groups.root(place);
            members.push((root, place));
            if let Some(slot) = mainland.get_mut(root as usize).filter(|_| is_top || groups.unit(place).is_none()) {
                *slot = true;
            }
        }
        groups.islands(&members, &mainland)
    }

    /// The units below another, and below the top level, whose objectives lead to no other
    /// unit, with how many they have; none while there is no objective of the top level.
    pub(crate) fn leading_nowhere(&self) -> Vec<(u32, usize)> {
        let Some(tops) = self.tops() else { return Vec::new() };
        let units = self.units_of_objectives();
        let counted = self.counted();
        let mut owned = vec![0_usize; self.document().units.len()];
        let mut leads_out = vec![false; owned.len()];
        for (at, unit) in units.iter().enumerate() {
            let Some(unit) = unit.map(|unit| unit as usize) else { continue };
            let is_counted = counted.get(at) == Some(&true);
            if let (Some(owned), true) = (owned.get_mut(unit), is_counted) {
                *owned += 1;
            }
            // Who has an objective of the top level is looked up to.
            if let (Some(leads_out), Some(true)) = (leads_out.get_mut(unit), tops.get(at)) {
                *leads_out = true;
            }
        }
        let unit = |at: u32| units.get(at as usize).copied().flatten();
        for (lower, upper, _) in self.counted_alignments(&counted) {
            // Where nobody knows whose the other end is, it is another's.
            if let Some(from) = unit(lower).filter(|from| unit(upper) != Some(*from))
                && let Some(leads_out) = leads_out.get_mut(from as usize)
            {
                *leads_out = true;
            }
        }
        let is_root = |at: u32| self.document().units.get(at as usize).is_none_or(|unit| unit.parent.is_none());
        let units = (0_u32..).zip(owned).zip(leads_out);
        let nowhere = units.filter(|((at, owned), leads_out)| *owned > 0 && !leads_out && !is_root(*at));
        nowhere.map(|(unit, _)| unit).collect()
    }

    /// How many objectives below the top level lead to one of it: in all, by unit,
    /// and of those whose unit nobody knows. The flag tells whether there is one to
    /// lead to.
    pub(crate) fn coverage(&self) -> (bool, Reach, Vec<Reach>, Reach) {
        let tops = self.tops();
        let reached = tops.as_ref().map(|tops| self.reaching_any(tops)).unwrap_or_default();
        let mut all = Reach::default();
        let mut by_unit = vec![Reach::default(); self.document().units.len()];
        let mut homeless = Reach::default();
        let counted = self.counted().into_iter().enumerate();
        for ((at, counts), unit) in counted.zip(self.units_of_objectives()) {
            let is_top = tops.as_ref().and_then(|tops| tops.get(at)) == Some(&true);
            if !counts || is_top {
                continue;
            }
            let own = unit.and_then(|unit| by_unit.get_mut(unit as usize)).unwrap_or(&mut homeless);
            for reach in [&mut all, own] {
                reach.objectives += 1;
                reach.reaching += usize::from(reached.get(at) == Some(&true));
            }
        }
        (tops.is_some(), all, by_unit, homeless)
    }

    /// The agreed alignments between counted objectives, in document order.
    pub(crate) fn links(&self) -> Vec<Link> {
        let units = self.units_of_objectives();
        let unit = |at: u32| units.get(at as usize).copied().flatten();
        let counted = self.counted();
        let alignments = self.counted_alignments(&counted);
        alignments
            .map(|(lower, upper, (from, to, kind))| Link { from, to, kind, units: unit(lower).zip(unit(upper)) })
            .collect()
    }

    /// Whether each objective is one of the top level; `None` where there is none.
    pub(super) fn tops(&self) -> Option<Vec<bool>> {
        let top = self.top_level()?;
        let objectives = self.document().objectives.iter();
        let tops: Vec<bool> = objectives.map(|objective| self.level_of(objective) == Some(top)).collect();
        tops.contains(&true).then_some(tops)
    }

    /// Whether each objective counts in questions on the organisation.
    fn counted(&self) -> Vec<bool> {
        self.document().objectives.iter().map(|objective| self.is_counted(objective)).collect()
    }

    /// The unit of each objective: its owner's, where that is known.
    pub(crate) fn units_of_objectives(&self) -> Vec<Option<u32>> {
        let unit =
            |at: ObjectiveIx| self.parts.tables.unit(self.unit_of(self.objective_at(at)?.owner.as_ref()?)?.id.as_str());
        (0..self.document().objectives.len() as u32).map(|at| unit(ObjectiveIx(at))).collect()
    }

    /// The agreed alignments whose ends both belong to counted objectives: those
    /// objectives, and what is aligned.
    fn counted_alignments(&self, counted: &[bool]) -> impl Iterator<Item = (u32, u32, (Node, Node, AlignmentKind))> {
        let owner = |node: Node| match node {
            Node::Objective(at) => Some(at.0),
            Node::KeyResult(at) => self.owner_of(at).map(|owner| owner.0),
        };
        let owner = move |node| owner(node).filter(|at| counted.get(*at as usize) == Some(&true));
        let alignments = self.document().alignments.iter().filter(|alignment| alignment.is_agreed());
        alignments.filter_map(move |alignment| {
            let (from, to) = (self.node(&alignment.from)?, self.node(&alignment.to)?);
            Some((owner(from)?, owner(to)?, (from, to, alignment.kind_or_default())))
        })
    }
}

/// What is joined by alignments: units, and one by one the objectives without.
struct Groups {
    units: Vec<Option<u32>>,
    unit_count: u32,
    /// The one above each; a root stands above itself.
    above: Vec<u32>,
}

impl Groups {
    fn new(unit_count: usize, units: Vec<Option<u32>>) -> Groups {
        let above = (0..(unit_count + units.len()) as u32).collect();
        Groups { units, unit_count: unit_count as u32, above }
    }

    fn count(&self) -> usize {
        self.above.len()
    }

    /// Where an objective belongs: its unit, else a place of its own.
    fn place(&self, objective: u32) -> u32 {
        let unit = self.units.get(objective as usize).copied().flatten();
        unit.unwrap_or(self.unit_count + objective)
    }

    /// The unit at a place, where it is one.
    fn unit(&self, place: u32) -> Option<u32> {
        (place < self.unit_count).then_some(place)
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(self.place(one)), self.root(self.place(other)));
        if let Some(slot) = self.above.get_mut(one.max(other) as usize) {
            *slot = one.min(other);
        }
    }

    fn root(&mut self, place: u32) -> u32 {
        let mut at = place;
        loop {
            let above = self.above.get(at as usize).copied().unwrap_or(at);
            if above == at {
                return at;
            }
            // Halves the way for those who come after.
            let beyond = self.above.get(above as usize).copied().unwrap_or(above);
            if let Some(slot) = self.above.get_mut(at as usize) {
                *slot = beyond;
            }
            at = beyond;
        }
    }

    /// The groups that stand apart, from the root and place of each objective.
    fn islands(&self, members: &[(u32, u32)], mainland: &[bool]) -> Vec<Island> {
        let groups = Lists::build(self.count() as u32, || members.iter().copied());
        let filled: Vec<u32> = (0..self.count() as u32).filter(|root| !groups.of(*root).is_empty()).collect();
        if filled.len() < 2 {
            return Vec::new();
        }
        let apart = filled.iter().filter(|root| mainland.get(**root as usize) != Some(&true));
        let island = |root: &u32| {
            let mut units: Vec<u32> = groups.of(*root).to_vec();
            let objectives = units.len();
            units.sort_unstable();
            units.dedup();
            Island { units, objectives }
        };
        apart.map(island).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn islands_are_groups_without_a_way_to_the_mainland() {
        // Units 0 to 3; the last objective has none.
        let units = vec![Some(0), Some(1), Some(2), Some(2), Some(3), None];
        let mut groups = Groups::new(4, units);
        groups.join(1, 2);
        groups.join(3, 1);
        groups.join(4, 5);
        let members: Vec<(u32, u32)> = (0..6).map(|at| (groups.root(groups.place(at)), groups.place(at))).collect();
        let mut mainland = vec![false; groups.count()];
        mainland[0] = true;
        mainland[3] = true;
        assert_eq!(groups.islands(&members, &mainland), [Island { units: vec![1, 2], objectives: 3 }]);
        assert_eq!(groups.islands(&members[..1], &[]), []);
    }
}
