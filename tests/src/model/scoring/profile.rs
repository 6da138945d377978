//! The policies of scoring.

use serde_json::Value;

use super::super::Bend;
use super::super::profile::{Calendar, given_weights, resolved, weights};
use super::super::read::{number, text};

/// How a document is scored: its settings, and those that are asked most.
pub(super) struct Profile {
    /// Every policy with its value.
    pub settings: Value,
    /// Whether unmeasured members are left out; else they count 0.
    pub excludes_unmeasured: bool,
    /// Whether a stated score is the official one.
    pub official_is_stated: bool,
    /// Days from one check-in to the next.
    pub cadence: i64,
    /// Days of silence after that which are still in time, working days by a calendar.
    pub grace: i64,
    calendar: Option<Calendar>,
    bend: Option<Bend>,
}

impl Profile {
    /// The profile of a document.
    pub(super) fn of(document: &Value, bend: Option<Bend>) -> Profile {
        let settings = resolved(document);
        let days = |field: &str| number(&settings, field).unwrap_or(0.0) as i64;
        Profile {
            excludes_unmeasured: text(&settings, "unmeasured") == Some("exclude"),
            official_is_stated: text(&settings, "official") == Some("stated"),
            cadence: days("cadenceDays"),
            grace: days("graceDays"),
            calendar: Calendar::of(&settings, bend),
            settings,
            bend,
        }
    }

    /// Whether a policy has a value.
    pub(super) fn says(&self, policy: &str, value: &str) -> bool {
        text(&self.settings, policy) == Some(value)
    }

    /// Whether every member of a roll-up weighs the same, whatever it states.
    pub(super) fn weighs_equal(&self) -> bool {
        self.says("weights", "equal")
    }

    /// The weights of a set, in order.
    pub(super) fn weights(&self, stated: &[Option<f64>]) -> Vec<f64> {
        if self.weighs_equal() { vec![1.0; stated.len()] } else { weights(&self.settings, stated) }
    }

    /// Whether a member of a set gets no weight of what the others leave.
    pub(super) fn leaves_nothing(&self, stated: &[Option<f64>]) -> bool {
        !self.weighs_equal() && given_weights(&self.settings, stated).contains(&0.0)
    }

    /// The days that count after one day up to another: working days by a calendar.
    pub(super) fn days(&self, from: i64, to: i64) -> i64 {
        self.calendar.as_ref().map_or(to - from, |calendar| calendar.worked_between(from, to))
    }

    /// Whether it was silent too long since a day.
    pub(super) fn is_outdated(&self, since: i64, as_of: i64) -> bool {
        let due = since + self.cadence;
        // Before the next check-in is due nobody is late, however days are counted.
        if due > as_of {
            return false;
        }
        let late = if self.bend == Some(Bend::GraceOfTheYear) { as_of - due } else { self.days(due, as_of) };
        late > self.grace - i64::from(self.bend == Some(Bend::OutdatedAtLimit))
    }

    /// What is expected after a part of the time.
    pub(super) fn curve(&self, t: f64) -> f64 {
        match self.bend {
            _ if !self.says("curve", "smooth") => t,
            Some(Bend::SmoothUnfolded) => 3.0 * t * t - 2.0 * t * t * t,
            _ => (t * t) * (3.0 - 2.0 * t),
        }
    }

    /// Progress of an attainment.
    pub(super) fn clamp(&self, attainment: f64) -> f64 {
        let floored = if self.says("belowBaseline", "signed") { attainment } else { attainment.max(0.0) };
        floored.min(number(&self.settings, "cap").unwrap_or(1.0))
    }
}
