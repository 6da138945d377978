//! What each kind of measure demands of its fields together, whatever the profile.

use super::{Combine, Control, Ladder, Metric, Milestones, Rollup};
use crate::codes::Code;
use crate::json::{Checks, Field, Place, listed};
use crate::order;
use crate::problem::Problem;

impl Metric {
    pub(super) fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        self.baseline.check(&place.field("baseline"), checks);
        self.target.check(&place.field("target"), checks);
        self.unit.check(&place.field("unit"), checks);
        self.extra.check(&place.field("extra"), checks);
    }
}

impl Control {
    pub(super) fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        self.at_least.check(&place.field("atLeast"), checks);
        self.at_most.check(&place.field("atMost"), checks);
        self.tolerance.check(&place.field("tolerance"), checks);
        self.unit.check(&place.field("unit"), checks);
        self.extra.check(&place.field("extra"), checks);
        if let Some(tolerance) = self.tolerance {
            checks.range(tolerance, 0.0, crate::json::NUMBER_BOUND, &place.field("tolerance"));
        }
        match (self.at_least, self.at_most) {
            (None, None) => checks.raise(Problem::new(Code::ControlNoBounds, place.pointer())),
            (Some(least), Some(most)) if least > most => {
                let problem = Problem::new(Code::ControlEmpty, place.pointer());
                checks.raise(problem.with("least", least).with("most", most));
            }
            _ => {}
        }
    }
}

impl Ladder {
    pub(super) fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        let points = place.field("points");
        self.points.check(&points, checks);
        self.unit.check(&place.field("unit"), checks);
        self.extra.check(&place.field("extra"), checks);
        let ([first, .., last], true) = (&*self.points, self.points.len() >= 2) else {
            checks.raise(Problem::new(Code::LadderTooShort, points.pointer()));
            return;
        };
        let pairs = || self.points.iter().zip(self.points.iter().skip(1));
        let rising = pairs().all(|(lower, upper)| lower.value < upper.value);
        let falling = pairs().all(|(upper, lower)| upper.value > lower.value);
        if !rising && !falling {
            checks.raise(Problem::new(Code::LadderValues, points.pointer()));
        }
        let scores_rise = pairs().all(|(earlier, later)| earlier.score <= later.score);
        if !scores_rise || first.score != 0.0 || last.score != 1.0 {
            checks.raise(Problem::new(Code::LadderScores, points.pointer()));
        }
    }
}

impl Milestones {
    pub(super) fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        let items = place.field("items");
        self.items.check(&items, checks);
        self.extra.check(&place.field("extra"), checks);
        if self.items.is_empty() {
            checks.raise(Problem::new(Code::MilestonesEmpty, items.pointer()));
        }
        for (index, title) in self.repeated() {
            let problem = Problem::new(Code::MilestonesDuplicate, items.item(index).pointer());
            checks.raise(problem.with("title", title));
        }
    }

    /// The titles that an earlier item has already, with their positions.
    fn repeated(&self) -> Vec<(usize, &str)> {
        let titles: Vec<(usize, &str)> = self.items.iter().map(|item| item.title.as_str()).enumerate().collect();
        let titles = order::sorted_by(titles, |left, right| left.1.cmp(right.1));
        let twins = titles.iter().zip(titles.iter().skip(1)).filter(|(first, later)| first.1 == later.1);
        order::sorted_by(twins.map(|(_, later)| *later).collect(), |left, right| left.0.cmp(&right.0))
    }
}

impl Rollup {
    pub(super) fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        self.baseline.check(&place.field("baseline"), checks);
        self.target.check(&place.field("target"), checks);
        self.unit.check(&place.field("unit"), checks);
        self.extra.check(&place.field("extra"), checks);
        if self.combine != Combine::Sum {
            let given = [
                ("baseline", self.baseline.is_some()),
                ("target", self.target.is_some()),
                ("unit", self.unit.is_some()),
            ];
            for (field, _) in given.into_iter().filter(|(_, given)| *given) {
                let problem = Problem::new(Code::MeasureField, place.field(field).pointer());
                let kind = format!("rollup {}", self.combine);
                checks.raise(
                    problem
                        .with("field", field)
                        .with("kind", kind)
                        .with("known", listed(&["kind", "combine", "extra"])),
                );
            }
            return;
        }
        if self.target.is_none() {
            checks.raise(Problem::new(Code::RollupNoTarget, place.pointer()));
        }
    }
}
