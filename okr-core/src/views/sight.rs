//! Who may see what.

use crate::model::{Objective, Party, Visibility};
use crate::workspace::Workspace;

/// What a viewer may see, by the organisation.
pub(super) struct Sight<'a> {
    workspace: &'a Workspace,
    /// The people that the viewer is or stands above, by their place.
    people: Vec<bool>,
    /// The units whose own matters the viewer may see.
    units: Vec<bool>,
}

impl<'a> Sight<'a> {
    /// The sight of a person; of somebody outside where none is named.
    pub(super) fn of(workspace: &'a Workspace, viewer: Option<&str>) -> Sight<'a> {
        let document = workspace.document();
        let Some(viewer) = viewer else { return Sight { workspace, people: Vec::new(), units: Vec::new() } };
        let is_viewer = |id: &str| id == viewer;
        let managers = document.people.iter();
        let managers = managers.map(|person| workspace.person_place(person.manager.as_ref()?.as_str())).collect();
        let people = inherit(managers, document.people.iter().map(|one| is_viewer(one.id.as_str())).collect());

        let parents = document.units.iter();
        let parents: Vec<Option<usize>> =
            parents.map(|unit| workspace.unit_place(unit.parent.as_ref()?.as_str())).collect();
        let led: Vec<bool> = document
            .units
            .iter()
            .map(|unit| unit.leader.as_ref().is_some_and(|leader| is_viewer(leader.as_str())))
            .collect();
        // Upwards from where the viewer belongs: those below see what is above them.
        let home = workspace.person(viewer).and_then(|one| workspace.unit_place(one.unit.as_ref()?.as_str()));
        let belongs = (0..led.len()).filter(|at| led.get(*at) == Some(&true)).chain(home);
        let mut above = vec![false; led.len()];
        for start in belongs {
            let mut next = Some(start);
            while let Some(at) = next {
                match above.get_mut(at) {
                    Some(seen) if !*seen => *seen = true,
                    _ => break,
                }
                next = parents.get(at).copied().flatten();
            }
        }
        let below = inherit(parents, led);
        let units = above.into_iter().zip(below).map(|(above, below)| above || below).collect();
        Sight { workspace, people, units }
    }

    /// Whether the viewer may see an objective. One that is opaque has nothing left to hide.
    pub(super) fn sees(&self, objective: &Objective) -> bool {
        let Some(owner) = &objective.owner else { return true };
        match objective.visibility_or_default() {
            Visibility::Public => true,
            Visibility::Unit => self.sees_unit(owner) || self.stands_above(owner),
            Visibility::Private => self.stands_above(owner),
        }
    }

    fn sees_unit(&self, owner: &Party) -> bool {
        let unit = self.workspace.unit_of(owner).and_then(|unit| self.workspace.unit_place(unit.id.as_str()));
        unit.is_some_and(|at| self.units.get(at) == Some(&true))
    }

    /// True for the owner and the managers above; a unit's own are its leader's.
    fn stands_above(&self, owner: &Party) -> bool {
        let leader = owner.unit.as_ref().and_then(|id| self.workspace.unit(id.as_str())?.leader.as_ref());
        let person = owner.person.as_ref().or(leader).and_then(|id| self.workspace.person_place(id.as_str()));
        person.is_some_and(|at| self.people.get(at) == Some(&true))
    }
}

/// What holds of each or of anything above it. Each is asked once, however deep.
fn inherit(parents: Vec<Option<usize>>, own: Vec<bool>) -> Vec<bool> {
    let mut holds: Vec<Option<bool>> = own.into_iter().map(|own| own.then_some(true)).collect();
    let mut way = Vec::new();
    for start in 0..holds.len() {
        let mut next = Some(start);
        let mut found = false;
        while let Some(at) = next {
            if let Some(known) = holds.get(at).copied().flatten() {
                found = known;
                break;
            }
            way.push(at);
            next = parents.get(at).copied().flatten();
        }
        for at in way.drain(..) {
            if let Some(slot) = holds.get_mut(at) {
                *slot = Some(found);
            }
        }
    }
    holds.into_iter().map(|held| held == Some(true)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_above_holds_below() {
        let parents = vec![None, Some(0), Some(1), None, Some(3), Some(1)];
        let own = vec![false, true, false, false, false, false];
        assert_eq!(inherit(parents, own), [false, true, true, false, false, true]);
    }
}
