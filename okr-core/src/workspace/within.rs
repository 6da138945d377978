//! What lies within units and cycles: those that are named and everything below them.

use crate::lists::Lists;

use super::view::Workspace;

impl Workspace {
    /// Whether each unit is one of these or stands below one of them.
    pub(crate) fn units_within(&self, named: &[u32]) -> Vec<bool> {
        let units = &self.document().units;
        let above = units.iter().map(|unit| self.parts.tables.unit(unit.parent.as_ref()?.as_str()));
        within(&above.collect::<Vec<_>>(), named)
    }

    /// Whether each cycle is one of these or is part of one of them.
    pub(crate) fn cycles_within(&self, named: &[u32]) -> Vec<bool> {
        let cycles = &self.document().cycles;
        let above = cycles.iter().map(|cycle| self.parts.tables.cycle(cycle.parent.as_ref()?.as_str()));
        within(&above.collect::<Vec<_>>(), named)
    }

    /// The cycle of each objective.
    pub(crate) fn cycles_of_objectives(&self) -> Vec<Option<u32>> {
        let mut last = None;
        let cycle = |objective: &crate::model::Objective| {
            last = self.parts.tables.cycle_near(objective.cycle.as_str(), last);
            last
        };
        self.document().objectives.iter().map(cycle).collect()
    }
}

/// Whether each is one of those named or below one, by what stands above each.
fn within(above: &[Option<u32>], named: &[u32]) -> Vec<bool> {
    let mut is_within = vec![false; above.len()];
    let entries = || above.iter().zip(0_u32..).filter_map(|(above, at)| Some(((*above)?, at)));
    let below = Lists::build(above.len() as u32, entries);
    let mut open = named.to_vec();
    while let Some(at) = open.pop() {
        if let Some(slot) = is_within.get_mut(at as usize).filter(|slot| !**slot) {
            *slot = true;
            open.extend_from_slice(below.of(at));
        }
    }
    is_within
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_is_within() {
        let above = [None, Some(0), Some(1), None, Some(3), Some(9)];
        assert_eq!(within(&above, &[1, 3]), [false, true, true, true, true, false]);
        assert_eq!(within(&above, &[2, 1, 1]), [false, true, true, false, false, false]);
        assert_eq!(within(&above, &[]), [false; 6]);
    }
}
